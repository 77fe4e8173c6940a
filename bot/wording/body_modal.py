"""The modals of bodies: a body with its cycle and rules, one meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.plan.bodies import Body, Cycle, Every
from bot.plan.cycles import Sitting
from bot.wording import blocks as b
from bot.wording.bodies import KINDS, ROLES, WEEKDAYS, WEEKS, routes_words
from bot.wording.environment import escape

NO_CYCLE = "none"
SIGNS = {"no": "No, it monitors", "yes": "Yes: its decision makes a delivered action blue"}


def recurrences() -> dict[str, str]:
    """The choices of how often a body meets, by their values ("monthly:2")."""
    simple = {NO_CYCLE: "No fixed cycle", "weekly:1": "Every week", "fortnightly:1": "Every fortnight"}
    monthly = {f"monthly:{n}": f"Monthly, on the {word} such day" for n, word in WEEKS.items()}
    quarterly = {f"quarterly:{n}": f"Quarterly, on the {word} such day" for n, word in WEEKS.items()}
    return {**simple, **monthly, **quarterly}


def cycle_of(recurrence: str, weekday: str, starts: date | None, today: date) -> Cycle | None:
    """The cycle that was chosen."""
    every, _, week = recurrence.partition(":")
    if every in ("", NO_CYCLE):
        return None
    return Cycle(Every(every), int(weekday or 0), starts or today, int(week))


def body_modal(body: Body | None, cycle: Cycle | None, name: str = "") -> b.Block:
    """A new body, or one as it stands."""
    known = body or Body("", name)
    fields = [
        *_what(known),
        *_when(known, cycle),
        b.input_block(
            "Actions it monitors",
            b.text_input("routes", routes_words(known.routes), multiline=True),
            "routes",
            "rec 1, rec 2, tag ics, workstream Health, owner organisation. Nothing here means the whole plan.",
            True,
        ),
    ]
    title = "Change a body" if body else "Add a body"
    return b.modal(title, "body", fields, "Save", {"b": body.id if body else ""})


def _what(known: Body) -> list[b.Block]:
    return [
        b.input_block("Name", b.text_input("name", known.name, longest=120), "name"),
        b.input_block(
            "Other names",
            b.text_input("aliases", ", ".join(known.aliases)),
            "aliases",
            "With commas: ICS, ICS board",
            True,
        ),
        b.input_block("What it is", _menu("role", ROLES, known.role), "role"),
        b.input_block("Does it sign actions off?", _menu("signs", SIGNS, "yes" if known.signs_off else "no"), "signs"),
        b.input_block("Chair", b.text_input("chair", known.chair, longest=120), "chair", optional=True),
        b.input_block(
            "Channel its packs go to",
            b.conversations_select("channel", known.channel),
            "channel",
            "Planbot must be a member: type /invite @Planbot there.",
            True,
        ),
        b.input_block(
            "Or people they go to",
            b.multi_users_select("people", known.people),
            "people",
            "Where it has no channel.",
            True,
        ),
    ]


def _when(known: Body, cycle: Cycle | None) -> list[b.Block]:
    chosen = f"{cycle.every.value}:{cycle.week}" if cycle else NO_CYCLE
    return [
        b.input_block("How often it meets", _menu("every", recurrences(), chosen), "every"),
        b.input_block("On which day", _days(cycle), "weekday"),
        b.input_block(
            "Counted from",
            b.date_picker("starts", cycle.starts.isoformat() if cycle else None),
            "starts",
            "The first meeting is on this day or the next that fits; fortnights and quarters are counted from it.",
            True,
        ),
        b.input_block("Time", b.time_picker("time", known.time), "time"),
        b.input_block(
            "Papers, working days before", b.text_input("papers", str(known.papers_days), longest=3), "papers"
        ),
    ]


def meeting_modal(body: Body, coming: Sequence[Sitting], on: date | None = None) -> b.Block:
    """A new meeting, or one of the coming ones re-dated or cancelled; `on` chooses that day's, or a new one then."""
    kinds = {"as_it_is": "As it is; a new one formal", **{kind: KINDS[kind] for kind in ("formal", "interim")}}
    options = [b.option("A new meeting", "new")]
    options += [b.option(f"{WEEKDAYS[s.on.weekday()][:3]} {s.on.day} {s.on:%B %Y}", s.meeting.id) for s in coming[:60]]
    chosen = next((s.meeting.id for s in coming[:60] if s.on == on), "new")
    picker = b.date_picker("on", on.isoformat() if on and chosen == "new" else None)
    fields = [
        b.section(f"*{escape(body.name)}*"),
        b.input_block("Which meeting", b.static_select("which", options, initial=chosen), "which"),
        b.input_block("Day", picker, "on", "Of the new meeting, or to which the chosen one moves.", True),
        b.input_block("Time", b.time_picker("time", body.time), "time"),
        b.input_block("Kind", _menu("kind", kinds, "as_it_is"), "kind"),
        b.input_block(
            "Papers by", b.date_picker("papers"), "papers", f"Else {body.papers_days} working days before.", True
        ),
        b.input_block("What it is about", b.text_input("title", longest=120), "title", optional=True),
        b.input_block(
            "Cancelled because", b.text_input("cancelled", longest=300), "cancelled", "Fill in to cancel it.", True
        ),
    ]
    return b.modal("A meeting", "meeting", fields, "Save", {"b": body.id})


def _menu(action_id: str, choices: dict[str, str], initial: str | None) -> b.Element:
    return b.static_select(action_id, [b.option(label, value) for value, label in choices.items()], initial=initial)


def _days(cycle: Cycle | None) -> b.Element:
    options = [b.option(day, str(n)) for n, day in enumerate(WEEKDAYS[:5])]
    return b.static_select("weekday", options, initial=str(cycle.weekday if cycle else 1))
