"""Words by which a clause says that the whole action, or only a part of it, is finished."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.reading.beside import CLAUSE, after, before
from bot.reading.dates.calendar_words import MONTH
from bot.reading.fields.ahead import lies_ahead
from bot.reading.fields.supposed import without_what_is_to_come
from bot.reading.fields.whole import FILLER, is_whole, left_over, stems_of
from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE
from bot.reading.naming.plan_index import stem

_LATER = (
    r"(?!\s+(?:by|before|in|within)\s+(?:the\s+)?(?:then|time|christmas|summer|autumn|winter|spring|half|term"
    r"|due course"
    r"|a (?:week|fortnight|month|few|couple)))"
)
_FINISHED = Gated(
    r"\b(?:(?<=\bis )complete|(?<=\bnow )complete|complete(?! (?:their|the|our|its|his|her"
    r"|this(?! (?:week|month|morning|time))|it|all(?! the same| "
    r"right)|these)\b)|completed|compelte[d]?|compleet|compleate?d?"
    r"|complete?d|completd|completly|complted|comlete[d]?|complet|done(?: and dusted)?|dun|finished|finsihed|finshed"
    r"|finnished|finised"
    r"|(?:is|its|it's|was|now|all|we're|are|it) finish|finish(?:ed)? already|already finish|closed(?! (?:for|cases?"
    r"|until|to the public|early|all "
    r"day|due to|today|tomorrow|over)"
    r"|(?: (?:the|our|a)) (?!action|loop|item|whole))(?: (?:off"
    r"|down|out))?|sign[\s-]?off given"
    r"|(?:got|received|secured|obtained|has|had|have|given) (?:\w+ ){0,2}sign[\s-]?off\b|sign[\s-]?off received"
    r"|finali[sz]ed|concluded|wrapped up|all delivered|at an end|come to an end"
    r"|(?:brought|come|came|drawn) to a(?: successful)? (?:close|conclusion)|si(?:gn|ng)ed[\s-]+off"
    r"|over and done with|(?:confirm(?:ed|ing|s)?|report(?:ing)?|reached|pleased to (?:report"
    r"|announce)) (?:the )?(?:full )?"
    r"(?:completion|closure|conclusion) of|actual (?:completion|finish|end)(?: date)?(?=:? ?\d)"
    r"|(?:completion|closure|conclusion)(?: of \ue010)? (?:is|has been|was) (?:now |hereby )?(?:confirmed|achieved"
    r"|reached)|don(?:e|e?z)o|finito|tied off|all (?:tied|boxed|buttoned) (?:up|off)|been and gone"
    r"|(?:fully|now|well|all|properly) (?:implemented|delivered|embedded|in place|operational|achieved|rolled out)"
    r"|(?:put|putting) (?:it |this |that |\ue010 )?to bed|out of the way|(?:'s|is) a wrap|job'?s a good '?un"
    r"|sewn up|nailed|signed,? sealed"
    r"|tick(?:ed)?(?: (?:\ue010|it|this|that|this one))? off|in the bag|fait accompli|achieved|(?:nothing"
    r"|nowt) left(?=\W*$)|nothing (?:left|more"
    r"|else|further|outstanding) to (?:do|add to it)"
    r"|over the (?:finish(?:ing)? )?line|(?:come|comes|taken|took|take it|drop) off the (?:list|plan|tracker|books)"
    r"|no (?:further|more)"
    r"(?: (?:work|action))? (?:is )?(?:required|needed|outstanding|to (?:do|add))|(?:delivered|implemented"
    r"|achieved) in full"
    r"|all sorted"
    r"|implemented and embedded|job done|mission accomplished|discharged|fulfilled|crossed off|dusted"
    r"|sorted and closed|all wrapped up)\b"
    r"(?!\s+\w+ing\b)(?!\s+(?:in[.!]?$|with (?:this|that|the) (?!action|one|work|now)\w+"
    r"|with you))(?! (?:copy|version"
    r"|form|letter|agreement|document|pdf|date|template|paperwork)\b)(?!\s+(?:set"
    r"|list|mess|nonsense|overhaul|rewrite|waste|picture|shambles|review of|return))"
    rf"{_LATER}",
    re.I,
)
_SO_IF_WHOLE = Gated(
    r"\b(?:in place|up and running|live|delivered|operational|ticked|rolled out|handed over|embedded|sorted out"
    r"|sorted(?! out)"
    r"|dealt with|wrapped(?! up)|boxed (?:off|up)|tied up|(?:been )?taken care of|a done deal|(?:fin|tick)(?=\W*$)"
    r"|on the (?:website|site"
    r"|intranet))\b"
    r"(?! (?:in|to|at(?! (?:\d|noon|last|midnight))|for|copy|by|from|into|on (?:the )?(?:ward|one"
    r"|two))\b)(?! (?:so far|apart|except|bar)\b)",
    re.I,
)
"""Words that finish an action only when nothing but the action is said to be so."""
_DEED = Gated(
    r"\b(?:published|printed|sent|signed|written|agreed|approved|launched|relaunched|adopted|appointed|refreshed"
    r"|revised"
    r"|cleared|(?:re)?issued|introduced|established|ratified|endorsed|commissioned|set up|opened|submitted|installed"
    r"|circulated"
    r"|executed|(?:got|received|secured|obtained|gained|won|given|gave) (?:\w+ ){0,3}(?:approval"
    r"|agreement|endorsement"
    r"|nod|go-?ahead"
    r"|green light)"
    rf"|implemented|relocated)\b(?!\s+(?:in (?:principle|draft|part)|subject to|verbally|provisionally)){_LATER}",
    re.I,
)
_OUT = re.compile(
    r"(?:\b(?:is|it's|its|went|gone|now|all|finally|are|got|came|comes?|has|been)|\ue010)\W{1,3}(?:now |all "
    r"|finally |live )*"
    r"(?P<deed>out|on (?:the|our) (?:web ?site|site|web|intranet|internet))\b"
    r"(?=\s*(?:$|[,.;!)–-]|(?:on|last|this|yesterday|yday|today|now|at last|there|and|already|finally|as of|since"
    r"|mon|tue"
    r"|wed|thu|fri)\b))",
    re.I,
)
"""'The directory is out', of one to publish."""
_PUBLISHED = frozenset(map(stem, "publish print issue launch distribute circulate send produce release".split()))
_GIVEN = re.compile(r"(?:approval|agreement|endorsement|nod|ahead|light)$")
_DEED_FAMILY = {
    "approv": "agree",
    "ratifi": "agree",
    "endors": "agree",
    "issu": "publish",
    "sign": "agree",
    "execut": "agree",
}
_FIRST_DEEDS = frozenset(map(stem, "agreed approved written drafted revised refreshed signed reviewed".split()))
_LAST_DEEDS = frozenset(
    map(stem, "published launched issued printed implemented introduced opened installed adopted".split())
)
"""Of a title with two deeds ('agreed with partners and published') the first alone finishes nothing."""
_SIGNED_PAPERS = frozenset(map(stem, "protocol charter agreement contract memorandum concordat pledge lease".split()))
_BY_ALL = re.compile(
    r"(?:signed|executed|agreed|approved|endorsed|ratified)(?: up)?(?: to)? by (?:all|every(?:one|body|\b)|both)\b",
    re.I,
)
_PAPERS = frozenset(
    stem(word)
    for word in "document policy strategy guide guidance handbook protocol leaflet charter toolkit framework procedure"
    " bulletin brochure booklet poster factsheet"
    " standards pathway website newsletter directory prospectus manual template".split()
)
"""What is finished when it is published, whatever its title asks."""
_NEARLY = re.compile(
    r"\b(?:nearly|almost|mostly|virtually|partly|partially|part|half|bar(?! the shouting)|except|apart from"
    r"|just about|all but|largely"
    r"|as good as|most|close to|nigh on|more or less|(?<!100 )per ?cent|thirds?|quarters?|not (?:all|fully|quite)"
    r"|practically"
    r"|pretty much|well on the way|in the main)\b|(?<!100)(?<!100 )%|\d ?(?:pc|pct)\b",
    re.I,
)
_NOT_DONE = Gated(
    r"(?:\bnot|n't|\bnever|\bnowhere near|\bget(?:ting)?(?: it| this| that)?|\bwhen|\bthen(?: it'?s| we're)?"
    r"|\bhave it|\bdue"
    r"|\bless gets|\bfar from|\bnothing|\bnothing's|\bnone(?: of it)?|\bbe|\bgetting|\bnobody has|\bno one has"
    r"|\bunlikely to|\bnot going to|\bstruggling to)\s+"
    r"(?:(?:all|been|fully|yet|quite|totally|it|completely|finally|is|it's|properly|formally|really|being)\s+){0,3}$",
    re.I,
)
_MARK_IT = re.compile(
    r"\b(?:mark(?:ed)?|show(?:n)?|close|put|record(?:ed)?|log(?:ged)?|class(?:ed)?|treat(?:ed)?|regard(?:ed)?"
    r"|consider(?:ed)?|can|now)\b(?:\s+\w+){0,4}\s*(?:as\s+)?$",
    re.I,
)
_REMAINING = Gated(
    r"\b(?:but (?:we're |we are |i'm )?still \w+ing|still (?:to \w+|need\w*|outstanding|waiting|got|some|a "
    r"(?:bit|few|couple)|one|two|three|four|five"
    r"|half|work"
    r"|missing|owed|have|has|not|\d+)"
    r"|(?<!nothing )(?<!nowt )(?<!none )left to (?:do|go|\w+)|(?<!nothing )(?<!none )remaining"
    r"|(?<!nothing )remains? to be"
    r"|(?<!nothing )(?<!none )(?<!no )outstanding|yet to|just needs?|just waiting|but (?:still )?(?:need|waiting"
    r"|awaiting|not|have|has|there's|there are|we)"
    r"|(?<!nothing )(?<!no )more to do|(?<!no )(?<!any )work to do|(?<!nothing )(?<!due )(?<!meant "
    r")(?<!supposed )to finish|needs doing"
    r"|needs? (?:finishing|signing)"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|a few|some|couple|several|\d+) (?:\w+ ){0,3}(?:left|to go"
    r"|to do|short|missing"
    r"|still|outstanding|unsigned|unread|undelivered|to deliver)\b"
    r"|(?:should|will|'ll) (?:now |all )?(?:be )?finish(?:ed)? (?:on|by|in|at)|work remains"
    r"|still have|not (?:all|everything|everyone|everybody) |to be (?:done|written|signed|agreed|trained"
    r"|uploaded|finished|copied|read)\b|loose ends"
    r"|(?<=, )(?!nothing|nowt|no\b|anything)[a-z']+(?: [a-z']+){0,3} to (?:do|finish)(?=\W*$)"
    r"|carry on with|\d+ (?:\w+ ){0,3}(?:still|to (?:do|go|read|review|write|train|copy|check|sign|finish))\b"
    r"|but (?:it's )?(?:still )?(?:in progress|ongoing)"
    r"|(?:though|although|however|except) (?:\w+ ){0,3}(?:not|n't|still|yet|needs?|waiting|to be))\b",
    re.I,
)
_BAR = re.compile(
    r"\s*,?\s*\(?(?:bar(?! the shouting)|except|apart from|other than|subject to|pending|save for|but for|minus"
    r"|barring|with the "
    r"exception|aside from"
    r"|all but|excluding|less the|not counting)\b",
    re.I,
)
_TICKED = Gated(r"\b(?:done|finished|complete[d]?|in place|sorted)\b", re.I)
_SOMEONE_HAS = re.compile(
    r"(?:\b(?:have|has|had|i|we|they|he|she)|'ve|'s)\s+(?:now |just |all |also |finally |already )*$", re.I
)
_PARTIAL_OBJECT = re.compile(
    r"\s+(?:the\s+|our\s+|about\s+|all\s+|my\s+|h(?:er|is)\s+|their\s+|your\s+)?(?:first|second|bit\b|side\b|share\b"
    r"|\d+(?!(?:st|nd|rd|th)\b)(?!\s*(?:jan|feb|mar|apr|may|jun"
    r"|jul|aug"
    r"|sep|oct|nov|dec))|some|most|half|a (?:few|bit|lot|couple|third|quarter|start|draft)|one|two|three|four"
    r"|five|six"
    r"|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?![ -]\w+(?:st|nd|rd|th)\b)|(?:a |one )?hundred"
    r"|part|phase|stage|another|nearly|several|bits)\b",
    re.I,
)
_OBJECT = re.compile(
    r"\s+(?P<what>(?:the|our|my|a(?! (?:\w+ )?(?:week|fortnight|month|day)s? ago)|an"
    r"|all the)\s+[\w' -]{2,60}?)(?=[^\w' -]|$|\s(?:on|in|by|at|last|this|yesterday"
    r"|today|with"
    r"|for|and|but|to|as|from|before|after|now)\b)",
    re.I,
)
_NOT_QUITE = Gated(
    r"\s+(?:by (?:us|me|our)\b|(?:on|at) (?:our|my|this) (?:side|end|part)\b)|[^,;.\n]{0,40}\b(?:in "
    r"(?:principle|draft|part|theory|(?:the )?(?:north|south|east|west|centre))|subject to|verbally|provisionally"
    r"|so far|to date"
    r"|for (?:\d+|jan|feb|january|february|march|april|june|july|august|september|october|november|december))\b",
    re.I,
)
_THEN_DONE = Gated(
    r"[^.;\n]{0,30}?\b(?:hopefully|fingers crossed|touch wood|all being well)\b"
    r"|[^.;\n]{0,30}?\band (?:then )?that(?:'s| is|'ll| will|s)?(?: be)? (?:it\b|finish|complet|done\b|the end|us\b"
    r"|does it)",
    re.I,
)
"""'Live Friday and that finishes it' and 'done before half term hopefully' tell of what is to come."""
_GOES_FIRST = re.compile(
    r"\b(?:goes (?:live|out|up)|launches|opens|lands|arrives|ships)\b[^.;\n]{0,40}\band (?:that's|thats|that is|then)"
    r"(?: it(?:'s| is)?)? $",
    re.I,
)
"""'Goes live on Monday and that's it finished'."""
_DESCRIBES = re.compile(r"\b(?:the|an?|our|your|my|his|her|their)\s+$", re.I)


