"""Planbot's verbs over real HTTP."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.slack.client import OutcomeUnknown, Slack, SlackRefused
from bot.slack.posting import REPEAT, post_once
from bot.slack.workspace import people as sample
from bot.slack.workspace.workspace import Workspace
from bot.wording.blocks import Said, image_file, section

CORE = sample.CORE_TEAM_CHANNEL
HELLO = Said("hello", [section("*hello*")])
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def lately() -> datetime:
    return datetime.now(UTC) - timedelta(hours=1)


def test_a_post_is_found_again_by_its_key_in_the_channel_and_in_a_thread(slack: Slack) -> None:
    ts = slack.post(CORE, HELLO, "key-1")
    reply = slack.post(CORE, HELLO, "key-2", ts)
    assert slack.history_has(CORE, "key-1", oldest=lately()) == ts
    assert slack.history_has(CORE, "key-2", ts) == reply
    assert slack.history_has(CORE, "key-3") is None


def test_a_lost_answer_is_an_unknown_outcome_and_the_post_is_found(slack: Slack, workspace: Workspace) -> None:
    workspace.mishaps.set(answer_lost_after_commit=1)
    with pytest.raises(OutcomeUnknown):
        slack.post(CORE, HELLO, "key-1")
    found = post_once(slack, CORE, HELLO, "key-1", None, doubt=True, oldest=lately())
    assert found.outcome == "found"
    assert len(workspace.parents(CORE)) == 1


def test_a_post_in_doubt_that_is_not_there_is_posted(slack: Slack, workspace: Workspace) -> None:
    assert post_once(slack, CORE, HELLO, "key-1", None, doubt=True, oldest=lately()).outcome == "posted"
    assert len(workspace.parents(CORE)) == 1


def test_where_history_cannot_be_read_it_is_sent_once_more_and_says_so() -> None:
    class NoHistory(Slack):
        said: Said

        def history_has(self, *_: object, **__: object) -> str | None:
            raise SlackRefused("missing_scope")

        def post(self, channel: str, said: object, key: str, thread_ts: str | None = None) -> str:
            self.said = said  # type: ignore[assignment]
            return "1.1"

    slack = NoHistory("xoxb-none")
    assert post_once(slack, CORE, HELLO, "key", None, doubt=True, oldest=lately()).outcome == "sent again"
    assert slack.said.text.endswith(REPEAT)


def test_too_many_posts_and_a_failing_slack_are_told_apart(slack: Slack, workspace: Workspace) -> None:
    workspace.mishaps.set(rate_limit_every=1)
    with pytest.raises(SlackRefused) as refused:
        slack.post(CORE, HELLO, "key-1")
    assert (refused.value.error, refused.value.retry_after) == ("ratelimited", 1)
    workspace.mishaps.set(rate_limit_every=0, server_error_every=1)
    with pytest.raises(OutcomeUnknown):
        slack.post(CORE, HELLO, "key-1")
    assert workspace.parents(CORE) == []


def test_a_refusal_has_slacks_code(slack: Slack) -> None:
    with pytest.raises(SlackRefused, match="channel_not_found"):
        slack.post("C0NOWHERE", HELLO, "key-1")
    with pytest.raises(SlackRefused, match="invalid_auth"):
        Slack("xoxb-wrong", slack.api_url).auth()


def test_no_slack_at_all_is_an_unknown_outcome() -> None:
    with pytest.raises(OutcomeUnknown):
        Slack("xoxb-none", "http://127.0.0.1:9").post(CORE, HELLO, "key-1")


def test_people_are_found_with_their_zone_and_standing(slack: Slack) -> None:
    head = slack.person(sample.SAFEGUARDING_HEAD)
    name = next(name for user, name, *_ in sample.ROLES if user == sample.SAFEGUARDING_HEAD)
    assert (head.name, head.tz, head.is_guest) == (name, "Europe/London", False)
    assert slack.person(sample.LONE_GUEST).is_single_channel_guest
    assert slack.person(sample.LEAVER).deleted
    assert head.email is not None
    assert slack.find_by_email(head.email) == head
    assert slack.find_by_email("nobody@dunmere.example") is None
    assert head in slack.people()


def test_planbot_knows_itself(slack: Slack) -> None:
    me = slack.auth()
    assert (me.workspace, me.user) == (sample.TEAM_ID, sample.BOT_USER)
    assert "chat:write" in me.scopes


def test_a_message_is_changed_and_one_that_is_gone_is_refused(slack: Slack, workspace: Workspace) -> None:
    channel = slack.open_dm(sample.DIRECTOR)
    ts = slack.post(channel, HELLO, "key-1")
    slack.update(channel, ts, Said("changed"))
    slack.ephemeral(CORE, sample.COORDINATOR, HELLO)
    assert workspace.parents(channel)[0]["text"] == "changed"
    with pytest.raises(SlackRefused, match="message_not_found"):
        slack.update(channel, "1.000000", HELLO)


def test_a_picture_is_uploaded_unshared_and_shown_by_a_block(slack: Slack, workspace: Workspace) -> None:
    file_id = slack.upload_picture(PNG, "A red square.", "Ratings")
    slack.post(CORE, Said("picture", [image_file(file_id, "A red square.")]), "key-1")
    assert workspace.state.file_content(file_id) == PNG


def test_a_file_is_fetched_from_slack_and_from_nowhere_else(slack: Slack, workspace: Workspace) -> None:
    file_id = workspace.upload(sample.SAFEGUARDING_HEAD, "minutes.txt", b"Agreed.")
    workspace.tell_bot(sample.SAFEGUARDING_HEAD, "minutes")
    url = str(workspace.state.files[file_id].get("url_private_download") or slack.file(file_id)["url_private"])
    assert slack.fetch_file(url, 100) == b"Agreed."
    with pytest.raises(SlackRefused, match="too_large"):
        slack.fetch_file(url, 3)
    with pytest.raises(SlackRefused, match="foreign_host"):
        slack.fetch_file("https://files.example.org/minutes.txt", 100)
    with pytest.raises(SlackRefused, match="foreign_host"):
        slack.respond("https://hooks.example.org/1", {"text": "hello"})
    with pytest.raises(SlackRefused):
        Slack("xoxb-wrong", slack.api_url).fetch_file(url, 100)


def test_the_real_slack_is_spoken_to_in_https_and_its_files_come_from_its_own_host() -> None:
    slack = Slack("xoxb-none")
    assert slack.api_url == "https://slack.com/api/"
    assert slack.file_hosts() == ("files.slack.com",)
    with pytest.raises(SlackRefused, match="foreign_host"):
        slack.fetch_file("http://files.slack.com/plain", 100)
