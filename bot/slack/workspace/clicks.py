"""What people do with elements, modals and commands, and what Planbot's answers to that do on the screen."""

import json
from typing import TYPE_CHECKING, Any

from bot.slack.workspace import events, people
from bot.slack.workspace.acts import NotPossible, as_slack_text, person, place
from bot.slack.workspace.answers import SlackError
from bot.slack.workspace.inputs import FileOf, acted, elements_of, missing_inputs, state_values
from bot.slack.workspace.messages import as_slack_shows, shown_file
from bot.slack.workspace.methods_views import checked, push, renew, shown_view
from bot.slack.workspace.responses import answer_to
from bot.slack.workspace.signed_requests import Answer
from bot.slack.workspace.store import Json
from bot.slack.workspace.triggers import Origin

if TYPE_CHECKING:
    from bot.slack.workspace.workspace import Workspace

TROUBLE = "We had some trouble connecting. Try again?"


def press(workspace: "Workspace", user: str, click: Json) -> Json:
    """Use one element; {"ok": ...} as Planbot acknowledged it. Raises NotPossible."""
    person(workspace.state, user)
    surface = _surface(workspace, user, click)
    block, element = _element(surface["blocks"], click)
    ts = workspace.state.next_ts()
    values = state_values(surface["blocks"], click.get("state_values"), _files_of(workspace, user))
    action = acted(block, element, click, ts)
    if element["type"] != "button" and block["block_id"] in values:
        held = {key: value for key, value in action.items() if key.startswith(("selected", "value"))}
        values[block["block_id"]][element["action_id"]] |= held
    payload = _payload(workspace, user, "block_actions") | {"actions": [action]}
    payload |= _in_view(surface, values) if surface.get("is_view") else _in_message(workspace, user, surface, values)
    return _acknowledged(workspace.deliveries.interaction(payload))


def submit(workspace: "Workspace", user: str, view_id: str, given: Json) -> Json:
    """Submit a modal and do what Planbot answers; ok False with errors by block_id. Raises NotPossible."""
    view = _own_view(workspace, user, view_id)
    values = state_values(view["blocks"], given, _files_of(workspace, user))
    missing = missing_inputs(view["blocks"], values)
    if missing:
        return {"ok": False, "errors": missing}
    filled = {**view, "state": {"values": values}}
    payload = _payload(workspace, user, "view_submission")
    payload |= {"view": shown_view(filled), "response_urls": []}
    answer = workspace.deliveries.interaction(payload)
    if not answer.ok:
        return {"ok": False, "error": TROUBLE}
    return _after_submission(workspace, view, _json(answer))


def close(workspace: "Workspace", user: str, view_id: str) -> None:
    """Close a modal; Planbot is told when it asked for that. Raises NotPossible."""
    view = _own_view(workspace, user, view_id)
    workspace.state.remove_view(view_id)
    if view.get("notify_on_close"):
        payload = _payload(workspace, user, "view_closed") | {"view": shown_view(view), "is_cleared": False}
        payload.pop("trigger_id")
        workspace.deliveries.interaction(payload)


def command(workspace: "Workspace", user: str, channel_id: str, typed: str) -> Json:
    """Type a slash command; what Planbot acknowledges with is posted. Raises NotPossible."""
    channel = place(workspace.state, user, channel_id)
    name, _, rest = typed.strip().partition(" ")
    if not name.startswith("/"):
        raise NotPossible("A command starts with a slash.")
    account = workspace.state.users[user]
    origin = Origin(user, channel_id)
    fields = {
        "token": events.TOKEN,
        "team_id": people.TEAM_ID,
        "team_domain": people.TEAM_DOMAIN,
        "channel_id": channel_id,
        "channel_name": channel["name"] or "directmessage",
        "user_id": user,
        "user_name": account["name"],
        "command": name,
        "text": as_slack_text(workspace.state, rest.strip(), labelled=True),
        "api_app_id": people.APP_ID,
        "is_enterprise_install": "false",
        "response_url": _response_url(workspace, origin),
        "trigger_id": workspace.passes.new_trigger(user),
    }
    answer = workspace.deliveries.command(fields)
    if answer.ok and answer.body.strip():
        answer_to(workspace.state, workspace.deliveries, origin, _spoken(answer))
    error = f"{name} failed: the app did not respond." if not answer.ok else None
    return {"ok": True} if answer.ok else {"ok": False, "error": error}


def words_of(message: Json) -> str:
    """The text of a message and of every text object in its blocks, joined by new lines."""
    return "\n".join([message.get("text") or "", *_words(message.get("blocks"))])


def _words(value: Any) -> list[str]:
    if isinstance(value, list):
        return [word for item in value for word in _words(item)]
    if not isinstance(value, dict):
        return []
    own = [value["text"]] if isinstance(value.get("text"), str) else []
    return own + [word for item in value.values() for word in _words(item)]


