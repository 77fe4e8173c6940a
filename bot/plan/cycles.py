"""When bodies meet, when their papers are due, and how long nobody challenges the plan in between.

Meetings of a cycle are not stored: they follow from it, under an id made of the day they fall on as a rule, and one
that was re-dated or cancelled is stored under that id. Days are calendar days in the plan's zone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from bot.plan.bodies import Body, Cycle, Every, Meeting, MeetingKind
from bot.plan.calendar import add_months, add_working_days, bank_holidays

FARTHEST = 370
"""How many days before and after today meetings are looked for."""
LONGEST = {Every.WEEKLY: 7, Every.FORTNIGHTLY: 14, Every.MONTHLY: 35, Every.QUARTERLY: 98}
"""The most days between two meetings that keep a cycle: an nth weekday falls up to five weeks after the last."""
CHALLENGES = frozenset({MeetingKind.FORMAL.value, MeetingKind.INTERIM.value})


class Sitting(Struct, frozen=True):
    """A meeting of a body with everything worked out. `holiday` says that it falls on a bank holiday."""

    body: Body
    meeting: Meeting
    papers_by: date
    holiday: bool

    @property
    def on(self) -> date:
        """The day of the meeting."""
        return self.meeting.on

    @property
    def time(self) -> str:
        """Its local time."""
        return self.meeting.time or self.body.time

    @property
    def has_papers(self) -> bool:
        """Whether a pack goes before it: an inspectorate's visit and an update in writing have none."""
        return self.meeting.kind in CHALLENGES


def occurrences(cycle: Cycle, start: date, end: date) -> Iterator[date]:
    """The days of a cycle from `start` to `end`, both included."""
    last = min(end, cycle.until - timedelta(days=1)) if cycle.until else end
    for day in _days(cycle, last):
        if day > last:
            return
        if day >= max(start, cycle.starts):
            yield day


def _days(cycle: Cycle, last: date) -> Iterator[date]:
    if cycle.every in (Every.WEEKLY, Every.FORTNIGHTLY):
        step = timedelta(days=7 if cycle.every is Every.WEEKLY else 14)
        day = cycle.starts + timedelta(days=(cycle.weekday - cycle.starts.weekday()) % 7)
        while day <= last:
            yield day
            day += step
        return
    step_months, month = (1 if cycle.every is Every.MONTHLY else 3), _first_month(cycle)
    while month <= last:
        yield nth_weekday(month, cycle.weekday, cycle.week)
        month = add_months(month, step_months)


def _first_month(cycle: Cycle) -> date:
    """The month of the first meeting: the next one when this month's day lies before the start."""
    month = cycle.starts.replace(day=1)
    return month if nth_weekday(month, cycle.weekday, cycle.week) >= cycle.starts else add_months(month, 1)


def nth_weekday(month: date, weekday: int, week: int) -> date:
    """The `week`th (1 to 4) such weekday of a month, or its last one (-1)."""
    if week == -1:
        end = add_months(month.replace(day=1), 1) - timedelta(days=1)
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    first = month.replace(day=1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (week - 1))


def occurrence_id(day: date) -> str:
    """The id of the meeting that a cycle has on a day."""
    return f"c{day:%Y%m%d}"


def meetings(body: Body, start: date, end: date, cancelled: bool = False) -> list[Meeting]:
    """The meetings of a body from `start` to `end`, both included, in order; with those not held if wanted."""
    own = {meeting.id for meeting in body.meetings}
    by_rule = (Meeting(occurrence_id(day), day) for cycle in body.cycles for day in occurrences(cycle, start, end))
    found = [*(m for m in body.meetings if start <= m.on <= end), *(m for m in by_rule if m.id not in own)]
    if body.ended_on is not None:
        found = [m for m in found if m.on < body.ended_on]
    kept = {m.id: m for m in found if cancelled or m.cancelled is None}
    return sorted(kept.values(), key=lambda m: (m.on, m.id))


def meeting_of(body: Body, id: str) -> Meeting | None:
    """A meeting by its id: one that was set, or one that a cycle has."""
    stored = next((m for m in body.meetings if m.id == id), None)
    if stored is not None:
        return stored
    try:
        day = date.fromisoformat(id.removeprefix("c"))
    except ValueError:
        return None
    return next((m for m in meetings(body, day, day) if m.id == id), None)


