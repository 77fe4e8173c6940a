"""How the words of `bot/reading/vocabulary/beside.toml` came by their weights: `python -m tests.reading.weighing`.

A word is worth the logarithm of how much rather it stands in a message that is no update than in one that is, over the
corpora that may be looked at and what else was said beside plans; only words of several corpora are weighed.
"""

from __future__ import annotations

import json
import math
import textwrap
from collections import Counter
from collections.abc import Iterator, Set
from pathlib import Path

import bot.reading.vocabulary
from bot.reading.corpus import read_plan
from bot.reading.sense.likeness import words_in
from tests.reading.scoring import CORPORA, lines, opened

_OFTEN, _IN_SEVERAL, _MOST = 3, 2, 3
_SAID_BESIDE = CORPORA / "said_beside.jsonl"
_HEAD = """\
# How much rather a word is said beside the work of a plan than of it: "3" is twenty times as often, "-1" rather of an
# update. Made by `python -m tests.reading.weighing` from the messages that the reader is tested with.
"""


def main() -> None:
    """Weigh the words anew and write them."""
    beside, updates = Counter[str](), Counter[str]()
    found_in: dict[str, set[str]] = {}
    counts = [0, 0]
    for corpus, words, is_update in _said():
        (updates if is_update else beside).update(words)
        counts[is_update] += 1
        for word in words:
            found_in.setdefault(word, set()).add(corpus)
    weights: dict[int, list[str]] = {weight: [] for weight in (3, 2, 1, -1, -2, -3)}
    for word in sorted(found_in):
        if beside[word] + updates[word] < _OFTEN or len(found_in[word]) < _IN_SEVERAL:
            continue
        odds = math.log((beside[word] + 1) / (counts[0] + 2)) - math.log((updates[word] + 1) / (counts[1] + 2))
        if weight := max(-_MOST, min(_MOST, round(odds))):
            weights[weight].append(word)
    lists = (f'"{weight}" = """\n{textwrap.fill(" ".join(words), 118)}\n"""\n' for weight, words in weights.items())
    file = Path(bot.reading.vocabulary.__file__).parent / "beside.toml"
    file.write_text("\n".join([_HEAD, *lists]), "utf-8")


def _said() -> Iterator[tuple[str, Set[str], bool]]:
    """The words of each message, without people's names, and whether it is an update; questions are neither."""
    for corpus in opened():
        names = read_plan(CORPORA / corpus / "plan.json").names
        known = {part for name in names for part in name.split()}
        for line in lines(CORPORA / corpus / "open.jsonl"):
            gold = line["gold"]
            if not gold.get("is_question"):
                yield corpus, words_in(line["text"]) - known, bool(gold.get("is_update"))
    for number, text in enumerate(_SAID_BESIDE.read_text("utf-8").splitlines()):
        yield f"{_SAID_BESIDE.stem} {number % _OFTEN}", words_in(json.loads(text)), False


if __name__ == "__main__":
    main()
