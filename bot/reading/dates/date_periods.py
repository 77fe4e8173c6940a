"""Date rules for parts of weeks, months, quarters and years, and for days with names of their own."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.reading.dates.calendar_words import (
    SURE_MONTH,
    add_months,
    financial_year_end,
    friday_of,
    month_end,
    month_number,
    quarter_end,
)
from bot.reading.dates.date_rules import Ask, DateContext, Found, Rule, rule, rules

_PARTS = (
    r"(?P<part>very end of|back end of|tail end of|end of|end|start of|start|beginning of"
    r"|beginning|early in|early"
    r"|mid|middle of|late in|late|latter part of|first half of|second half of|first part of"
    r"|first week of|first week in"
    r"|second week of|second week in|third week of|third week in|last week of|last week in"
    r"|last day of|1st of)"
)
_MONTH_YEAR = rf"(?P<month>{SURE_MONTH})(?:,?\s*(?P<year>(?:19|20)\d\d|'\d\d))?"


def _year(match: re.Match[str], month: int, context: DateContext) -> int | None:
    words = match.groupdict().get("year")
    if words:
        digits = int(words.lstrip("'"))
        return digits if digits > 99 else 2000 + digits
    day = context.in_tense(lambda year: month_end(year, month))
    if context.tense == "past" and day and context.today.month == month:
        return context.today.year
    return day.year if day else None


def _week_of_month(year: int, month: int, nth: int) -> date:
    """The Friday of the nth Monday-to-Sunday week that holds a working Friday of the month (-1: last)."""
    first = date(year, month, 1)
    friday = first + timedelta(days=(4 - first.weekday()) % 7)
    if nth > 0:
        return friday + timedelta(weeks=nth - 1)
    last = month_end(year, month)
    return last - timedelta(days=(last.weekday() - 4) % 7)


def part_of_month(part: str, year: int, month: int) -> tuple[date, bool]:
    """The day a part of a month stands for, and whether it is only approximate."""
    words = part.removesuffix(" of").removesuffix(" in")
    if words in ("start", "beginning", "1st"):
        return date(year, month, 1), True
    if words in ("early", "first part"):
        return date(year, month, 10), True
    if words in ("mid", "middle", "first half"):
        return date(year, month, 15), True
    weeks = {"first week": 1, "second week": 2, "third week": 3, "last week": -1}
    if words in weeks:
        return _week_of_month(year, month, weeks[words]), True
    return month_end(year, month), words in ("late", "latter part", "back end", "tail end")


def _part(match: re.Match[str], context: DateContext) -> Found:
    month = month_number(match["month"])
    year = _year(match, month, context)
    if year is None:
        return None
    day, approximate = part_of_month(match["part"], year, month)
    return day, "approximate" if approximate else "month"


def _whole_month(match: re.Match[str], context: DateContext) -> Found:
    month = month_number(match["month"])
    year = _year(match, month, context)
    return (month_end(year, month), "month") if year else None


def _named_month(match: re.Match[str], context: DateContext) -> Found:
    """'next month', 'end of this month', 'mid next month', 'the month after next'."""
    shift = {"this": 0, "the": 0, "current": 0, "next": 1, "following": 1, "last": -1, "previous": -1}
    month = add_months(context.today.replace(day=1), shift[match["which"]])
    part = match.groupdict().get("part")
    if not part:
        return (month_end(month.year, month.month), "month") if match["which"] != "the" else None
    day, approximate = part_of_month(part, month.year, month.month)
    return day, "approximate" if approximate else "month"


def _month_after_next(_: re.Match[str], context: DateContext) -> Found:
    month = add_months(context.today.replace(day=1), 2)
    return month_end(month.year, month.month), "month"


def _month_end(_: re.Match[str], context: DateContext) -> Found:
    return month_end(context.today.year, context.today.month), "month"


def _week(match: re.Match[str], context: DateContext) -> Found:
    """'this week', 'end of next week', 'early next week', 'the week after next'."""
    which = match["which"]
    if which == "last":
        return None
    shift = {"this": 0, "the": 0, "next": 1, "week after": 2, "following": 1}[which]
    friday = friday_of(context.today) + timedelta(weeks=shift)
    part = match.groupdict().get("part") or "end"
    if part.startswith(("start", "begin", "early", "first")):
        return friday - timedelta(days=4), "approximate"
    if part.startswith("mid"):
        return friday - timedelta(days=2), "approximate"
    return friday, "day"


def _week_after_next(_: re.Match[str], context: DateContext) -> Found:
    return friday_of(context.today) + timedelta(weeks=2), "day"


def _this_quarter(match: re.Match[str], context: DateContext) -> Found:
    end = quarter_end(context.today)
    if match["which"] == "next":
        end = quarter_end(end + timedelta(days=1))
    return end, "quarter"


def _financial_quarter(match: re.Match[str], _: DateContext) -> Found:
    first, second, quarter = int(match["first"]), int(match["second"]), int(match["quarter"])
    first += 2000 if first < 100 else 0
    if second % 100 != (first + 1) % 100:
        return Ask()
    month = quarter * 3 + 3
    return (month_end(first, month) if month <= 12 else month_end(first + 1, 3)), "quarter"


def _calendar_quarter(match: re.Match[str], context: DateContext) -> Found:
    month = int(match["quarter"]) * 3
    year = int(match["year"]) if match["year"] else _year(match, month, context)
    return (month_end(year, month), "quarter") if year else None


def _financial_year(match: re.Match[str], context: DateContext) -> Found:
    end = financial_year_end(context.today)
    return (add_months(end, 12) if match["which"] and "next" in match["which"] else end), "year"


def _written_financial_year(match: re.Match[str], _: DateContext) -> Found:
    first, second = int(match["first"]), int(match["second"])
    first += 2000 if first < 100 else 0
    return (date(first + 1, 3, 31), "year") if second % 100 == (first + 1) % 100 else Ask()


def _calendar_year(match: re.Match[str], context: DateContext) -> Found:
    words = match.groupdict().get("year")
    return date(int(words) if words else context.today.year, 12, 31), "year"


def _year_start(_: re.Match[str], context: DateContext) -> Found:
    day = context.in_tense(lambda year: date(year, 4, 1))
    return (day, "day") if day else None


def _ask(_: re.Match[str], __: DateContext) -> Found:
    return Ask()


_THE = r"(?:the\s+)?"
_FY = r"(?P<first>(?:20)?\d\d)\s*[/-]\s*(?P<second>(?:20)?\d\d)"
_WEEK = r"w(?:ee)?k"
_WEEK_PART = r"(?P<part>end of|end|start of|beginning of|early|earlier|mid|middle of|first thing|late|later)"

PERIOD_RULES: tuple[Rule, ...] = (
    rule(rf"{_THE}{_PARTS}[\s-]*{_MONTH_YEAR}", _part),
    rule(_MONTH_YEAR, _whole_month),
    rule(rf"{_THE}{_PARTS}\s+(?P<which>this|the|next|last|following|current)\s+month", _named_month),
    rule(r"(?P<which>this|next|last|following|previous)\s+month(?!\s+(?:figure|data|return))", _named_month),
    rule(r"(?:the\s+)?month\s+after\s+next", _month_after_next),
    rule(rf"{_THE}(?:month[\s-]?end|end of month)", _month_end),
    rule(rf"{_THE}{_WEEK_PART}\s+(?P<which>this|the|next|following)\s+{_WEEK}", _week),
    rule(rf"(?P<which>this|next)\s+{_WEEK}", _week),
    rule(rf"{_THE}{_WEEK}\s+after(?:\s+next)?", _week_after_next),
    rule(rf"{_THE}(?:end of\s+)?(?P<which>the|this|next|current)\s+quarter", _this_quarter),
    rule(r"(?P<which>the\s+)?quarter[\s-]end", _this_quarter),
    rule(rf"{_THE}(?:end of\s+)?q(?P<quarter>[1-4])\s*(?:of\s+)?,?\s*(?:fy\s?)?{_FY}", _financial_quarter),
    rule(rf"{_THE}(?:end of\s+)?quarter\s+(?P<quarter>[1-4])\s*(?:of\s+)?{_FY}", _financial_quarter),
    rule(rf"{_THE}(?:end of\s+)?calendar\s+q(?P<quarter>[1-4])(?:\s+(?P<year>20\d\d))?", _calendar_quarter),
    rule(rf"{_THE}(?:end of\s+|in\s+)?(?:q[1-4]|quarter\s+[1-4])(?!\s+{_FY})(?:\s+20\d\d)?", _ask),
    rule(
        rf"{_THE}(?:end of\s+|close of\s+)?(?P<which>the\s+|this\s+|next\s+)?(?:financial|fiscal"
        r"|municipal)\s+year(?:[\s-]end)?",
        _financial_year,
    ),
    rule(r"(?:the\s+)?(?P<which>next\s+)?(?:(?:fy|financial)\s+)?(?:year|yr|fy)[\s-]?end", _financial_year),
    *rules(
        (rf"{_THE}end of\s+(?:fy\s?)?", rf"{_THE}fy\s", rf"{_THE}fy", r"the\s+", ""),
        r"(?P<first>20\d\d)\s*[/-]\s*(?P<second>\d\d)",
        _written_financial_year,
    ),
    rule(r"(?:the\s+)?end of\s+(?P<first>\d\d)/(?P<second>\d\d)", _written_financial_year),
    rule(r"(?:the\s+)?end of\s+(?:the\s+|this\s+)?calendar\s+year", _calendar_year),
    rule(r"(?:the\s+)?(?:start|beginning) of\s+(?:the\s+)?(?:new\s+|next\s+)?financial\s+year", _year_start),
    rule(r"(?:the\s+)?end of\s+(?P<year>20\d\d)", _calendar_year),
)