def sitting(body: Body, meeting: Meeting) -> Sitting:
    """A meeting with its papers deadline: so many working days before it unless a day was set."""
    papers_by = meeting.papers_by or add_working_days(meeting.on, -body.papers_days)
    return Sitting(body, meeting, papers_by, meeting.on in bank_holidays(meeting.on.year))


def sittings(bodies: Iterable[Body], start: date, end: date) -> list[Sitting]:
    """The meetings of several bodies in order of day and time."""
    found = [sitting(body, meeting) for body in bodies for meeting in meetings(body, start, end)]
    return sorted(found, key=lambda s: (s.on, s.time, s.body.name))


def next_meeting(body: Body, day: date) -> Sitting | None:
    """The body's first meeting with papers on or after a day."""
    found = (sitting(body, m) for m in meetings(body, day, day + timedelta(days=FARTHEST)))
    return next((s for s in found if s.has_papers), None)


def last_meeting(body: Body, day: date) -> Sitting | None:
    """The body's last meeting with papers before a day."""
    before = meetings(body, day - timedelta(days=FARTHEST), day - timedelta(days=1))
    return next((s for s in (sitting(body, m) for m in reversed(before)) if s.has_papers), None)


# -- the planner (NY 4.3) ------------------------------------------------------------------------------


class Gap(Struct, frozen=True):
    """The days between two consecutive challenge points; `after` is None when none is planned."""

    before: Sitting | None
    after: Sitting | None
    begins: date
    days: int
    too_long: bool


def gaps(bodies: Sequence[Body], today: date, most: int, months: int = 6) -> list[Gap]:
    """Every gap between consecutive challenge points that reaches into the months ahead; too long above `most` days.

    Challenge points are the days of formal and interim meetings of the council's own bodies. The first gap begins with
    the last meeting held (with today when there was none), the last one ends with the first meeting beyond the months.
    """
    end = add_months(today, months)
    points = _points(bodies, today - timedelta(days=FARTHEST), end + timedelta(days=FARTHEST))
    held = [s for s in points if s.on < today][-1:]
    ahead = [s for s in points if s.on >= today]
    within = [s for s in ahead if s.on <= end]
    line: list[Sitting | None] = [*held, *within, *ahead[len(within) : len(within) + 1]]
    if not held:
        line = [None, *line]
    if len(ahead) == len(within):
        line.append(None)
    return [_gap(one, other, today, end, most) for one, other in pairwise(line)]


def _points(bodies: Sequence[Body], start: date, end: date) -> list[Sitting]:
    """The meetings that challenge, one a day."""
    own = [body for body in bodies if body.role != "external"]
    by_day = {s.on: s for s in reversed(sittings(own, start, end)) if s.has_papers}
    return [by_day[day] for day in sorted(by_day)]


def _gap(one: Sitting | None, other: Sitting | None, today: date, end: date, most: int) -> Gap:
    begins = one.on if one else today
    days = ((other.on if other else end) - begins).days
    return Gap(one, other, begins, days, days > most)


def broken_cycles(bodies: Iterable[Body], today: date, months: int = 6) -> list[Gap]:
    """Where a body's own meetings lie further apart than its cycle allows: a quarter missed (HF 2), a month dropped."""
    found: list[Gap] = []
    start, end = today - timedelta(days=184), add_months(today, months)
    for body in bodies:
        longest = LONGEST[body.cycles[-1].every] if body.cycles else None
        held = [sitting(body, m) for m in meetings(body, start, end) if m.kind in CHALLENGES]
        for one, other in pairwise(held):
            days = (other.on - one.on).days
            if longest is not None and days > longest and other.on >= today:
                found.append(Gap(one, other, one.on, days, True))
    return found


# -- changing a body -----------------------------------------------------------------------------------


def with_cycle(body: Body, cycle: Cycle | None, on: date) -> Body:
    """The body on another cycle from a day on; what the old one gave before that day stays as it was."""
    kept = tuple(replace(c, until=min(c.until or on, on)) for c in body.cycles if c.starts < on)
    return replace(body, cycles=(*kept, cycle) if cycle is not None else kept)
