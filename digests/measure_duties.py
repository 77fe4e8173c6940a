"""Whom a missing figure or the review of a risk waits for (rules E8, E9). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bot.plan.entities import Person, Recommendation
from bot.plan.indicators import Indicator
from bot.plan.line import Line
from bot.plan.measures import Measured
from bot.plan.risks import Risk
from digests.needs import addressee, reached

Review = tuple[int, Risk]
"""A risk with its number in the order of raising."""


def figures_by_person(
    indicators: Iterable[Indicator],
    lines: Sequence[Line],
    people: Mapping[str, Person],
    recommendations: Mapping[str, Recommendation],
    day: date,
) -> dict[str, list[Measured]]:
    """The indicators whose figures are overdue, by the Slack user who is asked: whoever is asked about the indicator's
    first action, else the lead of its recommendation."""
    by_action = {line.action: line for line in lines}
    found: dict[str, list[Measured]] = {}
    for indicator in indicators:
        measured = Measured(indicator, day)
        if not measured.missing:
            continue
        own = [by_action[id] for id in indicator.actions if id in by_action]
        asked = [addressee(line, people, recommendations, day) for line in own]
        leads = [recommendations[r].lead for r in indicator.recommendations if r in recommendations]
        asked += [reached(people.get(lead or ""), people, day) for lead in leads]
        user = next((person.slack_id for person in asked if person is not None and person.slack_id), None)
        if user is not None:
            found.setdefault(user, []).append(measured)
    return found


def reviews_by_person(risks: Sequence[Risk], people: Mapping[str, Person], day: date) -> dict[str, list[Review]]:
    """The open risks whose review day has come, by the Slack user who owns them or stands in."""
    found: dict[str, list[Review]] = {}
    for number, risk in enumerate(risks, 1):
        now = risk.now
        if not risk.open or now.review_on is None or now.review_on > day:
            continue
        owner = reached(people.get(now.owner or ""), people, day)
        if owner is not None and owner.slack_id is not None:
            found.setdefault(owner.slack_id, []).append((number, risk))
    return found
