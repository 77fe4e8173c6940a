"""How an action is overseen, as its line holds it: since when it is red by somebody's word, what was said of the red,
the steps by which it was escalated, its open challenges, and who leads it personally.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from bot.plan.action import Action, Update
from bot.plan.calendar import LONDON, add_months, local_day
from bot.plan.current import Current, counted
from bot.plan.entities import Plan, PlanDate, Rating
from bot.plan.oversight import Arrangement, Challenge, Escalation, RedNote, Step, open_challenges
from bot.plan.presets import BY_FORECAST, BY_PERCENT
from bot.plan.rating import RED_PERCENT
from bot.plan.safeguarding import recovery_note, safeguarding_note


class Put(Struct, frozen=True):
    """An open challenge: who put it on which day, when it was last put, and its words by id."""

    id: str
    by: str
    asked_of: str | None
    on: date
    asked_on: date
    state: str
    question: str | None
    answer: str | None


class Awaited(Struct, frozen=True):
    """An arrangement in force: a temporary measure until a day, or what a partner is to give by then."""

    id: str
    kind: str
    until: date
    party: str
    words: str | None


class Overseen(Struct, frozen=True, omit_defaults=True):
    """See the module. Days are local to the plan, words are ids, people Slack user ids. `harm` is the safeguarding
    answer that stands: None when there is none."""

    red_said: date | None = None
    recovery: str | None = None
    recovery_on: date | None = None
    harm: bool | None = None
    harm_on: date | None = None
    harm_by: str | None = None
    harm_reason: str | None = None
    escalations: tuple[Escalation, ...] = ()
    challenges: tuple[Put, ...] = ()
    awaited: tuple[Awaited, ...] = ()
    personal_lead: str | None = None
    led_since: date | None = None
    monitored_since: date | None = None
    monitored_until: str = ""
    monitored_words: str | None = None


def overseen(plan: Plan, action: Action, now: Current) -> Overseen:
    """What the line of an action holds of its oversight."""
    zone, lead, watch = plan.timezone, action.personal_lead, action.monitoring
    recovery, answer = recovery_note(action), safeguarding_note(action)
    return Overseen(
        red_said=_red_said(plan, action, now, answer),
        recovery=recovery.recovery if recovery else None,
        recovery_on=local_day(recovery.at, zone) if recovery else None,
        harm=answer.harm if answer else None,
        harm_on=local_day(answer.at, zone) if answer else None,
        harm_by=answer.by if answer else None,
        harm_reason=answer.reason if answer else None,
        escalations=_latest(action.escalations),
        challenges=tuple(_put(c, zone) for c in open_challenges(action.challenges)),
        awaited=tuple(_awaited(a) for a in action.arrangements if a.ended_on is None),
        personal_lead=lead.by if lead else None,
        led_since=lead.on if lead else None,
        monitored_since=watch.on if watch else None,
        monitored_until=watch.exit if watch else "",
        monitored_words=watch.words if watch else None,
    )


def _red_said(plan: Plan, action: Action, now: Current, answer: RedNote | None) -> date | None:
    """The day from which the action is red by what was said: declared red, expected far too late, or a child could
    come to harm. None when nobody's word makes it red."""
    found = [since for since in (_red_by_updates(plan, action, now),) if since is not None]
    if answer is not None and answer.harm:
        found.append(local_day(answer.at, plan.timezone))
    return min(found, default=None)


def _red_by_updates(plan: Plan, action: Action, now: Current) -> date | None:
    """The first day of the unbroken run of words that make it red; the file's own word counts from going live."""
    latest = add_months(action.agreed.day, plan.settings.tolerance_months) if action.agreed else date.max
    if not _Said(now.declared, None, now.forecast, now.percent).red(plan.settings.rating_key, latest):
        return None
    said = _Said(action.stated_rating, None, action.stated_forecast, None)
    since = (plan.live_on or date.min) if said.red(plan.settings.rating_key, latest) else None
    for update in counted(action):
        said = said.then(update)
        is_red = said.red(plan.settings.rating_key, latest)
        since = (since or local_day(update.said_at, plan.timezone)) if is_red else None
    return since


class _Said(Struct, frozen=True):
    """What stands after some of the updates: the rating declared and the one implied, the forecast, the per cent."""

    declared: Rating | None
    implied: Rating | None
    forecast: PlanDate | None
    percent: int | None

    def then(self, update: Update) -> _Said:
        """What stands after one more. An implied rating stands until the owner says something else."""
        declared, implied = self.declared, self.implied
        if update.substantive:
            implied = update.rating if not update.rating_stated else None
            declared = update.rating if update.rating is not None and update.rating_stated else declared
        percent = update.percent if update.percent is not None else self.percent
        return _Said(declared, implied, update.forecast or self.forecast, percent)

    def red(self, key: str, latest: date) -> bool:
        """Whether it makes the action red by the plan's key."""
        if (self.implied or self.declared) is Rating.RED:
            return True
        if key == BY_PERCENT:
            return self.percent is not None and self.percent <= RED_PERCENT
        return key == BY_FORECAST and self.forecast is not None and self.forecast.day > latest


def _latest(escalations: tuple[Escalation, ...]) -> tuple[Escalation, ...]:
    """Of each step the last time it was taken or passed, and the last time that anything was told again."""
    if not escalations:
        return ()
    steps = [e for e in escalations if not e.repeat]
    kept = [next((e for e in reversed(steps) if step is e.step or step in e.passed), None) for step in Step]
    again = next((e for e in reversed(escalations) if e.repeat), None)
    found = [e for e in (*kept, again) if e is not None]
    return tuple(e for n, e in enumerate(found) if e not in found[:n])


def _awaited(made: Arrangement) -> Awaited:
    return Awaited(made.id, made.kind, made.until, made.party, made.words)


def _put(challenge: Challenge, zone: str = LONDON) -> Put:
    return Put(
        id=challenge.id,
        by=challenge.by,
        asked_of=challenge.asked_of,
        on=local_day(challenge.at, zone),
        asked_on=local_day(challenge.asked_at, zone),
        state=challenge.state,
        question=challenge.question,
        answer=challenge.answer,
    )
