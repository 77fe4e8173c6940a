"""What the core team has yet to confirm: updates that say done, or better than red, bundled once a day (rule E2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.plan.action import Update
from bot.plan.entities import Status
from bot.plan.line import Line
from bot.plan.position import Item
from bot.wording import blocks as b
from bot.wording.environment import RATING_WORDS, render
from bot.wording.environment import day as in_full
from bot.wording.evidence import Spot

QUEUE = Spot("queue", page=1, mark="queue")
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


def confirmations_message(claims: Sequence[Claim], proof: Sequence[Line] = ()) -> b.Said:
    """The message: each update with its buttons, "and n more", and what waits of evidence and sign-off."""
    shown, more = claims[:AT_MOST], max(len(claims) - AT_MOST, 0)
    told = [render("confirmations/claim.j2", claim=claim) for claim in shown]
    texts, laid = list(told), list[b.Block]()
    if claims:
        head = render("confirmations/head.j2", total=len(claims))
        laid, texts = [b.section(head)], [head, *told]
    for claim, text in zip(shown, told, strict=True):
        laid += [b.section(text), _buttons(claim)]
    if claims:
        laid.append(b.context(render("confirmations/foot.j2", more=more, example=shown[0].item.ref)))
    if proof:
        waiting = render("confirmations/evidence.j2", **_evidence(proof))
        laid += [b.section(waiting), b.actions(b.button("Look at it", "evidence_queue"), block_id=QUEUE.as_text())]
        texts.append(waiting)
    return b.Said(b.fitted("\n".join(texts), b.PLAIN_TEXT), laid)


def _evidence(proof: Sequence[Line]) -> dict[str, object]:
    """How many pieces wait to be judged, of which actions, and whose sign-off is asked for."""
    pieces = sum(len(line.proof.awaiting) for line in proof)
    judged = [line.ref for line in proof if line.proof.awaiting]
    asked = [line.ref for line in proof if line.proof.asked]
    return {"pieces": pieces, "judged": judged, "asked": asked, "most": AT_MOST}


def _buttons(claim: Claim) -> b.Block:
    ref, action = claim.item.ref, claim.item.line.action
    return b.actions(
        b.button("Confirm", "confirm", {"a": action, "u": claim.update.id}, "primary", reads_as=f"{ref}: confirm"),
        b.button("Change", "change", {"a": action, "u": [claim.update.id]}, reads_as=f"{ref}: change"),
    )
