"""What is taken away: `/plan export`, and `/plan print` for the words that papers show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack

from bot.plan.permissions import is_core_team, sees_everything
from bot.reading.query import UnknownQuery, read_query
from bot.services.conversation import Place, converse
from bot.services.edit_for_print import edit
from bot.services.runtime import Runtime
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.environment import day as in_full
from bot.wording.environment import escape
from handlers.showing import show

NOT_YOURS = "The whole plan is sent to the core team and the directors only. Ask one of them for it."


class TakeAwayDesk:
    """Has a spreadsheet made for whoever may have it."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def acts(self) -> dict[str, Callable[[Ack, dict[str, Any], str], None]]:
        """The first words after `/plan` that this desk deals with."""

        def export(ack: Ack, body: dict[str, Any], rest: str) -> None:
            show(ack, self._export(body["team_id"], body["user_id"], rest, str(body["trigger_id"])))

        def printed(ack: Ack, body: dict[str, Any], rest: str) -> None:
            show(ack, self._print(body["team_id"], body["user_id"], rest, str(body["trigger_id"])))

        return {"export": export, "print": printed}

    def _print(self, workspace: str, user: str, said: str, cause: str) -> Said:
        """`/plan print 2.1.3: the words as papers should have them`."""
        with self._runtime.database.writing() as session:
            talk = converse(session, self._runtime, Place(workspace, "", "", f"command:{cause}", user))
            if talk is None:
                return refusal.no_plan()
            if not is_core_team(talk.plan, user):
                return refusal.said("Only the core team edits words for print.")
            named, _, text = said.partition(":")
            query = read_query(named, talk.reader.index, talk.today, command=True)
            if isinstance(query, UnknownQuery) or not query.refs:
                return refusal.said("Write the action and the words: `/plan print 2.1.3: the supplier has withdrawn`.")
            return edit(talk, query.refs[0], text)

    def _export(self, workspace: str, user: str, words: str, cause: str) -> Said:
        with self._runtime.database.writing() as session:
            talk = converse(session, self._runtime, Place(workspace, "", "", "", user))
            if talk is None:
                return refusal.no_plan()
            if not sees_everything(talk.plan, user):
                return refusal.said(NOT_YOURS)
            query = read_query(f"counts {words}", talk.reader.index, talk.today, command=True)
            if isinstance(query, UnknownQuery):
                return refusal.said(escape(query.sentence))
            as_at = query.as_at.isoformat() if query.as_at else None
            talk.add(f"export:{user}:{cause}", "take_away", {"plan": talk.plan.id, "user": user, "as_at": as_at}, None)
        self._runtime.wake(talk.jobs)
        return refusal.said(f"I am sending you the plan as at {in_full(query.as_at or talk.today)} as a spreadsheet.")
