"""Gathering what a weekly digest says: the position of a day against the last publication as it was sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import msgspec

from bot.plan.action import Action
from bot.plan.awaiting import Awaiting, awaiting_in
from bot.plan.bodies import Body
from bot.plan.calendar import local_day
from bot.plan.change_news import change_news
from bot.plan.changes import Change
from bot.plan.commitments import Commitment
from bot.plan.cycles import Gap, Sitting, gaps, sittings
from bot.plan.deadlines import undated
from bot.plan.entities import Group, Person, Plan, Rating, Recommendation
from bot.plan.escalation import needs_safeguarding_answer
from bot.plan.findings import required_first
from bot.plan.gates import held_gates
from bot.plan.grouping import Grouping
from bot.plan.indicators import Indicator
from bot.plan.late_soon import late_soon
from bot.plan.line import Line, line_of
from bot.plan.movement import LONG, Snapshot, is_new, is_worse, moved_overdue, moved_rating, snapshot, unchanged
from bot.plan.part_dates import late_parts
from bot.plan.position import Item, Position, position
from bot.plan.risks import Risk
from bot.plan.sign_off import looks_again, with_meetings
from bot.services.ask_again import unanswered
from bot.services.body_position import reports_before
from bot.services.setup_plan import held
from bot.wording.commitments import KINDS
from bot.wording.digest import Movement, Names, Section, Weekly
from bot.wording.headline import headline
from bot.wording.key import printed
from digests.measured import measured
from digests.needs import led_instead, orphans, unnamed_teams
from storage import journal, plans, publications, words
from storage.engine import Session
from storage.publications import Publication

WEEKLY = "weekly"
MEETINGS_WITHIN = timedelta(days=28)


class Sent(msgspec.Struct, frozen=True):
    """What is kept of a digest: the messages as sent, and which actions were overdue."""

    text: str
    blocks: list[dict[str, object]]
    then: list[dict[str, object]]
    overdue: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """A plan as Planbot knew it at a moment."""

    plan: Plan
    lines: Sequence[Line]
    people: Mapping[str, Person]
    recommendations: Mapping[str, Recommendation]
    bodies: Sequence[Body]
    commitments: Sequence[Commitment] = ()
    indicators: Sequence[Indicator] = ()
    changes: Sequence[Change] = ()
    risks: Sequence[Risk] = ()
    groups: Sequence[Group] = ()


def known(session: Session, workspace: str, plan: Plan, until: datetime | None = None) -> Known:
    """What is known now, or (with `until`) what was known just before a past moment."""
    if until is not None:
        return _known_then(session, workspace, plan, until)
    recommendations = {r.id: r for r in plans.recommendations(session, workspace, plan.id)}
    return Known(
        plan,
        plans.lines(session, workspace, plan.id),
        plans.people(session, workspace, plan.id),
        recommendations,
        plans.bodies(session, workspace, plan.id),
        plans.commitments(session, workspace, plan.id),
        plans.indicators(session, workspace, plan.id),
        plans.changes(session, workspace, plan.id),
        plans.risks(session, workspace, plan.id),
        plans.groups(session, workspace, plan.id),
    )


def _known_then(session: Session, workspace: str, plan: Plan, until: datetime) -> Known:
    states = plans.states_as_at(session, workspace, plan.id, until).values()
    then = next((s for s in states if isinstance(s, Plan)), plan)
    actions = sorted((s for s in states if isinstance(s, Action)), key=lambda a: (a.order, a.ref))
    bodies = [s for s in states if isinstance(s, Body)]
    return Known(
        then,
        with_meetings([line_of(then, action) for action in actions], bodies),
        {s.id: s for s in states if isinstance(s, Person)},
        {s.id: s for s in states if isinstance(s, Recommendation)},
        bodies,
        [s for s in states if isinstance(s, Commitment)],
        [s for s in states if isinstance(s, Indicator)],
        [s for s in states if isinstance(s, Change)],
        sorted((s for s in states if isinstance(s, Risk)), key=lambda risk: (risk.at, risk.id)),
        sorted((s for s in states if isinstance(s, Group)), key=lambda group: (group.order, group.id)),
    )


def gather(
    session: Session, workspace: str, about: Known, at: datetime, late_for: date | None = None
) -> tuple[Weekly, Position]:
    """Everything the digest of a moment says, without its picture, and the position it was counted from."""
    plan = about.plan
    day = local_day(at, plan.timezone)
    standing = position(about.lines, day)
    last = publications.last_publication(session, workspace, plan.id, WEEKLY, before=at)
    told = snapshot_of(last)
    seq, head = journal.head(session, plan.id)
    sections = tuple(_sections(about, standing, told))
    weekly = Weekly(
        plan=plan.name,
        day=day,
        since=local_day(last.as_at, plan.timezone) if last else None,
        counts=standing.counts,
        movements=tuple(_movements(standing, told)),
        sections=sections,
        names=Names(about.people, about.recommendations, _causes(session, workspace, sections)),
        seq=seq,
        head=head,
        late_for=late_for,
        unanswered=tuple(unanswered(session, workspace, about.people)),
        challenges=tuple(_challenges(standing)),
        owed=tuple(_owed(about.commitments, day)),
        measured=measured(standing, about.indicators, about.risks, day),
        harm=tuple(_harm(session, workspace, standing)),
        harm_unanswered=tuple(i.ref for i in standing.items if needs_safeguarding_answer(i, day)),
        run_out=tuple(_run_out(standing)),
        led_instead=tuple(line.ref for line in led_instead(about.lines, about.people, about.recommendations, day)),
        monitored=tuple(line.ref for line in about.lines if line.overseen.monitored_since is not None),
        unnamed=tuple((name, tuple(refs)) for name, refs in unnamed_teams(about.lines, about.people).items()),
        orphans=tuple(line.ref for line in orphans(about.lines, about.people, about.recommendations, day)),
        undated=tuple(line.ref for line in undated(plan, about.lines, about.recommendations, day)),
        late_parts=tuple(late_parts(Grouping(about.groups, about.recommendations), about.lines, day)),
        meetings=tuple(_meetings(about.bodies, day)),
        unchanged=tuple(_unchanged(session, workspace, about, standing, at)),
        unchallenged=tuple(_unchallenged(about, day)),
        unsent=tuple(_unsent(about.bodies, day)),
        key=printed(plan),
        hold=held(session, workspace, plan, day),
        headline=headline(plan.settings, standing, about.recommendations.values()),
        changes=change_news(standing, about.changes),
        gates=tuple(held_gates(plan, Grouping(about.groups, about.recommendations), about.lines, day)),
    )
    return weekly, standing


def snapshot_of(last: Publication | None) -> Snapshot | None:
    """What the last publication counted, as it was sent."""
    if last is None:
        return None
    return Snapshot(last.lines, msgspec.json.decode(last.payload, type=Sent).overdue)


def _movements(standing: Position, told: Snapshot | None) -> Iterable[Movement]:
    yield _movement("overdue", len(standing.overdue), standing, told, None)
    for rating, label in ((Rating.RED, "🔴 RED"), (Rating.NOT_VERIFIED, "❓ NOT VERIFIED"), (Rating.AMBER, "🟠 AMBER")):
        yield _movement(label, len(standing.rated(rating)), standing, told, rating)


def _movement(label: str, now: int, standing: Position, told: Snapshot | None, rating: Rating | None) -> Movement:
    if told is None:
        return Movement(label, now)
    moved = moved_overdue(told, standing) if rating is None else moved_rating(told, standing, rating)
    finished = {item.ref for item in standing.items if item.line.days.fixed is not None}
    return Movement(label, now, moved, sum(ref in finished for ref in moved.went))


def _sections(about: Known, standing: Position, told: Snapshot | None) -> Iterable[Section]:
    """The parts in the order of rule E11; an action is told once, under the most pressing."""
    red = _new_first(required_first(standing.rated(Rating.RED), about.recommendations), told)
    listed = {item.ref for item in red}
    yield Section("🔴 RED", red, _new(red, told))
    overdue = tuple(item for item in standing.overdue if item.ref not in listed)
    also = len(standing.overdue) - len(overdue)
    new_overdue = frozenset(i.ref for i in overdue if told is not None and i.ref not in told.overdue)
    yield Section("⏰ OVERDUE, by age", overdue, new_overdue, f"and {also} of those under RED" if also else "")
    listed |= {item.ref for item in overdue}
    yield _rest("❓ NOT VERIFIED", standing.rated(Rating.NOT_VERIFIED), listed, told)
    amber = [
        i for i in standing.rated(Rating.AMBER) if i.line.days.fixed is None and (told is None or is_worse(told, i))
    ]
    yield _rest("🟠 AMBER, new or worse" if told else "🟠 AMBER", amber, listed, told)
    yield from _awaiting(standing, listed, about.indicators)
    yield _late_soon(standing, listed)
    yield _rest("📅 DUE in the next 14 days", standing.due_soon, listed, None)


def _rest(title: str, items: Iterable[Item], listed: set[str], told: Snapshot | None) -> Section:
    """A part without what was listed before, and how many of its kind those are."""
    found = tuple(items)
    left = tuple(item for item in found if item.ref not in listed)
    also = len(found) - len(left)
    listed |= {item.ref for item in left}
    return Section(title, left, _new(left, told), f"and {also} of those above" if also else "")


def _awaiting(standing: Position, listed: set[str], indicators: Sequence[Indicator]) -> Iterable[Section]:
    """What waits for evidence and for the body's decision, and what the body is asked to look at again."""
    found = awaiting_in(standing.items, standing.day)
    for title, kind in (
        ("🧾 AWAITING EVIDENCE", Awaiting.EVIDENCE),
        ("🔎 COMPLETE, assurance pending", Awaiting.ASSURANCE),
        ("📬 DELIVERED, awaiting sign-off", Awaiting.SIGN_OFF),
    ):
        reasons = {item.ref: why for item, why in found[kind].items()}
        yield replace(_rest(title, found[kind], listed, None), reasons=reasons)
    again = {item: why for item in standing.items if (why := looks_again(item.line, indicators, standing.day))}
    section = _rest("🔁 SIGNED OFF, to be looked at again", again, listed, None)
    yield replace(section, reasons={item.ref: why[0] for item, why in again.items()})


