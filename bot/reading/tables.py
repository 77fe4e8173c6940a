"""Tables with a heading row and lists under a lead-in line, put as the lines of words they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.reading.dates.calendar_words import SURE_MONTH

_MONTH = re.compile(rf"(?:{SURE_MONTH})\W*(?:\d\d(?:\d\d)?)?", re.I)
_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("share", re.compile(r"%|(?:%|per ?cent\w*|progress)\s*(?:done|complete[d]?|progress)?|(?:done|complete) %", re.I)),
    (
        "aside",
        re.compile(
            r"(?:\w+ )?target|due(?: date| by)?|deadline|(?:agreed|original|plan(?:ned)?) date|owners?|lead|baseline"
            r"|(?:national|england|regional)(?: \w+)?|(?:was|last|prev\w*)(?: \w+)?",
            re.I,
        ),
    ),
    (
        "forecast",
        re.compile(r"forecast(?: \w+)?|eta|(?:expected|revised|new|finish|end|completion)(?: \w+)?(?: date)?", re.I),
    ),
    ("month", _MONTH),
    ("percent_or_count", re.compile(r"value|figure|actual|latest|current|now|this (?:month|week|quarter)", re.I)),
    (
        "words",
        re.compile(
            r"(?:action |task |product )?(?:ref(?:erence)?|no\.?|number|id)|#|(?:kpi|measure|indicator|action|task"
            r"|product"
            r"|title|item|name|rag|rating|colour|status|state|comments?|notes?|update|narrative|evidence|blockers?"
            r"|issues?|risks?)(?: \w+)?",
            re.I,
        ),
    ),
)
_WORDS = dict(_HEADS)["words"]
_BETWEEN = tuple(map(re.compile, (r"\|", r"\s+/\s+", r"\s+[-–—]\s+", r"\s*,\s*")))
"""What cells are parted by, where it parts those of a heading."""
_HEADED = re.compile(
    r"^[^\w\n]*+(?:action |task |product )?(?:ref\w*|no\.?|number|id|#|kpi|measure|indicator|action|task|product|title"
    r"|item|name)"
    r"(?: \w+)?(?:\s*,|\s+[/–—-]\s)",
    re.I | re.M,
)
_RULE = re.compile(r"[\s|:+=-]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*\s?%?")
_LEAD_IN = re.compile(
    r"\W*(?:(?:the following|these|those|following|actions?|ones?|items?|tasks?|products?|is|are|all|both|now|still"
    r"|currently|remains?|rated|reported|shown|as|at|our|my|being|have|has|been)\W+)*"
    r"(?P<said>red|amber|yellow|green|blue|complete[d]?|done|finished|closed|on track|behind|not (?:yet )?started"
    r"|in progress|under way|on hold|paused|suspended|blocked|no change|at risk|off track)\W*:\s*",
    re.I,
)
_ITEM = re.compile(
    r"\W*(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[).]\s+)?(?P<ref>[A-Za-z]{0,6}[ /-]?\d[\w./()-]{0,11})\W*", re.I
)


def in_words(text: str) -> str:
    """The text with every cell put beside what its heading calls it, and a list's lead-in said of each of its lines."""
    if "\n" not in text or not ("|" in text or _HEADED.search(text) or ":\n" in re.sub(r"[ \t]+\n", "\n", text)):
        return text
    return "\n".join(_listed(_tabled(text.split("\n"))))


def _tabled(lines: list[str]) -> Iterator[str]:
    heads: list[str] = []
    between = _BETWEEN[0]
    for line in lines:
        cells = _cells(line, between, len(heads)) if heads else []
        if heads and _RULE.fullmatch(line) and line.strip():
            continue
        if heads and len(cells) == len(heads):
            yield _row(heads, cells)
            continue
        may_be = _BETWEEN if _WORDS.match(line.strip(" |").lstrip()) else ()
        found = ((each, _cells(line, each)) for each in may_be if _begins_head(line, each))
        head = next(((each, cells) for each, cells in found if _is_head(cells)), None)
        if head:
            between, heads = head
            continue
        if not (between is _BETWEEN[0] and cells):
            between, heads = _BETWEEN[0], []
        yield line


def _cells(line: str, between: re.Pattern[str], most: int = 0) -> list[str]:
    """The cells of a line; where `most` are known to be there, the last keeps whatever more is in it. A bar at the end
    of a row that none begins is followed by an empty cell."""
    line = line.strip(" ")
    if between is _BETWEEN[0] and not (line.count("|") == most - 1 and line[0] != "|"):
        line = line.strip().strip("|")
    cells = [cell.strip() for cell in between.split(line, max(most - 1, 0))]
    if between is not _BETWEEN[0] and 1 < len(cells) < most:
        cells += [""] * (most - len(cells))
    return cells if len(cells) > 1 else []


def _begins_head(line: str, between: re.Pattern[str]) -> bool:
    """Whether the first cell of a line names a column of words: all that most lines are looked at for."""
    cells = between.split(line.strip(" |" if between is _BETWEEN[0] else " "), 1)
    return len(cells) > 1 and _kind(cells[0].strip()) == "words"


def _is_head(cells: list[str]) -> bool:
    """Every cell names a column, and at least one of them something to be told of."""
    kinds = [_kind(cell) for cell in cells]
    return len(cells) >= 2 and all(kinds) and kinds[0] == "words"


@lru_cache(1024)
def _kind(head: str) -> str:
    return next((kind for kind, words in _HEADS if words.fullmatch(head)), "")


def _row(heads: list[str], cells: list[str]) -> str:
    told = [each for head, cell in zip(heads[1:], cells[1:], strict=True) if cell and (each := _told(head, cell))]
    months = [n for n, head in enumerate(heads) if _kind(head) == "month"]
    if len(months) > 1:
        older = {cells[n] for n in months[:-1] if not _NUMBER.fullmatch(cells[n])}
        told = [each for each in told if each not in older]
    measured = any(_kind(head) in ("month", "percent_or_count") for head in heads)
    return f"{cells[0]}: {', '.join(told)}" if measured and told else " | ".join([cells[0], *told])


def _told(head: str, cell: str) -> str:
    """One cell in words; '' for what is no news: whose it is, what it was, what is aimed at."""
    kind, number = _kind(head), _NUMBER.fullmatch(cell := cell.rstrip(".! "))
    if kind == "aside":
        return ""
    if kind == "share":
        return f"{cell.rstrip('% ')}% progress" if number else cell
    if kind == "forecast":
        return f"forecast {cell}"
    return f"{cell} in {head}" if kind == "month" and number else cell


def _listed(lines: Iterator[str]) -> Iterator[str]:
    said = lead = ""
    for line in lines:
        if said and (item := _ITEM.fullmatch(line)):
            lead = ""
            yield f"{item['ref']} {said}"
            continue
        if lead:
            yield lead
        found = _LEAD_IN.fullmatch(line) if line.rstrip().endswith(":") else None
        said, lead = (found["said"], line) if found else ("", "")
        if not found:
            yield line
    if lead:
        yield lead
