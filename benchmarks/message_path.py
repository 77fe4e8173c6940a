"""CPU per event of the whole path, from signed HTTP to committed record, beside the sum of its parts alone.

The parts: bare Bolt (the same signed request, a listener that does nothing), the reader (the same messages in the same
context), the driver (the very statements that wrote the rows, given to sqlite3 with one commit an event).
"""

from __future__ import annotations

import shutil
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.setting.app import application, bare_app, runtime_on
from benchmarks.setting.plan import TEAM, make_plan, plan_in
from benchmarks.setting.recording import Recorded, opened, record, write_again
from benchmarks.setting.report import measured_with, table
from benchmarks.setting.requests import Request, message, send
from bot.plan.entities import ENDED, Status
from bot.reading.read import read
from handlers.listen import wsgi
from storage import plans

EVENTS, WARMING, ROUNDS = 100, 10, 5
TEXTS = (
    "{ref} is on track, 60% done",
    "{ref} has slipped, now expected 18 June 2026 because the supplier let us down",
    "Action {ref} is amber: two of the five posts are still vacant",
    "{ref}: draft agreed with the partners, 75% complete, on track for the end of July",
)


def main() -> None:
    """Measure, and print microseconds of CPU an event."""
    with TemporaryDirectory() as folder:
        made = Path(folder) / "plan.db"
        make_plan(made, 162)
        requests = _requests(made)
        recorded = record(_copy(made, "recorded"), requests)
        rounds = [_round(made, number, requests, recorded) for number in range(ROUNDS)]
    whole, *parts = (statistics.median(figures) for figures in zip(*rounds, strict=True))
    floor = sum(parts)
    names = ("bare Bolt", "reader", "sqlite3, the same rows")
    rows = [(name, f"{us:,.0f}", f"{us / floor:.2f}") for name, us in zip(names, parts, strict=True)]
    rows += [("sum of the parts", f"{floor:,.0f}", "1.00"), ("whole path", f"{whole:,.0f}", f"{whole / floor:.2f}")]
    print(measured_with())
    print(f"{EVENTS} updates of a plan of 162 actions, median of {ROUNDS} rounds")
    print(table(("", "us CPU/event", "of the sum"), rows))


def _round(made: Path, number: int, requests: list[Request], recorded: Recorded) -> tuple[float, ...]:
    """One round, everything in turn: whole, bare Bolt, reader, driver."""
    runtime = runtime_on(_copy(made, f"whole-{number}"))
    app, bare = application(runtime), bare_app()
    bare.event("message")(lambda: None)
    nothing = wsgi(bare)
    whole = _cpu_us(lambda given: send(app, given), requests)
    runtime.database.close()
    bolt = _cpu_us(lambda given: send(nothing, given), requests)
    reader = _cpu_us(lambda given: read(*given), recorded.readings)
    with closing(opened(_copy(made, f"driver-{number}"))) as connection:
        driver = _cpu_us(lambda given: write_again(connection, given), recorded.writes)
    return whole, bolt, reader, driver


def _cpu_us(do: Callable[[Any], object], given: Sequence[Any]) -> float:
    """Microseconds of this process's CPU for each of them, the first few not counted."""
    for one in given[:WARMING]:
        do(one)
    begun = time.process_time()
    for one in given[WARMING:]:
        do(one)
    return (time.process_time() - begun) / (len(given) - WARMING) * 1e6


def _copy(made: Path, name: str) -> Path:
    return Path(shutil.copy(made, made.with_name(f"{name}.db")))


def _requests(made: Path) -> list[Request]:
    """Updates of open actions by their owners, in direct messages, a minute apart."""
    runtime = runtime_on(made)
    with runtime.database.reading() as session:
        plan = plan_in(session)
        owners = {id: person.slack_id for id, person in plans.people(session, TEAM, plan.id).items() if person.slack_id}
        told = [
            (line.ref, owners[line.owner])
            for line in plans.lines(session, TEAM, plan.id)
            if line.owner in owners and line.status not in ENDED and line.status is not Status.DELIVERED
        ]
    runtime.database.close()
    return [_update(number, *told[number % len(told)]) for number in range(EVENTS + WARMING)]


def _update(number: int, ref: str, user: str) -> Request:
    return message(number, user, TEXTS[number % len(TEXTS)].format(ref=ref))


if __name__ == "__main__":
    main()
