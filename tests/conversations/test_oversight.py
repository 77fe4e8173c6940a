"""What those above an owner do: ask for a word, take personal lead."""

from __future__ import annotations

from datetime import date

from bot.plan.oversight import Escalation, Step
from bot.slack.workspace.store import Json
from bot.wording.escalation import Escalated
from bot.wording.prompt import prompt_message
from storage import jobs
from storage.jobs import Job
from tests.asking.typed import typed
from tests.conversations.plan import AMARA, FIONA, HELEN, LEO, PRIYA
from tests.conversations.stack import TEAM, Stack

TODAY = date(2026, 3, 2)


def escalated(stack: Stack, user: str, ref: str, may_lead: bool = True) -> Json:
    """The message that tells somebody of an escalated action."""
    told = Escalated(stack.item(ref), Escalation(Step.DIRECTOR, TODAY, TODAY, (user,)), None, None, may_lead)
    said = prompt_message("Helen Marsh", [], TODAY, escalated=[told])
    payload = {
        "user": user,
        "text": said.text,
        "blocks": said.blocks,
        "remember": {"kind": "escalation", "refs": [ref]},
    }
    with stack.database.writing() as session:
        jobs.add(session, Job("prompt:above", "post", TEAM, payload, stack.clock.now()))
    stack.answer()
    return stack.last(user)


def test_a_director_takes_personal_lead_with_a_button_and_gives_it_back(stack: Stack) -> None:
    stack.press(HELEN, escalated(stack, HELEN, "2.1.1"), "Take personal lead")
    lead = stack.action("2.1.1").personal_lead
    assert lead is not None
    assert (lead.by, lead.on) == (HELEN, TODAY)
    assert f"led personally by <@{HELEN}>" in str(typed(stack, PRIYA, "2.1.1")["blocks"])
    assert "personal lead taken" in str(typed(stack, PRIYA, "2.1.1")["blocks"])
    assert "has ended" in typed(stack, HELEN, "lead 2.1.1 back")["text"]
    assert stack.action("2.1.1").personal_lead is None


def test_only_directors_take_personal_lead(stack: Stack) -> None:
    assert "Only a director" in typed(stack, FIONA, "lead 2.1.1")["text"]
    assert "Only a director" in typed(stack, LEO, "lead 2.1.1")["text"]
    assert stack.action("2.1.1").personal_lead is None


def test_a_director_and_a_lead_ask_the_owner_for_a_word_and_others_do_not(stack: Stack) -> None:
    stack.press(HELEN, escalated(stack, HELEN, "2.1.1"), "Ask the owner")
    assert "2.1.1" in stack.last(PRIYA)["text"]
    assert "I have asked" in typed(stack, FIONA, "chase 2.2.1")["text"]
    assert "Only the core team" in typed(stack, LEO, "chase 2.2.1")["text"]


def test_an_escalated_answer_from_the_lead_is_recorded(stack: Stack) -> None:
    message = escalated(stack, FIONA, "2.1.1", may_lead=False)
    assert "Take personal lead" not in str(message["blocks"])
    stack.dm(FIONA, "amber, I spoke to Priya", thread=message["ts"])
    assert len(stack.counted("2.1.1")) == 1


def test_the_reference_is_asked_for_when_there_is_none(stack: Stack) -> None:
    assert "/plan lead 2.1.3" in typed(stack, AMARA, "lead nonsense")["text"]
