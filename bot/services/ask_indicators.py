"""`/plan indicators`: the measures by recommendation, one of them in full, or those that are green-on-red."""

from __future__ import annotations

from bot.plan.entities import Recommendation
from bot.plan.green_on_red import green_on_red, serves
from bot.plan.indicators import Indicator
from bot.plan.measures import Measured
from bot.plan.position import Item
from bot.services.view import View
from bot.wording import indicators as wording
from bot.wording.blocks import Said
from bot.wording.indicators import Shown
from storage import words


def answer(view: View, unseen: bool = False) -> Said:
    """The indicators that the query asks for, on its day."""
    if view.query.by == "red":
        found = green_on_red(view.standing.items, _wanted(view), view.day)
        return wording.green_on_red(found, view.day, view.names)
    if view.query.measure is not None:
        return _one(view, view.query.measure)
    often = view.query.by
    shown = sorted((_shown(view, each) for each in _wanted(view) if often in ("", each.frequency)), key=_order)
    title = f"{often.capitalize()} scorecard" if often else view.title
    return wording.listing(title, view.day, shown, view.query, unseen)


def _one(view: View, id: str) -> Said:
    found = next((each for each in view.indicators() if each.id == id), None)
    if found is None:
        return wording.no_such_indicator(id, [each.name for each in view.indicators()])
    said = (each.words for each in found.readings if each.words)
    why = (each.words for each in found.retargets if each.words)
    told = words.texts(view.session, view.workspace, [*(story.words for story in found.stories), *said, *why])
    return wording.card(_shown(view, found), view.day, view.names, _served(view, found), told)


def _shown(view: View, indicator: Indicator) -> Shown:
    served = _served(view, indicator)
    return Shown(Measured(indicator, view.day), served[0] if served else None, _items(view, indicator))


def _items(view: View, indicator: Indicator) -> tuple[Item, ...]:
    """The actions an indicator names itself."""
    return tuple(item for item in view.standing.items if item.line.action in indicator.actions)


def _served(view: View, indicator: Indicator) -> list[Recommendation]:
    """The recommendations an indicator is for: its own, else those of its actions, in the plan's order."""
    ids = set(indicator.recommendations)
    if not ids:
        ids = {id for item in _items(view, indicator) for id in item.line.recommendations}
    return sorted((each for each in view.served.values() if each.id in ids), key=lambda each: each.order)


def _order(shown: Shown) -> tuple[int, int, str]:
    """By recommendation, those for none last."""
    indicator, served = shown.measured.indicator, shown.recommendation
    return (served.order if served else 1_000_000, indicator.order, indicator.name)


def _wanted(view: View) -> list[Indicator]:
    """The indicators within what the query is limited to: a recommendation, an owner, a group."""
    query = view.query
    if not (query.recommendation or query.owner or query.groups or query.body):
        return view.indicators()
    found = view.recommendation(query.recommendation) if query.recommendation else None
    return [
        each
        for each in view.indicators()
        if (found is not None and found.id in each.recommendations)
        or any(serves(each, item.line) for item in view.standing.items)
    ]
