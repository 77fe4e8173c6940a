"""Slack's limits on blocks, views and text, enforced as Slack does. Lengths are counted in characters."""

import json
import secrets
from collections.abc import Callable, Iterator
from typing import Any

from bot.slack.workspace.answers import SlackError, invalid_blocks
from bot.slack.workspace.store import Json

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_CHARACTERS = 13_200
UPDATE_TEXT = 4_000
POST_TEXT = 40_000
VIEW_BYTES = 250_000
PRIVATE_METADATA = 3_000
VIEW_STACK = 3

TEXT_LIMITS = {"section": 3_000, "header": 150, "context": 3_000}
LAYOUT_BLOCKS = frozenset({"section", "header", "divider", "context", "actions", "input", "image"})
BLOCK_TYPES = LAYOUT_BLOCKS | {"rich_text", "markdown", "table", "video", "file"}
COUNT_LIMITS = {"actions": 25, "context": 10}
STRING_LIMITS = {
    "action_id": 255,
    "block_id": 255,
    "value": 2_000,
    "url": 3_000,
    "image_url": 3_000,
    "alt_text": 2_000,
    "accessibility_label": 75,
}
OPTION_COUNTS = {"overflow": 5, "checkboxes": 10, "radio_buttons": 10}
OBJECT_LIMITS = {"placeholder": 150, "label": 2_000, "hint": 2_000}

Fault = str
HasFile = Callable[[str], bool]


def checked_message_blocks(blocks: Any, has_file: HasFile) -> list[Json]:
    """The blocks with ids filled in; raises SlackError invalid_blocks or msg_blocks_too_long."""
    named = _named(_checked_list(blocks, MESSAGE_BLOCKS, has_file))
    if sum(len(text) for text in _texts(named)) > MESSAGE_CHARACTERS:
        raise SlackError("msg_blocks_too_long")
    return named


def checked_view(view: Any, has_file: HasFile) -> Json:
    """The view with ids filled in; raises SlackError as views.open and views.publish do."""
    if not isinstance(view, dict) or view.get("type") not in ("modal", "home"):
        raise invalid_blocks(["must be a modal or a home [json-pointer:/view/type]"], "invalid_arguments")
    faults = list(_view_faults(view))
    if faults:
        raise invalid_blocks(faults, "invalid_arguments")
    try:
        blocks = _named(_checked_list(view.get("blocks"), VIEW_BLOCKS, has_file, "/view"))
    except SlackError as refusal:
        raise SlackError("invalid_arguments", **refusal.more) from None
    if len(json.dumps(view)) > VIEW_BYTES:
        raise SlackError("view_too_large")
    return {**view, "blocks": blocks}


def _view_faults(view: Json) -> Iterator[Fault]:
    if len(view.get("private_metadata") or "") > PRIVATE_METADATA:
        yield _too_long(PRIVATE_METADATA, "/view/private_metadata")
    if view["type"] == "home":
        return
    if not view.get("title"):
        yield "missing required field: title [json-pointer:/view]"
    for name in ("title", "submit", "close"):
        yield from _text_faults(view.get(name), 24, f"/view/{name}")
    has_input = any(block.get("type") == "input" for block in view.get("blocks") or ())
    if has_input and not view.get("submit"):
        yield "missing required field: submit [json-pointer:/view]"


def _checked_list(blocks: Any, limit: int, has_file: HasFile, root: str = "") -> list[Json]:
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise SlackError("invalid_blocks_format")
    faults = [f"no more than {limit} items allowed [json-pointer:{root}/blocks]"] if len(blocks) > limit else []
    ids = [block["block_id"] for block in blocks if block.get("block_id")]
    if len(ids) != len(set(ids)):
        faults.append(f"`block_id` must be unique [json-pointer:{root}/blocks]")
    for number, block in enumerate(blocks):
        faults.extend(_block_faults(block, f"{root}/blocks/{number}", has_file))
    if faults:
        raise invalid_blocks(faults)
    return blocks


def _block_faults(block: Json, at: str, has_file: HasFile) -> Iterator[Fault]:
    kind = str(block.get("type"))
    if kind not in BLOCK_TYPES:
        yield f"unsupported type: {kind} [json-pointer:{at}/type]"
        return
    yield from _text_faults(block.get("text"), TEXT_LIMITS.get(kind, 3_000), f"{at}/text")
    yield from _required_faults(block, kind, at)
    if kind == "header" and (block.get("text") or {}).get("type") != "plain_text":
        yield f"must be plain_text [json-pointer:{at}/text/type]"
    yield from _fields_faults(block.get("fields"), at)
    yield from _elements_faults(block, kind, at)
    if kind == "image" and not _image_found(block, has_file):
        yield f"invalid slack file [json-pointer:{at}/slack_file]"
    yield from _element_faults(block, at)
    for name in ("accessory", "element"):
        yield from _element_faults(block.get(name) or {}, f"{at}/{name}")


