"""Thanks and praise that say again what was recorded: 'ta, all done then', 'green at last! well done all'."""

from __future__ import annotations

import re

_STANDS = r"(?:red|amber|green|blue|done|complete|completed|finished|sorted|closed|signed off|good|over the line|there)"
_SUBJECT = r"(?:(?:so|oh|that|that's|that one|that one's|it|it's|is|all|now|we're|we are|finally|gone|another one)\W+)*"
_THANKED = re.compile(
    r"\W*(?:ta|thanks|thank you|thx|cheers|great|brill|brilliant|lovely|fab|fabulous|ace|nice|nice one|good stuff"
    r"|excellent|perfect|smashing|champion|grand|amazing|wow|hooray|phew|ok|okay|right)(?: (?:all|both|everyone"
    r"|for that|you|so much))*\W+"
    rf"{_SUBJECT}{_STANDS} then\W*",
    re.I,
)
"""Thanks, and then what follows from what somebody else has said."""
_PRAISED = re.compile(
    rf"\W*{_SUBJECT}{_STANDS}(?: (?P<last>at last|at long last|finally|then|now))?\W+"
    r"(?:(?:very|really|so) )?(?:well done|congratulations|congrats|bravo|nice one|great (?:job|work|stuff)"
    r"|good (?:job|work|stuff)|hats off|proud of)"
    r"(?: (?:to|you|all|both|everyone|everybody|team|the team|folks|guys|(?-i:[A-Z][a-z]+)|and))*\W*",
    re.I,
)


def is_cheered(text: str, of_ones_own: bool) -> bool:
    """Whether a message only praises or thanks for what it names; of one's own work, where it says 'at last'."""
    if _THANKED.fullmatch(text):
        return True
    praised = _PRAISED.fullmatch(text)
    return bool(praised and (not of_ones_own or praised["last"]))
