"""Numbers said in words, as dictation writes them: 'sixty eight percent', 'fifty-eight point three', 'eleven'."""

from __future__ import annotations

import re

from bot.reading.gates import Gated

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: value for value, word in enumerate(_SMALL)}
_VALUES |= {word: 20 + 10 * place for place, word in enumerate(_TENS)} | {"fourty": 40, "hundred": 100, "ninty": 90}
_UNIT = "(?:" + "|".join(_SMALL[1:10]) + ")"
_BELOW_HUNDRED = rf"(?:(?:{'|'.join([*_TENS, 'fourty', 'ninty'])})(?:[\s-]+{_UNIT})?|{'|'.join(reversed(_SMALL[1:]))})"
_NUMBER = rf"(?:(?:an?|{_UNIT})\s+hundred(?:\s+(?:and\s+)?{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
_SAID = Gated(
    rf"(?<![\w-])(?P<whole>{_NUMBER})(?:\s+point\s+(?P<point>(?:zero|nought|oh|{_UNIT})(?:\s+{_UNIT})?))?(?![\w-])",
    re.I,
)
_PERCENT = re.compile(r"\s*(?:%|per ?cent\b|pct\b|pc\b)", re.I)


def spoken_percentages(text: str) -> str:
    """The text with numbers before 'per cent' in figures, every place in it where it was."""
    return _SAID.sub(lambda match: _figures(match) if _PERCENT.match(text, match.end()) else match.group(), text)


def spoken_values(text: str) -> str:
    """The text with every number above one in figures, every place in it where it was."""
    return _SAID.sub(lambda match: match.group() if match.group().lower() == "one" else _figures(match), text)


def _figures(match: re.Match[str]) -> str:
    words = re.split(r"[\s-]+", match["whole"].lower())
    hundreds = 0
    if "hundred" in words:
        at = words.index("hundred")
        hundreds = 100 * (_VALUES.get(words[0], 1) if at else 1)
        words = words[at + 1 :]
    figures = str(hundreds + sum(_VALUES.get(word, 0) for word in words))
    if match["point"]:
        figures += "." + "".join(str(_VALUES.get(word, 0)) for word in match["point"].lower().split())
    return figures.rjust(len(match.group()))
