"""What somebody asks for: `/plan red rec 4` and "what's red in rec 4?" are read into the same Query.

A command must be understood word by word, else it is refused with the nearest one; a question in plain words is
looked through for what it asks, with the other words left aside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from bot.reading.asked import (
    TAKEN_AWAY,
    action_barely_named,
    action_meant,
    day_then,
    in_figures,
    indicator_asked,
    is_of_changes,
    is_of_several_colours,
    is_to_take_away,
    person_asked,
    since_when,
    view_asked,
)
from bot.reading.dates.dates import read_date
from bot.reading.naming.bodies import find_body
from bot.reading.naming.group_names import UnknownGroup, find_groups
from bot.reading.naming.logs import find_log
from bot.reading.naming.measures import ASKED, find_indicator, which_of_all, words_for_indicator
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.references import find_references
from bot.reading.naming.spellings import spelling_key
from bot.reading.view_words import COMMANDS, GROUPS, VIEW_WORDS
from bot.reading.views import View
from bot.reading.vocabulary.slips import put_right

_AS_AT = re.compile(r"\bas\s+(?:at|of|on)\s+(?P<day>.+)$", re.IGNORECASE)
_RECOMMENDATION = re.compile(
    r"\b(?:(?:recommendations?|rec)\.?\s*(?P<ref>\d+(?:\.\d+)*[a-z]?)|r\.?\s*(?P<short>\d+[a-z]?))\b(?![./]\w)",
    re.IGNORECASE,
)
_OWNER = re.compile(r"\b(?:owner|owned\s+by|for|of|by)\s+<@(?P<id>[UW][A-Z0-9]+)(?:\|[^>]*)?>", re.IGNORECASE)
_MENTION = re.compile(r"<@(?P<id>[UW][A-Z0-9]+)(?:\|[^>]*)?>")
_OWNER_NAME = re.compile(r"\bowner\s+(?P<name>[^\d\W][\w'’-]*(?:\s+[^\d\W][\w'’-]*){0,3})", re.IGNORECASE)
_PAGE = re.compile(r"\bpage\s+(?P<page>\d{1,3})\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[./'’-][^\W_]+)*")

_GAPS = re.compile(
    r"^gaps?$|\b(?:meetings?|challenges?)\b.*\bgaps?\b|\bgaps?\b.*\b(?:meetings?|challenges?)\b", re.IGNORECASE
)
_FORWARD = re.compile(r"^forward\b|\bforward (?:plan|programme|look|work)\b", re.IGNORECASE)
_LATE_SOON = re.compile(
    r"\blate[- ]soon\b|\b(?:will|gonna|going to|likely to|about to)\s+(?:be|run)\s+late\b"
    r"|\bwill (?:\w+ )?(?:go|turn|be) red\b",
    re.IGNORECASE,
)
_COMPARE = re.compile(
    r"^(?:compare|(?:has )?(?:anything|owt) (?:changed|moved)|what(?:['’]s|\s+has"
    r"|\s+have)?\s+(?:changed|moved)|movement|changes?\s+in\s+ratings?)\s+"
    r"(?:since\s+|between\s+|from\s+)?(?P<since>.+?)(?:\s+(?:and|with|to|against|until)\s+(?P<until>.+))?$",
    re.IGNORECASE,
)
_MEETS = re.compile(
    r"\bnext (?:[\w&]+ ){0,5}meeting\b|\bwhen (?:does|do|is|are|will)\b.*\b(?:meet|meets|meeting|board|committee)\b",
    re.I,
)
_MINE = re.compile(r"\b(?:have i got|my actions|on my plate|do i own|am i down for|i owe)\b", re.IGNORECASE)
_COUNTS = re.compile(r"\b(?:how many|where (?:do|are) we|the position|how is the plan)\b", re.IGNORECASE)
_DUE = re.compile(r"\b(?:due|coming up|next (?:two weeks|14 days|fortnight))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Query:
    """What to show. `owner` is a Slack user id or a person's key, `as_at` a past local day, pages count from 1;
    `groups` are the ids of groups it must be in, `by` is the kind of group that "groups" sums up, `body` the id of a
    board or committee, `measure` that of an indicator, `since` the day a comparison begins with; of indicators `by`
    "red" asks for green-on-red alone, "weekly" and its like for those measured so often."""

    view: View
    refs: tuple[str, ...] = ()
    recommendation: str | None = None
    owner: str | None = None
    as_at: date | None = None
    page: int = 1
    groups: tuple[str, ...] = ()
    by: str = ""
    body: str | None = None
    measure: str | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class UnknownQuery:
    """Words that ask for nothing Planbot has: a sentence to answer with, and the nearest command."""

    words: str
    nearest: str | None
    sentence: str


def read_query(
    text: str, plan: PlanIndex, today: date, command: bool = False, thread: tuple[str, ...] = ()
) -> Query | UnknownQuery:
    """Read a command's text (`command`) or a plain question; `today` is the plan's local day, `thread` are the actions
    that the thread is about in which a question is asked."""
    words = " ".join((text if command else in_figures(put_right(text, plan.own_words)[0])).split()).strip(" ?!.")
    if not words:
        return Query("help")
    if not command and is_to_take_away(words):
        return UnknownQuery(words, "export", TAKEN_AWAY)
    as_at, rest = _as_at(words, today, command)
    if isinstance(as_at, UnknownQuery):
        return as_at
    filters, rest = _filters(rest, plan)
    if not command and filters.owner is None:
        filters = replace(filters, owner=person_asked(rest, plan))
    groups, unknown, left_of_groups = find_groups(rest, plan.plan.groups)
    if unknown is not None and command:
        return _no_group(unknown)
    rest = rest if unknown is not None else left_of_groups
    filters = replace(filters, as_at=as_at, groups=groups)
    special = _special(filters, rest, plan, today, command)
    if special is not None:
        return special
    ref, rest = _reference(rest, plan)
    if ref is None and not command and filters.recommendation is None and not groups:
        ref = action_meant(rest, plan, thread)
    view = _view(rest, words, ref is not None, filters.recommendation is not None or bool(groups))
    view = view if command else _plainly(view, words, ref is not None, filters)
    left = _left_over(rest) if command else []
    if view is None and not command and (ref := action_barely_named(rest, plan)):
        view = "action"
    if view is None or left:
        return _unknown(" ".join(left) or words, ref)
    by = next((GROUPS[w] for w in _WORD.findall(rest.casefold()) if w in GROUPS), "") if view == "groups" else ""
    return replace(filters, view=view, refs=(ref,) if ref else (), by=by)


def _special(filters: Query, rest: str, plan: PlanIndex, today: date, command: bool) -> Query | UnknownQuery | None:
    """What has words of its own: a comparison, indicators, risks, a version."""
    if not command and (since := since_when(rest, today)):
        return replace(filters, view="compare", since=since, as_at=filters.as_at or today)
    if (compared := _COMPARE.match(rest)) and (command or _reference(rest, plan)[0] is None):
        return _comparison(filters, compared, today)
    if ASKED.search(rest):
        return _of_indicators(filters, rest, plan, command)
    if not command and (measure := indicator_asked(rest, plan)):
        return replace(filters, view="indicators", measure=measure, owner=None)
    if log := find_log(rest, command):
        ref, words = _reference(log.rest, plan) if log.view == "commitments" else (None, log.rest)
        left = _left_over(words) if command else []
        query = replace(filters, view=log.view, by=log.which, refs=(ref,) if ref else ())
        return _unknown(" ".join(left), log.view) if left else query
    return None


def _of_indicators(filters: Query, rest: str, plan: PlanIndex, command: bool) -> Query | UnknownQuery:
    """All the indicators, those that are green-on-red or measured so often, or the one that is named."""
    query, words = replace(filters, view="indicators"), words_for_indicator(rest)
    if (which := which_of_all(words, rest)) is not None:
        return replace(query, by=which)
    named = find_indicator(words, plan)
    if named is None and command:
        known = "; ".join(each.name for each in plan.plan.indicators[:12])
        return UnknownQuery(words, "indicators", f"I know no one indicator “{words}”. The plan has: {known or 'none'}.")
    return replace(query, measure=named)


def _comparison(filters: Query, found: re.Match[str], today: date) -> Query | UnknownQuery:
    """Two days to compare: the first one, and the second or else the day asked about or today."""
    since = _past_day(found["since"], today)
    until = _past_day(found["until"], today) if found["until"] else filters.as_at or today
    if since is None or until is None:
        unread = found["since"] if since is None else found["until"]
        sentence = f"I could not read “{unread}” as a past day. Write it as “compare 1 March and 1 April”."
        return UnknownQuery(unread, None, sentence)
    return replace(filters, view="compare", since=min(since, until), as_at=max(since, until))


def _past_day(words: str, today: date) -> date | None:
    """The latest day, not after today, that words can mean."""
    day = read_date(words.strip(), datetime.combine(today, time(12), UTC), "past").date
    return day if day is not None and day <= today else None


def _no_group(unknown: UnknownGroup) -> UnknownQuery:
    """A kind of group the plan has not, or a name that is none of its groups."""
    if not unknown.known:
        sentence = (
            f"The plan has no {unknown.kind}s. A column headed “{unknown.kind.capitalize()}” in its file gives them."
        )
        return UnknownQuery(unknown.words, None, sentence)
    known = "; ".join(unknown.known[:12]) + (" …" if len(unknown.known) > 12 else "")
    return UnknownQuery(unknown.words, None, f"I know no {unknown.kind} “{unknown.words}”. The plan has: {known}.")


def _as_at(words: str, today: date, command: bool) -> tuple[date | UnknownQuery | None, str]:
    """The past day asked about: the latest one that the words can mean."""
    found = _AS_AT.search(words)
    if found is None:
        return (None, words) if command else _day_then(words, today)
    day = read_date(found["day"], datetime.combine(today, time(12), UTC), "past").date
    if day is None or day > today:
        unread = f"I could not read “{found['day']}” as a day. Write it as “as at 31 March 2026”."
        to_come = "I can show a past day only; that one has not come yet. Write for example “as at 31 March”."
        return UnknownQuery(found["day"], None, to_come if day else unread), words
    return day, words[: found.start()].strip()


def _day_then(words: str, today: date) -> tuple[date | None, str]:
    """ "how were we doing at the end of January?": the past day asked about, and the words without it."""
    found = day_then(words)
    day = _past_day(found[0], today) if found else None
    return (day, found[1]) if found and day else (None, words)


def _filters(words: str, plan: PlanIndex) -> tuple[Query, str]:
    """The body, the recommendation, the owner and the page, and the words without them."""
    query = Query("help")
    if named := find_body(words, plan):
        query, words = replace(query, body=named[0]), named[1]
    if page := _PAGE.search(words):
        query, words = replace(query, page=max(1, int(page["page"]))), _without(words, page)
    if owner := _OWNER.search(words) or _MENTION.search(words):
        query, words = replace(query, owner=owner["id"]), _without(words, owner)
    elif called := _OWNER_NAME.search(words):
        key = _person(called["name"], plan)
        if key is not None:
            query, words = replace(query, owner=key), _without(words, called)
    if recommendation := _recommendation(words, plan):
        query = replace(query, recommendation=recommendation["ref"] or recommendation["short"])
        words = _without(words, recommendation)
    return query, words


def _recommendation(words: str, plan: PlanIndex) -> re.Match[str] | None:
    """ "rec 4", "R4", "recommendation 4": unless R4 is itself an action of the plan."""
    found = _RECOMMENDATION.search(words)
    if found is None or spelling_key(found.group()) in plan.spellings:
        return None
    return found


def _person(name: str, plan: PlanIndex) -> str | None:
    wanted = name.casefold().split()
    people = [p.key for p in plan.plan.people if p.name.casefold().split()[: len(wanted)] == wanted]
    return people[0] if len(people) == 1 else None


def _reference(words: str, plan: PlanIndex) -> tuple[str | None, str]:
    """The first reference of the plan in the words, in the plan's spelling; a bare number counts here."""
    hit = next((each for each in find_references(words, plan) if each.kind == "action"), None)
    if hit:
        return hit.refs[0], f"{words[: hit.start]} {words[hit.end :]}".strip()
    for found in _WORD.finditer(words):
        refs = plan.spellings.get(spelling_key(found.group()), ())
        if len(refs) == 1 and any(letter.isdigit() for letter in found.group()):
            return refs[0], _without(words, found)
    return None, words


