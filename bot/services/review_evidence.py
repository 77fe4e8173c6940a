"""Accept evidence or send it back with a reason, and say of what kind it is (rule E5).

Accepting is for one of the core team who neither gave the evidence nor owns the action.
"""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from bot.plan import evidence_entries as ev
from bot.plan.action import Action, Evidence, EvidenceKind
from bot.plan.entries import What
from bot.plan.evidence import EvidenceOrigin, EvidenceReview
from bot.plan.evidence_entries import EvidenceDescribed
from bot.plan.permissions import Standing, answering
from bot.plan.sign_off import may_review
from bot.reading.child_words import without_names
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.services.said import short_id
from bot.wording import evidence as wording
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.evidence_modals import item_value
from storage import plans, words

NOT_YOURS = (
    "Evidence is judged by one of the core team who neither gave it nor owns the action. Ask somebody else of the team."
)


WITHDRAWN = "That evidence was withdrawn."
NOT_TO_DESCRIBE = "Only whoever gave it, the action's people or the core team can say what it shows."


@dataclass(frozen=True)
class Described:
    """What somebody says of a piece of evidence; `meets` is the item of the required evidence it gives."""

    kind: EvidenceKind
    origin: EvidenceOrigin = EvidenceOrigin.SELF
    shows: str = ""
    period: str = ""
    meets: str = ""
    contrary: bool = False


def piece_of(talk: Conversation, action_id: str, evidence: str) -> tuple[Action, Evidence] | None:
    """An action and a piece of its evidence that was not withdrawn."""
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, action_id)
    found = next((e for e in action.evidence if e.id == evidence and e.withdrawn is None), None) if action else None
    return (action, found) if action is not None and found is not None else None


def accept(talk: Conversation, action_id: str, evidence: str) -> Said:
    """Accept a piece of evidence; what to say to that."""
    found = piece_of(talk, action_id, evidence)
    if found is None:
        return refusal.said("That evidence was withdrawn, so there is nothing to accept.")
    action, piece = found
    if not may_review(talk.plan, action, piece, talk.reader.people, talk.place.author):
        return refusal.said(NOT_YOURS)
    if piece.accepted:
        return refusal.said(f"*{action.ref}*: that evidence was accepted before.")
    if piece.kind is EvidenceKind.UNSORTED:
        return refusal.said("Choose first what it shows: process, output, outcome or testimony. Then accept it.")
    return _reviewed(talk, action, piece, EvidenceReview(_id(talk, piece), talk.place.author, talk.now, True), None)


def send_back(talk: Conversation, action_id: str, evidence: str, reason: str) -> Said:
    """Send a piece of evidence back; the reason goes to whoever gave it and to the action's owner."""
    found = piece_of(talk, action_id, evidence)
    if found is None:
        return refusal.said("That evidence was withdrawn, so there is nothing to send back.")
    action, piece = found
    if not may_review(talk.plan, action, piece, talk.reader.people, talk.place.author):
        return refusal.said(NOT_YOURS)
    if piece.sent_back:
        return refusal.said(f"*{action.ref}*: that evidence was sent back before.")
    kept = keep(talk, reason)
    if kept is None:
        return refusal.said("Say why it is sent back: its giver has to know what is wanted instead.")
    review = EvidenceReview(_id(talk, piece), talk.place.author, talk.now, False, kept.id)
    said = _reviewed(talk, action, piece, review, kept.digest)
    for user in concerned(talk, action, piece.by):
        told = wording.sent_back(action, piece, talk.place.author, without_names(reason))
        talk.tell(user, told, f"sent-back:{review.id}:{user}", [action.ref], "")
    return said


def concerned(talk: Conversation, action: Action, *others: str) -> list[str]:
    """The Slack users an action's word is for: its owner and co-owners (where they cannot be reached, their liaisons),
    and others; never whoever is speaking."""
    people = talk.reader.people
    owners = answering((people.get(id) for id in (action.owner or "", *action.co_owners)), people)
    reached = [o.slack_id or (people[o.liaison].slack_id if o.liaison in people else None) for o in owners]
    known = {person.slack_id for person in people.values()} | set(talk.plan.settings.core_team)
    found = [user for user in (*reached, *others) if user in known and user != talk.place.author]
    return [user for user in dict.fromkeys(found) if user]


