"""Whenever the clock ticks, and however often, a meeting has one pack: over random moments."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.plan import entries as e
from bot.plan.bodies import Body, Cycle, Every
from bot.plan.calendar import at_local_time, is_working_day, local_day
from bot.plan.cycles import sittings
from bot.services.runtime import Runtime
from bot.slack.client import Slack
from bot.slack.workspace import people as sample
from digests.clock import tick
from digests.packs import packs_due
from storage import journal
from storage.work_tables import JobRow
from tests.databases import fresh_database
from tests.digests.plans import PLAN, WORKSPACE, action, entry, opening
from tests.digests.world import SetClock

START = datetime(2026, 3, 2, tzinfo=UTC)
BODIES = tuple(
    Body(id, id.title(), channel=sample.CORE_TEAM_CHANNEL, cycles=(Cycle(every, 1, date(2026, 1, 1), week),))
    for id, every, week in (("core", Every.MONTHLY, 2), ("board", Every.MONTHLY, 4), ("weekly", Every.WEEKLY, 1))
)
MOMENTS = st.lists(st.integers(0, 60 * 24 * 45).map(lambda n: START + timedelta(minutes=n)), min_size=1, max_size=25)


def packs_after(moments: list[datetime]) -> list[str]:
    """The keys of the packs that ticks at these moments leave."""
    with tempfile.TemporaryDirectory() as folder:
        database = fresh_database(Path(folder) / "planbot.db")
        with database.writing() as session:
            added = [entry(f"b-{b.id}", "body", b.id, e.BodyAdded(b)) for b in BODIES]
            journal.append(session, WORKSPACE, PLAN, [*opening([action(1, date(2026, 12, 1))]), *added])
        runtime = Runtime(database, SetClock(), Slack("xoxb-none", "http://127.0.0.1:9/"))
        for moment in sorted(moments):
            tick(runtime, moment)
            tick(runtime, moment)
        with database.reading() as session:
            found = list(session.scalars(select(JobRow.key).where(JobRow.kind == "pack")))
        database.close()
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MOMENTS)
def test_each_meeting_that_is_due_at_a_tick_has_one_pack(moments: list[datetime]) -> None:
    expected = set()
    for moment in moments:
        day = local_day(moment)
        if is_working_day(day) and moment >= at_local_time(day, "09:30"):
            expected |= {(due.body.id, due.on) for due in packs_due(BODIES, day)}
    found = packs_after(moments)
    assert len(found) == len(set(found)) == len(expected)
    told = {(key.split(":")[2], date.fromisoformat(key.rsplit(":", 1)[1])) for key in found}
    assert told == expected
    assert all(held.on >= START.date() for held in sittings(BODIES, START.date(), START.date() + timedelta(60)))
