"""A typed answer to a question the bot has left open: 'the second', '2.1.3', '30 April', 'amber'."""

from __future__ import annotations

import re
from datetime import date

from bot.reading.dates.date_rules import DateContext
from bot.reading.dates.dates import find_dates
from bot.reading.fields.ratings import find_rating
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.references import find_references
from bot.reading.reading import ActionReading, Fact, PendingQuestion, Reading

_ORDINALS = (("first", "1st", "1", "one"), ("second", "2nd", "2", "two"), ("third", "3rd", "3", "three"))
_ORDINAL = re.compile(r"^(?:the\s+)?(?P<word>first|1st|second|2nd|third|3rd|last|[123]|one|two|three)(?:\s+one)?$")
_WHICH = ("which_action", "no_such_action", "heading", "bulk")
_DATES = ("which_date", "past_date", "impossible_date")


def read_answer(text: str, pending: PendingQuestion, plan: PlanIndex, sent: date) -> Reading | None:
    """The answer as a reading of the action asked about; None when the message is no answer to it."""
    words = re.sub(r"[.!,]+$", "", text.strip()).casefold()
    if len(words) > 60:
        return None
    if pending.kind in _WHICH:
        chosen = _chosen(words, text, pending, plan)
        answer = ActionReading(chosen, facts=(Fact("ref", words, "answers the question asked"),))
        return Reading(is_update=True, actions=(answer,)) if chosen else None
    if pending.kind in _DATES and pending.ref:
        return _dated(text, pending.ref, plan, sent)
    if pending.kind in ("two_ratings", "negated_rating") and pending.ref:
        rating = find_rating(text).rating
        answer = ActionReading(pending.ref, rating=rating, rating_basis="stated")
        return Reading(is_update=True, actions=(answer,)) if rating else None
    return None


def _chosen(words: str, text: str, pending: PendingQuestion, plan: PlanIndex) -> str | None:
    ordinal = _ORDINAL.match(words)
    if ordinal and pending.candidates:
        if ordinal["word"] == "last":
            return pending.candidates[-1]
        place = next(n for n, names in enumerate(_ORDINALS) if ordinal["word"] in names)
        return pending.candidates[place] if place < len(pending.candidates) else None
    hits = [hit for hit in find_references(text, plan) if hit.kind == "action"]
    if len(hits) == 1 and len(words) - len(hits[0].words) <= 16:
        return hits[0].refs[0]
    return None


def _dated(text: str, ref: str, plan: PlanIndex, sent: date) -> Reading | None:
    due = plan.by_ref[ref].due if ref in plan.by_ref else None
    context = DateContext(sent, "future", due, plan.plan.bank_holidays)
    days = [each for each in find_dates(text, context) if each.date and each.date >= sent]
    if len(days) != 1:
        return None
    day = days[0]
    answer = ActionReading(ref, forecast_date=day.date, forecast_words=day.words, forecast_precision=day.precision)
    return Reading(is_update=True, actions=(answer,))
