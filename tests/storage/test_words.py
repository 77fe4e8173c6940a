"""Words: kept apart, read by their workspace only, erased for good."""

from __future__ import annotations

from sqlalchemy import text

from storage import words
from storage.engine import Database
from storage.words import Words


def test_words_are_read_back_with_their_cause_by_their_own_workspace(database: Database) -> None:
    with database.writing() as session:
        first = words.keep(session, "T1", "late: waiting on IT", "waiting on IT")
        second = words.keep(session, "T1", "done")
    with database.reading() as session:
        assert words.texts(session, "T1", [first.id, second.id, "none"]) == {
            first.id: Words("late: waiting on IT", "waiting on IT"),
            second.id: Words("done", None),
        }
        assert words.texts(session, "T2", [first.id]) == {}


def test_the_same_words_twice_have_different_digests(database: Database) -> None:
    with database.writing() as session:
        assert words.keep(session, "T1", "done").digest != words.keep(session, "T1", "done").digest


def test_erased_words_are_gone_with_their_salt(database: Database) -> None:
    with database.writing() as session:
        kept = words.keep(session, "T1", "names a child", "a child")
        assert not words.erase(session, "T2", kept.id, "not theirs")
        assert words.erase(session, "T1", kept.id, "names a child")
        assert not words.erase(session, "T1", kept.id, "again")
    with database.reading() as session:
        row = session.execute(text("SELECT text, cause, salt, reason, erased_at IS NOT NULL FROM words")).one()
    assert tuple(row) == (None, None, None, "names a child", True)
