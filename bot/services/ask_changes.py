"""Answer `/plan changes`: the requests that await a decision, and what was decided lately."""

from __future__ import annotations

from datetime import timedelta

from bot.plan.calendar import local_day
from bot.plan.changes import Change, ChangeState
from bot.plan.permissions import sees_everything
from bot.services.show_change import card_of
from bot.services.view import View
from bot.wording.blocks import Said
from bot.wording.change_list import ChangePage
from bot.wording.changes import Card

PAGE = 6
LATELY = timedelta(days=28)


def answer(view: View) -> Said:
    """The page asked for. Today's has the buttons of what the asker may do about each request; a past day's shows
    what was known then."""
    wanted = [change for change in view.changes() if _wanted(view, change)]
    pending = [change for change in wanted if change.state is ChangeState.PENDING]
    decided = [change for change in reversed(wanted) if _lately(view, change)]
    pages = max(1, -(-len(pending) // PAGE))
    page = min(max(1, view.query.page), pages)
    user, settings, today = view.user, view.plan.settings, view.query.as_at is None
    return ChangePage(
        day=view.day,
        title=view.title,
        cards=[_card(view, change) for change in pending[(page - 1) * PAGE : page * PAGE]],
        total=len(pending),
        page=page,
        pages=pages,
        decided=[_card(view, change) for change in decided[:PAGE]] if page == 1 else [],
        left=max(0, len(decided) - PAGE),
        for_director=today and user in settings.directors,
        for_others=today and sees_everything(view.plan, user),
        reader=user if today else None,
        query=view.query,
    ).said()


def _card(view: View, change: Change) -> Card:
    return card_of(view.session, view.workspace, view.plan, change)


def _wanted(view: View, change: Change) -> bool:
    """The filters of the query hold for one of its actions; without a filter every request is wanted."""
    if view.query.owner is None and view.query.recommendation is None and not view.query.refs:
        return True
    shown = {item.line.action for item in view.standing.items if not view.query.refs or item.ref in view.query.refs}
    inside = {id for item in view.standing.items for id in view.grouping.of(item.line)} if change.group else set()
    return change.group in inside or any(id in shown for id in change.actions)


def _lately(view: View, change: Change) -> bool:
    if change.state is ChangeState.PENDING:
        return False
    settled = change.decided_on or local_day(change.at, view.plan.timezone)
    return settled > view.day - LATELY
