"""Requests to change the plan in words: the card of one, with the buttons that decide it, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.plan.changes import Approval, Change, ChangeKind, ChangeState, Effect
from bot.plan.entities import DIRECTOR, PlanDate
from bot.wording import blocks as b
from bot.wording.environment import PENDING_WORDS, Mrkdwn, render
from bot.wording.lists import Words

ROLES = {
    DIRECTOR: "a director",
    "executive_member": "the Executive Member",
    "board": "the board",
    "executive": "the Executive",
}
"""Whose decision a required role is, as it is awaited."""
CONSULTED = "consulted:"
"""Begins the value of a role that is consulted only."""
TIERS = {1: "core team", 2: "minor amendment", 3: "major rewrite"}


def role_words(role: str) -> str:
    """A required role as it is awaited; one the plan named itself is called as the plan calls it."""
    return ROLES.get(role, role.replace("_", " "))


def awaits(change: Change, role: str) -> str:
    """What a request awaits of a role: its decision, or only what it thinks."""
    return f"consultation of {role_words(role)}" if change.only_consults(role) else role_words(role)


@dataclass(frozen=True)
class Piece:
    """What a request would do to one action: its reference, the agreed date before, and its successor's reference."""

    ref: str
    title: str
    was: PlanDate | None
    effect: Effect
    successor: str | None


@dataclass(frozen=True)
class Card:
    """A request with everything its words are made of; `left` of its actions are not among `pieces`."""

    change: Change
    pieces: tuple[Piece, ...]
    left: int
    asked_by: str | None
    decided_by: str | None
    asked_on: date
    words: Mapping[str, Words]

    @property
    def reason(self) -> str | None:
        """Why it was asked for, as typed; None when nothing was said or the words were erased."""
        return self._said(self.change.words)

    @property
    def criterion(self) -> str | None:
        """What must be true before suspended work restarts."""
        found = self.words.get(self.change.words or "")
        return found.cause if found is not None and self.change.kind is ChangeKind.SUSPEND else None

    @property
    def refusal(self) -> str | None:
        """Why it was refused."""
        refused = next((a for a in self.change.approvals if not (a.approved or a.consulted)), None)
        return self._said(refused.words) if refused else None

    @property
    def awaited(self) -> list[str]:
        """Whose decisions are still to be recorded."""
        return [self.awaits(role) for role in self.change.awaited]

    def awaits(self, role: str) -> str:
        """What is awaited of a role: its decision, or only what it thinks."""
        return awaits(self.change, role)

    @property
    def consultations(self) -> list[tuple[Approval, str | None]]:
        """Who was consulted, with what they said."""
        return [(each, self._said(each.words)) for each in self.change.approvals if each.consulted]

    @property
    def refs(self) -> list[str]:
        """The references of the actions it names."""
        return [piece.ref for piece in self.pieces]

    def ref_of(self, action: str) -> str | None:
        """The reference of one of its actions (an id), where it is shown."""
        return next((piece.ref for piece in self.pieces if piece.effect.action == action), None)

    def _said(self, id: str | None) -> str | None:
        found = self.words.get(id or "")
        return found.text if found is not None else None


def text_of(card: Card) -> Mrkdwn:
    """A request in a few lines."""
    return render("changes/card.j2", card=card, change=card.change, tier=TIERS[card.change.tier], role=role_words)


def in_short(card: Card, action: str, with_reason: bool = False) -> Mrkdwn:
    """What a request would do to one action (an id): "agreed date 31 March 2026 → 30 April 2026"."""
    piece = next((each for each in card.pieces if each.effect.action == action), None)
    reason = card.reason if with_reason else None
    kind = PENDING_WORDS[card.change.kind.value]
    return render("changes/in_short.j2", change=card.change, piece=piece, kind=kind, reason=reason)


def laid_out(
    card: Card,
    for_director: bool,
    for_others: bool,
    own: bool = False,
    part_of: Mapping[str, object] | None = None,
) -> list[b.Block]:
    """A request with the buttons of what the reader may do about it; `own` is the reader's own request, `part_of` the
    query of the list it is shown in."""
    found: list[b.Block] = [b.section(text_of(card))]
    about = {"c": card.change.id, **({"q": part_of} if part_of is not None else {})}
    buttons = [*buttons_of(card, for_director, for_others, about), *([withdraw_button(card, about)] if own else [])]
    whose = ("d" if for_director else "") + ("o" if for_others else "")
    return [*found, b.actions(*buttons, block_id=f"change:{whose}:{card.change.id}")] if buttons else found


