"""Answer `/plan trend`: the ratings of the last twelve weeks, each as it was known at the end of its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bot.plan.action import Action
from bot.plan.bodies import Body
from bot.plan.calendar import end_of_day
from bot.plan.entities import Plan
from bot.plan.line import Line, rated_line
from bot.plan.position import Position, position
from bot.plan.sign_off import with_meetings
from bot.plan.subjects import Subject
from bot.services.view import View
from bot.wording import trend
from bot.wording.blocks import Said
from storage import plans
from storage.engine import Session

WEEKS = 12


def answer(view: View) -> Said:
    """A line a week, the newest last; weeks before the plan was there are left out."""
    return trend.said(view.title, [week.where(view.wanted) for week in _weeks(view) if week.items])


def _weeks(view: View) -> Iterator[Position]:
    return weekly(view.session, view.workspace, view.plan, view.day)


def weekly(session: Session, workspace: str, plan: Plan, until: date, weeks: int = WEEKS) -> Iterator[Position]:
    """Where the plan stood at the end of the same weekday of the last weeks, the day `until` last."""
    days = [until - timedelta(weeks=n) for n in reversed(range(weeks))]
    instants = [end_of_day(day, plan.timezone) for day in days]
    lines = _Lines(plan.id)
    through = plans.states_through(session, workspace, plan.id, instants)
    for day, states in zip(days, through, strict=True):
        yield position(lines.of(states), day)


class _Lines:
    """The lines of changing states: only what changed since the last time is worked out again."""

    def __init__(self, plan_id: str) -> None:
        self._plan_id = plan_id
        self._plan: Plan | None = None
        self._known: dict[str, tuple[Action, Line]] = {}

    def of(self, states: dict[tuple[str, str], Subject]) -> list[Line]:
        """The lines of these states."""
        plan = states.get(("plan", self._plan_id))
        if not isinstance(plan, Plan):
            return []
        if plan != self._plan:
            self._plan, self._known = plan, {}
        actions = [state for state in states.values() if isinstance(state, Action)]
        for action in actions:
            if action.id not in self._known or self._known[action.id][0] is not action:
                self._known[action.id] = action, rated_line(plan, action)
        bodies = [state for state in states.values() if isinstance(state, Body)]
        return with_meetings([self._known[action.id][1] for action in actions], bodies)
