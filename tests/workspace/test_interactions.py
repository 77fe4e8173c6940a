"""Buttons, modals, Homes and commands, answered by a real Bolt app that knows nothing of the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from slack_bolt import Ack, App, BoltRequest, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.workspace import people
from bot.slack.workspace.acts import NotPossible
from bot.slack.workspace.answers import SlackError
from bot.slack.workspace.methods_views import push
from bot.slack.workspace.triggers import Passes
from bot.slack.workspace.workspace import SIGNING_SECRET, Workspace

from .planbot_stub import Delivery, PlanbotStub, Reply

CORE = people.CORE_TEAM_CHANNEL
OFFICER = people.OFFICER
Body = dict[str, Any]


def plain(text: str) -> Body:
    return {"type": "plain_text", "text": text}


def buttons(*action_ids: str) -> list[Body]:
    elements = [{"type": "button", "action_id": name, "text": plain(name), "value": f"{name}-1"} for name in action_ids]
    return [{"type": "actions", "block_id": "row", "elements": elements}]


def modal(callback_id: str = "change", **more: Any) -> Body:
    note = {"type": "plain_text_input", "action_id": "note"}
    day = {"type": "datepicker", "action_id": "day", "initial_date": "2026-04-15"}
    blocks = [
        {"type": "input", "block_id": "note", "label": plain("Note"), "element": note},
        {"type": "input", "block_id": "day", "label": plain("Date"), "element": day, "optional": True},
    ]
    view = {"type": "modal", "callback_id": callback_id, "title": plain("Change"), "submit": plain("Save")}
    return {**view, "blocks": blocks, **more}


@pytest.fixture
def bolt(client: WebClient, planbot: PlanbotStub) -> App:
    """A Bolt app behind the stand-in's address, verifying Slack's signatures."""
    app = App(client=client, signing_secret=SIGNING_SECRET, process_before_response=True)

    def reply(delivery: Delivery) -> Reply:
        headers: dict[str, str | Sequence[str]] = dict(delivery.headers)
        answer = app.dispatch(BoltRequest(body=delivery.body.decode(), headers=headers))
        return answer.status, {"Content-Type": answer.headers["content-type"][0]}, answer.body.encode()

    planbot.reply = reply
    return app


@pytest.fixture
def asked(client: WebClient, workspace: Workspace, bolt: App) -> str:
    """A message of Planbot's with three buttons; its ts."""
    bolt.event("message")(lambda ack: ack())
    ts = client.chat_postMessage(channel=CORE, text="Well?", blocks=buttons("undo", "open", "tell"))["ts"]
    workspace.settle()
    return str(ts)


def test_a_press_carries_the_buttons_own_value_and_the_message(bolt: App, workspace: Workspace, asked: str) -> None:
    seen: list[Body] = []

    @bolt.action("undo")
    def undo(ack: Ack, body: Body) -> None:
        ack()
        seen.append(body)

    assert workspace.press(OFFICER, channel=CORE, message_ts=asked, action_id="undo", value="undo-1")["ok"]
    assert seen[0]["actions"][0]["value"] == "undo-1"
    assert seen[0]["message"]["ts"] == seen[0]["container"]["message_ts"] == asked
    assert seen[0]["user"]["id"] == OFFICER
    for wrong in ({"action_id": "explode"}, {"action_id": "undo", "value": "forged"}):
        with pytest.raises(NotPossible):
            workspace.press(OFFICER, channel=CORE, message_ts=asked, **wrong)


def test_a_response_address_answers_unseen_then_replaces_then_deletes(
    bolt: App, workspace: Workspace, asked: str
) -> None:
    steps: list[Body] = [{"text": "only you"}, {"replace_original": True, "text": "done"}, {"delete_original": True}]

    @bolt.action("tell")
    def tell(ack: Ack, respond: Respond) -> None:
        ack()
        respond(**steps.pop(0))

    workspace.press(OFFICER, channel=CORE, message_ts=asked, action_id="tell")
    assert [one["text"] for one in workspace.messages(CORE, OFFICER)] == ["Well?", "only you"]
    assert [one["text"] for one in workspace.messages(CORE)] == ["Well?"]
    workspace.press(OFFICER, channel=CORE, message_ts=asked, action_id="tell")
    assert [one["text"] for one in workspace.messages(CORE)] == ["done"]


