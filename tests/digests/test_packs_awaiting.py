"""What a body's pack says is before the body, and what it says apart of deliveries that are not there yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import msgspec

from bot.plan import entries as e
from bot.plan import evidence_entries as ev
from bot.plan.action import Evidence, EvidenceKind, StatusDecision
from bot.plan.bodies import Meeting
from bot.plan.categories import Categorised, Monitoring
from bot.plan.changes import Change, Effect
from bot.plan.entities import Status
from bot.plan.evidence import EvidenceReview, SignOffRequest
from bot.plan.recommendation_entries import RecommendationCategorised
from bot.slack.workspace import people as sample
from storage import words
from tests.digests.plans import MONDAY, WORKSPACE, action, entry
from tests.digests.test_packs import BOARD, MONTHLY, PAPERS, added, packs
from tests.digests.world import World

Open = Callable[..., World]
BEFORE = datetime(2026, 3, 3, 12, tzinfo=MONDAY.tzinfo)


def given(number: int, at: datetime, accepted: bool, **more: object) -> e.Entry:
    """Evidence of outcome that somebody gave, judged or not."""
    reviews = (EvidenceReview(f"r{number}", sample.COORDINATOR, at, True),) if accepted else ()
    shows = Evidence(f"e{number}", sample.SAFEGUARDING_HEAD, at, url="https://x", reviews=reviews, **more)  # type: ignore[arg-type]
    return entry(f"e{number}", "action", f"a{number}", e.EvidenceAttached(shows), at)


def test_only_what_the_body_can_decide_is_before_it_and_the_rest_delivered_is_one_line(world: Open) -> None:
    here = world([action(n, date(2026, 9, 30)) for n in range(1, 8)])
    here.record(added(msgspec.structs.replace(BOARD, cycles=(MONTHLY,))))
    for number in (1, 2, 3, 4, 5):
        here.delivered(number)
    asked = SignOffRequest("s1", sample.SAFEGUARDING_HEAD, MONDAY)
    sent_back = StatusDecision(
        "d6", Status.INSUFFICIENT_EVIDENCE, BEFORE.date(), "U1", body="Programme Board", at=BEFORE
    )
    with here.database.writing() as session:
        why = words.keep(session, WORKSPACE, "done <elsewhere>").id
    needs = ("director", "board")
    cancelled = Change("c1", sample.COORDINATOR, MONDAY, 2, ("a7",), effects=(Effect("a7"),), needs=needs, words=why)
    closing = Categorised("k1", Monitoring.CLOSED, MONDAY.date(), sample.COORDINATOR)
    here.record(
        entry("s1", "action", "a1", ev.SignOffRequested(asked), MONDAY),
        given(2, MONDAY, True, kind=EvidenceKind.OUTCOME),
        given(3, MONDAY, False),
        entry("d6", "action", "a6", e.StatusDecided(sent_back), BEFORE),
        given(6, MONDAY, False),
        entry("c1", "change", "c1", e.ChangeRequested(cancelled), MONDAY),
        entry("k1", "recommendation", "r1", RecommendationCategorised(closing), MONDAY),
    )
    here.at(PAPERS)
    [pack] = packs(here)
    _, _, said = pack.partition("*Awaiting your decision* (5)")
    assert (
        "• Sign-off: *1.1* Agree protocol &lt;1&gt; &amp; train, delivered 16 March 2026, no evidence given yet" in said
    )
    assert (
        "• Sign-off: *1.2* Agree protocol &lt;2&gt; &amp; train, delivered 16 March 2026, 1 piece of evidence" in said
    )
    assert "• Evidence again: *1.6* " in said
    assert "found insufficient on 3 March 2026; more has come since" in said
    assert "• Change: *1.7* " in said
    assert "· “done &lt;elsewhere&gt;”" in said
    assert "• Category: recommendation *R1* Make sure that it is done.: officers propose Closed" in said
    assert "3 more are delivered and not before you yet: 2 without any evidence, 1 with evidence the core team" in said


def test_the_second_pack_of_a_moved_meeting_says_that_it_replaces_the_first(world: Open) -> None:
    here = world([action(1, date(2026, 9, 30))])
    here.record(added(msgspec.structs.replace(BOARD, cycles=(MONTHLY,))))
    here.at(PAPERS)
    here.record(entry("moved", "body", "board", e.MeetingSet(Meeting("c20260324", date(2026, 3, 31)))))
    here.at(PAPERS + timedelta(days=7))
    first, second = packs(here)
    assert "replaces" not in first
    assert (
        "*This replaces the pack sent on 17 March 2026*: the meeting was to be on 24 March 2026 and was moved."
        in second
    )
    assert "*Movement since 24 February 2026*" in second
