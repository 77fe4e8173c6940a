"""manifest.json: what a Slack administrator pastes; it asks for what is handled, and no scope more.

The rules are those of Slack's manifest schema, version 2, as far as they touch what we use.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from bot.slack import scopes
from bot.slack.workspace.granted import NEEDED
from tests.project.checkout import read, source_files, source_text

MANIFEST: dict[str, Any] = json.loads(read("manifest.json"))
SCOPES: list[str] = MANIFEST["oauth_config"]["scopes"]["bot"]
EVENTS: list[str] = MANIFEST["settings"]["event_subscriptions"]["bot_events"]

# The scope each event is delivered under; the others need none.
SCOPE_OF_EVENT = {
    "app_mention": {"app_mentions:read"},
    "member_joined_channel": {"channels:read", "groups:read"},
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
    "message.im": {"im:history"},
    "user_change": {"users:read"},
}

# The Web API methods (or payload parts) a scope is asked for.
USES_OF_SCOPE = {
    "channels:read": r"conversations[._]info",
    "chat:write": r"chat[._]postMessage",
    "commands": r"/plan",
    "files:read": r"url_private|files[._]info",
    "files:write": r"files[._](getUploadURLExternal|upload_v2)",
    "groups:read": r"conversations[._]info",
    "im:read": r"conversations[._](info|history)|channel_type",
    "im:write": r"conversations[._]open",
    "usergroups:read": r"usergroups[._]users",
    "users:read": r"users[._](info|list)",
    "users:read.email": r"lookupByEmail|email",
}


def test_names_and_descriptions_are_within_slacks_limits() -> None:
    display, features = MANIFEST["display_information"], MANIFEST["features"]
    command = features["slash_commands"][0]
    assert MANIFEST["_metadata"]["major_version"] == 2
    assert len(display["name"]) <= 35
    assert len(display["description"]) <= 140
    assert re.fullmatch(r"#[0-9a-fA-F]{6}", display["background_color"])
    assert re.fullmatch(r"[A-Za-z0-9._-]{1,80}", features["bot_user"]["display_name"])
    assert re.fullmatch(r"/[a-z_-]{1,31}", command["command"])
    assert len(command["description"]) <= 2000
    assert len(command["usage_hint"]) <= 1000


def test_people_can_write_to_planbot_and_name_colleagues_to_it() -> None:
    assert MANIFEST["features"]["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }
    assert [command["should_escape"] for command in MANIFEST["features"]["slash_commands"]] == [True]


def test_it_connects_without_a_public_address_and_hears_buttons() -> None:
    settings = MANIFEST["settings"]
    assert settings["socket_mode_enabled"] is True
    assert settings["interactivity"]["is_enabled"] is True
    assert "request_url" not in settings["event_subscriptions"]


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_that_is_asked_for_is_handled(event: str) -> None:
    listener = event.split(".")[0]
    assert re.search(rf"""["']{listener}["']""", source_text("handlers/")), event


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_that_is_asked_for_has_its_scope(event: str) -> None:
    assert SCOPE_OF_EVENT.get(event, set()) <= set(SCOPES)


@pytest.mark.parametrize("scope", SCOPES)
def test_a_scope_that_is_asked_for_is_used(scope: str) -> None:
    needed_by_an_event = any(scope in SCOPE_OF_EVENT.get(event, set()) for event in EVENTS)
    use = USES_OF_SCOPE.get(scope)
    workspace = "bot/slack/workspace/"
    source = "\n".join(read(name) for name in source_files() if not name.startswith(workspace))
    assert needed_by_an_event or (use and re.search(use, source)), scope


def test_the_doctor_misses_a_scope_of_the_manifest_and_no_other() -> None:
    assert list(scopes.SCOPES) == SCOPES


def test_every_method_that_is_called_has_its_scope() -> None:
    source = source_text("bot/slack/client.py", "bot/slack/posting.py", "handlers/", "digests/")
    called = {method for method in NEEDED if f'"{method}"' in source}
    needed = {NEEDED[method].format(kind=kind) for method in called for kind in ("channels", "groups", "im")}
    # Joining a public channel by itself is a favour the manifest does not ask for (docs/real-slack.md).
    assert needed - set(SCOPES) == {"channels:join"}


def test_nothing_is_asked_for_twice() -> None:
    assert len(set(SCOPES)) == len(SCOPES)
    assert len(set(EVENTS)) == len(EVENTS)
