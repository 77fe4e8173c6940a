"""The kinds of thing a journal entry can be about: each has a state of its own, and a row."""

from __future__ import annotations

from bot.plan.action import Action
from bot.plan.bodies import Body
from bot.plan.changes import Change
from bot.plan.commitments import Commitment
from bot.plan.entities import Group, Person, Plan, Recommendation
from bot.plan.indicators import Indicator
from bot.plan.risks import Risk

Subject = Plan | Person | Group | Recommendation | Action | Indicator | Body | Change | Risk | Commitment
