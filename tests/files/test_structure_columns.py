"""A plan's structure in its file: several recommendations, milestones by time, what was achieved, categories."""

from __future__ import annotations

from datetime import date

import pytest

from bot.files.done_text import read_done
from bot.files.plan_import import PlanFile, read_plan_file
from bot.plan.categories import Monitoring
from bot.plan.entities import Person, Precision, Status
from bot.services.file_parts import groups_in
from tests.files.test_plan_import import found, read

PUBLISHED = date(2003, 11, 10)


def told(rows: list[str], heading: str) -> PlanFile:
    """A small file, its cells divided by bars."""
    return read_plan_file("plan.csv", "\n".join([heading, *rows]).replace("|", "\t").encode(), PUBLISHED)


@pytest.mark.parametrize(
    ("text", "due", "done"),
    [
        ("Achieved July 04", None, date(2004, 7, 31)),
        ("April 04 Achieved July 04", date(2004, 4, 30), date(2004, 7, 31)),
        ("April 04\nJune 04 – achieved", date(2004, 4, 30), date(2004, 6, 30)),
        ("June 04 - achieved", date(2004, 6, 30), None),
        ("Provided August 03", None, date(2003, 8, 31)),
        ("Agreed July 04", None, date(2004, 7, 31)),
        ("Achieved", None, None),
        ("Achieved Agreed July 04", None, date(2004, 7, 31)),
    ],
)
def test_what_was_achieved_is_read_with_its_dates(text: str, due: date | None, done: date | None) -> None:
    said = read_done(text, PUBLISHED)
    assert said is not None
    assert (said.due and said.due.day, said.done and said.done.day) == (due, done)


@pytest.mark.parametrize("text", ["July 04", "Not achieved", "To be agreed", "Agreed by the end", ""])
def test_other_words_are_not_achievements(text: str) -> None:
    assert read_done(text, PUBLISHED) is None


def test_the_officers_own_word_is_kept_with_the_date() -> None:
    (action,) = told(["1|1.1|Agree the strategy|Jo Bell|April 04 Agreed July 04"], HEAD + "|Due").actions
    assert action.completed is not None
    assert (action.completed.words, action.completed.precision) == ("Agreed July 04", Precision.MONTH)
    assert (action.status, action.due and action.due.day) == (Status.DELIVERED, date(2004, 4, 30))


HEAD = "Recommendation ref|Action ref|Action|Owner"
TIMES = HEAD + "|Within 3 months|Within 6 months (specify)|Over 6 months"


def test_milestones_stand_under_their_time_and_the_last_ends_the_action() -> None:
    plan = told(["1|1.1|Update it|Jo Bell|production (March 04)|Achieved Agreed July 04|Sept 04 (evaluation)"], TIMES)
    (action,) = plan.actions
    assert [(m.label, m.due and m.due.day, m.kind) for m in action.milestones] == [
        ("production", date(2004, 3, 31), "deliver"),
        ("Within 6 months", date(2004, 5, 10), "deliver"),
        ("evaluation", date(2004, 9, 30), "evaluate"),
    ]
    assert action.due is not None
    assert action.due.day == date(2004, 9, 30)


def test_the_months_of_a_heading_count_from_publication() -> None:
    plan = told(["1|1.1|Do it|Jo Bell|Achieved Jan 04|10%|Shared premises (9 months)"], TIMES)
    done, value, premises = plan.actions[0].milestones
    assert (done.due and done.due.day, done.done and done.done.day) == (date(2004, 2, 10), date(2004, 1, 31))
    assert (value.kind, value.due and value.due.day) == ("indicator", date(2004, 5, 10))
    assert (premises.label, premises.due and premises.due.day) == ("Shared premises", date(2004, 8, 10))


def test_over_six_months_says_no_date_so_one_is_asked_for() -> None:
    plan = told(["1|1.1|Do it|Jo Bell|||Balanced budget"], TIMES)
    assert ("unspecified_date", "G2", False) in found(plan)
    assert plan.actions[0].milestones == ()


def test_an_action_all_of_whose_milestones_are_achieved_is_done() -> None:
    (action,) = told(["1|1.1|Do it|Jo Bell|Achieved Feb 04|April 04 Achieved July 04|"], TIMES).actions
    assert action.status is Status.DELIVERED
    assert (action.due and action.due.day, action.completed and action.completed.day) == (
        date(2004, 4, 30),
        date(2004, 7, 31),
    )


def test_the_same_action_under_several_recommendations_is_one() -> None:
    rows = [
        "R2.8|2.8.1|Review the quality systems|Jo Bell|Feb 2004",
        "R2.9|2.8.1|Review the quality systems|Jo Bell|Feb 2004",
        "R2.16|2.8.1|Review the quality systems|Ana Reyes|Mar 2004",
    ]
    plan = told(rows, HEAD + "|Due")
    (action,) = plan.actions
    assert action.recommendations == ("R2.8", "R2.9", "R2.16")
    assert [owner.name for owner in action.owners] == ["Jo Bell"]
    assert [row["Recommendation ref"] for row in action.repeats] == ["R2.9", "R2.16"]
    assert [fault.kind for fault in plan.faults if fault.kind.startswith("repeat")] == ["repeat_differs"] * 2


