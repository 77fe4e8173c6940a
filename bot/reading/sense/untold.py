"""Clauses that stand beside an action and tell nothing of how it stands: duties, wants, queries, targets, times gone.

They are taken out of a sentence, and the references in them are kept: what else is said of the action still counts.
'We want A3 green by May but it is red' says that A3 is red.
"""

from __future__ import annotations

import re

from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE

_BODY = r"[^.,;:!?\n]{0,90}?"
_END = (
    r"(?=[.,;:!?\n]|\s[-–—]|\s(?:but|though|although|however|yet|so|because|cos|now|and (?:it|it's"
    r"|its|we|now|this))\b"
    r"|\s*$)"
)
_COLOUR = r"(?:red|amber|green|blue)"
_FINISHED = rf"(?:done|finished|completed?|closed|ready|in place|signed off|over the line|sorted|delivered|{_COLOUR})"
_THEN = r"(?:by|before|for|in time|when|ahead of|prior to|this side of)"
_SET_DOWN = r"(?:mark|show|record|put|log|list|report|rate|rag|set|class|code|note|treat|chang|mov|turn|updat|amend)\w*"
_DUTY = Gated(
    r"\b(?:must|has to|have to|had to|(?:'s|has|have) got to|gotta|needs? to|needs|had better|better)"
    rf"(?: (?!{_SET_DOWN}\b)[\w\ue010]+){{0,3}}? {_FINISHED} {_THEN}\b{_BODY}{_END}",
    re.I,
)
"""'A10 has to be finished before the visit' is what somebody asks of it."""
_WANT = Gated(
    r"\b(?:i|we)(?:'d| would| really| all| do| still| just)* (?:want|need|like|love)(?:ed)? (?:to (?:see|have|get) )?"
    rf"(?:\ue010|it|this|that|these)(?: (?!{_SET_DOWN}\b)\w+){{0,3}}? {_FINISHED} {_THEN}\b{_BODY}{_END}"
    r"|\b(?-i:[A-Z]\w+|he|she|they|(?:the )?(?:chair|board|members?|director|everyone|minister|cabinet|scrutiny"
    r"|inspectors?|ofsted))(?: (?:really|all|still|just|also|now|would|will))* (?:wants?|wanted|needs|likes?|love)"
    rf" (?:to (?:see|have|get) )?\ue010(?: (?!{_SET_DOWN}\b)\w+){{0,3}}? {_FINISHED}\b{_BODY}{_END}"
    r"|\b(?:aim|goal|ambition|hope|intention|idea|dream|plan|target)(?:'s| is| was|:) (?:still )?(?:to (?:get|have"
    r"|see|make|turn) |for )?"
    rf"(?:it |this |\ue010 )?(?:to )?(?:be |go |turn )?(?:back to )?(?:all )?{_COLOUR}\b{_BODY}{_END}",
    re.I,
)
"""'Cllr Hughes wants A21 green', 'the aim is A21 green by summer'."""
_QUERY = Gated(
    r"\b(?:(?:wants?|wanted|like|need|needs|keen|trying|tried|curious) to (?:know|understand|see|find out|ask|check)"
    r"|asks?|asked|asking|wonders?|wondered|wondering|enquired|queried|queries|querying|no idea|(?:not|un) ?sure"
    r"|(?:do not|don't|doesn't|didn't|dunno|dont) know|dunno|(?:can't|cannot|cant|couldn't) (?:remember|recall"
    r"|tell|see|work out)|forget|forgot|forgotten|not clear(?: to (?:me|us))?|unclear"
    r"|(?:check|find out|confirm|establish|decide|agree|debat\w+|argu\w+|discuss\w*)(?: (?:about|on|over))?)"
    r"(?: (?:me|us|you|him|her|again|yet|about)){0,2} (?:why|whether|if|how come)\b"
    r"(?=[^.,;:!?\n]{0,60}(?:\ue010|\b(?:it|this|that)(?:'s| is| was| has| can| will| should)))"
    rf"{_BODY}{_END}",
    re.I,
)
"""'The chair wants to know why A13 is red'."""
_TARGET = Gated(
    r"\b(?:target|goal|standard|threshold|benchmark|expectation|ambition|national (?:average|figure)|target figure"
    r"|statutory (?:limit|timescale))(?: (?:for|on|in|of|with) (?:\ue010|this|that|it|these|them))?(?:'s| is| was| ="
    r"| of|:| remains| stays)(?: (?:still|now|to be|to reach|to get to|at least|over|under|above|below))*"
    r" \d{1,3}(?:\.\d+)? ?(?:%|per ?cent\b|weeks?\b|days?\b|(?=\s*$))"
    r"|\b(?:regional|national|england|statistical neighbours?|neighbours|benchmark|baseline|peer"
    r"|region)(?: (?:average|mean"
    r"|figure|rate|avg|is|was|at|of|on|for|\ue010))*:? \d{1,3}(?:\.\d+)? ?(?:%|per ?cent\b)"
    r"|\b(?:started (?:at|from|on)|we said|needs another|(?:should|will|due to|expected to|forecast(?: to)?"
    r"|projected(?: to)?"
    r"|aiming (?:for|to))(?: (?:hit|reach|be(?: at)?|get to|make|at))?)"
    rf" [1-9]?\d(?:\.\d+)? ?(?:%|per ?cent\b)(?! (?:done|complete|finished|there)){_BODY}{_END}"
    r"|\b[1-9]?\d(?:\.\d+)? ?% (?:short|off target|adrift|shy)\b",
    re.I,
)
"""'Our target for A12 is 85%' is no reading of it."""
_LONG_PAST = (
    r"(?:at one (?:point|time|stage)|at (?:the|that) (?:time|point|stage)|back then|in those days|once upon a time"
    r"|last (?:year|autumn|spring|summer|winter)|(?:a|an|two|three|four|five|six|\d+|a couple of|a few) (?:years?"
    r"|months?)"
    r" (?:ago|back)|before (?:christmas|xmas|easter|the (?:restructure|reorg\w*|inspection|summer"
    r"|pandemic|elections?))"
    r"|when (?:i|we|she|he|they|you|(?-i:[A-Z]\w+)) (?:started|joined|took (?:it )?over|arrived|came|left|inherited"
    r"|last \w+|first \w+)|(?:all|most of) last (?:year|autumn|spring|summer|winter))"
)
_GONE = Gated(
    r"\b(?:(?:was|were|wasn't|had been|looked|seemed)(?: (?:only|still|always|all|really|very|quite|about|at|in|a"
    r"|the))*"
    rf" (?:nearly|almost|half|\d{{1,3}} ?%|on|off|behind|slipping|at risk|risk|blocked|stuck|stalled|paused|delayed"
    rf"|late|ahead"
    rf"|progress|going|meant|supposed|due|{_COLOUR}|not|mess|struggling|fine|ok|okay|good)\b|had (?:slipped|stalled"
    rf"|gone"
    r"|been)\b|used to be\b)"
    rf"{_BODY}\b{_LONG_PAST}\b{_BODY}{_END}",
    re.I,
)
"""'It was nearly complete when I started' tells nothing of now."""
_KEY = Gated(
    rf"\b{_COLOUR} ?(?:=|means|is (?:when|where|only|for)\b|requires|needs) ?(?!\W*\ue010){_BODY}{_END}"
    rf"|\b(?:turns?|goes|becomes|is only|only)(?: to)? (?:green|blue|complete|amber|red) (?:when|once"
    rf"|if|as soon as)\b"
    rf"{_BODY}{_END}"
    rf"|\b(?:turns?|goes|becomes) (?:green|blue|complete) (?:after|at|upon|following"
    rf"|on) (?!(?:the )?\d){_BODY}{_END}",
    re.I,
)
"""'A14 turns blue after panel', 'green = 6 sessions'."""
_BY_THEN = Gated(
    r"(?<=\ue010)\W{0,3}(?:back |all |to )*(?:red|amber|green) (?:again )?by (?=(?:the )?(?:\d|end|start|mid|early"
    r"|late|next|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|easter|christmas|xmas|spring|summer|autumn|winter"
    r"|q[1-4]"
    rf"|year|then|mon|tue|wed|thu|fri)){_BODY}{_END}",
    re.I,
)
"""'A21 green by June' is neither a rating nor a day of finishing."""
_RUMOUR = Gated(
    r"(?:\b(?:rumou?rs?|gossip|word|talk)(?: (?:on the street|in the (?:office|corridor|canteen)|going round"
    r"|round here))?"
    r" (?:is|has it|was|says|that)\b|\b(?:people|folks?|some|everyone|everybody|they|lots of people|a few people"
    r"|others)"
    r"(?: (?:are|were|have been|keep|all|do))* (?:say|saying|says|said|reckon|reckoning|claiming|think|thinking"
    r"|muttering|whispering) (?:that )?(?=\ue010)"
    r"|^\W*(?:i(?:'ve| have|'d)? )?(?:just |only |also )?(?:heard|overheard)(?: (?:a )?(?:that|rumou?rs?|something"
    r"|on the"
    r" grapevine|in the (?:corridor|canteen|kitchen)))*,? (?=\ue010)|\bgrapevine\b"
    r"|\b(?:haven't|have not|not|nothing|never|havent)(?: yet)? heard(?: anything| back| yet"
    r"| much)* (?:about|on|re|of"
    rf"|regarding) (?=\ue010)){_BODY}{_END}",
    re.I,
)
"""What nobody in particular says: a report has somebody who makes it."""
_PROPOSED = Gated(
    rf"\blet'?s (?:get|finish|do|crack|close|wrap|try|aim|see|hope|talk|discuss|meet|chat|catch"
    rf"|finally)\b{_BODY}{_END}"
    rf"|^\W*(?:so |and |or )?(?:shall|should) (?:i|we) (?!(?:slip|need|fail|miss|lose)\b){_BODY}{_END}"
    r"|\b(?:might|may|could|not|won't|wouldn't|never|considering|thinking (?:of|about)|tempted to|don't|do not"
    r"|no need to)"
    r" (?:be |have to |need to |want to )?(?:ask(?:ing)?|request(?:ing)?|need(?:ing)?|seek(?:ing)?|appl(?:y|ying)"
    r"|want(?:ing)?)(?: for)?\b(?=[^.,;:!?\n]{0,40}\b(?:exten\w+|more time|longer|clos\w+|reassign\w*|suspend\w*)\b)"
    rf"{_BODY}{_END}"
    rf"|\b(?:worst|best)[ -]case(?: scenario)?,?(?: is| would be"
    rf"| being)? (?:that )?\ue010{_BODY}\b{_COLOUR}\b{_BODY}{_END}"
    rf"|^\W*(?:fancy|imagine|picture) \ue010{_BODY}{_END}|\b(?:get|getting) \ue010 (?:back )?to {_COLOUR}\b"
    rf"|\b(?:absolutely|simply|really|just) (?:must|has to|have to|needs? to) be {_COLOUR}\b{_BODY}{_END}"
    rf"|\b(?:mustn't|must not|must never) (?:be|go|turn|stay) {_COLOUR}\b{_BODY}{_END}"
    rf"|(?<=\ue010) {_FINISHED} or (?:heads|else)\b{_BODY}{_END}"
    r"|(?:\b(?:about to|going to|gonna|planning to|intend to)|(?:^|\b(?:it|bot|planbot) )will)(?: \w+)? (?:turn"
    r"|mark|set"
    rf"|change|switch) \ue010{_BODY}{_END}|\bor (?:else )?\ue010 (?:goes|turns|is going|will (?:go"
    rf"|be))\b{_BODY}{_END}"
    rf"|\byou(?:'ve| have)(?: only)? got (?:till?|until)\b{_BODY}(?=\sor\b|[.,;:!?\n]|\s*$)"
    rf"|\b(?:take it|assum(?:e|ing|ed)|presum(?:e|ing|ed)|i trust|we trust|bet|fiver says|quid says)(?: that"
    rf"| you)? \ue010{_BODY}{_END}",
    re.I,
)
"""What is thought of and not asked: 'let's get A6 done', 'might ask for an extension on A3'."""
_TRACKED = Gated(
    rf"(?<=\ue010)(?: \w+){{0,2}}? (?:keeps?|shows?|showing|appears?|comes? up)\b{_BODY}\b(?:on"
    rf"|in) (?:the|my|your|our)"
    r" (?:tracker|system|dashboard|spreadsheet|app|list|sheet|board)\b"
    r"|\b(?:has|have|'s) (?:disappeared|vanished|dropped|gone(?: missing)?) (?:from|off) (?:my|the"
    r"|our) (?:list|tracker"
    r"|dashboard|sheet|spreadsheet|plan|screen|view)\b"
    r"|\b(?:some(?:one|body)|anyone|who|they|planbot|the bot)(?:'s| has| have)? (?:changed|moved|set"
    r"|marked|put|turned"
    rf"|switched|made) \ue010{_BODY}{_END}"
    rf"|\b(?:i|we|he|she|they) (?:didn't|did not|haven't|have not|never) (?:mark|chang|mov|set|turn|switch"
    rf"|put)\w* \ue010"
    rf"{_BODY}{_END}"
    rf"|\b(?:disappointed|surprised|amazed|shocked)(?: to (?:see|hear|learn))?(?: that)? \ue010{_BODY}{_END}"
    r"|(?<=\ue010) (?:was )?(?:moved to (?:my|our|his|her|the) \w+ of the plan|replaced (?:the "
    r"|an )?(?:old )?(?:\w+ )?"
    rf"(?:action|plan))\b{_BODY}{_END}"
    rf"|\b(?:was|were) promised\b{_BODY}{_END}"
    rf"|(?<=\ue010) (?:(?:is|will be) )?(?:over )?(?:to you |with you |in )?(?:by"
    rf"|on) [\w ]{{3,20}},? (?:i )?promise\b",
    re.I,
)
"""What was done to an entry, and what was promised: 'someone changed A4 to green'."""
_UNTOLD = (_PROPOSED, _TRACKED, _RUMOUR, _DUTY, _WANT, _QUERY, _TARGET, _GONE, _KEY, _BY_THEN)


def without_untold(text: str) -> str:
    """A sentence (references masked) without the clauses that tell nothing; their references stay in place."""
    for pattern in _UNTOLD:
        text = pattern.sub(_references, text)
    return text


def _references(match: re.Match[str]) -> str:
    return f" {' '.join([REFERENCE] * match.group().count(REFERENCE))} "
