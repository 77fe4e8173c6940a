"""Members of a workspace, and Planbot itself, as Slack describes them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec import Struct

Json = dict[str, Any]


class SlackPerson(Struct, frozen=True):
    """A member of the workspace. `tz` is the name of a time zone; a guest may belong to one channel only."""

    id: str
    name: str
    email: str | None = None
    tz: str = "Europe/London"
    is_guest: bool = False
    is_single_channel_guest: bool = False
    is_bot: bool = False
    deleted: bool = False
    is_admin: bool = False


class Me(Struct, frozen=True):
    """Planbot itself, as auth.test tells. `scopes` are those of the token."""

    workspace: str
    workspace_name: str
    user: str
    bot: str | None = None
    scopes: tuple[str, ...] = ()
    answered_at: datetime | None = None


def person_from(member: Json) -> SlackPerson:
    """A member as Slack describes them."""
    profile = member.get("profile") or {}
    return SlackPerson(
        id=str(member["id"]),
        name=str(member.get("real_name") or profile.get("real_name") or member.get("name") or member["id"]),
        email=profile.get("email"),
        tz=str(member.get("tz") or "Europe/London"),
        is_guest=bool(member.get("is_restricted")),
        is_single_channel_guest=bool(member.get("is_ultra_restricted")),
        is_bot=bool(member.get("is_bot")) or member["id"] == "USLACKBOT",
        deleted=bool(member.get("deleted")),
        is_admin=bool(member.get("is_admin")),
    )
