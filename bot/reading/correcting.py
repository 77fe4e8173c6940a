"""The reading of a message that corrects the one before it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.reading.clauses import Sentence
from bot.reading.content import Material, read_content
from bot.reading.corrections import find_correction, sounds_like_one
from bot.reading.draft import Draft, as_doubts
from bot.reading.marks import REFERENCE
from bot.reading.plan_index import PlanIndex
from bot.reading.reading import ActionReading, Correction, PreviousMessage, Reading
from bot.reading.recorded import as_reading, recorded_indicators

_NUMBER = re.compile(
    r"(?<![\w.])(\d+(?:\.\d+)?)(?!\s*(?:st|nd|rd|th|/|\w*(?:jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec)))",
    re.I,
)
_NOT_OLD = re.compile(rf"\b(?:not|rather than|instead of)\s+(?:{REFERENCE}|\w+(?:\s+(?=\d)\d+)?%?)", re.I)


def read_correction(
    said: tuple[Sentence, ...], previous: PreviousMessage, plan: PlanIndex, sent: date
) -> Reading | None:
    """A Reading when the message takes back, moves or amends `previous`; None when it does not."""
    text = ". ".join(sentence.text for sentence in said)
    if not sounds_like_one(text):
        return None
    new = tuple(dict.fromkeys(ref for s in said for hit in s.hits if hit.kind == "action" for ref in hit.refs))
    old = tuple(previous.recorded)
    draft = _content(text, new[-1:] or old, plan, sent)
    kind = find_correction(text, new, old, draft.has_fields)
    if kind == "retract":
        return Reading(correction=Correction("retract", old))
    if kind == "move":
        return _moved([ref for ref in new if ref not in old], old, previous, draft)
    if kind == "amend" and len(new or old) == 1:
        return _amended((new or old)[0], previous, draft, text)
    return None


def _content(text: str, refs: tuple[str, ...], plan: PlanIndex, sent: date) -> Draft:
    action = plan.by_ref.get(refs[0]) if refs else None
    return read_content(Material(_NOT_OLD.sub(" ", text), action, sent, plan))


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


def _amended(ref: str, previous: PreviousMessage, draft: Draft, text: str) -> Reading | None:
    """Only the changed field; a bare number takes the place of the number that was recorded."""
    recorded = previous.recorded.get(ref, {})
    draft.doubts = [doubt for doubt in draft.doubts if doubt[0] != "bare_number"]
    number = _NUMBER.search(_NOT_OLD.sub(" ", text))
    if number and not draft.forecast.date and (readings := recorded_indicators(recorded)):
        draft.indicators = (replace(readings[0], value=float(number.group(1))),)
        draft.percent, draft.status, draft.rating = None, None, None
    elif number and recorded.get("percent") is not None and not draft.forecast.date and draft.rating is None:
        draft.percent, draft.status = round(float(number.group(1))), None
    if draft.basis == "implied":
        draft.rating = None
    if not draft.has_fields and not draft.doubts:
        return None
    return Reading(
        is_update=True, actions=(draft.frozen(ref),), doubts=as_doubts(draft, ref), correction=Correction("amend")
    )