def test_an_unseen_message_can_be_pressed_replaced_and_deleted_by_its_reader(bolt: App, workspace: Workspace) -> None:
    steps: list[Body] = [
        {"replace_original": True, "text": "page 2", "blocks": buttons("next")},
        {"delete_original": True},
    ]

    @bolt.command("/plan")
    def plan(ack: Ack) -> None:
        ack(text="page 1", blocks=buttons("next"))

    @bolt.action("next")
    def turn(ack: Ack, respond: Respond, body: Body) -> None:
        assert body["container"]["is_ephemeral"]
        ack()
        respond(**steps.pop(0))

    assert workspace.command(OFFICER, CORE, "/plan red")["ok"]
    (page,) = workspace.messages(CORE, OFFICER)
    press = {"channel": CORE, "message_ts": page["ts"], "action_id": "next"}
    with pytest.raises(NotPossible):
        workspace.press(people.DIRECTOR, **press)
    workspace.press(OFFICER, **press)
    assert [one["text"] for one in workspace.messages(CORE, OFFICER)] == ["page 2"]
    workspace.press(OFFICER, **press)
    assert workspace.messages(CORE, OFFICER) == []


def test_a_command_is_a_form_with_mentions_spelt_out(workspace: Workspace, bolt: App) -> None:
    seen: list[Body] = []

    @bolt.command("/plan")
    def plan(ack: Ack, respond: Respond, command: Body) -> None:
        ack()
        seen.append(command)
        respond(text="for all", response_type="in_channel")

    workspace.command(people.DIRECTOR, CORE, "/plan overdue owner @Priya Nair")
    assert seen[0]["text"] == f"overdue owner <@{people.SAFEGUARDING_HEAD}|priya.nair>"
    assert (seen[0]["channel_name"], seen[0]["user_id"]) == ("core-team", people.DIRECTOR)
    (shared,) = workspace.messages(CORE)
    assert (shared["subtype"], shared["text"], "user" in shared) == ("bot_message", "for all", False)


def test_a_command_nobody_listens_to_fails_for_the_person(workspace: Workspace, bolt: App) -> None:
    assert not workspace.command(OFFICER, CORE, "/plan red")["ok"]


def test_a_modal_is_opened_filled_refused_and_accepted(bolt: App, workspace: Workspace, asked: str) -> None:
    seen: list[Body] = []

    @bolt.action("open")
    def open_modal(ack: Ack, body: Body, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=modal(private_metadata="17"))

    @bolt.view("change")
    def change(ack: Ack, view: Body) -> None:
        seen.append(view)
        if view["state"]["values"]["note"]["note"]["value"] == "no":
            ack(response_action="errors", errors={"note": "Say more."})
        else:
            ack()

    workspace.press(OFFICER, channel=CORE, message_ts=asked, action_id="open")
    view = workspace.view(OFFICER)
    assert view is not None
    assert workspace.submit(OFFICER, view["id"], {})["errors"] == {"note": "Please complete this required field."}
    assert workspace.submit(OFFICER, view["id"], {"note": {"note": {"value": "no"}}})["errors"]["note"] == "Say more."
    assert workspace.submit(OFFICER, view["id"], {"note": {"note": {"value": "waiting"}}}) == {"ok": True}
    assert seen[1]["private_metadata"] == "17"
    assert seen[1]["state"]["values"]["day"]["day"] == {"type": "datepicker", "selected_date": "2026-04-15"}
    assert workspace.view(OFFICER) is None


def test_files_of_a_modal_are_the_persons_own_uploads_as_slack_describes_them(
    bolt: App, workspace: Workspace, asked: str
) -> None:
    seen: list[Body] = []

    @bolt.action("open")
    def open_modal(ack: Ack, body: Body, client: WebClient) -> None:
        ack()
        element = {"type": "file_input", "action_id": "files", "max_files": 2}
        label = {"type": "plain_text", "text": "Evidence"}
        view = modal()
        view["blocks"] = [{"type": "input", "block_id": "evidence", "label": label, "element": element}]
        client.views_open(trigger_id=body["trigger_id"], view=view)

    @bolt.view("change")
    def change(ack: Ack, view: Body) -> None:
        seen.append(view["state"]["values"]["evidence"]["files"])
        ack()

    workspace.press(OFFICER, channel=CORE, message_ts=asked, action_id="open")
    view = workspace.view(OFFICER)
    assert view is not None
    missing = {"evidence": "Please complete this required field."}
    foreign = workspace.upload(people.DIRECTOR, "not-mine.pdf", b"%PDF")
    for given in ([], [{"id": "F0NONE"}], [{"id": foreign}]):
        assert workspace.submit(OFFICER, view["id"], {"evidence": {"files": {"files": given}}})["errors"] == missing
    own = [{"id": workspace.upload(OFFICER, f"{n}.pdf", b"%PDF")} for n in range(3)]
    assert workspace.submit(OFFICER, view["id"], {"evidence": {"files": {"files": own}}})["ok"]
    assert seen[0]["type"] == "file_input"
    assert [file["name"] for file in seen[0]["files"]] == ["0.pdf", "1.pdf"]
    assert all(file["url_private_download"].startswith(workspace.base_url) for file in seen[0]["files"])


