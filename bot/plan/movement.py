"""How the position moved between two days: opening + new - ended = closing, action by action (rule E11)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from bot.plan.entities import WORST_FIRST, Rating
from bot.plan.position import Item, Position

LONG = 3
"""Not better for so many reports of one body, it is said so (HF 19-20)."""
PRESSING = (Rating.RED, Rating.NOT_VERIFIED, Rating.AMBER)


class Moved(Struct, frozen=True):
    """One count that reconciles: `before + len(came) - len(went) == now`. The refs say which actions moved."""

    before: int
    came: tuple[str, ...]
    went: tuple[str, ...]
    now: int


class Snapshot(Struct, frozen=True):
    """What a publication counted, kept as sent so that the next one reconciles with it, not with hindsight."""

    ratings: dict[str, str]
    overdue: tuple[str, ...]


def snapshot(position: Position) -> Snapshot:
    """What is kept of a position with a publication: each action's rating word by ref, and which were overdue."""
    return Snapshot(
        ratings={item.ref: item.rating.value if item.rating else "unrated" for item in position.items},
        overdue=tuple(item.ref for item in position.overdue),
    )


def moved(before: Iterable[str], now: Iterable[str]) -> Moved:
    """Reconcile two sets of references."""
    old, new = set(before), set(now)
    return Moved(len(old), tuple(sorted(new - old)), tuple(sorted(old - new)), len(new))


def moved_overdue(last: Snapshot, position: Position) -> Moved:
    """How the overdue count moved since the last publication."""
    return moved(last.overdue, (item.ref for item in position.overdue))


def moved_rating(last: Snapshot, position: Position, rating: Rating) -> Moved:
    """How the count of one rating moved since the last publication."""
    before = (ref for ref, word in last.ratings.items() if word == rating.value)
    return moved(before, (item.ref for item in position.items if item.rating is rating))


def is_new(last: Snapshot | None, item: Item) -> bool:
    """Whether the item did not have its rating at the last publication. Without one, nothing is called new."""
    return last is not None and _was(last.ratings, item) != (item.rating.value if item.rating else "unrated")


def is_worse(last: Snapshot | None, item: Item) -> bool:
    """Whether the item's rating is worse than at the last publication; an action added since counts as worse."""
    if last is None or item.rating is None:
        return False
    was = _was(last.ratings, item)
    if was is None or was == "unrated":
        return True
    return WORST_FIRST.index(item.rating) < WORST_FIRST.index(Rating(was))


def unchanged(now: Mapping[str, str], told: Sequence[Mapping[str, str]]) -> dict[str, int]:
    """For how many reports in a row, the latest of `told` first, what presses had the rating it has now; what is
    better, or had another rating in the latest one, is left out."""
    found: dict[str, int] = {}
    for ref, word in now.items():
        if word in PRESSING:
            streak = next((n for n, ratings in enumerate(told) if ratings.get(ref) != word), len(told))
            if streak:
                found[ref] = streak
    return found


def _was(ratings: Mapping[str, str], item: Item) -> str | None:
    return ratings.get(item.ref)
