"""A plan in which there is something of everything, so that every button and form has something to be about."""

from __future__ import annotations

from datetime import date, timedelta

from bot.plan import entries as e
from bot.plan import evidence_entries as ev
from bot.plan import measure_entries as m
from bot.plan import recommendation_entries as r
from bot.plan.action import Evidence, Milestone, Override, Update
from bot.plan.activities import Activity
from bot.plan.bodies import Body, Cycle, Every, Withholding
from bot.plan.body_entries import RatingsWithheld
from bot.plan.categories import Categorised
from bot.plan.categories import Monitoring as Category
from bot.plan.changes import Change, ChangeKind, Effect
from bot.plan.commitments import Commitment
from bot.plan.entities import Group, PartDate, PlanDate, Rating, Status, Waiver
from bot.plan.evidence import EvidenceRequest, EvidenceReview, SignOffRequest
from bot.plan.framework_entries import FrameworkChanged, RatingReviewed
from bot.plan.frameworks import FrameworkChange
from bot.plan.indicators import Reading, Retarget, Story, Target
from bot.plan.oversight import Challenge, Monitoring, RedNote, Turn
from bot.plan.oversight_entries import (
    ChallengeEnded,
    ChallengePut,
    ChallengeTurned,
    CommitmentClosed,
    MonitoringSet,
    RedExplained,
    UrgencySet,
)
from bot.plan.risks import Assessment, Closing, Risk
from bot.plan.structure_entries import PartDated
from bot.plan.version_entries import PlanVersioned, VersionSubmitted
from bot.plan.versions import Submission, Version
from storage import imports, journal, plans, questions, words
from tests.asking.typed import typed
from tests.conversations.every_act import AGO, EVIL
from tests.conversations.plan import AMARA, DANIEL, HELEN, JOE, NOW, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack

SECRET = f"quince: {EVIL}"
TODAY = NOW.date()


def prepare(stack: Stack) -> dict[str, str]:
    """Fill the plan; the ids that only Planbot makes."""
    with stack.database.writing() as session:
        kept = words.keep(session, TEAM, SECRET, SECRET).id
        found = _entries(kept)
        journal.append(session, TEAM, PLAN, [e.Entry(f"p{n}", *w, AMARA, AGO, AGO) for n, w in enumerate(found)])
        reviewed = RatingReviewed(("fw1",))
        confirmed = e.Entry("reviewed:fw:fw1:2.1.1", "action", "2.1.1", reviewed, AMARA, AGO, AGO)
        journal.append(session, TEAM, PLAN, [confirmed])
        given = imports.Import(TEAM, AMARA, "plan.csv", b"Action ref,Action\n1.1,Do it\n", None, "{}", NOW)
        file = imports.offer(session, given)
    typed(stack, AMARA, f"suspend 3.1 until 1 June: {SECRET}")
    stack.press(HELEN, stack.last(HELEN), "Approve")
    with stack.database.writing() as session:
        two = Change(
            "two", PRIYA, AGO, 3, ("4.1",), ChangeKind.CANCEL, (Effect("4.1"),), ("director", "member"), words=kept
        )
        journal.append(session, TEAM, PLAN, [e.Entry("two", "change", "two", e.ChangeRequested(two), PRIYA, AGO, AGO)])
    typed(stack, AMARA, f"suspend 3.2 until 1 June: {SECRET}")
    typed(stack, AMARA, "assign 2.1.2 <@U0JOE>")
    stack.dm(JOE, f"red, 40% done because {SECRET}")
    stack.dm(DANIEL, f"3.3 is red because {SECRET}")
    with stack.database.reading() as session:
        changes = {change.actions[0]: change for change in plans.changes(session, TEAM, PLAN)}
        asked = {question.kind == "offer": question.id for question in questions.every(session, TEAM)}
    return {
        "words": kept,
        "file": file,
        "pending": changes["3.2"].id,
        "approved": changes["3.1"].id,
        "approval": changes["3.1"].approvals[0].id,
        "handed": stack.action("2.1.2").former_owners[-1].id,
        "question": asked[False],
        "offer": asked[True],
    }


def _entries(kept: str) -> list[tuple[str, str, e.What]]:
    return [*_of_actions(kept), *_of_the_rest(kept)]