def _files_of(workspace: "Workspace", user: str) -> FileOf:
    """The person's own uploads."""

    def file_of(id: str) -> Json | None:
        file = workspace.state.files.get(id)
        return shown_file(workspace.state, id) if file is not None and file["user"] == user else None

    return file_of


# -- where a click happens ------------------------------------------------------------------------------


def _surface(workspace: "Workspace", user: str, click: Json) -> Json:
    """The message, modal or Home that the click is on."""
    state = workspace.state
    if click.get("channel"):
        channel = place(state, user, str(click["channel"]))
        message = state.messages[channel["id"]].get(str(click.get("message_ts")))
        if message is None or message.get("ephemeral_to") not in (None, user):
            raise NotPossible("There is no such message.")
        return message
    if click.get("home"):
        home = state.homes.get(user)
        if home is None:
            raise NotPossible("Planbot has not published this Home yet.")
        return {**home, "is_view": True}
    return {**_own_view(workspace, user, str(click.get("view_id"))), "is_view": True}


def _own_view(workspace: "Workspace", user: str, view_id: str) -> Json:
    view = workspace.state.views.get(view_id)
    if view is None or view["user"] != user:
        raise NotPossible("That modal is no longer open.")
    return view


def _element(blocks: list[Json] | None, click: Json) -> tuple[Json, Json]:
    """The one element the click names, by action_id and, where given, block_id and value."""
    matching = [
        (block, element)
        for block, element in elements_of(blocks)
        if element["action_id"] == click.get("action_id")
        and click.get("block_id") in (None, block["block_id"])
        and (element["type"] != "button" or click.get("value") in (None, element.get("value")))
    ]
    if len(matching) != 1:
        many = "more than one" if matching else "no"
        raise NotPossible(f"There is {many} such element here.")
    return matching[0]


# -- what is sent ---------------------------------------------------------------------------------------


def _payload(workspace: "Workspace", user: str, kind: str) -> Json:
    account = workspace.state.users[user]
    return {
        "type": kind,
        "team": {"id": people.TEAM_ID, "domain": people.TEAM_DOMAIN},
        "user": {
            "id": user,
            "username": account["name"],
            "name": account["name"],
            "team_id": people.TEAM_ID,
        },
        "api_app_id": people.APP_ID,
        "token": events.TOKEN,
        "trigger_id": workspace.passes.new_trigger(user),
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _in_view(view: Json, values: Json) -> Json:
    shown = {key: value for key, value in shown_view(view).items() if key not in ("is_view", "user_id")}
    return {
        "container": {"type": "view", "view_id": view["id"]},
        "view": {**shown, "state": {"values": values}},
    }


def _in_message(workspace: "Workspace", user: str, message: Json, values: Json) -> Json:
    ephemeral = bool(message.get("ephemeral_to"))
    channel = workspace.state.channels[message["channel"]]
    container: Json = {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": channel["id"],
        "is_ephemeral": ephemeral,
    }
    if message.get("thread_ts"):
        container["thread_ts"] = message["thread_ts"]
    origin = Origin(user, channel["id"], message["ts"], message.get("thread_ts"))
    sent: Json = {
        "container": container,
        "channel": {"id": channel["id"], "name": channel["name"] or "directmessage"},
        "state": {"values": values},
        "response_url": _response_url(workspace, origin),
    }
    return sent if ephemeral else {**sent, "message": as_slack_shows(workspace.state, message)}


def _response_url(workspace: "Workspace", origin: Origin) -> str:
    return f"{workspace.base_url}/response/{workspace.passes.new_response(origin)}"


# -- what comes back ------------------------------------------------------------------------------------


def _acknowledged(answer: Answer) -> Json:
    return {"ok": True} if answer.ok else {"ok": False, "error": "The app did not respond."}


def _json(answer: Answer) -> Json:
    try:
        found = json.loads(answer.body or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _spoken(answer: Answer) -> Json:
    """A command's acknowledgement: JSON, or plain text."""
    return _json(answer) or {"text": answer.body.decode("utf-8", "replace")}


def _after_submission(workspace: "Workspace", view: Json, answer: Json) -> Json:
    """Do what response_action says; without one the modal closes and the one below is seen again."""
    state, action = workspace.state, answer.get("response_action")
    try:
        if action == "errors":
            state.save_view({**view, "errors": answer.get("errors", {})})
            return {"ok": False, "errors": answer.get("errors", {})}
        if action == "update":
            renew(state, view, checked(state, answer.get("view"), "modal"))
        elif action == "push":
            push(state, checked(state, answer.get("view"), "modal"), view["user"])
        else:
            closing = state.stack(view["user"]) if action == "clear" else [view]
            for one in closing:
                state.remove_view(one["id"])
    except (SlackError, KeyError) as refusal:
        state.record(kind="interaction", name="view_submission", status=200, ok=False, error=str(refusal))
        return {"ok": False, "error": TROUBLE}
    return {"ok": True}
