"""What stands on the cover of a paper: who wrote it and presents it, and what else of the council's it relates to."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class Cover(Struct, frozen=True):
    """The cover of every paper of a plan, or what differs for one body (its id). All of it is shown as typed; `typed`
    has the ids of the words by the names of the fields (older journals have them in the fields themselves)."""

    body: str = ""
    author: str = ""
    presenter: str = ""
    behalf: str = ""
    priority: str = ""
    indicators: str = ""
    asks: str = ""
    resources: str = ""
    typed: dict[str, str] = {}

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """What is filled in, by its label on a paper, in the order of a cover sheet."""
        return tuple((label, getattr(self, name)) for name, label in LABELS if getattr(self, name))


LABELS = (
    ("author", "Prepared by"),
    ("presenter", "Presented by"),
    ("behalf", "On behalf of"),
    ("priority", "Related strategic priority"),
    ("indicators", "Related national indicators"),
    ("asks", "Main recommendations"),
    ("resources", "Impact on resources"),
)
"""The fields of a cover, and what each is called."""
NO_COVER = Cover()


def cover_of(covers: Iterable[Cover], body: str) -> Cover:
    """The cover kept for a body ("" for the whole plan), empty where none is."""
    return next((cover for cover in covers if cover.body == body), Cover(body))


def cover_for(covers: Iterable[Cover], body: str) -> Cover:
    """The cover of a body's paper: the plan's, with what differs for the body in its place. All in the clear."""
    known = tuple(covers)
    plan, own = cover_of(known, ""), cover_of(known, body)
    return Cover(body, *(getattr(own, name) or getattr(plan, name) for name, _ in LABELS))


def with_cover(covers: Iterable[Cover], changed: Cover) -> tuple[Cover, ...]:
    """The covers with one in the place of what was kept for its body; an empty one is not kept."""
    others = tuple(cover for cover in covers if cover.body != changed.body)
    return (*others, changed) if changed.said or changed.typed else others
