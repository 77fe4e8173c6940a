"""What those above an owner put to an action: challenges, what every red needs, personal lead, closer watch, and the
steps by which it was escalated (rules E3, E8; NY 4.3; CB 8, 11, 15; HF 21).

Frozen values as in bot.plan.entities. `words` are ids of erasable words, people Slack user ids unless said otherwise,
moments UTC and days local to the plan.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct


class Turn(Struct, frozen=True):
    """A word in a challenge after the question: the owner's answer, or the question put again."""

    by: str
    at: datetime
    words: str | None = None
    again: bool = False


class Challenge(Struct, frozen=True):
    """A senior question on an action, put to its owner and tracked to an answer. `asked_of` had it put to them;
    `ended` says how it ended: accepted or withdrawn."""

    id: str
    by: str
    at: datetime
    asked_of: str | None = None
    words: str | None = None
    turns: tuple[Turn, ...] = ()
    ended: str | None = None
    ended_by: str | None = None
    ended_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether it is still to be settled: answered is not yet accepted."""
        return self.ended is None

    @property
    def answered(self) -> bool:
        """Whether the last word is the owner's."""
        return bool(self.turns) and not self.turns[-1].again

    @property
    def state(self) -> str:
        """Open, asked again, answered, accepted or withdrawn."""
        if self.ended is not None:
            return self.ended
        if not self.turns:
            return "open"
        return "asked again" if self.turns[-1].again else "answered"

    @property
    def asked_at(self) -> datetime:
        """When it was last put to the owner."""
        return next((turn.at for turn in reversed(self.turns) if turn.again), self.at)

    @property
    def question(self) -> str | None:
        """The words of the question as it was last put."""
        return next((turn.words for turn in reversed(self.turns) if turn.again), self.words)

    @property
    def answer(self) -> str | None:
        """The words of the last answer."""
        return next((turn.words for turn in reversed(self.turns) if not turn.again), None)


class RedNote(Struct, frozen=True):
    """What somebody said of a red action beside the cause and the forecast, which are an update's: how it recovers,
    and whether the delay could cause direct harm to a child. What is None was not said."""

    id: str
    by: str
    at: datetime
    recovery: str | None = None
    harm: bool | None = None
    reason: str | None = None
    withdrawn: str | None = None


class PersonalLead(Struct, frozen=True):
    """A senior officer leads an action themselves since a day (CB 8)."""

    by: str
    on: date


class Monitoring(Struct, frozen=True):
    """Enhanced monitoring: a word every week until the exit rule is met (HF 21). `words` is the id of the
    rule in words; `exit` is Planbot's own rule, or what older journals have of it."""

    by: str
    on: date
    exit: str = ""
    words: str | None = None


class Arrangement(Struct, frozen=True):
    """A temporary measure in force until a day (NY 5.8.2), or something awaited from a partner or supplier, expected by
    a day (NY 5.8.5, 11.2): `kind` is interim or dependency, `party` whom it is awaited from."""

    id: str
    kind: str
    by: str
    at: datetime
    until: date
    party: str = ""
    words: str | None = None
    ended_on: date | None = None


class Step(StrEnum):
    """The steps above the owner, in order (rule E8): unanswered prompts go to the lead like the first step, and a
    safeguarding "yes" goes to the directors and the safeguarding list at once, outside the ladder."""

    UNANSWERED = "unanswered"
    LEAD = "lead"
    ASSISTANT_DIRECTOR = "assistant_director"
    DIRECTOR = "director"
    SAFEGUARDING = "safeguarding"
    BODY = "body"


class Escalation(Struct, frozen=True):
    """A step taken on a day, `to` whom. `since` is the first day of the trouble it is about; `passed` are lower steps
    reached with it, which are never taken; `repeat` tells again what was told before."""

    step: Step
    on: date
    since: date
    to: tuple[str, ...] = ()
    passed: tuple[Step, ...] = ()
    repeat: bool = False


def open_challenges(challenges: tuple[Challenge, ...]) -> tuple[Challenge, ...]:
    """The challenges that are not settled yet: while there is one nothing is signed off (rule E5)."""
    return tuple(challenge for challenge in challenges if challenge.open)