def _of_actions(kept: str) -> list[tuple[str, str, e.What]]:
    red = Update("u1", DANIEL, AGO, Rating.RED, blocker=True, words=kept)
    reported = Update("u2", JOE, AGO, Rating.GREEN, words=kept)
    done = Update("u3", PRIYA, AGO, status=Status.DELIVERED, delivered_on=TODAY - timedelta(days=1), words=kept)
    judged, waiting = (Evidence(id, PRIYA, AGO, url=f"https://quince.example/{id}") for id in ("ev1", "ev2"))
    answered = Challenge("ch1", HELEN, AGO, PRIYA, kept)
    return [
        ("action", "2.1.3", e.UpdateRecorded(red)),
        ("action", "3.3", e.UpdateRecorded(reported)),
        ("action", "2.2.1", e.UpdateRecorded(done)),
        *(("action", "2.2.1", e.EvidenceAttached(each)) for each in (judged, waiting)),
        ("action", "2.2.1", ev.EvidenceReviewed("ev1", EvidenceReview("rv1", AMARA, AGO, True))),
        ("action", "2.2.1", ev.EvidenceRequested(EvidenceRequest("wq1", AMARA, AGO, kept))),
        ("action", "2.2.1", ev.SignOffRequested(SignOffRequest("so1", PRIYA, AGO))),
        ("action", "2.1.1", ev.ActivitySet(Activity("ac1", AMARA, AGO, 2, date(2026, 5, 1), kept))),
        ("action", "2.1.1", ChallengePut(answered)),
        ("action", "2.1.1", ChallengeTurned("ch1", Turn(PRIYA, AGO, kept))),
        ("action", "2.1.1", e.MilestoneSet(Milestone("m1", "Quince drafted", PlanDate(TODAY)))),
        ("action", "2.1.3", RedExplained(RedNote("rn1", DANIEL, AGO, kept, True, kept))),
        ("action", "2.1.1", ChallengePut(Challenge("ch2", HELEN, AGO, PRIYA, kept))),
        ("action", "2.1.1", ChallengeEnded("ch2", "accepted", HELEN, AGO)),
        ("action", "4.2", UrgencySet(True)),
        ("action", "4.2", MonitoringSet(Monitoring(AMARA, TODAY, "all is well"))),
        ("action", "4.2", e.OverrideSet(Override(Rating.GREEN, TODAY, TODAY + timedelta(days=9), AMARA, kept))),
    ]


def _of_the_rest(kept: str) -> list[tuple[str, str, e.What]]:
    every = Cycle(Every.MONTHLY, 0, date(2026, 3, 1))
    before = (Target(80.0),)
    return [
        ("risk", "rk1", m.RiskRaised(Risk("rk1", DANIEL, AGO, kept, ("2.1.3",)))),
        ("risk", "rk1", m.RiskAssessed(Assessment("as1", DANIEL, AGO, likelihood=4, impact=4, mitigation=kept))),
        ("risk", "rk2", m.RiskRaised(Risk("rk2", DANIEL, AGO, kept, ("2.1.3",)))),
        ("risk", "rk2", m.RiskClosed(Closing(DANIEL, AGO, kept))),
        ("commitment", "cm1", e.CommitmentMade(Commitment("cm1", "member", AMARA, AGO, kept, TODAY, 1))),
        ("commitment", "cm2", e.CommitmentMade(Commitment("cm2", "member", AMARA, AGO, kept, TODAY, 2))),
        ("commitment", "cm2", CommitmentClosed(AMARA, TODAY)),
        ("plan", PLAN, FrameworkChanged(FrameworkChange("fw1", "ILACS", TODAY, AMARA, AGO, kept))),
        ("indicator", "HA20", m.ReadingRecorded(Reading("rd1", "2026-01", 70.0, by=AMARA, at=AGO, words=kept))),
        ("indicator", "HA20", m.StoryTold(Story("st1", "2026-01", AMARA, AGO, kept))),
        ("indicator", "HA20", m.TargetsChanged((Target(85.0),), Retarget("tc1", before, AMARA, AGO, kept))),
        ("recommendation", "r4", r.RecommendationCategorised(Categorised("c1", Category.BOARD, TODAY, AMARA))),
        ("recommendation", "r3", r.RecommendationReworded("Quince words")),
        ("body", "b1", e.BodyAdded(Body("b1", "Quince Board", cycles=(every,), people=(HELEN,), signs_off=True))),
        ("body", "b1", RatingsWithheld(Withholding("wh1", "c20260302", "Executive", TODAY, AMARA, AGO, kept))),
        ("group", "g1", e.GroupAdded(Group("g1", "phase", "Phase 1"))),
        ("group", "g1", e.GateWaived(Waiver("Quince Board", TODAY, AMARA, kept))),
        ("group", "g1", PartDated(PartDate("pd1", PlanDate(date(2026, 6, 30))))),
        ("plan", PLAN, PlanVersioned(Version(1, AGO, AMARA, 1, "0" * 64, words=kept))),
        ("plan", PLAN, VersionSubmitted(1, Submission("sb1", "The ministry", TODAY, AMARA))),
    ]
