"""Date rules counted from the day sent or from the plan's date: Fridays, fortnights, working days, slips."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.reading.dates.calendar_words import COUNT, WEEKDAY, add_months, friday_of, number, weekday_number
from bot.reading.dates.date_rules import Ask, DateContext, Found, Rule, rule

_UNIT = r"(?P<unit>working\s+days?|days?|weeks?|wks?|fo(?:rt|r|rth)n(?:ight|ite|igth)s?|months?|mths?|mnths?|years?)"
_N = rf"(?:(?:{COUNT}\s*(?:-|–|to|or)\s*)?(?P<count>{COUNT})\s+(?:more\s+)?)?{_UNIT}"


def _moved(day: date, count: int, unit: str, context: DateContext) -> date:
    if unit.startswith("working"):
        return context.add_working_days(day, count)
    if unit.startswith("m"):
        return add_months(day, count)
    if unit.startswith("y"):
        return add_months(day, 12 * count)
    days = {"d": 1, "w": 7, "f": 14}[unit[0]]
    return day + timedelta(days=days * count)


def _counted(match: re.Match[str]) -> int:
    return number(match["count"]) if match["count"] else 1


def _first_on_or_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _weekday(match: re.Match[str], context: DateContext) -> Found:
    """'Friday', 'this Friday', 'next Friday', 'last Friday', 'Friday week', 'a week on Friday'."""
    wanted = weekday_number(match["weekday"])
    which = (match.groupdict().get("which") or "").strip()
    today, monday = context.today, context.today - timedelta(days=context.today.weekday())
    if which == "this":
        return monday + timedelta(days=wanted), "day"
    if which in ("next", "the following"):
        return monday + timedelta(days=7 + wanted), "day"
    if which == "last" or (context.tense == "past" and not match.groupdict().get("later")):
        back = (today.weekday() - wanted) % 7
        return today - timedelta(days=back or (7 if which == "last" else 0)), "day"
    later = match.groupdict().get("later") or ""
    weeks = 2 if "fortnight" in later or "two" in later else 1 if later else 0
    start = today + timedelta(days=1) if weeks else today
    return _first_on_or_after(start, wanted) + timedelta(weeks=weeks), "day"


def _friday_before_last(match: re.Match[str], context: DateContext) -> Found:
    wanted = weekday_number(match["weekday"])
    back = (context.today.weekday() - wanted) % 7 or 7
    return context.today - timedelta(days=back + 7), "day"


def _friday_after_next(match: re.Match[str], context: DateContext) -> Found:
    monday = context.today - timedelta(days=context.today.weekday())
    return monday + timedelta(days=14 + weekday_number(match["weekday"])), "day"


def _weekday_of_week(match: re.Match[str], context: DateContext) -> Found:
    """'Tuesday next week', 'Friday of this week', 'Monday last week'."""
    shift = {"this": 0, "next": 7, "last": -7}[match["which"]]
    monday = context.today - timedelta(days=context.today.weekday())
    return monday + timedelta(days=shift + weekday_number(match["weekday"])), "day"


_TOMORROW = r"(?:tomorrow|tomorow|tommorow|tmrw|tmrow|tomoz|tmoz|tomoro|tmw|2moro)"


def _today_plus(days: int) -> Rule:
    words = {
        0: r"(?:today|tonight|this\s+(?:morning|afternoon|evening)|(?:end"
        r"|close)\s+of\s+play(?:\s+today)?|cop|eop|eod)(?!\s+(?:on\s+|next\s+|tomorrow|the\s|mon|tue"
        r"|wed|thu|fri|\d))",
        1: rf"{_TOMORROW}(?:\s+(?:morning|afternoon|evening|night))?",
        2: r"(?:the\s+)?day\s+after\s+tomorrow",
        -1: r"(?:(?:yesterday|yday|y'day|ystrday|yest)(?:\s+(?:morning|afternoon|evening))?|last\s+night)",
        -2: r"(?:the\s+)?day\s+before\s+yesterday",
    }
    return rule(words[days], lambda _, context: (context.today + timedelta(days=days), "day"))


def _in_time(match: re.Match[str], context: DateContext) -> Found:
    return _moved(context.today, _counted(match), match["unit"], context), "day"


def _ago(match: re.Match[str], context: DateContext) -> Found:
    if match["unit"].startswith("working"):
        return _working_days_ago(_counted(match), context), "day"
    return _moved(context.today, -_counted(match), match["unit"], context), "day"


def _working_days_ago(count: int, context: DateContext) -> date:
    day = context.today
    while count > 0:
        day -= timedelta(days=1)
        count -= context.is_working_day(day)
    return day


def _weeks_from_near(match: re.Match[str], context: DateContext) -> Found:
    """'a week tomorrow', 'a fortnight today', 'tomorrow week', 'a week yesterday'."""
    near = context.today + timedelta(days={"today": 0, "yesterday": -1}.get(match["near"], 1))
    weeks = _weeks(match["later"])
    return near + timedelta(weeks=-weeks if match["near"] == "yesterday" else weeks), "day"


def _weeks(later: str) -> int:
    return 2 if re.search(r"fortnight|two|2", later) else 3 if re.search(r"three|3", later) else 1


def _week_last(match: re.Match[str], context: DateContext) -> Found:
    """'a week last Friday': the last Friday and a week before it."""
    back = (context.today.weekday() - weekday_number(match["weekday"])) % 7 or 7
    return context.today - timedelta(days=back, weeks=_weeks(match["later"])), "day"


def _this_time(match: re.Match[str], context: DateContext) -> Found:
    if match["unit"] == "month":
        return add_months(context.today, 1), "day"
    return context.today + timedelta(weeks=1), "day"


def _from_weekday(match: re.Match[str], context: DateContext) -> Found:
    start = _first_on_or_after(context.today + timedelta(days=1), weekday_number(match["weekday"]))
    return _moved(start, _counted(match), match["unit"], context), "day"


def _slip(match: re.Match[str], context: DateContext) -> Found:
    """A slip of N counts from the plan's own date; without one, or without N, it cannot be turned into a day."""
    if context.base is None or (not match["count"] and match["unit"].endswith("s")):
        return Ask()
    return _moved(context.base, _counted(match), match["unit"], context), "day"


