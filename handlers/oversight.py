"""What those above an owner do from Slack: take personal lead of an action."""

from __future__ import annotations

from slack_bolt import App

from bot.reading.query import UnknownQuery, read_query
from bot.services.arrange import depends_as_typed, interim_as_typed
from bot.services.arrange_activity import recurring_as_typed, undo_activity
from bot.services.conversation import Conversation
from bot.services.runtime import Runtime
from bot.services.set_liaison import liaison_as_typed
from bot.services.take_lead import give_back, take_lead
from bot.services.watch_closely import monitor_as_typed, undo_monitoring, undo_urgency, urgent_as_typed
from bot.wording import refusal
from bot.wording.blocks import Said
from handlers.desk import Desk, PlanAct
from handlers.payloads import Press


def register(app: App, runtime: Runtime) -> dict[str, PlanAct]:
    """Listen to the button of what was escalated; the first words after `/plan` that say who leads an action, and how
    closely it is watched."""
    desk = Desk(runtime)
    app.action("take_lead")(desk.showing(lambda talk, press: take_lead(talk, str(press.value["r"]))))
    app.action("undo_monitoring")(desk.doing(lambda talk, press: undo_monitoring(talk, press.value)))
    app.action("undo_urgency")(desk.doing(lambda talk, press: undo_urgency(talk, press.value)))
    app.action("undo_activity")(desk.doing(_undo_activity))
    return {
        "lead": desk.typed(_lead),
        "monitor": desk.typed(monitor_as_typed),
        "urgent": desk.typed(urgent_as_typed),
        "liaison": desk.typed(liaison_as_typed),
        "interim": desk.typed(interim_as_typed),
        "depends": desk.typed(depends_as_typed),
        "recurring": desk.typed(recurring_as_typed),
    }


def _undo_activity(talk: Conversation, press: Press) -> Said:
    return undo_activity(talk, str(press.value["a"]), str(press.value["x"]))


def _lead(talk: Conversation, words: str) -> Said:
    """`/plan lead 2.1.3`, `/plan lead 2.1.3 back`."""
    back = words.strip().casefold().endswith(" back")
    query = read_query(words.strip()[: -len("back")] if back else words, talk.reader.index, talk.today, command=True)
    if isinstance(query, UnknownQuery) or not query.refs:
        return refusal.said("Write the reference of the action: `/plan lead 2.1.3`.")
    return (give_back if back else take_lead)(talk, query.refs[0])
