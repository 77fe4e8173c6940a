"""What the core team sets up about the boards and committees: `/plan body`, `/plan meeting`, `/plan route`."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec.structs import replace
from slack_bolt import Ack, App

from bot.plan.bodies import Body, Meeting
from bot.plan.calendar import add_months, local_day
from bot.plan.cycles import meeting_of, sitting, sittings
from bot.plan.entities import Plan
from bot.reading.routes import NoRule, read_routes
from bot.services.join_channel import join
from bot.services.runtime import Runtime
from bot.services.said import short_id
from bot.services.set_body import Setting, current_cycle, new_id, save_body, set_meeting, set_routes
from bot.services.set_reviews import set_reviews, speaks_of_reviews
from bot.wording import bodies as wording
from bot.wording import body_modal, refusal
from bot.wording.blocks import Said
from bot.wording.environment import escape
from handlers.body_desk import NOT_YOURS, BodyDesk
from handlers.payloads import Filled
from handlers.showing import show

Act = Callable[[Ack, dict[str, Any], str], None]


def register(app: App, runtime: Runtime) -> dict[str, Act]:
    """Listen to the modals of bodies; returns the words after `/plan` that open them."""
    desk = BodiesDesk(runtime)
    app.view("body")(desk.save)
    app.view("meeting")(desk.save_meeting)
    return desk.acts()


class BodiesDesk(BodyDesk):
    """Keeps what the core team says of a body."""

    def acts(self) -> dict[str, Act]:
        """The first words after `/plan` that this desk deals with."""
        return {"body": self.open_body, "meeting": self.open_meeting, "route": self.route}

    def open_body(self, ack: Ack, body: dict[str, Any], rest: str) -> None:
        """`/plan body`, `/plan body ICS Project Board`."""
        found = self._look(body["team_id"], body["user_id"], rest)
        if isinstance(found, Said):
            show(ack, found)
            return
        plan, known, left = found
        if known is not None and speaks_of_reviews(left):
            show(ack, self._review(body, plan, known, left))
            return
        cycle = current_cycle(known) if known else None
        self._runtime.slack.open_modal(body["trigger_id"], body_modal.body_modal(known, cycle, rest.strip()))
        ack()

    def _review(self, body: dict[str, Any], plan: Plan, known: Body, words: str) -> Said:
        with self._runtime.database.writing() as session:
            cause = f"review:{body['trigger_id']}"
            now = self._runtime.clock.now()
            return set_reviews(Setting(session, body["team_id"], plan, body["user_id"], now, cause), known, words)

    def open_meeting(self, ack: Ack, body: dict[str, Any], rest: str) -> None:
        """`/plan meeting ICS Project Board`."""
        found = self._one(body, rest, "meeting")
        if isinstance(found, Said):
            show(ack, found)
            return
        plan, known, _rest = found
        today = local_day(self._runtime.clock.now(), plan.timezone)
        coming = sittings([known], today, add_months(today, 12))
        self._runtime.slack.open_modal(body["trigger_id"], body_modal.meeting_modal(known, coming))
        ack()

    def route(self, ack: Ack, body: dict[str, Any], rest: str) -> None:
        """`/plan route ICS Project Board rec 1, rec 2, tag ics`."""
        found = self._one(body, rest, "route")
        if isinstance(found, Said):
            show(ack, found)
            return
        plan, known, words = found
        routes = read_routes(words)
        if isinstance(routes, NoRule):
            show(ack, refusal.said(escape(routes.sentence)))
            return
        with self._runtime.database.writing() as session:
            now = self._runtime.clock.now()
            cause = f"route:{body['trigger_id']}"
            setting = Setting(session, body["team_id"], plan, body["user_id"], now, cause)
            answer = set_routes(setting, known, routes)
        show(ack, answer)

    def save(self, ack: Ack, body: dict[str, Any]) -> None:
        """Keep a body's modal, or say beside the field what is wrong."""
        filled, kept = Filled(body["view"]), json.loads(body["view"]["private_metadata"])
        with self._runtime.database.reading() as session:
            allowed = self._setting(session, body) is not None
        # Only what the asker may do is done in Slack; and outside of any transaction.
        channel = filled.get("channel") if allowed else ""
        fault = join(self._runtime.slack, channel) if channel else None
        with self._runtime.database.writing() as session:
            setting = self._setting(session, body)
            known = setting.body(kept["b"]) if setting and kept["b"] else None
            faults = {"channel": fault} if fault else self._faults(filled, setting, known)
            if setting is None or faults:
                ack(response_action="errors", errors=faults or {"name": NOT_YOURS})
                return
            told = save_body(setting, _filled_body(setting, filled, known), known)
            job = self._tell(session, setting, told)
        ack()
        self._runtime.wake(job)

    def _faults(self, filled: Filled, setting: Setting | None, known: Body | None) -> dict[str, str]:
        papers, faults = filled.get("papers"), {}
        if not (papers.isdecimal() and int(papers) <= 60):
            faults["papers"] = "Write a whole number of working days, such as 5."
        routes = read_routes(filled.get("routes"))
        if isinstance(routes, NoRule):
            faults["routes"] = routes.sentence
        other = setting.named(filled.get("name")) if setting else None
        if other is not None and (known is None or other.id != known.id):
            faults["name"] = "Another body has that name. Change it with /plan body and its name."
        return faults

    def save_meeting(self, ack: Ack, body: dict[str, Any]) -> None:
        """Keep a meeting's modal, or say beside the field what is wrong."""
        filled, kept = Filled(body["view"]), json.loads(body["view"]["private_metadata"])
        with self._runtime.database.writing() as session:
            setting = self._setting(session, body)
            known = setting.body(kept["b"]) if setting else None
            if setting is None or known is None:
                ack(response_action="errors", errors={"which": NOT_YOURS})
                return
            meeting, faults = _filled_meeting(known, filled, body["view"]["id"], setting.today)
            if meeting is None:
                ack(response_action="errors", errors=faults)
                return
            set_meeting(setting, known, meeting)
            told = wording.meeting_saved(sitting(known, meeting))
            job = self._tell(session, setting, refusal.said(told))
        ack()
        self._runtime.wake(job)


