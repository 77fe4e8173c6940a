"""What every use case runs with: the database, the time, Slack, and how to wake whoever does the jobs.

Services are functions over a Session and values. They write entries, words and jobs in the caller's transaction and
return the ids of the jobs; whoever opened the transaction commits it and then calls `wake` with the ids.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.clock import Clock
from bot.services.kept import Kept
from bot.services.readers import Readers
from bot.services.slack_people import SlackPeople
from storage.engine import Database

if TYPE_CHECKING:
    from bot.slack.client import Slack

Wake = Callable[[Sequence[int]], None]


def nobody_woken(_jobs: Sequence[int]) -> None:
    """Wake nobody: the jobs are found by the next tick."""


@dataclass(frozen=True)
class Runtime:
    """The means of one running Planbot. `workspace` is the Slack team id, None until Slack has told it."""

    database: Database
    clock: Clock
    slack: Slack
    wake: Wake = nobody_woken
    evidence_url: str = "data/evidence"
    evidence_max_bytes: int = 50_000_000
    workspace: str | None = None
    people: SlackPeople = field(default_factory=SlackPeople)
    readers: Readers = field(default_factory=Readers)
    kept: Kept = field(default_factory=Kept)
