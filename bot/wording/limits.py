"""Slack's limits on text and blocks, and fitting text into them without cutting silently.

Lengths are counted as UTF-16 does, the strictest reading of Slack's unit.
"""

from __future__ import annotations

from collections.abc import Iterator

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_CHARACTERS = 12_000
SECTION = 3_000
HEADER = 150
BUTTON = 75
OPTION = 75
OPTIONS = 100
PLACEHOLDER = 150
MODAL_TITLE = 24
ALT_TEXT = 2_000
PLAIN_TEXT = 4_000
VALUE = 2_000
METADATA = 3_000
CONTEXT_ELEMENTS = 10
ACTION_ELEMENTS = 25


class DoesNotFit(ValueError):
    """A value that must not be shortened (a button's value, a modal's metadata) is over Slack's limit."""


def units(text: str) -> int:
    """The length of a text as Slack may count it (UTF-16)."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fitted(text: str, limit: int) -> str:
    """The text as a plain string, or as much of it as fits with an ellipsis."""
    if units(text) <= limit:
        return str(text)
    kept = text[: limit - 1]
    while units(kept) > limit - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def fitted_list(text: str, limit: int) -> str:
    """A list as a plain string; of one that does not fit as many lines as do, and how many there are more."""
    if units(text) <= limit:
        return str(text)
    first, *_ = split_lines(text, limit - 40)
    return f"{first}\n… and {len(text.splitlines()) - len(first.splitlines())} more in the message"


def split_lines(text: str, limit: int = SECTION) -> list[str]:
    """The text in parts of at most `limit`, cut at line ends; a single longer line is cut at a space."""
    parts: list[list[str]] = []
    size = 0
    for line in _short_lines(text, limit):
        length = units(line)
        if parts and size + 1 + length <= limit:
            parts[-1].append(line)
            size += 1 + length
        else:
            parts.append([line])
            size = length
    joined = ("\n".join(part) for part in parts)
    return [part for part in joined if part.strip()]


def _short_lines(text: str, limit: int) -> Iterator[str]:
    for line in text.splitlines():
        start = 0
        # A character more than the limit is enough to see that the rest does not fit.
        while units(line[start : start + limit + 1]) > limit:
            cut = line.rfind(" ", start, start + limit // 2)
            cut = cut if cut > start else start + limit // 2
            yield line[start:cut]
            start = cut + len(line[cut : cut + limit]) - len(line[cut : cut + limit].lstrip())
        yield line[start:]
