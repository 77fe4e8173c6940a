"""Evidence: links and files, copied to the store by a job."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.conversations.plan import DANIEL
from tests.conversations.stack import Stack

PDF = b"%PDF-1.4 a small paper"


def test_a_shared_file_becomes_evidence_and_its_bytes_are_copied(stack: Stack) -> None:
    file = stack.workspace.upload(DANIEL, "test-report.pdf", PDF)
    ts = stack.dm(DANIEL, "2.1.3 green, test report attached", files=[file])
    assert "Evidence: test-report.pdf." in stack.replies(DANIEL, ts)[0]
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
    stack.press(DANIEL, stack.last(DANIEL), "Undo")
    assert [e.withdrawn for e in stack.action("2.1.3").evidence] == ["undone"]


def test_a_file_without_words_belongs_to_the_threads_action(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "2.1.3 amber")
    file = stack.workspace.upload(DANIEL, "minutes.pdf", PDF)
    stack.dm(DANIEL, "", thread=ts, files=[file])
    assert [e.name for e in stack.action("2.1.3").evidence] == ["minutes.pdf"]
