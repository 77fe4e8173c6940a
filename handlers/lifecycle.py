"""What happens to Planbot itself: joined, removed, revoked, members changed."""

from __future__ import annotations

import logging
from typing import Any

from slack_bolt import App

from bot.services.runtime import Runtime
from bot.slack.people import person_from
from handlers.authorize import Authorize
from storage import installations

log = logging.getLogger("planbot.lifecycle")


def register(app: App, runtime: Runtime, authorize: Authorize) -> None:
    """Listen to what happens to the app and to the members."""
    desk = LifecycleDesk(runtime, authorize)
    app.event("user_change")(desk.member)
    for name in ("app_uninstalled", "tokens_revoked"):
        app.event(name)(desk.removed)
    app.event("member_joined_channel")(desk.joined)


class LifecycleDesk:
    """Keeps up with the workspace."""

    def __init__(self, runtime: Runtime, authorize: Authorize) -> None:
        self._runtime, self._authorize = runtime, authorize

    def member(self, event: dict[str, Any]) -> None:
        """Somebody left the workspace, became a guest, or changed name."""
        self._runtime.people.keep([person_from(event["user"])])

    def removed(self, body: dict[str, Any], event: dict[str, Any]) -> None:
        """Planbot was removed, or its token revoked."""
        if event["type"] == "tokens_revoked" and not (event.get("tokens") or {}).get("bot"):
            return
        workspace = str(body["team_id"])
        with self._runtime.database.writing() as session:
            installations.revoke(session, workspace, self._runtime.clock.now())
        self._authorize.forget(workspace)
        log.warning("Planbot was removed from the workspace %s", workspace)

    def joined(self, event: dict[str, Any]) -> None:
        """Somebody, perhaps Planbot itself, joined a channel: nothing is said unasked."""
        log.info("somebody joined the channel %s", event.get("channel"))
