"""Done, and better than red, count as reported until somebody of the core team confirms them (rule E2)."""

from __future__ import annotations

from bot.slack.workspace import people as who
from bot.slack.workspace.store import Json
from digests.confirmations import CONFIRMATIONS
from storage import jobs
from storage.jobs import Job
from tests.conversations.plan import AMARA, HELEN, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack


def bundled(stack: Stack) -> Json:
    """The day's message in the core team's channel."""
    with stack.database.writing() as session:
        payload = {"plan": PLAN, "day": "2026-03-02"}
        jobs.add(session, Job("confirmations:test", CONFIRMATIONS, TEAM, payload, stack.clock.now()))
    stack.answer()
    return stack.workspace.parents(who.CORE_TEAM_CHANNEL)[-1]


def test_one_of_the_core_team_confirms_with_one_tap(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.1 done")
    assert stack.item("2.1.1").line.as_reported is not None
    bundle = bundled(stack)
    stack.press(AMARA, bundle, "Confirm")
    assert stack.item("2.1.1").line.as_reported is None
    assert stack.action("2.1.1").updates[-1].confirmed_by == AMARA
    assert stack.replies_in(who.CORE_TEAM_CHANNEL, bundle["ts"]) == [f"*2.1.1*: confirmed by <@{AMARA}>."]


def test_nobody_else_in_the_channel_can_confirm(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.1 done")
    stack.press(HELEN, bundled(stack), "Confirm")
    assert stack.item("2.1.1").line.as_reported is not None


def test_the_core_team_may_say_otherwise(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.1 done")
    stack.press(AMARA, bundled(stack), "Change")
    stack.submit(AMARA, {"state": "in_progress"})
    line = stack.item("2.1.1").line
    assert (line.as_reported, line.status) == (None, "in_progress")


def test_what_was_withdrawn_meanwhile_cannot_be_confirmed(stack: Stack) -> None:
    ts = stack.dm(PRIYA, "2.1.1 done")
    bundle = bundled(stack)
    stack.delete(PRIYA, ts)
    stack.press(AMARA, bundle, "Confirm")
    assert all(update.confirmed_by is None for update in stack.action("2.1.1").updates)


def test_new_evidence_is_announced_in_the_days_message_and_looked_at_from_there(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.1 in progress, audit at https://dunmere.example/audit.pdf")
    bundle = bundled(stack)
    assert "1 piece of evidence* waits to be judged, for 2.1.1" in bundle["text"]
    stack.press(AMARA, bundle, "Look at it")
    seen = stack.workspace.messages(who.CORE_TEAM_CHANNEL, AMARA)[-1]
    assert seen["ephemeral_to"] == AMARA
    assert "*2.1.1* Publish the threshold document" in seen["text"]
