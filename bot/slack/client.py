"""Slack's Web API in the verbs Planbot needs: the only user of slack_sdk's client.

Nothing is retried here: whether and when to try again is the job's business. An answer that did not come is
`OutcomeUnknown`, a refusal is `SlackRefused`.
"""

from __future__ import annotations

import json
import logging
import ssl
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cache
from http.client import HTTPException
from typing import Any, Protocol
from urllib.parse import urlsplit

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.slack.files import fetch, send
from bot.slack.people import Me as Me
from bot.slack.people import SlackPerson as SlackPerson
from bot.slack.people import person_from
from bot.slack.refusals import OutcomeUnknown as OutcomeUnknown
from bot.slack.refusals import SlackRefused as SlackRefused

SLACK = "https://slack.com/api/"
TIMEOUT_SECONDS = 10
EVENT_TYPE = "planbot"
FILE_HOSTS = ("files.slack.com",)
FILE_TRIES = 10

Json = dict[str, Any]


class Message(Protocol):
    """What can be posted: `text` carries the message, `blocks` lay it out (bot.wording's `Said` is one)."""

    @property
    def text(self) -> str:
        """The message for phones and screen readers."""
        ...

    @property
    def blocks(self) -> list[Json]:
        """The message laid out; empty for plain text."""
        ...


