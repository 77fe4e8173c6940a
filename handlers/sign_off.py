"""The buttons, the modal and the words of sign-off: ask for it, take that back, record what the body decided."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App

from bot.plan.action import Action
from bot.plan.cycles import last_meeting
from bot.plan.rating import DAY
from bot.plan.sign_off import Verdict, may_decide, sign_off_body
from bot.services import ask_sign_off
from bot.services.conversation import Conversation
from bot.services.record_decision import NOT_YOURS, Decided, decide, faults, judged_since
from bot.services.runtime import Runtime
from bot.wording import lists, refusal
from bot.wording import sign_off as wording
from bot.wording.blocks import Block, Said
from bot.wording.evidence import Spot
from bot.wording.sign_off import Sitting
from handlers.desk import PlanAct
from handlers.evidence_desk import EvidenceDesk, kept_of
from handlers.payloads import Filled, Press
from storage import plans

HOW = "Write the reference of the action: `/plan signoff 4.2`."
GONE = "That action is no longer in the plan."


def register(app: App, runtime: Runtime) -> dict[str, PlanAct]:
    """Listen to everything about sign-off; the first words after `/plan` that do something about it."""
    desk = EvidenceDesk(runtime)
    app.action("sign_off_ask")(desk.doing(_ask))
    app.action("sign_off_undo")(desk.doing(_undo))
    app.action("sign_off_decide")(desk.opening(_open))
    app.view("sign_off_decide")(desk.saving(_decide, _faults))

    def typed(ack: Ack, body: dict[str, Any], rest: str) -> None:
        url, trigger = str(body["response_url"]), str(body["trigger_id"])
        press = Press(body["team_id"], body["user_id"], "", "", "", "", {}, trigger, url=url)
        desk.typed_opening(lambda talk, words: _open_typed(talk, press, words))(ack, body, rest)

    return {"signoff": typed, "sign-off": typed, "sign": typed}


def _action(talk: Conversation, press: Press) -> Action | None:
    return plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, press.spot.action)


def _ask(talk: Conversation, press: Press) -> Said | None:
    action = _action(talk, press)
    return ask_sign_off.ask(talk, action) if action else refusal.said(GONE)


def _undo(talk: Conversation, press: Press) -> Said | None:
    return ask_sign_off.take_back(talk, press.spot.action, str(press.value.get("v")))


def _open_typed(talk: Conversation, press: Press, words: str) -> Block | Said:
    ref = " ".join(words.split()).removeprefix("off ").strip()
    action = talk.action(ref) if ref else None
    if action is None:
        return lists.no_such_action(ref) if ref else refusal.said(HOW)
    return _open(talk, replace(press, block=Spot(action.id, "", action.ref, 0).as_text()))


def _open(talk: Conversation, press: Press) -> Block | Said:
    action = _action(talk, press)
    if action is None:
        return refusal.said(GONE)
    if not may_decide(talk.plan, action, talk.reader.people, talk.place.author):
        return refusal.said(NOT_YOURS)
    lacks = wording.sentences(ask_sign_off.lacking(talk, action))
    return wording.modal(action, _sitting(talk, action), lacks, kept_of(press))


def _sitting(talk: Conversation, action: Action) -> Sitting:
    """The bodies, the one that signs off first, and the day it met last since the action was delivered; else today."""
    known = plans.bodies(talk.session, talk.place.workspace, talk.plan.id)
    body = sign_off_body(known)
    held = last_meeting(body, talk.today + DAY) if body else None
    names = tuple(each.name for each in known if each.ended_on is None)
    since = judged_since(talk, action, Verdict.INSUFFICIENT_EVIDENCE)
    on = held.on if held and held.on >= since else talk.today
    return Sitting(names, body.name if body else "", body.chair if body else "", on)


def _faults(talk: Conversation, press: Press, filled: Filled) -> dict[str, str]:
    action = _action(talk, press)
    return faults(talk, action, _decided(talk, filled)) if action else {}


def _decide(talk: Conversation, press: Press, filled: Filled) -> Said | None:
    action = _action(talk, press)
    return decide(talk, action, _decided(talk, filled)) if action else refusal.said(GONE)


def _decided(talk: Conversation, filled: Filled) -> Decided:
    return Decided(
        verdict=Verdict(filled.get("verdict")),
        body=filled.get("body"),
        on=filled.day("on") or talk.today,
        chair=filled.get("chair"),
        reason=filled.get("reason"),
        exception=filled.get("exception"),
        evidence=filled.chosen("evidence"),
    )
