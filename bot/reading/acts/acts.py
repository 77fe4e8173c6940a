"""Which act a message asks for: each kind has a module of its own, tried one after another before an update is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from html import unescape

from bot.reading.acts.away import Away, read_away
from bot.reading.acts.change import ChangeAsked, read_change
from bot.reading.acts.hand_over import Assign, HandOver, read_hand_over
from bot.reading.acts.measured import Measured, read_measured
from bot.reading.acts.override import OverrideAsked, read_override
from bot.reading.acts.risk import RiskSaid, read_risk
from bot.reading.acts.sign_off import SignOffAsked, read_sign_off
from bot.reading.naming.plan_index import PlanIndex

Act = Away | ChangeAsked | Assign | HandOver | Measured | OverrideAsked | RiskSaid | SignOffAsked

_TO_PLANBOT = re.compile(r"^\s*(?:<@[UW][A-Z0-9]+>[\s,:]*)?(?:(?:hi|hello|hey)\b[\s,!]*)?", re.IGNORECASE)

_READERS: tuple[Callable[[str, PlanIndex, datetime], Act | None], ...] = (
    read_away,
    read_sign_off,
    read_change,
    read_hand_over,
    read_risk,
    read_measured,
    read_override,
)


def read_act(text: str, plan: PlanIndex, sent_at: datetime) -> Act | None:
    """The one act a raw message asks for; None when it is an update, a question or talk. `sent_at` is aware."""
    said = " ".join(_TO_PLANBOT.sub("", unescape(text)).split())
    return next((act for read in _READERS if (act := read(said, plan, sent_at)) is not None), None)
