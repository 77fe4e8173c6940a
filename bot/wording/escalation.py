"""What was escalated to somebody, in their one message of the day, each with what they can do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.plan.entities import Person
from bot.plan.oversight import Escalation, Step
from bot.plan.position import Item
from bot.wording import blocks as b
from bot.wording.blocks import Block, Element
from bot.wording.challenge import challenge_button
from bot.wording.environment import render

AT_MOST = 8
"""Actions shown in one message; the others are counted."""

STEPS = {
    Step.UNANSWERED: "two prompts without an answer",
    Step.LEAD: "five working days overdue",
    Step.ASSISTANT_DIRECTOR: "ten working days overdue",
    Step.DIRECTOR: "red or twenty working days overdue",
    Step.SAFEGUARDING: "a child could come to harm",
    Step.BODY: "for the next body's exception report",
}
TO = {
    Step.UNANSWERED: "the lead, unanswered twice",
    Step.LEAD: "the lead",
    Step.ASSISTANT_DIRECTOR: "the assistant director and the core team",
    Step.DIRECTOR: "the director",
    Step.SAFEGUARDING: "the directors and the safeguarding list: a child could come to harm",
    Step.BODY: "the next exception report",
}


@dataclass(frozen=True)
class Escalated:
    """An action escalated to somebody: the step, the owner, the highest step at which it stands, and whether this
    person can take personal lead."""

    item: Item
    escalation: Escalation
    owner: Person | None
    standing: Escalation | None = None
    may_lead: bool = False

    @property
    def reason(self) -> str:
        """Why it went up."""
        since = f"since {self.escalation.since.day} {self.escalation.since:%B}"
        if self.escalation.repeat:
            return f"still so {since}"
        if self.escalation.step is Step.DIRECTOR:
            return "twenty working days overdue" if self.item.days_overdue > 27 else f"red {since}"
        return STEPS[self.escalation.step]


def escalated_blocks(name: str, escalated: Sequence[Escalated], day: date, room: int) -> list[Block]:
    """The part of the day's message that tells of them, in at most `room` blocks; `name` greets whoever is asked
    nothing themselves."""
    shown, more = _shown(escalated, (room - 2) // 2)
    laid = [b.section(render("escalation/head.j2", name=name.split(" ")[0], total=len(escalated)))]
    for each in shown:
        laid += [b.section(render("escalation/item.j2", each=each, day=day)), b.actions(*_buttons(each))]
    return [*laid, b.context(render("escalation/foot.j2", more=more))]


def escalated_text(escalated: Sequence[Escalated], day: date) -> str:
    """The same in plain words."""
    shown, more = _shown(escalated)
    return str(render("escalation/text.j2", shown=shown, more=more))


def _shown(escalated: Sequence[Escalated], room: int = AT_MOST) -> tuple[list[Escalated], int]:
    shown = list(escalated[: max(0, min(room, AT_MOST))])
    return shown, len(escalated) - len(shown)


def _buttons(each: Escalated) -> list[Element]:
    value, ref = {"r": each.item.ref}, each.item.ref
    found = [b.button("Ask the owner", "chase", value, reads_as=f"{ref}: ask the owner")]
    if each.may_lead and each.item.line.overseen.personal_lead is None:
        found.append(b.button("Take personal lead", "take_lead", value, reads_as=f"{ref}: take personal lead"))
    return [*found, challenge_button(ref)]
