"""How an action is going: pace words and the rating they imply, with what stands in its way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.reading.beside import before
from bot.reading.fields.hindrances import find_hindrance
from bot.reading.fields.obstacles import find_obstacle
from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE
from bot.reading.naming.work_words import is_of_the_work
from bot.reading.reading import Rating

_RED = Gated(
    r"\b(?:(?:not going to|won't|will not|can't|cannot|isn't going to|unlikely to|not gonna)(?: now)? be "
    r"(?:achieved|met|delivered|ready|done|finished|complete|there|in place|live|out"
    r"|signed off) (?:by|for|on|in time)"
    r"|(?:not (?:possible|doable|feasible|achievable)|impossible|no way) (?:by|for|before)|(?:seriously "
    r"|well |way |badly )?off[\s-](?:track|course|target|plan|schedule)"
    r"|(?:not|isn't|aren't|no longer|not been|n't been) on (?:track|target|course|schedule)"
    r"|(?:miles|way|long way|streets) off\b(?! (?:the |starting|that|yet))|pear[\s-]shaped|(?:gone|going|went)"
    r" (?:badly )?wrong"
    r"|(?:a |total |complete )(?:shambles|mess)|dire\b|disastrous|derailed|doomed"
    r"|(?:seriously|very|massively|hugely|horribly|hopelessly|extremely|really|months|way|badly) (?:late|delayed"
    r"|overdue)"
    r"|(?:won't|will not|not going to|can't|cannot|never going to|unlikely to)(?: now)? (?:finish|complete|deliver"
    r"|land|get"
    r" (?:there|done|it done)|be (?:delivered|completed?|finished|done|ready|there|achieved))"
    r" (?:on time|in time|to time|by the (?:date|deadline|due date))"
    r"|(?:badly|way|well|far|miles"
    r"|massively|significantly|seriously|hopelessly|months|horribly|woefully|very|so far|long way|hugely) behind"
    r"|(?:unlikely|not likely) to (?:be )?(?:finish|complet|deliver|done|ready)\w*(?= (?:by|in time|before|on time)\b)"
    r"|serious(?:ly)? (?:worr\w+|concern\w*|doubts?"
    r"|trouble)|(?:very|deeply|really|extremely) (?:worried|concerned)|(?:won't|will not|not going to|can't|cannot"
    r"|no way we'll|no way we will|unlikely to|isn't"
    r" going to|never going to|aren't going to|wont|not gonna) (?:be able to )?(?:make|hit|meet|be (?:making"
    r"|hitting|meeting))\b(?! [^.;,]{0,30}\b(?:ones?|meetings?|sessions?|calls?|workshops?|training|event|lunch"
    r"|drinks|party|trains?|bus|appointment|invite|catch-? ?up)\b)"
    r"|(?:will|going to|'ll|bound to"
    r"|certain to)(?: now| definitely| certainly| probably| almost certainly)? miss\b|no (?:chance|hope|prospect)(?="
    r" (?:of|we|it|this|that|by|for|now|in|to)\b)|(?:there's|have"
    r"|'ve|got|stands?) no (?:chance"
    r"|hope|prospect)|nowhere near|in"
    r" (?:serious |real |deep )?trouble|undeliverable|unachievable|not achievable|a disaster|(?:going|gone|went"
    r"|slipp\w+|moving|moved) backwards"
    r"|a car crash|off the rails|falling apart|unravelling|imploding|(?:well|way|miles) off the pace|(?:have|has|'ve"
    r"|'s|already) missed (?:the|its|our|this|my) (?:deadline|date|target"
    r"|end date|due date)|no longer (?:achievable|possible|deliverable|realistic|feasible|doable)|(?:not going to"
    r"|won't|will not"
    r"|isn't going to|never going to) happen(?! again)|(?:grave|major|serious|huge) (?:concerns?"
    r"|worries|doubts)|alarm bells|(?:\ue010|it|we|this|'s|'re) (?:is |are )?failing\b|failing(?= (?:badly|us\b"
    r"|completely))|(?:dates?|deadlines?|timescales?|targets?) (?:will|would|is going to"
    r"|are going to|can|are|is)(?: now)?"
    r" ?(?:not|n't|never|unlikely to)(?: now)? be (?:met|achieved|hit|made|kept)"
    r"|date(?:'s| is"
    r"| has)? (?:been )?(?:gone|lost|blown|missed|shot)|deadline (?:blown|missed|gone|shot)|dead in the water"
    r"|hopeless)\b",
    re.I,
)
_RED_NOT = re.compile(
    r"(?:\bnot|n't|\bno longer|\bnever|\bno more|\b(?:was|were)(?: \w+){0,2} as|\b(?:was|were)(?: "
    r"never)?)\s+(?:so |very |really |that |at all )?$",
    re.I,
)
_AMBER = Gated(
    r"\b(?:slipping|slipped|slip(?! of paper)|slips|slippage|slid|sliding|(?:a bit|slightly|a little|a touch|somewhat"
    r"|running"
    r"|falling|a week|two weeks|a tad) (?:behind|late)"
    r"|behind(?! (?:us|the scenes|it|this|closed|you|me|the (?:desk|door|bid|scheme|idea)))|at risk"
    r"|late(?:ish)?(?! (?:ones?|night|shift|fee|forms?|returns?|jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec|in |on "
    r"|this|next|spring|summer|autumn|winter"
    r"|morning|afternoon|last))|tight|delayed"
    r"|delays|drifting|drifted|drift|touch and go|put back|pushed (?:back|out)|knocked back|set back|lagging|lags"
    r"|overrun\w*|running over|over-?running|taking longer"
    r"|took longer|slower than|go[- ]slow|losing (?:time|ground)|lost (?:time|ground)|might not (?:make|hit|meet)"
    r"|may not "
    r"(?:make"
    r"|hit|meet)|in doubt|wobbl\w+|dragging|dragged"
    r"|a stretch|not quite (?:on track|to plan|where)|isn't where it should|not where (?:it|we|i|i'd|we'd)\b"
    r"|hit a (?:snag|bump)"
    r"|struggling|creeping|off the pace|playing catch[\s-]?up|(?:a|slight|small|short|minor|further|another|big"
    r"|long) delay|slow going|going slowly|either way|(?:might|may"
    r"|could) miss|(?:not|isn't|aren't|hasn't been) (?:going|progressing|moving|gone|looking) (?:\w+ )?(?:to plan"
    r"|well|great|good|smoothly"
    r"|fast|quickly|brilliant\w*|as (?:planned|hoped|expected|quick\w*|fast|well))|not (?:quite )?as planned"
    r"|(?:slow|sluggish|limited|patchy) (?:progress|start)|progress (?:is |has been |was )?(?:very |a bit |quite "
    r"|too )?"
    r"(?:slow|sluggish|limited|patchy)|slowing down|slowed(?! by)|(?:moving|progressing) slowly|at a crawl"
    r"|snail's pace|iffy|dicey|precarious|in the balance|on a knife[ -]?edge"
    r"|a close(?:-run)? (?:call|thing)|borderline"
    r"|(?:bit|slightly|a little|somewhat|quite|am|i'm|getting|rather|starting to get) (?:worried|concerned|nervous"
    r"|anxious)"
    r"|(?:some|a few|a couple of|growing|minor|slight|bit of a|a slight) (?:concerns?|worr(?:y|ies)|doubts?)"
    r"|(?:not|isn't|n't) (?:very |too |at all )?(?:happy|comfortable|confident)(?: (?:with|about|of|on|in))?"
    r"|(?:looks?|looking|seems|now|increasingly) (?:very |highly |increasingly |a bit )?unlikely(?! to (?:slip"
    r"|miss|be late"
    r"|have|affect|change|cause))|doubtful|(?:in )?danger of (?:slipping|missing|being late|not \w+ing|delay)"
    r"|sleepless nights"
    r"|a squeeze|cutting it fine|pushing it|shaky|lost (?:a|two|three|another|\d) (?:days?|weeks?"
    r"|months?)|some risk to)\b",
    re.I,
)
_WAS = re.compile(r"\b(?:was|were|had been|looked|looking)(?: a bit| slightly| very)? $", re.I)
_NOW = re.compile(r"\b(?:now|back on|but|caught up|no longer|since)\b", re.I)
"""'Was at risk, now back on track'."""
_AMBER_NOT = Gated(
    r"(?:\bunlikely|\bnot|n't|\bno|\bnever|\bwithout|\bno longer|\bnothing|\bnone|\bhardly|\bfrom|\brather than"
    r"|\bto avoid"
    r"|\bavoid(?:ing|ed)?)\s+"
    r"(?:(?:yet|any|been|has|have|was|were|actually|really|a|bit|at|all|is|going|to|sign|of|being|be|it|this"
    r"|further)\s+){0,3}$"
    r"|\b(?:of|in|too|since|until|stay\w*|work\w*|sit"
    r"|sat|open\w*) $",
    re.I,
)
_GREEN = Gated(
    r"\b(?:on[\s-](?:track|target|schedule|course)|(?:going|all|still|exactly|everything|proceeding|progressing"
    r"|running|is|it's|are|we're|bang|spot on|very much) (?:exactly |very much |(?!not |hardly )\w+ly )?to"
    r" (?:plan|schedule|time|timetable)|according to plan|as planned|in line with (?:the )?plan"
    r"|no (?:\w+ )?(?:concerns?|issues?|red flags?|problems?|worries|hitches|dramas?|hiccups"
    r"|hold-?ups|qualms|obstacles"
    r"|difficulties|barriers|nasties|surprises"
    r"|snags|slippage|blockers|delays)|not a single (?:\w+ )?(?:red flag|issue|concern|problem|hitch)"
    r"|nothing to (?:worry|flag|fret)|(?:without|not) a hitch"
    r"|ahead(?: of (?:schedule|time|plan|target|where|programme|the (?:plan|game|curve))\b|(?! of))|(?:will|we'll"
    r"|it'll|going to|should|can still|still|set to|shall|'ll) (?:(?:easily|comfortably|definitely|still|just|now"
    r"|certainly|be able to) )*(?:hit|make"
    r"|meet|keep to|stick to) (?:the|our|my|its|it|that|this|dates?|deadlines?|targets?|timescales?|milestones?)\b"
    r"|will be"
    r" there on the day|all (?:fine|good|well|in order|ok)|all is well|tracking (?:nicely|well)|going (?:really "
    r"|very )?(?:well|fine|ok|okay|alright|all right|nicely|smoothly|great|grand|lovely|brilliantly|splendidly"
    r"|a treat|like a dream"
    r"|swimmingly)|(?<!a )(?<!it )fine(?! (?:by|with) (?:me|us|you)\b)(?! (?:print|tun\w+|line|detail))"
    r"|bang on"
    r"|com(?:ing|es?) (?:along|on) (?:nicely|well)|no risks?|plain sailing|tickety[\s-]?boo|hunky dory|like clockwork"
    r"|(?:in|looking in) good shape|looking good|ticking (?:along|over)|(?:moving|coming|getting|going) along "
    r"(?:nicely|well|fine)|(?:get|be|finish) (?:there |it )?on time"
    r"|steady as she goes|nicely on|well in hand|under control|to time|smoothly|nothing of concern|(?:a|two"
    r"|three) (?:days?|weeks?|months?) ahead|(?:will|we'll|should) (?:hit|make|meet) \d+|progressing (?:well|nicely"
    r"|smoothly)|spot on|(?:will be|it's|we're|is|be|finish|deliver\w*) on time|trouble[\s-]free|smooth sailing"
    r"|(?:happy|content|satisfied|pleased|comfortable) with (?:how|where|progress|the (?:progress|pace|way)|it\b"
    r"|that\b|this\b)"
    r"|(?:everything|all|it's|it is|going|is|still|things are|progressing|proceeding"
    r"|performing) as (?:planned|expected"
    r"|it should)|(?:where|as) (?:it|we) (?:should|ought to|need to|want to|expected to) be"
    r"|(?:have|has|'ve|all|now|fully|we) caught up|caught up (?:now|again|nicely)|looking (?:positive|promising"
    r"|healthy|rosy|strong|bright)|(?:satisfactory|pleasing) progress"
    r"|progress (?:is |has been |remains |continues (?:to be )?)?(?:very |quite )?(?:satisfactory|as (?:planned"
    r"|expected)|pleasing)"
    r"|in line with (?:the |our )?(?:\w+ )?(?:timetable|programme|schedule|timescales?|timeline|profile|trajectory)"
    r"|no cause for (?:concern|alarm|worry)|nothing to be (?:concerned|worried) about|in a good place|all systems go"
    r"|full steam ahead|great guns"
    r"|like a house on fire|on the money|within (?:the )?(?:timescales?|timeframes?)|in good time|motoring|sailing"
    r" (?:along|through)"
    r"|\w+ing (?:along|on) (?:nicely|well|fine|smoothly|happily|steadily)"
    r"|(?:still |all |running |everything |finish\w* |complet\w* |land |in )on time"
    r"|comfortable\b|confident(?= (?:of|about|in|we|that)\b|[.!]*$)|all okay|no probs|according to (?:the"
    r" )?(?:schedule|timetable"
    r"|programme))\b"
    r"|\ue010[\s:,–-]*(?:on time\b|caught up\b|(?:(?:is|it's|all|still|looking|going|doing|we're) )+(?:ok|okay)"
    r"\s*(?=[.!,;)]|$|\s(?:for now|at the moment|so far|this|thanks|still|overall|currently|today)\b)"
    r"|(?:good|grand|sound|healthy|rosy|peachy)\s*(?=[.!,;)]|$))",
    re.I,
)
_LOOKING = re.compile(r"\b(?<!not )(?<!n't )(?:looks|looking) $", re.I)
"""'It is looking on track'; 'looking well' is no pace."""
_GREEN_NOT = re.compile(
    r"(?:\bnot|n't|\bnever|\bno longer|\bget(?:ting)?(?: it| this| us)?(?: back)?|\bgo|\bforging|\bgoing|\bwent"
    r"|\bgone|\bgoes"
    r"|\bunless|\bif"
    r"|\bpress\w*|\bbring\w*(?: it)?(?: back)?"
    r"|\bput(?: it| us)? back|\bfar from|\bhardly|\bweeks?|\bmonths?|\bdays?|\byear|\broad|\blook\w*|\bmove|\bplan\w*"
    r"|\bwould be|\bthink|\bis my|\bwas|\bwere|\bnot)\s+"
    r"(?:(?:really|exactly|entirely|quite|all|very|much)\s+){0,2}$|\bor\s+$",
    re.I,
)
_DATE_FINE = re.compile(
    r"(?:\b(?:dates?|deadline|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)"
    r"|(?<!\w)\d{1,2}(?:st"
    r"|nd|rd|th)?)\s+(?:(?:is|still|looks|should"
    r"|be|remains|are|all)\s+){0,3}$",
    re.I,
)
_NOBODY = Gated(
    r"\b(?:nobody|no one|no-one|no staff|no lead|no owner|no capacity)\b(?!'s| (?:has |is )?(?:worried|complain\w*"
    r"|objected))"
    r"|\b(?:nobody|no one|no-one)'s (?:got|free|available|there|left|in post)\b",
    re.I,
)


_IN_ITS_WAY = re.compile(
    r"\b(?:wait(?:ing|in)?|await\w*|blocked|stalled|standstill|progress|hold-?ups?|off track|behind|delay\w*"
    r"|slip\w*|late"
    r"|at risk|red|amber)\b",
    re.I,
)
"""What is said of an action and of little else; beside it any words may tell the cause."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """The rating pace words imply, whether an obstacle is named, and the words that name it."""

    pace: Rating | None = None
    pace_words: str = ""
    blocker: bool = False
    cause: str | None = None
    nobody: bool = False


_ON_BEHALF = re.compile(
    r"\b\w+ (?:(?:is|are|still) )?(?:off|away|out|ill|sick|poorly|on (?:\w+ )?leave|on holiday"
    r"|not (?:in|here))\b[^,;.\n]{0,30}?,?"
    r" (?:so|and) (?:(?:this is|it'?s|i'?m|i am|just|me|here) )*(?:(?:for|4|on behalf of) (?:her|him|them|his|hers)\b"
    r"|on (?:her|his|their) behalf|(?:updating|reporting|answering|doing|sending|filling in"
    r"|replying) (?:for )?(?:this|it|her"
    r"|him|his|hers|theirs)\b)",
    re.I,
)
"""'Bethan off sick so for her': why somebody else reports stands in no action's way."""


