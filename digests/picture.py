"""The picture of the digest: ratings by recommendation as stacked bars.

Each rating has a letter and a pattern as well as its colour, so the picture is read without seeing colours; the
sentence of its alt text carries the same numbers.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from bot.plan.entities import Rating, Recommendation
from bot.plan.position import Position

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont, ImageFont

WIDTH, LEFT, RIGHT, TOP, BAR, GAP, FOOT = 1600, 150, 110, 190, 56, 26, 30
INK, PAPER, FAINT = "#1d2733", "#ffffff", "#6b7785"
AT_MOST = 24
"""Bars in one picture; the last gathers the recommendations beyond."""
SHADES = 16
"""Steps from the colour of a letter to the paper's."""

LOOKS: Mapping[Rating, tuple[str, str, str, str]] = {
    Rating.RED: ("R", "RED", "#c62f2d", "#e37f78"),
    Rating.NOT_VERIFIED: ("?", "NOT VERIFIED", "#6d6a75", "#b3b0ba"),
    Rating.AMBER: ("A", "AMBER", "#e59400", "#f8cd7c"),
    Rating.GREEN: ("G", "GREEN", "#1f7a4d", "#3f9d6e"),
    Rating.BLUE: ("B", "BLUE", "#215fa6", "#215fa6"),
}
"""Letter, word, colour, and the colour of the pattern."""


class Bar(Struct, frozen=True):
    """One recommendation: its label and how many of its actions have each rating, worst first."""

    label: str
    counts: tuple[tuple[Rating, int], ...]

    @property
    def total(self) -> int:
        """All rated actions of the bar."""
        return sum(number for _, number in self.counts)


def bars_of(standing: Position, recommendations: Mapping[str, Recommendation]) -> list[Bar]:
    """A bar for each recommendation that has rated actions, in the plan's order."""
    ordered = sorted(recommendations.values(), key=lambda r: (r.order, r.ref))
    found = [_bar(r.ref, standing.where(lambda item, id=r.id: id in item.line.recommendations)) for r in ordered]  # type: ignore[misc]
    bars = [bar for bar in found if bar.total]
    return bars if len(bars) <= AT_MOST else [*bars[: AT_MOST - 1], _gathered(bars[AT_MOST - 1 :])]


def _bar(label: str, standing: Position) -> Bar:
    return Bar(label, tuple((rating, len(standing.rated(rating))) for rating in LOOKS))


def _gathered(bars: Sequence[Bar]) -> Bar:
    sums = tuple((rating, sum(dict(bar.counts)[rating] for bar in bars)) for rating in LOOKS)
    return Bar("others", sums)


def alt_text(bars: Sequence[Bar], day: date) -> str:
    """What the picture shows, as a sentence."""
    told = "; ".join(f"{bar.label}: {_in_words(bar)}" for bar in bars)
    return f"Ratings by recommendation as at {day.day} {day:%B %Y}. {told}."


def _in_words(bar: Bar) -> str:
    return ", ".join(f"{number} {LOOKS[rating][1].lower()}" for rating, number in bar.counts if number)


def draw(bars: Sequence[Bar], day: date) -> bytes:
    """The picture as a PNG."""
    from PIL import Image, ImageDraw

    height = TOP + len(bars) * (BAR + GAP) + FOOT
    image = Image.new("RGB", (WIDTH, height), PAPER)
    pen = ImageDraw.Draw(image)
    pen.text((40, 30), "Ratings by recommendation", INK, _font(40))
    pen.text((40, 82), f"number of actions, position as at {day.day} {day:%B %Y}", FAINT, _font(25))
    _legend(image, pen)
    longest = max((bar.total for bar in bars), default=1)
    for row, bar in enumerate(bars):
        _row(image, pen, bar, TOP + row * (BAR + GAP), (WIDTH - LEFT - RIGHT) / longest)
    buffer = io.BytesIO()
    image.quantize(palette=_palette(), dither=Image.Dither.NONE).save(buffer, "PNG")
    return buffer.getvalue()


