"""The period an indicator's reading is for: a month, a week, a quarter, a year or a day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from bot.reading.beside import before
from bot.reading.dates.calendar_words import SURE_MONTH, add_months, month_number
from bot.reading.dates.date_rules import DateContext
from bot.reading.dates.dates import find_dates
from bot.reading.gates import Gated

_FY = r"(?P<first>(?:20)?\d\d)\s*[/-]\s*(?P<second>\d\d)"
_QUARTER = re.compile(rf"\b(?:q|quarter\s+)(?P<quarter>[1-4])\s*(?:of\s+)?,?\s*{_FY}\b")
_QUARTER_ALONE = Gated(r"\b(?:q|quarter\s+)(?P<quarter>[1-4])\b")
_YEAR = re.compile(r"(?<!\d)(?P<first>20\d\d)/(?P<second>\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"(?<![\d/])(?P<first>[1-4]\d)/(?P<second>[1-4]\d)(?=\s*[:=]|\s+(?:was|is|at|came)\b)")
_MONTH_NUMBER = Gated(r"\bmonth\s+(?P<n>1[0-2]|[1-9])\b")
_WEEK_NUMBER = Gated(r"\b(?:week|wk)\s?(?:no\.?\s?)?(?P<n>[1-5]?\d)\b")
_LAST_MONTH = Gated(r"\b(?P<which>last|this|previous)\s+month\b")
_AS_AT = Gated(rf"\bas (?:at|of|on) (?:the )?(?P<day>\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{SURE_MONTH}(?: 20\d\d)?)")
_DAY = Gated(r"\b(?P<day>yesterday|today)\b(?! (?:and|we|i)\b)")
_WEEK = Gated(
    r"\b(?:w/e|we(?= \d)|w\.e\.?|week ending|week to|w/?c|week commencing|wk ending|last week"
    r"|this week)\b(?P<rest>[^,;.\n]{0,24})"
)
_MONTH = Gated(
    rf"(?<![\w])(?P<month>{SURE_MONTH})(?:,?\s*(?P<year>(?:19|20)\d\d|'\d\d))?(?!\s*\d{{1,2}}(?:st"
    r"|nd|rd|th)\b)"
)


@lru_cache(maxsize=64)
def find_period(text: str, sent: date) -> str | None:
    """The period a text names, always the last one that has begun by the day sent."""
    folded = text.casefold()
    quarter = _QUARTER.search(folded)
    if quarter:
        return f"{_full(quarter['first'])}/{quarter['second']}-Q{quarter['quarter']}"
    year = _YEAR.search(folded)
    if year:
        return f"{year['first']}/{year['second']}"
    short = _SHORT_YEAR.search(folded)
    if short and int(short["second"]) == int(short["first"]) + 1:
        return f"20{short['first']}/{short['second']}"
    if day := _DAY.search(folded):
        return (sent - timedelta(days=day["day"] == "yesterday")).isoformat()
    week = _WEEK.search(folded)
    if week and (of_week := _week_of(week, sent)):
        return of_week
    if as_at := _AS_AT.search(folded):
        return _day_of(as_at["day"], sent)
    numbered = _WEEK_NUMBER.search(folded)
    if numbered and 1 <= (number := int(numbered["n"])) <= 53:
        this_year, this_week, _ = sent.isocalendar()
        return f"{this_year if number <= this_week else this_year - 1}-W{number:02d}"
    return _month_of(folded, sent) or _last_quarter(folded, sent)


def _last_quarter(folded: str, sent: date) -> str | None:
    """'Q3' is the last third quarter of a financial year that has begun, as 'month 11' is its last February."""
    found = _QUARTER_ALONE.search(folded)
    if found is None:
        return None
    begins = int(found["quarter"]) * 3 % 12 + 1
    year = sent.year if date(sent.year, begins, 1) <= sent else sent.year - 1
    first = year - 1 if begins == 1 else year
    return f"{first}/{(first + 1) % 100:02d}-Q{found['quarter']}"


def _day_of(words: str, sent: date) -> str | None:
    """The day a figure is as at; the last of a month stands for the month."""
    found = next((each.date for each in find_dates(words, DateContext(sent, "past")) if each.date), None)
    if found is None:
        return None
    whole = (found + timedelta(days=1)).day == 1
    return f"{found:%Y-%m}" if whole else found.isoformat()


def _full(digits: str) -> str:
    return digits if len(digits) == 4 else f"20{digits}"


def _week_of(week: re.Match[str], sent: date) -> str | None:
    words = week.group()
    if words.startswith(("last week", "this week")):
        days = 7 if words.startswith("last") else 0
        year, number, _ = date.fromordinal(sent.toordinal() - days).isocalendar()
        return f"{year}-W{number:02d}"
    found = [each.date for each in find_dates(week["rest"], DateContext(sent, "past")) if each.date]
    if not found:
        return None
    year, number, _ = found[0].isocalendar()
    return f"{year}-W{number:02d}"


def _month_of(folded: str, sent: date) -> str | None:
    numbered = _MONTH_NUMBER.search(folded)
    if numbered:
        month = (int(numbered["n"]) + 2) % 12 + 1
        return _last_month(month, None, sent)
    relative = _LAST_MONTH.search(folded)
    if relative:
        month_day = add_months(sent.replace(day=1), 0 if relative["which"] == "this" else -1)
        return f"{month_day:%Y-%m}"
    for match in _MONTH.finditer(folded):
        if match["month"].rstrip(".") in ("may", "march") and not _marked(folded, match):
            continue
        return _last_month(month_number(match["month"]), match["year"], sent)
    return None


def _marked(folded: str, match: re.Match[str]) -> bool:
    """'may' and 'march' are also verbs."""
    head = before(folded, match.start()).rstrip()
    return (
        match["month"].startswith("march")
        or head.endswith(("in", "for", "end", "of", "(", ":", ",", "-", "%", "|"))
        or not head
    )


def _last_month(month: int, year: str | None, sent: date) -> str:
    if year:
        digits = int(year.lstrip("'"))
        return f"{digits if digits > 99 else 2000 + digits}-{month:02d}"
    return f"{sent.year if month <= sent.month else sent.year - 1}-{month:02d}"
