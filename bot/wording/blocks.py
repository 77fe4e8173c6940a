"""Block Kit: the blocks Planbot uses, and Slack's limits on them.

Nothing is cut silently: a text that does not fit ends in an ellipsis or "and n more lines", and what does not fit into
one message is laid out over pages. Lengths are counted as UTF-16 does, the strictest reading of Slack's unit.
Markup given to a builder must be safe already (`bot.wording.environment`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.wording import limits
from bot.wording.limits import PLAIN_TEXT as PLAIN_TEXT
from bot.wording.limits import DoesNotFit, split_lines, units
from bot.wording.limits import fitted as fitted

Block = dict[str, Any]
Element = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """One message: `text` carries it for phones and screen readers, `blocks` lay it out."""

    text: str
    blocks: list[Block] = field(default_factory=list)

    def __post_init__(self) -> None:
        # A plain string: what is kept as JSON must not be of a class of ours.
        object.__setattr__(self, "text", str(self.text))
        if len(self.blocks) > limits.MESSAGE_BLOCKS:
            raise DoesNotFit(f"{len(self.blocks)} blocks are more than a message holds; use pages()")


def _value(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    if units(text) > limits.VALUE:
        raise DoesNotFit("The value of a button is over 2,000 characters.")
    return text


def plain(text: str, limit: int = limits.SECTION) -> Element:
    """A plain text object."""
    return {"type": "plain_text", "text": fitted(text, limit), "emoji": True}


def _grey(text: str) -> Element:
    return plain(text, limits.PLACEHOLDER)


def mrkdwn(text: str, limit: int = limits.SECTION) -> Element:
    """A text object in Slack's markup."""
    return {"type": "mrkdwn", "text": fitted(text, limit)}


def section(text: str, accessory: Element | None = None) -> Block:
    """One section; a text over the limit ends in "and n more lines" (use `sections` to show all of it)."""
    parts = split_lines(text)
    if len(parts) > 1:
        kept = split_lines(text, limits.SECTION - 40)[0]
        left = len(text.splitlines()) - len(kept.splitlines())
        text = f"{kept}\n… and {left} more lines" if left > 0 else fitted(text, limits.SECTION)
    block: Block = {"type": "section", "text": {"type": "mrkdwn", "text": str(text)}}
    return {**block, "accessory": accessory} if accessory else block


def sections(text: str) -> list[Block]:
    """All of a text, in as many sections as it needs."""
    return [section(part) for part in split_lines(text)]


def header(text: str) -> Block:
    """A heading."""
    return {"type": "header", "text": plain(text, limits.HEADER)}


def context(*texts: str) -> Block:
    """Small print: up to ten texts."""
    kept = [text for text in texts if text]
    if len(kept) > limits.CONTEXT_ELEMENTS:
        kept = [*kept[: limits.CONTEXT_ELEMENTS - 1], "\n".join(kept[limits.CONTEXT_ELEMENTS - 1 :])]
    return {"type": "context", "elements": [mrkdwn(text) for text in kept]}


def divider() -> Block:
    """A line across."""
    return {"type": "divider"}


def actions(*elements: Element, block_id: str | None = None) -> Block:
    """A row of buttons and menus. Raises DoesNotFit above 25."""
    if len(elements) > limits.ACTION_ELEMENTS:
        raise DoesNotFit(f"{len(elements)} elements are more than a row of actions holds")
    block: Block = {"type": "actions", "elements": list(elements)}
    return {**block, "block_id": block_id} if block_id else block


def image_file(file_id: str, alt: str) -> Block:
    """A picture uploaded to Slack; `alt` is read out in its place."""
    return {"type": "image", "slack_file": {"id": file_id}, "alt_text": fitted(alt, limits.ALT_TEXT)}


def input_block(label: str, element: Element, block_id: str, hint: str | None = None, optional: bool = False) -> Block:
    """A labelled field of a modal."""
    block: Block = {"type": "input", "block_id": block_id, "label": plain(label, 2_000), "element": element}
    if hint:
        block["hint"] = plain(hint, 2_000)
    return {**block, "optional": True} if optional else block


def button(
    label: str,
    action_id: str,
    value: object = "",
    style: str | None = None,
    reads_as: str | None = None,
) -> Element:
    """A button; `value` that is no string is sent as JSON; `reads_as` is what a screen reader says."""
    element: Element = {"type": "button", "text": plain(label, limits.BUTTON), "action_id": action_id}
    if value != "":
        element["value"] = _value(value)
    if style:
        element["style"] = style
    if reads_as:
        element["accessibility_label"] = fitted(reads_as, limits.BUTTON)
    return element


def option(label: str, value: str, description: str | None = None) -> Element:
    """One choice of a menu. Raises DoesNotFit when the value is over 150."""
    if units(value) > 150:
        raise DoesNotFit("The value of an option is over 150 characters.")
    found: Element = {"text": plain(label, limits.OPTION), "value": value}
    return {**found, "description": plain(description, limits.OPTION)} if description else found


def static_select(
    action_id: str, options: Sequence[Element], placeholder: str = "Choose", initial: str | None = None
) -> Element:
    """A menu of up to 100 choices; beyond that the last says how many are missing."""
    kept = list(options)
    if len(kept) > limits.OPTIONS:
        kept = [
            *kept[: limits.OPTIONS - 1],
            option(f"… and {len(options) - limits.OPTIONS + 1} more: type the reference", "more"),
        ]
    element: Element = {
        "type": "static_select",
        "action_id": action_id,
        "placeholder": _grey(placeholder),
        "options": kept,
    }
    chosen = next((item for item in kept if item["value"] == initial), None)
    return {**element, "initial_option": chosen} if chosen else element


