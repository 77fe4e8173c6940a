"""One exchange with one person: where they spoke, what the plan is, and how the answer becomes a job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from bot.plan.action import Action, Source
from bot.plan.calendar import local_day
from bot.plan.entities import Person, Plan
from bot.plan.entries import Entry, What
from bot.plan.permissions import Standing, oversees, person_of, standing
from bot.services.readers import PlanReader
from bot.services.record_update import Telling
from bot.services.runtime import Runtime
from bot.services.said import GivenFile
from bot.services.slack_people import is_guest
from bot.wording.blocks import Said
from storage import jobs, journal, plans, threads
from storage.engine import Session
from storage.jobs import Job
from storage.journal import Appended
from storage.threads import Thread


@dataclass(frozen=True)
class Place:
    """Where somebody spoke or pressed: answers go into the thread of `root`. `key` names what caused the answers."""

    workspace: str
    channel: str
    root: str
    key: str
    author: str


@dataclass
class Conversation:
    """An exchange while it is being dealt with, inside one transaction. `jobs` are to be woken after the commit;
    `words` are the ids of the words it is about: answers still waiting when those are erased are not said."""

    session: Session
    runtime: Runtime
    place: Place
    plan: Plan
    reader: PlanReader
    now: datetime
    jobs: list[int] = field(default_factory=list)
    words: tuple[str, ...] = ()

    @cached_property
    def today(self) -> date:
        """The plan's local day."""
        return local_day(self.now, self.plan.timezone)

    @cached_property
    def me(self) -> Person | None:
        """The person of the plan who is speaking."""
        return person_of(self.reader.people, self.place.author)

    @cached_property
    def guest(self) -> bool:
        """Whether the speaker is a guest, who counts for their own actions only."""
        return is_guest(self.runtime.people.get(self.place.author))

    @cached_property
    def thread(self) -> Thread | None:
        """What the thread is about, so far."""
        return threads.thread(self.session, self.place.workspace, self.place.channel, self.place.root)

    def action(self, ref: str) -> Action | None:
        """The action of a reference, as it stands."""
        return plans.action_by_ref(self.session, self.place.workspace, self.plan.id, ref)

    def standing(self, action: Action, user: str | None = None) -> Standing:
        """What somebody (the speaker) is to an action. A guest counts for their own actions only."""
        who = user or self.place.author
        found = standing(self.plan, action, self.reader.people, self.reader.recommendations, who)
        if is_guest(self.runtime.people.get(who)) and found not in (Standing.OWNER, Standing.CO_OWNER):
            return Standing.NONE
        return found

    def oversees(self, action: Action) -> bool:
        """Whether the speaker may ask about the action from above; a guest never."""
        if self.guest:
            return False
        people, recommendations = self.reader.people, self.reader.recommendations
        return oversees(self.plan, action, people, recommendations, self.place.author)

    def telling(
        self, cause: str, said_at: datetime, text: str = "", source: Source | None = None, **more: object
    ) -> Telling:
        """What the speaker says, as the record takes it."""
        by = str(more.get("by") or self.place.author)
        files = more.get("files") or ()
        assert isinstance(files, tuple)
        given: tuple[GivenFile, ...] = files
        return Telling(self.place.workspace, self.plan, by, said_at, self.now, cause, text, source, given)

    def record(self, subject: str, id: str, key: str, what: What, digest: str | None = None) -> Appended:
        """Append what the speaker did to the journal; `digest` is that of the words it holds."""
        entry = Entry(key, subject, id, what, self.place.author, self.now, self.now, words_digest=digest)
        return journal.append(self.session, self.place.workspace, self.plan.id, [entry])

    def say(self, said: Said, suffix: str = "", echoes: Sequence[str] = ()) -> None:
        """Answer in the thread. `echoes` are the ids of the updates whose buttons the answer has."""
        payload: dict[str, object] = {"channel": self.place.channel, "thread_ts": self.place.root, **content(said)}
        if echoes:
            payload["echoes"] = list(echoes)
        self.add(f"reply:{self.place.key}{suffix}", "post", payload, self.place.channel)

    def whisper(self, said: Said, suffix: str) -> None:
        """Answer so that only the speaker sees it: in a channel ephemerally."""
        if self.place.channel.startswith("D"):
            self.say(said, suffix)
            return
        payload = {"channel": self.place.channel, "user": self.place.author, **content(said)}
        self.add(f"whisper:{self.place.key}{suffix}", "ephemeral", payload, self.place.channel)

    def confirm(self, said: Said) -> None:
        """Tell the speaker in a direct message what was kept: a modal that was saved has no other place for it."""
        self.add(f"told:{self.place.key}", "post", {"user": self.place.author, **content(said)}, None)

    def tell(self, user: str, said: Said, key: str, refs: Sequence[str], question: str) -> None:
        """Put a question to somebody in a direct message, whose thread is then about these actions."""
        remember = {"kind": "action", "refs": list(refs), "person": user, "question": question}
        self.add(key, "post", {"user": user, **content(said), "remember": remember}, None)

    def add(self, key: str, kind: str, payload: dict[str, object], channel: str | None) -> None:
        """Write a job; one of the same key was written before."""
        self.add_at(key, kind, payload, channel, self.now)

    def add_at(self, key: str, kind: str, payload: dict[str, object], channel: str | None, due_at: datetime) -> None:
        """Write a job that is to be done at a moment (UTC)."""
        about = {"words": list(self.words)} if self.words else {}
        job = Job(key, kind, self.place.workspace, {**payload, **about}, due_at, channel)
        id = jobs.add(self.session, job)
        if id is not None:
            self.jobs.append(id)

    def remember(self, refs: Sequence[str]) -> None:
        """Note what the thread is about; what a prompt or a digest began stays as it was."""
        place = self.place
        known = self.thread
        if known is None or known.kind in ("action", "answer"):
            kept = tuple(dict.fromkeys(refs)) or (known.actions if known else ())
            self.thread = Thread(place.workspace, place.channel, place.root, "action", kept, place.author)
            threads.remember(self.session, self.thread)


def content(said: Said) -> dict[str, object]:
    """A message as the payload of a job."""
    return {"text": said.text, "blocks": said.blocks}


def converse(session: Session, runtime: Runtime, place: Place) -> Conversation | None:
    """Begin an exchange about the workspace's plan; None when there is none yet."""
    current = plans.current(session, place.workspace)
    if current is None:
        return None
    now, plan = runtime.clock.now(), current.plan
    reader = runtime.readers.of(session, place.workspace, current, local_day(now, plan.timezone))
    return Conversation(session, runtime, place, plan, reader, now)
