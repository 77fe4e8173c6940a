"""Whom a question is put to: somebody who is called by name or as 'you', or everybody, and not the plan."""

from __future__ import annotations

import re

from bot.reading.gates import Gated
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.sense.plan_topics import is_of_questions

_WORDS = (
    r"(?:what|wot|which|who|whose|when|where|how|why|is|are|was|were|has|have|do|does|did|will|can|could|would|any)"
)
_GREETED = (
    r"(?:(?:hi|hello|hey|hiya|morning|afternoon|evening|dear|sorry|ok|okay|so|and|but|oh|right|thanks|ta|cheers)"
    r"[\s,!]+)*"
)
_NAME = r"(?P<name>[^\W\d_]+(?:-[^\W\d_]+)?)(?: (?-i:[A-Z])[a-z]+)?"
_NAMED_FIRST = re.compile(
    rf"\W{{0,3}}(?i:{_GREETED})@?{_NAME}(?:\s*(?P<mark>[,:–-])\s+(?!or\b)|\s+(?=(?i:{_WORDS})\b))", re.I
)
_NAMED_LAST = re.compile(
    r"(?P<before>\b[\w']+|[\ue010)])(?P<mark>\W*,)?\s+@?(?P<name>[^\W\d_]+(?:-[^\W\d_]+)?)"
    r"(?:,? (?:please|pls|plz|thanks|ta|x+))?\W*$",
    re.I,
)
_LEADS_TO_A_NAME = frozenset(
    (
        "for of to by with from at in on about and or not is are was were be been has have had does do did than like"
        " the a an me us it under via called is it's who what which where how i'm am between versus vs except but"
        " our my your"
    ).split()
)
"""After these a name is part of what is asked: 'what is overdue for Marcus', 'who is Marcus'."""
_ON_RECORD = re.compile(
    r"\W*(?:what|wot)(?:'?s| is) the (?:due date|deadline|owner|rating|status) (?:on|for|of)\b", re.I
)
"""What the plan tells better than whoever is called by name after it."""
_TO_THE_BOT = Gated(
    r"\bthank you\b|\b(?:would|could|will|can) you\W*$|\bif you (?:please|would|could|can|will|don't"
    r" mind|have (?:it|one|them|that|a moment|time))\b"
    r"|\b(?:can|could|would|will|may|might) you (?:(?:please|kindly|just|possibly|also|quickly|ever"
    r"|be (?:able|so kind as|so good as|kind enough) to) )*"
    r"(?:tell|show|list|send|give|get|pull|run|export|print|produce|provide|share|summari[sz]e|remind|e-?mail|advise"
    r"|supply|bring|read|furnish|let (?:me|us) (?:know|have|see)|do (?:me|us)|look up"
    r"|(?:(?:double[- ])?check|confirm|find out|see|say) (?:what|who|when|which|how|where|if|whether))\b"
    r"|\bwould you mind (?:telling|showing|sending|giving|letting|listing|reminding)\b"
    r"|\b(?:what|which|who|when)\b[^?]{0,60}\b(?:do|did|have|had|can) you (?:do|know|got|have|hold|show|record(?:ed)?"
    r"|log(?:ged)?|get)\b"
    r"|\b(?:do|did|have) you (?:get|got|have|hold|show|record|log|put) (?:an? |the |any |on |for |down |my |in )*"
    r"(?:\w+ )?(?:figure|reading|update|entry|date|rating|number|value|evidence|\ue010)"
    r"|\bat your (?:earliest )?convenience\b|\byou(?:'ve| have)? (?:got|down|hold)\b|\b(?:in|on"
    r"|from) your (?!way|mind|desk|team|area|office|view|opinion|patch|point|experience|diary"
    r"|council|authority|school|phone|car|behalf)"
    r"|\btrouble you (?:for|to)\b|\byour (?:records?|books?|system|end|side|tracker|dashboard|screen"
    r"|spreadsheet|register|log|files?)\b"
    r"|\b(?:can|do|should) (?:i|we) (?:ask|use|tell|get from) you\b|\bowe you\b",
    re.I,
)
"""What the assistant itself is asked with 'you'."""
_YOU = re.compile(
    r"\b(?:you|your|yours|yourself|u|ur|ya|ye)(?![\w-])|\byou'(?:re|d|ll|ve)\b|(?<!or )\b(?:isn't|innit) it\b", re.I
)
_EVERYBODY = re.compile(r"\b(?:anyone|anybody|everyone|everybody|somebody|someone)\b", re.I)
_EVERYBODYS = Gated(
    r"\b(?:has|have|had|did) (?:anyone|anybody|everyone|everybody) (?:on \w+ )?(?:yet |else |actually )?(?:updated?"
    r"|report(?:ed)?|submit(?:ted)?|repl(?:y|ied)|return(?:ed)?|sent|filed?|log(?:ged)?|sign(?:ed)?|move[d]?|closed?"
    r"|changed?|finish(?:ed)?|complete[d]?)\b"
    r"|\b(?:is|are) (?:anyone|anybody|everyone|everybody) (?:else )?(?:late|behind|overdue|up to"
    r" date|on track|still)\b"
    r"|\b(?:anyone|anybody|everyone|everybody|someone) (?:else )?(?:who|that|with|overdue|late|behind|not)\b"
    r"|\b(?:can|could|would|will) (?:somebody|someone|anybody|anyone)\b",
    re.I,
)
"""What is asked about everybody, and not of them."""
_DELIBERATED = Gated(
    r"^\W*(?:(?:and|so|but|or|also) )?(?:should|shall|shouldn't)\b|\b(?:shall|should) (?:we|they|it"
    r"|this|that|there)\b"
    r"|\b(?:what|which|who|where|when|how|why|whose)(?: \w+)? (?:should|shall|must)\b"
    r"(?<!when should)(?! i (?:be )?(?:do|doing|update|updating|report|finish)\b)"
    r"|\b(?:do|does|don't|must|can|can't|could|couldn't|may|might) (?:i|we) (?!(?:have|own|owe|stand"
    r"|still|also|know|see"
    r"|get|ask|please|just|say|put|give|record|log|need to (?:do|update|report|finish|send|have)|use"
    r"|ever|now|currently"
    r"|possibly|quickly|expect|download|export)\b)"
    r"|\b(?:do|must|can) (?:i|we) (?:put|say|give|record|log)\b(?! (?:for|on|about|last)\b)"
    r"|\b(?<!what )(?:am i|are we) (?:(?:still )?on for|done by|supposed|meant|allowed|ok(?:ay)?"
    r"|all ?right|going|meeting|doing (?:the|a"
    r"|an)|having|bothering)\b"
    r"|\b(?:what|how|who|when|where|which|why)\b[^?]{0,20} would\b(?! you\b)|\bwould (?:it|that|we"
    r"|they|he|she|there)\b"
    r"(?! be (?:possible|ok|okay|all ?right|convenient))|\b(?:can|could|would|must"
    r"|might)\b[^?]{1,30} (?:ever )?be (?:red|amber|green|blue)\b|\bwhat (?:if|happens (?:if|when))\b",
    re.I,
)
"""What ought to be done is weighed, or how things are done asked: nothing that stands in the plan."""
_OF_RULES = Gated(
    r"(?<!\bi )\bmeans?\b|\ba good\b|\breason\b|\bhow often\b|\bwhich is (?:better|worse|best|easier"
    r"|quicker)\b|\bgot planned\b|\bstands? for\b|\bcounts? as\b"
    r"|\b(?:point|purpose) (?:of|in)\b|\b(?:policy|rules?|protocol|etiquette) (?:on|for|about|here|these)\b"
    r"|\bdifference between\b|\bon earth\b|\bthe (?:hell|heck|devil|dickens)\b|\bwho (?:knew|cares|knows|thought|said"
    r"|wrote|told|decided|invented|came up|cares|(?:do|did|does) (?:i|we|they|he|she)(?! have))\b|\bwhose idea\b"
    r"|\bwhat (?:matters|counts|worries|bothers|annoys|gets|kills|helps|i mean|i like|i love) \w+"
    r"|\b(?:and )?who pays\b",
    re.I,
)
"""How the colours are meant, what is counted as what, or nothing at all: asked of the makers of rules."""
_OF_PEOPLE = Gated(
    r"\bhow to (?!use\b|ask\b)|\b(?:last|old|previous|lesson|floor|seating|business|other) plan\b|\bplan b\b|"
    r"\b(?:board|director|chair|inspectors?|members?|ofsted|scrutiny|cabinet|people|they) (?:want"
    r"|like|need|expect|think"
    r"|mind|prefer)s?\b|"
    r"\bis it (?:ok(?:ay)?|all ?right|fine|worth|safe|wise|normal|usual|acceptable)\b|"
    r"\bwho(?:'s| has| is)? (?:has|got|took|borrowed|moved|nicked|using) (?:mine|my)\b|"
    r"\b(?:send|give|show|tell|email|forward|get|let|remind|ask|advise) (?-i:[A-Z])[a-z]+ (?:the|an?|his|her|some"
    r"|know|that|my|how|what|where|to)\b|\b(?:give|drop|do) (?:me|us|him|her|them|\w+) an? (?:ring"
    r"|call|shout|bell|buzz|hand|nudge|lift"
    r"|minute|moment|sec"
    r"|line|favour|chance|heads)\b|\bhave a (?:word|look|chat|think|read)\b|\bas long as\b"
    r"|\bwhy (?:are|do|did|should|must) (?:we|they|i)\b|\b(?:spoken|talked|spoke|talk|speak|written"
    r"|got back|come back"
    r"|been in touch|mentioned it|listened|heard) (?:to|with|from|about)\b|\bwho(?:'s|se| is| are|"
    r" was)? (?:wants|fancies"
    r"|can|could|will|would|(?:the |our )?(?:contact|speaker|rep|person|new|best)|presenting"
    r"|minuting|in (?=\ue010|room|the)|going|coming"
    r"|bringing|attending|chairing|taking|driving|making|picking|covering|hosting|paying|in the (?:office|room)"
    r"|off|on leave|around|turn|speaking|standing|stepping|talking)\b"
    r"|\b(?:\d+|five|ten|a couple of|couple of|a few|few) (?:mins?|minutes) (?:for|on|about|to|today|now|tomorrow)\b"
    r"|(?:are|will|shall) we (?:all |still |likely )*(?:be )?(?:done|finished|finishing|out|away"
    r"|home|through|free|ready) (?:by|at"
    r"|for|til|till|until|before) (?:noon|lunch|tea|home ?time|\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m"
    r"| ?o'?clock| today| tonight|ish)?"
    r"\W*$|\d{1,2}(?:[:.]\d\d)? (?:today|tonight|then|or))"
    r"|(?:has|is|did|was|does) (?-i:[A-Z][a-z]+) (?:come|gone|go|back|left|arrived?|get|around|on|off|ok|okay"
    r"|alright|free|in)\b|\b(?:can|could) (?:i|we) have until\b",
    re.I,
)
"""What people do, wherever they are."""
_HANDED_IN = Gated(
    r"\b(?:to|with|for) (?:me|us) (?:by|before|on|no later|asap|first)\b|(?<!\bi )(?<!we )\b(?:print"
    r"|export|send|share|run|pull|give|get"
    r"|show|produce) (?:it|this|that|them|these|those|him|her|everyone|round)\b"
    r"|\b(?:send|e-?mail|forward|share|give|print|show|get)\b[^.?]{2,60} to (?-i:[A-Z])[a-z]+\b(?<!Excel)(?<!Word)"
    r"|(?<!due )(?<!finished )(?<!done )(?<!completed )(?<!complete )(?<!finish )\bby (?:noon|lunch"
    r"|close|cop|tonight|tomorrow|\d+(?:[:.]\d\d)? ?(?:[ap]m|o'clock))\b",
    re.I,
)
"""Papers to be handed to somebody by a time."""
_ALL_MUST = re.compile(
    r"\W*(?:anything|everything|all|any|whatever|anybody|anyone|when|where|how|list|narrative)\b[^?]{0,120}?"
    r"\b(?:needs? (?!doing\b|to be done\b|updating\b)|must|has to|have to|should|ought to|goes|gets"
    r"|will go|will be|can go"
    r"|is to be|are to be|to be \w+ed"
    r"|(?:please|pls) (?:say|write|put|add|tell|let|send|give|note|make|use|ask))\b",
    re.I,
)
"""'Anything due by March needs a line in the tracker' tells everybody what to do."""


