"""The modals of the conversation: change an update, done, away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.plan.action import Action, Update
from bot.wording import blocks as b
from bot.wording.environment import escape, short

RATINGS = (("red", "🔴 Red"), ("amber", "🟠 Amber"), ("green", "🟢 Green"))
STATES = (
    ("not_started", "Not started"),
    ("in_progress", "In progress"),
    ("blocked", "Blocked"),
    ("complete", "Done"),
)
_STATE_OF = {"delivered": "complete"}


@dataclass(frozen=True)
class Origin:
    """Where a modal was opened from, so that the answer goes there."""

    channel: str
    root: str
    message_ts: str


def change(action: Action, update: Update, words: str, origin: Origin) -> b.Block:
    """The modal that changes an update, filled with what was recorded."""
    rating = update.rating.value if update.rating else None
    state = _STATE_OF.get(update.status.value, update.status.value) if update.status else None
    percent = str(update.percent) if update.percent is not None else ""
    expected = update.forecast.day.isoformat() if update.forecast else None
    fields = [
        b.section(f"*{action.ref}* {escape(short(action.title, 120))}"),
        b.input_block("Rating", _menu("rating", RATINGS, rating), "rating", optional=True),
        b.input_block("State", _menu("state", STATES, state), "state", optional=True),
        b.input_block(
            "Per cent done", b.text_input("percent", percent, longest=4), "percent", "0 to 100", optional=True
        ),
        b.input_block(
            "Expected date",
            b.date_picker("expected", expected),
            "expected",
            "The agreed date does not move by this.",
            optional=True,
        ),
        b.input_block("Note", b.text_input("note", words, multiline=True), "note", optional=True),
    ]
    return b.modal("Change the update", "change", fields, "Save", {**_kept(origin), "u": update.id, "a": action.id})


def done(action: Action, today: date, origin: Origin) -> b.Block:
    """The modal of the Done button."""
    fields = [
        b.section(f"*{action.ref}* {escape(short(action.title, 120))}"),
        b.input_block("What was done", b.text_input("note", multiline=True), "note"),
        b.input_block("Done on", b.date_picker("on", today.isoformat()), "on"),
        b.input_block(
            "Link to the evidence",
            b.text_input("link", placeholder="https://"),
            "link",
            optional=True,
        ),
        b.input_block(
            "Evidence", b.file_input("files"), "files", "Files are copied to the evidence store.", optional=True
        ),
    ]
    return b.modal("Done", "done", fields, "Record", {**_kept(origin), "r": action.ref})


def away(origin: Origin) -> b.Block:
    """The modal of the Away button."""
    fields = [
        b.input_block("Away until (the last day)", b.date_picker("until"), "until"),
        b.input_block("Who covers for you", b.users_select("delegate"), "delegate", optional=True),
    ]
    return b.modal("Away", "away", fields, "Save", _kept(origin))


def _kept(origin: Origin) -> dict[str, str]:
    return {"c": origin.channel, "t": origin.root, "m": origin.message_ts}


def _menu(action_id: str, choices: tuple[tuple[str, str], ...], initial: str | None) -> b.Element:
    options = [b.option(label, value) for value, label in choices]
    return b.static_select(action_id, options, "Leave as it is", initial)
