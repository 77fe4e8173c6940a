"""The movement of a position, action by action with a reason each: opening + new + re-opened - ended - left = closing.

What is counted is *live*: rated and not signed off. Each rating reconciles by itself as well, "changed" being what
came into it and went out of it (rules E10, E11).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from bot.plan.entities import WORST_FIRST, Rating
from bot.plan.movement import Moved, moved

UNRATED = "unrated"
ENDED = frozenset({Rating.BLUE.value, UNRATED})


class Turn(StrEnum):
    """What happened to one action between two days."""

    NEW = "new"
    REOPENED = "reopened"
    SIGNED_OFF = "signed off"
    STOPPED = "stopped"
    LEFT = "left"
    WORSE = "worse"
    BETTER = "better"


class Move(Struct, frozen=True):
    """One action's movement; `before` and `after` are rating words, None where it was not in the position."""

    ref: str
    turn: Turn
    before: str | None
    after: str | None


class Ledger(Struct, frozen=True):
    """The whole movement. `opening` and `closing` count live actions; `unchanged` those live with the same rating."""

    opening: int
    closing: int
    moves: tuple[Move, ...]
    unchanged: int
    ratings: dict[str, Moved]

    def of(self, *turns: Turn) -> tuple[Move, ...]:
        """The moves of some kinds."""
        return tuple(move for move in self.moves if move.turn in turns)

    @property
    def reconciles(self) -> bool:
        """Whether the sum is right: opening, what came, what went, closing."""
        came = len(self.of(Turn.NEW, Turn.REOPENED))
        went = len(self.of(Turn.SIGNED_OFF, Turn.STOPPED, Turn.LEFT))
        return self.opening + came - went == self.closing


def ledger(before: Mapping[str, str], after: Mapping[str, str]) -> Ledger:
    """The movement between two positions, each given as the rating word of every reference.

    Also where they are of two sets of actions: what is no longer in the second has left, whatever became of it.
    """
    refs = [*after, *(ref for ref in before if ref not in after)]
    moves = [move for ref in refs if (move := _move(ref, before.get(ref), after.get(ref))) is not None]
    live = _live(after)
    changed = {move.ref for move in moves}
    return Ledger(
        opening=len(_live(before)),
        closing=len(live),
        moves=tuple(moves),
        unchanged=len([ref for ref in live if ref not in changed]),
        ratings={rating.value: moved(_rated(before, rating), _rated(after, rating)) for rating in Rating},
    )


def _live(words: Mapping[str, str]) -> list[str]:
    return [ref for ref, word in words.items() if word not in ENDED]


def _rated(words: Mapping[str, str], rating: Rating) -> Iterable[str]:
    return (ref for ref, word in words.items() if word == rating.value)


def _move(ref: str, before: str | None, after: str | None) -> Move | None:
    was, now = before is not None and before not in ENDED, after is not None and after not in ENDED
    if was and now:
        return _change(ref, str(before), str(after))
    if now:
        return Move(ref, Turn.NEW if before is None else Turn.REOPENED, before, after)
    if not was:
        return None
    if after is None:
        return Move(ref, Turn.LEFT, before, after)
    return Move(ref, Turn.SIGNED_OFF if after == Rating.BLUE.value else Turn.STOPPED, before, after)


def _change(ref: str, before: str, after: str) -> Move | None:
    if before == after:
        return None
    worse = WORST_FIRST.index(Rating(after)) < WORST_FIRST.index(Rating(before))
    return Move(ref, Turn.WORSE if worse else Turn.BETTER, before, after)
