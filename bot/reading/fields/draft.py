"""An action's reading while it is being put together, with what must be asked about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from bot.reading.dates.dates import NO_DATE, DateReading
from bot.reading.reading import (
    ActionReading,
    Doubt,
    DoubtKind,
    Fact,
    IndicatorReading,
    Precision,
    Rating,
    RatingBasis,
    Request,
    Status,
)

# What stands in a masked text for a reference, a link or a coloured circle; nobody typed it.
_MARKS = re.compile(r"\s*[\ue000-\uf8ff]+\s*")


@dataclass(slots=True)
class Draft:
    """An action's reading while it is being put together; frozen into an ActionReading at the end."""

    rating: Rating | None = None
    basis: RatingBasis | None = None
    status: Status | None = None
    percent: int | None = None
    percent_said: bool = False
    forecast: DateReading = NO_DATE
    achieved: date | None = None
    blocker: bool = False
    cause: str | None = None
    evidence: tuple[str, ...] = ()
    evidence_statement: bool = False
    indicators: tuple[IndicatorReading, ...] = ()
    request: Request | None = None
    nil: bool = False
    facts: list[Fact] = field(default_factory=list)
    doubts: list[tuple[DoubtKind, str]] = field(default_factory=list)

    def explain(self, name: str, words: str, rule: str) -> None:
        """Keep why a field holds what it holds."""
        self.facts.append(Fact(name, words.strip("\ue010 "), rule))

    @property
    def says_something(self) -> bool:
        """Whether anything is to be recorded, or asked about, or an explicit nil return was made."""
        return bool(self.has_fields or self.doubts or self.nil)

    @property
    def has_fields(self) -> bool:
        """Whether any field is to be recorded."""
        values = (self.rating, self.status, self.forecast.date, self.achieved, self.blocker, self.evidence)
        more = (self.evidence_statement, self.indicators, self.request)
        return any(values) or any(more) or self.percent is not None

    def frozen(self, ref: str | None) -> ActionReading:
        """The finished reading of an action."""
        precision: Precision | None = self.forecast.precision if self.forecast.date else None
        return ActionReading(
            ref=ref,
            rating=self.rating,
            rating_basis=self.basis if self.rating else None,
            status=self.status,
            percent=self.percent,
            forecast_date=self.forecast.date,
            forecast_words=self.forecast.words or None,
            forecast_precision=precision,
            achieved_date=self.achieved,
            blocker=self.blocker,
            cause=_MARKS.sub(" ", self.cause or "").strip() or None,
            evidence=self.evidence,
            evidence_statement=self.evidence_statement,
            indicators=self.indicators,
            request=self.request,
            facts=tuple(self.facts),
        )


def as_doubts(draft: Draft, ref: str | None) -> tuple[Doubt, ...]:
    """What a draft leaves to be asked, against its action."""
    return tuple(Doubt(kind, ref, (), words) for kind, words in draft.doubts)
