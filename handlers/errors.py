"""What happens when a listener fails: logged with a reference, and the person told with the same reference.
And when there is none: acknowledged and noted, for Bolt's 404 would count as a failure with Slack.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.error import BoltUnhandledRequestError

from bot.services.conversation import content
from bot.services.faults import described
from bot.services.runtime import Runtime
from bot.wording import refusal
from storage import jobs
from storage.jobs import Job

log = logging.getLogger("planbot.errors")


def handler(runtime: Runtime) -> Callable[..., BoltResponse]:
    """The one error handler. An event is answered 500, so that Slack sends it again; a press is acknowledged."""

    def failed(error: Exception, body: dict[str, Any]) -> BoltResponse:
        if isinstance(error, BoltUnhandledRequestError):
            log.info("nothing listens to %s %s", _kind(body), _which(body))
            return BoltResponse(status=200, body={"options": []} if body.get("type") == "block_suggestion" else "")
        reference = secrets.token_hex(3).upper()
        log.error("%s: %s failed: %s", reference, _kind(body), described(error))
        try:
            _tell(runtime, body, reference)
        except Exception as fault:  # noqa: BLE001  # whatever it is, the first failure must still be answered
            log.error("%s: nor could the person be told: %s", reference, described(fault))
        return BoltResponse(status=500 if body.get("type") == "event_callback" else 200, body="")

    return failed


def _kind(body: dict[str, Any]) -> str:
    event = body.get("event") or {}
    return str(event.get("type") or body.get("type") or body.get("command") or "a delivery")


def _which(body: dict[str, Any]) -> str:
    """Which of its kind: never what somebody wrote."""
    actions = [str(action.get("action_id")) for action in body.get("actions") or ()]
    named = (body.get("event") or {}).get("subtype") or (body.get("view") or {}).get("callback_id")
    return str(named or body.get("callback_id") or body.get("action_id") or ", ".join(actions))


def _tell(runtime: Runtime, body: dict[str, Any], reference: str) -> None:
    found = _whom(body)
    if found is None:
        return
    workspace, channel, user, thread_ts, key = found
    payload: dict[str, Any] = {**content(refusal.went_wrong(reference))}
    if channel.startswith("D"):
        payload |= {"channel": channel, "thread_ts": thread_ts}
    else:
        payload |= {"user": user}
    with runtime.database.writing() as session:
        id = jobs.add(session, Job(f"fault:{key}", "post", workspace, payload, runtime.clock.now()))
    runtime.wake([id] if id is not None else [])


def _whom(body: dict[str, Any]) -> tuple[str, str, str, str | None, str] | None:
    """(workspace, channel, user, thread, key): the key tells once however often Slack sends it again."""
    event = body.get("event")
    if event is not None:
        message = event.get("message") or event
        spoken_to = event.get("channel_type") == "im" or event.get("type") == "app_mention"
        if not message.get("user") or message.get("bot_id") or not spoken_to:
            return None
        ts = str(message.get("ts") or event.get("event_ts"))
        root = str(message.get("thread_ts") or ts)
        return str(body["team_id"]), str(event["channel"]), str(message["user"]), root, f"{event['channel']}:{ts}"
    user = body.get("user_id") or (body.get("user") or {}).get("id")
    workspace = body.get("team_id") or (body.get("team") or {}).get("id")
    if not user or not workspace:
        return None
    return str(workspace), "", str(user), None, str(body.get("trigger_id") or secrets.token_hex(8))
