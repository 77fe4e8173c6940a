"""Figures that are missing, risks to be looked at, and green-on-red: in the day's one message and in the digest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from bot.plan import entries as e
from bot.plan.action import Action
from bot.plan.entities import Recommendation, Timescale
from bot.plan.indicators import Indicator, Target
from bot.plan.risks import Risk
from bot.slack.workspace import people as sample
from tests.digests.plans import IMPORTED, MONDAY, action, entry
from tests.digests.world import World
from tests.plan.measured import readings

Open = Callable[..., World]
HALF_PAST = MONDAY + timedelta(minutes=1)
FAR = date(2026, 9, 30)


def quiet() -> list[Action]:
    """One action that needs no word: it is far from its date, and its owner speaks every month."""
    return [action(1, FAR), action(2, FAR, "rosalind")]


def measure(**changes: object) -> e.Entry:
    """An indicator of action 1.1 with figures up to January."""
    values: dict[str, object] = {
        "id": "i1",
        "name": "Children <seen> in time",
        "unit": "%",
        "baseline": 60.0,
        "targets": (Target(90),),
        "aliases": ("seen in time",),
        "actions": ("a1",),
        "readings": readings([("2025-12", 62.0), ("2026-01", 55.0)]),
    }
    found = Indicator(**(values | changes))  # type: ignore[arg-type]
    return entry(f"i-{found.id}", "indicator", found.id, e.IndicatorAdded(found))


def risk(number: int, owner: str, review: date) -> e.Entry:
    """A risk somebody owns."""
    found = Risk(f"k{number}", "somebody", IMPORTED + timedelta(minutes=number), owner=owner, review_on=review)
    return entry(f"k-{number}", "risk", found.id, e.RiskRaised(found))


def say_green(here: World) -> None:
    """Both owners speak on the Friday before."""
    here.clock.moment = MONDAY - timedelta(days=3)
    here.record_green(1)
    here.record_green(2)


def test_a_missing_figure_joins_the_one_message_of_its_actions_owner(world: Open) -> None:
    here = world(quiet())
    here.record(measure())
    say_green(here)
    here.at(HALF_PAST)
    here.go_on(60)
    [message] = here.direct()
    assert "*Children &lt;seen&gt; in time*: no figure yet for February 2026." in message["text"]
    assert "Write “seen in time …% in February 2026”" in message["text"]
    assert here.direct(sample.CARE_HEAD) == []
    here.at(HALF_PAST + timedelta(days=1))
    assert len(here.direct()) == 1
    here.at(HALF_PAST + timedelta(days=8))
    assert len(here.direct()) == 2


def test_once_it_is_given_nobody_is_asked(world: Open) -> None:
    here = world(quiet())
    here.record(measure(readings=readings([("2026-01", 55.0), ("2026-02", 57.0)])))
    say_green(here)
    here.at(HALF_PAST)
    assert here.direct() == []


def test_an_indicator_of_a_recommendation_is_asked_of_its_lead(world: Open) -> None:
    here = world(quiet())
    here.record(measure(actions=(), recommendations=("r1",)))
    say_green(here)
    here.at(HALF_PAST)
    assert "no figure yet" in here.direct(sample.SAFEGUARDING_LEAD)[0]["text"]
    assert here.direct() == []


def test_a_risk_is_to_be_looked_at_on_its_day_and_every_week_until_it_is(world: Open) -> None:
    here = world(quiet())
    here.record(risk(1, "rosalind", MONDAY.date()), risk(2, "rosalind", FAR))
    say_green(here)
    here.at(HALF_PAST)
    [message] = here.direct(sample.CARE_HEAD)
    assert "*Risk 1*, to be looked at today: `/plan risks`" in message["text"]
    assert "Risk 2" not in message["text"]
    here.at(HALF_PAST + timedelta(days=4))
    assert len(here.direct(sample.CARE_HEAD)) == 1
    here.at(HALF_PAST + timedelta(days=7))
    assert "since 16 March 2026" in here.direct(sample.CARE_HEAD)[-1]["text"]


def test_the_digest_names_green_on_red_missing_figures_and_overdue_reviews(world: Open) -> None:
    here = world(quiet())
    here.record(measure(), risk(1, "rosalind", MONDAY.date() - timedelta(days=4)))
    say_green(here)
    here.at(HALF_PAST)
    [message] = here.channel()
    words = str(message["blocks"])
    assert "*Green on red:* Children &lt;seen&gt; in time, January 2026: 55%, worse than December 2025 (62%)" in words
    assert "below the baseline of 60%. Yet 1.1 looks well." in words
    assert "*Risks and issues:* 1 open; *review overdue:* 1: `/plan risks`" in words
    assert "*No figure yet:* Children &lt;seen&gt; in time (February 2026). Nothing is carried forward." in words


def test_the_digest_names_what_is_wanted_immediately_and_has_no_date(world: Open) -> None:
    here = world(quiet())
    wanted = Recommendation("r9", "R9", "Do it now.", Timescale.IMMEDIATELY, order=9)
    undated = action(7, FAR, recommendation="r9", original=None)
    here.record(
        entry("r9", "recommendation", "r9", e.RecommendationAdded(wanted)),
        entry("a7", "action", "a7", e.ActionAdded(undated)),
    )
    here.at(HALF_PAST)
    [message] = here.channel()
    assert "*Wanted immediately, without a date:* 1.7. Ten working days after publication" in str(message["blocks"])
