"""A simulated half-year of one plan: clock, workers, journal and database are real, Slack and the people are not.

Slack is a stand-in that knows sixty owners, their leads and directors, and writes down what is posted when. People are
drawn with a seed: they answer a prompt or do not, by an entry in the journal on the afternoon of the same day (their
words do not go through the reader), go away with or without a cover, and do what half_year_acts tells. The
clock ticks at a few moments of every day, weekends and bank holidays among them, and not at all while Planbot is down.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from bot.plan import entries as e
from bot.plan.action import Action, Update
from bot.plan.bodies import Body, Cycle, Every, Route, RouteBy
from bot.plan.calendar import add_working_days, at_local_time, is_working_day, local_day
from bot.plan.cycles import sittings
from bot.plan.entities import Inspection, Person, PlanDate, Rating, Recommendation, Settings, Status
from bot.plan.line import Line
from bot.plan.oversight import RedNote
from bot.plan.oversight_entries import RedExplained
from bot.plan.position import Item, item_on
from bot.services.runtime import Runtime
from bot.slack.client import Message, Slack
from bot.slack.people import SlackPerson
from digests.clock import tick
from digests.needs import addressee
from digests.roll import Roll, roll_today
from digests.worker import Worker
from storage import journal, plans, threads
from storage.engine import Database
from tests.databases import fresh_database
from tests.digests.half_year_acts import LEAVERS, PLAN, WORKSPACE, Acts, measures_and_risks, waiting
from tests.digests.world import SetClock

CHANNEL = "C0CORE"
BOARD_CHANNEL = "C0BOARD"
LIVE, LAST = date(2026, 3, 2), date(2026, 8, 31)
ACTIONS, OWNERS, RECOMMENDATIONS = 162, 60, 8
MOMENTS = ("09:05", "09:31", "14:35", "16:40")
ACTING = "14:35"
IDLE_MOMENTS = ("10:00", "15:00")
DOWN = {date(2026, 6, 10), date(2026, 6, 11), date(2026, 7, 13)}
"""Days on which Planbot is down: two in the middle of a week, and a Monday with its digest."""
ABROAD = {"U0OWNER07": "America/New_York", "U0OWNER08": "Europe/Athens"}
BODIES = (
    Body("core", "Core Team", channel=CHANNEL, cycles=(Cycle(Every.MONTHLY, 1, date(2026, 1, 1), 2),)),
    Body(
        "board",
        "Programme Board",
        channel=BOARD_CHANNEL,
        cycles=(Cycle(Every.MONTHLY, 1, date(2026, 1, 1), 4),),
        routes=tuple(Route(RouteBy.RECOMMENDATION, f"R{n}") for n in range(1, 5)),
        signs_off=True,
    ),
)
"""Two monthly bodies offset by a fortnight: the second and the fourth Tuesday."""


@dataclass(frozen=True)
class Post:
    """A message that Planbot posted; `to` is a channel's id or a user's."""

    to: str
    key: str
    thread: str | None
    at: datetime


class NotedSlack(Slack):
    """Stands in for Slack: what is posted is noted, everybody is known, nothing is sent."""

    def __init__(self, clock: SetClock) -> None:
        super().__init__("xoxb-nobody", "http://127.0.0.1:9/")
        self.clock, self.posts = clock, list[Post]()
        self._numbers = count(1)

    def person(self, user: str) -> SlackPerson:
        """Somebody in London, or abroad; a leaver is gone from their day on."""
        gone = user in LEAVERS and local_day(self.clock.now()) >= LEAVERS[user][2]
        return SlackPerson(user, f"Person {user}", tz=ABROAD.get(user, "Europe/London"), deleted=gone)

    def open_dm(self, user: str) -> str:
        """The direct messages with somebody are named by them."""
        return user

    def post(self, channel: str, said: Message, key: str, thread_ts: str | None = None) -> str:
        """Note the post."""
        at = self.clock.now()
        self.posts.append(Post(channel, key, thread_ts, at))
        return f"{at.timestamp() + next(self._numbers) % 1_000_000 / 1e6:.6f}"

    def upload_picture(self, png: bytes, alt: str, title: str, wait: Any = None) -> str:
        """A picture's id."""
        return f"F{next(self._numbers)}"

    def share_file(self, name: str, content: bytes, channel: str, comment: str, thread_ts: str | None) -> None:
        """Note the file as a post in the thread."""
        self.posts.append(Post(channel, f"file:{name}", thread_ts, self.clock.now()))


@dataclass(frozen=True)
class Standing:
    """An action at the end of a working day: the last day its owner spoke, and the last day somebody was asked."""

    day: date
    item: Item
    reachable: bool
    spoken: date | None
    asked: date | None


