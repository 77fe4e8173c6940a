"""The words by which a date is told to be an expected finish, an event, a period, a start or past."""

from __future__ import annotations

import re

from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE

FINISHING = (
    r"(?:finish\w*|complet\w*|done|ready|conclud\w*|clos(?:e|ed|ing)|sign(?:ed|ing)?[\s-]?off|wrap(?:ped)? up|end(?:s"
    r"|ing)?"
    r"|finali[sz]\w*|sorted|settled|over the line|through|delivered|land(?:s|ed|ing)?)"
)
ANSWER = Gated(
    r"\b(?:answer|estimate|guess|date|bet|aim|prediction|forecast|finish|completion|timescale|plan)(?: (?:for"
    r"|on|of|to) \ue010)?"
    r"\s+(?:is|would be|has to be|must be)\s+(?:now |the |about |around |probably )*$"
    r"|\b(?:call|make) it\s+(?:the |about |around )*$|\bon (?:track|target|schedule|course) for\s+(?:the\s+)?$",
    re.I,
)
IS_THE_ANSWER = re.compile(
    r"\s*(?:(?:is|are|remains|looks|seems) (?:still |now )*)?(?:as planned|possible|achievable|realistic|doable"
    r"|feasible|still (?:ok|fine|good|on|stands|holds))\b"
    r"|\s*(?:is|would be|looks) (?:the |my |our |a )?(?:\w+ ){0,2}(?:answer|estimate|guess|bet|date|plan|aim"
    r"|target|prediction)\b",
    re.I,
)
"""'Mid June is the honest answer', 'best guess is ...'."""
STRONG = Gated(
    rf"(?:\b(?:by|until|till|til|{FINISHING}|extend\w*|extension|extra|slip\w*|slid|push\w*|put back|move[ds]?|moving"
    r"|delay\w*|now|forecast\w*|expect\w*|eta|aim\w*|think|reckon|likely|realistic\w*|probably|looking at|looks like"
    r"|look like|looking like|more like|revised|new date|hold\w*|stick\w*|stays?|still|allow|another|further"
    r"|leave|keep"
    r"|fancy|run\w*|takes?|taking|towards|become|becomes|closes|delivery|down|best we can do|into|rolls?|pencil\w*"
    r"|put|propose|suggest|offer|happy with|settled on|publish\w*|final version|but it's|but its|say|best case"
    r"|putting|bringing"
    r"|land(?:s|ing)?|drops?"
    r"|at best"
    r"|target\w*|deadline|due|have|having|while|for the|so|i\.?e\.?"
    r")\s+(?:(?:it|this|that|the|date|dates|is|be|will|to|for|at|on|by|about|around|an?|now|best|case|end|of|until"
    r"|till|til"
    r"|back|out|maybe|possibly|not|no|later|earlier|than|before|we|i|i'd|you|in|come|over|finish|going|say|as|late"
    r"|again"
    r"|w/c|w/e|up|completion|deadline|line|all|everything|or)\s+){0,6}"
    r"|\bexpect(?:s|ed|ing)? (?:it|this|that) to (?:now )?(?!start|begin|commence|kick|arrive|come|report|meet"
    r"|go to)[a-z]+\s+(?:(?:in|on|by|at|the)\s+)*"
    r"|\b(?:finish|completion|complete|forecast|eta|date|due|end|target|deadline|expected|by|revised"
    r"|new)\s*[:=–—-]\s*)$",
    re.I,
)
FINISH = Gated(
    r"\b(?:by|until|till|til|finish\w*|complet\w*|done|ready|conclud\w*|clos(?:e|ed|ing)|sign(?:ed|ing)? off|signing"
    r"|expect\w*|forecast\w*|looks? like|looking like|looking at|realistic\w*|now|revised|new date|target(?:ing)?"
    r"|aim(?:ing)? for|due|date|deadline|slip\w*|delay\w*|put back|push\w*|move[ds]?|defer\w*|postpon\w*"
    r"|reschedul\w*|extend\w*|extension|another|more"
    r"|allow|need\w*|request\w*|deliver\w* by|hit|make|still ok|still fine|holds?|stands?|at best|at the latest"
    r"|no later than|before|in time for|will be|going to be|publish\w*|launch\w*|go(?:es|ing)? live|earliest|eta"
    r"|wrap\w* up"
    r"|brought forward|confirmed for|back to|latest|probably|likely|should be|hop(?:e|ing)|think|reckon|where it is"
    r"|stays?|leave|stick\w*|fancy|on course for|land(?:s|ing)?|drops?|get(?:s|ting)? (?:signed|agreed|approved"
    r"|published|done)"
    r"|meets?(?= \d))\b",
    re.I,
)
EVENT = Gated(
    r"\b(?:meeting|meet|meets|met|advert\w*|starts?|starting|began|begins?|kick\w*|consultation|interview\w*"
    r"|deliver(?:y|ies)|arriv\w*|back (?:on|from|in)|returns? (?:on|from|to)|training (?:is|on|day)|from|since"
    r"|on leave"
    r"|(?:annual|sick|maternity|on) leave|off (?:on|until|till)|on holiday|hols?|annual leave|last updated|sent"
    r"|out(?! to\b)"
    r"|circulated"
    r"|panel|board|scrutiny|committee|full council|[sdce]lt|[sd]mt|exec(?:utive)?|overview"
    r"|cabinet|forum|workshop|session|visit|away|snow|outage|risk|goes to|going to (?:cabinet|board|panel|scrutiny)"
    r"|booked"
    r"|scheduled|agenda|review(?:ed)? (?:on|again)|this week|due to meet|christmas|sleepover|opens?|tender|bids?"
    r"|comments|launch meeting|handover|interviewing|inset|conference|moderation|votes?|hearing)\b",
    re.I,
)
EVENT_BEFORE = Gated(
    r"\b(?:court|hearing|trial|tribunal|meeting|interview\w*|advert\w*|consultation|panel|board|comments?"
    r"|replies|responses|bids?|tenders?|proofs?|samples?|quotes?|artwork|stock|equipment"
    r"|applications?|evidence|hear|news|know more"
    r"|delivery|training|workshop|session|returns?|questions|feedback|conference|(?:first |rough |working |a )?draft"
    r"|next update|next review|parts|annual leave|venues?|agency"
    r"|decision|(?:copy|print|submission|application|entr(?:y|ies)|nominations?|papers?"
    r"|booking) (?:deadline|cut-?off))\b"
    r"[^,;.]{0,24}$",
    re.I,
)
MOVED = re.compile(
    rf"\b(?:delay\w*|put back|push\w*|slip\w*|slid|moved|extend\w*|now|knocked|postponed|deferred|{FINISHING}|will be"
    rf"|held)\b",
    re.I,
)
FINISHES_THEN = Gated(
    rf"[^.;\n]{{0,40}}?\b(?:then (?:it's|it is|it will be|we're|i'm|that's|this is) (?:all |fully "
    rf")?(?:{FINISHING}|there\b|home\b)|and (?:then )?{FINISHING}"
    rf"|and (?:then )?(?:we'?re|i'?m|it'?s|that'?s) (?:there|home|us|it)|by then)\b|[^.,;\n]{{0,40}}?\b{FINISHING}\b"
    rf"|[^.;\n]{{0,30}}?\b(?:and|which|that|then|when|so)\b[^.;\n]{{0,30}}?\b{FINISHING}\b",
    re.I,
)
START = Gated(
    r"\b(?:was|were|since|from|held|met|sent|took place|happened|visited|went|start(?:s|ing)?|begin(?:s|ning)?"
    r"|commenc\w*"
    r"|kicks? off|i leave|leaves|leaving|back|returns?|returning|(?<!signing )(?<!signed )(?<!sign )off|away|on leave"
    r"|through|dated)\s+"
    r"(?:on\s+|in\s+|for\s+|the\s+|until\s+|till\s+|to\s+|w/c\s+)*$|\b(?:start|started) date\W+$",
    re.I,
)
BACK_TO = re.compile(
    r"\b(?:put(?:ting)?|push\w*|mov(?:ed?|ing)|set|knocked|slipped|go(?:ne"
    r"|es)?)\s+(?:[\w\ue010]+\s+){0,2}back\s+(?:to\s+|until\s+)?$",
    re.I,
)
MOVED_FROM = re.compile(
    r"\b(?:mov\w+|slip\w*|slid|push\w*|put back|chang\w+|extend\w*|revis\w+|gone|goes"
    r"|shift\w*)\s+(?:\w+\s+){0,3}from\s+(?:the\s+)?$",
    re.I,
)
PAST = Gated(
    r"\b(?:was|were|came|had|went|got(?! (?:it|this|that|\ue010) down)|met|held|started|began|rang|spoke|fell"
    r"|rose|reached|read|sent|agreed|like"
    r"|same as|as"
    r"|than|did|arrived|opened|put in|fitted|since|turned)\b"
    r"(?! (?:going|due to|moved|extended|pushed|put back|meant|supposed|have|has|now))(?:[^,;.]|(?<=\d),(?=\d)){0,50}"
    r"(?:\b(?:in|on|at|before|since|for|at the end of|the)\s+)$",
    re.I,
)
CANNOT_UNTIL = Gated(
    r"(?:\bnot\b[^,;.]{3,40}|\b(?:can't|cannot|unable|won't|couldn't|isn't|nobody|no one|no \w+|off|away|closed|shut"
    r"|booked|leave|out of"
    r" action|waiting|free|available|back|with (?:the )?\w+|parked|paused|suspended|on hold|blocked|stuck"
    r"|stalled)\b[^,;.]{0,40})\b(?:until|till|til|before)\s+"
    r"(?:the\s+|new\s+)*$",
    re.I,
)
UNTIL_FINISHED = re.compile(
    r"(?:n't|not|never) (?:now )?be (?:awarded|let|signed|published|launched|opened|printed|issued|agreed"
    r"|approved|adopted|delivered|installed"
    r"|out|open|live|up and running|in place)\b[^,;.]{0,24}\b(?:until|till|til|before)\s+(?:the\s+)?$|"
    rf"\b{FINISHING}\b|\b(?:be|now|see (?:it|this)|have it|get (?:it|this|there)|is|due|ready|do|do it"
    rf"|do this)\s+(?:now\s+|not\s+|out\s+)?(?:until"
    rf"|till|til|before)\s+(?:the\s+)?$",
    re.I,
)
MISSED = Gated(
    r"\b(?:won't|will not|can't|cannot|not going to|unlikely to) (?:hit|make|meet)\b[^,;.]{0,20}$"
    r"|\b(?:going to|will|'ll|bound to|likely to) miss\b[^,;.]{0,20}$"
    r"|\b(?:won't|will not|can't|cannot|not going to|isn't going to|unlikely to|not gonna"
    r"|never going to)(?: now)? (?:be "
    r")?(?:achieved|met|delivered|ready"
    r"|done|finished|complete|there|signed off|closed|out|live"
    r"|in place|finish|complete|happen|land|get (?:there|done)|come (?:off|in|together)|go live)\b(?: it)?"
    r" (?:for|by|on|in)\s+(?:the\s+)?(?:end of\s+)?$"
    r"|\b(?:no (?:chance|hope|way)|not (?:possible|doable|achievable|feasible|going to happen)"
    r"|impossible|unachievable"
    r"|undoable|never)\b(?: this is done| it's happening)? (?:for|by|before)\s+(?:the\s+)?(?:end of\s+)?$",
    re.I,
)
NOT_POSSIBLE = re.compile(
    r"\s*(?:date\s+|deadline\s+)?(?:is|was|isn't|looks|seems|will be|can be|cannot be|can't be|as)?\s*(?:now\s+"
    r"|any\s+|at all\s+)?"
    r"(?:achievable|realistic|possible|doable|feasible|likely|met|made|on)\b",
    re.I,
)
DOUBTED = Gated(
    r"\b(?:(?:do not|don't|no longer|can't|cannot|hardly|didn't) (?:now |really |honestly )?(?:think|believe"
    r"|see|expect|reckon)|doubt"
    r"|had hoped|was hoping|hoped to (?:give|say|offer|have))\b[^,;.]{0,30}$",
    re.I,
)
"""'I don't think 31 March is achievable'."""
HAS_TO_BE = Gated(
    r"\b(?:must|has to|have to|got to|needs? to) (?:really |all )?be (?:\w+ )?(?:done|finished|complete[d]?|closed"
    r"|signed off|in)"
    r"\s+(?:by|before|on)\s+(?:the\s+)?$",
    re.I,
)
"""'Must be complete by Friday' is what somebody wants."""
COUNTED_DONE = re.compile(
    r"\b(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|some|more|another|few|couple) (?:\w+ )?"
    r"(?:done|finished|completed?|off)\s+$"
    r"|\b(?:no|nothing|none|nowt)\b(?! later)[^,;.]{0,30}\b(?:done|finished|completed?|moved|written|signed)\s+$",
    re.I,
)
"""'Five done this week' is told of what has been."""
WAS_TO_BE = Gated(
    r"\b(?:was|were) (?:originally )?(?:due|meant|supposed|scheduled|planned) to (?:be |have been )?(?!but"
    r"|now)[^,;.]{0,24}$",
    re.I,
)
COLOUR_BY = Gated(
    r"\b(?:be|for|to|go|goes|turn|reach|hit|get|become|see|want|into|at)\s+(?:it\s+|an?\s+|back\s+)*(?:red"
    r"|amber|green|blue)\s+(?:again\s+)?(?:by|in|from|for|at)\s+"
    r"(?:the\s+|about\s+|around\s+)*$",
    re.I,
)
"""'On course for green by June' is no day of finishing."""
NOW = re.compile(
    r"(?:today|tonight|this (?:morning|afternoon|evening|week|month|quarter|year)|yesterday|last night|end of play)$"
)
LONG_GONE = re.compile(
    r"^(?:the\s+)?(?:last|previous|yesterday)\b(?!\s+(?:day|working|week (?:of|in)|\w+day (?:of|in)))|\bago$"
)
PERIOD = re.compile(
    r"\b(?:in|for|w/e|week ending|week to|month|at the end of|at end of|during|of|to)\s+$"
    r"|^\W*$",
    re.I,
)
READING = Gated(r"\d\s?%|per ?cent|\bfigures?\b|\brate\b|\bagainst\b|\btarget\b|\baverage\b", re.I)
NOUN_AFTER = re.compile(
    r"\s*(?:'s)?\s+(?:returns?|figures?|numbers|report|data|meetings?|board|panel|papers|update|round|intake"
    r"|newsletter"
    r"|actions?|cohort|half|edition|issue|slot|session|workshop|clinic|agenda)\b",
    re.I,
)
A_BODY = re.compile(
    r"\b(?:board|panel|cabinet|scrutiny|committee|meeting|forum|council|inspection|visit"
    r"|conference)\b"
)
WAITED_FOR = re.compile(
    r"\b(?:minutes|papers|evidence|waiting|awaiting|pending|needs?|minuted|agenda|approved|agreed|signed off"
    r"|presented"
    r"|reported|recorded|noted|with|to|from"
    r"|of|by|in)\b(?!.*\b(?:finish\w*|done|complete[ds]?|ready)\b)",
    re.I,
)
OF_A_PAPER = Gated(
    r"\b(?:figures?|data|e-?mail|update|minutes|letter|note|message|numbers)\s+(?:of|from|to|for"
    r"|dated)\s+(?:the\s+)?$"
    r"|\b(?:will report|report (?:back|again)|next report|more|review|update you|back to you|check in|catch up|speak"
    r"|talk)\s+(?:on|by)?\s*$",
    re.I,
)
DONE_BY = re.compile(
    r"\b(?:done|completed?|finish(?:ed)?|ready|sorted|closed)\s+(?:by|for|before)\s+(?:the\s+)?$", re.I
)
WHOLE_MONTH = ("month", "quarter", "year")
FINISH_BEFORE = re.compile(
    r"\b(?:by|until|till|now|expect\w*|extend\w*|finish\w*|complet\w*|slip\w*|forecast\w*|moved?|revised|done|think"
    r"|reckon|likely|probably|realistic\w*|looking at|looks? like|have|ready|aim\w* for|due)\s+"
    r"(?:to\s+|by\s+|on\s+|the\s+|for\s+|it's\s+|it\s+|will\s+|be\s+|until\s+)*$",
    re.I,
)
SINCE_DATE = re.compile(
    r"\b(?:target|due|deadline|was due|forecast|until|ahead of|before|review)\s+(?:of\s+|on\s+"
    r"|by\s+|date\s+|was\s+|the\s+)*$",
    re.I,
)
FILLER = re.compile(
    rf"{REFERENCE}|\b(?:is|it|its|it's|the|on|at|for|a|an|of|to|in|about|around|end|best|now|still"
    r"|more|like|please|pls|thanks|sorry|this|that|one|probably|date|be|will|ok|fine|good|action"
    r"|and|we|i|i'm|we're|red|amber|green|blue|new|early|late|again|say|says|think|realistic\w*"
    r"|as|up|so|just|only|completion|finish|update|some\s?time|after|maybe|perhaps|next|year|following|not|but|has"
    r"|become"
    r"|holidays?|all being well|god willing|fingers crossed|hopefully|touch wood|with (?:any|a bit of) luck)\b",
    re.I,
)
COLOUR_OR_STATE = re.compile(
    r"\b(?:in progress|on track|on target|not started|moving again|slipping|behind|half way|\d+\s?%)", re.I
)
