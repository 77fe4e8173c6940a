"""What the core team does with recommendations: `/plan category`, `/plan regroup` and `/plan reword`."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from slack_bolt import Ack, App, Respond

from bot.plan.categories import Monitoring
from bot.plan.entities import Recommendation
from bot.plan.permissions import is_core_team
from bot.reading.naming.leading import leading_reference
from bot.reading.recommendation_words import read_category, read_regroup, read_reword
from bot.services import categorise
from bot.services.categorise import Decision
from bot.services.conversation import Conversation, Place, converse
from bot.services.runtime import Runtime
from bot.wording import categories, refusal
from bot.wording.blocks import Block, Said
from bot.wording.environment import escape
from handlers.modals import Filled
from handlers.showing import show
from storage import plans

Act = Callable[[Ack, dict[str, Any], str], None]
Do = Callable[[Conversation], Said]
HOW = {
    "category": "Write `/plan category R4 other: Trust Board`, or `/plan category R4` to see what was decided.",
    "regroup": "Write `/plan regroup R4 as R2.1`, `/plan regroup R4 under R2` or `/plan regroup R4 alone`.",
    "reword": "Write `/plan reword 2.3: the new words` of an action, `/plan reword R4: …` of a recommendation.",
}


def register(app: App, runtime: Runtime, reword_action: Act) -> dict[str, Act]:
    """Listen to the buttons and the modal of categories; returns the words after `/plan` that act. New words for an
    action are `reword_action`'s."""
    desk = RecommendationsDesk(runtime)
    app.action("category_undo")(desk.undo)
    app.action("category_decide")(desk.open)
    app.action("regroup_back")(desk.undoing(_regrouped_back))
    app.action("subset_back")(desk.undoing(lambda talk, value: _regroup(talk, value["w"])))
    app.action("words_back")(desk.undoing(_words_back))
    app.view("category")(desk.save)
    return desk.acts(reword_action)


class RecommendationsDesk:
    """Keeps what the core team, or a body through it, decides of a recommendation."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def acts(self, reword_action: Act) -> dict[str, Act]:
        """The first words after `/plan` that this desk deals with."""
        return {
            "category": lambda ack, body, rest: show(ack, self._typed(body, lambda talk: _category(talk, rest))),
            "regroup": lambda ack, body, rest: show(ack, self._typed(body, lambda talk: _regroup(talk, rest))),
            "reword": lambda ack, body, rest: self._reworded(ack, body, rest, reword_action),
        }

    def _reworded(self, ack: Ack, body: dict[str, Any], rest: str, reword_action: Act) -> None:
        with self._runtime.database.reading() as session:
            talk = converse(session, self._runtime, Place(body["team_id"], "", "", "", body["user_id"]))
            of_action = talk is not None and leading_reference(rest, talk.reader.index) is not None
        if of_action:
            reword_action(ack, body, rest)
        else:
            show(ack, self._typed(body, lambda talk: _reword(talk, rest)))

    def undo(self, ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        """Take a proposal back."""
        ack()
        value = _value(body)
        said = self._pressed(
            body, lambda talk: _of_id(talk, value["id"], lambda r: categorise.withdraw(talk, r, value["c"]))
        )
        respond(text=said.text, blocks=said.blocks, replace_original=True, response_type="ephemeral")

    def undoing(self, undo: Callable[[Conversation, dict[str, str]], Said]) -> Callable[..., None]:
        """A listener that undoes what a button's message recorded."""

        def listen(ack: Ack, body: dict[str, Any], respond: Respond) -> None:
            ack()
            said = self._pressed(body, lambda talk: undo(talk, _value(body)))
            respond(text=said.text, blocks=said.blocks, replace_original=True, response_type="ephemeral")

        return listen

    def open(self, ack: Ack, body: dict[str, Any]) -> None:
        """Open the modal in which a body's decision is recorded."""
        id = _value(body)["id"]
        found: list[Block] = []

        def look(talk: Conversation) -> Said:
            recommendation = categorise.by_id(talk, id)
            if recommendation is not None:
                bodies = [each.name for each in plans.bodies(talk.session, talk.place.workspace, talk.plan.id)]
                names = talk.plan.settings.category_names
                found.append(categories.decision_modal(recommendation, names, bodies, talk.today, {"id": id}))
            return refusal.said("")

        self._pressed(body, look)
        if found:
            self._runtime.slack.open_modal(body["trigger_id"], found[0])
        ack()

    def save(self, ack: Ack, body: dict[str, Any]) -> None:
        """Record a decision, or say beside the field what is wrong."""
        filled, id = Filled(body["view"]), json.loads(body["view"]["private_metadata"])["id"]
        place = Place(str(body["team"]["id"]), "", "", f"modal:{body['view']['id']}", str(body["user"]["id"]))
        with self._runtime.database.writing() as session:
            talk = converse(session, self._runtime, place)
            recommendation = categorise.by_id(talk, id) if talk else None
            if talk is None or recommendation is None or not is_core_team(talk.plan, place.author):
                ack(response_action="errors", errors={"body": "Only the core team records what a body decided."})
                return
            decision = _decision(filled, talk.today)
            faults = categorise.faults_of(talk, recommendation, decision)
            if faults:
                ack(response_action="errors", errors=faults)
                return
            said = categorise.decide(talk, recommendation, decision)
            payload: dict[str, object] = {"user": place.author, "text": said.text, "blocks": said.blocks}
            talk.add(f"told:{place.key}", "post", payload, None)
        ack()
        self._runtime.wake(talk.jobs)

    def _typed(self, body: dict[str, Any], do: Do) -> Said:
        """Do what a command says; each has a trigger of its own, so that a redelivery is harmless."""
        place = Place(body["team_id"], "", "", f"command:{body['trigger_id']}", body["user_id"])
        return self._done(place, do)

    def _pressed(self, body: dict[str, Any], do: Do) -> Said:
        place = Place(body["team"]["id"], "", "", f"click:{body['trigger_id']}", body["user"]["id"])
        return self._done(place, do)

    def _done(self, place: Place, do: Do) -> Said:
        with self._runtime.database.writing() as session:
            talk = converse(session, self._runtime, place)
            if talk is None:
                return refusal.no_plan()
            if not is_core_team(talk.plan, place.author):
                return refusal.said("Only the core team proposes and records this.")
            said = do(talk)
        self._runtime.wake(talk.jobs)
        return said


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


def _regrouped_back(talk: Conversation, value: dict[str, str]) -> Said:
    return _of_ref(talk, value["ref"], lambda r: categorise.regroup(talk, r, value["as"], undone=True))


def _words_back(talk: Conversation, value: dict[str, str]) -> Said:
    return _of_id(talk, value["id"], lambda r: categorise.words_back(talk, r, int(value["n"])))


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


def _value(body: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = json.loads(body["actions"][0]["value"])
    return found
