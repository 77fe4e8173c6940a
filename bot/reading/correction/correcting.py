"""The reading of a message that corrects the one before it."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import date

from bot.reading.clauses import Sentence
from bot.reading.correction.corrections import find_correction, sounds_like_one, swaps
from bot.reading.correction.recorded import as_reading, recorded_day, recorded_finish, recorded_indicators
from bot.reading.dates.date_rules import DateContext
from bot.reading.dates.dates import NO_DATE, DateReading, find_dates
from bot.reading.fields.content import Material, read_content
from bot.reading.fields.draft import Draft, as_doubts
from bot.reading.marks import REFERENCE
from bot.reading.naming.plan_index import PlanIndex, ReadableAction
from bot.reading.naming.spoken import in_digits
from bot.reading.naming.titles import find_title
from bot.reading.reading import ActionReading, Correction, PreviousMessage, Reading

_NUMBER = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)(?![\d.]*\d)(?!\s*(?:(?:st|nd|rd|th)\b|/|\w*(?:jan|feb|mar"
    r"|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec)))",
    re.I,
)
_NOT_OLD = re.compile(
    rf"\bfor (?:{REFERENCE}|[^,.;]{{2,20}}?),? (?:please )?read\b|\b(?:not|rather than|instead of)\s+(?:{REFERENCE}"
    rf"|\w+(?:\s+(?=\d)\d+)?%?)",
    re.I,
)


_LEAD = re.compile(
    r"^\W*(?:(?:sorry|oops|whoops|no|excuse me|my mistake|apologies|oh|correction|pardon(?: me)?"
    r"|typo|silly me|my|soz|wait"
    r"|argh+|i beg your pardon|nah|nope|ach|och|(?:i )?tell a lie|actually|hang on|hold on)\b[\s,.!:-]*)*"
    r"(?:(?:(?:i|that|it)\s+)?(?:meant|mean|shou?l?d(?:'ve| have| of)? (?:said|been|be|read|say|put)|wanted to say"
    r"|make (?:that|it))"
    r"(?: to (?:say|put|write|be))?\s+|(?=(?:it'?s |the )?(?:red|amber|yellow|green|blue|\d)))",
    re.I,
)
_TAIL = re.compile(
    r"(?<=[\w%])(?<!not)\W++(?:obviously|obvs|of course|even|lol|duh|d'?oh|actually|sorry|soz)\W*$", re.I
)
"""'93 obviously!!', 'red even'."""
_LEADS_NOT = re.compile(
    rf"\W*(?:(?:{REFERENCE}|actually|sorry|no|nah|soz|oops|wait|hang on"
    r"|it'?s|that'?s|its|is|still|in fact)\b\W*)*",
    re.I,
)
_NOT_YET = re.compile(r"\bnot (?:quite|yet|fully|all|entirely|been|really|totally)\b", re.I)
_SHOULD_BE = re.compile(r"\b(?:should(?:'ve| have)? (?:be|been|read|say|said)|meant(?: to \w+)?)(?= +\d)", re.I)
"""'38.6 should be 83.6'."""
_FEW = 6
"""In so few words a day is what is put right."""
_WHOLE = 100
_FIGURE = re.compile(r"\d{1,3}\.\d")
_DAY_ALONE = re.compile(r"\b(?:the )?(\d{1,2})(?:st|nd|rd|th)\b", re.I)
_PARTS = re.compile(r"[,;.]\s|\bnot\b|\bshould (?:be|have)\b|\bmeant\b|\bbelongs?\b|\bfor\b", re.I)


def read_correction(
    said: tuple[Sentence, ...], previous: PreviousMessage, plan: PlanIndex, sent: date, author: str = ""
) -> Reading | None:
    """A Reading when the message takes back, moves or amends `previous`; None when it does not."""
    text = in_digits(". ".join(map(_with_figures, said)))
    if not sounds_like_one(text):
        return None
    new = tuple(dict.fromkeys(ref for s in said for hit in s.hits if hit.kind == "action" for ref in hit.refs))
    old = tuple(previous.recorded)
    if swaps(text) and (not new or set(new) == set(old)):
        return _exchanged(previous)
    new = new or _titled(text, old, plan, author)
    draft = _content(text, new[-1:] or old, plan, sent)
    day = len(text.split()) <= _FEW and any(each.date for each in find_dates(text, DateContext(sent)))
    kind = find_correction(text, new, old, draft.has_fields, day)
    if kind == "retract":
        return Reading(correction=Correction("retract", old))
    if kind == "move":
        return _moved([ref for ref in new if ref not in old], old, previous, draft)
    if kind == "amend" and len(new or old) == 1:
        return _amended((new or old)[0], previous, draft, text, plan, sent)
    return None


def _with_figures(sentence: Sentence) -> str:
    """The sentence with what only looked like a reference, as '84.1 actually', put back: it is the figure."""
    pieces = sentence.text.split(REFERENCE)
    marks = [
        hit.words if hit.kind == "unknown" and _FIGURE.fullmatch(hit.words) else REFERENCE for hit in sentence.hits
    ]
    return "".join(itertools.chain(*zip(pieces, marks, strict=False), pieces[len(marks) :]))


def _exchanged(previous: PreviousMessage) -> Reading | None:
    """What was recorded of two actions in the same fields, each of the other; None of one, three or unlike ones."""
    told = [{field: value for field, value in each.items() if value} for each in previous.recorded.values()]
    if len(told) != 2 or told[0].keys() != told[1].keys():
        return None
    pairs = zip(previous.recorded, reversed(told), strict=True)
    return Reading(True, actions=tuple(as_reading(ref, other) for ref, other in pairs), correction=Correction("amend"))


def _content(text: str, refs: tuple[str, ...], plan: PlanIndex, sent: date) -> Draft:
    action = plan.by_ref.get(refs[0]) if refs else None
    return read_content(Material(_TAIL.sub("", _LEAD.sub("", _without_old(text))), action, sent, plan))


def _without_old(text: str) -> str:
    """The text without what is taken back in it, 'not amber'; 'actually not quite finished' takes nothing back."""

    def kept(match: re.Match[str]) -> str:
        state = _NOT_YET.match(match.group()) or (
            match.group().startswith("not ")
            and _LEADS_NOT.fullmatch(text, 0, match.start())
            and not text[match.end() :].strip(" .!")
        )
        return match.group() if state else " "

    return _NOT_OLD.sub(kept, text)


def _titled(text: str, old: tuple[str, ...], plan: PlanIndex, author: str) -> tuple[str, ...]:
    """The one other action that a correction names by its title: 'I meant the charter, not the panel'."""
    hits = [find_title(part, plan, author) for part in _PARTS.split(text)]
    named = dict.fromkeys(ref for hit in hits if hit and len(hit.refs) == 1 for ref in hit.refs if ref not in old)
    return tuple(named) if len(named) == 1 else ()


def _moved(new: list[str], old: tuple[str, ...], previous: PreviousMessage, draft: Draft) -> Reading:
    actions = []
    recorded = next(iter(previous.recorded.values()), {})
    for ref in new:
        copied = as_reading(ref, recorded)
        actions.append(_overlaid(copied, draft.frozen(ref)) if draft.has_fields else copied)
    return Reading(is_update=bool(actions), actions=tuple(actions), correction=Correction("move", old))


def _overlaid(copied: ActionReading, fresh: ActionReading) -> ActionReading:
    """The copy with whatever the correction itself states in place of what was copied."""
    stated = fresh.rating if fresh.rating_basis == "stated" else None
    return replace(
        copied,
        rating=stated or copied.rating,
        rating_basis="stated" if stated else copied.rating_basis,
        status=fresh.status or copied.status,
        percent=copied.percent if fresh.percent is None else fresh.percent,
        forecast_date=fresh.forecast_date or copied.forecast_date,
        indicators=fresh.indicators or copied.indicators,
    )


def _figure(number: re.Match[str]) -> float:
    return float(number.group(1).replace(",", ""))


def _amended(
    ref: str, previous: PreviousMessage, draft: Draft, text: str, plan: PlanIndex, sent: date
) -> Reading | None:
    """Only the changed field; a bare number or day takes the place of the one that was recorded."""
    recorded = previous.recorded.get(ref, {})
    draft.doubts = [doubt for doubt in draft.doubts if doubt[0] != "bare_number"]
    text = _without_old(text)
    said = _SHOULD_BE.search(text)
    number = _NUMBER.search(text, said.end() if said else 0)
    if (done := recorded_finish(recorded)) and draft.basis != "stated":
        _take_finish(draft, text, done, sent)
    elif (day := recorded_day(recorded)) and not draft.status and draft.basis != "stated":
        _take_day(draft, text, day, sent)
    if number and not draft.forecast.date and (readings := recorded_indicators(recorded)):
        draft.indicators = (replace(readings[0], value=_figure(number)),)
        draft.percent, draft.status, draft.rating = None, None, None
    elif (
        number
        and _figure(number) <= _WHOLE
        and recorded.get("percent") is not None
        and not draft.forecast.date
        and draft.rating is None
    ):
        draft.percent = round(_figure(number))
        draft.status = "in_progress" if 0 < draft.percent < 100 else None
    if draft.basis == "stated" and draft.status == "in_progress" and draft.percent is None:
        draft.status = None
    if draft.basis == "implied" and draft.status != "complete":
        draft.rating = None
    if draft.percent is not None and draft.status == recorded.get("status"):
        draft.status = None
    _late(draft, plan.by_ref.get(ref), recorded_day(recorded))
    if not draft.has_fields and not draft.doubts:
        return None
    return Reading(
        is_update=True, actions=(draft.frozen(ref),), doubts=as_doubts(draft, ref), correction=Correction("amend")
    )


def _take_day(draft: Draft, text: str, recorded: date, sent: date) -> None:
    """'Make that the 25th' is the 25th of the month that was recorded."""
    if found := _new_day(text, recorded, DateContext(sent)):
        draft.forecast = found
        draft.doubts = [doubt for doubt in draft.doubts if doubt[0] not in ("which_date", "past_date")]


def _take_finish(draft: Draft, text: str, recorded: date, sent: date) -> None:
    """'Sorry, 14 Feb' after 'done on 4 Feb' corrects the day it was done."""
    found = _new_day(text, recorded, DateContext(sent, "past", sent))
    if found and found.date and found.date <= sent and draft.status in (None, "complete"):
        draft.achieved, draft.forecast = found.date, NO_DATE
        draft.rating = draft.basis = draft.status = None
        draft.doubts = [doubt for doubt in draft.doubts if doubt[0] not in ("which_date", "past_date")]


def _new_day(text: str, recorded: date, context: DateContext) -> DateReading | None:
    found = next((each for each in find_dates(text, context) if each.date), None)
    only = _DAY_ALONE.search(found.words if found else text)
    if found and (only is None or only.group().strip() != found.words.strip()):
        return found
    try:
        day = recorded.replace(day=int(only.group(1))) if only else None
    except ValueError:
        return None
    return replace(found or NO_DATE, date=day, precision="day", words=only.group()) if day and only else None


def _late(draft: Draft, action: ReadableAction | None, before: date | None) -> None:
    """A day after the agreed one makes an action amber, unless the day it corrects did so already."""
    if not (draft.forecast.date and draft.rating is None and action and action.due):
        return
    if draft.forecast.date > action.due and not (before and before > action.due):
        draft.rating, draft.basis = "amber", "implied"
