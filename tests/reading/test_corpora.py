"""The reader over corpora by several writers: their figures never fall below what they were."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.reading.corpus import message_from_json, read_plan, reading_to_json
from bot.reading.read import read
from tests.reading.scoring import CORPORA, corpora, dated, invented_days, lines, opened, parts, score, score_dates

pytestmark = pytest.mark.no_cover
FLOORS = json.loads((CORPORA / "floors.json").read_text())
"""By corpus and part: at least so much exact and asked, at most so much of what is wrong."""
GOOD = ("exact", "asked")


@pytest.mark.parametrize(("corpus", "part"), [(corpus, part) for corpus in corpora() for part in parts(corpus)])
def test_what_was_read_is_read_as_well_as_before(corpus: str, part: str) -> None:
    figures = score(corpus, part).shares()
    floors = FLOORS[corpus][part]
    fallen = {n: v for n, v in figures.items() if (v < floors[n] if n in GOOD else v > floors[n])}
    assert not fallen


@pytest.mark.parametrize("corpus", dated())
def test_date_phrases_are_read_as_well_as_before(corpus: str) -> None:
    assert score_dates(corpus).value >= FLOORS[corpus]["dates"]
    assert len(invented_days(corpus)) <= FLOORS[corpus]["invented"]


_EVERY = 3
"""One message in so many is tried."""


@pytest.mark.parametrize("corpus", opened())
def test_a_greeting_and_thanks_change_no_reading(corpus: str) -> None:
    plan = read_plan(CORPORA / corpus / "plan.json")
    for line in list(lines(CORPORA / corpus / "open.jsonl"))[::_EVERY]:
        message, context = message_from_json(line)
        if message.text.startswith("&gt;") or message.text.rstrip().endswith("?"):
            continue
        dressed = replace(message, text=f"Hi, {message.text.rstrip()} thanks")
        assert reading_to_json(read(dressed, plan, context)) == reading_to_json(read(message, plan, context))
