"""Once before each papers deadline the owners of what the body monitors are asked for a word (rule E8)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from bot.plan import entries as e
from bot.plan.bodies import Body, Meeting, Route, RouteBy
from bot.slack.workspace import people as sample
from bot.slack.workspace.clicks import words_of
from tests.digests.plans import action, entry, update
from tests.digests.world import World

Open = Callable[..., World]
ASKED = datetime(2026, 3, 24, 10, 0, tzinfo=UTC)
"""Five working days before the papers of a meeting on 8 April are due on 31 March, Good Friday and Easter between."""


def with_meeting(world: Open, *routes: Route) -> World:
    """Two quiet green actions, and a board that meets on 8 April."""
    here = world([action(1, date(2026, 12, 31)), action(2, date(2026, 12, 31), "rosalind", "r2")])
    board = Body("board", "Trust <Board>", meetings=(Meeting("m", date(2026, 4, 8)),), routes=routes, papers_days=4)
    spoken = datetime(2026, 3, 2, 10, tzinfo=UTC)
    here.record(entry("board", "body", "board", e.BodyAdded(board)), update(1, spoken), update(2, spoken))
    return here


def asked(here: World, user: str = sample.SAFEGUARDING_HEAD) -> list[str]:
    """The prompts somebody got."""
    return [words_of(m) for m in here.direct(user) if "a word from you" in words_of(m)]


def test_the_owner_is_asked_once_five_working_days_before_the_papers(world: Open) -> None:
    here = with_meeting(world)
    here.at(ASKED - timedelta(days=1))
    assert asked(here) == []
    here.at(ASKED)
    [prompt] = asked(here)
    assert "papers for Trust &lt;Board&gt; are due on 31 March 2026" in prompt
    for days in (1, 2, 3, 6):
        here.at(ASKED + timedelta(days=days))
    assert len(asked(here)) == 1


def test_a_recent_word_is_enough(world: Open) -> None:
    here = with_meeting(world)
    here.record(update(1, ASKED - timedelta(days=6)))
    here.at(ASKED)
    assert asked(here) == []
    assert len(asked(here, sample.CARE_HEAD)) == 1


def test_only_what_is_routed_to_the_body_is_asked_about(world: Open) -> None:
    here = with_meeting(world, Route(RouteBy.RECOMMENDATION, "2"))
    here.at(ASKED)
    assert asked(here) == []
    assert len(asked(here, sample.CARE_HEAD)) == 1
