"""The `/plan setup` modal, and what is said before it was filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from bot.plan.categories import CategoryNames
from bot.plan.entities import Cadence, Plan, Settings
from bot.plan.presets import WAYS, applied, way_of
from bot.wording import blocks as b
from bot.wording.environment import escape, listed
from bot.wording.key import KEYS, key_line

Values = Mapping[str, Mapping[str, Mapping[str, Any]]]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
AS_IT_IS = "as_it_is"
INVITE_ME = "I am not a member of that channel. Type /invite @Planbot in it, then press Save again."
ARCHIVED = "That channel is archived. Choose another, or unarchive it in Slack first."


def setup_modal(plan: Plan | None) -> b.Block:
    """The choices, with what was chosen before."""
    chosen = plan.settings if plan else Settings()
    days = [b.option(day, str(n)) for n, day in enumerate(WEEKDAYS)]
    keys = [b.option(label, key) for key, label in KEYS.items()]
    cadence = f"{chosen.cadence.red}, {chosen.cadence.amber}, {chosen.cadence.green}"
    laid = [
        _ways(chosen),
        b.input_block("Core team", b.multi_users_select("value", chosen.core_team), "core_team"),
        b.input_block("Directors", b.multi_users_select("value", chosen.directors), "directors"),
        *_above(chosen),
        b.input_block(
            "Contact for the plan",
            b.users_select("value", chosen.contact or None),
            "contact",
            hint="Whom people ask about the plan itself; named in `/plan help`.",
            optional=True,
        ),
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
        b.input_block(
            "Months late before red", b.text_input("value", str(chosen.tolerance_months), longest=2), "tolerance"
        ),
        b.input_block(
            "Most days between meetings that challenge the plan",
            b.text_input("value", str(chosen.challenge_days), longest=3),
            "challenge_days",
            hint="/plan meetings gaps warns above it.",
        ),
        b.input_block(
            "Names of the monitoring categories",
            b.text_input("value", _names(chosen.category_names), longest=150),
            "categories",
            hint="Kept by the board, monitored by another body, closed: three names with commas.",
        ),
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


def _ways(chosen: Settings) -> b.Block:
    """The ways of working; one that is chosen anew changes the fields it names, whatever the modal says of them."""
    ways = [b.option("As it is", AS_IT_IS), *(b.option(way.title, way.id, way.says[:75]) for way in WAYS)]
    hint = "Sets rating key, cadence, approvals and categories in one go. Change single fields afterwards."
    return b.input_block("Way of working", b.static_select("value", ways, initial=chosen.way or AS_IT_IS), "way", hint)


def _names(names: CategoryNames) -> str:
    return f"{names.board}, {names.other}, {names.closed}"


def _field(values: Values, name: str) -> str:
    """What a text field or a menu holds; "" where the modal has none of the name or nothing was filled in."""
    field = (values.get(name) or {"value": {}})["value"]
    return str(field.get("value") or (field.get("selected_option") or {}).get("value") or "").strip()


def settings_from(values: Values, before: Settings) -> tuple[Settings, dict[str, str]]:
    """The settings of a filled modal, and what is wrong by field. What the modal does not ask stays as `before`."""
    settings, faults = _filled(values, before)
    way = way_of(_field(values, "way"))
    if way is not None and way.id != before.way:
        settings = applied(settings, way)
    elif _field(values, "way") == AS_IT_IS:
        settings = replace(settings, way="")
    return settings, faults


def _filled(values: Values, before: Settings) -> tuple[Settings, dict[str, str]]:
    cadence, fault = _cadence(values["cadence"]["value"].get("value") or "")
    tolerance = _field(values, "tolerance") or str(before.tolerance_months)
    names = [part.strip() for part in (_field(values, "categories") or _names(before.category_names)).split(",")]
    settings = replace(
        before,
        core_team=tuple(values["core_team"]["value"].get("selected_users") or ()),
        directors=tuple(values["directors"]["value"].get("selected_users") or ()),
        assistant_directors=_users(values, "assistant_directors"),
        safeguarding=_users(values, "safeguarding"),
        watchers=_users(values, "watchers"),
        contact=str((values.get("contact") or {"value": {}})["value"].get("selected_user") or ""),
        channel=values["channel"]["value"].get("selected_conversation"),
        digest_weekday=int((values["digest_weekday"]["value"].get("selected_option") or {"value": "0"})["value"]),
        digest_time=values["digest_time"]["value"].get("selected_time") or "09:30",
        cadence=cadence,
        rating_key=(values["rating_key"]["value"].get("selected_option") or {"value": "forecast"})["value"],
    )
    faults = {"cadence": fault} if fault else {}
    if tolerance.isdecimal() and int(tolerance) <= 12:
        settings = replace(settings, tolerance_months=int(tolerance))
    else:
        faults["tolerance"] = "Write a whole number of months from 0 to 12."
    most = _field(values, "challenge_days") or str(before.challenge_days)
    if most.isdecimal() and 1 <= int(most) <= 366:
        settings = replace(settings, challenge_days=int(most))
    else:
        faults["challenge_days"] = "Write a whole number of days, such as 14."
    if len(names) == 3 and all(names) and len(set(names)) == 3:
        settings = replace(settings, category_names=CategoryNames(*names))
    else:
        faults["categories"] = "Write three different names with commas: Board, Other, Closed."
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


def way_changed(before: Settings, after: Settings, by: str) -> b.Said | None:
    """What the core team is told when its way of working or its rating key is another; None when both are as before.
    `by` is a Slack user id."""
    if (before.way, before.rating_key, before.tolerance_months) == (
        after.way,
        after.rating_key,
        after.tolerance_months,
    ):
        return None
    way = way_of(after.way)
    title = f"the way of working is now “{way.title}”. {way.says}" if way else "the rating key is another."
    text = f"<@{by}> changed how this plan works: {escape(title)} {escape(key_line(after))}."
    return b.Said(text, [b.section(text)])


def saved(plan: Plan, was_live: bool) -> b.Said:
    """The settings were kept; `was_live` says that the plan was live before."""
    digest = f"the digest comes on {WEEKDAYS[plan.settings.digest_weekday]}s at {plan.settings.digest_time}."
    if not plan.live_on:
        text = "Saved. The plan goes live when core team, directors and channel are all chosen."
    elif was_live:
        way = way_of(plan.settings.way)
        text = f"Saved: the way of working is “{escape(way.title)}”; {digest}" if way else f"Saved; {digest}"
    else:
        text = f"The plan is live; prompts start on the next working day, {digest}"
    return b.Said(text, [b.section(text)])
