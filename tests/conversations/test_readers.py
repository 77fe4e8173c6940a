"""The compiled plan that messages are read against: as it stands, whatever was rolled back meanwhile."""

from __future__ import annotations

import pytest

from bot.plan import entries as e
from bot.plan.action import Update
from bot.plan.entities import Status
from bot.services.conversation import Place, converse
from bot.services.readers import PlanReader
from storage import journal
from storage.engine import Session
from tests.conversations.plan import DANIEL, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack


class Undone(Exception):
    """A fault after which nothing of a transaction stands."""


def done(stack: Stack, ref: str) -> e.Entry:
    """Somebody says that an action is done."""
    now = stack.clock.now()
    update = Update(f"done-{ref}", DANIEL, now, status=Status.DELIVERED)
    return e.Entry(update.id, "action", ref, e.UpdateRecorded(update), DANIEL, now, now)


def reader(stack: Stack, session: Session) -> PlanReader:
    """The plan as a message of now would be read against it."""
    talk = converse(session, stack.runtime, Place(TEAM, "D1", "1.0", "key", PRIYA))
    assert talk is not None
    return talk.reader


def record_in_vain(stack: Stack, entry: e.Entry) -> None:
    """A transaction that records, reads what it recorded, and fails."""
    with stack.database.writing() as session:
        journal.append(session, TEAM, PLAN, [entry])
        assert not reader(stack, session).index.by_ref["2.1.3"].open
        raise Undone


@pytest.mark.parametrize("recorded", [["2.1.1"], ["2.1.1", "2.1.2"]])
def test_what_was_rolled_back_is_not_read_against(stack: Stack, recorded: list[str]) -> None:
    with stack.database.reading() as session:
        reader(stack, session)
    with pytest.raises(Undone):
        record_in_vain(stack, done(stack, "2.1.3"))
    with stack.database.writing() as session:
        journal.append(session, TEAM, PLAN, [done(stack, ref) for ref in recorded])
    with stack.database.reading() as session:
        found = reader(stack, session).index.by_ref
    assert [found[ref].open for ref in ("2.1.1", "2.1.2", "2.1.3")] == [
        "2.1.1" not in recorded,
        "2.1.2" not in recorded,
        True,
    ]
