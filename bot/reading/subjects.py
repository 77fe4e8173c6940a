"""Which action each stretch of a message is about: reference, title, indicator, thread, then owner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.reading.bulk import bulk
from bot.reading.clauses import Sentence, for_all, same_as_before, segments
from bot.reading.indicators import IndicatorHit, find_indicators
from bot.reading.plan_index import PlanIndex
from bot.reading.reading import DoubtKind
from bot.reading.references import ReferenceHit
from bot.reading.titles import TitleHit, find_title

Via = Literal["reference", "title", "indicator", "thread", "owner", "bulk"]
_DOUBT_OF: dict[str, DoubtKind] = {
    "heading": "heading",
    "unknown": "no_such_action",
    "typo": "which_action",
    "either": "which_action",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """Words and the one action they are about; `ref` is None when that must be asked."""

    ref: str | None
    text: str
    via: Via
    doubt: DoubtKind | None = None
    candidates: tuple[str, ...] = ()
    words: str = ""
    hits: tuple[IndicatorHit, ...] | None = None
    title: TitleHit | None = None


def by_reference(said: Iterable[Sentence]) -> tuple[Subject, ...]:
    """Subjects named by reference; words without one go with the reference before them."""
    subjects: list[Subject] = []
    current: list[int] = []
    for sentence in said:
        for segment in segments(sentence):
            if not segment.hits:
                _append(subjects, current, segment.text)
                continue
            text = segment.text
            if same_as_before(segment) and subjects:
                text = _without_dates(subjects[-1].text)
            hits = {(hit.kind, hit.refs): hit for hit in segment.hits}.values()
            fresh = [subject for hit in hits for subject in _of_hit(hit, text)]
            current = _added(subjects, fresh)
    return _said_of_all(tuple(subjects))


def _added(subjects: list[Subject], fresh: list[Subject]) -> list[int]:
    """Put new subjects in, words about the same action together; gives their places."""
    places = []
    for subject in fresh:
        same = [n for n, each in enumerate(subjects) if each.ref == subject.ref and each.ref is not None]
        if same:
            subjects[same[0]] = replace(subjects[same[0]], text=f"{subjects[same[0]].text}. {subject.text}")
            places.append(same[0])
        else:
            subjects.append(subject)
            places.append(len(subjects) - 1)
    return places


def _append(subjects: list[Subject], places: list[int], text: str) -> None:
    for place in places:
        subjects[place] = replace(subjects[place], text=f"{subjects[place].text}. {text}")


def _of_hit(hit: ReferenceHit, text: str) -> Iterator[Subject]:
    if hit.kind == "action":
        for ref in hit.refs:
            yield Subject(ref, text, "reference")
    else:
        yield Subject(None, text, "reference", _DOUBT_OF.get(hit.kind), hit.refs, hit.words)


def _without_dates(text: str) -> str:
    return re.split(r"\b(?:on|last|this|by|yesterday|today)\b", text)[0]


def _said_of_all(subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """'A9 ..., A11 ..., both green': the last words are said of each."""
    if len(subjects) < 2:
        return subjects
    split = for_all(subjects[-1].text)
    if not split or all(each.text == subjects[-1].text for each in subjects):
        return subjects
    own, shared = split
    last = replace(subjects[-1], text=own)
    return tuple(replace(each, text=f"{each.text}, {shared}") for each in (*subjects[:-1], last))


def of_several(text: str, plan: PlanIndex, author: str) -> tuple[Subject, ...]:
    """A statement over a recommendation or over several of someone's actions, to be confirmed first."""
    found = bulk(text, plan, author)
    return tuple(Subject(ref, said, "bulk", "bulk", refs, words) for refs, said, words in found for ref in refs)


def by_indicator(said: Iterable[str], plan: PlanIndex, sent: date) -> tuple[Subject, ...]:
    """Readings of indicators named in words belong to the indicators' actions."""
    text = ". ".join(said)
    hits = find_indicators(text, plan, sent)
    refs = tuple(dict.fromkeys(hit.refs[0] for hit in hits if hit.refs))
    if len(refs) == 1:
        return (Subject(refs[0], text, "indicator", hits=hits),)
    return tuple(
        Subject(ref, "", "indicator", hits=tuple(hit for hit in hits if hit.refs[:1] == (ref,))) for ref in refs
    )


def by_title(said: Iterable[str], plan: PlanIndex, author: str) -> tuple[Subject, ...]:
    """Actions named by words of their titles, one to a sentence or to a clause between commas."""
    subjects: list[Subject] = []
    for sentence in said:
        for text in _title_clauses(sentence, plan, author):
            hit = find_title(text, plan, author)
            if hit is None:
                _append(subjects, [len(subjects) - 1] if subjects else [], text)
            elif len(hit.refs) == 1:
                _added(subjects, [Subject(hit.refs[0], text, "title", title=hit)])
            elif hit.words >= 2:
                subjects.append(Subject(None, text, "title", "which_action", hit.refs, text[hit.start : hit.end]))
    return tuple(subjects)


def _title_clauses(sentence: str, plan: PlanIndex, author: str) -> list[str]:
    """Cut at commas only when the clauses name different actions."""
    parts = [part for part in re.split(r",\s+|\s+but\s+", sentence) if part.strip()]
    hits = [find_title(part, plan, author) for part in parts]
    named = [hit.refs for hit in hits if hit and hit.words >= 2]
    return parts if len(set(named)) > 1 else [sentence]


def by_thread(text: str, thread: tuple[str, ...]) -> tuple[Subject, ...]:
    """What the thread is about; of several actions, which one must be asked."""
    if len(thread) == 1:
        return (Subject(thread[0], text, "thread"),)
    return (Subject(None, text, "thread", "which_action", thread),) if thread else ()


def by_owner(text: str, plan: PlanIndex, author: str) -> tuple[Subject, ...]:
    """The author's only action that is not complete; of several, which one must be asked."""
    mine = plan.open_actions_of(author)
    if len(mine) == 1:
        return (Subject(mine[0], text, "owner"),)
    return (Subject(None, text, "owner", "which_action", mine),) if mine else ()