def undo_review(talk: Conversation, action_id: str, evidence: str, review: str) -> Said:
    """Take a review back: what stood before it stands again."""
    found = piece_of(talk, action_id, evidence)
    last = found[1].review if found else None
    if found is None or last is None or last.id != review:
        return refusal.said("That was taken back before, or something was said of it since.")
    action, piece = found
    if last.by != talk.place.author and not may_review(talk.plan, action, piece, talk.reader.people, talk.place.author):
        return refusal.said(NOT_YOURS)
    append(talk, action, f"undo:{review}", ev.EvidenceReviewUndone(evidence, review))
    return refusal.said(f"*{action.ref}*: undone. The evidence stands as it did before.")


def describe(talk: Conversation, action_id: str, evidence: str, said: Described) -> Said:
    """Say of what kind a piece of evidence is. Once it is accepted, only who may judge it may change that."""
    found = piece_of(talk, action_id, evidence)
    if found is None or not may_describe(talk, *found):
        return refusal.said(WITHDRAWN if found is None else NOT_TO_DESCRIBE)
    action, piece = found
    kept = keep(talk, said.shows)
    meets = next((text for text in action.required_evidence if said.meets in (text, item_value(text))), "")
    shows = kept.id if kept else None
    what = ev.EvidenceDescribed(evidence, said.kind, said.origin, shows, said.period, meets, said.contrary)
    append(talk, action, f"described:{evidence}:{talk.place.key}", what, kept.digest if kept else None)
    return wording.described(action, piece, said.kind)


def undo_description(talk: Conversation, action_id: str, before: EvidenceDescribed) -> Said:
    """Say of a piece again what was said of it before."""
    found = piece_of(talk, action_id, before.evidence)
    if found is None or not may_describe(talk, *found):
        return refusal.said(WITHDRAWN if found is None else NOT_TO_DESCRIBE)
    action, _ = found
    meets = next((text for text in action.required_evidence if before.meets == item_value(text)), "")
    append(talk, action, f"undescribed:{before.evidence}:{talk.place.key}", replace(before, meets=meets))
    return refusal.said(f"*{action.ref}*: undone. What was said of the evidence before stands again.")


def may_describe(talk: Conversation, action: Action, piece: Evidence) -> bool:
    """Whether the speaker may say what a piece shows."""
    near = piece.by == talk.place.author or talk.standing(action) is not Standing.NONE
    return may_review(talk.plan, action, piece, talk.reader.people, talk.place.author) or (near and not piece.accepted)


def sort(talk: Conversation, action_id: str, evidence: str, kind: EvidenceKind) -> Said:
    """Say only of what kind a piece of evidence is; what else was said of it stays."""
    found = piece_of(talk, action_id, evidence)
    if found is None:
        return refusal.said("That evidence was withdrawn.")
    piece = found[1]
    shows = shown_words(talk, piece)
    return describe(
        talk, action_id, evidence, Described(kind, piece.origin, shows, piece.period, piece.meets, piece.contrary)
    )


def shown_words(talk: Conversation, piece: Evidence) -> str:
    """What somebody said a piece shows; "" when nobody did, or it was erased."""
    found = words.texts(talk.session, talk.place.workspace, [piece.shows]) if piece.shows else {}
    return found[piece.shows].text if piece.shows in found else ""


def _id(talk: Conversation, piece: Evidence) -> str:
    return short_id("review", piece.id, talk.place.key)


def _reviewed(talk: Conversation, action: Action, piece: Evidence, review: EvidenceReview, digest: str | None) -> Said:
    append(talk, action, f"review:{review.id}", ev.EvidenceReviewed(piece.id, review), digest)
    return wording.reviewed(action, piece, review)


def append(talk: Conversation, action: Action, key: str, what: What, digest: str | None = None) -> None:
    """Append one entry about an action, as the speaker's."""
    talk.record("action", action.id, key, what, digest)
