"""What a reading is worth beside what people agreed a message says: counted over a corpus.

The worst is what is written and was not said: of chatter (false updates), on a wrong action, or silently in any field.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bot.reading.corpus import message_from_json, read_plan, reading_to_json
from bot.reading.dates.dates import read_date
from bot.reading.read import read

CORPORA = Path(__file__).parent / "corpora"
PARTS = ("open", "short", "set_aside")
"""What was looked at while the reader was made, short messages written to try its rules with other words than they were
made from, and what is never looked at; a corpus holds some of them."""
FIELDS: Mapping[str, object] = {
    "rag": None,
    "status": None,
    "percent": None,
    "forecast_date": None,
    "achieved_date": None,
    "blocker": False,
    "evidence": [],
    "evidence_statement": False,
    "indicators": [],
    "request": None,
}
TELLING = ("rag", "status", "percent", "forecast_date", "indicators")
"""The fields whose wrong value, written without a question, misleads a board."""


@dataclass
class Share:
    """So many of so many."""

    of: int = 0
    count: int = 0

    def add(self, holds: bool) -> None:
        """Count one more."""
        self.of += 1
        self.count += holds

    @property
    def value(self) -> float:
        """The share, 0 of none."""
        return self.count / self.of if self.of else 0.0


@dataclass
class Figures:
    """What was counted over a corpus, and the ids of the messages that were not read exactly."""

    exact: Share = field(default_factory=Share)
    false_updates: Share = field(default_factory=Share)
    wrong_actions: Share = field(default_factory=Share)
    silently_wrong: Share = field(default_factory=Share)
    asked: Share = field(default_factory=Share)
    overasked: Share = field(default_factory=Share)
    inexact: list[str] = field(default_factory=list)

    def shares(self) -> dict[str, float]:
        """The shares by name."""
        return {name: round(share.value, 4) for name, share in vars(self).items() if isinstance(share, Share)}


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a file of JSON objects."""
    return (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def score(corpus: str, part: str) -> Figures:
    """Read every message of a part of a corpus and count."""
    folder, figures = CORPORA / corpus, Figures()
    plan = read_plan(folder / "plan.json")
    for line in lines(folder / f"{part}.jsonl"):
        message, context = message_from_json(line)
        count(figures, line, reading_to_json(read(message, plan, context)))
    return figures


def count(figures: Figures, line: Mapping[str, Any], made: Mapping[str, Any]) -> None:
    """Count one message: `line` is as labelled (what is left out is default), `made` as read."""
    gold = line["gold"]
    says, asks = bool(gold.get("is_update")), bool(gold.get("needs_clarification"))
    refs, got = set(gold.get("actions", ())), set(made["actions"]) if made["is_update"] else set()
    differing = set(_differing(gold, made))
    silent = made["is_update"] and not made["needs_clarification"]
    exact = (
        says == made["is_update"]
        and bool(gold.get("is_question")) == made["is_question"]
        and asks == made["needs_clarification"]
        and refs == got
        and not differing
    )
    figures.exact.add(exact)
    if line["category"].startswith("neg_"):
        figures.false_updates.add(made["is_update"])
    if says and refs:
        figures.wrong_actions.add(silent and bool(got - refs))
    invented = any(name in TELLING and extra and ref in refs for ref, name, extra in differing)
    figures.silently_wrong.add(silent and (not says or bool(got - refs) or invented))
    (figures.asked if asks else figures.overasked).add(made["needs_clarification"])
    if not exact:
        figures.inexact.append(line["id"])


def _differing(gold: Mapping[str, Any], made: Mapping[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """The fields that differ, as (reference, field, whether something was read that is not there)."""
    wanted, read_as = gold.get("per_action", {}), made["per_action"] if made["is_update"] else {}
    arguable = set(gold.get("arguable", ()))
    for ref in {*wanted, *read_as}:
        for name, default in FIELDS.items():
            right = _values(name, wanted.get(ref, {}).get(name, default))
            found = _values(name, read_as.get(ref, {}).get(name, default))
            if right != found and f"{ref}.{name}" not in arguable:
                yield ref, name, bool(found - right)


def _values(name: str, value: Any) -> frozenset[object]:
    if value in (None, False, [], ""):
        return frozenset()
    if name == "indicators":
        return frozenset((each["name"], round(float(each["value"]), 3)) for each in value)
    if name == "evidence":
        return frozenset(str(each).strip() for each in value)
    return frozenset([round(float(value)) if name == "percent" else value])


def score_dates(corpus: str) -> Share:
    """The share of a corpus's date phrases read exactly: the day, an acceptable day, or asked where it must be."""
    share = Share()
    for line in lines(CORPORA / corpus / "dates.jsonl"):
        found = read_date(*_phrase(line)).date
        right = {line["expected"], *line.get("accept", ())}
        share.add((found.isoformat() if found else None) in right)
    return share


def invented_days(corpus: str) -> list[str]:
    """The phrases that must be asked about and were given a day."""
    asked = (line for line in lines(CORPORA / corpus / "dates.jsonl") if line["expected"] is None)
    return [line["sentence"] for line in asked if read_date(*_phrase(line)).date is not None]


def _phrase(line: Mapping[str, Any]) -> tuple[Any, ...]:
    base = date.fromisoformat(line["base_date"]) if line.get("base_date") else None
    return line["sentence"], datetime.fromisoformat(line["reference"]), line.get("tense") or "future", base


def parts(corpus: str) -> list[str]:
    """The parts a corpus holds."""
    return [part for part in PARTS if (CORPORA / corpus / f"{part}.jsonl").is_file()]


def corpora() -> list[str]:
    """The names of the corpora."""
    return sorted(folder.name for folder in CORPORA.iterdir() if (folder / "plan.json").is_file())


def opened() -> list[str]:
    """The corpora with a part that may be looked at."""
    return [corpus for corpus in corpora() if "open" in parts(corpus)]


def dated() -> list[str]:
    """The corpora that hold date phrases as well."""
    return [corpus for corpus in corpora() if (CORPORA / corpus / "dates.jsonl").is_file()]


def main() -> None:
    """Print the figures of every corpus: python -m tests.reading.scoring."""
    for corpus in corpora():
        for part in parts(corpus):
            shares = score(corpus, part).shares().items()
            sys.stdout.write(f"{corpus:<9} {part:<9} {'  '.join(f'{name} {value:.1%}' for name, value in shares)}\n")
    for corpus in dated():
        dates, invented = score_dates(corpus), invented_days(corpus)
        sys.stdout.write(f"{corpus:<9} dates     exact {dates.value:.1%}  invented {len(invented)}\n")


if __name__ == "__main__":
    main()
