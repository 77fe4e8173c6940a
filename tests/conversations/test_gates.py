"""Phase gates: what is behind one shows as gated, and nobody is asked about it, until it opens (rule E7)."""

from __future__ import annotations

from datetime import UTC, date, datetime

from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan.action import Action, StatusDecision
from bot.plan.entities import Group, PlanDate, Status
from digests.roll import roll_of
from digests.weekly import preview
from storage import journal
from tests.asking.typed import seen, shown, typed
from tests.conversations.plan import AMARA, HELEN, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack

WAIVE = "waive phase 2 by Trust Board on 1 March: the inspectorate asked for it"


def phased(stack: Stack) -> None:
    """Two phases with an action each; the second is due before the first is expected."""
    whats: list[tuple[str, str, e.What]] = [
        ("plan", PLAN, e.SettingsChosen(replace(stack.plan().settings, phase_gates=True))),
    ]
    for n in (1, 2):
        group, due = f"g:phase:{n}", PlanDate(date(2026, 7 - n, 30))
        action = Action(
            f"p{n}", f"9.{n}", f"Do part {n}", f"Do part {n}.", ("r2",), "p-priya", group=group, original=due
        )
        whats.append(("group", group, e.GroupAdded(Group(group, "phase", f"Phase {n}", order=n))))
        whats.append(("action", f"p{n}", e.ActionAdded(replace(action, groups=(group,), order=20 + n))))
    record(stack, *whats)


def record(stack: Stack, *whats: tuple[str, str, e.What]) -> None:
    """Append to the journal."""
    now = stack.clock.now()
    with stack.database.writing() as session:
        entries = [e.Entry(f"{n}:{now}:{i}", s, i, w, AMARA, now, now) for n, (s, i, w) in enumerate(whats)]
        journal.append(session, TEAM, PLAN, entries)


def asked_about(stack: Stack) -> set[str]:
    """The references that somebody may be asked about."""
    with stack.database.reading() as session:
        return {line.ref for line in roll_of(session, TEAM, stack.plan(), stack.clock.moment.date()).lines}


def test_what_is_behind_a_gate_says_so_and_is_not_chased_until_the_phase_before_is_signed_off(stack: Stack) -> None:
    phased(stack)
    text = shown(typed(stack, AMARA, "phase 2")["blocks"])
    assert "gated: Phase 1 is signed off 0 of 1; its date is at risk" in text
    assert "gated" not in shown(typed(stack, AMARA, "phase 1")["blocks"])
    assert "9.1" in asked_about(stack)
    assert "9.2" not in asked_about(stack)
    stack.later(seconds=5)
    decision = StatusDecision("d1", Status.SIGNED_OFF, date(2026, 3, 2), HELEN, body="Trust Board")
    record(stack, ("action", "p1", e.StatusDecided(decision)))
    assert "gated" not in shown(typed(stack, AMARA, "phase 2")["blocks"])
    assert "9.2" in asked_about(stack)


def digest(stack: Stack, day: datetime) -> str:
    """What the digest of a moment says."""
    with stack.database.reading() as session:
        [said, *_] = preview(session, TEAM, stack.plan(), day, day)
    return shown(said.blocks)


def test_the_digest_tells_when_a_gate_is_due_how_late_it_is_and_what_holds_it_up(stack: Stack) -> None:
    phased(stack)
    due = digest(stack, datetime(2026, 3, 2, 10, tzinfo=UTC))
    assert (
        "*Gate to Phase 2:* Phase 1 has 0 of 1 signed off; to open by 30 June 2026. Held up by 9.1. "
        "1 of the 1 action behind it is due before it can open." in due
    )
    late = digest(stack, datetime(2026, 7, 6, 10, tzinfo=UTC))
    assert "it was to open by 30 June 2026, *6 days late*. Held up by 9.1." in late


def test_a_body_waives_a_gate_and_that_is_undone_in_one_tap(stack: Stack) -> None:
    phased(stack)
    assert "is waived: Trust Board, 1 March 2026" in shown(typed(stack, AMARA, WAIVE)["blocks"])
    assert "9.2" in asked_about(stack)
    stack.press(AMARA, seen(stack, AMARA), "Undo")
    assert "9.2" not in asked_about(stack)


def test_only_the_core_team_or_a_director_records_it_and_says_who_decided_when_and_why(stack: Stack) -> None:
    phased(stack)
    assert "Only the core team" in shown(typed(stack, PRIYA, WAIVE)["blocks"])
    assert "has no phase “phase 7”" in shown(typed(stack, AMARA, WAIVE.replace("phase 2", "phase 7"))["blocks"])
    assert "who decided, when, and why" in shown(typed(stack, AMARA, "waive phase 2")["blocks"])
    assert "9.2" not in asked_about(stack)


def test_a_phase_is_suspended_whole_with_what_restarts_it(stack: Stack) -> None:
    phased(stack)
    first = typed(stack, AMARA, "suspend phase 2 until 1 June: phase 1 first; restart when phase 1 is signed off")
    assert "would await a director" in shown(first["blocks"])
    stack.press(AMARA, first, "Ask for it")
    assert "restarts when phase 1 is signed off" in shown(stack.last(HELEN)["blocks"])
    stack.press(HELEN, stack.last(HELEN), "Approve")
    line = stack.item("9.2").line
    assert (line.status, line.review_on) == (Status.SUSPENDED, date(2026, 6, 1))
    assert stack.item("9.1").line.status is Status.NOT_STARTED
