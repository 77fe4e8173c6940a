"""The Bolt app with every listener of Planbot's, the message listener first."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, cast

from slack_bolt import App, BoltContext
from slack_bolt.authorization import AuthorizeResult

from bot.services.runtime import Runtime
from handlers import (
    board,
    bodies,
    body_records,
    buttons,
    challenge,
    change_requests,
    changes,
    commitments,
    core_team,
    erase,
    errors,
    evidence,
    framework,
    home,
    indicators,
    inspections,
    lifecycle,
    messages,
    milestones,
    modals,
    oversight,
    plan_command,
    plan_files,
    published,
    recommendations,
    red,
    risks,
    setup,
    sign_off,
    structure,
    take_away,
    versions,
)
from handlers.authorize import Authorize

log = logging.getLogger("planbot.register")


def build_app(runtime: Runtime, signing_secret: str | None, authorize: Authorize) -> App:
    """The app. `signing_secret` verifies what comes by HTTP; what comes over a socket has no signature.

    A delivery is acknowledged once its listener has finished (process_before_response): what was not committed is
    not acknowledged, and Slack sends it again.
    """
    app = App(
        # Without a name Bolt reads the source of everything on the stack to find one; it is a logger's too, whose level
        # Bolt sets, so it is not "planbot", which all our own are under.
        name="planbot.bolt",
        signing_secret=signing_secret or "",
        authorize=cast(Callable[..., AuthorizeResult], _identified(authorize)),
        process_before_response=True,
        client=runtime.slack.web,
        raise_error_for_unhandled_request=True,
        logger=_quiet("planbot.bolt"),
    )
    app.use(_meeting(runtime))
    messages.register(app, runtime)
    buttons.register(app, runtime)
    asking = change_requests.register(app, runtime)
    records = body_records.register(app, runtime)
    acts = {
        **bodies.register(app, runtime),
        **records,
        **board.register(app, runtime),
        **asking,
        **evidence.register(app, runtime),
        **milestones.register(app, runtime),
        **recommendations.register(app, runtime, asking["reword"]),
        **versions.register(app, runtime),
        **indicators.register(app, runtime),
        **sign_off.register(app, runtime),
        **risks.register(app, runtime),
        **challenge.register(app, runtime),
        **commitments.register(app, runtime),
        **take_away.acts(runtime),
        **published.register(app, runtime),
        **oversight.register(app, runtime),
        **red.register(app, runtime),
        **structure.register(app, runtime, records["members"]),
        **core_team.register(app, runtime),
        **erase.register(app, runtime),
        **framework.register(app, runtime),
    }
    plan_command.register(app, runtime, runtime.readers, runtime.people, acts)
    modals.register(app, runtime)
    changes.register(app, runtime)
    home.register(app, runtime, runtime.people)
    inspections.register(app, runtime)
    setup.register(app, runtime, runtime.people)
    plan_files.register(app, runtime, runtime.people)
    lifecycle.register(app, runtime, authorize)
    app.error(errors.handler(runtime))
    return app


def _identified(authorize: Authorize) -> Callable[..., AuthorizeResult | None]:
    """Bolt passes arguments by name to a plain function only."""

    def identity(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
        return authorize.identity(enterprise_id, team_id)

    return identity


def _meeting(runtime: Runtime) -> Callable[..., None]:
    """Whoever presses, types /plan or opens Home is known before they are answered; authors of messages are met once
    it is clear that they spoke to Planbot."""

    def meet(body: dict[str, Any], context: BoltContext, next: Callable[[], None]) -> None:  # Bolt's name
        if context.user_id and (body.get("event") or {}).get("type") in (None, "app_home_opened"):
            runtime.people.meet(context.user_id, runtime.slack.person)
        next()

    return meet


def _quiet(name: str) -> logging.Logger:
    """Bolt's own logger writes what it was sent at DEBUG, and warns at every start that its own ways are not used."""
    logger = logging.getLogger(name)
    logger.setLevel(logging.ERROR)
    return logger
