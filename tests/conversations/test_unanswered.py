"""A question that is not answered: asked once more with the next prompt, then told to the core team."""

from __future__ import annotations

from datetime import timedelta

from bot.slack.workspace.store import Json
from digests.weekly import preview
from storage import jobs
from storage.jobs import Job
from tests.conversations.plan import LEO, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack


def next_prompt(stack: Stack, user: str) -> list[Json]:
    """Make it the next day, prompt somebody, and give what Planbot wrote to them since."""
    before = len(parents(stack, user))
    stack.later(days=1)
    day = stack.clock.moment.date().isoformat()
    with stack.database.writing() as session:
        payload = {"plan": PLAN, "user": user, "day": day, "again": True}
        jobs.add(session, Job(f"prompt:{user}:{day}", "prompt", TEAM, payload, stack.clock.now()))
    stack.answer()
    return parents(stack, user)[before:]


def parents(stack: Stack, user: str) -> list[Json]:
    """What Planbot wrote to somebody outside threads."""
    return [m for m in stack.workspace.parents(stack.workspace.direct(user)) if m.get("bot_id")]


def digest(stack: Stack) -> str:
    """The digest as it would be now."""
    with stack.database.reading() as session:
        now = stack.clock.now() + timedelta(minutes=1)
        return "\n".join(str(message.blocks) for message in preview(session, TEAM, stack.plan(), now, now))


def test_it_comes_again_once_and_is_answered_where_it_stands(stack: Stack) -> None:
    stack.dm(PRIYA, "amber, waiting on the supplier")
    _, question = next_prompt(stack, PRIYA)
    assert "Still open since 2 March 2026, when you wrote “amber, waiting on the supplier”" in question["text"]
    assert len(next_prompt(stack, PRIYA)) == 1
    stack.dm(PRIYA, "2.1.2", thread=question["ts"])
    assert stack.item("2.1.2").line.declared == "amber"
    assert len(stack.counted("2.1.2")) == 1


def test_its_buttons_work_in_both_places_and_record_once(stack: Stack) -> None:
    stack.dm(PRIYA, "amber, waiting on the supplier")
    first = stack.last(PRIYA)
    _, question = next_prompt(stack, PRIYA)
    stack.press(PRIYA, question, "2.1.2")
    stack.press(PRIYA, first, "2.1.2")
    assert len(stack.counted("2.1.2")) == 1


def test_asked_twice_in_vain_it_is_told_to_the_core_team(stack: Stack) -> None:
    stack.dm(PRIYA, "amber, waiting on the supplier")
    assert "Asked twice" not in digest(stack)
    next_prompt(stack, PRIYA)
    assert "*Asked twice and not answered:* Priya Nair." in digest(stack)
    stack.press(PRIYA, stack.last(PRIYA), "Not an update")
    assert "Asked twice" not in digest(stack)


def test_an_offer_is_repeated_with_its_own_buttons(stack: Stack) -> None:
    stack.dm(LEO, "2.1.1 green")
    _, offer = next_prompt(stack, PRIYA)
    assert "Still open" in offer["text"]
    stack.press(PRIYA, offer, "Record it")
    assert stack.item("2.1.1").line.declared == "green"


def test_what_was_deleted_is_not_asked_again(stack: Stack) -> None:
    ts = stack.dm(PRIYA, "amber, waiting on the supplier")
    stack.delete(PRIYA, ts)
    assert len(next_prompt(stack, PRIYA)) == 1