def multi_static_select(
    action_id: str, options: Sequence[Element], initial: Sequence[str] = (), placeholder: str = "Choose"
) -> Element:
    """A menu of up to 100 choices of which several may be taken. Raises DoesNotFit above 100."""
    if len(options) > limits.OPTIONS:
        raise DoesNotFit(f"{len(options)} options are more than a menu holds")
    element: Element = {
        "type": "multi_static_select",
        "action_id": action_id,
        "placeholder": _grey(placeholder),
        "options": list(options),
    }
    chosen = [item for item in options if item["value"] in initial]
    return {**element, "initial_options": chosen} if chosen else element


def date_picker(action_id: str, initial: str | None = None, placeholder: str = "Choose a date") -> Element:
    """A date; `initial` as YYYY-MM-DD."""
    element: Element = {
        "type": "datepicker",
        "action_id": action_id,
        "placeholder": _grey(placeholder),
    }
    return {**element, "initial_date": initial} if initial else element


def file_input(action_id: str, most: int = 10) -> Element:
    """Up to ten files, uploaded into the modal; only an input block may hold it."""
    return {"type": "file_input", "action_id": action_id, "max_files": most}


def time_picker(action_id: str, initial: str | None = None) -> Element:
    """A local time; `initial` as HH:MM."""
    element: Element = {"type": "timepicker", "action_id": action_id, "placeholder": plain("Choose a time", 150)}
    return {**element, "initial_time": initial} if initial else element


def users_select(action_id: str, initial: str | None = None, placeholder: str = "Choose somebody") -> Element:
    """One person of the workspace."""
    element: Element = {
        "type": "users_select",
        "action_id": action_id,
        "placeholder": _grey(placeholder),
    }
    return {**element, "initial_user": initial} if initial else element


def multi_users_select(action_id: str, initial: Sequence[str] = (), placeholder: str = "Choose people") -> Element:
    """Several people of the workspace."""
    element: Element = {"type": "multi_users_select", "action_id": action_id, "placeholder": _grey(placeholder)}
    return {**element, "initial_users": list(initial)} if initial else element


def conversations_select(action_id: str, initial: str | None = None, placeholder: str = "Choose a channel") -> Element:
    """A channel, public or private, without direct messages."""
    element: Element = {
        "type": "conversations_select",
        "action_id": action_id,
        "placeholder": _grey(placeholder),
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    return {**element, "initial_conversation": initial} if initial else element


def text_input(
    action_id: str, initial: str = "", multiline: bool = False, placeholder: str | None = None, longest: int = 3_000
) -> Element:
    """A field to type in."""
    element: Element = {"type": "plain_text_input", "action_id": action_id, "max_length": longest}
    if initial:
        element["initial_value"] = fitted(initial, longest)
    if multiline:
        element["multiline"] = True
    return {**element, "placeholder": _grey(placeholder)} if placeholder else element


def modal(
    title: str,
    callback_id: str,
    blocks: Sequence[Block],
    submit: str | None = None,
    private_metadata: object = "",
    close: str = "Cancel",
) -> Block:
    """A modal; `private_metadata` that is no string is kept as JSON. Raises DoesNotFit when it is over 3,000."""
    kept = private_metadata if isinstance(private_metadata, str) else json.dumps(private_metadata)
    if units(kept) > limits.METADATA:
        raise DoesNotFit("The private metadata of a modal is over 3,000 characters.")
    view: Block = {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(title, limits.MODAL_TITLE),
        "close": plain(close, limits.MODAL_TITLE),
        "blocks": _view_blocks(blocks),
        "private_metadata": kept,
    }
    return {**view, "submit": plain(submit, limits.MODAL_TITLE)} if submit else view


def home(blocks: Sequence[Block]) -> Block:
    """The Home view."""
    return {"type": "home", "blocks": _view_blocks(blocks)}


def _view_blocks(blocks: Sequence[Block]) -> list[Block]:
    if len(blocks) <= limits.VIEW_BLOCKS:
        return list(blocks)
    left = len(blocks) - limits.VIEW_BLOCKS + 1
    return [*blocks[: limits.VIEW_BLOCKS - 1], context(f"… and {left} more lines than Slack shows here.")]


def pages(text: str, blocks: Sequence[Block]) -> list[Said]:
    """The blocks over as many messages as they need; the first carries `text`, the others the text they show."""
    laid = list(_page_blocks(blocks))
    return [Said(text if n == 0 else text_of(page), page) for n, page in enumerate(laid)] or [Said(text)]


def _page_blocks(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    page: list[Block] = []
    for block in blocks:
        too_long = sum(map(characters, page)) + characters(block) > limits.MESSAGE_CHARACTERS
        if page and (len(page) == limits.MESSAGE_BLOCKS or too_long):
            yield page
            page = []
        page.append(block)
    if page:
        yield page


def characters(value: Any) -> int:
    """How many characters the text objects under a value hold together."""
    if isinstance(value, dict):
        own = units(value["text"]) if isinstance(value.get("text"), str) else 0
        return own + sum(characters(item) for item in value.values() if isinstance(item, dict | list))
    return sum(map(characters, value)) if isinstance(value, list) else 0


def text_of(blocks: Sequence[Block]) -> str:
    """What the sections and headings say, as the plain text of the message."""
    found = (block["text"]["text"] for block in blocks if block["type"] in ("section", "header"))
    return fitted("\n".join(found), PLAIN_TEXT)
