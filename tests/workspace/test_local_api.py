"""What the page asks and does, over HTTP, and who is kept out."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient

from bot.slack.workspace import people
from bot.slack.workspace.serving import WorkspaceThread
from bot.slack.workspace.workspace import Workspace

from .planbot_stub import PlanbotStub

CORE = people.CORE_TEAM_CHANNEL
OFFICER = people.OFFICER


class Page:
    """The page of one person."""

    def __init__(self, url: str, me: str) -> None:
        self.http = httpx.Client(base_url=f"{url}/local", trust_env=False)
        self.me = me

    def get(self, path: str, **query: str) -> Any:
        answer = self.http.get(path, params={"as": self.me, **query})
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, **body: Any) -> httpx.Response:
        return self.http.post(path, json={"as": self.me, **body})


@pytest.fixture
def pages(slack: WorkspaceThread) -> Iterator[Callable[[str], Page]]:
    """The page of whoever is named."""
    with ExitStack() as stack:

        def of(person: str) -> Page:
            page = Page(slack.url, person)
            stack.enter_context(page.http)
            return page

        yield of


@pytest.fixture
def page(pages: Callable[[str], Page]) -> Page:
    return pages(OFFICER)


def test_the_state_names_people_channels_commands_and_switches(page: Page) -> None:
    state = page.get("/state")
    assert (state["team"]["name"], state["me"]) == ("Dunmere Council", OFFICER)
    assert people.LEAVER not in {user["id"] for user in state["users"]}
    assert {channel["name"] for channel in state["channels"]} == {"core-team", "general", "Planbot"}
    assert state["commands"] == ["/plan"]
    assert not any(state["misbehave"].values())


def test_people_see_their_own_channels_and_what_is_unread(page: Page, pages: Callable[[str], Page]) -> None:
    def unread(viewer: Page) -> dict[str, int]:
        return {channel["name"]: channel["unread"] for channel in viewer.get("/state")["channels"]}

    page.post("/say", channel=CORE, text="news")
    director, bystander = pages(people.DIRECTOR), pages(people.BYSTANDER)
    assert unread(director)["core-team"] == 1
    assert unread(page)["core-team"] == 0
    assert "core-team" not in unread(bystander)
    director.get("/history", channel=CORE)
    assert unread(director)["core-team"] == 0
    assert bystander.http.get("/history", params={"as": bystander.me, "channel": CORE}).status_code == 400


def test_messages_are_said_answered_edited_and_deleted(page: Page) -> None:
    ts = page.post("/say", channel=CORE, text="first").json()["ts"]
    page.post("/say", channel=CORE, text="answer", thread_ts=ts)
    page.post("/edit", channel=CORE, ts=ts, text="second")
    (message,) = page.get("/history", channel=CORE)["messages"]
    assert (message["text"], message["edited"], message["reply_count"]) == ("second", True, 1)
    (answer,) = page.get("/replies", channel=CORE, ts=ts)["messages"]
    assert answer["thread_ts"] == ts
    page.post("/delete", channel=CORE, ts=answer["ts"])
    assert page.get("/replies", channel=CORE, ts=ts)["messages"] == []


def test_text_already_in_slacks_form_is_not_escaped_twice(page: Page) -> None:
    page.post("/say", channel=CORE, text=f"<@{people.BOT_USER}> A &amp; B &lt;x&gt; https://dunmere.example/a?b=1.")
    (message,) = page.get("/history", channel=CORE)["messages"]
    expected = f"<@{people.BOT_USER}> A &amp; B &lt;x&gt; <https://dunmere.example/a?b=1>."
    assert message["text"] == expected


def test_an_unseen_message_shows_for_its_reader_only(
    page: Page, pages: Callable[[str], Page], client: WebClient
) -> None:
    client.chat_postEphemeral(channel=CORE, user=OFFICER, text="for you")
    assert [one["ephemeral"] for one in page.get("/history", channel=CORE)["messages"]] == [True]
    assert pages(people.DIRECTOR).get("/history", channel=CORE)["messages"] == []


@pytest.mark.parametrize("multipart", [True, False])
def test_a_file_is_attached_and_shown(page: Page, multipart: bool) -> None:
    query = {"as": OFFICER, "name": "minutes.pdf"}
    content = b"%PDF-1.4\r\n\x00\xff minutes"
    if multipart:
        sent = page.http.post("/upload", params=query, files={"file": ("minutes.pdf", content)})
    else:
        sent = page.http.post("/upload", params=query, content=content)
    page.post("/say", channel=CORE, text="", file_ids=[sent.json()["id"]])
    (message,) = page.get("/history", channel=CORE)["messages"]
    (file,) = message["files"]
    assert (file["name"], file["size"]) == ("minutes.pdf", len(content))
    shown = page.http.get(file["url"].removeprefix("/local"))
    assert shown.content == content
    assert shown.headers["content-disposition"] == "attachment"


def test_the_clock_moves_forwards_only(page: Page, workspace: Workspace) -> None:
    monday = workspace.clock.now() + timedelta(days=3)
    assert page.post("/clock", to=monday.isoformat()).status_code == 200
    assert workspace.clock.now() >= monday
    assert page.post("/clock", to="2001-01-01T09:30").status_code == 409
    assert page.post("/clock", to="next Monday").status_code == 400
    ts = page.post("/say", channel=CORE, text="later").json()["ts"]
    assert float(ts) >= int(monday.timestamp())


def test_switches_are_set_and_unknown_ones_refused(page: Page, workspace: Workspace) -> None:
    answer = page.http.post("/misbehave", json={"duplicate": True, "rate_limit_every": 3})
    assert answer.json()["misbehave"]["rate_limit_every"] == 3
    assert workspace.mishaps.switches.duplicate
    assert page.http.post("/misbehave", json={"explode": True}).status_code == 400


def test_the_log_names_calls_and_deliveries_but_no_words_or_tokens(
    page: Page, client: WebClient, workspace: Workspace
) -> None:
    client.chat_postMessage(channel=CORE, text="a secret word")
    workspace.settle()
    lines = page.get("/log")["log"]
    assert {(line["kind"], line["name"]) for line in lines} >= {("api", "chat.postMessage"), ("event", "message")}
    assert "secret" not in json.dumps(lines)
    assert "xoxb" not in json.dumps(lines)


def test_a_modal_is_seen_submitted_and_closed(page: Page, client: WebClient, workspace: Workspace) -> None:
    view = {"type": "modal", "title": {"type": "plain_text", "text": "Hello"}, "blocks": [{"type": "divider"}]}
    client.views_open(trigger_id=workspace.passes.new_trigger(OFFICER), view=view)
    seen = page.get("/view")["view"]
    assert seen["title"]["text"] == "Hello"
    assert page.post("/close", view_id=seen["id"]).json() == {"ok": True}
    assert page.get("/view")["view"] is None
    assert "error" in page.post("/close", view_id=seen["id"]).json()


def test_a_command_and_home_reach_planbot(page: Page, workspace: Workspace, planbot: PlanbotStub) -> None:
    assert page.post("/command", channel=CORE, text="/plan red").json() == {"ok": True}
    page.post("/open_home")
    workspace.settle()
    assert planbot.deliveries[0].fields["text"] == "red"
    assert planbot.events("app_home_opened")[0]["user"] == OFFICER
    assert page.get("/home")["view"] is None


def test_the_stream_tells_of_what_concerns_the_person(
    pages: Callable[[str], Page], workspace: Workspace, client: WebClient
) -> None:
    page, heard, ready = pages(people.DIRECTOR), list[dict[str, Any]](), threading.Event()

    def listen() -> None:
        with page.http.stream("GET", "/stream", params={"as": page.me}, timeout=10) as stream:
            for line in stream.iter_lines():
                ready.set()
                if line.startswith("data: "):
                    heard.append(json.loads(line.removeprefix("data: ")))
                if heard and heard[-1]["type"] == "clock":
                    return

    listener = threading.Thread(target=listen)
    listener.start()
    assert ready.wait(10)
    client.chat_postEphemeral(channel=CORE, user=OFFICER, text="not for the director")
    ts = client.chat_postMessage(channel=CORE, text="for all")["ts"]
    workspace.state.tell("clock")
    listener.join(10)
    told = [one for one in heard if one["type"] == "message"]
    assert told == [{"type": "message", "channel": CORE, "ts": ts}]


@pytest.mark.parametrize(
    "headers", [{"Host": "planbot.example"}, {"Origin": "https://evil.example"}, {"Origin": "null"}]
)
def test_other_hosts_and_other_sites_are_kept_out(page: Page, headers: dict[str, str]) -> None:
    body = {"as": OFFICER, "channel": CORE, "text": "forged"}
    assert page.http.post("/say", json=body, headers=headers).status_code == 403


def test_a_page_of_the_workspace_itself_is_let_in(page: Page, slack: WorkspaceThread) -> None:
    body = {"as": OFFICER, "channel": CORE, "text": "mine"}
    assert page.http.post("/say", json=body, headers={"Origin": slack.url}).status_code == 200


def test_faults_are_sentences(page: Page) -> None:
    for path, body in (
        ("/say", {"channel": "C0NOWHERE", "text": "x"}),
        ("/say", {"channel": CORE, "text": "  "}),
        ("/say", {"text": "no channel"}),
        ("/edit", {"channel": CORE, "ts": "1.0", "text": "x"}),
        ("/press", {"channel": CORE, "message_ts": "1.0", "action_id": "x"}),
    ):
        answer = page.post(path, **body)
        assert answer.status_code == 400
        assert answer.json()["error"].endswith(".")
    assert page.http.post("/say", content=b"{").status_code == 400
