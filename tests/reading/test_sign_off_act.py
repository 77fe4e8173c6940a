"""Sign-off asked for, the evidence wanted after `/plan request`, and what only sounds like either."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bot.reading.acts.evidence_wanted import EvidenceWanted, read_wanted
from bot.reading.acts.sign_off import SignOffAsked, read_sign_off
from tests.reading.plans import PLAN, SENT

AT = datetime.fromisoformat(SENT)


@pytest.mark.parametrize(
    "said",
    [
        "sign-off requested on 2.1.1",
        "Sign off requested for 2.1.1.",
        "2.1.1: sign-off requested",
        "requesting sign-off of 2.1.1 please",
        "please sign off 2.1.1",
        "sign-off please for 2.1.1",
        "we'd like sign-off on 2.1.1",
        "2.1.1 is ready for sign-off",
        "2.1.1 ready to be signed off",
    ],
)
def test_sign_off_is_asked_for(said: str) -> None:
    assert read_sign_off(said, PLAN, AT) == SignOffAsked("2.1.1")


@pytest.mark.parametrize(
    "said",
    [
        "signed off 2.1.1",
        "2.1.1 signed off by the board yesterday",
        "2.1.1 not ready for sign-off",
        "2.1.1 amber, waiting on sign-off from legal",
        "2.1.1 and 2.1.2 ready for sign-off",
        "sign-off requested",
        "is sign-off of 2.1.1 likely?",
        "2.1.1 done, please sign off",
        "sign-off requested on 2.1.1 but 2.1.2 is late",
    ],
)
def test_what_says_more_or_something_else_is_no_request(said: str) -> None:
    assert read_sign_off(said, PLAN, AT) is None


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("2.1.1 audit results by 9 July", EvidenceWanted("2.1.1", "audit results", date(2021, 7, 9))),
        ("2.1.1: minutes for the next board", EvidenceWanted("2.1.1", "minutes", meeting=True)),
        ("for 2.1.1 the training log", EvidenceWanted("2.1.1", "the training log")),
        ("2.1.1 proof signed by parents", EvidenceWanted("2.1.1", "proof signed by parents")),
        ("2.1.1 figures by team by 9 July", EvidenceWanted("2.1.1", "figures by team", date(2021, 7, 9))),
        ("2.1.1", None),
        ("audit results by 9 July", None),
        ("", None),
    ],
)
def test_what_evidence_is_wanted_and_by_when(typed: str, wanted: EvidenceWanted | None) -> None:
    assert read_wanted(typed, PLAN, AT) == wanted
