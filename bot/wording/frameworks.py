"""What is said of a changed inspection framework, and of the ratings to be reviewed under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.plan.frameworks import FrameworkChange
from bot.plan.position import Item
from bot.wording import blocks as b
from bot.wording.environment import count, escape, render
from bot.wording.environment import day as in_full
from bot.wording.limits import PLAIN_TEXT, fitted
from bot.wording.lists import Words
from bot.wording.refusal import said


def changed(change: FrameworkChange) -> b.Said:
    """A change of framework was recorded."""
    text = (
        f"Recorded: {escape(change.name)} from {in_full(change.on)}. From that day every rating is shown as to be "
        "reviewed under it until you confirm it: `/plan framework confirm rec 2`. `/plan forward` has the day."
    )
    undo = b.button("Undo", "framework_undo", {"f": change.id}, reads_as="Undo the change of framework")
    return b.Said(text, [b.section(text), b.actions(undo, block_id=f"framework:{change.id}")])


def standing(
    changes: Sequence[FrameworkChange], items: Sequence[Item], words: Mapping[str, Words], day: date
) -> b.Said:
    """The changes of framework, and what is to be reviewed, by recommendation's order of the plan."""
    told = [(c, words[c.words].text if c.words and c.words in words else "") for c in changes]
    text = render("frameworks/standing.j2", changes=told, refs=[item.ref for item in items], day=day)
    return b.Said(fitted(text, PLAIN_TEXT), b.sections(text))


def confirmed(refs: Sequence[str], act: str, changes: Sequence[str]) -> b.Said:
    """Ratings were reviewed; `act` is the key under which they are found again to take it back."""
    named = ", ".join(refs[:20]) + (f" and {len(refs) - 20} more" if len(refs) > 20 else "")
    text = f"Confirmed under the new framework: {count(len(refs), 'rating')} ({escape(named)})."
    undo = b.button("Undo", "framework_unconfirm", {"k": act, "f": list(changes)})
    return b.Said(text, [b.section(text), b.actions(undo, block_id="framework")])


def nothing_to_confirm() -> b.Said:
    """None of them is to be reviewed."""
    return said("None of these ratings is to be reviewed. `/plan framework` lists those that are.")
