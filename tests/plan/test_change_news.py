"""What change control has to tell: later dates nobody approved, suspensions to look at, re-baselinings (rule E7)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.plan.action import Action, DateRequest, Override, StatusDecision
from bot.plan.change_news import Rebaselined, change_news, review_told
from bot.plan.changes import Approval
from bot.plan.entities import WORST_FIRST, Rating, Status
from bot.plan.line import line_of
from bot.plan.position import item_on, position
from tests.plan.plans import action, forecast, plan, said
from tests.plan.test_change_control import NOW, TODAY, change

LATER = date(2010, 5, 31)


def later(requests: tuple[DateRequest, ...]) -> Action:
    """An action its owner expects in May, agreed for March."""
    return action(updates=(said(TODAY, forecast=forecast(LATER)),), requests=requests)


def test_a_later_date_that_nobody_asked_to_agree_is_told_until_somebody_does() -> None:
    asked = DateRequest("c1", forecast(LATER), "U1", NOW)
    for wanted, requests in ((("2.1.3",), ()), ((), (asked,)), ((), (replace(asked, approved=True),))):
        news = change_news(position([line_of(plan(), later(requests))], TODAY), [])
        assert news.drifted == wanted


def test_several_dates_approved_at_once_are_a_rebaselining_one_is_not() -> None:
    approved = (Approval("a", "director", "UDIR", TODAY, True),)
    many = change(actions=("a1", "a2", "a3"), approvals=approved)
    known = [many, change(approvals=approved), replace(many, approvals=())]
    news = change_news(position([], TODAY), known)
    assert (news.rebaselined, news.waiting) == ((Rebaselined(TODAY, 3),), 1)


def test_a_suspension_is_told_when_its_day_comes_and_each_week_after() -> None:
    day = date(2010, 4, 12)
    decision = StatusDecision("c1", Status.SUSPENDED, TODAY, "UDIR", review_on=day)
    line = line_of(plan(), action(decisions=(decision,)))
    told: date | None = None
    days = []
    for n in range(30):
        today = TODAY + timedelta(days=n)
        if review_told(line, told, today):
            days.append(today)
            told = today
    assert days == [day, date(2010, 4, 19), date(2010, 4, 26)]
    news = change_news(position([line], day), [])
    assert (news.suspended, news.to_review) == (("2.1.3",), ("2.1.3",))


@given(
    st.sampled_from(Rating), st.none() | st.sampled_from([Rating.RED, Rating.AMBER, Rating.GREEN]), st.integers(0, 90)
)
def test_a_reported_rating_is_never_better_than_derived_without_an_override_that_shows(
    wanted: Rating, declared: Rating | None, ahead: int
) -> None:
    override = Override(wanted, TODAY, TODAY + timedelta(days=30), "UCORE")
    updates = (said(TODAY, rating=declared),) if declared else ()
    day = TODAY + timedelta(days=ahead)
    plain = item_on(line_of(plan(), action(updates=updates)), day)
    item = item_on(line_of(plan(), action(updates=updates, override=override)), day)
    assert plain.rating is not None
    assert item.rating is not None
    if item.rating is not plain.rating:
        assert item.derived is plain.rating
        assert day <= override.until
        assert item.rating is not Rating.BLUE
        assert WORST_FIRST.index(item.rating) > WORST_FIRST.index(plain.rating)
        assert declared is None or WORST_FIRST.index(item.rating) <= WORST_FIRST.index(declared)
