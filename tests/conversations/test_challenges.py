"""A senior question on an action: put, answered in its thread, accepted or asked again, chased, listed."""

from __future__ import annotations

from datetime import timedelta

from bot.plan.entities import Rating
from bot.plan.oversight import open_challenges
from bot.slack.workspace.store import Json
from digests.clock import tick
from digests.weekly import preview
from tests.asking.typed import labels, shown, typed
from tests.conversations.plan import AMARA, FIONA, HELEN, LEO, NADIA, PRIYA
from tests.conversations.stack import TEAM, Stack

QUESTION = "why has this slipped?"


def put(stack: Stack, user: str = HELEN) -> Json:
    """A challenge of 2.1.1; the message its owner gets."""
    assert "goes to" in typed(stack, user, f"challenge 2.1.1 {QUESTION}")["text"]
    return stack.last(PRIYA)


def state(stack: Stack) -> str:
    return stack.action("2.1.1").challenges[0].state


def morning(stack: Stack, days: int) -> None:
    stack.clock.moment += timedelta(days=days)
    tick(stack.runtime, stack.clock.now())
    stack.answer()


def test_a_question_goes_to_the_owner_and_their_reply_in_its_thread_is_the_answer(stack: Stack) -> None:
    asked = put(stack)
    assert QUESTION in asked["text"]
    assert f"<@{HELEN}> asks" in asked["text"]
    stack.dm(PRIYA, "The board moved its meeting; nothing else has changed.", thread=asked["ts"])
    assert state(stack) == "answered"
    assert "The board moved its meeting" in stack.last(HELEN)["text"]
    assert any("has your answer" in said for said in stack.replies(PRIYA, asked["ts"]))
    assert stack.action("2.1.1").updates == ()


def test_an_answer_that_says_how_it_stands_is_an_update_too(stack: Stack) -> None:
    asked = put(stack)
    stack.dm(PRIYA, "amber, waiting on the supplier, now 14 April", thread=asked["ts"])
    assert state(stack) == "answered"
    assert stack.item("2.1.1").line.declared is Rating.AMBER


def test_whoever_asked_accepts_or_asks_again_in_the_same_thread(stack: Stack) -> None:
    asked = put(stack)
    stack.dm(PRIYA, "It is with the board.", thread=asked["ts"])
    stack.press(HELEN, stack.last(HELEN), "Ask again")
    assert stack.submit(HELEN, {"question": "with which board, since when?"})["ok"]
    assert state(stack) == "asked again"
    assert "with which board" in stack.replies(PRIYA, asked["ts"])[-1]
    stack.later(minutes=2)
    stack.dm(PRIYA, "The safeguarding board, since January.", thread=asked["ts"])
    before, answered = stack.action("2.1.1"), stack.last(HELEN)
    for _ in range(2):
        stack.press(HELEN, answered, "Accept")
        assert state(stack) == "accepted"
        assert "has accepted your answer on 2.1.1" in stack.replies(PRIYA, asked["ts"])[-1]
        stack.later(seconds=5)
        stack.press(HELEN, stack.last(HELEN), "Undo")
        assert stack.action("2.1.1") == before
        stack.later(seconds=5)
    stack.press(HELEN, answered, "Accept")
    assert open_challenges(stack.action("2.1.1").challenges) == ()


def test_leads_directors_and_the_core_team_challenge_and_nobody_else(stack: Stack) -> None:
    assert "Only the core team" in typed(stack, LEO, f"challenge 2.1.1 {QUESTION}")["text"]
    assert "Write the action" in typed(stack, HELEN, "challenge")["text"]
    for user in (FIONA, AMARA, HELEN):
        stack.later(minutes=1)
        put(stack, user)
    assert len(stack.action("2.1.1").challenges) == 3
    assert "Challenge …" in labels(typed(stack, FIONA, "2.1.1"))
    assert "Challenge …" not in labels(typed(stack, LEO, "2.1.1"))


def test_the_button_of_the_card_asks_in_a_modal(stack: Stack) -> None:
    stack.press(HELEN, typed(stack, HELEN, "2.1.1"), "Challenge")
    assert stack.submit(HELEN, {"question": QUESTION})["ok"]
    assert QUESTION in stack.last(PRIYA)["text"]
    assert "goes to" in stack.last(HELEN)["text"]


def test_the_card_shows_what_is_asked_until_it_is_settled(stack: Stack) -> None:
    put(stack)
    assert f"Challenge open, asked by <@{HELEN}> on 2 March 2026: “{QUESTION}”" in shown(
        typed(stack, LEO, "2.1.1")["blocks"]
    )
    stack.press(HELEN, typed(stack, HELEN, "challenges"), "Withdraw")
    assert QUESTION not in shown(typed(stack, LEO, "2.1.1")["blocks"])
    stack.press(HELEN, stack.last(HELEN), "Undo")
    assert QUESTION in shown(typed(stack, LEO, "2.1.1")["blocks"])


def test_the_list_is_aged_and_settles(stack: Stack) -> None:
    put(stack)
    stack.later(days=3)
    listed = typed(stack, HELEN, "challenges")
    words = shown(listed["blocks"])
    assert "open*, 3 days old\n" in words
    assert QUESTION in words
    assert labels(typed(stack, LEO, "challenges")) == []
    stack.press(HELEN, listed, "Withdraw")
    assert state(stack) == "withdrawn"
    assert "No question waits" in shown(typed(stack, HELEN, "challenges")["blocks"])


def test_the_list_as_at_a_day_shows_what_was_open_then(stack: Stack) -> None:
    put(stack)
    stack.later(days=3)
    stack.press(HELEN, typed(stack, HELEN, "challenges"), "Withdraw")
    assert QUESTION in shown(typed(stack, HELEN, "challenges as at 3 March")["blocks"])


def test_an_unanswered_question_is_chased_in_the_daily_message_and_stands_in_the_digest(stack: Stack) -> None:
    put(stack)
    morning(stack, 2)
    prompts = [said for said in stack.said_to(PRIYA) if "Also waiting for you" in said]
    assert len(prompts) == 1
    assert QUESTION in prompts[0]
    with stack.database.reading() as session:
        said = preview(session, TEAM, stack.plan(), stack.clock.now(), stack.clock.now())[0]
    assert "2.1.1 (open, 2 days)" in shown(said.blocks)


def test_an_edited_answer_is_not_a_second_one(stack: Stack) -> None:
    asked = put(stack)
    ts = stack.dm(PRIYA, "It is with the board.", thread=asked["ts"])
    stack.edit(PRIYA, ts, "It is with the full board.")
    assert len(stack.action("2.1.1").challenges[0].turns) == 1


def test_a_guest_who_leads_a_recommendation_speaks_for_their_own_actions_alone(stack: Stack) -> None:
    stack.press(AMARA, typed(stack, AMARA, f"handover Fiona Grant to <@{NADIA}>"), "Hand over")
    said = typed(stack, NADIA, f"challenge 2.1.1 {QUESTION}")["text"]
    assert "Only the core team, its lead and the directors" in said
    assert stack.action("2.1.1").challenges == ()
