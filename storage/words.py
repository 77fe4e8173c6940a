"""What people typed, apart from the journal so that it can be erased without breaking the chain.

The journal holds a digest of salt and text. Erasing removes the text and the salt, after which the digest says
nothing about the words, not even to somebody who guesses them.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from storage.columns import new_id, table_of
from storage.tables import WordsRow

_KEEP = insert(table_of(WordsRow))
_ID = re.compile(r'"([0-9a-f]{32})"')


@dataclass(frozen=True)
class Kept:
    """Where words are kept, and the digest for the journal."""

    id: str
    digest: str


@dataclass(frozen=True)
class Words:
    """What somebody typed, and the part of it that names the obstacle."""

    text: str
    cause: str | None


def keep(session: Session, workspace_id: str, text: str, cause: str | None = None) -> Kept:
    """Keep words. `cause` is the part that says what stands in the way, if the reader found one."""
    id, salt = new_id(), secrets.token_hex(16)
    row = {"id": id, "workspace_id": workspace_id, "text": text, "cause": cause, "salt": salt}
    session.execute(_KEEP, row)
    return Kept(id, digest_of(salt, text))


def digest_of(salt: str, text: str) -> str:
    """The salted digest of a text."""
    return hashlib.sha256((salt + text).encode()).hexdigest()


def erase(session: Session, workspace_id: str, words_id: str, reason: str, at: datetime | None = None) -> bool:
    """Erase words for good. False when there are none of that id, or they were erased before."""
    query = (
        update(WordsRow)
        .where(WordsRow.workspace_id == workspace_id, WordsRow.id == words_id, WordsRow.erased_at.is_(None))
        .values(text=None, cause=None, salt=None, reason=reason, erased_at=at or func.current_timestamp())
        .returning(WordsRow.id)
    )
    return session.execute(query).first() is not None


def texts(session: Session, workspace_id: str, ids: Iterable[str]) -> dict[str, Words]:
    """The words of these ids; what was erased is absent."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Words] = {}
    for start in range(0, len(wanted), 400):
        query = select(WordsRow.id, WordsRow.text, WordsRow.cause).where(
            WordsRow.workspace_id == workspace_id,
            WordsRow.id.in_(wanted[start : start + 400]),
            WordsRow.text.is_not(None),
        )
        found |= {id: Words(text or "", cause) for id, text, cause in session.execute(query)}
    return found


def ids_in(what: str) -> list[str]:
    """The ids of words that the JSON of an entry names, and whatever in it looks like one."""
    return list(dict.fromkeys(_ID.findall(what)))
