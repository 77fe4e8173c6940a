"""Words by which a clause says that some of an action's own work has been or is being done."""

from __future__ import annotations

import re
from datetime import date

from bot.reading.beside import after, before
from bot.reading.fields.ahead import lies_ahead
from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE
from bot.reading.naming.plan_index import stem

_VERBS = (
    "draft write recruit shortlist advertise interview gather collect develop design negotiate circulate train pilot "
    "test "
    "build prepare commission procure audit review migrate scope map consult upload load issue launch clear approve "
    "sign "
    "publish appoint update install configure fit order purchase enrol register invite match assess sample observe "
    "mentor "
    "brief present share type copy scan file index transfer image deploy switch clean cleanse validate analyse "
    "compile collate survey refurbish paint deliver submit distribute engage introduce implement procure revise "
    "redraft "
    "rewrite retest visit trial embed roster allocate induct evaluate interrogate worked moderate summarise "
    "transcribe "
    "translate print "
    "record relocate connect wire label pack unpack upgrade patch recommission redesign merge extract tag score "
    "triage"
)
_IRREGULAR = (
    r"(?:going|goes|sent|send|coming|comes|meets?|meeting|happening|produced|circulated"
    r"|issued) (?:out )?(?:to [\w ]{2,24})?"
    r"(?:every|each) (?:\w+day|week|month|fortnight|other)|(?:going|goes) out (?:weekly|monthly|fortnightly|daily)"
    r"|(?:with|at|before) (?:the |our |my )?[\w' ]{2,30}? (?:for|to) (?:their |his |her |final |formal )?"
    r"(?:sign(?:[ -]?off|ing|ature)?|approv(?:al|e)|comments?|review|check(?:ing)?|proof(?:ing|-?reading)?"
    r"|agree(?:ment)?"
    r"|ratif(?:ication|y)|endorse(?:ment)?)\b"
    r"|(?:proofs?|drafts?|comments?|artwork|designs?) (?:(?:of|for|on) (?:the "
    r"|our )?(?:[\w-]+ ){1,4}?)?(?:are |is |all |now |have |has |come |came )*(?:back|in|done"
    r"|received)\b"
    r"|(?<!up )at (?:the )?(?:printers?|printer's|designers?)\b|final (?:tweaks|edits|checks|amends|amendments"
    r"|touches|push|proofs?|drafts?"
    r"|stages?|polish|bits|read[ -]through)\b(?! (?:due|by|will|to|needed|required|on|in))"
    r"|final version (?:is |now )?(?:with|at|gone|sent|out|being)\b"
    r"|(?:\w+ )?down to (?:the|our) (?:last|final)\b|(?:on|into|onto) (?:to )?the (?:last|final|home) (?:bit|stretch"
    r"|leg|lap|few"
    r"|push|phase|stage|one|two|three|part|section|\d+)\b|home straight|dotting the i'?s|crossing the t'?s"
    r"|not (?:very |too )?far off"
    r"|bits and (?:bobs|pieces)"
    r"|(?:going|working|getting|wading|gone) (?:through|round) (?:them|the|each|all|our|every)|(?:went|gone) ahead"
    r"|(?:at|in) (?:an?|the|its) (?:very )?early stages?|early days but|(?:almost|nearly"
    r"|just about) ready(?! (?:to (?:start|begin)))"
    r"|(?<=\ue010 )with (?:the |our )?(?:printers?|print room|designers?|editors?|comms|proof-?readers?|web team)\b"
    r"|carried on(?! (?:until|regardless|about))|in (?:full swing|full flow|flight|draft|motion|development"
    r"|preparation|production|procurement"
    r"|consultation|train"
    r"|the works)\b|wheels in motion"
    r"|at (?:the |an? )?(?:\w+ )?(?:drafting|design|consultation|proof|tender|testing|pilot|planning|scoping"
    r"|evaluation|mapping) stage|part[\s-]?way|midway"
    r"|all bar\b|all but (?:the|one|two|three|a)\b|(?:plodding|trundling|chugging|beavering|soldiering|motoring"
    r"|bumbling) (?:on|along|away|through)|taking shape|building up|well advanced|advancing"
    r"|proceeding(?! (?:\w+ly )?(?:as|to"
    r"|according|in line|exactly|well|smoothly))"
    r"|rolling along|on the go\b|off to a (?:good"
    r"|flying) start|first steps|groundwork"
    r"|gathering (?:pace|momentum)|beavering|wading through|ploughing through|working our way|got as far as"
    r"|up to (?:chapter|section|page|stage|module|step)"
    r"|reached (?:chapter|section|stage|step|phase)|(?:now|moved|moving|gone|got|are) on ?to (?:the|stage|phase"
    r"|chapter|step)|under construction"
    r"|bedding in|being (?:looked at|worked on|done|built|written|drawn up|put together|set up)|been (?:busy|drafting"
    r"|working|meeting|visiting)"
    r"|(?:i|we)(?:'ve|'m|'re| have| am| are) (?:been |now |busy )?(?:drafting|writing|working|visiting|gathering"
    r"|building|going through|on with)"
    r"|(?:it's|is|are|now|things are) moving|ramping up|still (?:going|at it|working)"
    r"|(?:getting|cracking|pressing|am|i'm|we're) on with (?:it|this)|chipping away|(?:made"
    r"|making) (?:\w+ )?(?:headway|progress|inroads)"
    r"|kicked (?:it|this|that) off|(?<!signed )off and running|finishing (?:touches|off)|finishing the last"
    r"|tidying up"
    r"|cracked the"
    r"|into (?:its|the|our) (?:\w+ ){0,2}(?:week|chapter|month|stage|phase)|halfway|half way|two thirds of|(?:bulk"
    r"|most|half|much|majority|lots?)"
    r" of (?:it|them|the|this)\b|(?:just|only) (?:the|a) (?:\w+ ){1,3}(?:to (?:write|do|go|finish|sign|add)"
    r"|left)|(?:a|rough"
    r"|working) draft|first version"
    r"|draft's|contract awarded|offers? (?:made|out|accepted)|(?:group|panel|team|board|forum|staff|partners"
    r"|committee)(?: has| have)? (?:now )?met\b"
    r"|sat (?:once|twice|again|three times)|on site|(?:letters|forms|invit\w+|papers|docs|packs|leaflets|posters"
    r"|questionnaires?|surveys?|tender|adverts?"
    r"|spec|emails?|notices|templates?)(?: to [\w ]{2,24}?)? (?:are |is |have |has |all |now )*(?:gone|out|up|live"
    r"|back|in(?= |$|[.,;]))"
    r"|(?:website|form|page|portal|modules?(?: [\d-]+)?|helpline|survey|site|dashboard) (?:is |are |now )*live"
    r"|first (?:cohort|batch|group|session|tranche|wave|round|meeting|draft|module|course)(?! (?:is|on|in|will|due"
    r"|meets|starts))"
    r"|(?:painters|builders|contractors?|electricians|fitters|plumbers|decorators|engineers?) (?:are |is |now )*(?:in"
    r"|on site|at work)\b"
    r"|walls are|(?:had|have|has|got) (?:\d+|two|three|four|five|six|seven|eight|nine|ten|a dozen|twelve"
    r"|twenty) (?:applica\w+|enquir\w+|respon\w+"
    r"|bids|volunteers|sign-ups|replies|returns|referrals)|coming (?:back|in)\b(?! (?:to|from|on|late))|(?:sessions?"
    r"|workshops?|groups?|courses?|clinics?"
    r"|drop-ins?) (?:are |is |now )+running"
    r"|(?:is|are|now|already) using it\b|working with (?:the )?[\w' ]{2,30} on (?:it|this)\b"
    r"|(?:is|are|'s|now|goes?|gone|going|went|off|out|back) (?:out |off |back |over |now )?(?:with|to|at|from) "
    r"(?:the |our )?(?:design\w*|print\w*"
    r"|publish\w*|graphics|comms|editors?|tender\w*|consult\w*|moderat\w*|evaluat\w*|press\b|proof\w*"
    r"|typeset\w*|market\b|advert\w*"
    r"|reviewers?|bidders?)|\w{3,}(?<!i)s running(?! (?:a |out|late|over|behind|up|low|short|costs?))"
    r"|spoke(?:n)? (?:to|with) (?:all|every|each|most|half|\d+)|comments received|received (?:comments|bids|responses"
    r"|tenders)"
    r"|(?<!not )(?:obtained|secured|awarded|identified|nominated|approached)|reading (?:the|through|all|them|files"
    r"|cases)|started|begun|began|begins|commenced|under\s?way|in progress|in hand|progress(?:ing|ed)|moving (?:again"
    r"|forward"
    r"|along"
    r"|on(?! from))|making (?:\w+ )?(?:progress|headway)|(?:good|some|steady|great|decent|real) (?:progress|headway)"
    r"|w\.?i\.?p|wrapping (?:(?:it|this|that|\ue010|things) )?up|close to (?:finish|complet|done|the end)\w*"
    r"|(?<=\ue010 )continues(?! to)|work (?:on \ue010 )?(?:has |is |still )?(?:continues|continuing"
    r"|ongoing|is under)|ongoing|first draft|draft (?:is|has|done|ready"
    r"|out|gone"
    r"|sent"
    r"|with|now|in|goes)|advert (?:is )?out|out (?:for|to) (?:comment|consultation|advert|tender)"
    r"|pilot (?:is|has|running|live|went)|roll(?:ed|ing) out|rollout|sent (?:out|to|round|over)|handed (?:out|round)"
    r"|went (?:out|live)|gone (?:to|out|live)|not (?:quite|yet) (?:there|finished)|nearly (?:there|done|complete"
    r"|finished)|nearly (?=all|half|two|three|\d|every|at the|over|through)|nearly(?=[.!]?\s*$)"
    r"|almost(?=[.!]?\s*$)|almost (?:there|done|complete"
    r"|finished)|mostly done|half done|getting there|working (?:on|through)|in post|written|writing|wrote|rewritten"
    r"|built"
    r"|rebuilt|redrawn|drawn up|drawn|set up|setting up|put together|putting together|pulled together|pulling "
    r"together"
    r"|signed up|signing up|rung (?:every|all|round)|been (?:to|round)|cracking on|ploughing on|plugging away"
    r"|got going"
    r"|kicked off(?! (?:about|because|at (?:me|us|him|her|them)))|off the ground|well on (?:the|our) way"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|both|all|\d{1,3}|candidates?|they|have|has|'ve)"
    r" (?:now |all |have |has )*accepted(?! that)|(?:correct|amend|redo|rework)ing (?:it|them|the)"
    r"|(?:a )?(?:fair |long |good )?way to go\b|not there yet|caught up"
    r"|\d{1,3} (?:[a-z]+ ){1,2}(?:attended|(?:came|turned up) to (?:the|our)"
    r" (?:[a-z]+ )?(?:events?|sessions?|workshops?|evenings?|consultation|briefings?|training|forum"
    r"|open day|launch))\b|(?:both|all|now) meeting\b|met (?:with"
    r"|the|all)|(?<=were )held|(?<=was )held|held(?! up| back| over| (?:on|in"
    r"|at|by) )|(?<!should )(?<!now )(?<!to )read(?!y"
    r"| the room)"
    r"|agreed(?! (?:is|date|deadline|with you|to (?:extend|move)))|moved (?:in|into|across|over)|(?<!double "
    r")(?<!double-)(?<!over)booked|bought"
    r"|spoken to all"
    r"|filled in|filled|chosen|picked|taken on|brought in|underway|(?:made"
    r"|making) an? (?:\w+ )?start|continuing|in train"
    r"|coming together|being (?:\w+)ed|taking shape|shaping up|off to a"
    r"|now run|up and running|have run|been run|have done|has done|i've done|we've done|done (?:\d+|the first"
    r"|some|most|half|a (?:few|lot|couple))"
)


