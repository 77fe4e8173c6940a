"""One question over one day of the plan: the position it is about, and everything an answer to it is made of.

An answer to a kind of question of its own (`/plan evidence`, `/plan meetings` ...) is a module ask_*.py, given a View.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from bot.plan import entities
from bot.plan.action import Action
from bot.plan.awaiting import awaiting_in
from bot.plan.bodies import Body
from bot.plan.calendar import end_of_day
from bot.plan.changes import Change
from bot.plan.commitments import Commitment
from bot.plan.entities import Person, Plan, Rating, Recommendation
from bot.plan.families import family, recommendation_of
from bot.plan.findings import required_first
from bot.plan.gates import shut_gates
from bot.plan.green_on_red import linked
from bot.plan.grouping import PROGRAMME, SECTION, Grouping
from bot.plan.impact import impact, impact_of
from bot.plan.indicators import Indicator
from bot.plan.late_soon import late_soon
from bot.plan.line import Line, line_of
from bot.plan.measures import Measured
from bot.plan.permissions import answers_for, person_of
from bot.plan.position import Item, Position, position
from bot.plan.risks import Risk
from bot.plan.routing import Ground, routed
from bot.plan.sign_off import with_meetings
from bot.reading.query import Query
from bot.services.card_buttons import card_buttons
from bot.services.meeting_words import in_the_clear
from bot.services.suspended_for import explained
from bot.wording import indicators, lists
from bot.wording.action_card import HistoryLine, Offers, action_card
from bot.wording.blocks import Block, Said
from bot.wording.key import printed
from bot.wording.lists import Group, ListPage, Names
from storage import journal, plans, words
from storage.engine import Session

States = Mapping[tuple[str, str], object]
P = TypeVar("P", entities.Group, Recommendation)


class View:
    """One query over one day of the plan. `user` is who asks (a Slack user id), `asker` the person of the plan they
    are, `day` the local day it is about (as at, or today)."""

    def __init__(
        self,
        session: Session,
        workspace: str,
        plan: Plan,
        query: Query,
        asker: str,
        today: date,
        known: States | None = None,
    ) -> None:
        self._known, self._known_on = known, dict[date, States]()
        self.session, self.workspace = session, workspace
        self.plan, self.query, self.today, self.user = plan, query, today, asker
        self.people = plans.people(session, workspace, plan.id)
        self.served = {r.id: r for r in self._parts("recommendation", plans.recommendations)}
        self.grouping = Grouping(self._parts("group", plans.groups), self.served)
        self.asker = person_of(self.people, asker)
        self.day = query.as_at or today
        self.body = next((b for b in self.bodies if b.id == query.body), None)
        self.lines = self._lines()
        self.gated = shut_gates(plan, self.grouping, self.lines)
        self.standing = position(self.lines, self.day).where(self.wanted)

    @property
    def recommendations(self) -> list[str]:
        """The references of the plan's recommendations, in its order."""
        return [recommendation.ref for recommendation in self.served.values()]

    def recommendation(self, ref: str) -> Recommendation | None:
        """The recommendation of a reference, also of one it had before it was regrouped."""
        return recommendation_of(ref, self.served.values())

    @cached_property
    def bodies(self) -> list[Body]:
        """The boards and committees of the plan."""
        if self.query.as_at is None:
            found = plans.bodies(self.session, self.workspace, self.plan.id)
        else:
            found = [state for state in self._then().values() if isinstance(state, Body)]
        return in_the_clear(self.session, self.workspace, found)

    @cached_property
    def ground(self) -> Ground:
        """What routing rules look things up in."""
        return Ground(self.served, self.grouping, self.people)

    @property
    def title(self) -> str:
        """What the query asked for, in words: "red in recommendation 4, as at 31 March 2010"."""
        groups = [self.grouping.groups[id] for id in self.query.groups if id in self.grouping.groups]
        found = self.recommendation(self.query.recommendation) if self.query.recommendation is not None else None
        query = replace(self.query, recommendation=found.ref) if found is not None else self.query
        return lists.title(query, self._owner(), groups, self.body.name if self.body else None)

    def listing(self, unseen: bool = False, preface: Sequence[Block] = ()) -> Said:
        """The page of the list the query asks for, with what stands above its first page."""
        groups = [group for group in self._groups() if group.items] or self._groups()[:1]
        page = ListPage(self.title, self.day, groups, self.names, self.query, unseen, preface)
        shown = page.shown()
        page = replace(page, impacts=self._impacts(shown))
        ids = [id for item in shown for id in words_of(item.line) if id]
        return page.said(words.texts(self.session, self.workspace, ids))

    def _impacts(self, items: Sequence[Item]) -> dict[str, int]:
        """The impact of what is delivered, by the ids of the actions (rule E4)."""
        done = [item.line for item in items if item.line.delivered_on is not None]
        known = self.indicators() if done else []
        return {line.action: impact(line.proof.level, linked(known, line), self.day) for line in done}

    def action(self, ref: str, unseen: bool = False) -> Said:
        """One action with its dates, history and evidence; unseen by others, with the buttons of what is to be done
        about it."""
        action = self.action_of(ref)
        if action is None:
            return lists.no_such_action(ref)
        [item] = explained(self.items([action]), self.changes)
        history = self.history(action)
        overridden = item.line.override.words if item.line.override else None
        owed = [each for each in self.commitments() if action.id in each.actions and each.open]
        wanted = (*words_of(item.line), overridden, *(line.words for line in history), *(each.words for each in owed))
        ids = [id for id in wanted if id]
        found = words.texts(self.session, self.workspace, ids)
        offers = Offers(card_buttons(self, action, item) if unseen and self.query.as_at is None else [], unseen)
        taken_over = next((i.ref for i in self.standing.items if i.line.action == item.line.successor), None)
        known = self.indicators()
        beside = indicators.beside([Measured(each, self.day) for each in linked(known, item.line)])
        shown = impact_of(action, known, self.day)
        return action_card(
            self.plan, action, item, self.names, history, found, self.day, offers, taken_over, beside, shown, owed
        )

    def commitments(self) -> list[Commitment]:
        """What was asked for and promised, as it was on the day asked about, oldest first."""
        if self.query.as_at is None:
            return plans.commitments(self.session, self.workspace, self.plan.id)
        found = (state for state in self._then().values() if isinstance(state, Commitment))
        return sorted(found, key=lambda commitment: (commitment.at, commitment.id))

    def changes(self) -> list[Change]:
        """The requests to change the plan, as they were on the day asked about, oldest first."""
        if self.query.as_at is None:
            return plans.changes(self.session, self.workspace, self.plan.id)
        found = (state for state in self._then().values() if isinstance(state, Change))
        return sorted(found, key=lambda change: (change.at, change.id))

    def risks(self) -> list[Risk]:
        """The risks as they were on the day, oldest first."""
        if self.query.as_at is None:
            return plans.risks(self.session, self.workspace, self.plan.id)
        found = (state for state in self._then().values() if isinstance(state, Risk))
        return sorted(found, key=lambda risk: (risk.at, risk.id))

    def actions(self) -> list[Action]:
        """All the plan's actions whole, as they were on the day; `standing` is the light view."""
        if self.query.as_at is None:
            return plans.actions(self.session, self.workspace, self.plan.id)
        return [state for state in self._then().values() if isinstance(state, Action)]

    def action_of(self, ref: str) -> Action | None:
        """The action of a reference as it was on the day."""
        if self.query.as_at is None:
            return plans.action_by_ref(self.session, self.workspace, self.plan.id, ref)
        actions = (state for state in self._then().values() if isinstance(state, Action))
        return next((action for action in actions if action.ref == ref), None)

    def history(self, action: Action) -> list[HistoryLine]:
        until = end_of_day(self.day, self.plan.timezone)
        stored = journal.history(self.session, self.plan.id, "action", action.id)
        return [HistoryLine.of(each.entry) for each in stored if each.entry.at < until]

    def _lines(self) -> list[Line]:
        if self.query.as_at is None:
            return plans.lines(self.session, self.workspace, self.plan.id)
        states, plan = self._then(), self.plan_then()
        if ("plan", self.plan.id) not in states:
            return []
        lines = [line_of(plan, state) for state in states.values() if isinstance(state, Action)]
        return with_meetings(lines, self.bodies)

    def plan_then(self) -> Plan:
        """The plan as it was on the day asked about; as it is, where it was not there yet."""
        then = self._then().get(("plan", self.plan.id)) if self.query.as_at is not None else None
        return then if isinstance(then, Plan) else self.plan

    def items(self, actions: Iterable[Action]) -> tuple[Item, ...]:
        """Where actions stand on the day."""
        return position(with_meetings([line_of(self.plan, each) for each in actions], self.bodies), self.day).items

    def indicators(self) -> list[Indicator]:
        """The measures as they were on the day, in the plan's order."""
        if self.query.as_at is None:
            found = plans.indicators(self.session, self.workspace, self.plan.id)
        else:
            found = [state for state in self._then().values() if isinstance(state, Indicator)]
        return sorted(found, key=lambda indicator: (indicator.order, indicator.name))

    def _parts(self, kind: str, now: Callable[[Session, str, str], list[P]]) -> list[P]:
        """The plan's parts of one kind, as they were on the day asked about."""
        if self.query.as_at is None:
            return now(self.session, self.workspace, self.plan.id)
        found = [cast(P, state) for (subject, _), state in self._then().items() if subject == kind]
        return sorted(found, key=lambda part: part.order)

    def on(self, day: date) -> View:
        """The same query over another day."""
        query, known = replace(self.query, as_at=day), self._known_on.get(day)
        return View(self.session, self.workspace, self.plan, query, self.user, self.today, known)

    def _then(self) -> States:
        """Every subject as Planbot knew it at the end of the day asked about; the day that it is compared with is met
        on the way there."""
        if self._known is None:
            day, since = self.query.as_at or self.today, self.query.since
            days = [since, day] if since is not None and since < day else [day]
            ends = [end_of_day(each, self.plan.timezone) for each in days]
            through = plans.states_through(self.session, self.workspace, self.plan.id, ends)
            self._known_on = dict(zip(days, through, strict=True))
            self._known = self._known_on[day]
        return self._known

    @property
    def names(self) -> Names:
        """Who and what the ids stand for."""
        linked = {group.id: group.title for group in self.grouping.kind(PROGRAMME)}
        return Names(self.people, self.served, self.plan.timezone, printed(self.plan_then()), self.gated, linked)

    def _owner(self) -> Person | None:
        if self.query.owner is None:
            return None
        return self.people.get(self.query.owner) or person_of(self.people, self.query.owner)

    def wanted(self, item: Item) -> bool:
        """Whether an action is among those the query is about."""
        line = item.line
        if self.query.recommendation is not None and not self._serves(line, self.query.recommendation):
            return False
        if self.query.groups and not self.grouping.of(line).issuperset(self.query.groups):
            return False
        if self.body is not None and not routed(self.body, line, self.ground):
            return False
        if self.query.owner is not None:
            owner = self._owner()
            return owner is not None and self._answers(owner, line)
        if self.query.view == "mine":
            return self.asker is not None and self._answers(self.asker, line)
        return True

    def _answers(self, person: Person, line: Line) -> bool:
        """Whether somebody, or a team they are of, owns an action."""
        return not answers_for(self.people, person.id).isdisjoint((line.owner, *line.co_owners))

    def _serves(self, line: Line, ref: str) -> bool:
        found = self.recommendation(ref)
        return found is not None and not family(found.id, self.served).isdisjoint(line.recommendations)

    def _groups(self) -> list[Group]:
        if self.query.view == "recommendation" and self.query.recommendation is not None:
            return self._sections()
        found = groups_of(self.query.view, self.standing)
        if self.query.view == "suspended":
            return [replace(group, items=explained(group.items, self.changes)) for group in found]
        if self.query.view not in ("red", "amber"):
            return found
        return [replace(group, items=required_first(group.items, self.served)) for group in found]

    def _sections(self) -> list[Group]:
        """The sub-sections of a list, each action under the first it is in."""
        shown: set[str] = set()
        found: list[Group] = []
        for group, items in self.grouping.parted(self.standing.items, SECTION):
            fresh = tuple(item for item in items if item.line.action not in shown)
            shown |= {item.line.action for item in fresh}
            found.append(Group(group.title if group else "In no sub-section", fresh))
        return found if len(found) > 1 or (found and self.grouping.kind(SECTION)) else groups_of("", self.standing)


