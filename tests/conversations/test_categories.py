"""Monitoring categories proposed and agreed in Slack, closing with its conditions, and regrouping (LD Annex A)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.plan import entries as e
from bot.plan.action import Evidence, EvidenceKind, StatusDecision
from bot.plan.categories import Monitoring, agreed, in_force, proposed
from bot.plan.entities import Recommendation, Status
from bot.plan.evidence import EvidenceReview
from bot.plan.evidence_entries import EvidenceReviewed
from bot.slack.workspace.store import Json
from storage import journal, plans
from tests.asking.typed import seen, shown, typed
from tests.conversations.plan import AMARA, NOW, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack


def recommendation(stack: Stack, ref: str) -> Recommendation:
    """A recommendation as it is stored."""
    with stack.database.reading() as session:
        return next(r for r in plans.recommendations(session, TEAM, PLAN) if r.ref == ref)


def decide(stack: Stack, ref: str, **filled: str) -> Json:
    """The co-ordinator records what a body decided."""
    stack.press(AMARA, typed(stack, AMARA, f"category {ref}"), "Record a body's decision")
    return stack.submit(AMARA, {"body": "Improvement Board", **filled})


def test_other_must_name_the_body_that_monitors_it(stack: Stack) -> None:
    assert "Name the body that will monitor it" in typed(stack, AMARA, "category R4 other")["text"]
    said = typed(stack, AMARA, "category R4 other: Trust Board")
    assert said["text"] == "Recommendation 4 is proposed as Other (Trust Board). A body's decision makes it so."
    made = proposed(recommendation(stack, "4").categorised)
    assert made is not None
    assert (made.category, made.accountable, made.by) == (Monitoring.OTHER, "Trust Board", AMARA)


def test_a_proposal_is_undone_in_one_tap(stack: Stack) -> None:
    stack.press(AMARA, typed(stack, AMARA, "category 4 board"), "Undo")
    assert "no longer counts" in shown(seen(stack, AMARA)["blocks"])
    assert in_force(recommendation(stack, "4").categorised) is None


def test_the_board_overrides_the_officers_and_both_are_kept(stack: Stack) -> None:
    typed(stack, AMARA, "category R4 other: Trust Board")
    answer = decide(stack, "4", category="board", on="2026-02-26")
    assert answer["ok"], answer
    told = stack.said_to(AMARA)[-1]
    assert "Improvement Board agreed Board for recommendation 4 on 26 February 2026" in told
    assert "Officers had proposed Other (Trust Board); both are kept." in told
    found = recommendation(stack, "4").categorised
    assert [(c.category, c.body) for c in found] == [(Monitoring.OTHER, ""), (Monitoring.BOARD, "Improvement Board")]
    assert "Board, Improvement Board, 26 February 2026" in shown(typed(stack, AMARA, "recs")["blocks"])


def test_a_decision_cannot_be_undone_only_superseded(stack: Stack) -> None:
    decide(stack, "4", category="board", on="2026-02-26")
    assert "Undo" not in shown(typed(stack, AMARA, "category 4")["blocks"])
    typed(stack, AMARA, "category 4 other: Trust Board")
    decision = agreed(recommendation(stack, "4").categorised)
    assert decision is not None
    assert decision.category is Monitoring.BOARD


def test_an_open_recommendation_cannot_be_closed(stack: Stack) -> None:
    said = typed(stack, AMARA, "category R4 closed")["text"]
    assert "It cannot be closed yet: 3 actions not signed off or cancelled (4.1, 4.2 and 4.3)" in said
    assert "category" in decide(stack, "4", category="closed", on="2026-02-26")["errors"]
    assert in_force(recommendation(stack, "4").categorised) is Monitoring.CLOSED
    assert agreed(recommendation(stack, "4").categorised) is None


def sign_off(stack: Stack, *refs: str) -> None:
    """The board has signed actions off, with evidence of outcome that was accepted."""
    found: list[e.Entry] = []
    for ref in refs:
        given = Evidence(f"ev:{ref}", PRIYA, NOW, url="https://x.example", kind=EvidenceKind.OUTCOME)
        review = EvidenceReview(f"rv:{ref}", AMARA, NOW, True)
        decision = StatusDecision(f"s:{ref}", Status.SIGNED_OFF, NOW.date(), AMARA, body="Improvement Board")
        whats: tuple[e.What, ...] = (
            e.EvidenceAttached(given),
            EvidenceReviewed(given.id, review),
            e.StatusDecided(decision),
        )
        found += [e.Entry(f"{ref}:{n}", "action", ref, what, AMARA, NOW, NOW) for n, what in enumerate(whats)]
    with stack.database.writing() as session:
        journal.append(session, TEAM, PLAN, found)


def test_signed_off_throughout_with_impact_it_is_closed_by_the_board(stack: Stack) -> None:
    sign_off(stack, "4.1", "4.2", "4.3")
    assert decide(stack, "4", category="closed", on="2026-02-26")["ok"]
    assert in_force(recommendation(stack, "4").categorised) is Monitoring.CLOSED
    assert "🔵 BLUE" in shown(typed(stack, AMARA, "rec 4")["blocks"])


def test_without_impact_the_board_says_why_it_closes_all_the_same(stack: Stack) -> None:
    decided = [
        StatusDecision(f"c:{r}", Status.CANCELLED, NOW.date(), AMARA, body="Board") for r in ("4.1", "4.2", "4.3")
    ]
    with stack.database.writing() as session:
        journal.append(
            session,
            TEAM,
            PLAN,
            [e.Entry(d.id, "action", d.id[2:], e.StatusDecided(d), AMARA, NOW, NOW) for d in decided],
        )
    errors = decide(stack, "4", category="closed", on="2026-02-26")["errors"]
    assert "impact 0 of the 3 it needs" in errors["category"]
    assert decide(stack, "4", category="closed", on="2026-02-26", note="Overtaken by the new service.")["ok"]
    assert "Overtaken by the new service." in shown(typed(stack, AMARA, "category 4")["blocks"])


def test_a_parent_cannot_close_before_its_subsets(stack: Stack) -> None:
    assert "2 cannot close before it does" in typed(stack, AMARA, "regroup R3 under R2")["text"]
    assert "2 is itself a subset" not in typed(stack, AMARA, "regroup R2 under R3")["text"]
    sign_off(stack, "2.1.1", "2.1.2", "2.1.3", "2.2.1")
    errors = decide(stack, "2", category="closed", on="2026-02-26")["errors"]
    assert "its subset 3 not closed" in errors["category"]
    assert "with its subsets 3" in shown(typed(stack, AMARA, "rec 2")["blocks"])


def test_a_circle_of_subsets_is_refused(stack: Stack) -> None:
    typed(stack, AMARA, "regroup 3 under 2")
    assert "cannot be a subset of it" in typed(stack, AMARA, "regroup 2 under 3")["text"]
    assert recommendation(stack, "2").parent is None
    assert "stands by itself" in typed(stack, AMARA, "regroup 3 alone")["text"]
    assert recommendation(stack, "3").parent is None


def test_a_regrouped_recommendation_is_found_by_its_old_reference(stack: Stack) -> None:
    said = typed(stack, AMARA, "regroup R4 as 2.9")
    assert said["text"].startswith("Recommendation 4 is now 2.9.")
    assert recommendation(stack, "2.9").aliases == ("4",)
    for asked in ("rec 4", "rec 2.9"):
        seen = shown(typed(stack, AMARA, asked)["blocks"])
        assert "*Recommendation 2.9* (before: 4)" in seen
        assert "*Actions in recommendation 2.9*" in seen
    assert "*4.1*" in shown(typed(stack, AMARA, "rec 4")["blocks"])
    stack.press(AMARA, said, "Undo")
    assert recommendation(stack, "4").aliases == ()


def test_messages_with_the_old_reference_still_find_it(stack: Stack) -> None:
    typed(stack, AMARA, "regroup 3 as 9")
    for number in ("3", "9"):
        ts = stack.dm(AMARA, f"everything in recommendation {number} is on track")
        assert "3.1" in " ".join(stack.replies(AMARA, ts)), number


def test_a_reference_that_is_taken_is_refused(stack: Stack) -> None:
    assert "is the reference of another recommendation" in typed(stack, AMARA, "regroup 4 as 3")["text"]


def test_new_words_keep_the_old_ones(stack: Stack) -> None:
    before = recommendation(stack, "4").text
    assert "version 2" in typed(stack, AMARA, "reword R4: Improve health assessments within 20 days.")["text"]
    assert recommendation(stack, "4").text == "Improve health assessments within 20 days."
    assert recommendation(stack, "4").former_texts == (before,)


def test_new_words_and_a_subset_are_undone_exactly(stack: Stack) -> None:
    before = recommendation(stack, "4")
    for words in ("reword R4: Improve it.", "regroup R4 under R2"):
        stack.press(AMARA, typed(stack, AMARA, words), "Undo")
        assert recommendation(stack, "4") == before


@pytest.mark.parametrize("words", ["category R4 other: Trust Board", "regroup R4 as 9", "reword R4: Else."])
def test_only_the_core_team_may(stack: Stack, words: str) -> None:
    assert "Only the core team" in typed(stack, PRIYA, words)["text"]
    assert recommendation(stack, "4").categorised == ()


@pytest.mark.parametrize("words", ["category", "category R4 maybe", "regroup R4", "reword R4"])
def test_what_is_not_understood_is_answered_with_how_to_write_it(stack: Stack, words: str) -> None:
    assert typed(stack, AMARA, words)["text"].startswith("Write `/plan ")


def test_a_decision_in_the_future_is_refused_beside_its_field(stack: Stack) -> None:
    later = (NOW.date() + timedelta(days=1)).isoformat()
    assert decide(stack, "4", category="other", on=later)["errors"].keys() == {"on", "accountable"}
