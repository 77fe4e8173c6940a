"""Why an action is suspended, where an older Planbot noted that of the request alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from bot.plan.changes import Change, ChangeKind, ChangeState
from bot.plan.entities import Status
from bot.plan.position import Item


def explained(items: Sequence[Item], changes: Callable[[], Sequence[Change]]) -> tuple[Item, ...]:
    """The actions, those that are suspended with the words (by id) of the last request that suspended them; `changes`
    gives the requests, oldest first, and is asked only where something is to be explained."""
    silent = {item.line.action for item in items if _unexplained(item)}
    if not silent:
        return tuple(items)
    asked = [c for c in changes() if c.kind is ChangeKind.SUSPEND and c.state is ChangeState.APPROVED]
    why = {action: change.words for change in asked for action in change.actions}
    return tuple(
        replace(item, line=replace(item.line, suspended_for=why.get(item.line.action))) if _unexplained(item) else item
        for item in items
    )


def _unexplained(item: Item) -> bool:
    return item.line.status is Status.SUSPENDED and item.line.suspended_for is None
