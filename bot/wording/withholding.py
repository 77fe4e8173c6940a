"""What is said of ratings that a paper leaves out."""

from __future__ import annotations

from bot.plan.bodies import Body, Withholding
from bot.plan.cycles import Sitting
from bot.wording import blocks as b
from bot.wording.environment import day as in_full
from bot.wording.environment import escape
from bot.wording.refusal import said


def withheld(sitting: Sitting, made: Withholding) -> b.Said:
    """The next paper of a body is to have no ratings."""
    text = (
        f"The pack of {escape(sitting.body.name)} for {in_full(sitting.on)} will carry no ratings, in Slack and in its "
        f"spreadsheet. It prints that {escape(made.seen_by)} saw them on {in_full(made.seen_on)}, and why."
    )
    undo = b.button("Undo", "withhold_undo", {"b": sitting.body.id, "w": made.id}, reads_as="Undo the withholding")
    return b.Said(text, [b.section(text), b.actions(undo, block_id=f"withheld:{made.id}")])


def no_meeting(body: Body) -> b.Said:
    """There is no paper to come."""
    return said(
        f"{escape(body.name)} has no meeting to come with papers. `/plan meeting {escape(body.name)}` adds one."
    )


def gone(sitting: Sitting) -> b.Said:
    """The paper was sent already."""
    name = escape(sitting.body.name)
    return said(f"The pack of {name} for {in_full(sitting.on)} has gone out; what was sent stays as it was sent.")
