"""What is said beside an action's name and not of the action: whose plan it is in, which meeting about it moves, how it
read, when a paper on it is handed in, whose turn it is.

References are masked. Each pattern is kept narrow: 'A7 went to committee' and 'A10 by Friday' are updates.
"""

from __future__ import annotations

import re

from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE

_BODY = (
    r"(?:trusts?|hospitals?|icbs?|ics|nhs|ccgs?|police|fire service|schools?|colleges?|academ(?:y|ies)|providers?"
    r"|partners?|contractors?|charit(?:y|ies)|cafcass|camhs|districts?|boroughs?|count(?:y|ies)|neighbours?|diocese"
    r"|councils?|governors|unions?|landlords?|associations?|regulators?|partnership)"
)
_PLAN_OF = r"(?:(?:own|old|other|action|improvement|recovery|quality|delivery|ofsted|cqc|business|service) ){0,3}"
OF_THEIRS = Gated(
    rf"\b{_BODY}(?:'s|s')? {_PLAN_OF}(?:plans?|trackers?|logs?|dashboards?|registers?|scorecards?)"
    rf" (?:has|have|had|shows?|says?|lists?|got|puts?|marks?|rates?|reports?)\b(?=[^.;]{{0,20}}\ue010)"
    rf"|\ue010[^.;]{{0,40}} (?:on|in) (?:theirs|(?:the |their |that )?{_BODY}(?:'s"
    rf"|s')? {_PLAN_OF}(?:plan|tracker|log))\b"
    rf"|\b{_BODY} (?:have|has|had|got|put|puts) (?:got )?(?:their|its) (?:own )?[A-Za-z]?\d"
    r"|\b(?-i:NHS|ICB|CCG|CAMHS|Trust|Police)(?: (?-i:[A-Z]\w+))? (?:improvement )?plan[:,]? \ue010"
    rf"|\b(?:their|the {_BODY}'?s?'?) (?:own )?(?:version of )?\ue010\b"
    r"|\b(?:theirs|his|hers|somebody else's|someone else's),? (?:is |that is |that's )?not (?:ours|mine|us)\b"
    r"|^\W*(?:over|up|down|across|out) (?:in|at) (?-i:[A-Z][a-z]+),? \ue010"
    r"|\b(?:regional|national|corporate|county-?wide|sub-regional|partnership|sufficiency"
    r"|city-?wide) (?:plan|tracker|log)"
    r" (?:has|have|had|shows?|says?|lists?|got|puts?|marks?|rates?)\b"
    r"|^\W*(?:(?:last|previous) (?:month|quarter|time|board|year)|this time last (?:year|month)"
    r"|baseline|starting point"
    r"|opening position)\b\W{0,3}\ue010(?![^\n]*\bnow\b)"
    r"|^\W*(?:back )?(?:at|in) (?:the )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
    r"|last)\w*(?: \w+)?,? \ue010"
    r" (?:was|were)\b(?![^\n]*\bnow\b)"
    r"|^\W*(?-i:(?!We\b|I\b|You\b)[A-Z][a-z]+) have \ue010 (?:down )?(?:as|at) \w"
    r"|\ue010 (?:is |are )?not (?:even )?on (?:the|my|your|this) (?:list|agenda|sheet|slide|rota|running order)\b"
    r"|\b(?:our|my) (?:old|previous|former) \ue010"
    r"|\b(?:copied|pasted|taken|lifted|typed|straight) (?:straight )?from (?:the |our "
    r"|last )?(?:\w+ )?(?:minutes|papers?"
    r"|pack|agenda|report|log|e-?mail|website|newsletter)\b|\b(?:subject|tag|head)[ -]?line\b"
    r"|\b(?:from|in|on|off|out of) (?:an?other|a different|a neighbouring|some other) (?:council|authority|borough"
    r"|county|trust|plan|tracker|area|service)(?:'s)?\b",
    re.I,
)
"""'The trust's own plan has A3 as green': of somebody else's plan, with or without the apostrophe."""
_TALKS = (
    r"(?:catch[ -]?ups?|meetings?|mtgs?|huddles?|slots?|121s?|1-1s?|1:1s?|one[- ]to[- ]ones?|calls?"
    r"|chats?|stand-?ups?"
    r"|check-?ins?|walk-?throughs?|discussions?|run-?throughs?|pre-?meets?|drop-?ins?|sit-?downs?|invites?|session"
    r"|teams|zoom)"
)
_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]m|o'?clock|ish)|noon|half (?:past )?(?:\d{1,2}|one|two|three|four|five|nine|ten"
    r"|eleven|twelve)|(?:quarter|ten|twenty) (?:to|past) \w+|(?:after |before |over "
    r"|straight after )?(?:lunch(?:time)?"
    r"|tea|coffee|(?:the )?break))\b"
)
_MOVE = r"(?:move|shift|push|put|bring|slide|swap|change|re-?arrange|re-?schedule|make|do|have|hold|squeeze|fit|book)"
OF_A_MEETING = Gated(
    rf"\b{_MOVE}\w*\b[^.;\n]{{0,30}}\ue010 (?:\w+ ){{0,2}}{_TALKS}\b"
    rf"|\b{_MOVE}\w*\b[^.;\n]{{0,30}}\b{_TALKS} (?:on|about|for|re|to (?:discuss|go through)) (?:\ue010|the \ue010)"
    rf"|\b{_MOVE}\w*\b[^.;\n]{{0,40}}\ue010[^.;\n]{{0,24}}\b(?:to|at|till?|until|for) {_CLOCK}"
    r"(?! (?:on )?(?:mon|tue|wed|thu|fri|the|\d))"
    rf"|\b(?:can|could|shall) (?:we|you|i) {_MOVE} (?:it |this |that |ours |mine |us )?(?:back |on "
    rf"|up )?(?:to|at|till?"
    rf"|until|for) (?:{_CLOCK}|\d{{1,2}}(?:[:.]\d\d)?\W*$)(?! (?:on )?(?:mon|tue|wed|thu|fri|the|\d))"
    rf"|\ue010,? (?:is |are )?(?:tomorrow|today|tonight|(?:on )?(?:mon|tues|wednes|thurs|fri)day|mon|tues?|wed|thurs?"
    rf"|fri),? (?:at |@ ?)(?:\d|{_CLOCK})"
    r"|\b(?:can|could|shall|may|should|need to|want to|like to|let's|lets|happy to|free to) (?:(?:we"
    r"|i|you|us) )?(?:please "
    r"|quickly |briefly )?(?:speak|talk|chat|discuss|catch[ -]?up|touch base"
    r"|have a (?:quick )?(?:chat|word|natter|catch[ -]?up"
    r"|talk)|meet|go (?:over|through)|run through|talk through)\b[^.;\n]{0,20}\ue010"
    r"|^\W*\ue010(?:[\s,&]*(?:and )?\ue010){0,6},? (?:tomorrow|tonight|today|later|by \w+),? (?:i )?(?:promise|honest"
    r"|swear|pinky|cross my heart)\w*\W*$"
    r"|^\W*(?:i'?m |we're |am |just |now |currently |still )*(?:writing up|typing(?: up)?|filling (?:in|out)|keying"
    r"|wording|drafting words for) \ue010",
    re.I,
)
"""'Can we move the A2 catch-up to 3pm': the meeting is moved and not the action."""
_WELL = (
    r"(?:really |very |so |quite |rather |pretty |fairly |dead |right |not |too )*(?:well|nicely|badly"
    r"|better|great|good|lovely|fine|ok|okay|poorly|beautifully|brilliantly|clearly|clear|strongly|weakly|flat"
    r"|ok(?:ay)?|smoothly|a treat|proper|grand|champion|a bit \w+)"
)
_BEFORE_PEOPLE = (
    r"(?:(?:at|in|with|to|by|before|for|as) (?:the |full |last |this |our )*(?:\w+ )?(?:committee"
    r"|scrutiny|cabinet|board"
    r"|council|panel|members|councillors|cllrs|inspectors?|meeting|chair|leader|execs?|exec|smt|slt"
    r"|dmt|report|pack|paper"
    r"|minutes|press|partners|public|night|week|hmi|ofsted)\b|last night|yesterday|i thought|imo|to me|in my"
    r" (?:humble )?(?:view|opinion)|didn't it|don't you think)"
)
REGARDED = Gated(
    rf"\ue010 (?:bit |section |part |page |one )?(?:reads?|came (?:across|over|out)|comes (?:across|over)|scans)"
    rf" {_WELL}\b"
    r"|\bdone (?:wonders|us proud|marvels|a (?:\w+ )?job) (?:on|with|for) \ue010"
    r"|\b(?:i|we|they|members)(?:'d| would) (?:far |much )?(?:sooner|rather) (?:see|it was|it were"
    r"|\ue010 (?:was|were))\b"
    r"|\ue010 (?:was|were|is|has been) (?:really |very |so |quite )*(?:well|badly|poorly|warmly|coolly) received"
    r"|\ue010 (?:bit |section )?(?:sounded|looked|felt|seemed|came across as) (?:a bit |rather "
    r"|very |so |too |quite )*\w+"
    rf" {_BEFORE_PEOPLE}"
    r"|\b(?:picked up on|(?:grilled|quizzed|pressed|pushed|asked) (?:us|me|him|her|them|\w+) (?:on"
    r"|about)|banged on about"
    r"|brought up|queried|moaned about|complained about|commented on|praised|name-?checked"
    r"|singled out|questioned|laughed"
    r" at) (?:our |the )?\ue010"
    r"|\ue010 (?:got|gets|was|is|has been|being) (?:\w+ly )?(?:kicked|batted|bandied|passed|talked"
    r"|chewed|argued|fought|picked"
    r"|knocked) (?:about|around|over|at|to bits|apart|up on)\b"
    r"|\ue010 came through (?:fine|ok|okay|safely|now|all right|garbled|blank)\b|\babout (?:ruddy "
    r"|bloody )?time \ue010"
    r"|^\W*(?:i |we |just )*(?:want|need|get|like) \ue010 (?:off|out of|away from|to) (?:red|amber|green|blue)\b"
    r"|\ue010 got an? (?:\w+ )?(?:mention|grilling|name-?check|roasting|kicking|pasting|laugh"
    r"|round of applause|shout[- ]?out)"
    rf"|\ue010 (?:bit |section |part |page |one )?(?:went down|looked|looks|sounded|sounds|landed"
    rf"|presented|played|went)"
    rf" {_WELL} {_BEFORE_PEOPLE}"
    r"|^\W*(?:(?:the )?\w+ ){0,2}?(?:(?:all|really|quite|rather|particularly|so|also) )*"
    r"(?:liked?|loved?|enjoyed|admired?|hated?|preferred?)"
    r" (?:the )?\ue010(?! (?:to|being)\b)"
    r"|\ue010 (?:is|was) (?:easily |by far |definitely |probably |still )*(?:the|my|a"
    r"|our) (?:\w+ )?(?:best|worst|nicest"
    r"|clearest|favourite|fave|star|highlight|hardest|easiest|funniest|good read|lovely read|(?:good"
    r"|nice|great|lovely"
    r"|strong) (?:bit|part|section|page|story|example))\b",
    re.I,
)
"""'A5 read well at committee, I thought': what somebody thinks of the words about an action."""
HANDED_IN = Gated(
    r"\ue010(?:[\s,&]*(?:and |plus )?\ue010){0,8},? (?:\w+ )?(?:to|with|for|over to|across to"
    r"|back to) (?:you|u|grace)\b"
    r"(?! (?:to|for))[^.;\n]{0,8}\b(?:by|on|at|before|tomorrow|today|tonight|later|first thing|asap|shortly|soon|this"
    r"|next|mon|tue|wed|thu|fri)"
    r"|\ue010(?:[\s,&]*(?:and |plus )?\ue010){0,8} from (?:me|us)\b"
    r"|(?:^\W*|[,;.:–-]\s|\b(?:and|but|ok|yes|promise|sorry|then) )(?:you|u|ya|ye)(?:'ll|ll| will| shall)"
    r"(?: (?:then|also|duly|just|all))? (?:have|get|receive)\b(?! (?:\w+ ){0,2}(?:to|that)\b)"
    r"(?![^.;\n]{0,40}\b(?:done|finished|complete\w*|signed|closed|red|amber|green|blue)\b)"
    r"|^\W*(?:the |my |our |a )?(?:rating|rag|colour|update|status|percentage|narrative|words?"
    r"|wording|return|figures?"
    r"|numbers?|line|position|commentary|report)s? (?:by|on|before|tomorrow|tonight|later|first thing|mon|tue|wed|thu"
    r"|fri|this (?:aft|eve|week)|next (?:week|mon|tue|wed|thu|fri))[^.;:,\n]{0,24}$",
    re.I,
)
"""'You will have A10 from me by close of play': what is handed in then is a report, not the work."""
IN_ORDER = Gated(
    r"^\W*(?:(?:the|our|todays?|today's|tomorrow's|board|panel|meeting) )*(?:slots?|running order|order of play|order"
    r"|timings?|timetable|agenda|times|schedule for|items?|line-?up|batting order)\b[^.;:\n]{0,30}[:–-]\s"
    r"(?=[^\n]{0,30}\ue010)"
    r"|^\W*(?:(?:then|and|so|ok|we|we'll|let's|do|take|start with|starting with|kick off with|begin with) )*"
    r"\ue010(?:[\s,&]*(?:and |then )?\ue010){0,6},? (?:are |is |we |goes |go |comes |come |will be "
    r"|to be |on )*(?:up |on )?"
    r"(?:(?:first|second|third|next|last)(?: up| on| thing| please| pls| then)*\W*$"
    r"|(?:straight |right )?(?:after|before) (?:lunch|tea|coffee|the (?:tea |coffee )?break|break|that|the \w+ item"
    r"|apologies|minutes)\b"
    r"|(?:at |from |@ ?)?\d{1,2}(?:[:.]\d\d)? ?[ap]m\b)"
    r"|^\W*(?:still |just |also |and )*(?:nothing|owt|nowt|no word|not a word|no news|no joy"
    r"|radio silence|silence|zilch)"
    r" (?:yet |back |in |heard |received )*(?:on|for|about|re|from \w+ (?:on|for|about"
    r"|re)) \ue010(?:[\W\ue010]|and|or"
    r"|yet|either|again|from \w+)*$"
    r"|^\W*(?:still |just |only |now )*(?:waiting (?:on|for)|awaiting|missing|need|needing|after"
    r"|chasing|outstanding:?|want)"
    r" (?:only |just )?\ue010(?:[\s,&]*(?:and |or )?\ue010){0,6} (?:from|off) (?-i:[A-Z]\w+)(?: and (?-i:[A-Z]\w+))?"
    r"(?: (?:please|pls|now|still|again))?\W*$"
    r"|\b(?:you|he|she|they|someone|somebody|who)(?:'ve|'s| have| has)? (?:left|skipped|missed"
    r"|forgot\w*|omitted) (?:out )?"
    r"\ue010|\ue010 (?:is |was |has been |still )*(?:left )?(?:blank|empty)\b"
    r"|\byou(?:'ve| have)? (?:put|said|wrote|given|gave|marked|typed|entered) (?:an? "
    r"|it (?:as )?)?(?:red|amber|green|blue)"
    r" (?:for|on|against|in|at|next to) \ue010(?![^.;\n]*\b(?:it's|it is|should|now|actually|wrong)\b)"
    r"|^\W*(?:an? |the )?(?:red|amber|green|blue)s? (?:on|for|against|by|next to) \ue010 (?:needs?"
    r"|wants|requires|should|must"
    r"|has to|looks|seems|will need)\b"
    r"|\b(?:highlighted|shaded|coloured|tinted|circled|underlined|boxed|asterisked|starred) (?:in )?\ue010"
    r"|\b(?:in|with) (?:a )?(?:yellow|red|green|amber|blue) (?:pen|ink|highlighter|font|text|type"
    r"|marker|biro|crayon)\b"
    r"|\ue010 from (?-i:[A-Z]\w+)(?: is| are)? (?:still |now )*(?:outstanding|missing|late|overdue"
    r"|awaited|to come|not in|due)"
    r"\b|\ue010[^.;\n]{0,16} on the (?:colour )?key\b"
    r"|^\W*\ue010(?:[\s,&]{1,4}(?:and )?\ue010){0,9},? (?:please|pls|plz),? (?:by|before|for) \w"
    r"|,? deadline (?:is )?(?:mon|tue|wed|thu|fri|tomorrow|today|noon|close)\w*\W*$"
    r"|^\W*(?:i |we |have |i've |just |now |all )*(?:submitted|sent(?: in| over| off)?|returned|filed) \ue010"
    r"(?:[\s,&]{1,4}(?:and )?\ue010){0,9}(?: to (?-i:[A-Z]\w+))?(?: (?:now|today|yesterday|just now"
    r"|last night|already|earlier))?"
    r"\W*$"
    r"|\b(?:drafting|writing|typing|doing|finishing|through|finished) (?:my|our|the) (?:bit|words?"
    r"|lines?|narrative|entry"
    r"|return|write[ -]?up|piece) (?:on|for|about) \ue010|\bmy \ue010 (?:write[ -]?up|words|paperwork|piece)\b"
    r"|\bfinished (?:typing|filling in|keying) (?:up )?\ue010"
    r"|\ue010 (?:\w+ )?(?:font|pic|picture|heading|caption|bullet|graph|chart|axis) (?:is|are|looks?"
    r"|too|needs?|was)\b"
    r"|\ue010 on the (?:poster|slide|handout|printout|flyer|wall) (?:is|looks?|was|needs?)\b"
    r"|^\W*(?:is|are|was|were|has)n't \ue010"
    r"|^\W*\ue010\W{1,3}(?:so |sorry |erm? )*(?:is|was) (?:that|this|it|yours|that one)\b"
    r"|\ue010 (?:is |are )?(?:wanted|needed|required) (?:in |back |from you )?(?:by|before|for"
    r"|on) (?:mon|tue|wed|thu|fri|noon|\d|tomorrow|tonight|today|close|cop|lunch|next|this|end)"
    r"|\ue010 (?:to )?be (?:about |just |only |under |no more than |kept to )?(?:\w+ )?(?:lines?|words|sentences?"
    r"|paragraphs?|bullets?|pages?|shorter|briefer|snappier|punchier|trimmed)\b",
    re.I,
)
"""Whose turn it is, at a meeting or with a return."""
FOR_ARGUMENT = Gated(
    r"\b(?:for (?:the sake of )?argument(?:'s sake)?|hypothetical\w*|as a thought experiment|devil's advocate"
    r"|(?:just|purely|only) (?:supposing|imagining|as an example|an example|hypothetical\w*)"
    r"|(?:not|nobody(?:'s| is)?|no one(?:'s| is)?|i'm not|we're not) saying (?:it|they|that|this|we|\ue010)"
    r"|picture (?:this|it|the scene)|in a worst case|worst case scenario|say (?:for example|hypothetically))\b",
    re.I,
)
_OF_COLOURS = Gated(
    r"\b(?:article|survey|study|poll|research|news|blog|podcast|guardian|bbc|beeb|telly|radio|think ?tank|headline)"
    r"(?: \w+)? (?:says|said|saying|shows|finds|found|reckons|claims|suggests|reports|is saying)\b"
    r"|\bcomplete (?:chaos|mess|nightmare|disaster|shambles|joke|waste|madness|mystery|surprise"
    r"|stranger|pain|numpty)\b"
    r"|\b(?:red|green|blue|amber) (?:lane|line train|route|zone|door|van|coat|pen|tea|room)\b"
    r"|\b(?:red|amber|green|blue|brown|black|grey|purple|yellow|burgundy|food"
    r"|garden) (?:wheelie )?(?:bins?|sacks?|bags?"
    r"|lids?|waste|boxes|box|caddy|caddies|recycling)\b"
    r"|\bamber(?:'s| is| was| will be) (?:on (?:leave|annual|holiday|a course|training|maternity"
    r"|the phone|reception|her)"
    r"|off (?:sick|today|tomorrow|till|until|this|next|on)|away|out|wfh|in (?:today|tomorrow|at|late"
    r"|the|on|a meeting)"
    r"|covering|coming|back|leaving|poorly|ill|at (?:home|lunch|the))\b",
    re.I,
)
"""The news, bins, and somebody called Amber."""
_TAGGED = re.compile(
    r"\b(?:doesn't|isn't|don't|aren't|hasn't|wasn't|won't|haven't|weren't|innit|didn't) (?:it|they|we|he|she)\W*$", re.I
)


def is_beside(sentence: str) -> str | None:
    """Why a sentence (its references masked) speaks of something beside an action, or None when it does not."""
    if OF_THEIRS.search(sentence):
        return "another plan"
    if OF_A_MEETING.search(sentence):
        return "time arranged"
    if REGARDED.search(sentence):
        return "somebody else's view"
    if HANDED_IN.search(sentence):
        return "promise"
    if IN_ORDER.search(sentence):
        return "reminder"
    if REFERENCE not in sentence and _OF_COLOURS.search(sentence):
        return "of other things"
    if _TAGGED.search(sentence):
        return "doubted"
    return "supposition" if FOR_ARGUMENT.search(sentence) else None
