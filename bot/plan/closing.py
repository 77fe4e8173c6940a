"""What stands against closing a recommendation: open actions, open subsets, no impact (rule E6; LD Annex key, A7.8)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.plan.categories import Monitoring, agreed
from bot.plan.entities import Recommendation, Status
from bot.plan.position import Item
from bot.plan.rollup import IMPACT_NEEDED

_ENDED = frozenset({Status.SIGNED_OFF, Status.CLOSED, Status.CANCELLED, Status.SUPERSEDED})


class Against(Struct, frozen=True):
    """What stands against closing. `actions` are references of actions that are neither signed off nor cancelled,
    `subsets` of recommendations that are not closed; `impact` is the impact reached where it is too little."""

    actions: tuple[str, ...] = ()
    subsets: tuple[str, ...] = ()
    impact: int | None = None

    @property
    def nothing(self) -> bool:
        """Whether it may be closed."""
        return not (self.actions or self.subsets or self.impact is not None)

    @property
    def only_impact(self) -> bool:
        """Whether the body may close it all the same, when it records why."""
        return self.impact is not None and not self.actions and not self.subsets


def against_closing(items: Sequence[Item], subsets: Sequence[Recommendation], impact: int) -> Against:
    """What stands against closing a recommendation with these actions (its own) and these subsets."""
    return Against(
        actions=tuple(item.ref for item in items if item.line.status not in _ENDED),
        subsets=tuple(each.ref for each in subsets if not closed(each)),
        impact=impact if impact < IMPACT_NEEDED else None,
    )


def closed(recommendation: Recommendation) -> bool:
    """Whether a body has closed it."""
    decision = agreed(recommendation.categorised)
    return decision is not None and decision.category is Monitoring.CLOSED
