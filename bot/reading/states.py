"""What a clause says of the state of an action's own work: complete, under way, not begun, blocked, on hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.reading.beside import CLAUSE, before
from bot.reading.marks import REFERENCE
from bot.reading.plan_index import stem
from bot.reading.reading import Status

_BLOCKED = re.compile(
    r"\b(?:blocked|stuck|stalled|at a standstill|standstill|gridlock(?:ed)?|deadlock(?:ed)?"
    r"|at a halt|ground to a halt|log-?jam(?:med)?"
    r"|(?:can't|cannot|can not|cant|unable to|couldn't)\s+(?:really\s+)?(?:move|proceed|progress"
    r"|go (?:any )?further|continue|get any further|take (?:it|this) forward|advance)"
    r"|no (?:further )?progress (?:is )?possible|dead in the water)\b",
    re.I,
)
_UNBLOCKED = re.compile(r"\b(?:not|no longer|isn't|un|never|was)\s*-?(?=(?:blocked|stuck|stalled))", re.I)
_SUSPENDED = re.compile(
    r"(?<!not )\b(?:on hold|on pause|paused|parked|suspended|stood down|shelved|mothballed"
    r"|in abeyance)\b",
    re.I,
)
_NOT_STARTED = re.compile(
    r"\b(?:not (?:yet )?(?:been )?(?:started|begun|commenced|underway|under way)|(?:hasn't|has not"
    r"|haven't|have not|hasnt|havent|not)\s+(?:yet\s+|even\s+|been\s+)*(?:started|begun|commenced"
    r"|got going)"
    r"|yet to (?:start|begin|commence|get going)|no start|unstarted|not a start"
    r"|nothing (?:has )?(?:started|begun|done) (?:on|yet)|still to (?:start|begin)"
    r"|(?:can't|cannot|won't|will not|not able to|unable to) (?:start|begin|commence)|(?:due|set"
    r"|planned|scheduled) to (?:start|begin|commence)"
    r"|(?:will|to) (?:start|begin|commence) (?:on|in|from|w/c)|(?:starts|begins|commences|starting"
    r"|kicks off) (?=(?:on |in |from |w/c |next |early |mid|after |\d|the \d|jan|feb|mar|apr|may"
    r"|jun|jul|aug|sep|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|tomorrow)))"
    r"(?:\b|(?<=\s))",
    re.I,
)
_CANT_START = re.compile(r"\b(?:can't|cannot|unable to|won't|not able to)\s+(?:start|begin|commence)\b", re.I)
_FINISHED = re.compile(
    r"\b(?:complete|completed|done|finished|closed(?: (?:off|down))?|signed[\s-]+off"
    r"|sign-off (?:given|received)|finalised|concluded|wrapped up|all delivered"
    r"|fully (?:implemented|delivered|embedded|in place)"
    r"|put to bed|ticked off|in the bag|fait accompli|achieved)\b(?!\s+\w+ing\b)(?!\s+(?:by"
    r"|before)\b(?!\s+(?:me|the team|us)))",
    re.I,
)
_DEED = re.compile(
    r"\b(?:published|printed|sent|signed|written|agreed|approved|launched|relaunched|adopted|appointed"
    r"|refreshed|revised|cleared|issued|introduced|established|ratified|endorsed|commissioned"
    r"|set up)\b",
    re.I,
)
_DEED_FAMILY = {"approv": "agree", "ratifi": "agree", "endors": "agree", "issu": "publish", "sign": "agree"}
_NEARLY = re.compile(
    r"\b(?:nearly|almost|mostly|virtually|partly|partially|part|half|bar|except|apart from"
    r"|just about|all but|largely|as good as|most|close to|nigh on|more or less|per ?cent|third"
    r"|quarters?)\b|%",
    re.I,
)
_NOT_DONE = re.compile(
    r"(?:\bnot|n't|\bnever|\bnowhere near|\bto be|\bwill be|'ll be|\bwould be|\bshould be"
    r"|\bget(?:ting)?(?: it| this| that)?|\bgot to be|\buntil|\bonce|\bwhen|\bbe|\bhope\w*"
    r"|\baim\w*|\bexpect\w*|\bneeds?|\bneeding"
    r"|\bthen it's|\bthen|\bcan be|\bif|\bhave it|\bwant(?: it)?|\bwill have|'ll have(?: it"
    r"| this)?|\bdue|\bnot (?:be|been)|\bless gets|\bunless|\byet to be|\bstill to be"
    r"|\bfar from)\s+(?:all\s+|been\s+|fully\s+|yet\s+|quite\s+|totally\s+|it\s+|completely\s+"
    r"|finally\s+|is\s+|it's\s+)*$",
    re.I,
)
_MARK_IT = re.compile(
    r"\b(?:mark(?:ed)?|show(?:n)?|close|put|record|log|class|treat)\b(?:\s+\w+){0,4}\s*(?:as\s+)?$", re.I
)
_SUBJECT_FILLER = re.compile(
    rf"(?:{REFERENCE}|[\W_]+|\b(?:is|are|now|all|fully|has|have|been|was|were|it|it's|its|that's"
    r"|that|this|one|action|we|we're|we've|i|i've|can|could|finally|say|says|said|mark|show"
    r"|please|pls|as|a|an|the"
    r"|and|both|yes|so|also|just|actually|totally|completely|formally|officially|done|complete"
    r"|finished|closed|green|blue|amber|red|on|at|last|thanks|hi|hello|morning|all|update|good"
    r"|news|pleased|glad|happy|to|report|confirm|confirmed|with|of|by"
    r"|my|our|too|already|well|ok|okay|team|think|believe|put|record|log|rag|status|rated|down|he"
    r"|she|they|tells|told|me|us|phone|live|agreed|approved|published|wholly|everything|work|whole"
    r"|thing|be|from|re|for|in|everyone|at last|next|loaded|version)\b)",
    re.I,
)
_REMAINING = re.compile(
    r"\b(?:still (?:to \w+|need|outstanding|waiting|got|some|a (?:bit|few|couple)|one|two|three"
    r"|work|\d+)|left to (?:do|go)|remaining|remains? to be|outstanding|yet to|just needs?"
    r"|just waiting|but (?:still )?(?:need|waiting|awaiting|not|have)|more to do|work to do"
    r"|to finish|needs doing)\b",
    re.I,
)
_EXCEPT = re.compile(
    r"\b(?:complete\w*|done|finished|closed)\s*,?\s*(?:bar|except|apart from|other than|subject to"
    r"|pending|save for)\b",
    re.I,
)
_PART = re.compile(
    r"\b(?:draft\w*|phase|stage|part|step|first|second|half|most|some|bulk|interviews?|pilot|one"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|another|\d+|several|scoping"
    r"|consultation|procurement|spec|specification|research|survey|mapping|module)\b",
    re.I,
)
_UNDER_WAY = re.compile(
    r"\b(?:started|begun|began|commenced|under\s?way|in progress|in hand|progressing"
    r"|moving (?:again|forward|on)|making progress|good progress|some progress"
    r"|work (?:has )?(?:continues|continuing|ongoing)|ongoing|drafted|drafting|recruiting"
    r"|gathering|collecting|developing|designing|negotiating|first draft"
    r"|draft (?:is|has|done|ready|out|gone|sent|with)|circulated"
    r"|written|writing|trained|delivered|held|reviewed|reviewing|interviewed|interviews held"
    r"|interviewing|appointed|recruited|shortlisted|advertised|advert (?:is )?out|out (?:for"
    r"|to) (?:comment|consultation|advert)|piloted|piloting|pilot (?:is|has|running|live|went)"
    r"|tested|testing|built|building|rolled out|rolling out|rollout"
    r"|prepared|preparing|commissioned|procured|booked|met|visited|audited|read|sent (?:out|to"
    r"|round)|submitted|nearly (?:there|done|complete|finished)|nearly|almost (?:there|done)"
    r"|mostly done|half done|getting there|working (?:on|through)|in post|gone (?:to|out)|uploaded"
    r"|loaded|issued|rewritten|updated|agreed|approved|signed|published|launched|cleared|moved"
    r"|migrated|gathered|collected|scoped|mapped|consulted|redrafted|set up)\b",
    re.I,
)
_COUNT_OF = re.compile(
    r"\b\d{1,4}\s+(?:out\s+)?of\s+(?:the\s+|our\s+)?\d{1,4}\b|\b\w+ (?:agencies|teams|files"
    r"|schools|people|posts|modules|sessions|chapters|sections|left)\s+left\b",
    re.I,
)
_UNDONE = re.compile(
    r"(?:\bnot|n't|\bnever|\bno|\bnothing|\bto be|\bwill be|'ll be|\bwould be|\bto|\bshould be"
    r"|\buntil|\bonce|\bif|\bwhen|\bbe|\bafter|\bwithout|\byet to be|\bnobody|\bwill|\bbefore"
    r"|\bneed(?:s|ed|ing)?|\bawaiting|\bwaiting for\b[\w ]*|\bget(?:ting)?)\s+(?:been\s+|being\s+"
    r"|yet\s+|fully\s+|it\s+|have\s+)*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class StateFound:
    """A state, the words that gave it, and whether the text contradicts itself about it."""

    status: Status | None = None
    words: str = ""
    contradicted: bool = False
    obstacle: bool = False


def find_state(text: str, title_stems: frozenset[str] = frozenset()) -> StateFound:
    """The state a clause gives; `title_stems` say which deeds (published, agreed) are the action itself."""
    suspended = _SUSPENDED.search(text)
    if suspended:
        return StateFound("suspended", suspended.group())
    blocked = _BLOCKED.search(text)
    if blocked and not _UNBLOCKED.search(text):
        return StateFound("blocked", blocked.group(), obstacle=True)
    not_started = _NOT_STARTED.search(text)
    if not_started and not _something_else_starts(text, not_started):
        return StateFound("not_started", not_started.group(), obstacle=bool(_CANT_START.search(text)))
    return _finished(text, title_stems) or _under_way(text) or StateFound()


def _something_else_starts(text: str, match: re.Match[str]) -> bool:
    """'delayed until the new lead starts on 1 April': what starts is not the action."""
    if not re.match(r"start|begin|commenc|kick", match.group(), re.I):
        return False
    return bool(re.search(r"\b(?:until|till|when|once|after|before|as)\b", text[: match.start()], re.I))


def _finished(text: str, title_stems: frozenset[str]) -> StateFound | None:
    excepted = max((match.start() for match in _EXCEPT.finditer(text)), default=-1)
    for match in (*_FINISHED.finditer(text), *_deeds(text, title_stems)):
        clause = re.split(r"[,;.\n]|\s[-–—]\s|\b(?:and|but)\b", before(text, match.start(), CLAUSE))[-1]
        if match.start() <= excepted or _NEARLY.search(clause):
            return StateFound("in_progress", match.group())
        head = before(text, match.start())
        if _NOT_DONE.search(head) and not _MARK_IT.search(head):
            continue
        if not _is_whole(clause, title_stems):
            return StateFound("in_progress", match.group())
        return StateFound("complete", match.group(), contradicted=bool(_REMAINING.search(text)))
    return None


def _deeds(text: str, title_stems: frozenset[str]) -> list[re.Match[str]]:
    """'published' finishes an action to publish; of another action it is only some of the work."""
    return [match for match in _DEED.finditer(text) if _is_the_action(match.group().lower(), title_stems)]


def _is_the_action(deed: str, title_stems: frozenset[str]) -> bool:
    root = stem(deed.split(" ")[0])
    wanted = {root, _DEED_FAMILY.get(root, root), *(root.removeprefix("re") for _ in (0,))}
    return any(word[:4] == each[:4] for word in title_stems for each in wanted if len(each) >= 4)


def _is_whole(clause: str, title_stems: frozenset[str]) -> bool:
    """Whether what is finished is the action itself: its reference, its title's words, or nothing named."""
    if _PART.search(_without_reference(clause)) and not title_stems & _stems_of(_PART.findall(clause)):
        return False
    left = _SUBJECT_FILLER.sub(" ", clause)
    words = [word for word in re.findall(r"[A-Za-z]{2,}", left) if stem(word.lower()) not in title_stems]
    return len([word for word in words if not word[0].isupper()]) <= 1


def _stems_of(words: list[str]) -> frozenset[str]:
    return frozenset(stem(word.lower()) for word in words)


def _without_reference(clause: str) -> str:
    return clause.rsplit(REFERENCE, 1)[-1]


def _under_way(text: str) -> StateFound | None:
    count = _COUNT_OF.search(text)
    if count:
        return StateFound("in_progress", count.group())
    for match in _UNDER_WAY.finditer(text):
        if not _UNDONE.search(before(text, match.start())):
            return StateFound("in_progress", match.group())
    return None
