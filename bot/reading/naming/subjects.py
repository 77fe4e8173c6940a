"""Which action each stretch of a message is about: reference, title, indicator, thread, then owner."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.reading.clauses import Sentence, for_all, same_as_before, segments
from bot.reading.fields.indicators import IndicatorHit, find_indicators
from bot.reading.marks import REFERENCE
from bot.reading.naming.bulk import bulk
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.references import ReferenceHit
from bot.reading.naming.the_rest import OF_THE_OTHERS
from bot.reading.naming.titles import TitleHit, find_title, find_title_of_somebody
from bot.reading.reading import DoubtKind

Via = Literal["reference", "title", "indicator", "thread", "owner", "bulk"]
_DOUBT_OF: dict[str, DoubtKind] = {
    "heading": "heading",
    "unknown": "no_such_action",
    "typo": "which_action",
    "either": "which_action",
}


_ONLY_A_DAY = re.compile(r"^\W*\ue010\W*(?:to|until|till|by)\b", re.I)
_MOVES = re.compile(r"\b(?:please |can you )?(?:extend|move|push|put back|change|defer)\b", re.I)
"""'Extend A3 to May and A4 to June': the verb is said once."""
_BETWEEN_TITLES = re.compile(
    r",\s+|;\s*|\s(?:and|but|while|whereas|plus)\s+|\s[–—|-]\s+|\)\s+|[\ue001-\ue004]\s*", re.I
)


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
    places: dict[str, int] = {}
    current: list[int] = []
    for sentence in said:
        for segment in segments(sentence):
            if not segment.hits:
                _append(subjects, current, segment.text)
                continue
            text = OF_THE_OTHERS.sub("", segment.text)
            if same_as_before(segment) and subjects:
                text = _without_dates(subjects[-1].text)
            elif (
                subjects
                and _ONLY_A_DAY.match(text)
                and (verb := _MOVES.search(subjects[-1].text.partition(REFERENCE)[0]))
            ):
                text = f"{verb.group()} {text}"
            hits = {(hit.kind, hit.refs): hit for hit in segment.hits}.values()
            fresh = [subject for hit in hits for subject in _of_hit(hit, text)]
            current = _added(subjects, fresh, places)
    return _said_of_all(tuple(subjects))


def _added(subjects: list[Subject], fresh: list[Subject], places: dict[str, int]) -> list[int]:
    """Put new subjects in, words about the same action together, and give where; `places` are those of actions."""
    current = []
    for subject in fresh:
        place = places.get(subject.ref) if subject.ref else None
        if place is None:
            place = len(subjects)
            subjects.append(subject)
            if subject.ref:
                places[subject.ref] = place
        else:
            subjects[place] = replace(subjects[place], text=f"{subjects[place].text}. {subject.text}")
        current.append(place)
    return current


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


def of_several(text: str, plan: PlanIndex, author: str, excepted: frozenset[str], sent: date) -> tuple[Subject, ...]:
    """A statement over a recommendation or over several of someone's actions, to be confirmed first."""
    found = bulk(text, plan, author, sent)
    meant = ((tuple(ref for ref in refs if ref not in excepted), said, words) for refs, said, words in found)
    return tuple(Subject(ref, said, "bulk", "bulk", refs, words) for refs, said, words in meant for ref in refs)


def by_indicator(said: Iterable[str], plan: PlanIndex, sent: date, author: str = "") -> tuple[Subject, ...]:
    """Readings of indicators named in words belong to the indicators' actions: the author's own, else the first."""
    text = ". ".join(said)
    hits = find_indicators(text, plan, sent)
    refs = tuple(dict.fromkeys(_told_under(hit, plan, author) for hit in hits if hit.refs))
    if len(refs) == 1:
        return (Subject(refs[0], text, "indicator", hits=hits),)
    return tuple(
        Subject(ref, "", "indicator", hits=tuple(h for h in hits if h.refs and _told_under(h, plan, author) == ref))
        for ref in refs
    )


def _told_under(hit: IndicatorHit, plan: PlanIndex, author: str) -> str:
    own = plan.owned.get(author, ())
    return next((ref for ref in hit.refs if ref in own), hit.refs[0])


def by_name(said: tuple[str, ...], plan: PlanIndex, author: str, sent: date) -> tuple[Subject, ...]:
    """Actions named by their indicators or by words of their titles."""
    readings = by_indicator(said, plan, sent, author)
    if not readings:
        return by_title(said, plan, author)
    among = by_title(said, plan, author, sent)
    named = {each.ref for each in among if each.title or each.via == "indicator"}
    if len(readings) > len(named) or _readings_lost(said, among, plan, sent):
        return readings
    return among if len(named) > 1 and any(each.via == "title" for each in among) else readings


def _readings_lost(said: tuple[str, ...], among: tuple[Subject, ...], plan: PlanIndex, sent: date) -> bool:
    """Whether a list of readings says more as a whole than its parts do apart: 'January: supervision 79, visits 91'."""
    apart = sum(len(find_indicators(each.text, plan, sent, (each.ref,) if each.ref else ())) for each in among)
    return apart < len(find_indicators(". ".join(said), plan, sent))


def by_title(said: Iterable[str], plan: PlanIndex, author: str, readings_of: date | None = None) -> tuple[Subject, ...]:
    """Actions named by words of their titles (or by readings as at `readings_of`), one to a clause or a sentence."""
    subjects: list[Subject] = []
    places: dict[str, int] = {}
    for sentence in said:
        for text in _title_clauses(sentence, plan, author, readings_of):
            measured = _measured(text, plan, readings_of)
            hit = find_title(text, plan, author) or find_title_of_somebody(text, plan)
            if measured:
                _added(subjects, [Subject(measured[0], text, "indicator")], places)
            elif hit is None:
                _append(subjects, [len(subjects) - 1] if subjects else [], text)
            elif len(hit.refs) == 1:
                _added(subjects, [Subject(hit.refs[0], text, "title", title=hit)], places)
            elif hit.words >= 2:
                subjects.append(Subject(None, text, "title", "which_action", hit.refs, text[hit.start : hit.end]))
    return tuple(subjects)


def _measured(text: str, plan: PlanIndex, sent: date | None) -> tuple[str, ...]:
    """The action whose indicator a clause gives a reading of."""
    hits = find_indicators(text, plan, sent) if sent else ()
    refs = tuple(dict.fromkeys(hit.refs[0] for hit in hits if hit.refs))
    return refs if len(refs) == 1 else ()


def _title_clauses(sentence: str, plan: PlanIndex, author: str, readings_of: date | None = None) -> list[str]:
    """Cut where clauses begin to be about different actions: 'portal amber, archive red and the handbook done'."""
    cuts = [0, *(match.end() for match in _BETWEEN_TITLES.finditer(sentence)), len(sentence)]
    stretches: list[tuple[tuple[str, ...], str]] = []
    for start, end in itertools.pairwise(cuts[:60]):
        part = sentence[start:end]
        hit = find_title(part, plan, author)
        refs = _measured(part, plan, readings_of) or (hit.refs if hit and (hit.words >= 2 or hit.topic) else ())
        if stretches and (not refs or refs == stretches[-1][0] or not stretches[-1][0]):
            stretches[-1] = (stretches[-1][0] or refs, stretches[-1][1] + part)
        else:
            stretches.append((refs, part))
    return [text for _, text in stretches] if len({refs for refs, _ in stretches}) > 1 else [sentence]


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
