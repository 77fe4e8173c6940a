"""What the core team has yet to confirm: updates that say done, or better than red, bundled once a day (rule E2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.plan.action import Update
from bot.plan.entities import Status
from bot.plan.position import Item
from bot.wording import blocks as b
from bot.wording.environment import RATING_WORDS, render
from bot.wording.environment import day as in_full

AT_MOST = 20
"""Updates shown in one message; the others are counted."""


@dataclass(frozen=True)
class Claim:
    """An update that counts as reported: whose action it is about, who said it, and on which local day."""

    item: Item
    update: Update
    speaker: str
    on: date

    @property
    def said(self) -> str:
        """What is to be confirmed, in words."""
        if self.update.status is Status.DELIVERED:
            finished = self.update.delivered_on
            return f"done on {in_full(finished)}" if finished else "done"
        return f"{RATING_WORDS[self.update.rating]}, after red" if self.update.rating else "better than red"

    @property
    def evidence(self) -> int:
        """How much evidence the action has."""
        return self.item.line.evidence


def confirmations_message(claims: Sequence[Claim]) -> b.Said:
    """The message: each update with its buttons, "and n more"."""
    shown, more = claims[:AT_MOST], max(len(claims) - AT_MOST, 0)
    head = render("confirmations/head.j2", total=len(claims))
    told = [render("confirmations/claim.j2", claim=claim) for claim in shown]
    laid: list[b.Block] = [b.section(head)]
    for claim, text in zip(shown, told, strict=True):
        laid += [b.section(text), _buttons(claim)]
    laid.append(b.context(render("confirmations/foot.j2", more=more, example=shown[0].item.ref)))
    return b.Said(b.fitted("\n".join([head, *told]), b.PLAIN_TEXT), laid)


def _buttons(claim: Claim) -> b.Block:
    ref, action = claim.item.ref, claim.item.line.action
    return b.actions(
        b.button("Confirm", "confirm", {"a": action, "u": claim.update.id}, "primary", reads_as=f"{ref}: confirm"),
        b.button("Change", "change", {"a": action, "u": [claim.update.id]}, reads_as=f"{ref}: change"),
    )
