"""Who somebody is to an action, and who may record, confirm and see (rules E5, E8)."""

from __future__ import annotations

import pytest

from bot.plan.entities import Person, PersonKind, Plan, Recommendation, Settings
from bot.plan.permissions import Standing, is_core_team, person_of, sees_everything, standing
from tests.plan.plans import action, plan

PEOPLE = {
    person.id: person
    for person in (
        Person("owner", "Olu Owner", slack_id="U1", delegate="cover"),
        Person("second", "Sal Second", slack_id="U2"),
        Person("cover", "Cai Cover", slack_id="U3"),
        Person("trust", "A trust", kind=PersonKind.POST, liaison="link"),
        Person("link", "Lin Link", slack_id="U4"),
        Person("lead", "Lou Lead", slack_id="U5"),
        Person("other", "Ola Other", slack_id="U6"),
        Person("absent", "No Slack"),
    )
}
RECOMMENDATIONS = {"r2": Recommendation("r2", "2", "Make sure.", lead="lead"), "r3": Recommendation("r3", "3", "Do.")}


def chosen() -> Plan:
    """A plan whose core team is U7 and whose director is U8."""
    made = plan()
    return Plan(made.id, made.name, made.inspections, settings=Settings(("U7",), ("U8",), "C1"))


@pytest.mark.parametrize(
    ("user", "expected"),
    [
        ("U1", Standing.OWNER),
        ("U2", Standing.CO_OWNER),
        ("U3", Standing.DELEGATE),
        ("U4", Standing.LIAISON),
        ("U5", Standing.LEAD),
        ("U6", Standing.NONE),
        ("U7", Standing.CORE_TEAM),
        ("U8", Standing.NONE),
        ("U9", Standing.NONE),
    ],
)
def test_the_nearest_standing_is_what_somebody_is(user: str, expected: Standing) -> None:
    subject = action(owner="owner", co_owners=("second", "trust"))
    assert standing(chosen(), subject, PEOPLE, RECOMMENDATIONS, user) is expected


def test_a_lead_is_nobody_to_an_action_of_another_recommendation() -> None:
    subject = action(owner="owner", recommendations=("r3", "r9"))
    assert standing(chosen(), subject, PEOPLE, RECOMMENDATIONS, "U5") is Standing.NONE


def test_an_owner_of_the_core_team_speaks_as_the_owner() -> None:
    team = Settings(("U1",), (), "C1")
    made = plan()
    own = Plan(made.id, made.name, made.inspections, settings=team)
    assert standing(own, action(owner="owner"), PEOPLE, {}, "U1") is Standing.OWNER


def test_somebody_under_two_names_is_what_either_of_them_is() -> None:
    people = {"short": Person("short", "O. Owner", slack_id="U1"), **PEOPLE}
    subject = action(owner="owner")
    assert standing(chosen(), subject, people, RECOMMENDATIONS, "U1") is Standing.OWNER


def test_an_action_that_nobody_owns_has_no_people_of_its_own() -> None:
    assert standing(chosen(), action(owner=None), PEOPLE, {}, "U3") is Standing.NONE
    assert standing(chosen(), action(owner="somebody gone"), PEOPLE, {}, "U3") is Standing.NONE


def test_a_person_is_found_by_slack_id_alone() -> None:
    found = person_of(PEOPLE, "U4")
    assert found is not None
    assert found.id == "link"
    assert person_of(PEOPLE, "U9") is None


def test_the_core_team_confirms_and_directors_see_everything_too() -> None:
    assert [is_core_team(chosen(), user) for user in ("U7", "U8", "U1")] == [True, False, False]
    assert [sees_everything(chosen(), user) for user in ("U7", "U8", "U1")] == [True, True, False]