def _filled_body(setting: Setting, filled: Filled, known: Body | None) -> Body:
    routes = read_routes(filled.get("routes"))
    name = " ".join(filled.get("name").split())
    before = current_cycle(known) if known else None
    starts = filled.day("starts") or (before.starts if before else None)
    cycle = body_modal.cycle_of(filled.get("every"), filled.get("weekday"), starts, setting.today)
    if before and cycle and (before.every, before.weekday, before.week) != (cycle.every, cycle.weekday, cycle.week):
        # Meetings that were held stay on their days: the new cycle begins today at the earliest.
        cycle = replace(cycle, starts=max(cycle.starts, setting.today))
    return Body(
        id=known.id if known else new_id(setting, name),
        name=name,
        aliases=tuple(filter(None, (part.strip() for part in filled.get("aliases").split(",")))),
        role=filled.get("role") or "board",
        chair=filled.get("chair"),
        channel=filled.get("channel") or None,
        people=filled.users("people"),
        cycles=(cycle,) if cycle else (),
        papers_days=int(filled.get("papers")),
        time=filled.get("time") or "14:00",
        signs_off=filled.get("signs") == "yes",
        routes=() if isinstance(routes, NoRule) else routes,
    )


def _filled_meeting(body: Body, filled: Filled, view: str, today: date) -> tuple[Meeting | None, dict[str, str]]:
    """The meeting as filled in, or what is wrong by field."""
    on, papers, cancelled = filled.day("on"), filled.day("papers"), filled.get("cancelled") or None
    known = meeting_of(body, filled.get("which")) if filled.get("which") != "new" else None
    day = on or (known.on if known else None)
    if day is None:
        return None, {"on": "Choose the day of the new meeting."}
    if day < today and (known is None or day != known.on):
        return None, {"on": "That day has passed."}
    if papers is not None and papers > day:
        return None, {"papers": "Papers cannot be due after the meeting."}
    base = known or Meeting(f"m{short_id(view)}", day)
    time, kind = filled.get("time"), filled.get("kind")
    return replace(
        base,
        on=day,
        papers_by=papers or (base.papers_by if day == base.on else None),
        kind=kind if kind not in ("", "as_it_is") else base.kind,
        time=time if time and time != body.time else base.time,
        title=filled.get("title") or base.title,
        cancelled=cancelled,
        words=None,
    ), {}
