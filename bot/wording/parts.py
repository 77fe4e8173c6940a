"""What is said of a phase, a workstream or another group as a whole: its own date, and who oversees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.plan.entities import Group, Person, PlanDate
from bot.plan.part_dates import PartStanding
from bot.wording import blocks as b
from bot.wording.blocks import Said
from bot.wording.environment import Mrkdwn, escape, plan_date, render, who
from bot.wording.refusal import said


def dated(part: Group, due: PlanDate, id: str) -> Said:
    """A first date was kept."""
    text = (
        f"*{escape(part.title)}* as a whole is due {plan_date(due)}, whatever its actions' dates are. Another "
        "date is asked for like any change."
    )
    undo = b.button("Undo", "undo_part_date", {"c": part.id, "d": id}, reads_as=f"Undo the date of {part.title}")
    return Said(text, [b.section(text), b.actions(undo, block_id=f"part:{id}"[:255])])


def overseen(part: Group, person: Person) -> Said:
    """Who oversees a group was kept."""
    hears = (
        "and hears every week how it stands, and is asked for nothing" if person.slack_id else "and is shown with it"
    )
    return said(f"{who(person)} oversees {escape(part.title)} {hears}.")


def about(parts: Sequence[PartStanding], people: Mapping[str, Person], pending: Mapping[str, PlanDate]) -> list[Mrkdwn]:
    """A line for each group that has a date of its own or an overseer; `pending` are the dates asked for, by the id of
    the group."""
    told = [p for p in parts if p.group.due is not None or p.group.overseer is not None]
    return [
        render("parts/line.j2", p=p, overseer=people.get(p.group.overseer or ""), asked=pending.get(p.group.id))
        for p in told
    ]
