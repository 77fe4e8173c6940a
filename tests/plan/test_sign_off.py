"""Sign-off: what must be there first, who may record it, when it is overdue; nothing else turns blue (E3, E5)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.plan.action import Action, Evidence, EvidenceKind, Milestone, StatusDecision
from bot.plan.bodies import Body, Cycle, Every, Meeting
from bot.plan.current import current
from bot.plan.cycles import meetings, occurrence_id
from bot.plan.entities import Person, PlanDate, Rating, Settings, Status
from bot.plan.evidence import EvidenceRequest, EvidenceReview
from bot.plan.line import line_of
from bot.plan.position import item_on
from bot.plan.sign_off import (
    Draft,
    Gap,
    Verdict,
    looks_again,
    may_decide,
    may_review,
    missing,
    overdue_from,
    standing_against,
    with_meetings,
)
from tests.plan.plans import action, plan, said
from tests.plan.test_impact import evidence, measure

DONE = date(2010, 3, 1)
DAY = date(2010, 6, 1)
LONDON = "Europe/London"
VERDICTS = {Status.INSUFFICIENT_EVIDENCE: "insufficient_evidence", Status.IN_PROGRESS: "not_agreed"}
PEOPLE = {
    "p:priya": Person("p:priya", "Priya", slack_id="UPRIYA"),
    "p:two": Person("p:two", "Priya N", slack_id="UPRIYA"),
}


def delivered(*pieces: Evidence, **changes: object) -> Action:
    """An action delivered on 1 March 2010, confirmed, with evidence."""
    claim = said(DONE, status=Status.DELIVERED, confirmed_by="U1")
    return replace(action(), updates=(claim,), evidence=pieces, **changes)


def gaps(found: Action, *measures: object) -> list[Gap]:
    """What is missing."""
    return [each.gap for each in missing(found, measures, DAY, LONDON)]  # type: ignore[arg-type]


def draft(verdict: Verdict = Verdict.SIGNED_OFF, exception: str | None = None) -> Draft:
    """A decision of the board."""
    return Draft(verdict, "Programme Board", DONE, exception=exception)


def test_delivered_with_accepted_outcome_evidence_lacks_nothing() -> None:
    assert gaps(delivered(evidence(EvidenceKind.OUTCOME))) == []


def test_each_precondition_is_told_apart() -> None:
    asked = EvidenceRequest("q1", "U1", datetime(2010, 3, 2, tzinfo=UTC))
    later = Milestone("m1", "Audit after six months", PlanDate(date(2010, 9, 1)))
    assert gaps(action()) == [Gap.NOT_DELIVERED]
    assert gaps(replace(action(), updates=(said(DONE, status=Status.DELIVERED),))) == [Gap.UNCONFIRMED, Gap.NO_EVIDENCE]
    assert gaps(delivered(evidence(EvidenceKind.TESTIMONY))) == [Gap.NO_EVIDENCE]
    assert gaps(delivered(evidence(EvidenceKind.OUTPUT))) == [Gap.NO_OUTCOME]
    assert gaps(delivered(evidence(EvidenceKind.OUTCOME), milestones=(later,))) == [Gap.MILESTONES]
    assert gaps(delivered(evidence(EvidenceKind.OUTCOME), evidence_requests=(asked,))) == [Gap.REQUESTS]
    assert gaps(delivered(evidence(EvidenceKind.OUTCOME)), measure(81)) == [Gap.NOT_SUSTAINED]
    assert gaps(delivered(evidence(EvidenceKind.OUTCOME)), measure(40)) == [Gap.NO_OUTCOME]


def test_a_recorded_exception_excuses_the_outcome_but_never_evidence_itself() -> None:
    output, testimony = delivered(evidence(EvidenceKind.OUTPUT)), delivered(evidence(EvidenceKind.TESTIMONY))
    assert standing_against(draft(exception="w1"), output, [], DAY, LONDON) == []
    assert [m.gap for m in standing_against(draft(exception="w1"), testimony, [], DAY, LONDON)] == [Gap.NO_EVIDENCE]


def test_insufficient_evidence_needs_only_something_delivered() -> None:
    assert standing_against(draft(Verdict.INSUFFICIENT_EVIDENCE), delivered(), [], DAY, LONDON) == []
    assert standing_against(draft(Verdict.INSUFFICIENT_EVIDENCE), action(), [], DAY, LONDON) != []


def test_evidence_answers_one_request_each_and_what_is_sent_back_answers_none() -> None:
    first = EvidenceRequest("q1", "U1", datetime(2010, 2, 1, tzinfo=UTC))
    second = EvidenceRequest("q2", "U1", datetime(2010, 2, 2, tzinfo=UTC))
    both = delivered(evidence(EvidenceKind.OUTCOME), evidence_requests=(first, second))
    assert line_of(plan(), both).proof.wanted[0].request == "q2"
    returned = delivered(evidence(EvidenceKind.OUTCOME, accepted=False), evidence_requests=(first,))
    assert [each.request for each in line_of(plan(), returned).proof.wanted] == ["q1"]


def test_an_owner_under_any_name_may_neither_judge_nor_decide() -> None:
    team = replace(plan(), settings=Settings(("UPRIYA", "U1"), ("UDIR",)))
    owned = replace(delivered(evidence(EvidenceKind.OUTCOME)), owner="p:two")
    [piece] = owned.evidence
    assert not may_decide(team, owned, PEOPLE, "UPRIYA")
    assert not may_review(team, owned, piece, PEOPLE, "UPRIYA")
    assert not may_review(team, owned, replace(piece, by="U1"), PEOPLE, "U1")
    assert not may_review(team, owned, piece, PEOPLE, "UDIR")
    assert may_review(team, owned, piece, PEOPLE, "U1")
    assert may_decide(team, owned, PEOPLE, "UDIR")
    assert not may_decide(team, owned, PEOPLE, "USOMEBODY")


BOARD = Body("b1", "Programme Board", meetings=tuple(Meeting(f"m{n}", date(2010, n, 15)) for n in (2, 3, 4, 5)))


def test_sign_off_is_overdue_after_the_second_meeting_since_delivery() -> None:
    [line] = with_meetings([line_of(plan(), delivered())], [BOARD])
    assert overdue_from(DONE, BOARD) == date(2010, 4, 16)
    assert item_on(line, date(2010, 4, 15)).rating is Rating.GREEN
    assert item_on(line, date(2010, 4, 16)).rating is Rating.AMBER
    assert item_on(line, date(2012, 4, 16)).rating is Rating.AMBER


def test_the_meetings_of_a_cycle_count_and_those_that_are_cancelled_do_not() -> None:
    board = Body("b1", "Board", cycles=(Cycle(Every.MONTHLY, 1, date(2010, 1, 1), 2),))
    [first, second, third] = [m.on for m in meetings(board, DONE + timedelta(1), DONE + timedelta(100))][:3]
    assert overdue_from(DONE, board) == second + timedelta(1)
    off = Meeting(occurrence_id(first), first, cancelled="no quorum")
    assert overdue_from(DONE, replace(board, meetings=(off,))) == third + timedelta(1)


def test_without_two_meetings_or_a_body_that_signs_off_it_is_not_overdue() -> None:
    other = replace(BOARD, id="b2", name="Scrutiny")
    for bodies in ([], [replace(BOARD, meetings=BOARD.meetings[:2])], [BOARD, other]):
        [line] = with_meetings([line_of(plan(), delivered())], bodies)
        assert item_on(line, date(2012, 1, 1)).rating is Rating.GREEN
    [line] = with_meetings([line_of(plan(), delivered())], [other, replace(BOARD, signs_off=True)])
    assert item_on(line, date(2012, 1, 1)).rating is Rating.AMBER


@pytest.mark.parametrize(
    ("status", "after"),
    [(Status.INSUFFICIENT_EVIDENCE, Status.INSUFFICIENT_EVIDENCE), (Status.IN_PROGRESS, Status.IN_PROGRESS)],
)
def test_what_is_not_signed_off_stands_until_delivery_is_claimed_anew(status: Status, after: Status) -> None:
    at = datetime(2010, 3, 15, 16, tzinfo=UTC)
    returned = replace(
        delivered(), decisions=(StatusDecision("d1", status, date(2010, 3, 15), "U1", at=at, verdict=VERDICTS[status]),)
    )
    assert current(returned).status is after
    spoken = replace(
        returned, updates=(*returned.updates, said(date(2010, 3, 16), percent=90, status=Status.IN_PROGRESS))
    )
    assert current(spoken).status is after
    again = replace(spoken, updates=(*spoken.updates, said(date(2010, 3, 20), status=Status.DELIVERED)))
    assert current(again).status is Status.DELIVERED
    assert current(again).delivered_on == date(2010, 3, 20)
    assert gaps(again)[0] is Gap.UNCONFIRMED


def signed() -> Action:
    """Signed off on 15 March 2010."""
    at = datetime(2010, 3, 15, 16, tzinfo=UTC)
    decision = StatusDecision("d1", Status.SIGNED_OFF, date(2010, 3, 15), "U1", at=at)
    return replace(delivered(evidence(EvidenceKind.OUTCOME)), decisions=(decision,))


def test_contrary_evidence_or_two_misses_ask_the_body_to_look_again_and_keep_it_blue() -> None:
    contrary = replace(
        evidence(EvidenceKind.OUTPUT), contrary=True, received_at=datetime(2010, 6, 1, tzinfo=UTC), reviews=()
    )
    found = replace(signed(), evidence=(*signed().evidence, contrary))
    line = line_of(plan(), found)
    assert looks_again(line, [], DAY) == ["evidence received since speaks against it"]
    assert item_on(line, date(2011, 1, 1)).rating is Rating.BLUE
    assert looks_again(line_of(plan(), signed()), [measure(85, 85, 85, 79, 78)], DAY) == [
        "Assessments has missed its target twice since"
    ]
    assert looks_again(line_of(plan(), signed()), [measure(85, 79, 79)], DAY) == []


def test_a_reviewed_piece_counts_only_by_its_last_review() -> None:
    piece = evidence(EvidenceKind.OUTCOME)
    returned = EvidenceReview("r2", "U1", piece.received_at + timedelta(days=1), False)
    assert gaps(delivered(replace(piece, reviews=(*piece.reviews, returned)))) == [Gap.NO_EVIDENCE]
