"""The Home tab, drawn when somebody opens it."""

from __future__ import annotations

from typing import Any

from slack_bolt import App

from bot.plan.calendar import local_day
from bot.plan.entities import Plan, Rating
from bot.plan.permissions import answers_for, is_core_team, is_elected_member, person_of, sees_everything
from bot.plan.position import Position, position
from bot.services.runtime import Runtime
from bot.services.setup_plan import held, may_set_up, missing
from bot.services.slack_people import SlackPeople, is_guest
from bot.wording.blocks import Block
from bot.wording.home import empty_home, home_view
from storage import plans
from storage.engine import Session

NO_PLAN = "There is no plan yet. A core-team member drops the plan file into a direct message to me."
NOT_YOURS = "You own no action of the plan, so there is nothing to show here."


def register(app: App, runtime: Runtime, people: SlackPeople) -> None:
    """Listen to the opening of the Home tab."""
    app.event("app_home_opened")(HomeDesk(runtime, people).opened)


class HomeDesk:
    """Draws the Home tab."""

    def __init__(self, runtime: Runtime, people: SlackPeople) -> None:
        self._runtime, self._people = runtime, people

    def opened(self, body: dict[str, Any], event: dict[str, Any]) -> None:
        """Somebody opened the app; only the Home tab has a view."""
        if event.get("tab") != "home":
            return
        view = self.view(body["team_id"], event["user"])
        self._runtime.slack.publish_home(event["user"], view)

    def view(self, workspace: str, user: str) -> Block:
        """What one person sees."""
        with self._runtime.database.reading() as session:
            plan = plans.current_plan(session, workspace)
            if plan is None:
                return empty_home(NO_PLAN)
            return self._view(session, workspace, plan, user)

    def _view(self, session: Session, workspace: str, plan: Plan, user: str) -> Block:
        day = local_day(self._runtime.clock.now(), plan.timezone)
        standing = position(plans.lines(session, workspace, plan.id), day)
        people = plans.people(session, workspace, plan.id)
        me = person_of(people, user)
        own = _own(standing, answers_for(people, me.id)) if me else Position(day, [])
        if not own.items and is_guest(self._people.get(user)) and not is_elected_member(plan, user):
            return empty_home(NOT_YOURS)
        everything = sees_everything(plan, user) or is_elected_member(plan, user)
        known = self._people.get(user)
        wanted = missing(plan) if may_set_up(plan, user, known is not None and known.is_admin) else []
        recommendations = plans.recommendations(session, workspace, plan.id)
        hold = held(session, workspace, plan, day, may_end=is_core_team(plan, user))
        return home_view(plan, day, own.items, standing if everything else None, recommendations, wanted, hold)


def _own(standing: Position, names: frozenset[str]) -> Position:
    return standing.where(
        lambda item: (
            not names.isdisjoint((item.line.owner, *item.line.co_owners)) and item.rating not in (None, Rating.BLUE)
        )
    )
