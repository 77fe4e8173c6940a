"""What an account of an action tells in plain narration, without any of the words of progress: 'staff have had it'.

Only verbs in the perfect, the past or the progressive count; wishes, plans, delays and things said do not.
"""

from __future__ import annotations

import re

from bot.reading.beside import before
from bot.reading.fields.supposed import without_what_is_to_come
from bot.reading.marks import REFERENCE

_IRREGULAR = (
    "had met ran run held went gone came got took taken gave given began built bought brought chose chosen drew drawn"
    " found grew kept led made paid read sent sat spent taught won written wrote done"
    " dealt dug fed fought hung hit laid lit rung shut sold sorted stood struck swept swept swung taken thrown "
    "worn in up seen"
)
_NO_WORK = (
    r"(?:slip|delay|need|expect|plan|hop|worr|concern|bas|wait|miss|fail|struggl|lack|chas|ask|want|think|say"
    r"|tell|remain"
    r"|seem|look|go|com|hav|extend|chang|cancel|postpon|los|resign|leav|retir|refus|object|break|flood|clos|dat"
    r"|nam|call"
    r"|titl|requir|interest|tir|propos|compar|relat|limit|assign|allocat|report|discuss|mention|rais|not|record"
    r"|log|mark"
    r"|post|updat|rat|rag|confus|sorry|remind|schedul|arrang|due|push|mov|shift|suppos|assum|intend|wonder|worri|us"
    r"|indeed|loom|cross|deprioriti[sz]|hundr|sp|agre|book|advis|fear|hat|lov|lik|forc|blam|own|attach|enclos|min"
    r"|test posit"
    r"|unchang|hold"
    r"|stay|kindr"
    r"|stall|stopp|stop|paus|park|suspend|freez|shelv|drift|stretch|overwhelm|tie|swamp|hamper|block|involv|mean"
    r"|phon|ring|email|e-mail|text|messag|forward|repl|answer|forg|promis|apolog|thank|notic|realis|remember"
    r"|decid|borrow|travel"
    r"|pull|redirect|redeploy|divert|off|isolat|get|see|know|feel|mak|bit|doubl|cover|help|reject|declin|withdraw"
    r"|deni|turn|talk|chatt|hear|listen)"
)
_DOES = re.compile(
    r"(?:\b(?:have|has|had|got)|'ve|(?<=[a-z])'s)\s+(?:(?:\w+ly|now|all|both|just|already|also|since)\s+){0,2}"
    rf"(?:(?P<pp>(?!{_NO_WORK}(?:p?ed|ied|t)\b)\w{{2,}}(?:ed))|{'|'.join(_IRREGULAR.split())})\b"
    r"|\b(?:is|are|was|were|been|being|'re|'m|now|still|busy)\s+(?:(?:now|all|still|both|currently)\s+)?"
    rf"(?!{_NO_WORK}p?ing\b)\w{{3,}}ing\b"
    rf"|(?<!be )(?<!to )(?<!is )(?<!are )(?<!as )(?<!the )(?<!an )(?<!our )\b(?!ofsted\b|{_NO_WORK}(?:p?ed"
    rf"|ied)\b)[a-z]{{2,}}ed\b"
    rf"|\ue010\W{{1,3}}(?:now |still |just )?(?!{_NO_WORK}p?ing\b|meeting|training|nothing)[a-z]{{3,}}ing\s"
    r"(?:it|them|all|this|these|those|our|my|some|more|\d+|out)\b"
    r"|\bdid (?!n't|not\b|you\b|we\b|it\b|that\b|the trick)|\b(?:only|now|just|all|\w+ed|\w+s|team|\ue010) so far\b"
    r"|\btook place\b"
    r"|\b(?:spoke|spoken) (?:to|with)\b"
    r"|\b(?:met|went(?! (?:red|amber|green|blue)\b)|ran|held|began|built|bought|brought|chose|taught|wrote|sat)\b"
    r"|\b(?:is|are|all|now) (?:open|in|up|live|fitted|ready|with)\b|\bopen again\b",
    re.I,
)
_UNDONE = re.compile(
    r"(?:\bnot|n't|\bnever|\bno|\bnobody|\bnothing|\bwithout|\bhardly|\bfail\w*|\brefus\w*|\bwhy|\bif"
    r"|\bwhether)\b[^,;.\n]{0,40}$",
    re.I,
)
_LEADS = re.compile(rf"^\W*(?:[\w']+\W+){{0,3}}{REFERENCE}")
_WHEN = re.compile(r"\b(?:after|by|when|once|before|until|till|since|remind)\b[^,;.\n]{0,40}$", re.I)
_BY_THEN = re.compile(r"\s+(?:by|before|in time|within)\b", re.I)
_OTHERWISE = re.compile(
    r"\b(?:was|were) (?:due|meant|supposed)|before (?:i|we|my|our|his|her) |\bsorry\b|\?|\b(?:wrong"
    r"|mistake|instead)\b",
    re.I,
)


def find_event(text: str, led: bool = True) -> str | None:
    """The first words that tell that something of an action has happened; `led` when its reference must come first."""
    if (led and not _LEADS.match(text)) or _OTHERWISE.search(text):
        return None
    done = without_what_is_to_come(text)
    for match in _DOES.finditer(done):
        head = before(done, match.start())
        if not (_UNDONE.search(head) or _WHEN.search(head) or _BY_THEN.match(done, match.end())):
            return match.group()
    return None
