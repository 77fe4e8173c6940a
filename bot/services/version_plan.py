"""Make a version of the plan, record who approved it and to whom it was submitted."""

from __future__ import annotations

from bot.plan import entries as e
from bot.plan.deadlines import deadlines
from bot.plan.version_entries import PlanVersioned, SubmissionWithdrawn, VersionApproved, VersionSubmitted
from bot.plan.versions import Approval, Submission, Verdict, Version, approved_late
from bot.reading.version_words import VersionWords
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.wording import versions as wording
from bot.wording.blocks import Said
from storage import journal


def make(talk: Conversation, note: str) -> Said:
    """Fix the plan as it stands now: the journal's last entry with its hash."""
    seq, head = journal.head(talk.session, talk.plan.id)
    number = len(talk.plan.versions) + 1
    kept = keep(talk, note)
    version = Version(number, talk.now, talk.place.author, seq, head, words=kept.id if kept else None)
    _write(talk, PlanVersioned(version), kept.digest if kept else None)
    return wording.made(version)


def record(talk: Conversation, said: VersionWords) -> Said:
    """Record an approval or a submission of a version, the latest where none is named."""
    number = said.number or len(talk.plan.versions)
    version = next((each for each in talk.plan.versions if each.number == number), None)
    if version is None:
        return wording.no_version(number)
    if said.on > talk.today:
        return wording.not_yet(said.on)
    if said.what == "submitted":
        sent = Submission(talk.place.key, said.who, said.on, talk.place.author)
        _write(talk, VersionSubmitted(number, sent))
        return wording.submitted(version, sent)
    approval = Approval(talk.place.key, said.who, Verdict(said.what), said.on, talk.place.author)
    _write(talk, VersionApproved(number, approval))
    passed = deadlines(talk.plan, talk.reader.recommendations.values())
    decided = Version(number, version.at, version.by, version.seq, version.head, approvals=(approval,))
    return wording.approved(version, approval, approved_late(decided, passed))


def withdraw(talk: Conversation, id: str) -> Said:
    """Take a submission back that was recorded by mistake."""
    if any(s.id == id for v in talk.plan.versions for s in v.submissions):
        _write(talk, SubmissionWithdrawn(id))
    return wording.withdrawn()


def _write(talk: Conversation, what: e.What, digest: str | None = None) -> None:
    key = f"version:{talk.place.key}"
    talk.record("plan", talk.plan.id, key, what, digest)
