"""Milestones in a plan file: "label: date", and the columns within three, six and over six months (MB Appendix 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.files import columns as c
from bot.files.done_text import read_done
from bot.files.plan_rows import MilestoneRow
from bot.files.row_cells import RowCells, quoted, read_date
from bot.plan.assurance import DELIVER, EVALUATE, looks_back
from bot.plan.calendar import add_months
from bot.plan.entities import PlanDate, Precision

_BRACKETED = re.compile(r"(?P<before>.*?)\s*\((?P<inside>[^()]+)\)")
_MONTHS = re.compile(r"(?P<count>\d{1,2})\s*months?(?:\s+total)?", re.IGNORECASE)
_AFTER = re.compile(r"(?P<count>\d{1,2}|\w+)\s+months?\s+after\s+(?:the\s+)?(?P<other>.+)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:target\s*:?\s*)?[<>≤≥]?\s*[\d.,]+\s*(?:%|per\b.*|)", re.IGNORECASE)
_COUNTS = dict(
    zip(("one", "two", "three", "four", "five", "six", "nine", "twelve"), (1, 2, 3, 4, 5, 6, 9, 12), strict=True)
)
BUCKETS = ((c.WITHIN_3, 3), (c.WITHIN_6, 6), (c.OVER_6, None))


def read_milestones(cells: RowCells) -> tuple[MilestoneRow, ...]:
    """The milestones of a row, those of the Milestones column first; what cannot be read is a fault."""
    found = [m for part in cells.parts(c.MILESTONES) if (m := _labelled(cells, part)) is not None]
    for column, months in BUCKETS:
        found.extend(_bucket(cells, column, months))
    found.extend(_review(cells))
    labels = {m.label.casefold() for m in found}
    astray = [m for m in found if m.after and m.after.casefold() not in labels]
    for each in astray:
        sentence = f"Milestone {quoted(each.label)} follows {quoted(each.after)}, which is no milestone of the row."
        cells.fault("unknown_milestone", c.MILESTONES, sentence)
    return tuple(m for m in found if m not in astray)


def _labelled(cells: RowCells, part: str) -> MilestoneRow | None:
    label, _, words = part.rpartition(":")
    try:
        if not label.strip():
            raise ValueError("Write it as “label: date”.")
        return _milestone(label.strip(), words.strip(), cells.published)
    except ValueError as error:
        cells.fault("unreadable_milestone", c.MILESTONES, f"Milestone {quoted(part)} is left out. {error}")
        return None


def _milestone(label: str, words: str, published: date | None) -> MilestoneRow:
    """A label with what its words say. Raises ValueError with a sentence when they hold no date."""
    kind = EVALUATE if looks_back(label) else DELIVER
    follows = _AFTER.fullmatch(words)
    if follows:
        count = follows["count"].casefold()
        months = int(count) if count.isdecimal() else _COUNTS.get(count, 0)
        if months:
            return MilestoneRow(label, None, kind, after=follows["other"].strip(" ."), months=months)
    done = read_done(words, published)
    if done is not None:
        return MilestoneRow(label, done.due or done.done, kind, done.done)
    return MilestoneRow(label, read_date(words, published), kind)


def _bucket(cells: RowCells, column: str, months: int | None) -> Iterator[MilestoneRow]:
    """What stands under a time heading: its own date first, else the heading's months after publication. Over six
    months says no date, so one has to be given."""
    published = cells.published
    ends = PlanDate(add_months(published, months), words=column) if published and months else None
    for part in _pieces(cells, column):
        found = _in_bucket(part, published, ends, column)
        if found is not None:
            yield found
        else:
            sentence = f"{quoted(part)} needs a date: write it as “{part[:40]} (September 2026)”."
            cells.fault("unspecified_date", column, sentence)


def _pieces(cells: RowCells, column: str) -> list[str]:
    """The parts of a cell; "Achieved" on a line of its own belongs to the line below it."""
    found: list[str] = []
    for part in cells.parts(column):
        if found and found[-1].casefold() == "achieved":
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found


def _in_bucket(part: str, published: date | None, ends: PlanDate | None, heading: str) -> MilestoneRow | None:
    done = read_done(part, published)
    if done is not None:
        due = done.due or ends or done.done
        return MilestoneRow(heading, due, done=done.done or _some_day(due)) if due else None
    dated = _dated(part, published)
    if dated is not None:
        label, due = dated[0] or heading, dated[1]
        return MilestoneRow(label, due, _kind(label))
    return MilestoneRow(part, ends, _kind(part)) if ends else None


def _some_day(due: PlanDate) -> PlanDate:
    """Achieved, but nobody wrote when."""
    return PlanDate(due.day, Precision.APPROXIMATE, "achieved, day not stated")


def _kind(label: str) -> str:
    if _NUMBER.fullmatch(label):
        return "indicator"
    return EVALUATE if looks_back(label) else DELIVER


def _dated(part: str, published: date | None) -> tuple[str, PlanDate] | None:
    """ "production (March 04)", "Sept 04 (evaluation)", "Shared premises (9 months)", "March 04"."""
    bracketed = _BRACKETED.fullmatch(part)
    pairs = [(part, "")] if bracketed is None else [(bracketed["inside"], bracketed["before"])]
    if bracketed is not None:
        pairs.append((bracketed["before"], bracketed["inside"]))
    for words, label in pairs:
        months = _MONTHS.fullmatch(words.strip())
        if months and published:
            return label, PlanDate(add_months(published, int(months["count"])), words=words)
        try:
            return label, read_date(words, published)
        except ValueError:
            continue
    return None


def _review(cells: RowCells) -> Iterator[MilestoneRow]:
    """ "Ongoing, review June 2026": the review that an action without an end must have (A3.13)."""
    found = re.fullmatch(
        r"on-?\s?going\W+review(?:ed)?\s*(?:on|by|in|:)?\s*(?P<on>.+)", cells.line(c.DUE), re.IGNORECASE
    )
    if found is None:
        return
    try:
        yield MilestoneRow("Review", read_date(found["on"], cells.published), "evaluate")
    except ValueError as error:
        cells.fault("unreadable_date", c.DUE, f"{c.DUE}: {error}")
