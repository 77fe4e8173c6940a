"""Settle a doubt by button or by typing, then record what was held back, or ask the next thing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from msgspec.structs import replace as changed

from bot.reading.reading import ActionReading, Doubt, IndicatorReading, Reading
from bot.services import outcomes
from bot.services.ask_back import Draft, ask, draft_of, drafted_telling, is_of_all
from bot.services.conversation import Conversation
from bot.services.offer_update import answered_place, decided
from bot.services.read_again import read_again
from bot.services.take_update import Taken, Understood, take
from bot.wording import question as wording
from storage import questions
from storage.questions import Question

WHICH = ("which_action", "no_such_action", "heading")
DATES = ("which_date", "past_date", "impossible_date")
_YES = re.compile(r"^\W*(?:yes|yep|yeah|y|ok|okay|please do|go ahead|all of them|correct|right)\b[^?]{0,20}$", re.I)
_NO = re.compile(r"^\W*(?:no|nope|n|don't|do not)\b[^?]{0,12}$", re.I)
_DROP = re.compile(
    r"^\W*(?:not an update|never ?mind|ignore (?:that|it)|forget it|cancel|none(?: of (?:them|these))?)\W*$", re.I
)
_ALL = re.compile(
    r"^\W*(?:all|both|every one|the lot)(?: (?:two|three|four|five|\d\d?))?(?: of (?:them|these|those))?\W*$", re.I
)
_DONE = re.compile(r"\b(?:finished|done|complete[d]?|closed)\b", re.I)
_LEFT = re.compile(r"\b(?:left|remain\w*|not (?:yet|finished|done|complete)|in progress|ongoing)\b", re.I)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")

Settle = Callable[[Draft], Draft | None]
"""The draft once its first doubt is settled; None when there is nothing to record."""


def answer_typed(talk: Conversation, question: Question, text: str, reading: Reading, alone: Reading) -> Taken | None:
    """Take a message as the answer to an open question; None when it is none, and the question stays open.

    `alone` is the message read as if nothing had been asked: what more it says is recorded with the answer.
    """
    if question.kind == "offer":
        yes = decided(text)
        return answer_offer(talk, question, yes) if yes is not None else None
    if _DROP.match(text):
        return answer(talk, question, drop)
    if question.kind == "bulk" and (_YES.match(text) or _NO.match(text)):
        return answer(talk, question, agreed if _YES.match(text) else drop)
    if _ALL.match(text) and is_of_all(talk, question):
        return answer(talk, question, agreed)
    if question.kind == "contradiction" and len(text) < 60 and not _is_of_another(question, alone):
        if _LEFT.search(text):
            return answer(talk, question, chosen_value("left"))
        return answer(talk, question, chosen_value("done")) if _DONE.search(text) else None
    settle = _from_reading(talk, question, reading, alone)
    return answer(talk, question, settle) if settle is not None else None


def _is_of_another(question: Question, alone: Reading) -> bool:
    """Whether a message names an action that was not asked about, or a reference that no action has."""
    named = any(action.ref not in (None, question.ref) for action in alone.actions)
    return named or any(doubt.kind == "no_such_action" for doubt in alone.doubts)


def says_something(reading: Reading) -> bool:
    """Whether a reading holds more than a reference."""
    return any(_has_content(action) for action in reading.actions)


def _from_reading(talk: Conversation, question: Question, reading: Reading, alone: Reading) -> Settle | None:
    """The reader knows which question is open: its one action carries the answer."""
    if len(reading.actions) != 1 or reading.actions[0].ref is None:
        return None
    said = reading.actions[0]
    if question.kind in WHICH and not _has_content(said):
        return _chosen_with(chosen_action(talk, question, said.ref or ""), said.ref or "", alone)
    if question.kind in DATES and said.forecast_date is not None and said.ref in (question.ref, None):
        return lambda draft: _overlaid(draft, said)
    if question.kind in ("two_ratings", "negated_rating") and said.rating is not None and said.ref == question.ref:
        return lambda draft: _overlaid(draft, said)
    return None


def _chosen_with(choose: Settle, ref: str, alone: Reading) -> Settle:
    """The action chosen, with what else the answer said of it."""
    more = next((a for a in alone.actions if a.ref == ref and _has_content(a)), None)

    def settle(draft: Draft) -> Draft | None:
        chosen = choose(draft)
        if chosen is None or more is None:
            return chosen
        actions = tuple(laid_over(a, more) if a.ref == ref else a for a in chosen.actions)
        return changed(chosen, actions=actions)

    return settle


def _has_content(said: ActionReading) -> bool:
    bare = ActionReading(said.ref, facts=said.facts)
    return said != bare


def answer(talk: Conversation, question: Question, settle: Settle) -> Taken:
    """Settle the first doubt of a question: once, whoever presses twice."""
    if not questions.answer(talk.session, talk.place.workspace, question.id, talk.now):
        return Taken()
    draft = settle(draft_of(question))
    if draft is None:
        talk.say(wording.settled("All right: nothing is recorded from that."), ":settled")
        return Taken()
    telling = drafted_telling(talk, question)
    rest = draft.doubts[1:]
    if rest:
        ask(talk, replace(telling, cause=draft.cause), changed(draft, doubts=rest))
        return Taken(asked=True)
    taken = take(talk, telling, Understood(draft.actions, (), draft.nil_return))
    outcomes.add(talk.session, talk.place.workspace, question.message_channel, question.message_ts, taken.made)
    return taken


def answer_offer(talk: Conversation, question: Question, yes: bool) -> Taken:
    """An owner records what somebody else said, or does not; whoever said it is told."""
    if not questions.answer(talk.session, talk.place.workspace, question.id, talk.now):
        return Taken()
    back = answered_place(talk, question)
    who = f"<@{talk.place.author}>"
    if not yes:
        talk.say(wording.settled("All right: it is not recorded."), ":settled")
        back.say(wording.settled(f"{who} has not recorded that about {question.ref}."))
        return Taken()
    telling = drafted_telling(talk, question, by=talk.place.author)
    taken = take(talk, telling, Understood(draft_of(question).actions))
    outcomes.add(talk.session, talk.place.workspace, question.message_channel, question.message_ts, taken.made)
    if taken.made:
        back.say(wording.settled(f"{who} has recorded what you said about {question.ref}."))
    return taken


def drop(_draft: Draft) -> None:
    """It was not an update."""
    return None


def chosen_action(talk: Conversation, question: Question, ref: str) -> Settle:
    """It is about this action: what was said is read again as said of it."""
    again = read_again(talk, question, ref)

    def settle(draft: Draft) -> Draft:
        doubt, *rest = draft.doubts
        if again is None:
            return changed(draft, actions=tuple(replace(r, ref=ref) if _is_of(r, doubt) else r for r in draft.actions))
        said, doubts = again
        actions = (*(r for r in draft.actions if not _is_of(r, doubt)), said)
        return changed(draft, actions=actions, doubts=(doubt, *doubts, *(d for d in rest if d.ref is not None)))

    return settle


def chosen_date(day: date) -> Settle:
    """It is this day: when it is expected, or was finished."""

    def settle(draft: Draft) -> Draft:
        return _changed(draft, lambda r: _dated(r, day))

    return settle


def chosen_value(value: str) -> Settle:
    """A rating, "done" or "left", "progress" or "indicator"."""

    def settle(draft: Draft) -> Draft:
        words = draft.doubts[0].words
        return _changed(draft, lambda r: _valued(r, value, words))

    return settle


def with_indicator(indicator: str, unit: str | None) -> Settle:
    """The number is a value of this measure."""

    def settle(draft: Draft) -> Draft:
        found = _NUMBER.search(draft.doubts[0].words)
        given = (IndicatorReading(indicator, float(found.group()), unit, None),) if found else ()
        return _changed(draft, lambda r: replace(r, indicators=(*r.indicators, *given), percent=None))

    return settle


def agreed(draft: Draft) -> Draft:
    """Yes to a bulk statement: what was said of all is said of each."""
    candidates = draft.doubts[0].candidates
    named = {r.ref for r in draft.actions}
    pattern = next((r for r in draft.actions if r.ref is None), None)
    spread = [replace(pattern, ref=ref) for ref in candidates if ref not in named] if pattern else []
    return changed(draft, actions=(*(r for r in draft.actions if r.ref), *spread))


def _is_of(reading: ActionReading, doubt: Doubt) -> bool:
    return reading.ref is None or reading.ref == doubt.ref


def _changed(draft: Draft, change: Callable[[ActionReading], ActionReading]) -> Draft:
    doubt = draft.doubts[0]
    only = len(draft.actions) == 1
    return changed(draft, actions=tuple(change(r) if only or _is_of(r, doubt) else r for r in draft.actions))


def _overlaid(draft: Draft, said: ActionReading) -> Draft:
    return _changed(draft, lambda r: laid_over(r, said))


def laid_over(old: ActionReading, new: ActionReading) -> ActionReading:
    """One reading with whatever another states in its place."""
    stated = {
        name: value
        for name in ActionReading.__dataclass_fields__
        if name not in ("ref", "facts") and (value := getattr(new, name)) not in (None, (), False)
    }
    return replace(old, **stated)


def _dated(reading: ActionReading, day: date) -> ActionReading:
    if reading.status == "complete":
        return replace(reading, achieved_date=day)
    return replace(reading, forecast_date=day, forecast_words=day.isoformat(), forecast_precision="day")


def _valued(reading: ActionReading, value: str, words: str) -> ActionReading:
    match value:
        case "red" | "amber" | "green":
            return replace(reading, rating=value, rating_basis="stated")
        case "done":
            return replace(reading, status="complete", percent=None)
        case "left":
            implied = reading.rating if reading.rating != "blue" else None
            return replace(reading, status="in_progress", rating=implied)
        case "progress":
            found = _NUMBER.search(words)
            return replace(reading, percent=round(float(found.group()))) if found else reading
    return reading


def may_answer(question: Question, user: str) -> bool:
    """Only whoever was asked."""
    return question.asked_of == user


def indicator_of(talk: Conversation, question: Question) -> tuple[str, str | None] | None:
    """The measure a bare number can only belong to."""
    known = talk.reader.index.indicators_of.get(question.ref or "", ())
    return (known[0].id, known[0].unit or None) if known else None


def settle_value(talk: Conversation, question: Question, value: str) -> Settle:
    """What a button of a question's values means."""
    found = indicator_of(talk, question) if value == "indicator" else None
    return with_indicator(*found) if found else chosen_value(value)
