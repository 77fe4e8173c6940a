"""Files: uploaded in three steps, shown in a message, downloaded with the token only."""

from __future__ import annotations

import urllib.request

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.workspace import people
from bot.slack.workspace.workspace import BOT_TOKEN, Workspace

CORE = people.CORE_TEAM_CHANNEL


def fetched(url: str, token: str | None) -> tuple[str, bytes]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
        assert answer.status == 200
        return answer.headers["Content-Type"], answer.read()


def test_slacks_own_upload_shares_a_file_in_a_channel(client: WebClient, workspace: Workspace) -> None:
    client.files_upload_v2(channel=CORE, content=b"a,b", filename="plan.csv", initial_comment="The plan")
    (message,) = workspace.messages(CORE)
    assert (message["text"], message["files"][0]["name"]) == ("The plan", "plan.csv")


def test_an_unshared_picture_can_be_shown_by_an_image_block(client: WebClient) -> None:
    picture = client.files_upload_v2(content=b"\x89PNG", filename="ratings.png")["file"]["id"]
    assert client.files_info(file=picture)["file"]["mimetype"] == "image/png"
    block = {"type": "image", "alt_text": "Ratings", "slack_file": {"id": picture}}
    assert client.chat_postMessage(channel=CORE, text="Digest", blocks=[block])["ok"]


def test_permalinks_open_on_the_workspace_itself(client: WebClient, workspace: Workspace) -> None:
    file_id = workspace.upload(people.OFFICER, "minutes.txt", b"minutes")
    permalink = client.files_info(file=file_id)["file"]["permalink"]
    assert permalink.startswith(workspace.base_url)
    assert fetched(permalink, None)[1] == b"minutes"


def test_a_file_is_not_there_before_its_upload_is_complete(client: WebClient) -> None:
    started = client.files_getUploadURLExternal(filename="a.txt", length=3)
    with pytest.raises(SlackApiError, match="file_not_found"):
        client.files_info(file=started["file_id"])
    with pytest.raises(SlackApiError, match="file_not_found"):
        client.files_completeUploadExternal(files=[{"id": started["file_id"]}])
    with pytest.raises(SlackApiError, match="missing_argument"):
        client.files_getUploadURLExternal(filename="a.txt", length=0)


def test_without_the_token_the_address_answers_with_a_login_page(client: WebClient, workspace: Workspace) -> None:
    file_id = workspace.upload(people.OFFICER, "March minutes.pdf", b"%PDF-1.4 minutes")
    url = client.files_info(file=file_id)["file"]["url_private_download"]
    assert fetched(url, BOT_TOKEN) == ("application/pdf", b"%PDF-1.4 minutes")
    for token in (None, "xoxb-wrong"):
        kind, content = fetched(url, token)
        assert kind.startswith("text/html")
        assert b"minutes" not in content
