"""Who and what stands behind the plan's parts, as the core team types it: `/plan team`, `/plan members` ..."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any

from slack_bolt import Ack, App

from bot.plan.covers import LABELS
from bot.services.conversation import Conversation
from bot.services.date_part import date_part, undo_date
from bot.services.elected_members import appoint, consulted
from bot.services.link_programme import elsewhere
from bot.services.name_overseer import name_overseer
from bot.services.name_team import name_team, read_team
from bot.services.person_named import mentioned
from bot.services.runtime import Runtime
from bot.services.set_cover import keep_cover, lay
from bot.services.set_scope import set_scope
from bot.wording.blocks import Said
from handlers.desk import Desk, PlanAct
from handlers.payloads import Filled, Json


def register(app: App, runtime: Runtime, members_of_body: PlanAct) -> dict[str, PlanAct]:
    """The first words after `/plan` that this module deals with; `members_of_body` is what "members" does with the name
    of a body after it."""
    desk = Desk(runtime)
    undone = desk.doing(lambda talk, press: undo_date(talk, str(press.value["c"]), str(press.value["d"])))
    app.action("undo_part_date")(undone)

    app.view("cover")(desk.keeping(_keep_cover))

    def team(ack: Ack, body: dict[str, Any], rest: str) -> None:
        # Slack is asked who is in a group before the transaction begins: nobody waits for its answer.
        given = read_team(unescape(rest), runtime.slack.group_members)
        desk.typed(lambda talk, _: name_team(talk, given))(ack, body, rest)

    def members(ack: Ack, body: dict[str, Any], rest: str) -> None:
        elected = not rest.strip() or mentioned(rest)
        (desk.typed(appoint) if elected else members_of_body)(ack, body, rest)

    return {
        "team": team,
        "members": members,
        "consulted": desk.typed(plainly(consulted)),
        "cover": desk.typed_opening(lay),
        "elsewhere": desk.typed(plainly(elsewhere)),
        "date": desk.typed(plainly(date_part)),
        "scope": desk.typed(plainly(set_scope)),
        "overseer": desk.typed(plainly(name_overseer)),
    }


def plainly(act: Callable[[Conversation, str], Said]) -> Callable[[Conversation, str], Said]:
    """The same with the words as they were typed: Slack escapes an ampersand in them."""
    return lambda talk, words: act(talk, unescape(words))


def _keep_cover(talk: Conversation, kept: Json, filled: Filled) -> Said:
    return keep_cover(talk, str(kept["b"]), {name: filled.get(name) for name, _ in LABELS})
