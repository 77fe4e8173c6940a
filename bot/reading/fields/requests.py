"""What an owner asks of the plan: more time, to close, to hand over, to put on hold."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.reading.beside import CLAUSE, after, before
from bot.reading.dates.calendar_words import COUNT, MONTH, WEEKDAY
from bot.reading.dates.date_rules import DateContext
from bot.reading.dates.dates import NO_DATE, DateReading, find_dates
from bot.reading.gates import Gated
from bot.reading.reading import Request

_ASK = re.compile(
    r"\b(?:please(?! (?:note|be (?:aware|advised))\b)|pls|plz|plse|kindly|can(?!'| (?:now )?(?:confirm|report|say"
    r"|advise|tell|see)\b)|could(?!n)|may|might|would you|will you|request\w*|ask\w*|like|want\w*"
    r"|wish\w*|propos\w*|recommend\w*|suggest\w*|seek\w*|grateful|appreciate|happy|ok|okay|time to|ready|let's|lets"
    r"|any chance|any way|anyway|possible|give|let (?:me|us)|apply\w*|permission|to be|should now|you can|do with"
    r"|hoping"
    r"|needs? to|must|ought|appeal\w*|shall we|i'd|we'd)\b",
    re.I,
)
_POLITE_AFTER = Gated(
    r"[^.;\n]{0,40}\b(?:please|pls|plz|plse|requested|if (?:you|i|we) (?:can|could|may)"
    r"|if possible|asked for|sought)\b",
    re.I,
)
_DONE_BEFORE = re.compile(
    r"\b(?:was|were|has been|have been|had been|been|already|got|getting|is|are|it's|that's|now"
    r"|just)\s+(?:\w+ly\s+)?$",
    re.I,
)
_SMALL_WORD = re.compile(r"\b[a-z]{3,}\b")
_ALSO_WORDS = frozenset(
    "will mark may grace hope rose amber joy art bill rob pat sue drew chase grant frank faith jack iris dawn june"
    " april august summer robin ray don gene guy max nick rich earl dale glen heath lane miles price wade ward".split()
)
_HAS_BEEN = re.compile(r"(?<!to )\b(?:has|have|had) (?:\w+ )?been (?:\w+ly )?$|\b(?:was|were) (?:\w+ly )?$", re.I)
"""'Okay, it has been suspended' asks for nothing."""
_DENIED = re.compile(
    r"(?:\bnot|n't|\bno need(?: to| for)?|\bnever|\bwithout|\bno|\brather than|\bnobody|\bno one)\s+(?:\w+\s+){0,2}$",
    re.I,
)
_DAY = (
    rf"(?:(?:the\s+)?(?:end|start|mid|middle|early|late|next|beginning|first|second|last)\b"
    rf"|(?:the\s+)?\d(?!\d?(?:[.:]\d\d)?\s?[ap]\.?m\b|\d?:\d\d)|{MONTH}"
    rf"|{WEEKDAY}"
    r"|easter|christmas|xmas|year[\s-]end|month[\s-]end|then|after|(?:the\s+)?(?:spring|summer|autumn|winter|new year"
    r"|q[1-4]))"
)
_SPAN = rf"(?:{COUNT}\s+|few\s+)?(?:working\s+)?(?:day|week|fortnight|month|wk|mth)s?'?\b"
_NAMED = (
    r"(?-i:(?!(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|Mon(?:day)?|Tue(?:s|sday)?|Wed(?:nesday)?|Thu(?:rs|rsday)?"
    r"|Fri(?:day)?|Sat(?:urday)?"
    r"|Sun(?:day)?|Red|Amber|Green|Blue|Easter|Christmas|Board|Cabinet|Scrutiny|Panel|Full)\b)[A-Z][a-z]+)"
)
_SOMEONE = (
    rf"(?:{_NAMED}|the (?:(?:assistant|deputy) )?(?:director|head|manager) of (?-i:[A-Z])\w+|(?:someone|somebody"
    rf"|anyone|anybody) (?:else|in (?:the )?\w+)|a (?:colleague|new owner|different owner)"
    rf"|another (?:owner|colleague|officer|manager|lead|team|person)|my (?:deputy"
    r"|successor|replacement|colleague|manager|team)|(?:the )?(?:hospital|trust|icb|police|housing|health|finance"
    r"|hr|comms|communications|procurement|education"
    r"|legal"
    r"|commissioning|quality|performance|data|it|ict|workforce|fostering|school\w*|virtual school)(?: (?:team|service"
    r"|lead"
    r"|manager|people|lot|side))?\b(?! for\b))"
)
_HAVE_UNTIL = (
    rf"(?:have|like|give\w*|get|gets|got|leave|allow\w*|let)\b[^.;\n]{{0,40}}?\b(?:until|till|til|while)\s+{_DAY}"
)

_EXTEND = Gated(
    rf"\b(?:ext(?:n|ension)?\b(?! ?\d{{3}})|extend(?:ed|ing)?(?! (?:opening|hours|family|families|the offer))"
    rf"|(?:more|extra|additional) time"
    rf"|(?:another|a further|an extra|an additional|{COUNT} more|{COUNT} extra|{COUNT} further|further) {_SPAN}"
    rf"|{_SPAN} (?:more|longer|extra)|longer on|(?:have|need|want|get|take) (?:a bit |a little )?longer|{_HAVE_UNTIL}"
    rf"|(?:push|move|put|shift|bump|set)\w*\b[^.;\n]{{0,24}}?\b(?:(?:back|out|on) (?:by |for )?|by |(?<=it )"
    rf"|(?<=this )(?={COUNT}\s)|(?<=\ue010 )){_SPAN}"
    rf"|(?:push|move|put|shift|change|delay|defer|slide|roll|bump|reset|set)\w*\b[^.;\n]{{0,40}}?\b(?:back|out|on|to"
    rf"|until"
    rf"|till|into)\s+(?:to\s+)?{_DAY}|(?:date|deadline|target)\b[^.;\n]{{0,24}}?\b(?:moved?|pushed|put back|changed"
    rf"|revised"
    rf"|be later|later|go(?:es)? back)\b|(?:new|revised|later|different) (?:end |completion |finish |target "
    rf"|due )?(?:date|deadline)|be\s+{_DAY}[^.;\n]{{0,12}} instead|agree (?:to |on )?{_DAY})",
    re.I,
)
_CLOSE = Gated(
    r"\b(?:close[d]?(?! (?:to|of (?:business|play)|the gap|by|on (?!the|it|this))\b)|closure|closing(?! date)"
    r"|(?<!for )(?<!for final )(?<!await )(?<!awaiting )(?<!to be (?=signed off (?:at|by) ))"
    r"sign(?:ed)? (?:it |this |\ue010 )?off|tak(?:e|en"
    r"|ing)\b[^.;\n]{0,20} off (?:the|this|my"
    r"|our|your) (?:list|plan|tracker|books|log)"
    r"|remov(?:e|ed|ing)\b[^.;\n]{0,20} from (?:the|this|my|our|your) (?:list|plan|tracker|log)"
    r"|shut (?:it|this|\ue010"
    r"|this one)"
    r" (?:down|off)|archive[d]?|retire[d]?|come off(?: (?:the|this|my|our) (?:plan|list|tracker"
    r"|books)| now\b|(?=\W*$))|remove "
    r"(?:it|this|\ue010)|remove\W*$)",
    re.I,
)
_MARKED = re.compile(
    r"\b(?:mark|show|put|record|log|set|class|treat|list|report|draft|letter|comments?)\w*\b[^.;\n]{0,30}$", re.I
)
_CLOSE_IT = Gated(
    r"(?:^|[,.;:\n\ue010–-]\s*|\b(?:and|so|then|you can|can|let's|lets|now|to)\s+)(?:pls |please "
    r"|now )?close (?:off |down |out )?"
    r"(?:\ue010|(?:it|this"
    r"|that|off|down|please|pls|now|the action)\b)(?! to)",
    re.I,
)
_MAY_IT = Gated(
    r"\b(?:can|could|may|might) (?:\ue010|it|this|that|(?:the |my |our )?(?:date|deadline|target)(?: (?:for|on"
    r"|of) \ue010)?)"
    r" (?:please |pls |now |possibly )?(?:go|be|have|run|slip|move|become|finish|change)(?: back| out)?"
    rf"(?: (?:to|until|till?|on|for|at))? (?!(?:first|second|last|next) (?:on|in|at|up|please|thing|item)\b){_DAY}"
    rf"|\bany chance (?:of )?(?:\ue010|it|this)(?: can| could)? (?:go(?:ing)?|be(?:ing)?|mov(?:e|ing)|run(?:ning)?)"
    rf"(?: back| out| on)? (?:to|until|till?) {_DAY}"
    rf"|\b(?:can|could|may) (?:we|i) (?:please |pls )?(?:say|have(?! (?:a|the)\b)|make (?:it|that|this|\ue010)"
    rf"|call (?:it|this"
    rf"|\ue010)) {_DAY}",
    re.I,
)
_TO_A_DAY_PLEASE = Gated(
    rf"^\W*\ue010\W{{0,3}}(?:back |out )?(?:to|until|till?) {_DAY}[^.;,\n]{{0,24}}\b(?:please|pls|plz)\b", re.I
)
"""'Can A3 go to 30 September' asks for a later day, though 'might be' alone asks for nothing."""
_SUSPEND = Gated(
    r"\b(?:suspend(?:ed|ing)?|suspension|paus(?:e|ed|ing)|park(?:ed|ing)?(?! (?:at|in|road))|(?:put|putting|place"
    r"|placed"
    r"|placing|go|goes|going|went)\b[^.,;\n]{0,24} on (?:hold|ice|pause)"
    r"|stand(?:ing)?\b[^.,;\n]{0,16} down|stood down"
    r"|freez(?:e|ing)|frozen|shelve[d]?|mothball(?:ed)?)\b",
    re.I,
)
_HAND_OVER = Gated(
    r"\b(?:re-?assign\w*|re-?allocat\w*|tak(?:e|en) [^,.;\n]{1,30} off (?:me|my|us)\b|hand(?:ed"
    r"|ing)?\b[^,.;\n]{0,20} over to"
    r"|(?:change|swap|switch|transfer) (?:of |the )*(?:owner(?:ship)?|lead)|new owner|new lead (?:for"
    r"|on) \ue010"
    rf"|(?:pass|mov(?:e|ing)|transferr?|giv(?:e|ing)|switch|hand|go|swap|come|shift)(?:ed|d|n|s|es|ped"
    rf"|ing)?\b[^,.;\n]{{0,24}}? (?:over "
    rf"|across |on )?to"
    rf" (?:be with )?{_SOMEONE}|move (?:it|this|that|\ue010) (?:across|over)\b|own(?:ed)?(?: by)?(?= \ue010| this| it"
    rf"|\?|$)"
    rf"|(?:make|put) {_NAMED}\b[^,.;\n]{{0,20}}\b(?:owner|lead)|{_NAMED} (?:to |is |will |will be )?(?:take"
    rf"|taking|took|picking"
    rf"|takes) (?:\S+ )?(?:over|on)"
    rf"|(?:be|become|down to) {_NAMED}(?:'s|s')(?! (?:team )?(?:report|word))|(?:be|sit|live) with {_SOMEONE}"
    rf"|{_NAMED} (?:to )?have (?:it|this|\ue010)"
    r"|(?:someone|somebody) else (?:to |should |needs? (?:to|2) |will need to |must )*(?:own|take|pick|lead|have))",
    re.I,
)
_GIVE_IT = Gated(
    r"\b(?:take|get|remove|strike|drop|cross) (?:me|us|(?:my|our) names?)(?: as (?:the )?(?:owner|lead))?"
    r" (?:off|from|of|for) (?:of )?\ue010|\ue010\W{0,3}(?:(?:please|pls|can you|could you) )*(?:take|get|remove) "
    r"(?:me|us|(?:my|our) names?) off|\btake \ue010 away from (?:me|us)\b"
    r"|\ue010\W{0,3}(?:(?:please|pls|to|come|be|needs?|taken) )*off my (?:plate|hands|desk)\b"
    r"|\ue010 needs? (?:someone|somebody) else (?:on|for|doing|leading)\b"
    rf"|\bput {_NAMED} down (?:for \ue010 )?instead of (?:me|us)\b|\ue010 (?:is"
    rf"|should be) (?-i:[A-Z][a-z]+s?')s? (?:now|to"
    rf" own)\b|\ue010 should be (?-i:[A-Z][a-z]+'s)\W*$|\b(?:i|we) (?:don't|do not|no longer) own \ue010"
    rf"|\bnot the right (?:person|owner|lead) for \ue010"
    rf"|\b{_NAMED} (?:has|owns|leads(?: on)?) \ue010 now\b"
    rf"|\ue010\W{{0,3}}{_NAMED} to (?:own|lead|take (?:it|this|over))\b"
    rf"|^\W*\ue010\W{{0,3}}(?:give|move|pass|transfer|hand)(?: it)?(?: over| across)? to (?:the )?(?-i:[A-Z]{{2,5}})"
    r"\W*(?:please|pls|now)?\W*$"
    r"|^\W*(?:(?:please|pls|can you|could you) )?(?:(?:take|get) (?:me|us) off \ue010"
    r"|(?:move|give|pass|hand|assign|reassign|transfer|switch)"
    rf" (?:\ue010|it|this|that)(?: (?:over|across|on))? to {_SOMEONE})"
    rf"|^\W*\ue010 to {_SOMEONE}\W*(?:please|pls|now)?\W*$",
    re.I,
)
_NOT_MINE = Gated(
    rf"\b{_NAMED} (?:is |will be )(?:taking|picking) (?:\S+ )?(?:over|up|on)\b|\b{_NAMED} now (?:owns|leads on"
    rf"|has) (?:\ue010|(?:it|this)\b)|\b(?:mine|ours),?"
    rf" (?:it )?should (?:really )?be {_NAMED}|\b(?:ownership|responsibility)\b[^.;\n]{{0,16}} (?:should|needs to"
    rf"|must|is to|ought to)"
    rf" (?:now )?(?:transfer|pass|move|go|sit|lie|rest|be)\b|\bno longer (?:the )?(?:right )?(?:owner|lead|person)\b"
    rf"|\b{_NAMED} (?:will need|needs|has|ought|will have) to (?:take|pick|own|lead)(?: on"
    rf"| up)? (?:this|it|\ue010|over)\b"
    rf"|\bshouldn'?t (?:really )?be (?:mine|ours|me|us|with (?:me|us))\b|\bwrong owner\b"
    rf"|\ue010\W{{1,3}}(?:is )?(?:the )?wrong (?:person|name)\b"
    rf"|\b(?:should|ought to|needs? to|must) (?:really )?(?:sit|live|belong) (?:with|under)"
    rf" (?:the )?(?-i:[A-Z]{{2,6}})\b"
    rf"|(?:\bnot|n't) me any ?more\b|\bshould have {_NAMED}'s name\b"
    rf"|\b(?:(?:should|ought to|needs? "
    rf"to|must|has to|wants to) (?:really )?(?:sit|be|go|live|come) (?:with|to"
    rf"|under) {_SOMEONE}"
    rf"|(?:really )?(?:sits|belongs|lies|rests) (?:with|to) {_SOMEONE}(?=[^.;]{{0,20}}(?:\bnot\b|n't|\bnow\b))"
    rf"|(?:(?<!words )(?<!idea )(?<!problem )not"
    rf"|isn't|no longer|isnt) (?:really "
    rf"|actually )?(?:mine|ours|one (?:for (?:me|us|(?:my|our) team)|of (?:mine|ours))|my"
    r" action|for me|for (?:my|our) team)\b|(?:someone|somebody) else (?:to|should|needs? (?:to|2)|will need to"
    r"|must) (?:own|take|pick|lead|have)"
    r"|swap (?:me|my name) (?:for|with|to)|needs? (?:a )?new owner|new owner (?:please|needed|required|is)"
    r"|change (?:the |of )?owner|re-?assign\w*"
    r"|re-?allocat\w*"
    rf"|(?:(?:being |be |been )?(?:moved|passed|transferred|given|switched"
    rf"|handed)) (?:over )?to {_NAMED}\b(?!'s| for\b)|tak(?:e|en)"
    r" [^,.;\n]{1,30} off (?:me|us)\b|hand(?:ed|ing)?\b[^,.;\n]{0,20} over to"
    rf"|(?<=\ue010 )(?:pass|transfer|hand|give|swap|switch|change) [^,.;\n]{{0,24}}to {_NAMED}"
    rf"|put {_NAMED} down as (?:the )?(?:owner|lead))",
    re.I,
)
_EXTENSION = Gated(
    r"\b(?:ext(?:n|ension)? (?:please|pls|plz|needed|required|requested|request|to|until|till?|of|by)\b"
    r"|(?<!n't )(?<!not )need(?:s"
    r"|ed)? (?:(?:an?|more) )?(?:short |further )?(?:ext(?:n|ension)?\b(?! ?\d{3})|(?<=more )time))\b|^\W*(?:extend"
    r"|give (?:me|us|it))\b(?=[^.;\n]{0,40}\b(?:until|till|til"
    r"|to|by)\b)",
    re.I,
)
_TOLD_TO = re.compile(
    r"\b(?:has|have|had|was|were|been)? ?(?:asked|told|instructed|directed|decided|agreed)(?: (?:us|me|everyone"
    r"|the \w+))? to $",
    re.I,
)
"""'Olu has asked us to pause it' tells of a decision and asks for none."""
_THEIRS = re.compile(
    r"\b(?:the [a-z]+s|contractors?|suppliers?|printers?|designers?|trainers?|partners|schools"
    r"|police|vendors?|landlord"
    r"|bidders?|builders?|unions?) (?:(?:has|have|had|is|are) )?(?:now )?(?:ask(?:s|ed|ing)?|wants?"
    r"|wanted|request(?:s|ed)?)"
    r"\b[^.;\n]{0,20}$",
    re.I,
)
"""'The trainers have asked for more time': they have not asked the plan."""
_HOPED = re.compile(
    r"\b(?:hop(?:e|es|ing)|plan(?:s|ning)?(?: is)?|aim(?:s|ing)?(?: is)?|expect(?:s|ing)?|intend(?:s|ing)?|going"
    r"|gonna|due|trying"
    r"|try|able)"
    r"\s+to\s+close\b",
    re.I,
)
_LATER = Gated(
    r"[^.;\n]{0,20}\b(?:soon|shortly|once|as soon as|when(?:ever)?|after|until|if (?!that|it|you|possible|ok|poss)"
    r"|next (?:week|month|year)"
    r"|eventually|by the end)\b",
    re.I,
)
_MUSED = re.compile(r"\b(?:we|they|it|one)\s+(?:could|might|may)\b", re.I)
"""'We could pause it' is a thought."""
_ASKED_FOR: tuple[tuple[Request, Gated], ...] = (
    ("reassign", _HAND_OVER),
    ("suspend", _SUSPEND),
    ("extend", _EXTEND),
    ("close", _CLOSE),
)
_PLAIN: tuple[tuple[Request, Gated], ...] = (
    ("reassign", _NOT_MINE),
    ("reassign", _GIVE_IT),
    ("extend", _EXTENSION),
    ("extend", _MAY_IT),
    ("extend", _TO_A_DAY_PLEASE),
    ("close", _CLOSE_IT),
)
"""Words that are a request though nothing beside them asks."""


def with_names(text: str, names: Mapping[str, str]) -> str:
    """What is dictated has no capitals: 'can it be given to rukhsana' with those of the people of the plan."""
    if not text.islower() or names.keys().isdisjoint(_SMALL_WORD.findall(text)):
        return text
    return _SMALL_WORD.sub(
        lambda match: (
            match.group().capitalize() if match.group() in names and match.group() not in _ALSO_WORDS else match.group()
        ),
        text,
    )


def find_request(text: str) -> tuple[Request, str] | None:
    """The request a clause makes about its action, with its words."""
    for request, pattern in _PLAIN:
        match = pattern.search(text)
        if match and not _DENIED.search(before(text, match.start())) and not _is_to_come(request, text, match):
            return request, match.group().strip(" ,.;:\n\ue010")
    for request, pattern in _ASKED_FOR:
        for match in pattern.finditer(text):
            if _is_asked(request, text, match):
                return request, match.group().strip(" ,.;:\n\ue010")
    return None


def asked_for(text: str, context: DateContext) -> DateReading:
    """The day that the words of a request for more time themselves give; no word of finishing need stand beside it."""
    found = find_request(text)
    if found is None:
        return NO_DATE
    start = text.find(found[1])
    end = start + len(found[1])
    days = [each for each in find_dates(text, context) if each.start <= end and each.end > start]
    return days[-1] if days else NO_DATE


def _is_to_come(request: Request, text: str, match: re.Match[str]) -> bool:
    """'Hope to close A14 soon' asks for nothing yet."""
    if request != "close":
        return False
    return bool(_HOPED.search(text[: match.end()]) or _LATER.search(after(text, match.end())))


def _is_asked(request: Request, text: str, match: re.Match[str]) -> bool:
    """Whether words of asking stand before what is to be done, in the same sentence, or politely after it."""
    head = re.split(r"[.;\n](?!\d)|\bbut\b", before(text, match.start(), CLAUSE))[-1][-80:]
    if _DENIED.search(head) or (request == "close" and _MARKED.search(head)):
        return False
    if (request == "suspend" and _TOLD_TO.search(head)) or _THEIRS.search(head):
        return False
    if _is_to_come(request, text, match) or (request != "reassign" and _HAS_BEEN.search(head)):
        return False
    asked = {each.group().lower() for each in _ASK.finditer(_MUSED.sub(" ", head))}
    if asked and (request == "reassign" or asked - {"needs to", "need to", "must"}):
        return True
    return not _DONE_BEFORE.search(head) and _POLITE_AFTER.match(after(text, match.end())) is not None