def _inflected() -> str:
    """The past and running forms of the regular verbs of work."""
    forms = []
    for verb in sorted(set(_VERBS.split())):
        if verb.endswith("e"):
            forms.append(rf"{verb[:-1]}(?:ed|ing)")
        elif verb.endswith("y") and verb[-2] not in "aeo":
            forms.append(rf"{verb[:-1]}(?:ied|ying)")
        elif verb in ("map", "fit", "scan", "tag", "unpack", "ship", "enrol", "label"):
            forms.append(rf"{verb}{verb[-1]}?(?:ed|ing)")
        elif verb == "write":
            continue
        else:
            forms.append(rf"{verb}(?:ed|ing)")
    return "|".join(forms)


_UNDER_WAY = Gated(rf"\b(?:{_IRREGULAR}|{_inflected()})\b", re.I)
_NOUN_IN_ING = re.compile(
    r"(?:train|meet|brief|build|order|post|mentor|file|test|clean|print|record|script)ing\b", re.I
)
_NUMBER = (
    r"(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|twenty|thirty"
    r"|forty|fifty|sixty)"
)
_COUNT_OF = Gated(
    rf"\b{_NUMBER}\s+(?:(?:\w+\s+)?(?:out\s+)?of\s+(?:the\s+|our\s+)?{_NUMBER}\b(?!\s+(?:month|week|day|year))"
    rf"|\w+ from (?:the )?{_NUMBER}\b(?=[^.;,]{{0,24}}\b(?:done|complete\w*|visited|read|seen|trained|checked"
    rf"|reviewed|signed|finished|moved)\b)"
    r"|of (?:the|our|them|my|us|these|those)\b[\w' ]{0,24}\b(?:are|have|has|were|got|now|done|in|signed)\b"
    r"|\w+ (?:(?:now|already|all) )?through (?:the|their|our|it)\b"
    r"|(?:more|further|extra)\s+(?!(?:working )?(?:days?|weeks?|months?|wks?|time)\b)\w+\s+(?:\w+\s+)?(?:have|has"
    r"|got|had|now|done|in|on)\b)"
    r"|\b(?:\w+ (?:agencies|teams|files|schools|people|posts|modules|sessions|chapters|sections|left)|half"
    r"|only \w+) left\b"
    rf"|\b(?:the )?first {_NUMBER}\b|\b{_NUMBER} (?!weeks?|days?|months?|years?)(?:\w+ )?(?:done|down|complete"
    rf"|finished|trained|signed|read|issued"
    rf"|installed|placed|recruited|appointed|held|swapped|fitted|delivered|completed|visited|matched"
    rf"|enrolled|audited|reviewed|checked|interviewed|hosted|led"
    rf"|run(?! (?:late|over|out|a |by|on|until|from|in|to|at)))\b"
    rf"|\b{_NUMBER} (?!weeks?|days?|months?|minutes?|mins?|hours?|sleeps?|years?)(?:\w+ ){{0,2}}(?:to go|left "
    rf"to do|still to do)\b"
    rf"|\b{_NUMBER} (?!per\b)(?:\w+ ){{1,3}}so far\b|\banother {_NUMBER}(?= (?:\w+ )?(?:this|last) (?:week|month)|"
    rf"\W*$| (?:\w+ )?(?:done|in|today|yesterday))"
    rf"|\b(?:only|just) {_NUMBER} (?:\w+ )?(?:left|to go|remaining|to do)\b|^\W*{_NUMBER} (?:left|to go|in)\b"
    rf"|\b{_NUMBER} (?:down|audits|returns|responses|forms) (?:\w+ )?(?:in|down|back)\b|\bdone {_NUMBER}\b",
    re.I,
)
_NUMBERED = re.compile(
    r"\b(?:page|pages|p|para|paragraph|section|slide|item|line|row|figure|table|appendix|room|floor|level|question|q"
    r"|number|no|tab|column|exhibit|annex|form|option|platform|gate)\.? $",
    re.I,
)
"""'Page 14 of the pack' counts nothing."""
_LOST = Gated(
    r"[\w' ]{0,40}\b(?:redeployed|off sick|left|leaving|resigned|empty|unfilled|vacant|vacanc\w+"
    r"|missing|refus\w+|cancel\w+|away"
    r"|absent"
    r"|shielding|isolating|failed|withdrawn|pulled|off|out sick|ill)\b(?! to (?:do|go|read))",
    re.I,
)
_UNDONE = Gated(
    r"(?:\bnot|n't|\bnever|\bno|\bnothing(?:'s)?|\bto|\bbe|\bafter|\bwithout|\bnobody(?:'s)?|\bbefore|\bas"
    r"|\bget(?:ting)?"
    r"|\bfor|\bthe|\ba|\ban|\bour|\bmy|\byour|\bhis|\bher|\btheir|\bno one(?:'s)?|\bnone|\bneither|\bbeen|\bhad"
    r"|\bwhen|\bof|\bthan|\bweeks?|\bmonths?"
    r"|\bwill|'ll|\bwould|\bcould|\bcan|\bshall|\bshould|\bmight|\bplease|\bpls|\blet's|\bdid"
    r"|\bor|\bdate|\bdeadline|\bextension|\brequest)\s+(?:(?:been|being|yet|fully|it|have|has|even)\s+){0,3}$",
    re.I,
)
_SO_FAR_NOW = re.compile(r"\s+(?:this (?:week|morning|afternoon|month)|today|now|at the moment)\b", re.I)
_ADJECTIVE = re.compile(
    r"(?:signed|updated|revised|approved|agreed|published|amended|issued|filed|scanned|printed|typed|completed"
    r"|audited"
    r"|drafted|collated)\b",
    re.I,
)
_RATED = re.compile(r"\s+(?:(?:as|to|at)\s+(?:an?\s+)?(?:red|amber|green|blue)|with \w+ (?:to|that))\b", re.I)
_SHARE = re.compile(r"\d\s?%|per ?cent", re.I)
"""A share says itself whether it is of the work; participles beside it are its measure's name."""
_NAMES_A_PAPER = re.compile(
    r"\s+(?!(?:the|an?|our|by|on|in|off|up|out|with|to|for|and|all|at|from|last|this|today"
    r"|yesterday)\b)[a-z]{3,}",
    re.I,
)
_SENT_ALONG = re.compile(r"[\ue100-\ue1ff]|\b(?:attach\w*|here|enclosed|link|below)\b", re.I)
_PAPER = re.compile(
    r"\s+(?:target|deadline|completion|end|timescales?|timelines?|finish|estimate|position|drive|folder|inbox"
    r"|calendar|mailbox|area|space|lives|service|protocol|ownership|copy|copies|version|form|letter|agreement"
    r"|document|pdf|date|supplier|contractor|template|minutes|staff"
    r"|confirmation|forecast|workers?|assessors?|budget|figures)\b",
    re.I,
)
_BUSY = re.compile(r"\b(?:are|is|been|started|began|now|still|be|we're|i'm|they're|busy)\s+$", re.I)
_TO_A_DAY = re.compile(
    r"\s+(?:to|back to|until|by)\s+(?:the\s+)?(?:\d|end|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I
)
_EVIDENCE = re.compile(
    r"\b(?:evidence|proof|minutes|file|files|photo\w*|document|copy|report|photos?|notes)\s+(?:\S+\s+){0,4}$", re.I
)
_KEPT = re.compile(r"(?:upload|load|fil|sav|record|index|email|post|attach|submit|held|sign)", re.I)
_REALLY_BEEN = re.compile(r"\b(?:has|have|'ve|'s|had|it's)\s+(?:\w+\s+)?been\s+$|\b(?:has|have) had\s+$", re.I)
_PERSON_HAS = re.compile(
    r"(?:\b[A-Z][a-z]+|\b(?:they|she|he|who|everyone|both))(?:'s| has| have| had)? (?:now |also |all )?$"
)
"""'Moira has agreed' is said of what is reported."""
_NOT_BEEN = re.compile(r"\b(?:not|never|n't|nothing|nobody|no one)\b[^,;.\n]{0,20}$", re.I)


