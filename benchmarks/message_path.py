"""CPU per event of the whole path, from signed HTTP to committed record, beside the sum of its parts alone.

The parts: bare Bolt (the same signed request, a listener that does nothing), the reader (the same messages in the same
context), the driver (the very statements that wrote the rows, given to sqlite3 with one commit an event).
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from sqlalchemy import event

from benchmarks import setting
from benchmarks.setting import NOW, TEAM, Application, Request
from bot.plan.entities import ENDED, Status
from bot.reading.read import read
from bot.services import hear_message
from bot.services.runtime import Runtime
from bot.slack.workspace import people
from bot.slack.workspace.workspace import BOT_TOKEN, SIGNING_SECRET
from handlers.listen import wsgi
from storage import journal, plans

EVENTS, WARMING, ROUNDS = 100, 10, 5
TEXTS = (
    "{ref} is on track, 60% done",
    "{ref} has slipped, now expected 18 June 2026 because the supplier let us down",
    "Action {ref} is amber: two of the five posts are still vacant",
    "{ref}: draft agreed with the partners, 75% complete, on track for the end of July",
)
Statement = tuple[str, Any, bool]


@dataclass
class Recorded:
    """What one pass of the whole path did, event by event: what was read, and what was written."""

    readings: list[tuple[Any, ...]] = field(default_factory=list)
    writes: list[list[Statement]] = field(default_factory=list)


def main() -> None:
    """Measure, and print microseconds of CPU an event."""
    with TemporaryDirectory() as folder:
        made = Path(folder) / "plan.db"
        setting.make_plan(made, 162)
        requests = _requests(made)
        recorded = _record(_copy(made, "recorded"), requests)
        rounds = [_round(made, number, requests, recorded) for number in range(ROUNDS)]
    whole, *parts = (statistics.median(figures) for figures in zip(*rounds, strict=True))
    floor = sum(parts)
    names = ("bare Bolt", "reader", "sqlite3, the same rows")
    rows = [(name, f"{us:,.0f}", f"{us / floor:.2f}") for name, us in zip(names, parts, strict=True)]
    rows += [("sum of the parts", f"{floor:,.0f}", "1.00"), ("whole path", f"{whole:,.0f}", f"{whole / floor:.2f}")]
    print(f"{EVENTS} updates of a plan of 162 actions, median of {ROUNDS} rounds")
    print(setting.table(("", "us CPU/event", "of the sum"), rows))


def _round(made: Path, number: int, requests: list[Request], recorded: Recorded) -> tuple[float, ...]:
    """One round, everything in turn: whole, bare Bolt, reader, driver."""
    runtime = setting.runtime_on(_copy(made, f"whole-{number}"))
    app, bare = setting.application(runtime), _bare()
    whole = _cpu_us(lambda given: setting.send(app, given), requests)
    runtime.database.close()
    bolt = _cpu_us(lambda given: setting.send(bare, given), requests)
    reader = _cpu_us(lambda given: read(*given), recorded.readings)
    with closing(_opened(_copy(made, f"driver-{number}"))) as connection:
        driver = _cpu_us(lambda given: _write(connection, given), recorded.writes)
    return whole, bolt, reader, driver


def _cpu_us(do: Callable[[Any], object], given: Sequence[Any]) -> float:
    """Microseconds of this process's CPU for each of them, the first few not counted."""
    for one in given[:WARMING]:
        do(one)
    begun = time.process_time()
    for one in given[WARMING:]:
        do(one)
    return (time.process_time() - begun) / (len(given) - WARMING) * 1e6


def _record(path: Path, requests: Iterable[Request]) -> Recorded:
    """Send everything once, noting what is read and written. Raises AssertionError when an event records nothing."""
    runtime, recorded = setting.runtime_on(path), Recorded()
    app = setting.application(runtime)

    def reading(*given: Any) -> Any:
        recorded.readings.append(given)
        return read(*given)

    def statement(_c: object, _cursor: object, sql: str, values: Any, _context: object, many: bool) -> None:
        if sql.lstrip().startswith(("INSERT", "UPDATE", "DELETE")):
            recorded.writes[-1].append((sql, values, many))

    event.listen(runtime.database.engine, "before_cursor_execute", statement)
    with patch.object(hear_message, "read", reading):
        for given in requests:
            before = _entries(runtime)
            recorded.writes.append([])
            setting.send(app, given)
            assert _entries(runtime) > before, f"nothing was recorded of {given.body.decode()}"
    runtime.database.close()
    return recorded


def _entries(runtime: Runtime) -> int:
    with runtime.database.reading() as session:
        return journal.head(session, setting.plan_in(session).id)[0]


def _write(connection: sqlite3.Connection, statements: Iterable[Statement]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for sql, values, many in statements:
        (connection.executemany if many else connection.execute)(sql, values).fetchall()
    connection.execute("COMMIT")


def _opened(path: Path) -> sqlite3.Connection:
    """Opened by the driver alone, as durable as Planbot's own connections."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _copy(made: Path, name: str) -> Path:
    return Path(shutil.copy(made, made.with_name(f"{name}.db")))


def _bare() -> Application:
    """Bolt with nothing to do, set as the real app is."""
    identity = AuthorizeResult(
        enterprise_id=None, team_id=TEAM, bot_user_id=people.BOT_USER, bot_id=people.BOT_ID, bot_token=BOT_TOKEN
    )
    app = App(signing_secret=SIGNING_SECRET, authorize=lambda: identity, process_before_response=True)
    app.event("message")(lambda: None)
    return wsgi(app)


def _requests(made: Path) -> list[Request]:
    """Updates of open actions by their owners, in direct messages, a minute apart."""
    runtime = setting.runtime_on(made)
    with runtime.database.reading() as session:
        plan = setting.plan_in(session)
        owners = {id: person.slack_id for id, person in plans.people(session, TEAM, plan.id).items() if person.slack_id}
        told = [
            (line.ref, owners[line.owner])
            for line in plans.lines(session, TEAM, plan.id)
            if line.owner in owners and line.status not in ENDED and line.status is not Status.DELIVERED
        ]
    runtime.database.close()
    return [_message(number, *told[number % len(told)]) for number in range(EVENTS + WARMING)]


def _message(number: int, ref: str, user: str) -> Request:
    text = TEXTS[number % len(TEXTS)].format(ref=ref)
    ts = f"{(NOW - timedelta(days=1) + timedelta(minutes=number)).timestamp():.6f}"
    channel = people.direct_channel(user, people.BOT_USER)["id"]
    said = {"type": "message", "user": user, "text": text, "ts": ts, "event_ts": ts, "team": TEAM}
    body = {
        "type": "event_callback",
        "team_id": TEAM,
        "api_app_id": people.APP_ID,
        "event_id": f"Ev{number:08}",
        "event_time": int(float(ts)),
        "event": {**said, "channel": channel, "channel_type": "im", "client_msg_id": f"m{number}"},
        "authorizations": [{"team_id": TEAM, "user_id": people.BOT_USER, "is_bot": True}],
    }
    return setting.request(json.dumps(body), "application/json")


if __name__ == "__main__":
    main()
