"""Prompts: who is asked today, and the one message that asks them, composed when it is sent (rule E8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.plan.calendar import local_day, next_working_day
from bot.plan.entities import Plan
from bot.plan.entries import Entry, PersonMatched
from bot.plan.escalation import standing_step
from bot.plan.line import Line
from bot.plan.permissions import person_of
from bot.plan.position import item_on
from bot.services.ask_again import ask_again
from bot.services.prompt_slot import prompt_key
from bot.services.runtime import Runtime
from bot.slack.people import SlackPerson
from bot.wording.changes import Card
from bot.wording.environment import Mrkdwn
from bot.wording.escalation import Escalated
from bot.wording.evidence_requests import asked_for
from bot.wording.prompt import Asked, prompt_message
from digests import approvals
from digests.deliver import asked_kind
from digests.escalate import Told, escalate, escalated_users, told_to
from digests.monitoring import end_monitoring
from digests.needs import Need, Why, asked, by_addressee, needs
from digests.reminders import remind_on, reminded, reminders
from digests.roll import Roll, roll_of, roll_today
from digests.schedule import Window, known_zone, prompts_on, window
from digests.work import Done, TryLater
from storage import jobs, journal, plans, schedules
from storage.engine import Session
from storage.jobs import Claimed, Job


def plan_prompts(session: Session, workspace: str, plan: Plan, day: date, now: datetime) -> list[int]:
    """Take the day's steps of the ladder and add the jobs of its prompts, one a person; a person who has one already
    gets no second. Returns their ids."""
    roll = roll_of(session, workspace, plan, day)
    ended = end_monitoring(session, workspace, roll, day, now)
    if escalate(session, workspace, roll, day, now) or ended:
        roll = roll_of(session, workspace, plan, day)
    owned = by_addressee(roll.lines, roll.people, roll.recommendations, day)
    deciding = approvals.deciding(session, workspace, plan, day)
    added = []
    for user in dict.fromkeys((*owned, *deciding, *escalated_users(roll.lines), *reminded(roll))):
        after = last_asked(session, workspace, plan, user)
        if user in deciding or _anything(roll, user, owned.get(user, []), after, day):
            payload = {"plan": plan.id, "user": user, "day": day.isoformat()}
            added.append(jobs.add(session, Job(prompt_key(plan.id, user, day), "prompt", workspace, payload, now)))
    return [id for id in added if id is not None]


def _anything(roll: Roll, user: str, lines: Sequence[Line], after: date | None, day: date) -> bool:
    """Whether somebody is to be asked or told anything on a day."""
    wanted = any(asked(roll.plan, need, after, day) for need in needs(roll.plan, lines, day, roll.papers))
    return wanted or bool(told_to(roll.lines, user, after, day)) or remind_on(roll, user, after, day)


def last_asked(session: Session, workspace: str, plan: Plan, user: str) -> date | None:
    """The day somebody was last prompted."""
    row = schedules.schedule(session, workspace, plan.id, asked_kind(user))
    return date.fromisoformat(row.last_period) if row is not None and row.last_period else None


# -- the job -----------------------------------------------------------------------------------------


def prompt(runtime: Runtime, job: Claimed) -> Done:
    """Compose one person's prompt from the plan as it is now, and add the job that posts it.

    Payload: plan (else the live one), user (or person, a person's id), day; `again` after "Later" asks whatever the
    ladder says; `refs` when the core team chases these actions now, at any hour.
    """
    with runtime.database.reading() as session:
        found = _find(session, job)
    if found is None:
        return Done("nobody to ask")
    plan, user = found
    someone = runtime.slack.person(user)
    if someone.deleted:
        return Done("has left", lambda session: _orphan(session, job, plan, user, runtime.clock.now()))
    if "refs" in job.payload:
        return _chase(runtime, job, plan, someone)
    return _bundle(runtime, job, plan, someone)


def _find(session: Session, job: Claimed) -> tuple[Plan, str] | None:
    """The plan and the Slack user the job is about."""
    plan_id = job.payload.get("plan")
    plan = plans.plan(session, job.workspace_id, plan_id) if plan_id else None
    plan = plan or plans.live_plan(session, job.workspace_id)
    if plan is None:
        return None
    user = job.payload.get("user")
    if user is None:
        person = plans.people(session, job.workspace_id, plan.id).get(str(job.payload.get("person")))
        user = person.slack_id if person is not None else None
    return (plan, str(user)) if user else None


def _bundle(runtime: Runtime, job: Claimed, plan: Plan, someone: SlackPerson) -> Done:
    day, now = date.fromisoformat(job.payload["day"]), runtime.clock.now()
    hours = window(day, someone.tz)
    if now < hours.opens:
        raise TryLater(hours.opens, "before working hours")
    if now >= hours.closes or local_day(now, known_zone(someone.tz)) != day:
        return Done("too late")
    with runtime.database.reading() as session:
        roll = roll_today(runtime, session, job.workspace_id, plan, day)
        after = last_asked(session, job.workspace_id, plan, someone.id)
        waiting = approvals.waiting_for(session, job.workspace_id, plan, someone.id)
        due = approvals.to_ask(session, job.workspace_id, plan, someone.id, day)
    again = bool(job.payload.get("again"))
    wanted, told = _today(roll, someone.id, after, day, again or due)
    more = remind_on(roll, someone.id, after, day)
    if not prompts_on(plan, day) or not (wanted or told or due or more or (again and waiting)):
        return Done("nothing to say")
    post = _say(
        job, roll, someone, Bundle(wanted, told, waiting, reminders(roll, someone.id, after, day)), day, now, hours
    )

    def record(session: Session) -> list[int]:
        approvals.note_asked(session, job.workspace_id, plan, someone.id, waiting, now)
        return [*_added(session, post), *ask_again(session, runtime, job.workspace_id, someone.id, job.key)]

    return Done("composed", record)


def _today(roll: Roll, user: str, after: date | None, day: date, again: bool) -> tuple[list[Need], list[Told]]:
    """What somebody is asked about today, and what was escalated to them."""
    wanted = needs(roll.plan, roll.lines_for(user, day), day, roll.papers)
    if not again and not any(asked(roll.plan, need, after, day) for need in wanted):
        wanted = []
    return wanted, told_to(roll.lines, user, after, day)


@dataclass(frozen=True)
class Bundle:
    """Everything one message says: what is asked about, what was escalated, and which decisions are waited for."""

    wanted: Sequence[Need]
    told: Sequence[Told] = ()
    waiting: Sequence[Card] = ()
    reminders: Sequence[Mrkdwn] = ()


def _chase(runtime: Runtime, job: Claimed, plan: Plan, someone: SlackPerson) -> Done:
    now = runtime.clock.now()
    day = local_day(now, plan.timezone)
    refs = set(job.payload["refs"])
    with runtime.database.reading() as session:
        roll = roll_today(runtime, session, job.workspace_id, plan, day)
    wanted = [Need(item_on(line, day), Why.CHASED) for line in roll.lines if line.ref in refs]
    if not wanted:
        return Done("nothing to say")
    post = _say(job, roll, someone, Bundle(wanted), day, now, None)
    return Done("composed", lambda session: _added(session, post))


def _say(
    job: Claimed,
    roll: Roll,
    someone: SlackPerson,
    bundle: Bundle,
    day: date,
    now: datetime,
    hours: Window | None,
) -> Job:
    """The message as a job of its own: what it was about is fixed here, so that its thread says the same."""
    me = person_of(roll.people, someone.id)
    asked_about = [_as_asked(need, roll, someone) for need in bundle.wanted]
    escalated = _escalated(roll, someone.id, bundle.told, day)
    said = prompt_message(someone.name, asked_about, day, bundle.waiting, escalated, bundle.reminders)
    payload: dict[str, object] = {
        "user": someone.id,
        "text": said.text,
        "blocks": said.blocks,
        "remember": {**_about(bundle), "person": me.id if me else None},
    }
    if hours is not None:
        payload["until"] = hours.closes.isoformat()
        payload["asked"] = {"plan": roll.plan.id, "user": someone.id, "day": day.isoformat()}
    return Job(f"{job.key}:post", "post", job.workspace_id, payload, now, someone.id)


def _about(bundle: Bundle) -> dict[str, object]:
    """What the message's thread is about. Only what was asked about counts as prompted for (rule E8)."""
    if bundle.wanted:
        return {"kind": "prompt", "refs": [need.ref for need in bundle.wanted]}
    return {"kind": "escalation", "refs": [each.item.ref for each in bundle.told]}


def _escalated(roll: Roll, user: str, told: Sequence[Told], day: date) -> list[Escalated]:
    owners = {each.item.ref: roll.people.get(each.item.line.owner or "") for each in told}
    leads = (*roll.plan.settings.directors, *roll.plan.settings.assistant_directors)
    return [
        Escalated(t.item, t.escalation, owners[t.item.ref], standing_step(t.item, day), user in leads) for t in told
    ]


def _as_asked(need: Need, roll: Roll, someone: SlackPerson) -> Asked:
    owner = roll.people.get(need.item.line.owner) if need.item.line.owner else None
    for_whom = owner if owner is not None and owner.slack_id != someone.id else None
    said_at = need.item.line.last_said_at
    last = local_day(said_at, roll.plan.timezone) if said_at is not None else None
    wanted = [
        (roll.asked_for[w.what], w.due) for w in need.item.line.proof.wanted if w.what and w.what in roll.asked_for
    ]
    papers = (need.papers.body, need.papers.due) if need.papers is not None else None
    return Asked(need.item, need.why.value, for_whom, last, asked_for(wanted), papers)


def _added(session: Session, job: Job) -> list[int]:
    id = jobs.add(session, job)
    return [id] if id is not None else []


def _orphan(session: Session, job: Claimed, plan: Plan, user: str, now: datetime) -> list[int]:
    """Somebody who has left Slack is unmatched: their actions go to a lead, today if the lead has had no prompt."""
    person = person_of(plans.people(session, job.workspace_id, plan.id), user)
    if person is not None:
        entry = Entry(f"left:{user}:{job.key}", "person", person.id, PersonMatched(None), "planbot", now, now)
        journal.append(session, job.workspace_id, plan.id, [entry])
    day = next_working_day(local_day(now, plan.timezone))
    return plan_prompts(session, job.workspace_id, plan, day, now)
