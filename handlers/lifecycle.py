"""What happens to Planbot itself: joined, removed, revoked, members changed; and whatever nothing else listens to."""

from __future__ import annotations

import logging
import re
from typing import Any

from slack_bolt import Ack, App

from bot.services.runtime import Runtime
from bot.slack.people import person_from
from handlers.authorize import Authorize
from storage import installations

log = logging.getLogger("planbot.lifecycle")
ANY = re.compile(".*")


def register(app: App, runtime: Runtime, authorize: Authorize) -> None:
    """Listen to what happens to the app and to the members."""
    desk = LifecycleDesk(runtime, authorize)
    for name in ("user_change", "team_join"):
        app.event(name)(desk.member)
    for name in ("app_uninstalled", "tokens_revoked"):
        app.event(name)(desk.removed)
    app.event("member_joined_channel")(desk.joined)


def register_rest(app: App) -> None:
    """Acknowledge and note whatever no listener takes: Bolt would answer 404, which Slack counts as a failure.
    Call it last."""
    app.event(ANY)(_unheard_event)
    app.action(ANY)(_unheard)
    app.view(ANY)(_unheard)
    app.view_closed(ANY)(_unheard)
    app.command(ANY)(_unheard)
    app.shortcut(ANY)(_unheard)
    app.options(ANY)(_unheard_options)


class LifecycleDesk:
    """Keeps up with the workspace."""

    def __init__(self, runtime: Runtime, authorize: Authorize) -> None:
        self._runtime, self._authorize = runtime, authorize

    def member(self, event: dict[str, Any]) -> None:
        """Somebody joined the workspace, left it, or became a guest."""
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


def _unheard_event(body: dict[str, Any]) -> None:
    event = body.get("event") or {}
    log.info("nothing listens to the event %s %s", event.get("type"), event.get("subtype") or "")


def _unheard(ack: Ack, body: dict[str, Any]) -> None:
    names = [str(action.get("action_id")) for action in body.get("actions") or ()]
    view = (body.get("view") or {}).get("callback_id")
    log.info("nothing listens to %s %s", body.get("type") or body.get("command"), names or view or "")
    ack()


def _unheard_options(ack: Ack, body: dict[str, Any]) -> None:
    log.info("nothing offers options for %s", body.get("action_id"))
    ack(options=[])
