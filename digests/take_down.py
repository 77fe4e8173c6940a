"""The job that takes away the buttons of an update that no longer counts: nobody presses Undo on what is gone."""

from __future__ import annotations

from bot.services.runtime import Runtime
from bot.wording import echo
from digests.work import Done
from storage import echoes
from storage.jobs import Claimed


def take_down(runtime: Runtime, job: Claimed) -> Done:
    """Payload: update, reason. The message is read back from Slack: no copy of it is kept here."""
    update = str(job.payload["update"])
    with runtime.database.reading() as session:
        shown = echoes.echo_of(session, job.workspace_id, update)
    if shown is None:
        return Done("never shown")
    message = runtime.slack.message(shown.channel, shown.ts, shown.thread_ts)
    if message is None:
        return Done("gone")
    said = echo.without_buttons(
        str(message.get("text") or ""), message.get("blocks") or [], update, job.payload["reason"]
    )
    if said is None:
        return Done("no buttons")
    runtime.slack.update(shown.channel, shown.ts, said)
    return Done()
