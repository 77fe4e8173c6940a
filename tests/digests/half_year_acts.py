"""What happens in the simulated half-year beside updates: what seniors ask, what owners answer, who leaves.

Twice a week somebody does what people do in Planbot, through its own services: says that a child could come to harm
and later that it could not, challenges an action, asks for evidence, signs off what is proved, hands over what a leaver
owned. Figures, reviews of risks and answers come from those who were written to that day, or do not.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import count

from bot.plan import entries as e
from bot.plan.action import Evidence, EvidenceKind
from bot.plan.calendar import add_working_days, next_working_day
from bot.plan.entities import Rating, Status
from bot.plan.evidence import EvidenceReview
from bot.plan.evidence_entries import EvidenceReviewed
from bot.plan.indicators import Indicator, Reading, Target
from bot.plan.line import Line
from bot.plan.oversight import Turn
from bot.plan.oversight_entries import ChallengeTurned
from bot.plan.periods import last_day
from bot.plan.position import Item, item_on
from bot.plan.risks import Assessment, Risk, RiskKind
from bot.plan.sign_off import Verdict
from bot.reading.acts.hand_over import HandOver
from bot.services import challenge, complete_red, hand_over, record_decision, request_evidence
from bot.services.conversation import Conversation, Place, converse
from bot.services.runtime import Runtime
from digests.roll import Roll
from storage import journal

WORKSPACE, PLAN = "T0HALFYEAR", "plan-half-year"
CORE, OTHER, DIRECTOR = "U0CORE1", "U0CORE2", "U0DIRECTOR1"
LEAVERS = {"U0OWNER11": ("p11", "p12", date(2026, 5, 5)), "U0OWNER24": ("p24", "p25", date(2026, 6, 30))}
"""Who leaves, as which person of the plan, who gets what they owned, and the first day they are gone."""
HANDED_OVER_AFTER = 6
MEASURES, RISKS = 8, 12


def measures_and_risks(live: date, at: datetime) -> Iterator[e.Entry]:
    """Indicators whose figures are due every month from going live, and risks that are looked at every month."""
    for n in range(MEASURES):
        made = Indicator(
            f"i{n}", f"Visits in time {n}", "%", targets=(Target(80.0),), actions=(f"a{n + 20}",), since=live, order=n
        )
        yield _entry(f"i-{n}", "indicator", made.id, e.IndicatorAdded(made), at)
    for n in range(RISKS):
        risk = Risk(f"k{n}", CORE, at, owner=f"p{n + 30}", review_on=add_working_days(live, 3 + 2 * n))
        yield _entry(f"k-{n}", "risk", risk.id, e.RiskRaised(risk), at)


class Acts:
    """What people do. Drawn with a seed of its own."""

    def __init__(self, runtime: Runtime) -> None:
        self.runtime, self.chance, self._numbers = runtime, random.Random(1905), count(1)
        self.asked: dict[str, date] = {}

    def on(self, day: date, roll: Roll) -> None:
        """What is done on a day, early in the afternoon."""
        for user, (leaver, heir, gone) in LEAVERS.items():
            if day == add_working_days(gone, HANDED_OVER_AFTER):
                self._hand_over(roll, leaver, heir, user)
        if day.weekday() not in (1, 3):
            return
        items = [item_on(line, day) for line in roll.lines]
        live = [item for item in items if item.line.days.rated and item.line.days.fixed is None]
        red = [item for item in live if item.rating is Rating.RED]
        self._harm(roll, red)
        self._challenge([*red, *(item for item in live if item.overdue)])
        self._ask_for_evidence(live, day)

    @contextmanager
    def _speaking(self, user: str) -> Iterator[Conversation]:
        """Somebody deals with Planbot in their direct messages."""
        place = Place(WORKSPACE, f"D{user}", "1.000000", f"act-{next(self._numbers)}", user)
        with self.runtime.database.writing() as session:
            talk = converse(session, self.runtime, place)
            assert talk is not None
            yield talk

    # -- through the services ----------------------------------------------------------------------------

    def _harm(self, roll: Roll, red: Sequence[Item]) -> None:
        """Now and then a red could come to harm a child, and after a while it could not any more."""
        standing = [item for item in red if item.line.overseen.harm]
        calm = [item for item in red if not item.line.overseen.harm]
        for item, yes in [*((i, False) for i in standing[:1]), *((i, True) for i in calm[:1])]:
            owner = roll.people[item.line.owner or ""].slack_id
            if owner is not None and self.chance.random() < (0.25 if yes else 0.35):
                said = complete_red.Completed("", "More visits.", None, yes, "Visits wait." if yes else "Visited.")
                with self._speaking(owner) as talk:
                    complete_red.complete(talk, item.ref, said)

    def _challenge(self, troubled: Sequence[Item]) -> None:
        """A senior asks why; whoever asked accepts what was answered."""
        for item in troubled:
            answered = [put for put in item.line.overseen.challenges if put.state == "answered"]
            for put in answered[:1]:
                with self._speaking(put.by) as talk:
                    challenge.accept(talk, item.line.action, put.id)
        fresh = [item for item in troubled if not item.line.overseen.challenges]
        if fresh and self.chance.random() < 0.5:
            with self._speaking(self.chance.choice((DIRECTOR, CORE))) as talk:
                challenge.put(talk, self.chance.choice(fresh).ref, "Why has this slipped?")

    def _ask_for_evidence(self, live: Sequence[Item], day: date) -> None:
        unasked = [item for item in live if not item.line.proof.wanted]
        if unasked and self.chance.random() < 0.6:
            with self._speaking(OTHER) as talk:
                action = talk.action(self.chance.choice(unasked).ref)
                assert action is not None
                wanted = request_evidence.Asking("the audit", add_working_days(day, self.chance.choice((4, 9, 15))))
                request_evidence.request(talk, action, wanted)

    def _hand_over(self, roll: Roll, leaver: str, heir: str, user: str) -> None:
        """The core team gives on all that a leaver had: shown first, then confirmed."""
        from_, to = roll.people[leaver].name, roll.people[heir].name
        asked = HandOver(from_, to, f"hand over from {from_} to {to}")
        with self._speaking(CORE) as talk:
            dry = hand_over.give(talk, asked, f"leaver-{user}")
            [buttons] = [b for b in dry.blocks if b["type"] == "actions"]
            mark = json.loads(buttons["elements"][0]["value"])["f"]
            hand_over.give(talk, asked, f"leaver-{user}", mark)

    def sign_off(self, lines: Sequence[Line], day: date) -> None:
        """The board meets: of what is delivered half has been proved, and is signed off."""
        for line in lines:
            if line.status is Status.DELIVERED and self.chance.random() < 0.5:
                self._prove(line, day)
                with self._speaking(CORE) as talk:
                    action = talk.action(line.ref)
                    assert action is not None
                    excused = "The measure has just begun."
                    made = record_decision.Decided(
                        Verdict.SIGNED_OFF, "Programme Board", day, "The chair", exception=excused
                    )
                    record_decision.decide(talk, action, made)

    def _prove(self, line: Line, day: date) -> None:
        now, id = self.runtime.clock.now(), f"e-{line.ref}-{day}"
        given = Evidence(id, "U0SOMEBODY", now, url="https://example.org/audit", kind=EvidenceKind.OUTCOME)
        entries = [
            _entry(id, "action", line.action, e.EvidenceAttached(given), now),
            _entry(f"{id}-ok", "action", line.action, _accepted(id, now), now),
        ]
        if line.as_reported is not None:
            confirmed = e.UpdateConfirmed(line.as_reported, OTHER)
            entries.append(_entry(f"{id}-heard", "action", line.action, confirmed, now))
        with self.runtime.database.writing() as session:
            journal.append(session, WORKSPACE, PLAN, entries)

    # -- by those who were written to ----------------------------------------------------------------------

    def answered(self, roll: Roll, told: set[str], day: date, at: datetime) -> Iterator[e.Entry]:
        """Figures, reviews, evidence and answers of those who were written to on a day."""
        for user in sorted(told):
            for measured in roll.figures.get(user, ()):
                if self.chance.random() < 0.4:
                    for period in measured.missing:
                        reading = Reading(f"r-{measured.indicator.id}-{period}", period, 70.0, by=user, at=at)
                        id = measured.indicator.id
                        yield _entry(reading.id, "indicator", id, e.ReadingRecorded(reading), at)
            for _, risk in roll.reviews.get(user, ()):
                if self.chance.random() < 0.5:
                    again = next_working_day(add_working_days(day, 20))
                    judged = Assessment(
                        f"{risk.id}-{day}", user, at, RiskKind.DELIVERY, risk.now.owner, 3, 3, None, again
                    )
                    yield _entry(judged.id, "risk", risk.id, e.RiskAssessed(judged), at)
            yield from self._of_actions(roll, user, day, at)

    def _of_actions(self, roll: Roll, user: str, day: date, at: datetime) -> Iterator[e.Entry]:
        for line in roll.lines:
            for put in line.overseen.challenges:
                if put.asked_of == user and put.state != "answered" and self.chance.random() < 0.3:
                    turned = ChallengeTurned(put.id, Turn(user, at))
                    yield _entry(f"{put.id}-{day}", "action", line.action, turned, at)
        for line in roll.lines_for(user, day):
            if line.proof.wanted and self.chance.random() < 0.2:
                id = f"given-{line.ref}-{day}"
                given = Evidence(id, user, at, url="https://example.org/audit", kind=EvidenceKind.OUTPUT)
                yield _entry(id, "action", line.action, e.EvidenceAttached(given), at)
                yield _entry(f"{id}-ok", "action", line.action, _accepted(id, at), at)


def waiting(roll: Roll, day: date) -> Iterator[tuple[str, str, date]]:
    """What waits for somebody at the end of a day: what it is, for whom, and since when they are to be told."""
    for user, figures in roll.figures.items():
        for measured in figures:
            first = add_working_days(last_day(measured.missing[-1]), measured.indicator.due_after + 1)
            yield f"figure {measured.indicator.id} {measured.missing[-1]}", user, first
    for user, reviews in roll.reviews.items():
        for _, risk in reviews:
            assert risk.now.review_on is not None
            yield f"risk {risk.id} {risk.now.review_on}", user, next_working_day(risk.now.review_on)
    for line in roll.lines:
        for put in line.overseen.challenges:
            if put.state != "answered" and put.asked_of is not None:
                yield f"challenge {put.id} {put.asked_on}", put.asked_of, add_working_days(put.asked_on, 2)


def _accepted(evidence: str, at: datetime) -> EvidenceReviewed:
    return EvidenceReviewed(evidence, EvidenceReview(f"{evidence}-ok", OTHER, at, True))


def _entry(key: str, subject: str, id: str, what: e.What, at: datetime) -> e.Entry:
    return e.Entry(key, subject, id, what, "simulated", at, at)
