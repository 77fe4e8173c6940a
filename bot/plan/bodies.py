"""The boards and committees of a plan, and their meetings."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Meeting(Struct, frozen=True):
    """A dated meeting of a body."""

    id: str
    on: date
    papers_by: date | None = None
    kind: str = "formal"


class Body(Struct, frozen=True):
    """A board or committee that monitors or signs off, with its meetings."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    chair: str = ""
    channel: str | None = None
    meetings: tuple[Meeting, ...] = ()
