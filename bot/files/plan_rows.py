"""What a plan file says, as values: recommendations, actions and the faults that were found on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.files.owner_text import OwnerText
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


@dataclass(frozen=True)
class ActionRow:
    """One action, one row. `title` has at most 80 characters, `text` is whole. The first owner is accountable.
    `cells` holds every cell of the row as it was written, by the file's own headings, for the export."""

    ref: str
    title: str
    text: str
    recommendations: tuple[str, ...] = ()
    owners: tuple[OwnerText, ...] = ()
    lead: str = ""
    theme: str = ""
    section: str = ""
    start: PlanDate | None = None
    due: PlanDate | None = None
    forecast: PlanDate | None = None
    status: Status | None = None
    rating: Rating | None = None
    required_evidence: tuple[str, ...] = ()
    milestones: tuple[tuple[str, PlanDate], ...] = ()
    tags: tuple[str, ...] = ()
    urgent: bool = False
    row: int = 0
    cells: Mapping[str, str] = field(default_factory=dict)


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
