"""The buttons and modals of evidence: what it shows, accept, send back, undo, and the core team's queue."""

from __future__ import annotations

from slack_bolt import App

from bot.plan.action import Action, EvidenceKind
from bot.plan.evidence import EvidenceOrigin
from bot.plan.evidence_entries import EvidenceDescribed
from bot.plan.permissions import Standing, is_core_team
from bot.plan.sign_off import may_review
from bot.reading.query import Query
from bot.services import ask_plan
from bot.services import review_evidence as reviews
from bot.services.conversation import Conversation
from bot.services.give_evidence import NOT_TO_GIVE, Given, give, withdraw
from bot.services.guest_view import guests_query
from bot.services.request_evidence import (
    NOT_TO_ASK,
    Asking,
    asked_in_words,
    drop,
    request,
    request_as_typed,
    when_left_open,
)
from bot.services.review_evidence import Described
from bot.services.runtime import Runtime
from bot.services.slack_people import is_guest
from bot.wording import evidence_modals as modals
from bot.wording import evidence_requests as wanted
from bot.wording import refusal
from bot.wording.blocks import Block, Said
from handlers.desk import PlanAct
from handlers.evidence_desk import EvidenceDesk, kept_of
from handlers.payloads import Filled, Press
from storage import plans


def register(app: App, runtime: Runtime) -> dict[str, PlanAct]:
    """Listen to everything about evidence; the first words after `/plan` that do something about it."""
    desk = EvidenceDesk(runtime)
    app.action("evidence_give")(desk.opening(_give))
    app.action("evidence_withdraw")(desk.doing(_withdraw))
    app.action("evidence_ask")(desk.opening(_ask))
    app.action("request_drop")(desk.doing(_drop))
    app.view("evidence_give")(desk.saving(_given, _faults_of_giving))
    app.view("evidence_request")(desk.saving(_requested, _faults_of_asking))
    app.action("evidence_of")(desk.showing(_queue))
    app.action("evidence_queue")(desk.showing(_queue))
    app.action("evidence_kind")(desk.doing(_sort))
    app.action("evidence_accept")(desk.doing(_accept))
    app.action("evidence_undescribe")(desk.doing(_undescribe))
    app.action("evidence_undo")(desk.doing(_undo))
    app.action("evidence_back")(desk.opening(_back))
    app.action("evidence_describe")(desk.opening(_describe))
    app.view("evidence_back")(desk.saving(_send_back, _faults_of_sending_back))
    app.view("evidence_describe")(desk.saving(_described))
    return {"request": desk.typed(request_as_typed)}


def _queue(talk: Conversation, press: Press) -> Said:
    place, query = talk.place, Query("evidence", (press.spot.ref,) if press.spot.ref else ())
    if is_guest(talk.runtime.people.get(place.author)):
        allowed = guests_query(talk.session, place.workspace, talk.plan, query, place.author)
        if allowed is None:
            return refusal.not_for_guests()
    return ask_plan.answer(talk.session, place.workspace, talk.plan, query, place.author, talk.today, unseen=True)


def _sort(talk: Conversation, press: Press) -> Said | None:
    return reviews.sort(talk, press.spot.action, press.spot.id, EvidenceKind(press.option or ""))


def _accept(talk: Conversation, press: Press) -> Said | None:
    return reviews.accept(talk, press.spot.action, press.spot.id)


def _undo(talk: Conversation, press: Press) -> Said | None:
    return reviews.undo_review(talk, press.spot.action, press.spot.id, str(press.value.get("v")))


def _undescribe(talk: Conversation, press: Press) -> Said | None:
    kept = press.value
    kind, origin = EvidenceKind(kept["k"]), EvidenceOrigin(kept["o"])
    before = EvidenceDescribed(press.spot.id, kind, origin, kept["s"], kept["p"], kept["m"], bool(kept["c"]))
    return reviews.undo_description(talk, press.spot.action, before)


def _back(talk: Conversation, press: Press) -> Block | Said:
    found = reviews.piece_of(talk, press.spot.action, press.spot.id)
    if found is None or not may_review(talk.plan, *found, talk.reader.people, talk.place.author):
        return refusal.said(reviews.NOT_YOURS if found else reviews.WITHDRAWN)
    return modals.send_back(*found, kept_of(press))


def _faults_of_sending_back(_talk: Conversation, _press: Press, filled: Filled) -> dict[str, str]:
    return {} if filled.get("reason") else {"reason": "Say why: its giver has to know what is wanted instead."}


def _send_back(talk: Conversation, press: Press, filled: Filled) -> Said | None:
    return reviews.send_back(talk, press.spot.action, press.spot.id, filled.get("reason"))


def _describe(talk: Conversation, press: Press) -> Block | Said:
    found = reviews.piece_of(talk, press.spot.action, press.spot.id)
    if found is None or not reviews.may_describe(talk, *found):
        return refusal.said(reviews.NOT_TO_DESCRIBE if found else reviews.WITHDRAWN)
    return modals.describe(*found, reviews.shown_words(talk, found[1]), kept_of(press))


def _described(talk: Conversation, press: Press, filled: Filled) -> Said | None:
    return reviews.describe(talk, press.spot.action, press.spot.id, described_in(filled))


# -- giving and asking -------------------------------------------------------------------------------


def _action(talk: Conversation, press: Press) -> Action | None:
    return plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, press.spot.action)


def _give(talk: Conversation, press: Press) -> Block | Said:
    action = _action(talk, press)
    if action is None or talk.standing(action) is Standing.NONE:
        return refusal.said(NOT_TO_GIVE if action is not None else "That action is no longer in the plan.")
    return modals.give(action, asked_in_words(talk, action), kept_of(press))


def _given(talk: Conversation, press: Press, filled: Filled) -> Said | None:
    return give(talk, press.spot.action, Given(filled.get("link"), filled.files("files"), described_in(filled)))


def _faults_of_giving(_talk: Conversation, _press: Press, filled: Filled) -> dict[str, str]:
    link = filled.get("link")
    if link and "://" not in link:
        return {"link": "A link begins with https://."}
    if link or filled.files("files") or filled.get("shows"):
        return {}
    return {"link": "Give a link, or a file below, or say in words what is shown."}


def _withdraw(talk: Conversation, press: Press) -> Said | None:
    return withdraw(talk, press.spot.action, press.spot.id)


def _ask(talk: Conversation, press: Press) -> Block | Said:
    action = _action(talk, press)
    if action is None or not is_core_team(talk.plan, talk.place.author):
        return refusal.said(NOT_TO_ASK if action is not None else "That action is no longer in the plan.")
    return wanted.modal(action, when_left_open(talk), kept_of(press))


def _requested(talk: Conversation, press: Press, filled: Filled) -> Said | None:
    action = _action(talk, press)
    return request(talk, action, Asking(filled.get("what"), filled.day("due"))) if action else None


def _faults_of_asking(_talk: Conversation, _press: Press, filled: Filled) -> dict[str, str]:
    return {} if filled.get("what") else {"what": "Say what is wanted."}


def _drop(talk: Conversation, press: Press) -> Said | None:
    return drop(talk, press.spot.action, press.spot.id)


def described_in(filled: Filled) -> Described:
    """What a modal says of a piece of evidence."""
    return Described(
        kind=EvidenceKind(filled.get("kind") or "unsorted"),
        origin=EvidenceOrigin(filled.get("origin") or "self"),
        shows=filled.get("shows"),
        period=filled.get("period"),
        meets=filled.get("meets"),
        contrary=filled.get("against") == "yes",
    )
