"""What the words of a text must begin with for a regular expression to match somewhere in it.

Worked out from the expression as Python itself parses it. Only what is certain counts: where nothing is, nothing is
given, and the pattern is to be tried on every text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

KEY_LENGTH = 6
MOST = 2
"""How many words are found for each pattern: two different ones keep nearly every needless search away."""
_SHORT, _RARITY = 0.25, (1.0, 0.6, 0.2, 0.06, 0.02, 0.015, 0.01)
"""How likely a text is to hold a given word of up to three letters, or one that begins with so many given letters: only
the order of them matters."""
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_BRANCHING = (*_REPEATS, ops.BRANCH, ops.SUBPATTERN, ops.ATOMIC_GROUP)
_AT_AN_EDGE = (ops.AT_BOUNDARY, ops.AT_BEGINNING, ops.AT_BEGINNING_STRING, ops.AT_END)
_ANYTHING = (ops.ANY, None)
Item = tuple[Any, Any]
Keys = frozenset[str]
Need = tuple[Keys, ...]
"""Beginnings of words, the rarest first: a text needs one of each."""
Chain = tuple[Item, "Chain"] | None


def needed(pattern: str, flags: int = 0) -> Need:
    """The beginnings of words of which a text that matches `pattern` holds one, of each set; () when none is sure.

    A beginning is one to six letters in lower case; a whole word of fewer is padded with blanks; '0' is any digit.
    """
    return _Search().rarest(_chain(_parser.parse(pattern, flags), None), None)


def _chain(items: Iterable[Item], rest: Chain) -> Chain:
    """Items in front of what follows them, which several choices share."""
    for item in reversed(list(items)):
        rest = (item, rest)
    return rest


def _both(one: Need, other: Need) -> Need:
    """The rarest of two needs together; what is needed anyway is not counted again."""
    if not one or not other or one == other:
        return one or other
    kept: list[Keys] = []
    for keys in sorted(dict.fromkeys((*one, *other)), key=_likelihood):
        if len(kept) < MOST and not any(each <= keys for each in kept):
            kept.append(keys)
    return tuple(kept)


@cache
def _likelihood(keys: Keys) -> float:
    return sum(_SHORT if key == "0" or key[3:4] == " " else _RARITY[len(key)] for key in keys)


@dataclass(frozen=True, slots=True)
class _Search:
    """What has been found for the rest of a pattern from each place, and the places themselves (kept, as keys)."""

    known: dict[tuple[int, str | None], tuple[Need, Chain]] = field(default_factory=dict)

    def rarest(self, chain: Chain, run: str | None) -> Need:
        """Of the sets of beginnings of each of which a chain read from the left needs one, the least common.

        `run` holds the letters read since a word began ('' right before one); it is None inside a word or when unsure.
        """
        found: Need = ()
        while chain:
            if _branches(*chain[0]):
                key = (id(chain), run)
                if key not in self.known:
                    self.known[key] = (self._of_item(*chain[0], chain[1], run), chain)
                return _both(found, self.known[key][0])
            (op, arg), chain = chain
            if op is ops.ASSERT or op is ops.ASSERT_NOT:
                if op is ops.ASSERT:
                    found = _both(found, self.rarest(_chain(arg[1], None), run if arg[0] > 0 else None))
                run = "" if run is None and arg[0] < 0 and _begins_words(op, list(arg[1])) else run
            else:
                beginning, run = _step(op, arg, run)
                if beginning:
                    found = _both(found, (frozenset({beginning}),))
        return _both(found, (frozenset({run}),) if run else ())

    def _of_item(self, op: Any, arg: Any, rest: Chain, run: str | None) -> Need:
        if op is ops.SUBPATTERN or op is ops.ATOMIC_GROUP:
            return self.rarest(_chain(arg[3] if op is ops.SUBPATTERN else arg, rest), run)
        choices = _choices(op, arg)
        found = self._of_choices(choices, rest, run) if run is not None or all(choices) else ()
        before_a_word = all(_ends_between(each) or (run == "" and _gap(each) is not None) for each in choices)
        return _both(found, self.rarest(rest, "" if before_a_word else None))

    def _of_choices(self, choices: list[list[Item]], rest: Chain, run: str | None) -> Need:
        """The beginnings of which one is needed whichever choice is taken, from the choice itself or what follows."""
        of_each: list[Need] = []
        for each in choices:
            found = self.rarest(_chain(each, rest), run)
            if not found:
                return ()
            of_each.append(found)
        return _either(of_each)


def _either(of_each: Sequence[Need]) -> Need:
    """What is needed whichever of several needs there is: what they share, and a word of one or another."""
    if len(set(of_each)) == 1:
        return of_each[0]
    shared = tuple(keys for keys in of_each[0] if all(keys in need for need in of_each))
    own = [tuple(keys for keys in need if keys not in shared) for need in of_each]
    ranks = range(max(map(len, own)) if all(own) else 0)
    return _both(shared, tuple(frozenset().union(*(need[min(n, len(need) - 1)] for need in own)) for n in ranks))


def _branches(op: Any, arg: Any) -> bool:
    return op in _BRANCHING or (op is ops.IN and _few_letters(arg))


def _step(op: Any, arg: Any, run: str | None) -> tuple[str | None, str | None]:
    """Read an item that is neither a choice nor a group: the beginning it completes, if any, and the run after it."""
    letter = _letter(op, arg)
    if letter is None and ((op is ops.AT and arg in _AT_AN_EDGE) or _gap([(op, arg)])):
        return run and run.ljust(KEY_LENGTH), ""
    if run is None or letter is None:
        return ("0" if run == "" and op is ops.IN and all(map(_is_digit, arg)) else run or None), None
    return (run + letter, None) if len(run) + 1 == KEY_LENGTH else (None, run + letter)


def _letter(op: Any, arg: Any) -> str | None:
    """The letter or digit of a word that an item stands for, in lower case."""
    letter = chr(arg).lower() if op is ops.LITERAL else ""
    return letter if letter.isascii() and (letter.isalnum() or letter == "_") else None


def _few_letters(members: Sequence[Item]) -> bool:
    return len(members) <= 6 and all(_letter(*each) for each in members)


def _is_digit(member: Item) -> bool:
    op, arg = member
    if op is ops.RANGE:
        return chr(arg[0]).isdigit() and chr(arg[1]).isdigit()
    return arg is ops.CATEGORY_DIGIT if op is ops.CATEGORY else False


def _choices(op: Any, arg: Any) -> list[list[Item]]:
    """The sequences that may stand in a place; an empty one where nothing may stand there."""
    if op is ops.BRANCH:
        return [list(each) for each in arg[1]]
    if op is ops.IN:
        return [[member] for member in arg]
    least, most, body = arg
    once = list(body) if most == 1 or _gap(list(body)) is not None else [*body, _ANYTHING, *list(body)[-1:]]
    return [once] if least else [once, []]


def _gap(items: list[Item]) -> bool | None:
    """Whether items hold no letter of a word: True when they take a place, False when they may take none."""
    takes = False
    for op, arg in items:
        if op is ops.LITERAL:
            between: bool | None = None if _is_of_words(arg) else True
        elif op is ops.IN:
            between = True if all(map(_is_between, arg)) else None
        elif op in _REPEATS:
            between = _gap(list(arg[2]))
            between = between and arg[0] > 0 if between is not None else None
        elif op is ops.SUBPATTERN:
            between = _gap(list(arg[3]))
        elif op is ops.BRANCH:
            of_each = [_gap(list(each)) for each in arg[1]]
            between = None if None in of_each else all(of_each)
        else:
            between = None
        if between is None:
            return None
        takes = takes or between
    return takes


def _ends_between(items: list[Item]) -> bool:
    """Whether what follows a sequence that is not empty follows no letter of a word."""
    if not items:
        return False
    op, arg = items[-1]
    if op is ops.SUBPATTERN:
        return _ends_between(list(arg[3]))
    if op is ops.BRANCH:
        return all(_ends_between(list(each)) for each in arg[1])
    return _gap(items[-1:]) is True


def _is_between(member: Item) -> bool:
    op, arg = member
    if op is ops.RANGE:
        return arg[1] - arg[0] < 300 and not any(map(_is_of_words, range(arg[0], arg[1] + 1)))
    if op is ops.CATEGORY:
        return arg in (ops.CATEGORY_SPACE, ops.CATEGORY_NOT_WORD)
    return op is ops.LITERAL and not _is_of_words(arg)


def _is_of_words(code: int) -> bool:
    return chr(code).isalnum() or chr(code) == "_"


def _begins_words(op: Any, behind: list[Item]) -> bool:
    """Whether what a look behind asks for makes the place after it the beginning of a word."""
    if op is ops.ASSERT:
        return _ends_between(behind)
    return [each for each, _ in behind] == [ops.IN] and (ops.CATEGORY, ops.CATEGORY_WORD) in behind[0][1]