def _forward(match: re.Match[str], context: DateContext) -> Found:
    if context.base is None or match["unit"].startswith("working"):
        return Ask()
    return _moved(context.base, -_counted(match), match["unit"], context), "day"


def _needs_another(match: re.Match[str], context: DateContext) -> Found:
    """'needs another N' counts from the later of the plan's date and the day sent."""
    start = max(context.base, context.today) if context.base else context.today
    return _moved(start, _counted(match), match["unit"], context), "day"


def _weekend(_: re.Match[str], context: DateContext) -> Found:
    return friday_of(context.today), "approximate"


_SLIPPED = (
    r"(?:slip(?:s|ped|ping)?|slid(?:es?|ing)?|slippage|gone\s+back|go(?:es)?\s+back|overrun(?:s|ning)?(?:\s+by)?"
    r"|put\s+(?:it|this|that|the\s+date|\ue010)\s+back|add(?:ed|ing)?|out(?=\s+by)|moved?\s+on|put\s+back"
    r"|pushed\s+(?:back|out)"
    r"|push\s+(?:back|out)"
    r"|moved?\s+(?:back|out)"
    r"|knocked\s+back|set\s+back|delay(?:ed)?|deferr?(?:ed)?|ext(?:n)?(?=\s)|extend(?:ed|ing)?"
    r"|extension|late|behind|over)"
)
_SOFT = (
    r"(?:\s+(?:it|\ue010|this(?!\s+(?:week|month|quarter|year))|that|the\s+date|the\s+deadline|one))?(?:\s+(?:back"
    r"|out))?(?:\s+(?:by|for"
    r"|of))?\s+(?:about\s+|around\s+|roughly\s+|at least\s+)?"
)
_MORE = (
    r"(?:need(?:s|ed|ing)?|request(?:s|ed|ing)?|want(?:s|ing)?|ask(?:ing)?\s+for|allow"
    r"|give(?:\s+\w+)?|require[sd]?)\s+"
)

