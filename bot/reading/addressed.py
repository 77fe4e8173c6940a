"""Whether a sentence is said to the plan at all: not thanks, a promise, a chaser, a rule or a supposition."""

from __future__ import annotations

import re

from bot.reading.marks import REFERENCE
from bot.reading.plan_index import PlanIndex

_SUPPOSED = re.compile(
    r"^\s*(?:if|suppose|imagine|what if|say|unless|assuming|in theory|had|provided|providing|as long as"
    r"|so long as|remember)\b|\bif (?:\ue010|it|we"
    r"|they|that|this|you|the)\b|\b(?:would(?:n't)?(?! (?:like|you))|'d (?:be|call|mark|go)\b"
    r"|will only|can only|only be|only (?:goes?|turns?|counts?)|shouldn't|should not|should (?:we"
    r"|i|it|be|only|never|always|\ue010)(?! (?:done|finished|complete|ready|able|there|in place"
    r"|signed|published|wrapped|sorted|closed|live|through|all|over|out|with|on|in|by|up|fine|ok|good))|whether"
    r"|ought to|could (?:be|go|turn|become|call|end up)|might (?:be|go"
    r"|turn|become|end up))\b|\b(?:never|nothing|anything|everything|no action|any action|actions?"
    r"|we|you|they|one) (?:can|can't|cannot|should|must|don't|do not|gets?|goes|rate[sd]?"
    r"|count)\b[^.;]{0,40}\b(?:red|amber|green|blue)\b"
    r"|^\s*(?:once|when(?:ever)?|as soon as|after|until)\s+(?:the )?(?:action )?\ue010"
    r"|\b(?:e\.?g\b|for (?:example|instance)|something like|a good (?:update|return|example|one) (?:says|is|would)"
    r"|dream(?:t|ed|ing|s)?|wish(?:es|ed|ing)?|i'd love|pretend|joking|kidding|used to be\b(?![^.]*\bnow\b)"
    r"|had been [^.;]{2,40} until|hop(?:e|es|ing) (?:to (?:have|get|see)|for) [^.;]{0,40}(?:red|amber|green))\b"
    r"|\b(?:well done|congratulations|congrats|rule|by definition|means? that"
    r"|definition of|the difference between|counts? as|criteria)\b",
    re.I,
)
_POLITE = re.compile(
    r"\b(?:if (?:you|anybody|anyone|someone|i)(?: (?:can|could|would|will|don't|do not|may|might"
    r"|please|like|want|asks?|must|wouldn't)|'d)\b(?: (?:believe it|mind|be so (?:good|kind)|like"
    r"|know|please))?|if (?:that's|it's|that is) (?:ok|okay|all right|alright)|if colleagues are content"
    r"|if (?:anyone|anybody|you|people) (?:wants?|needs?|fanc(?:y|ies)) \w+(?: \w+)?|remember (?:if"
    r"|whether) i \w+ you"
    r"|(?:i|we)(?: would|'d) (?:(?:just|now|also|really|have to|probably) )*(?:say|call it|put|describe it"
    r"|like (?:you )?to|rate"
    r"|move|mark|show|make|rather|expect|estimate|guess|prefer|suggest)"
    r"|(?:where|than|what|as|when|how) (?:(?:we|i|they|you) )?(?:(?:said|thought|hoped|expected|planned|wanted) )?"
    r"(?:(?:it|we|they|this|that|\ue010) )?(?:would|should|ought to) (?:be|have been)"
    r"|(?:said|thought|hoped|promised) (?:that )?(?:it|we|they|this|that|he|she|i) would"
    r"|(?:you|we) can (?:now |probably |safely )?(?:mark|put|show|record|move|turn|make|log|close|have|take|set|call)"
    r"|wouldn't (?!be\b|call|mark|say|go (?:red|amber|green))\w+|would you believe|i should (?:say|like|add"
    r"|mention))\b",
    re.I,
)
"""Asides that sound like a supposition and are none."""
_INSTRUCTED = re.compile(
    r"(?P<subject>\ue010\W{0,2}|\b(?:it|this|that|mine|ours|status|rating|colour|rag) )should"
    r" (?:(?:now|really|actually|probably|also|say|read|go|show) )*(?:(?:be|as|down as) )?"
    r"(?=(?:at )?(?:red|rde|amber|ambre|yellow|green|gren|blue)\b(?! (?:by|once|when|after|until|from next|in) )"
    r"|\d+ ?%)",
    re.I,
)
"""'2.1 should be amber' tells what to write; 'should be green by May' is a hope."""
_OTHERS_VIEW = re.compile(
    r"\b(?:ofsted|inspectors?|inspectorate|hmi|cqc|dfe|the department|commissioner|the press"
    r"|the board|scrutiny|members|cabinet|cllr\w*|they|the local paper)(?: \w+)? (?:will|would"
    r"|might|may|could|are going to|is going to|'ll|want|wants|think|thinks|expect|expects)\b",
    re.I,
)
_PROMISE = re.compile(
    r"\b(?:(?:i|we)(?:'ll| will| shall|'m going to| am going to|'re going to)|will|let me|gonna"
    r"|going to|need to|must|meaning to|about to|i can(?! (?:confirm|report|send))|hope to|try to|aim to"
    r"|plan to)\s+(?:just\s+"
    r"|get\s+|then\s+|also\s+|have to\s+|try (?:and|to)\s+)*(?:update|send|report|let (?:you|grace"
    r"|everyone)|do (?!not)|get (?:back|that|this|it|you|round|to)|confirm|check|look|dig|chase"
    r"|find|come back|fill|post|write|sort|add|try|be in touch|circulate|provide|have (?:an update"
    r"|something|a look|it for)|pick|talk|speak|ask|ring|call|email|put|share|feed back)\b"
    r"|\b(?:yours by|promise|bear with|(?:it's|is|that's) on my (?:list|to-do)|update (?:to )?follow|to follow"
    r"|watch this space|back to you|(?:you|you'll|you shall|you will) (?:shall |will )?(?:have|get) (?:it|them"
    r"|this|that"
    r"|an? \w+|my|the)"
    r"|(?:figures?|percentages?|numbers?|data|return|details|colours?|ratings?|more) (?:tonight|tomorrow|shortly"
    r"|later"
    r"|this (?:afternoon|evening|week)|(?:will|to) (?:follow|come)|by (?:tonight|close|cob|lunch|noon))"
    r"|updates? (?:coming|tomorrow|later|on the way|soon|by)|more (?:later"
    r"|tomorrow|soon)|leave it with me|(?:^|i'm |we're |am |are )on it)\b",
    re.I,
)
_CHASER = re.compile(
    r"\b(?:(?:is|are|all|falls?|fall) due\b|updates? (?:for|on|from|to)\b[^.;]{0,40}\b(?:by|please"
    r"|due|needed|before)|updates? (?:please|due|needed|by)|reminder|remind(?:ing)? (?:you"
    r"|everyone|all)|don't forget|do not forget|deadline for|agenda|need (?:your|updates)"
    r"|still need (?:your|an update|updates)|haven't (?:had|seen|received) (?:your|an update"
    r"|anything)|can (?:everyone|all|you all|owners|people)|please (?:update|send|check|look"
    r"|remember|chase|ask|have a look|see(?! (?:the )?(?:attached|enclosed|link|below))|read|review|all|ensure"
    r"|make sure|let me"
    r"|bring|come|note that)|chas(?:e|ing) (?:you|everyone|owners|updates|\ue010)|we'll (?:discuss"
    r"|look at|cover|go through|take)|to discuss|on the agenda"
    r"|is (?:item|slot|first|next|last) (?:\d|up|on)|overdue (?:an?|any|their|your) |had nothing (?:back )?from)\b",
    re.I,
)
_WORDING = re.compile(
    r"\b(?:wording|worded|reword|rephrase|who wrote|the title (?:of|says|should)|typo in"
    r"|renumber\w*|numbering|what does [^?]{0,30} mean|reads (?:oddly|badly|strangely)|refers to"
    r"|the way \ue010 is)\b",
    re.I,
)
_ELSEWHERE = re.compile(
    r"\b[A-Z][a-z]+(?:shire|ton|ham|ford|bury|field|pool|port|ley|borough|wick)?(?:'s| county"
    r"| city| council's)\s+(?:council\s+|own\s+|improvement\s+)*(?:\ue010|plan\b|action plan)"
    r"|\b(?i:(?:nothing|nowt|not anything) to do with (?:us|me|the plan|this)|not (?:one of )?(?:ours|in our plan))\b"
    r"|\b(?:their|another council's|other council's|last year's|the old|previous) (?:\ue010|plan"
    r"|action plan)\b|\b(?i:in the (?:\w+ )?(?:send|sen|adults?|adult care|corporate|youth justice|yjs|old"
    r"|previous|schools?"
    r"|health|nhs|housing|budget|winter|covid) plan)\b"
)
_COLLEAGUE_ASK = re.compile(
    r"^\s*[,:]?\s*(?:-\s*)?(?:can|could|would|will|please|pls|what|have|has|don't|do|did|are|is"
    r"|when|where|how|any|did|you|need|make|if|for)\b",
    re.I,
)
_ANYONE_ASK = re.compile(
    r"\b(?:can|could|would|will) (?:someone|somebody|anyone|anybody|one of you|you two|you both"
    r"|you all|you (?:chase|ask|tell|update|speak|ring|check|remind|send|bring|look|do|let|find"
    r"|get))\b|\b(?:someone|somebody) needs? to (?:update|chase|mark)|\b(?:has|have|did) (?:anyone"
    r"|anybody|you)\b|^\s*(?:any|what) (?:progress|news|update|joy|movement|luck)\b|^\s*how(?:'s"
    r"| is| are) ",
    re.I,
)
_INVERTED_ASK = re.compile(
    r"^\s*(?:can|could|would|will|please|pls|what|why|where|how|when|who|any|do(?:n't)? you|did you|are you|have you"
    r"|need you|make sure|you need|(?:is|are|has|have|does|do|did|was|were)\b[^.]{0,120}\?)",
    re.I,
)
"""After a name without a comma: 'Leona has told me' is no question to Leona, 'Leona has it gone?' is one."""
_TELLS_THE_PLAN = re.compile(
    r"^\s*,?\s*(?:[-–]\s*)?you (?:can|may|could)(?: now)? (?:mark|put|show|record|move|turn|make|log|close|have"
    r"|take|set|call)\b",
    re.I,
)
_MAXIM = re.compile(r"^\s*(?:an?|any|no|every)\s+[\w' ]{2,40}?\b(?:that|which|who|whose)\b", re.I)
_THANKS_FOR = re.compile(
    r"^\W*(?:(?:ok|okay|great|agreed|noted|lovely|brilliant|perfect|yes|sorry)\W+)*(?:many )?(?:thanks|thank you"
    r"|thx|ta|cheers)"
    r"(?:[ ,]+[A-Z][a-z]+)?,? (?:(?:(?:so|very) much )?for (?!now)(?:the |your |all )?\w+"
    r"|[^.;]{2,60}\b(?:is|it's|that's|are|all|now) (?:(?:now|all|both) )?(?:in|down|up|on|recorded|logged|noted"
    r"|updated|added|entered)\b)",
    re.I,
)
_ACK = re.compile(
    r"^(?:[^\w\ue000-\ue1ff]|_|\b(?:thanks?|thank|you|ta|cheers|ok|okay|okey|dokey|doke|great|brill|brilliant"
    r"|(?:it's|it is) (?:recorded|logged|correct|right|noted)|recorded|logged|correct|exactly|indeed|received|ditto"
    r"|super|lovely|perfect|nice|one|no|worries|problem|will|do|noted|got|it|understood|agreed"
    r"|sure|fine|yep|yes|yup|no|nope|at|many|so|much|very|both|all|team|everyone|good|job|well"
    r"|done|work|fab|fabulous|excellent|amazing|appreciated|that's|helpful|really|for|that|this"
    r"|the|update|quick|reply|again|a|lot|welcome|haha|lol|np|sounds|to|me|right|morning|hi|hello"
    r"|afternoon|evening|wow|hurrah|hooray|congratulations|congrats|kk|aw|bye|see|later|smashing"
    r"|grand|champion|ace|cool|awesome)\b)*$",
    re.I,
)


