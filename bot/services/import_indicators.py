"""The indicators of a plan file: what importing them would add, and the entries that add it.

New indicators come with their readings; to known ones only periods are added that had no figure. Nothing is
overwritten: whatever else differs is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from msgspec.structs import replace

from bot.files.plan_rows import GivenReading, IndicatorRow
from bot.plan import entries as e
from bot.plan.indicators import Indicator, Reading
from bot.plan.measures import Measured


@dataclass(frozen=True)
class NewReadings:
    """Figures of periods that had none."""

    indicator: Indicator
    readings: tuple[GivenReading, ...]


@dataclass(frozen=True)
class Measures:
    """What importing the indicators of a file would do. `left` are sentences about what is not taken over."""

    added: tuple[Indicator, ...] = ()
    readings: tuple[NewReadings, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def figures(self) -> int:
        """How many readings would be recorded."""
        return sum(len(each.readings) for each in self.readings)


def indicator_id(name: str) -> str:
    """The id of an indicator: the same name is the same indicator, whoever defines it."""
    return f"i:{re.sub(r'[^a-z0-9]+', '-', name.casefold()).strip('-') or 'unnamed'}"


def compare_indicators(
    rows: Sequence[IndicatorRow],
    known: Mapping[str, Indicator],
    actions: Mapping[str, str],
    recommendations: Mapping[str, str],
) -> Measures:
    """What a file's indicators would change; `actions` and `recommendations` are ids by reference, the file's own
    included."""
    added: list[Indicator] = []
    readings: list[NewReadings] = []
    left: list[str] = []
    for row in rows:
        new = _indicator(row, actions, recommendations)
        left += _unknown(row, actions, recommendations)
        old = known.get(new.id)
        if old is None:
            added.append(replace(new, order=len(known) + len(added)))
        else:
            left += _differing(old, new)
        fresh, other = _figures(old, row)
        left += other
        readings += [NewReadings(old or new, fresh)] if fresh else []
    return Measures(tuple(added), tuple(readings), tuple(left))


def indicator_entries(measures: Measures, by: str, now: datetime, today: date) -> Iterator[e.Entry]:
    """The entries that carry it out; the same file again gives the same keys."""
    for indicator in measures.added:
        what = e.IndicatorAdded(replace(indicator, since=today))
        yield e.Entry(f"indicator:{indicator.id}", "indicator", indicator.id, what, by, now, now)
    for new in measures.readings:
        for given in new.readings:
            id = f"file:{new.indicator.id}:{given.period}:{given.value:g}"
            reading = Reading(id, given.period, given.value, given.provisional, by, at=now)
            yield e.Entry(id, "indicator", new.indicator.id, e.ReadingRecorded(reading), by, now, now)


def _indicator(row: IndicatorRow, actions: Mapping[str, str], recommendations: Mapping[str, str]) -> Indicator:
    return replace(
        row.indicator,
        id=indicator_id(row.indicator.name),
        actions=tuple(actions[ref] for ref in row.actions if ref in actions),
        recommendations=tuple(
            recommendations[plain] for plain in map(_plain, row.recommendations) if plain in recommendations
        ),
    )


def _plain(ref: str) -> str:
    return re.sub(r"^(?:recommendation|rec|r)\.?\s*(?=\d)", "", ref.strip(), flags=re.IGNORECASE)


def _unknown(row: IndicatorRow, actions: Mapping[str, str], recommendations: Mapping[str, str]) -> Iterable[str]:
    for what, refs, held in (
        ("action", row.actions, actions),
        ("recommendation", [_plain(ref) for ref in row.recommendations], recommendations),
    ):
        for ref in refs:
            if ref not in held:
                yield f"{row.indicator.name}: there is no {what} {ref}; the link is left out."


def _differing(old: Indicator, new: Indicator) -> Iterable[str]:
    """What is defined differently: a target is not changed by a file."""
    fields = {
        "unit": (old.unit, new.unit),
        "direction": (old.direction, new.direction),
        "baseline": (old.baseline, new.baseline),
        "targets": (old.targets, new.targets),
        "frequency": (old.frequency, new.frequency),
    }
    other = [name for name, (before, after) in fields.items() if before != after]
    if other:
        yield f"{old.name}: {' and '.join(other)} differ; the plan keeps its own."


def _figures(old: Indicator | None, row: IndicatorRow) -> tuple[tuple[GivenReading, ...], list[str]]:
    """The readings of periods without a figure, and what is said of the others."""
    held = {point.period: point.value for point in Measured(old, date.max).points} if old else {}
    fresh = {given.period: given for given in row.readings if given.period not in held}
    other = [
        f"{row.indicator.name}, {given.period}: {given.value:g} in the file; the plan keeps {held[given.period]:g}."
        for given in row.readings
        if given.period in held and held[given.period] != given.value
    ]
    return tuple(fresh.values()), other
