"""`/plan milestones`: all of a plan's by the time after publication they belong to, and those still open (A3.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bot.plan.action import Action, Milestone
from bot.plan.calendar import add_months
from bot.plan.entities import UNRATED
from bot.services.view import View
from bot.wording import milestones as wording
from bot.wording.blocks import Said
from bot.wording.milestones import Bucket, Checkpoint

DATELESS = "Following others, not dated yet"


def answer(view: View, unseen: bool = False) -> Said:
    """The milestones of the actions asked about."""
    wanted = {item.line.action: item for item in view.standing.items if item.line.status not in UNRATED}
    refs = view.query.refs
    actions = [action for action in view.actions() if action.id in wanted and (not refs or action.ref in refs)]
    every = [(action, each) for action in actions for each in action.milestones if each.kind != "indicator"]
    open_ones = sorted(_open(view, every), key=lambda c: (c.milestone.due.day if c.milestone.due else date.max, c.ref))
    milestones = [each for _, each in every]
    return wording.listing(view.day, list(_buckets(view, milestones)), open_ones, view.query, unseen, view.names.key)


def _open(view: View, every: Sequence[tuple[Action, Milestone]]) -> Iterator[Checkpoint]:
    for action, each in every:
        if each.done_on is None or each.done_on > view.day:
            late = max(0, (view.day - each.due.day).days) if each.due else 0
            yield Checkpoint(action.ref, each, view.people.get(action.owner or ""), late)


def _buckets(view: View, every: Sequence[Milestone]) -> Iterator[Bucket]:
    """Each milestone is in one bucket, by its date counted from publication."""
    published = view.plan.published_on
    ends = [("Within 3 months", add_months(published, 3)), ("Within 6 months", add_months(published, 6))]
    begins = date.min
    for title, end in (*ends, ("Over 6 months", date.max)):
        yield _bucket(title, [m for m in every if m.due and begins < m.due.day <= end], view.day)
        begins = end
    dateless = [m for m in every if m.due is None]
    if dateless:
        yield _bucket(DATELESS, dateless, view.day)


def _bucket(title: str, found: Sequence[Milestone], day: date) -> Bucket:
    done = [m for m in found if m.done_on is not None and m.done_on <= day]
    late = [m for m in done if m.due and m.done_on and m.done_on > m.due.day]
    overdue = [m for m in found if m not in done and m.due and m.due.day < day]
    return Bucket(title, len(found), len(done), len(late), len(overdue))
