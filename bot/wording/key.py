"""The rating key in a sentence, as it is printed on every output (rule E3), and the adjectives of shares (rule E10)."""

from __future__ import annotations

from bot.plan.entities import Plan, Settings
from bot.plan.presets import BY_LATENESS, BY_PERCENT

KEYS = {
    "forecast": "By forecast: late dates and obstacles make amber and red",
    "lateness": "By lateness: only what is late is amber or red",
    "per_cent": "By per cent complete: up to 25 red, 26 to 75 amber",
}
_NOT_VERIFIED = "NOT VERIFIED: no word for twice the cadence"
_MONTHS = {0: "", 1: "over a month ", 2: "over two months ", 3: "over three months "}


def key_line(settings: Settings) -> str:
    """What the ratings mean under a plan's settings."""
    late = _MONTHS.get(settings.tolerance_months, f"over {settings.tolerance_months} months ")
    said = "past the inspectorate’s deadline or said to be red"
    if settings.rating_key == BY_LATENESS:
        return f"By lateness. RED: {late}late, {said}; {_NOT_VERIFIED}; AMBER: late; GREEN: on target"
    if settings.rating_key == BY_PERCENT:
        bands = "RED: up to 25% complete, under 50% after its date, "
        return f"By per cent. {bands}{said}; {_NOT_VERIFIED}, or no percentage; AMBER: 26 to 75%; GREEN: over 75%"
    return f"RED: {late}late, {said}; {_NOT_VERIFIED}; AMBER: late, slipping or blocked"


def printed(plan: Plan) -> str:
    """What every output prints of a plan: the rating key, and which version of the plan it tells of (rule E10)."""
    version = f"plan version {plan.versions[-1].number}" if plan.versions else ""
    return " · ".join(filter(None, (key_line(plan.settings), version)))


def adjective(part: int, whole: int) -> str:
    """A share in words, by fixed bands: all 100%, most from 75%, majority over half, some under (rule E10)."""
    if whole == 0 or part == 0:
        return "none"
    if part == whole:
        return "all"
    if 4 * part >= 3 * whole:
        return "most"
    return "the majority" if 2 * part > whole else "half" if 2 * part == whole else "some"


def share(part: int, whole: int) -> str:
    """A share with its counts, so that no adjective stands alone: "most, 31 of 44 (70%)"."""
    if whole == 0:
        return "none"
    return f"{adjective(part, whole)}, {part} of {whole} ({(200 * part + whole) // (2 * whole)}%)"
