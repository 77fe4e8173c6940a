"""Erasing the words of an entry: the button, the form in which they are chosen, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.wording import blocks as b
from bot.wording.environment import as_seen, count, short, short_day
from bot.wording.refusal import said

WHAT_IT_DOES = (
    "The words go for good, from the database and from its file. That something was said, by whom and when, stays; so "
    "do its facts. Digests already published and messages in Slack are not changed: delete those in Slack."
)


@dataclass(frozen=True)
class Choice:
    """Words that may be erased: what they are about, when they were typed and by whom ("" for the reader)."""

    id: str
    about: str
    on: date
    by: str
    text: str


def with_button(page: b.Said, ref: str) -> b.Said:
    """A history with the button that erases words of it."""
    erase = b.button("Erase words…", "erase_words", {"r": ref})
    return b.Said(page.text, [*page.blocks, b.actions(erase, block_id="erase_words")])


def modal(choices: Sequence[Choice], kept: dict[str, str]) -> b.Block:
    """The form: one or several entries, erased when it is sent."""
    options = [b.option(*_named(each)) for each in choices]
    menu = b.multi_static_select("value", options, placeholder="Choose what to erase")
    laid = [b.section(WHAT_IT_DOES), b.input_block("Whose words are to go", menu, "words")]
    return b.modal("Erase words", "erase_words", laid, submit="Erase for good", private_metadata=kept)


def _named(choice: Choice) -> tuple[str, str, str]:
    text = as_seen(choice.text)
    where = " · ".join(filter(None, (choice.about, short_day(choice.on), choice.by)))
    return short(f"{where}: {text}", 75), choice.id, short(text, 75)


def nothing(ref: str) -> b.Said:
    """There are no words that the reader may erase."""
    of = f" of {ref}" if ref else ""
    return said(f"There are no words{of} that you may erase: whoever typed them may, and the core team.")


def erased(number: int) -> b.Said:
    """What came of it."""
    if number == 0:
        return said("Nothing was erased: those words are not yours, or they were erased before.")
    return said(f"Erased for good: the words of {count(number, 'entry')}. The journal says that they were erased.")
