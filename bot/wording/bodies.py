"""Bodies, their meetings, the planner of gaps and the routing rules, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.plan.bodies import Body, Cycle, Every, Member, Route, RouteBy, members_on
from bot.plan.commitments import Commitment
from bot.plan.cycles import Gap, Sitting
from bot.plan.entities import Group, PlanDate
from bot.plan.frameworks import FrameworkChange
from bot.plan.position import Item
from bot.plan.reviews import review_since
from bot.plan.routing import Disagreement
from bot.wording.environment import Mrkdwn, count, escape, listed, render, short, typed
from bot.wording.environment import day as _day

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
ROLES = {
    "core_team": "core team",
    "board": "board",
    "committee": "committee",
    "scrutiny": "scrutiny",
    "executive": "executive",
    "external": "inspectorate or other outside body",
}
KINDS = {
    "formal": "formal meeting",
    "interim": "interim monitoring meeting",
    "external": "visit or meeting with inspectors",
    "written": "update in writing",
}
_ROUTES = {
    RouteBy.RECOMMENDATION: "rec",
    RouteBy.TAG: "tag",
    RouteBy.GROUP: "workstream",
    RouteBy.OWNER: "owner",
    RouteBy.CATEGORY: "category",
    RouteBy.SCOPE: "scope",
}
_LISTED_BY = {
    RouteBy.RECOMMENDATION: "by recommendation",
    RouteBy.TAG: "by tag",
    RouteBy.GROUP: "by workstream",
    RouteBy.OWNER: "by kind of owner",
    RouteBy.CATEGORY: "by category",
    RouteBy.SCOPE: "by scope of delivery",
}


def cycle_words(cycle: Cycle) -> str:
    """A cycle in a sentence: "the second Tuesday of the month"."""
    day = WEEKDAYS[cycle.weekday]
    match cycle.every:
        case Every.WEEKLY:
            return f"every {day}"
        case Every.FORTNIGHTLY:
            return f"every other {day}"
        case Every.MONTHLY:
            return f"the {WEEKS[cycle.week]} {day} of the month"
        case Every.QUARTERLY:
            return f"the {WEEKS[cycle.week]} {day} of every third month"


def routes_words(routes: Sequence[Route]) -> str:
    """Rules as they are typed: "rec 1, rec 2, tag ics"; "" for none."""
    return ", ".join(f"{_ROUTES[route.by]} {route.value}" for route in routes)


def body_row(body: Body, coming: Sitting | None, routed: int, today: date, successor: str | None = None) -> Mrkdwn:
    """One body of the list."""
    cycle = body.cycles[-1] if body.cycles and body.cycles[-1].until is None else None
    return render(
        "bodies/body.j2",
        body=body,
        role=ROLES.get(body.role, body.role),
        cycle=cycle_words(cycle) if cycle else None,
        coming=coming,
        routed=routed,
        routes=routes_words(body.routes),
        members=[member_words(m) for m in members_on(body, today)],
        to=pack_to(body),
        successor=successor,
        review=review_words(body.reviews.months) if body.reviews is not None else "",
    )


def member_words(member: Member) -> Mrkdwn:
    """A member: a mention where Slack knows them."""
    return Mrkdwn(f"<@{member.slack_id}>") if member.slack_id else escape(member.name)


def pack_to(body: Body) -> Mrkdwn:
    """Where a body's packs go; "" when nowhere."""
    if body.channel:
        return Mrkdwn(f"<#{body.channel}>")
    return Mrkdwn(listed([f"<@{user}>" for user in body.people]))


def review_words(months: int) -> str:
    """What a review of so many months is called."""
    named = {3: "three-month review", 4: "four-month review", 6: "six-month review", 12: "annual review"}
    return named.get(months, f"{months}-month review")


def review_of(sitting: Sitting) -> str:
    """What review is held at a meeting; "" for none."""
    held = sitting.body.reviews is not None and review_since(sitting.body, sitting.on) is not None
    return review_words(sitting.body.reviews.months) if held and sitting.body.reviews is not None else ""


def sitting_row(sitting: Sitting) -> Mrkdwn:
    """One meeting of a list."""
    return render(
        "bodies/meeting.j2",
        s=sitting,
        weekday=WEEKDAYS[sitting.on.weekday()],
        kind=KINDS[sitting.meeting.kind],
        review=review_of(sitting),
    )


def interim_row(body: Body, late: int, live: int, coming: Sitting | None) -> Mrkdwn:
    """An interim meeting is suggested (CB 8)."""
    return render("bodies/interim.j2", body=body, late=late, live=live, coming=coming)


def gaps_head(gaps: Sequence[Gap], most: int, bodies: int) -> Mrkdwn:
    """What the planner found, in a sentence or two."""
    too_long = sum(gap.too_long for gap in gaps)
    longest = max((gap.days for gap in gaps), default=0)
    return render("bodies/gaps.j2", gaps=gaps, most=most, too_long=too_long, longest=longest, bodies=bodies)


def gap_row(gap: Gap) -> Mrkdwn:
    """One gap of the planner."""
    return render("bodies/gap.j2", gap=gap)


def broken_row(gap: Gap) -> Mrkdwn:
    """A body whose own meetings lie too far apart."""
    every = gap.before.body.cycles[-1].every.value if gap.before else ""
    return render("bodies/broken.j2", gap=gap, every=every)


