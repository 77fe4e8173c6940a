"""Teams that own actions, and who answers for them, in words (A4.4)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.plan.entities import Person
from bot.wording import blocks as b
from bot.wording.blocks import Said
from bot.wording.environment import Mrkdwn, count, escape, listed, who
from bot.wording.limits import PLAIN_TEXT, fitted
from bot.wording.refusal import said

HOW = (
    "Write the team as the plan has it and who answers for it: `/plan team Performance and Modernisation @a @b`, or a "
    "user group."
)


def named(team: Person, members: Sequence[Person], usergroup: str | None) -> Said:
    """What was kept."""
    if not members:
        empty = "Slack has nobody in that group. " if usergroup else ""
        return said(f"{empty}Nobody answers for {escape(team.name)} now: the recommendation's lead is asked.")
    follows = " Whoever joins or leaves the group does so here too." if usergroup else ""
    verb = "answers" if len(members) == 1 else "answer"
    text = f"{_all(members)} {verb} for {escape(team.name)}: each is asked, and the word of any of them counts."
    return said(Mrkdwn(text + follows))


def listed_teams(teams: Sequence[tuple[Person, Sequence[Person], int]]) -> Said:
    """The teams with their people; a team without any is a fault."""
    if not teams:
        return said(f"No action of the plan belongs to a team. {HOW}")
    rows = [_row(*each) for each in teams]
    text = "*Teams that own actions*\n" + "\n".join(rows)
    return Said(fitted(text, PLAIN_TEXT), b.sections(Mrkdwn(text)))


def _row(team: Person, members: Sequence[Person], owned: int) -> str:
    by = f"{_all(members)}{' (a user group)' if team.usergroup else ''}" if members else "⚠️ *nobody named*"
    return f"• *{escape(team.name)}*: {by} · {count(owned, 'open action')}"


def _all(members: Sequence[Person]) -> str:
    return listed([who(member) for member in members])
