"""The kinds of thing a journal entry can be about: each has a state of its own, and a row."""

from __future__ import annotations

from bot.plan.action import Action
from bot.plan.bodies import Body
from bot.plan.entities import Group, Person, Plan, Recommendation
from bot.plan.indicators import Indicator

Subject = Plan | Person | Group | Recommendation | Action | Indicator | Body
