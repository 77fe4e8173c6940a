"""The picture of the ratings, and the sentence in its place."""

from __future__ import annotations

import io
from datetime import date

from PIL import Image, ImageColor

from bot.plan.entities import Inspection, Plan, Rating, Recommendation
from bot.plan.line import line_of
from bot.plan.position import position
from digests.picture import AT_MOST, INK, LOOKS, PAPER, PATTERNS, Bar, alt_text, bars_of, draw
from tests.digests.plans import LIVE, action

TODAY = date(2026, 3, 16)
PLAN = Plan("p1", "Plan", (Inspection("i1", "An inspectorate", date(2025, 12, 1)),), live_on=LIVE)


def bars(count: int) -> list[Bar]:
    recommendations = {f"r{n}": Recommendation(f"r{n}", f"R{n}", "Do it.", order=n) for n in range(count)}
    lines = [line_of(PLAN, action(n, date(2026, 1, 6), recommendation=f"r{n}")) for n in range(count)]
    return bars_of(position(lines, TODAY), recommendations)


def test_the_picture_is_a_legible_png_of_every_bar() -> None:
    image = Image.open(io.BytesIO(draw(bars(8), TODAY)))
    assert image.format == "PNG"
    assert image.width == 1600
    assert image.height > 8 * 80


def test_the_picture_holds_the_very_colours_of_the_ratings_and_no_more_than_it_needs() -> None:
    counts = tuple((rating, 5) for rating in LOOKS)
    image = Image.open(io.BytesIO(draw([Bar("R1", counts)], TODAY)))
    assert image.mode == "P"
    drawn = {colour for _, colour in image.convert("RGB").getcolors() or []}
    wanted = {ImageColor.getrgb(colour) for _, _, *pair in LOOKS.values() for colour in pair}
    assert wanted | {ImageColor.getrgb(ink) for ink in (INK, PAPER)} <= drawn
    assert len(drawn) < 64


def test_many_recommendations_are_gathered_and_none_is_lost() -> None:
    found = bars(60)
    assert len(found) == AT_MOST
    assert sum(bar.total for bar in found) == 60
    assert found[-1].label == "others"


def test_the_sentence_says_what_the_picture_shows() -> None:
    assert alt_text(bars(1), TODAY) == "Ratings by recommendation as at 16 March 2026. R0: 1 red."


def test_every_rating_has_a_pattern_of_its_own() -> None:
    assert set(PATTERNS) == set(Rating)
    assert len(set(PATTERNS.values())) == len(Rating)
