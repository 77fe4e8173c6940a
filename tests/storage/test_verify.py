"""Verification finds what was tampered with, and says it in a sentence."""

from __future__ import annotations

import msgspec
import pytest
from sqlalchemy import text

from bot.plan import entries as e
from bot.plan.action import Update
from storage import journal, words
from storage.engine import Database
from storage.verify import verify, verify_all
from tests.storage.plan_entries import NOW, PLAN, WORKSPACE, entry, opened, updated


@pytest.fixture
def kept(database: Database) -> str:
    """A plan with an update in words; the id of the words."""
    with database.writing() as session:
        said = words.keep(session, WORKSPACE, "waiting on the supplier")
        update = Update("u1", "U1", NOW, words=said.id)
        spoken = msgspec.structs.replace(
            entry("m1", "action", "a1", e.UpdateRecorded(update)), words_digest=said.digest
        )
        journal.append(session, WORKSPACE, PLAN, [*opened(), spoken, updated("m2", minutes=1)])
    return said.id


def faults_after(database: Database, *statements: str) -> list[str]:
    with database.writing() as session:
        for statement in statements:
            session.execute(text(statement))
    with database.reading() as session:
        return verify(session, PLAN)


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE actions SET title = 'Other' WHERE ref = 'R1/A1'", "the row of action R1/A1 differs in title"),
        ("UPDATE actions SET line = '{}' WHERE ref = 'R1/A2'", "the row of action R1/A2 differs in line"),
        ("UPDATE people SET slack_id = 'U666'", "the row of person Ada Example differs in slack_id"),
        ("UPDATE plans SET live_on = '2026-01-01'", "the row of the plan North Riding differs in live_on"),
        ("UPDATE plans SET structural_seq = 1", "the row of the plan North Riding differs in structural_seq"),
        ("DELETE FROM recommendations", "recommendation R1 has no row"),
        (
            "DELETE FROM action_people WHERE action_id = 'a2'",
            "the rows of action_people differ for action R1/A2",
        ),
        (
            "INSERT INTO bodies VALUES ('board', 'plan-north', 'b1', 'T0001', '{}')",
            "the row of body b1 has no entry in the journal",
        ),
        ("UPDATE journal SET by = 'U666' WHERE seq = 4", "the chain is broken at entry 4 (action_added, action a1)"),
        ("UPDATE journal SET what = '{' WHERE seq = 4", "the chain is broken at entry 4"),
        ("UPDATE journal SET what = '{' WHERE seq = 4", "entry 4 cannot be read"),
        ("UPDATE journal SET subject_id = 'a9' WHERE key = 'm2'", "an entry does not fit: m2: action a9"),
        ("UPDATE journal SET subject_id = 'p9' WHERE seq = 1", "plan plan-north has no entry that opens it"),
        ("UPDATE journal SET workspace_id = 'T2' WHERE seq = 4", "entry 4 belongs to the workspace T2"),
        ("UPDATE actions SET state = '{' WHERE ref = 'R1/A1'", "the row of action R1/A1 differs in state"),
        ("DELETE FROM words", "are missing"),
        ("UPDATE words SET text = 'all done'", "are not those of the entry m1"),
    ],
)
def test_a_change_behind_the_journals_back_is_found(database: Database, statement: str, fault: str) -> None:
    if statement.startswith("INSERT INTO bodies"):
        statement = (
            "INSERT INTO bodies (name, plan_id, id, workspace_id, state) VALUES" + statement.split("VALUES", 1)[1]
        )
    assert [found for found in faults_after(database, statement) if fault in found]


@pytest.mark.usefixtures("kept")
def test_an_entry_cut_out_or_off_is_found(database: Database) -> None:
    cut_off = faults_after(database, "DELETE FROM journal WHERE key = 'm2'")
    assert "the plan's row says the journal ends at entry 7, it ends at 6" in cut_off
    cut_out = faults_after(database, "DELETE FROM journal WHERE key = 'm1'")
    assert "the row of action R1/A1 differs in state" in cut_out
    missing = faults_after(database, "DELETE FROM journal WHERE seq = 2")
    assert "the chain is broken: entry 2 is missing before 3" in missing


def test_erased_words_leave_the_chain_whole(database: Database, kept: str) -> None:
    with database.writing() as session:
        assert words.erase(session, WORKSPACE, kept, "deleted in Slack")
        erased = entry("erase", "action", "a1", e.WordsErased(kept, "deleted in Slack"))
        journal.append(session, WORKSPACE, PLAN, [erased])
    with database.reading() as session:
        assert verify_all(session) == []
        assert words.texts(session, WORKSPACE, [kept]) == {}


def test_a_plan_that_does_not_exist_is_a_fault(database: Database) -> None:
    with database.reading() as session:
        assert verify(session, "nowhere") == ["there is no plan nowhere"]
