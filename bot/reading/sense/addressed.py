"""Whether a sentence is said to the plan at all: not thanks, a promise, a chaser, a rule or a supposition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.reading.beside import after
from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.sense import asides, courtesies, reminders
from bot.reading.sense.beside_actions import is_beside
from bot.reading.sense.hearsay import is_hearsay
from bot.reading.sense.untold import without_untold

_ACK = re.compile(
    r"^(?:[^\w\ue000-\ue1ff]|_|\b(?:thanks?|thank|you|ta|cheers|ok|okay|okey|dokey|doke|great|brill|brilliant"
    r"|(?:it's|it is) (?:recorded|logged|correct|right|noted)|recorded|logged|correct|exactly|indeed|received|ditto"
    r"|super|lovely|perfect|nice|one|no|worries|problem|probs|will|do|noted|got|it|understood|agreed"
    r"|sure|fine|yep|yes|yup|no|nope|at|many|so|much|very|both|all|team|everyone|good|job|well"
    r"|done|work|fab|fabulous|excellent|amazing|appreciated|that's|helpful|really|for|that|this"
    r"|the|update|quick|reply|again|a|lot|welcome|haha|lol|np|sounds|to|me|right|morning|hi|hello"
    r"|afternoon|evening|wow|hurrah|hooray|congratulations|congrats|kk|aw|bye|see|later|smashing"
    r"|grand|champion|ace|cool|awesome|sorted)\b)*$",
    re.I,
)

_RECEIPT = Gated(
    r"^(?=.*\b(?:thanks?|ta|thx|cheers|received|noted|logged)\b|\W*(?:ok|okay|got|great|lovely|yes)\b)"
    rf"(?:[^\w{REFERENCE}]|{REFERENCE}|\b(?:thanks?|thank|you|thx|ta|cheers|ok|okay|great|lovely|brill|perfect|yes"
    rf"|all|is|are"
    r"|has|have|been|now|in|it|that|this|the|your|for|re|with|from|on|of|and|both|got|received|logged|recorded|noted"
    r"|safely"
    r"|update|figures?|return|numbers?|file|email|will|read|look|later|tomorrow|soon|i|we|i've|we've"
    r"|i'll|much|many|so"
    r"|very|appreciated|(?-i:[A-Z][a-z]+)))*$",
    re.I,
)
"""'Cheers Priti, A6 received': that something came in, said to whoever sent it."""
_ABOUT_ONE = re.compile(
    rf"\s{{0,4}}{REFERENCE}\W{{0,8}}(?:(?:is|are|has|have|was|did|does) (?:it|that|this|they|you)\b|can\b|could\b"
    rf"|please\b|by [^.;,]{{2,24}} (?:please|pls)\b"
    rf"|needs\b|still needs\b)",
    re.I,
)


_BY_THEN = re.compile(
    rf"\s*{REFERENCE}(?:[\s,&]{{1,4}}(?:and )?{REFERENCE}){{0,9}},? (?:by|for|before|on) [\w ]{{2,20}}[\s.!]*$", re.I
)
"""'Lewis A9 A10 by Friday' tells somebody when theirs are wanted."""
_PLEASE_NAME = Gated(r"\b(?:please|pls|plz),?\s+(?P<name>[A-Z][a-z]+)[\s.!]*$")
"""'Get A22 signed off please Sally'."""
_MAY_BE = re.compile(
    r"\b(?:(?:might|could|would|may|can) (?:please |kindly |now )?be|were(?: now)?) (?=extended"
    r"|closed|moved|put back|reassigned"
    r"|suspended|paused|transferred|given)",
    re.I,
)
"""After a courtesy: 'I should be obliged if A2 might be extended'."""


_GREETINGS = re.compile(r"\A(?:[\s@,:-]*\b(?:hi|hello|hey|morning|dear)\b[\s,:-]+)+", re.I)
_SO_IS = Gated(rf"^\W{{0,4}}(?:and )?so(?:'s| is| are) (?={REFERENCE}(?:[\s,&]*(?:and )?{REFERENCE}){{0,4}}\W*$)", re.I)
"""'So is A13.' asks nothing."""


def as_told(text: str) -> str:
    """What should be written put as what is, and without courtesies: 'it should be amber' for 'it is amber'."""
    text = asides.STUCK_SOMEWHERE.sub("", _SO_IS.sub("same for ", text))
    if asides.LED_BY_GROUP.search(text):
        text = asides.GROUPED.sub(lambda match: f"{match['refs'].strip(' ,')} {match['said']}, ", text)
    text = text.rstrip(", ")
    text = asides.EITHER.sub(lambda match: f"{match['denied']} {match['one']} and", text)
    text = asides.NEITHER.sub(_neither, text)
    text = asides.DOUBTED.sub(_denied, text)
    text = without_untold(asides.CONCEDED.sub(_conceded, text))
    told = courtesies.PREAMBLE.sub(" please ", courtesies.COURTESY.sub("", text))
    told = asides.INSTRUCTED.sub(lambda match: f"{match['subject'].rstrip()} is ", told)
    told = _MAY_BE.sub("to be ", told) if told != text else told
    return told if told == text else told.rstrip("? ")


def _neither(match: re.Match[str]) -> str:
    verb = match["verb"] or match["alone"]
    told = "have not" if verb in ("has", "have") else "will not" if verb == "will" else "are not" if verb else "not"
    return f"{match['one']} and {match['two']} {told}" if match["one"] else f" {told}"


def _denied(match: re.Match[str]) -> str:
    return f"{match['subject']} {'is not' if match['is'] else 'will not'}"


def _conceded(match: re.Match[str]) -> str:
    """Only the reference is kept, unless what follows speaks of another: 'Colm says A3 is red but A2 is green'."""
    named = match.group().count(REFERENCE)
    if named and REFERENCE in after(match.string, match.end(), 40):
        return match.group()
    return f"{REFERENCE * named} "


def is_acknowledgement(text: str) -> bool:
    """Thanks, greetings and 'ok': nothing to record and nothing to answer."""
    return bool(_ACK.match(text))


def is_receipt(text: str) -> bool:
    """Whether a sentence (references masked) says no more than that something about an action was received."""
    return REFERENCE in text and bool(_RECEIPT.match(text))


def is_set_aside(sentence: str, plan: PlanIndex, mentions_someone: bool = False) -> str | None:
    """Why a sentence (its references masked) says nothing to record, or None when it may."""
    sentence = asides.POLITE.sub(" ", asides.TO_FOLLOW.sub(" ", sentence))
    checks = _checks(sentence, plan, mentions_someone)
    return next((reason for reason, found in checks if found), None)


def _checks(sentence: str, plan: PlanIndex, mentions_someone: bool) -> Iterator[tuple[str, object]]:
    """Each reason in turn, and what of the sentence makes it one."""
    yield "supposition", asides.SUPPOSED.search(sentence) or asides.MAXIM.match(sentence)
    yield "thanks", is_receipt(sentence) or asides.THANKS_FOR.match(sentence)
    yield "somebody else's view", asides.OTHERS_VIEW.search(sentence)
    yield "rule", asides.RULED.search(sentence) or asides.DENIED.search(sentence)
    yield "query", asides.QUERIED.search(sentence)
    yield "hearsay", is_hearsay(sentence)
    yield "promise", asides.PROMISE.search(sentence) or reminders.STILL_TO_SAY.search(sentence)
    yield "reminder", reminders.CHASER.search(sentence) or reminders.TABLED.search(sentence)
    yield "time arranged", asides.UNAVAILABLE.search(sentence)
    yield "wording", asides.WORDING.search(sentence)
    yield "another plan", asides.ELSEWHERE.search(sentence) or _is_of_another(sentence, plan)
    beside = is_beside(sentence)
    yield beside or "", beside
    yield "asked of a colleague", asides.ANYONE_ASK.search(sentence)
    yield "asked of a colleague", is_to_a_colleague(sentence, plan, mentions_someone)


def _is_of_another(sentence: str, plan: PlanIndex) -> bool:
    """'Calderbeck's tracker: ...': papers of somebody whom this plan does not know."""
    found = asides.PAPER_OF.search(sentence) if "'" in sentence else None
    return found is not None and found["who"].casefold() not in plan.names


