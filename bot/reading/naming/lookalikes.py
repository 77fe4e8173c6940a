"""Numbers and codes that are spelt like a reference and are none: money, times, rooms, roads, paper, paragraphs."""

from __future__ import annotations

import re

from bot.reading.beside import after, before
from bot.reading.dates.calendar_words import SURE_MONTH
from bot.reading.gates import Gated

_NUMBERED_THING = (
    r"v|ver|version|para|paragraph|paras|section|sections|s|room|rooms|page|pages|p|pp|figure|fig|table|appendix"
    r"|item|items|minute|minutes|agenda|chapter|policy|level|step|clause|annex|form|ni|road|junction|bus|size|grade"
    r"|band|floor|desk|line|row|rows|column|cell|cells|slide|release|build|windows|excel|gbp|article|kpi|standard"
    r"|regulation|reg|ios|android|sql|kloe|question|q|gate|lane|bed|channel|avenue|schedule|unit|block|bay|gate"
    r"|platform|flat|question|option|exhibit|template|class|year|group"
    r"|zoom|teams|power ?bi|chrome|edge|firefox|safari|acrobat|adobe|photoshop|outlook|sharepoint|onedrive|office"
    r"|powerpoint|sheet|visio|python|java|jira|mosaic|liquidlogic|citrix|vpn|client|plug-?in|add-?in|mac ?os|linux"
    r"|rm|firmware|software|driver|patch|router|app"
    r"|council's|their|theirs|another|radio|print|laminated"
    r"|code|codes|ledger|account|ext|box|standing order|rule|rules|motion|plot|lot|locker|postcode|psalm|verse"
)
_NAMED_BEFORE = Gated(rf"\b(?:{_NUMBERED_THING})\.?\s+(?:\d[\d.]*,? (?:not|or|nor) )?$", re.I)
_BEFORE = Gated(
    rf"\b(?:we're|we are|i'm|im|i am|meet(?:ing)?|sat|sitting|based) in\s+$|\broom\b[^;\n]{{0,36}}\b(?:use|try)\s+$"
    rf"|\b(?:{_NUMBERED_THING}|issue|edition|volume|vol|episode|m|the|at"
    rf"|from|to|of|on the|an|score|scored|average"
    rf"|ratio|and m|(?:{_NUMBERED_THING}) \d[\d.]*,? (?:not|or|nor))\s+$",
    re.I,
)
_SPOKEN_OF = Gated(
    r"\b(?:regard|relation|respect|reference|refer|referring|relating|relates|pertaining|applies|related|linked"
    r"|update|updates|applicable|attached"
    r"|move|extension) to\s+$|\b(?:talking|speaking|thinking|as part|ahead|instead|because|out|rest|progress"
    r"|all|most|status|owner|date"
    r"|evidence|rating|colour|history|position|percentage|completion|delivery|half|quarter|thirds?|bulk"
    r"|state) of\s+$",
    re.I,
)
_ITS_LINE = re.compile(r"\s+(?:line|row|entry|one|update|return|figures?|percentage|rating|date)\b", re.I)
_SIGNS = ("£", "$", "€")
_FROM_REFERENCE = re.compile(r"\d[.)]\d{1,2}\s+to\s+$|\d\([a-z]\)\s+to\s+$")
_LETTERED_BEFORE = Gated(
    r"\b(?:room|road|the|junction|an|size|print|laminated|paper|radio|cell|cells|column|form|forms|flat|bay"
    r"|on the|gate"
    r"|their|theirs|another|council's|folder|channel|page|pages|p|pp|old|level|seat|platform|ward|desk|locker"
    r"|tray|slot|row"
    r"|class|grade|year|group|team|zone|flight|huawei|samsung|canon|epson|pixel|iphone|galaxy|boeing|airbus|psalm"
    r"|postcode|passed my|batch|serial|part number"
    r"|vote for|gcse|btec|block|unit|building|floor|hall|studio|bed|vitamin|audi|motorway|bus|via"
    r"|along|onto|exhibits?|motion|standard|iso|seats?|wards?|beds?|bays?|appendix|annex|tab|slide|booth|cubicle|pod"
    r"|lockers?|(?:projector|printer|screen|lights?|heating|radiator|door|windows?|kettle|fridge"
    r"|aircon|whiteboard|wifi"
    r"|sink|toilets?|loo|sockets?|phone|clock|chairs?) (?:is |are )?(?:in|on|outside|by|of|for)|(?:no|the|turn the)"
    r" (?:heating|lights?|wifi|signal|water|power)(?: in)?"
    r"|(?:sheets?|sides?|reams?|packs?|piece|lots|page) of|printed? (?:it |them |out )*(?:on|in|as)"
    r"|laminated? (?:it |them )?(?:on|in)"
    r"|plain|blank|coloured|white|glossy|some|more|spare|two|three|dr[io]ve|driving|up|down|off|new style"
    r"|a copy of (?:a|an|the)|avoid(?:ing)?|(?:i'm|im|i am|we're|we are|meet(?:ing)?|sat|sitting|based|come to"
    r"|working) in"
    r"|out of|low on|no(?! longer)|prefer|\d+ ?x|copies of)"
    r"\s+$",
    re.I,
)
_PHRASAL = re.compile(
    r"\b(?:wrap|tie|tying|set|wind|wound|finish|sign|kick|tick|clos|box|polish|cross|shut|stand"
    r"|stood|start|round|pick"
    r"|speed|writ|wrote|tid|mop|draw|drew|slow|hold|held|paus|free)\w* (?:up|down|off)\s+$"
    r"|\b(?:tak(?:e|en|ing)|took|get|got|remov\w*|strike|cross) (?:me|us|(?:my|our|his|her) names?|him|her"
    r"|them) off\s+$",
    re.I,
)
"""'Wrapped up A1' speaks of work and 'turned off the A1' of a road."""
_MOVED_TO = Gated(
    r"\b(?:moved?(?! (?:that|this|my last)\b)|relocated?|moving|clinic|meeting|meet|held|sat|sits|park(?:ed|ing)?"
    r"|turn|left|stuck)\b[^,;.]{0,24}"
    r"\b(?:to|in|on|at|via)\s+$",
    re.I,
)
_AFTER = re.compile(
    r"\s*(?:(?:%|per ?cent)(?! (?:complete|done|delivered|progress)d? ?[:=-])|million|billion|m\b|k\b|bn\b|am\b"
    r"|pm\b|hours?\b|hrs?\b|days?\b|weeks?\b|months?\b"
    r"|miles?\b(?! (?:off|behind|away|out|adrift|short))"
    r"|fte\b|years?\b|points?\b|cases?\b|each\b|gb\b|mb\b|kms?\b|litres?\b|kgs?\b|cm\b|mm\b|inches\b|o'clock\b"
    r"|avenue\b|street\b"
    r"|(?:(?:is|are)|'s)? ?(?:the (?:one|form) )?for (?:sick(?:ness)?|(?:annual |sick "
    r"|special )?leave|expenses|mileage|travel"
    r"|holidays?|overtime|maternity|paternity|flexi|toil)\b"
    r"|(?-i:[A-Z][a-z]+ (?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Court|Gardens|Terrace"
    r"|Crescent|Place|Way|Hill)\b)"
    r"|(?:[a-z]+ )?(?:street|road|lane|terrace|crescent|mews)\b"
    r"|is the (?:door )?(?:code|pin|password)\b|in the (?:crossword|queue)|balloons?\b|bottles?\b"
    r"|chairs?\b|bus(?:es)?\b|trams?\b"
    r"|to\s+[A-Z]?\d+\s+is\b)",
    re.I,
)
_OF_LAW = re.compile(
    r"\s*(?:of|in|to) the (?:lease|act|contract|constitution|handbook|accounts|regulations|bill|statute|treaty|deed"
    r"|tenancy|ledger|timetable|highway code|budget book|licence|will|rulebook|standing orders)\b",
    re.I,
)
_LETTERED_AFTER = re.compile(
    r"\s*(?:x ?\d|'?s? (?:has |have |had )?(?:run|ran) out\b|paper|sheets?\b|size\b|posters?\b|laminat\w+|printer"
    r"|road\b|labels?\b|dual\b|copies|envelopes?|folder|(?:shut |closed |blocked )?(?:north|south|east|west)bo?u?nd"
    r"|northbound|eastbound|westbound|roadworks|traffic|to\s+[A-Z]\d+\s+is\b|landscape|portrait|flyers?\b|leaflets?\b"
    r"|booklets?\b|handouts?\b|brochures?\b|pads?\b"
    r"|notebooks?\b|tray\b"
    r"|licen[cs]e\b|sized\b|left\W*$|locked (?:again|still|up|and)\b|to (?-i:[A-Z][a-z]+) (?:is|isn't|was|wasn't|not)"
    r" (?:running|cancelled|late|delayed)\b"
    r"|photos?\b|copier\b|delays\b|motorway\b|condition\b|model\b|cartridge\b|pressure\b|shut\b|both ways\b"
    r"|tailbacks?\b|(?:in )?(?:german|french|spanish|maths|english)\b|on the (?:phone|fuse|seating)|outing\b"
    r"|prints?\b|frames?\b|binders?\b|card\b|forms?\b(?! (?:(?:is|are|was|now|all|been|has) )*(?:red|amber|green"
    r"|done|fini\w+|complete\w*|ready|attached|live|in use|agreed|signed|approved|out))|level\b|bypass"
    r"|roundabout|exit\b"
    r"|services\b|near\b|towards\b|heading\b|jammed|clear (?:now|again)|of the (?:booklet|report|document|guide"
    r"|pack|minutes"
    r"|policy|leaflet|toolkit|handbook)|-(?!(?:red|amber|green|blue|is|r|a|g|b|\d)\b)[a-z]{2,}"
    r"|colour\s+print|car ?park|(?:on|is on) (?:the )?(?:\w+ )?floor|next to)",
    re.I,
)
_PLACE_TALK = Gated(
    r"^\W*(?:then |and |now |please )*(?:freeze|unfreeze|sort|filter|hide|unhide|merge|unmerge|copy|paste|drag)\b"
    r"|\b(?:descending|ascending|a to z|pivot|autofill|autosum|conditional formatting|leaving now|set off"
    r"|cells?|range|column|spreadsheet|formula|vlookup|junction|car park|traffic|lorr(?:y|ies)|diversion|detour"
    r"|resurfacing|crash(?:es)? on|crash, |lanes? closed|sheet\d?!\w+|drivers use|use the [am]\d+|rammed"
    r"|chock-?a(?:block)?|closed again"
    r"|road ?works?|tailbacks?|(?:north|south"
    r"|east|west)bound|roundabout|motorway|lay-?by|carriageway"
    r"|overturned|viaduct|ring road|by-?pass|flyover|google maps|waze"
    r"|at (?:the )?(?:traffic )?(?:lights|services)|that road|turn(?:ing|ed)? it off and on"
    r"|underpass|coming (?:the|via|round|by|another)"
    r"|back (?:way|roads?|lanes)"
    r"|(?:,|;|\b(?:so|and|i'?m|we'?re)) (?:(?:i'?m|we'?re|sorry|am) )*running late|(?:be|there in"
    r"|there by|with you in|another) (?:about )?\d+ ?(?:mins?|minutes)|start without"
    r"|on my way|en route|long way round|scenic route|(?:mins?|minutes) (?:late|away|behind)|postcodes?"
    r"|jack-?knifed|pile-?up|accident|nose to tail|bumper to bumper|both ways|contraflow|sat ?nav|mot|mpg"
    r"|on the (?:2nd|3rd"
    r"|second"
    r"|third|first|ground|top) floor|(?:solid|jammed|shut|closed|blocked|flooded|slow|crawling|queuing|moving"
    r"|stationary"
    r"|gridlocked|standstill) (?:up )?(?:at|near|by|past|around|between|outside) (?:the (?:bridge"
    r"|lights|services|turn)"
    r"|(?-i:[A-Z][a-z]{3,})(?<!Legal)(?<!Cabinet)(?<!Board)(?<!Finance)(?<!Procurement)(?<!Scrutiny)(?<!Council)"
    r"(?<!Panel)(?<!Members)))\b",
    re.I,
)
"""Where 'A12' is a place: a cell, a room, a road."""
_PAPER_TALK = Gated(
    r"\b(?:copies|(?:double|single)[- ]sided|stapled?|gloss|landscape|portrait|reams?|guillotine"
    r"|photocop\w+|stationery"
    r"|toner)\b",
    re.I,
)
_PRINTED = re.compile(
    r"\s*(?:posters?|flyers?|leaflets?|booklets?|handouts?|brochures?|forms?|frames?|binders?|card|prints?|paper"
    r"|sheets?)\b",
    re.I,
)
"""Only the sizes of paper are sizes of a flyer; 'the A40 flyer' is that of an action."""
_DOCUMENT = re.compile(
    r"\s+(?:flyers?|posters?|leaflets?|letters?|minutes|report|tracker|audit|tool|evidence|slides?|draft|policy"
    r"|survey|notes"
    r"|papers?|agreement|contract|checklist|procedure|specification|spec|brochure|handbook|evaluation|rota|analysis"
    r"|figures|template|proofs?|pack|spreadsheet|dashboard|plan|protocol|photos?|certificates?|register|list|log"
    r"|guide|toolkit|paperwork"
    r"|documents?|files?|statement|strategy)\b",
    re.I,
)
_PAPER = re.compile(r"a[0-6]", re.I)
_TRAIN_TALK = Gated(
    r"\b(?:my|next|last|first|trains?) (?:train|cancelled|delayed|late)\b|\b(?:on|getting|get|catch|catching|missed"
    r"|for) the"
    r" \d{1,2}[.:]\d\d\b",
    re.I,
)
_ROOM_TALK = Gated(
    r"\bswap(?:ping)? rooms\b|\bdouble[- ]?booked\b|\b(?:go to|use|try|book(?:ed)?|in|swap(?:ped)? (?:to|with)"
    r"|moved? to) (?:the )?(?:meeting )?room\b"
    r"|\b(?:printer|projector|screen|lights?|heating|radiator|windows?|photocopier|copier|door|plug|aircon|whiteboard"
    r"|kettle|fridge) (?:is |are )?(?:in|on|outside|by) (?=\d)",
    re.I,
)
_VERSION_TALK = re.compile(
    r"\b(?:v|ver|version) ?\d+\.\d[^;\n]{0,60}\b(?:plug-? ?in|add-? ?in|apps?|browser|drivers?|client|macs?|windows"
    r"|update)\b",
    re.I,
)
_DOTTED, _VERSION = re.compile(r"\d{1,2}\.\d{1,2}"), re.compile(r"\d{1,2}(?:\.\d{1,2})+")
_RATED = re.compile(r"\W{0,3}(?:(?:is|now|still) )?(?:red|amber|green|blue|complete|\d{1,3} ?%)\b", re.I)
_STANDS = re.compile(r"\s+(?:is|has been|now) (?:finished|done|closed|on hold|on track|signed off|not started)\b", re.I)
_CLAUSE_AFTER_BUT = re.compile(r"(?:\bbut|\bthough|\banyway|;)\s+$", re.I)
"""'Stuck in room 2.1 but 1.3 is finished' names a room and an action."""
_TIME = re.compile(r"\d{1,2}\.\d\d")
_LETTERED = re.compile(r"[a-z](?![a-z]).*", re.I)
_REC_ACTION, _TWO_LETTERS = re.compile(r"R(?:ec)?\s?\d+\W*A", re.I), re.compile(r"[a-z]{2,}\b", re.I)
_NO, _OF_A_MONTH = re.compile(r"no\s", re.I), re.compile(rf"\s*(?:st|nd|rd|th)?\s*(?:of )?{SURE_MONTH}\b", re.I)
"""'No 18 March' denies another day."""
_TOLD = Gated(r"\b(?:that|say|mark|is)\s+(?:the\s+)?action\s+$", re.I)
_FILE_NUMBER = re.compile(r"/\d{2,}")
_A_DATE = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}\.\d{1,2}\.\d{2}")


