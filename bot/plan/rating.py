"""The delivery rating as days: from when an action is overdue, amber, not verified and red (rules E2, E3, E8).

Ratings change at midnight without an entry, so the days are stored with the action and `position` only compares.
Every day here is the first calendar day on which the thing is true; None means that it never comes by itself.
"""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from bot.plan.action import Action
from bot.plan.calendar import add_months, add_working_days, local_day
from bot.plan.current import Current
from bot.plan.entities import ENDED, UNRATED, Cadence, Plan, Precision, Rating, Settings, Status, worse
from bot.plan.presets import BY_FORECAST, BY_PERCENT
from bot.plan.safeguarding import safeguarding_note

DUE_SOON_DAYS = 14
RED_PERCENT, HALF_DONE, AMBER_PERCENT = 25, 50, 75
"""The bands of the key of per cent: what is complete, in per cent (rule E3)."""
DAY = timedelta(days=1)


class RatingDays(Struct, frozen=True):
    """The days from which each test holds, and what holds whatever the day.

    `always` is the worst rating that does not depend on the day; `fixed` overrides everything (delivered, signed
    off), but that a delivered action turns amber on `amber_from`, when its sign-off is overdue; both None with `rated`
    False means that the action carries no rating.
    """

    rated: bool
    fixed: Rating | None
    always: Rating | None
    overdue_from: date | None
    past_deadline_from: date | None
    amber_from: date | None
    red_from: date | None
    update_overdue_from: date | None
    not_verified_from: date | None
    tolerance: int = 1
    key: str = BY_FORECAST


def rating_days(plan: Plan, action: Action, now: Current) -> RatingDays:
    """Work the rules out for one action."""
    delivered = now.status in ENDED or now.status is Status.DELIVERED
    past_deadline = None if delivered else _after(_deadline(action))
    fixed = _fixed(now.status)
    if now.status in UNRATED or now.status is Status.SUSPENDED:
        overdue = _overdue_before_suspension(action, now)
        return RatingDays(False, None, None, overdue, past_deadline, None, None, None, None)
    if fixed is not None and now.status is not Status.INSUFFICIENT_EVIDENCE:
        return RatingDays(True, fixed, None, None, None, None, None, None, None)
    return _live_days(plan, action, now, past_deadline)


def _overdue_before_suspension(action: Action, now: Current) -> date | None:
    """What was overdue when it was suspended stays so; suspended before its date it is not overdue (rule E2)."""
    if now.status is not Status.SUSPENDED or now.decision is None or action.agreed is None:
        return None
    return _after(action.agreed.day) if now.decision.on > action.agreed.day else None


def _fixed(status: Status) -> Rating | None:
    """Signed off is blue; delivered is green until sign-off is overdue, and never blue (rule E3)."""
    if status in (Status.SIGNED_OFF, Status.CLOSED):
        return Rating.BLUE
    if status is Status.DELIVERED:
        return Rating.GREEN
    return None


def _live_days(plan: Plan, action: Action, now: Current, past_deadline: date | None) -> RatingDays:
    settings, agreed = plan.settings, action.agreed.day if action.agreed else None
    red_from = _earliest(_too_late(settings, now, agreed), past_deadline)
    by_percent = settings.rating_key == BY_PERCENT
    amber_from = None if by_percent else _earliest(_after(agreed), _milestone_overdue(action))
    always = _always(settings, action, now, agreed)
    silence = silence_from(plan, action, now)
    step = _Steps(always, amber_from, red_from, _closely(action), settings.cadence)
    update_overdue = _first_beyond(silence, step, 1) if silence else None
    not_verified = _first_beyond(silence, step, 2) if silence else None
    return RatingDays(
        rated=True,
        fixed=None,
        always=always,
        overdue_from=_after(agreed),
        past_deadline_from=past_deadline,
        amber_from=_earliest(amber_from, update_overdue),
        red_from=red_from,
        update_overdue_from=update_overdue,
        not_verified_from=not_verified,
        tolerance=settings.tolerance_months,
        key=settings.rating_key,
    )


def _closely(action: Action) -> bool:
    """Whether a word is wanted at the pace of a red whatever its rating: urgent, or under enhanced monitoring."""
    return action.urgent or action.monitoring is not None


def _too_late(settings: Settings, now: Current, agreed: date | None) -> date | None:
    """The first day on which lateness alone is red: beyond the tolerance, or by the key of per cent, any day after the
    date with less than half done (rule E3)."""
    if agreed is None:
        return None
    if settings.rating_key == BY_PERCENT:
        return _after(agreed) if now.percent is not None and now.percent < HALF_DONE else None
    return _after(add_months(agreed, settings.tolerance_months))