def _view(rest: str, words: str, has_ref: bool, has_recommendation: bool) -> View | None:
    if _GAPS.search(rest):
        return "gaps"
    if _FORWARD.search(rest):
        return "forward"
    if _LATE_SOON.search(words):
        return "late-soon"
    for word in _WORD.findall(rest.casefold()):
        if word in VIEW_WORDS and not (word in ("my", "delivered") and has_ref):
            return VIEW_WORDS[word]
    if has_ref:
        return "action"
    if _MINE.search(words):
        return "mine"
    if _MEETS.search(words):
        return "meetings"
    if _COUNTS.search(words):
        return "counts"
    if _DUE.search(words):
        return "due"
    return "recommendation" if has_recommendation else None


_OF_ONE_ACTION = (
    "action",
    "history",
    "evidence",
    "milestones",
    "changes",
    "challenges",
    "trend",
    "late-soon",
    "monitored",
)


def _plainly(view: View | None, words: str, has_ref: bool, filters: Query) -> View | None:
    """What is asked in plain words: of an action that is named its card, of a person their actions."""
    if has_ref:
        return "history" if is_of_changes(words) else view if view in _OF_ONE_ACTION else "action"
    if is_of_several_colours(words):
        return "counts"
    if filters.owner is not None and view in (None, "counts", "mine", "action"):
        return "mine"
    return view or view_asked(words)


_FILLER = frozenset(
    "in the of actions action and for what is are show me please plan not verified on list all by service"
    " gap gaps forward programme soon late-soon".split()
)


def _left_over(rest: str) -> list[str]:
    """The words of a command that nothing accounts for."""
    return [w for w in _WORD.findall(rest.casefold()) if w not in VIEW_WORDS and w not in _FILLER]


def _unknown(words: str, ref: str | None) -> UnknownQuery:
    nearest = f"{ref}" if ref else _nearest(words)
    hint = f" Did you mean `/plan {nearest}`?" if nearest else ""
    return UnknownQuery(words, nearest, f"I do not know “{words}”.{hint} `/plan help` lists what you can ask.")


def _nearest(words: str) -> str | None:
    from rapidfuzz import fuzz, process

    found = process.extractOne(words.casefold(), COMMANDS, scorer=fuzz.ratio, score_cutoff=60)
    return str(found[0]) if found else None


def _without(words: str, found: re.Match[str]) -> str:
    return f"{words[: found.start()]} {words[found.end() :]}".strip()
