"""Threads, questions and installations: kept, found by their own workspace, closed once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from storage.engine import Database
from storage.installations import Installation, install, installation, installations, revoke
from storage.questions import Question, about_message, answer, ask, open_in_channel, question
from storage.threads import Thread, remember, thread

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def doubt(minutes: int = 0, thread_ts: str | None = "1.0") -> Question:
    return Question(
        workspace_id="T1",
        channel="D1",
        thread_ts=thread_ts,
        asked_of="U1",
        message_channel="D1",
        message_ts="1.1",
        kind="which_action",
        asked_at=NOW + timedelta(minutes=minutes),
        candidates=("2.1.3", "2.1.4"),
        draft='{"status":"delivered"}',
    )


def test_a_thread_is_about_what_was_last_remembered_of_it(database: Database) -> None:
    first = Thread("T1", "D1", "1.0", "prompt", ("2.1.3", "2.1.4"), "p1")
    with database.writing() as session:
        remember(session, first)
        assert thread(session, "T1", "D1", "1.0") == first
        remember(session, replace(first, kind="action", actions=("2.1.3",)))
    with database.reading() as session:
        assert thread(session, "T1", "D1", "1.0") == Thread("T1", "D1", "1.0", "action", ("2.1.3",), "p1")
        assert thread(session, "T2", "D1", "1.0") is None


def test_only_the_first_answer_to_a_question_counts(database: Database) -> None:
    asked = doubt()
    with database.writing() as session:
        assert ask(session, asked) == asked.id
        assert question(session, "T1", asked.id) == asked
        assert question(session, "T2", asked.id) is None
        assert not answer(session, "T2", asked.id, NOW)
        assert answer(session, "T1", asked.id, NOW)
        assert not answer(session, "T1", asked.id, NOW)
        assert question(session, "T1", asked.id) == replace(asked, answered_at=NOW)
        assert open_in_channel(session, "T1", "D1", "U1") == []
        assert about_message(session, "T1", "D1", "1.1") == [replace(asked, answered_at=NOW)]


def test_the_open_questions_of_a_place_are_found_the_latest_first(database: Database) -> None:
    older, newer, outside = doubt(0), doubt(1), doubt(2, thread_ts=None)
    with database.writing() as session:
        for each in (older, newer, outside):
            ask(session, each)
        assert open_in_channel(session, "T1", "D1", "U1") == [outside, newer, older]
        assert open_in_channel(session, "T1", "D1", "U2") == []
        assert open_in_channel(session, "T1", "D2", "U1") == []
        assert open_in_channel(session, "T2", "D1", "U1") == []


def test_a_revoked_installation_forgets_its_token(database: Database) -> None:
    ours = Installation("T1", "UBOT", NOW, "E1", "xoxb-secret")
    assert "secret" not in repr(ours)
    with database.writing() as session:
        install(session, ours)
        install(session, replace(ours, workspace_id="T2"))
        assert installation(session, "T1") == ours
        revoke(session, "T1", NOW)
        assert installation(session, "T1") is None
        assert [each.workspace_id for each in installations(session)] == ["T2"]
        install(session, ours)
        assert installation(session, "T1") == ours
