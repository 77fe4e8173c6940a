"""Do what somebody asked for in plain words: each kind of act has a service of its own."""

from __future__ import annotations

from bot.plan.permissions import is_core_team
from bot.reading.acts.acts import Act
from bot.reading.acts.away import Away
from bot.reading.acts.change import ChangeAsked
from bot.reading.acts.hand_over import Assign, HandOver
from bot.reading.acts.measured import Measured
from bot.reading.acts.override import OverrideAsked
from bot.reading.acts.risk import RiskSaid
from bot.reading.acts.sign_off import SignOffAsked
from bot.services.ask_for_change import Asking, ask_for_change
from bot.services.ask_sign_off import asked_as_said
from bot.services.conversation import Conversation
from bot.services.give_figure import figures_as_said
from bot.services.hand_over import give
from bot.services.override_rating import override_rating
from bot.services.raise_risk import risk_as_said
from bot.services.said import Heard
from bot.services.set_away import away_as_said


def may_do(talk: Conversation, act: Act) -> bool:
    """Whether it is the speaker's to do; what is not is read like any other message."""
    return not isinstance(act, Assign | HandOver | OverrideAsked) or is_core_team(talk.plan, talk.place.author)


def do(talk: Conversation, heard: Heard, act: Act) -> None:
    """Do the act and say so, in the conversation's transaction."""
    match act:
        case Away():
            away_as_said(talk, act)
        case Assign() | HandOver():
            talk.say(give(talk, act, heard.key), ":hand_over")
        case OverrideAsked():
            talk.say(override_rating(talk, act), ":override")
        case ChangeAsked():
            talk.say(ask_for_change(talk, act, Asking(heard.key, heard.said_at, heard.source)), ":change")
        case Measured():
            figures_as_said(talk, heard, act)
        case SignOffAsked():
            asked_as_said(talk, act)
        case RiskSaid():
            risk_as_said(talk, heard, act)
