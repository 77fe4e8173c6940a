"""Everything a stretch of words says about one action, put together from the single readers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.reading.dates.calendar_words import SURE_MONTH, month_number
from bot.reading.dates.date_rules import DateContext
from bot.reading.dates.dates import NO_DATE, DateReading
from bot.reading.fields.draft import Draft
from bot.reading.fields.events import find_event
from bot.reading.fields.evidence import mentions_attachment, states_evidence
from bot.reading.fields.forecasts import find_achieved, find_forecast
from bot.reading.fields.indicators import IndicatorHit, find_indicators
from bot.reading.fields.measured import without_measures
from bot.reading.fields.obstacles import find_cause, wants_a_cause
from bot.reading.fields.outlook import Outlook, find_outlook
from bot.reading.fields.percents import PercentFound, find_percent, without_fractions
from bot.reading.fields.ratings import RatingFound, find_rating
from bot.reading.fields.requests import asked_for, find_request, with_names
from bot.reading.fields.states import StateFound, find_state
from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE
from bot.reading.naming.plan_index import PlanIndex, ReadableAction, ReadableIndicator, stems
from bot.reading.reading import (
    Rating,
    Request,
)

_NIL = Gated(
    r"\b(?:n/c(?=\W|$)|no ?chg|(?:nothing|nowt|naught|zilch|not (?:a thing|anything|much)|little)(?:'s| has"
    r"| is)?(?: (?:else|more"
    r"|further|new|much"
    r"|really))*"
    r" (?:to (?:report|add|update|say|tell|note|declare)|new|further|changed|different)|nothing (?:new|further)"
    r"|no(?: (?:further|new|real|significant|material|major|substantive))* (?:changes?|updates?|movement|news"
    r"|developments?|(?<!make no )(?<!makes no )(?<!made no )difference)"
    r"|(?<!in )unchanged|as (?:before|last (?:month|time|week))|nil(?= (?:return|update|report|change|movement|to"
    r" (?:report|add|say|update))|\W*$)|(?:the )?same (?:as|position|picture"
    r"|story) (?:as )?(?:last|before|ever|previous\w*|usual|it was|i said|always)|still (?:much )?the same(?=\W*$)"
    r"|same again(?=\W*$)|status quo"
    r"|no diff\b|nothing from (?:me|us|my (?:side|end)|this end)|ditto last"
    r"|as (?:you were|per (?:last|previous|my last|my previous)|last (?:month|time|week|return|report)|was(?=\W*$))"
    r"|(?:has|have)(?:n't| not) (?:moved|shifted|budged|progressed)(?! (?:to|from|on to|off|it)\b)"
    r"|(?:has|have)(?:n't| not) changed|no further (?:forward|on|along)\b"
    r"|(?:stays?|staying|remains?|leave|left|keep|kept)(?: it| this)? as (?:is|it is|it was|they are|you were))\b"
    r"|\ue010\W{0,3}(?:zilch|nada|(?:(?:still|is|remains|much) )*(?:the )?same(?: again| still| old)?)(?=\W*$)",
    re.I,
)
_TO_BE_CLOSED = re.compile(
    r"\b(?:(?:can|could|may|might) (?:\ue010|it|this|that|the action)(?: please| now)?|to) be (?:now )?closed"
    r"|\b(?:recommend|propos|suggest|request|ask)\w* (?:that )?(?:\ue010|it|this|the action) (?:is"
    r"|be) (?:now )?closed\b",
    re.I,
)
"""What is asked to be done to an action and says nothing of its work."""
_SAYS_WHEN = re.compile(
    r"\b(?:finish\w*|complet\w*|done|ready|expect\w*|forecast|date|until|till?|by|end|close\w*|slip\w*"
    r"|extend\w*|due|now|in place|eta|aim\w*|hop\w+"
    r"|target|soon|shortly|asap|tbc)\b",
    re.I,
)
"""Beside a rating, a time that is no day is asked about only where something is said to happen then."""
_REACH = 2000
_LATE_RETURN = 5
"""So many months after its end a month's figure may still come in."""
_SHARE_OF_MONTH = Gated(
    rf"(?<=\d%)\s*,?\s*(?:(?:in|for|during|at|as at|to|the|end|of)\s+){{0,3}}(?P<month>{SURE_MONTH})"
    r"(?:,?\s*(?:20\d\d|'\d\d))?(?!\s*\d)",
    re.I,
)
_COUNTED_WORK = re.compile(
    r"\b(?:ran|held|did|done|delivered|trained|visited|audited|reviewed|seen|saw|sent|interviewed|recruited|appointed"
    r"|cleared|uploaded|copied|wrote|written|checked|met|fitted|moved|closed)\s+(?:another |a further "
    r"|the (?:first|last) )?"
    r"(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|a dozen|several)\b"
    r"(?!\s*(?:miles?|kms?|k|hours?|hrs?|minutes?|mins?|laps?|loads|pints?|times|%|weeks?|days?|months?)\b)",
    re.I,
)
_EVEN_SO = Gated(
    r"\b(?:though|although|but|however|otherwise|despite|a risk"
    r"|risk (?:that|of|is)|only (?:issue|problem|worry|risk))\b",
    re.I,
)
"""'Green, though there is a risk ...': beside a good rating an obstacle is told by way of exception."""
_BARE_NUMBER = re.compile(
    r"^[\s\ue010:=,–—-]*(?:(?:is|now|at|up to|we're|we are|it's|currently|still|on|about|around|sitting"
    r"|standing)\s+)*(?P<n>\d{1,4}(?:\.\d+)?)\s*(?:now"
    r"|so far)?[\s.!]*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Material:
    """A stretch of words and what is known around it when it is read for one action."""

    text: str
    action: ReadableAction | None
    sent: date
    plan: PlanIndex
    links: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    hits: tuple[IndicatorHit, ...] | None = None
    attachment_expected: bool = True
    by_reference: bool = True
    in_thread: bool = False


def read_content(material: Material) -> Draft:
    """Read every field of one action out of its words, noting what must be asked."""
    draft = Draft(nil=bool(_NIL.search(material.text)))
    hits = (
        material.hits
        if material.hits is not None
        else find_indicators(
            material.text, material.plan, material.sent, (material.action.ref,) if material.action else ()
        )
    )
    text = _near_reference(without_measures(material.text, hits, _own_indicators(material)))
    _take_indicators(draft, hits)
    _take_evidence(draft, material, text)
    _take_percent(draft, find_percent(text), material)
    text = without_fractions(text)
    _take_state(draft, _state(text, material))
    _take_rating(draft, find_rating(text))
    _take_request(draft, find_request(with_names(text, material.plan.names)), text, material)
    _take_dates(draft, text, material)
    about = _titled(material) | _indicator_stems(material)
    _take_outlook(draft, find_outlook(text, about, _is_open(draft, material, text)), text, material)
    _bare_number(draft, text, material)
    _take_narration(draft, text, material)
    return draft


def _is_open(draft: Draft, material: Material, text: str) -> bool:
    """Whether the words are surely about the action, named in them or by their thread, and give no state of it that
    says enough: an obstacle may then be told in any words."""
    if material.action is None or not (material.in_thread or REFERENCE in text):
        return False
    return draft.status in (None, "in_progress", "blocked") and all(kind != "contradiction" for kind, _ in draft.doubts)


def _take_narration(draft: Draft, text: str, material: Material) -> None:
    """Of an action that is named: what is told to have happened, when nothing else was read, is work under way."""
    if material.action is None or draft.says_something:
        return
    led = material.by_reference and REFERENCE in text
    if not led and not (
        material.in_thread and (_titled(material).intersection(stems(text)) or _COUNTED_WORK.search(text))
    ):
        return
    if told := find_event(text, led):
        draft.status = "in_progress"
        draft.explain("status", told, "something of it is told to have happened")


def _near_reference(text: str) -> str:
    """Of a very long stretch the words around its reference: nobody writes more of one action in a message."""
    if len(text) <= 2 * _REACH:
        return text
    place = max(text.find(REFERENCE), 0)
    return text[max(0, place - _REACH) : place + _REACH]


def _take_indicators(draft: Draft, hits: tuple[IndicatorHit, ...]) -> None:
    draft.indicators = tuple(hit.reading for hit in hits)
    for hit in hits:
        draft.explain("indicators", f"{hit.reading.value:g}", "a reading of an indicator of the plan")


def _titled(material: Material) -> frozenset[str]:
    return material.plan.title_stems.get(material.action.ref, frozenset()) if material.action else frozenset()


def _state(text: str, material: Material) -> StateFound:
    begun = {"in_progress": True, "not_started": False}.get(material.action.status) if material.action else None
    return find_state(text, _titled(material), material.sent, _indicator_stems(material), begun)


def _own_indicators(material: Material) -> tuple[ReadableIndicator, ...]:
    return material.plan.indicators_of.get(material.action.ref, ()) if material.action else ()


def _indicator_stems(material: Material) -> frozenset[str]:
    own = _own_indicators(material)
    return frozenset(word for each in own for name in (each.name, *each.aliases) for word in stems(name))


def _take_percent(draft: Draft, found: PercentFound | None, material: Material) -> None:
    if found is None:
        return
    if not found.said and _has_percent_indicator(material):
        draft.doubts.append(("bare_number", found.words))
        return
    draft.percent, draft.percent_said = found.percent, found.said
    draft.explain("percent", found.words, "a share of the whole action")


def _has_percent_indicator(material: Material) -> bool:
    if material.action is None:
        return False
    return any(each.unit == "%" for each in material.plan.indicators_of.get(material.action.ref, ()))


def _take_state(draft: Draft, found: StateFound) -> None:
    partial = draft.percent is not None and 0 < draft.percent < 100
    if found.status == "complete" and (found.contradicted or partial):
        draft.doubts.append(("contradiction", found.words))
        draft.percent = None
        return
    if found.status and not (found.status == "in_progress" and draft.percent == 100):
        draft.status = found.status
    elif draft.percent is not None:
        draft.status = "complete" if draft.percent == 100 else "in_progress" if draft.percent else "not_started"
    if draft.status:
        draft.explain("status", found.words or f"{draft.percent}%", "what is said of the work itself")
    draft.blocker = found.obstacle


def _take_rating(draft: Draft, found: RatingFound) -> None:
    if found.two:
        draft.doubts.append(("two_ratings", found.words))
    elif found.rating:
        draft.rating, draft.basis = found.rating, "stated"
        draft.explain("rating", found.words, "stated")
        if found.rating == "blue" and draft.status in (None, "in_progress") and draft.percent in (None, 100):
            draft.status = "complete"
    elif found.negated:
        draft.doubts.append(("negated_rating", found.words))


def _take_request(draft: Draft, found: tuple[Request, str] | None, text: str, material: Material) -> None:
    if found:
        draft.request = found[0]
        draft.explain("request", found[1], "asked of the plan")
        if (draft.request, draft.status) in (("suspend", "suspended"), ("reassign", "in_progress")):
            draft.status = None
        if draft.request == "close" and draft.status == "complete" and _TO_BE_CLOSED.search(text):
            draft.status = _state(_TO_BE_CLOSED.sub(" ", text), material).status


def _take_dates(draft: Draft, text: str, material: Material) -> None:
    if draft.status == "complete":
        achieved = find_achieved(text, material.sent)
        draft.achieved = achieved.date
        if achieved.ask:
            draft.doubts.append(("impossible_date" if achieved.impossible else "which_date", achieved.words))
        if draft.achieved:
            draft.explain("achieved_date", achieved.words, "the day it was completed")
        return
    if (
        draft.status in ("not_started", "suspended")
        and draft.request is None
        and not re.search(r"\b(?:finish|complet|done|by)\w*", text, re.I)
    ):
        return
    if draft.request == "suspend":
        return
    action = material.action
    base = (action.forecast or action.due) if action else None
    context = DateContext(material.sent, "future", base, material.plan.plan.bank_holidays)
    found = find_forecast(_without_months_of_shares(text, material.sent), action, context, bool(draft.indicators))
    if draft.indicators and _is_in_a_name(found.words, material):
        return
    if draft.request == "extend" and found == NO_DATE:
        found = asked_for(text, context)
    if not (found.ask and (draft.request in ("close", "reassign") or draft.evidence)):
        _take_forecast(draft, found, material.sent, text)


def _is_in_a_name(words: str, material: Material) -> bool:
    """Whether a time ('within 45 working days') is part of the name of what was measured."""
    numbers = set(re.findall(r"\d+", words))
    own = material.plan.indicators_of.get(material.action.ref, ()) if material.action else ()
    return bool(numbers) and any(numbers <= set(re.findall(r"\d+", name)) for i in own for name in (i.name, *i.aliases))


def _without_months_of_shares(text: str, sent: date) -> str:
    """'84% Feb' and '84% in Feb': a month that has begun, after a share, is the month it is for."""
    return _SHARE_OF_MONTH.sub(
        lambda match: (
            " " * len(match.group())
            if (sent.month - month_number(match["month"].lower())) % 12 < _LATE_RETURN
            else match.group()
        ),
        text,
    )


def _take_forecast(draft: Draft, found: DateReading, sent: date, text: str) -> None:
    rated = draft.basis == "stated" or (draft.rating and found.words.startswith("this "))
    if found.ask and rated and not _SAYS_WHEN.search(text):
        return
    if found.ask and draft.status != "suspended":
        draft.doubts.append(("impossible_date" if found.impossible else "which_date", found.words))
    elif found.date and found.date < sent and draft.evidence_statement:
        return
    elif found.date and found.date < sent:
        draft.doubts.append(("past_date", found.words))
    elif found.date:
        draft.forecast = found
        draft.explain("forecast_date", found.words, "when it is now expected to finish")


def _take_outlook(draft: Draft, outlook: Outlook, text: str, material: Material) -> None:
    if draft.basis == "stated" and (draft.rating == "blue" or (draft.rating == "green" and not _EVEN_SO.search(text))):
        return
    if outlook.blocker and any(kind == "contradiction" for kind, _ in draft.doubts):
        return
    if draft.status != "complete" and outlook.blocker:
        draft.blocker, draft.cause = True, outlook.cause
        if draft.status == "in_progress" and draft.percent is None and _is_one_clause(outlook.cause):
            draft.status = _state(text.replace(outlook.cause or "", " ", 1), material).status
        draft.explain("blocker", outlook.cause or "", "an obstacle or its cause")
    elif draft.status != "complete" and (outlook.pace == "amber" or draft.request == "extend" or wants_a_cause(text)):
        draft.cause = find_cause(text, DateContext(material.sent), _titled(material))
        draft.blocker = draft.blocker or draft.cause is not None
        if draft.cause:
            draft.explain("blocker", draft.cause, "said beside a delay as its cause")
    if draft.status == "blocked":
        draft.cause = draft.cause or text.strip("\ue010 -:,")
    if draft.rating is None and not any(
        kind in ("two_ratings", "negated_rating", "contradiction") for kind, _ in draft.doubts
    ):
        rating, why = _implied(draft, outlook, material)
        if rating:
            draft.rating, draft.basis = rating, "implied"
            draft.explain("rating", outlook.pace_words or draft.forecast.words, why)


def _is_one_clause(cause: str | None) -> bool:
    """Whether a cause is told without anything beside it, so that none of its words tell of work: 'no lead in post'."""
    return cause is not None and not re.search(r"\b(?:but|although|though|however|and)\b", cause, re.I)


def _implied(draft: Draft, outlook: Outlook, material: Material) -> tuple[Rating | None, str]:
    """The worst rating that state, pace, date and obstacle imply (none for a suspended action)."""
    if draft.status == "complete":
        return "blue", "complete"
    if draft.status == "suspended":
        return None, ""
    due = material.action.due if material.action else None
    overdue = due is not None and due < material.sent
    new_date = draft.forecast.date is not None
    if draft.status == "blocked" or (overdue and draft.status == "not_started" and outlook.nobody):
        return "red", "blocked or not begun with nobody to do it"
    if outlook.pace == "red" and not new_date:
        return "red", "off track with no new date"
    if outlook.pace in ("red", "amber") or draft.blocker:
        return "amber", "behind, at risk or held up"
    if due and draft.forecast.date and draft.forecast.date > due:
        return "amber", "expected after its due date"
    planned = draft.status == "not_started" and "as " in outlook.pace_words
    return ("green", "said to be going to plan") if outlook.pace == "green" and not planned else (None, "")


def _take_evidence(draft: Draft, material: Material, text: str) -> None:
    draft.evidence = (*material.links, *material.files)
    if draft.evidence:
        draft.explain("evidence", ", ".join(draft.evidence), "on the message")
        return
    attached = mentions_attachment(text)
    if attached and material.attachment_expected:
        draft.doubts.append(("missing_attachment", attached))
        return
    said = states_evidence(text)
    if said:
        draft.evidence_statement = True
        draft.explain("evidence_statement", said, "said to be kept elsewhere")


def _bare_number(draft: Draft, text: str, material: Material) -> None:
    """'A13 63': a number on its own could be progress or the action's indicator."""
    match = _BARE_NUMBER.match(text)
    if match and material.action and not draft.has_fields and not draft.doubts:
        draft.doubts.append(("bare_number", match["n"]))
