"""What every red needs (rule E3): asked for when an action turns red, filled in in one modal, and told at once when a
child could come to harm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.plan.entities import Person, Rating
from bot.plan.position import Item
from bot.wording import blocks as b
from bot.wording.challenge import challenge_button
from bot.wording.environment import Mrkdwn, escape, listed, render, short
from bot.wording.limits import MESSAGE_BLOCKS, PLAIN_TEXT, fitted

QUESTION = "red:"
"""How the ids of the blocks begin that ask what a red needs."""
MOST = 5
HARM = (("no", "No"), ("yes", "Yes: a child could come to direct harm"))


@dataclass(frozen=True)
class Turned:
    """An action that is red and what it still needs, in words."""

    item: Item
    missing: Sequence[str]
    update: str


def with_question(said: b.Said, turned: Sequence[Turned]) -> b.Said:
    """The answer to an update that made actions red, with what each of them needs now."""
    asked = [each for each in turned if each.missing][:MOST]
    if not asked or len(said.blocks) + 2 * len(asked) > MESSAGE_BLOCKS:
        return said
    texts = [needed(each) for each in asked]
    laid = [block for each, text in zip(asked, texts, strict=True) for block in _asked(each, text)]
    return b.Said(fitted("\n".join([said.text, *texts]), PLAIN_TEXT), [*said.blocks, *laid])


def needed(turned: Turned) -> str:
    """The sentence that says what a red still needs."""
    return f"{turned.item.ref} is red now. A red also needs {listed(list(turned.missing))}."


def _asked(turned: Turned, text: str) -> list[b.Block]:
    """The question and its button, known by the update that made the action red: they go with it."""
    asked, answered = f"{QUESTION}{turned.update}", b.actions(complete_button(turned.item.ref))
    return [{**b.section(text), "block_id": asked}, {**answered, "block_id": f"{asked}:button"}]


def complete_button(ref: str) -> b.Element:
    """The button that opens the modal for what a red needs."""
    return b.button("Complete the red …", "complete_red", {"r": ref}, reads_as=f"{ref}: complete the red")


@dataclass(frozen=True)
class Known:
    """What was said of a red before."""

    cause: str = ""
    recovery: str = ""
    reason: str = ""
    harm: bool | None = None
    forecast: date | None = None


def modal(item: Item, known: Known, kept: dict[str, str]) -> b.Block:
    """The modal, filled with what is known."""
    harm = None if known.harm is None else ("yes" if known.harm else "no")
    fields = [
        b.section(f"*{item.ref}* {escape(short(item.line.title, 120))}"),
        b.input_block("What is the cause?", b.text_input("cause", known.cause, multiline=True), "cause", optional=True),
        b.input_block(
            "What is being done to recover?",
            b.text_input("recovery", known.recovery, multiline=True),
            "recovery",
            optional=True,
        ),
        b.input_block(
            "New expected date",
            b.date_picker("expected", known.forecast.isoformat() if known.forecast else None),
            "expected",
            "The agreed date does not move by this.",
            optional=True,
        ),
        b.input_block(
            "Could this delay cause direct harm to a child?",
            b.static_select("harm", [b.option(label, value) for value, label in HARM], "Choose", harm),
            "harm",
            "“Yes” goes to the director and the safeguarding list at once.",
        ),
        b.input_block(
            "Why is that the answer?",
            b.text_input("reason", known.reason, multiline=True),
            "reason",
            "In a sentence, without the name of a child.",
        ),
    ]
    title = "Complete the red" if item.rating is Rating.RED else "Safeguarding"
    return b.modal(title, "complete_red", fields, "Save", kept)


def noted(item: Item, note: str, harm: bool, told: Sequence[str], missing: Sequence[str], kept: bool) -> b.Said:
    """What was understood, to whoever filled it in; `told` are the Slack users who hear of a "yes" now. What was not
    sent to anybody can be undone."""
    text = render(
        "red/noted.j2", ref=item.ref, harm=harm, told=Mrkdwn(listed([f"<@{u}>" for u in told])), missing=missing
    )
    undo = b.button("Undo", "undo_red", {"a": item.line.action, "n": note}, reads_as=f"{item.ref}: undo")
    return b.Said(text, [b.section(text), *([b.actions(undo)] if kept else [])])


def alert(item: Item, owner: Person | None, by: str, reason: str) -> b.Said:
    """To the directors and the safeguarding list: a delay that could harm a child."""
    text = render("red/alert.j2", item=item, line=item.line, owner=owner, by=Mrkdwn(f"<@{by}>"), reason=reason)
    ref, value = item.ref, {"r": item.ref}
    buttons = [
        b.button("Ask the owner", "chase", value, reads_as=f"{ref}: ask the owner"),
        b.button("Take personal lead", "take_lead", value, reads_as=f"{ref}: take personal lead"),
    ]
    return b.Said(text, [b.section(text), b.actions(*buttons, challenge_button(ref))])
