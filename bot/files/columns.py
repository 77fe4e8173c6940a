"""The columns of Planbot's own template, the other names they may have, and the words their cells may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.plan.categories import Monitoring
from bot.plan.entities import Rating, Status, Timescale

REC_REF = "Recommendation ref"
REC_TEXT = "Recommendation"
PARAGRAPHS = "Paragraphs"
OUTCOME = "Outcome"
TIMESCALE = "Timescale"
FINDING = "Finding"
LEAD = "Lead"
THEME = "Theme"
SUBSET = "Subset of"
CATEGORY = "Category"
BODY = "Accountable body"
AGREED_BY = "Category agreed by"
INSPECTION = "Inspection"
PHASE = "Phase"
PHASE_DUE = "Phase due"
WORKSTREAM = "Workstream"
OVERSEER = "Overseer"
AREA = "Service area"
SECTION = "Sub-section"
REF = "Action ref"
ACTION = "Action"
OWNER = "Owner"
START = "Start"
DUE = "Due"
WITHIN_3 = "Within 3 months"
WITHIN_6 = "Within 6 months"
OVER_6 = "Over 6 months"
FORECAST = "Forecast"
STATUS = "Status"
COMPLETED = "Completed"
RATING = "Rating"
EVIDENCE = "Required evidence"
MILESTONES = "Milestones"
TAGS = "Tags"
PROGRAMME = "Linked programme"
SCOPE = "Delivery"
PRIORITY = "Priority"

TEMPLATE = (
    REC_REF,
    REC_TEXT,
    PARAGRAPHS,
    OUTCOME,
    TIMESCALE,
    FINDING,
    LEAD,
    THEME,
    SUBSET,
    CATEGORY,
    BODY,
    AGREED_BY,
    INSPECTION,
    PHASE,
    PHASE_DUE,
    WORKSTREAM,
    OVERSEER,
    AREA,
    SECTION,
    REF,
    ACTION,
    OWNER,
    START,
    DUE,
    WITHIN_3,
    WITHIN_6,
    OVER_6,
    FORECAST,
    STATUS,
    COMPLETED,
    RATING,
    EVIDENCE,
    MILESTONES,
    TAGS,
    PROGRAMME,
    SCOPE,
    PRIORITY,
)
REQUIRED = (REF, ACTION)
EXPECTED = (REC_REF, OWNER, DUE)

SYNONYMS: dict[str, tuple[str, ...]] = {
    REC_REF: ("recommendation reference", "recommendation number", "recommendation no", "rec ref", "rec"),
    REC_TEXT: ("recommendation text",),
    TIMESCALE: ("inspectorate timescale",),
    LEAD: ("lead officer", "recommendation lead"),
    PARAGRAPHS: ("paragraph", "report paragraphs", "source paragraphs"),
    OUTCOME: ("outcome to be achieved", "intended outcome"),
    FINDING: ("finding grade",),
    SUBSET: ("parent recommendation",),
    CATEGORY: ("monitoring category", "proposed category"),
    BODY: ("monitored by",),
    INSPECTION: ("source inspection",),
    AREA: ("service",),
    PHASE_DUE: ("phase target date", "phase deadline"),
    WORKSTREAM: ("work stream",),
    OVERSEER: ("overseen by", "workstream overseer"),
    SECTION: ("subsection", "sub section"),
    REF: ("action reference", "action number", "action no", "ref", "reference"),
    ACTION: ("action text", "action description"),
    OWNER: ("owners", "responsible officer", "responsible manager", "action owner"),
    START: ("start date",),
    DUE: ("due date", "target date", "deadline"),
    WITHIN_6: ("within 6 months (specify)",),
    FORECAST: ("forecast date",),
    COMPLETED: ("completed on", "date completed", "achieved"),
    RATING: ("rag", "brag", "rag rating"),
    EVIDENCE: ("evidence required",),
    MILESTONES: ("milestone",),
    TAGS: ("tag",),
    SCOPE: ("delivery scope", "delivered by"),
    PROGRAMME: ("programme", "wider programme", "linked strategy", "delivered under"),
}

TIMESCALES = {
    "immediately": Timescale.IMMEDIATELY,
    "immediate": Timescale.IMMEDIATELY,
    "within 3 months": Timescale.THREE_MONTHS,
    "within three months": Timescale.THREE_MONTHS,
    "3 months": Timescale.THREE_MONTHS,
    "within 6 months": Timescale.SIX_MONTHS,
    "within six months": Timescale.SIX_MONTHS,
    "6 months": Timescale.SIX_MONTHS,
    "none": Timescale.NONE,
    "": Timescale.NONE,
}

RATINGS = {
    "red": Rating.RED,
    "r": Rating.RED,
    "amber": Rating.AMBER,
    "a": Rating.AMBER,
    "green": Rating.GREEN,
    "g": Rating.GREEN,
    "blue": Rating.BLUE,
    "b": Rating.BLUE,
    "not verified": Rating.NOT_VERIFIED,
}

STATUSES = {
    "not started": Status.NOT_STARTED,
    "in progress": Status.IN_PROGRESS,
    "started": Status.IN_PROGRESS,
    "ongoing": Status.IN_PROGRESS,
    "on track": Status.IN_PROGRESS,
    "blocked": Status.BLOCKED,
    "delivered": Status.DELIVERED,
    "complete": Status.DELIVERED,
    "completed": Status.DELIVERED,
    "done": Status.DELIVERED,
    "achieved": Status.DELIVERED,
    "insufficient evidence": Status.INSUFFICIENT_EVIDENCE,
    "signed off": Status.SIGNED_OFF,
    "closed": Status.CLOSED,
    "suspended": Status.SUSPENDED,
    "cancelled": Status.CANCELLED,
    "superseded": Status.SUPERSEDED,
    "carried forward": Status.CARRIED_FORWARD,
}

CATEGORIES = {
    "board": Monitoring.BOARD,
    "csib": Monitoring.BOARD,
    "continued": Monitoring.BOARD,
    "other": Monitoring.OTHER,
    "other body": Monitoring.OTHER,
    "closed": Monitoring.CLOSED,
}

PRIORITIES = {"urgent": True, "high": True, "normal": False, "routine": False, "": False}

NOTHING_SAID = frozenset({"", "-", "–", "—", "n/a", "na", "none", "tbc", "tba", "tbd", "to be confirmed", "ongoing"})
"""Cells that hold a mark but neither a name nor a date."""


def plain(text: str) -> str:
    """Text for comparing: one space between words, no capitals, no mark at the end."""
    return re.sub(r"\s+", " ", text).strip().rstrip(".:*").strip().casefold()


_BY_NAME = {plain(name): name for name in TEMPLATE} | {
    plain(other): name for name, others in SYNONYMS.items() for other in others
}


def column_of(heading: str) -> str | None:
    """The template's column that a heading names; None when it is a column of the council's own."""
    return _BY_NAME.get(plain(heading))


@dataclass(frozen=True)
class Heading:
    """One column of a file: its own heading, and the template's column it is (None: it is kept, not read)."""

    shown: str
    column: str | None
    repeated: bool = False


def is_plan_header(texts: Sequence[str]) -> bool:
    """Whether a row looks like the template's header: at least three of its columns, the action among them."""
    known = {column_of(text) for text in texts} - {None}
    return len(known) >= 3 and ACTION in known


def headings(
    texts: Sequence[str], addresses: Sequence[str], named: Callable[[str], str | None] = column_of
) -> tuple[Heading, ...]:
    """The columns of a file in their order. Every one gets a name of its own, so that no cell is lost."""
    found: list[Heading] = []
    shown: set[str] = set()
    taken: set[str] = set()
    for text, address in zip(texts, addresses, strict=True):
        name = named(text)
        repeated = name in taken
        found.append(
            Heading(_own_name(text.strip() or f"Column {address}", shown), None if repeated else name, repeated)
        )
        shown.add(found[-1].shown)
        taken |= {name} if name else set()
    return tuple(found)


def _own_name(text: str, shown: set[str]) -> str:
    number, name = 2, text
    while name in shown:
        name, number = f"{text} ({number})", number + 1
    return name
