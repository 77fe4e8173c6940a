"""An invented plan for the tests of prompts and digests: live, with a channel, of as many actions as wanted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from bot.plan import entries as e
from bot.plan.action import Action, Update
from bot.plan.entities import Inspection, Person, PlanDate, Rating, Recommendation, Settings
from bot.slack.workspace import people as sample

WORKSPACE = sample.TEAM_ID
PLAN = "plan-dunmere"
LIVE = date(2026, 1, 5)
IMPORTED = datetime(2026, 1, 5, 8, tzinfo=UTC)
MONDAY = datetime(2026, 3, 16, 9, 29, tzinfo=UTC)
"""A minute before prompts and digest on an ordinary Monday."""


def entry(key: str, subject: str, subject_id: str, what: e.What, at: datetime = IMPORTED) -> e.Entry:
    """An entry recorded when it was said."""
    return e.Entry(key, subject, subject_id, what, "planbot", at, at)


def settings(**changes: object) -> Settings:
    """Monday 09:30 in the core team's channel."""
    chosen = {"core_team": (sample.COORDINATOR,), "channel": sample.CORE_TEAM_CHANNEL}
    return Settings(**(chosen | changes))  # type: ignore[arg-type]


def people() -> tuple[Person, ...]:
    """Two owners, a lead, an organisation with a liaison, a post nobody holds, somebody who has left."""
    return (
        Person("tobias", "Priya Nair", slack_id=sample.SAFEGUARDING_HEAD),
        Person("rosalind", "Sian Roberts", slack_id=sample.CARE_HEAD),
        Person("beatrix", "Fiona Grant", slack_id=sample.SAFEGUARDING_LEAD),
        Person("trust", "Dunmere Health Trust", liaison="beatrix"),
        Person("vacant", "Team Manager (vacant)"),
        Person("marcus", "Owen Tull", slack_id=sample.LEAVER),
    )


def action(number: int, due: date, owner: str = "tobias", recommendation: str = "r1", **more: object) -> Action:
    """An action "1.<number>"."""
    values: dict[str, object] = {
        "id": f"a{number}",
        "ref": f"1.{number}",
        "title": f"Agree protocol <{number}> & train",
        "text": "Agree it",
        "recommendations": (recommendation,),
        "owner": owner,
        "original": PlanDate(due),
        "order": number,
    }
    return Action(**(values | more))  # type: ignore[arg-type]


def opening(actions: Sequence[Action], chosen: Settings | None = None) -> list[e.Entry]:
    """The entries of a live plan with two recommendations, the first led by Fiona."""
    inspection = Inspection("i1", "An inspectorate", date(2025, 12, 1))
    recommendations = (
        Recommendation("r1", "R1", "Make sure that it is done.", lead="beatrix", order=1),
        Recommendation("r2", "R2", "Make sure of the rest.", order=2),
    )
    return [
        entry("open", "plan", PLAN, e.PlanOpened("Improvement plan", (inspection,))),
        *(entry(f"p-{p.id}", "person", p.id, e.PersonAdded(p)) for p in people()),
        *(entry(f"r-{r.id}", "recommendation", r.id, e.RecommendationAdded(r)) for r in recommendations),
        *(entry(f"a-{a.id}", "action", a.id, e.ActionAdded(a)) for a in actions),
        entry("settings", "plan", PLAN, e.SettingsChosen(chosen or settings())),
        entry("live", "plan", PLAN, e.WentLive(LIVE)),
    ]


def update(number: int, at: datetime, rating: Rating | None = Rating.GREEN, **more: object) -> e.Entry:
    """The owner's word about an action."""
    said = Update(f"u{number}-{at:%m%d%H%M}", sample.SAFEGUARDING_HEAD, at, rating=rating, **more)  # type: ignore[arg-type]
    return entry(said.id, "action", f"a{number}", e.UpdateRecorded(said), at)


def overdue(count: int, owner: str = "tobias", recommendation: str = "r2") -> list[Action]:
    """Actions that became overdue a few days before MONDAY: not long enough to be escalated."""
    return [action(n, date(2026, 3, 13) - timedelta(days=n % 4), owner, recommendation) for n in range(1, count + 1)]
