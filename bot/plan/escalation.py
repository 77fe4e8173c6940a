"""The ladder above the owner (rule E8): which step an action has reached on a day, each taken once. Pure.

Trouble begins on the first day an action is overdue or red, and the ladder begins anew with every new trouble. What
the steps are is worked out from the position of the day, never from a list made before, so that after an outage, or on
the first day, the highest step reached is taken and the lower ones are passed over.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from bot.plan.calendar import add_working_days, local_day, working_days_between
from bot.plan.entities import Plan, Rating
from bot.plan.oversight import Escalation, Step
from bot.plan.position import Item

AFTER = {Step.LEAD: 5, Step.ASSISTANT_DIRECTOR: 10, Step.DIRECTOR: 20}
"""Working days after the agreed date at which an overdue action reaches a step."""
UNANSWERED_PROMPTS = 2
LADDER = tuple(Step)


class Due(Struct, frozen=True):
    """A step to take today: the trouble it is about began on `since`, the lower steps in `passed` are never taken;
    `repeat` tells the highest step's people again of what is still in trouble."""

    step: Step
    since: date
    passed: tuple[Step, ...] = ()
    repeat: bool = False


def red_since(item: Item, day: date) -> date | None:
    """The first day of the present red; None when it is not red."""
    if item.rating is not Rating.RED:
        return None
    by_date = item.line.days.red_from
    found = [item.line.overseen.red_said, by_date if by_date is not None and by_date <= day else None]
    known = [since for since in found if since is not None]
    said_at = item.line.last_said_at
    return min(known) if known else local_day(said_at) if said_at is not None else day


def trouble_since(item: Item, day: date) -> date | None:
    """The first day of the present trouble: overdue or red. None when there is none."""
    overdue = item.line.days.overdue_from if item.overdue else None
    return min((since for since in (overdue, red_since(item, day)) if since is not None), default=None)


def due_step(plan: Plan, item: Item, day: date, unanswered: int = 0) -> Due | None:
    """The step to take about an action today, if any; `unanswered` counts the prompts since its last word."""
    reached = [step for step in _reached(plan, item, day, unanswered) if not _taken(plan, item, step, day)]
    if reached:
        since = _since(plan, item, reached[-1], day)
        return Due(reached[-1], since, tuple(reached[:-1]))
    if _goes_to_body(item, day):
        return Due(Step.BODY, trouble_since(item, day) or day)
    return _repeat(plan, item, day)


def _goes_to_body(item: Item, day: date) -> bool:
    """Whether an action that went to the director before today is not yet down for the next exception report."""
    since = trouble_since(item, day)
    told = _when(item, Step.DIRECTOR, since)
    return told is not None and told < day and _when(item, Step.BODY, since) is None


def _reached(plan: Plan, item: Item, day: date, unanswered: int) -> list[Step]:
    """The steps whose day has come, lowest first."""
    found = [Step.UNANSWERED] if unanswered >= UNANSWERED_PROMPTS and not _settled(item) else []
    agreed = item.line.agreed
    if item.overdue and agreed is not None:
        found += [step for step, days in AFTER.items() if add_working_days(agreed.day, days) <= day]
    if red_since(item, day) is not None and Step.DIRECTOR not in found:
        found.append(Step.DIRECTOR)
    return found


def _settled(item: Item) -> bool:
    return not item.line.days.rated or item.line.days.fixed is not None


def _since(plan: Plan, item: Item, step: Step, day: date) -> date:
    """The first day of what a step is about: the silence, or the trouble."""
    if step is not Step.UNANSWERED:
        return trouble_since(item, day) or day
    said_at = item.line.last_said_at
    return local_day(said_at, plan.timezone) if said_at is not None else plan.live_on or day


def _taken(plan: Plan, item: Item, step: Step, day: date) -> bool:
    if step is Step.UNANSWERED:
        silent_since = _since(plan, item, step, day)
        told = (e for e in item.line.overseen.escalations if _is(e, step))
        return any(e.on > silent_since or (e.step is step and e.since == silent_since) for e in told)
    return _when(item, step, trouble_since(item, day)) is not None


def _when(item: Item, step: Step, since: date | None) -> date | None:
    """When a step was taken or passed over in the present trouble."""
    found = (e.on for e in item.line.overseen.escalations if _is(e, step) and since is not None and e.on >= since)
    return max(found, default=None)


def _is(escalation: Escalation, step: Step) -> bool:
    return not escalation.repeat and (escalation.step is step or step in escalation.passed)


def _repeat(plan: Plan, item: Item, day: date) -> Due | None:
    """What stays in trouble is told again, a cadence after it was last told: nothing falls silent."""
    since = trouble_since(item, day)
    if since is None:
        return None
    told = [e for e in item.line.overseen.escalations if e.on >= since and e.step is not Step.BODY]
    if not told or working_days_between(max(e.on for e in told), day) < plan.settings.cadence.red:
        return None
    ranks = [LADDER.index(e.step) for e in told]
    highest = LADDER[max(LADDER.index(Step.LEAD), min(max(ranks), LADDER.index(Step.DIRECTOR)))]
    return Due(highest, since, repeat=True)


def in_force(item: Item, escalation: Escalation, day: date) -> bool:
    """Whether what was escalated still is so: nobody is told what has passed."""
    if escalation.step is Step.UNANSWERED:
        said_at = item.line.last_said_at
        return not _settled(item) and (said_at is None or local_day(said_at) <= escalation.since)
    since = trouble_since(item, day)
    return since is not None and escalation.on >= since


def standing_step(item: Item, day: date) -> Escalation | None:
    """The highest step at which an action stands on a day."""
    found = [e for e in item.line.overseen.escalations if not e.repeat and in_force(item, e, day)]
    return max(found, key=lambda e: LADDER.index(e.step), default=None)


# -- what a red needs --------------------------------------------------------------------------------


def red_missing(item: Item, has_lead: bool, day: date) -> list[str]:
    """What a red action needs and does not have, in words (rule E3): cause, recovery action, new forecast,
    safeguarding answer, named lead. A forecast that has passed is none, nor is an answer about an earlier red."""
    since = red_since(item, day)
    if since is None:
        return []
    line, seen = item.line, item.line.overseen
    has = {
        "a cause": line.cause is not None,
        "a recovery action": seen.recovery_on is not None and seen.recovery_on >= since,
        "a new expected date": line.forecast is not None and line.forecast.day >= day,
        "a safeguarding answer": not needs_safeguarding_answer(item, day),
        "an owner": line.owner is not None,
        "a named lead": has_lead or seen.personal_lead is not None,
    }
    return [name for name, found in has.items() if not found]


def needs_safeguarding_answer(item: Item, day: date) -> bool:
    """Whether the safeguarding answer of a red is outstanding: a "no" given to an earlier red does not serve."""
    since, seen = red_since(item, day), item.line.overseen
    if since is None or seen.harm:
        return False
    return seen.harm is None or seen.harm_on is None or seen.harm_on < since
