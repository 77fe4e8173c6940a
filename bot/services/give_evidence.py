"""Give evidence in a modal: a link, files or words alone, with what they show. It awaits the core team like any
other."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from bot.plan.action import Action, Evidence
from bot.plan.entries import Entry, EvidenceAttached, EvidenceWithdrawn
from bot.plan.permissions import Standing
from bot.plan.proof import open_requests
from bot.services.attach_evidence import fetch_later
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.services.record_update import file_evidence
from bot.services.review_evidence import Described, append, piece_of
from bot.services.said import GivenFile, short_id
from bot.wording import evidence as wording
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.evidence_modals import item_value
from storage import journal, plans

STATEMENT = "a statement"


NOT_TO_GIVE = "Only the action's people and the core team can give evidence for it. Ask its owner."


@dataclass(frozen=True)
class Given:
    """What somebody gives: a link ("" for none), files, and what they show; words alone are a statement."""

    link: str
    files: tuple[GivenFile, ...]
    described: Described


def give(talk: Conversation, action_id: str, given: Given) -> Said:
    """Record what somebody gives; what to say to that."""
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, action_id)
    if action is None:
        return refusal.said("That action is no longer in the plan.")
    if talk.standing(action) is Standing.NONE:
        return refusal.said(NOT_TO_GIVE)
    pieces = _pieces(talk, action, given)
    if not pieces:
        return refusal.said("Give a link or a file, or say in words what is shown.")
    kept = keep(talk, given.described.shows)
    pieces = [replace(piece, shows=kept.id if kept else None) for piece in pieces]
    entries = [
        Entry(
            key=f"given:{piece.id}",
            subject="action",
            subject_id=action.id,
            what=EvidenceAttached(piece),
            by=talk.place.author,
            at=talk.now,
            said_at=talk.now,
            words_digest=kept.digest if kept else None,
        )
        for piece in pieces
    ]
    after = journal.append(talk.session, talk.place.workspace, talk.plan.id, entries).states["action", action.id]
    assert isinstance(after, Action)
    fetch_later(talk, action.id, pieces, given.files)
    answered = len(open_requests(action)) - len(open_requests(after))
    return wording.given(action, pieces, answered)


def _pieces(talk: Conversation, action: Action, given: Given) -> list[Evidence]:
    said, cause = given.described, short_id("given", action.id, talk.place.key)
    telling = talk.telling(cause, talk.now)
    found = [file_evidence(telling, cause, file) for file in given.files]
    if given.link:
        id = short_id("link", cause, given.link)
        found.append(Evidence(id, talk.place.author, talk.now, url=given.link, name=given.link))
    if not found and said.shows.strip():
        found.append(Evidence(short_id("words", cause), talk.place.author, talk.now, name=STATEMENT))
    meets = next((text for text in action.required_evidence if said.meets in (text, item_value(text))), "")
    about: dict[str, object] = {
        "update": None,
        "kind": said.kind,
        "origin": said.origin,
        "period": said.period,
        "meets": meets,
        "contrary": said.contrary,
    }
    return [replace(piece, **about) for piece in found]


def withdraw(talk: Conversation, action_id: str, evidence: str) -> Said:
    """Take back what one gave, while nobody has judged it."""
    found = piece_of(talk, action_id, evidence)
    if found is None:
        return refusal.said("That was taken back before.")
    action, piece = found
    if piece.by != talk.place.author or piece.reviews:
        return refusal.said("Only whoever gave it can take it back, and only until the core team has judged it.")
    append(talk, action, f"withdrawn:{evidence}", EvidenceWithdrawn(evidence, "undone"))
    return refusal.said(f"*{action.ref}*: taken back. It is no longer evidence.")
