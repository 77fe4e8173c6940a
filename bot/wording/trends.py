"""What an indicator's figures may be said to show, in sentences made from the numbers alone (A9.4, rule E9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.plan.claims import Claim, borne_out
from bot.plan.indicators import Direction, Indicator, Reading
from bot.plan.measures import SUSTAINED, Measured, Point, target_in_force
from bot.plan.periods import Frequency, in_short, in_words, periods_between
from bot.wording.environment import count, listed

COLUMNS = 6


@dataclass(frozen=True)
class Given:
    """A figure that was just recorded: the indicator with it, the local day, whether its period was assumed, and what
    the words beside it claim."""

    indicator: Indicator
    reading: Reading
    day: date
    assumed: bool = False
    claims: tuple[Claim, ...] = ()


NOUNS = {
    Frequency.WEEKLY: "week",
    Frequency.MONTHLY: "month",
    Frequency.QUARTERLY: "quarter",
    Frequency.YEARLY: "year",
}


def figure_of(value: float | None, unit: str = "") -> str:
    """A value as people write it: "77.7%", "£1,450", "17.5 days"."""
    if value is None:
        return "none"
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    if unit in ("%", "pp"):
        return f"{text}{unit}"
    if unit.startswith("£"):
        return f"£{text}{unit[1:]}"
    return text if unit in ("", "count", "number") else f"{text} {unit}"


def bounds_in_words(indicator: Indicator, point: Point) -> str:
    """The target a figure is held against: "90%", "at most 70", "16 to 23", "at most 17.5, pro rata of 30"."""
    unit = indicator.unit
    if indicator.direction is Direction.RANGE:
        text = f"{figure_of(point.low)} to {figure_of(point.high, unit)}"
    elif indicator.direction is Direction.HIGHER:
        text = figure_of(point.low, unit)
    else:
        text = f"at most {figure_of(point.high, unit)}"
    target = target_in_force(indicator, point.period)
    whole = figure_of(target.value, unit) if target and indicator.cumulative else ""
    return f"{text}, pro rata of {whole} for the year" if whole else text


def trend(measured: Measured) -> str:
    """The newest figure in a sentence, against the one before, the target and the baseline; below baseline whenever it
    is. Without markup."""
    latest = measured.latest
    if latest is None:
        return "No figure yet."
    draft = " (provisional)" if latest.provisional else ""
    head = f"{in_words(latest.period)}: {figure_of(latest.value, measured.indicator.unit)}{draft}"
    return ", ".join([head, *filter(None, _against(measured, latest))]) + "."


def _against(measured: Measured, latest: Point) -> Iterator[str]:
    yield _moved(measured)
    yield _to_target(measured.indicator, latest)
    yield _to_baseline(measured.indicator, latest)


def _moved(measured: Measured) -> str:
    """Against the period before; where that has no figure, nothing is claimed."""
    before, change = measured.previous, measured.change
    if before is None or change is None:
        return "with no figure for the period before to compare with" if len(measured.points) > 1 else ""
    then = f"{in_words(before.period)} ({figure_of(before.value, measured.indicator.unit)})"
    run = measured.improving_for
    if change > 0:
        return f"improved on {then}" + (f", {run} improvements in a row" if run > 1 else "")
    return f"worse than {then}" if change < 0 else f"unchanged since {in_words(before.period)}"


def _to_target(indicator: Indicator, point: Point) -> str:
    if point.rating is None:
        return "with no target in force"
    kind = "aspirational target" if indicator.aspirational else "target"
    if point.met:
        return f"meets the {kind} of {bounds_in_words(indicator, point)}"
    word = {Direction.HIGHER: "short of", Direction.LOWER: "above", Direction.RANGE: "outside"}[indicator.direction]
    return f"{word} the {kind} of {bounds_in_words(indicator, point)}"


def _to_baseline(indicator: Indicator, point: Point) -> str:
    if point.baseline is None:
        return ""
    name = f"the {indicator.baseline_period} baseline" if indicator.baseline_period else "the baseline"
    of = f"{name} of {figure_of(point.baseline, indicator.unit)}{' pro rata' if indicator.cumulative else ''}"
    if not point.worse_than_baseline:
        return f"as {of}" if point.value == point.baseline else f"better than {of}"
    return f"below {of}" if indicator.direction is Direction.HIGHER else f"worse than {of}"


def record(measured: Measured) -> str:
    """How often the target was met and which periods were below baseline, over all the figures: "0 of 4 months met the
    target; below baseline in Oct 09"."""
    noun = NOUNS[measured.indicator.frequency]
    parts = []
    if measured.rated:
        parts.append(f"{measured.met} of {count(len(measured.rated), noun)} met the target")
    if below := measured.below_baseline:
        word = "below" if measured.indicator.direction is Direction.HIGHER else "worse than"
        parts.append(f"{word} baseline in {listed([in_short(p.period) for p in below[-COLUMNS:]])}")
    if measured.sustained:
        parts.append(f"sustained: met for {count(measured.met_for, noun)} in a row")
    elif measured.met_for:
        need = SUSTAINED[measured.indicator.frequency]
        parts.append(f"met for {count(measured.met_for, noun)} in a row, sustained after {need}")
    if measured.not_counted and not measured.sustained:
        drafts = listed([in_short(point.period) for point in measured.not_counted])
        parts.append(f"provisional figures do not count toward sustained ({drafts})")
    return "; ".join(parts)


