"""Asking for changes of the plan with `/plan`, and handing actions over; many actions are shown before anything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from html import unescape
from typing import Any

from slack_bolt import Ack, App

from bot.reading.acts.change import read_change
from bot.reading.acts.hand_over import read_hand_over
from bot.reading.acts.override import read_override
from bot.services.ask_for_change import Asking, ask_for_change
from bot.services.conversation import Conversation, Place, converse
from bot.services.decide_change import undo_correction
from bot.services.hand_over import give, undo_hand_over
from bot.services.override_rating import override_rating, undo_override
from bot.services.replan import replan
from bot.services.runtime import Runtime
from bot.services.waive_gate import undo_waiver, waive
from bot.wording import refusal
from bot.wording.blocks import Said
from handlers.changes import ChangeDesk
from handlers.payloads import Press
from handlers.showing import show

WORDS = ("redate", "rebaseline", "extend", "cancel", "suspend", "resume", "replace", "carry", "reword", "correct")
EXAMPLES = (
    "I could not read that. For example: `/plan redate rec 3 by 4 weeks: the supplier is late`, "
    "`/plan suspend phase 2 until 1 June: phase 1 first; restart when phase 1 is signed off`, "
    "`/plan cancel 2.3: done in 2.4`, `/plan replace 2.3 by 2.5: regrouped`, `/plan reword 2.3: the new wording`."
)


def register(app: App, runtime: Runtime) -> dict[str, Callable[[Ack, dict[str, Any], str], None]]:
    """Listen to the buttons of what was shown; returns the words after `/plan` that ask for changes."""
    buttons = ChangeDesk(runtime)
    app.action("confirm_change")(buttons.doing(_confirm))
    app.action("drop_change")(buttons.doing(_drop))
    app.action("undo_change")(buttons.doing(lambda talk, change, _press: undo_correction(talk, change)))
    app.action("confirm_hand_over")(buttons.doing(_confirm_hand_over))
    app.action("undo_hand_over")(buttons.doing(lambda talk, _c, press: undo_hand_over(talk, str(press.value["h"]))))
    desk = ChangeRequestDesk(runtime)
    changes = {word: desk.typed(word, _asked) for word in WORDS}
    given = {word: desk.typed(word, _given) for word in ("assign", "handover")}
    app.action("undo_override")(buttons.doing(lambda talk, action, _press: undo_override(talk, action)))
    app.action("undo_waiver")(buttons.doing(lambda talk, group, _press: undo_waiver(talk, group)))
    waiving = desk.typed("waive", lambda talk, words: waive(talk, " ".join(unescape(words).split())))
    app.action("confirm_replan")(buttons.doing(_replan))
    changes["replan"] = desk.typed("replan", lambda talk, words: replan(talk, " ".join(unescape(words).split())))
    return {**changes, **given, "override": desk.typed("override", _overridden), "waive": waiving}


class ChangeRequestDesk:
    """Asks for what somebody types after `/plan`."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def typed(
        self, word: str, answer: Callable[[Conversation, str], Said]
    ) -> Callable[[Ack, dict[str, Any], str], None]:
        """What a first word does: the whole line is read as the same words in a message are."""

        def act(ack: Ack, body: dict[str, Any], rest: str) -> None:
            key = f"command:{body['trigger_id']}"
            place = Place(body["team_id"], body["channel_id"], "", key, body["user_id"])
            with self._runtime.database.writing() as session:
                talk = converse(session, self._runtime, place)
                said = answer(talk, f"{word} {rest}") if talk is not None else refusal.no_plan()
            if talk is not None:
                self._runtime.wake(talk.jobs)
            show(ack, said)

        return act


def _asked(talk: Conversation, words: str) -> Said:
    asked = read_change(" ".join(unescape(words).split()), talk.reader.index, talk.now, typed=True)
    if asked is None:
        return refusal.said(EXAMPLES)
    return ask_for_change(talk, asked, Asking(talk.place.key, talk.now))


def _given(talk: Conversation, words: str) -> Said:
    asked = read_hand_over(" ".join(unescape(words).split()), talk.reader.index, talk.now)
    if asked is None:
        return refusal.said("Write `/plan assign 2.1 @name`, or `/plan handover @leaver to @new` for all that is open.")
    return give(talk, asked, talk.place.key)


def _overridden(talk: Conversation, words: str) -> Said:
    asked = read_override(" ".join(unescape(words).split()), talk.reader.index, talk.now)
    if asked is None:
        return refusal.said("Write `/plan override 2.1 green until 30 April: the reason`, or `/plan override 2.1 off`.")
    return override_rating(talk, asked)


def _confirm_hand_over(talk: Conversation, _change: str, press: Press) -> Said:
    asked = read_hand_over(str(press.value["w"]), talk.reader.index, talk.now)
    if asked is None:
        return refusal.said("The plan has changed since: write it again.")
    return give(talk, asked, talk.place.key, confirmed=str(press.value["f"]))


def _confirm(talk: Conversation, _change: str, press: Press) -> Said:
    """Ask for what was shown; what would now do something else is shown again."""
    said_at = datetime.fromisoformat(str(press.value["at"]))
    asked = read_change(str(press.value["w"]), talk.reader.index, said_at, typed=True)
    if asked is None:
        return refusal.said("The plan has changed since: ask for it again.")
    return ask_for_change(talk, asked, Asking(press.key, said_at, confirmed=str(press.value["f"])))


def _replan(talk: Conversation, _change: str, press: Press) -> Said:
    """Make the plan anew as it was shown."""
    return replan(talk, str(press.value["w"]), str(press.value["f"]))


def _drop(_talk: Conversation, _change: str, _press: Press) -> Said:
    return refusal.said("All right: nothing is asked for.")
