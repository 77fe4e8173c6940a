"""The sample of `make run`: on the first Monday morning several owners are asked about a handful of actions each."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.plan.entities import Settings
from bot.services.seed_sample import seed_sample
from bot.slack.people import person_from
from bot.slack.workspace import people
from digests.needs import asked, needs
from digests.roll import roll_of
from storage import plans
from storage.engine import Database
from tests.databases import fresh_database

CHOSEN = Settings((people.COORDINATOR, people.OFFICER), (people.DIRECTOR,), people.CORE_TEAM_CHANNEL)
KNOWN = [person_from(member) for member in people.sample_people()]


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return fresh_database(tmp_path / "planbot.db")


def prompted(database: Database, today: date, monday: date) -> dict[str, list[str]]:
    """Whom the sample made `today` asks about what on `monday`, everybody having been asked on the day itself."""
    after = today if today.weekday() < 5 else None
    with database.writing() as session:
        seed_sample(session, people.TEAM_ID, KNOWN, CHOSEN, datetime.combine(today, time(11), UTC))
        plan = plans.current_plan(session, people.TEAM_ID)
        assert plan is not None
        roll = roll_of(session, people.TEAM_ID, plan, monday)
    found = {user: needs(plan, roll.lines_for(user, monday), monday) for user, _, _, _ in people.ROLES}
    due = {user: wanted for user, wanted in found.items() if any(asked(plan, need, after, monday) for need in wanted)}
    return {user: [need.ref for need in wanted] for user, wanted in due.items()}


@pytest.mark.parametrize("today", [date(2026, 11, 23) + timedelta(days=n) for n in range(7)])
def test_the_first_monday_asks_several_owners_about_a_handful(database: Database, today: date) -> None:
    monday = today + timedelta(days=7 - today.weekday())
    found = prompted(database, today, monday)
    assert "2.1.3" in found[people.SAFEGUARDING_HEAD]
    assert len([refs for refs in found.values() if 3 <= len(refs) <= 6]) >= 4, found
    assert max(len(refs) for refs in found.values()) <= 8