@dataclass(frozen=True, slots=True)
class FinishFound:
    """That the whole (or only a part) is finished, the words that say so, and whether the text contradicts them."""

    whole: bool
    words: str
    contradicted: bool = False


def _several_tasks(text: str, title_stems: frozenset[str]) -> bool:
    """'Plumbing done. Electrics done.': tasks ticked off one by one are not the whole."""
    tasks = {left_over(_clause_before(text, match), title_stems) for match in _TICKED.finditer(text)}
    return len(tasks - {()}) > 1


def find_finish(text: str, title_stems: frozenset[str], today: date | None = None) -> FinishFound | None:
    """Whether a text says its action is finished; `today` tells a finish that lies ahead from one behind."""
    done = without_what_is_to_come(text)
    partial: FinishFound | None = None
    tasks = _several_tasks(done, title_stems)
    for match in (*_FINISHED.finditer(done), *_deeds(done, title_stems), *_only_it(done, title_stems)):
        head = before(done, match.start())
        if today and lies_ahead(text, match.start(), match.end(), today):
            continue
        if _THEN_DONE.match(after(text, match.end())) or _GOES_FIRST.search(head):
            continue
        if _DESCRIBES.search(head) and not match.group().lower().startswith("fait"):
            continue
        if _NOT_DONE.search(head) and not _MARK_IT.search(head):
            continue
        if tasks or not _is_all(done, match, title_stems) or _is_a_step(text, match, title_stems):
            partial = partial or FinishFound(False, match.group())
            continue
        return FinishFound(True, match.group(), contradicted=bool(_REMAINING.search(text)))
    return partial


