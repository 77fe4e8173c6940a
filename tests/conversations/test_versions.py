"""Versions of the plan with their approvals and submissions; what was approved too late says so (A1.8, A1.9, A3.2)."""

from __future__ import annotations

import pytest

from storage import journal
from tests.asking.typed import seen, shown, typed
from tests.conversations.plan import AMARA, PLAN, PRIYA
from tests.conversations.stack import Stack


def test_a_version_fixes_what_the_plan_said_and_is_approved_and_submitted(stack: Stack) -> None:
    with stack.database.reading() as session:
        before = journal.head(session, PLAN)
    assert "This is version 1 of the plan" in typed(stack, AMARA, "version as agreed with partners")["text"]
    stack.dm(PRIYA, "2.1.1 amber, the consultation runs late")
    said = typed(stack, AMARA, "version approved: Council Executive, 20 February 2026")["text"]
    assert said == "Recorded: Council Executive approved version 1 on 20 February 2026."
    typed(stack, AMARA, "version 1 endorsed by Scrutiny Committee on 24 February 2026")
    typed(stack, AMARA, "version submitted to Department for Education, 25 February 2026")
    (version,) = stack.plan().versions
    assert (version.seq, version.head) == before
    listed = shown(typed(stack, PRIYA, "versions")["blocks"])
    assert "*Version 1*, 2 March 2026: as agreed with partners" in listed
    for line in (
        "approved by Council Executive, 20 February 2026",
        "endorsed by Scrutiny Committee, 24 February 2026",
        "submitted to Department for Education, 25 February 2026",
    ):
        assert line in listed


def test_a_submission_recorded_by_mistake_is_undone(stack: Stack) -> None:
    typed(stack, AMARA, "version")
    stack.press(AMARA, typed(stack, AMARA, "version submitted: The ministry, 25 February 2026"), "Undo")
    assert "Undone" in shown(seen(stack, AMARA)["blocks"])
    assert stack.plan().versions[0].submissions == ()


def test_an_approval_after_a_deadline_is_pointed_out(stack: Stack) -> None:
    stack.later(days=150)
    typed(stack, AMARA, "version")
    said = typed(stack, AMARA, "version approved: Executive, 6 July 2026")["text"]
    assert said.endswith("That is after the inspectorate's deadline of recommendation 2, 3 and 4.")
    assert "Approved after the deadline of 2, 3 and 4." in shown(typed(stack, AMARA, "versions")["blocks"])


@pytest.mark.parametrize(
    ("user", "words", "says"),
    [
        (PRIYA, "version", "Only the core team"),
        (AMARA, "version approved: Executive, 20 February 2026", "has no version yet"),
        (AMARA, "version approved: Executive", "Write body and day"),
        (AMARA, "versions", "has no version yet"),
    ],
)
def test_what_cannot_be_recorded_is_answered_with_why(stack: Stack, user: str, words: str, says: str) -> None:
    assert says in typed(stack, user, words)["text"]
    assert stack.plan().versions == ()
