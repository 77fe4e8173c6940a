"""The board view: a modal that steps through the agenda of a meeting and records what is decided of each action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.plan.bodies import Body
from bot.plan.cycles import Sitting
from bot.plan.entities import Person, Status
from bot.plan.part_dates import PartStanding
from bot.plan.position import Item
from bot.wording import blocks as b
from bot.wording.blocks import Block, Said
from bot.wording.environment import Mrkdwn, day, escape, listed, render, short
from bot.wording.minutes import HEADINGS

END = "end"
MENU = 95
"""Actions the menu of what comes next holds, beside the end of the meeting."""
VERDICTS = {
    "none": "Nothing to record: go on",
    "signed_off": "Signed off",
    "insufficient_evidence": "Insufficient evidence",
    "not_agreed": "Keep open, with the reason",
    "closed": "Closed: no further reporting",
    "agreed": "Agree the change",
    "refused": "Refuse the change, with the reason",
    "note": "Note",
    "challenge": "Challenge: a question to its owner",
}


@dataclass(frozen=True)
class OnAgenda:
    """Where a step stands on the agenda `today`, the changes that are asked for with it and what was recorded of it at
    this meeting. `coming` are the steps to go to (reference and what the menu calls it), those not recorded yet first;
    none of them comes after the `last`."""

    ref: str
    number: int
    total: int
    changes: Sequence[str]
    recorded: Sequence[str]
    coming: Sequence[tuple[str, str]]
    last: bool
    today: date


@dataclass(frozen=True)
class ShownPart:
    """A whole group of actions as a step: the date of its own is asked to move."""

    part: PartStanding

    def said(self, step: OnAgenda) -> Mrkdwn:
        """The step in words."""
        return render("board/part.j2", p=self.part, step=step, headings=HEADINGS, overseer=None, asked=None)

    @property
    def verdicts(self) -> list[str]:
        """What may be decided of it beside its change."""
        return ["note"]


@dataclass(frozen=True)
class Shown:
    """One action as a step: who owns it, how it stands and what stands against its sign-off."""

    item: Item
    why: str
    owner: Person | None
    leads: Sequence[Person]
    cause: str
    last: str
    last_on: date | None
    lacks: Sequence[str]

    def said(self, step: OnAgenda) -> Mrkdwn:
        """The step in words."""
        return render("board/step.j2", s=self, step=step, line=self.item.line, item=self.item, headings=HEADINGS)

    @property
    def verdicts(self) -> list[str]:
        """What may be decided of it beside its changes."""
        status = self.item.line.status
        judged = status in (Status.DELIVERED, Status.INSUFFICIENT_EVIDENCE)
        wanted = ["signed_off", "insufficient_evidence", "not_agreed"] if judged else []
        return [*wanted, *(["closed"] if status is Status.SIGNED_OFF else []), "note", "challenge"]


def board_modal(body: Body, held: Sitting, step: OnAgenda, shown: Shown | ShownPart) -> Block:
    """The modal of one step."""
    ref = step.ref
    where = f"{escape(short(body.name, 80))} · {day(held.on)} · {step.number} of {step.total}"
    verdicts = b.static_select("verdict", _verdicts(step, shown), initial="none")
    fields = [
        b.context(where, _late(held, step)),
        *b.sections(shown.said(step)),
        b.input_block("What was decided", verdicts, f"verdict:{ref}"),
        b.input_block("Reason, note or question", b.text_input("words", multiline=True), f"words:{ref}", optional=True),
        *(_exception(shown) if isinstance(shown, Shown) else ()),
        b.input_block("Then", b.static_select("then", _coming(step), initial=_first(step)), f"then:{ref}"),
    ]
    kept = {"b": body.id, "m": held.meeting.id, "r": ref}
    return b.modal("Board view", "board", fields, "Record and go on", kept, close="Leave")


def _late(held: Sitting, step: OnAgenda) -> str:
    """That the meeting is over, where it was on an earlier day."""
    if held.on >= step.today:
        return ""
    return f"⚠️ This meeting was on {day(held.on)}: what you record now is kept as decided then, and recorded today."


def _verdicts(step: OnAgenda, shown: Shown | ShownPart) -> list[b.Element]:
    wanted = {"none", *shown.verdicts, *(("agreed", "refused") if step.changes else ())}
    return [b.option(words, name) for name, words in VERDICTS.items() if name in wanted]


def _exception(shown: Shown) -> list[Block]:
    if shown.item.line.status is not Status.DELIVERED or not shown.lacks:
        return []
    hint = "Where the body signs off without evidence of outcome, or before the target is met and sustained."
    element = b.text_input("exception", multiline=True)
    return [b.input_block("Why less was enough", element, f"exception:{shown.item.ref}", hint, optional=True)]


def _coming(step: OnAgenda) -> list[b.Element]:
    end = b.option("Finish: the minutes", END)
    steps = [b.option(short(title, 75), ref) for ref, title in step.coming[:MENU]]
    return [*steps, end]


def _first(step: OnAgenda) -> str:
    return END if step.last else step.coming[0][0]


def end_modal(body: Body, held: Sitting, minutes: Said, to: str) -> Block:
    """The minutes before they are posted."""
    kept = {"b": body.id, "m": held.meeting.id}
    where = f"They are posted to {to}." if to else "The body has neither channel nor people: nobody is sent them."
    laid = [*minutes.blocks, b.context(where)]
    return b.modal("The minutes", "board_end", laid, "Post the minutes" if to else None, kept, close="Leave")


def posted_modal(body: Body, held: Sitting, taken: Mapping[str, int], to: str, again: bool) -> Block:
    """The minutes were posted: what of, where to, and where they are kept; `again` when just these were before."""
    values = {"body": body, "held": held, "taken": _counted(taken), "to": to, "again": again}
    return b.modal("The minutes", "board_posted", b.sections(render("board/posted.j2", **values)), close="Close")


def _counted(taken: Mapping[str, int]) -> str:
    """What was recorded, counted: "signed off (2) and noted (1)"."""
    words = {name: heading.split(" ", 1)[1].lower() for name, heading in HEADINGS.items()}
    return listed([f"{word} ({taken[name]})" for name, word in words.items() if taken.get(name)])


def nothing_to_record(body: Body) -> str:
    """There is no meeting to record."""
    return (
        f"{body.name} has no meeting today and had none in the last fortnight. "
        f"`/plan meeting {body.name}` adds one; `/plan meetings` lists what is planned."
    )


def empty_agenda(body: Body, on: date) -> str:
    """Nothing awaits the body, and nothing is red."""
    return f"Nothing awaits {body.name} on {day(on)}: nothing to sign off, no change to agree, nothing red."
