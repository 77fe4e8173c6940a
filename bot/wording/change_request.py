"""What is said to whoever asks for a change: what it would do first, or that it was asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.plan.changes import ChangeState
from bot.wording import blocks as b
from bot.wording.changes import TIERS, Card, withdraw_button
from bot.wording.environment import Mrkdwn, render

Left = Sequence[tuple[str, str]]
"""Actions the change leaves alone, each with why."""


def dry_run(card: Card, left: Left, value: Mapping[str, object], changed: bool) -> b.Said:
    """What a request for many would do, with the button that asks for it; `changed` since it was shown before."""
    tier = TIERS[card.change.tier]
    text = render("changes/dry_run.j2", card=card, change=card.change, left=_left(left), tier=tier, changed=changed)
    buttons = [
        b.button("Ask for it", "confirm_change", dict(value), "primary", reads_as="Ask for this change"),
        b.button("No", "drop_change", "no", reads_as="Do not ask for this change"),
    ]
    return b.Said(text, [*b.sections(text), b.actions(*buttons, block_id="dry_run")])


def requested(card: Card, left: Left, nobody_asked: bool) -> b.Said:
    """It was asked for, or (a slip in the wording) done; `nobody_asked` when no director is there to decide it."""
    known = {"tier": TIERS[card.change.tier], "nobody_asked": nobody_asked}
    text = render("changes/requested.j2", card=card, change=card.change, left=_left(left), **known)
    if card.change.state is ChangeState.PENDING:
        button = withdraw_button(card)
    else:
        button = b.button("Undo", "undo_change", {"c": card.change.id}, reads_as="Undo the change")
    return b.Said(text, [*b.sections(text), b.actions(button, block_id=f"asked:{card.change.id}")])


def nothing_to_change(left: Left) -> Mrkdwn:
    """None of the actions can be changed so."""
    return render("changes/nothing.j2", left=_left(left))


def _left(left: Left) -> list[tuple[str, list[str]]]:
    """The actions left alone by the reason, in the order of the plan."""
    found: dict[str, list[str]] = {}
    for ref, why in left:
        found.setdefault(why, []).append(ref)
    return list(found.items())
