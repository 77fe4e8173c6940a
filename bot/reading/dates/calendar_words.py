"""The words officers use for months, weekdays and numbers, and the arithmetic of calendar months."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from bot.reading.vocabulary.built_in import words_of

_WORDS = words_of("months")
MONTHS: dict[str, int] = {name: number for number, name in enumerate(_WORDS["months"], start=1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()}
MONTHS |= {slip: MONTHS[name] for name, slips in _WORDS["months"].items() for slip in slips}
_UNSAFE_ALONE = frozenset(_WORDS["slips"]["unsafe_alone"].split())
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
SURE_MONTH = "(?:" + "|".join(sorted(set(MONTHS) - _UNSAFE_ALONE, key=len, reverse=True)) + r")\b\.?"

WEEKDAYS: dict[str, int] = {
    word: number for number, (name, others) in enumerate(_WORDS["days"].items()) for word in (name, *others)
}
WEEKDAY = "(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b\.?"

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
NUMBERS: dict[str, int] = {word: number for number, word in enumerate(_UNITS.split(" "), start=1)}
NUMBERS |= {"a": 1, "an": 1, "another": 1, "a further": 1, "a couple of": 2, "couple of": 2, "couple": 2}
NUMBERS |= {"a couple": 2, "a couple more": 2, "another couple of": 2, "twenty": 20, "thirty": 30}
NUMBERS |= {"forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
COUNT = r"(?:\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"


def month_number(word: str) -> int:
    """The month a word of `MONTH` names."""
    return MONTHS[word.rstrip(".")]


def weekday_number(word: str) -> int:
    """The weekday (Monday is 0) a word of `WEEKDAY` names."""
    return WEEKDAYS[word.rstrip(".")]


def number(words: str) -> int:
    """The number a match of `COUNT` stands for."""
    words = re.sub(r"\s+", " ", words)
    return int(words) if words.isdigit() else NUMBERS[words]


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """`day` moved by calendar months, its day number clipped to the end of the month."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def friday_of(day: date) -> date:
    """The Friday of the Monday-to-Sunday week `day` lies in."""
    return day + timedelta(days=4 - day.weekday())


def financial_year_end(day: date) -> date:
    """The 31 March on or after `day`."""
    this_year = date(day.year, 3, 31)
    return this_year if day <= this_year else date(day.year + 1, 3, 31)


def quarter_end(day: date) -> date:
    """The last day of the calendar quarter (which is also a financial one) `day` lies in."""
    return month_end(day.year, (day.month + 2) // 3 * 3)


def easter_sunday(year: int) -> date:
    """Easter Sunday of a Gregorian year (the anonymous algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    last = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * last) // 451
    month, day = divmod(h + last - 7 * m + 114, 31)
    return date(year, month, day + 1)
