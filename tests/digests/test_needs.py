"""Whose word is needed, why, and on which days it is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from bot.plan.action import Action, Update
from bot.plan.deadlines import undated
from bot.plan.entities import Inspection, Person, Plan, Rating, Recommendation, Status, Timescale
from bot.plan.line import Line, line_of
from digests.needs import Why, addressee, asked, by_addressee, need_of, needs, orphans
from tests.digests.plans import LIVE, action, people

TODAY = date(2026, 3, 16)
PLAN = Plan("p1", "Plan", (Inspection("i1", "An inspectorate", date(2025, 12, 1)),), live_on=LIVE)
PEOPLE = {person.id: person for person in people()}
RECOMMENDATIONS = {"r1": Recommendation("r1", "R1", "Do it.", lead="beatrix"), "r2": Recommendation("r2", "R2", "Too.")}


def line(due: date, *updates: Update, live: date = LIVE) -> Line:
    return line_of(replace(PLAN, live_on=live), action(1, due, updates=updates))


def said(day: date, **more: object) -> Update:
    return Update(f"u{day}", "U1", datetime(day.year, day.month, day.day, 10, tzinfo=UTC), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("situation", "found", "why"),
    [
        ("over a month late", line(date(2026, 2, 13)), Why.RED),
        ("a week late", line(date(2026, 3, 9)), Why.OVERDUE),
        ("due today", line(TODAY), Why.DUE_SOON),
        ("due in a fortnight", line(date(2026, 3, 30)), Why.DUE_SOON),
        ("not a word for two months", line(date(2026, 9, 1)), Why.QUIET),
        ("live for a week only", line(date(2026, 9, 1), live=date(2026, 3, 9)), None),
        (
            "said to be amber a fortnight ago",
            line(date(2026, 9, 1), said(date(2026, 3, 2), rating=Rating.AMBER)),
            Why.AMBER,
        ),
        ("said to be amber last week", line(date(2026, 9, 1), said(date(2026, 3, 9), rating=Rating.AMBER)), None),
        ("late, with a word last week", line(date(2026, 3, 9), said(date(2026, 3, 10))), None),
        ("delivered", line(date(2026, 3, 9), said(date(2026, 3, 2), status=Status.DELIVERED)), None),
    ],
)
def test_why_an_action_needs_a_word(situation: str, found: Line, why: Why | None) -> None:
    need = need_of(PLAN, found, TODAY)
    assert (need.why if need else None) == why, situation


def test_the_most_pressing_come_first() -> None:
    dues = [date(2026, 9, 1), date(2026, 3, 20), date(2026, 3, 9), date(2026, 2, 2), date(2026, 3, 2)]
    lines = [line_of(PLAN, action(n, due)) for n, due in enumerate(dues, start=1)]
    assert [need.ref for need in needs(PLAN, lines, TODAY)] == ["1.4", "1.5", "1.3", "1.2", "1.1"]


@pytest.mark.parametrize(
    ("situation", "due", "after", "day", "expected"),
    [
        ("nobody asked before", date(2026, 3, 9), None, TODAY, True),
        ("the day after it was due", date(2026, 3, 13), date(2026, 3, 13), TODAY, True),
        ("two days after, asked yesterday", date(2026, 3, 12), date(2026, 3, 13), TODAY, False),
        ("a week after it was due", date(2026, 3, 9), date(2026, 3, 13), TODAY, True),
        ("a missed step is made good", date(2026, 3, 11), date(2026, 3, 11), TODAY, True),
        ("three working days before", date(2026, 3, 19), date(2026, 3, 13), TODAY, True),
        ("four working days before", date(2026, 3, 20), date(2026, 3, 13), TODAY, False),
    ],
)
def test_the_days_on_which_an_action_is_asked_about(
    situation: str, due: date, after: date | None, day: date, expected: bool
) -> None:
    need = need_of(PLAN, line(due, said(date(2026, 2, 2), nil_return=True)), day)
    assert need is not None, situation
    assert asked(PLAN, need, after, day) is expected, situation


def test_a_quiet_action_is_asked_about_once_a_cadence() -> None:
    quiet = line(date(2026, 12, 1))
    since = quiet.days.update_overdue_from
    assert since == date(2026, 2, 3)
    days = [date(2026, 2, d) for d in range(3, 28)] + [date(2026, 3, d) for d in range(1, 31)]
    found = [(day, need_of(PLAN, quiet, day)) for day in days if day.weekday() < 5]
    before = {day: found[n - 1][0] if n else date(2026, 2, 2) for n, (day, _) in enumerate(found)}
    asked_on = [day for day, need in found if need and asked(PLAN, need, before[day], day)]
    assert asked_on == [date(2026, 2, 3), date(2026, 3, 3)]


def owned(owner: str | None, recommendation: str = "r1") -> Line:
    made: Action = action(1, TODAY, "tobias", recommendation)
    return line_of(PLAN, replace(made, owner=owner))


AWAY = {**PEOPLE, "tobias": replace(PEOPLE["tobias"], away_until=TODAY, delegate="rosalind")}
BOTH_AWAY = {**AWAY, "rosalind": replace(PEOPLE["rosalind"], away_until=TODAY)}


@pytest.mark.parametrize(
    ("situation", "found", "whom", "expected"),
    [
        ("the owner", owned("tobias"), PEOPLE, "tobias"),
        ("the delegate of an owner who is away", owned("tobias"), AWAY, "rosalind"),
        ("the lead when both are away", owned("tobias"), BOTH_AWAY, "beatrix"),
        ("the liaison of an organisation", owned("trust"), PEOPLE, "beatrix"),
        ("the lead for a vacant post", owned("vacant"), PEOPLE, "beatrix"),
        ("the lead where nobody owns it", owned(None), PEOPLE, "beatrix"),
        ("nobody where there is no lead either", owned("vacant", "r2"), PEOPLE, None),
    ],
)
def test_who_is_asked(situation: str, found: Line, whom: dict[str, Person], expected: str | None) -> None:
    person = addressee(found, whom, RECOMMENDATIONS, TODAY)
    assert (person.id if person else None) == expected, situation


def test_an_owner_is_asked_again_the_day_after_coming_back() -> None:
    person = addressee(owned("tobias"), AWAY, RECOMMENDATIONS, date(2026, 3, 17))
    assert person is not None
    assert person.id == "tobias"


def test_orphans_are_told_of_and_asked_of_nobody() -> None:
    lines = [owned("vacant", "r2"), owned("tobias")]
    assert orphans(lines, PEOPLE, RECOMMENDATIONS, TODAY) == lines[:1]
    assert sum(map(len, by_addressee(lines, PEOPLE, RECOMMENDATIONS, TODAY).values())) == 1


@pytest.mark.parametrize(("day", "found"), [(date(2025, 12, 15), []), (date(2025, 12, 16), ["1.1"])])
def test_wanted_immediately_without_a_date_is_a_fault_after_ten_working_days(day: date, found: list[str]) -> None:
    served = {
        "r1": Recommendation("r1", "R1", "Do it.", Timescale.IMMEDIATELY),
        "r2": Recommendation("r2", "R2", "Do."),
    }
    due = date(2026, 6, 30)
    dated = [action(1, due, original=None), action(2, due), action(3, due, recommendation="r2", original=None)]
    done = action(4, due, original=None, stated_status=Status.SIGNED_OFF)
    lines = [line_of(PLAN, each) for each in (*dated, done)]
    assert [line.ref for line in undated(PLAN, lines, served, day)] == found
