"""Risks: raise one from an obstacle or with `/plan risk`, complete, review and close it, and take each back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from slack_bolt import App

from bot.plan.cycles import sittings
from bot.plan.risks import RiskKind
from bot.reading.acts.risk import RiskSaid, read_risk
from bot.services import judge_risk as judging
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.services.raise_risk import Raising, raise_risk, risk_of, shown_of, take_back
from bot.services.runtime import Runtime
from bot.services.undo_update import update_of
from bot.wording import refusal
from bot.wording import risks as wording
from bot.wording.blocks import Block, Said
from bot.wording.risks import Shown
from handlers.desk import Act, Desk, PlanAct, answer
from handlers.indicators import origin_of
from handlers.modals import ModalDesk
from handlers.payloads import Filled, Json, Press
from storage import plans

AHEAD = timedelta(days=184)
MEETINGS = 24
"""Meetings to choose from in a modal."""
HOW = "Write what it is on and what it is: `/plan risk on 2.1.3: the supplier may fold`."


def register(app: App, runtime: Runtime) -> Mapping[str, PlanAct]:
    """Listen to the buttons and modals of risks; gives the first words of `/plan` that act."""
    desk = Desk(runtime)
    for name, act in ACTS.items():
        app.action(name)(desk.doing(act))
    for name, view in (("judge_risk", _judging), ("close_risk", _closing)):
        app.action(name)(desk.opening(view))
    modals = ModalDesk(runtime)
    app.view("judge_risk")(modals.saving(_judge, _faults_of_judging))
    app.view("close_risk")(modals.saving(_close, _nothing_wrong))
    return {"risk": desk.typed(_typed)}


def _typed(talk: Conversation, words: str) -> Said:
    """`/plan risk on 2.1.3: the supplier may fold`."""
    text = words if words.casefold().startswith("issue") else f"risk {words}"
    said = read_risk(" ".join(text.split()), talk.reader.index, talk.now)
    if said is None:
        return refusal.said(HOW)
    kept = keep(talk, text)
    return raise_risk(talk, said, Raising(talk.place.key, kept.id if kept else None))


def _from_obstacle(talk: Conversation, press: Press) -> Said | None:
    """An obstacle somebody reported becomes a risk, in the same words."""
    found = update_of(talk, str(press.value["a"]), str(press.value["u"]))
    if found is None:
        return refusal.said("That update was withdrawn already, so there is nothing to raise.")
    action, update = found
    return raise_risk(talk, RiskSaid(RiskKind.DELIVERY, "", (action.ref,)), Raising(f"{update.id}:risk", update.words))


def _undo(talk: Conversation, press: Press) -> Said | None:
    return take_back(talk, str(press.value["i"]))


def _undo_judging(talk: Conversation, press: Press) -> Said | None:
    return judging.undo_judging(talk, str(press.value["i"]), str(press.value["v"]))


def _reopen(talk: Conversation, press: Press) -> Said | None:
    return judging.reopen(talk, str(press.value["i"]))


def _judging(talk: Conversation, press: Press) -> Block | Said:
    shown = _may(talk, str(press.value["i"]))
    if shown is None:
        return refusal.said(judging.NOT_YOURS)
    bodies = plans.bodies(talk.session, talk.place.workspace, talk.plan.id)
    coming = [s for s in sittings(bodies, talk.today, talk.today + AHEAD) if s.body.role != "external"]
    return wording.judge_modal(shown, origin_of(press), coming[:MEETINGS])


def _closing(talk: Conversation, press: Press) -> Block | Said:
    shown = _may(talk, str(press.value["i"]))
    return wording.close_modal(shown, origin_of(press)) if shown else refusal.said(judging.NOT_YOURS)


def _may(talk: Conversation, id: str) -> Shown | None:
    risk = risk_of(talk, id)
    return shown_of(talk, risk) if risk is not None and risk.open and judging.may_judge(talk, risk) else None


def _faults_of_judging(filled: Filled, today: date) -> dict[str, str]:
    review = filled.day("review")
    faults = {name: "Choose from 1 to 5." for name in ("likelihood", "impact") if not filled.get(name)}
    return {**faults, "review": "That day has passed."} if review is not None and review < today else faults


def _nothing_wrong(_filled: Filled, _today: date) -> dict[str, str]:
    return {}


def _judge(talk: Conversation, kept: Json, filled: Filled) -> None:
    body, _, meeting = filled.get("due").partition("|")
    judged = judging.Judged(
        kind=RiskKind(filled.get("kind") or RiskKind.DELIVERY.value),
        likelihood=int(filled.get("likelihood")),
        impact=int(filled.get("impact")),
        owner=filled.get("owner") or None,
        mitigation=filled.get("mitigation"),
        review_on=filled.day("review"),
        due=(body, meeting) if meeting else None,
    )
    said = judging.judge(talk, kept["i"], judged)
    if said is not None:
        answer(talk, said, kept["m"] == "e")


def _close(talk: Conversation, kept: Json, filled: Filled) -> None:
    said = judging.close(talk, kept["i"], filled.get("reason"))
    if said is not None:
        answer(talk, said, kept["m"] == "e")


ACTS: Mapping[str, Act] = {
    "raise_risk": _from_obstacle,
    "undo_risk": _undo,
    "undo_judging": _undo_judging,
    "reopen_risk": _reopen,
}
