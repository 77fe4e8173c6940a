"""How an answer to `/plan` is shown: in the acknowledgement, to whoever asked alone."""

from __future__ import annotations

from slack_bolt import Ack

from bot.wording.blocks import Said


def show(ack: Ack, said: Said) -> None:
    """Answer a command where only its author sees it."""
    ack(text=said.text, blocks=said.blocks, response_type="ephemeral")