_GOES_ON = Gated(
    r"\b(?:(?<=, )(?:now |just )?(?:writing|typing) (?:it |them )?up|at (?:the )?(?:printers?"
    r"|designers?)(?:'s)?\b|(?<=, )(?:just |only "
    r"|now )?(?:the )?(?!good|ready|nothing|way)[a-z]+"
    r" (?:still )?to go\b|under ?way|(?<!was )in progress(?!\s*(?:-|=|→|to\b))|ongoing"
    r"|(?<!evidence )(?<!minutes )(?<!proof )(?<!certificate )(?<!paperwork )(?<!report )(?<!details )"
    r"(?<!more )(?:(?:is |are )?to follow|will follow)|has begun|have begun|still to come|next step|(?:UAT|testing"
    r"|training|roll-?out|go-?live|publication) (?:next|from|in|on|w/c|starts|begins|due|booked|planned)|up next|now"
    r" (?:testing|training|drafting|rolling out|moving on)|(?:completion|publication|launch|roll-?out|printing"
    r"|sign[ -]?off)\b"
    r"[^.;]{0,40}\b(?:is|are|will be|now|due|planned|expected|programmed|scheduled|set for|booked)(?! (?:complete"
    r"|done|finished|agreed)))\b",
    re.I,
)


def _is_a_step(text: str, match: re.Match[str], title_stems: frozenset[str]) -> bool:
    """'Dev work finished, testing under way': what is finished beside what goes on is one step of the work."""
    if not _GOES_ON.search(text) or re.search(
        r"\b(?:all|whole|fully|action)\b|100 ?%", _clause_before(text, match), re.I
    ):
        return False
    clause = _clause_before(text, match)
    return bool(left_over(clause, title_stems)) or not match.group().lower().startswith(("complet", "clos", "finish"))


