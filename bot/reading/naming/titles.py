"""Actions named by the words of their titles: rare words count for much, everyday ones little; slips are forgiven."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.reading.beside import before
from bot.reading.marks import REFERENCE
from bot.reading.naming.greetings import GREETING
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.stems import SMALL_WORDS, stem
from bot.reading.naming.title_words import ABBREVIATED, akin, misspelt

_WORD = re.compile(r"[A-Za-z0-9]+(?:'[a-z]+)?")
_WINDOW = 7
_SURE, _WEAK, _SLIP = 1.3, 0.85, 0.7
_TITLE_IN_FULL = 3
"""Words a title has at least if it is to be known for one where it is pasted beside a reference."""
_NEARLY_AS_GOOD = 0.3
_BEFORE_A_TOPIC = re.compile(
    rf"(?:^{GREETING}|[.;:!?\n,]|\s[–—-])\s*"
    r"(?:(?:and |so |then |it'?s )*(?:red|amber|green|blue) (?:for"
    r"|on) (?:the )?)?(?:(?:\w+\s+)?(?:says?|said|tells me|told me|has told me|reports|reported"
    r"|confirms|confirmed)\s+)?(?:(?:the|my|our|your|his|her|for|on|about|re|and|as|but|so|also|oh|update|with"
    r"|regarding|both|new"
    r"|a|an|all|um|er|says?|that|think|this|now|ok|sorry)\s+)*(?:(?!(?:one|two|three|four|five|six"
    r"|seven|eight|nine|ten|some|many|few|several|other|those|these|their|any|more|most)\b)"
    r"(?-i:[a-z]{3,}|[A-Z]{1,4}\d{0,2})\s+)?$",
    re.I,
)
_AFTER_A_TOPIC = re.compile(
    r"\s*(?:$|[:;,.!=|–—(]|-(?!\w)|[\ue000-\ue00f\ue100-\ue1ff]|\d|(?:is|are|was|were|has|have|had|now|still|will|going"
    r"|gone|went|done"
    r"|complete\w*|finished|stuck|stalled|blocked|on|off|not|at|red|amber|green|blue|under|slip\w*|slid\w*|behind|ahead"
    r"|starts?|ready|out|moves|lands?|lifted|deferred|suspended"
    r"|live|launched|got|needs?|can|can't|cannot|won't|half|nearly|almost|closed|paused|parked|late|delayed|up"
    r"|begins?|begun|starting|started|agreed|approved|published|running|opens?|opened|launches|happening|working"
    r"|goes|getting|looking|remains?"
    r"|all|both|just|about|should|hit|reached|from|to|for|with|waiting|held|short|no|nothing|nil|same|unchanged"
    r"|fine|ok|good|great|slow\w*|better|worse|isn't|hasn't|aren't|haven't|did|didn't|only|really|badly|way|well"
    r"|(?-i:[RAGB](?![\w']))|very|a bit|came|finishes|ends|due"
    r"|put|pushed|moved|extended|expected|due|should|finishing|by|until|works?|um|er|ive|i've|we've|we"
    r"|action|project)\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class TitleHit:
    """The actions whose titles fit a text best, how sure that is (2 or 1), where the words lie, if they lead a clause
    and if the clause goes on to say something of them."""

    refs: tuple[str, ...]
    words: int
    start: int
    end: int
    topic: bool = False
    leads: bool = False


_DEED = re.compile(
    r"agreed|adopted|approved|endorsed|ratified|signed|(?:re)?launched|published|revised|refreshed", re.I
)
"""What a title asks for says, at the end of it, that it has been done: 'caseload cap agreed on 2 December'."""


@dataclass(frozen=True, slots=True)
class _Place:
    number: int
    start: int
    end: int
    stem: str
    worth: float


@lru_cache(maxsize=16)
def find_title(text: str, plan: PlanIndex, author: str) -> TitleHit | None:
    """The action a text names by its title; several when the words fit several equally."""
    found: dict[str, list[_Place]] = {}
    for place in _places(text, plan):
        for ref in plan.title_words[place.stem]:
            found.setdefault(ref, []).append(place)
    runs = {ref: _best_run(places) for ref, places in found.items()}
    worth = {ref: _worth(run) + _whole(run, plan.title_stems[ref]) for ref, run in runs.items()}
    best = max(worth.values(), default=0.0)
    if best < _WEAK:
        return None
    refs = _settled(worth, best, plan, author)
    run = _first_run(text, found[refs[0]], runs[refs[0]]) if len(refs) == 1 else runs[refs[0]]
    start, end = run[0].start, run[-1].end
    sure = best >= _SURE and len({each.stem for each in run}) > 1
    leads = _BEFORE_A_TOPIC.search(before(text, start, 60))
    topic = bool((sure or leads) and _AFTER_A_TOPIC.match(text, end))
    if not sure and (len(refs) > 1 or not _one_will_do(run, refs[0], plan, author, topic)):
        return None
    return TitleHit(refs, 2 if sure else 1, start, end, topic, bool(leads))


def _first_run(text: str, places: list[_Place], best: list[_Place]) -> list[_Place]:
    """The words a text begins with, if they name the action too: 'the protocol ... agreed with social care'."""
    if places[0].start == best[0].start or not _BEFORE_A_TOPIC.search(before(text, places[0].start, 60)):
        return best
    led = [place for place in places[:_WINDOW] if place.number < places[0].number + _WINDOW]
    return led if len({each.stem for each in led}) > 1 and _worth(led) >= _WEAK else best


_WHOSE = re.compile(r"\b(?P<name>[A-Z][a-z]+)(?:'s|s')\s+(?=[a-z])")
_NAMES_ONE = 0.4
"""What a word is worth at least that names one of the few actions of somebody who is named with it."""


def find_title_of_somebody(text: str, plan: PlanIndex) -> TitleHit | None:
    """'Marcus's protocol is done': a word that only one open action of the person named before it has in its title."""
    whose = _WHOSE.search(text) if "'" in text else None
    mine = plan.open_actions_of(plan.names.get(whose["name"].casefold(), "")) if whose else ()
    if whose is None or not mine:
        return None
    refs, end, words = mine, whose.end(), 0
    for match in itertools.islice(_WORD.finditer(text, whose.end()), _WINDOW):
        found = stem(match.group().casefold())
        left = tuple(ref for ref in refs if found in plan.title_stems[ref] and plan.title_weights[found] >= _NAMES_ONE)
        if not left:
            break
        refs, end, words = left, match.end(), words + 1
    leads = bool(_BEFORE_A_TOPIC.search(before(text, whose.start(), 60)))
    topic = leads and bool(_AFTER_A_TOPIC.match(text, end))
    return TitleHit(refs, 2, whose.start(), end, topic, leads) if words and len(refs) == 1 and topic else None


