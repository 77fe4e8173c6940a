"""Whether words settled without a reference are surely an update: the less sure the way, the barer they must be."""

from __future__ import annotations

import re
from datetime import date

from bot.reading.dates.date_rules import DateContext
from bot.reading.fields.draft import Draft
from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.stems import stems
from bot.reading.naming.subjects import Subject
from bot.reading.naming.work_words import is_of_the_work
from bot.reading.sense.by_owner import COUNTED, PACE_FIRST, counts_by_owner
from bot.reading.sense.by_title import TOLD_BY, counts_by_title
from bot.reading.sense.likeness import is_like_talk_beside
from bot.reading.sense.residue import is_bare_update
from bot.reading.sense.small_talk import is_small_talk
from bot.reading.sense.stands_alone import FINISH, stands_alone, without_names, without_what_is_told

_SEE_ATTACHED = re.compile(r"\W*(?:(?:please|pls|see|as|evidence|find|file|the|document)\s+)*attached\W*", re.I)
_MINE = re.compile(r"\b(?:my|our)\s+[a-z]+(?:\s+[a-z]+)?\s+(?=(?:is|are|now|still)\b)", re.I)
_JUDGED = re.compile(r"\b(?:about|around|roughly|nearly|maybe) \d|% (?:or so|i'd say|i reckon|i think|ish)\b", re.I)
"""'Keys tomorrow, paint next week, about 40% I'd say': a share that is somebody's judgement."""
_IT_IS = re.compile(
    r"(?:^|[.;:!?,]\s)\W*(?:it|this|mine|we)(?:'s| is|'re| are) (?:(?:now|still|at|about"
    r"|all) )*(?:red|amber|green|blue"
    r"|done|complete|finished|on track|behind|\d{1,3} ?%)"
    r"|\b(?:behind|slow) (?:with|on) (?:this|these|it|them|those)\b"
    r"|^\W*(?:(?:all|it's|it is|this is) )?going (?:really |very )?(?:well|badly)\b"
    r"|^\W*(?:red|amber|green|blue)[,;] (?!(?:red|amber|green|blue|orange|yellow)\b)"
    r"|^\W*\S+(?: \S+){0,2}: \d{1,3} ?% (?:done|complete)\b|^\W*(?:red|amber|green|blue) from (?:me"
    r"|us|here|my end)\b"
    r"|(?:^|[.;:!?]\s)\W*(?:red|amber|green|blue|done|finished)\W*$|\bput (?:me|us"
    r"|mine) down as (?:red|amber|green)\b",
    re.I,
)
"""'I have only the one action so you know which. It is red.'"""
_SHUT = Gated(
    r"\b(?:house|offices?|buildings?|centre|schools?|hub|reception|library|canteen|car ?park|site|road|hall"
    r"|rooms?|stairs|lift|it|we)(?:(?<!\bit)'s| is| are| will be| be)"
    r" (?:closed|shut|open|locked|down|unavailable)\b[^.;,]{0,20}\b(?:on|for|until|till|today|tomorrow|tonight"
    r"|from|over|to the public|early|between|(?<!since )(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d)\b",
    re.I,
)
"""A building that is shut for a day is no action that is closed."""


def counts(subject: Subject, draft: Draft, author: str, plan: PlanIndex, sent: date) -> bool:
    """Whether what was read out of a subject's words is to be recorded (or asked about) at all."""
    if not draft.says_something:
        return False
    if subject.via == "reference" and subject.ref and not subject.text.startswith(REFERENCE) and _is_weak(draft):
        return not is_like_talk_beside(subject.text, plan.title_stems[subject.ref])
    if subject.via in ("reference", "bulk", "indicator"):
        return True
    about = plan.title_stems.get(subject.ref or "", frozenset())
    if _SHUT.search(subject.text):
        return False
    if is_small_talk(subject.text, about) and not (subject.title and subject.title.topic):
        return False
    context = DateContext(sent)
    if subject.via == "title":
        return counts_by_title(subject, draft, author, plan, context)
    if _is_talk(subject.text, draft, context, about):
        return False
    owner = subject.ref is not None and author in plan.by_ref[subject.ref].owners
    mine = subject.via == "thread" and (owner or subject.ref is None)
    if mine and _SEE_ATTACHED.fullmatch(subject.text):
        return True
    shown = draft.evidence or draft.evidence_statement or draft.nil or draft.request not in (None, "extend")
    if not (draft.has_fields or draft.nil) and _only_a_time(draft) and not FINISH.search(subject.text):
        return mine and [words.casefold() for _, words in draft.doubts] == [subject.text.strip(" .!").casefold()]
    bare = stands_alone(
        _MINE.sub("it ", subject.text) if draft.basis == "stated" else subject.text, plan, context, about
    )
    if mine:
        return bare or (
            _told_in_thread(subject, draft)
            and (bool(shown) or _of_this_work(subject.text, draft, plan, context, about))
        )
    if subject.via == "thread":
        told = TOLD_BY.sub(" ", subject.text)
        return bare or bool(draft.evidence) or (told != subject.text and stands_alone(told, plan, context, about))
    bare = bare and _of_this_work(subject.text, draft, plan, context, about, whole=True)
    return counts_by_owner(subject, draft, bare, bool(about.intersection(stems(subject.text))), owner)


def _is_talk(text: str, draft: Draft, context: DateContext, about: frozenset[str]) -> bool:
    """Whether words that name no action are like talk beside the work, and no rating is given by itself among them."""
    if (
        draft.evidence
        or draft.request not in (None, "extend")
        or _IT_IS.search(text)
        or not is_like_talk_beside(text, about)
    ):
        return False
    pace = PACE_FIRST.match(text)
    if pace and is_of_the_work(text[pace.end() :], about):
        return False
    return not is_bare_update(without_what_is_told(text, draft), context, about=about)


def _is_weak(draft: Draft) -> bool:
    """Whether nothing is said that could not be said of anything: only that something happens, or is in the way."""
    told = draft.basis == "stated" or draft.percent is not None or draft.forecast.date or draft.request or draft.nil
    shown = draft.evidence or draft.evidence_statement or draft.indicators or draft.doubts
    return not (told or shown) and draft.status in (None, "in_progress")


def _told_in_thread(subject: Subject, draft: Draft) -> bool:
    return draft.nil or (draft.has_fields and not _only_a_date(subject, draft))


def _of_this_work(
    text: str, draft: Draft, plan: PlanIndex, context: DateContext, about: frozenset[str], whole: bool = False
) -> bool:
    """Whether what an owner tells in an action's thread is of the work, and not of something else in their day."""
    if is_of_the_work(text, about) or COUNTED.search(text) or (draft.percent is not None and _JUDGED.search(text)):
        return True
    left = without_what_is_told(without_names(text, plan), draft)
    return (
        bool(_IT_IS.search(text)) or is_bare_update(left, context, about=about)
        if whole
        else stands_alone(left, plan, context, about)
    )


def _only_a_time(draft: Draft) -> bool:
    """Nothing but a time that cannot be turned into a day: 'the board minutes say'."""
    return all(kind in ("which_date", "past_date", "impossible_date") for kind, _ in draft.doubts)


def _only_a_date(subject: Subject, draft: Draft) -> bool:
    """A day with nothing that says what happens on it: 'cricket tonight'."""
    told = draft.status or draft.basis == "stated" or draft.percent is not None or draft.request or draft.blocker
    more = draft.evidence or draft.evidence_statement or draft.indicators or draft.doubts
    return bool(draft.forecast.date and not told and not more and not FINISH.search(subject.text))
