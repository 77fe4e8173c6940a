"""Whether what is said beside words of a title is said of that action."""

from __future__ import annotations

import re

from bot.reading.beside import before
from bot.reading.dates.date_rules import DateContext
from bot.reading.fields.draft import Draft
from bot.reading.gates import Gated
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.stems import stems
from bot.reading.naming.subjects import Subject
from bot.reading.sense.residue import is_bare_update
from bot.reading.sense.small_talk import is_small_talk
from bot.reading.sense.stands_alone import CLAUSE, VERDICT, is_sure, stands_alone, without_names

TOLD_BY = re.compile(
    r"\b(?:\w+ )?(?:says?|said|tells? me|told me|has told me|asked me to (?:tell|let) you(?: \w+)?|reports?"
    r"|reported|confirms?|confirmed"
    r"|let you know|i hear|i think|i believe|i can confirm|pleased to (?:say|report)|happy to (?:say|report)"
    r"|i'm told)(?: that)?\b",
    re.I,
)
OF_OTHERS = Gated(
    r"\b(?:(?:saw|heard|read) (?:on|in|about|an?|that|somewhere)|article|herald|gazette|newspaper|on the news"
    r"|in the news|telly|tv|radio|theirs?"
    r"|neighbours?|neighbouring"
    r"|my (?:mum|dad|sister|brother|wife|husband|son|daughter|mate|other half)(?:'s)?|adult (?:services|care"
    r"|social care)"
    r"|licence renewal|drop-in|workshop|sub-?group|for comments|painted|cupboard|corridor|fancy dress"
    r"|out of date copy|lost property"
    r"|(?i:in) (?-i:[A-Z][a-z]{3,}(?:shire|ton|ham|ford|bury|field|pool|port|ley|borough|wick|stoke|dale|beck"
    r"|mouth|by|caster)))\b",
    re.I,
)
_HEADS = re.compile(r"\s*:\s|\s+[-–—]\s")
"""After words of a title at its head, a line goes on to say how that action stands."""
_AS_OBJECT = re.compile(
    r"\b(?:mov|push|extend|clos|finish|complet|publish|launch|print|deliver|delay|paus|park|start|begun|begin"
    r"|hold)\w*(?: (?:off|back|on|up|out))? (?:the |our |my )?$"
    r"|\b(?:us|draft|writ|build|test|read|print|review|mapp|correct|check|type?)ing (?:up )?(?:the |our |my )?$",
    re.I,
)
"""'We have had to move the handbook'."""
_OF_ANOTHER = re.compile(
    r"\s+(?!(?:at|with|in|on|to|off to) (?:the |a )?(?:\w+ )?(?:stage|phase|draft\w*|print\w*|design\w*|legal"
    r"|place|progress|hand|press|consultation|procurement"
    r"|post|target|plan|editors?|comms|\d+ ?%))(?:from|for|to|with|at|about|by|in|on (?!track|target|course"
    r"|schedule|hold)|of)\b",
    re.I,
)
"""'Statement from the police': a single word of a title that goes on to be something else."""


def counts_by_title(subject: Subject, draft: Draft, author: str, plan: PlanIndex, context: DateContext) -> bool:
    """Title words are a sign where a clause is about them; elsewhere all around them must be words of updates."""
    hit = subject.title
    if hit is None:
        return draft.has_fields
    about = plan.title_stems.get(subject.ref or "", frozenset())
    told = draft.has_fields or draft.nil
    owner = subject.ref is not None and author in plan.by_ref[subject.ref].owners
    if _is_of_others(subject.text, about) or _moves_another(subject, draft):
        return False
    if owner and draft.evidence and not is_small_talk(subject.text):
        return True
    is_topic = hit.topic and (hit.words > 1 or not _OF_ANOTHER.match(subject.text, hit.end))
    if is_topic and (owner or hit.words > 1) and not _foreign(subject.text[: hit.start], plan, context, 1):
        return told or bool(draft.doubts and subject.ref)
    strong = draft.status or draft.basis == "stated" or draft.percent is not None or draft.blocker
    heads = hit.words > 1 or _HEADS.match(subject.text, hit.end)
    if owner and hit.leads and strong and heads and not is_small_talk(subject.text, about):
        return True
    if (
        owner
        and (VERDICT.search(subject.text) or _AS_OBJECT.search(before(subject.text, hit.start)))
        and (strong or draft.forecast.date)
    ):
        return True
    rest = without_names(f"{subject.text[: hit.start]} {subject.text[hit.end :]}", plan)
    if hit.words == 1:
        spare = 2 if owner and (draft.percent_said or draft.basis == "stated") else 0
        if not owner and draft.basis != "stated" and not draft.percent_said and draft.rating != "green":
            return False
        bare = stands_alone(rest, plan, context, about) or is_bare_update(rest, context, spare, about)
        return bare and (is_sure(draft, rest) or draft.nil)
    if draft.percent is not None and not draft.percent_said and draft.basis != "stated":
        return is_bare_update(subject.text, context, spare=5)
    if draft.status == "not_started" and not re.search(r"\b(?:not|yet|un\w+|no|can't)\b|n't\b", subject.text, re.I):
        return False
    if _foreign(subject.text[: hit.start], plan, context):
        return stands_alone(rest, plan, context, about) and is_sure(draft, rest)
    return told or bool(draft.doubts and subject.ref and stands_alone(rest, plan, context))


def _is_of_others(text: str, about: frozenset[str]) -> bool:
    """Whether a text tells of somebody else's work; 'adult social care' may be in the title of this."""
    return any(not about.issuperset(stems(match.group())) for match in OF_OTHERS.finditer(text))


def _moves_another(subject: Subject, draft: Draft) -> bool:
    """'Supervision with Neil moved to Tuesday': a single word of a title, something else, and a day."""
    told = draft.status or draft.basis == "stated" or draft.percent is not None or draft.blocker
    hit = subject.title
    one = hit is not None and hit.words == 1 and _OF_ANOTHER.match(subject.text, hit.end)
    return bool(one and draft.forecast.date and not told)


def _foreign(head: str, plan: PlanIndex, context: DateContext, spare: int = 0) -> bool:
    """Whether the clause before title words has something else for its subject: 'Rothbeck have finished their ...'."""
    clause = CLAUSE.split(TOLD_BY.sub(" ", head))[-1]
    words = [word for word in re.split(r"\s+", clause) if word.strip(",.:-'").casefold() not in plan.names]
    known = frozenset(plan.title_words)
    return not is_bare_update(" ".join(words), context, spare, known)
