"""The buttons of Planbot's messages: undo, change, answers to questions, and a prompt's."""

from __future__ import annotations

import re
from collections.abc import Callable

from slack_bolt import App

from bot.plan.permissions import Standing
from bot.services import answer_prompt as prompts
from bot.services import answer_question as answers
from bot.services.confirm_update import confirm
from bot.services.conversation import Conversation, Place
from bot.services.runtime import Runtime
from bot.services.set_away import UNNAMED
from bot.services.undo_update import may_correct, undo, update_of, words_of
from bot.wording import modals, refusal
from bot.wording.blocks import Block
from bot.wording.modals import Origin
from handlers.desk import Act, Desk
from handlers.payloads import Press
from storage import questions
from storage.questions import Question

GONE = "That action is no longer in the plan."


def register(app: App, runtime: Runtime) -> None:
    """Listen to every button of the conversation."""
    desk = ButtonDesk(runtime)
    for name, act in ACTS.items():
        app.action(name)(desk.doing(act))
    for name, act in PATTERNS.items():
        app.action(re.compile(rf"^{name}(:|$)"))(desk.doing(act))
    for name, view in MODALS.items():
        app.action(name)(desk.opening(view))


class ButtonDesk(Desk):
    """For buttons of which a second press says nothing more: the answer's key is the button's."""

    def place(self, press: Press) -> Place:
        """Where it was pressed, with the button's key."""
        return Place(press.workspace, press.channel, press.root, press.key, press.user)


# -- what was recorded -------------------------------------------------------------------------------


def _undo(talk: Conversation, press: Press) -> None:
    undo(talk, [(str(press.value["a"]), list(press.value["u"]))])


def _undo_all(talk: Conversation, press: Press) -> None:
    undo(talk, [(action, [update]) for action, update in press.value["u"]])


def _change(talk: Conversation, press: Press) -> Block | None:
    action_id, update = str(press.value["a"]), str(press.value["u"][0])
    if not may_correct(talk, action_id, [update]):
        talk.whisper(refusal.said("Only whoever said it, the action's people or the core team can change it."), ":no")
        return None
    found = update_of(talk, action_id, update)
    if found is None:
        talk.whisper(refusal.said("That update was withdrawn already: tell me again how it stands."), ":gone")
        return None
    return modals.change(*found, words_of(talk, found[1]), _origin(press))


def _confirm(talk: Conversation, press: Press) -> None:
    updates = press.value["u"]
    for update in updates if isinstance(updates, list) else [updates]:
        confirm(talk, str(press.value["a"]), str(update))


# -- answers to questions ----------------------------------------------------------------------------


def _question(talk: Conversation, id: str) -> Question | None:
    """The question, if it is the presser's to answer and still open; says why not."""
    found = questions.question(talk.session, talk.place.workspace, id)
    if found is None or not answers.may_answer(found, talk.place.author):
        talk.whisper(refusal.said("That question was put to somebody else."), ":theirs")
        return None
    return found if found.answered_at is None else None


def _choose_action(talk: Conversation, press: Press) -> None:
    id, ref = (press.option or "|").split("|", 1) if press.option else (press.value["q"], press.value["ref"])
    if (question := _question(talk, str(id))) is not None:
        answers.answer(talk, question, answers.chosen_action(talk, question, str(ref)))


def _choose_date(talk: Conversation, press: Press) -> None:
    question = _question(talk, press.action_id.partition(":")[2])
    if question is not None and press.day is not None:
        answers.answer(talk, question, answers.chosen_date(press.day))


def _choose_value(talk: Conversation, press: Press) -> None:
    if (question := _question(talk, str(press.value["q"]))) is not None:
        answers.answer(talk, question, answers.settle_value(talk, question, str(press.value["v"])))


def _choose_yes(talk: Conversation, press: Press) -> None:
    if (question := _question(talk, str(press.value["q"]))) is not None:
        answers.answer(talk, question, answers.agreed)


def _drop(talk: Conversation, press: Press) -> None:
    if (question := _question(talk, str(press.value["q"]))) is not None:
        answers.answer(talk, question, answers.drop)


def _offer_accept(talk: Conversation, press: Press) -> None:
    if (question := _question(talk, str(press.value["q"]))) is not None:
        answers.answer_offer(talk, question, True)


def _offer_refuse(talk: Conversation, press: Press) -> None:
    if (question := _question(talk, str(press.value["q"]))) is not None:
        answers.answer_offer(talk, question, False)


# -- a prompt's --------------------------------------------------------------------------------------


def _refs(press: Press) -> list[str]:
    refs = press.value.get("r") or []
    return [refs] if isinstance(refs, str) else [str(ref) for ref in refs]


def _on_track(talk: Conversation, press: Press) -> None:
    prompts.on_track(_pressed(talk, press, "on_track"), _refs(press), press.message_ts)


def _no_change(talk: Conversation, press: Press) -> None:
    prompts.no_change(_pressed(talk, press, "no_change"), _refs(press), press.message_ts)


def _pressed(talk: Conversation, press: Press, what: str) -> Conversation:
    """A press after an Undo answers anew, so its answers have keys of their own."""
    talk.place = prompts.numbered(talk, _refs(press), press.message_ts, what)
    return talk


def _done(talk: Conversation, press: Press) -> Block | None:
    action = talk.action(next(iter(_refs(press)), ""))
    if action is None or (talk.guest and talk.standing(action) is Standing.NONE):
        talk.whisper(refusal.not_for_guests() if action is not None else refusal.said(GONE), ":no")
        return None
    return modals.done(action, talk.today, _origin(press))


def _away(talk: Conversation, press: Press) -> Block | None:
    if talk.me is None:
        talk.whisper(refusal.said(UNNAMED), ":no")
        return None
    return modals.away(_origin(press))


def _later(talk: Conversation, _press: Press) -> None:
    prompts.later(talk)


def _origin(press: Press) -> Origin:
    return Origin(press.channel, press.root, press.message_ts)


ACTS: dict[str, Act] = {
    "undo": _undo,
    "undo_all": _undo_all,
    "confirm": _confirm,
    "choose_yes": _choose_yes,
    "choose_no": _drop,
    "not_an_update": _drop,
    "offer_accept": _offer_accept,
    "offer_refuse": _offer_refuse,
    "on_track": _on_track,
    "on_track_all": _on_track,
    "no_change": _no_change,
    "no_change_all": _no_change,
    "later": _later,
}
PATTERNS: dict[str, Act] = {
    "choose_action": _choose_action,
    "choose_date": _choose_date,
    "choose_value": _choose_value,
}
MODALS: dict[str, Callable[[Conversation, Press], Block | None]] = {"change": _change, "done": _done, "away": _away}
