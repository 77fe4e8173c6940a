"""The minutes of a meeting: a summary of what was recorded, posted to the body and kept as it was sent."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import asdict
from datetime import datetime

import msgspec

from bot.plan.bodies import Body, Minute
from bot.plan.calendar import local_day
from bot.plan.cycles import Sitting
from bot.plan.entities import Plan
from bot.plan.sign_off import Verdict
from bot.services.body_post import post_to_body
from bot.wording.blocks import Said, pages
from bot.wording.minutes import Line, minutes_message
from storage import plans, publications, words
from storage.engine import Session
from storage.publications import Publication

DECIDED = frozenset(verdict.value for verdict in Verdict)


def summary(session: Session, workspace: str, plan: Plan, body: Body, held: Sitting) -> Said:
    """What was recorded at a meeting."""
    taken = taken_at(session, workspace, plan, body, held)
    said = words.texts(session, workspace, [m.words for m in taken if m.words])
    lines = {line.action: line for line in plans.lines(session, workspace, plan.id)} if taken else {}
    parts = {group.id: group.title for group in plans.groups(session, workspace, plan.id)} if taken else {}
    rows = [
        Line(m, lines.get(m.action or ""), said[m.words].text if m.words in said else "", parts.get(m.group or "", ""))
        for m in sorted(taken, key=lambda m: (m.at, m.id))
    ]
    days = [local_day(minute.at, plan.timezone) for minute in taken]
    late = max((day for day in days if day > held.on), default=None)
    return minutes_message(body, held, rows, late)


def taken_at(session: Session, workspace: str, plan: Plan, body: Body, held: Sitting) -> list[Minute]:
    """What was recorded in the board view of a meeting, and the body's decisions of that day that were recorded
    elsewhere ("Record a decision")."""
    taken = [m for m in body.minutes if m.meeting == held.meeting.id and not m.withdrawn]
    minuted = {m.action for m in taken if m.verdict in DECIDED}
    return [*taken, *_beside(session, workspace, plan, body, held, minuted)]


def _beside(
    session: Session, workspace: str, plan: Plan, body: Body, held: Sitting, minuted: Set[str | None]
) -> Iterator[Minute]:
    for line in plans.lines(session, workspace, plan.id):
        if line.decided_by == body.name and line.proof.decided_on == held.on and line.action not in minuted:
            action = plans.action_by_id(session, workspace, plan.id, line.action)
            decision = action.decisions[-1] if action is not None else None
            if decision is not None and decision.at is not None and decision.verdict in DECIDED:
                at, by = decision.at, decision.by
                yield Minute(decision.id, held.meeting.id, decision.verdict, by, at, line.action, decision.words)


def publish(session: Session, workspace: str, plan: Plan, body: Body, held: Sitting, now: datetime) -> list[int]:
    """Post the minutes of a meeting, unless just these were posted. The ids of the jobs."""
    known = {m.id for m in body.minutes}
    beside = sum(m.id not in known for m in taken_at(session, workspace, plan, body, held))
    count = sum(m.meeting == held.meeting.id for m in body.minutes) + beside
    said = summary(session, workspace, plan, body, held)
    first, *then = (asdict(page) for page in pages(said.text, said.blocks))
    sent = {**first, "then": then}
    kept = Publication(
        workspace_id=workspace,
        plan_id=plan.id,
        kind=f"minutes:{body.id}",
        period=f"{held.on.isoformat()}:{held.meeting.id}:{count:04}",
        as_at=now,
        published_at=now,
        payload=msgspec.json.encode(sent).decode(),
        counts={"recorded": count},
        lines={},
    )
    if not publications.publish(session, kept):
        return []
    key = f"minutes:{plan.id}:{body.id}:{kept.period}"
    return post_to_body(session, workspace, body, key, sent, now)
