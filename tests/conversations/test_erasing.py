"""After a deletion in Slack nothing of the words is left, in any table or on disk; the record says that they went."""

from __future__ import annotations

from sqlalchemy import text

from bot.plan import entries as e
from storage import journal
from storage.verify import verify
from tests.conversations.plan import DANIEL, JOE, PLAN, PRIYA
from tests.conversations.stack import Stack

WORDS = "the quince orchard flooded"


def erased(stack: Stack) -> list[e.Entry]:
    """The entries that say that words were erased."""
    with stack.database.reading() as session:
        found = [stored.entry for stored in journal.entries(session, PLAN)]
        assert verify(session, PLAN) == []
    return [entry for entry in found if isinstance(entry.what, e.WordsErased)]


def rows(stack: Stack) -> str:
    """Every row of every table."""
    with stack.database.reading() as session:
        names = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
        return "".join(str(session.execute(text(f"SELECT * FROM {name}")).all()) for name in names)


def assert_gone(stack: Stack, words: str = WORDS) -> None:
    """The words are in no row, nor in the database's files once the log of writes is taken over."""
    assert words not in rows(stack)
    with stack.database.engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    kept = b"".join(file.read_bytes() for file in stack.folder.glob("planbot.db*"))
    assert words.encode() not in kept


def test_the_words_of_an_update_are_gone(stack: Stack) -> None:
    ts = stack.dm(DANIEL, f"2.1.3 red because {WORDS}")
    assert WORDS in rows(stack)
    stack.delete(DANIEL, ts)
    assert_gone(stack)
    assert sorted(entry.subject for entry in erased(stack)) == ["action", "plan"]


def test_the_words_of_an_edited_update_are_gone(stack: Stack) -> None:
    ts = stack.dm(DANIEL, f"2.1.3 red because {WORDS}")
    stack.edit(DANIEL, ts, "2.1.3 red because of the weather")
    assert_gone(stack)
    assert {entry.what.reason for entry in erased(stack) if isinstance(entry.what, e.WordsErased)} == {
        "edited in Slack"
    }


def test_the_words_a_question_is_about_are_gone(stack: Stack) -> None:
    ts = stack.dm(PRIYA, f"red, 40% done because {WORDS}")
    assert "Which action" in stack.replies(PRIYA, ts)[0]
    assert WORDS in rows(stack)
    stack.delete(PRIYA, ts)
    assert_gone(stack)


def test_the_words_of_a_question_that_was_answered_are_gone(stack: Stack) -> None:
    ts = stack.dm(PRIYA, f"red, 40% done because {WORDS}")
    stack.dm(PRIYA, "2.1.1", thread=ts)
    assert stack.counted("2.1.1") != []
    stack.delete(PRIYA, ts)
    assert stack.counted("2.1.1") == []
    assert_gone(stack)


def test_the_words_of_an_offer_are_gone(stack: Stack) -> None:
    ts = stack.dm(DANIEL, f"3.1 is red because {WORDS}")
    assert any(WORDS in said for said in stack.said_to(JOE))
    stack.delete(DANIEL, ts)
    assert_gone(stack)


def test_what_an_owner_recorded_of_an_offer_goes_with_its_words(stack: Stack) -> None:
    ts = stack.dm(DANIEL, f"3.1 is red because {WORDS}")
    stack.press(JOE, stack.last(JOE), "Record it")
    assert stack.counted("3.1") != []
    stack.delete(DANIEL, ts)
    assert stack.counted("3.1") == []
    assert_gone(stack)


def test_an_offer_not_yet_made_is_not_made(stack: Stack) -> None:
    channel = stack.workspace.direct(DANIEL)
    ts = stack.workspace.say(DANIEL, channel, f"3.1 is red because {WORDS}")
    stack.workspace.settle()
    stack.workspace.delete(DANIEL, channel, ts)
    stack.answer()
    assert stack.said_to(JOE) == []
    assert_gone(stack)


def test_the_words_that_came_with_evidence_are_gone(stack: Stack) -> None:
    file = stack.workspace.upload(DANIEL, "minutes.pdf", b"%PDF minutes")
    ts = stack.dm(DANIEL, f"2.1.3 minutes attached, {WORDS}", files=[file])
    assert stack.action("2.1.3").evidence != ()
    stack.delete(DANIEL, ts)
    assert all(evidence.withdrawn for evidence in stack.action("2.1.3").evidence)
    assert_gone(stack)


def test_the_words_of_an_update_corrected_or_undone_before_are_gone(stack: Stack) -> None:
    ts = stack.dm(DANIEL, f"2.1.3 red, 36% done because {WORDS}")
    stack.dm(DANIEL, "ignore that")
    stack.delete(DANIEL, ts)
    assert_gone(stack)


def test_words_nobody_understood_are_gone(stack: Stack) -> None:
    ts = stack.dm(DANIEL, f"hello, {WORDS}")
    stack.delete(DANIEL, ts)
    assert_gone(stack)
    assert erased(stack) != []


def test_words_told_before_there_was_a_plan_are_gone(empty_stack: Stack) -> None:
    ts = empty_stack.dm(DANIEL, f"2.1.3 red because {WORDS}")
    empty_stack.delete(DANIEL, ts)
    assert_gone(empty_stack)


def test_the_history_says_that_words_were_erased(stack: Stack) -> None:
    ts = stack.dm(DANIEL, f"2.1.3 red because {WORDS}")
    stack.delete(DANIEL, ts)
    asked = stack.dm(DANIEL, "what is the history of 2.1.3?")
    assert "words erased (deleted in Slack)" in str(stack.workspace.thread(stack.workspace.direct(DANIEL), asked))
