"""What is read once for all prompts of a day is read again as soon as anything is recorded."""

from __future__ import annotations

from datetime import date, timedelta

from bot.plan.entities import Rating
from digests.roll import Roll, roll_today
from storage import journal, plans
from storage.engine import Session
from tests.digests.conftest import Open
from tests.digests.plans import MONDAY, PLAN, WORKSPACE, action, update
from tests.digests.world import World

DAY = MONDAY.date()


def today(world: World, session: Session, day: date = DAY) -> Roll:
    plan = plans.plan(session, WORKSPACE, PLAN)
    assert plan is not None
    return roll_today(world.runtime, session, WORKSPACE, plan, day)


def test_prompts_of_a_day_share_what_was_read_until_somebody_says_something(world: Open) -> None:
    opened = world([action(1, date(2026, 5, 1))])
    with opened.database.reading() as session:
        first = today(opened, session)
        assert today(opened, session) is first
        assert today(opened, session, DAY + timedelta(days=1)) is not first
    opened.record(update(1, MONDAY, Rating.RED))
    with opened.database.reading() as session:
        assert today(opened, session).lines[0].declared is Rating.RED
    assert first.lines[0].declared is None


def test_what_was_read_of_a_transaction_that_came_to_nothing_is_not_taken(world: Open) -> None:
    opened = world([action(1, date(2026, 5, 1))])
    with opened.database.writing() as session:
        journal.append(session, WORKSPACE, PLAN, [update(1, MONDAY, Rating.RED)])
        assert today(opened, session).lines[0].declared is Rating.RED
        session.rollback()
    opened.record(update(1, MONDAY, Rating.AMBER))
    with opened.database.reading() as session:
        assert today(opened, session).lines[0].declared is Rating.AMBER
