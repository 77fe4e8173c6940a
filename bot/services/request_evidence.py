"""Ask for evidence of an action: the owner is told at once and chased within their daily prompt (rules E5, E8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.plan import evidence_entries as ev
from bot.plan.action import Action
from bot.plan.calendar import add_working_days
from bot.plan.cycles import next_meeting
from bot.plan.entities import ENDED, Status
from bot.plan.evidence import EvidenceRequest
from bot.plan.permissions import is_core_team
from bot.plan.proof import open_requests
from bot.plan.rating import DAY
from bot.plan.sign_off import sign_off_body
from bot.reading.acts.evidence_wanted import read_wanted
from bot.reading.child_words import without_names
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.services.offer_update import nearest
from bot.services.review_evidence import append, concerned
from bot.services.said import short_id
from bot.wording import evidence_requests as wording
from bot.wording import lists, refusal
from bot.wording.blocks import Said
from bot.wording.environment import Mrkdwn
from bot.wording.environment import day as in_full
from storage import plans, words

WITHOUT_A_MEETING = 10
"""Working days a request runs where neither a day nor a meeting is known."""
NOT_TO_ASK = "Only the core team can ask for evidence."
HOW = "Write which action, what, and by when: `/plan request 2.1 audit results by 14 May`, or “… for the next board”."


@dataclass(frozen=True)
class Asking:
    """What is asked for: in words, by which day (None: the body's next meeting)."""

    what: str
    due: date | None = None


def request_as_typed(talk: Conversation, text: str) -> Said:
    """`/plan request 2.1 audit results by 14 May`."""
    read = read_wanted(text, talk.reader.index, talk.now)
    if read is None:
        return refusal.said(HOW)
    action = talk.action(read.ref)
    return request(talk, action, Asking(read.what, read.due)) if action else lists.no_such_action(read.ref)


def request(talk: Conversation, action: Action, asking: Asking) -> Said:
    """Record a request of the core team's and tell the action's people; what to say to that."""
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said(NOT_TO_ASK)
    if asking.due is not None and asking.due < talk.today:
        return refusal.said("That day has passed. Ask for it by today or later.")
    if _settled(action):
        return refusal.said(f"*{action.ref}* is settled: nothing is asked of it any more.")
    what, kept = without_names(asking.what), keep(talk, asking.what)
    if kept is None:
        return refusal.said(HOW)
    due, body = _by_when(talk, asking.due)
    id = short_id("wanted", action.id, talk.place.key)
    asked = EvidenceRequest(id, talk.place.author, talk.now, kept.id, due, body)
    append(talk, action, f"wanted:{id}", ev.EvidenceRequested(asked), kept.digest)
    return wording.recorded(action, asked, what, _told(talk, action, asked, what))


def _settled(action: Action) -> bool:
    last = action.decisions[-1] if action.decisions else None
    return last is not None and last.status in ENDED and last.status is not Status.SIGNED_OFF


def _by_when(talk: Conversation, due: date | None) -> tuple[date, str]:
    """The day it is wanted by and for whose meeting: without a day the sign-off body's next meeting."""
    body = sign_off_body(plans.bodies(talk.session, talk.place.workspace, talk.plan.id))
    coming = next_meeting(body, talk.today + DAY) if body else None
    if due is None and body is not None and coming is not None:
        return coming.on, body.name
    return due or add_working_days(talk.today, WITHOUT_A_MEETING), ""


def _told(talk: Conversation, action: Action, asked: EvidenceRequest, what: str) -> list[str]:
    """Tell the action's people in a thread whose answers are this action's; who was told."""
    users = concerned(talk, action)
    if not users:
        reached = nearest(talk, action)
        users = [reached.slack_id] if reached is not None and reached.slack_id else []
    for user in users:
        talk.tell(user, wording.asked(action, asked, what), f"wanted:{asked.id}:{user}", [action.ref], "")
    return users


def drop(talk: Conversation, action_id: str, request_id: str) -> Said:
    """Take a request back, or say that it is no longer needed. The core team's to do."""
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, action_id)
    found = next((each for each in action.evidence_requests if each.id == request_id), None) if action else None
    if action is None or found is None:
        return refusal.said("That request was taken back before.")
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said("Only the core team can take a request for evidence back.")
    append(talk, action, f"drop:{request_id}", ev.EvidenceRequestDropped(request_id))
    return refusal.said(f"*{action.ref}*: the request is taken back. Its owner is not chased for it any more.")


def when_left_open(talk: Conversation) -> str:
    """By when a request without a day is wanted, in words."""
    due, body = _by_when(talk, None)
    return f"{in_full(due)}, when {body} meets" if body else in_full(due)


def asked_in_words(talk: Conversation, action: Action) -> Mrkdwn:
    """What is asked for and not answered, in words; "" for nothing."""
    left = open_requests(action)
    found = words.texts(talk.session, talk.place.workspace, [each.what for each in left if each.what])
    texts = [(found[each.what].text, each.due) for each in left if each.what in found]
    return wording.asked_for(texts)
