"""Keep the bytes of a shared file in the evidence store: a folder, or a bucket by URL, through fsspec.

Slack's link is not evidence: files are deleted there. The bytes are copied by a job, from Slack's own hosts only.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan.action import Evidence
from bot.services.conversation import Conversation
from bot.services.runtime import Runtime
from bot.services.said import GivenFile
from bot.slack.refusals import SlackRefused
from bot.wording import refusal
from storage import jobs, journal, plans
from storage.engine import Session
from storage.jobs import Job

Record = Callable[[Session], Sequence[int]]

_FAULTS = {
    "not_a_file": "Slack would not hand it over (its answer was a login page)",
    "too_large": "it is larger than the evidence store takes",
    "foreign_host": "it is kept outside Slack",
}


def fetch_later(talk: Conversation, action: str, evidence: Sequence[Evidence], files: Sequence[GivenFile]) -> None:
    """Write the jobs that copy shared files to the store."""
    by_id = {file.id: file for file in files}
    for each in evidence:
        file = by_id.get(each.file_id or "")
        if file is None or not file.url:
            continue
        payload: dict[str, object] = {
            "plan": talk.plan.id,
            "action": action,
            "evidence": each.id,
            "url": file.url,
            "name": file.name,
            "channel": talk.place.channel,
            "thread_ts": talk.place.root,
        }
        talk.add(f"fetch:{each.id}", "fetch_evidence", payload, None)


def fetch(runtime: Runtime, workspace: str, payload: Mapping[str, Any]) -> Record:
    """Copy one file to the store; returns what to write in the transaction that completes the job.

    A refusal becomes a sentence beside the evidence and to its giver. OutcomeUnknown is let through: try again.
    """
    try:
        content = runtime.slack.fetch_file(payload["url"], runtime.evidence_max_bytes)
    except SlackRefused as refused:
        if refused.retry_after is not None:
            raise
        reason = _reason(refused)
        return lambda session: _faulted(session, runtime, workspace, payload, reason)
    sha256 = hashlib.sha256(content).hexdigest()
    kept = store(runtime.evidence_url, f"{workspace}/{sha256[:2]}/{sha256}-{_safe(payload['name'])}", content)
    stored = e.EvidenceStored(payload["evidence"], sha256, len(content), kept)
    return lambda session: _settled(session, runtime, workspace, payload, stored)


def store(base: str, path: str, content: bytes) -> str:
    """Write bytes under a path of the store; returns their full address. The same bytes have the same path."""
    import fsspec

    address = f"{base.rstrip('/')}/{path}"
    filesystem, place = fsspec.core.url_to_fs(address)
    filesystem.makedirs(place.rsplit("/", 1)[0], exist_ok=True)
    with filesystem.open(place, "wb") as out:
        out.write(content)
    return address


def _safe(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "_", name)[-80:].lstrip(".") or "file"


def _reason(refused: SlackRefused) -> str:
    return _FAULTS.get(refused.error, f"Slack answered “{refused.error}”")


def _faulted(
    session: Session, runtime: Runtime, workspace: str, payload: Mapping[str, Any], reason: str
) -> Sequence[int]:
    _settled(session, runtime, workspace, payload, e.EvidenceStored(payload["evidence"], fault=reason))
    said = refusal.said(
        refusal.not_copied(payload["name"], reason),
    )
    post = {"channel": payload["channel"], "thread_ts": payload["thread_ts"], "text": said.text, "blocks": said.blocks}
    key = f"fetch-fault:{payload['evidence']}"
    added = jobs.add(session, Job(key, "post", workspace, post, runtime.clock.now(), payload["channel"]))
    return [added] if added is not None else []


def _settled(
    session: Session, runtime: Runtime, workspace: str, payload: Mapping[str, Any], what: e.EvidenceStored
) -> Sequence[int]:
    """Note what became of a file wherever the action holds it: a changed update has it anew."""
    action = plans.action_by_id(session, workspace, payload["plan"], payload["action"])
    given = next((ev for ev in action.evidence if ev.id == what.evidence), None) if action else None
    if action is None or given is None:
        return []
    now = runtime.clock.now()
    held = [ev.id for ev in action.evidence if ev.file_id == given.file_id and ev.stored_at is None]
    entries = [
        e.Entry(f"stored:{id}", "action", action.id, replace(what, evidence=id), "planbot", now, now) for id in held
    ]
    if entries:
        journal.append(session, workspace, payload["plan"], entries)
    return []
