"""A Planbot that follows a script, so that the page is tested without Planbot: it answers, asks and opens modals."""

from __future__ import annotations

import json
from typing import Any

from slack_sdk import WebClient

from bot.slack.workspace.workspace import BOT_TOKEN
from tests.workspace.planbot_stub import OK, Delivery, PlanbotStub, Reply

Json = dict[str, Any]


def plain(text: str) -> Json:
    """A plain_text object."""
    return {"type": "plain_text", "text": text}


def button(label: str, action_id: str, **more: Any) -> Json:
    """A button of a message."""
    return {"type": "button", "text": plain(label), "action_id": action_id, "value": action_id, **more}


SURE = {
    "title": plain("Really?"),
    "text": plain("It is taken back."),
    "confirm": plain("Take back"),
    "deny": plain("Keep"),
}

QUESTION: list[Json] = [
    {"type": "header", "text": plain("One action needs a word")},
    {
        "type": "section",
        "text": {"type": "mrkdwn", "text": ":red_circle: *R1/A4* is _late_ <https://dunmere.example|plan>"},
    },
    {
        "type": "actions",
        "block_id": "answers",
        "elements": [
            button("On track", "on_track", style="primary"),
            button("Done…", "done"),
            button("Take back", "undo", style="danger", confirm=SURE),
        ],
    },
    {
        "type": "section",
        "block_id": "which",
        "text": plain("Which action is it?"),
        "accessory": {
            "type": "static_select",
            "action_id": "pick",
            "placeholder": plain("Choose an action"),
            "options": [{"text": plain("R1/A4"), "value": "4"}, {"text": plain("R1/A5"), "value": "5"}],
        },
    },
]

MODAL: Json = {
    "type": "modal",
    "callback_id": "done",
    "title": plain("Done"),
    "submit": plain("Record"),
    "close": plain("Cancel"),
    "blocks": [
        {
            "type": "input",
            "block_id": "note",
            "label": plain("What was done?"),
            "element": {"type": "plain_text_input", "action_id": "text", "multiline": True},
        },
        {
            "type": "input",
            "block_id": "date",
            "label": plain("Date completed"),
            "element": {"type": "datepicker", "action_id": "day", "initial_date": "2026-11-20"},
        },
        {
            "type": "input",
            "block_id": "checked",
            "optional": True,
            "label": plain("Checked by"),
            "element": {"type": "multi_users_select", "action_id": "people"},
        },
    ],
}

HOME: Json = {"type": "home", "blocks": [{"type": "header", "text": plain("Your actions")}, *QUESTION[2:3]]}


class ScriptedPlanbot(PlanbotStub):
    """What it does with each delivery is read off the methods; what people pressed is kept in `pressed`."""

    def __init__(self) -> None:
        super().__init__()
        self.reply = self._answer
        self.client = WebClient(token=BOT_TOKEN)
        self.pressed: list[Json] = []
        self.submitted: list[Json] = []

    def talk_to(self, api_url: str) -> None:
        """Use the workspace at this SLACK_API_URL."""
        self.client = WebClient(token=BOT_TOKEN, base_url=api_url, retry_handlers=[])

    def ask(self, channel: str) -> str:
        """Post the question with its buttons; its ts."""
        answer = self.client.chat_postMessage(channel=channel, text="One action needs a word", blocks=QUESTION)
        return str(answer["ts"])

    def _answer(self, delivery: Delivery) -> Reply:
        payload = delivery.payload
        if payload.get("type") == "event_callback":
            return self._on_event(payload["event"])
        if payload.get("type") == "block_actions":
            return self._on_press(payload)
        if payload.get("type") == "view_submission":
            return self._on_submit(payload)
        if "command" in payload:
            return _json({"response_type": "ephemeral", "text": f"*RED*: nothing, you asked {payload['text']}"})
        return OK

    def _on_event(self, event: Json) -> Reply:
        if event["type"] == "app_home_opened":
            self.client.views_publish(user_id=event["user"], view=HOME)
        elif event.get("text") == "ping":
            self.client.chat_postMessage(channel=event["channel"], text="pong", thread_ts=event.get("thread_ts"))
        elif event.get("text", "").startswith("ping in a thread"):
            self.client.chat_postMessage(channel=event["channel"], text="pong", thread_ts=event["ts"])
        return OK

    def _on_press(self, payload: Json) -> Reply:
        action = payload["actions"][0]
        self.pressed.append(action)
        if action["action_id"] == "done":
            self.client.views_open(trigger_id=payload["trigger_id"], view=MODAL)
        return OK

    def _on_submit(self, payload: Json) -> Reply:
        values = payload["view"]["state"]["values"]
        self.submitted.append(values)
        if "more" not in values["note"]["text"]["value"]:
            return _json({"response_action": "errors", "errors": {"note": "Say a little more."}})
        return OK


def _json(answer: Json) -> Reply:
    return 200, {"Content-Type": "application/json"}, json.dumps(answer).encode()
