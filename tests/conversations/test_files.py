"""Evidence: links and files, copied to the store by a job."""

from __future__ import annotations

import hashlib
from pathlib import Path

from bot.services.conversation import Place, converse
from bot.services.undo_update import Revised, change
from storage import plans
from tests.conversations.plan import DANIEL, NADIA, PLAN
from tests.conversations.stack import TEAM, Stack

PDF = b"%PDF-1.4 a small paper"


def test_a_shared_file_becomes_evidence_and_its_bytes_are_copied(stack: Stack) -> None:
    file = stack.workspace.upload(DANIEL, "test-report.pdf", PDF)
    ts = stack.dm(DANIEL, "2.1.3 green, test report attached", files=[file])
    assert "/test-report.pdf|test-report.pdf>." in stack.replies(DANIEL, ts)[0]
    [evidence] = stack.action("2.1.3").evidence
    assert (evidence.name, evidence.sha256, evidence.size) == (
        "test-report.pdf",
        hashlib.sha256(PDF).hexdigest(),
        len(PDF),
    )
    assert Path(evidence.stored_at or "").read_bytes() == PDF


def test_a_file_that_is_too_large_is_noted_and_its_giver_told(stack: Stack) -> None:
    file = stack.workspace.upload(DANIEL, "film.pdf", b"%PDF" + b"x" * 200_000)
    ts = stack.dm(DANIEL, "2.1.3 green, report attached", files=[file])
    [evidence] = stack.action("2.1.3").evidence
    assert evidence.stored_at is None
    assert "larger" in (evidence.fault or "")
    assert any("could not copy it" in said for said in stack.replies(DANIEL, ts))


def test_a_link_is_evidence_and_goes_with_an_undo(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 done, see <https://dunmere.example/minutes/14>")
    assert [e.url for e in stack.action("2.1.3").evidence] == ["https://dunmere.example/minutes/14"]
    assert "Evidence: <https://dunmere.example/minutes/14>." in stack.last(DANIEL)["text"]
    stack.press(DANIEL, stack.last(DANIEL), "Undo")
    assert [e.withdrawn for e in stack.action("2.1.3").evidence] == ["undone"]


def test_a_file_without_words_belongs_to_the_threads_action(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "2.1.3 amber")
    file = stack.workspace.upload(DANIEL, "minutes.pdf", PDF)
    stack.dm(DANIEL, "", thread=ts, files=[file])
    assert [e.name for e in stack.action("2.1.3").evidence] == ["minutes.pdf"]


def standing(stack: Stack, ref: str) -> list[tuple[str, bool]]:
    """The evidence of an action that counts, by name, and whether its bytes are kept."""
    return [(ev.name, ev.sha256 is not None) for ev in stack.action(ref).evidence if ev.withdrawn is None]


def test_a_changed_update_keeps_its_evidence_until_it_is_undone(stack: Stack) -> None:
    file = stack.workspace.upload(DANIEL, "report.pdf", PDF)
    link = "https://dunmere.example/minutes/14"
    stack.dm(DANIEL, f"2.1.3 green, report attached, see <{link}>", files=[file])
    before = standing(stack, "2.1.3")
    assert ("report.pdf", True) in before
    stack.press(DANIEL, stack.last(DANIEL), "Change")
    stack.submit(DANIEL, {"rating": "amber"})
    assert standing(stack, "2.1.3") == before
    stack.press(DANIEL, stack.last(DANIEL), "Undo")
    assert standing(stack, "2.1.3") == []


def test_a_file_still_being_copied_when_its_update_is_changed_is_kept_all_the_same(stack: Stack) -> None:
    file, channel = stack.workspace.upload(DANIEL, "report.pdf", PDF), stack.workspace.direct(DANIEL)
    ts = stack.workspace.say(DANIEL, channel, "2.1.3 green, report attached", None, [file])
    stack.workspace.settle()
    with stack.database.writing() as session:
        talk = converse(session, stack.runtime, Place(TEAM, channel, ts, "modal", DANIEL))
        action = stack.action("2.1.3")
        assert talk is not None
        change(talk, action, action.updates[0], Revised("amber", None, None, None, ""))
    assert standing(stack, "2.1.3") == [("report.pdf", False)]
    stack.answer()
    assert standing(stack, "2.1.3") == [("report.pdf", True)]


def test_a_changed_update_keeps_its_measure(stack: Stack) -> None:
    stack.dm(NADIA, "4.1 amber, health assessments within 20 days at 63%")
    stack.press(NADIA, stack.last(NADIA), "Change")
    stack.submit(NADIA, {"rating": "green"})
    with stack.database.reading() as session:
        [measure] = plans.indicators(session, TEAM, PLAN)
    assert [reading.value for reading in measure.readings if not reading.withdrawn] == [63]
