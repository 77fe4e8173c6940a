"""What a clause says of the state of an action's own work: complete, under way, not begun, blocked, on hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.reading.beside import after, before
from bot.reading.fields.finished import find_finish
from bot.reading.fields.supposed import without_what_is_to_come
from bot.reading.fields.under_way import find_activity
from bot.reading.fields.whole import is_whole
from bot.reading.gates import Gated
from bot.reading.naming.plan_index import stem
from bot.reading.reading import Status

_CANT = (
    r"(?:can't|cannot|can not|cant|unable to|couldn't|could not|not able to|won't be able to|impossible to|no way to)"
)
_BLOCKED = Gated(
    r"\b(?:(?<!0 )blocked|blokced|stuck(?! (?:on|at|in) (?:red|amber|yellow|green)\b)"
    r"|stalled|at a standstill|standstill|gridlock(?:ed)?|deadlock(?:ed)?|at a halt"
    r"|(?:ground|come|grinding|coming) to a (?:halt|stop|standstill)|log-?jam(?:med)?|in limbo|jammed up"
    r"|frozen(?! peas)|at an "
    r"impasse"
    r"|stopped dead|going round in circles|at a (?:dead|complete|full) stop|come to a (?:(?:dead|complete"
    r"|full) )?stop|hit (?:a|the) (?:brick )?(?:wall"
    r"|buffers)|dead in the water|bogged down|snookered|scuppered|hamstrung"
    r"|going nowhere|(?:not|isn't) (?:moving|shifting|budging)(?! (?:to|from|until|till?|on to|house|in|out))"
    rf"|{_CANT}\s+(?:really\s+|actually\s+)?(?:move|proceed|progress|continue|advance|carry on|go on"
    r"|take (?:it|this) (?:any )?(?:forward|further)|get past|budge|shift (?:it|this)|make (?:any )?(?:further "
    r"|more )?(?:progress|headway)"
    r"|be (?:progressed|advanced|moved (?:on|forward)"
    r"|taken (?:any )?(?:forward"
    r"|further))|(?:go|get|take it) (?:any )?(?:further|forward|anywhere)"
    r"|do anything|do any more)"
    r"|(?:can|could) (?:go|get|proceed|move) no (?:further|farther)|no (?:further )?progress (?:is )?possible"
    r"|no (?:further |more )?(?:progress|headway|movement) (?:can|could|will) (?:now )?be made(?! (?:on|in"
    r"|with) (?!\ue010))"
    r"|(?:can|could) make no (?:further )?progress|nothing (?:can|will) (?:move|happen|proceed|be done)"
    r"|no way forward|nothing (?:more |else )?(?:we|i|anyone) can do)\b",
    re.I,
)
_UNBLOCKED = re.compile(
    r"\b(?:not|no longer|isn't|un|never|was|were|aren't|got|been)\s*-?(?:actually |totally )?(?=(?:blocked|stuck"
    r"|stalled))",
    re.I,
)
_SUSPENDED = Gated(
    r"(?<!not )(?<!no longer )(?<!n't )(?<!off )\b(?:on hold|on pause|paused|parked(?! (?:in|at|outside|on"
    r"|behind|near|next|up|there|by (?:the|my|our|your|an?|that|this)\b(?! (?:\w+ )?(?:board|director|panel"
    r"|cabinet|council"
    r"|group|department|minister|team|commissioner|committee|chair|executive|partnership|leader|members"
    r"|scrutiny|officer|councillors?|cllrs?|head|lead|manager|adviser|chief|ceo|solicitor|portfolio|inspectors?"
    r"|unions?))))|suspended|stood down|shelved"
    r"|mothballed|in abeyance"
    r"|(?:asked|told|instructed|directed|decided|agreed)(?: (?:us|me|everyone|the \w+"
    r"|by (?:the )?\w+))? to (?:pause|suspend|park|hold(?! a\b| the\b| an\b)"
    r"|stop(?: work)?|stand down)"
    r"|(?:(?:taken|took|made|reached|come to|is) (?:a |the |our )?(?:\w+ )?(?:decision|agreement)"
    r"|(?:decision|agreement)(?: (?:has been|was|is|now|taken|made|agreed|reached)){1,3}) to (?:pause|suspend|park"
    r"|stop work|stand down|halt)|(?:(?:we're|we are"
    r"|i'm|i am|is|are"
    r"|been|now) (?:now |all )?|(?<=\ue010 ))(?:pausing|suspending|parking (?=it|this|that|\ue010))|stopp(?:ed"
    r"|ing) work on"
    r"|work(?: on \S+)?(?: has| is| was)? (?:been )?(?:stopped|ceased|halted)(?: on \S+)? (?:for (?:now|the time)"
    r"|pending|while)|halted(?: by| for now| until)|stood (?:\ue010|it"
    r"|this|that) down"
    r"|(?:pulled|stopped|stopping|(?:put )?on hold|hold(?:ing)?) (?:this |it )?for (?:now|the time being|the moment)"
    r"|frozen (?:pending|until|by|for now|while)"
    r"|(?:had|having) to (?:pause|park|suspend|shelve|halt|mothball)|on the shelf"
    r"|on ice|(?:not|n't) going ahead (?:for now|for the time|at (?:present|the moment)|this year|until|till?)"
    r"|put on the back burner|on the back burner|deferred(?: by| until| indefinitely)|postponed "
    r"indefinitely|stopped for now|in mothballs)\b",
    re.I,
)
_NOT_STARTED = Gated(
    r"\b(?:(?:not|nto|hasn't|has not|haven't|have not|hasnt|havent|didn't|didnt|did not|wasn't|ain't|aint|arent|never"
    r"|isn't|isnt|aren't|not even)\s+"
    r"(?:(?:yet|even|been|properly|really|actually|got|made|had|a|the|any|chance|time|capacity"
    r"|to)\s+){0,6}(?:start(?:ed|ing)?|begun|begin(?:ning)?"
    r"|commenc(?:ed?|ing)|got going"
    r"|get going"
    r"|underway|under way|off the ground|kicked off|a start|touched|looked at|round to|around to|to it|to this"
    r"|to that"
    r"|going on)"
    r"|neither (?:of (?:them|these|those|the two) )?(?:(?:has|have|is|are|been|yet|even|properly) ){0,3}(?:started"
    r"|begun|commenced"
    r"|under way|underway|off the ground|kicked off)"
    r"|(?:n't|not|nobody(?:'s| has)|no ?one(?:'s| has)) (?:(?:yet|even|been|got|had) ){0,2}(?:a look|opened"
    r"|picked (?:it|this|\ue010) up|got to it)"
    r"|not (?:yet )?(?:kicking off|starting|beginning)(?= (?:un)?til)|waiting to start|(?:on"
    r"|in) the starting blocks|nothing doing"
    r"|(?:doesn't|don't|does not|do not|doesnt|dont) (?:(?:actually|really|even) )?(?:start|begin|commence|kick off"
    r"|get (?:going|started)) (?=(?:until|till?|before|for (?:another|a|two|three))\b)"
    r"|n/s|(?:not|isn't|aren't) going to (?:start|begin|commence)|(?:still )?on the to[- ]?do (?:list|pile)"
    r"|no started|yet to (?:be )?(?:start\w*|begin|begun|commence\w*|get going|get off|kick off|touch)|no start"
    r"|nothing to show"
    r"|(?:haven't|not) been able to (?:start|begin)|start (?:has been |is |was |now )?(?:delayed|put back|postponed"
    r"|pushed)|(?:planned|earliest|expected|likely|new|revised) start|(?:zero|nowt|nil|nothing"
    r"|none of it) done(?! (?:this|last|since) )"
    r"|unstarted"
    r"|untouched"
    r"|not a start|nothing(?:'s| has| have)? (?:been )?(?:started|begun|happened|done)(?! (?:this|last"
    r"|since) )(?: (?:on|yet|so far|with|about"
    r"|here))?"
    r"|(?:nobody|no one|no-one)(?:'s| has)? (?:has )?(?:even |yet |properly |really |actually )*(?:touched"
    r"|started|begun|looked at)|still to (?:start|begin"
    r"|kick off|commence)|awaiting (?:a )?start|start date|kick[- ]?off (?:is|on|planned|will be)"
    r"|no (?:work|action|activity|steps?) (?:(?:has|have|yet|been|so far) ){0,3}(?:started|begun|done|undertaken"
    r"|taken|commenced"
    r"|carried out)|not a thing done|(?:done|did) (?:nothing"
    r"|nowt)|zero progress|0% done"
    r"|(?:due|set|planned|scheduled) to (?:start|begin|commence|kick off)"
    r"|(?:will|to|we'll|it'll|i'll|would) (?:start|begin|commence|kick off|get going|make a start) (?:(?:on )?(?:it"
    r"|this|that"
    r"|work|\ue010) )?(?:on|in|from|w/c|next|mid|early|late|\d)"
    r"|(?<!made a )(?<!good )(?<!early )(?<!great )(?<!slow )(?:starts?|begins?|commences?|starting"
    r"|beginning|commencing|kicks? off) (?=(?:on |in |from |w/c |next |early "
    r"|mid|after |\d"
    r"|the \d|jan"
    r"|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|tomorrow)))"
    r"(?:\b|(?<=\s))",
    re.I,
)
_CANT_START = Gated(
    r"\b(?:can't|cannot|unable to|won't|not able to|can not|cant|could not|couldn't|no way to)\s+(?:be\s+|even\s+"
    r"|really\s+)?"
    r"(?:start(?:ed)?|begin|begun|commence[d]?|get (?:going|started)|kick off)\b",
    re.I,
)
_CANNOT = Gated(
    r"\b(?:can't|cannot|unable to|not able to|can not|cant)\s+(?:be\s+)?(?P<deed>[a-z]+)\b(?=[^,.;]{0,60}\b(?:until"
    r"|till|til"
    r"|before|unless|without)\b)",
    re.I,
)
_CANNOT_BEGIN = re.compile(
    r"\b(?:can't|cannot|unable to|not able to|can not|cant)\s+(?:open|launch|run|hold|publish|issue|introduce"
    r"|convene|set up"
    r"|roll out|switch on|go live with|do|deliver)\s+(?:the |our |any |an? "
    r"|this )?(?P<what>[a-z-]+(?: [a-z-]+){0,2}?)"
    r"(?= (?:until|till|til|before|unless|without)\b)",
    re.I,
)
"""'Can't open the line until' says of a line that is to be opened that it is not."""
_SOME_REMAINS = Gated(
    r"\b(?:(?:only|just) )?(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a (?:few"
    r"|couple(?: of)?"
    r"|handful(?: of)?)|several|some)(?: more)? (?:\w+ ){0,2}(?:still|left|yet) to (?!start|begin|be|hear"
    r"|commence)[a-z]+\b"
    r"|\b[a-z]+ still to (?:go|do|come|follow)\b"
    r"|\b(?:only|just|minor|small|final|a few|last|some|one|two|three"
    r"|\d{1,3}) (?:\w+ ){1,2}(?:only )?(?:left(?! (?:so|last|us|the)\b)"
    r"|remaining|to go)\b"
    r"|(?:\bnot|n't(?: been)?) (?:actually |really |quite )?(?:done|finished|completed?|closed) after all\b"
    r"|\bin (?:daily |weekly |full |regular )?use\b"
    r"|(?<!not )(?<!n't )(?<!until )(?<!when )(?<!once )(?<!be )(?<!yet )\bready to (?:publish|print|launch"
    r"|go (?:live|to print)"
    r"|issue|send out|roll out|upload)\b",
    re.I,
)
"""'Two schools still to train': the others have been."""
_NOT_SO = re.compile(
    r"(?:\b(?:not|never|no longer|nobody|no one|rather than|without|avoid(?:ing|ed)?|used to|if|whether|would|could"
    r"|might"
    r"|don't let|let's not|no (?:reason|need|wish|plans?) to|instead of|far from)\b|n't(?! (?:know|see|think)\b)\b)"
    r"(?:\s+(?!so\b|and\b|but\b|as\b|because\b|cos\b|since\b|yet\b|started\b|begun\b|is\b|it's\b"
    r"|now\b)[\w\ue010']+){0,3}\s+$",
    re.I,
)
_WAS = re.compile(r"\b(?:was|were|had been|been)\s+(?:\w+\s+)?$", re.I)
_OVER = Gated(
    r"[^,;.\n]{0,24}?,?\s*\b(?:last (?:year|month|spring|summer|autumn|winter|term)|before|until|till|but|now|over"
    r"|lifted"
    r"|for (?:a|two|three|\d)|once)\b",
    re.I,
)
_GERUND = re.compile(r"^\s+\w+ing\b", re.I)
_CONDITION = re.compile(r"\b(?:until|till|when|once|after|before|as|if|that)\b", re.I)


