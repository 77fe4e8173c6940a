"""The columns of a plan's indicators, in a sheet or a file of their own, and the words their cells may hold."""

from __future__ import annotations

from collections.abc import Sequence

from bot.files.columns import plain
from bot.plan.indicators import Direction
from bot.plan.periods import Frequency

NAME = "Indicator"
OTHER_NAMES = "Other names"
CODE = "Code"
UNIT = "Unit"
DIRECTION = "Direction"
BASELINE = "Baseline"
BASELINE_PERIOD = "Baseline period"
TARGETS = "Targets"
KIND = "Target kind"
CUMULATIVE = "Cumulative"
YEAR_BEGINS = "Year begins"
FREQUENCY = "Frequency"
TOLERANCE = "Tolerance"
SOURCE = "Source"
COMPARATOR = "Comparator"
RECOMMENDATIONS = "Recommendations"
ACTIONS = "Actions"
READINGS = "Readings"

TEMPLATE = (
    NAME,
    OTHER_NAMES,
    CODE,
    UNIT,
    DIRECTION,
    BASELINE,
    BASELINE_PERIOD,
    TARGETS,
    KIND,
    CUMULATIVE,
    YEAR_BEGINS,
    FREQUENCY,
    TOLERANCE,
    SOURCE,
    COMPARATOR,
    RECOMMENDATIONS,
    ACTIONS,
    READINGS,
)
SYNONYMS: dict[str, tuple[str, ...]] = {
    NAME: ("indicators", "measure", "performance indicator", "kpi", "pi"),
    OTHER_NAMES: ("also known as", "short name"),
    CODE: ("ni", "paf", "ni/paf", "code (ni/paf)", "reference code"),
    DIRECTION: ("good is", "polarity"),
    TARGETS: ("target", "trajectory"),
    CUMULATIVE: ("annual total",),
    COMPARATOR: ("benchmark", "statistical neighbours"),
    RECOMMENDATIONS: ("recommendation", "recommendation ref", "recommendation(s)"),
    ACTIONS: ("action refs", "action ref", "action(s)"),
    READINGS: ("values", "figures", "actuals"),
}
DIRECTIONS = {
    "": Direction.HIGHER,
    "higher": Direction.HIGHER,
    "higher is better": Direction.HIGHER,
    "high": Direction.HIGHER,
    "lower": Direction.LOWER,
    "lower is better": Direction.LOWER,
    "low": Direction.LOWER,
    "in range": Direction.RANGE,
    "range": Direction.RANGE,
}
FREQUENCIES = {"": Frequency.MONTHLY, "annual": Frequency.YEARLY, "annually": Frequency.YEARLY} | {
    frequency.value: frequency for frequency in Frequency
}
KINDS = {"": "minimum", "minimum": "minimum", "aspirational": "aspirational"}
YES = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False, "": False}

_BY_NAME = {plain(name): name for name in TEMPLATE} | {
    plain(other): name for name, others in SYNONYMS.items() for other in others
}


def column_of(heading: str) -> str | None:
    """The column of the indicators' template that a heading names."""
    return _BY_NAME.get(plain(heading))


def is_indicator_header(texts: Sequence[str]) -> bool:
    """Whether a row is the header of a table of indicators: their name and something to measure them by."""
    known = {column_of(text) for text in texts} - {None}
    return NAME in known and bool(known & {TARGETS, BASELINE, UNIT, READINGS}) and len(known) >= 3
