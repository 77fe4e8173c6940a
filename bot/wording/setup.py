"""The `/plan setup` modal, and what is said before it was filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.plan.entities import Cadence, Plan, Settings
from bot.wording import blocks as b
from bot.wording.environment import listed

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
KEYS = {"forecast": "By forecast: late dates and obstacles make amber and red"}
INVITE_ME = "I am not a member of that channel. Type /invite @Planbot in it, then press Save again."
ARCHIVED = "That channel is archived. Choose another, or unarchive it in Slack first."


def setup_modal(plan: Plan | None) -> b.Block:
    """The choices, with what was chosen before."""
    chosen = plan.settings if plan else Settings()
    days = [b.option(day, str(n)) for n, day in enumerate(WEEKDAYS)]
    keys = [b.option(label, key) for key, label in KEYS.items()]
    cadence = f"{chosen.cadence.red}, {chosen.cadence.amber}, {chosen.cadence.green}"
    laid = [
        b.input_block("Core team", b.multi_users_select("value", chosen.core_team), "core_team"),
        b.input_block("Directors", b.multi_users_select("value", chosen.directors), "directors"),
        *_above(chosen),
        b.input_block(
            "Core team's channel",
            b.conversations_select("value", chosen.channel),
            "channel",
            hint="Planbot must be a member: type /invite @Planbot there.",
        ),
        b.input_block(
            "Day of the weekly digest",
            b.static_select("value", days, initial=str(chosen.digest_weekday)),
            "digest_weekday",
        ),
        b.input_block("Time of the weekly digest", b.time_picker("value", chosen.digest_time), "digest_time"),
        b.input_block(
            "Working days between updates: red, amber, green",
            b.text_input("value", cadence, longest=20),
            "cadence",
            hint="Three whole numbers, such as 5, 10, 20.",
        ),
        b.input_block("Rating key", b.static_select("value", keys, initial=chosen.rating_key), "rating_key"),
    ]
    return b.modal("Set Planbot up", "setup", laid, submit="Save")


_ABOVE = (
    ("assistant_directors", "Assistant directors", "Told, with the core team, of what is ten working days overdue."),
    ("safeguarding", "Safeguarding list", "Told at once, with the directors, when a delay could harm a child."),
    ("watchers", "Kept closely informed", "Get the weekly digest themselves, such as the chief executive."),
)


def _above(chosen: Settings) -> list[b.Block]:
    """Who hears of what goes wrong, beside the directors."""
    return [
        b.input_block(label, b.multi_users_select("value", getattr(chosen, name)), name, hint=hint, optional=True)
        for name, label, hint in _ABOVE
    ]


def _users(values: Mapping[str, Mapping[str, Mapping[str, Any]]], name: str) -> tuple[str, ...]:
    return tuple((values.get(name) or {"value": {}})["value"].get("selected_users") or ())


def settings_from(values: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> tuple[Settings, dict[str, str]]:
    """The settings of a filled modal, and what is wrong by field."""
    cadence, fault = _cadence(values["cadence"]["value"].get("value") or "")
    settings = Settings(
        core_team=tuple(values["core_team"]["value"].get("selected_users") or ()),
        directors=tuple(values["directors"]["value"].get("selected_users") or ()),
        assistant_directors=_users(values, "assistant_directors"),
        safeguarding=_users(values, "safeguarding"),
        watchers=_users(values, "watchers"),
        channel=values["channel"]["value"].get("selected_conversation"),
        digest_weekday=int((values["digest_weekday"]["value"].get("selected_option") or {"value": "0"})["value"]),
        digest_time=values["digest_time"]["value"].get("selected_time") or "09:30",
        cadence=cadence,
        rating_key=(values["rating_key"]["value"].get("selected_option") or {"value": "forecast"})["value"],
    )
    faults = {"cadence": fault} if fault else {}
    if not settings.core_team:
        faults["core_team"] = "Choose at least one person: the core team confirms and corrects updates."
    return settings, faults


def _cadence(text: str) -> tuple[Cadence, str | None]:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 3 and all(part.isdecimal() and 1 <= int(part) <= 250 for part in parts):
        red, amber, green = map(int, parts)
        return Cadence(red, amber, green), None
    return Cadence(), "Write three whole numbers of working days with commas: 5, 10, 20."


def still_missing(wanted: Sequence[str], may_set_up: bool) -> b.Said:
    """What Planbot needs before anything can be set up."""
    ask = "After that, type `/plan setup`." if may_set_up else "Please ask a workspace administrator."
    text = f"I am not set up yet: I still need {listed(list(wanted))}. {ask}"
    return b.Said(text, [b.section(text)])


def saved(plan: Plan, was_live: bool) -> b.Said:
    """The settings were kept; `was_live` says that the plan was live before."""
    digest = f"the digest comes on {WEEKDAYS[plan.settings.digest_weekday]}s at {plan.settings.digest_time}."
    if not plan.live_on:
        text = "Saved. The plan goes live when core team, directors and channel are all chosen."
    elif was_live:
        text = f"Saved; {digest}"
    else:
        text = f"The plan is live; prompts start on the next working day, {digest}"
    return b.Said(text, [b.section(text)])
