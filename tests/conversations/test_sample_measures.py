"""What `make run` shows of indicators and risks at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.plan.calendar import local_day
from bot.plan.entities import Settings
from bot.plan.measures import Measured
from bot.services.seed_sample import seed_sample
from bot.slack.workspace import people as who
from storage import plans
from tests.databases import fresh_database

NOW = datetime(2026, 11, 21, 11, tzinfo=UTC)


def test_the_sample_has_measures_in_every_state_and_a_risk_whose_review_is_overdue(tmp_path: Path) -> None:
    with fresh_database(tmp_path / "sample.sqlite").writing() as session:
        chosen = Settings((who.COORDINATOR,), (who.DIRECTOR,), who.CORE_TEAM_CHANNEL)
        plan = seed_sample(session, who.TEAM_ID, [], chosen, NOW)
        assert plan is not None
        day = local_day(NOW)
        measured = {i.id: Measured(i, day) for i in plans.indicators(session, who.TEAM_ID, plan)}
        risks = plans.risks(session, who.TEAM_ID, plan)
    assert len(measured) == 4
    assert measured["i:core-assessments"].worse_than_both
    assert measured["i:children-in-care"].missing
    assert [(risk.score, risk.overdue(day)) for risk in risks] == [(15, False), (16, True)]
    assert risks[1].at < NOW - timedelta(days=40)