@pytest.mark.parametrize(("action", "left"), [("update", ["next"]), ("push", ["change", "next"]), ("clear", [])])
def test_a_submission_can_change_stack_or_clear_modals(
    bolt: App, workspace: Workspace, asked: str, action: str, left: list[str]
) -> None:
    @bolt.action("open")
    def open_modal(ack: Ack, body: Body, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=modal())

    @bolt.view("change")
    def change(ack: Ack) -> None:
        if action == "clear":
            ack(response_action="clear")
        else:
            ack(response_action=action, view=modal("next"))

    workspace.press(OFFICER, channel=CORE, message_ts=asked, action_id="open")
    view = workspace.view(OFFICER)
    assert view is not None
    assert workspace.submit(OFFICER, view["id"], {"note": {"note": {"value": "x"}}}) == {"ok": True}
    assert [one["callback_id"] for one in workspace.state.stack(OFFICER)] == left


def test_closing_tells_planbot_only_when_it_asked(bolt: App, workspace: Workspace, planbot: PlanbotStub) -> None:
    bolt.view_closed("watched")(lambda ack: ack())
    for callback_id, watched in (("watched", True), ("unwatched", False)):
        trigger = workspace.passes.new_trigger(OFFICER)
        opened = bolt.client.views_open(trigger_id=trigger, view=modal(callback_id, notify_on_close=watched))
        workspace.close_view(OFFICER, opened["view"]["id"])
    closed = [delivery.payload for delivery in planbot.deliveries]
    assert [payload["view"]["callback_id"] for payload in closed] == ["watched"]


def test_a_trigger_is_good_once_and_for_three_seconds(
    client: WebClient, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    trigger = workspace.passes.new_trigger(OFFICER)
    client.views_open(trigger_id=trigger, view=modal())
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        client.views_open(trigger_id=trigger, view=modal())
    with pytest.raises(SlackApiError, match="invalid_trigger_id"):
        client.views_open(trigger_id="1.2.3", view=modal())
    monkeypatch.setattr("bot.slack.workspace.triggers.TRIGGER_SECONDS", -1.0)
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        client.views_open(trigger_id=workspace.passes.new_trigger(OFFICER), view=modal())


def test_a_response_address_is_good_five_times() -> None:
    from bot.slack.workspace.triggers import Origin

    passes = Passes()
    secret = passes.new_response(Origin(OFFICER, CORE))
    for _ in range(5):
        passes.use_response(secret)
    with pytest.raises(SlackError, match="used_url"):
        passes.use_response(secret)
    with pytest.raises(SlackError, match="expired_url"):
        passes.use_response("never-given")


def test_modals_are_stacked_three_deep(client: WebClient, workspace: Workspace) -> None:
    client.views_open(trigger_id=workspace.passes.new_trigger(OFFICER), view=modal())
    for _ in range(2):
        push(workspace.state, modal(), OFFICER)
    with pytest.raises(SlackError, match="push_limit_reached"):
        push(workspace.state, modal(), OFFICER)


def test_home_is_published_per_person_and_its_buttons_work(bolt: App, workspace: Workspace) -> None:
    seen: list[Body] = []

    @bolt.event("app_home_opened")
    def opened(event: Body, client: WebClient) -> None:
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": buttons("mine")})

    @bolt.action("mine")
    def mine(ack: Ack, body: Body) -> None:
        ack()
        seen.append(body)

    workspace.open_home(OFFICER)
    workspace.settle()
    assert workspace.home(people.DIRECTOR) is None
    assert workspace.press(OFFICER, home=True, action_id="mine")["ok"]
    assert (seen[0]["container"]["type"], seen[0]["view"]["type"]) == ("view", "home")
    with pytest.raises(SlackApiError, match="hash_conflict"):
        bolt.client.views_publish(user_id=OFFICER, hash="old", view={"type": "home", "blocks": []})
