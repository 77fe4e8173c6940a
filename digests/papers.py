"""Before a body's papers are due, the owners of what it monitors are asked for a word where none was said lately: once,
five working days before, within their one prompt of the day (rule E8). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from bot.plan.bodies import Body
from bot.plan.calendar import add_working_days, local_day
from bot.plan.cycles import Sitting, sittings
from bot.plan.entities import Plan
from bot.plan.line import Line
from bot.plan.routing import Ground, routed

ASKED_BEFORE = 5
RECENT = 10
"""Working days before the asking: a word no older than that is recent enough for the papers."""
LOOK_AHEAD = timedelta(days=120)


class Papers(Struct, frozen=True):
    """Papers that an action is to be told in: of which body, due when, and from which day its owner is asked."""

    body: str
    due: date
    asked_on: date


def papers_for(
    plan: Plan, bodies: Iterable[Body], lines: Iterable[Line], ground: Ground, day: date
) -> dict[str, Papers]:
    """The next papers of each live action (by its id) that nobody has said a word about lately."""
    coming = [(s, _papers(s)) for s in sittings(bodies, day, day + LOOK_AHEAD) if s.has_papers]
    open_now = sorted((p.due, n, s, p) for n, (s, p) in enumerate(coming) if p.asked_on <= day <= p.due)
    found: dict[str, Papers] = {}
    for line in lines if open_now else ():
        if line.days.rated and line.days.fixed is None:
            theirs = (p for _, _, s, p in open_now if not _recent(plan, line, p) and routed(s.body, line, ground))
            first = next(theirs, None)
            if first is not None:
                found[line.action] = first
    return found


def _papers(sitting: Sitting) -> Papers:
    return Papers(sitting.body.name, sitting.papers_by, add_working_days(sitting.papers_by, -ASKED_BEFORE))


def _recent(plan: Plan, line: Line, papers: Papers) -> bool:
    if line.last_said_at is None:
        return False
    return local_day(line.last_said_at, plan.timezone) >= add_working_days(papers.asked_on, -RECENT)


NONE: Mapping[str, Papers] = {}