@dataclass(frozen=True)
class Wait:
    """Something that waits for somebody at the end of a working day: since when they are to be told of it, and the last
    day on which whoever it waited for was written to."""

    what: str
    user: str
    day: date
    since: date
    told: date | None


@dataclass
class HalfYear:
    """The plan, and what was seen of it on every working day on which Planbot was up."""

    database: Database
    clock: SetClock
    slack: NotedSlack
    standing: list[Standing] = field(default_factory=list)
    waits: list[Wait] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.runtime = Runtime(self.database, self.clock, self.slack, workspace=WORKSPACE)
        self.worker = Worker(self.runtime)
        self.chance = random.Random(1904)
        self.acts = Acts(self.runtime)
        self.asked: dict[str, date] = {}
        self.told: dict[str, date] = {}
        self.willing = {owner(n): self.chance.choice((0.0, 0.35, 0.8, 0.8, 0.9)) for n in range(OWNERS)}

    def run(self) -> None:
        """Live through every day from going live to the end."""
        self.record(opening(self.chance))
        for day in days():
            if day in DOWN:
                continue
            self.record(self.absences(day))
            for moment in MOMENTS if is_working_day(day) else IDLE_MOMENTS:
                self.clock.moment = at_local_time(day, moment)
                self.worker.run(tick(self.runtime, self.clock.now()))
                if moment == ACTING:
                    self.acts.on(day, self.roll(day))
                    self.worker.run()
            if is_working_day(day):
                self.afternoon(day)

    def roll(self, day: date) -> Roll:
        """Who is asked what, as the plan stands."""
        with self.database.reading() as session:
            plan = plans.plan(session, WORKSPACE, PLAN)
            assert plan is not None
            return roll_today(self.runtime, session, WORKSPACE, plan, day)

    def afternoon(self, day: date) -> None:
        """Owners answer what they were asked, the board decides, and the day is noted."""
        with self.database.reading() as session:
            start = at_local_time(day, "00:00")
            prompts = threads.prompts_between(session, WORKSPACE, start, start + timedelta(days=1))
        roll = self.roll(day)
        lines = {line.ref: line for line in roll.lines}
        for ref in (ref for prompt in prompts for ref in prompt.actions):
            self.asked[ref] = day
        for line in lines.values():
            spoken = local_day(line.last_said_at) if line.last_said_at else None
            reachable = addressee(line, roll.people, roll.recommendations, day) is not None
            self.standing.append(Standing(day, item_on(line, day), reachable, spoken, self.asked.get(line.ref)))
        said = [self.answers(prompt.channel, lines[ref], day) for prompt in prompts for ref in prompt.actions]
        told = {post.to for post in self.slack.posts if post.thread is None and local_day(post.at) == day}
        self.note_waits(roll, told, day)
        answered = self.acts.answered(roll, told, day, at_local_time(day, "15:20"))
        self.record([*(entry for each in said for entry in each), *answered])
        if any(held.body.id == "board" for held in sittings(BODIES, day, day)):
            self.acts.sign_off(self.roll(day).lines, day)
            self.worker.run()

    def note_waits(self, roll: Roll, told: set[str], day: date) -> None:
        """Note what waits for whom, and that whoever was written to today was told of it."""
        for what, user, since in waiting(roll, day):
            if user in told:
                self.told[what] = day
            self.waits.append(Wait(what, user, day, since, self.told.get(what)))

    def record(self, entries: list[e.Entry]) -> None:
        """Append to the journal."""
        if entries:
            with self.database.writing() as session:
                journal.append(session, WORKSPACE, PLAN, entries)

    # -- what people do ----------------------------------------------------------------------------------

    def absences(self, day: date) -> list[e.Entry]:
        """Now and then somebody goes away for a week or three, every other one with a cover."""
        if not is_working_day(day) or self.chance.random() > 0.3:
            return []
        who, until = self.chance.randrange(OWNERS + 4), day + timedelta(days=self.chance.choice((5, 9, 18)))
        person = f"p{who}" if who < OWNERS else f"lead{who - OWNERS + 1}"
        cover = f"p{self.chance.randrange(OWNERS)}" if self.chance.random() < 0.5 else None
        what = e.AwaySet(until, cover if cover != person else None)
        return [_entry(f"away-{day}", "person", person, what, at_local_time(day, "08:00"))]

    def answers(self, user: str, line: Line, day: date) -> Iterator[e.Entry]:
        """What somebody says of an action they were asked about, if anything."""
        if self.chance.random() > self.willing.get(user, 0.2):
            return
        at, item = at_local_time(day, "15:10"), item_on(line, day)
        yield _entry(f"said-{line.ref}-{day}", "action", line.action, e.UpdateRecorded(self._word(user, item, at)), at)
        if item.rating is Rating.RED and self.chance.random() < 0.7:
            note = RedNote(f"n-{line.ref}-{day}", user, at, "More staff.", False, "Nobody waits.")
            yield _entry(f"red-{line.ref}-{day}", "action", line.action, RedExplained(note), at)

    def _word(self, user: str, item: Item, at: datetime) -> Update:
        id, roll = f"u-{item.ref}-{at:%Y%m%d}", self.chance.random()
        if item.overdue and roll < 0.4:
            return Update(id, user, at, status=Status.DELIVERED, delivered_on=at.date())
        if item.overdue and roll < 0.7:
            return Update(id, user, at, rating=Rating.AMBER, forecast=PlanDate(at.date() + timedelta(days=20)))
        rating = Rating.RED if roll > 0.93 else Rating.AMBER if roll > 0.75 else Rating.GREEN
        return Update(id, user, at, rating=rating)


