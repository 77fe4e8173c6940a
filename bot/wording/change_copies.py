"""A message about a request as it should read now: decided it has no buttons, re-opened it has them again."""

from __future__ import annotations

from collections.abc import Sequence

from bot.plan.changes import ChangeState
from bot.wording import blocks as b
from bot.wording.changes import Card, buttons_of, text_of, withdraw_button
from bot.wording.environment import render

CARD, ASKED, ECHO = "change", "asked", "echo"
_SETTLED = "settled"


def carries(blocks: Sequence[b.Block]) -> set[str]:
    """The ids of the requests that a message carries buttons of."""
    parts = [str(block.get("block_id") or "").split(":", 2) for block in blocks]
    found = {rest[-1] for kind, *rest in parts if kind == CARD and len(rest) == 2}
    return found | {":".join(rest) for kind, *rest in parts if kind == ASKED}


def as_it_stands(card: Card, text: str, shown: Sequence[b.Block]) -> b.Said | None:
    """A copy as Slack shows it, brought up to date; None when nothing of it changes."""
    left: list[b.Block] = []
    for block in shown:
        kind, flags = _about(block, card.change.id)
        if kind == CARD and left and left[-1].get("type") == "section":
            left[-1] = b.section(text_of(card))
        left.append(_foot(card, kind, flags) if kind else block)
    return b.Said(text, left) if left != list(shown) else None


def _about(block: b.Block, id: str) -> tuple[str, str]:
    """Which kind of buttons of a request a block has, or had, and whose they are; "" for a block about other things."""
    name = str(block.get("block_id") or "").removeprefix(f"{_SETTLED}:")
    was_settled = str(block.get("block_id") or "").startswith(_SETTLED)
    kind, _, rest = name.partition(":")
    if kind == CARD and rest == id:
        # As messages were posted before they said whose buttons they have.
        pressed = {each.get("action_id") for each in block.get("elements", ()) if isinstance(each, dict)}
        return CARD, ("d" if "approve_change" in pressed else "") + ("o" if "record_approval" in pressed else "")
    if kind == CARD and rest.partition(":")[2] == id:
        return CARD, rest.partition(":")[0]
    if kind == ASKED and rest == id:
        return ASKED, ""
    echoes_it = kind == ECHO and rest == id and (was_settled or _withdraws(block))
    return (ECHO, "") if echoes_it else ("", "")


def _withdraws(block: b.Block) -> bool:
    """Whether the buttons of an echo are those of a mere request: an update that says more keeps its own."""
    return block["type"] == "actions" and any(each["text"]["text"] == "Withdraw" for each in block["elements"])


def _foot(card: Card, kind: str, flags: str) -> b.Block:
    """The buttons a copy has now, or in their place how the request stands."""
    id = card.change.id
    name = f"{CARD}:{flags}:{id}" if kind == CARD else f"{kind}:{id}"
    found = buttons_of(card, "d" in flags, "o" in flags) if kind == CARD else _asker(card, kind)
    if found:
        return b.actions(*found, block_id=name)
    said = b.context(render("changes/settled.j2", card=card, change=card.change))
    return {**said, "block_id": f"{_SETTLED}:{name}"}


def _asker(card: Card, kind: str) -> list[b.Element]:
    change = card.change
    if change.state is not ChangeState.PENDING:
        return []
    if kind == ASKED:
        return [withdraw_button(card)]
    value, ref = {"u": [change.id], "a": change.actions[0]}, card.refs[0]
    return [
        b.button("Withdraw", "undo", value, reads_as=f"Withdraw the request about {ref}"),
        b.button("Change", "change", value, reads_as=f"Change the update of {ref}"),
    ]
