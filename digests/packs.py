"""Packs: before each meeting, once, what its body needs to know, kept as it was sent; and minutes left unposted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta

import msgspec

from bot.plan.awaiting import unproved
from bot.plan.bodies import Body
from bot.plan.calendar import at_local_time, is_working_day, local_day
from bot.plan.covers import cover_for
from bot.plan.cycles import Sitting, meeting_of, sitting, sittings
from bot.plan.entities import Plan, Rating
from bot.plan.escalation import in_force
from bot.plan.indicators import Indicator
from bot.plan.ledger import ledger
from bot.plan.movement import LONG, snapshot, unchanged
from bot.plan.oversight import Step
from bot.plan.part_dates import PartStanding, standings
from bot.plan.position import Item
from bot.plan.risks import in_order
from bot.plan.sign_off import looks_again, signs_off
from bot.services.body_position import (
    Monitored,
    monitored,
    pack_kind,
    pack_period,
    reports_before,
    told_at_review,
    told_before,
    withheld_from,
)
from bot.services.body_post import post_to_body
from bot.services.publish_minutes import publish
from bot.services.runtime import Runtime
from bot.services.set_cover import covers_told
from bot.wording.blocks import Said
from bot.wording.bodies import review_of
from bot.wording.key import printed
from bot.wording.lists import Names
from bot.wording.pack import Asked, Pack, Replaced, Requested, Unrated, pack_messages
from bot.wording.risks import Shown as RiskShown
from digests.gather import Sent
from digests.schedule import PROMPTS_FROM
from digests.work import Done
from storage import jobs, journal, plans, publications, schedules, words
from storage.engine import Session
from storage.jobs import Claimed, Job
from storage.publications import Publication
from storage.schedules import Schedule

PACK = "pack"
PACKS = "packs"
LOOK_AHEAD = timedelta(days=120)
MINUTES_WITHIN = timedelta(days=7)
COMING = 4


def packs_period(plan: Plan, now: datetime) -> str | None:
    """The hour in which packs may be made now, from 09:30 on working days; None otherwise."""
    day = local_day(now, plan.timezone)
    if plan.live_on is None or not is_working_day(day) or now < at_local_time(day, PROMPTS_FROM, plan.timezone):
        return None
    return f"{now:%Y-%m-%dT%H}"


def packs_due(bodies: Iterable[Body], day: date) -> list[Sitting]:
    """The meetings still to come whose papers are due by a day; where that is no working day, on the one before."""
    reached = _before_next_working_day(day)
    return [s for s in sittings(bodies, day, day + LOOK_AHEAD) if s.has_papers and s.papers_by <= reached]


def _before_next_working_day(day: date) -> date:
    """The last day before the next working day: on a Friday the Sunday after it."""
    following = day + timedelta(days=1)
    while not is_working_day(following):
        following += timedelta(days=1)
    return following - timedelta(days=1)


def unplanned(session: Session, workspace: str, plan: Plan, now: datetime) -> str | None:
    """The hour whose packs were not looked for yet; None when there is nothing to do."""
    period = packs_period(plan, now)
    row = schedules.schedule(session, workspace, plan.id, PACKS) if period else None
    return None if row is not None and row.last_period is not None and str(period) <= row.last_period else period


def plan_packs(session: Session, workspace: str, plan: Plan, now: datetime) -> None:
    """Add the jobs of the packs that are due, one a meeting and day."""
    period = unplanned(session, workspace, plan, now)
    if period is None:
        return
    bodies, day = plans.bodies(session, workspace, plan.id), local_day(now, plan.timezone)
    _minutes(session, workspace, plan, bodies, now)
    for due in packs_due(bodies, day):
        if due.body.channel or due.body.people:
            payload = {"plan": plan.id, "body": due.body.id, "meeting": due.meeting.id, "on": due.on.isoformat()}
            key = f"{PACK}:{plan.id}:{due.body.id}:{due.meeting.id}:{due.on.isoformat()}"
            jobs.add(session, Job(key, PACK, workspace, payload, now))
    schedules.set_schedule(session, Schedule(workspace, plan.id, PACKS, now, period))


def _minutes(session: Session, workspace: str, plan: Plan, bodies: Sequence[Body], now: datetime) -> None:
    """Post the minutes of meetings that were recorded and whose minutes nobody posted, from the working day after."""
    day = local_day(now, plan.timezone)
    for held in sittings(bodies, day - MINUTES_WITHIN, day - timedelta(days=1)):
        if any(minute.meeting == held.meeting.id for minute in held.body.minutes):
            publish(session, workspace, plan, held.body, held, now)


# -- the job -----------------------------------------------------------------------------------------


def pack(runtime: Runtime, job: Claimed) -> Done:
    """Compose the pack of a meeting from the plan as it is now, and add the jobs that post it. Payload: plan, body,
    meeting, on. A meeting that was moved or cancelled meanwhile gets none."""
    now = runtime.clock.now()
    with runtime.database.reading() as session:
        plan = plans.plan(session, job.workspace_id, str(job.payload["plan"]))
        bodies = plans.bodies(session, job.workspace_id, plan.id) if plan else []
        body = next((b for b in bodies if b.id == job.payload["body"]), None)
        meeting = meeting_of(body, str(job.payload["meeting"])) if body else None
        if plan is None or body is None or meeting is None or meeting.cancelled is not None:
            return Done("no such meeting")
        if meeting.on.isoformat() != job.payload["on"] or meeting.on < local_day(now, plan.timezone):
            return Done("the meeting is on another day")
        about = monitored(session, job.workspace_id, plan, body, local_day(now, plan.timezone))
        made = compose(session, job.workspace_id, about, sitting(body, meeting), now)
    messages = pack_messages(made)
    return Done("composed", lambda session: _publish(session, job, about, made, messages, now))


def compose(session: Session, workspace: str, about: Monitored, held: Sitting, at: datetime) -> Pack:
    """Everything the pack of a meeting says at a moment."""
    plan, standing = about.plan, about.standing
    first = publications.first_of_meeting(session, workspace, plan.id, pack_kind(about.body), held.meeting.id)
    # A pack that this one replaces told the body nothing that its meeting has met on: movement begins before it.
    before = first.as_at if first is not None else at
    review = told_at_review(session, workspace, about, held.on)
    told = review or told_before(session, workspace, about, before)
    seq, head = journal.head(session, plan.id)
    measures = tuple(plans.indicators(session, workspace, plan.id))
    return Pack(
        plan=plan.name,
        body=about.body,
        sitting=held,
        standing=standing,
        since=told[0] if told else None,
        ledger=ledger(told[1], snapshot(standing).ratings) if told else None,
        to_sign_off=about.to_sign_off,
        to_agree=tuple(_to_agree(session, workspace, about)),
        again=tuple(_again(about, measures)),
        to_categorise=about.to_categorise,
        category_names=plan.settings.category_names,
        unproved=unproved(about.unproved),
        requests=tuple(_requests(session, workspace, about, held)),
        exceptions=tuple(item for item in standing.items if _escalated(item, standing.day)),
        names=Names(about.ground.people, about.ground.recommendations, plan.timezone, printed(plan)),
        grouping=about.ground.grouping,
        causes=_causes(session, workspace, about),
        coming=tuple(_coming(about, held)),
        seq=seq,
        head=head,
        indicators=measures,
        late_for=held.papers_by if standing.day > held.papers_by else None,
        parts=tuple(_parts(about)),
        risks=tuple(_risks(session, workspace, about, held)),
        review=review_of(held) if review else "",
        cover=cover_for(covers_told(session, workspace, plan.settings.covers), about.body.id),
        unrated=_unrated(session, workspace, about, held),
        unchanged=_unchanged(session, workspace, about, before),
        replaces=_replaced(first, plan) if first is not None else None,
    )


def _risks(session: Session, workspace: str, about: Monitored, held: Sitting) -> Iterator[RiskShown]:
    """The open risks whose mitigation is due at the meeting, the highest score first (CB 13, 15, 16)."""
    every = plans.risks(session, workspace, about.plan.id)
    here = (about.body.id, held.meeting.id)
    due = [risk for risk in every if risk.open and (risk.now.due_body, risk.now.due_meeting) == here]
    numbers = {risk.id: number for number, risk in enumerate(every, 1)}
    refs = {item.line.action: item.ref for item in about.standing.items}
    for risk in in_order(due):
        ids = [id for id in (risk.words, risk.now.mitigation) if id]
        yield RiskShown(
            number=numbers[risk.id],
            risk=risk,
            refs=tuple(refs[id] for id in risk.actions if id in refs),
            recommendations=tuple(r.ref for r in about.ground.recommendations.values() if r.id in risk.recommendations),
            indicators=(),
            owner=about.ground.people.get(risk.now.owner or ""),
            day=about.standing.day,
            words=words.texts(session, workspace, ids),
        )


def _unrated(session: Session, workspace: str, about: Monitored, held: Sitting) -> Unrated | None:
    """Why the pack of a meeting carries no ratings, in the words that were typed."""
    made = withheld_from(about.body, held.meeting.id)
    if made is None:
        return None
    said = words.texts(session, workspace, [made.words] if made.words else [])
    return Unrated(made.seen_by, made.seen_on, said[made.words].text if made.words in said else "")


def _replaced(first: Publication, plan: Plan) -> Replaced:
    """The pack that a moved meeting had already: when it was sent, and the day on which the meeting was to be."""
    return Replaced(local_day(first.published_at, plan.timezone), date.fromisoformat(first.period.partition(":")[0]))


def _unchanged(session: Session, workspace: str, about: Monitored, at: datetime) -> dict[str, int]:
    """What presses and has not moved for long, with over how many packs, this one among them (A7.15)."""
    before = reports_before(session, workspace, about.plan.id, about.body.id, about.bodies, at)
    streaks = unchanged(snapshot(about.standing).ratings, before)
    return {ref: told + 1 for ref, told in streaks.items() if told + 1 >= LONG}


def _to_agree(session: Session, workspace: str, about: Monitored) -> Iterator[Asked]:
    """The changes that need the body's approval, each with its actions here and why it is asked for."""
    said = words.texts(session, workspace, [change.words for change in about.to_agree if change.words])
    for change in about.to_agree:
        items = tuple(item for item in about.standing.items if item.line.action in change.actions)
        part = next((p for p in _parts(about) if p.group.id == change.group), None)
        yield Asked(change, items, part, said[change.words].text if change.words in said else "")