def _required_faults(block: Json, kind: str, at: str) -> Iterator[Fault]:
    missing = {
        "section": not (block.get("text") or block.get("fields")) and "text",
        "header": not block.get("text") and "text",
        "actions": not block.get("elements") and "elements",
        "context": not block.get("elements") and "elements",
        "input": (not block.get("label") and "label") or (not block.get("element") and "element"),
        "image": not block.get("alt_text") and "alt_text",
    }.get(kind)
    if missing:
        yield f"missing required field: {missing} [json-pointer:{at}]"


def _fields_faults(fields: Any, at: str) -> Iterator[Fault]:
    if fields and len(fields) > 10:
        yield f"no more than 10 items allowed [json-pointer:{at}/fields]"
    for number, field in enumerate(fields or ()):
        yield from _text_faults(field, 2_000, f"{at}/fields/{number}")


def _elements_faults(block: Json, kind: str, at: str) -> Iterator[Fault]:
    elements = block.get("elements") or []
    if kind not in COUNT_LIMITS:
        return
    if len(elements) > COUNT_LIMITS[kind]:
        yield f"no more than {COUNT_LIMITS[kind]} items allowed [json-pointer:{at}/elements]"
    ids = [element["action_id"] for element in elements if element.get("action_id")]
    if len(ids) != len(set(ids)):
        yield f"`action_id` must be unique [json-pointer:{at}/elements]"
    for number, element in enumerate(elements):
        yield from _element_faults(element, f"{at}/elements/{number}")
        if kind == "context":
            yield from _text_faults(element, TEXT_LIMITS["context"], f"{at}/elements/{number}")


def _element_faults(element: Json, at: str) -> Iterator[Fault]:
    """What is wrong with one block element (or with the plain strings of a block)."""
    kind = element.get("type")
    for name, limit in STRING_LIMITS.items():
        if isinstance(element.get(name), str) and len(element[name]) > limit:
            yield _too_long(limit, f"{at}/{name}")
    for name, limit in OBJECT_LIMITS.items():
        yield from _text_faults(element.get(name), limit, f"{at}/{name}")
    if kind == "button":
        yield from _text_faults(element.get("text"), 75, f"{at}/text")
    yield from _option_faults(element, at)
    yield from _confirm_faults(element.get("confirm"), at)


def _option_faults(element: Json, at: str) -> Iterator[Fault]:
    options = element.get("options")
    if options is None:
        return
    limit = OPTION_COUNTS.get(str(element.get("type")), 100)
    if not 1 <= len(options) <= limit:
        yield f"must have between 1 and {limit} items [json-pointer:{at}/options]"
    for number, option in enumerate(options):
        where = f"{at}/options/{number}"
        yield from _text_faults(option.get("text"), 75, f"{where}/text")
        yield from _text_faults(option.get("description"), 75, f"{where}/description")
        if not 1 <= len(option.get("value") or "") <= 150:
            yield _too_long(150, f"{where}/value")


def _confirm_faults(confirm: Any, at: str) -> Iterator[Fault]:
    for name, limit in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
        yield from _text_faults((confirm or {}).get(name), limit, f"{at}/confirm/{name}")


def _text_faults(text: Any, limit: int, at: str) -> Iterator[Fault]:
    """What is wrong with a text object, when there is one."""
    if not isinstance(text, dict) or "text" not in text:
        return
    if not text["text"]:
        yield f"must be more than 0 characters [json-pointer:{at}/text]"
    if len(text["text"]) > limit:
        yield _too_long(limit, f"{at}/text")


def _too_long(limit: int, at: str) -> Fault:
    return f"must be less than {limit + 1} characters [json-pointer:{at}]"


def _image_found(block: Json, has_file: HasFile) -> bool:
    if "slack_file" not in block:
        return bool(block.get("image_url"))
    slack_file = block["slack_file"]
    return bool(slack_file.get("url")) or has_file(str(slack_file.get("id")))


def _named(blocks: list[Json]) -> list[Json]:
    """The blocks with a random block_id and action_id where there was none, as Slack gives them."""
    return [_named_block(block) for block in blocks]


def _named_block(block: Json) -> Json:
    named = {**block, "block_id": block.get("block_id") or secrets.token_hex(3)}
    for name in ("accessory", "element"):
        if isinstance(block.get(name), dict):
            named[name] = _named_element(block[name])
    if block.get("type") == "actions":
        named["elements"] = [_named_element(element) for element in block["elements"]]
    return named


def _named_element(element: Json) -> Json:
    if element.get("type") == "image":
        return element
    return {**element, "action_id": element.get("action_id") or secrets.token_hex(3)}


def _texts(value: Any) -> Iterator[str]:
    """Every text of every text object under `value`."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
