"""A phase, workstream or other group of the plan as somebody types it: "phase 1", "workstream Health"."""

from __future__ import annotations

from bot.plan.entities import Group
from bot.reading.acts.targets import read_targets
from bot.services.conversation import Conversation
from storage import plans


def part_named(talk: Conversation, words: str) -> Group | None:
    """The one group that words name, as it stands; None when they name none, or more than a group."""
    targets = read_targets(words.strip(" “”\"'"), talk.reader.index, talk.today)
    ids = targets.listed.groups if targets is not None and targets.listed is not None else ()
    if len(ids) != 1:
        return None
    return part_of(talk, ids[0])


def part_of(talk: Conversation, id: str) -> Group | None:
    """The group of an id, as it stands."""
    every = plans.groups(talk.session, talk.place.workspace, talk.plan.id)
    return next((group for group in every if group.id == id), None)
