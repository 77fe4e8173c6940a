"""What is said about a plan file: the dry run with its Import button, and what the import did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from bot.files.plan_rows import Fault
from bot.plan.entities import Person
from bot.wording import blocks as b
from bot.wording.environment import Mrkdwn, count, escape, listed, render
from bot.wording.limits import MESSAGE_CHARACTERS, PLAIN_TEXT, fitted, units

ASKED = 10
FULLNESS = ((60, 200), (60, 20), (30, 5), (10, 2))
"""Faults named in one message of Slack's, and cells of each: the fullest that fits. The terminal names them all."""


class Change(Protocol):
    """A cell that differs, as the comparison gives it."""

    @property
    def request(self) -> object:
        """The date that would become a request, if any."""

    @property
    def owner(self) -> object:
        """The owner that would be taken over, if any."""


class Comparison(Protocol):
    """What importing a file would do."""

    @property
    def new_plan(self) -> bool:
        """Whether the file would open a plan."""

    @property
    def changed(self) -> Sequence[Change]:
        """The cells that differ."""

    @property
    def empty(self) -> bool:
        """Whether nothing would change."""


def dry_run(
    file: str, name: str, published: date | None, difference: Comparison | None, faults: Sequence[Fault]
) -> b.Said:
    """What the file would change. `file` is the id of the kept file, for the buttons."""
    for most, cells in FULLNESS:
        text = summary(name, published, difference, faults, most, cells)
        if units(text) <= MESSAGE_CHARACTERS:
            break
    laid = b.sections(text)
    if published is None or (difference is not None and difference.new_plan):
        chosen = published.isoformat() if published else None
        picker = b.date_picker("import_date", chosen, "Day of publication")
        laid.append(b.actions(picker, block_id=f"import:{file}"))
    if difference is not None and not difference.empty:
        go = b.button("Import", "import_go", {"i": file}, style="primary")
        laid.append(b.actions(go, b.button("Do not import", "import_drop", {"i": file})))
    return b.Said(fitted(str(text), PLAIN_TEXT), laid)


def summary(
    name: str,
    published: date | None,
    difference: Comparison | None,
    faults: Sequence[Fault],
    most: int,
    cells: int | None = None,
    done: bool = False,
) -> Mrkdwn:
    """What a file changes, in words: before the import, or after it (`done`), with at most `most` faults and at most
    `cells` other cells that have the same."""
    changed = difference.changed if difference else ()
    return render(
        "import/text.j2",
        name=name,
        published=published,
        d=difference,
        faults=told(faults),
        total=len(faults),
        requests=[c for c in changed if c.request],
        owned=[c for c in changed if c.owner],
        others=[c for c in changed if not c.request and not c.owner],
        most=most,
        cells=len(faults) if cells is None else cells,
        done=done,
    )


@dataclass(frozen=True)
class Told:
    """A fault as it is told: once, with the other cells that have the same."""

    where: str
    sentence: str
    fatal: bool
    also: list[str] = field(default_factory=list)


def told(faults: Sequence[Fault]) -> list[Told]:
    """The faults, every cell named, those that differ only in the action they speak of told together: a plan of
    fifty actions without dates has one thing to look at, not fifty."""
    found: dict[tuple[str, str, bool], Told] = {}
    for fault in faults:
        key = (fault.kind, re.sub(r"\b(?:Action|Recommendation) \S+", "", fault.sentence), fault.fatal)
        if key in found:
            found[key].also.append(fault.where)
        else:
            found[key] = Told(fault.where, fault.sentence, fault.fatal)
    return list(found.values())


def refused(name: str, sentence: str) -> b.Said:
    """The file could not be read."""
    text = f"I could not read {escape(name)}: {escape(sentence)}"
    return b.Said(text, [b.section(text)])


def not_yours(name: str, core_team: Sequence[str]) -> b.Said:
    """To an owner who gives what may be a plan; `core_team` are the Slack ids of who may import one."""
    mentions = Mrkdwn(listed([f"<@{id}>" for id in core_team[:ASKED]], "or"))
    text = render("import/not_yours.j2", name=name, core_team=mentions)
    return b.Said(text, [b.section(text)])


def imported(entries: int, unsure: Sequence[Person]) -> b.Said:
    """The import was carried out; whoever is not certainly matched is asked about."""
    text = "Imported." if entries else "Nothing was new."
    said = f"{text} Type `/plan setup` if that is still to be done, or `/plan red` to look at the plan."
    return b.Said(said, [b.section(said), *_who_is(unsure)])


def matched(name: str, slack_id: str, unsure: Sequence[Person]) -> b.Said:
    """Somebody was said to be somebody; the others are still asked about."""
    text = f"Noted: {escape(name)} is <@{slack_id}>." + ("" if unsure else " Everybody in the plan is matched now.")
    return b.Said(text, [b.section(text), *_who_is(unsure)])


def _who_is(unsure: Sequence[Person]) -> Iterator[b.Block]:
    if unsure:
        yield b.section(render("import/who_is.j2", unsure=unsure))
    for person in unsure[:ASKED]:
        yield b.section(escape(person.name))
        yield b.actions(b.users_select("match_person"), block_id=f"match:{person.id}")
    if len(unsure) > ASKED:
        yield b.context(f"… and {count(len(unsure) - ASKED, 'more name')}, asked about as these are answered.")
