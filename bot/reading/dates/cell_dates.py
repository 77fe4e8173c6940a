"""Dates in spreadsheet cells: what a British officer writes in a 'Due' column, turned into a day."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from bot.reading.dates.calendar_words import (
    COUNT,
    SURE_MONTH,
    add_months,
    financial_year_end,
    month_end,
    month_number,
    number,
)
from bot.reading.dates.date_periods import part_of_month
from bot.reading.dates.date_rules import real_day
from bot.reading.reading import Precision

CellDate = tuple[date, Precision, str]

_YEAR = r"(?P<year>(?:19|20)\d\d|'?\d\d)"
_DAY_NUMERIC = re.compile(r"(?P<day>\d{1,2})\s?[./-]\s?(?P<month>\d{1,2})\s?[./-]\s?" + _YEAR)
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?:[t ]\d\d:\d\d(?::\d\d)?)?")
_DAY_WRITTEN = re.compile(
    r"(?:[a-z]+,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd"
    rf"|th)?[\s-]*(?:of\s+)?(?P<month>{SURE_MONTH}),?[\s-]*{_YEAR}"
)
_DAY_AFTER_MONTH = re.compile(rf"(?P<month>{SURE_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}")
_PART_OF_MONTH = re.compile(
    r"(?:by\s+)?(?:the\s+)?(?P<part>very end of|end of|end|start of|start|beginning of|beginning"
    r"|early|mid|middle of|late"
    r"|first week of|second week of|third week of|last week of|first half of|second half of"
    r"|first two weeks of|first fortnight of"
    rf"|last two weeks of)[\s-]*(?P<month>{SURE_MONTH}),?[\s-]*{_YEAR}"
)
_MONTH = re.compile(rf"(?:by\s+|in\s+)?(?P<month>{SURE_MONTH})[\s,/-]*{_YEAR}")
_MONTH_NUMERIC = re.compile(r"(?P<month>\d{1,2})[/-](?P<year>(?:19|20)\d\d)")
_FINANCIAL_QUARTER = re.compile(
    r"(?:end of\s+)?(?:q|quarter\s*)(?P<quarter>[1-4]),?\s*(?:of\s+)?"
    r"(?P<first>(?:20)?\d\d)\s*[/-]\s*(?P<second>(?:20)?\d\d)"
)
_FINANCIAL_YEAR = re.compile(
    r"(?:end of\s+)?(?:financial year\s+|fy\s*)?(?P<first>20\d\d)\s*[/-]\s*(?P<second>(?:20)?\d\d)"
)
_CALENDAR_YEAR = re.compile(r"(?:by\s+)?(?:the\s+)?end of\s+(?P<year>20\d\d)")
_YEAR_END = re.compile(r"(?:by\s+|end of\s+)?(?:the\s+)?(?:financial\s+)?year[\s-]?end|end of (?:the )?financial year")
_AT_ONCE = re.compile(r"(?:immediate(?:ly)?|at once|with immediate effect|straight away|now)")
_WITHIN = re.compile(
    rf"(?:with)?in\s+(?P<count>{COUNT})\s+(?P<unit>working days?|days?|weeks?|months?"
    r"|years?)(?:\s+of\s+(?:the\s+)?(?:publication|inspection|report)[\w\s]*)?"
    rf"|(?P<count_>{COUNT})\s+(?P<unit_>working days?|days?|weeks?|months?|years?)(?:\s+(?:from"
    r"|of)\s+(?:the\s+)?(?:publication|inspection|report)[\w\s]*)?"
)
_BY = re.compile(r"^(?:by|due(?:\s+by)?|target|deadline|on|no later than|completed?(?:\s+by)?)\s*:?\s+")
_SEASON = re.compile(r"\b(?:spring|summer|autumn|winter|half[\s-]?term|term|easter|christmas)\b")
_OPEN_ENDED = re.compile(
    r"\b(?:ongoing|on-going|on going|continuous|continuing|tbc|tba|tbd|to be (?:confirmed|agreed"
    r"|determined|set)|n/?a|none|various|as required|rolling|asap|soon)\b|^[-–—?]+$"
)


def read_cell_date(text: str, published: date | None) -> CellDate | None:
    """The day a cell gives, how precise it is and its words; None for an empty cell.

    'Immediately' and 'within three months' count from `published` by calendar months. Raises ValueError
    with a sentence saying what to write when the cell settles no day.
    """
    words = re.sub(r"\s+", " ", text.replace("’", "'")).strip()
    if not words:
        return None
    folded = re.sub(_BY, "", words.casefold().rstrip("."))
    found = _written_day(folded, words) or _period(folded) or _from_publication(folded, words, published)
    if found:
        return found[0], found[1], words
    raise ValueError(_advice(folded, words))


def _year(words: str) -> int:
    digits = int(words.lstrip("'"))
    return digits if digits > 99 else 2000 + digits


def _written_day(folded: str, words: str) -> tuple[date, Precision] | None:
    match = _ISO.fullmatch(folded) or _DAY_NUMERIC.fullmatch(folded)
    if match:
        day = real_day(_year(match["year"]), int(match["month"]), int(match["day"]))
        return _existing(day, words)
    match = _DAY_WRITTEN.fullmatch(folded) or _DAY_AFTER_MONTH.fullmatch(folded)
    if match:
        day = real_day(_year(match["year"]), month_number(match["month"]), int(match["day"]))
        return _existing(day, words)
    return None


def _existing(day: date | None, words: str) -> tuple[date, Precision]:
    if day is None:
        raise ValueError(f"There is no such day as “{words}”; write a day that exists, such as 31 March 2026.")
    return day, "day"


def _period(folded: str) -> tuple[date, Precision] | None:
    """A part of a month, a month, a quarter or a year, each read as its last day."""
    match = _PART_OF_MONTH.fullmatch(folded)
    if match:
        return _part(match["part"], _year(match["year"]), month_number(match["month"]))
    match = _MONTH.fullmatch(folded)
    if match:
        return month_end(_year(match["year"]), month_number(match["month"])), "month"
    match = _MONTH_NUMERIC.fullmatch(folded)
    if match and 1 <= int(match["month"]) <= 12:
        return month_end(int(match["year"]), int(match["month"])), "month"
    match = _FINANCIAL_QUARTER.fullmatch(folded)
    if match:
        return add_months(date(_year(match["first"]), 3, 31), 3 * int(match["quarter"])), "quarter"
    match = _FINANCIAL_YEAR.fullmatch(folded)
    if match and (_year(match["first"]) + 1) % 100 == int(match["second"]) % 100:
        return date(_year(match["first"]) + 1, 3, 31), "year"
    match = _CALENDAR_YEAR.fullmatch(folded)
    return (date(int(match["year"]), 12, 31), "year") if match else None


def _part(part: str, year: int, month: int) -> tuple[date, Precision]:
    if part in ("first two weeks of", "first fortnight of"):
        return date(year, month, 14), "approximate"
    day, approximate = part_of_month("end of" if part == "last two weeks of" else part, year, month)
    return day, "approximate" if approximate else "month"


def _from_publication(folded: str, words: str, published: date | None) -> tuple[date, Precision] | None:
    at_once, within, year_end = _AT_ONCE.fullmatch(folded), _WITHIN.fullmatch(folded), _YEAR_END.fullmatch(folded)
    if not (at_once or within or year_end):
        return None
    if published is None:
        raise ValueError(
            f"“{words}” is counted from the day the report was published, which the plan does not say; "
            "write the publication date or a day, such as 31 March 2026."
        )
    if at_once:
        return published, "day"
    if within:
        return _later(published, number(within["count"] or within["count_"]), within["unit"] or within["unit_"]), "day"
    return financial_year_end(published), "year"


def _later(start: date, count: int, unit: str) -> date:
    if unit.startswith("working"):
        from bot.plan.calendar import add_working_days

        return add_working_days(start, count)
    if unit.startswith(("month", "year")):
        return add_months(start, count * (12 if unit.startswith("y") else 1))
    return start + timedelta(days=count * (7 if unit.startswith("week") else 1))


def _advice(folded: str, words: str) -> str:
    if _SEASON.search(folded):
        return f"“{words}” is a season or a term, not a date; write the month, such as July 2026."
    if _OPEN_ENDED.search(folded):
        return f"“{words}” gives no date; write the day it should be done, such as 31 March 2026, or leave it empty."
    guess = _guessed(words)
    hint = f" If you mean {guess.day} {guess:%B %Y}, write that." if guess else ""
    return f"“{words}” could not be read as a date; write a day or a month, such as 31 March 2026.{hint}"


def _guessed(words: str) -> date | None:
    """A day dateparser thinks was meant, only ever offered as a suggestion, never recorded."""
    import dateparser

    try:
        found: datetime | None = dateparser.parse(
            words[:60], languages=["en"], settings={"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]}
        )
    except (ValueError, OverflowError, TypeError):
        return None
    return found.date() if found else None