def _parts(about: Monitored) -> list[PartStanding]:
    """The groups with a date of their own among what the body monitors."""
    lines = [item.line for item in about.standing.items]
    dated = [group for group in about.ground.grouping.groups.values() if group.due is not None]
    found = standings(about.ground.grouping, lines, about.standing.day, dated) if dated else []
    return [each for each in found if each.total]


def _again(about: Monitored, measures: Sequence[Indicator]) -> Iterator[tuple[Item, str]]:
    """What is signed off and the body is asked to look at again, with the first reason (rule E5)."""
    if signs_off(about.body, about.bodies):
        for item in about.standing.items:
            if why := looks_again(item.line, measures, about.standing.day):
                yield item, why[0]


def _escalated(item: Item, day: date) -> bool:
    """Whether the ladder has come to its last step: the next body's exception report (rule E8)."""
    return any(each.step is Step.BODY and in_force(item, each, day) for each in item.line.overseen.escalations)


def _requests(session: Session, workspace: str, about: Monitored, held: Sitting) -> Iterator[Requested]:
    """The evidence that was asked for by the meeting and has not come."""
    wanted = about.wanted_by(held.on)
    said = words.texts(session, workspace, [each.what for _, each in wanted if each.what])
    for item, each in wanted:
        text = said[each.what].text if each.what in said else item.line.title
        yield Requested(item, text, each.due)