def groups_of(view: str, standing: Position) -> list[Group]:
    """The headings of a list and what stands under them. NOT VERIFIED has its own heading in red (rule E3)."""
    match view:
        case "red":
            return [
                Group("RED", standing.rated(Rating.RED)),
                Group("NOT VERIFIED", standing.rated(Rating.NOT_VERIFIED)),
            ]
        case "amber":
            return [Group("", standing.rated(Rating.AMBER))]
        case "overdue":
            return [Group("", standing.overdue)]
        case "due":
            return [Group("", standing.due_soon)]
        case "late-soon":
            late = late_soon(standing.items, standing.day)
            return [Group(reason.value, items) for reason, items in late.items()] or [Group("", ())]
        case "delivered":
            waiting = awaiting_in(standing.items, standing.day)
            return [Group(kind.value, tuple(items)) for kind, items in waiting.items() if items] or [Group("", ())]
        case "monitored":
            watched = (i for i in standing.items if i.line.overseen.monitored_since is not None)
            return [Group("", tuple(watched))]
        case "suspended":
            return [Group("", standing.suspended)]
        case "mine":
            live = tuple(i for i in standing.items if i.line.days.rated and i.rating is not Rating.BLUE)
            return [Group("", live)]
    return [Group("", standing.items)]


def words_of(line: Line) -> tuple[str | None, ...]:
    """The ids of the words that tell how an action stands."""
    awaited = (each.words for each in line.overseen.awaited)
    asked = (put.question for put in line.overseen.challenges)
    recurring = (each.words for each in line.activities)
    above = line.overseen
    return (
        line.last_words,
        line.cause,
        line.suspended_for,
        above.recovery,
        above.harm_reason,
        above.monitored_words,
        *awaited,
        *asked,
        *recurring,
    )
