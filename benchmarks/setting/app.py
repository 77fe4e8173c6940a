"""The real app behind WSGI, and bare Bolt as its floor."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult

from benchmarks.setting.plan import NOW, TEAM, database_at, members
from bot.services.runtime import Runtime
from bot.slack.client import Slack
from bot.slack.people import Me
from bot.slack.workspace import people
from bot.slack.workspace.workspace import BOT_TOKEN, SIGNING_SECRET
from handlers.authorize import Authorize
from handlers.listen import wsgi
from handlers.register import build_app

NOBODY = "http://127.0.0.1:9/api/"
"""Slack's address here: nothing listens, because nothing that is measured may call Slack."""
Application = Callable[[Any, Any], Any]


class StoppedClock:
    """Always the same moment."""

    def __init__(self, moment: datetime = NOW) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """The moment of every measurement."""
        return self._moment


def runtime_on(path: Path, moment: datetime = NOW) -> Runtime:
    """The means of a Planbot on an SQLite file. Jobs are written and nobody is woken to do them."""
    slack = Slack(BOT_TOKEN, NOBODY)
    runtime = Runtime(database=database_at(path), clock=StoppedClock(moment), slack=slack, workspace=TEAM)
    runtime.people.keep(members())
    return runtime


def application(runtime: Runtime) -> Application:
    """The real app behind WSGI, knowing who it is."""
    # Bolt warns at every start that its own store is not used; a figure is easier to find without.
    logging.disable(logging.WARNING)
    me = Me(TEAM, people.TEAM_NAME, people.BOT_USER, people.BOT_ID)
    return wsgi(build_app(runtime, SIGNING_SECRET, Authorize(runtime, BOT_TOKEN, me)))


def bare_app() -> App:
    """Bolt set as the real app is, without a listener."""
    identity = AuthorizeResult(
        enterprise_id=None, team_id=TEAM, bot_user_id=people.BOT_USER, bot_id=people.BOT_ID, bot_token=BOT_TOKEN
    )
    return App(signing_secret=SIGNING_SECRET, authorize=lambda: identity, process_before_response=True)