class Slack:
    """One workspace's Slack through one token. Safe to share between threads."""

    def __init__(self, token: str | None, api_url: str | None = None, timeout: int = TIMEOUT_SECONDS) -> None:
        """`api_url` is the address of another Slack-compatible server (with or without /api/)."""
        self.api_url = _base_url(api_url)
        self._web = WebClient(
            token=token,
            base_url=self.api_url,
            timeout=timeout,
            ssl=_ssl_context() if self.api_url.startswith("https") else None,
            retry_handlers=[],
            logger=_quiet_logger(),
        )

    @property
    def web(self) -> WebClient:
        """The client itself, for Bolt, which copies it for every request: the SSL context is shared that way."""
        return self._web

    # -- saying --------------------------------------------------------------------------------------

    def post(self, channel: str, said: Message, key: str, thread_ts: str | None = None) -> str:
        """Post a message; returns its ts. The key goes into its metadata, so that it can be found again."""
        answer = self._call(
            "chat.postMessage",
            channel=channel,
            text=said.text,
            blocks=said.blocks or None,
            thread_ts=thread_ts,
            metadata={"event_type": EVENT_TYPE, "event_payload": {"key": key}},
            unfurl_links=False,
            unfurl_media=False,
        )
        return str(answer["ts"])

    def update(self, channel: str, ts: str, said: Message) -> None:
        """Change a message of Planbot's."""
        self._call("chat.update", channel=channel, ts=ts, text=said.text, blocks=said.blocks)

    def ephemeral(self, channel: str, user: str, said: Message, thread_ts: str | None = None) -> None:
        """Show a message to one person in a channel Planbot is a member of."""
        self._call(
            "chat.postEphemeral",
            channel=channel,
            user=user,
            text=said.text,
            blocks=said.blocks or None,
            thread_ts=thread_ts,
        )

    def open_dm(self, user: str) -> str:
        """The direct-message channel with somebody."""
        return str(self._call("conversations.open", users=user)["channel"]["id"])

    def history_has(
        self, channel: str, key: str, thread_ts: str | None = None, oldest: datetime | None = None
    ) -> str | None:
        """The ts of the message that carries a key, if it is there. Raises SlackRefused where history is closed."""
        since = f"{oldest.timestamp():.6f}" if oldest is not None else None
        for message in self._said_in(channel, thread_ts, since, include_all_metadata=True):
            if _key_of(message) == key:
                return str(message["ts"])
        return None

    def message(self, channel: str, ts: str, thread_ts: str | None = None) -> Json | None:
        """A message as Slack shows it, in a thread or not; None when it is gone."""
        arguments: Json = {"channel": channel, "oldest": ts, "latest": ts, "inclusive": True, "limit": 10}
        if thread_ts:
            arguments["ts"] = thread_ts
        answer = self._call("conversations.replies" if thread_ts else "conversations.history", **arguments)
        return next((m for m in answer.get("messages", ()) if str(m["ts"]) == ts), None)

    def messages_since(self, channel: str, oldest: str, thread_ts: str | None = None) -> list[Json]:
        """What was said in a channel outside threads, or in one thread (with its parent), after a ts; oldest first."""
        return sorted(self._said_in(channel, thread_ts, oldest), key=lambda message: str(message["ts"]))

    def conversations(self) -> list[str]:
        """The ids of the channels Planbot is a member of, and of everybody's direct messages with it."""
        kinds = "public_channel,private_channel,im"
        pages = self._pages("users.conversations", types=kinds, exclude_archived=True, limit=200)
        return [str(channel["id"]) for page in pages for channel in page["channels"]]

    # -- people and places ---------------------------------------------------------------------------

    def auth(self) -> Me:
        """Who Planbot is here. Raises SlackRefused when the token is not good."""
        answer = self._call("auth.test")
        scopes = answer.headers.get("x-oauth-scopes") or answer.headers.get("X-OAuth-Scopes") or ""
        return Me(
            workspace=str(answer["team_id"]),
            workspace_name=str(answer.get("team") or ""),
            user=str(answer["user_id"]),
            answered_at=_date_of(answer.headers),
            bot=answer.get("bot_id"),
            scopes=tuple(scope.strip() for scope in scopes.split(",") if scope.strip()),
        )

    def person(self, user: str) -> SlackPerson:
        """A member of the workspace. Raises SlackRefused (user_not_found, user_not_visible)."""
        return person_from(self._call("users.info", user=user)["user"])

    def people(self) -> list[SlackPerson]:
        """Every member of the workspace, bots and leavers included."""
        pages = self._pages("users.list", limit=200)
        return [person_from(member) for page in pages for member in page["members"]]

    def find_by_email(self, email: str) -> SlackPerson | None:
        """The member with an e-mail address, if there is one."""
        try:
            return person_from(self._call("users.lookupByEmail", email=email)["user"])
        except SlackRefused as refusal:
            if refusal.error == "users_not_found":
                return None
            raise

    def group_members(self, usergroup: str) -> list[str]:
        """The Slack users in a user group. Raises SlackRefused (no_such_subteam, missing_scope)."""
        return [str(user) for user in self._call("usergroups.users.list", usergroup=usergroup)["users"]]

    def channel(self, channel: str) -> Json:
        """A conversation as Slack describes it (is_member, name, is_im ...)."""
        found: Json = self._call("conversations.info", channel=channel)["channel"]
        return found

    def join(self, channel: str) -> None:
        """Become a member of a public channel."""
        self._call("conversations.join", channel=channel)

    # -- views ---------------------------------------------------------------------------------------

    def open_modal(self, trigger: str, view: Json) -> None:
        """Open a modal within three seconds of the click; at a second delivery of the click it is open already."""
        try:
            self._call("views.open", trigger_id=trigger, view=view)
        except SlackRefused as refusal:
            if refusal.error != "exchanged_trigger_id":
                raise

    def publish_home(self, user: str, view: Json) -> None:
        """Show somebody their Home."""
        self._call("views.publish", user_id=user, view=view)

    # -- files ---------------------------------------------------------------------------------------

    def file(self, file_id: str) -> Json:
        """What Slack knows of a file."""
        found: Json = self._call("files.info", file=file_id)["file"]
        return found

    def fetch_file(self, url: str, max_bytes: int) -> bytes:
        """The bytes of a file. Raises SlackRefused: `foreign_host`, `too_large`, or `not_a_file` for the login page
        that Slack answers with when the token may not read the file."""
        return fetch(url, str(self._web.token or ""), self.file_hosts(), max_bytes)

    def file_hosts(self) -> tuple[str, ...]:
        """The hosts the token may be shown to."""
        own = urlsplit(self.api_url)
        return FILE_HOSTS if own.hostname == "slack.com" else (own.netloc,)

    def upload_picture(self, png: bytes, alt: str, title: str, wait: Callable[[float], None] = time.sleep) -> str:
        """Upload a picture without sharing it; returns the file's id once an image block may show it.

        Raises OutcomeUnknown when Slack has not finished with it in time.
        """
        file_id = self._upload("ratings.png", png, alt[:1000])
        self._call("files.completeUploadExternal", files=[{"id": file_id, "title": title}])
        for turn in range(FILE_TRIES):
            if self.file(file_id).get("mimetype"):
                return file_id
            wait(0.2 * (turn + 1))
        raise OutcomeUnknown(f"Slack has not taken the picture {file_id} in")

    def share_file(self, name: str, content: bytes, channel: str, comment: str, thread_ts: str | None) -> None:
        """Upload a file into a conversation, with a comment. Its name tells it apart there: see `has_file`."""
        file_id = self._upload(name, content)
        shared = {"channel_id": channel, "initial_comment": comment, "thread_ts": thread_ts}
        self._call("files.completeUploadExternal", files=[{"id": file_id, "title": name}], **shared)

    def has_file(self, channel: str, name: str, thread_ts: str | None, oldest: datetime) -> bool:
        """Whether a file of Planbot's of this name was shared since, in a conversation or a thread of it."""
        said = self.messages_since(channel, f"{oldest.timestamp():.6f}", thread_ts)
        return any(file.get("name") == name for message in said for file in message.get("files") or ())

    def _upload(self, name: str, content: bytes, alt: str | None = None) -> str:
        """Hand a file's bytes to Slack; its id, to be completed."""
        ticket = self._call("files.getUploadURLExternal", filename=name, length=len(content), alt_txt=alt)
        send(str(ticket["upload_url"]), content)
        return str(ticket["file_id"])

    def open_socket(self) -> str:
        """Where one web socket may be opened, for a client whose token is the app's own. Raises SlackRefused."""
        return str(self._call("apps.connections.open")["url"])

    # -- the wire ------------------------------------------------------------------------------------

    def respond(self, response_url: str, body: Json) -> None:
        """Answer an interaction or a command at its response_url, which must be Slack's."""
        own = urlsplit(self.api_url).netloc
        if urlsplit(response_url).netloc not in ("hooks.slack.com", own):
            raise SlackRefused("foreign_host")
        send(response_url, json.dumps(body).encode(), "application/json")

    def _call(self, method: str, **arguments: Any) -> Any:
        """One call. Slack reads structures as JSON text in form fields."""
        fields = {name: _field(value) for name, value in arguments.items() if value is not None}
        try:
            return self._web.api_call(method, data=fields)
        except SlackApiError as refusal:
            raise _refusal(refusal) from None
        except (OSError, HTTPException, SlackClientError) as fault:
            raise OutcomeUnknown(f"{method}: {type(fault).__name__}") from None

    def _said_in(self, channel: str, thread_ts: str | None, oldest: str | None, **more: Any) -> Iterator[Json]:
        method = "conversations.replies" if thread_ts else "conversations.history"
        for page in self._pages(method, channel=channel, ts=thread_ts, oldest=oldest, limit=200, **more):
            yield from page.get("messages", ())

    def _pages(self, method: str, **arguments: Any) -> Iterator[Any]:
        cursor: str | None = None
        while True:
            answer = self._call(method, cursor=cursor, **arguments)
            yield answer
            cursor = (answer.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return


def _refusal(error: SlackApiError) -> Exception:
    """An answer that is no answer of Slack's leaves the outcome unknown."""
    response: Any = error.response
    status = int(getattr(response, "status_code", 200) or 200)
    if status == 429:
        return SlackRefused("ratelimited", int(response.headers.get("Retry-After") or 1))
    if status >= 500:
        return OutcomeUnknown(f"Slack answered {status}")
    code = str(response.get("error") or "unknown_error")
    if code in ("internal_error", "fatal_error", "service_unavailable", "request_timeout") or " " in code:
        return OutcomeUnknown("Slack could not say what it did")
    return SlackRefused(code, 1 if code == "ratelimited" else None)


def _field(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def _key_of(message: Json) -> str | None:
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return payload.get("key") if metadata.get("event_type") == EVENT_TYPE else None


def _base_url(api_url: str | None) -> str:
    if not api_url:
        return SLACK
    trimmed = api_url.rstrip("/")
    return f"{trimmed}/" if trimmed.endswith("/api") else f"{trimmed}/api/"


@cache
def _ssl_context() -> ssl.SSLContext:
    """One for all clients: loading the certificates takes tens of milliseconds."""
    return ssl.create_default_context()


def _quiet_logger() -> logging.Logger:
    """The SDK's own logger would write what is sent at DEBUG."""
    logger = logging.getLogger("planbot.slack_sdk")
    logger.setLevel(logging.CRITICAL)
    return logger


def _date_of(headers: Any) -> datetime | None:
    """Slack's own time, from the answer's Date header."""
    text = headers.get("date") or headers.get("Date")
    return parsedate_to_datetime(text) if text else None
