"""Watching an action closely: enhanced monitoring, urgency, and who is kept informed."""

from __future__ import annotations

from datetime import date, timedelta

from bot.plan import entries as e
from bot.plan.entities import Settings
from bot.plan.indicators import Indicator, Reading, Target
from bot.slack.workspace import people as who
from digests.clock import tick
from digests.weekly import preview
from storage import journal
from tests.asking.typed import seen, shown, typed
from tests.conversations.plan import AMARA, FIONA, HELEN, JOE, LEO, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack


def morning(stack: Stack, days: int) -> None:
    stack.clock.moment += timedelta(days=days)
    tick(stack.runtime, stack.clock.now())
    stack.answer()


def record(stack: Stack, *whats: tuple[str, str, e.What]) -> None:
    now = stack.clock.now()
    entries = [e.Entry(f"watch:{n}:{now}", *what, "planbot", now, now) for n, what in enumerate(whats)]
    with stack.database.writing() as session:
        journal.append(session, TEAM, PLAN, entries)


def test_what_is_monitored_is_asked_about_every_week(stack: Stack) -> None:
    stack.dm(JOE, "3.3 green, all well")
    assert (
        "every 5 working days until the board decides"
        in typed(stack, FIONA, "monitor 3.3 until the board decides")["text"]
    )
    assert "enhanced monitoring until the board decides" in shown(typed(stack, FIONA, "monitored")["blocks"])
    assert "until the board decides" in shown(typed(stack, FIONA, "3.3")["blocks"])
    morning(stack, 8)
    assert "3.3" in stack.said_to(JOE)[-1]


def test_it_ends_by_decision_with_a_reason(stack: Stack) -> None:
    typed(stack, AMARA, "monitor 3.3")
    assert "has ended" in typed(stack, AMARA, "monitor 3.3 off: decided by the board")["text"]
    assert stack.action("3.3").monitoring is None
    assert "enhanced monitoring ended “decided by the board”" in shown(typed(stack, AMARA, "3.3")["blocks"])
    assert "not under enhanced monitoring" in typed(stack, AMARA, "monitor 3.3 off")["text"]


def test_it_ends_by_itself_when_the_target_is_met_for_three_months(stack: Stack) -> None:
    typed(stack, AMARA, "monitor 3.3")
    months = ("2025-11", "2025-12", "2026-01")
    readings = tuple(Reading(f"v{month}", month, 90.0) for month in months)
    measure = Indicator("VIS", "Visits in time", "%", actions=("3.3",), targets=(Target(85.0),), readings=readings)
    record(stack, ("indicator", "VIS", e.IndicatorAdded(measure)))
    morning(stack, 1)
    assert stack.action("3.3").monitoring is None
    assert "the target was met long enough" in shown(typed(stack, AMARA, "3.3")["blocks"])


def test_closer_watch_begun_changed_and_ended_is_undone_exactly(stack: Stack) -> None:
    before = stack.action("3.3")
    typed(stack, FIONA, "monitor 3.3 until the board decides")
    began = seen(stack, FIONA)
    watched = stack.action("3.3")
    stack.later(seconds=5)
    typed(stack, FIONA, "monitor 3.3 until May")
    stack.press(FIONA, began, "Undo")
    assert "something else was decided since" in seen(stack, FIONA)["text"]
    stack.later(seconds=5)
    for words in ("monitor 3.3 until the board decides again", "monitor 3.3 off: decided"):
        as_it_was = stack.action("3.3")
        stack.press(FIONA, typed(stack, FIONA, words), "Undo")
        assert stack.action("3.3") == as_it_was
        stack.later(seconds=5)
    assert watched.monitoring is not None
    stack.press(AMARA, typed(stack, AMARA, "monitor 2.1.3"), "Undo")
    assert "is not under enhanced monitoring, as before" in seen(stack, AMARA)["text"]
    assert before.monitoring is None


def test_urgency_put_on_and_taken_off_is_undone_with_a_tap(stack: Stack) -> None:
    plain = stack.action("3.2")
    stack.press(HELEN, typed(stack, HELEN, "urgent 3.2"), "Undo")
    assert stack.action("3.2") == plain
    stack.later(seconds=5)
    typed(stack, HELEN, "urgent 3.2")
    stack.press(HELEN, typed(stack, HELEN, "urgent 3.2 off"), "Undo")
    assert stack.action("3.2").urgent


def test_nobody_else_decides_how_closely_an_action_is_watched(stack: Stack) -> None:
    assert "Only the core team" in typed(stack, LEO, "monitor 3.3")["text"]
    assert "Only the core team" in typed(stack, PRIYA, "urgent 3.3")["text"]
    assert "Write the action" in typed(stack, AMARA, "monitor")["text"]


def test_what_is_urgent_stands_first_and_is_asked_about_weekly(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.1 red")
    stack.dm(JOE, "3.2 red")
    assert "is urgent" in typed(stack, HELEN, "urgent 3.2")["text"]
    words = shown(typed(stack, HELEN, "red")["blocks"])
    assert words.index("*3.2*") < words.index("*2.1.1*")
    assert "*urgent*" in words
    assert "no longer urgent" in typed(stack, HELEN, "urgent 3.2 off")["text"]


def test_who_is_kept_informed_gets_the_digest_and_the_digest_names_what_is_watched(stack: Stack) -> None:
    chosen = Settings((AMARA,), (HELEN,), who.CORE_TEAM_CHANNEL, watchers=(LEO,))
    record(stack, ("plan", PLAN, e.SettingsChosen(chosen)))
    tick(stack.runtime, stack.clock.now())
    typed(stack, AMARA, "monitor 3.3")
    morning(stack, 7)
    assert any("Improvement plan" in said for said in stack.said_to(LEO))
    with stack.database.reading() as session:
        said = preview(session, TEAM, stack.plan(), stack.clock.now(), stack.clock.now())[0]
    assert "Under enhanced monitoring:* 3.3" in shown(said.blocks)


def test_a_team_or_organisation_is_asked_through_its_liaison(stack: Stack) -> None:
    said = typed(stack, AMARA, f"liaison Virtual School <@{who.PERFORMANCE_MANAGER}>")
    assert f"<@{who.PERFORMANCE_MANAGER}> is asked about the actions of Virtual School" in said["text"]
    stack.clock.moment += timedelta(days=24)
    morning(stack, 1)
    assert "(for Virtual School)" in stack.said_to(who.PERFORMANCE_MANAGER)[-1]
    assert "the lead is asked" in typed(stack, AMARA, "liaison Virtual School off")["text"]
    assert "Only the core team" in typed(stack, JOE, f"liaison Virtual School <@{JOE}>")["text"]
    assert "names nobody" in typed(stack, AMARA, f"liaison Nobody Such <@{JOE}>")["text"]


def test_an_action_whose_owner_left_is_orphaned_and_its_lead_is_asked(stack: Stack) -> None:
    record(stack, ("person", "p-joe", e.PersonMatched(None)))
    with stack.database.reading() as session:
        said = preview(session, TEAM, stack.plan(), stack.clock.now(), stack.clock.now())[0]
    assert "Orphaned, their leads are asked:* 3.1, 3.2, 3.3 and 4.3" in shown(said.blocks)
    assert stack.item("3.1").line.agreed is not None
    assert stack.clock.now().date() == date(2026, 3, 2)
