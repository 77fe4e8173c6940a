"""`/plan milestone 2.3 Draft agreed done 12 March`, and the button that undoes it."""

from __future__ import annotations

from datetime import date

from slack_bolt import App

from bot.plan.permissions import Standing
from bot.reading.milestone_words import MilestoneWords, TemplateWords, read_milestone, read_template
from bot.reading.naming.references import find_references
from bot.services.conversation import Conversation
from bot.services.milestone_templates import set_template
from bot.services.runtime import Runtime
from bot.services.set_milestone import set_milestone, undo
from bot.wording import milestones, refusal
from bot.wording.blocks import Said
from handlers.desk import Desk, PlanAct
from handlers.payloads import Press
from storage import plans

HOW = "Write `/plan milestone 2.3 Draft agreed done 12 March`, or (core team) `/plan milestone 2.3 Audit by 30 June`."


def register(app: App, runtime: Runtime) -> dict[str, PlanAct]:
    """Listen to Undo; returns the word after `/plan` that acts."""
    desk = Desk(runtime)
    app.action("milestone_undo")(desk.replacing(_undone))
    app.action("follow_up_done")(desk.doing(_follow_up_done))
    app.action("confirm_milestones")(desk.doing(_template))
    return {"milestone": desk.typed(_said)}


def _said(talk: Conversation, words: str) -> Said:
    hit = next((each for each in find_references(words, talk.reader.index) if each.kind == "action"), None)
    action = talk.action(hit.refs[0]) if hit else None
    if hit is None or action is None:
        return refusal.said(HOW)
    template = read_template(words[hit.end :].strip(" :,"), talk.now)
    if template is not None:
        return set_template(talk, action, template)
    read = read_milestone(words[hit.end :].strip(" :,"), talk.now, talk.today)
    return set_milestone(talk, action, read) if read is not None else refusal.said(HOW)


def _follow_up_done(talk: Conversation, press: Press) -> Said:
    """The checkpoint that a prompt asked about is done today."""
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, str(press.value["c"]))
    if action is None:
        return refusal.said(HOW)
    return set_milestone(talk, action, MilestoneWords(str(press.value["l"]), done=talk.today))


def _template(talk: Conversation, press: Press) -> Said:
    """Set the milestones that were shown."""
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, str(press.value["c"]))
    start, launch = (date.fromisoformat(str(press.value[name])) for name in ("from", "to"))
    return refusal.said(HOW) if action is None else set_template(talk, action, TemplateWords(start, launch), True)


def _undone(talk: Conversation, press: Press) -> Said:
    """Put a milestone back as it was."""
    value = dict(press.value)
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, value["a"])
    if action is None or talk.standing(action) is Standing.NONE:
        return milestones.not_yours(action.ref if action else "that action")
    return undo(talk, action, value)
