"""What the core team alone may do with `/plan`: chase an action now, hold all prompts for a while."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, Respond

from bot.plan.permissions import is_core_team
from bot.reading.dates.dates import read_date
from bot.reading.query import UnknownQuery, read_query
from bot.services.chase import chase
from bot.services.conversation import Place, converse
from bot.services.runtime import Runtime
from bot.services.setup_plan import hold_prompts
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.environment import day as in_full
from handlers.showing import show


class CoreTeamDesk:
    """Does what a member of the core team asks, and says so to whoever asked."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def acts(self) -> dict[str, Callable[[Ack, dict[str, Any], str], None]]:
        """The first words after `/plan` that this desk deals with."""
        return {
            "hold": lambda ack, body, rest: show(ack, self.hold(body, rest)),
            "chase": lambda ack, body, rest: show(ack, self.chase(body["team_id"], body["user_id"], rest)),
        }

    def pressed(self, ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        """Chase the action of the card."""
        ack()
        said = self.chase(body["team"]["id"], body["user"]["id"], json.loads(body["actions"][0]["value"])["r"])
        respond(text=said.text, blocks=said.blocks, replace_original=False, response_type="ephemeral")

    def chase(self, workspace: str, user: str, words: str) -> Said:
        """`/plan chase 2.1.3`."""
        with self._runtime.database.writing() as session:
            talk = converse(session, self._runtime, Place(workspace, "", "", "", user))
            if talk is None:
                return refusal.no_plan()
            query = read_query(words, talk.reader.index, talk.today, command=True)
            if isinstance(query, UnknownQuery) or not query.refs:
                return refusal.said("Write the reference of the action: `/plan chase 2.1.3`.")
            said = chase(talk, query.refs[0])
        self._runtime.wake(talk.jobs)
        return said

    def hold(self, body: dict[str, Any], words: str) -> Said:
        """`/plan hold until 5 January: closure`, `/plan hold off`."""
        place = Place(body["team_id"], "", "", f"command:{body['trigger_id']}", body["user_id"])
        with self._runtime.database.writing() as session:
            talk = converse(session, self._runtime, place)
            if talk is None or not is_core_team(talk.plan, place.author):
                return refusal.said("Only the core team can hold prompts.")
            if words.strip().casefold() == "off":
                hold_prompts(talk, None)
                return refusal.said("Prompts go on from the next working day.")
            when, _, reason = words.removeprefix("until").strip().partition(":")
            until = read_date(when, talk.now, "future").date
            if until is None:
                return refusal.said("Write the last day of the hold: `/plan hold until 5 January: closure`.")
            if until < talk.today:
                return refusal.said(f"{in_full(until)} has passed. Write the last day of the hold, today or later.")
            hold_prompts(talk, until, reason)
        return refusal.said(f"No prompts are sent up to and including {in_full(until)}. `/plan hold off` ends it.")
