"""Everyday talk in an action's thread: journeys, meals, rooms, leave, weather, the office and its machines."""

from __future__ import annotations

import re
from functools import cache

from bot.reading.gates import Gated
from bot.reading.naming.stems import stem
from bot.reading.naming.work_words import is_of_the_work
from bot.reading.vocabulary.built_in import words_of

_SUITS = Gated(
    r"\b(?:is|works|suits?|would be|'s|sounds|looks)\s+(?:fine|good|ok|okay|great|best|better|me|perfect)"
    r"(?:\s+(?:for|with|by)\s+(?:me|us))?\s*[.!]?$|\bat \d{1,2}(?:[.:]\d\d)?(?: ?[ap]m)? suits\b|\bsuits (?:me|us)\b"
    r"|\bfor (?:the day|today|tonight)\b|\bday off\b|\b(?:can|can't|cannot|could|couldn't) (?:do"
    r"|make) (?:it (?:on )?)?"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun|tomorrow|today|next|the \d|\d)\w*",
    re.I,
)
_OF_OURSELVES = Gated(
    r"\b(?:don't|do not|never) get me started\b|\b(?:he|she|they|(?-i:[A-Z][a-z]+))(?:'s| is| are|'re) (?:out|away"
    r"|back|in|around|not in|working from "
    r"home)(?= until| till| til| on| from| all| for|\W*$)"
    r"|\b(?:done|finished) for (?:the |this )?(?:day|week|weekend|night|year|term|holidays?)\b|\b(?:that(?:'s| "
    r"is)|i'm|i am) me (?:done|finished|off)|\b(?:see|speak to|catch) you (?:all |there|on|at|in"
    r"|later|soon"
    r"|next|tomorrow|monday|tuesday|wednesday|thursday|friday)|\bback (?:on(?! (?:track|course"
    r"|schedule|target|plan|hold|it|this|to)\b)|next|in the office|at my desk)\b"
    r"|\b(?:i'm|i am|am)"
    r" (?:off|away|out|on leave|in (?:meetings|court|training))\b"
    r"|\b(?:i'm|i am|im|he's|she's|he|she|been|was|is|(?-i:(?!The|Our|My)[A-Z][a-z]+)(?:'s| is)?"
    r"|(?:my|the) (?:son|daughter|little one|wife|husband|partner|mum|dad|kids?|baby)(?:'s| is| are)?)"
    r" (?:still |now |also )*off sick\b|^\W*off sick\b|\boff (?:now until|to (?:the|a"
    r"|my))\b|\bdone my\b"
    r"|\bstart w/o\b|\bnearly there,(?! \d{1,3} ?%)(?! (?:just |only |but )*(?:an?|the|one|two|three"
    r"|four|five|six|\d+"
    r"|few|last)(?: \w+){1,4} (?:left|to \w+)\b(?! (?:in|on|at|for) (?:the )?(?:car|bus|train|m\d|lift)))"
    r"|\bcloser to home\b"
    r"|\bwhat a (?:week|day|month|year)\b|\bgoing for an?\b|\b(?:home time|night all|lights off|heading home"
    r"|home now|locking up|on my way|wine|childcare|one to one|1:1|nose|drains?)\b"
    r"|\bwhat an? (?!percentage|colour|rating|date)\w+\W*$|\b(?:about|with) the (?:date|venue|time|room)\b"
    r"|\b(?:we|offices?|buildings?|schools?|centre|reception) (?:is|are|was|were) closed\b"
    r"|\bstuck (?:in|for|on(?! (?:consent|approval|sign|funding|procurement|legal|data|staffing"
    r"|recruitment|planning|wording)\b)"
    r"|behind)\b"
    r"|\bblocked (?:his|her|their|my|the|in|out)\b|\b(?:open|close|shut) the (?:door|window)s?\b"
    r"|\bmy (?:phone|laptop|pc|computer|monitor|screen|mouse|keyboard|car|bike|bus|train|house|flat"
    r"|kitchen|knee|eyes?"
    r"|arm|leg|throat|tooth|brain|thumbs?|desk|chair|lunch|coffee|tea|mum|dad|wife|husband|son|daughter|neighbour)\b"
    r"|\bi(?:'m| am) stuck (?:at|in)\b(?! (?:legal|procurement|finance|hr|the (?:same|legal|procurement|approval)))"
    r"|(?-i:\bAmber) (?:in|from|at) \w+ (?:says|said|asked|wants|sends|rang|called|told)\b|\binviting you\b"
    r"|(?-i:\bAmber from) (?:the )?(?!last|now|this|then)[a-z]+ (?:has|is|was|will|says|said|rang|left|wants)\b"
    r"|\b(?:phone|laptop|ipad|battery|tablet|mobile)(?:'s| is)? (?:on|at|down to) (?:\d{1,3}|[a-z]+(?:[ -][a-z]+)?)"
    r" ?(?:%|per ?cent)"
    r"|\b(?:\d+|two|three|four|five|six|half|some|most|all|none) of us (?:are |r |will be )?(?:in|out|off|away)\b"
    r"|\broot canal\b"
    r"|\b(?:(?:leaving|clocking off|logging off|off|away) early"
    r"|finishing early (?:today|tonight|this afternoon|on |mon|tue|wed|thu|fri))|\b(?:nursery"
    r"|school) (?:run|pick ?up|drop)\b"
    r"|\b1[-: ]?(?:to|2|-)[-: ]?1 (?:moved|cancelled|is|at|on|now)\b|\b(?:1-1|1:1|121) (?:moved|cancelled|is|at|on"
    r"|now)\b"
    r"|\b(?:can't|cannot|cant) do (?:teams|zoom|a call|calls|video|lunch)\b"
    r"|\b(?:when|once|just|got|i'm|im|finally) parked\b(?! (?:it|this|that))"
    r"|\b(?:passed|failed) my\b|\bmy (?:1[:-]1|121|one to one)s?\b|\b(?:was|were|looks?|looked) so (?:green|blue)\b"
    r"|\btyping (?:this|on|from|with)\b|\bdial in\b|\bjoin (?:us|the|here|at)\b"
    r"|\bon (?:holiday|annual leave|a course)\b|^\W*(?:my |annual |the )*leave (?:is |was |now "
    r"|all )*(?:signed off|approved|booked|agreed)\b"
    r"|\bstart without\b|\bfor an? hour\b"
    r"|\bbe there\b(?! by)|\bgive me \w+ minutes\b|\bthere then\b|\bunder the sun\b|\b\d+ minutes late\b"
    r"|\bmy (?:end of year )?appraisal\b|\bon hold (?:to|with|for) \w+\b[^.;]*\b(?:mins?|minutes?|hours?|hrs?)\b"
    r"|\b(?:can't|cannot|can not|couldn't|could not|unable to) (?:talk|dial|agree|open|speak|type|reply|log|stop|hear"
    r"|get (?:in|on)"
    r" ?to (?:slack|teams|zoom|here|this|the (?:call|meeting|link|building|channel|office))|see (?:it|that"
    r"|the (?:link|file|attachment)|your|my|you))\b"
    r"|\b(?:the|your|that|this|my) (?:link|attachment|file|message|button|app|bot|camera|mic|microphone|invite"
    r"|e-?mail|form)"
    r" (?:still |just |really )?(?:isn't|doesn't|does not|is not|won't|didn't|keeps|bounced|not)\b"
    r"|\bwaiting (?:for|on) (?:you|your|me|my)\b|\bhours in (?:the|a) day\b|\b(?:nobody"
    r"|no one) (?:reads?|told me|asked"
    r"|rang|answers|likes|cares|panic)\b|\b(?:no|not had|haven't had) (?:a |the |any )?(?:chance"
    r"|time|minute|moment) to"
    r" (?:look|do|read|reply|check|see|get|open|update)\b|\b[abm]\d{1,4}\b[^.;\n]{0,20}\b(?:solid|shut|closed|jammed"
    r"|blocked|crawling|flooded|standstill) (?:at|near|by|past|both|between)\b|\b(?:with|of) envy\b"
    r"|\bnot your colour\b|\bas per my\b|\blet's say \w+ at \d|^\W*(?:sorry,? )?(?:(?:give me|just|another|back in"
    r"|with you in) )?(?:\d+|five|ten|fifteen|twenty|two|a few|couple of)"
    r" min(?:ute)?s?\b(?! (?:of|from|to read|per|a day|each))|^\W*(?:out|off|away) (?:til+|until|all|from)\b"
    r"|\b(?:nobody|no one) tells me\b|\bhalf the (?:office|floor)\b|\bleft the (?:building|office)\b"
    r"|\blost my (?:notes|pass|phone|keys"
    r"|voice|charger|lanyard|glasses|way)\b|\b(?:snowed under|swamped|rammed|manic) (?:today|here|this (?:morning"
    r"|afternoon))\b"
    r"|\bdelayed? (?:reply|response|repl\w+)|\b(?:delay|late|slow|behind) (?:with|in|on|at|getting) (?:(?:my|the"
    r"|all|your) )*"
    r"(?:e-?mails?|everything|inbox|admin|repl\w+|messages|getting back|correspondence|paperwork|life|things)\b"
    r"|\b(?:off|popping|nipping) home\b|\bin hospital\b|\bmissed your\b|\bstick a fork\b|\b(?:i'm|im"
    r"|i am) (?:all )?done in\b|\b(?:i'm|im|i am) double[- ]booked\b|\blet me in\b|\bmy rings\b"
    r"|\b(?:i'll|ill|will) type\b"
    r"|\bof us (?:are |is |all )?\w+ing\b|\boh to be\b|\b(?:i'm|im) done w(?:ith)? (?:men|women"
    r"|people|dating|today|it all)\b|\bon hold to\b"
    r"|\brunning (?:\d+|\w+) min(?:ute)?s? (?:late|behind)\b|\bmake it \d+ (?:min|hour)|\bi (?:like"
    r"|prefer|love) the (?:\w+ )?(?:red"
    r"|amber|green|blue|orange|yellow)\b|\bsame (?:teams |zoom )?(?:link|room|place|time|seats?)\b"
    r"|\b(?:red|amber|green|blue) as an? \w+|\bmakes (?:two|three|four|all) of us\b|\bext\.? ?\d{3,}\b"
    r"|\bmy (?:\w+ )?(?:degree|dissertation|masters|exams?|essay|conservatory|builders?|feet|head|nails|hair|knees"
    r"|back|stomach|tummy|shoulder|steps|sons?|daughters?|nephews?|nieces?|grandkids?|fella|missus|flight|ward)\b"
    r"|\b(?:minutes?|mins?|hours?) on hold\b|\bkick-? ?off(?:'s| is) at \d|^\W*agreed[,.!]? (?:it's"
    r"|it is|that's|i|you|he|she|they)\b|\bsigned for (?:your|my|the"
    r"|a) (?:parcel|package|delivery)"
    r"|\bbooked us\b|\btable for\b|\btrain(?:'s| is| was| got) (?:cancelled|late|delayed)\b|\bto platform \d"
    r"|,\s*(?:i'm )?on leave\W*$|\bfinished me\b|\btoo busy to\b",
    re.I,
)
_LATE = Gated(
    r"\b(?:running|be|been) (?P<by>(?:\w+ (?:minutes?|mins?)|\d+|a bit|a little|ten"
    r"|five) )?late\b(?! (?:with|on|by))",
    re.I,
)
_BECAUSE_OF_WORK = Gated(
    r"\s*(?:[,;:–—-]|\b(?:because|as|cos|since)\b)(?![^.;]*\b(?:traffic|trains?|bus(?:es)?|car"
    r"|parking|meetings?|calls?|lift"
    r"|hearing|court|appointment|run|overr[au]n\w*|over-?running)\b)"
    r"[^.;]*\b(?:not|no|\w+n't|slow|still|short|waiting|late|lost|pulled|held|chasing|without|nobody|none)\b",
    re.I,
)
"""'Going to be late, schools very slow sending returns' is said of an action, and 'late, trains' of its writer."""
_EVERYDAY = Gated(
    r"\b(?:roads?|street|lane|motorway|bridge|toilets?|loos?|canteen|car ?park|gym|pub|kitchen)(?:'s"
    r"| is| are) (?:all )?"
    r"(?:closed|shut|blocked|flooded|out of order)\b|\b(?:5|10)k (?:done|run|in \d+)\b|\bpb\b"
    r"|\bgcses?\b|\bsat nav\b|\bred (?:brick|route)\b"
    r"|\b(?:laptops?|phones?|tablets?|pc|computer|download|upload|battery)\b[^.;]{0,30}\b\d{1,3} ?%"
    r"|\bline is bad\b|\bbad line\b"
    r"|\bbanking app\b|\bwindows (?:has|is|keeps|wants|did|update)\b|\bfire (?:officer|exit"
    r"|door)s?\b|\bbuilders (?:turned|came"
    r"|arrived|started)\b|\btrains? (?:(?:to|from) \w+ )?(?:is|are|was|were|keeps?|got) (?:cancelled"
    r"|late|delayed|packed|stuck"
    r"|rammed|terminated)\b"
    r"|\b(?-i:M)\d{1,2}\b|\bthe m\d{1,2}\b"
    r"|\b(?:christmas|xmas|retirement|birthday|hen|stag|easter) (?:do|party|meal|night|jumper|card)s?\b"
    r"|\b(?:software|windows|app|apps|phone|system|antivirus|os|laptop|firmware)?\s?(?:updates?"
    r"|upgrade|patch) (?:is )?"
    r"(?:installing|downloading|loading|pending|failed)"
    r"|\bthe \d{1,2}[.:]\d\d (?:to|from|train|bus|service|into|out of)\b|\b(?:washing machine|tumble dryer"
    r"|the lift|salary sacrifice|annual leave|booster)\b|\bmandatory (?:\w+ )?(?:training|module"
    r"|course)"
    r"|\b(?:evening|night|dance|spin|yoga|exercise|cookery|driving|swimming|piano|pottery) (?:class"
    r"|lesson)(?:es|s)?\b"
    r"|\b(?-i:[A-Z]\w+ v [A-Z]\w+)|\bshade of\b|\b(?:(?:asking|asks|prompting)(?: me"
    r"| us)? to re(?:boot|start)|(?:wants?|needs?) a re(?:boot|start))\b"
    r"|\b(?:(?:un)?freeze|(?:un)?hide|merge|sort|filter) (?:the |by )?(?:top )?(?:rows?|columns?|cells?|panes?)\b"
    r"|\b(?:ascending|descending)\b"
    r"|\b(?:pocket|bum|thumb)[ -](?:typ|dial|text)\w+|\bfire (?:alarm"
    r"|drill)|\bfootball|\bsemi.final|\bmandatory training\b|\b(?:cllr|councillor) \w+ (?:is|was)\b",
    re.I,
)
_BROKEN = Gated(
    r"\b(?:servers?|systems?|network|internet|vpn|outlook|teams|zoom|excel|word|laptops?|computers?|wifi|email"
    r"|keyboard|screen|mic|microphone|headset|camera|phones?|pass|badge|fob|door|printers?|scanner"
    r"|photocopier|heating)"
    r"(?: (?:will be|going|is|are|has|have|keeps?|just|all|both)|'s)* (?:dropping|freezing|cutting out|kicking me"
    r"|flat|down|not working|frozen|froze|crash\w*|dead|died|broken"
    r"|broke|playing up|gone)\b",
    re.I,
)
_ARRANGED = Gated(
    r"\b(?:meeting|room|slot|board|call|session|demo|demonstration|briefing|huddle|webinar|1:1|one to one"
    r"|catch ?up|interview slot|training day|teams link"
    r"|hall|venue)s?\b"
    r"(?:[^.;]|\.\d){0,30}\b(?:booked|moved|slipped|cancelled|changed|put back|pushed|postponed|rearranged"
    r"|is (?:now )?(?:at|on|in)"
    r"|starts?|finishes|finished|over)\b|\b(?:go to|use|try|now in|meet in) (?:the )?(?:meeting )?room\b"
    r"|\bbook(?:ed|ing) (?:the |a )?(?:room|slot|venue|hall|table|desk)",
    re.I,
)
_RATED_FIRST = re.compile(
    r"\W*(?:(?:still|now|it's|it is|its|sorry|afraid|i'm afraid|sadly|we're|remains|at|gone|going|back to)\s+)*"
    r"(?:red|amber|green)(?:\s+(?:i'm afraid|sadly|again|still|now|sorry|from me|here|unfortunately))*"
    r"\s*(?:[,;:–—-]|\b(?:because|as|since|cos)\b)\s",
    re.I,
)
"""'Amber - headsets haven't turned up': after a rating, a thing may be its cause."""
_A_NAME = 4
"""So few words before a colon name what is spoken of: 'loft conversion: 80% done'."""
_WORD, _LADEN = re.compile(r"[a-z][a-z-]+[a-z]"), re.compile(r"\bsnowed under\b")


