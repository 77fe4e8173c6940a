"""What those who oversee the plan do about its prompts: chase an action now, hold all prompts for a while."""

from __future__ import annotations

from slack_bolt import App

from bot.plan.permissions import is_core_team
from bot.reading.dates.dates import read_date
from bot.reading.query import UnknownQuery, read_query
from bot.services.chase import chase
from bot.services.conversation import Conversation
from bot.services.runtime import Runtime
from bot.services.setup_plan import held, hold_prompts
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.environment import day as in_full
from handlers.desk import Desk, PlanAct


def register(app: App, runtime: Runtime) -> dict[str, PlanAct]:
    """Listen to the button of a card; the first words after `/plan` that act on prompts."""
    desk = Desk(runtime)
    app.action("chase")(desk.showing(lambda talk, press: _chase(talk, str(press.value["r"]))))
    return {"hold": desk.typed(_hold), "chase": desk.typed(_chase)}


def _chase(talk: Conversation, words: str) -> Said:
    """`/plan chase 2.1.3`."""
    query = read_query(words, talk.reader.index, talk.today, command=True)
    if isinstance(query, UnknownQuery) or not query.refs:
        return refusal.said("Write the reference of the action: `/plan chase 2.1.3`.")
    return chase(talk, query.refs[0])


def _hold(talk: Conversation, words: str) -> Said:
    """`/plan hold until 5 January: closure`, `/plan hold off`."""
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said("Only the core team can hold prompts.")
    if words.strip().casefold() == "off":
        hold_prompts(talk, None)
        return refusal.said("Prompts go on from the next working day.")
    if not words.strip() and (standing := held(talk.session, talk.place.workspace, talk.plan, talk.today)):
        return refusal.said(standing)
    when, _, reason = words.removeprefix("until").strip().partition(":")
    until = read_date(when, talk.now, "future").date
    if until is None:
        return refusal.said("Write the last day of the hold: `/plan hold until 5 January: closure`.")
    if until < talk.today:
        return refusal.said(f"{in_full(until)} has passed. Write the last day of the hold, today or later.")
    hold_prompts(talk, until, reason)
    return refusal.said(f"No prompts are sent up to and including {in_full(until)}. `/plan hold off` ends it.")
