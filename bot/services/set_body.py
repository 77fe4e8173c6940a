"""Set up the boards and committees: what they are, their cycles, meetings, routing rules, members and successors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest

from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan.bodies import Body, Cycle, Meeting, Member, Route
from bot.plan.calendar import local_day
from bot.plan.cycles import gaps, next_meeting
from bot.plan.entities import Plan
from bot.plan.grouping import Grouping
from bot.plan.routing import Ground, disagreements
from bot.services.meeting_words import in_the_clear, kept_apart
from bot.services.said import short_id
from bot.wording import bodies as wording
from bot.wording.blocks import Said
from bot.wording.refusal import said
from storage import journal, plans
from storage.engine import Session


@dataclass(frozen=True)
class Setting:
    """Who changes the bodies of which plan, and when; `cause` is the Slack event, from which the keys derive."""

    session: Session
    workspace: str
    plan: Plan
    by: str
    now: datetime
    cause: str

    @property
    def today(self) -> date:
        """The plan's local day."""
        return local_day(self.now, self.plan.timezone)

    def write(self, *found: tuple[str, e.What], digests: Sequence[str | None] = ()) -> None:
        """Append entries about bodies (id and what happened), the first of them with the digests of the words that they
        hold; a second time is harmless."""
        entries = [
            e.Entry(f"body:{self.cause}:{n}", "body", id, what, self.by, self.now, self.now, words_digest=digest)
            for n, ((id, what), digest) in enumerate(zip_longest(found, digests))
        ]
        journal.append(self.session, self.workspace, self.plan.id, entries)

    def body(self, id: str) -> Body | None:
        """A body as it stands."""
        every = plans.bodies(self.session, self.workspace, self.plan.id)
        return next((body for body in every if body.id == id), None)

    def named(self, name: str) -> Body | None:
        """The body that has a name."""
        every = plans.bodies(self.session, self.workspace, self.plan.id)
        wanted = name.casefold().strip()
        return next((b for b in every if wanted in {n.casefold() for n in (b.name, *b.aliases)}), None)


def save_body(setting: Setting, wanted: Body, known: Body | None) -> Said:
    """Keep a body as it was filled in: a new one, or the changes to one known. `wanted.cycles` holds its one cycle."""
    cycle = wanted.cycles[0] if wanted.cycles else None
    if known is None:
        setting.write((wanted.id, e.BodyAdded(wanted)))
    else:
        setting.write(*_differences(setting, wanted, cycle, known))
    body = setting.body(wanted.id) or wanted
    return said(wording.saved(body, next_meeting(body, setting.today), _warnings(setting, body)))


def _differences(setting: Setting, wanted: Body, cycle: Cycle | None, known: Body) -> list[tuple[str, e.What]]:
    found: list[tuple[str, e.What]] = []
    names = e.BodyChanged.__struct_fields__
    changed = e.BodyChanged(**{name: getattr(wanted, name) for name in names})
    if any(getattr(known, name) != getattr(wanted, name) for name in names):
        found.append((known.id, changed))
    if cycle != current_cycle(known):
        found.append((known.id, e.CycleSet(cycle, cycle.starts if cycle else setting.today)))
    if wanted.routes != known.routes:
        found.append((known.id, e.RoutesSet(wanted.routes)))
    return found


def current_cycle(body: Body) -> Cycle | None:
    """The cycle a body is on."""
    return body.cycles[-1] if body.cycles and body.cycles[-1].until is None else None


def set_routes(setting: Setting, body: Body, routes: tuple[Route, ...]) -> Said:
    """Keep which actions go to a body."""
    if routes != body.routes:
        setting.write((body.id, e.RoutesSet(routes)))
    body = replace(body, routes=routes)
    return said(wording.saved(body, next_meeting(body, setting.today), _warnings(setting, body)))


def set_meeting(setting: Setting, body: Body, meeting: Meeting) -> Meeting:
    """Keep a meeting: a single one, or one of the cycle that is re-dated or cancelled, with its words in the clear;
    the meeting as it is told."""
    stages = kept_apart(setting.session, setting.workspace, meeting)
    whats = [(body.id, e.MeetingSet(kept)) for kept, _ in stages]
    setting.write(*whats, digests=[digest for _, digest in stages])
    [told] = in_the_clear(setting.session, setting.workspace, [replace(body, meetings=(stages[-1][0],))])
    return told.meetings[0]


def set_members(setting: Setting, body: Body, found: Sequence[Member]) -> None:
    """Who joined a body, and who left it."""
    setting.write(*((body.id, e.MemberSet(member)) for member in found))


def succeed(setting: Setting, body: Body, on: date, successor: str | None) -> None:
    """A body ends on a day; another goes on in its place, with what is routed to it where it has no rules itself."""
    after = setting.body(successor) if successor else None
    takes_over = after is not None and not after.routes and bool(body.routes)
    routes: list[tuple[str, e.What]] = [(after.id, e.RoutesSet(body.routes))] if after and takes_over else []
    setting.write((body.id, e.BodySucceeded(on, successor)), *routes)


def new_id(setting: Setting, name: str) -> str:
    """The id of a new body: its name where that is free."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40] or "body"
    return slug if setting.body(slug) is None else f"{slug}-{short_id(setting.cause)[:6]}"


def _warnings(setting: Setting, body: Body) -> Sequence[str]:
    """What to look at now: gaps in the challenge, rules that disagree."""
    session, workspace, plan = setting.session, setting.workspace, setting.plan
    every = plans.bodies(session, workspace, plan.id)
    most = plan.settings.challenge_days
    found = [wording.gaps_warning(gaps(every, setting.today, most), most)]
    ground = ground_of(session, workspace, plan)
    if body.routes and disagreements(body, plans.lines(session, workspace, plan.id), ground):
        found.append("Two of its rules do not name the same actions: `/plan routes` lists them.")
    return [sentence for sentence in found if sentence]


def ground_of(session: Session, workspace: str, plan: Plan) -> Ground:
    """What routing rules look things up in."""
    recommendations = {r.id: r for r in plans.recommendations(session, workspace, plan.id)}
    grouping = Grouping(plans.groups(session, workspace, plan.id), recommendations)
    return Ground(recommendations, grouping, plans.people(session, workspace, plan.id))
