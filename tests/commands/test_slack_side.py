"""The commands that speak to Slack: the digest before it goes out, and the doctor's findings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli import main
from bot.clock import MovedClock
from bot.slack.workspace import people
from bot.slack.workspace.serving import WorkspaceThread
from bot.slack.workspace.workspace import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, Workspace
from tests.commands.command import Command


@pytest.fixture
def slack(planbot: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A local Slack, named in the settings once `planbot` has cleared them."""
    workspace = Workspace(None, MovedClock(tmp_path / "clock"), "http://127.0.0.1:9", retry_waits=())
    with WorkspaceThread(workspace) as running:
        monkeypatch.setenv("SLACK_API_URL", running.api_url)
        monkeypatch.setenv("SLACK_BOT_TOKEN", BOT_TOKEN)
        monkeypatch.setenv("SLACK_SIGNING_SECRET", SIGNING_SECRET)
        yield workspace
    workspace.close()


def test_the_digest_of_a_moment_is_printed_and_not_posted(imported: Command, slack: Workspace) -> None:
    typed = imported("digest", "--dry-run", "--at", "2027-05-03T09:30")
    assert typed.code == 0, typed.err
    assert "overdue" in typed.out.casefold()
    assert slack.parents(people.CORE_TEAM_CHANNEL) == []


def test_the_digest_is_sent_to_one_person_by_address(imported: Command, slack: Workspace) -> None:
    address = "helen.marsh@dunmere.example"
    typed = imported("digest", "--to", address)
    assert (typed.code, typed.out) == (0, f"Sent to {address}.\n")
    assert len(slack.parents(slack.direct(people.DIRECTOR))) == 1
    assert slack.parents(people.CORE_TEAM_CHANNEL) == []


def test_the_digest_is_sent_to_whoever_the_settings_say_is_me(
    imported: Command, slack: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = imported("digest", "--to", "@me")
    assert refused.err == "Say who @me is: set PLANBOT_ME to your Slack user id or e-mail address.\n"
    monkeypatch.setenv("PLANBOT_ME", people.COORDINATOR)
    assert imported("digest", "--to", "@me").code == 0
    assert len(slack.parents(slack.direct(people.COORDINATOR))) == 1


@pytest.mark.usefixtures("slack")
def test_a_digest_for_nobody_slack_knows_is_refused_in_a_sentence(imported: Command) -> None:
    typed = imported("digest", "--to", "nobody@dunmere.example")
    assert (typed.code, typed.err) == (1, "Nobody in Slack has the address nobody@dunmere.example.\n")


def test_a_digest_neither_printed_nor_sent_is_refused(imported: Command) -> None:
    assert imported("digest").err.startswith("Say --dry-run")


def test_a_moment_that_is_none_is_refused_in_a_sentence(imported: Command) -> None:
    typed = imported("digest", "--dry-run", "--at", "Monday")
    assert (typed.code, typed.err) == (1, "'Monday' is not a moment. Write it as 2010-03-29T09:30.\n")


@pytest.mark.usefixtures("slack")
def test_the_doctor_says_what_is_good_and_what_is_still_to_be_chosen(imported: Command) -> None:
    typed = imported("doctor")
    assert typed.code == 1
    assert "ok   The token is of Dunmere Council." in typed.out
    assert "FIX  Still to be chosen with `/plan setup`" in typed.out


@pytest.mark.usefixtures("slack")
def test_the_doctor_misses_the_plan_before_what_is_chosen_for_it(planbot: Command) -> None:
    said = planbot("doctor").out
    assert "FIX  There is no plan yet: drop its file into a direct message to Planbot" in said
    assert "/plan setup" not in said


def test_the_doctor_misses_the_token(imported: Command) -> None:
    typed = imported("doctor")
    assert typed.code == 1
    assert "FIX  SLACK_BOT_TOKEN is not set" in typed.out


def test_the_doctor_tries_the_apps_own_token(
    imported: Command, slack: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    slack.app_token = APP_TOKEN
    monkeypatch.setenv("SLACK_APP_TOKEN", APP_TOKEN)
    assert "ok   Slack opens a socket for the app" in imported("doctor").out
    monkeypatch.setenv("SLACK_APP_TOKEN", BOT_TOKEN)
    said = imported("doctor").out
    assert "FIX  Slack refuses SLACK_APP_TOKEN (not_allowed_token_type)" in said
    assert "connections:write" in said
    assert "ok   The token is of Dunmere Council." in said


@pytest.mark.usefixtures("slack")
def test_the_doctor_says_that_slack_refuses_a_token(imported: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-another")
    assert "FIX  Slack refuses the token" in imported("doctor").out


@pytest.mark.usefixtures("slack")
def test_the_doctor_says_that_nothing_answers(imported: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:9/api/")
    assert "FIX  Slack does not answer" in imported("doctor").out


@pytest.mark.usefixtures("imported", "slack")
@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SLACK_BOT_TOKEN", "xoxb-another", "Slack refuses this (invalid_auth)."),
        ("SLACK_API_URL", "http://127.0.0.1:9/api/", "Slack does not answer"),
    ],
)
def test_what_slack_refuses_is_a_sentence_on_the_way_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.argv", ["planbot", "digest", "--dry-run"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert capsys.readouterr().err.startswith(said)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PORT", "three thousand", "PORT is 'three thousand', but"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL is 'LOUD', but it must be one of DEBUG, INFO, WARNING, ERROR."),
        ("DATABASE_URL", "mysql://planbot:HIDDEN@db/planbot", "DATABASE_URL must begin with sqlite:///"),
    ],
)
def test_a_wrong_setting_is_a_sentence_on_the_way_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.argv", ["planbot", "verify"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith(said)
    assert "HIDDEN" not in told


AWAY = "postgresql://planbot:HIDDEN@127.0.0.1:9/planbot"


def test_a_database_that_is_away_is_a_sentence_on_the_way_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", AWAY)
    monkeypatch.setattr("sys.argv", ["planbot", "verify"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert capsys.readouterr().err.startswith("The database does not answer")


def test_the_doctor_says_that_the_database_is_away(planbot: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", AWAY)
    assert "FIX  The database does not answer" in planbot("doctor").out


@pytest.mark.usefixtures("slack")
def test_the_doctor_says_to_invite_planbot_to_a_channel_it_cannot_see(imported: Command) -> None:
    imported.tamper(
        "UPDATE plans SET state = json_set(state, '$.settings',"
        ' json(\'{"core_team":["U1"],"directors":["U2"],"channel":"C0PRIVATE"}\'))'
    )
    said = imported("doctor").out
    assert "FIX  Planbot is not a member of the core team's channel: type /invite @Planbot there." in said
    assert "refuses the token" not in said