def as_told(text: str) -> str:
    """What should be written put as what is: 'it should be amber' for 'it is amber'."""
    return _INSTRUCTED.sub(lambda match: f"{match['subject'].rstrip()} is ", text)


def is_acknowledgement(text: str) -> bool:
    """Thanks, greetings and 'ok': nothing to record and nothing to answer."""
    return bool(_ACK.match(text))


def is_set_aside(sentence: str, plan: PlanIndex, mentions_someone: bool = False) -> str | None:
    """Why a sentence (its references masked) says nothing to record, or None when it may."""
    sentence = _POLITE.sub(" ", sentence)
    checks = (
        ("supposition", _SUPPOSED.search(sentence) or _MAXIM.match(sentence)),
        ("thanks", _THANKS_FOR.match(sentence)),
        ("somebody else's view", _OTHERS_VIEW.search(sentence)),
        ("promise", _PROMISE.search(sentence)),
        ("reminder", _CHASER.search(sentence)),
        ("wording", _WORDING.search(sentence)),
        ("another plan", _ELSEWHERE.search(sentence)),
        ("asked of a colleague", _ANYONE_ASK.search(sentence) or is_to_a_colleague(sentence, plan, mentions_someone)),
    )
    return next((reason for reason, found in checks if found), None)


def is_to_a_colleague(sentence: str, plan: PlanIndex, mentions_someone: bool) -> bool:
    """'Denise can you ...': a name or a mention first, then something asked."""
    words = sentence.strip().lstrip("@").split(" ", 1)
    if mentions_someone and _COLLEAGUE_ASK.match(sentence):
        return True
    if len(words) < 2 or _TELLS_THE_PLAN.match(words[1]):
        return False
    name = words[0].strip(",:-").casefold()
    if name in ("hi", "hello", "hey", "morning", "dear"):
        return is_to_a_colleague(words[1], plan, mentions_someone)
    if words[0].endswith((",", ":", "-")):
        known = name in plan.names or (words[0][:1].isupper() and words[0].endswith(",") and REFERENCE not in words[0])
        return known and bool(_COLLEAGUE_ASK.match(words[1]))
    return name in plan.names and bool(_INVERTED_ASK.match(words[1]))
