"""`/plan inspection`: what is known of each inspection, recorded in a modal; an embargo is kept (A1.1, A1.7)."""

from __future__ import annotations

from bot.slack.workspace.store import Json
from tests.asking.typed import shown, typed
from tests.conversations.plan import AMARA, PRIYA
from tests.conversations.stack import Stack


def choose(stack: Stack, option: str) -> None:
    """The co-ordinator chooses an inspection to correct, or a new visit."""
    stack.press(AMARA, typed(stack, AMARA, "inspection"), "inspection_edit", selected_option={"value": option})


def record(stack: Stack, option: str, **filled: str) -> Json:
    """Fill in the modal and save it."""
    choose(stack, option)
    return stack.submit(AMARA, filled)


def test_the_inspection_record_is_filled_in_and_shown(stack: Stack) -> None:
    judged = "Overall effectiveness: good\nLooked after children: adequate"
    saved = record(stack, "i1", framework="ILACS", judged=judged, **{"from": "2025-11-03", "to": "2025-11-14"})
    assert saved["ok"], saved
    said = shown(typed(stack, PRIYA, "inspection")["blocks"])
    assert "report published 5 January 2026, framework ILACS" in said
    assert "Fieldwork 3 November 2025 to 14 November 2025" in said
    assert "Judged: Overall effectiveness good; Looked after children adequate" in said


def test_a_later_visit_under_embargo_is_told_to_the_core_team_alone(stack: Stack) -> None:
    filled = {
        "name": "Unannounced visit",
        "published": "2026-03-16",
        "outcome": "Very positive.",
        "embargo": "2026-03-16",
    }
    assert record(stack, "new", **filled)["ok"]
    assert "Very positive." in shown(typed(stack, AMARA, "inspection")["blocks"])
    hidden = shown(typed(stack, PRIYA, "inspection")["blocks"])
    assert "Under embargo until 16 March 2026." in hidden
    assert "Very positive." not in hidden
    stack.later(days=20)
    assert "Very positive." in shown(typed(stack, PRIYA, "inspection")["blocks"])


def test_what_is_wrong_is_said_beside_its_field(stack: Stack) -> None:
    answer = record(stack, "i1", judged="good", **{"from": "2025-11-14", "to": "2025-11-03"})
    assert answer["errors"].keys() == {"judged", "to"}
