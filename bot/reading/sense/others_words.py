"""Words in a message that are not its author's own: quotations, bot echoes, logs, bulletins, mail under a reply."""

from __future__ import annotations

import re

from bot.reading.beside import before
from bot.reading.gates import Gated

_SPEECH = re.compile(r"[\"“]([^\"“”\n]{8,2000})[\"”]")
_SAID_TO_BE = re.compile(r"(?<=: )'([^'\n]{8,400})'(?!\w)")
_REPORTED = re.compile(
    r"\b(?:says|said|tells (?:me|us)|told (?:me|us)|reports|reported|confirms|confirmed|texted|e-?mailed|rang|writes"
    r"|replied|update from \w+|message from \w+|from \w+)\W{0,3}$",
    re.I,
)
_ELSEWHERE = re.compile(
    r"\b(?:council|county|borough|city|last year|previous|predecessor|old plan|theirs|their|published|paper|press"
    r"|bulletin|newsletter|inspectors?|ofsted|example|training|facilities|slide|poster|banner"
    r"|wording|title|reads|called"
    r"|headed)\b",
    re.I,
)
_ECHO = Gated(
    r"^[^\w\n]*\[[\w -]{0,20}bot\]|^[^\w\n]*(?:[\w' ]{0,24}(?:bot|assistant|planner|tracker "
    r"app))\W{0,3}(?:\d\d?[:.]\d\d\s*)?(?:app\W{0,3})?[:>–-]"
    r"|\b(?:reply|react|type|press|click)\b[^.\n]{0,30}\b(?:undo|to cancel|if wrong|to confirm)\b",
    re.I | re.M,
)
_LOG = Gated(
    r"^[^\S\n]*(?:\[(?:info|debug|warn(?:ing)?|error|fatal|trace|notice|ok|fail(?:ed)?)\]|(?-i:INFO|DEBUG"
    r"|WARN(?:ING)?|ERROR|FATAL|TRACE)\b|\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\$ |>>> "
    r"|[+-]{3} )"
    r"|^[^\w\n]*(?:(?:deploy(?:ment)?|build|error|server|system|event|job|import|sync) )?logs?\s*:"
    r"|\b(?:exit(?:ed)? (?:code )?\d|traceback\b|stack ?trace|\d+ rows? (?:written|inserted|affected|updated"
    r"|imported|returned"
    r"|skipped)|rc=\d|HTTP [1-5]\d\d)|\.(?<=[\w-]\.)(?:py|sh|sql|exe|ps1|bat|js|log|rb"
    r"|vbs)\b.{0,400}\b(?:ran|run|fail"
    r"|exit|error|warn|ok|done)",
    re.I | re.M,
)
_UNDER_A_REPLY = re.compile(
    r"^\s*(?:-{2,}\s*(?:original message|forwarded message)|_{8,}|on .{4,60} wrote:|begin forwarded message)", re.I
)
_HEADER = re.compile(r"^\s*(?:from|sent|to|cc|subject|date)\s*:\s", re.I)
_BULLETIN = Gated(r"\b(?:bulletin|newsletter|press release|round-?up|automatic reply|out of office)\b", re.I)

_MASTHEAD = re.compile(
    r"\b(?:issue|edition|volume|vol|no)\b\.?\s*(?:no\.?\s*)?\d|\b(?:spring|summer|autumn|winter|weekly|monthly"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)(?: 20\d\d| edition"
    r"| issue)?\W*$",
    re.I,
)
"""'Thornfield Newsletter - Issue 4': the first line of a paper."""


_SENT_BY_MACHINE = Gated(
    r"\b(?:your (?:parcel|package|order|delivery|booking|subscription|password|appointment|invoice) (?:has been|is"
    r"|was|will|number"
    r"|expires)|order status|tracking (?:number|id)|expected delivery|ticket (?:\d+ of \d+|inc\d+|number \d+))\b",
    re.I,
)
"""What couriers and help desks send."""
_FROM_THE_PRESS = Gated(
    r"\b(?:community care|the guardian|guardian|bbc|schools week|lgc|local government chronicle|the mj|nursing times"
    r"|the times|the telegraph|daily mail|sky news|itv|channel 4|tes|hsj|inside housing"
    r"|public finance|long read|op-?ed"
    r"|opening line|headline|editorial|blog post|think ?piece|worth a read|good read"
    r"|interesting (?:read|piece|article))\b"
    r"[^\n]{0,120}[:'\"‘“]",
    re.I,
)
_QUOTED = re.compile(r"(?<!\w)['\"‘“][^'\"’”\n]{8,400}")
_SHORT = 800
"""Characters of what such a machine writes about nothing else; in pasted minutes it is one line of many."""


