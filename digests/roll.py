"""A plan with everything that decides who is asked about what, and to whom it goes when nobody answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.plan.commitments import Commitment
from bot.plan.entities import Person, Plan, Recommendation
from bot.plan.gates import shut_gates
from bot.plan.grouping import Grouping
from bot.plan.line import Line
from bot.plan.measures import Measured
from bot.plan.routing import Ground
from bot.services.runtime import Runtime
from digests.measure_duties import Review, figures_by_person, reviews_by_person
from digests.needs import by_addressee, leads_of
from digests.papers import Papers, papers_for
from storage import plans, words
from storage.engine import Session


@dataclass(frozen=True)
class Roll:
    """The lines of a plan, its people and its recommendations; `asked_for` are the words of what evidence is wanted
    of the questions put to owners and of what was promised, by their ids, `papers` what is to be told in papers due
    soon, by the action's id, `commitments` those that wait, `figures` the indicators
    whose figures are overdue and `reviews` the risks to be looked at, by the Slack user who is asked."""

    plan: Plan
    lines: Sequence[Line]
    people: Mapping[str, Person]
    recommendations: Mapping[str, Recommendation]
    asked_for: Mapping[str, str] = field(default_factory=dict)
    papers: Mapping[str, Papers] = field(default_factory=dict)
    commitments: Sequence[Commitment] = ()
    figures: Mapping[str, Sequence[Measured]] = field(default_factory=dict)
    reviews: Mapping[str, Sequence[Review]] = field(default_factory=dict)
    grouping: Grouping | None = None
    # Worked out once a day: everybody is looked up, and most of them several times.
    _asked_on: dict[date, dict[str, list[Line]]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def lines_for(self, user: str, day: date) -> list[Line]:
        """The lines a Slack user is asked about on a day."""
        if day not in self._asked_on:
            self._asked_on[day] = by_addressee(self.lines, self.people, self.recommendations, day)
        return self._asked_on[day].get(user, [])

    def leads(self, line: Line) -> Sequence[Person]:
        """The leads of the recommendations an action serves."""
        return leads_of(line, self.people, self.recommendations)


def roll_today(runtime: Runtime, session: Session, workspace: str, plan: Plan, day: date) -> Roll:
    """What decides who is asked on a day, read once for everybody's prompts."""

    def read() -> Roll:
        # The plan given may have been read before somebody changed it.
        return roll_of(session, workspace, plans.plan(session, workspace, plan.id) or plan, day)

    return runtime.kept.once(session, plan.id, ("roll", workspace, day), read)


def roll_of(session: Session, workspace: str, plan: Plan, day: date) -> Roll:
    """Read what decides who is asked on a day."""
    recommendations = {r.id: r for r in plans.recommendations(session, workspace, plan.id)}
    lines, people = plans.lines(session, workspace, plan.id), plans.people(session, workspace, plan.id)
    wanted = [each.what for line in lines for each in line.proof.wanted if each.what is not None]
    wanted += [put.question for line in lines for put in line.overseen.challenges if put.question is not None]
    owed = [each for each in plans.commitments(session, workspace, plan.id) if each.waiting]
    wanted += [each.words for each in owed if each.words is not None]
    wanted += [each.words for line in lines for each in line.overseen.awaited if each.words is not None]
    measures = plans.indicators(session, workspace, plan.id)
    figures = figures_by_person(measures, lines, people, recommendations, day)
    reviews = reviews_by_person(plans.risks(session, workspace, plan.id), people, day)
    wanted += [risk.words for each in reviews.values() for _, risk in each if risk.words is not None]
    found = {id: said.text for id, said in words.texts(session, workspace, wanted).items()}
    grouping = Grouping(plans.groups(session, workspace, plan.id), recommendations)
    ground = Ground(recommendations, grouping, people)
    shut = shut_gates(plan, grouping, lines)
    papers = papers_for(plan, plans.bodies(session, workspace, plan.id), lines, ground, day)
    # What waits behind a phase's gate is not live yet: its owner is not asked, and the lists say why (rule E7).
    lines = [line for line in lines if line.action not in shut]
    return Roll(plan, lines, people, recommendations, found, papers, owed, figures, reviews, grouping)
