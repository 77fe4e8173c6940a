"""Web API methods about files: the upload in three steps, what is known of a file, its guarded address."""

import mimetypes
import secrets
from pathlib import PurePath

from bot.slack.workspace import people
from bot.slack.workspace.answers import SlackError
from bot.slack.workspace.calls import Call, member_channel
from bot.slack.workspace.deliveries import Deliveries
from bot.slack.workspace.messages import from_bot, shown_file
from bot.slack.workspace.methods_chat import publish
from bot.slack.workspace.state import State
from bot.slack.workspace.store import Json


def new_file(state: State, name: str, size: int, user: str) -> Json:
    """A file as the workspace keeps it, its bytes not yet there."""
    file_id = state.new_id("F")
    suffix = PurePath(name).suffix.removeprefix(".").lower()
    created = int(state.clock.now().timestamp())
    return {
        "id": file_id,
        "created": created,
        "timestamp": created,
        "name": name,
        "title": name,
        "mimetype": mimetypes.guess_type(name)[0] or "application/octet-stream",
        "filetype": suffix or "binary",
        "pretty_type": suffix.upper() or "Binary",
        "user": user,
        "size": size,
        "mode": "hosted",
        "is_external": False,
        "is_public": False,
        "public_url_shared": False,
        "channels": [],
        "ims": [],
        "secret": secrets.token_urlsafe(18),
        "complete": False,
    }


def files_get_upload_url(state: State, call: Call) -> Json:
    """files.getUploadURLExternal: where to send the bytes of a file."""
    name, length = call.required("filename", "missing_argument"), call.count("length", 0)
    if length <= 0:
        raise SlackError("missing_argument")
    file = new_file(state, PurePath(name).name, length, people.BOT_USER)
    state.save_file({**file, "alt_txt": call.text("alt_txt")})
    return {"upload_url": f"{state.base_url}/upload/v1/{file['secret']}", "file_id": file["id"]}


def receive_upload(state: State, secret: str, content: bytes) -> bool:
    """Keep the bytes sent to an upload address; False when nobody was given that address."""
    for file in state.files.values():
        if secrets.compare_digest(file["secret"], secret) and not file["complete"]:
            state.save_file({**file, "size": len(content)}, content)
            return True
    return False


def files_complete_upload(state: State, call: Call, deliveries: Deliveries) -> Json:
    """files.completeUploadExternal: the files are there; shared in a channel when one is named."""
    wanted = call.structure("files", "invalid_arguments")
    if not isinstance(wanted, list) or not wanted:
        raise SlackError("invalid_arguments")
    for entry in wanted:
        _complete(state, entry)
    if call.text("channel_id"):
        _share(state, call, deliveries, [entry["id"] for entry in wanted])
    return {"files": [shown_file(state, entry["id"]) for entry in wanted]}


def files_info(state: State, call: Call) -> Json:
    """files.info: what is known of a completed file."""
    file = state.files.get(call.text("file"))
    if file is None or not file["complete"]:
        raise SlackError("file_not_found")
    return {"file": shown_file(state, file["id"]), "comments": [], "response_metadata": {"next_cursor": ""}}


def _complete(state: State, entry: Json) -> None:
    file = state.files.get(str(entry.get("id")))
    if file is None or state.file_content(file["id"]) is None:
        raise SlackError("file_not_found")
    title = entry.get("title") or file["title"]
    state.save_file({**file, "title": title, "complete": True})


def _share(state: State, call: Call, deliveries: Deliveries, file_ids: list[str]) -> None:
    channel = member_channel(state, Call({"channel": call.text("channel_id")}))
    message = from_bot(
        state,
        channel["id"],
        call.text("initial_comment"),
        None,
        thread_ts=call.text("thread_ts") or None,
        subtype="file_share",
        file_ids=file_ids,
    )
    publish(state, deliveries, message)
