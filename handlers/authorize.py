"""Who Planbot is in a workspace: our own `authorize` for Bolt, with a cache that expires and hears revocations.

Bolt's default asks its store at every request, which costs a dozen times what a cached answer does.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from slack_bolt.authorization import AuthorizeResult

from bot.services.runtime import Runtime
from storage import installations

if TYPE_CHECKING:
    from bot.slack.people import Me

KEPT_SECONDS = 300.0


class Authorize:
    """Answers Bolt. `token` is the settings' token, used where an installation has none of its own."""

    def __init__(self, runtime: Runtime, token: str | None = None, me: Me | None = None) -> None:
        """`me`: what auth.test said at the start, so that the first delivery does not wait for it."""
        self._runtime, self._token, self._me = runtime, token, me
        self._kept: dict[str, tuple[float, AuthorizeResult]] = {}
        self._lock = threading.Lock()

    def identity(self, enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
        """Planbot's identity in a workspace; None where it is not installed."""
        workspace = team_id or enterprise_id or ""
        kept = self._kept.get(workspace)
        if kept is not None and kept[0] > time.monotonic():
            return kept[1]
        found = self._ask(enterprise_id, workspace)
        if found is not None:
            with self._lock:
                self._kept = {**self._kept, workspace: (time.monotonic() + KEPT_SECONDS, found)}
        return found

    def forget(self, workspace: str) -> None:
        """The token was revoked or Planbot was removed: the next delivery asks again."""
        with self._lock:
            self._kept = {name: kept for name, kept in self._kept.items() if name != workspace}
            self._me = None

    def _ask(self, enterprise_id: str | None, workspace: str) -> AuthorizeResult | None:
        with self._runtime.database.reading() as session:
            known = installations.installation(session, workspace)
        if known is not None:
            token = known.bot_token or self._token
            return AuthorizeResult(
                enterprise_id=enterprise_id, team_id=workspace, bot_user_id=known.bot_user_id, bot_token=token
            )
        me = self._me or self._runtime.slack.auth()
        self._me = me
        if me.workspace != workspace:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=workspace,
            bot_user_id=me.user,
            bot_id=me.bot,
            bot_token=self._token,
        )
