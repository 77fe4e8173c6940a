"""Why an action has the rating it has, in a few words (rule E3)."""

from __future__ import annotations

from bot.plan.action import Update
from bot.plan.calendar import add_months
from bot.plan.entities import Rating, Status
from bot.plan.position import Item
from bot.plan.presets import BY_FORECAST, BY_PERCENT
from bot.plan.rating import AMBER_PERCENT, HALF_DONE, RED_PERCENT

SILENT, UNHEARD = "no word for longer than agreed", "no word for twice as long as agreed"
MORE_THAN = {0: "", 1: "more than a month "}


def why(item: Item, said: str = "as you said") -> str:
    """The reason for a reported rating; "" where there is nothing to explain. `said` is how the owner's own word is
    called: to others it is not "as you said"."""
    if item.line.status is Status.DELIVERED:
        if item.rating is Rating.AMBER:
            return "its sign-off is overdue"
        pending = item.line.follow_up is not None
        return "complete, its assurance is pending" if pending else "reported as delivered, not signed off"
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


def why_now(before: Item, after: Item, update: Update) -> str:
    """The reason in the answer to an update. A rating it did not give is not "as you said"; where nothing but silence
    stood against the action, the word itself is what moved it."""
    reason = why(after, "as you said" if update.rating is not None else "as last said")
    if update.rating is None and before.rating is not after.rating and why(before) in (SILENT, UNHEARD):
        return f"word is no longer overdue; {reason}"
    return reason


def _why_red(item: Item, said: str) -> str:
    line, agreed = item.line, item.line.agreed
    if item.past_deadline:
        return "the inspectorate's deadline has passed"
    if line.overseen.harm:
        return "the delay could cause direct harm to a child"
    if line.declared is Rating.RED:
        return said
    if line.days.key == BY_PERCENT:
        return _why_red_by_percent(item)
    if agreed is None:
        return ""
    limit = add_months(agreed.day, line.days.tolerance)
    more = MORE_THAN.get(line.days.tolerance, f"more than {line.days.tolerance} months ")
    if line.days.key == BY_FORECAST and line.forecast is not None and line.forecast.day > limit:
        return f"the new date is {more}after the agreed date"
    return f"{more}overdue"


def _why_red_by_percent(item: Item) -> str:
    percent = item.line.percent or 0
    if item.overdue and RED_PERCENT < percent < HALF_DONE:
        return f"{percent}% complete after its date"
    return f"{percent}% complete"


def _why_not_verified(item: Item) -> str:
    if item.line.status is Status.INSUFFICIENT_EVIDENCE:
        return "the evidence was not enough"
    if item.line.days.key == BY_PERCENT and item.line.percent is None:
        return "nobody has said how much is complete"
    return UNHEARD


def _why_amber(item: Item, said: str) -> str:
    line = item.line
    if line.days.key == BY_PERCENT and line.percent is not None and line.percent <= AMBER_PERCENT:
        return f"{line.percent}% complete"
    by_forecast = line.days.key == BY_FORECAST
    if by_forecast and line.agreed and line.forecast and line.forecast.day > line.agreed.day:
        return "the new date is after the agreed date"
    if item.overdue:
        return "it is overdue"
    if by_forecast and line.status is Status.BLOCKED:
        return "it is blocked"
    if by_forecast and line.blocker:
        return "something stands in its way"
    if line.vacant:
        return "the owner's post is vacant"
    if line.declared is Rating.AMBER:
        return said
    if item.update_overdue:
        return SILENT
    return "a milestone is overdue"