def find_activity(
    text: str,
    nouns: frozenset[str] = frozenset(),
    today: date | None = None,
    titled: frozenset[str] = frozenset(),
) -> str | None:
    """The first words that name some of the work itself as done or in hand.

    `nouns` are the stems of names of indicators whose participles say nothing of the work, `titled` those of the
    action's title, whose nouns in -ing say nothing of it either;
    `today` tells 'signing off tomorrow' from work in hand.
    """
    for match in _COUNT_OF.finditer(text):
        if not (_LOST.match(after(text, match.end())) or _NUMBERED.search(before(text, match.start()))):
            return match.group()
    for match in _UNDER_WAY.finditer(text):
        if stem(match.group().lower()) not in nouns and _is_done(text, match, today, titled):
            return match.group()
    return None


_LED = re.compile(rf"{REFERENCE} ?$")
_ITS_OBJECT = re.compile(r"\s+(?:the|our|my|it|them|these|all)\b", re.I)
_NONE = re.compile(r"\b(?:no|without an?|nobody|isn't an?|not an?) (?:\w+ ){0,2}$", re.I)
"""'No nurse in post'."""
_BY = re.compile(r"\s+by\b", re.I)


def _is_done(text: str, match: re.Match[str], today: date | None, titled: frozenset[str]) -> bool:
    head, tail = before(text, match.start()), after(text, match.end())
    if _UNDONE.search(head) and not (_REALLY_BEEN.search(head) and not _NOT_BEEN.search(head)):
        return False
    noun = match.group().endswith("ing") and stem(match.group().lower()) in titled
    if (noun or _NOUN_IN_ING.match(match.group())) and not (_LED.search(head) and _ITS_OBJECT.match(tail)):
        return _BUSY.search(head) is not None
    if _ADJECTIVE.fullmatch(match.group()) and _NAMES_A_PAPER.match(tail) and _SENT_ALONG.search(f"{head}{tail}"):
        return False
    if match.group().lower() == "agreed" and _PERSON_HAS.search(head) and not tail[:1].strip(" .,;!\n"):
        return False
    if match.group().lower() == "in post" and _NONE.search(head):
        return False
    if _RATED.match(tail) or _SHARE.search(_clause(head, tail)):
        return False
    if _PAPER.match(tail) and not match.group().lower().endswith("ing"):
        return False
    if (
        today
        and (match.group().lower().endswith("ing") or _BY.match(tail))
        and not _SO_FAR_NOW.match(tail)
        and lies_ahead(text, match.start(), match.end(), today)
    ):
        return False
    return not _TO_A_DAY.match(tail) and not (_EVIDENCE.search(head) and _KEPT.match(match.group()))


def _clause(head: str, tail: str) -> str:
    return re.split(r"[,;.\n](?!\d)|\s[-–—]\s", head)[-1] + re.split(r"[,;.\n](?!\d)|\s[-–—]\s", tail)[0]