@dataclass(frozen=True, slots=True)
class StateFound:
    """A state, the words that gave it, and whether the text contradicts itself about it."""

    status: Status | None = None
    words: str = ""
    contradicted: bool = False
    obstacle: bool = False


def find_state(
    text: str,
    title_stems: frozenset[str] = frozenset(),
    today: date | None = None,
    indicator_stems: frozenset[str] = frozenset(),
    begun: bool | None = None,
) -> StateFound:
    """The state a clause gives; `title_stems` say which deeds (published, agreed) are the action itself.

    `indicator_stems` are the words of its indicators' names ('meetings held'), which say nothing of the work;
    what cannot be done of an action that has `begun` is stuck, of one that has not (False) it cannot be begun;
    `today` (the day sent, London) tells 'complete, w/c 9 June' from 'complete 2 June'.
    """
    if suspended := _holds(_SUSPENDED, text):
        return StateFound("suspended", suspended)
    blocked = _holds(_BLOCKED, text)
    if blocked and not _UNBLOCKED.search(text):
        return StateFound("blocked", blocked, obstacle=True)
    done = without_what_is_to_come(text)
    not_started = _not_started(text, done, title_stems, begun)
    if not_started:
        return not_started
    finish = find_finish(text, title_stems, today)
    if finish:
        return StateFound("complete" if finish.whole else "in_progress", finish.words, finish.contradicted)
    activity = find_activity(done, indicator_stems, today, title_stems)
    if not activity and (remains := _SOME_REMAINS.search(text)):
        activity = remains.group()
    return StateFound("in_progress", activity) if activity else StateFound()


