"""The shape of a rule of the date grammar, and what surrounds a date phrase while it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.plan.calendar import bank_holidays
from bot.reading.gates import Gated
from bot.reading.reading import Precision

Tense = Literal["future", "past"]


@dataclass(frozen=True, slots=True)
class DateContext:
    """The day a message was sent (London), its tense, the date a slip is counted from, and holidays."""

    today: date
    tense: Tense = "future"
    base: date | None = None
    holidays: frozenset[date] = frozenset()

    def in_tense(self, day_of_year: Callable[[int], date | None]) -> date | None:
        """The next (or for the past the last) occurrence of a day that comes round every year."""
        step = 1 if self.tense == "future" else -1
        for year in (self.today.year - step, *(self.today.year + step * n for n in range(5))):
            day = day_of_year(year)
            if day and (day - self.today).days * step >= 0:
                return day
        return None

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday and not an England bank holiday."""
        return day.weekday() < 5 and day not in (self.holidays or bank_holidays(day.year))

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`."""
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_working_day(day)
        return day


@dataclass(frozen=True, slots=True)
class Ask:
    """Words that are about a date but settle no day; `impossible` for 30 February and its like."""

    impossible: bool = False


Found = tuple[date, Precision] | Ask | None
Maker = Callable[[re.Match[str], DateContext], Found]
Rule = tuple[Gated, Maker]


def rule(pattern: str, make: Maker) -> Rule:
    """A rule: casefolded words that match `pattern` from a word boundary are turned into a day."""
    return Gated(r"(?<![\w£$.])" + pattern + r"(?!\w)"), make


def rules(leads: Iterable[str], pattern: str, make: Maker) -> tuple[Rule, ...]:
    """A rule for each way in which the same words are led up to: most texts with the words hold few of the ways."""
    return tuple(rule(lead + pattern, make) for lead in leads)


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
