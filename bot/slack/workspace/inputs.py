"""What stands in the inputs of blocks: initial values, required ones, and the element a click names."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.slack.workspace.store import Json

VALUE_KEYS = (
    "value",
    "selected_option",
    "selected_options",
    "selected_date",
    "selected_time",
    "selected_date_time",
    "selected_user",
    "selected_users",
    "selected_channel",
    "selected_channels",
    "selected_conversation",
    "selected_conversations",
    "rich_text_value",
    "files",
)
INITIAL_KEYS = {
    "plain_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "file_input": ("files", "none"),
}
LISTS = frozenset(key for key, _ in INITIAL_KEYS.values() if key.endswith("s"))
MOST_FILES = 10
REQUIRED = "Please complete this required field."


def elements_of(blocks: list[Json] | None) -> Iterator[tuple[Json, Json]]:
    """Every (block, interactive element) of the blocks."""
    for block in blocks or ():
        parts = [block.get("accessory"), block.get("element")]
        if block.get("type") == "actions":
            parts += block.get("elements", [])
        for element in parts:
            if element and element.get("action_id"):
                yield block, element


FileOf = Callable[[str], Json | None]
"""A file that somebody uploaded, by its id, as Slack shows it."""


def state_values(blocks: list[Json] | None, given: Any, file_of: FileOf) -> Json:
    """`state.values`: what each input holds, its initial value unless `given` says otherwise; files as Slack has them,
    whatever else was said of them."""
    values: Json = {}
    for block, element in elements_of(blocks):
        if element["type"] not in INITIAL_KEYS:
            continue
        key, initial = INITIAL_KEYS[element["type"]]
        filled = (given or {}).get(block["block_id"], {}).get(element["action_id"])
        held = {name: filled[name] for name in VALUE_KEYS if name in filled} if filled else {}
        if "files" in held:
            most = element.get("max_files", MOST_FILES)
            held["files"] = [file for one in held["files"] if (file := file_of(str(one.get("id"))))][:most]
        empty: Any = [] if key in LISTS else None
        start = {key: element.get(initial, empty)}
        values.setdefault(block["block_id"], {})[element["action_id"]] = {
            "type": element["type"],
            **(held if key in held else start),
        }
    return values


def missing_inputs(blocks: list[Json], values: Json) -> dict[str, str]:
    """The required inputs left empty, with Slack's own words for it, by block_id."""
    faults = {}
    for block, element in elements_of(blocks):
        if block["type"] != "input" or block.get("optional") or element["type"] not in INITIAL_KEYS:
            continue
        key, _ = INITIAL_KEYS[element["type"]]
        if not values[block["block_id"]][element["action_id"]].get(key):
            faults[block["block_id"]] = REQUIRED
    return faults


def acted(block: Json, element: Json, click: Json, ts: str) -> Json:
    """One entry of `actions`: the element as used. A button's value is its own, never the caller's."""
    action: Json = {
        "type": element["type"],
        "block_id": block["block_id"],
        "action_id": element["action_id"],
        "action_ts": ts,
    }
    if element["type"] == "button":
        return action | {key: element[key] for key in ("text", "value", "style") if key in element}
    return action | {key: click[key] for key in VALUE_KEYS if key in click}
