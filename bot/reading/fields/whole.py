"""Whether words are said of an action as a whole, or of some part of its work: 'the drafting is done'."""

from __future__ import annotations

import re

from bot.reading.marks import REFERENCE
from bot.reading.naming.stems import stem

FILLER = re.compile(
    rf"(?:{REFERENCE}|[\W_]+|\b(?:happened|went|gone|goes|am|advise|inform|is|are|now|all|fully|has"
    rf"|have|been|was|were"
    rf"|it|it's|its|that's|that|this|one|action"
    rf"|we"
    r"|we're|we've|i|i've|can|could|finally|say|says|said|mark|show|please|pls|as|a|an|the|and|both|yes|so|also|just"
    r"|actually|totally|completely|formally|officially|done|complete|completed|finished|closed|green|blue|amber"
    r"|red|on"
    r"|at"
    r"|last|thanks|hi|hello|morning|update|good|news|pleased|glad|happy|delighted|to|report|confirm|confirmed|with|of"
    r"|by"
    r"|my|our|too|already|well|ok|okay|team|think|believe|put|record|log|rag|status|rated|down|he|she|they|tells|told"
    r"|me"
    r"|us|phone|live|agreed|approved|published|wholly|everything|work|whole|thing|be|from|re|for|in|everyone|next"
    r"|loaded"
    r"|version|which|may|treated|regarded|considered|product|item|task|number|no|ref|cos|because|since|you|your"
    r"|lot|bit"
    r"|signed|off|reviewed|reported|written|entirety|today|yesterday|week|month|then|there|here|over|out|up|re|very"
    r"|much"
    r"|um|uh|er|ah|oh|right|sorry|dear|all|i'd|should|would|must|needs?|job|business)\b)",
    re.I,
)
_PART = re.compile(
    r"\b(?:draft\w*|proofs?|photos?|artwork|phase|stage|part|step|first|second|half|most|some|bits|bobs|pieces|bulk|interviews?|pilot"
    r"|(?<!this )(?<!that )(?<!the )"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred)(?![ -](?:\w+(?:st"
    r"|nd|rd|th)\b|per ?cent))"
    r"|another|\d+|several|scoping|consultation"
    r"|procurement"
    r"|spec|specification|research|survey|mapping|field ?work|moderation|drafting|testing|scoring|analysis"
    r"|recruitment|build|groundwork|design|paperwork|modules?|others?|rest|main|core|adverts?|tenders?|applications"
    r"|nominations|bids|northern|southern)\b",
    re.I,
)
_ALL_OF = re.compile(
    r"\ball (?:of )?(?:the |our |them |my )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|twenty|thirty)\b",
    re.I,
)
_NO_TASK = frozenset(
    "everything thing nothing something anything morning evening being having including during according".split()
)


def is_whole(clause: str, title_stems: frozenset[str], spare: int = 1) -> bool:
    """Whether a clause's subject is the action itself: its reference, its title's words, or nothing named."""
    clause = _ALL_OF.sub(" ", clause)
    if _PART.search(clause.rsplit(REFERENCE, 1)[-1]) and not title_stems & stems_of(_PART.findall(clause)):
        return False
    words = left_over(clause, title_stems)
    if any(word.lower().endswith(("ing", "tion", "sion")) and word.lower() not in _NO_TASK for word in words):
        return False
    return len([word for word in words if not word[0].isupper()]) <= spare


def left_over(clause: str, title_stems: frozenset[str]) -> tuple[str, ...]:
    """The words of a clause that are neither fillers nor of the title, after its last reference."""
    left = FILLER.sub(" ", clause.rsplit(REFERENCE, 1)[-1])
    return tuple(word for word in re.findall(r"[A-Za-z]{2,}", left) if stem(word.lower()) not in title_stems)


def stems_of(words: list[str]) -> frozenset[str]:
    """The stems of words in any case."""
    return frozenset(stem(word.lower()) for word in words)
