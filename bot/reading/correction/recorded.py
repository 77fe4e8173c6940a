"""What was recorded before, turned back into a reading, for a correction that moves it to another action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from bot.reading.reading import ActionReading, IndicatorReading, Rating, Request, Status


def as_reading(ref: str, recorded: Mapping[str, object]) -> ActionReading:
    """The recorded fields as a reading of `ref`; a field that is not recognised is left out."""
    rating = recorded.get("rating", recorded.get("rag"))
    percent = recorded.get("percent")
    return ActionReading(
        ref=ref,
        rating=cast("Rating | None", rating),
        rating_basis="stated" if rating else None,
        status=cast("Status | None", recorded.get("status")),
        percent=int(percent) if isinstance(percent, int | float) else None,
        forecast_date=_day(recorded.get("forecast_date")),
        achieved_date=_day(recorded.get("achieved_date")),
        blocker=bool(recorded.get("blocker")),
        evidence=tuple(str(each) for each in _listed(recorded.get("evidence"))),
        indicators=recorded_indicators(recorded),
        request=cast("Request | None", recorded.get("request")),
    )


def recorded_indicators(recorded: Mapping[str, object]) -> tuple[IndicatorReading, ...]:
    """The indicator readings that were recorded."""
    found = []
    for each in _listed(recorded.get("indicators")):
        if isinstance(each, IndicatorReading):
            found.append(each)
        elif isinstance(each, Mapping) and isinstance(each.get("value"), int | float):
            found.append(
                IndicatorReading(str(each["name"]), float(each["value"]), each.get("unit"), each.get("period"))
            )
    return tuple(found)


def recorded_day(recorded: Mapping[str, object]) -> date | None:
    """The expected finish that was recorded."""
    return _day(recorded.get("forecast_date"))


def recorded_finish(recorded: Mapping[str, object]) -> date | None:
    """The day of completion that was recorded."""
    return _day(recorded.get("achieved_date"))


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
