"""Sentences that ask the plan for something: a question about its actions, or for a report."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.reading.gates import Gated

_OPENING = re.compile(
    r"^\s*(?>(?:hi|hello|hey|morning|please|pls|kindly|and|also|so|ok|quick question|[^:\n]{0,60}:|by the way|btw"
    r"|out of interest|before \w[^,:]{0,40}[,:])[\s,:-]+)*(?:(?:wot|wat|what)'?s\b|what(?:'ve|'d|'re| else| all)\b"
    r"|(?:owt|anything|any(?:one|body)) (?:red|amber|green|blue|overdue|late|due|blocked|outstanding|slipping"
    r"|open|left)\b|where(?:'s|s| are we| do we"
    r"| is (?:the plan|rec|my))\b|when(?:'s| is| are)\b"
    r"|who (?:hasn't|has not|isn't|is|owns|needs)\b|how (?:is|are) (?:we|things|it|the plan|my|rec\w*)\b|pull me\b"
    r"|(?:i|we)(?:'d| would)? (?:need|want|like)(?: to)? (?:see|know|have|a (?:list|report|copy|breakdown"
    r"|summary))\b(?![^.;]*\bbefore\b)"
    r"|(?:i|we) (?:need|want) (?:to (?:see|know)|a (?:list|report|copy|breakdown|summary))\b|(?:(?:could|can|would"
    r"|will) you (?:please |kindly )?)?advise (?:which|what"
    r"|who|when|how)\b"
    r"|grateful for (?:a|the|your) (?:list|report|copy|export|breakdown|summary)\b|wh?at(?:'?s| is| are| do| does"
    r"| have| has| did"
    r"| changed| colour| was"
    r"| were| percentage| rating| date| status| evidence)\b|what (?=\w+ \w+[^.]{0,80}\?)|what (?=(?:i"
    r"|we) (?:wrote|said|put))"
    r"|who(?:'s| owns| is| has|se)\b|wh(?:en|ere|ich|at)(?: \w+){0,3} (?:is|are|was|were|will|do|does|did|has|have"
    r"|still|need)\b"
    r"|whens\b|which (?:of|ones?|actions?|reds?)\b|how far\b|when (?:will|does|did|do|can)\b|how many\b|how "
    r"much\b|how (?:is|are|far|late|long)\b"
    r"|show\b(?! (?:\ue010|it|this|that|mine|them|ours)\b)(?! [^.?]{0,40}\bas\b)"
    r"|list\b(?! (?:of|is|are|was|has|now|down|up|at)\b)|give me\b(?! (?:\w+ )?(?:minutes?|mins?|a (?:ring"
    r"|shout|call|sec|moment|few|bell|buzz|hand|chance)|until|till|til|time|longer|another|more))|export\b"
    r"|(?:send|e-?mail|run|pull|produce|provide|supply|share|forward|get|fetch|bring up|let (?:me|us) have)(?: "
    r"(?:me|us|over|through|off))*"
    r" (?:the|a|an|my|our|all|this|which|what|everything)\b|send me\b|print\b|is there\b"
    r"|are there\b|anything\b(?! (?:under|over|above|below|less|more)\b)(?![^?]*\b(?:should|must|needs to|gets|goes"
    r"|can|counts)\b)"
    r"|any (?!news|progress|update|joy|luck|movement|chance)|pull (?:up|off)\b|tell me (?:everything|all|what"
    r"|which|who|when|how"
    r"|the|about|if)\b"
    r"|remind me (?:what|which|when|who|of|how)\b|(?:would|could|can|will) (?:somebody|someone|anybody|anyone"
    r"|you)\b[^.]{0,40}"
    r"\b(?:tell|remind) (?:me|us)(?:,[\w ]{1,16},)? (?:what|which|who|when|how|the|if|whether)\b"
    r"|(?:would|could|can|will) (?:somebody|someone|anybody|anyone|one of you)(?: please| kindly)? (?:send|give|let"
    r"|provide|run|pull|get|share)"
    r" (?:(?:me|us|have|over) )*(?:the|a|an|which|what) (?:\w+ )?(?:list|report|copy|export|breakdown|summary"
    r"|figures?)\b"
    r"|(?:can|could|may|might|will|would) (?:you|i|we) (?:(?:please|kindly|just) )*(?:run|pull|produce|provide"
    r"|share|let (?:me|us) have"
    r"|e-?mail|remind)\b|might (?:i|we) (?:please )?(?:have|see|know|ask what|ask which)\b"
    r"|(?:can|could|may) (?:you|i|we) (?:please )?(?:(?:show(?! (?:\ue010|it|this|that|mine)))|see|have (?!until"
    r"|till?|while|more|an ext|to)"
    r"|tell|export|list|send|get|print|give)\b|download\b|need (?:a|the) (?:report|list|export)\b"
    r"|(?:a |the )?(?:count|list|breakdown|summary|overview|export|report|history|number|chart) (?:of|by)\b"
    r"(?=[^.]{0,60}\b(?:reds?|ambers?|greens?|blues?|overdue|actions?|products?|updates?|entries|everything|open"
    r"|due|owners?|late)\b))"
    r"|^[\w ,']{0,60}\b(?:list|report|export|breakdown|summary|count|histor(?:y|ie)|reading|trend|figure"
    r"|spreadsheet|download|printout|pdf|word (?:doc|version))s?\b"
    r"(?! (?:is|are|was|attached|sent|done|to|as)\b)[\w ]{0,40}\b(?:pls|plz|please)\W*$"
    r"|^\W{0,3}(?:the )?(?:status|latest|due date|owner|colour|rating|rag|date|position|forecast|percentage)"
    r" (?:of|on|for) (?:\ue010|rec\w*|it|this)[^.;]{0,20}(?:\?|please|pls)\W*$"
    r"|^\W{0,3}(?:any )?(?:reds?|ambers?|overdue|late|mine|my (?:actions|list|reds?|ambers?)|due)\s*\?+$",
    re.I,
)
_WH = Gated(
    r"^\s*(?>(?:hi|hello|hey|morning|please|pls|and|so|ok|but|btw)[\s,:-]+)?"
    r"(?:(?:(?:wot|wat|what|wich|which|who|whos|whose|where|wheres|how|hows|hw)(?:'?s|'re|'ve)?|when(?:'?s| is| are"
    r"| will| does"
    r"| did| was| do))\s(?!(?:is|are) (?:why|great|good|fine|lovely|brilliant|annoying|a shame|the problem|how)\b)"
    r"[^,:;.!?\n–—]{0,60}?\b(?:is|are|am|was|were|do|does|did|has|have|had|got|need|needs|r|left|due|moved|changed|late"
    r"|reds?|ambers?|greens?|blues?|looking|going|doing|owns?|ownes|hasn'?t|haven'?t|isn'?t|aren'?t|coming|completed?"
    r"|finished|outstanding|slipping|overdue)\b(?<!what is left on)[^,:;!?\n–—]{0,60}\??\s*$"
    r"|(?:(?:lemme|let (?:me|us)) (?:see|have)|gimme|give us|show us)\s(?!until|till?|while|a |an |\d|more|another)"
    r"|(?:would|will|could|can|may|might) (?:you|i|we) (?:(?:kindly|please|possibly|just|ever) )*(?:list"
    r"|show(?! (?:\ue010|it"
    r"|this|that|mine|as))|tell (?:me|us) (?:what|which|who|when|how|the)|export|summarise|see (?:the|a|my|all|what"
    r"|which|how))\b"
    r"|(?:i|we)(?: should| would|'d)(?: \w+)? (?:like|love|welcome|appreciate|be (?:glad|grateful|obliged"
    r"|pleased)(?: (?:of|for"
    r"|with))?)(?: to (?:see|have|know|receive))? (?:a|an|the|my|all|sight of)(?: \w+){0,2} (?:summary|list|report"
    r"|copy|breakdown"
    r"|position|history|note|overview|statement|export|schedule|table)\b)",
    re.I,
)
"""One clause that begins with a word of asking and has its verb, or a courtesy before what is wanted: marked or not."""
_BARELY = Gated(
    r"^\W*(?:\ue010\W{0,3}(?:(?:is|was|still|and) )*(?:due|when|who|whose|owner|owned by|rag|colou?r|rating|date"
    r"|history|evidence"
    r"|latest|overdue|late|where|percentage)\b[^.!;:\n]{0,30}\?"
    r"|(?:(?:my|the|all|rec\w* ?\d+|latest|full|current|overall|whole|total) )*(?:reds|ambers|overdues|late ones"
    r"|history|position"
    r"|summary|breakdown|actions|status|milestones)\b(?: (?:for|of|on|in|by|to) [\w \ue010]{1,30}?)?"
    r"(?:,? ?(?:pls|plz|please)|\?+)"
    r"|(?:any |the )?(?:evidence|history|due date|owner|rating|colour|forecast)[\w ]{0,16} (?:for|of|on) \ue010\s?\?"
    r"|(?:the )?state of play\?|(?:what's )?due next\?|[\w' ]{2,40} (?:figures?|rate|reading)\s?\?"
    r"|(?:the )?(?:latest|current|last month's) [^.;:?!\n]{2,40}\?)\W*$",
    re.I,
)
"""What is wanted and no more: 'reds pls', 'A12 due when?', 'overall position?'."""
_YET = Gated(
    r"(?!.*(?:\bnot\b|n't|\b(?:never|no|nowt|nothing|nobody|none|naught|hardly|barely)\b))"
    r".*\b(?:done|finished|started|complete|closed|green|ready) yet\W*$",
    re.I,
)
"""'A6 done yet' asks."""
_INVERTED = re.compile(
    r"^\s*is (?:the )?[a-z0-9]+(?: [a-z0-9]+){0,2} (?:ok|okay|alright|possible|good|fine|any good)\b|^\s*(?:(?:and"
    r"|also|so|but|hi|ok|sorry)\s+)*(?:(?:is|are|has|does|did|do|am|will)\s+(?:\ue010|this"
    r"|that|it|they|my|mine|the"
    r"|there|any\w*|i|we|everything|everyone|your?|(?!be )\w+ \w+(?:ed|en)\b)|have\s+(?:i|we|you|they"
    r"|any\w*))(?![\w'])",
    re.I,
)
"""The verb before its subject: a question also without its mark."""
_ASKED = re.compile(
    r"^\s*(?:and\s+|also\s+|so\s+|but\s+)?(?:is|are|do|does|did|has|have|was|were|am|should|can"
    r"|could|will|what|when|who|which|how|where|any|why|got)\b",
    re.I,
)
_OF_THE_PLAN = re.compile(
    r"\ue010|\b(?:stuff|looking|colour wise|finished|on hold|decisions?|milestones?|recommendations?|everything"
    r"|i'?ve got"
    r"|have i got|i owe|which ones|what can (?:you|i) (?:do|ask)|not started|(?:hasn't|haven't) (?:yet )?started"
    r"|needs? doing|have to do|left to do|headline|state of play|on my plate|deadlines?|up next|approvals?|requests?"
    r"|progress|we at"
    r"|dates?|in danger|(?:give|gave|given) it|last time|(?:i|we) (?:say|said|write|wrote|put|report"
    r"|reported"
    r"|tell)|products?|tasks?|updates?|entries"
    r"|reds?|ambers?|greens?|blues?|rag|colou?r|rating|rated|overdue|late|due|deadline"
    r"|changed?|last updated|owns?|owners?|evidence|export|report|actions?|plan"
    r"|on track|overall|my list|updated|rec(?:ommendation)?s?\s?\d*|r\d{1,2}|outstanding|board|status|percent\w*"
    r"|forecast|off track"
    r"|blocked|not started|complete[d]?|closed|history|this|mine|slipp\w+|behind|at risk|stuck"
    r"|indicators?|figures?|readings?|numbers? for|sent|submitted|returned|replied|reported|where we are"
    r"|summary|we doing|performance|position|latest|anything in|down (?:for|as)"
    r"|am i|open|remain\w*"
    r"|work ?streams?|programme|priorit(?:y|ies)|trend|missing)\b",
    re.I,
)
_TO_A_PERSON = re.compile(
    r"\bwhy (?:are|do|did|should|must) (?:we|you|they|i)\b|\b(?:spoken|talked|spoke|written|got back|come back"
    r"|been in touch|mentioned it|listened) (?:to|with) (?:you"
    r"|him|her"
    r"|them|anyone|everyone)\b|\b(?:told|asked|emailed|rung|rang|seen|met|phoned|contacted) you\b|\b(?:has|have|does"
    r"|did) (?:any|some)(?:one|body)\b|\b(?:who (?:can|could|will|would|wants|fancies)"
    r"|would it take|do you need|are you|have you(?! got (?:on|for|down|\ue010))"
    r"|did you(?! (?:get|record|log|put|show|have|hear) (?:an? |the |any )?(?:\w+ )?(?:figure|reading|update"
    r"|entry|date|rating|number|value|evidence))"
    r"|who(?:'s|se| is| are| was)? (?:bringing|coming|going|attending|chairing|taking|driving|making|picking"
    r"|covering|hosting"
    r"|paying|in the (?:office|room)|got the|off|on leave|around|turn)"
    r"|(?:has|is|did|was|does) (?-i:[A-Z][a-z]+) (?:come|gone|go|back|left|arrived?|get|around|on|off|ok|okay"
    r"|alright|free|in)"
    r"|who (?:wrote|said|told|put|thought|decided)\b|(?:can|could|may|shall) (?:i|we) (?:do|bring|send|come"
    r"|join|borrow|leave|use|submit|meet|talk|speak|chat|ring)\b"
    r"|(?:will|would) you(?! (?:(?:kindly|please|possibly|just) )*(?:list|show|tell|remind|export|send (?:me|us)|print"
    r"|summarise"
    r"|give (?:me|us)|let (?:me|us) have))|do you(?! (?:hold|have|show)\b)|you free|you around|your (?:update|view"
    r"|thoughts)"
    r"|shall we|can we|could we|shall i|should i|can't we|are we meeting|can you (?!show|tell"
    r"|export|list|send|give))\b|\b(?:can|could) (?:i|we) have until\b",
    re.I,
)
_REQUEST = re.compile(
    r"\b(?:extend|extended|extension|until|till?|while|more time|longer|close|closed|reassign\w*|off me|on hold"
    r"|paused?|suspend\w*|marked?|push(?:ed)?|moved?|transfer\w*|hand(?:ed)? (?:it )?over|own|take (?:it |this "
    r"|\ue010 )?(?:over|on)"
    r"|go over to|given to|put back|go back|deadline|agree|ext(?:n|ension)?|down as|go (?:down|in) as|show \ue010 as"
    r"|as (?:red"
    r"|amber|green|blue|complete"
    r"|done)"
    r"|(?:an?|another|one|two|three|four|six|few|\d+|further|extra|additional|more) (?:(?:more|further|extra"
    r"|additional|\w+ working) )?"
    r"(?:\w+ )?(?:working )?(?:days?|weeks?|months?|fortnight|wks?|mths?)|(?:somebody|someone) else|instead of me"
    r"|(?:go(?: back)?|be|say|make it|have|run|slip|become) (?:to |on |for )?(?:the )?(?:end|mid|early|late|\d|jan"
    r"|feb|mar|apr|may|jun"
    r"|jul|aug|sep|oct|nov|dec|easter|christmas|xmas)\w*)\b",
    re.I,
)
_MEETING = re.compile(
    r"^\s*(?:oh )?what an? \w+|\bwhich (?:red|amber|green|blue|yellow)s? (?!actions?|ones?|rec|are we|have)"
    r"|\bwhere (?:is|are) (?:the )?(?:meeting|room|board meeting)|what time|\broom\b|\blunch\b"
    r"|\bparking\b|\b(?:mug|umbrella|corsa|fiesta|golf|polo|car|bins?|cards?|quiz|cakes?|coat|keys|kettle|fridge"
    r"|milk|biscuits|raffle|collection)\b"
    r"|\b(?:the|my|your|a) (?:red|amber|green|blue|yellow) (?!actions?"
    r"|ones?|and|or|status|rating|in"
    r"|for|on|at|list"
    r"|items?|products?|recs?|to|now|by|then)[a-z]{3,}",
    re.I,
)


_ASKED_FOR = Gated(
    r"(?:^|[,:;!–-]|\b(?:so|and|complete|completed|done|finished)\b)\s*(?:please\s+)?(?:any (?:chance|way)(?: of"
    r"| that)?|(?:is )?there any (?:chance|way)|(?:would|is) it be? ?(?:possible|ok|okay|all right"
    r"|alright)(?: to| if| for)|can|could|may|might|would)(?!')\s+(?:(?:you|we|i) (?:please )?|it"
    r"|this|that|the\b|my\b|\ue010"
    r"|someone else|somebody else|another\b|an?\b|have\b|(?=please|[\w ]{0,30}\b(?:be|have|own|go)\b))",
    re.I,
)
_ORDERED = re.compile(
    r"^\W*(?:please |pls |and )?(?:extend|push (?:it|this|\ue010)|move (?:it|this|\ue010)|close (?:it|this"
    r"|\ue010)|reassign)(?!\w)(?! your| the meeting)",
    re.I,
)
_LAST_CLAUSE = re.compile(r"[,;:]\s*(?:and |but )?(?:what|which|who|whose|when|how)\b[^,;:]{3,80}\?\s*$", re.I)


_WHEN_THEN = re.compile(r"^\W*when\b[^?]*?(?:\bthen\b|,\s*(?:we|i|it|not)\b)", re.I)
"""'When the board approves it then we can say green' asks nothing."""


def is_question(sentence: str, in_thread: bool) -> bool:
    """Whether a sentence (references masked) asks something the plan could answer."""
    if not is_asked(sentence):
        return False
    about = _OF_THE_PLAN.search(sentence)
    if about and about.group().lower() == "this" and not in_thread:
        return bool(re.search(r"\b(?:changed|moved|overdue|due|red|report|export)\b", sentence, re.I))
    return about is not None


def is_asked(sentence: str) -> bool:
    """Whether a sentence asks for information, and not a person for theirs."""
    marked = sentence.rstrip().endswith("?")
    opening = _opens(sentence)
    if not marked and _WHEN_THEN.match(sentence):
        return False
    if not opening and not (marked and (_ASKED.match(sentence) or _LAST_CLAUSE.search(sentence))):
        return False
    return not (_TO_A_PERSON.search(sentence) or _MEETING.search(sentence) or is_request(sentence))


def is_request(sentence: str) -> bool:
    """'can A3 be extended to 29 March please': asked of the plan, but to be recorded, not answered."""
    if _ORDERED.match(sentence):
        return True
    return bool((asked := _ASKED_FOR.search(sentence)) and _REQUEST.search(sentence, asked.start())) and not re.search(
        r"\b(?:show (?!\ue010|it|this|that|mine)|list|export)\b", sentence, re.I
    )


def asks(sentence: str) -> bool:
    """Whether a sentence is in the form of a question, whoever it is put to."""
    return sentence.rstrip().endswith("?") or _opens(sentence) or _YET.match(sentence) is not None


@lru_cache(maxsize=64)
def _opens(sentence: str) -> bool:
    return any(pattern.match(sentence) for pattern in (_OPENING, _INVERTED, _WH, _BARELY))
