"""The questions Planbot asks when it is in doubt: which action, which date, which rating, yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.wording import blocks as b
from bot.wording.environment import render, short

BUTTONS = 5


@dataclass(frozen=True)
class Choice:
    """A possible answer: what the button sends, and what it says."""

    value: str
    label: str


def ask(
    question: str,
    kind: str,
    words: str,
    ref: str | None,
    choices: Sequence[Choice],
    more: int = 0,
    all_of_them: bool = False,
) -> b.Said:
    """The question of an id and a kind. `more` counts the choices that were left out."""
    text = render("question/text.j2", kind=kind, words=words, ref=ref, choices=list(choices), more=more)
    elements = _answers(question, kind, choices)
    if all_of_them:
        elements.append(b.button(f"All {len(choices)} of them", "choose_yes", {"q": question}))
    elements.append(b.button("Not an update", "not_an_update", {"q": question}))
    return b.Said(text, [b.section(text), b.actions(*elements, block_id=f"question:{question}")])


def _answers(question: str, kind: str, choices: Sequence[Choice]) -> list[b.Element]:
    if kind in ("which_date", "past_date", "impossible_date"):
        return [b.date_picker(f"choose_date:{question}")]
    if kind == "bulk":
        yes = b.button("Yes, all of them", "choose_yes", {"q": question}, style="primary")
        return [yes, b.button("No", "choose_no", {"q": question})]
    if kind in ("two_ratings", "negated_rating", "contradiction", "bare_number"):
        return [
            b.button(choice.label, f"choose_value:{choice.value}", {"q": question, "v": choice.value})
            for choice in choices
        ]
    return _actions(question, choices)


def _actions(question: str, choices: Sequence[Choice]) -> list[b.Element]:
    shown = [
        b.button(short(c.label, 70), f"choose_action:{c.value}", {"q": question, "ref": c.value})
        for c in choices[:BUTTONS]
    ]
    rest = choices[BUTTONS:]
    if rest:
        options = [b.option(short(c.label, 70), f"{question}|{c.value}") for c in rest]
        shown.append(b.static_select("choose_action", options, "Another action"))
    return shown


def repeated(asked: b.Said, on: date, words: str) -> b.Said:
    """A question asked once more, with when it was asked and the words it is about (none when they were erased)."""
    head = render("question/repeated.j2", on=on, words=words)
    return b.Said(f"{head}\n{asked.text}", [b.context(head), *asked.blocks])


def not_understood(example: str) -> b.Said:
    """Nothing to record was found in a message."""
    text = render("question/not_understood.j2", example=example)
    return b.Said(text, [b.section(text)])


def settled(text: str) -> b.Said:
    """A sentence that closes a question."""
    return b.Said(text, [b.section(text)])
