"""What people said with everything masked that the reader does not look for: for learning from real use without
keeping names or stories."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType

import bot.reading
from bot.reading.gates import Gated
from bot.reading.naming.plan_index import PlanIndex, stem

_WORD = re.compile(r"[^\W\d_]+")
_LINK = re.compile(r"<[^<>]*>|https?://\S+|\S+@\S+")
_LONG_NUMBER = re.compile(r"\d{5,}")
_SYNTAX = re.compile(r"\\[a-zA-Z]|\(\?[a-zA-Z:<>=!]+|\?P<\w+>")


def masked(text: str, plan: PlanIndex) -> str:
    """The text with links and long numbers blanked, and every word put to x's that no rule of the reader, no title
    of the plan and no word of the council's own knows."""
    plain = _LONG_NUMBER.sub(lambda match: "0" * len(match.group()), _LINK.sub("<link>", text))
    return _WORD.sub(lambda match: match.group() if _is_known(match.group(), plan) else _crossed(match.group()), plain)


def _is_known(word: str, plan: PlanIndex) -> bool:
    plain = word.casefold()
    if plan.wordings and plain in plan.wordings.words:
        return True
    return len(plain) == 1 or plain == "link" or plain in _vocabulary() or stem(plain) in plan.title_words


def _crossed(word: str) -> str:
    return "".join("X" if letter.isupper() else "x" for letter in word)


@cache
def _vocabulary() -> frozenset[str]:
    """Every word that stands in a pattern of the reader: taken from the rules, so that it never lags behind them."""
    return frozenset(
        word
        for found in pkgutil.walk_packages(bot.reading.__path__, "bot.reading.")
        for pattern in _patterns(importlib.import_module(found.name))
        for word in _WORD.findall(_SYNTAX.sub(" ", pattern).casefold())
        if len(word) > 1
    )


def _patterns(module: ModuleType) -> Iterator[str]:
    for value in vars(module).values():
        for each in value if isinstance(value, (list, tuple)) else (value,):
            if isinstance(each, re.Pattern | Gated):
                yield each.pattern
