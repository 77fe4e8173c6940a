"""What happens beside a body's own meetings: visits of and meetings with inspectors, and updates in writing (HF 23,
LD 3.1, MB 3, CB 23)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan.bodies import Body, Meeting, MeetingKind, Member, members_on
from bot.plan.entries import Entry
from bot.plan.position import position
from bot.reading.child_words import without_names
from bot.services.conversation import Conversation, content
from bot.services.kept_words import keep
from bot.services.said import short_id
from bot.wording import visits as wording
from bot.wording.blocks import Said
from storage import journal, plans


@dataclass(frozen=True)
class Visit:
    """A visit as it was filled in: by whom, when, what kind of visit, its outcome, the recommendations (ids) it bears
    on, and the day until which its letter may not be quoted."""

    by: str
    on: date
    title: str
    outcome: str = ""
    recommendations: tuple[str, ...] = ()
    embargo: date | None = None


def log_visit(talk: Conversation, visit: Visit) -> Said:
    """Keep a visit with the outside body that made it, which is added when the plan does not have it yet."""
    bodies = plans.bodies(talk.session, talk.place.workspace, talk.plan.id)
    wanted = visit.by.casefold()
    body = next((b for b in bodies if wanted in {n.casefold() for n in (b.name, *b.aliases)}), None)
    kept, title = keep(talk, visit.outcome), keep(talk, visit.title)
    meeting = Meeting(
        id=f"v{short_id(talk.place.key)}",
        on=visit.on,
        kind=MeetingKind.EXTERNAL.value,
        title_words=title.id if title else None,
        outcome=kept.id if kept else None,
        embargo=visit.embargo,
        recommendations=visit.recommendations,
    )
    id = body.id if body else f"x{short_id(visit.by.casefold())}"
    whats: list[e.What] = [] if body else [e.BodyAdded(Body(id, visit.by, role="external"))]
    said = kept or title
    _append(talk, id, [*whats, e.MeetingSet(meeting)], said.digest if said else None)
    return wording.visit_kept(visit.by, replace(meeting, title=without_names(visit.title)))


def send_in_writing(talk: Conversation, body: Body, text: str) -> Said:
    """Send an update in writing to each member of a body that will not meet, and keep to whom it went (CB 23)."""
    members = members_on(body, talk.today) or [Member(user, "", talk.today, user) for user in body.people]
    kept = keep(talk, text)
    counts = position(plans.lines(talk.session, talk.place.workspace, talk.plan.id), talk.today).counts
    meeting = Meeting(
        id=f"w{short_id(talk.place.key)}",
        on=talk.today,
        kind=MeetingKind.WRITTEN.value,
        outcome=kept.id if kept else None,
        sent_to=tuple(member.id for member in members),
    )
    _append(talk, body.id, [e.MeetingSet(meeting)], kept.digest if kept else None)
    said = wording.in_writing(body, talk.plan.name, counts, talk.today, without_names(text))
    for member in members:
        if member.slack_id is not None:
            payload: dict[str, object] = {"user": member.slack_id, **content(said)}
            talk.add(f"written:{meeting.id}:{member.id}", "post", payload, None)
    return wording.sent_in_writing(body, members)


def _append(talk: Conversation, body: str, whats: list[e.What], digest: str | None) -> None:
    entries = [
        Entry(
            key=f"body:{talk.place.key}:{number}",
            subject="body",
            subject_id=body,
            what=what,
            by=talk.place.author,
            at=talk.now,
            said_at=talk.now,
            words_digest=digest if what is whats[-1] else None,
        )
        for number, what in enumerate(whats)
    ]
    journal.append(talk.session, talk.place.workspace, talk.plan.id, entries)