@cache
def _things() -> frozenset[str]:
    """The words of everyday things, one and several."""
    words = [word for topic in words_of("everyday").values() for word in topic.split()]
    return frozenset(each for word in words for each in (word, f"{word}s", f"{word}es"))


_SAID_LAST = re.compile(
    r"(?:,\s+|\s+but\s+|\s[-–—]\s+|\bso\s+)(?P<said>(?:(?:anyway|so|and|but|now)\s+)*(?:(?:it's"
    r"|it is|this is|this one's|mine's"
    r"|mine is|we're|the action is|still)\s+(?:(?:still|now|all|at|about|a)\s+)*(?:red|amber|green"
    r"|\d{1,3} ?%(?: done| complete)?)"
    r"|\d{1,3} ?% (?:done|complete))(?:\s(?:still|now|again|overall|this month))?\W*)$",
    re.I,
)
"""'Running late sorry, it's green': after talk, a clause of its own that says how the action stands."""


def without_small_talk(sentence: str, about: frozenset[str]) -> str:
    """A sentence without its everyday talk: all of it, or its parts beside a colon."""
    if not is_small_talk(sentence, about):
        return sentence
    last = _SAID_LAST.search(sentence)
    if last and not is_small_talk(last["said"], about):
        return last["said"]
    lead, colon, _ = sentence.partition(": ")
    if colon and len(lead.split()) <= _A_NAME and is_small_talk(lead, about):
        return ""
    return ", ".join(part for part in re.split(r"[:;]\s", sentence) if not is_small_talk(part, about))


def _is_late(text: str) -> bool:
    """Whether somebody is late, and not their work for a reason that is of the work."""
    late = _LATE.search(text)
    if late is None:
        return False
    of_work = not late["by"] and _BECAUSE_OF_WORK.match(text[late.end() :])
    return not (of_work and is_of_the_work(text[late.end() :]))


def is_small_talk(text: str, about: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence that names no action is everyday talk; `about` are stems of the action's own title."""
    if _SUITS.search(text) or _OF_OURSELVES.search(text) or _is_late(text):
        return True
    if not _RATED_FIRST.match(text) and any(
        word in _things() and stem(word) not in about for word in _WORD.findall(_LADEN.sub(" ", text.casefold()))
    ):
        return True
    for found in (_EVERYDAY, _ARRANGED, _BROKEN):
        match = found.search(text)
        if match and stem(re.split(r"\W", match.group().casefold())[0]) not in about:
            return True
    return False
