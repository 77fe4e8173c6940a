"""Web API methods about channels, direct messages and what was said in them."""

from bot.slack.workspace import events, people
from bot.slack.workspace.answers import SlackError
from bot.slack.workspace.calls import Call, known_channel, member_channel, page, refuse_deactivated
from bot.slack.workspace.deliveries import Deliveries
from bot.slack.workspace.messages import as_slack_shows, in_order, is_reply, replies_to
from bot.slack.workspace.state import State
from bot.slack.workspace.store import Json


def shown_channel(channel: Json) -> Json:
    """A conversation as Slack shows it to Planbot."""
    shown: Json = {
        "id": channel["id"],
        "created": 1700000000,
        "is_archived": False,
        "is_im": channel["kind"] == "im",
        "is_mpim": False,
        "is_org_shared": False,
        "context_team_id": people.TEAM_ID,
    }
    if channel["kind"] == "im":
        return {**shown, "user": channel["user"], "is_open": True}
    return shown | {
        "name": channel["name"],
        "name_normalized": channel["name"],
        "is_channel": True,
        "is_group": False,
        "is_private": False,
        "is_general": channel["name"] == "general",
        "is_shared": False,
        "is_ext_shared": False,
        "is_member": people.BOT_USER in channel["members"],
        "topic": {"value": channel["topic"], "creator": people.COORDINATOR, "last_set": 1700000000},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "num_members": len(channel["members"]),
    }


def users_conversations(state: State, call: Call) -> Json:
    """users.conversations: the channels and direct messages that Planbot is in, of the types asked for; in pages."""
    kinds = {"public_channel": "channel", "im": "im"}
    wanted = {kinds.get(name.strip()) for name in call.text("types", "public_channel").split(",")}
    channels = [state.channels[key] for key in sorted(state.channels)]
    mine = [channel for channel in channels if people.BOT_USER in channel["members"]]
    matching = [shown_channel(channel) for channel in mine if channel["kind"] in wanted]
    found, cursor = page(matching, call, default=100, most=999)
    return {"channels": found, "response_metadata": {"next_cursor": cursor}}


def conversations_info(state: State, call: Call) -> Json:
    """conversations.info: one channel or direct message."""
    return {"channel": shown_channel(known_channel(state, call))}


def conversations_history(state: State, call: Call) -> Json:
    """conversations.history: lasting messages outside threads, newest first, in pages."""
    channel = member_channel(state, call)
    parents = [message for message in in_order(state, channel["id"]) if not is_reply(message)]
    found, cursor = page(list(reversed(_within(parents, call))), call, default=100, most=999)
    metadata = call.flag("include_all_metadata")
    return {
        "messages": [as_slack_shows(state, message, metadata) for message in found],
        "has_more": bool(cursor),
        "pin_count": 0,
        "response_metadata": {"next_cursor": cursor},
    }


def conversations_replies(state: State, call: Call) -> Json:
    """conversations.replies: a thread, its parent first, oldest first, in pages."""
    channel = member_channel(state, call)
    named = state.messages[channel["id"]].get(call.required("ts", "thread_not_found"))
    if named is None or named.get("ephemeral_to"):
        raise SlackError("thread_not_found")
    parent = state.messages[channel["id"]].get(named.get("thread_ts") or named["ts"], named)
    thread = [parent, *_within(replies_to(state, parent), call)]
    found, cursor = page(thread, call, default=1000, most=1000)
    metadata = call.flag("include_all_metadata")
    return {
        "messages": [as_slack_shows(state, message, metadata) for message in found],
        "has_more": bool(cursor),
        "response_metadata": {"next_cursor": cursor},
    }


def conversations_open(state: State, call: Call) -> Json:
    """conversations.open: the direct messages with one person (groups are not offered here)."""
    if call.text("channel"):
        return {"channel": shown_channel(known_channel(state, call))}
    users = [user for user in call.required("users", "users_list_not_supplied").split(",") if user]
    if len(users) > 1:
        raise SlackError("too_many_users")
    if users[0] not in state.users or users[0] == people.BOT_USER:
        raise SlackError("user_not_found")
    refuse_deactivated(state.users[users[0]])
    channel = state.direct(users[0])
    short = {"id": channel["id"]}
    return {
        "no_op": True,
        "already_open": True,
        "channel": shown_channel(channel) if call.flag("return_im") else short,
    }


def conversations_join(state: State, call: Call, deliveries: Deliveries) -> Json:
    """conversations.join: Planbot becomes a member of a public channel."""
    channel = known_channel(state, call)
    if channel["kind"] != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    if people.BOT_USER in channel["members"]:
        return {"channel": shown_channel(channel), "warning": "already_in_channel"}
    joined = {**channel, "members": [*channel["members"], people.BOT_USER]}
    state.save_channel(joined)
    deliveries.event(events.of_joined(state, people.BOT_USER, channel["id"]))
    return {"channel": shown_channel(joined)}


def _within(messages: list[Json], call: Call) -> list[Json]:
    """Those between oldest and latest, the ends included only when the call says so."""
    oldest, latest = call.text("oldest", "0") or "0", call.text("latest")
    inclusive = call.flag("inclusive")
    return [message for message in messages if _inside(message["ts"], oldest, latest, inclusive)]


def _inside(ts: str, oldest: str, latest: str, inclusive: bool) -> bool:
    moment = _micros(ts)
    after = moment > _micros(oldest) or (inclusive and moment == _micros(oldest))
    before = not latest or moment < _micros(latest) or (inclusive and moment == _micros(latest))
    return after and before


def _micros(ts: str) -> int:
    """A timestamp as whole microseconds (a float would lose the last digits)."""
    seconds, _, fraction = ts.partition(".")
    try:
        return int(seconds) * 1_000_000 + int((fraction + "000000")[:6])
    except ValueError:
        raise SlackError("invalid_ts_oldest") from None
