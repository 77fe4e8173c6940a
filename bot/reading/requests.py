"""What an owner asks of the plan: more time, to close, to hand over, to put on hold."""

from __future__ import annotations

import re

from bot.reading.reading import Request

_ASKS: tuple[tuple[Request, re.Pattern[str]], ...] = (
    (
        "reassign",
        re.compile(
            r"\b(?:reassign\w*|re-assign\w*|take [^,.;]{1,30} off (?:me|my|us)|hand(?:ed)? (?:it "
            r"|this |[^ ]{1,3} )?over to|"
            r"(?:pass|move|transfer|give|switch) (?:it|this|this one|the action|ownership"
            r"|\ue010)[^,.;]{0,20} to (?!(?:the )?(?:end|\d|next|jan|feb|mar|apr|may|jun|jul|aug"
            r"|sep|oct|nov|dec))|"
            r"(?:be )?(?:moved|passed|transferred|given|switched"
            r"|handed) (?:over )?to (?=[A-Z])(?![A-Z][a-z]+day\b)(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul"
            r"|Aug|Sep|Oct|Nov|Dec))|(?:should|needs? to) (?:sit|go|be) (?:with|to) "
            r"|change (?:the |of )?owner|new owner|(?:not|isn't) (?:mine|ours|my action)|"
            r"(?:someone|somebody) else (?:to|should|needs? to|will need to) (?:own|take|pick)"
            r"|belongs (?:to|with))",
            re.I,
        ),
    ),
    (
        "extend",
        re.compile(
            r"\b(?:extend(?:ed)?|extension|more time|longer on|(?:request\w*|ask\w*|want"
            r"|give (?:me|us)|can (?:i|we) have|could (?:i|we) have|like) (?:for )?(?:another"
            r"|a further|an extra|\w+ more)"
            r"|can (?:i|we) (?:have|push|move)[^.;]{0,30}\b(?:until|till|to)\b|please (?:push"
            r"|move) [^.;]{0,30}(?:to|back)|(?:new|revised|later) (?:deadline|date) (?:please|pls"
            r"|requested)|move the (?:date|deadline))\b",
            re.I,
        ),
    ),
    (
        "close",
        re.compile(
            r"\b(?:please|pls|plz|can (?:now )?be|can (?:we|you|i|this|it|\ue010)(?: be)?|could (?:we|you"
            r"|this)(?: be)?|happy to|ok to|okay to|time to|request to|like to|propose to|want to"
            r"|to be|now|ready to)\s+(?:now\s+|be\s+|formally\s+)*closed?\b(?! (?:to|the gap))"
            r"|^close\b|(?:^|[,.;:\n\ue010-])\s*close (?:it|this|off|down|\ue010|please|pls)\b",
            re.I,
        ),
    ),
    (
        "suspend",
        re.compile(
            r"\b(?:please|pls|can (?:we|you|i|this|it|\ue010)(?: be)?|could (?:we|you"
            r"|this)(?: be)?|request to|like to|propose to|want to"
            r"|asking to)\s+(?:be\s+)?(?:suspend(?:ed)?|pause[d]?|park(?:ed)?|(?:put"
            r"|placed)[^.,;]{0,24} on hold|stand(?: it| this)? down)",
            re.I,
        ),
    ),
)


def find_request(text: str) -> tuple[Request, str] | None:
    """The request a clause makes about its action, with its words."""
    for request, pattern in _ASKS:
        match = pattern.search(text)
        if match:
            return request, match.group().strip(" ,.;:\n\ue010")
    return None