def is_put_to_people(sentence: str) -> bool:
    """Whether a question (references masked) is for people, whom it calls 'you' or 'anyone', or is about what to do."""
    if not sentence.rstrip().endswith("?") and _ALL_MUST.match(sentence):
        return True
    if _DELIBERATED.search(sentence) or _OF_RULES.search(sentence):
        return True
    if _OF_PEOPLE.search(sentence) or _HANDED_IN.search(sentence):
        return True
    if _EVERYBODY.search(sentence) and not _EVERYBODYS.search(sentence):
        return True
    return bool(_YOU.search(_TO_THE_BOT.sub(" ", sentence)))


def calls_somebody(sentence: str, plan: PlanIndex) -> bool:
    """Whether a question calls a person by name first or last: 'Tom, who do I ask?', 'how are we doing, Kasia?'"""
    first = _NAMED_FIRST.match(sentence)
    if first and _is_name(first["name"], plan):
        return True
    last = _NAMED_LAST.search(sentence, max(0, len(sentence) - 60))
    if not last or _ON_RECORD.match(sentence) or not _is_name(last["name"], plan):
        return False
    return bool(last["mark"]) or (last["before"].casefold() not in _LEADS_TO_A_NAME and last["before"].islower())


def _is_name(word: str, plan: PlanIndex) -> bool:
    """Somebody of the plan, or a word with a capital that is neither the plan's own nor one of questions."""
    said = word.casefold()
    if said in plan.names:
        return True
    return word[:1].isupper() and word[1:].islower() and not is_of_questions(said, plan)
