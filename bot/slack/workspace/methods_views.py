"""Web API methods that open modals and publish Homes."""

import secrets
import time
from typing import Any

from bot.slack.workspace import limits, people
from bot.slack.workspace.answers import SlackError
from bot.slack.workspace.calls import Call
from bot.slack.workspace.state import State
from bot.slack.workspace.store import Json
from bot.slack.workspace.triggers import Passes

OURS = ("user", "depth", "errors", "trigger")


def shown_view(view: Json) -> Json:
    """A view as Slack shows it, our own fields left out."""
    return {key: value for key, value in view.items() if key not in OURS}


def views_open(state: State, call: Call, passes: Passes) -> Json:
    """views.open: a modal for whoever pressed or typed, in place of any that is open."""
    given = _given(state, call, "modal")
    user = passes.spend_trigger(call.required("trigger_id"))
    with state.lock:
        for open_view in state.stack(user):
            state.remove_view(open_view["id"])
        view = kept_view(state, given, user)
        state.save_view(view)
    return {"view": shown_view(view)}


def views_publish(state: State, call: Call) -> Json:
    """views.publish: the Home of one person; with `hash`, only if nobody changed it meanwhile."""
    given = _given(state, call, "home")
    user = call.required("user_id")
    if user not in state.users:
        raise SlackError("user_not_found")
    with state.lock:
        before = state.homes.get(user, {})
        if call.text("hash") and call.text("hash") != before.get("hash"):
            raise SlackError("hash_conflict")
        view = shown_view(kept_view(state, given, user)) | {"user_id": user}
        if before:
            view["id"] = view["root_view_id"] = before["id"]
        state.save_home(user, view)
    return {"view": {key: value for key, value in view.items() if key != "user_id"}}


def push(state: State, given: Json, user: str) -> Json:
    """Put a checked view on top of this person's stack; raises push_limit_reached or not_found."""
    with state.lock:
        stack = state.stack(user)
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= limits.VIEW_STACK:
            raise SlackError("push_limit_reached")
        view = kept_view(state, given, user, below=stack[-1])
        state.save_view(view)
        return view


def renew(state: State, view: Json, given: Json) -> Json:
    """Replace the content of an open modal with a checked view, keeping its place."""
    fresh = kept_view(state, given, view["user"])
    place = {key: view[key] for key in ("id", "root_view_id", "previous_view_id", "depth")}
    renewed = {**fresh, **place}
    state.save_view(renewed)
    return renewed


def kept_view(state: State, given: Json, user: str, below: Json | None = None) -> Json:
    """A view with everything Slack adds, as the workspace keeps it."""
    view_id = state.new_id("V")
    return {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "clear_on_close": False,
        "notify_on_close": False,
        "submit": None,
        "close": None,
        "title": {"type": "plain_text", "text": "View Title", "emoji": True},
        **{key: value for key, value in given.items() if value is not None},
        "id": view_id,
        "team_id": people.TEAM_ID,
        "state": {"values": {}},
        "hash": f"{int(time.time())}.{secrets.token_hex(4)}",
        "root_view_id": below["root_view_id"] if below else view_id,
        "previous_view_id": below["id"] if below else None,
        "app_id": people.APP_ID,
        "app_installed_team_id": people.TEAM_ID,
        "bot_id": people.BOT_ID,
        "user": user,
        "depth": below["depth"] + 1 if below else 0,
    }


def checked(state: State, view: Any, kind: str) -> Json:
    """The view within Slack's limits and of this kind; raises SlackError."""
    found = limits.checked_view(view, state.files.__contains__)
    if found["type"] != kind:
        raise SlackError("invalid_arguments")
    return found


def _given(state: State, call: Call, kind: str) -> Json:
    return checked(state, call.structure("view", "invalid_arguments"), kind)