def find_outlook(text: str, title_stems: frozenset[str] = frozenset(), named: bool = False) -> Outlook:
    """Pace and obstacles in a clause; the worst pace word wins. The action's own title names no obstacle; of an action
    that is `named` more words do."""
    text = _ON_BEHALF.sub(" ", text)
    pace, words = _pace(text)
    obstacle = find_obstacle(text, title_stems) or (find_hindrance(text, title_stems) if named else None)
    if obstacle and REFERENCE not in text and not _IN_ITS_WAY.search(text) and not is_of_the_work(text, title_stems):
        obstacle = None
    return Outlook(pace, words, obstacle is not None, obstacle, bool(_NOBODY.search(text)))


def _pace(text: str) -> tuple[Rating | None, str]:
    for match in _RED.finditer(text):
        if not _RED_NOT.search(before(text, match.start())):
            return "red", match.group()
    for match in _AMBER.finditer(text):
        head = before(text, match.start())
        if not (_AMBER_NOT.search(head) or (_WAS.search(head) and _NOW.search(text, match.end()))):
            return "amber", match.group()
    for match in _GREEN.finditer(text):
        head = before(text, match.start())
        looks = _LOOKING.search(head) and match.group().lower().startswith("on ")
        if (looks or not _GREEN_NOT.search(head)) and not (match.group().lower() == "fine" and _DATE_FINE.search(head)):
            return "green", match.group()
    return None, ""
