"""Messages as Slack shows them to an app, and the changes to them that Slack tells the app about."""

from urllib.parse import quote

from bot.slack.workspace import people
from bot.slack.workspace.state import State
from bot.slack.workspace.store import Json

PRIVATE = ("channel", "metadata", "ephemeral_to", "permalink_key")


def as_slack_shows(state: State, message: Json, with_metadata: bool = False) -> Json:
    """The message as the Web API and events carry it: thread counts added, our own fields left out."""
    shown = {key: value for key, value in message.items() if key not in PRIVATE and value is not None}
    if with_metadata and message.get("metadata"):
        shown["metadata"] = message["metadata"]
    if message.get("file_ids"):
        shown["files"] = [shown_file(state, file_id) for file_id in message["file_ids"]]
    shown.pop("file_ids", None)
    replies = replies_to(state, message)
    if replies:
        authors = list(dict.fromkeys(reply["user"] for reply in replies if reply.get("user")))
        shown |= {
            "thread_ts": message["ts"],
            "reply_count": len(replies),
            "reply_users": authors,
            "reply_users_count": len(authors),
            "latest_reply": replies[-1]["ts"],
        }
    elif is_reply(message):
        parent = state.messages[message["channel"]].get(message["thread_ts"], {})
        shown["parent_user_id"] = parent.get("user", "")
    return shown


def shown_file(state: State, file_id: str) -> Json:
    """A file as Slack shows it: its guarded addresses added, none of our own fields."""
    file = state.files[file_id]
    address = f"{state.base_url}/files-pri/{people.TEAM_ID}-{file_id}"
    name = quote(file["name"])
    shown = {key: value for key, value in file.items() if key not in ("complete", "secret")}
    return shown | {
        "url_private": f"{address}/{name}",
        "url_private_download": f"{address}/download/{name}",
        "permalink": f"{state.base_url}/files/{file['user']}/{file_id}/{name}",
    }


def is_reply(message: Json) -> bool:
    """Whether the message is an answer in a thread (not its parent)."""
    return message.get("thread_ts") not in (None, message["ts"])


def in_order(state: State, channel: str, viewer: str | None = None) -> list[Json]:
    """The messages of a channel, oldest first; ephemeral ones only for their `viewer`."""
    kept = state.messages.get(channel, {})
    return [kept[ts] for ts in sorted(kept) if kept[ts].get("ephemeral_to") in (None, viewer)]


def replies_to(state: State, parent: Json, viewer: str | None = None) -> list[Json]:
    """The answers in the thread of `parent`, oldest first."""
    if is_reply(parent):
        return []
    channel = in_order(state, parent["channel"], viewer)
    return [reply for reply in channel if is_reply(reply) and reply["thread_ts"] == parent["ts"]]


def from_bot(state: State, channel: str, text: str, blocks: list[Json] | None, **more: object) -> Json:
    """A new message by Planbot, not yet kept."""
    return {
        "type": "message",
        "channel": channel,
        "ts": state.next_ts(),
        "user": people.BOT_USER,
        "bot_id": people.BOT_ID,
        "app_id": people.APP_ID,
        "team": people.TEAM_ID,
        "text": text,
        "blocks": blocks,
        **more,
    }


def edited(state: State, message: Json, editor: str, **fields: object) -> Json:
    """The message with fields replaced and Slack's mark of an edit."""
    return {**message, **fields, "edited": {"user": editor, "ts": state.next_ts()}}
