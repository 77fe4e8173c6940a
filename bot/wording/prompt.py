"""The prompt: one message that asks a person for a word about their actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.plan.entities import Person
from bot.plan.escalation import red_missing
from bot.plan.position import Item
from bot.wording import blocks as b
from bot.wording import changes
from bot.wording.blocks import Block, Said
from bot.wording.changes import Card
from bot.wording.environment import Mrkdwn, render
from bot.wording.escalation import Escalated, escalated_blocks, escalated_text
from bot.wording.evidence import Spot
from bot.wording.evidence_requests import give_button
from bot.wording.limits import MESSAGE_BLOCKS
from bot.wording.red import complete_button
from bot.wording.reminders import waiting_blocks, waiting_text

AT_MOST = 10
"""Actions shown in one prompt; the others are counted."""
DECISIONS = 6
"""Requests to decide shown in one prompt; the others are counted."""


@dataclass(frozen=True)
class Asked:
    """An action as it is asked about: why (red, overdue, evidence, follow_up, due_soon, amber, quiet, papers, chased),
    for whom when the owner is somebody else, the local day of the last word, what evidence is asked for, and the
    body whose papers are due with the day they are."""

    item: Item
    why: str
    for_whom: Person | None
    last: date | None
    wanted: str = ""
    papers: tuple[str, date] | None = None


def prompt_message(
    name: str,
    asked: Sequence[Asked],
    day: date,
    waiting: Sequence[Card] = (),
    escalated: Sequence[Escalated] = (),
    reminders: Sequence[Mrkdwn] = (),
) -> Said:
    """The message: at most ten actions, each with its buttons, "and n more", then the buttons for all; before them
    the requests that await the reader's decision, after them what else waits for them and what was escalated."""
    laid = changes.waiting(waiting[:DECISIONS], max(0, len(waiting) - DECISIONS), True, True) if waiting else []
    texts = [b.text_of(laid)] if laid else []
    if asked:
        said = _asking(name, asked, day)
        laid, texts = [*laid, *said.blocks], [*texts, said.text]
    if reminders:
        laid = [*laid, *waiting_blocks(reminders)]
        texts.append(waiting_text(reminders))
    if escalated:
        head = [b.divider()] if laid else []
        laid = [*laid, *head, *escalated_blocks("" if laid else name, escalated, day, MESSAGE_BLOCKS - len(laid) - 1)]
        texts.append(escalated_text(escalated, day))
    return Said(b.fitted("\n".join(texts), b.PLAIN_TEXT), laid)


def _asking(name: str, asked: Sequence[Asked], day: date) -> Said:
    shown, more = list(asked[:AT_MOST]), max(len(asked) - AT_MOST, 0)
    values = {"name": name.split(" ")[0], "total": len(asked), "shown": shown, "more": more, "day": day}
    chased = all(each.why == "chased" for each in asked)
    laid: list[Block] = [b.section(render("prompt/head.j2", **values, chased=chased))]
    for each in shown:
        laid += [b.section(render("prompt/item.j2", asked=each, day=day)), _buttons(each, day)]
    laid.append(b.context(render("prompt/foot.j2", **values)))
    laid.append(_for_all([each.item.ref for each in shown if not _only_evidence(each)]))
    return Said(b.fitted(render("prompt/text.j2", **values, chased=chased), b.PLAIN_TEXT), laid)


def _only_evidence(asked: Asked) -> bool:
    """Whether nothing but evidence is asked for: how a delivered action stands is said already."""
    return asked.why in ("evidence", "follow_up") and asked.item.line.days.fixed is not None


def _buttons(asked: Asked, day: date) -> Block:
    ref, found = asked.item.ref, list[b.Element]()
    if not _only_evidence(asked):
        found = [
            b.button("On track", "on_track", {"r": ref}, reads_as=f"{ref}: on track"),
            b.button("No change", "no_change", {"r": ref}, reads_as=f"{ref}: no change"),
            b.button("Done …", "done", {"r": ref}, reads_as=f"{ref}: done"),
        ]
    if asked.why == "follow_up" and asked.item.line.follow_up is not None:
        value = {"c": asked.item.line.action, "l": asked.item.line.follow_up.label}
        found.append(b.button("It is done", "follow_up_done", value, reads_as=f"{ref}: the checkpoint is done"))
    if red_missing(asked.item, True, day):
        found.append(complete_button(ref))
    if not asked.wanted:
        return b.actions(*found)
    spot = Spot(asked.item.line.action, "", ref, 0, "prompt")
    return b.actions(*found, give_button(), block_id=spot.as_text())


def _for_all(refs: Sequence[str]) -> Block:
    for_all = [
        b.button(f"On track – all {len(refs)}", "on_track_all", {"r": list(refs)}),
        b.button(f"No change – all {len(refs)}", "no_change_all", {"r": list(refs)}),
    ]
    rest = [b.button("Away until …", "away", "away"), b.button("Later", "later", "later")]
    return b.actions(*(for_all if len(refs) > 1 else []), *rest)
