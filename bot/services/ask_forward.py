"""The forward work programme: meetings, papers, deadlines, reviews and promises by date (LD 2.2, NY 13.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from bot.plan.activities import next_day
from bot.plan.bodies import Body
from bot.plan.calendar import add_months
from bot.plan.cycles import meetings, sitting
from bot.plan.position import Item
from bot.plan.risks import due_at
from bot.plan.routing import routed
from bot.plan.sign_off import signs_off
from bot.services.view import View
from bot.wording import bodies as wording
from bot.wording.blocks import Said
from bot.wording.environment import Mrkdwn
from bot.wording.rows import rows_page
from storage import words

MONTHS_AHEAD = 6


class Event(Struct, frozen=True):
    """One dated line of the programme."""

    day: date
    order: int
    text: Mrkdwn


def answer(view: View) -> Said:
    """Everything dated in the six months ahead, for one body where one was named."""
    end = add_months(view.day, MONTHS_AHEAD)
    found = [*_of_meetings(view, end), *_deadlines(view, end), *_reviews(view, end)]
    found += _risks(view, end)
    found += [*_frameworks(view, end), *_activities(view, end)]
    if view.body is None:
        found += [*_promises(view, end), *_parts(view, end)]
    rows = [event.text for event in sorted(found, key=lambda e: (e.day, e.order, e.text))]
    return rows_page(wording.forward_head(view.day, view.body, len(rows)), rows, view.query)


def _of_meetings(view: View, end: date) -> Iterator[Event]:
    for body in [view.body] if view.body is not None else view.bodies:
        for kept in body.meetings:
            if kept.embargo is not None and view.day <= kept.embargo <= end:
                yield Event(kept.embargo, 2, wording.forward_embargo(sitting(body, kept)))
        held = [sitting(body, meeting) for meeting in meetings(body, view.day, end)]
        first = next((s for s in held if s.has_papers), None)
        for each in held:
            yield Event(each.on, 1, wording.forward_meeting(each, _items_of(view, body) if each is first else 0))
            if each.has_papers and each.papers_by >= view.day:
                yield Event(each.papers_by, 0, wording.forward_papers(each))


def _items_of(view: View, body: Body) -> int:
    """How many actions wait for the body's next meeting to sign them off."""
    if not signs_off(body, view.bodies):
        return 0
    return sum(routed(body, item.line, view.ground) for item in view.standing.delivered)


def _deadlines(view: View, end: date) -> Iterator[Event]:
    """The inspectorate's deadlines still ahead, with how many actions are not delivered."""
    waiting = Counter(i.line.inspectorate for i in view.standing.items if _undelivered(i) and i.line.inspectorate)
    for day, count in waiting.items():
        if day is not None and view.day <= day <= end:
            yield Event(day, 3, wording.forward_deadline(day, count))


def _undelivered(item: Item) -> bool:
    return item.line.days.rated and item.line.days.fixed is None


def _reviews(view: View, end: date) -> Iterator[Event]:
    """When what is suspended is looked at again."""
    for item in view.standing.items:
        day = item.line.review_on
        if day is not None and view.day <= day <= end:
            yield Event(day, 4, wording.forward_review(day, item))


def _parts(view: View, end: date) -> Iterator[Event]:
    """When whole phases, or other groups, are due."""
    for group in view.grouping.groups.values():
        if group.due is not None and view.day <= group.due.day <= end:
            yield Event(group.due.day, 3, wording.forward_part(group.due, group))


def _activities(view: View, end: date) -> Iterator[Event]:
    """The next day of assurance that recurs (HF 15)."""
    for item in view.standing.items:
        for activity in item.line.activities:
            if (wanted := next_day(activity, view.day)) <= end:
                yield Event(wanted, 7, wording.forward_activity(wanted, item, activity.every))


def _frameworks(view: View, end: date) -> Iterator[Event]:
    """When the inspectorate's framework changes, and the plan's ratings are to be reviewed (CB 22)."""
    for change in view.plan_then().frameworks:
        if view.day <= change.on <= end:
            yield Event(change.on, 3, wording.forward_framework(change))


def _risks(view: View, end: date) -> Iterator[Event]:
    """The meetings at which what is done about a risk is due (CB 13)."""
    for number, risk in enumerate(view.risks(), 1):
        due = due_at(risk, [view.body] if view.body is not None else view.bodies) if risk.open else None
        if due is not None and view.day <= due[1] <= end:
            yield Event(due[1], 6, wording.forward_risk(number, *due))


def _promises(view: View, end: date) -> Iterator[Event]:
    """What was asked for or promised by a day, and is still owed."""
    waiting = [c for c in view.commitments() if c.waiting and c.due]
    texts = words.texts(view.session, view.workspace, [c.words for c in waiting if c.words])
    for each in waiting:
        if each.due is not None and each.due <= end:
            said = texts[each.words].text if each.words in texts else ""
            yield Event(each.due, 5, wording.forward_promise(each, said))