def _coming(about: Monitored, held: Sitting) -> Iterator[Sitting]:
    """The next meetings after this one, of any body."""
    ahead = sittings(about.bodies, about.standing.day, held.on + LOOK_AHEAD)
    others = [s for s in ahead if (s.body.id, s.meeting.id) != (about.body.id, held.meeting.id)]
    yield from others[:COMING]


def _causes(session: Session, workspace: str, about: Monitored) -> dict[str, str]:
    """What stands in the way of what is red, not verified or amber, in the owners' words."""
    pressing = (Rating.RED, Rating.NOT_VERIFIED, Rating.AMBER)
    ids = [item.line.cause for item in about.standing.items if item.rating in pressing and item.line.cause]
    return {id: text.cause for id, text in words.texts(session, workspace, ids).items() if text.cause}


def _publish(
    session: Session, job: Claimed, about: Monitored, made: Pack, messages: Sequence[Said], at: datetime
) -> list[int]:
    first, *then = messages
    told, body = snapshot(made.standing), about.body
    sent = Sent(first.text, first.blocks, [asdict(said) for said in then], told.overdue)
    kept = Publication(
        workspace_id=job.workspace_id,
        plan_id=about.plan.id,
        kind=pack_kind(body),
        period=pack_period(made.sitting.meeting),
        as_at=at,
        published_at=at,
        payload=msgspec.json.encode(sent).decode(),
        counts=msgspec.to_builtins(made.standing.counts),
        lines=told.ratings,
    )
    if not publications.publish(session, kept):
        return []
    remember: dict[str, object] = {"kind": "digest", "refs": [], "person": None}
    sheet = {"plan": about.plan.id, "kind": kept.kind, "period": kept.period}
    payload = {**asdict(first), "then": sent.then, "remember": remember, "sheet": sheet}
    return post_to_body(session, job.workspace_id, body, job.key, payload, at)
