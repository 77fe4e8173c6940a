"""The `/plan` command, and the buttons of its lists: pages and sharing.

Answers are the acknowledgement itself (for a page, and for what a long record is gone through for, the response_url):
visible to the asker only.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from html import unescape
from typing import Any

from slack_bolt import Ack, App, Respond

from bot.plan.calendar import local_day
from bot.plan.entities import Plan
from bot.plan.permissions import is_elected_member
from bot.reading.milestone_words import ASKS_TEMPLATE
from bot.reading.query import Query, UnknownQuery, read_query
from bot.services.ask_later import answer_later, takes_long
from bot.services.ask_plan import answer
from bot.services.guest_view import guests_query
from bot.services.readers import Readers
from bot.services.runtime import Runtime
from bot.services.setup_plan import may_set_up, missing
from bot.services.slack_people import SlackPeople, is_guest
from bot.wording import lists, refusal, setup
from bot.wording.blocks import Said
from bot.wording.environment import escape
from bot.wording.lists import query_of
from bot.wording.members import read_only
from handlers.desk import PlanAct
from handlers.showing import show
from storage import plans
from storage.engine import Session
from storage.plans import Current

log = logging.getLogger("planbot.command")
NOT_YOURS_TO_SET_UP = (
    "Only a workspace administrator or the core team can set me up. Ask one of them to type `/plan setup`."
)


def register(app: App, runtime: Runtime, readers: Readers, people: SlackPeople, acts: Mapping[str, PlanAct]) -> None:
    """Listen to `/plan` and to the buttons of its answers. `acts` are the first words that do something; any other
    words are a question about the plan."""
    desk = PlanDesk(runtime, readers, people, acts)
    app.command("/plan")(desk.command)
    app.action("page_back")(desk.turn_page)
    app.action("page_on")(desk.turn_page)
    app.action("share")(desk.share)


class PlanDesk:
    """Answers what people ask with `/plan`."""

    def __init__(self, runtime: Runtime, readers: Readers, people: SlackPeople, acts: Mapping[str, PlanAct]) -> None:
        self._runtime, self._readers, self._people = runtime, readers, people
        self._acts: Mapping[str, PlanAct] = {"setup": lambda ack, body, _rest: self._open_setup(ack, body), **acts}

    def command(self, ack: Ack, body: dict[str, Any]) -> None:
        """`/plan ...`: one answer in the acknowledgement."""
        words = str(body.get("text") or "").strip()
        first, _, rest = words.partition(" ")
        act = self._acts.get("milestone" if ASKS_TEMPLATE.match(words) else first.casefold())
        if act is not None and self._only_asks(body["team_id"], body["user_id"]):
            show(ack, read_only())
        elif act is not None:
            act(ack, body, rest)
        else:
            self._ask(ack, body, words)

    def _ask(self, ack: Ack, body: dict[str, Any], words: str) -> None:
        """Answer at once, or a moment later where a long record is to be gone through: Slack waits three seconds."""
        workspace, user, url = body["team_id"], body["user_id"], str(body.get("response_url") or "")
        with self._runtime.database.reading() as session:
            asked = self._asked(session, workspace, user, words)
            if isinstance(asked, Said):
                show(ack, asked)
                return
            current, query = asked
            if not url or not takes_long(current, query):
                show(ack, self._answer(session, workspace, current.plan, query, user, unseen=True))
                return
        with self._runtime.database.writing() as session:
            key = str(body.get("trigger_id") or url)
            added = answer_later(session, workspace, query, user, url, key, self._runtime.clock.now())
        show(ack, lists.one_moment(current.seq))
        self._runtime.wake(added)

    def turn_page(self, ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        """Another page in the place of this one."""
        ack()
        value = _value(body)
        unseen = bool(value.get("u"))
        said = self._said(body["team"]["id"], body["user"]["id"], query_of(value), unseen)
        respond(text=said.text, blocks=said.blocks, replace_original=True, response_type="ephemeral")

    def share(self, ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        """The same list, posted for everybody in the channel."""
        ack()
        query = query_of(_value(body))
        said = self._said(body["team"]["id"], body["user"]["id"], query)
        by = f"Shared by <@{body['user']['id']}>"
        kept = [block for block in said.blocks if block["type"] != "actions"]
        note = {"type": "context", "elements": [{"type": "mrkdwn", "text": by}]}
        respond(text=said.text, blocks=[*kept, note], response_type="in_channel", replace_original=False)

    def _asked(self, session: Session, workspace: str, user: str, words: str) -> tuple[Current, Query] | Said:
        """What is asked by words typed after `/plan`, as far as the asker may know it; else what stands against it."""
        current = plans.current(session, workspace)
        if current is None:
            return setup.still_missing(missing(None), self._is_admin(user))
        today = local_day(self._runtime.clock.now(), current.plan.timezone)
        reader = self._readers.of(session, workspace, current, today)
        query = read_query(unescape(words), reader.index, today, command=True)
        if isinstance(query, UnknownQuery):
            return refusal.said(escape(query.sentence))
        allowed = self._allowed(session, workspace, current.plan, query, user)
        return (current, allowed) if allowed is not None else refusal.not_for_guests()

    def _said(self, workspace: str, user: str, query: Query, unseen: bool = False) -> Said:
        with self._runtime.database.reading() as session:
            plan = plans.current_plan(session, workspace)
            if plan is None:
                return setup.still_missing(missing(None), self._is_admin(user))
            return self._answer(session, workspace, plan, query, user, unseen)

    def _answer(self, session: Session, workspace: str, plan: Plan, query: Query, user: str, unseen: bool) -> Said:
        allowed = self._allowed(session, workspace, plan, query, user)
        if allowed is None:
            return refusal.not_for_guests()
        today = local_day(self._runtime.clock.now(), plan.timezone)
        return answer(session, workspace, plan, allowed, user, today, unseen)

    def _allowed(self, session: Session, workspace: str, plan: Plan, query: Query, user: str) -> Query | None:
        """The query as far as somebody may have it answered; a guest asks about their own actions alone."""
        if not is_guest(self._people.get(user)) or is_elected_member(plan, user):
            return query
        return guests_query(session, workspace, plan, query, user)

    def _only_asks(self, workspace: str, user: str) -> bool:
        with self._runtime.database.reading() as session:
            plan = plans.current_plan(session, workspace)
        return plan is not None and is_elected_member(plan, user)

    def _is_admin(self, user: str) -> bool:
        known = self._people.get(user)
        return known is not None and known.is_admin

    def _open_setup(self, ack: Ack, body: dict[str, Any]) -> None:
        with self._runtime.database.reading() as session:
            plan = plans.current_plan(session, body["team_id"])
        if not may_set_up(plan, body["user_id"], self._is_admin(body["user_id"])):
            ack(text=NOT_YOURS_TO_SET_UP)
            return
        if plan is None:
            show(ack, setup.still_missing(missing(None), True))
            return
        self._runtime.slack.open_modal(body["trigger_id"], setup.setup_modal(plan))
        ack()


def _value(body: Mapping[str, Any]) -> dict[str, Any]:
    found = json.loads(body["actions"][0]["value"])
    return found if isinstance(found, dict) else {}
