"""What a question in plain words asks for, where it has none of the words of a command."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from bot.reading.dates.calendar_words import NUMBERS
from bot.reading.gates import Gated
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.stems import stem, stems
from bot.reading.naming.titles import find_title
from bot.reading.views import View
from bot.reading.vocabulary.built_in import words_of

VIEWS: tuple[tuple[View, Gated], ...] = (
    (
        "help",
        Gated(
            r"\bwhat (?:can|do) (?:you|i) (?:do|ask|know)\b|\bhow (?:do|does) (?:i|you|this|it) (?:use|work)\b", re.I
        ),
    ),
    ("meetings", Gated(r"\bnext (?:board|panel|committee|scrutiny|cabinet)\b", re.I)),
    ("milestones", Gated(r"\bmilestones?\b", re.I)),
    (
        "changes",
        Gated(
            r"\b(?:decisions?|requests?|extensions?|approvals?)\b[^?]*\b(?:waiting|open|outstanding|pending)"
            r"|\b(?:waiting for|awaiting) approval|extension requests?",
            re.I,
        ),
    ),
    ("suspended", Gated(r"\b(?:on hold|paused|parked|suspended|stood down)\b", re.I)),
    (
        "late-soon",
        Gated(
            r"\b(?:at risk|slipping|slip|slipped|likely to be late|in danger|will miss|won't make|about to"
            r" go (?:late|red))\b",
            re.I,
        ),
    ),
    (
        "red",
        Gated(
            r"\b(?:on fire|in trouble|off track|blocked|stuck|stalled|worst|problems?|worr(?:y|ied|ying)"
            r"|not verified|(?:no|missing"
            r"|without an?) (?:updates?|returns?)|(?:hasn'?t|haven'?t|not|still needs? to|yet to) (?:yet )?(?:update"
            r"|report|return"
            r"|repl)\w*|owes?\b|(?:sent|send)\b[^?]*\bupdates?|needs? an update|(?:not|hasn't"
            r"|haven't)[^?]{0,16} updates?|(?:owners?|everyone|everybody) (?:reported|updated"
            r"|replied))",
            re.I,
        ),
    ),
    ("overdue", Gated(r"\b(?:behind|missed (?:its|their|the) (?:date|deadline))\b", re.I)),
    (
        "mine",
        Gated(
            r"\b(?:(?:have|do|am|must|should) i|i've got|my (?:stuff|list|plate|actions?|things|ones)|of mine|for me"
            r"|i owe|i (?:said|put|reported|wrote|gave)|(?:did|have|had) i (?:say|said|put|write|report"
            r"|missed|give)|i've missed|to me"
            r"|actions i)\b",
            re.I,
        ),
    ),
    (
        "due",
        Gated(
            r"\b(?:needs? (?:doing|finishing)|outstanding|left|to do|deadlines?|(?:this|next) (?:week|month"
            r"|fortnight)|coming (?:up"
            r"|due)|in the"
            r" next|before \w+|by (?:the )?\w+|falls? due|(?:what's|up|due) next|upcoming)\b",
            re.I,
        ),
    ),
    (
        "counts",
        Gated(
            r"\bhow(?: a|'?)?(?:s|re| is| are| r| were| was| did)? (?:(?:the|our|this) )?(?:(?:whole|overall"
            r"|entire) )?(?:plan|we|things|it"
            r"|everything)\b|\b(?:overall|whole|complete[d]?|finished|closed|done|greens?|blues?"
            r"|not (?:yet )?started|(?:hasn'?t|haven'?t)"
            r" (?:yet )?started|in progress|breakdown|rag|colou?rs?|figures|numbers|totals?|summar\w+|overview"
            r"|position|picture"
            r"|state of play|progress|we at|look(?:s|ed|ing)? like|everything|the plan|the programme"
            r"|all (?:the )?actions"
            r"|headlines?|rundown|full list|board report|h?o?w many)\b",
            re.I,
        ),
    ),
)
"""What is asked for by which words, the more special first."""
_TAKEN_AWAY = Gated(r"\b(?:export|spread ?sheet|excel|download|printout)\b", re.I)
TAKEN_AWAY = "`/plan export` or `/plan export as at 31 March` sends you the plan as a file."
_LATELY = 30
_MOVED = re.compile(
    r"^(?:has |have )?(?:what|wot|anything|owt)(?:'?s| has| have)? (?:changed|moved|new"
    r"|different)(?: on| in| for)?\W*$"
    r"|\b(?:changed|changes|moved|shifted|movement|different|new|closed|completed|finished|(?:gone|went|go|turned)"
    r" (?:red|amber|green|blue))\b[^?]*?\b(?:this (?P<this>week"
    r"|month)|lately|recently"
    r"|since (?:the )?last"
    r"(?! report)(?: time| week| month| board| meeting| pack)?)",
    re.I,
)
_THEN = Gated(r"\b(?:was|were|did|looked|stood|had)\b", re.I)
_DAY_THEN = re.compile(
    r"\b(?:back )?(?:at|on|in|by|for)\s+(?P<day>(?:the )?(?:end|start|beginning|middle) of [\w ]{3,20}|\d{1,2}(?:st"
    r"|nd|rd|th)? \w{3,9}"
    r"(?: \d{4})?|(?:last )?(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|month|year)(?: \d{4})?)\W*$",
    re.I,
)


_MANY = Gated(
    r"\b(?:actions|products|tasks|reds|ambers|greens|blues|list|how many|which|anything|owt"
    r"|everything|everyone|overall"
    r"|whole|plan|programme|boards?|meetings?|recs?|recommendations?|milestones|indicators?|risks?"
    r"|export|reports?|we doing"
    r"|any (?:red|amber|green|blue|overdue|late|due|of|more|other)|my|who (?:has|hasn't|owes|still|else)"
    r"|(?:wh?at|who)(?:'?s| is| are|'ve i got| have i got)(?: still| all)? (?:red|amber|green|blue"
    r"|overdue|late|due|left|next|new|on hold|blocked"
    r"|outstanding|slipping|coming|behind|stuck|at risk))\b",
    re.I,
)
"""What is asked of more than one action."""
_THIS = re.compile(
    r"\b(?:this|it|that)(?: one)?\b(?! (?:week|month|quarter|year|morning|afternoon|plan|programme"
    r"|rec\w*|time|board))",
    re.I,
)
_CHANGED = re.compile(r"\b(?:what|anything|owt)(?:'?s| has| have)? (?:changed|moved|happened)\b", re.I)
_COLOUR = re.compile(r"\b(red|amber|green|blue)s?\b", re.I)


def action_meant(words: str, plan: PlanIndex, thread: tuple[str, ...]) -> str | None:
    """The action that a plain question without a reference is about: named by its title, or the one of its thread."""
    if len(thread) == 1 and _THIS.search(words):
        return thread[0]
    if _MANY.search(words):
        return None
    if titled := _titled(words, plan, 2):
        return titled
    return thread[0] if len(thread) == 1 and person_asked(words, plan) is None else None


@cache
def _asking() -> frozenset[str]:
    """The stems of the words of any question to a plan."""
    return frozenset(stem(word) for words in words_of("asked")["words"].values() for word in words.split())


def action_barely_named(words: str, plan: PlanIndex) -> str | None:
    """The action whose title alone has a word of a question that asks for nothing else known."""
    return None if _MANY.search(words) else _titled(words, plan, 1)


def _titled(words: str, plan: PlanIndex, least: int) -> str | None:
    """The one action whose title a question has words of, so many of them at least."""
    hit = find_title(words, plan, "")
    if hit is not None and hit.words > 1 and len(hit.refs) == 1:
        return hit.refs[0]
    said = {each for each in stems(words) if each in plan.title_weights} - _asking()
    found = [ref for ref, title in plan.title_stems.items() if said <= title] if len(said) >= least else []
    return found[0] if len(found) == 1 else None


def is_of_changes(words: str) -> bool:
    """Whether a question about an action asks what became of it."""
    return bool(_CHANGED.search(words))


def is_of_several_colours(words: str) -> bool:
    """'How many are green and how many amber?'"""
    return len({colour.lower() for colour in _COLOUR.findall(words)}) > 1 and "many" in words.lower()


def view_asked(words: str) -> View | None:
    """The view that the words of a plain question ask for."""
    return next((view for view, said in VIEWS if said.search(words)), None)


def is_to_take_away(words: str) -> bool:
    """Whether a question asks for the plan as a file."""
    return bool(_TAKEN_AWAY.search(words))


def since_when(words: str, today: date) -> date | None:
    """ "what moved this month?": the day since which changes are asked for."""
    found = _MOVED.search(words)
    if found is None or re.search(r"\bwill\b", words, re.I):
        return None
    if found["this"]:
        return today - timedelta(days=today.weekday()) if found["this"].lower() == "week" else today.replace(day=1)
    return today - timedelta(days=_LATELY)


def day_then(words: str) -> tuple[str, str] | None:
    """The words of the past day that a question in the past tense asks about, and the rest of it."""
    found = _DAY_THEN.search(words) if _THEN.search(words) else None
    return (found["day"], words[: found.start()].strip()) if found else None


_FIGURES = {word: number for word, number in NUMBERS.items() if word.isalpha() and not word.startswith(("a", "couple"))}
_SPOKEN = re.compile(rf"\b(?P<rec>rec(?:ommendation)?) (?P<number>{'|'.join(_FIGURES)})\b", re.I)
_TITLED = re.compile(r"\b(?:mr|mrs|ms|miss|dr|cllr) (?P<name>[a-z]+(?:-[a-z]+)?)", re.I)


def in_figures(words: str) -> str:
    """ "recommendation two" with its number in figures."""
    return _SPOKEN.sub(lambda found: f"{found['rec']} {_FIGURES[found['number'].lower()]}", words)


def person_asked(words: str, plan: PlanIndex) -> str | None:
    """The one person of the plan with actions of their own whom a question names: by first name, or as Ms Rao."""
    if titled := _TITLED.search(words):
        surname = titled["name"].casefold()
        named = [person.key for person in plan.plan.people if person.name.casefold().split()[-1:] == [surname]]
        return named[0] if len(named) == 1 else None
    said = re.findall(r"[a-z]+(?:-[a-z]+)?", words.casefold().replace("'s", " ").replace("’s", " "))
    found = {plan.names[word] for word in said if plan.names.get(word) in plan.owned}
    return found.pop() if len(found) == 1 else None


def indicator_asked(words: str, plan: PlanIndex) -> str | None:
    """The one indicator that a question names by the whole of a name or an alias."""
    said = frozenset(stems(words))
    whole = [(names, each) for names, each in plan.indicator_names if names and names <= said]
    most = max((len(names) for names, _ in whole), default=0)
    ids = {each.id for names, each in whole if len(names) == most}
    return ids.pop() if len(ids) == 1 else None
