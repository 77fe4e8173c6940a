"""Journal entries about a changed inspection framework, with the fold of each: part of the closed list in
bot.plan.entries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.plan.action import Action
from bot.plan.entities import Plan
from bot.plan.frameworks import FrameworkChange


class FrameworkChanged(Struct, frozen=True, tag="framework_changed"):
    """The inspectorate changes its framework: the plan's ratings are to be reviewed from that day (A11.5)."""

    change: FrameworkChange


class FrameworkWithdrawn(Struct, frozen=True, tag="framework_withdrawn"):
    """A change of the framework was recorded by mistake."""

    change: str


class RatingReviewed(Struct, frozen=True, tag="rating_reviewed"):
    """The core team reviewed an action's rating under new frameworks (their ids), or (`undone`) did not."""

    changes: tuple[str, ...]
    undone: bool = False


FrameworkEntry = FrameworkChanged | FrameworkWithdrawn | RatingReviewed


def _reviewed(action: Action, what: RatingReviewed) -> Action:
    others = tuple(id for id in action.reviewed if id not in what.changes)
    return replace(action, reviewed=others if what.undone else (*others, *what.changes))


CHANGES: dict[type, Callable[[Any, Any], Plan | Action]] = {
    FrameworkChanged: lambda plan, w: replace(plan, frameworks=(*plan.frameworks, w.change)),
    FrameworkWithdrawn: lambda p, w: replace(p, frameworks=tuple(c for c in p.frameworks if c.id != w.change)),
    RatingReviewed: _reviewed,
}
