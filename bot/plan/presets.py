"""Ways of working: named sets of changes to a plan's settings, chosen in `/plan setup` (the five reports' systems).

A way changes as little as it must; whatever it does not name stays as it was, and everything can be changed after.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from bot.plan.entities import DIRECTOR, Approvals, Cadence, Settings

BY_FORECAST, BY_LATENESS, BY_PERCENT = "forecast", "lateness", "per_cent"
RATING_KEYS = (BY_FORECAST, BY_LATENESS, BY_PERCENT)


@dataclass(frozen=True)
class Way:
    """One way of working. `gives` are fields of Settings; `says` is what choosing it means, in a sentence."""

    id: str
    title: str
    says: str
    gives: Mapping[str, object]


WAYS = (
    Way(
        "boards",
        "Two boards a fortnight apart",
        "Ratings by forecast; green actions monthly, amber fortnightly; a challenge point at least every 14 days.",
        {
            "rating_key": BY_FORECAST,
            "cadence": Cadence(5, 10, 20),
            "challenge_days": 14,
            "categories": False,
            "headline": "ratings",
        },
    ),
    Way(
        "service_areas",
        "Service areas reviewed monthly",
        "Ratings by forecast; every action monthly, a red one weekly; reds need cause, recovery and a new date.",
        {
            "rating_key": BY_FORECAST,
            "cadence": Cadence(5, 20, 20),
            "categories": False,
            "headline": "ratings",
        },
    ),
    Way(
        "themes",
        "Themes and categories",
        "Recommendations by theme; each stays with the board, goes to another body, or is closed.",
        {
            "rating_key": BY_LATENESS,
            "cadence": Cadence(10, 20, 20),
            "categories": True,
            "headline": "categories",
        },
    ),
    Way(
        "phases",
        "Phases, signed off on evidence",
        "Signed off, not done, is what counts; a date moves when director and board agree, Executive Member consulted.",
        {
            "rating_key": BY_FORECAST,
            "cadence": Cadence(5, 10, 20),
            "approvals": Approvals((DIRECTOR, "board"), ("executive",), consulted=("executive_member",)),
            "phase_gates": True,
            "categories": False,
            "headline": "signed_off",
        },
    ),
    Way(
        "milestones",
        "Milestones at 3 and 6 months",
        "Ratings by lateness alone; what was achieved late says by how many days; the on-time rate leads.",
        {
            "rating_key": BY_LATENESS,
            "cadence": Cadence(10, 20, 20),
            "categories": False,
            "headline": "on_time",
        },
    ),
)


def way_of(id: str) -> Way | None:
    """The way of working of an id."""
    return next((way for way in WAYS if way.id == id), None)


def applied(settings: Settings, way: Way) -> Settings:
    """The settings under a way of working; people, channel and times stay as they are."""
    return replace(settings, way=way.id, **way.gives)
