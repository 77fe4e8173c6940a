"""The Web API methods there are, by name: exactly those Planbot calls, any other is unknown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.slack.workspace import methods_chat as chat
from bot.slack.workspace import methods_conversations as conversations
from bot.slack.workspace import methods_files as files
from bot.slack.workspace import methods_people as persons
from bot.slack.workspace import methods_views as views
from bot.slack.workspace.answers import SlackError
from bot.slack.workspace.calls import Call
from bot.slack.workspace.granted import require
from bot.slack.workspace.store import Json

if TYPE_CHECKING:
    from bot.slack.workspace.workspace import Workspace

Method = Callable[["Workspace", Call], Json]

BY_NAME: dict[str, Method] = {
    "apps.connections.open": lambda w, call: {"url": w.sockets.new_address()},
    "auth.test": lambda w, call: persons.auth_test(w.state, call),
    "usergroups.users.list": lambda w, call: persons.usergroups_users_list(w.state, call),
    "users.info": lambda w, call: persons.users_info(w.state, call),
    "users.list": lambda w, call: persons.users_list(w.state, call),
    "users.lookupByEmail": lambda w, call: persons.users_lookup_by_email(w.state, call),
    "users.conversations": lambda w, call: conversations.users_conversations(w.state, call),
    "conversations.info": lambda w, call: conversations.conversations_info(w.state, call),
    "conversations.history": lambda w, call: conversations.conversations_history(w.state, call),
    "conversations.replies": lambda w, call: conversations.conversations_replies(w.state, call),
    "conversations.open": lambda w, call: conversations.conversations_open(w.state, call),
    "conversations.join": lambda w, call: conversations.conversations_join(w.state, call, w.deliveries),
    "chat.postMessage": lambda w, call: chat.chat_post_message(w.state, call, w.deliveries),
    "chat.update": lambda w, call: chat.chat_update(w.state, call, w.deliveries),
    "chat.postEphemeral": lambda w, call: chat.chat_post_ephemeral(w.state, call),
    "views.open": lambda w, call: views.views_open(w.state, call, w.passes),
    "views.publish": lambda w, call: views.views_publish(w.state, call),
    "files.getUploadURLExternal": lambda w, call: files.files_get_upload_url(w.state, call),
    "files.completeUploadExternal": lambda w, call: files.files_complete_upload(w.state, call, w.deliveries),
    "files.info": lambda w, call: files.files_info(w.state, call),
}

METHODS = frozenset(BY_NAME)


def answer(workspace: "Workspace", name: str, call: Call, token: str) -> Json:
    """Carry out one call and give the JSON body of the answer, refusals included."""
    try:
        if name not in METHODS:
            raise SlackError("unknown_method", req_method=name)
        _authorise(workspace, name, token)
        require(workspace, name, call)
        with workspace.state.lock:
            return {"ok": True, **BY_NAME[name](workspace, call)}
    except SlackError as refusal:
        return refusal.answer()


def _authorise(workspace: "Workspace", name: str, token: str) -> None:
    """Raise SlackError unless this is the token the method asks for: the app's own for a socket, else the bot's."""
    if not token:
        raise SlackError("not_authed")
    if name != "apps.connections.open":
        wanted: str | None = workspace.bot_token
    elif token == workspace.bot_token:
        raise SlackError("not_allowed_token_type")
    else:
        wanted = workspace.app_token
    if token != wanted:
        raise SlackError("invalid_auth")
