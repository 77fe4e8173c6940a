"""Themes, phases, service areas and recommendations: filtering by them, and the summaries whose totals are checked."""

from __future__ import annotations

import pytest

from bot.plan import entries as e
from bot.plan.action import Action
from bot.plan.categories import Categorised, Monitoring
from bot.plan.entities import Group, PlanDate, Recommendation
from storage import journal
from tests.asking.typed import shown, typed
from tests.conversations.plan import ACTIONS, AMARA, NADIA, NOW, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack

GROUPS = (
    Group("t1", "theme", "THEME 1: Leadership and governance", order=0),
    Group("t2", "theme", "THEME 2: Safeguarding practice", order=1),
    Group("p1", "phase", "Phase 1", order=2),
    Group("p2", "phase", "Phase 2", order=3),
    Group("w1", "workstream", "Quality assurance", "p1", order=4),
    Group("s1", "service area", "Early Help", order=5),
    Group("x1", "sub-section", "Timeliness", order=6),
)
DECIDED = (Categorised("c1", Monitoring.OTHER, NOW.date(), AMARA, "Trust Board", "Improvement Board"),)


@pytest.fixture
def grouped(stack: Stack) -> Stack:
    """The plan with groups, two recommendations in themes, and three actions in groups; one serves both."""
    recommendations = (
        Recommendation("r8", "8.1", "Agree one delivery model.", theme="t1", categorised=DECIDED, order=8),
        Recommendation("r9", "8.2", "Check every assessment.", theme="t2", parent="r8", lead="p-fiona", order=9),
    )
    due = ACTIONS[3][3]
    actions = (
        Action("8a", "8.1.1", "Write the model", "Write it.", ("r8",), "p-joe", group="w1", original=PlanDate(due)),
        Action("8b", "8.2.1", "Audit cases", "Audit.", ("r8", "r9"), "p-joe", groups=("p2", "s1", "x1")),
        Action("8c", "8.2.10", "Share reports", "Share.", ("r9",), "p-joe", groups=("p2",)),
    )
    whats: list[tuple[str, str, e.What]] = [
        *(("group", g.id, e.GroupAdded(g)) for g in GROUPS),
        *(("recommendation", r.id, e.RecommendationAdded(r)) for r in recommendations),
        *(("action", a.id, e.ActionAdded(a)) for a in actions),
    ]
    with stack.database.writing() as session:
        found = [e.Entry(f"g:{n}", s, i, what, AMARA, NOW, NOW) for n, (s, i, what) in enumerate(whats)]
        journal.append(session, TEAM, PLAN, found)
    return stack


def refs(message: dict[str, object]) -> list[str]:
    """The references that a list begins its sections with."""
    lines = shown(message["blocks"]).splitlines()  # type: ignore[arg-type]
    return [line[1:].partition("*")[0] for line in lines if line.startswith("*8.")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("theme 1", ["8.1.1", "8.2.1"]),
        ("theme safeguarding", ["8.2.1", "8.2.10"]),
        ("phase 1", ["8.1.1"]),
        ("phase 2 rec 8.2", ["8.2.1", "8.2.10"]),
        ("workstream quality", ["8.1.1"]),
        ("service area early help", ["8.2.1"]),
        ("overdue workstream Quality assurance", ["8.1.1"]),
    ],
)
def test_every_list_takes_every_kind_of_group(grouped: Stack, words: str, expected: list[str]) -> None:
    assert refs(typed(grouped, AMARA, words)) == expected


def test_asked_in_words_the_answer_is_the_same(grouped: Stack) -> None:
    ts = grouped.dm(AMARA, "what's overdue in theme 1?")
    assert "8.1.1" in grouped.replies(AMARA, ts)[0]
    assert "8.2.1" not in grouped.replies(AMARA, ts)[0]


def test_a_group_the_plan_has_not_is_answered_with_those_it_has(grouped: Stack) -> None:
    said = typed(grouped, AMARA, "red phase three")["text"]
    assert "no phase “three”" in said
    assert "Phase 1; Phase 2" in said


def test_the_summary_by_theme_says_that_its_totals_are_checked(grouped: Stack) -> None:
    said = shown(typed(grouped, AMARA, "themes")["blocks"])
    assert "Recommendations by theme" in said
    assert "Checked: the rows add up to 5 recommendations, each once." in said
    assert "the rows add up to 14, less 1 repeated: 13, each counted once." in said
    assert "Phase 1" in shown(typed(grouped, AMARA, "phases")["blocks"])


def test_recommendations_are_listed_with_lead_rating_and_counts(grouped: Stack) -> None:
    said = shown(typed(grouped, AMARA, "recs")["blocks"])
    assert "13 actions in all, each counted once" in said
    assert "*8.1* Agree one delivery model." in said
    assert "0 of 3 actions delivered" in said
    assert "Other (Trust Board), Improvement Board" in said
    assert "subset of 8.1" in said


def test_one_recommendation_stands_above_its_actions_by_sub_section(grouped: Stack) -> None:
    said = shown(typed(grouped, AMARA, "rec 8.2")["blocks"])
    assert said.startswith("*Recommendation 8.2* Check every assessment.")
    assert any(line.startswith("Lead ") for line in said.splitlines())
    assert "Highlights by sub-section" in said
    assert "*Timeliness* (1)" in said
    assert "*In no sub-section* (1)" in said


def test_a_guest_sees_no_summary(grouped: Stack) -> None:
    for words in ("themes", "recs", "theme 1"):
        assert "8.1" not in typed(grouped, NADIA, words)["text"]


def test_required_findings_come_first_and_either_grade_is_asked_for(stack: Stack) -> None:
    recommendation = Recommendation("r9", "9", "Develop the offer.", finding_grade="developmental", order=-1)
    action = Action("9.1", "9.1", "Develop it", "Develop it.", ("r9",), "p-priya", order=-1)
    now = stack.clock.now()
    with stack.database.writing() as session:
        whats: list[tuple[str, str, e.What]] = [
            ("recommendation", "r9", e.RecommendationAdded(recommendation)),
            ("action", "9.1", e.ActionAdded(action)),
        ]
        entries = [e.Entry(f"grade:{id}", subject, id, what, AMARA, now, now) for subject, id, what in whats]
        journal.append(session, TEAM, PLAN, entries)
    stack.dm(PRIYA, "9.1 red, nobody has time")
    stack.dm(PRIYA, "2.1.1 red, the partners have not agreed")
    red = shown(typed(stack, AMARA, "red")["blocks"])
    assert red.index("*2.1.1*") < red.index("*9.1*")
    assert "for development" in red
    asked = typed(stack, AMARA, "red developmental findings")
    assert asked["text"].startswith("*Red and not verified of developmental findings (areas for development)*")
    assert "2.1.1" not in asked["text"]
    assert "9.1" not in typed(stack, AMARA, "red required findings")["text"]
    assert "*9.1*" in shown(typed(stack, AMARA, "developmental")["blocks"])
    assert "recommendation 9 (for development)" in shown(typed(stack, AMARA, "9.1")["blocks"])
