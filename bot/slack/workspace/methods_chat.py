"""Web API methods that post and change messages, and what happens to messages whoever wrote them."""

from bot.slack.workspace import events, limits, people
from bot.slack.workspace.answers import SlackError
from bot.slack.workspace.calls import Call, checked_blocks, member_channel, message_of
from bot.slack.workspace.deliveries import Deliveries
from bot.slack.workspace.messages import as_slack_shows, edited, from_bot
from bot.slack.workspace.state import State
from bot.slack.workspace.store import Json


def chat_post_message(state: State, call: Call, deliveries: Deliveries) -> Json:
    """chat.postMessage: a lasting message, in a thread with thread_ts, with metadata kept."""
    channel = member_channel(state, call)
    text, blocks = _content(state, call)
    warning: Json = {"warning": "message_truncated"} if len(text) > limits.POST_TEXT else {}
    message = from_bot(
        state,
        channel["id"],
        text[: limits.POST_TEXT],
        blocks,
        thread_ts=_thread(state, channel, call),
        metadata=_metadata(call),
    )
    publish(state, deliveries, message)
    shown = as_slack_shows(state, message, with_metadata=True)
    return {"channel": channel["id"], "ts": message["ts"], "message": shown, **warning}


def chat_update(state: State, call: Call, deliveries: Deliveries) -> Json:
    """chat.update: change a message of Planbot's own."""
    channel = member_channel(state, call)
    before = message_of(state, channel, call.text("ts"))
    if before.get("bot_id") != people.BOT_ID:
        raise SlackError("cant_update_message")
    text, blocks = _content(state, call)
    if len(text) > limits.UPDATE_TEXT:
        raise SlackError("msg_too_long")
    metadata = _metadata(call) or before.get("metadata")
    after = edited(state, before, people.BOT_USER, text=text, blocks=blocks, metadata=metadata)
    replace(state, deliveries, before, after)
    shown = as_slack_shows(state, after, with_metadata=True)
    return {"channel": channel["id"], "ts": after["ts"], "text": text, "message": shown}


def chat_post_ephemeral(state: State, call: Call) -> Json:
    """chat.postEphemeral: a message only one member of the channel sees; in no history."""
    channel = member_channel(state, call)
    user = call.required("user", "user_not_in_channel")
    if user not in channel["members"]:
        raise SlackError("user_not_in_channel")
    text, blocks = _content(state, call)
    thread = _thread(state, channel, call)
    message = from_bot(state, channel["id"], text, blocks, thread_ts=thread, ephemeral_to=user)
    state.save_message(message)
    return {"message_ts": message["ts"]}


def publish(state: State, deliveries: Deliveries, message: Json) -> None:
    """Keep a new lasting message and tell Planbot of it, as Slack does of its own messages too."""
    with state.lock:
        state.save_message(message)
        for event in events.of_posted(state, message):
            deliveries.event(event)


def replace(state: State, deliveries: Deliveries, before: Json, after: Json) -> None:
    """Keep a changed message and tell Planbot how it was and is."""
    with state.lock:
        shown = {**as_slack_shows(state, before), "channel": before["channel"]}
        state.save_message(after, "changed")
        now = {**as_slack_shows(state, after), "channel": after["channel"]}
        for event in events.of_changed(state, shown, now):
            deliveries.event(event)


def withdraw(state: State, deliveries: Deliveries, message: Json) -> None:
    """Take a message away; the parent of a thread leaves a tombstone, as in Slack."""
    with state.lock:
        shown = {**as_slack_shows(state, message), "channel": message["channel"]}
        if shown.get("reply_count"):
            _entomb(state, deliveries, message)
            return
        state.remove_message(message["channel"], message["ts"])
        for event in events.of_deleted(state, shown):
            deliveries.event(event)


def _entomb(state: State, deliveries: Deliveries, message: Json) -> None:
    kept = {key: message[key] for key in ("type", "channel", "ts", "team")}
    words = {"subtype": "tombstone", "text": "This message was deleted.", "user": "USLACKBOT", "hidden": True}
    replace(state, deliveries, message, {**kept, **words})


def _content(state: State, call: Call) -> tuple[str, list[Json] | None]:
    """The text and blocks of a call; raises no_text when there is neither."""
    blocks = checked_blocks(state, call)
    text = call.text("text")
    if not text and not blocks:
        raise SlackError("no_text")
    return text, blocks


def _thread(state: State, channel: Json, call: Call) -> str | None:
    """The parent's ts for an answer in a thread; raises when there is no such message, or it is ephemeral."""
    ts = call.text("thread_ts")
    if not ts:
        return None
    parent = state.messages[channel["id"]].get(ts)
    if parent is None or parent.get("ephemeral_to"):
        raise SlackError("cannot_reply_to_message")
    return str(parent.get("thread_ts") or ts)


def _metadata(call: Call) -> Json | None:
    metadata = call.structure("metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    if not isinstance(metadata, dict) or not isinstance(metadata.get("event_payload"), dict):
        raise SlackError("invalid_metadata_format")
    if not metadata.get("event_type"):
        raise SlackError("invalid_metadata_format")
    return metadata