def routes_row(body: Body, routed: int, total: int, idle: Sequence[Route]) -> Mrkdwn:
    """A body's rules and how many actions they name."""
    return render(
        "bodies/routes.j2",
        body=body,
        rules=routes_words(body.routes),
        routed=routed,
        total=total,
        idle=routes_words(idle),
    )


def disagreement_row(found: Disagreement, titles: Mapping[str, str]) -> Mrkdwn:
    """Where two rules of a body disagree, action by action."""
    one, other = _LISTED_BY[found.one], _LISTED_BY[found.other]
    return render("bodies/disagree.j2", found=found, one=one, other=other, titles=titles)


def no_bodies() -> str:
    """Nothing is set up yet."""
    return "The plan has no boards or committees yet. The core team adds one with `/plan body`."


def saved(body: Body, coming: Sitting | None, warnings: Sequence[str]) -> Mrkdwn:
    """What was kept of a body, and what to look at."""
    cycle = body.cycles[-1] if body.cycles and body.cycles[-1].until is None else None
    return render(
        "bodies/saved.j2",
        body=body,
        cycle=cycle_words(cycle) if cycle else None,
        coming=coming,
        rules=routes_words(body.routes),
        to=pack_to(body),
        warnings=warnings,
    )


def gaps_warning(gaps: Sequence[Gap], most: int) -> str:
    """One sentence where the meetings leave too long without challenge; "" where they do not."""
    too_long = [gap for gap in gaps if gap.too_long]
    if not too_long:
        return ""
    return f"{count(len(too_long), 'gap')} above {most} days between meetings: `/plan meetings gaps` lists them."


def meeting_saved(sitting: Sitting) -> Mrkdwn:
    """What was kept of a meeting."""
    return Mrkdwn(f"Saved: {sitting_row(sitting)}")


# -- the forward work programme ------------------------------------------------------------------------

_ASKED_BY = {
    "committee": "committee recommendation",
    "member": "member’s question",
    "promise": "promise to report back",
    "verbal": "summary of a verbal update",
}


def forward_head(day: date, body: Body | None, rows: int) -> Mrkdwn:
    """The heading of the programme."""
    return render("bodies/forward.j2", day=day, body=body, rows=rows)


def forward_meeting(sitting: Sitting, items: int) -> Mrkdwn:
    """A meeting, with how many actions wait for it."""
    waiting = f" · {count(items, 'action')} to sign off" if items else ""
    return Mrkdwn(f"📅 {sitting_row(sitting)}{waiting}")


def forward_papers(sitting: Sitting) -> Mrkdwn:
    """A papers deadline."""
    return Mrkdwn(f"🗂️ {_on(sitting.papers_by)} · papers for *{escape(sitting.body.name)}* of {_day(sitting.on)}")


def forward_embargo(sitting: Sitting) -> Mrkdwn:
    """The day from which an inspectorate's letter may be quoted."""
    what = escape(sitting.meeting.title or KINDS[sitting.meeting.kind])
    embargo = sitting.meeting.embargo or sitting.on
    return Mrkdwn(f"🔓 {_on(embargo)} · embargo ends: {what} ({escape(sitting.body.name)}, {_day(sitting.on)})")


def forward_activity(day: date, item: Item, every: int) -> Mrkdwn:
    """Evidence of assurance that recurs is wanted."""
    often = "every month" if every == 1 else f"every {every} months"
    return Mrkdwn(f"🔁 {_on(day)} · evidence of assurance that recurs ({often}): *{escape(item.ref)}*")


def forward_framework(change: FrameworkChange) -> Mrkdwn:
    """The inspectorate judges by another framework from a day on."""
    name = escape(short(change.name, 100))
    return Mrkdwn(f"📐 {_on(change.on)} · new framework, *{name}*: every rating is to be reviewed (`/plan framework`)")


def forward_risk(number: int, body: str, day: date) -> Mrkdwn:
    """What is done about a risk is due at a meeting."""
    return Mrkdwn(f"⚠️ {_on(day)} · mitigation of risk {number} is due at *{escape(body)}* (`/plan risks`)")


def forward_deadline(day: date, actions: int) -> Mrkdwn:
    """An inspectorate's deadline."""
    return Mrkdwn(f"⏳ {_on(day)} · the inspectorate’s deadline for {count(actions, 'action')} not delivered yet")


def forward_review(day: date, item: Item) -> Mrkdwn:
    """A suspended action is looked at again."""
    return Mrkdwn(f"🔁 {_on(day)} · review of *{escape(item.ref)}* {escape(short(item.line.title, 80))}, suspended")


def forward_part(due: PlanDate, part: Group) -> Mrkdwn:
    """A whole phase, or another group, is due."""
    return Mrkdwn(f"🏁 {_on(due.day)} · *{escape(short(part.title, 90))}* as a whole is due")


def forward_promise(found: Commitment, said: str) -> Mrkdwn:
    """Something that was promised or asked for by a day."""
    kind, due = _ASKED_BY.get(found.kind, found.kind), found.due or found.at.date()
    to = f" to {escape(found.body)}" if found.body else ""
    return Mrkdwn(f"🤝 {_on(due)} · {kind}{to}{': ' + typed(said, 140) if said else ''}")


def _on(day_: date) -> str:
    return f"{WEEKDAYS[day_.weekday()]} *{_day(day_)}*"