def _always(settings: Settings, action: Action, now: Current, agreed: date | None) -> Rating | None:
    """What the owner's own words make of it, whatever the day. Forecasts and obstacles count by the key of forecast
    only, the percentage by that of per cent; what the owner declared, an empty post and harm count by every key."""
    found: list[Rating | None] = [now.declared if now.declared is not Rating.BLUE else None]
    if now.status is Status.INSUFFICIENT_EVIDENCE:
        found.append(Rating.NOT_VERIFIED)
    by_forecast = settings.rating_key == BY_FORECAST
    if action.vacant or (by_forecast and (now.status is Status.BLOCKED or now.blocker)):
        found.append(Rating.AMBER)
    if settings.rating_key == BY_PERCENT:
        found.append(_percent_rating(now.percent))
    answer = safeguarding_note(action)
    if answer is not None and answer.harm:
        found.append(Rating.RED)
    if by_forecast and agreed is not None and now.forecast is not None:
        found.append(_forecast_rating(now.forecast.day, agreed, settings.tolerance_months))
    result: Rating | None = None
    for rating in found:
        if rating is not None:
            result = rating if result is None else worse(result, rating)
    return result


def _percent_rating(percent: int | None) -> Rating | None:
    """Up to 25 red, up to 75 amber, more green; without a percentage nothing can be judged (rule E3)."""
    if percent is None:
        return Rating.NOT_VERIFIED
    if percent <= RED_PERCENT:
        return Rating.RED
    return Rating.AMBER if percent <= AMBER_PERCENT else None


def _forecast_rating(forecast: date, agreed: date, tolerance: int) -> Rating | None:
    if forecast > add_months(agreed, tolerance):
        return Rating.RED
    return Rating.AMBER if forecast > agreed else None


def _milestone_overdue(action: Action) -> date | None:
    return _earliest(*(_after(m.due.day) for m in action.milestones if m.due and m.done_on is None))


def _deadline(action: Action) -> date | None:
    """The inspectorate's; for what it wants immediately the operational date, the first that was agreed (rule E1)."""
    if not action.immediate:
        return action.inspectorate
    agreed = action.original or next((r.due for r in action.requests if r.approved), None)
    return _earliest(action.inspectorate, agreed.day if agreed else None)


def _after(day: date | None) -> date | None:
    """The day after: due today is not overdue (rule E2)."""
    return day + DAY if day is not None else None


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


class _Steps(Struct, frozen=True):
    """The cadence in force on a day, from the rating computed without the silence rules (rule E8)."""

    always: Rating | None
    amber_from: date | None
    red_from: date | None
    urgent: bool
    cadence: Cadence

    def segments(self) -> list[tuple[date | None, int]]:
        """(first day, working days allowed), in the order in which they tighten."""
        if self.urgent or self.always is Rating.RED:
            return [(None, self.cadence.red)]
        first = self.cadence.amber if self.always is Rating.AMBER else self.cadence.green
        found: list[tuple[date | None, int]] = [(None, first)]
        if self.amber_from and first > self.cadence.amber:
            found.append((self.amber_from, self.cadence.amber))
        if self.red_from:
            found.append((self.red_from, self.cadence.red))
        return found


def _first_beyond(silence: date, step: _Steps, times: int) -> date:
    """The first day on which more than `times` cadences of working days have passed since the last word."""
    candidates = []
    for begins, allowed in step.segments():
        day = add_working_days(silence, times * allowed + 1)
        candidates.append(day if begins is None else max(day, begins))
    return min(candidates)


def silence_from(plan: Plan, action: Action, now: Current) -> date | None:
    """The day silence is counted from: the later of going live, ten working days before the planned start, and the
    last accepted update (rule E8). None while the plan is not live: nothing is asked of anybody yet."""
    if plan.live_on is None:
        return None
    begins = [plan.live_on]
    if action.start is not None and action.start.precision is not Precision.YEAR:
        begins.append(add_working_days(action.start.day, -10))
    if now.last is not None:
        begins.append(local_day(now.last.said_at, plan.timezone))
    return max(begins)


def rating_on(days: RatingDays, day: date) -> Rating | None:
    """The reported rating on a day; None for what carries no rating (rule E3)."""
    if not days.rated:
        return None
    if days.fixed is not None:
        overdue = days.fixed is Rating.GREEN and days.amber_from is not None and day >= days.amber_from
        return Rating.AMBER if overdue else days.fixed
    rating = days.always or Rating.GREEN
    for since, found in (
        (days.amber_from, Rating.AMBER),
        (days.not_verified_from, Rating.NOT_VERIFIED),
        (days.red_from, Rating.RED),
    ):
        if since is not None and day >= since:
            rating = worse(rating, found)
    return rating