def is_to_a_colleague(sentence: str, plan: PlanIndex, mentions_someone: bool) -> bool:
    """'Denise can you ...': a name or a mention first, then something asked, or a name after it."""
    words = sentence.strip().lstrip("@").split(" ", 1)
    asked = _PLEASE_NAME.search(sentence)
    if asked and plan.names.get(asked["name"].casefold()) in plan.owned:
        return True
    if mentions_someone and asides.COLLEAGUE_ASK.match(sentence):
        return True
    if len(words) < 2 or asides.TELLS_THE_PLAN.match(words[1]):
        return False
    name = words[0].strip(",:-").casefold()
    if plan.names.get(name) in plan.owned and asides.TOLD_WHAT_TO_DO.search(words[1]):
        return True
    if plan.names.get(name) in plan.owned and _BY_THEN.match(words[1]):
        return True
    if name in ("hi", "hello", "hey", "morning", "dear"):
        return is_to_a_colleague(_GREETINGS.sub("", words[1]), plan, mentions_someone)
    if words[0].endswith((",", ":", "-")):
        known = name in plan.names or (words[0][:1].isupper() and words[0].endswith(",") and REFERENCE not in words[0])
        if words[1].lstrip().startswith(REFERENCE):
            return known and bool(_ABOUT_ONE.match(words[1]))
        return known and bool(asides.COLLEAGUE_ASK.match(words[1]))
    return name in plan.names and bool(asides.INVERTED_ASK.match(words[1]))
