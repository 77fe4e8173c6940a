"""Events as Slack wraps and delivers them; who gets told of what."""

import re

from bot.slack.workspace import people
from bot.slack.workspace.messages import as_slack_shows
from bot.slack.workspace.state import State
from bot.slack.workspace.store import Json

TOKEN = "local-verification-token"
MENTION = re.compile(rf"<@{people.BOT_USER}(\|[^>]*)?>")


def wrapped(state: State, event: Json) -> Json:
    """The whole body of one delivery, under a new event_id."""
    return {
        "token": TOKEN,
        "team_id": people.TEAM_ID,
        "context_team_id": people.TEAM_ID,
        "context_enterprise_id": None,
        "api_app_id": people.APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": state.new_id("Ev"),
        "event_time": int(float(event["event_ts"])),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": people.TEAM_ID,
                "user_id": people.BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{event['type']}-{people.TEAM_ID}-{event.get('channel', '')}",
    }


def of_posted(state: State, message: Json) -> list[Json]:
    """The events of a new message: the message, and app_mention when it names Planbot in a channel."""
    channel = state.channels[message["channel"]]
    if people.BOT_USER not in channel["members"]:
        return []
    shown = as_slack_shows(state, message)
    event = {**shown, "channel": channel["id"], "event_ts": message["ts"], "channel_type": channel["kind"]}
    if channel["kind"] == "im" or not MENTION.search(message["text"]) or message.get("bot_id"):
        return [event]
    mention = {key: value for key, value in event.items() if key not in ("channel_type", "subtype")}
    return [event, {**mention, "type": "app_mention"}]


def of_changed(state: State, before: Json, after: Json) -> list[Json]:
    """The event of an edited message; `before` and `after` are as Slack shows them, with their channel."""
    channel = state.channels[after["channel"]]
    moment = after.get("edited", {}).get("ts") or state.next_ts()
    return _hidden(channel, "message_changed", moment, message=_bare(after), previous_message=_bare(before))


def of_deleted(state: State, before: Json) -> list[Json]:
    """The event of a deleted message; `before` is as Slack showed it, with its channel."""
    channel = state.channels[before["channel"]]
    moment = state.next_ts()
    return _hidden(channel, "message_deleted", moment, deleted_ts=before["ts"], previous_message=_bare(before))


def of_home_opened(state: State, user: str, tab: str) -> Json:
    """Somebody opened Planbot's Home ("home") or its messages ("messages")."""
    event: Json = {
        "type": "app_home_opened",
        "user": user,
        "channel": state.direct(user)["id"],
        "tab": tab,
        "event_ts": state.next_ts(),
    }
    home = state.homes.get(user)
    return {**event, "view": home} if home and tab == "home" else event


def of_joined(state: State, user: str, channel: str, inviter: str | None = None) -> Json:
    """Somebody (or Planbot itself) became a member of a channel."""
    event: Json = {
        "type": "member_joined_channel",
        "user": user,
        "channel": channel,
        "channel_type": "C",
        "team": people.TEAM_ID,
        "event_ts": state.next_ts(),
    }
    return {**event, "inviter": inviter} if inviter else event


def _hidden(channel: Json, subtype: str, moment: str, **fields: object) -> list[Json]:
    if people.BOT_USER not in channel["members"]:
        return []
    event: Json = {"type": "message", "subtype": subtype, "hidden": True, "channel": channel["id"]}
    return [{**event, "ts": moment, "event_ts": moment, "channel_type": channel["kind"], **fields}]


def _bare(message: Json) -> Json:
    return {key: value for key, value in message.items() if key != "channel"}
