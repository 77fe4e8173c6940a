"""Figures in words that are no indicator's."""

from __future__ import annotations

import pytest

from bot.reading.fields.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12 additional posts and 9 new social worker posts agreed", [(12, "post"), (9, "post")]),
        ("bid for £2m, £0.5M secured, £1,250 spent", [(2e6, "£"), (5e5, "£"), (1250, "£")]),
        ("33% of staff have left, 20 per cent more posts", [(33, "% of staff"), (20, "% of post")]),
        ("3 vacancies, 14 families waiting", [(3, "vacancy"), (14, "family")]),
        ("2.1.3 posts filled by 12 May, 60% complete", []),
        ("by 30 April the 3 teams met", [(3, "team")]),
        ("2.1 staff briefed, 10 days left for cases", []),
    ],
)
def test_figures_are_found_with_what_they_count(text: str, found: list[tuple[float, str]]) -> None:
    assert [(each.value, each.unit) for each in find_quantities(text)] == found