def _is_all(text: str, match: re.Match[str], title_stems: frozenset[str]) -> bool:
    """Whether what is finished is the action and nothing less of it."""
    clause = _clause_before(text, match)
    if _NEARLY.search(clause):
        return False
    tail = after(text, match.end())
    if _BAR.match(tail) or _NOT_QUITE.match(tail):
        return False
    if _SOMEONE_HAS.search(clause) and _PARTIAL_OBJECT.match(tail):
        return False
    what = _OBJECT.match(tail)
    if what and match.group().lower() in ("finished", "completed", "done") and not is_whole(what["what"], title_stems):
        return False
    return is_whole(clause, title_stems)


def _only_it(text: str, title_stems: frozenset[str]) -> Iterator[re.Match[str]]:
    """'It is in place', 'portal live': words of finishing when their subject is the action and nothing else."""
    for match in _SO_IF_WHOLE.finditer(text):
        clause = _clause_before(text, match)
        led = re.search(rf"{REFERENCE}\W*(?:went |gone |now )*$", before(text, match.start()))
        named = (
            led
            or _alone(clause, text[match.end() :])
            or re.search(rf"{REFERENCE}|\bit\b|it's|\bthis\b", clause)
            or title_stems & stems_of(clause.split())
        )
        if named and is_whole(clause, title_stems, spare=0):
            yield match


