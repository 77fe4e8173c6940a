"""How the sample's actions went: for each kind of story, what the owner said and when, in days from today."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from bot.plan.entities import Rating, Status


@dataclass(frozen=True)
class Step:
    """One thing said; `day`, `forecast` and `achieved` are days from today (negative: ago)."""

    day: int
    words: str
    rating: Rating | None = None
    status: Status | None = None
    percent: int | None = None
    forecast: int | None = None
    achieved: int | None = None
    cause: str | None = None


def told(story: str, due: int, rng: random.Random) -> list[Step]:
    """The steps of an action with this story that is due `due` days from today, oldest first."""
    return sorted(_TELLERS[story](due, rng), key=lambda step: step.day)


_BEGUN = (
    "We have made a start and the first meeting has been held.",
    "Under way, the group has met and the work is shared out.",
    "Started last week; nothing to worry about so far.",
    "Work has begun and the people we need are on board.",
)
_MOVING = (
    "On track, about {percent} per cent of the way there.",
    "Going well. {percent}% done and no surprises.",
    "Good progress this month, on course for the date.",
    "Roughly {percent} per cent complete, still on target.",
    "Steady progress, the teams have been helpful.",
)
_SAME = ("No change since last time.", "Nothing new to report, still on course.", "As before.")
_DONE = (
    "Done, and the note is with the core team.",
    "This is finished. Evidence to follow.",
    "Complete: agreed at the meeting and in use since Monday.",
    "Delivered this week, everyone who needs it has it.",
)
_DONE_LATE = (
    "Finished at last, later than planned.",
    "Now complete. We lost some weeks but it is in place.",
    "Done, after the delay I mentioned.",
)
_CAUSES = (
    "the supplier has not given us a date",
    "two key people left and the posts are not filled yet",
    "the partner's own approval takes longer than they told us",
    "the figures turned out to be wrong and had to be run again",
    "money for it has not been agreed yet",
    "sickness in the team",
    "we are waiting for legal advice",
)


def _begun(day: int, rng: random.Random, percent: int = 15) -> Step:
    return Step(day, rng.choice(_BEGUN), Rating.GREEN, Status.IN_PROGRESS, percent)


def _moving(day: int, percent: int, rng: random.Random) -> Step:
    words = rng.choice(_MOVING).format(percent=percent)
    return Step(day, words, Rating.GREEN, Status.IN_PROGRESS, percent)


def _done(day: int, rng: random.Random, words: tuple[str, ...] = _DONE) -> Step:
    return Step(day, rng.choice(words), None, Status.DELIVERED, 100, achieved=day)


def _late(day: int, forecast: int, rng: random.Random, rating: Rating = Rating.AMBER) -> Step:
    cause = rng.choice(_CAUSES)
    return Step(day, f"Slipping a little: {cause}.", rating, Status.IN_PROGRESS, None, forecast, cause=cause)


def _signed_off(due: int, rng: random.Random) -> list[Step]:
    said = max(due - rng.randint(1, 6), -88 + rng.randint(0, 20))
    return [_moving(said - 14, 80, rng), _done(said, rng)]


def _delivered(due: int, rng: random.Random) -> list[Step]:
    said = max(due - rng.randint(0, 4), -90)
    steps = [_moving(said - rng.randint(10, 17), 70, rng), _done(said, rng)]
    return [_begun(said - rng.randint(30, 38), rng), *steps] if rng.random() < 0.1 else steps


def _delivered_late(due: int, rng: random.Random) -> list[Step]:
    delay = rng.randint(10, 26)
    slip = _late(due - 6, due + delay, rng)
    return [_begun(due - 30, rng), slip, _done(due + delay + rng.randint(-3, 4), rng, _DONE_LATE)]


def _just_delivered(due: int, rng: random.Random) -> list[Step]:
    """Overdue last week, delivered this week: what the digest's movement subtracts."""
    return [_moving(due - 15, 60, rng), _late(due + 2, -2, rng), _done(-rng.randint(2, 4), rng, _DONE_LATE)]


def _red(due: int, rng: random.Random) -> list[Step]:
    cause = rng.choice(_CAUSES)
    last = -rng.randint(1, 9)
    plea = f"Red, I am afraid: {cause}. We need help from the core team to move this."
    still = f"Still red, {cause}."
    return [
        _moving(due - 25, 35, rng),
        _late(due - 4, due + 20, rng),
        Step(due + 14, plea, Rating.RED, Status.BLOCKED, None, 20, cause=cause),
        Step(last, still, Rating.RED, None, None, rng.randint(14, 45), cause=cause),
    ]


def _overdue(due: int, rng: random.Random) -> list[Step]:
    steps = [_begun(due - 45, rng), _moving(due - 18, 60, rng)]
    if due < -7:
        steps.append(_late(due - 3, rng.randint(4, 15), rng))
    return steps


def _on_track(due: int, rng: random.Random) -> list[Step]:
    last = -rng.randint(1, 13)
    middle = last - rng.randint(19, 26)
    steps = [_moving(middle, rng.choice((30, 35, 40, 45)), rng)]
    if rng.random() < 0.6:
        steps.append(_begun(middle - rng.randint(18, 25), rng))
    if rng.random() < 0.2:
        steps.append(Step(middle + 8, rng.choice(_SAME)))
    return [*steps, _moving(last, rng.choice((50, 55, 60, 65, 70)), rng)]


def _slipping(due: int, rng: random.Random) -> list[Step]:
    last = -rng.randint(1, 8) if rng.random() < 0.3 else -rng.randint(14, 20)
    return [
        _begun(-62, rng),
        _moving(-40, 45, rng),
        _moving(last - 14, 55, rng),
        _late(last, due + rng.randint(8, 22), rng),
    ]


def _far_late(due: int, rng: random.Random) -> list[Step]:
    last = -rng.randint(7, 11)
    return [_begun(-58, rng), _moving(-30, 30, rng), _late(last, max(due, 0) + rng.randint(45, 70), rng)]


def _blocked(due: int, rng: random.Random) -> list[Step]:
    cause = rng.choice(_CAUSES)
    words = f"Stuck at the moment: {cause}."
    return [
        _begun(-55, rng),
        _moving(-27, 40, rng),
        Step(-rng.randint(2, 7), words, Rating.AMBER, Status.BLOCKED, cause=cause),
    ]


def _quiet(due: int, rng: random.Random) -> list[Step]:
    return [_begun(-rng.randint(70, 88), rng)]


def _due_soon(due: int, rng: random.Random) -> list[Step]:
    return [_begun(-50, rng), _moving(-24, 65, rng), _moving(-rng.randint(1, 6), 85, rng)]


def _not_begun(due: int, rng: random.Random) -> list[Step]:
    return []


def _tried_out(due: int, rng: random.Random) -> list[Step]:
    """The action that a first visitor is invited to talk about: steady, without a forecast, and a word is due."""
    return [_begun(-74, rng, 20), _moving(-52, 40, rng), _moving(-32, 60, rng)]


_TELLERS: dict[str, Callable[[int, random.Random], list[Step]]] = {
    "S": _signed_off,
    "D": _delivered,
    "L": _delivered_late,
    "K": _just_delivered,
    "R": _red,
    "O": _overdue,
    "G": _on_track,
    "Z": _on_track,
    "A": _slipping,
    "F": _far_late,
    "B": _blocked,
    "Q": _quiet,
    "U": _due_soon,
    "N": _not_begun,
    "E": _tried_out,
}
