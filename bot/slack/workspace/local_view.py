"""The workspace as one person sees it on the page."""

import dataclasses
from typing import TYPE_CHECKING

from bot.slack.workspace import people
from bot.slack.workspace.messages import in_order, is_reply, replies_to
from bot.slack.workspace.store import Json

if TYPE_CHECKING:
    from bot.slack.workspace.workspace import Workspace

COMMANDS = ("/plan",)


def whole(workspace: "Workspace", viewer: str | None) -> Json:
    """Everything around the messages: people, this person's channels, the clock, the switches."""
    state = workspace.state
    acting = [user for user in state.users.values() if not user.get("is_bot") and not user.get("deleted")]
    order = {user: number for number, (user, *_) in enumerate(people.ROLES)}
    acting.sort(key=lambda user: order.get(user["id"], len(order)))
    me = viewer if viewer and any(viewer == user["id"] for user in acting) else people.COORDINATOR
    with state.lock:
        mine = [_channel(workspace, one, me) for one in state.channels.values() if me in one["members"]]
    return {
        "team": {"id": people.TEAM_ID, "name": people.TEAM_NAME},
        "clock": workspace.clock.now().isoformat(),
        "bot": {"id": people.BOT_USER, "name": "Planbot"},
        "me": me,
        "users": [_person(user) for user in acting],
        "channels": sorted(mine, key=lambda one: (one["kind"], one["name"])),
        "commands": list(COMMANDS),
        "misbehave": dataclasses.asdict(workspace.mishaps.switches),
    }


def message(workspace: "Workspace", shown: Json, viewer: str) -> Json:
    """A message as the page draws it; `shown` is as `Workspace.messages` gives it."""
    state = workspace.state
    kept = state.messages[shown["channel"]].get(shown["ts"])
    return {
        "ts": shown["ts"],
        "user": shown.get("user") or people.BOT_USER,
        "text": shown.get("text", ""),
        "blocks": shown.get("blocks"),
        "files": [_file(file, viewer) for file in shown.get("files", ())],
        "thread_ts": shown.get("thread_ts"),
        "reply_count": len(replies_to(state, kept, viewer)) if kept else 0,
        "edited": "edited" in shown,
        "deleted": shown.get("subtype") == "tombstone",
        "ephemeral": bool(shown.get("ephemeral_to")),
        "is_bot": shown.get("bot_id") == people.BOT_ID,
        "metadata_key": shown.get("metadata", {}).get("event_type"),
    }


def concerns(workspace: "Workspace", change: Json, viewer: str) -> bool:
    """Whether this person's page should hear of the change."""
    if change["for"] is not None:
        return bool(change["for"] == viewer)
    channel = workspace.state.channels.get(change["channel"] or "")
    return channel is None or viewer in channel["members"]


def _person(user: Json) -> Json:
    return {
        "id": user["id"],
        "name": user["name"],
        "real_name": user["real_name"],
        "title": user["profile"].get("title", ""),
        "role": people.ROLE_OF.get(user["id"], "Member"),
        "is_guest": bool(user.get("is_restricted")),
    }


def _channel(workspace: "Workspace", channel: Json, me: str) -> Json:
    state = workspace.state
    read = state.read_marks.get(f"{me}:{channel['id']}", "")
    messages = [one for one in in_order(state, channel["id"], me) if not is_reply(one) or channel["kind"] == "im"]
    shown = {
        "id": channel["id"],
        "name": channel["name"] or "Planbot",
        "kind": channel["kind"],
        "topic": channel["topic"],
        "is_member": True,
        "unread": sum(one["ts"] > read and one.get("user") != me for one in messages),
    }
    return {**shown, "with": people.BOT_USER} if channel["kind"] == "im" else shown


def _file(file: Json, viewer: str) -> Json:
    kept = {key: file[key] for key in ("id", "name", "mimetype", "size")}
    return {**kept, "url": f"/local/file/{file['id']}?as={viewer}"}
