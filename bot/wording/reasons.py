"""Why an action has the rating it has, in a few words (rule E3)."""

from __future__ import annotations

from bot.plan.calendar import add_months
from bot.plan.entities import Rating, Status
from bot.plan.position import Item
from bot.plan.rating import TOLERANCE_MONTHS


def why(item: Item, said: str = "as you said") -> str:
    """The reason for a reported rating; "" where there is nothing to explain. `said` is how the owner's own word is
    called: to others it is not "as you said"."""
    if item.line.status is Status.DELIVERED:
        return "its sign-off is overdue" if item.rating is Rating.AMBER else "reported as delivered, not signed off"
    match item.rating:
        case Rating.RED:
            return _why_red(item, said)
        case Rating.NOT_VERIFIED:
            return _why_not_verified(item)
        case Rating.AMBER:
            return _why_amber(item, said)
        case Rating.GREEN:
            return said if item.line.declared is Rating.GREEN else "nothing stands against it"
        case Rating.BLUE:
            return "signed off"
    return ""


def _why_red(item: Item, said: str) -> str:
    line, agreed = item.line, item.line.agreed
    if item.past_deadline:
        return "the inspectorate's deadline has passed"
    if line.declared is Rating.RED:
        return said
    if agreed is None:
        return ""
    limit = add_months(agreed.day, TOLERANCE_MONTHS)
    if line.forecast is not None and line.forecast.day > limit:
        return "the new date is more than a month after the agreed date"
    return "more than a month overdue"


def _why_not_verified(item: Item) -> str:
    if item.line.status is Status.INSUFFICIENT_EVIDENCE:
        return "the evidence was not enough"
    return "no word for twice as long as agreed"


def _why_amber(item: Item, said: str) -> str:
    line = item.line
    if line.agreed and line.forecast and line.forecast.day > line.agreed.day:
        return "the new date is after the agreed date"
    if item.overdue:
        return "it is overdue"
    if line.status is Status.BLOCKED:
        return "it is blocked"
    if line.blocker:
        return "something stands in its way"
    if line.vacant:
        return "the owner's post is vacant"
    if line.declared is Rating.AMBER:
        return said
    if item.update_overdue:
        return "no word for longer than agreed"
    return "a milestone is overdue"
