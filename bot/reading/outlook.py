"""How an action is going and what stands in its way: pace words, obstacles and their causes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.reading.beside import after, before
from bot.reading.reading import Rating

_RED = re.compile(
    r"\b(?:(?:seriously |well |way |badly )?off[\s-]track|not on (?:track|target|course)|(?:badly"
    r"|way|well|far|miles|massively|significantly|seriously|hopelessly|months) behind"
    r"|serious(?:ly)? (?:worr\w+|concern\w*)|very worried"
    r"|(?:won't|will not|not going to|can't|cannot|no way we'll|unlikely to) (?:make|hit|meet)\b"
    r"|(?:will|going to|'ll) miss\b|no chance|nowhere near|in (?:serious )?trouble)",
    re.I,
)
_AMBER = re.compile(
    r"\b(?:slipping|slipped|slip|slippage|(?:a bit|slightly|a little|a touch|somewhat|running"
    r"|falling|a week|two weeks) (?:behind|late)|behind|at risk|late|tight|delayed|drifting"
    r"|drifted|touch and go|put back|pushed back|knocked back|set back)\b",
    re.I,
)
_AMBER_NOT = re.compile(
    r"(?:\bnot|n't|\bno|\bnever|\bwithout|\bno longer|\bnothing)\s+(?:yet\s+|any\s+|been\s+)?$"
    r"|\b(?:of|in|too|since|until)\s+$",
    re.I,
)
_GREEN = re.compile(
    r"\b(?:on[\s-](?:track|target|schedule|course)|(?:going|all|still) to plan|according to plan"
    r"|no (?:\w+ )?(?:concerns?|issues?|red flags?|problems?|worries)|ahead(?: of \w+)?"
    r"|will (?:hit|make|meet) (?:the|our|it)|all (?:fine|good|well|in order)|tracking (?:nicely"
    r"|well)|going (?:well|fine|nicely|smoothly)|(?<!a )fine|bang on|coming along nicely"
    r"|no risks?)\b",
    re.I,
)
_GREEN_NOT = re.compile(
    r"(?:\bnot|n't|\bnever|\bno longer|\bget(?:ting)?(?: it| this)?(?: back)?|\bgo|\bforging"
    r"|\bgoing|\bunless|\bif)\s+(?:really\s+|exactly\s+)?$",
    re.I,
)
_OBSTACLE = re.compile(
    r"\b(?:waiting (?:for|on|to hear)|awaiting|await|still (?:no|nothing) (?:reply|response|answer"
    r"|word|sign|date|decision|from)|no (?:reply|response|answer|word|capacity|funding|money"
    r"|budget|staff|room|rooms|one|cover|analyst|lead|agreement|sign-off|takers|applicants"
    r"|resource|resources|trainer|feedback|news) ?|nobody\b|no-one\b"
    r"|(?:not|haven't|hasn't|not yet) (?:replied|responded|come back|signed|heard|released|agreed"
    r"|answered)|(?:has|have)(?:n't| not) (?:come back|heard|replied|responded|agreed|released"
    r"|signed)|held up|hold[\s-]up|depends? on|dependent on|depending on|relies on|relying on"
    r"|short of|shortage|vacanc(?:y|ies)|sickness|off sick|on sick leave|long[\s-]term sick"
    r"|maternity leave"
    r"|risks?\b|because of|because|owing to|thanks to the|due to (?!be|start|begin|finish|complete"
    r"|end|report|go|meet|publish|launch|close)|lack of|lacking|outages?|won't (?:release|agree"
    r"|sign|pay|let|engage|share|respond|do|give)|refus\w+|(?:problem|problems|issue|issues"
    r"|trouble|difficult\w*) (?:with|over|getting|finding|recruiting)|problems?|struggl\w+|snow"
    r"|floods?|strike|crash(?:ed)?|cyber|broke(?:n)?(?: down)?"
    r"|dents?|stopping us|killing us|holding us (?:up|back)|holding (?:it|this|things) (?:up|back)"
    r"|slow(?:ed|ing)? (?:us |it |things )?down|under(?:staffed| pressure)|overstretched"
    r"|left (?:the council|us|the team)|resigned|handed in|vacant|budget cuts?|(?:has|have|is"
    r"|are) (?:left|leaving)|gone off|hitting us|can't get"
    r"|cannot get|can't (?:find|recruit|release|start|access|fill|secure)|cannot (?:find|recruit"
    r"|release|start|access|fill)|couldn't (?:get|find|recruit)|unable to|supplier (?:has|is|went)"
    r"|overspen\w+|freeze|withdrawn|pulled out|cancelled|bottleneck|backed up"
    r"|needs? [\w' ]{2,40} (?:first|before)|delayed (?:by|because|while|until) (?!\d|a (?:week"
    r"|month|fortnight)|one|two|three|four|six)|hold[s]? (?:it|us) up|chas(?:ing|ed))",
    re.I,
)
_NO_OBSTACLE = re.compile(
    r"(?:\bno|\bnot|n't|\bwithout|\bno longer|\bno more|\bnever|\bzero|\bresolved the|\bsorted the"
    r"|\bfixed the|\bminimal|\blow)\s+(?:\w+\s+)?$",
    re.I,
)
_CLEARED = re.compile(r"^\s*(?:\w+\s+){0,3}(?:resolved|sorted|fixed|gone|cleared|lifted|over|closed|mitigated)\b", re.I)
_NOBODY = re.compile(r"\b(?:nobody|no one|no-one)\b", re.I)


@dataclass(frozen=True, slots=True)
class Outlook:
    """The rating pace words imply, whether an obstacle is named, and the words that name it."""

    pace: Rating | None = None
    pace_words: str = ""
    blocker: bool = False
    cause: str | None = None
    nobody: bool = False


def find_outlook(text: str) -> Outlook:
    """Pace and obstacles in a clause; the worst pace word wins."""
    pace, words = _pace(text)
    obstacle = _obstacle(text)
    return Outlook(pace, words, obstacle is not None, obstacle, bool(_NOBODY.search(text)))


def _pace(text: str) -> tuple[Rating | None, str]:
    red = _RED.search(text)
    if red:
        return "red", red.group()
    for match in _AMBER.finditer(text):
        if not _AMBER_NOT.search(before(text, match.start())):
            return "amber", match.group()
    for match in _GREEN.finditer(text):
        if not _GREEN_NOT.search(before(text, match.start())):
            return "green", match.group()
    return None, ""


def _obstacle(text: str) -> str | None:
    """The clause that names an obstacle, as the officer wrote it."""
    for match in _OBSTACLE.finditer(text):
        head, tail = before(text, match.start()), after(text, match.end())
        if _NO_OBSTACLE.search(head) or _CLEARED.match(tail) or _inside_at_risk(head, match.group()):
            continue
        return _clause_around(text, match)
    return None


def _inside_at_risk(head: str, words: str) -> bool:
    """'at risk' is pace; a named risk is an obstacle."""
    return words.lower().startswith("risk") and bool(re.search(r"\b(?:at|no)\s+$", head, re.I))


def _clause_around(text: str, match: re.Match[str]) -> str:
    start = max((text.rfind(mark, 0, match.start()) for mark in ",;.\n\ue010:"), default=-1) + 1
    ends = [place for mark in ",;.\n" if (place := text.find(mark, match.end())) >= 0]
    return text[start : min(ends, default=len(text))].strip(" -–—:,()")
