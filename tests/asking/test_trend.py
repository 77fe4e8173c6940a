"""`/plan trend`: twelve weeks of ratings, each as it was known at the end of its day."""

from __future__ import annotations

from bot.plan.entities import Rating
from bot.reading.query import Query
from bot.services.ask_trend import weekly
from bot.services.view import View
from tests.asking.typed import shown, typed
from tests.conversations.plan import AMARA, DANIEL
from tests.conversations.stack import TEAM, Stack


def test_each_week_counts_what_was_known_then(stack: Stack) -> None:
    stack.later(days=7)
    stack.dm(DANIEL, "2.1.3 red, the supplier walked out")
    stack.later(days=7)
    words = shown(typed(stack, AMARA, "trend")["blocks"])
    rows = [line.split() for line in words.splitlines() if line[:1].isdigit()]
    assert len(rows) == 3
    assert [row[3] for row in rows] == ["0", "1", rows[2][3]]
    assert "From " in words


def test_a_filter_counts_its_own_actions_alone(stack: Stack) -> None:
    stack.later(days=7)
    whole = shown(typed(stack, AMARA, "trend")["blocks"])
    part = shown(typed(stack, AMARA, "trend rec 2")["blocks"])
    assert "Ratings week by week in recommendation 2" in part
    assert (whole.splitlines()[3].split()[-1], part.splitlines()[3].split()[-1]) == ("10", "4")


def test_the_newest_week_is_what_the_lists_say(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 red, the supplier walked out")
    stack.later(days=1)
    with stack.database.reading() as session:
        view = View(session, TEAM, stack.plan(), Query("trend"), AMARA, stack.clock.moment.date())
        *_, newest = weekly(session, TEAM, stack.plan(), view.day)
        assert newest.counts == view.standing.counts
        assert [item.ref for item in newest.rated(Rating.RED)] == ["2.1.3"]
