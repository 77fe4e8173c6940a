"""Journal entries about indicators and risks, and what they change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.plan.broken_journal import BrokenJournal
from bot.plan.indicators import Indicator, Reading, Retarget, Story, Target
from bot.plan.risks import Assessment, Closing, Risk


class IndicatorAdded(Struct, frozen=True, tag="indicator_added"):
    """A measure was added."""

    indicator: Indicator


class ReadingRecorded(Struct, frozen=True, tag="reading_recorded"):
    """A value of the indicator for a period."""

    reading: Reading


class ReadingWithdrawn(Struct, frozen=True, tag="reading_withdrawn"):
    """A value of the indicator no longer counts."""

    reading: str


class StoryTold(Struct, frozen=True, tag="story_told"):
    """What lies behind an indicator's figures, in the owner's words."""

    story: Story


class StoryWithdrawn(Struct, frozen=True, tag="story_withdrawn"):
    """A story no longer counts."""

    story: str


class TargetsChanged(Struct, frozen=True, tag="targets_changed"):
    """The targets were changed by somebody entitled; what they were is kept (A9.3)."""

    targets: tuple[Target, ...]
    change: Retarget


class TargetsRestored(Struct, frozen=True, tag="targets_restored"):
    """The last change of the targets was taken back."""

    change: str


class RiskRaised(Struct, frozen=True, tag="risk_raised"):
    """Somebody raised a risk or an issue."""

    risk: Risk


class RiskAssessed(Struct, frozen=True, tag="risk_assessed"):
    """Somebody judged a risk: completed it, or reviewed it."""

    assessment: Assessment


class AssessmentWithdrawn(Struct, frozen=True, tag="assessment_withdrawn"):
    """An assessment was taken back; the one before it stands."""

    assessment: str


class RiskClosed(Struct, frozen=True, tag="risk_closed"):
    """A risk is no longer one; (None) it is again."""

    closing: Closing | None


class RiskWithdrawn(Struct, frozen=True, tag="risk_withdrawn"):
    """A risk was raised by mistake."""

    by: str


MeasureEntry = (
    IndicatorAdded
    | ReadingRecorded
    | ReadingWithdrawn
    | StoryTold
    | StoryWithdrawn
    | TargetsChanged
    | TargetsRestored
    | RiskRaised
    | RiskAssessed
    | AssessmentWithdrawn
    | RiskClosed
    | RiskWithdrawn
)


def _withdrawn(items: tuple[Any, ...], id: str) -> tuple[Any, ...]:
    """The items with one of them marked as withdrawn."""
    if not any(item.id == id for item in items):
        raise BrokenJournal(f"no part has the id {id}")
    return tuple(replace(item, withdrawn=True) if item.id == id else item for item in items)


def _restored(indicator: Indicator, what: TargetsRestored) -> Indicator:
    last = indicator.retargets[-1] if indicator.retargets else None
    if last is None or last.id != what.change:
        raise BrokenJournal(f"{what.change} is not the last change of the targets")
    return replace(indicator, targets=last.before, retargets=indicator.retargets[:-1])


CHANGES: dict[type, Callable[[Any, Any], Any]] = {
    ReadingRecorded: lambda i, w: replace(i, readings=(*i.readings, w.reading)),
    ReadingWithdrawn: lambda i, w: replace(i, readings=_withdrawn(i.readings, w.reading)),
    StoryTold: lambda i, w: replace(i, stories=(*i.stories, w.story)),
    StoryWithdrawn: lambda i, w: replace(i, stories=_withdrawn(i.stories, w.story)),
    TargetsChanged: lambda i, w: replace(i, targets=w.targets, retargets=(*i.retargets, w.change)),
    TargetsRestored: _restored,
    RiskAssessed: lambda r, w: replace(r, assessments=(*r.assessments, w.assessment)),
    AssessmentWithdrawn: lambda r, w: replace(r, assessments=_withdrawn(r.assessments, w.assessment)),
    RiskClosed: lambda r, w: replace(r, closed=w.closing),
    RiskWithdrawn: lambda r, w: replace(r, withdrawn=True),
}
