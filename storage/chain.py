"""The chain of a plan's journal: each entry carries the hash of the one before.

The hash is taken over the text as stored, not over values read back from it, so a later Planbot whose entries have
more fields still finds old chains whole.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import msgspec
from msgspec import Struct

from bot.plan.action import Source
from bot.plan.entries import Entry, What

GENESIS = "0" * 64


class Stored(Struct, frozen=True):
    """An entry where it stands in the journal."""

    seq: int
    entry: Entry
    hash: str


class Link(Struct, frozen=True):
    """An entry as hashed: `what` and `source` are the JSON texts of the row. Times are UTC."""

    plan: str
    seq: int
    key: str
    subject: str
    subject_id: str
    what: msgspec.Raw
    by: str
    at: datetime
    said_at: datetime
    source: msgspec.Raw
    words_digest: str | None

    def hash_after(self, prev_hash: str) -> str:
        """The hash of this link after the one before."""
        text = msgspec.json.encode(self, order="deterministic")
        return hashlib.sha256(prev_hash.encode() + text).hexdigest()

    def entry(self) -> Entry:
        """The entry this link was made of. Raises msgspec.ValidationError when its text is not an entry's."""
        return Entry(
            key=self.key,
            subject=self.subject,
            subject_id=self.subject_id,
            what=_WHAT.decode(self.what),
            by=self.by,
            at=self.at,
            said_at=self.said_at,
            source=_SOURCE.decode(self.source),
            words_digest=self.words_digest,
        )


def link_of(plan_id: str, seq: int, entry: Entry) -> Link:
    """The link an entry becomes."""
    return Link(
        plan=plan_id,
        seq=seq,
        key=entry.key,
        subject=entry.subject,
        subject_id=entry.subject_id,
        what=msgspec.Raw(msgspec.json.encode(entry.what, order="deterministic")),
        by=entry.by,
        at=entry.at.astimezone(UTC),
        said_at=entry.said_at.astimezone(UTC),
        source=msgspec.Raw(msgspec.json.encode(entry.source, order="deterministic")),
        words_digest=entry.words_digest,
    )


def kind_of(what: What) -> str:
    """The name of a kind of entry: its tag."""
    return str(what.__struct_config__.tag)


def what_of(stored: str) -> What:
    """What happened, from its JSON text. Raises msgspec.ValidationError when it is not an entry's."""
    return _WHAT.decode(stored)


def source_of(stored: str) -> Source | None:
    """Where it was said, from its JSON text."""
    return _SOURCE.decode(stored)


_WHAT: msgspec.json.Decoder[What] = msgspec.json.Decoder(What)
_SOURCE: msgspec.json.Decoder[Source | None] = msgspec.json.Decoder(Source | None)
