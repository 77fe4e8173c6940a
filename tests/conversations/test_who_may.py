"""Who may say what: owners, others, guests, the core team, and people in channels."""

from __future__ import annotations

import pytest

from bot.plan.entities import Rating
from bot.services.conversation import Place, converse
from bot.services.offer_update import answered_place
from bot.slack.workspace import people as who
from storage import questions
from tests.conversations.plan import AMARA, DANIEL, KIT, LEO, NADIA, PRIYA
from tests.conversations.stack import TEAM, Stack


def test_anybody_elses_update_is_offered_to_the_owner_and_recorded_by_a_tap(stack: Stack) -> None:
    ts = stack.dm(LEO, "2.1.1 is red I hear")
    assert "You are not an owner of 2.1.1" in stack.replies(LEO, ts)[0]
    assert stack.action("2.1.1").updates == ()
    offer = stack.last(PRIYA)
    assert "is red I hear" in offer["text"]
    stack.press(PRIYA, offer, "Record it")
    assert stack.item("2.1.1").line.declared is Rating.RED
    assert any("has recorded" in said for said in stack.replies(LEO, ts))


def test_whoever_said_it_in_a_thread_is_answered_under_the_threads_first_message(stack: Stack) -> None:
    root = stack.say(LEO, who.GENERAL_CHANNEL, f"<@{who.BOT_USER}> 2.1.1 is green I hear")
    ts = stack.say(LEO, who.GENERAL_CHANNEL, "no, 2.1.1 is red", thread=root)
    with stack.database.reading() as session:
        [offered] = questions.about_message(session, TEAM, who.GENERAL_CHANNEL, ts)
        talk = converse(session, stack.runtime, Place(TEAM, "D1", "1.0", "press", PRIYA))
    assert talk is not None
    assert answered_place(talk, offered).place.root == root


def test_an_owner_may_refuse_an_offer(stack: Stack) -> None:
    ts = stack.dm(LEO, "2.1.1 is red I hear")
    stack.press(PRIYA, stack.last(PRIYA), "No")
    assert stack.action("2.1.1").updates == ()
    assert any("has not recorded" in said for said in stack.replies(LEO, ts))


@pytest.mark.parametrize("typed", ["yes", "Yes please", "ok, record it", "yes, that’s right!", "go ahead"])
def test_an_offer_is_taken_by_typing_yes_in_its_thread(stack: Stack, typed: str) -> None:
    ts = stack.dm(LEO, "2.1.1 is red I hear")
    stack.later(days=2)
    stack.dm(PRIYA, typed, thread=stack.last(PRIYA)["ts"])
    assert stack.item("2.1.1").line.declared is Rating.RED
    assert any("has recorded" in said for said in stack.replies(LEO, ts))


@pytest.mark.parametrize("typed", ["no", "No thanks", "no, that's wrong", "please don’t", "never mind"])
def test_an_offer_is_refused_by_typing_no_in_its_thread(stack: Stack, typed: str) -> None:
    ts = stack.dm(LEO, "2.1.1 is red I hear")
    stack.dm(PRIYA, typed, thread=stack.last(PRIYA)["ts"])
    assert stack.action("2.1.1").updates == ()
    assert any("has not recorded" in said for said in stack.replies(LEO, ts))


def test_an_offer_just_made_is_answered_beside_its_thread_too_and_an_older_one_is_not(stack: Stack) -> None:
    stack.dm(LEO, "2.1.1 is red I hear")
    stack.dm(PRIYA, "yes")
    assert len(stack.counted("2.1.1")) == 1
    stack.dm(LEO, "2.1.2 is red I hear")
    stack.later(hours=3)
    stack.dm(PRIYA, "yes")
    assert stack.counted("2.1.2") == []


@pytest.mark.parametrize("typed", ["no change", "2.1.1 is amber", "yes 2.1.1 is done"])
def test_whoever_says_more_than_yes_or_no_to_an_offer_says_how_it_stands(stack: Stack, typed: str) -> None:
    ts = stack.dm(LEO, "2.1.1 is red I hear")
    stack.dm(PRIYA, typed, thread=stack.last(PRIYA)["ts"])
    assert stack.action("2.1.1").updates[0].by == PRIYA
    assert stack.item("2.1.1").line.declared is not Rating.RED
    assert not any("recorded" in said for said in stack.replies(LEO, ts)[1:])


