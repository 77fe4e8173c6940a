"""Tiers, required approvals and who may record them (rule E7)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan.action import Action, Asked, DateRequest, StatusDecision, Tenure
from bot.plan.apply import apply
from bot.plan.change_control import MAJOR, MINOR, recently_moved, required, tier, why_not
from bot.plan.changes import LEADS_TO, Approval, Change, ChangeKind, ChangeState, Effect
from bot.plan.entities import Approvals, Plan, PlanDate, Settings, Status
from bot.plan.line import line_of
from bot.plan.position import item_on
from bot.plan.subjects import Subject
from tests.plan.plans import action, forecast, plan

NOW = datetime(2010, 3, 29, 10, tzinfo=UTC)
TODAY = date(2010, 3, 29)
GATED = Approvals(("director", "executive_member", "board"), ("executive",))


def governed(approvals: Approvals = GATED) -> Plan:
    """A plan with a director, a core-team member and these approvals."""
    return replace(plan(), settings=Settings(("UCORE",), ("UDIR",), approvals=approvals))


def change(**more: object) -> Change:
    """A request about one action."""
    values: dict[str, object] = {"id": "c1", "by": "UOWNER", "at": NOW, "tier": MINOR, "actions": ("a1",)}
    effects = (Effect("a1", due=forecast(date(2010, 4, 30))),)
    return Change(**{**values, "effects": effects, **more})  # type: ignore[arg-type]


def approval(role: str, approved: bool = True) -> Approval:
    """An approval recorded today."""
    return Approval(f"{role}-1", role, "UDIR", TODAY, approved)


def test_more_than_a_fifth_of_the_plan_at_once_or_in_ninety_days_is_a_major_rewrite() -> None:
    assert tier(ChangeKind.REDATE, ["a1", "a2"], [], 10) == MINOR
    assert tier(ChangeKind.REDATE, ["a1", "a2", "a3"], [], 10) == MAJOR
    assert tier(ChangeKind.REDATE, ["a1"], ["a2", "a3"], 10) == MAJOR
    assert tier(ChangeKind.SUSPEND, ["a1"], ["a2", "a3"], 10) == MINOR
    assert tier(ChangeKind.CANCEL, ["a1"], [], 3) == MINOR


def test_only_what_was_approved_in_the_last_ninety_days_counts() -> None:
    old = change(approvals=(replace(approval("director"), on=TODAY - timedelta(days=91)),))
    new = change(actions=("a2",), approvals=(approval("director"),))
    pending, suspended = change(actions=("a3",)), change(actions=("a4",), kind=ChangeKind.SUSPEND)
    assert recently_moved([old, new, pending, suspended], TODAY, "Europe/London") == {"a2"}


def test_the_gated_way_needs_the_director_the_member_and_the_board_and_the_executive_for_a_rewrite() -> None:
    assert required(governed().settings, MINOR) == ("director", "executive_member", "board")
    assert required(governed().settings, MAJOR) == ("executive",)
    assert required(Settings(), MINOR) == ("director",)


@pytest.mark.parametrize(
    ("user", "role", "against"),
    [
        ("UDIR", "director", None),
        ("UCORE", "director", "Only a director"),
        ("UCORE", "board", None),
        ("UDIR", "board", None),
        ("UOWNER", "board", "Only the core team"),
        ("UDIR", "executive", "recorded already"),
    ],
)
def test_who_may_record_what(user: str, role: str, against: str | None) -> None:
    found = why_not(governed(), change(needs=GATED.minor), user, role)
    assert (found is None) if against is None else (found is not None and against in found)


def test_nobody_decides_what_they_asked_for_and_nothing_is_decided_twice() -> None:
    assert "Somebody else" in (why_not(governed(), change(by="UDIR"), "UDIR", "director") or "")
    done = change(approvals=(approval("director"),))
    assert "approved already" in (why_not(governed(), done, "UDIR", "director") or "")


def test_one_refusal_refuses_and_a_withdrawal_ends_it() -> None:
    assert change(needs=GATED.minor, approvals=(approval("director"),)).state is ChangeState.PENDING
    assert change(needs=GATED.minor, approvals=(approval("board", False),)).state is ChangeState.REFUSED
    assert change(withdrawn="asked anew", approvals=(approval("director"),)).state is ChangeState.WITHDRAWN


# -- over random histories ---------------------------------------------------------------------------


def entry(number: int, what: e.What) -> e.Entry:
    """An entry about the action."""
    return e.Entry(f"k{number}", "action", "a1", what, "UDIR", NOW, NOW)


def asking(number: int, kind: ChangeKind, due: date) -> e.What:
    """What a request shows on its action."""
    if kind is ChangeKind.REDATE:
        at = NOW + timedelta(minutes=number)
        return e.DateRequested(DateRequest(f"c{number}", PlanDate(due), "UOWNER", at))
    return e.ChangeProposed(Asked(f"c{number}", kind.value))


def settling(number: int, kind: ChangeKind, approved: bool) -> e.ChangeSettled:
    """What its decision does to the action."""
    id, status = f"c{number}", LEADS_TO.get(kind)
    if not approved:
        return e.ChangeSettled(id, False, TODAY)
    decision = StatusDecision(id, status, TODAY, "UDIR") if status is not None else None
    text = f"Wording {number}" if kind is ChangeKind.REWORD else None
    return e.ChangeSettled(id, True, TODAY, decision, text=text)


def folded(start: Action, *whats: e.What) -> Action:
    """An action after some entries."""
    state: Subject = start
    for number, what in enumerate(whats):
        state = apply(state, entry(number, what))
    assert isinstance(state, Action)
    return state


requests = st.lists(
    st.tuples(st.sampled_from(ChangeKind), st.dates(date(2010, 1, 1), date(2012, 1, 1)), st.none() | st.booleans()),
    max_size=8,
)


@given(requests)
def test_whatever_is_asked_for_and_decided_the_original_and_inspectorate_dates_stay(
    asked: list[tuple[ChangeKind, date, bool | None]],
) -> None:
    start = action(inspectorate=date(2010, 4, 23))
    now = start
    for number, (kind, due, approved) in enumerate(asked):
        before = now
        now = folded(now, asking(number, kind, due))
        assert (now.agreed, now.decisions, now.text) == (before.agreed, before.decisions, before.text)
        if approved is not None:
            now = folded(now, settling(number, kind, approved))
        if not approved:
            assert (now.agreed, now.decisions, now.text) == (before.agreed, before.decisions, before.text)
        assert (now.original, now.inspectorate) == (start.original, start.inspectorate)


@given(requests, st.sampled_from(ChangeKind), st.booleans())
def test_taking_a_decision_back_restores_exactly(
    asked: list[tuple[ChangeKind, date, bool | None]], kind: ChangeKind, approved: bool
) -> None:
    now = action()
    for number, (each, due, decided) in enumerate(asked):
        now = folded(now, asking(number, each, due))
        now = folded(now, settling(number, each, decided)) if decided is not None else now
    last = len(asked)
    opened = folded(now, asking(last, kind, date(2011, 1, 1)))
    decided_now = folded(opened, settling(last, kind, approved))
    assert folded(decided_now, e.ChangeReopened(f"c{last}", kind.value)) == opened


def test_a_change_of_owner_is_dated_and_undone_exactly() -> None:
    start = action(co_owners=("p:joe",))
    tenure = Tenure("h1", start.owner, start.co_owners, TODAY)
    moved = folded(start, e.OwnerChanged("p:daniel", (), tenure=tenure))
    assert (moved.owner, moved.former_owners) == ("p:daniel", (tenure,))
    assert folded(moved, e.OwnerRestored("h1")) == start


@pytest.mark.parametrize(("suspended_on", "overdue"), [(date(2010, 3, 1), 0), (date(2010, 4, 10), 30)])
def test_suspended_before_its_date_is_not_overdue_but_past_the_deadline_all_the_same(
    suspended_on: date, overdue: int
) -> None:
    decision = StatusDecision("c1", Status.SUSPENDED, suspended_on, "UDIR", review_on=date(2010, 5, 1))
    held = action(decisions=(decision,), inspectorate=date(2010, 4, 23))
    item = item_on(line_of(plan(), held), date(2010, 4, 30))
    assert (item.days_overdue, item.past_deadline, item.rating) == (overdue, True, None)
    assert item.line.review_on == date(2010, 5, 1)


def test_taken_up_again_the_owner_says_how_it_stands() -> None:
    decisions = tuple(
        StatusDecision(f"c{n}", status, date(2010, 3, n), "UDIR")
        for n, status in ((1, Status.SUSPENDED), (2, Status.IN_PROGRESS))
    )
    line = line_of(plan(), action(decisions=decisions))
    assert (line.status, line.days.rated, line.review_on) == (Status.NOT_STARTED, True, None)