def _late_soon(standing: Position, listed: set[str]) -> Section:
    """What is not overdue yet and will be, each with its surest reason."""
    found = late_soon(standing.items, standing.day)
    section = _rest("🐌 GOING TO BE LATE", [item for items in found.values() for item in items], listed, None)
    reasons = {item.ref: reason.value for reason, items in found.items() for item in items}
    return replace(section, reasons=reasons)


def _new_first(items: Sequence[Item], told: Snapshot | None) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: not is_new(told, item)))


def _new(items: Iterable[Item], told: Snapshot | None) -> frozenset[str]:
    return frozenset(item.ref for item in items if is_new(told, item))


def _causes(session: Session, workspace: str, sections: Sequence[Section]) -> dict[str, str]:
    """What stands in the way of what is red or overdue, in the owners' words."""
    ids = [item.line.cause for section in sections[:2] for item in section.items if item.line.cause]
    found = words.texts(session, workspace, ids)
    return {id: text.cause for id, text in found.items() if text.cause}


def _owed(commitments: Iterable[Commitment], day: date) -> list[tuple[int, str, int]]:
    """What was asked for or promised and is overdue, the oldest first."""
    late = [(c.number, KINDS.get(c.kind, c.kind), (day - c.due).days) for c in commitments if c.due and c.overdue(day)]
    return sorted(late, key=lambda each: -each[2])


