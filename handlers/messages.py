"""The one listener of messages: said, edited, deleted, in direct messages, threads and channels.

Bolt runs only the first listener that matches and asks them one after another, so everything is routed under this
one. No call of Slack's is made in it, as Slack waits for our answer meanwhile, but the one that asks who an author is
who was never met.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from slack_bolt import App

from bot.services.erase_words import deleted, edited
from bot.services.hear_message import hear, is_addressed
from bot.services.offer_import import gives_a_plan, is_plan_file, refuse
from bot.services.runtime import Runtime
from bot.services.said import Heard
from bot.services.slack_people import is_guest
from handlers.payloads import message_event
from handlers.plan_files import may_import
from storage import inbox, jobs
from storage.engine import Session
from storage.jobs import Job

log = logging.getLogger("planbot.messages")


def register(app: App, runtime: Runtime) -> None:
    """Listen to messages, and to mentions (which come beside the message, or alone)."""
    desk = MessageDesk(runtime)
    app.event("message")(desk.message)
    app.event("app_mention")(desk.message)


class MessageDesk:
    """Takes messages in."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def message(self, body: dict[str, Any]) -> None:
        """Keep and deal with one message event in one transaction, then wake whoever answers."""
        found = message_event(body, _bot_user(body))
        heard = found.heard
        if heard is None or not self._is_for_us(found.kind, heard):
            return
        self._runtime.people.meet(heard.author, self._runtime.slack.person)
        with self._runtime.database.writing() as session:
            ids = self._dealt_with(session, found.kind, heard)
        self._runtime.wake(ids)

    def _is_for_us(self, kind: str, heard: Heard) -> bool:
        """Looked up without a lock: most of what is said in channels is not for Planbot, and is not kept."""
        if heard.direct or heard.mentioned:
            return True
        with self._runtime.database.reading() as session:
            if is_addressed(session, heard):
                return True
            return kind != "said" and inbox.message(session, heard.workspace, heard.channel, heard.ts) is not None

    def _dealt_with(self, session: Session, kind: str, heard: Heard) -> Sequence[int]:
        if kind == "edited":
            return edited(session, self._runtime, heard)
        if kind == "deleted":
            return deleted(session, self._runtime, heard)
        now = self._runtime.clock.now()
        if not gives_a_plan(session, self._runtime.readers, heard, now):
            return hear(session, self._runtime, heard)
        if may_import(session, heard.workspace, heard.author, self._runtime.people):
            return self._plan_file(session, heard, now)
        guest = is_guest(self._runtime.people.get(heard.author))
        refused = [] if guest else refuse(session, heard, now)
        return [*refused, *hear(session, self._runtime, heard)]

    def _plan_file(self, session: Session, heard: Heard, now: datetime) -> list[int]:
        """A plan file given by somebody who may import one: fetched and shown by a job."""
        if not inbox.arrive(session, heard.workspace, f"message:{heard.channel}:{heard.ts}", now):
            return []
        added = []
        for file in heard.files:
            if is_plan_file(file.name) and file.url:
                payload = {
                    "user": heard.author,
                    "channel": heard.channel,
                    "thread_ts": heard.root,
                    "name": file.name,
                    "url": file.url,
                    "published": None,
                }
                # A file may be shared again by its id alone, and is then given again.
                key = f"plan_file:{heard.channel}:{heard.ts}:{file.id}"
                added.append(jobs.add(session, Job(key, "read_plan_file", heard.workspace, payload, now)))
        return [id for id in added if id is not None]


def _bot_user(body: dict[str, Any]) -> str | None:
    """Planbot's own user id, as the delivery names it."""
    authorizations = body.get("authorizations") or ()
    return next((str(a["user_id"]) for a in authorizations if a.get("is_bot")), None)
