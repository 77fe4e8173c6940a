"""What is escalated: to whom, in which message, once, whatever stops and starts between."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from bot.plan.action import Action
from bot.plan.calendar import is_working_day, local_day
from bot.plan.entities import Rating
from bot.plan.entries import AwaySet
from bot.plan.oversight import PersonalLead
from bot.plan.oversight_entries import LeadTaken
from bot.slack.workspace import people as sample
from storage import plans
from tests.digests.conftest import Open
from tests.digests.plans import MONDAY, PLAN, WORKSPACE, action, entry, overdue, settings, update
from tests.digests.world import World

HALF_PAST = MONDAY + timedelta(minutes=1)
DAY = timedelta(days=1)
FIVE_WORKING_DAYS_AGO = date(2026, 3, 9)
CHOSEN = settings(directors=(sample.DIRECTOR,), assistant_directors=(sample.RESOURCES_LEAD,))


def texts(here: World, user: str) -> list[str]:
    """The messages that tell somebody of what was escalated."""
    return [message["text"] for message in here.direct(user) if "Escalated to you" in message["text"]]


def test_what_is_five_working_days_overdue_goes_to_the_lead_in_their_one_message(world: Open) -> None:
    here = world([action(1, FIVE_WORKING_DAYS_AGO), action(2, date(2026, 3, 13), owner="beatrix")], CHOSEN)
    here.at(HALF_PAST)
    here.go_on(3600)
    [text] = texts(here, sample.SAFEGUARDING_LEAD)
    assert "1.2" in text.split("Escalated to you:")[0]
    assert "five working days overdue" in text.split("Escalated to you:")[1]
    assert texts(here, sample.DIRECTOR) == []


def test_ten_working_days_go_to_the_assistant_director_and_the_core_team(world: Open) -> None:
    here = world([action(1, date(2026, 3, 2))], CHOSEN)
    here.at(HALF_PAST)
    for user in (sample.RESOURCES_LEAD, sample.COORDINATOR):
        [text] = texts(here, user)
        assert "ten working days overdue" in text
    assert texts(here, sample.SAFEGUARDING_LEAD) == []


def test_a_red_goes_to_the_director_the_next_morning_and_not_again_the_day_after(world: Open) -> None:
    here = world([action(1, date(2026, 6, 30))], CHOSEN)
    here.record(update(1, HALF_PAST + timedelta(hours=3), Rating.RED))
    here.at(HALF_PAST + DAY)
    here.at(HALF_PAST + 2 * DAY)
    [text] = texts(here, sample.DIRECTOR)
    assert "1.1" in text
    assert "red since" in text


def test_what_stays_red_is_told_again_after_a_cadence(world: Open) -> None:
    here = world([action(1, date(2026, 6, 30))], CHOSEN)
    here.record(update(1, HALF_PAST - timedelta(hours=20), Rating.RED))
    for days in range(0, 8):
        here.at(HALF_PAST + days * DAY)
    assert len(texts(here, sample.DIRECTOR)) == 2
    assert "still so since 15 March" in texts(here, sample.DIRECTOR)[1]


def test_what_recovered_before_it_could_be_told_is_not_told(world: Open) -> None:
    here = world([action(1, FIVE_WORKING_DAYS_AGO)], CHOSEN)
    here.slack.mishaps.set(rate_limit_every=1)
    here.at(HALF_PAST)
    here.slack.mishaps.set(rate_limit_every=0)
    here.delivered(1)
    here.at(HALF_PAST + DAY)
    assert texts(here, sample.SAFEGUARDING_LEAD) == []


def test_an_outage_of_a_fortnight_tells_the_highest_step_only(world: Open) -> None:
    here = world([action(1, date(2026, 3, 13))], CHOSEN)
    here.at(HALF_PAST + 14 * DAY)
    assert "ten working days overdue" in texts(here, sample.RESOURCES_LEAD)[0]
    here.at(HALF_PAST + 15 * DAY)
    assert texts(here, sample.SAFEGUARDING_LEAD) == []


def test_two_prompts_without_an_answer_go_to_the_lead(world: Open) -> None:
    here = world([action(1, date(2026, 3, 18))], CHOSEN)
    for days in range(0, 5):
        here.at(HALF_PAST + days * DAY)
    assert len(here.direct(sample.SAFEGUARDING_HEAD)) >= 2
    assert "two prompts without an answer" in texts(here, sample.SAFEGUARDING_LEAD)[0]


def test_away_with_a_cover_the_cover_is_told(world: Open) -> None:
    here = world([action(1, FIVE_WORKING_DAYS_AGO)], CHOSEN)
    here.record(entry("away", "person", "beatrix", AwaySet(date(2026, 4, 1), "rosalind")))
    here.at(HALF_PAST)
    assert texts(here, sample.SAFEGUARDING_LEAD) == []
    assert "Escalated to you" in texts(here, sample.CARE_HEAD)[0]


def test_personal_lead_takes_the_directors_step_alone(world: Open) -> None:
    chosen = settings(directors=(sample.DIRECTOR, sample.RESOURCES_LEAD))
    here = world([action(1, date(2026, 2, 2))], chosen)
    here.record(entry("taken", "action", "a1", LeadTaken(PersonalLead(sample.RESOURCES_LEAD, date(2026, 3, 1)))))
    here.at(HALF_PAST)
    assert texts(here, sample.DIRECTOR) == []
    assert len(texts(here, sample.RESOURCES_LEAD)) == 1


@pytest.mark.no_cover
def test_every_step_is_in_the_journal_once_and_nobody_hears_twice_a_day_or_on_a_bank_holiday(world: Open) -> None:
    mine = [action(n, date(2026, 3, 12) + timedelta(days=3 * n), owner="rosalind") for n in range(1, 6)]
    theirs = [action(n, date(2026, 3, 2) + timedelta(days=4 * n)) for n in range(6, 12)]
    here = world([*mine, *theirs, *[action(20, date(2026, 3, 20), owner="beatrix")]], CHOSEN)
    moment = HALF_PAST
    while local_day(moment) < date(2026, 5, 8):
        here.at(moment)
        here.worker = here.another_worker()
        here.go_on(3600)
        moment += DAY
    with here.database.reading() as session:
        actions = plans.actions(session, WORKSPACE, PLAN)
    for found in actions:
        _each_step_once(found)
    for user in (sample.SAFEGUARDING_LEAD, sample.DIRECTOR, sample.RESOURCES_LEAD, sample.COORDINATOR):
        told = Counter(local_day(datetime.fromtimestamp(float(m["ts"]), MONDAY.tzinfo)) for m in here.direct(user))
        assert told
        assert set(told.values()) == {1}
        assert all(is_working_day(day) for day in told)


def _each_step_once(found: Action) -> None:
    steps = [e.step for e in found.escalations if not e.repeat]
    assert len(steps) == len(set(steps))
    assert steps
    assert all(is_working_day(e.on) for e in found.escalations)


def test_three_hundred_reds_fit_into_one_message(world: Open) -> None:
    late = [action(n, date(2026, 1, 6)) for n in range(1, 301)]
    mine = [action(n, date(2026, 3, 13), owner="beatrix") for n in range(301, 313)]
    lead = settings(directors=(sample.SAFEGUARDING_LEAD,))
    here = world([*late, *mine], lead)
    here.at(HALF_PAST)
    [message] = here.direct(sample.SAFEGUARDING_LEAD)
    assert "and 292 more actions (type /plan red)" in message["text"]
    assert len(message["blocks"]) <= 50


def test_a_lead_hears_once_a_week_how_their_recommendation_stands(world: Open) -> None:
    here = world([action(1, date(2026, 6, 30)), action(2, date(2026, 3, 13))], CHOSEN)
    for days in range(0, 8):
        here.at(HALF_PAST + days * DAY)
    told = [m["text"] for m in here.direct(sample.SAFEGUARDING_LEAD) if "This week, recommendation R1" in m["text"]]
    assert len(told) == 2
    assert "2 actions, 2 NOT VERIFIED; 1 overdue" in told[0]
    assert "1 overdue" in told[0]


def test_nobody_is_escalated_for_what_is_a_day_late(world: Open) -> None:
    here = world(overdue(3), CHOSEN)
    here.at(HALF_PAST)
    assert all(texts(here, user) == [] for user in (sample.SAFEGUARDING_LEAD, sample.DIRECTOR, sample.COORDINATOR))
