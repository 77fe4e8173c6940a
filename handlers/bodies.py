"""What the core team sets up about the boards and committees: `/plan body`, `/plan meeting`, `/plan route`."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace
from slack_bolt import Ack, App

from bot.plan.bodies import Body, Meeting
from bot.plan.calendar import add_months
from bot.plan.cycles import meeting_of, sitting, sittings
from bot.reading.dates.dates import read_date
from bot.reading.routes import NoRule, read_routes
from bot.services.conversation import Conversation, converse
from bot.services.join_channel import join
from bot.services.runtime import Runtime
from bot.services.said import short_id
from bot.services.set_body import Setting, current_cycle, new_id, save_body, set_meeting, set_routes
from bot.services.set_reviews import set_reviews, speaks_of_reviews
from bot.wording import bodies as wording
from bot.wording import body_modal, refusal
from bot.wording.blocks import Block, Said
from bot.wording.environment import escape
from handlers.desk import Desk, PlanAct, command_of, form_of
from handlers.named_body import NOT_YOURS, bodies_of, may_set, named_body, of_body, setting_of
from handlers.payloads import Filled, Json


def register(app: App, runtime: Runtime) -> dict[str, PlanAct]:
    """Listen to the modals of bodies; returns the words after `/plan` that open them."""
    desk = Desk(runtime)
    opening, reviews = desk.typed_opening(_opened), desk.typed(of_body("body", _reviewed))

    def typed(ack: Ack, body: dict[str, Any], rest: str) -> None:
        with runtime.database.reading() as session:
            talk = converse(session, runtime, command_of(body))
            known, left = named_body(bodies_of(talk), rest, talk.reader.index) if talk is not None else (None, "")
        (reviews if known is not None and speaks_of_reviews(left) else opening)(ack, body, rest)

    def save(ack: Ack, body: dict[str, Any]) -> None:
        with runtime.database.reading() as session:
            talk = converse(session, runtime, form_of(body))
            allowed = talk is not None and may_set(talk)
        # Only what the asker may do is done in Slack; and outside of any transaction.
        channel = Filled(body["view"]).get("channel") if allowed else ""
        fault = join(runtime.slack, channel) if channel else None
        desk.keeping(lambda talk, kept, filled: _save(talk, kept, filled, fault))(ack, body)

    app.view("body")(save)
    app.view("meeting")(desk.keeping(_save_meeting))
    return {
        "body": typed,
        "meeting": desk.typed_opening(of_body("meeting", _meeting)),
        "route": desk.typed(of_body("route", _route)),
    }


def _opened(talk: Conversation, words: str) -> Block | Said:
    """`/plan body`, `/plan body ICS Project Board`."""
    if not may_set(talk):
        return refusal.said(NOT_YOURS)
    known, _rest = named_body(bodies_of(talk), words, talk.reader.index)
    return body_modal.body_modal(known, current_cycle(known) if known else None, words.strip())


def _reviewed(talk: Conversation, known: Body, words: str) -> Said:
    return set_reviews(setting_of(talk), known, words)


def _meeting(talk: Conversation, known: Body, rest: str) -> Block | Said:
    """`/plan meeting ICS Project Board`, `/plan meeting ICS Project Board on 12 May`."""
    on = read_date(rest, talk.now, "future").date if rest else None
    if rest and on is None:
        how = f"`/plan meeting {escape(known.name)} 12 May`"
        return refusal.said(
            f"I read no day in “{escape(rest[:80])}”. Write {how}, or no day and choose it in the form."
        )
    return body_modal.meeting_modal(known, sittings([known], talk.today, add_months(talk.today, 12)), on)


def _route(talk: Conversation, known: Body, words: str) -> Said:
    """`/plan route ICS Project Board rec 1, rec 2, tag ics`."""
    routes = read_routes(words)
    if isinstance(routes, NoRule):
        return refusal.said(escape(routes.sentence))
    return set_routes(setting_of(talk), known, routes)


def _save(talk: Conversation, kept: Json, filled: Filled, fault: str | None) -> Said | dict[str, str]:
    """Keep a body, or say what is wrong by field; `fault` is why its channel cannot be joined."""
    if not may_set(talk):
        return {"name": NOT_YOURS}
    setting = setting_of(talk)
    known = setting.body(kept["b"]) if kept["b"] else None
    faults = {"channel": fault} if fault else _faults(filled, setting, known)
    return faults or save_body(setting, _filled_body(setting, filled, known), known)


def _faults(filled: Filled, setting: Setting, known: Body | None) -> dict[str, str]:
    papers, faults = filled.get("papers"), {}
    if not (papers.isdecimal() and int(papers) <= 60):
        faults["papers"] = "Write a whole number of working days, such as 5."
    routes = read_routes(filled.get("routes"))
    if isinstance(routes, NoRule):
        faults["routes"] = routes.sentence
    other = setting.named(filled.get("name"))
    if other is not None and (known is None or other.id != known.id):
        faults["name"] = "Another body has that name. Change it with /plan body and its name."
    return faults


def _save_meeting(talk: Conversation, kept: Json, filled: Filled) -> Said | dict[str, str]:
    """Keep a meeting, or say what is wrong by field."""
    setting = setting_of(talk)
    known = setting.body(kept["b"])
    if known is None or not may_set(talk):
        return {"which": NOT_YOURS}
    meeting, faults = _filled_meeting(known, filled, talk.place.key, setting.today)
    if meeting is None:
        return faults
    return refusal.said(wording.meeting_saved(sitting(known, set_meeting(setting, known, meeting))))


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
