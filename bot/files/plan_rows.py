"""What a plan file says, as values: recommendations, actions and the faults that were found on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.files.owner_text import OwnerText
from bot.plan.categories import Monitoring
from bot.plan.entities import PlanDate, Rating, Status, Timescale
from bot.plan.indicators import Indicator


@dataclass(frozen=True)
class Fault:
    """Something in the file that a person should look at. `where` is the cell's address, "row 7" or "file";
    a fatal fault leaves its row (or, where it is the file's, everything) out of the import."""

    kind: str
    where: str
    sentence: str
    fatal: bool = False


@dataclass(frozen=True)
class CategoryCell:
    """A monitoring category as the file gives it; without `body` it is a proposal."""

    category: Monitoring
    accountable: str = ""
    body: str = ""
    on: date | None = None


@dataclass(frozen=True)
class InspectionCell:
    """The inspection a recommendation comes from, where the file says when its report was published."""

    name: str
    published: PlanDate | None


@dataclass(frozen=True)
class MilestoneRow:
    """One milestone as written. One that follows another (`months` after `after`) has no date of its own until the
    other is done (rule E1); `kind` is deliver, evaluate or indicator."""

    label: str
    due: PlanDate | None
    kind: str = "deliver"
    done: PlanDate | None = None
    after: str = ""
    months: int = 0


@dataclass(frozen=True)
class RecommendationRow:
    """A recommendation as its first row gives it. `deadline` is the inspectorate's own date (rule E1): publication
    plus the timescale's months; None where there is no timescale or no publication date."""

    ref: str
    text: str
    timescale: Timescale = Timescale.NONE
    lead: str = ""
    theme: str = ""
    deadline: date | None = None
    where: str = ""
    outcome: str = ""
    paragraphs: tuple[str, ...] = ()
    finding: str = "required"
    parent: str = ""
    category: CategoryCell | None = None
    inspection: InspectionCell | None = None


@dataclass(frozen=True)
class ActionRow:
    """One action, one row. `title` has at most 80 characters, `text` is whole. The first owner is accountable.
    `cells` holds every cell of the row as it was written, by the file's own headings, for the export; `repeats` those
    of the rows that give the same action again under another recommendation."""

    ref: str
    title: str
    text: str
    recommendations: tuple[str, ...] = ()
    owners: tuple[OwnerText, ...] = ()
    lead: str = ""
    theme: str = ""
    phase: str = ""
    phase_due: PlanDate | None = None
    workstream: str = ""
    overseer: str = ""
    area: str = ""
    section: str = ""
    start: PlanDate | None = None
    due: PlanDate | None = None
    forecast: PlanDate | None = None
    completed: PlanDate | None = None
    status: Status | None = None
    rating: Rating | None = None
    required_evidence: tuple[str, ...] = ()
    milestones: tuple[MilestoneRow, ...] = ()
    tags: tuple[str, ...] = ()
    programme: str = ""
    scope: str = ""
    urgent: bool = False
    row: int = 0
    cells: Mapping[str, str] = field(default_factory=dict)
    repeats: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True)
class GivenReading:
    """A figure that stands in the file."""

    period: str
    value: float
    provisional: bool = False


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator as its row gives it; `indicator` has no id, no links and no readings yet."""

    indicator: Indicator
    recommendations: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    readings: tuple[GivenReading, ...] = ()


@dataclass(frozen=True)
class PlanFile:
    """Everything one file says. `columns` are its own headings in its own order, for the export."""

    recommendations: tuple[RecommendationRow, ...] = ()
    actions: tuple[ActionRow, ...] = ()
    faults: tuple[Fault, ...] = ()
    columns: tuple[str, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()

    @property
    def loadable(self) -> bool:
        """Whether there is anything to import."""
        return bool(self.actions or self.indicators)