def test_an_offer_does_not_stand_between_a_question_and_its_answer(stack: Stack) -> None:
    stack.dm(PRIYA, "red, 40% done")
    stack.dm(LEO, "2.1.1 is red I hear")
    stack.dm(PRIYA, "2.1.2")
    assert stack.counted("2.1.1") == []
    assert len(stack.counted("2.1.2")) == 1


def test_the_core_team_records_on_behalf_of_the_owner(stack: Stack) -> None:
    ts = stack.dm(AMARA, "Priya says 2.1.1 is still amber")
    assert "on behalf of Priya Nair" in stack.replies(AMARA, ts)[0]
    assert stack.action("2.1.1").updates[0].on_behalf_of == "p-priya"


def test_a_guest_answers_for_their_own_action_only(stack: Stack) -> None:
    stack.dm(NADIA, "4.1 amber")
    assert stack.item("4.1").line.declared is Rating.AMBER
    stack.dm(NADIA, "2.1.1 red")
    assert stack.action("2.1.1").updates == ()


def test_a_guest_sees_their_own_actions_only(stack: Stack) -> None:
    ts = stack.dm(NADIA, "what's red in rec 2?")
    assert "guests" in stack.replies(NADIA, ts)[0]
    own = stack.dm(NADIA, "what are my actions?")
    assert "4.1" in str(stack.said_to(NADIA)[-1])
    assert "2.1.1" not in str(stack.said_to(NADIA)[-1])
    assert len(stack.replies(NADIA, own)) == 1


def test_another_guest_is_refused_once_and_their_words_are_not_kept(stack: Stack) -> None:
    first = stack.dm(KIT, "2.1.1 red")
    second = stack.dm(KIT, "2.1.1 really is red")
    assert len(stack.replies(KIT, first) + stack.replies(KIT, second)) == 1
    assert stack.message(KIT, first) is None
    assert stack.action("2.1.1").updates == ()


def test_what_is_said_in_a_channel_is_not_heard_unless_planbot_is_named(stack: Stack) -> None:
    ts = stack.say(PRIYA, who.GENERAL_CHANNEL, "2.1.1 red")
    assert stack.replies_in(who.GENERAL_CHANNEL, ts) == []
    assert stack.action("2.1.1").updates == ()
    named = stack.say(PRIYA, who.GENERAL_CHANNEL, f"<@{who.BOT_USER}> 2.1.1 red")
    assert len(stack.replies_in(who.GENERAL_CHANNEL, named)) == 1
    assert len(stack.counted("2.1.1")) == 1
    stack.say(PRIYA, who.GENERAL_CHANNEL, "now 30 April", thread=named)
    assert len(stack.counted("2.1.1")) == 2


def test_what_others_say_in_a_thread_that_somebody_began_with_planbot_is_not_heard(stack: Stack) -> None:
    named = stack.say(PRIYA, who.GENERAL_CHANNEL, f"<@{who.BOT_USER}> 2.1.1 red")
    stack.say(DANIEL, who.GENERAL_CHANNEL, "2.1.3 green", thread=named)
    assert len(stack.replies_in(who.GENERAL_CHANNEL, named)) == 1
    assert stack.action("2.1.3").updates == ()
    assert b"2.1.3 green" not in stack.stored_bytes()


def test_words_that_name_a_child_are_not_kept_and_the_author_is_asked(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "2.1.3 amber, waiting on the record of JB born 04/05/2012")
    assert stack.item("2.1.3").line.declared is Rating.AMBER
    assert any("name a child" in said for said in stack.replies(DANIEL, ts))
    assert b"04/05/2012" not in stack.stored_bytes()


def test_without_a_plan_planbot_says_what_is_missing(empty_stack: Stack) -> None:
    ts = empty_stack.dm(PRIYA, "2.1.1 red")
    assert "/plan setup" in empty_stack.replies(PRIYA, ts)[0]