def given(figure: Given) -> str:
    """What a figure that was just given comes to, what it revises, and what the figures do not bear out."""
    i, reading = figure.indicator, figure.reading
    measured = Measured(i, figure.day)
    latest = measured.latest
    if latest is not None and latest.period == reading.period:
        text = trend(measured)
    else:
        draft = " (provisional)" if reading.provisional else ""
        text = f"{in_words(reading.period)}: {figure_of(reading.value, i.unit)}{draft}."
    return " ".join([f"{i.name}, {text}", *_beside(figure, measured)])


def _beside(figure: Given, measured: Measured) -> Iterator[str]:
    i, reading = figure.indicator, figure.reading
    if figure.assumed:
        yield f"You named no period, so I took the last complete {NOUNS[i.frequency]}."
    before = [r for r in i.readings if r.period == reading.period and not r.withdrawn and r.id != reading.id]
    if before:
        yield f"It was {figure_of(before[-1].value, i.unit)}; both are kept."
    for claim in figure.claims:
        if borne_out(measured, claim) is False:
            yield f"The figures do not show “{claim.value}”."


def side_by_side(measured: Measured) -> str:
    """The last periods in columns, with a dash where a figure is missing: ✓ met, ▼ worse than baseline, p provisional.
    For a monospaced block, narrow enough for a telephone."""
    columns = [(_heading(p, n), _cell(point)) for n, (p, point) in enumerate(_columns(measured))]
    widths = [max(len(head), len(cell)) for head, cell in columns]
    rows = zip(*columns, strict=True)
    return "\n".join("  ".join(t.ljust(w) for t, w in zip(row, widths, strict=True)).rstrip() for row in rows)


def _columns(measured: Measured) -> list[tuple[str, Point | None]]:
    held = {point.period: point for point in measured.points}
    periods = [*held, *measured.missing]
    if not periods:
        return []
    first, last = min(periods), max(periods)
    shown = list(periods_between(first, last, measured.indicator.frequency))[-COLUMNS:]
    return [(period, held.get(period)) for period in shown]


def _heading(period: str, number: int) -> str:
    """The year stands at the first column and where it changes."""
    short = in_short(period)
    return short if number == 0 or not short[:3].isalpha() or short.startswith(("Jan", "Q")) else short[:3]


def _cell(point: Point | None) -> str:
    if point is None:
        return "–"
    marks = ("✓" if point.met else "") + ("▼" if point.worse_than_baseline else "") + ("p" if point.provisional else "")
    return f"{figure_of(point.value)}{marks}"
