"""The cover of the plan's papers: the modal that fills it in, and how it is shown."""

from __future__ import annotations

from bot.plan.covers import LABELS, Cover
from bot.wording import blocks as b
from bot.wording.blocks import Said
from bot.wording.environment import Mrkdwn, escape, render
from bot.wording.refusal import said

_LONG = ("asks", "resources")
_HINTS = {
    "author": "Who wrote it, where that is not who presents it.",
    "priority": "Of the children and young people's plan, the council plan …",
    "indicators": "Such as NI 59, NI 60.",
    "resources": "What it costs, of which kind, and what it brings.",
}


def cover_modal(cover: Cover, body: str) -> b.Block:
    """What is kept for the plan, or (`body`, its name) for one body."""
    for_whom = f"For *{escape(body)}*: what is empty is taken from the plan's cover." if body else "For every paper."
    fields: list[b.Block] = [b.section(for_whom)]
    for name, label in LABELS:
        long = name in _LONG
        typed = b.text_input("value", getattr(cover, name), multiline=long, longest=600 if long else 200)
        fields.append(b.input_block(label, typed, name, _HINTS.get(name), optional=True))
    return b.modal("Cover of papers", "cover", fields, "Save", {"b": cover.body})


def kept(cover: Cover, body: str) -> Said:
    """What was kept."""
    whose = escape(body) if body else "every body"
    if not cover.said:
        return said(f"The packs of {whose} have no cover of their own now.")
    return said(Mrkdwn(f"The packs of {whose} begin with:\n{shown(cover)}"))


def shown(cover: Cover) -> Mrkdwn:
    """What a paper says of itself, a line each."""
    return render("pack/cover.j2", said=cover.said)
