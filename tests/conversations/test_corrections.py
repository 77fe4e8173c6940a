"""Corrections, edits and deletions: what was said is withdrawn, revised and erased."""

from __future__ import annotations

from bot.plan.entities import Rating
from bot.services.conversation import Place, converse
from bot.services.undo_update import undo
from bot.slack.workspace.store import Json
from bot.wording import blocks as b
from bot.wording import echo
from storage import words
from tests.conversations.plan import DANIEL, JOE, PRIYA
from tests.conversations.stack import TEAM, Stack


def test_ignore_that_withdraws_the_last_update(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.1 red")
    ts = stack.dm(PRIYA, "ignore that")
    assert "Undone." in stack.replies(PRIYA, ts)[0]
    assert stack.counted("2.1.1") == []


def test_not_that_action_moves_the_update(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.1 red")
    stack.dm(PRIYA, "sorry, 2.1.2 not 2.1.1")
    assert stack.counted("2.1.1") == []
    assert stack.item("2.1.2").line.declared is Rating.RED


def test_a_number_is_put_right(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.1 amber, 36% done")
    stack.dm(PRIYA, "sorry, 63 not 36")
    line = stack.item("2.1.1").line
    assert (line.percent, line.declared) == (63, Rating.AMBER)
    assert len(stack.counted("2.1.1")) == 1


def test_an_edit_revises(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "2.1.3 red")
    stack.edit(DANIEL, ts, "2.1.3 amber")
    assert "You edited your message" in stack.replies(DANIEL, ts)[-1]
    assert stack.item("2.1.3").line.declared is Rating.AMBER
    assert len(stack.counted("2.1.3")) == 1


def test_an_edit_to_another_action_takes_the_first_one_back(stack: Stack) -> None:
    ts = stack.dm(PRIYA, "2.1.1 red")
    stack.edit(PRIYA, ts, "2.1.2 red")
    assert stack.counted("2.1.1") == []
    assert stack.item("2.1.2").line.declared is Rating.RED


def test_an_edit_to_no_update_says_that_the_old_one_is_withdrawn(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "2.1.3 red")
    stack.edit(DANIEL, ts, "thanks")
    assert stack.counted("2.1.3") == []
    assert "is withdrawn" in stack.replies(DANIEL, ts)[-1]


def test_a_deletion_withdraws_erases_and_says_so(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "2.1.3 red, the supplier walked out")
    kept = stack.message(DANIEL, ts)
    update = stack.action("2.1.3").updates[0]
    assert kept is not None
    stack.delete(DANIEL, ts)
    assert stack.counted("2.1.3") == []
    ids = [id for id in (kept.words, update.words) if id]
    with stack.database.reading() as session:
        assert words.texts(session, TEAM, ids) == {}
    assert any("deleted" in said and "withdrawn" in said for said in stack.said_to(DANIEL))


def test_an_update_taken_back_by_hand_stays_taken_back_when_its_message_is_deleted(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "2.1.3 red")
    stack.press(DANIEL, stack.last(DANIEL), "Undo")
    stack.delete(DANIEL, ts)
    assert stack.counted("2.1.3") == []


def test_deleting_the_typed_answer_to_a_question_takes_back_what_it_settled(stack: Stack) -> None:
    ts = stack.dm(PRIYA, "red, 40% done")
    answer = stack.dm(PRIYA, "2.1.1", thread=ts)
    assert stack.counted("2.1.1") != []
    stack.delete(PRIYA, answer)
    assert stack.counted("2.1.1") == []


def buttons(message: Json) -> list[str]:
    return [el["text"]["text"] for block in message["blocks"] if block["type"] == "actions" for el in block["elements"]]


def echoes(stack: Stack, user: str) -> list[list[str]]:
    """The buttons of everything Planbot said to somebody."""
    said = stack.workspace.messages(stack.workspace.direct(user), user)
    return [buttons(m) for m in said if m.get("bot_id")]


def test_an_update_that_was_undone_has_no_buttons_left(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 red")
    assert echoes(stack, DANIEL) == [["Undo", "Change", "Complete the red …"]]
    stack.press(DANIEL, stack.last(DANIEL), "Undo")
    assert echoes(stack, DANIEL) == [[], []]
    assert "No longer counts: undone." in stack.said_to(DANIEL)[0]


def test_only_the_buttons_of_the_update_that_is_gone_go(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.1 red, 2.1.2 amber")
    stack.press(PRIYA, stack.last(PRIYA), "Undo")
    assert echoes(stack, PRIYA) == [["Undo", "Change"], []]
    stack.press(PRIYA, stack.workspace.messages(stack.workspace.direct(PRIYA), PRIYA)[1], "Undo")
    assert stack.counted("2.1.1") == stack.counted("2.1.2") == []


def test_an_update_that_was_corrected_edited_or_deleted_has_no_buttons_left(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 amber, 36% done")
    stack.dm(DANIEL, "sorry, 63 not 36")
    assert echoes(stack, DANIEL) == [[], ["Undo", "Change"]]
    ts = stack.dm(PRIYA, "2.1.1 red")
    stack.edit(PRIYA, ts, "2.1.1 amber")
    assert echoes(stack, PRIYA) == [[], ["Undo", "Change"]]
    stack.delete(PRIYA, ts)
    assert echoes(stack, PRIYA) == [[], [], []]


def test_an_offer_recorded_by_its_owner_loses_its_buttons_with_the_message(stack: Stack) -> None:
    ts = stack.dm(PRIYA, "3.1 is red I hear")
    stack.press(JOE, stack.last(JOE), "Record it")
    assert ["Undo", "Change", "Complete the red …"] in echoes(stack, JOE)
    stack.delete(PRIYA, ts)
    assert not any(echoes(stack, JOE)[-1:])


def test_more_updates_than_have_buttons_of_their_own_lose_theirs_one_by_one() -> None:
    rest = b.actions(b.button("Undo these too", "undo_all", {"u": [["a", "u1"], ["b", "u2"]]}), block_id="echo:rest")
    once = echo.without_buttons("text", [rest], "u1", "undone")
    assert once is not None
    assert "u2" in str(once.blocks)
    assert "u1" not in str(once.blocks)
    twice = echo.without_buttons("text", once.blocks, "u2", "undone")
    assert twice is not None
    assert twice.blocks == []
    assert echo.without_buttons("text", [rest], "u3", "undone") is None


def test_several_updates_are_undone_together_or_not_at_all(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.1 red")
    stack.dm(JOE, "3.1 red")
    with stack.database.writing() as session:
        talk = converse(session, stack.runtime, Place(TEAM, "C1", "1.0", "press", PRIYA))
        assert talk is not None
        undo(talk, [(ref, stack.counted(ref)) for ref in ("2.1.1", "3.1")])
    assert len(stack.counted("2.1.1")) == len(stack.counted("3.1")) == 1
