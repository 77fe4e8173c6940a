"""Challenges as they are asked, answered, settled and listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.plan.action import Action
from bot.plan.entities import Person
from bot.plan.overseen import Put
from bot.plan.oversight import Challenge
from bot.plan.position import Item
from bot.reading.query import Query
from bot.wording import blocks as b
from bot.wording.environment import Mrkdwn, escape, render, short
from bot.wording.limits import PLAIN_TEXT, fitted
from bot.wording.rows import page_buttons
from bot.wording.undoable import undoable

PAGE = 8


def challenge_button(ref: str) -> b.Element:
    """The button that opens the modal for a question."""
    return b.button("Challenge …", "challenge", {"r": ref}, reads_as=f"{ref}: challenge")


def modal(ref: str, title: str, kept: dict[str, str]) -> b.Block:
    """The modal for a question on an action."""
    fields = [
        b.section(f"*{ref}* {escape(short(title, 120))}"),
        b.input_block(
            "Your question",
            b.text_input("question", multiline=True),
            "question",
            "It goes to the owner now, in a thread of its own; the answer comes to you.",
        ),
    ]
    return b.modal("Challenge", "challenge", fields, "Ask", {**kept, "r": ref})


def again_modal(action: Action, kept: dict[str, str]) -> b.Block:
    """The modal that asks again."""
    fields = [
        b.section(f"*{action.ref}* {escape(short(action.title, 120))}"),
        b.input_block("Your question", b.text_input("question", multiline=True), "question"),
    ]
    return b.modal("Ask again", "challenge_again", fields, "Ask", kept)


def asked(action: Action, by: str, question: str) -> b.Said:
    """To the owner."""
    return _said("challenge/asked.j2", action=action, by=Mrkdwn(f"<@{by}>"), question=question, again=False)


def asked_again(action: Action, by: str, question: str) -> b.Said:
    """To the owner, in the same thread."""
    return _said("challenge/asked.j2", action=action, by=Mrkdwn(f"<@{by}>"), question=question, again=True)


def sent(action: Action, to: Person | None) -> b.Said:
    """To whoever asked: it has gone."""
    return _said("challenge/sent.j2", ref=action.ref, to=to)


def thanks(action: Action, by: str) -> b.Said:
    """To the owner, under the answer."""
    return _said("challenge/thanks.j2", ref=action.ref, by=Mrkdwn(f"<@{by}>"))


def answered(action: Action, challenge: Challenge, by: str, answer: str, question: str) -> b.Said:
    """To whoever asked, with what they can do."""
    text = render("challenge/answered.j2", action=action, by=Mrkdwn(f"<@{by}>"), question=question, answer=answer)
    return b.Said(text, [b.section(text), b.actions(*settling(action.id, action.ref, challenge.id, answered=True))])


def settling(action: str, ref: str, challenge: str, answered: bool) -> list[b.Element]:
    """What whoever asked can do."""
    value = {"a": action, "x": challenge}
    accept = b.button("Accept the answer", "challenge_accept", value, reads_as=f"{ref}: accept the answer")
    return [
        *([accept] if answered else []),
        b.button("Ask again …", "challenge_again", value, reads_as=f"{ref}: ask again"),
        b.button("Withdraw", "challenge_withdraw", value, reads_as=f"{ref}: withdraw the challenge"),
    ]


def ended(action: Action, how: str, value: Mapping[str, object]) -> b.Said:
    """The challenge is settled, with Undo."""
    return undoable(render("challenge/ended.j2", ref=action.ref, how=how), "challenge_reopen", value, action.ref)


def told_owner(action: Action, by: str, how: str) -> b.Said:
    """To the owner, under the question: it is settled, or (undone) open again."""
    return _said("challenge/told_owner.j2", ref=action.ref, by=Mrkdwn(f"<@{by}>"), how=how)


@dataclass(frozen=True)
class Listed:
    """An open challenge as the list shows it."""

    item: Item
    put: Put
    by: str
    asked_of: str | None
    question: str | None
    answer: str | None
    may_settle: bool


@dataclass(frozen=True)
class ChallengePage:
    """A page of the open challenges, oldest first."""

    day: date
    listed: Sequence[Listed]
    query: Query

    def said(self) -> b.Said:
        """The message of this page."""
        pages = max(1, -(-len(self.listed) // PAGE))
        page = min(max(1, self.query.page), pages)
        shown = self.listed[(page - 1) * PAGE : page * PAGE]
        head = render("challenge/list_head.j2", total=len(self.listed), day=self.day)
        laid, text = [b.section(head)], [str(head)]
        for each in shown:
            said = render("challenge/list_item.j2", each=each, day=self.day)
            laid.append(b.section(said))
            if each.may_settle:
                answered = each.put.state == "answered"
                laid.append(b.actions(*settling(each.item.line.action, each.item.ref, each.put.id, answered)))
            text.append(str(said))
        if buttons := page_buttons(self.query, page, pages, True):
            laid.append(b.actions(*buttons, block_id="list_pages"))
        return b.Said(fitted("\n".join(text), PLAIN_TEXT), laid)


def _said(template: str, **values: object) -> b.Said:
    text = render(template, **values)
    return b.Said(text, [b.section(text)])
