"""`/plan inspection`: the inspections and visits the plan draws on, and what each judged (A1.1, A1.6, A1.7)."""

from __future__ import annotations

from collections import Counter

from bot.plan.permissions import sees_everything
from bot.services.record_inspection import with_outcomes
from bot.services.view import View
from bot.wording import inspections
from bot.wording.blocks import Said


def answer(view: View, _unseen: bool = False) -> Said:
    """What is known of the inspections; what is under embargo only to those who see everything."""
    served = Counter(each.inspection or "i1" for each in view.served.values())
    found = with_outcomes(view.session, view.workspace, view.plan.inspections)
    return inspections.shown(found, dict(served), view.day, sees_everything(view.plan, view.user), [])
