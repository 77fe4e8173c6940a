"""The line that leads the counts, by way of working: on time, signed off, by category (rule E10, A3.10)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bot.plan.achieved import on_time
from bot.plan.categories import Monitoring, in_force
from bot.plan.entities import Recommendation, Settings, Status
from bot.plan.position import Position
from bot.wording.key import share


def headline(settings: Settings, standing: Position, recommendations: Iterable[Recommendation]) -> str:
    """What a plan counts first, "" where ratings alone lead and nothing was delivered yet. Each thing counts once."""
    parts = [_categories(settings, recommendations)] if settings.headline == "categories" else []
    if settings.headline == "signed_off":
        parts.append(_signed_off(standing))
    rate = on_time(item.line.achieved for item in standing.items)
    if rate.of:
        parts.append(f"Delivered on time: {share(rate.met, rate.of)}.")
    return " ".join(parts)


def _signed_off(standing: Position) -> str:
    """Done is not signed off: both are counted (CB 9)."""
    signed = sum(i.line.status in (Status.SIGNED_OFF, Status.CLOSED) for i in standing.items)
    done = signed + len(standing.delivered)
    total = len(standing.items)
    return f"Signed off on evidence: {share(signed, total)}. Delivered or signed off: {share(done, total)}."


def _categories(settings: Settings, recommendations: Iterable[Recommendation]) -> str:
    names, found = settings.category_names, Counter(in_force(r.categorised) for r in recommendations)
    shown = [f"{names.of(each)} {found[each]}" for each in Monitoring]
    none = f", without a category {found[None]}" if found[None] else ""
    return f"Of {sum(found.values())} recommendations: {', '.join(shown)}{none}."
