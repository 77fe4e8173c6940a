"""Whether what is asked is something the plan can tell: it speaks of actions, or of nothing that the plan has not."""

from __future__ import annotations

import re
from functools import cache

from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.stems import SMALL_WORDS, stem
from bot.reading.vocabulary.built_in import words_of

_STATE = (
    r"(?:reds?|ambers?|greens?|blues?|overdue|late|outstanding|off track|on track|behind|blocked"
    r"|stuck|slipping|slipped"
    r"|on hold|paused|at risk|due|complete[d]?|not started)"
)
_SURELY = Gated(
    rf"{REFERENCE}|\b(?:actions|reds|ambers|greens|blues|overdue|rag|milestones?|indicators?|work ?streams?"
    r"|recommendations?|recs|rec (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)|(?:r|ws) ?\d{1,2}|products?"
    r"|(?:board|committee|panel|scrutiny|cabinet|team) (?:next )?meets?\b|next (?:improvement"
    r" )?(?:board|committee|panel|scrutiny|cabinet)"
    r"|the (?:whole|overall|entire|full) plan|plan as (?:at|of|on)|(?:what|how) (?:can|do) (?:you|i)"
    r" (?:do|ask|use|work)"
    r"|state of play|forward plan|risk register|late soon|on my plate)\b"
    rf"|\b(?:what|wot|anything|owt|everything|which ones?|which (?:of )?(?:mine|ours|theirs)|how many|who)"
    rf"(?:'s|'re)?(?: (?:is|are|has|have|was|were|gone|went|turned|still|now|currently|of (?:mine"
    rf"|ours|them|those)|else|all"
    rf"|that|that's|been|do|we|i|got|showing|as|down)){{0,4}} {_STATE}\b(?! (?:to|at|in the) )",
    re.I,
)
"""What only a plan is asked for, whatever else is said beside it."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SHORT = 2
"""Words so short as 'n' and 'r' name nothing."""
_CONTRACTED = re.compile(r"(?:'(?:ve|re|d|ll|s)|n't)$")


@cache
def _topics() -> frozenset[str]:
    return frozenset(words_of("asked")["words"]["topics"].split())


@cache
def _around() -> frozenset[str]:
    return frozenset(words_of("asked")["words"]["around"].split()) | SMALL_WORDS


@cache
def _things() -> frozenset[str]:
    """The words of everyday things: what is asked of them is not asked of an action that is named beside them."""
    words = [word for topic in words_of("everyday").values() for word in topic.split()]
    return frozenset(each for word in words for each in (word, f"{word}s")) - _SEATS | _OF_MEETINGS


_SEATS = frozenset(("chair", "chairs"))
"""Who leads a board, more often than where they sit."""
_OF_MEETINGS = frozenset(("agenda", "invite", "slides", "paper", "papers"))


def is_of_questions(word: str, plan: PlanIndex) -> bool:
    """Whether a word, casefolded, is one of any question to a plan, or the plan's own."""
    return word in _around() or word in _topics() or _is_of_plan(word, plan)


def is_called(word: str, plan: PlanIndex) -> bool:
    """Whether a word, casefolded, is of a name or a title, and no everyday word of questions."""
    return word not in _around() and word not in _topics() and _is_of_plan(word, plan)


def is_made_of_the_plan(sentence: str, plan: PlanIndex) -> bool:
    """Whether a sentence has no word but those of questions and of the plan."""
    words = (_CONTRACTED.sub("", word) for word in _WORD.findall(sentence.casefold()))
    return all(len(word) <= _SHORT or is_of_questions(word, plan) for word in words)


def is_of_the_plan(sentence: str, plan: PlanIndex, of_an_action: bool) -> bool:
    """Whether a sentence (references masked) that asks is about what the plan holds.

    `of_an_action` is whether an action is spoken of already, so that 'it' and 'this' may be that one.
    """
    said = [_CONTRACTED.sub("", word) for word in _WORD.findall(sentence.casefold())]
    foreign = [word for word in said if len(word) > _SHORT and not is_of_questions(word, plan)]
    if _SURELY.search(sentence):
        return _things().isdisjoint(foreign)
    if foreign:
        return False
    topic = any(word in _topics() for word in said) or bool(_ON_SOMEBODY.search(sentence))
    topic = topic or (of_an_action and bool(_TOLD.search(sentence)))
    if of_an_action and _OF_THAT.match(sentence):
        return True
    if not of_an_action and _OF_IT.search(sentence):
        return False
    if any(stem(word) in plan.title_weights and word not in _around() for word in said):
        return True
    if any(names.issubset(map(stem, said)) for names, _ in plan.indicator_names):
        return True
    return topic


_TOLD = re.compile(r"\b(?:say|said|put|wrote|gave|give|given)\b", re.I)
_ON_SOMEBODY = re.compile(
    r"\bdown (?:for|as)\b|\b(?:did|have|what) i (?:last )?(?:say|said|put|wrote|write|give|gave)\b"
    r"|\blast time\b|\bgot (?:on|for|down|left)\b|\b(?:have i|have we|has \w+|i've|what's \w+"
    r"|do i|does \w+) (?:got|have)\b"
    r"|\bwe doing\b|\bmy dates?\b|\bdates? (?:on|for|of) (?:this|it|mine)\b|\bbelongs? to\b|\bwhich"
    r" (?:ones?|of (?:mine|ours|these|them|those))\b"
    r"|\b(?:do|must|should) i (?:need to |have to |be )?(?:do|doing|update|updating|finish|send"
    r"|report)\b|\bcoming (?:up|due)\b|\bup to date\b|\bwhat'?s (?:up |due )?next\b"
    r"|\bwhat \w+ (?:has|have)\b(?! (?:done|to|been))"
    r"|\bwhen(?:\'s| is| does| do)\b[^?]{0,24}\b(?:board|panel|committee|scrutiny|cabinet)\b"
    r"|\bwhere (?:(?:are|were) )?we\b|^\W*compare\b",
    re.I,
)
"""'What have I got?', 'what am I down for?', 'where are we?'"""
_OF_THAT = re.compile(
    r"\W*(?:who|whose|who's|show me|remind me|what is|what's)\b[^?]{0,24}\b(?:this"
    r"|it|that)(?: one)?\b"
    r"(?! (?:week|month|time|for))|\W*what was it (?:in|last|at)\b|\W*what ?(?:%|per ?cent)",
    re.I,
)
"""'Whose is this?' in the thread of an action."""
_OF_IT = re.compile(
    r"\b(?:is|are|was|were|has|have|will|does|do|did|when's|when is|what's|who's) (?:it|this|that"
    r"|these|those|they|he|she)\b(?! (?:week|month|year|quarter|time|morning))",
    re.I,
)
"""Of what, where no action is spoken of, nobody knows."""


def _is_of_plan(word: str, plan: PlanIndex) -> bool:
    """Whether a word is of a title or a name that the plan has."""
    root = stem(word)
    return word.removesuffix("'s") in plan.own_words.known or root in plan.title_weights or root in plan.heading_stems
