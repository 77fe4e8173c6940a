"""What somebody said to Planbot, as the services see it: who, where, when, in which words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from msgspec import Struct

from bot.plan.action import Source


class GivenFile(Struct, frozen=True):
    """A file shared in Slack: what Slack says of it. `url` is private and needs the token."""

    id: str
    name: str
    mimetype: str = ""
    size: int | None = None
    url: str | None = None
    permalink: str | None = None


@dataclass(frozen=True)
class Heard:
    """A message in Slack that was addressed to Planbot. `text` is raw Slack text; `edited_ts` marks a later version.

    `direct` is a direct message; `mentioned` names Planbot in a channel; `event` is Slack's id of the delivery.
    """

    workspace: str
    channel: str
    ts: str
    author: str
    text: str
    event: str
    thread_ts: str | None = None
    files: tuple[GivenFile, ...] = ()
    direct: bool = False
    mentioned: bool = False
    edited_ts: str | None = None
    stranger: bool = False

    @property
    def said_at(self) -> datetime:
        """When it was said (UTC): Slack's ts."""
        return moment(self.ts)

    @property
    def root(self) -> str:
        """The message the answer hangs under."""
        return self.thread_ts or self.ts

    @property
    def source(self) -> Source:
        """Where it was said."""
        return Source(self.channel, self.ts, self.thread_ts)

    @property
    def key(self) -> str:
        """The key of this version of the message: what is written because of it derives from it."""
        base = f"{self.channel}:{self.ts}"
        return f"{base}:{self.edited_ts}" if self.edited_ts else base


def moment(ts: str) -> datetime:
    """The moment (UTC) of a Slack ts."""
    return datetime.fromtimestamp(float(ts), UTC)


def short_id(*parts: object) -> str:
    """A short id that follows from its parts, so that doing a thing twice gives the same id twice."""
    return hashlib.blake2s("\x1f".join(map(str, parts)).encode(), digest_size=8).hexdigest()
