"""An owner's cell says who is accountable, who helps, and who is asked for an outside organisation."""

from __future__ import annotations

import pytest

from bot.files.owner_text import OwnerText, read_owner, read_owners
from bot.plan.entities import PersonKind


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Jo Bell", ["Jo Bell"]),
        ("Jo Bell; Ana Reyes", ["Jo Bell", "Ana Reyes"]),
        ("Jo Bell\nAna Reyes", ["Jo Bell", "Ana Reyes"]),
        ("Jo Bell / Ana Reyes", ["Jo Bell", "Ana Reyes"]),
        ("Jo Bell/ Ana Reyes", ["Jo Bell", "Ana Reyes"]),
        ("Head of Early Help and Schools", ["Head of Early Help and Schools"]),
        ("Director of Education/Skills", ["Director of Education/Skills"]),
        ("", []),
        ("TBC", []),
        (" - ; Jo Bell;", ["Jo Bell"]),
    ],
)
def test_owners_are_separated_by_marks_and_never_by_words(cell: str, names: list[str]) -> None:
    assert [owner.name for owner in read_owners(cell)] == names


@pytest.mark.parametrize(
    ("cell", "owner"),
    [
        ("Jo Bell <Jo.Bell@council.example>", OwnerText("Jo Bell", "jo.bell@council.example")),
        ("Jo Bell (jo.bell@council.example)", OwnerText("Jo Bell", "jo.bell@council.example")),
        ("jo.bell@council.example", OwnerText("jo.bell@council.example", "jo.bell@council.example")),
        ("Jo Bell (Head of Duty)", OwnerText("Jo Bell", role="Head of Duty")),
        ("Head of Duty (Jo Bell)", OwnerText("Jo Bell", role="Head of Duty")),
        ("Jo Bell, Head of Duty", OwnerText("Jo Bell", role="Head of Duty")),
        ("Head of Duty", OwnerText("Head of Duty", kind=PersonKind.POST)),
        ("Head of Duty (vacant)", OwnerText("Head of Duty", kind=PersonKind.POST, vacant=True)),
        ("Early Help Services", OwnerText("Early Help Services", kind=PersonKind.TEAM)),
        (
            "Performance and Modernisation (team: Jo Bell, Ana Reyes and Kit Moor)",
            OwnerText(
                "Performance and Modernisation",
                kind=PersonKind.TEAM,
                members=("Jo Bell", "Ana Reyes", "Kit Moor"),
            ),
        ),
        ("All team managers", OwnerText("All team managers", kind=PersonKind.TEAM)),
    ],
)
def test_one_owner_is_read_as_written(cell: str, owner: OwnerText) -> None:
    assert read_owner(cell) == owner


@pytest.mark.parametrize(
    "cell", ["Soft Ltd (Jo Bell liaison)", "Soft Ltd (liaison: Jo Bell)", "Soft Ltd (Jo Bell - liaison)"]
)
def test_an_organisation_is_asked_through_its_liaison(cell: str) -> None:
    expected = OwnerText("Soft Ltd", None, "Soft Ltd", "Jo Bell", kind=PersonKind.ORGANISATION)
    assert read_owner(cell) == expected


def test_initials_with_a_name_are_an_organisation_and_its_liaison() -> None:
    assert read_owner("SFT (Jo Bell)") == OwnerText("SFT", None, "SFT", "Jo Bell", kind=PersonKind.ORGANISATION)
    assert read_owner("SFT (HR)").liaison is None


def test_an_organisation_may_name_no_liaison() -> None:
    assert read_owner("Soft Ltd (liaison)") == OwnerText(
        "Soft Ltd", None, "Soft Ltd", None, kind=PersonKind.ORGANISATION
    )