def _palette() -> Image:
    """The colours drawn with, and the shades that letters fade into: known beforehand, so none has to be looked for
    (that, and PNG's own search for the smallest file, took four fifths of the time)."""
    from PIL import Image, ImageColor

    paper = ImageColor.getrgb(PAPER)
    drawn = [ImageColor.getrgb(colour) for _, _, *pair in LOOKS.values() for colour in pair]
    faded = [_between(ImageColor.getrgb(ink), paper, step / SHADES) for ink in (INK, FAINT) for step in range(SHADES)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in (paper, *drawn, *faded) for part in colour[:3]])
    return palette


def _between(ink: tuple[int, ...], paper: tuple[int, ...], share: float) -> tuple[int, ...]:
    return tuple(round(dark + (light - dark) * share) for dark, light in zip(ink, paper, strict=True))


def _legend(image: Image, pen: ImageDraw) -> None:
    x = 40
    for rating, (letter, word, _, _) in LOOKS.items():
        _patch(image, (x, 128, x + 44, 168), rating)
        _badge(pen, (x + 22, 148), letter)
        pen.text((x + 56, 148), word, INK, _font(24), anchor="lm")
        x += 56 + round(pen.textlength(word, _font(24))) + 44


def _row(image: Image, pen: ImageDraw, bar: Bar, y: int, unit: float) -> None:
    pen.text((LEFT - 20, y + BAR / 2), bar.label[:9], INK, _font(30), anchor="rm")
    x = float(LEFT)
    for rating, number in bar.counts:
        if not number:
            continue
        end = x + number * unit
        _patch(image, (round(x), y, round(end) - 3, y + BAR), rating)
        label = f"{LOOKS[rating][0]} {number}" if end - x > 74 else str(number)
        if end - x > 34:
            _badge(pen, ((x + end - 3) / 2, y + BAR / 2), label)
        x = end
    pen.text((x + 14, y + BAR / 2), str(bar.total), INK, _font(30), anchor="lm")


def _badge(pen: ImageDraw, centre: tuple[float, float], text: str) -> None:
    """A text on paper, legible on any pattern."""
    x, y = centre
    half = pen.textlength(text, _font(24)) / 2 + 7
    pen.rounded_rectangle((x - half, y - 16, x + half, y + 16), 7, PAPER)
    pen.text((x, y), text, INK, _font(24), anchor="mm")


def _patch(image: Image, box: tuple[int, int, int, int], rating: Rating) -> None:
    """A piece of bar with the colour and the pattern of a rating."""
    from PIL import Image, ImageDraw

    _, _, colour, second = LOOKS[rating]
    width, height = max(box[2] - box[0], 2), box[3] - box[1]
    patch = Image.new("RGB", (width, height), colour)
    PATTERNS[rating](ImageDraw.Draw(patch), width, height, second)
    image.paste(patch, box[:2])


def _slanted(pen: ImageDraw, width: int, height: int, colour: str) -> None:
    for x in range(-height, width, 18):
        pen.line((x, height, x + height, 0), colour, 5)


def _crossed(pen: ImageDraw, width: int, height: int, colour: str) -> None:
    for x in range(-height, width, 18):
        pen.line((x, height, x + height, 0), colour, 2)
        pen.line((x, 0, x + height, height), colour, 2)


def _dotted(pen: ImageDraw, width: int, height: int, colour: str) -> None:
    for row, y in enumerate(range(7, height, 14)):
        for x in range(7 + 7 * (row % 2), width, 14):
            pen.ellipse((x - 3, y - 3, x + 3, y + 3), colour)


def _lined(pen: ImageDraw, width: int, height: int, colour: str) -> None:
    for y in range(6, height, 14):
        pen.line((0, y, width, y), colour, 4)


def _plain(_pen: ImageDraw, _width: int, _height: int, _colour: str) -> None:
    """No pattern."""


PATTERNS: Mapping[Rating, Callable[[ImageDraw, int, int, str], None]] = {
    Rating.RED: _slanted,
    Rating.NOT_VERIFIED: _crossed,
    Rating.AMBER: _dotted,
    Rating.GREEN: _lined,
    Rating.BLUE: _plain,
}


@lru_cache
def _font(size: int) -> FreeTypeFont | ImageFont:
    from PIL import ImageFont as Fonts

    return Fonts.load_default(size)