RELATIVE_RULES: tuple[Rule, ...] = (
    *(_today_plus(days) for days in (0, 1, 2, -1, -2)),
    rule(rf"{_SLIPPED}{_SOFT}{_N}", _slip),
    rule(
        r"(?:push(?:ed|ing)?|mov(?:ed?|ing)|put|shift(?:ed|ing)?|bump(?:ed|ing)?)\s+(?:(?:it|this|that|\ue010"
        r"|the\s+date|the\s+deadline)\s+(?:(?:back|out|on)\s+)?(?:by\s+)?|(?:(?:back|out|on)\s+)?by\s+)"
        rf"{_N}",
        _slip,
    ),
    rule(rf"(?:a\s+)?(?:slip|delay)\s+of\s+{_N}", _slip),
    rule(
        rf"(?P<count>{COUNT})[\s-]+(?P<unit>week|month|day|fortnight|wk|mth)(?:'s|s'|s)?\s+(?:slip(?:page)?|delay"
        r"|extension|late\b|behind|over\b|later\s+than)",
        _slip,
    ),
    rule(rf"(?P<count>{COUNT})\s+{_UNIT}\s+(?:early|earlier\s+than|ahead\s+of\s+(?:schedule|plan|time))", _forward),
    rule(rf"(?P<count>{COUNT})\s+{_UNIT}\s+(?:longer|more)", _needs_another),
    rule(
        rf"(?:need(?:s|ed|ing)?|requires?|want(?:s|ing)?|will take|going to take)\s+(?:about\s+|around\s+"
        rf"|at least\s+)?"
        rf"(?P<count>{COUNT})\s+{_UNIT}(?!\s+(?:from|after|of|before|notice))",
        _needs_another,
    ),
    rule(rf"(?P<count>{COUNT})\s+{_UNIT}\s+(?:to\s+go|away|off)", _in_time),
    rule(
        r"(?P<later>(?:a\s+)?w(?:ee)?k|(?:a\s+)?fortnight|(?:two|2|three|3)\s+w(?:ee)?ks)\s+"
        rf"(?P<near>today|{_TOMORROW}|yesterday)",
        _weeks_from_near,
    ),
    rule(rf"(?P<near>{_TOMORROW})\s+(?P<later>w(?:ee)?k|fortnight)", _weeks_from_near),
    rule(rf"(?P<later>(?:a\s+)?week|(?:a\s+)?fortnight|(?:two|2)\s+weeks)\s+last\s+(?P<weekday>{WEEKDAY})", _week_last),
    rule(r"this\s+time\s+next\s+(?P<unit>week|month)", _this_time),
    rule(
        rf"(?P<count>{COUNT})\s+{_UNIT}(?=\s+and\s+(?:[\w'\ue010]+\s+){{0,6}}(?:done|finished|complete"
        rf"|completed|ready"
        rf"|there)\b)",
        _in_time,
    ),
    rule(rf"(?:brought|bring|moved|pulled)\s+forward\s+(?:by\s+)?{_N}", _forward),
    rule(
        rf"(?:{_MORE})?(?:another|a further|an extra|an additional|one more|extra|further"
        rf"|additional)\s+(?:(?P<count>\d+"
        rf"|\w+)\s+)?{_UNIT}"
        r"(?!\s+ago)",
        lambda match, context: _another(match, context),
    ),
    rule(rf"{_MORE}(?P<count>{COUNT})\s+more\s+{_UNIT}", _needs_another),
    rule(rf"(?P<count>{COUNT})\s+more\s+{_UNIT}", _needs_another),
    rule(
        r"(?:in|within|inside|over|during|give\s+(?:me|us|it|this|them)|allow)\s+(?:about\s+|around\s+|the\s+next\s+"
        rf"|the\s+)?(?:{COUNT}\s*(?:-|–|to|or)\s*)?(?P<count>{COUNT})\s+{_UNIT}'?(?:\s+time)?",
        _in_time,
    ),
    rule(
        r"(?:in|within)\s+(?:the\s+next\s+|the\s+)?(?P<count>)(?P<unit>fortnight|week"
        r"|month)'?(?:s\s+time)?",
        _in_time,
    ),
    rule(rf"(?P<count>{COUNT})\s+{_UNIT}'?s?'?\s+(?:time|from\s+(?:now|today)|today|hence)", _in_time),
    rule(rf"(?P<count>{COUNT})\s+{_UNIT}'?s?'?\s+(?:from|on)\s+(?P<weekday>{WEEKDAY})", _from_weekday),
    rule(r"(?P<count>)(?P<unit>week|month|fortnight)\s+(?:today|from\s+(?:now|today))", _in_time),
    rule(rf"(?P<count>{COUNT})\s+{_UNIT}\s+ago", _ago),
    rule(rf"the\s+(?P<weekday>{WEEKDAY})\s+before\s+last", _friday_before_last),
    rule(rf"(?:the\s+)?(?P<weekday>{WEEKDAY})\s+after\s+next", _friday_after_next),
    rule(rf"(?:the\s+)?(?P<weekday>{WEEKDAY})\s+(?:of\s+)?(?P<which>this|next|last)\s+w(?:ee)?k", _weekday_of_week),
    rule(
        r"(?P<later>(?:a\s+)?w(?:ee)?k|(?:a\s+)?fortnight|(?:two|2)\s+w(?:ee)?ks)\s+(?:on|from"
        rf"|this)\s+(?P<weekday>{WEEKDAY})",
        _weekday,
    ),
    rule(rf"(?P<weekday>{WEEKDAY})\s+(?P<later>w(?:ee)?k|fortnight)", _weekday),
    rule(
        rf"(?<!\ba\s)(?<!\bevery\s)(?P<which>this\s+|next\s+|last\s+"
        rf"|the\s+following\s+)?(?:coming\s+)?(?P<weekday>{WEEKDAY})",
        _weekday,
    ),
    rule(r"(?:the|this)\s+weekend", _weekend),
)


def _another(match: re.Match[str], context: DateContext) -> Found:
    words = match["count"]
    if words and not re.fullmatch(COUNT, words):
        return Ask() if words in ("few", "couple") else None
    start = max(context.base, context.today) if context.base else context.today
    return _moved(start, number(words) if words else 1, match["unit"], context), "day"