def with_title_masked(text: str, hit: TitleHit | None, plan: PlanIndex) -> str:
    """The text with a reference's mark for the title that leads a clause: what is beside the one may stand beside the
    other."""
    if hit is None or not (hit.topic and hit.leads):
        return text
    known = plan.title_stems[hit.refs[0]]
    end = hit.start
    for match in _WORD.finditer(text, hit.start, hit.end):
        if end > hit.start and _DEED.fullmatch(match.group()):
            break
        if stem(match.group().casefold()) in known:
            end = match.end()
        elif match.group().casefold() not in SMALL_WORDS or text[end : match.start()].strip():
            break
    return f"{text[: hit.start]}{REFERENCE}{text[end:]}" if end > hit.start else text


def without_title(text: str, title: str) -> str:
    """The text beside a reference without the action's own title, as in a row that was pasted: it tells nothing."""
    at = text.casefold().find(title.casefold())
    if at < 0 or len(title.split()) < _TITLE_IN_FULL or len(text.casefold()) != len(text):
        return text
    return f"{text[:at]}action{text[at + len(title) :]}"


def _places(text: str, plan: PlanIndex) -> Iterable[_Place]:
    for number, match in enumerate(_WORD.finditer(text)):
        word = match.group().casefold()
        slip = None
        word = ABBREVIATED.get(word, word)
        if word in SMALL_WORDS:
            continue
        if stem(word) not in plan.title_words:
            slip = misspelt(word, plan.title_spellings) or akin(word, plan.title_spellings)
            if slip is None or stem(slip) not in plan.title_words:
                continue
        found = stem(slip or word)
        worth = plan.title_weights[found] * (_SLIP if slip else 1.0)
        yield _Place(number, match.start(), match.end(), found, worth)


def _best_run(places: list[_Place]) -> list[_Place]:
    """The stretch of neighbouring words that holds most of the title."""
    nearby = ((first.number, places[n : n + _WINDOW]) for n, first in enumerate(places))
    runs = [[each for each in some if each.number < start + _WINDOW] for start, some in nearby]
    return max(runs, key=_worth)


def _worth(run: list[_Place]) -> float:
    return sum({each.stem: each.worth for each in run}.values())


def _whole(run: list[_Place], title: frozenset[str]) -> float:
    """A title said nearly whole names its action, be its words ever so common."""
    said = len({each.stem for each in run})
    return 0.8 if said >= 3 and said >= 0.7 * len(title) else 0.0


def _settled(worth: dict[str, float], best: float, plan: PlanIndex, author: str) -> tuple[str, ...]:
    """The single open action of the author's own that fits about as well as any, else all that fit best."""
    mine = plan.open_actions_of(author)
    own = [ref for ref, each in worth.items() if each >= best - _NEARLY_AS_GOOD and ref in mine]
    if len(own) == 1:
        return (own[0],)
    return tuple(ref for ref, each in worth.items() if each >= best - 0.01)


def _one_will_do(run: list[_Place], ref: str, plan: PlanIndex, author: str, topic: bool) -> bool:
    """Few words name an action only for its owner or where they lead, and only words that no other title has."""
    rare = [each for each in run if len(each.stem) >= 3 and each.worth >= 0.7]
    return bool(rare or len(run) > 1) and (author in plan.by_ref[ref].owners or topic)
