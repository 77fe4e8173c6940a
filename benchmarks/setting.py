"""What the measurements stand on: the sample plan (or more of it) in SQLite, the real app, and Slack's signed requests.

Run by itself it says on what machine and with what versions the figures were made.
"""

from __future__ import annotations

import io
import logging
import os
import platform
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan.entities import Action, Plan
from bot.plan.entities import Settings as PlanSettings
from bot.services.runtime import Runtime
from bot.services.seed_sample import seed_sample
from bot.settings import Settings
from bot.slack.client import Slack
from bot.slack.people import Me, SlackPerson, person_from
from bot.slack.workspace import people
from bot.slack.workspace.deliveries import signature
from bot.slack.workspace.workspace import BOT_TOKEN, SIGNING_SECRET
from bot.wiring import open_database
from handlers.authorize import Authorize
from handlers.listen import PATH, wsgi
from handlers.register import build_app
from storage import journal, plans
from storage.engine import Session

TEAM = people.TEAM_ID
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
NOBODY = "http://127.0.0.1:9/api/"
"""Slack's address here: nothing listens, because nothing that is measured may call Slack."""
Application = Callable[[Any, Any], Any]


class StoppedClock:
    """Always the same moment, so that every run measures the same plan."""

    def now(self) -> datetime:
        """Monday 2 March 2026, 09:30."""
        return NOW


@dataclass(frozen=True)
class Request:
    """One signed request of Slack's, ready to be sent again and again within five minutes."""

    body: bytes
    environ: dict[str, Any]


def runtime_on(path: Path) -> Runtime:
    """The means of a Planbot on an SQLite file. Jobs are written and nobody is woken to do them."""
    database = open_database(Settings(database_url=f"sqlite:///{path}"))
    runtime = Runtime(database=database, clock=StoppedClock(), slack=Slack(BOT_TOKEN, NOBODY), workspace=TEAM)
    runtime.people.keep(members())
    return runtime


def application(runtime: Runtime) -> Application:
    """The real app behind WSGI, knowing who it is."""
    # Bolt warns at every start that its own store is not used; a figure is easier to find without.
    logging.disable(logging.WARNING)
    me = Me(TEAM, people.TEAM_NAME, people.BOT_USER, people.BOT_ID)
    return wsgi(build_app(runtime, SIGNING_SECRET, Authorize(runtime, BOT_TOKEN, me)))


def members() -> list[SlackPerson]:
    """Everybody in the sample workspace."""
    return [person_from(member) for member in people.sample_people()]


def make_plan(path: Path, actions: int) -> None:
    """Put a plan of so many actions in a new SQLite file: the sample plan, its actions repeated with their history."""
    runtime = runtime_on(path)
    chosen = PlanSettings((people.COORDINATOR,), (people.DIRECTOR,), people.CORE_TEAM_CHANNEL)
    with runtime.database.writing() as session:
        plan_id = seed_sample(session, TEAM, members(), chosen, NOW)
        assert plan_id is not None, "the file holds a plan already"
        held = len(plans.lines(session, TEAM, plan_id))
        added = list(_repeated(session, plan_id, held, actions))
        if added:
            journal.append(session, TEAM, plan_id, added)
        assert len(plans.lines(session, TEAM, plan_id)) == actions
    runtime.database.close()


def plan_in(session: Session) -> Plan:
    """The plan that was made."""
    plan = plans.current_plan(session, TEAM)
    assert plan is not None
    return plan


def _repeated(session: Session, plan_id: str, held: int, wanted: int) -> Iterator[e.Entry]:
    """Entries of further actions, each said and decided about as the one it copies."""
    told = [stored.entry for stored in journal.entries(session, plan_id)]
    of_actions = [entry for entry in told if entry.subject == "action"]
    ids = list(dict.fromkeys(entry.subject_id for entry in of_actions))
    for copy in range(1, -(-wanted // held)):
        copied = set(islice(ids, wanted - copy * held))
        for entry in of_actions:
            if entry.subject_id in copied:
                yield _copied(entry, copy, copy * held)


def _copied(entry: e.Entry, copy: int, further: int) -> e.Entry:
    what = entry.what
    if isinstance(what, e.ActionAdded):
        what = e.ActionAdded(_again(what.action, copy, further))
    return replace(entry, key=f"{entry.key}:{copy}", subject_id=f"{entry.subject_id}:{copy}", what=what)


def _again(action: Action, copy: int, further: int) -> Action:
    changes: dict[str, Any] = {"id": f"{action.id}:{copy}", "ref": f"{10 * copy + int(action.ref[0])}{action.ref[1:]}"}
    return replace(action, **changes, order=action.order + further)


# -- Slack's requests ---------------------------------------------------------------------------------


def request(body: str, content_type: str) -> Request:
    """A request with this body, signed as Slack signs it now."""
    now = str(int(time.time()))
    data = body.encode()
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": PATH,
        "QUERY_STRING": "",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(data)),
        "HTTP_X_SLACK_REQUEST_TIMESTAMP": now,
        "HTTP_X_SLACK_SIGNATURE": signature(SIGNING_SECRET, now, body),
    }
    return Request(data, environ)


def send(app: Application, given: Request) -> bytes:
    """Hand a request to the application and return its answer's body. Raises RuntimeError for anything but 200."""
    heads: list[str] = []
    answer = b"".join(
        app({**given.environ, "wsgi.input": io.BytesIO(given.body)}, lambda status, *_: heads.append(status))
    )
    if not heads or not heads[0].startswith("200"):
        raise RuntimeError(f"answered {heads}: {answer[:200]!r}")
    return answer


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Aligned columns, the first to the left and the others to the right."""
    widths = [max(len(row[n]) for row in (head, *rows)) for n in range(len(head))]
    return "\n".join(_aligned(row, widths) for row in (head, *rows))


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = zip(row, widths, strict=True)
    return "  ".join(cell.rjust(width) if n else cell.ljust(width) for n, (cell, width) in enumerate(cells))


def main() -> None:
    """Say where this was measured."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("slack-bolt", "sqlalchemy", "jinja2", "msgspec"))
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}")
    print(f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