def _alone(clause: str, tail: str) -> bool:
    """'Gone live!': nothing before the word and nothing after it that it could be said of."""
    return not FILLER.sub("", clause).strip() and bool(
        re.match(r"\s*(?:$|[,.;!]|(?:on|last|this|yesterday|today|now|at last|at \d+|at noon)\b)", tail)
    )


_BESIDE_THE_SUBJECT = re.compile(
    rf"\([^()]{{0,80}}\)|\b100 ?(?:%|per ?cent)|\b(?:on |at )?(?:the )?\d{{1,2}}(?:st|nd|rd"
    rf"|th)?(?: of)? {MONTH}(?: \d{{4}})?\b|\b\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?(?![\w%])",
    re.I,
)
"""'On 14 February we completed it': the day counts nothing."""


def _clause_before(text: str, match: re.Match[str]) -> str:
    head = _BESIDE_THE_SUBJECT.sub(" ", before(text, match.start(), CLAUSE))
    return re.split(r"[,;.!?\n:|]|\s[-–—]\s|\b(?:and|(?<!all )but|(?<!good )as(?! good\b)|so|because|since)\b", head)[
        -1
    ]


def _deeds(text: str, title_stems: frozenset[str]) -> Iterator[re.Match[str]]:
    """'published' finishes an action to publish; of another action it is only some of the work."""
    if _LAST_DEEDS & title_stems and title_stems & _FIRST_DEEDS and not _LAST_DEEDS & stems_of(text.lower().split()):
        return
    if title_stems & (_PUBLISHED | _PAPERS):
        yield from _OUT.finditer(text)
    for match in _DEED.finditer(text):
        if _is_the_action(match.group().lower(), title_stems) or _by_all(match, title_stems):
            yield match


def _by_all(match: re.Match[str], title_stems: frozenset[str]) -> bool:
    """A protocol 'signed by all' has been agreed, whatever its title asks."""
    return bool(title_stems & _PAPERS and _BY_ALL.match(match.string, match.start()))


_DECIDED = frozenset(("agre", "approv", "sign", "ratif", "endors"))


def _is_the_action(deed: str, title_stems: frozenset[str]) -> bool:
    root = "approv" if _GIVEN.search(deed) else stem(deed.split(" ")[0])
    wanted = {root, _DEED_FAMILY.get(root, root), root.removeprefix("re")}
    papers = {
        "sign": _SIGNED_PAPERS | _DECIDED,
        "publish": _PAPERS,
        "launch": _PAPERS,
        "adopt": _PAPERS,
        "issu": _PAPERS,
    }
    if title_stems & papers.get(root, _DECIDED if root in _DECIDED else frozenset()):
        return True
    return any(word[:4] == each[:4] for word in title_stems for each in wanted if len(each) >= 4)
