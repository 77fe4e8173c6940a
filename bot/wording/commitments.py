"""Commitments as they are noted, answered and listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.plan.commitments import Commitment
from bot.reading.query import Query
from bot.wording import blocks as b
from bot.wording.environment import Mrkdwn, render, typed
from bot.wording.limits import PLAIN_TEXT, fitted
from bot.wording.rows import page_buttons
from bot.wording.undoable import undoable

PAGE = 8
TITLES = {
    "": "What was asked for and promised",
    "member": "Members’ questions",
    "committee": "Committee recommendations",
    "verbal": "Verbal updates to be filed",
    "overdue": "Asked for or promised, and overdue",
    "closed": "Asked for or promised, and closed",
}
KINDS = {
    "committee": "committee recommendation",
    "member": "member's question",
    "promise": "promise to report back",
    "verbal": "verbal update to be filed",
}


def noted(made: Commitment, what: str) -> b.Said:
    """To whoever noted it, with Undo."""
    text = render("commitments/noted.j2", c=made, kind=_kind(made), what=what, owner=_owner(made))
    undo = b.button("Undo", "commitment_undo", {"x": made.id}, reads_as=f"C{made.number}: undo")
    return b.Said(text, [b.section(text), b.actions(undo)])


def answered(found: Commitment, closed: bool, value: Mapping[str, object]) -> b.Said:
    """To whoever answered or closed it, with Undo."""
    text = render("commitments/answered.j2", c=found, closed=closed)
    return undoable(text, "commitment_restore", value, f"C{found.number}")


def answer_modal(found: Commitment, what: str, kept: dict[str, str]) -> b.Block:
    """The modal for the answer."""
    fields = [
        b.section(f"*C{found.number}* {typed(what, 300)}"),
        b.input_block("The answer, or the executive's response", b.text_input("response", multiline=True), "response"),
        b.input_block("Given on", b.date_picker("on"), "on", "Today when left empty.", optional=True),
        b.input_block(
            "And then",
            b.static_select("then", [b.option("Close it", "close"), b.option("Keep it open", "open")], initial="close"),
            "then",
        ),
    ]
    return b.modal("Answer", "commitment_answer", fields, "Save", kept)


def reminder(found: Commitment, what: str, day: date) -> Mrkdwn:
    """In somebody's message of the day."""
    return render("commitments/reminder.j2", c=found, kind=_kind(found), what=what, day=day)


@dataclass(frozen=True)
class Listed:
    """A commitment as the list shows it; `may` says whether the reader deals with it."""

    commitment: Commitment
    what: str
    response: str
    by: str
    owner: str
    may: bool
    refs: tuple[str, ...] = ()


@dataclass(frozen=True)
class CommitmentPage:
    """A page of the open commitments, the earliest due first, with how many were closed."""

    day: date
    listed: Sequence[Listed]
    closed: int
    query: Query

    def said(self) -> b.Said:
        """The message of this page."""
        pages = max(1, -(-len(self.listed) // PAGE))
        page = min(max(1, self.query.page), pages)
        overdue = sum(each.commitment.overdue(self.day) for each in self.listed)
        head = render(
            "commitments/head.j2",
            total=len(self.listed),
            overdue=overdue,
            closed=self.closed,
            day=self.day,
            title=TITLES[self.query.by],
        )
        laid, text = [b.section(head)], [str(head)]
        for each in self.listed[(page - 1) * PAGE : page * PAGE]:
            said = render(
                "commitments/item.j2", each=each, c=each.commitment, kind=_kind(each.commitment), day=self.day
            )
            laid.append(b.section(said))
            text.append(str(said))
            if each.may:
                laid.append(b.actions(*_dealing(each.commitment)))
        if buttons := page_buttons(self.query, page, pages, True):
            laid.append(b.actions(*buttons, block_id="list_pages"))
        return b.Said(fitted("\n".join(text), PLAIN_TEXT), laid)


def _dealing(found: Commitment) -> list[b.Element]:
    value, name = {"x": found.id}, f"C{found.number}"
    return [
        b.button("Answer …", "commitment_answer", value, reads_as=f"{name}: answer"),
        b.button("Close", "commitment_close", value, reads_as=f"{name}: close"),
    ]


def _kind(found: Commitment) -> str:
    return KINDS.get(found.kind, found.kind)


def _owner(found: Commitment) -> Mrkdwn:
    return Mrkdwn(f"<@{found.owner}>")