def _challenges(standing: Position) -> list[tuple[str, str, int]]:
    """The challenges that are not settled, the oldest first."""
    found = [(i.ref, c.state, (standing.day - c.on).days) for i in standing.items for c in i.line.overseen.challenges]
    return sorted(found, key=lambda each: -each[2])


def _run_out(standing: Position) -> list[tuple[str, str, int]]:
    """The temporary measures that ran out and the dependencies that are late, with their days."""
    found = ((item.ref, each) for item in standing.items for each in item.line.overseen.awaited)
    late = [(ref, each) for ref, each in found if each.until < standing.day]
    return [(ref, each.party or "interim arrangement", (standing.day - each.until).days) for ref, each in late]


def _harm(session: Session, workspace: str, standing: Position) -> list[tuple[str, str]]:
    """The delays by which a child could come to harm, with the reason given."""
    found = [item for item in standing.items if item.line.overseen.harm and item.line.days.fixed is None]
    ids = [item.line.overseen.harm_reason or "" for item in found]
    said = words.texts(session, workspace, filter(None, ids))
    return [(item.ref, said[id].text if id in said else "") for item, id in zip(found, ids, strict=True)]


def _meetings(bodies: Sequence[Body], day: date) -> list[Sitting]:
    return sittings(bodies, day, day + MEETINGS_WITHIN)[:5]


def _unchanged(
    session: Session, workspace: str, about: Known, standing: Position, at: datetime
) -> Iterator[tuple[str, tuple[tuple[str, str, int], ...]]]:
    """By body, what presses and was told with the same rating in three of its packs or more (HF 19-20)."""
    now = snapshot(standing).ratings
    for body in about.bodies:
        told = [] if body.ended_on else reports_before(session, workspace, about.plan.id, body.id, about.bodies, at)
        long = [(ref, now[ref], count) for ref, count in unchanged(now, told).items() if count >= LONG]
        if long:
            yield body.name, tuple(sorted(long, key=lambda each: -each[2]))


def _unchallenged(about: Known, day: date) -> list[Gap]:
    """The gaps between meetings that are too long and begin soon (NY 4.3)."""
    if not about.bodies:
        return []
    found = gaps(about.bodies, day, about.plan.settings.challenge_days)
    return [gap for gap in found if gap.too_long and gap.begins <= day + MEETINGS_WITHIN]


def _unsent(bodies: Sequence[Body], day: date) -> list[str]:
    """The bodies that meet soon and have neither a channel nor people for their pack."""
    held = sittings(bodies, day, day + MEETINGS_WITHIN)
    return list(dict.fromkeys(s.body.name for s in held if s.has_papers and not (s.body.channel or s.body.people)))
