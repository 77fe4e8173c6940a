"""The job that sends a spreadsheet: the position of a moment to whoever asked, or a pack's into its thread."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from bot.files.sheets import Sheet, write_workbook
from bot.plan.bodies import Body, Meeting
from bot.plan.calendar import end_of_day, local_day
from bot.plan.cycles import meeting_of
from bot.plan.ledger import ledger
from bot.plan.movement import LONG, unchanged
from bot.services.ask_trend import weekly
from bot.services.body_position import monitored, reports_before, told_at_review, withheld_from
from bot.services.runtime import Runtime
from bot.services.take_away import (
    Known,
    claims_sheet,
    cover_sheet,
    known_at,
    movement_sheet,
    owed_sheet,
    position_sheet,
    trend_sheet,
)
from bot.wording.environment import day as in_full
from digests.deliver import LOOK_BACK, in_doubt
from digests.work import Done
from storage import plans, publications
from storage.engine import Session
from storage.jobs import Claimed
from storage.publications import Publication

TAKE_AWAY = "take_away"


def take_away(runtime: Runtime, job: Claimed) -> Done:
    """Compose the workbook from the journal and share it. Payload: plan, and either `user` and `as_at` (an ISO day, or
    None for now) or `kind` and `period` of a pack with the channel and thread_ts it was posted at."""
    now, payload = runtime.clock.now(), job.payload
    with runtime.database.reading() as session:
        pack = _pack(session, job)
        plan = plans.plan(session, job.workspace_id, str(payload["plan"]))
        zone = plan.timezone if plan else ""
        instant = pack.as_at if pack else _instant(payload.get("as_at"), zone, now) if plan else now
        known = known_at(session, job.workspace_id, str(payload["plan"]), instant + timedelta(microseconds=1))
        if known is None:
            return Done("no plan then")
        content = write_workbook(_sheets(session, job.workspace_id, known, pack))
    channel = str(payload.get("channel") or runtime.slack.open_dm(str(payload["user"])))
    name, thread_ts = _name(known, pack, job.id), payload.get("thread_ts")
    if in_doubt(job) and runtime.slack.has_file(channel, name, thread_ts, now - LOOK_BACK):
        return Done("found")
    comment = f"The plan as at {in_full(known.standing.day)}, as a spreadsheet."
    runtime.slack.share_file(name, content, channel, comment, thread_ts)
    return Done("shared")


def _instant(day: str | None, zone: str, now: datetime) -> datetime:
    return min(now, end_of_day(date.fromisoformat(day), zone)) if day else now


def _pack(session: Session, job: Claimed) -> Publication | None:
    if "kind" not in job.payload:
        return None
    kind, period = str(job.payload["kind"]), str(job.payload["period"])
    return publications.publication(session, job.workspace_id, str(job.payload["plan"]), kind, period)


def _sheets(session: Session, workspace: str, known: Known, pack: Publication | None) -> list[Sheet]:
    """The position and the trend; of a pack its body's actions and what moved since the pack before."""
    if pack is None:
        weeks = [week for week in weekly(session, workspace, known.plan, known.standing.day) if week.items]
        others = [claims_sheet(session, workspace, known), owed_sheet(session, workspace, known)]
        return [
            position_sheet(session, workspace, known),
            trend_sheet(weeks),
            *(sheet for sheet in others if sheet.rows),
        ]
    here, kind = known.only(pack.lines), pack.kind.partition(":")[2]
    bodies = plans.bodies(session, workspace, known.plan.id)
    body = next((each for each in bodies if each.id == kind), None)
    withheld = withheld_from(body, pack.period.partition(":")[2])
    meeting = meeting_of(body, pack.period.partition(":")[2]) if body is not None else None
    cover = _cover(session, workspace, known, body, meeting)
    found = [*([cover] if cover else []), position_sheet(session, workspace, here, withheld)]
    if withheld is not None:
        return found
    looked_back = _told(session, workspace, known, pack, body if meeting is not None else None)
    if looked_back is not None:
        since, lines = looked_back
        told = reports_before(session, workspace, known.plan.id, kind, bodies, pack.as_at)
        stuck = {ref: n + 1 for ref, n in unchanged(pack.lines, told).items() if n + 1 >= LONG}
        found.append(movement_sheet(ledger(lines, pack.lines), since, known.standing.day, stuck))
    return found


def _cover(session: Session, workspace: str, known: Known, body: Body | None, meeting: Meeting | None) -> Sheet | None:
    on = meeting.on if meeting is not None else None
    return cover_sheet(session, workspace, known, body, on) if body is not None else None


def _told(
    session: Session, workspace: str, known: Known, pack: Publication, body: Body | None
) -> tuple[date, Mapping[str, str]] | None:
    """What a pack's movement begins with: the last pack, or of a review what was known when its time began."""
    if body is not None:
        on = date.fromisoformat(pack.period.partition(":")[0])
        review = told_at_review(
            session, workspace, monitored(session, workspace, known.plan, body, known.standing.day), on
        )
        if review is not None:
            return review
    before = publications.last_publication(session, workspace, known.plan.id, pack.kind, before=pack.as_at)
    return (local_day(before.as_at, known.plan.timezone), before.lines) if before is not None else None


def _name(known: Known, pack: Publication | None, number: int) -> str:
    """The file's name; the job's number makes it one that nothing else has."""
    title = re.sub(r"[^\w -]+", "", known.plan.name).strip()[:60] or "Plan"
    what = "pack" if pack else "position"
    return f"{title} {what} {known.standing.day.isoformat()} ({number}).xlsx"
