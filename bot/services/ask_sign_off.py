"""Ask that the body sign an action off: what stands against it is said, each in a sentence (rule E5)."""

from __future__ import annotations

from bot.plan import evidence_entries as ev
from bot.plan.action import Action
from bot.plan.current import current
from bot.plan.entities import Status
from bot.plan.evidence import SignOffRequest
from bot.plan.permissions import Standing
from bot.plan.proof import undecided
from bot.plan.sign_off import Missing, missing
from bot.reading.acts.sign_off import SignOffAsked
from bot.services.conversation import Conversation
from bot.services.review_evidence import append
from bot.services.said import short_id
from bot.wording import lists, refusal
from bot.wording import sign_off as wording
from bot.wording.blocks import Said
from storage import plans


def asked_as_said(talk: Conversation, said: SignOffAsked) -> None:
    """“sign-off requested on 4.2”."""
    action = talk.action(said.ref)
    talk.say(ask(talk, action) if action else lists.no_such_action(said.ref), ":sign-off")
    talk.remember([said.ref])


def ask(talk: Conversation, action: Action) -> Said:
    """Record that sign-off is asked for; what to say to that. What is not delivered cannot be signed off."""
    if talk.standing(action) is Standing.NONE:
        return refusal.said("Only the action's people and the core team can ask for its sign-off. Tell its owner.")
    status = current(action, talk.plan.timezone).status
    if status in (Status.SIGNED_OFF, Status.CLOSED):
        return refusal.said(f"*{action.ref}* is signed off already.")
    if status is not Status.DELIVERED:
        return refusal.said(wording.not_delivered(action.ref, status))
    lacks = wording.sentences(lacking(talk, action))
    if undecided(action) is not None:
        return wording.asked(action, lacks, None)
    request = SignOffRequest(short_id("sign-off", action.id, talk.place.key), talk.place.author, talk.now)
    append(talk, action, f"sign-off:{request.id}", ev.SignOffRequested(request))
    return wording.asked(action, lacks, request.id)


def lacking(talk: Conversation, action: Action) -> list[Missing]:
    """What stands against signing an action off today."""
    measures = plans.indicators(talk.session, talk.place.workspace, talk.plan.id)
    return missing(action, measures, talk.today, talk.plan.timezone)


def take_back(talk: Conversation, action_id: str, request: str) -> Said:
    """Take a request for sign-off back, while nothing is decided of it."""
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, action_id)
    asked = undecided(action) if action else None
    if action is None or asked is None or asked.id != request:
        return refusal.said("That was taken back before, or decided since.")
    if asked.by != talk.place.author and talk.standing(action) is Standing.NONE:
        return refusal.said("Only whoever asked, the action's people or the core team can take it back.")
    append(talk, action, f"undo:{request}", ev.SignOffRequestDropped(request))
    return refusal.said(f"*{action.ref}*: undone. Its sign-off is not asked for.")