def is_measure(text: str, end: int) -> bool:
    """Whether a number that ends there counts something: '12 weeks', '12 bus'."""
    return bool(_AFTER.match(text, end))


def other_talk(text: str) -> re.Pattern[str] | None:
    """What is spelt like a reference and is none because of what the sentence is about: cells, roads, paper, trains."""
    if _PLACE_TALK.search(text):
        return _LETTERED
    if _VERSION_TALK.search(text):
        return _VERSION
    if _PAPER_TALK.search(text):
        return _PAPER
    if _ROOM_TALK.search(text):
        return _DOTTED
    return _TIME if _TRAIN_TALK.search(text) else None


def looks_alike(text: str, match: re.Match[str], other: re.Pattern[str] | None) -> bool:
    """Whether what is spelt like a reference is the name or the measure of something else; `other` is what would be,
    by `other_talk`."""
    head, tail = before(text, match.start(), 40), after(text, match.end(), 24)
    words = match.group()
    if _REC_ACTION.match(words):
        return False
    led = not head.strip() or (other is _DOTTED and _CLAUSE_AFTER_BUT.search(head))
    if (
        other
        and other.fullmatch(words)
        and not (led and (_RATED.match(tail) or (head.strip() and _STANDS.match(tail))))
    ):
        return True
    if words[0].isalpha() and not _TWO_LETTERS.match(words):
        named = _LETTERED_BEFORE.search(head) and not _PHRASAL.search(head)
        named = named and not (head.lower().endswith("the ") and _DOCUMENT.match(tail))
        size = not _PRINTED.match(tail) or _PAPER.fullmatch(words)
        return bool(named or (size and _LETTERED_AFTER.match(tail)) or _MOVED_TO.search(head))
    if words[0].isalpha():
        return bool(_AFTER.match(tail) or (_NO.match(words) and _OF_A_MONTH.match(tail)))
    if words == "1-1":
        return not _RATED.match(tail)
    if words.endswith(")"):
        return bool(_NAMED_BEFORE.search(head) or _OF_LAW.match(tail))
    if _TOLD.search(head):
        return False
    if head.rstrip().endswith(_SIGNS):
        return True
    named = (
        not _ITS_LINE.match(tail)
        and _BEFORE.search(head)
        and not (_SPOKEN_OF.search(head) or _FROM_REFERENCE.search(head))
    )
    if named and len(re.findall(r"\d+", words)) >= 3 and not _NAMED_BEFORE.search(head):
        named = None
    return bool(
        named or _AFTER.match(tail) or _OF_LAW.match(tail) or _FILE_NUMBER.match(tail) or _A_DATE.fullmatch(words)
    )
