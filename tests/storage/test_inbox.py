"""The inbox: an event counts once, and every message is kept as it was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from storage import inbox, words
from storage.engine import Database
from storage.inbox import Message
from tests.storage.together import together

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def said(ts: str, author: str = "U1", thread_ts: str | None = None) -> Message:
    return Message("T1", "D1", ts, author, NOW, thread_ts=thread_ts, words=f"w{ts}")


def test_an_event_arrives_once_in_each_workspace(database: Database) -> None:
    with database.writing() as session:
        assert inbox.arrive(session, "T1", "Ev1", NOW)
        assert not inbox.arrive(session, "T1", "Ev1", NOW)
        assert inbox.arrive(session, "T2", "Ev1", NOW)
        inbox.settle(session, "T1", "Ev1", "recorded")
    with database.writing() as session:
        assert not inbox.arrive(session, "T1", "Ev1", NOW + timedelta(days=1))


def test_an_event_that_arrives_twice_at_once_counts_once(database: Database) -> None:
    new: list[bool] = []

    def arrive() -> None:
        with database.writing() as session:
            new.append(inbox.arrive(session, "T1", "Ev1", NOW))

    together([arrive] * 5)
    assert sorted(new) == [False] * 4 + [True]


def test_an_event_whose_handling_failed_can_arrive_again(database: Database) -> None:
    try:
        with database.writing() as session:
            assert inbox.arrive(session, "T1", "Ev1", NOW)
            raise RuntimeError("the handler failed")
    except RuntimeError:
        pass
    with database.writing() as session:
        assert inbox.arrive(session, "T1", "Ev1", NOW)


def test_a_message_is_stored_once_and_found_by_its_workspace_only(database: Database) -> None:
    with database.writing() as session:
        assert inbox.store_message(session, said("1.1"))
        assert not inbox.store_message(session, said("1.1", author="U2"))
    with database.reading() as session:
        assert inbox.message(session, "T1", "D1", "1.1") == said("1.1")
        assert inbox.message(session, "T2", "D1", "1.1") is None


def test_edits_are_kept_in_their_own_order_and_a_deletion_once(database: Database) -> None:
    with database.writing() as session:
        inbox.store_message(session, said("1.1"))
        assert inbox.mark_edited(session, "T1", "D1", "1.1", "5.0", "w-second")
        assert not inbox.mark_edited(session, "T1", "D1", "1.1", "4.0", "w-first")
        assert not inbox.mark_edited(session, "T1", "D1", "1.1", "5.0", "w-second")
        assert not inbox.mark_edited(session, "T2", "D1", "1.1", "6.0", "w")
        assert inbox.mark_deleted(session, "T1", "D1", "1.1", NOW)
        assert not inbox.mark_deleted(session, "T1", "D1", "1.1", NOW)
        found = inbox.message(session, "T1", "D1", "1.1")
    assert found == replace(said("1.1"), edited_ts="5.0", words="w-second", deleted_at=NOW)


def test_the_message_before_is_the_authors_own_in_that_place_with_its_words(database: Database) -> None:
    with database.writing() as session:
        kept = words.keep(session, "T1", "2.1.3 is on track")
        erased = words.keep(session, "T1", "2.1.4 is late")
        words.erase(session, "T1", erased.id, "deleted in Slack")
        inbox.store_message(session, replace(said("1.0"), words=kept.id))
        inbox.store_message(session, replace(said("1.05"), words=erased.id))
        for each in (said("1.1"), said("1.2", thread_ts="1.0"), said("1.3", author="U2"), said("1.4")):
            inbox.store_message(session, each)
        inbox.mark_deleted(session, "T1", "D1", "1.4", NOW)
        where = [("T1", "D1", "U1", ts) for ts in ("2.0", "1.2", "1.1", "1.05", "1.0")]
        found = [inbox.last_before(session, *place) for place in where]
        elsewhere = [inbox.last_before(session, *place) for place in (("T2", "D1", "U1", "2"), ("T1", "D2", "U1", "2"))]
    before = [(message[0].ts, message[1]) if message else None for message in found]
    assert before == [("1.2", ""), ("1.1", ""), ("1.05", ""), ("1.0", "2.1.3 is on track"), None]
    assert elsewhere == [None, None]


def test_what_a_person_must_answer_is_listed_until_it_is_answered(database: Database) -> None:
    with database.writing() as session:
        inbox.store_message(session, said("1.1"))
        inbox.mark_outcome(session, "T1", "D1", "1.1", '{"kind":"unclear"}', needs_answer=True)
        waiting = inbox.unanswered(session, "T1")
        inbox.mark_outcome(session, "T1", "D1", "1.1", '{"kind":"answered"}')
        after = inbox.unanswered(session, "T1")
    assert [(m.ts, m.outcome) for m in waiting] == [("1.1", '{"kind":"unclear"}')]
    assert after == []
