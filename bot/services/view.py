"""One question over one day of the plan: the position it is about, and everything an answer to it is made of.

An answer to a kind of question of its own (`/plan evidence`, `/plan meetings` ...) is a module ask_*.py, given a View.
"""

from __future__ import annotations

from datetime import date

from bot.plan.action import Action
from bot.plan.calendar import end_of_day
from bot.plan.entities import Person, Plan, Rating
from bot.plan.line import Line, line_of
from bot.plan.permissions import person_of
from bot.plan.position import Item, Position, position
from bot.reading.query import Query
from bot.wording import lists
from bot.wording.action_card import HistoryLine, action_card
from bot.wording.blocks import Said
from bot.wording.lists import Group, ListPage, Names
from storage import journal, plans, words
from storage.engine import Session


class View:
    """One query over one day of the plan. `user` is who asks (a Slack user id), `asker` the person of the plan they
    are, `day` the local day it is about (as at, or today)."""

    def __init__(self, session: Session, workspace: str, plan: Plan, query: Query, asker: str, today: date) -> None:
        self.session, self.workspace = session, workspace
        self.plan, self.query, self.today, self.user = plan, query, today, asker
        self.people = plans.people(session, workspace, plan.id)
        self._recommendations = {r.id: r for r in plans.recommendations(session, workspace, plan.id)}
        self.asker = person_of(self.people, asker)
        self.day = query.as_at or today
        self.standing = position(self._lines(), self.day).where(self._wanted)

    @property
    def recommendations(self) -> list[str]:
        """The references of the plan's recommendations, in its order."""
        return [recommendation.ref for recommendation in self._recommendations.values()]

    def has(self, ref: str) -> bool:
        """Whether the plan has a recommendation."""
        return any(plain_ref(known) == plain_ref(ref) for known in self.recommendations)

    @property
    def title(self) -> str:
        """What the query asked for, in words: "red in recommendation 4, as at 31 March 2010"."""
        return lists.title(self.query, self._owner())

    def listing(self, unseen: bool = False) -> Said:
        """The page of the list the query asks for."""
        groups = [group for group in self._groups() if group.items] or self._groups()[:1]
        page = ListPage(self.title, self.day, groups, self._names(), self.query, unseen)
        shown = page.shown()
        ids = [id for item in shown for id in (item.line.last_words, item.line.cause) if id]
        return page.said(words.texts(self.session, self.workspace, ids))

    def action(self, ref: str, chaseable: bool = False) -> Said:
        """One action with its dates, history and evidence, and for the core team a button to chase it."""
        action = self._action(ref)
        if action is None:
            return lists.no_such_action(ref)
        item = position([line_of(self.plan, action)], self.day).items[0]
        history = self._history(action)
        ids = [id for id in (item.line.cause, item.line.last_words, *(line.words for line in history)) if id]
        found = words.texts(self.session, self.workspace, ids)
        chase = chaseable and item.rating not in (None, Rating.BLUE)
        return action_card(self.plan, action, item, self._names(), history, found, self.day, chase)

    def _action(self, ref: str) -> Action | None:
        if self.query.as_at is None:
            return plans.action_by_ref(self.session, self.workspace, self.plan.id, ref)
        actions = (state for state in self._then().values() if isinstance(state, Action))
        return next((action for action in actions if action.ref == ref), None)

    def _history(self, action: Action) -> list[HistoryLine]:
        until = end_of_day(self.day, self.plan.timezone)
        stored = journal.history(self.session, self.plan.id, "action", action.id)
        return [HistoryLine.of(each.entry) for each in stored if each.entry.at < until]

    def _lines(self) -> list[Line]:
        if self.query.as_at is None:
            return plans.lines(self.session, self.workspace, self.plan.id)
        states = self._then()
        plan = states.get(("plan", self.plan.id))
        if not isinstance(plan, Plan):
            return []
        return [line_of(plan, state) for state in states.values() if isinstance(state, Action)]

    def _then(self) -> dict[tuple[str, str], object]:
        """Every subject as Planbot knew it at the end of the day asked about."""
        if not hasattr(self, "_known"):
            until = end_of_day(self.query.as_at or self.today, self.plan.timezone)
            known = plans.states_as_at(self.session, self.workspace, self.plan.id, until)
            self._known: dict[tuple[str, str], object] = dict(known)
        return self._known

    def _names(self) -> Names:
        return Names(self.people, self._recommendations, self.plan.timezone)

    def _owner(self) -> Person | None:
        if self.query.owner is None:
            return None
        return self.people.get(self.query.owner) or person_of(self.people, self.query.owner)

    def _wanted(self, item: Item) -> bool:
        line = item.line
        if self.query.recommendation is not None and not self._serves(line, self.query.recommendation):
            return False
        if self.query.owner is not None:
            owner = self._owner()
            return owner is not None and owner.id in (line.owner, *line.co_owners)
        if self.query.view == "mine":
            return self.asker is not None and self.asker.id in (line.owner, *line.co_owners)
        return True

    def _serves(self, line: Line, ref: str) -> bool:
        served = (self._recommendations[r].ref for r in line.recommendations if r in self._recommendations)
        return any(plain_ref(found) == plain_ref(ref) for found in served)

    def _groups(self) -> list[Group]:
        return groups_of(self.query.view, self.standing)


def plain_ref(ref: str) -> str:
    """A recommendation's reference for comparing: "R4", "Rec 4" and "4" are one."""
    return ref.casefold().removeprefix("recommendation").removeprefix("rec").removeprefix("r").strip(" .")


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
        case "mine":
            live = tuple(i for i in standing.items if i.line.days.rated and i.rating is not Rating.BLUE)
            return [Group("", live)]
    return [Group("", standing.items)]
