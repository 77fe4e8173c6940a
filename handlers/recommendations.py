"""What the core team does with recommendations: `/plan category`, `/plan regroup` and `/plan reword`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from slack_bolt import Ack, App

from bot.plan.categories import Monitoring
from bot.plan.entities import Recommendation
from bot.plan.permissions import is_core_team
from bot.reading.naming.leading import leading_reference
from bot.reading.recommendation_words import read_category, read_regroup, read_reword
from bot.services import categorise
from bot.services.categorise import Decision
from bot.services.conversation import Conversation, converse
from bot.services.runtime import Runtime
from bot.wording import categories, refusal
from bot.wording.blocks import Block, Said
from bot.wording.environment import escape
from handlers.desk import Desk, PlanAct, command_of, for_core_team
from handlers.payloads import Filled, Json, Press
from storage import plans

NOT_YOURS = "Only the core team proposes and records this."
HOW = {
    "category": "Write `/plan category R4 other: Trust Board`, or `/plan category R4` to see what was decided.",
    "regroup": "Write `/plan regroup R4 as R2.1`, `/plan regroup R4 under R2` or `/plan regroup R4 alone`.",
    "reword": "Write `/plan reword 2.3: the new words` of an action, `/plan reword R4: …` of a recommendation.",
}


def register(app: App, runtime: Runtime, reword_action: PlanAct) -> dict[str, PlanAct]:
    """Listen to the buttons and the modal of categories; returns the words after `/plan` that act. New words for an
    action are `reword_action`'s."""
    desk = Desk(runtime)
    undone = {
        "category_undo": _proposal_back,
        "regroup_back": _regrouped_back,
        "subset_back": lambda talk, press: _regroup(talk, str(press.value["w"])),
        "words_back": _words_back,
    }
    for name, undo in undone.items():
        app.action(name)(desk.replacing(for_core_team(undo, NOT_YOURS)))
    app.action("category_decide")(desk.opening(for_core_team(_deciding, NOT_YOURS)))
    app.view("category")(desk.keeping(_save))
    acts = {"category": _category, "regroup": _regroup, "reword": _reword}
    typed = {word: desk.typed(for_core_team(act, NOT_YOURS)) for word, act in acts.items()}

    def reword(ack: Ack, body: dict[str, Any], rest: str) -> None:
        with runtime.database.reading() as session:
            talk = converse(session, runtime, command_of(body))
            of_action = talk is not None and leading_reference(rest, talk.reader.index) is not None
        (reword_action if of_action else typed["reword"])(ack, body, rest)

    return {**typed, "reword": reword}


def _deciding(talk: Conversation, press: Press) -> Block | None:
    """The modal in which a body's decision is recorded."""
    id = str(press.value["id"])
    found = categorise.by_id(talk, id)
    if found is None:
        return None
    bodies = [each.name for each in plans.bodies(talk.session, talk.place.workspace, talk.plan.id)]
    names = talk.plan.settings.category_names
    return categories.decision_modal(found, names, bodies, talk.today, {"id": id})


def _save(talk: Conversation, kept: Json, filled: Filled) -> Said | dict[str, str]:
    found = categorise.by_id(talk, str(kept["id"]))
    if found is None or not is_core_team(talk.plan, talk.place.author):
        return {"body": "Only the core team records what a body decided."}
    decision = _decision(filled, talk.today)
    return categorise.faults_of(talk, found, decision) or categorise.decide(talk, found, decision)


def _proposal_back(talk: Conversation, press: Press) -> Said:
    return _of_id(talk, press.value["id"], lambda r: categorise.withdraw(talk, r, str(press.value["c"])))


def _category(talk: Conversation, words: str) -> Said:
    names = talk.plan.settings.category_names
    known = {each.value: each.value for each in Monitoring} | {names.of(c).casefold(): c.value for c in Monitoring}
    read = read_category(words, known)
    if read is None:
        return refusal.said(HOW["category"])
    if not read.category:
        return _of_ref(talk, read.ref, lambda r: categorise.shown(talk, r))
    category = Monitoring(read.category)
    return _of_ref(talk, read.ref, lambda r: categorise.propose(talk, r, category, read.accountable))


def _regroup(talk: Conversation, words: str) -> Said:
    read = read_regroup(words)
    if read is None:
        return refusal.said(HOW["regroup"])
    if read.new:
        return _of_ref(talk, read.ref, lambda r: categorise.regroup(talk, r, read.new))
    if not read.parent:
        return _of_ref(talk, read.ref, lambda r: categorise.subset(talk, r, None))
    return _of_ref(
        talk, read.ref, lambda r: _of_ref(talk, read.parent, lambda parent: categorise.subset(talk, r, parent))
    )


def _regrouped_back(talk: Conversation, press: Press) -> Said:
    old = str(press.value["as"])
    return _of_ref(talk, str(press.value["ref"]), lambda r: categorise.regroup(talk, r, old, undone=True))


def _words_back(talk: Conversation, press: Press) -> Said:
    return _of_id(talk, press.value["id"], lambda r: categorise.words_back(talk, r, int(press.value["n"])))


def _reword(talk: Conversation, words: str) -> Said:
    read = read_reword(words)
    if read is None:
        return refusal.said(HOW["reword"])
    return _of_ref(talk, read[0], lambda r: categorise.reword(talk, r, read[1]))


def _of_ref(talk: Conversation, ref: str, do: Callable[[Recommendation], Said]) -> Said:
    found = categorise.find(talk, ref)
    return (
        do(found) if found else refusal.said(f"There is no recommendation {escape(ref)} in the plan: see `/plan recs`.")
    )


def _of_id(talk: Conversation, id: str, do: Callable[[Recommendation], Said]) -> Said:
    found = categorise.by_id(talk, id)
    return do(found) if found else refusal.said("That recommendation is no longer in the plan.")


def _decision(filled: Filled, today: date) -> Decision:
    return Decision(
        category=Monitoring(filled.get("category") or Monitoring.BOARD.value),
        body=filled.get("body"),
        on=filled.day("on") or today,
        accountable=filled.get("accountable"),
        note=filled.get("note"),
    )
