"""Date rules for days written out: 21/3/19, 21 March, March 21st, the 22nd, Friday 15th, ranges."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.reading.dates.calendar_words import MONTH, WEEKDAY, add_months, month_end, month_number, weekday_number
from bot.reading.dates.date_rules import Ask, DateContext, Found, Rule, real_day, rule, rules

_DAY = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th))?"
_YEAR = (
    r"(?:,?\s*(?P<year>(?:19|20)\d\d|'\d\d|(?:1[0-9]|2[0-9]|3[0-9])(?!\s*(?:%|/|\.\d|:|per|and\b|jan|feb|mar"
    r"|apr|may|jun|jul|aug|sep|oct|nov|dec|am"
    r"|pm)))(?!\d))?"
)
_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY}),?\s+)?(?:the\s+)?"
_LED_BY_WEEKDAY = (rf"(?P<weekday>{WEEKDAY}),?\s+(?:the\s+)?", r"the\s+", "")
_FROM = (
    rf"(?:\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(?:of\s+)?{MONTH})?\s*(?:-|–|—|to|and|until|till"
    r"|or)\s*(?:the\s+)?"
)


def _full_year(words: str) -> int:
    digits = int(words.lstrip("'"))
    return digits if digits > 99 else 2000 + digits


def _settled(day: date | None, weekday: str | None) -> Found:
    """A day, unless it does not exist or the weekday written beside it disagrees."""
    if day is None:
        return Ask(impossible=True)
    if weekday and day.weekday() != weekday_number(weekday):
        return Ask()
    return day, "day"


def _written(match: re.Match[str], context: DateContext) -> Found:
    parts = match.groupdict()
    number, month = int(parts["day"]), month_number(parts["month"])
    if parts.get("year"):
        day = real_day(_full_year(parts["year"]), month, number)
    else:
        day = context.in_tense(lambda year: real_day(year, month, number))
    return _settled(day, parts.get("weekday"))


def _numeric(match: re.Match[str], context: DateContext) -> Found:
    number, month, year = int(match["day"]), int(match["month"]), match.groupdict().get("year")
    if not 1 <= month <= 12 or not 1 <= number <= 31:
        return Ask(impossible=True) if year else None
    if year:
        day = real_day(_full_year(year), month, number)
    else:
        day = context.in_tense(lambda of: real_day(of, month, number))
    return _settled(day, match.groupdict().get("weekday"))


def _iso(match: re.Match[str], _: DateContext) -> Found:
    return _settled(real_day(int(match["year"]), int(match["month"]), int(match["day"])), None)


def _day_of_month(match: re.Match[str], context: DateContext) -> Found:
    """'the 22nd': the next such day (the last, for the past); a month too short for it is passed over."""
    number = int(match["day"])
    if not 1 <= number <= 31:
        return Ask(impossible=True)
    weekday = match.groupdict().get("weekday")
    step = 1 if context.tense == "future" else -1
    first = context.today.replace(day=1)
    for months in range(4):
        month = add_months(first, months * step)
        day = real_day(month.year, month.month, number)
        if day and (day - context.today).days * step >= 0:
            return _settled(day, weekday)
    return Ask(impossible=True)


def _day_of_named_month(match: re.Match[str], context: DateContext) -> Found:
    shift = {"this": 0, "the": 0, "next": 1, "last": -1}[match["which"]]
    month = add_months(context.today.replace(day=1), shift)
    return _settled(real_day(month.year, month.month, int(match["day"])), None)


def _week_commencing(match: re.Match[str], context: DateContext) -> Found:
    return _written(match, context) if match["month"] else _day_of_month(match, context)


def _nth_weekday(match: re.Match[str], context: DateContext) -> Found:
    """'the first Monday in March', 'last Friday of April'."""
    nth = ("first", "second", "third", "fourth", "last").index(match["nth"])
    month = month_number(match["month"])

    def of(year: int) -> date | None:
        days = [real_day(year, month, number) for number in range(1, 32)]
        wanted = [day for day in days if day and day.weekday() == weekday_number(match["name"])]
        return wanted[-1] if nth == 4 else wanted[nth]

    day = context.in_tense(of)
    return _settled(day, None) if day else None


def _last_working_day(match: re.Match[str], context: DateContext) -> Found:
    month = month_number(match["month"])

    def of(year: int) -> date:
        day = month_end(year, month)
        while not context.is_working_day(day):
            day -= timedelta(days=1)
        return day

    day = context.in_tense(of)
    return (day, "day") if day else None


def _next_year(match: re.Match[str], context: DateContext) -> Found:
    """'31 March next year', 'March next year'."""
    year, month = context.today.year + 1, month_number(match["month"])
    if match["day"] is None:
        return month_end(year, month), "month"
    return _settled(real_day(year, month, int(match["day"])), match["weekday"])


_WEEK_OF = (
    r"(?:w/?\s?[ce]\.?|w\.[ce]\.|week\s+(?:commencing|beginning|ending|starting|of)|wk\s+(?:beg"
    r"|ending))\s+"
)

DAY_RULES: tuple[Rule, ...] = (
    rule(r"(?P<year>\d(?:(?<=1)9|(?<=2)0)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)", _iso),
    *rules(
        _LED_BY_WEEKDAY,
        r"(?P<day>\d{1,2})(?P<sep>[./-])(?P<month>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d|\d\d)",
        _numeric,
    ),
    *rules(_LED_BY_WEEKDAY, r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![/\d%])", _numeric),
    *(
        rule(rf"(?<=\b{lead} )(?P<day>\d{{1,2}})(?P<sep>[.-])(?P<month>\d{{1,2}})(?![.\d%-])", _numeric)
        for lead in ("by", "on", "until", "till", "done", "finish", "finishes", "finished", "complete", "completes")
    ),
    rule(
        rf"{_FROM}{_DAY}\s*(?:of\s+)?(?P<month>{MONTH}){_YEAR}",
        _written,
    ),
    *rules(_LED_BY_WEEKDAY, rf"{_DAY}\s*-?\s*(?:of\s+)?-?(?P<month>{MONTH})(?:\s*-(?=\d\d))?{_YEAR}", _written),
    rule(rf"{_WEEKDAY}(?P<month>{MONTH})\s+(?:the\s+)?{_DAY}(?!\d|\s*%|/|[.:]\d){_YEAR}", _written),
    rule(rf"{_WEEK_OF}(?:the\s+)?{_DAY}(?:\s*(?:of\s+)?(?P<month>{MONTH}))?{_YEAR}", _week_commencing),
    rule(
        r"(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)\s+(?:of\s+)?(?P<which>this|next|last|the)\s+month",
        _day_of_named_month,
    ),
    *rules(_LED_BY_WEEKDAY[:2], r"(?P<day>\d{1,2})(?:st|nd|rd|th)", _day_of_month),
    rule(r"(?P<day>\d(?:(?<=by .)|(?<=till .)|(?<=til .))\d?)(?:st|nd|rd|th)", _day_of_month),
    rule(
        r"(?P<day>\d(?:(?<=make .)|(?<=hit .)|(?<=meet .)|(?<=for .)|(?<=on .)|(?<=is .)|(?<=be .)|(?<=to .)|(?<=now .)"
        r"|(?<=say .)|(?<=\ue010 .))\d?)"
        r"(?:st|nd|rd|th)(?=\s*(?:$|[,.;!?)]|(?:now|ok|fine|still|please|pls|latest|instead"
        r"|as planned)\b))",
        _day_of_month,
    ),
    rule(rf"(?:the\s+)?last\s+working\s+day\s+(?:of|in)\s+(?P<month>{MONTH})", _last_working_day),
    rule(rf"{_WEEKDAY}(?:{_DAY}\s+(?:of\s+)?)?(?P<month>{MONTH})\s+next\s+year", _next_year),
    rule(
        rf"(?:the\s+)?(?P<nth>first|second|third|fourth|last)\s+(?P<name>{WEEKDAY})\s+(?:in"
        rf"|of)\s+(?P<month>{MONTH})",
        _nth_weekday,
    ),
)
