"""Date rules for the named days of the year: Christmas, Easter and what is counted from it, bank holidays."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.reading.dates.calendar_words import easter_sunday, month_end
from bot.reading.dates.date_rules import Ask, DateContext, Found, Maker, Rule, rule


def _each_year(day_of: Callable[[int], date]) -> Maker:
    def make(_: re.Match[str], context: DateContext) -> Found:
        day = context.in_tense(day_of)
        return (day, "day") if day else None

    return make


def _fixed(month: int, day: int) -> Maker:
    return _each_year(lambda year: date(year, month, day))


def _from_easter(days: int) -> Maker:
    return _each_year(lambda year: easter_sunday(year) + timedelta(days=days))


def _weekday(month: int, weekday: int, number: int) -> Maker:
    """The `number`-th such weekday of a month (Monday is 0), or its last for number 0."""

    def day_of(year: int) -> date:
        if number == 0:
            end = month_end(year, month)
            return end - timedelta(days=(end.weekday() - weekday) % 7)
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=number - 1)

    return _each_year(day_of)


def _next_bank_holiday(_: re.Match[str], context: DateContext) -> Found:
    coming = [day for day in context.holidays if day >= context.today]
    return (min(coming), "day") if coming else Ask()


_THE = r"(?:the\s+)?"
_MONDAY, _SUNDAY = 0, 6
_NO_BREAK = r"(?!\s+(?:holidays?|break|recess|term))"

FESTIVAL_RULES: tuple[Rule, ...] = (
    rule(r"(?:christmas|xmas)\s+eve", _fixed(12, 24)),
    rule(rf"(?:christmas|xmas)(?:\s+day)?{_NO_BREAK}", _fixed(12, 25)),
    rule(r"boxing\s+day", _fixed(12, 26)),
    rule(r"new\s+year'?s\s+eve", _fixed(12, 31)),
    rule(r"new\s+year'?s\s+day", _fixed(1, 1)),
    rule(r"(?:st\.?\s+)?valentine'?s(?:\s+day)?", _fixed(2, 14)),
    rule(r"st\.?\s+david'?s\s+day", _fixed(3, 1)),
    rule(r"st\.?\s+patrick'?s\s+day", _fixed(3, 17)),
    rule(r"st\.?\s+george'?s\s+day", _fixed(4, 23)),
    rule(r"ha(?:l|ll)owe'?en", _fixed(10, 31)),
    rule(r"(?:bonfire|guy\s+fawkes|fireworks)\s+night", _fixed(11, 5)),
    rule(r"(?:armistice|remembrance)\s+day", _fixed(11, 11)),
    rule(r"remembrance\s+sunday", _weekday(11, _SUNDAY, 2)),
    rule(r"st\.?\s+andrew'?s\s+day", _fixed(11, 30)),
    rule(r"(?:pancake|shrove)\s+(?:day|tuesday)", _from_easter(-47)),
    rule(r"ash\s+wednesday", _from_easter(-46)),
    rule(r"(?:mothering\s+sunday|mother'?s\s+day)", _from_easter(-21)),
    rule(r"palm\s+sunday", _from_easter(-7)),
    rule(r"maundy\s+thursday", _from_easter(-3)),
    rule(r"good\s+fri(?:day)?", _from_easter(-2)),
    rule(r"easter\s+monday", _from_easter(1)),
    rule(rf"easter(?:\s+(?:sunday|day))?{_NO_BREAK}", _from_easter(0)),
    rule(rf"{_THE}(?:early\s+may\s+bank\s+holiday|may\s+day)(?:\s+bank\s+holiday)?", _weekday(5, _MONDAY, 1)),
    rule(rf"{_THE}(?:spring|late\s+may|whitsun)\s+bank\s+holiday", _weekday(5, _MONDAY, 0)),
    rule(
        rf"{_THE}(?:whit(?:sun(?:tide)?|\s+(?:week(?:end)?|sunday|monday))|pentecost)(?!\s+bank)", lambda _, __: Ask()
    ),
    rule(rf"{_THE}(?:august|summer)\s+bank\s+holiday", _weekday(8, _MONDAY, 0)),
    rule(
        r"(?:the\s+end\s+of\s+)?(?:eid|diwali|ramadan|passover|hanukkah|lent|advent)(?!\s+(?:card|calendar|party))",
        lambda _, __: Ask(),
    ),
    rule(rf"{_THE}(?:next\s+)?bank\s+holiday", _next_bank_holiday),
)
"""Whitsun and what moves with the moon are asked about: few mean the same day by them."""
