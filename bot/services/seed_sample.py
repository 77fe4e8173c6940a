"""Fill the local workspace's plan with the sample: the plan file, three months of its history, its settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.plan import entries as e
from bot.plan.action import Evidence, EvidenceKind, Update
from bot.plan.bodies import Body, Cycle, Every, Meeting, Route, RouteBy
from bot.plan.calendar import LONDON, at_local_time, local_day, next_working_day
from bot.plan.entities import Person, PlanDate, Settings
from bot.plan.evidence import EvidenceReview
from bot.plan.evidence_entries import EvidenceReviewed
from bot.plan.sign_off import Draft, Verdict, decision_of
from bot.sample.sample_history import BOARD, HistoryItem, sample_history, sample_sign_offs
from bot.sample.sample_plan import publication_day, sample_plan_file
from bot.services.offer_import import import_file
from bot.services.seed_measures import measures
from bot.slack.people import SlackPerson
from storage import journal, plans, words
from storage.engine import Session

FILE = "plan.csv"
LIVE_DAYS_AGO = 91


def seed_sample(
    session: Session, workspace: str, known: Sequence[SlackPerson], chosen: Settings, now: datetime
) -> str | None:
    """Open the sample plan as it stands at `now`; None when the workspace has a plan already."""
    if plans.current_plan(session, workspace) is not None:
        return None
    today = local_day(now)
    begun = at_local_time(today - timedelta(days=LIVE_DAYS_AGO + 1), "09:00")
    by = chosen.core_team[0]
    done = import_file(
        session, workspace, FILE, sample_plan_file(today), publication_day(today), by, list(known), begun
    )
    people = plans.people(session, workspace, done.plan_id)
    settings = [
        e.Entry("settings:sample", "plan", done.plan_id, e.SettingsChosen(chosen), by, begun, begun),
        e.Entry("live", "plan", done.plan_id, e.WentLive(local_day(begun)), by, begun, begun),
        *(e.Entry(f"body:{b.id}", "body", b.id, e.BodyAdded(b), by, begun, begun) for b in _bodies(chosen, today)),
    ]
    said = list(_history(session, workspace, today, people))
    decided = _decisions(today, by, {entry.subject_id: entry.by for entry in said if entry.words_digest})
    measured = measures(session, workspace, today, by, begun, people)
    told = sorted([*said, *decided, *measured], key=lambda entry: (entry.at, entry.key))
    journal.append(session, workspace, done.plan_id, [*settings, *told])
    return done.plan_id


def _bodies(chosen: Settings, today: date) -> tuple[Body, ...]:
    """The improvement board, and two monthly bodies offset by a fortnight so that the plan is challenged every two
    weeks (NY 4.3)."""
    begun = today - timedelta(days=LIVE_DAYS_AGO)
    meetings = tuple(Meeting(f"m{n}", next_working_day(today + timedelta(days=28 * n + 9))) for n in range(-1, 4))
    second, fourth = (Cycle(Every.MONTHLY, 1, begun, week) for week in (2, 4))
    by_recommendation, by_tag = (Route(RouteBy.RECOMMENDATION, ref) for ref in ("1", "2")), Route(RouteBy.TAG, "ICS")
    return (
        Body("board", BOARD, meetings=meetings, people=chosen.directors, signs_off=True),
        Body("core-team", "Core Team", role="core_team", channel=chosen.channel, cycles=(second,), time="10:00"),
        Body(
            "ics-board",
            "ICS Project Board",
            aliases=("ICS board",),
            people=chosen.directors,
            cycles=(fourth,),
            routes=(*by_recommendation, by_tag),
        ),
    )


def _history(session: Session, workspace: str, today: date, people: dict[str, Person]) -> Iterator[e.Entry]:
    by_email = {person.email: person for person in people.values() if person.email}
    for number, item in enumerate(sample_history(today)):
        person = by_email.get(item.person_email)
        kept = words.keep(session, workspace, item.words, item.cause)
        at = datetime.combine(item.day, item.time, ZoneInfo(LONDON)).astimezone(ZoneInfo("UTC"))
        by = (person.slack_id if person else None) or item.person_email
        update = _update(f"sample:{number}", by, at, item, kept.id)
        action = f"a:{item.ref}"
        yield e.Entry(update.id, "action", action, e.UpdateRecorded(update), by, at, at, None, kept.digest)
        if item.confirmed_on is not None:
            then = at_local_time(item.confirmed_on, time(16))
            what = e.UpdateConfirmed(update.id, "core team")
            yield e.Entry(f"{update.id}:confirmed", "action", action, what, "core team", then, then)


def _update(id: str, by: str, at: datetime, item: HistoryItem, kept: str) -> Update:
    quiet = not (item.rating or item.status or item.percent is not None or item.forecast or item.cause)
    return Update(
        id=id,
        by=by,
        said_at=at,
        rating=item.rating,
        status=item.status,
        percent=item.percent,
        forecast=PlanDate(item.forecast) if item.forecast else None,
        delivered_on=item.achieved,
        blocker=item.cause is not None,
        nil_return=quiet,
        words=kept,
    )


def _decisions(today: date, by: str, owners: Mapping[str, str]) -> Iterator[e.Entry]:
    """What the board signed off, each on evidence that the owner gave and somebody of the core team accepted."""
    for sign_off in sample_sign_offs(today):
        action, day = f"a:{sign_off.ref}", sign_off.day
        given, judged, decided = (at_local_time(day, hour) for hour in ("10:00", "12:00", "15:00"))
        piece = Evidence(
            f"sample-evidence:{sign_off.ref}",
            owners.get(action, "planbot"),
            given,
            url=f"https://council.example/impact/{sign_off.ref}",
            name=f"What has changed since: {sign_off.ref}",
            kind=EvidenceKind.OUTCOME,
        )
        review = EvidenceReview(f"sample-review:{sign_off.ref}", by, judged, True)
        draft = Draft(Verdict.SIGNED_OFF, sign_off.body, day, evidence=(piece.id,))
        decision = decision_of(draft, f"signed:{sign_off.ref}", by, decided)
        yield e.Entry(piece.id, "action", action, e.EvidenceAttached(piece), piece.by, given, given)
        yield e.Entry(review.id, "action", action, EvidenceReviewed(piece.id, review), by, judged, judged)
        yield e.Entry(decision.id, "action", action, e.StatusDecided(decision), by, decided, decided)
