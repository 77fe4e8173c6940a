"""The minutes of a meeting: a summary of what was recorded, posted to the body and kept as it was sent."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

import msgspec

from bot.plan.bodies import Body
from bot.plan.calendar import local_day
from bot.plan.cycles import Sitting
from bot.plan.entities import Plan
from bot.services.body_post import post_to_body
from bot.wording.blocks import Said, pages
from bot.wording.minutes import Line, minutes_message
from storage import plans, publications, words
from storage.engine import Session
from storage.publications import Publication


def summary(session: Session, workspace: str, plan: Plan, body: Body, held: Sitting) -> Said:
    """What was recorded at a meeting."""
    taken = [m for m in body.minutes if m.meeting == held.meeting.id and not m.withdrawn]
    said = words.texts(session, workspace, [m.words for m in taken if m.words])
    lines = {line.action: line for line in plans.lines(session, workspace, plan.id)} if taken else {}
    rows = [
        Line(m, lines.get(m.action or ""), said[m.words].text if m.words in said else "")
        for m in sorted(taken, key=lambda m: (m.at, m.id))
    ]
    days = [local_day(minute.at, plan.timezone) for minute in taken]
    late = max((day for day in days if day > held.on), default=None)
    return minutes_message(body, held, rows, late)


def publish(session: Session, workspace: str, plan: Plan, body: Body, held: Sitting, now: datetime) -> list[int]:
    """Post the minutes of a meeting, unless just these were posted. The ids of the jobs."""
    count = sum(m.meeting == held.meeting.id for m in body.minutes)
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
