"""Asking for changes of the plan with `/plan`, and handing actions over; many actions are shown before anything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from html import unescape

from slack_bolt import App

from bot.reading.acts.change import read_change
from bot.reading.acts.hand_over import read_hand_over
from bot.reading.acts.override import read_override
from bot.services.ask_for_change import Asking, ask_for_change
from bot.services.conversation import Conversation
from bot.services.decide_change import undo_correction
from bot.services.hand_over import give, undo_hand_over
from bot.services.override_rating import override_rating, undo_override
from bot.services.replan import replan
from bot.services.runtime import Runtime
from bot.services.waive_gate import undo_waiver, waive
from bot.wording import refusal
from bot.wording.blocks import Said
from handlers.desk import Desk, PlanAct
from handlers.payloads import Press

WORDS = ("redate", "rebaseline", "extend", "cancel", "suspend", "resume", "replace", "carry", "reword", "correct")
EXAMPLES = (
    "I could not read that. For example: `/plan redate rec 3 by 4 weeks: the supplier is late`, "
    "`/plan suspend phase 2 until 1 June: phase 1 first; restart when phase 1 is signed off`, "
    "`/plan cancel 2.3: done in 2.4`, `/plan replace 2.3 by 2.5: regrouped`, `/plan reword 2.3: the new wording`."
)


def register(app: App, runtime: Runtime) -> dict[str, PlanAct]:
    """Listen to the buttons of what was shown; returns the words after `/plan` that ask for changes."""
    desk = Desk(runtime)
    app.action("confirm_change")(desk.doing(_confirm))
    app.action("drop_change")(desk.doing(_drop))
    app.action("undo_change")(desk.doing(lambda talk, press: undo_correction(talk, str(press.value["c"]))))
    app.action("confirm_hand_over")(desk.doing(_confirm_hand_over))
    app.action("undo_hand_over")(
        desk.doing(lambda talk, press: undo_hand_over(talk, str(press.value["h"]), press.value.get("t") or {}))
    )
    changes = {word: desk.typed(_line(word, _asked)) for word in WORDS}
    given = {word: desk.typed(_line(word, _given)) for word in ("assign", "handover")}
    app.action("undo_override")(desk.doing(lambda talk, press: undo_override(talk, str(press.value["c"]))))
    app.action("undo_waiver")(desk.doing(lambda talk, press: undo_waiver(talk, str(press.value["c"]))))
    app.action("confirm_replan")(desk.doing(_replan))
    others = {"override": _overridden, "waive": waive, "replan": replan}
    return {**changes, **given, **{word: desk.typed(_line(word, act)) for word, act in others.items()}}


def _line(word: str, act: Callable[[Conversation, str], Said]) -> Callable[[Conversation, str], Said]:
    """The whole line is read as the same words in a message are."""
    return lambda talk, rest: act(talk, " ".join(unescape(f"{word} {rest}").split()))


def _asked(talk: Conversation, words: str) -> Said:
    asked = read_change(words, talk.reader.index, talk.now, typed=True)
    if asked is None:
        return refusal.said(EXAMPLES)
    return ask_for_change(talk, asked, Asking(talk.place.key, talk.now))


def _given(talk: Conversation, words: str) -> Said:
    asked = read_hand_over(words, talk.reader.index, talk.now)
    if asked is None:
        return refusal.said("Write `/plan assign 2.1 @name`, or `/plan handover @leaver to @new` for all that is open.")
    return give(talk, asked, talk.place.key)


def _overridden(talk: Conversation, words: str) -> Said:
    asked = read_override(words, talk.reader.index, talk.now)
    if asked is None:
        return refusal.said("Write `/plan override 2.1 green until 30 April: the reason`, or `/plan override 2.1 off`.")
    return override_rating(talk, asked)


def _confirm_hand_over(talk: Conversation, press: Press) -> Said:
    asked = read_hand_over(str(press.value["w"]), talk.reader.index, talk.now)
    if asked is None:
        return refusal.said("The plan has changed since: write it again.")
    return give(talk, asked, talk.place.key, confirmed=str(press.value["f"]))


def _confirm(talk: Conversation, press: Press) -> Said:
    """Ask for what was shown; what would now do something else is shown again."""
    said_at = datetime.fromisoformat(str(press.value["at"]))
    asked = read_change(str(press.value["w"]), talk.reader.index, said_at, typed=True)
    if asked is None:
        return refusal.said("The plan has changed since: ask for it again.")
    return ask_for_change(talk, asked, Asking(press.key, said_at, confirmed=str(press.value["f"])))


def _replan(talk: Conversation, press: Press) -> Said:
    """Make the plan anew as it was shown."""
    return replan(talk, str(press.value["w"]), str(press.value["f"]))


def _drop(_talk: Conversation, _press: Press) -> Said:
    return refusal.said("All right: nothing is asked for.")
