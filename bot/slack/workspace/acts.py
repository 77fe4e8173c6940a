"""What people do with words and files: say, edit, delete, upload, open Home."""

import re

from bot.slack.workspace import events, people
from bot.slack.workspace.deliveries import Deliveries
from bot.slack.workspace.messages import as_slack_shows, edited
from bot.slack.workspace.methods_chat import publish, replace, withdraw
from bot.slack.workspace.methods_files import new_file
from bot.slack.workspace.state import State
from bot.slack.workspace.store import Json

TOKEN = re.compile(r"(<(?:[@#!][^<>]+|https?://[^<>]+|mailto:[^<>]+)>)")
ADDRESS = re.compile(r"https?://[^\s<>|]+[^\s<>|.,;:!?)'\"]")
BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt);)")


class NotPossible(Exception):
    """The person cannot do that here; the message is a sentence to show."""


def say(
    state: State,
    deliveries: Deliveries,
    user: str,
    channel_id: str,
    text: str,
    thread_ts: str | None = None,
    file_ids: list[str] | None = None,
) -> str:
    """Post as a person; the new message's ts. Raises NotPossible."""
    channel = place(state, user, channel_id)
    parent = state.messages[channel["id"]].get(thread_ts) if thread_ts else None
    if thread_ts and (parent is None or parent.get("ephemeral_to")):
        raise NotPossible("There is no such thread.")
    files = [_attached(state, user, file_id, channel) for file_id in file_ids or ()]
    if not text.strip() and not files:
        raise NotPossible("There is nothing to send.")
    message: Json = {
        "type": "message",
        "channel": channel["id"],
        "ts": state.next_ts(),
        "user": user,
        "team": people.TEAM_ID,
        "client_msg_id": state.new_id("m"),
        "text": as_slack_text(state, text),
    }
    if parent:
        message["thread_ts"] = parent.get("thread_ts") or parent["ts"]
    if files:
        message |= {"subtype": "file_share", "file_ids": files, "upload": False, "display_as_bot": False}
    publish(state, deliveries, message)
    state.mark_read(user, channel["id"])
    return str(message["ts"])


def edit(state: State, deliveries: Deliveries, user: str, channel_id: str, ts: str, text: str) -> None:
    """Change one's own words. Raises NotPossible."""
    before = _own(state, user, channel_id, ts)
    if not text.strip():
        raise NotPossible("A message cannot be emptied; delete it instead.")
    replace(state, deliveries, before, edited(state, before, user, text=as_slack_text(state, text)))


def delete(state: State, deliveries: Deliveries, user: str, channel_id: str, ts: str) -> None:
    """Take one's own message away. Raises NotPossible."""
    withdraw(state, deliveries, _own(state, user, channel_id, ts))


def upload(state: State, user: str, name: str, content: bytes) -> str:
    """Keep a person's file, to be attached to a message; its id. Raises NotPossible."""
    person(state, user)
    if not content:
        raise NotPossible("The file is empty.")
    file = new_file(state, name.replace("/", "_") or "file", len(content), user)
    state.save_file({**file, "complete": True}, content)
    return str(file["id"])


def home_opened(state: State, user: str, tab: str) -> Json:
    """The event of opening Home or the messages tab. Raises NotPossible."""
    person(state, user)
    return events.of_home_opened(state, user, tab)


def person(state: State, user: str) -> Json:
    """An active person; raises NotPossible for Planbot, leavers and strangers."""
    found = state.users.get(user)
    if found is None or found.get("deleted") or found.get("is_bot"):
        raise NotPossible("There is no such person to act as.")
    return found


def place(state: State, user: str, channel_id: str) -> Json:
    """A channel the person is in. Raises NotPossible."""
    person(state, user)
    channel = state.channels.get(channel_id)
    if channel is None or user not in channel["members"]:
        raise NotPossible("You are not in that channel.")
    return channel


def as_slack_text(state: State, typed: str, labelled: bool = False) -> str:
    """What was typed as Slack sends it: & < > escaped, @name as a mention, addresses in angle brackets.

    Text that is already in Slack's form is left as it is. `labelled` adds |name to mentions, as in commands.
    """
    parts = TOKEN.split(typed)
    return "".join(part if number % 2 else _plain(state, part, labelled) for number, part in enumerate(parts))


def _plain(state: State, text: str, labelled: bool) -> str:
    escaped = BARE_AMPERSAND.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
    if not labelled:
        escaped = ADDRESS.sub(lambda found: f"<{found.group(0)}>", escaped)
    for user in sorted(state.users.values(), key=lambda user: -len(user["real_name"])):
        mention = f"<@{user['id']}|{user['name']}>" if labelled else f"<@{user['id']}>"
        for name in (user["real_name"], user["name"]):
            escaped = re.sub(rf"@{re.escape(name)}\b", mention, escaped, flags=re.IGNORECASE)
    for id, handle, _ in people.USER_GROUPS:
        label = f"|@{handle}" if labelled else ""
        escaped = re.sub(rf"(?<!\|)@{re.escape(handle)}\b", f"<!subteam^{id}{label}>", escaped, flags=re.IGNORECASE)
    return escaped


def _attached(state: State, user: str, file_id: str, channel: Json) -> str:
    file = state.files.get(file_id)
    if file is None or file["user"] != user:
        raise NotPossible("There is no such file.")
    where = "ims" if channel["kind"] == "im" else "channels"
    state.save_file({**file, where: [*file[where], channel["id"]]})
    return file_id


def _own(state: State, user: str, channel_id: str, ts: str) -> Json:
    channel = place(state, user, channel_id)
    message = state.messages[channel["id"]].get(ts)
    if message is None or message.get("ephemeral_to"):
        raise NotPossible("There is no such message.")
    if message.get("user") != user:
        raise NotPossible("That message is somebody else's.")
    return message


def seen(state: State, message: Json) -> Json:
    """A message as an interaction carries it."""
    return as_slack_shows(state, message)