# -- the plan ------------------------------------------------------------------------------------------


def half_year(folder: Path) -> HalfYear:
    """The half-year, lived through, on a new SQLite file."""
    clock = SetClock(at_local_time(LIVE, "08:00"))
    lived = HalfYear(fresh_database(folder / "planbot.db"), clock, NotedSlack(clock))
    lived.run()
    return lived


def days() -> Iterator[date]:
    """Every day from going live to the end."""
    return (LIVE + timedelta(days=n) for n in range((LAST - LIVE).days + 1))


def owner(number: int) -> str:
    """An owner's Slack user."""
    return f"U0OWNER{number:02}"


def opening(chance: random.Random) -> list[e.Entry]:
    """The plan: its people, recommendations each with a lead, actions and bodies; live."""
    people = [
        *(Person(f"p{n}", f"Owner {n}", slack_id=owner(n)) for n in range(OWNERS)),
        *(Person(f"lead{n}", f"Lead {n}", slack_id=f"U0LEAD{n}") for n in range(1, RECOMMENDATIONS + 1)),
    ]
    recommendations = [
        Recommendation(f"r{n}", f"R{n}", f"Make sure of {n}.", lead=f"lead{n}", order=n)
        for n in range(1, RECOMMENDATIONS + 1)
    ]
    settings = Settings(
        core_team=("U0CORE1", "U0CORE2"),
        directors=("U0DIRECTOR1", "U0DIRECTOR2"),
        channel=CHANNEL,
        assistant_directors=("U0ASSISTANT",),
    )
    opened = e.PlanOpened("Improvement plan", (Inspection("i1", "An inspectorate", date(2025, 12, 1)),))
    return [
        _entry("open", "plan", PLAN, opened),
        *(_entry(f"p-{p.id}", "person", p.id, e.PersonAdded(p)) for p in people),
        *(_entry(f"r-{r.id}", "recommendation", r.id, e.RecommendationAdded(r)) for r in recommendations),
        *(_entry(f"a-{a.id}", "action", a.id, e.ActionAdded(a)) for a in actions(chance)),
        *(_entry(f"b-{b.id}", "body", b.id, e.BodyAdded(b)) for b in BODIES),
        *measures_and_risks(LIVE, datetime(2026, 3, 2, 8, tzinfo=UTC)),
        _entry("settings", "plan", PLAN, e.SettingsChosen(settings)),
        _entry("live", "plan", PLAN, e.WentLive(LIVE)),
    ]


def actions(chance: random.Random) -> Iterator[Action]:
    """The actions, due from a month before the plan goes live to four months after the end."""
    for n in range(ACTIONS):
        recommendation = n % RECOMMENDATIONS + 1
        due = add_working_days(LIVE - timedelta(days=30), chance.randrange(1, 230))
        yield Action(
            id=f"a{n}",
            ref=f"{recommendation}.{n // RECOMMENDATIONS + 1}",
            title=f"Agree protocol {n}",
            text="Agree it",
            recommendations=(f"r{recommendation}",),
            owner=f"p{n}" if n < OWNERS else f"p{chance.randrange(OWNERS)}",
            original=PlanDate(due),
            order=n,
        )


def _entry(key: str, subject: str, id: str, what: e.What, at: datetime | None = None) -> e.Entry:
    moment = at or datetime(2026, 3, 2, 8, tzinfo=UTC)
    return e.Entry(key, subject, id, what, "simulated", moment, moment)
