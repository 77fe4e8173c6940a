"""What is taken away: `/plan export`, and `/plan print` for the words that papers show."""

from __future__ import annotations

from bot.plan.permissions import sees_everything
from bot.reading.query import UnknownQuery, read_query
from bot.services.conversation import Conversation
from bot.services.edit_for_print import edit
from bot.services.runtime import Runtime
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.environment import day as in_full
from bot.wording.environment import escape
from handlers.desk import Desk, PlanAct, for_core_team

NOT_YOURS = "The whole plan is sent to the core team and the directors only. Ask one of them for it."
NOT_YOURS_TO_PRINT = "Only the core team edits words for print."


def acts(runtime: Runtime) -> dict[str, PlanAct]:
    """The first words after `/plan` that have a spreadsheet made, or edit what papers say."""
    desk = Desk(runtime)
    return {"export": desk.typed(_export), "print": desk.typed(for_core_team(_print, NOT_YOURS_TO_PRINT))}


def _print(talk: Conversation, said: str) -> Said:
    """`/plan print 2.1.3: the words as papers should have them`."""
    named, _, text = said.partition(":")
    query = read_query(named, talk.reader.index, talk.today, command=True)
    if isinstance(query, UnknownQuery) or not query.refs:
        return refusal.said("Write the action and the words: `/plan print 2.1.3: the supplier has withdrawn`.")
    return edit(talk, query.refs[0], text)


def _export(talk: Conversation, words: str) -> Said:
    """`/plan export`, `/plan export as at 31 March`."""
    user = talk.place.author
    if not sees_everything(talk.plan, user):
        return refusal.said(NOT_YOURS)
    query = read_query(f"counts {words}", talk.reader.index, talk.today, command=True)
    if isinstance(query, UnknownQuery):
        return refusal.said(escape(query.sentence))
    as_at = query.as_at.isoformat() if query.as_at else None
    talk.add(f"export:{talk.place.key}", "take_away", {"plan": talk.plan.id, "user": user, "as_at": as_at}, None)
    return refusal.said(f"I am sending you the plan as at {in_full(query.as_at or talk.today)} as a spreadsheet.")
