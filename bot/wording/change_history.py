"""What change control did to an action, as a line of its history."""

from __future__ import annotations

from bot.plan import entries as e
from bot.plan.entities import Status
from bot.wording.environment import day as in_full
from bot.wording.environment import pending


def about_change(what: e.What) -> str:
    """The line; "" for an entry of another kind."""
    match what:
        case e.ChangeProposed(asked):
            return pending(asked.kind)
        case e.ChangeReopened():
            return "taken back: the request is open again"
        case e.OwnerRestored():
            return "the change of owner undone"
        case e.OverrideSet(override):
            return f"rating overridden until {in_full(override.until)}" if override else "the override ended"
        case e.ChangeSettled():
            return _settled(what)
    return ""


def _settled(what: e.ChangeSettled) -> str:
    if not what.approved:
        return "request not needed any more" if what.needless else "request refused or withdrawn"
    if what.decision is not None:
        status = what.decision.status
        return (
            "taken up again" if status is Status.IN_PROGRESS else f"{status.value.replace('_', ' ')} by approved change"
        )
    return "wording changed" if what.text is not None else "extension approved"
