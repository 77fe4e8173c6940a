"""Date words as they are mistyped and dictated, put into the spelling the grammar knows, every place kept.

'Setpember' becomes 'sep', 'the twenty second of july' '22nd of july'; what is shorter is padded with blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase

from bot.reading.dates.calendar_words import MONTHS, WEEKDAYS
from bot.reading.gates import Gated
from bot.reading.vocabulary.built_in import words_of

_FULL_MONTHS, _FULL_DAYS = list(words_of("months")["months"]), list(words_of("months")["days"])
_REAL_WORDS = frozenset(words_of("months")["slips"]["never"].split())
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_DAY_OF = {word: place for place, word in enumerate(_ORDINALS, start=1)} | {"thirtieth": 30}
_DAY_OF |= {f"twenty {word}": 20 + place for place, word in enumerate(_ORDINALS[:9], start=1)} | {"thirty first": 31}
_TEENS = {
    word: value
    for value, word in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), start=10
    )
}
_UNITS = {word: value for value, word in enumerate("one two three four five six seven eight nine".split(), start=1)}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40}
_MONTH_WORD = "(?:" + "|".join([*_FULL_MONTHS, *(name[:3] for name in _FULL_MONTHS), "sept"]) + r")\b"
_SPOKEN_DAY = Gated(
    r"\b(?P<day>" + "|".join(sorted((w.replace(" ", r"[\s-]+") for w in _DAY_OF), key=len, reverse=True)) + r")"
    rf"(?=\s+(?:of\s+)?(?:{_MONTH_WORD}|this\s+month|next\s+month))"
)
_MONTH_THEN_DAY = Gated(
    rf"(?<=\s)(?P<month>{_MONTH_WORD})\s+the\s+(?P<day>"
    + "|".join(sorted((w.replace(" ", r"[\s-]+") for w in _DAY_OF), key=len, reverse=True))
    + r")\b(?!\s+(?:week|draft|phase|stage|time))"
)
_SPOKEN_YEAR = Gated(
    rf"(?P<before>{_MONTH_WORD}\s+)(?P<year>(?:twenty|two thousand and)[\s-]+(?:(?:{'|'.join(_TENS)})(?:[\s-]+(?:"
    rf"{'|'.join(_UNITS)}))?|{'|'.join(_TEENS)}))\b"
)
_WORD = re.compile(r"[a-z]{4,11}")


def _slips(word: str) -> Iterator[str]:
    """One slip of the fingers: letters swapped, lost, doubled, put in, or (in long words) mistaken."""
    for at, letter in enumerate(word):
        yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
        yield word[:at] + letter + word[at:]
        if len(word) > 4:
            yield word[:at] + word[at + 1 :]
        if len(word) > 5:
            yield from (word[:at] + other + word[at + 1 :] for other in ascii_lowercase)
            yield from (word[:at] + other + word[at:] for other in ascii_lowercase)


def _misspellings() -> dict[str, str]:
    known = {*MONTHS, *WEEKDAYS}
    return {
        slip: word[:3]
        for word in (*_FULL_MONTHS, *_FULL_DAYS)
        if word != "may"
        for slip in _slips(word)
        if slip not in known and slip not in _REAL_WORDS and len(slip) > 3
    }


_MISSPELT = _misspellings()


def usual_spelling(folded: str) -> str:
    """A folded text with its mistyped and dictated date words as the grammar knows them, no longer and no shorter."""
    if not _MISSPELT.keys().isdisjoint(_WORD.findall(folded)):
        folded = _WORD.sub(_corrected, folded)
    folded = _SPOKEN_DAY.sub(lambda match: _day(match["day"]).rjust(len(match.group())), folded)
    folded = _MONTH_THEN_DAY.sub(
        lambda match: f"{_day(match['day'])} {match['month']}".rjust(len(match.group())), folded
    )
    return _SPOKEN_YEAR.sub(lambda match: match["before"] + _year(match["year"]).ljust(len(match["year"])), folded)


def _corrected(match: re.Match[str]) -> str:
    word = match.group()
    right = _MISSPELT.get(word)
    return right.ljust(len(word)) if right else word


def _day(words: str) -> str:
    day = _DAY_OF[re.sub(r"[\s-]+", " ", words)]
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _year(words: str) -> str:
    parts = re.split(r"[\s-]+", words)
    rest = parts[3:] if parts[0] == "two" else parts[1:]
    return str(2000 + sum({**_TENS, **_TEENS, **_UNITS}.get(part, 0) for part in rest))
