"""Thanks and praise that say again what was recorded: 'ta, all done then', 'green at last! well done all'."""

from __future__ import annotations

import re

from bot.reading.gates import Gated

_PRAISED = Gated(
    r"\b(?:well done|nice (?:one|work|job|going)|good (?:work|job|going|stuff|effort|on)"
    r"|great (?:work|job|stuff|effort"
    r"|going)|top (?:work|job|effort)|brilliant (?:work|job|stuff|effort)|fantastic (?:work|job|effort|stuff)"
    r"|excellent (?:work|job|stuff|effort)|amazing (?:work|job|effort)|lovely (?:work|job|stuff)"
    r"|cracking (?:work|job|effort)"
    r"|hats off|three cheers|bravo|kudos|(?:so |very |really )?proud of)"
    r"(?:,? (?:to |you |of |it's |by )*(?:all|both|team|everyone|everybody|folks|guys|lads|lasses|peeps|gang|yourself"
    r"|(?-i:[A-Z][a-z]+)|you|them|the team|(?:the |your |all )*(?:team|involved|concerned))\b)"
    r"|\b(?:congrats|congratulations)\b",
    re.I,
)
_ENDS_IT = re.compile(
    r"\W*(?:(?:thanks|thank you|ta|cheers|great|ok|okay|right|lovely|perfect|brill|brilliant|cool"
    r"|nice one|fab|good|all|amazing|wow|hooray|phew|fabulous|ace|nice|excellent|smashing|champion"
    r"|grand|thx|finally|oh|now"
    r"|gone|another one|both|everyone|good stuff|is|it"
    r"|so|that's|thats|it's|you|very much|then|for that|great|us|we're|we are|a lot|much|very|so much)\b\W*){1,8}"
    r"(?:done|sorted|finished|completed?|closed|signed off|good|over the line|there|red|amber|green"
    r"|blue)(?: and dusted)? then\W*(?:(?:thanks|ta|cheers)\W*)?",
    re.I,
)
"""Thanks, and then what follows from what somebody else has said."""


def is_cheered(text: str) -> bool:
    """Whether a message that names no action praises people for what is done, or takes note of it: 'ta, done then'."""
    return bool(_PRAISED.search(text) or _ENDS_IT.fullmatch(text))