def withdraw_button(card: Card, about: Mapping[str, object] | None = None) -> b.Element:
    """For whoever asked; `about` is what the button says of the request."""
    return b.button("Withdraw", "withdraw_change", about or {"c": card.change.id}, reads_as="Withdraw the request")


def buttons_of(
    card: Card, for_director: bool, for_others: bool, about: Mapping[str, object] | None = None
) -> list[b.Element]:
    """The buttons a reader has who may decide as a director, or record what others decided."""
    change, about = card.change, about or {"c": card.change.id}
    if change.state is not ChangeState.PENDING:
        return []
    first = ", ".join(card.refs[:3])
    found: list[b.Element] = []
    if for_director and DIRECTOR in change.awaited:
        found += [
            b.button("Approve", "approve_change", about, "primary", reads_as=f"Approve the request about {first}"),
            b.button("Refuse …", "refuse_change", about, "danger", reads_as=f"Refuse the request about {first}"),
        ]
    if for_others and any(role != DIRECTOR for role in change.awaited):
        found.append(b.button("Record a decision …", "record_approval", about, reads_as=f"Record a decision: {first}"))
    return found


def decided(card: Card, approval: Approval, reason: str) -> b.Said:
    """To whoever recorded a decision: what it came to, and a way back."""
    text = render("changes/decided.j2", card=card, change=card.change, approval=approval, reason=reason)
    value = {"c": card.change.id, "p": approval.id}
    undo = b.button("Undo", "undo_approval", value, reads_as="Take this decision back")
    return b.Said(text, [b.section(text), b.actions(undo, block_id=f"approval:{approval.id}")])


def reopened(card: Card) -> b.Said:
    """A decision was taken back."""
    text = render("changes/reopened.j2", card=card, change=card.change)
    return b.Said(text, [b.section(text)])


def told(card: Card, approval: Approval | None) -> b.Said:
    """To whoever asked: what was decided now (None: what settled it was taken back), and how their request stands."""
    text = render("changes/told.j2", card=card, change=card.change, approval=approval, role=role_words)
    return b.Said(text, [b.section(text)])


def refuse_modal(card: Card, kept: Mapping[str, object]) -> b.Block:
    """The modal that asks why a request is refused."""
    reason = b.text_input("reason", multiline=True, longest=1_000)
    fields = [b.section(text_of(card)), b.input_block("Why not", reason, "reason", "Whoever asked is told.")]
    return b.modal("Refuse the request", "refuse_change", fields, "Refuse", {**kept, "id": card.change.id})


def record_modal(card: Card, kept: Mapping[str, object], today: date) -> b.Block:
    """The modal that records what a member or a body decided, with its name and the day."""
    roles = [b.option(*_role(card, role)) for role in card.change.awaited if role != DIRECTOR]
    verdicts = [b.option("Yes: agreed, or consulted", "yes"), b.option("No: refused", "no")]
    body = b.text_input("body", longest=120, placeholder="Trust Board")
    fields = [
        b.section(text_of(card)),
        b.input_block("Whose decision", b.static_select("role", roles, initial=roles[0]["value"]), "role"),
        b.input_block("What was decided", b.static_select("verdict", verdicts, initial="yes"), "verdict"),
        b.input_block("Name of the body or member", body, "body"),
        b.input_block("Decided on", b.date_picker("on", today.isoformat()), "on", "The day of the meeting."),
        b.input_block(
            "Reason, minute, or what they said", b.text_input("reason", multiline=True), "reason", optional=True
        ),
    ]
    return b.modal("Record a decision", "record_approval", fields, "Record", {**kept, "id": card.change.id})


def _role(card: Card, role: str) -> tuple[str, str]:
    """A role as the modal offers it: label and value."""
    words = role_words(role)
    return (f"{words}, consulted", f"{CONSULTED}{role}") if card.change.only_consults(role) else (words, role)


def waiting(cards: Sequence[Card], left: int, for_director: bool, for_others: bool) -> list[b.Block]:
    """The requests that await somebody's decision, as part of a message."""
    head = b.section(render("changes/waiting.j2", total=len(cards) + left, left=left))
    return [head, *(block for card in cards for block in laid_out(card, for_director, for_others))]
