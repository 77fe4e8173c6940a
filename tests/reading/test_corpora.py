"""The reader over corpora by several writers: their figures never fall below what they were."""

from __future__ import annotations

import json

import pytest

from tests.reading.scoring import CORPORA, PARTS, corpora, invented_days, score, score_dates

FLOORS = json.loads((CORPORA / "floors.json").read_text())
"""By corpus and part: at least so much exact and asked, at most so much of what is wrong."""
GOOD = ("exact", "asked")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("corpus", corpora())
def test_what_was_read_is_read_as_well_as_before(corpus: str, part: str) -> None:
    figures = score(corpus, part).shares()
    floors = FLOORS[corpus][part]
    fallen = {n: v for n, v in figures.items() if (v < floors[n] if n in GOOD else v > floors[n])}
    assert not fallen


@pytest.mark.parametrize("corpus", corpora())
def test_date_phrases_are_read_as_well_as_before(corpus: str) -> None:
    assert score_dates(corpus).value >= FLOORS[corpus]["dates"]
    assert len(invented_days(corpus)) <= FLOORS[corpus]["invented"]
