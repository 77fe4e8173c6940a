"""The scopes of the token: what each Web API method asks for, as Slack's reference of methods has it."""

from typing import TYPE_CHECKING

from bot.slack.workspace.answers import SlackError
from bot.slack.workspace.calls import Call

if TYPE_CHECKING:
    from bot.slack.workspace.workspace import Workspace

NEEDED = {
    "chat.postEphemeral": "chat:write",
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "conversations.history": "{kind}:history",
    "conversations.info": "{kind}:read",
    "conversations.join": "channels:join",
    "conversations.open": "im:write",
    "conversations.replies": "{kind}:history",
    "files.completeUploadExternal": "files:write",
    "files.getUploadURLExternal": "files:write",
    "files.info": "files:read",
    "usergroups.users.list": "usergroups:read",
    "users.conversations": "channels:read",
    "users.info": "users:read",
    "users.list": "users:read",
    "users.lookupByEmail": "users:read.email",
}
"""By method; the others need none. `kind` is that of the conversation the call names."""


def require(workspace: "Workspace", name: str, call: Call) -> None:
    """Raise SlackError missing_scope, with what is needed and provided, unless the token may call the method."""
    needed = NEEDED.get(name, "").format(kind=_kind(workspace, call))
    if needed and needed not in workspace.scopes:
        raise SlackError("missing_scope", needed=needed, provided=",".join(workspace.scopes))


def _kind(workspace: "Workspace", call: Call) -> str:
    """What the scopes of a conversation begin with: public channels' where the call names none that is known."""
    channel = workspace.state.channels.get(call.text("channel"))
    return "im" if channel is not None and channel["kind"] == "im" else "channels"
