"""The parts of a text that are about what is still to come: 'until', 'once', 'will be', 'needs to'.

What is said to be done there has not been done, so the readers of finished and running work do not see it.
"""

from __future__ import annotations

import re

from bot.reading.gates import Gated

_STOP = r"(?=[,;:.\n]|\s[-–—]\s|\b(?:but|so)\b|\band\s+(?:it|it's|its|we|we've|i|i've|the|that|this|also)\b|$)"
_TO_COME = Gated(
    r"\b(?:until|till|til|while|whilst|unless|if(?! any| you)|once|when(?= [^,;.\n]{0,40}\b(?:is|are|has been"
    r"|have been)\b)|as soon as|after which|by which time|with that"
    r"|and then|(?:n |, )?then (?=(?:it's|its|it is|it'll be|that's|that is|all|we're|we are) (?:it |all "
    r")?(?:done|finished|complete|closed)\b)"
    r"|in order to|needs?|must|has to|have to|got to"
    r"|to be|will|won't|shall|would|could|might|may|going to|due to (?:be|start|begin|finish|complete)|should|hop(?:e"
    r"|es"
    r"|ing)|want(?:s|ing)?|plan(?:s|ning)? to|planned|waiting (?:for|on)|awaiting|await|expect\w*|aim\w*|about to"
    r"|yet to"
    r"|still to|left to|next step|able to|ready to|before we|before it|asked? (?:for|to)|(?:cannot|can't|can) (?:be"
    r"|only)"
    rf"|depends? on|dependent on|reliant on|relies on|relying on)\b[^,;.\n]{{0,200}}?{_STOP}"
    rf"|(?:\b(?:i|we|it|that|this"
    rf"|they|he|she)'(?:ll|d))\b[^,;.\n]{{0,200}}?{_STOP}",
    re.I,
)
_DONE_AFTER = Gated(
    r"(?<!was )(?<!were )(?<!got )(?<!been )\b(?:done|finished|completed?|ready|live|out|closed|signed off|published)"
    r" (?:just |straight |right )?after (?:xmas|christmas|easter|new year|half[ -]term|the (?:holidays?|break|summer"
    r"|elections?))\b",
    re.I,
)
"""'Done after xmas' is done no more than 'done by xmas'."""
_SAID_NOW = Gated(
    r"\b(?:mark|show|treat|record|class|log|put|regard|consider|describe|count|report|list|enter)(?:e?d|n|s"
    r"|ging|ing|ged)?\b"
    r"[^,;.]{0,24}\b(?:as|down|complete|closed|done|finished|red|amber|green|blue)\b|\bclos(?:e|ed|ing)\b"
    r"|\btick(?:ed)?\b|\btaken? off\b"
    r"|\b(?:say|call|read)\b",
    re.I,
)


def without_what_is_to_come(text: str) -> str:
    """The text with what is to come blanked; places stay where they were. 'Should be marked complete' is for now."""
    text = _DONE_AFTER.sub(lambda match: " " * len(match.group()), text)
    return _TO_COME.sub(
        lambda match: match.group() if _SAID_NOW.search(match.group()) else " " * len(match.group()), text
    )
