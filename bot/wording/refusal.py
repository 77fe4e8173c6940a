"""How Planbot says no: always a sentence with what to do."""

from __future__ import annotations

from collections.abc import Sequence

from bot.plan.entities import Person, Status
from bot.wording import blocks as b
from bot.wording.environment import listed, render


def said(text: str) -> b.Said:
    """One sentence of Planbot's own as a message."""
    return b.Said(text, [b.section(text)])


def not_for_guests() -> b.Said:
    """To a guest, or somebody of another organisation, who asks or speaks of what they do not own."""
    return said(render("refusal/guest.j2"))


def no_plan() -> b.Said:
    """There is nothing to record against yet."""
    return said(render("refusal/no_plan.j2"))


def names_a_child() -> b.Said:
    """The words seem to name a child; they were not kept."""
    return said(render("refusal/child.j2"))


def went_wrong(reference: str) -> b.Said:
    """Something failed; the reference finds it in the log."""
    return said(render("refusal/fault.j2", reference=reference))


def offered(refs: Sequence[str], to: Person | None) -> b.Said:
    """To somebody who may not record: who was asked instead."""
    return said(render("refusal/offered.j2", refs=listed(list(refs)), to=to))


def no_later_date(needless: Sequence[tuple[str, Status]]) -> b.Said:
    """A later date was asked for where none is needed: each action with the state it is in."""
    return said(render("refusal/no_later_date.j2", needless=needless))


def offer(question: str, author: str, ref: str, title: str, words: str) -> b.Said:
    """To an owner: somebody else said something about their action."""
    text = render("offer/text.j2", author=author, ref=ref, title=title, words=words)
    buttons = [
        b.button("Record it", "offer_accept", {"q": question}, style="primary"),
        b.button("No", "offer_refuse", {"q": question}),
    ]
    return b.Said(text, [b.section(text), b.actions(*buttons, block_id=f"question:{question}")])


def not_copied(name: str, reason: str) -> str:
    """A file could not be copied to the evidence store."""
    return render("evidence/not_copied.j2", name=name, reason=reason)