def test_the_same_words_under_another_reference_are_pointed_out() -> None:
    rows = ["1|1.1|Introduce the recording system|Jo Bell", "2|2.1|Introduce the recording system|Jo Bell"]
    plan = told(rows, HEAD)
    assert len(plan.actions) == 2
    assert ("same_words", "C3", False) in found(plan)


def test_ongoing_needs_the_day_of_its_review() -> None:
    assert found(read({"Due": "Ongoing", "Milestones": ""})) == [("missing_review", "K2", False)]
    plan = read({"Due": "Ongoing, review 30 June 2027", "Milestones": ""})
    assert plan.faults == ()
    (action,) = plan.actions
    assert action.due is None
    assert [(m.label, m.kind, m.due and m.due.day) for m in action.milestones] == [
        ("Review", "evaluate", date(2027, 6, 30))
    ]


def test_a_milestone_may_follow_another_that_is_not_done_yet() -> None:
    plan = read({"Milestones": "Launch: 31 March 2027; Audit: six months after the launch"})
    launch, audit = plan.actions[0].milestones
    assert (audit.due, audit.after, audit.months, audit.kind) == (None, "launch", 6, "evaluate")
    assert launch.label == "Launch"
    assert [kind for kind, _, _ in found(read({"Milestones": "Audit: 6 months after Launch"}))] == ["unknown_milestone"]


@pytest.mark.parametrize("cell", ["Vacant", "Head of Quality (vacant)", "Vacant post: Head of Quality"])
def test_a_vacant_post_is_said_to_be_vacant(cell: str) -> None:
    plan = read({"Owner": cell})
    assert [owner.vacant for owner in plan.actions[0].owners] == [True]


def test_paragraphs_and_parent_are_read_from_the_words_of_a_recommendation() -> None:
    words = "Consider it (para 4.16) and its pressures (paras 6.14 and 6.27). Subset of 1"
    other = {"Recommendation ref": "2", "Recommendation": words, "Action ref": "2", "Action": "Another"}
    first, second = read({}, other).recommendations
    assert (second.paragraphs, second.parent) == (("4.16", "6.14", "6.27"), "1")
    assert first.parent == ""


def test_a_circle_of_subsets_is_a_fault() -> None:
    rows = [{"Subset of": "2"}, {"Recommendation ref": "2", "Action ref": "2", "Action": "Another", "Subset of": "1"}]
    plan = read(*rows)
    assert [kind for kind, _, _ in found(plan)] == ["unknown_parent"]
    assert [row.parent for row in plan.recommendations].count("") == 1


def test_a_category_is_proposed_unless_the_file_says_who_agreed_it() -> None:
    board = read({"Category": "CSIB"}).recommendations[0].category
    assert board is not None
    assert (board.category, board.body) == (Monitoring.BOARD, "")
    agreed = {
        "Category": "Other",
        "Accountable body": "Trust Board",
        "Category agreed by": "The board, 10 January 2027",
    }
    other = read(agreed).recommendations[0].category
    assert other is not None
    assert (other.accountable, other.body, other.on) == ("Trust Board", "The board", date(2027, 1, 10))


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"Category": "Other"}, "missing_body_name"),
        ({"Category": "Elsewhere"}, "unknown_category"),
        ({"Category": "Closed", "Category agreed by": "The board, 10 January 2027"}, "needs_decision"),
        ({"Category": "Board", "Category agreed by": "The board"}, "unreadable_decision"),
        ({"Finding": "Odd"}, "unknown_finding"),
        ({"Subset of": "9"}, "unknown_parent"),
    ],
)
def test_a_doubt_about_a_recommendation_is_listed(change: dict[str, str], kind: str) -> None:
    assert [fault for fault, _, _ in found(read(change))] == [kind]


def test_deadlines_count_from_the_inspection_a_recommendation_comes_from() -> None:
    (row,) = read({"Inspection": "Unannounced visit (12 August 2026)"}).recommendations
    assert row.deadline == date(2026, 11, 12)


def test_a_phase_has_a_date_and_a_workstream_an_overseer() -> None:
    heading = f"{HEAD}|Phase|Phase due|Workstream|Overseer"
    rows = [
        "1|1.1|Do one|Jo Bell|Phase 1|December 04|Health|Director of Nursing",
        "1|1.2|Do two|Jo Bell|Phase 1|January 05|Health|",
        "1|1.3|Do three|Jo Bell||June 05||Director of Nursing",
    ]
    plan = told(rows, heading)
    assert [(f.kind, f.where) for f in plan.faults if f.kind in ("unknown_group", "phase_differs")] == [
        ("phase_differs", "F3"),
        ("unknown_group", "F4"),
        ("unknown_group", "H4"),
    ]
    groups = groups_in(plan, {"Director of Nursing": Person("p:nursing", "Director of Nursing")})
    phase, workstream = groups.values()
    assert (phase.due and phase.due.day, phase.overseer) == (date(2004, 12, 31), None)
    assert (workstream.due, workstream.overseer) == (None, "p:nursing")


def test_the_delivery_scope_is_read_and_another_word_is_a_fault() -> None:
    rows = [
        "1|1.1|Do one|Jo Bell|Council and partners",
        "1|1.2|Do two|Jo Bell|mainly council",
        "1|1.3|Do it|Jo Bell|All",
    ]
    plan = told(rows, f"{HEAD}|Delivery")
    assert [action.scope for action in plan.actions] == ["partner", "council", ""]
    assert ("unknown_scope", "E4") in [(fault.kind, fault.where) for fault in plan.faults]
