"""What is asked about the boards and committees: who they are, when they meet, the gaps, the routing, the way ahead."""

from __future__ import annotations

from datetime import timedelta

from bot.plan.bodies import Body
from bot.plan.calendar import add_months
from bot.plan.cycles import broken_cycles, gaps, meetings, next_meeting, sitting
from bot.plan.routing import disagreements, idle, routed
from bot.plan.slippage import live, slipping, slips
from bot.services import ask_forward, ask_visits
from bot.services.view import View
from bot.wording import bodies as wording
from bot.wording.blocks import Said
from bot.wording.environment import Mrkdwn, escape
from bot.wording.rows import rows_page

VIEWS = ("bodies", "meetings", "gaps", "forward", "routes", "visits")
MONTHS_AHEAD = 6


def answer(view: View) -> Said:
    """Answer one of the questions about bodies."""
    if view.query.view == "visits":
        return ask_visits.answer(view)
    if view.query.view == "forward":
        return ask_forward.answer(view)
    if not view.bodies:
        return rows_page(wording.no_bodies(), [], view.query)
    match view.query.view:
        case "meetings":
            return _meetings(view)
        case "gaps":
            return _gaps(view)
        case "routes":
            return _routes(view)
    return _bodies(view)


def _asked(view: View) -> list[Body]:
    """The body asked about, else all of them."""
    return [view.body] if view.body is not None else view.bodies


def _bodies(view: View) -> Said:
    lines = [item.line for item in view.standing.items]
    names = {body.id: body.name for body in view.bodies}
    rows = []
    for body in _asked(view):
        count = sum(routed(body, line, view.ground) for line in lines)
        goes_on_as = names.get(body.succeeded_by or "")
        rows.append(wording.body_row(body, next_meeting(body, view.day), count, view.day, goes_on_as))
    return rows_page("*Boards and committees*", rows, view.query, "`/plan body` adds one, `/plan body NAME` changes it")


def _meetings(view: View) -> Said:
    end = add_months(view.day, MONTHS_AHEAD)
    held = [sitting(b, m) for b in _asked(view) for m in meetings(b, view.day, end, cancelled=True)]
    rows = [wording.sitting_row(s) for s in sorted(held, key=lambda s: (s.on, s.time, s.body.name))]
    rows = [*_slipping(view), *rows]
    head = "*Meetings of the next six months*" + (f" of {escape(view.body.name)}" if view.body else "")
    return rows_page(head if rows else f"{head}: none planned.", rows, view.query, "`/plan meetings gaps` checks them")


def _slipping(view: View) -> list[Mrkdwn]:
    """The bodies for whose actions an interim meeting is suggested: much is red or late, and they do not meet soon."""
    found, most = [], view.plan.settings.challenge_days
    for body in _asked(view):
        items = [item for item in view.standing.items if routed(body, item.line, view.ground)]
        if body.role == "external" or not slipping(items):
            continue
        coming = next_meeting(body, view.day)
        if coming is None or (coming.on - view.day).days > most:
            late = sum(slips(item) for item in items)
            found.append(wording.interim_row(body, late, len([i for i in items if live(i)]), coming))
    return found


def _gaps(view: View) -> Said:
    most = view.plan.settings.challenge_days
    live = [b for b in _asked(view) if b.ended_on is None or b.ended_on > view.day - timedelta(days=1)]
    found = gaps(live, view.day, most)
    rows = [wording.gap_row(gap) for gap in found]
    broken = [wording.broken_row(gap) for gap in broken_cycles(live, view.day)]
    return rows_page(wording.gaps_head(found, most, len(live)), [*rows, *broken], view.query)


def _routes(view: View) -> Said:
    lines = [item.line for item in view.standing.items]
    titles = {line.ref: line.title for line in lines}
    rows = []
    for body in _asked(view):
        count = sum(routed(body, line, view.ground) for line in lines)
        rows.append(wording.routes_row(body, count, len(lines), idle(body, lines, view.ground)))
        rows += [wording.disagreement_row(found, titles) for found in disagreements(body, lines, view.ground)]
    head = "*Which actions go to which body*"
    return rows_page(head, rows, view.query, "`/plan route NAME rec 1, rec 2, tag ics` sets the rules of one")
