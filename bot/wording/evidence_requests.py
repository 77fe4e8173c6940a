"""Requests for evidence, as the asker and the owner see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.plan.action import Action
from bot.plan.evidence import EvidenceRequest
from bot.wording import blocks as b
from bot.wording.environment import Mrkdwn, escape, listed, render, short, typed
from bot.wording.environment import day as in_full
from bot.wording.evidence import Spot


def asked(action: Action, request: EvidenceRequest, what: str) -> b.Said:
    """To the owner: what is wanted, by when, and how to give it."""
    text = render("evidence/asked.j2", ref=action.ref, title=action.title, request=request, what=what)
    return b.Said(text, [b.section(text), b.actions(give_button(), block_id=give_spot(action).as_text())])


def recorded(action: Action, request: EvidenceRequest, what: str, told: Sequence[str]) -> b.Said:
    """To whoever asked, with Undo."""
    names = listed([f"<@{user}>" for user in told]) if told else ""
    text = render("evidence/asked_echo.j2", ref=action.ref, request=request, what=what, told=Mrkdwn(names))
    undo = b.button("Undo", "request_drop", reads_as=f"{action.ref}: undo the request")
    spot = Spot(action.id, request.id, action.ref, 0, "undo")
    return b.Said(text, [b.section(text), b.actions(undo, block_id=spot.as_text())])


def give_button() -> b.Element:
    """The button that opens the modal for giving evidence."""
    return b.button("Give evidence …", "evidence_give")


def give_spot(action: Action, page: int = 0) -> Spot:
    """The block of that button in a message."""
    return Spot(action.id, "", action.ref, page, "give")


def modal(action: Action, meeting: str, kept: Mapping[str, str]) -> b.Block:
    """The modal that asks for evidence; `meeting` says which meeting a request without a day is for."""
    fields = [
        b.section(f"*{action.ref}* {escape(short(action.title, 120))}"),
        b.input_block("What is wanted", b.text_input("what", multiline=True), "what"),
        b.input_block("By which day", b.date_picker("due"), "due", f"Left empty: {meeting}.", optional=True),
    ]
    return b.modal("Ask for evidence", "evidence_request", fields, "Ask", dict(kept))


def asked_for(wanted: Sequence[tuple[str, date | None]]) -> Mrkdwn:
    """What is asked for and not answered, in one line; "" for nothing."""
    told = [f"“{typed(what, 200)}”{f' by {in_full(due)}' if due else ''}" for what, due in wanted]
    return Mrkdwn(f"Asked for: {listed(told)}") if told else Mrkdwn("")
