"""The forms of asking: a question with or without its mark, a courtesy before what is wanted, or that and no more."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE

_OPENING = Gated(
    r"^\s*(?>(?:hi|hello|hey|morning|please|pls|kindly|and|also|so|ok|quick question|[^:\n]{0,60}:|by the way|btw"
    r"|out of interest|before \w[^,:]{0,40}[,:])[\s,:-]+)*(?:(?:wot|wat|what)'?s\b|what(?:'ve|'d|'re| else| all)\b"
    r"|(?:owt|anything|any(?:one|body)) (?:red|amber|green|blue|overdue|late|due|blocked|outstanding|slipping"
    r"|open|left)\b|where(?:'s|s| are we| do we"
    r"| is (?:the plan|rec|my))\b|when(?:'s| is| are)\b"
    r"|who (?:hasn't|has not|isn't|is|owns|needs)\b|how(?:s|'s| is| are| r) (?:we|things|it|the plan"
    r"|my|rec\w*)\b|pull me\b"
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
    r"|list\b(?! (?:of|is|are|was|has|now|down|up|at)\b)|give me\b(?! (?:\w+ )?(?:minutes?|mins?"
    r"|hours?|hrs?|secs?|days?|a (?:ring"
    r"|shout|call|sec|moment|few|bell|buzz|hand|chance)|until|till|til|time|longer|another|more))|export\b"
    r"|(?:send|e-?mail|run|pull|produce|provide|supply|share|forward|get|fetch|bring up|let (?:me|us) have)(?: "
    r"(?:me|us|over|through|off))*"
    r" (?:the|a|an|my|our|all|this|which|what|everything)\b|send me\b|print\b(?! (?:room|unit|shop"
    r"|team|run|deadline|quote|order|proofs?|is|was|has)\b)|is there\b"
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
    r"[^,:;.!?\n–—]{0,60}?\b(?:is|are|am|was|were|do|does|did|has|have|had|got|need|needs|r|left|due"
    r"|moved|changed|late"
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
    r"|(?:(?:my|the|all|rec[a-z]* ?\d+|latest|full|current|overall|whole|total) )*(?:reds|ambers|overdues|late ones"
    r"|history|position"
    r"|summary|breakdown|actions|status|milestones)\b(?: (?:for|of|on|in|by|to) [\w \ue010]{1,30}?)?"
    r"(?:,? ?(?:pls|plz|please)|\?+)"
    r"|(?:overdue|overview|headlines|(?:the )?(?:red|amber|overdue) list)(?: (?:pls|please)|\?)"
    r"|(?:rec[a-z]* ?|r)\d+(?: (?:summary|status|position|overview))?(?: (?:pls|please)|\?)|rec[a-z]* ?\d+"
    r" (?:summary|overview)"
    r"|my (?:actions|reds|ambers|list|overdues?)"
    r"|\ue010 (?:due date|deadline|owner|history|status|rating|percentage|%|per ?cent"
    r"|forecast)(?: date)? (?:pls|plz|please)"
    r"|(?:any |the )?(?:evidence|history|due date|owner|rating|colour|forecast)[\w ]{0,16} (?:for|of|on) \ue010\s?\?"
    r"|(?:(?:what|how many) )?(?:%|per ?cent(?:age)?)(?: (?:complete|done|progress"
    r"|completion))* (?:on|for|of|in) \ue010\s?\?"
    r"|\ue010\s?(?:%|per ?cent(?:age)?)\s?\?"
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
    r"|also|so|but|hi|ok|sorry)\s+)*(?:(?:is|are|has|does|did|do|am|will)\s+(?:\ue010|rec\w*\.? ?\d+|r ?\d+|this"
    r"|that|it|they|my|mine|the"
    r"|there|any\w*|i|we|everything|everyone|your?|(?!be )\w+ \w+(?:ed|en)\b)|does\s+\w+|have\s+(?:i"
    r"|we|you|they|all of|all the (?:owners|actions)|the (?:owners|reds|ambers|greens|blues)|\ue010|rec\w*"
    r"|any\w*))(?![\w'])",
    re.I,
)
"""The verb before its subject: a question also without its mark."""
_ASKED = re.compile(
    r"^\s*(?:and\s+|also\s+|so\s+|but\s+)?(?:is|are|do|does|did|has|have|was|were|am|should|can"
    r"|could|will|what|when|who|which|how|where|any|why|got)\b",
    re.I,
)
_LAST_CLAUSE = re.compile(r"[,;:]\s*(?:and |but )?(?:what|which|who|whose|when|how)\b[^,;:]{3,80}\?\s*$", re.I)


_WHEN_THEN = re.compile(r"^\W*when\b[^?]*?(?:\bthen\b|,\s*(?:we|i|it|not)\b)", re.I)
"""'When the board approves it then we can say green' asks nothing."""
_STATED = Gated(
    r"^\W*what (?:i|we|they|you) (?:\w+ ){1,3}(?:is|was)\b"
    r"|^\W*what (?:is|was)\b[^?,]{8,60}(?<!what)(?<!which)(?<!who)(?<!and)(?<!that) (?:is"
    r"|was) (?:the|that|how|a|an|our)\b"
    r"|^\W*(?:the |an? )?(?:list|report|summary|breakdown|export|count|history|number) (?:of|on|by|for)\b[^?]*"
    r"\b(?<!which )(?<!that )(?<!who )(?<!we )(?<!i )(?<!they )(?:is|are|was|were|has|have|goes|went"
    r"|will|attached)\b",
    re.I,
)
"""'The list of reds has gone to Neil', 'what we need is time'."""


_LED_IN = re.compile(
    rf"^\W*(?:(?:by|in|on|at|for|to|of|from|with|since|under) (?=(?:what|which|whom?|how|when)\b)"
    rf"|(?:on|for|in|under|re|regarding|about|as for|with)(?: the)? (?:{REFERENCE}|(?:rec\w*\.?"
    rf"|r) ?\d+)[\s,:–-]+"
    r"|(?:(?:hi|hello|hey|hiya|morning|afternoon|evening|good (?:morning|afternoon|evening)|thanks|thank you|many"
    r" thanks|ta|cheers|ok|okay|right|so|u+m+|e+r+m*|well|and|also|but|then|sorry|please|pls|plz|kindly"
    r"|quick (?:question|one|q)|just|planbot|bot|by the way|btw|oh|question|now then|ey ?up|ay ?up"
    r"|alright|oi|yo|i mean|i meant|yeah|yep|hmm+"
    r"|out of interest|just"
    r"|sorry to (?:ask|bother|trouble|chase)(?: you)?(?: again)?(?: but)?)\b[\s,.!:;–-]*)+)",
    re.I,
)
_LIKED = (
    r"(?:(?:can|could|would|will|may|might) (?:you|i|we|somebody|someone|anybody|anyone|one of you)|(?:i|we)(?:'d"
    r"| would| should)? (?:like|love|want|need|be grateful (?:if you (?:could|would)|to))(?: to)?"
    r"|(?:would|is) it (?:be )?possible (?:for (?:me|you|us) )?to|(?:would you be|are you) (?:able"
    r"|kind enough|so kind as|so good as)"
    r" to|any chance (?:i|you|we) (?:could|can))"
    r"(?: (?:please|pls|kindly|just|possibly|also|quickly|then|be so kind as to))*"
)
_WHAT = (
    r"(?:more about|(?:what|wot|wat|who|when|where|how|which|wich|why)(?:'?s|se|'?re)?|if|whether|about|the|an?"
    r"|all|my|our|any|every"
    rf"|everything|{REFERENCE}|recs?|recommendations?|reds|ambers|overdue)(?!\w)"
)
_WANTED = Gated(
    rf"^\W*(?:{_LIKED} )?(?:(?:talk|walk|take) (?:me|us) through|(?:bring|pull|look|call) up|display|view) {_WHAT}"
    rf"|^\W*how(?:s|'s| is| r) {REFERENCE}(?: (?:doing|going|looking|getting on|coming (?:on|along)))?\W*$"
    rf"|^\W*(?:{_LIKED} )?(?:(?:tell|remind|show|give|send|get|fetch|pull|run|do|find|list|bring|let"
    rf"|advise|read|gimme)"
    rf" (?:me|us)(?: (?:know|have|see|off|up|through|over))?|gimme|summari[sz]e|set out|outline"
    rf"|furnish me with|trouble you for) {_WHAT}"
    r"(?! (?:hours?|half|second|shout|call|ring|bell|buzz|minute|min|moment|mo|sec|hand|break|chance"
    r"|day|week|month|lift|nudge|reminder|wave))"
    rf"|^\W*{_LIKED} (?:see|have|get|know|ask|advise|list|export|check|confirm|find out|say|do|print"
    rf"|run|pull|download|double[- ]check|share"
    rf"|send|produce|provide) {_WHAT}(?! (?:word|chat|chance|break|week|month|day|bit|few|while|lift|ring))"
    rf"|^\W*(?:what|how) about (?:{REFERENCE}|rec\w* ?(?:\d+|one|two|three|four|five|six|seven|eight)"
    rf"|r\d+|mine|the (?:reds|ambers|others|rest))"
    rf"(?:(?: and|,) {REFERENCE})*(?: (?:then|please|pls|now))?\W*$"
    rf"|^\W*(?:(?:i|we)(?:'m| am|'re| are| was)? )?(?:just |only )?(?:checking|wondering|wondered|curious|asking"
    r"|trying to (?:find out|see|work out)|can't remember) (?:if|whether|what|wot|who|when|which|how|where|about)"
    r"|^\W*(?:i |we )?(?:just |only |really )?need to (?:know|see) (?:if|whether|what|wot|who|when"
    r"|which|how|where|the|all)"
    r"|^\W*(?:i |we )?(?:need|want|require|could do with) (?:the|a|an|my|all the)"
    r" (?:\w+ ){0,3}(?:list|report|reds|ambers|summary|position|breakdown|export|history)\b"
    r"(?![^.?]*\b(?:by|before|from|attached|signed|printed|to be|that says)\b)"
    rf"|^\W*(?:was|were) {REFERENCE} (?:ever|still)\b"
    r"|^\W*(?:to|by|with|for|from) whom\b|^\W*compare (?:\d|the|last|this|\w+ (?:\d+ )?(?:and|with|to)\b)"
    r"|^\W*(?:the )?next (?:board|committee|panel|scrutiny|cabinet)(?: meeting| date)*\s*\?"
    rf"|^\W*why(?:'?s| is| are| was| were| did| has) (?:{REFERENCE}|this|it|that|rec\w* ?\d+|r\d+)"
    r" (?:still |so |showing |marked |rated |now |not |gone |going |go |went |turn(?:ed)? )*(?:red"
    r"|started|moved|amber|green|blue|late|overdue|behind|blocked|on hold|paused)\b"
    r"|^\W*who (?:(?:last|first|still|else|actually) )*(?:updated|changed|reported|closed|moved"
    r"|marked|signed|rated|set"
    r"|turned|owes?|approved|confirmed|logged|recorded|needs|extended|has|hasn't|leads|manages|runs|holds)\b"
    r"|^\W*(?:status|latest|position|owner|due date|deadline|rating|colour|history|evidence|forecast)"
    rf" (?:of |on |for |re )?(?:{REFERENCE}|rec\w* \d+)\W*(?:pls|please|\?)\W*$"
    r"|^\W*what can (?:i|you) (?:ask|do)\b|^\W*how (?:do|can) i (?:use|work|ask)\b",
    re.I,
)
"""What somebody would like to be told or given, with a courtesy or without; and the short forms of it."""
_NEXT = re.compile(rf"^(?:\W*(?:thanks?|ta|cheers|ok|great|thank you)\b)?\W*and (?:for )?{REFERENCE}\s*\?", re.I)
"""'Ta, and A14?'"""


def asks(sentence: str) -> bool:
    """Whether a sentence is in the form of a question, whoever it is put to."""
    return sentence.rstrip().endswith("?") or opens(sentence) or _YET.match(sentence) is not None


def is_in_form(sentence: str) -> bool:
    """Whether a sentence has the form of a question that somebody wants answered."""
    marked = sentence.rstrip().endswith("?")
    if not marked and (_WHEN_THEN.match(sentence) or _STATED.match(sentence)):
        return False
    return opens(sentence) or (marked and bool(_ASKED.match(sentence) or _LAST_CLAUSE.search(sentence)))


@lru_cache(maxsize=64)
def opens(sentence: str) -> bool:
    """Whether a sentence begins as a question does, after a greeting, thanks or a courtesy."""
    if any(pattern.match(sentence) for pattern in (_OPENING, _INVERTED, _WH, _BARELY, _WANTED, _NEXT)):
        return True
    rest = _LED_IN.sub("", sentence, count=1)
    return rest != sentence and any(pattern.match(rest) for pattern in (_OPENING, _INVERTED, _WH, _BARELY, _WANTED))
