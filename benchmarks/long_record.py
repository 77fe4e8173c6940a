"""Milliseconds for what is answered from a long journal: twenty entries an action, 20,000 with 1,000 actions.

The record is the one of benchmarks.answers with an indicator and a risk of each action, and twelve weeks in which
every owner goes on to say something. The floor of what folds the journal is sqlite3 reading its entries and msgspec
parsing their JSON, and bare Bolt (of the pack: json) giving the finished answer; that of the other answers is sqlite3
reading the rows they are of. Slack waits three seconds for an answer; `growth` is beside the smallest plan.
"""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from benchmarks.answers import answering, medians, read_lines
from benchmarks.setting.app import application, runtime_on
from benchmarks.setting.measures import measures_and_risks
from benchmarks.setting.plan import NOW, TEAM, database_at, make_plan, plan_in
from benchmarks.setting.report import measured_with, table
from benchmarks.setting.requests import command, send
from bot.plan import entries as e
from bot.plan.action import Update
from bot.plan.calendar import local_day
from bot.plan.cycles import next_meeting
from bot.plan.entities import Rating
from bot.plan.line import Line
from bot.services.body_position import monitored
from bot.services.runtime import Runtime
from bot.wording.blocks import Said
from bot.wording.pack import pack_messages
from digests.packs import compose
from storage import journal, plans

SIZES, PER_ACTION, TIMES = (250, 500, 1000), 20, 7
WEEKS = 12
LATER = NOW + timedelta(weeks=WEEKS)
"""The moment of every measurement here."""
ASKED = ("red", "indicators", "risks", "compare 2 March and 4 May", "trend")
ROWS = {"red": "actions", "indicators": "indicators", "risks": "risks"}
"""The tables of which the rows alone are read; the other answers fold the journal."""
JOURNAL = "SELECT what FROM journal WHERE plan_id = ? ORDER BY seq"


def main() -> None:
    """Measure each at each size, and print medians with their growth."""
    with TemporaryDirectory() as folder:
        took = [_at_size(Path(folder), size) for size in SIZES]
    rows = []
    for each in zip(*took, strict=True):
        for size, (name, ms, floor, characters) in zip(SIZES, each, strict=True):
            growth = f"{ms / each[0][1]:.1f}" if size != SIZES[0] else ""
            shown = (f"{size:,}", f"{size * PER_ACTION:,}", f"{ms:.1f}", f"{floor:.1f}", f"{ms / floor:.1f}", growth)
            rows.append((name, *shown, f"{characters:,}"))
    print(measured_with())
    print(f"median of {TIMES}, everything in turn")
    print(table(("", "actions", "entries", "ms", "floor ms", "ms / floor", "growth", "characters"), rows))


def _at_size(folder: Path, size: int) -> list[tuple[str, float, float, int]]:
    path = folder / f"long-{size}.db"
    make_plan(path, size)
    lengthen(path, size * PER_ACTION)
    runtime = runtime_on(path, LATER)
    app, tasks, names, lengths = application(runtime), list[Callable[[], object]](), list[str](), list[int]()
    with closing(sqlite3.connect(path)) as driver:
        with runtime.database.reading() as session:
            plan_id = plan_in(session).id
        folded = partial(_entries, driver, plan_id)
        for words in ASKED:
            asked = command(words)
            answer = send(app, asked)
            bare = answering(json.loads(answer))
            least = partial(_rows_of, driver, ROWS[words], plan_id) if words in ROWS else folded
            tasks += [partial(send, app, asked), partial(_both, least, partial(send, bare, asked))]
            names.append(f"/plan {words}")
            lengths.append(len(answer))
        pack = _pack(runtime)
        tasks += [lambda: _as_json(_pack(runtime)), partial(_both, folded, partial(_as_json, pack))]
        names.append("a board's pack")
        lengths.append(len(_as_json(pack)))
        figures = medians(tasks, TIMES)
    runtime.database.close()
    return list(zip(names, figures[::2], figures[1::2], lengths, strict=True))


def lengthen(path: Path, entries: int) -> None:
    """Have the owners of a plan go on speaking for twelve weeks, until its journal has so many entries."""
    database, chance = database_at(path), random.Random(1904)
    with database.writing() as session:
        plan_id = plan_in(session).id
        held, _ = journal.head(session, plan_id)
        lines = plans.lines(session, TEAM, plan_id)
        more = list(measures_and_risks(lines))
        journal.append(session, TEAM, plan_id, [*more, *_spoken(lines, entries - held - len(more), chance)])
    database.close()


def _spoken(lines: list[Line], wanted: int, chance: random.Random) -> Iterator[e.Entry]:
    ratings = (Rating.GREEN,) * 7 + (Rating.AMBER,) * 2 + (Rating.RED,)
    for number in range(wanted):
        line, at = lines[number % len(lines)], NOW + timedelta(weeks=WEEKS) * ((number + 1) / (wanted + 2))
        said = Update(f"long-{number}", line.last_by or "U0", at, rating=chance.choice(ratings))
        yield e.Entry(said.id, "action", line.action, e.UpdateRecorded(said), said.by, at, at)


# -- what is measured -----------------------------------------------------------------------------------


def _pack(runtime: Runtime) -> list[Said]:
    """The pack of the core team: every action, with the movement since its last meeting folded from the journal."""
    with runtime.database.reading() as session:
        plan, day = plan_in(session), local_day(LATER)
        body = next(each for each in plans.bodies(session, TEAM, plan.id) if each.id == "core-team")
        held = next_meeting(body, day)
        assert held is not None
        return pack_messages(compose(session, TEAM, monitored(session, TEAM, plan, body, day), held, LATER))


def _as_json(messages: list[Said]) -> str:
    return json.dumps([asdict(said) for said in messages])


def _both(first: Callable[[], object], then: Callable[[], object]) -> None:
    first()
    then()


def _rows_of(driver: sqlite3.Connection, table: str, plan_id: str) -> list[Any]:
    if table == "actions":
        return read_lines(driver, plan_id)
    return driver.execute(f"SELECT state FROM {table} WHERE plan_id = ?", (plan_id,)).fetchall()


def _entries(driver: sqlite3.Connection, plan_id: str) -> list[Any]:
    return [msgspec.json.decode(what) for (what,) in driver.execute(JOURNAL, (plan_id,))]


if __name__ == "__main__":
    main()