_SENT_ON = re.compile(
    r"\W*(?:fwd?|fw|forwarded|begin forwarded|(?:just )?(?:passing|sending|sent|passed) (?:this "
    r"|it )?(?:on|along|round))\b",
    re.I,
)
_FOR_INTEREST = Gated(
    r"\b(?:for|of) (?:your |some |general |mild )?(?:interest|info|information|awareness|comparison"
    r"|amusement)\b|\binterest only\b"
    r"|\bfyi\b|\b(?:council|borough|county|city|district)(?:'s)? (?:action |improvement )?plan\b"
    r"|\btheirs?\b|\bnot (?:one of )?ours\b|\bour plan\b",
    re.I,
)
"""Said with what is sent on: that it is of another council, or asks for nothing."""


_OF_THEIRS = re.compile(
    r"\b(?:councils?'?s? (?:action |improvement )?plan|(?:their|they) (?:words|wrote|say))\b[^:]{0,24}:\W*$", re.I
)
_FROM_THE_HOUSE = re.compile(
    r"\W*(?:from|subject)\s*:[^\n]{0,40}\b(?:facilities|estates|it|ict|help ?desk|service desk|hr"
    r"|payroll|comms|canteen"
    r"|kitchen|parking|car park|reception|security|post room|trust|newsletter|bulletin|no-?reply"
    r"|digest|alerts?|press office|news desk)\b",
    re.I,
)
"""The heads of what another council wrote, and of notices about buildings and machines."""


def own_words(text: str) -> tuple[str, str]:
    """A plain text parted into what its author says and what it only repeats."""
    own: list[str] = []
    other: list[str] = []
    if _SENT_BY_MACHINE.search(text[:_SHORT]):
        return "", text
    if _FROM_THE_PRESS.search(text[:_SHORT]) and _QUOTED.search(text[:_SHORT]):
        return "", text
    lines = text.split("\n")
    if _BULLETIN.search(lines[0]) and re.match(r"\W*(?:fwd?|fw|automatic|out of|staff|the|subject)\b", lines[0], re.I):
        return "", text
    if len(lines) > 1 and _BULLETIN.search(lines[0]) and _MASTHEAD.search(lines[0]):
        return "", text
    if len(lines) > 1 and (_OF_THEIRS.search(lines[0]) or _FROM_THE_HOUSE.match(text)):
        return "", text
    if _SENT_ON.match(lines[0]) and is_for_interest(text):
        return "", text
    made = _made_by_machines(text)
    for number, line in enumerate(lines):
        if _UNDER_A_REPLY.match(line) and any(own):
            other += lines[number:]
            break
        (other if number in made or _HEADER.match(line) else own).append(line)
    own = [_SAID_TO_BE.sub(lambda match: _spoken(match, other), line) for line in own]
    return _SPEECH.sub(lambda match: _spoken(match, other), "\n".join(own)), "\n".join(other)


def is_for_interest(text: str) -> bool:
    """Whether what is said beside something sent on tells that nothing is to be recorded of it."""
    return bool(_FOR_INTEREST.search(text[:_SHORT]))


def _made_by_machines(text: str) -> frozenset[int]:
    """The lines, by number, that a bot or a log wrote: the whole text is looked through at once."""
    found = (match.start() for pattern in (_ECHO, _LOG) for match in pattern.finditer(text))
    return frozenset(text.count("\n", 0, start) for start in found)


def _spoken(match: re.Match[str], other: list[str]) -> str:
    """Words in quotation marks are kept when somebody is said to report them."""
    head, words = before(match.string, match.start()), match.group(1)
    if " " not in words.strip() or (_REPORTED.search(head) and not _ELSEWHERE.search(head)):
        return f" {words} "
    other.append(words)
    return " "
