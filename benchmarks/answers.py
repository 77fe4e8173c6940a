"""Milliseconds for `/plan red`, the weekly digest and a board's pack, at 162 and 1,000 actions.

The floor of `/plan red` is bare Bolt answering the same signed command with the finished answer, after sqlite3 has
read the plan's lines. The floor of the digest is the same read and json of the finished messages.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from slack_bolt import Ack

from benchmarks.setting.app import Application, application, bare_app, runtime_on
from benchmarks.setting.plan import NOW, TEAM, make_plan, plan_in
from benchmarks.setting.report import measured_with, table
from benchmarks.setting.requests import command, send
from bot.plan.calendar import local_day
from bot.plan.cycles import next_meeting
from bot.plan.position import position
from bot.services.body_position import monitored
from bot.services.runtime import Runtime
from bot.wording.blocks import Said
from bot.wording.pack import pack_messages
from digests.packs import compose
from digests.picture import bars_of, draw
from digests.weekly import preview
from handlers.listen import wsgi
from storage import plans

SIZES, TIMES, WARMING = (162, 1000), 40, 3
LINES = "SELECT line FROM actions WHERE workspace_id = ? AND plan_id = ? ORDER BY sort_order, ref"


def main() -> None:
    """Measure both at each size, and print medians."""
    rows: list[tuple[str, ...]] = []
    with TemporaryDirectory() as folder:
        for size in SIZES:
            made = Path(folder) / f"plan-{size}.db"
            make_plan(made, size)
            runtime = runtime_on(made)
            with closing(sqlite3.connect(made)) as driver:
                rows += _at_size(runtime, driver, size)
            runtime.database.close()
    print(measured_with())
    print(f"median of {TIMES}, everything in turn")
    print(table(("", "actions", "ms", "floor ms", "ms / floor", "characters"), rows))


def _at_size(runtime: Runtime, driver: sqlite3.Connection, size: int) -> list[tuple[str, ...]]:
    with runtime.database.reading() as session:
        plan_id = plan_in(session).id
    app, asked = application(runtime), command("red")
    answer = send(app, asked)
    bare = answering(json.loads(answer))
    messages, pack = _digest(runtime), _pack(runtime)
    red, red_floor, digest, digest_floor, packed, pack_floor, picture = medians(
        (
            lambda: send(app, asked),
            lambda: (read_lines(driver, plan_id), send(bare, asked)),
            lambda: _as_json(_digest(runtime)),
            lambda: (read_lines(driver, plan_id), _as_json(messages)),
            lambda: _as_json(_pack(runtime)),
            lambda: (read_lines(driver, plan_id), _as_json(pack)),
            lambda: _picture(runtime),
        )
    )
    return [
        _row("/plan red, signed HTTP to answer", size, red, red_floor, len(answer)),
        _row("digest, without its picture", size, digest, digest_floor, len(_as_json(messages))),
        _row("a board's first pack, its last meeting folded", size, packed, pack_floor, len(_as_json(pack))),
        ("digest's picture", f"{size:,}", f"{picture:.1f}", "", "", ""),
    ]


def _row(name: str, size: int, took: float, floor: float, characters: int) -> tuple[str, ...]:
    return (name, f"{size:,}", f"{took:.1f}", f"{floor:.2f}", f"{took / floor:.1f}", f"{characters:,}")


def medians(tasks: Sequence[Callable[[], object]], times: int = TIMES) -> list[float]:
    """Median milliseconds of each, all of them done in turn so that a busy moment meets them alike."""
    took: list[list[float]] = [[] for _ in tasks]
    for _ in range(WARMING + times):
        for number, task in enumerate(tasks):
            begun = time.perf_counter()
            task()
            took[number].append((time.perf_counter() - begun) * 1e3)
    return [statistics.median(each[WARMING:]) for each in took]


# -- what is measured -----------------------------------------------------------------------------------


def _digest(runtime: Runtime) -> list[Said]:
    with runtime.database.reading() as session:
        return preview(session, TEAM, plan_in(session), NOW, NOW)


def _pack(runtime: Runtime) -> list[Said]:
    """The pack of the core team: every action, with the movement since its last meeting folded from the journal."""
    with runtime.database.reading() as session:
        plan, day = plan_in(session), local_day(NOW)
        body = next(each for each in plans.bodies(session, TEAM, plan.id) if each.id == "core-team")
        held = next_meeting(body, day)
        assert held is not None
        return pack_messages(compose(session, TEAM, monitored(session, TEAM, plan, body, day), held, NOW))


def _as_json(messages: Sequence[Said]) -> str:
    return json.dumps([asdict(said) for said in messages])


def _picture(runtime: Runtime) -> bytes:
    with runtime.database.reading() as session:
        plan = plan_in(session)
        recommendations = {r.id: r for r in plans.recommendations(session, TEAM, plan.id)}
        day = local_day(NOW, plan.timezone)
        standing = position(plans.lines(session, TEAM, plan.id), day)
    return draw(bars_of(standing, recommendations), day)


# -- the floors -----------------------------------------------------------------------------------------


def read_lines(driver: sqlite3.Connection, plan_id: str) -> list[Any]:
    return driver.execute(LINES, (TEAM, plan_id)).fetchall()


def answering(answer: dict[str, Any]) -> Application:
    app = bare_app()

    def at_once(ack: Ack) -> None:
        ack(**answer)

    app.command("/plan")(at_once)
    return wsgi(app)


if __name__ == "__main__":
    main()
