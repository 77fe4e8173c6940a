"""Handing actions over in words: what would move, that it moved, and what a new owner finds open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.plan.action import Action
from bot.plan.entities import Person, Recommendation
from bot.plan.position import Item
from bot.plan.risks import Risk
from bot.wording import blocks as b
from bot.wording.environment import listed, render
from bot.wording.limits import fitted_list

TOLD = 60
"""As many of those who read of a handover as its button keeps: they are told when it is undone."""
SHOWN = 25
"""Actions told one by one; the others are counted."""


class Moving(Protocol):
    """What goes to whom, as the service has it."""

    @property
    def to(self) -> Person:
        """Who gets it."""

    @property
    def owned(self) -> tuple[Action, ...]:
        """Actions they get as owner."""

    @property
    def shared(self) -> tuple[Action, ...]:
        """Actions they get as co-owner."""

    @property
    def led(self) -> tuple[Recommendation, ...]:
        """Recommendations they get as lead."""

    @property
    def risks(self) -> tuple[tuple[int, Risk], ...]:
        """Risks they get as owner, with their numbers."""

    @property
    def kept(self) -> tuple[tuple[Person, tuple[tuple[int, Risk], ...]], ...]:
        """Whoever has no open action left, with the risks that stay theirs."""

    @property
    def leaver(self) -> Person | None:
        """Who had it, when all of one person's is handed over."""


@dataclass(frozen=True)
class OpenItem:
    """An action as its new owner finds it, with what is open on it."""

    item: Item
    challenges: int
    evidence_requests: int
    milestones: int

    @classmethod
    def of(cls, item: Item, action: Action) -> OpenItem:
        """What is open on an action."""
        return cls(
            item=item,
            challenges=sum(challenge.open for challenge in action.challenges),
            evidence_requests=len(action.evidence_requests),
            milestones=sum(milestone.done_on is None for milestone in action.milestones),
        )

    @property
    def ref(self) -> str:
        """The action's reference."""
        return self.item.ref


def dry_run(moving: Moving, value: Mapping[str, object], changed: bool) -> b.Said:
    """What would move, with the button that does it; `changed` since it was shown before."""
    text = render("hand_over/dry_run.j2", m=moving, shown=SHOWN, changed=changed, **_told_of_risks(moving))
    buttons = [
        b.button("Hand over", "confirm_hand_over", dict(value), "primary", reads_as="Hand these over"),
        b.button("No", "drop_change", "no", reads_as="Hand nothing over"),
    ]
    return b.Said(text, [*b.sections(text), b.actions(*buttons, block_id="dry_run")])


def done(moving: Moving, id: str, told: Mapping[str, str]) -> b.Said:
    """It moved, with a way back; `told` are those who read so, each with the day on which."""
    refs = refs_of((*moving.owned, *moving.shared))
    former = bool(told.keys() - {moving.to.slack_id})
    text = render("hand_over/done.j2", m=moving, refs=refs, told=former, **_told_of_risks(moving))
    value = {"h": id, "t": dict(list(told.items())[:TOLD])}
    undo = b.button("Undo", "undo_hand_over", value, reads_as="Undo the handover")
    return b.Said(text, [b.section(text), b.actions(undo, block_id=f"hand_over:{id}")])


def to_new_owner(moving: Moving, items: Sequence[OpenItem]) -> b.Said:
    """To the new owner: what they now have, each with how it stands and what is open."""
    shown, left = list(items[:SHOWN]), max(0, len(items) - SHOWN)
    text = render("hand_over/to_new_owner.j2", m=moving, items=shown, left=left, risks=_numbered(moving.risks))
    return b.Said(fitted_list(text, b.PLAIN_TEXT), b.sections(text))


def to_former_owner(to: Person, actions: Sequence[Action], on: date) -> b.Said:
    """To whoever had actions that went to somebody else on a day: which, and to whom."""
    text = render("hand_over/to_former_owner.j2", to=to, actions=actions, refs=refs_of(actions), on=on)
    return b.Said(text, b.sections(text))


def undone(actions: Sequence[Action], theirs: bool) -> b.Said:
    """To somebody who read of a handover that was undone: whose the actions are; none where only risks moved."""
    text = render("hand_over/undone.j2", actions=actions, refs=refs_of(actions), theirs=theirs)
    return b.Said(text, b.sections(text))


def refs_of(actions: Sequence[Action]) -> str:
    """The references of actions, at most twelve of them."""
    found = [action.ref for action in actions]
    return ", ".join(found[:12]) + (f" and {len(found) - 12} more" if len(found) > 12 else "")


def _told_of_risks(moving: Moving) -> dict[str, object]:
    """The risks that move, and those that stay with somebody who has no action left."""
    return {"risks": _numbered(moving.risks), "kept": [(person, _numbered(risks)) for person, risks in moving.kept]}


def _numbered(risks: Sequence[tuple[int, Risk]]) -> str:
    """Risks by their numbers: "risks 1 and 4"."""
    numbers = [str(number) for number, _ in risks]
    return f"{'risk' if len(numbers) == 1 else 'risks'} {listed(numbers)}" if numbers else ""