def _holds(standstill: Gated, text: str) -> str | None:
    """The first words of a standstill that are neither denied, supposed nor over: 'was paused last year'."""
    for match in standstill.finditer(text):
        head, tail = before(text, match.start()), after(text, match.end())
        if not (_NOT_SO.search(head) or (_WAS.search(head) and _OVER.match(tail))):
            return match.group()
    return None


def _not_started(text: str, done: str, title_stems: frozenset[str], begun: bool | None) -> StateFound | None:
    cannot = _CANT_START.search(text)
    if not cannot and begun and (stuck := _cannot_do(text, title_stems)):
        return StateFound("blocked", stuck.group(), obstacle=True)
    cannot = cannot or _cannot_do(text, title_stems) or (_CANNOT.search(text) if begun is False else None)
    if cannot and not find_activity(f"{done[: cannot.start()]} {_GERUND.sub('', done[cannot.end() :])}"):
        return StateFound("not_started", cannot.group(), obstacle=True)
    match = _NOT_STARTED.search(text)
    if match and not _something_else_starts(text, match, title_stems):
        return StateFound("not_started", match.group())
    return None


def _cannot_do(text: str, title_stems: frozenset[str]) -> re.Match[str] | None:
    """'Can't relaunch it until June', of an action to relaunch: it has not been begun."""
    match = _CANNOT.search(text)
    if match is None or stem(match["deed"].lower()) in title_stems:
        return match
    begun = _CANNOT_BEGIN.search(text)
    return begun if begun and title_stems.intersection(map(stem, begun["what"].lower().split())) else None


def _something_else_starts(text: str, match: re.Match[str], title_stems: frozenset[str]) -> bool:
    """'delayed until the new lead starts on 1 April': what starts is not the action."""
    if not re.match(r"start|begin|commenc|kick", match.group(), re.I):
        return False
    head = before(text, match.start())
    return bool(_CONDITION.search(head)) or not is_whole(re.split(r"[,;.\n]|\b(?:and|but)\b", head)[-1], title_stems)
