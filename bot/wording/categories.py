"""What is said of monitoring categories and regrouping, and the modal in which a body's decision is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.plan.categories import Categorised, CategoryNames, Monitoring, agreed
from bot.plan.categories import proposed as proposal
from bot.plan.closing import Against
from bot.plan.entities import Recommendation
from bot.plan.impact import WORDS
from bot.wording import blocks as b
from bot.wording.environment import count, escape, listed, render
from bot.wording.environment import day as in_full
from bot.wording.refusal import said

SHOWN = 10


def category(made: Categorised, names: CategoryNames) -> str:
    """A category with the body that monitors it: "Other (Trust Board)"."""
    return names.of(made.category) + (f" ({made.accountable})" if made.accountable else "")


def proposed(
    found: Recommendation, made: Categorised, before: Categorised | None, names: CategoryNames, against: Against | None
) -> b.Said:
    """A proposal was recorded; the board's earlier decision, if any, stands until its next."""
    text = render(
        "categories/proposed.j2",
        ref=found.ref,
        now=category(made, names),
        before=before,
        was=category(before, names) if before else "",
        against=cannot_close(against) if against is not None and not against.nothing else "",
    )
    return b.Said(text, [b.section(text), b.actions(_decide(found), _undo(found, made))])


def history(found: Recommendation, names: CategoryNames, notes: Mapping[str, str]) -> b.Said:
    """Everything proposed and decided, the latest first; `notes` by the ids of the decisions."""
    text = render(
        "categories/history.j2",
        found=found,
        notes=notes,
        shown=[(each, category(each, names)) for each in reversed(found.categorised)][:SHOWN],
    )
    return b.Said(text, [*b.sections(text), b.actions(_decide(found))])


def decided(found: Recommendation, made: Categorised, before: Categorised | None, names: CategoryNames) -> b.Said:
    """A body's decision was recorded, with what had been proposed to it."""
    text = (
        f"Recorded: {escape(made.body)} agreed {escape(category(made, names))} for recommendation {escape(found.ref)} "
    )
    text += f"on {in_full(made.on)}."
    if before is not None and (before.category, before.accountable) != (made.category, made.accountable):
        text += f" Officers had proposed {escape(category(before, names))}; both are kept."
    return said(text)


def needs_body(ref: str, names: CategoryNames) -> b.Said:
    """OTHER without the body that monitors it."""
    name = names.of(Monitoring.OTHER)
    return said(f"Name the body that will monitor it: `/plan category {escape(ref)} {escape(name)}: Trust Board`.")


def withdrawn(ref: str) -> b.Said:
    """A proposal was taken back."""
    return said(f"Undone: what was proposed for recommendation {escape(ref)} no longer counts.")


def nothing_to_withdraw(ref: str) -> b.Said:
    """There is no such proposal any more."""
    return said(
        f"There is no proposal for recommendation {escape(ref)} to take back; a decision stands until the next."
    )


def cannot_close(against: Against) -> str:
    """What stands against closing, in a sentence. Plain text: a modal shows it beside its field."""
    parts = []
    if against.actions:
        shown = listed([*against.actions[:5], *(["others"] if len(against.actions) > 5 else [])])
        parts.append(f"{count(len(against.actions), 'action')} not signed off or cancelled ({shown})")
    if against.subsets:
        parts.append(f"its subset{'s' if len(against.subsets) > 1 else ''} {listed(against.subsets[:5])} not closed")
    if against.impact is not None:
        why = (
            ""
            if against.actions or against.subsets
            else "; give the body's reason in the note to close it all the same"
        )
        parts.append(f"impact {against.impact} of the 3 it needs ({WORDS[against.impact]}){why}")
    return f"It cannot be closed yet: {'; '.join(parts)}."


def regrouped(old: str, new: str) -> b.Said:
    """It has another reference."""
    text = f"Recommendation {escape(old)} is now {escape(new)}. "
    text += f"Messages and questions that say {escape(old)} still find it."
    return b.Said(text, [b.section(text), b.actions(b.button("Undo", "regroup_back", {"ref": new, "as": old}))])


def taken(new: str, other: Recommendation) -> b.Said:
    """The reference belongs to another recommendation."""
    has = "is" if other.ref == new else f"was, before it became {other.ref},"
    return said(f"{escape(new)} {escape(has)} the reference of another recommendation. Choose one that is free.")


def same(ref: str) -> b.Said:
    """It has that reference already."""
    return said(f"Recommendation {escape(ref)} has that reference already.")


def circle(ref: str, parent: str) -> b.Said:
    """It would be a subset of itself."""
    return said(f"{escape(parent)} is itself a subset of {escape(ref)}, so {escape(ref)} cannot be a subset of it.")


def given_back(ref: str) -> b.Said:
    """A regrouping was undone."""
    return said(f"Undone: it is recommendation {escape(ref)} again.")


def subset(ref: str, parent: str | None, before: str | None) -> b.Said:
    """It is part of another now, or of none; `before` is what it was part of."""
    text = f"Recommendation {escape(ref)} stands by itself now."
    if parent is not None:
        text = f"Recommendation {escape(ref)} is a subset of {escape(parent)}: "
        text += f"{escape(parent)} cannot close before it does."
    if parent == before:
        return said(text)
    back = f"{ref} under {before}" if before else f"{ref} alone"
    return b.Said(text, [b.section(text), b.actions(b.button("Undo", "subset_back", {"w": back}))])


def reworded(found: Recommendation, version: int) -> b.Said:
    """The words are new; the old ones are kept."""
    text = f"Recommendation {escape(found.ref)} has new words (version {version}); those it had are kept."
    undo = b.button("Undo", "words_back", {"id": found.id, "n": str(version - 1)})
    return b.Said(text, [b.section(text), b.actions(undo)])


def words_given_back(ref: str) -> b.Said:
    """New words were taken back."""
    return said(f"Undone: recommendation {escape(ref)} has the words it had before.")


def decision_modal(
    found: Recommendation, names: CategoryNames, bodies: list[str], today: date, kept: dict[str, str]
) -> b.Block:
    """The modal for what a body decided, filled with what was proposed to it."""
    before = proposal(found.categorised) or agreed(found.categorised)
    options = [b.option(names.of(each), each.value) for each in Monitoring]
    laid = [
        b.section(f"*{escape(found.ref)}* {escape(found.text[:200])}"),
        b.input_block(
            "Category", b.static_select("value", options, initial=before.category.value if before else None), "category"
        ),
        b.input_block(
            "Body that will monitor it",
            b.text_input("value", before.accountable if before else "", longest=150),
            "accountable",
            hint=f"Only for {names.of(Monitoring.OTHER)}.",
            optional=True,
        ),
        b.input_block("Decided by", b.text_input("value", bodies[0] if bodies else "", longest=150), "body"),
        b.input_block("On", b.date_picker("value", today.isoformat()), "on"),
        b.input_block("Note", b.text_input("value", multiline=True, longest=1_000), "note", optional=True),
    ]
    return b.modal("Record a decision", "category", laid, submit="Record", private_metadata=kept)


def _decide(found: Recommendation) -> b.Element:
    return b.button("Record a body's decision", "category_decide", {"id": found.id})


def _undo(found: Recommendation, made: Categorised) -> b.Element:
    return b.button("Undo", "category_undo", {"id": found.id, "c": made.id})
