"""The plan the conversations are about: ten actions of an invented council, on Monday 2 March 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.plan import entries as e
from bot.plan.action import Action
from bot.plan.entities import Inspection, Person, PersonKind, PlanDate, Recommendation, Settings, Timescale
from bot.plan.indicators import Indicator
from bot.slack.workspace import people as who

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PLAN = "plan-dunmere"

PRIYA, DANIEL, JOE = who.SAFEGUARDING_HEAD, who.SYSTEM_MANAGER, who.EARLY_HELP_HEAD
NADIA, FIONA, AMARA = who.HEALTH_GUEST, who.SAFEGUARDING_LEAD, who.COORDINATOR
LEO, KIT, HELEN = who.BYSTANDER, who.LONE_GUEST, who.DIRECTOR

PEOPLE = (
    Person("p-priya", "Priya Nair", slack_id=PRIYA),
    Person("p-daniel", "Daniel Okafor", slack_id=DANIEL),
    Person("p-joe", "Joe Carter", slack_id=JOE),
    Person("p-nadia", "Nadia Hussain", slack_id=NADIA),
    Person("p-fiona", "Fiona Grant", slack_id=FIONA),
    Person("p-post", "Virtual School", kind=PersonKind.POST),
)

ACTIONS = (
    ("2.1.1", "Publish the threshold document", "p-priya", date(2026, 3, 31)),
    ("2.1.2", "Train front-line managers in supervision", "p-priya", date(2026, 4, 30)),
    ("2.1.3", "Replace the case recording system", "p-daniel", date(2026, 3, 31)),
    ("2.2.1", "Audit fifty closed cases", "p-priya", date(2026, 2, 20)),
    ("3.1", "Recruit eight social workers", "p-joe", date(2026, 5, 29)),
    ("3.2", "Agree the early help offer with schools", "p-joe", date(2026, 6, 30)),
    ("3.3", "Open the family hub in Harbourside", "p-joe", date(2026, 7, 31)),
    ("4.1", "Offer health assessments within twenty days", "p-nadia", date(2026, 3, 20)),
    ("4.2", "Write the leaving care strategy", "p-fiona", date(2026, 6, 30)),
    ("4.3", "Share attendance data every month", "p-post", date(2026, 6, 30)),
)


def sample_entries() -> list[e.Entry]:
    """The entries that make the plan, live since the beginning of February."""
    whats: list[tuple[str, str, e.What]] = [
        ("plan", PLAN, e.PlanOpened("Improvement plan", (Inspection("i1", "The inspectorate", date(2026, 1, 5)),))),
        ("plan", PLAN, e.SettingsChosen(Settings((AMARA,), (HELEN,), who.CORE_TEAM_CHANNEL))),
        ("plan", PLAN, e.WentLive(date(2026, 2, 16))),
        *(("person", p.id, e.PersonAdded(p)) for p in PEOPLE),
        *(("recommendation", f"r{n}", e.RecommendationAdded(_recommendation(n))) for n in (2, 3, 4)),
        *(("action", ref, e.ActionAdded(_action(n))) for n, (ref, *_) in enumerate(ACTIONS)),
        ("indicator", "HA20", e.IndicatorAdded(_indicator())),
    ]
    return [e.Entry(f"sample:{n}", s, i, what, "planbot", NOW, NOW) for n, (s, i, what) in enumerate(whats)]


def _recommendation(number: int) -> Recommendation:
    text = f"The council should do the things of section {number}."
    return Recommendation(f"r{number}", str(number), text, Timescale.SIX_MONTHS, "p-fiona", order=number)


def _action(order: int) -> Action:
    ref, title, owner, due = ACTIONS[order]
    served = (f"r{ref[0]}",)
    return Action(ref, ref, title, f"{title}.", served, owner, original=PlanDate(due), order=order)


def _indicator() -> Indicator:
    return Indicator("HA20", "Health assessments within 20 days", "%", actions=("4.1",))
