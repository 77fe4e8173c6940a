"""A restarted workspace is as it was left."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.clock import MovedClock
from bot.slack.workspace import people
from bot.slack.workspace.calls import Call
from bot.slack.workspace.methods import answer
from bot.slack.workspace.store import Json
from bot.slack.workspace.workspace import BOT_TOKEN, Workspace

CORE = people.CORE_TEAM_CHANNEL


def opened(folder: Path) -> Workspace:
    return Workspace(folder / "slack.sqlite", MovedClock(folder / "clock"))


def called(workspace: Workspace, method: str, **arguments: object) -> Json:
    return answer(workspace, method, Call(arguments), BOT_TOKEN)


def test_messages_files_homes_and_reading_marks_survive(tmp_path: Path) -> None:
    before = opened(tmp_path)
    metadata = {"event_type": "digest", "event_payload": {"run": "2026-W34"}}
    posted = called(before, "chat.postMessage", channel=CORE, text="digest", metadata=metadata)
    gone = before.say(people.OFFICER, CORE, "to be deleted")
    before.delete(people.OFFICER, CORE, gone)
    file_id = before.upload(people.OFFICER, "minutes.pdf", b"%PDF")
    home = {"type": "home", "blocks": [{"type": "divider"}]}
    called(before, "views.publish", user_id=people.DIRECTOR, view=home)
    before.state.mark_read(people.DIRECTOR, CORE)
    marks = dict(before.state.read_marks)
    before.close()

    after = opened(tmp_path)
    assert [(one["ts"], one["metadata"]) for one in after.messages(CORE)] == [(posted["ts"], metadata)]
    after.base_url = "http://127.0.0.1:9999"
    assert after.state.file_content(file_id) == b"%PDF"
    assert called(after, "files.info", file=file_id)["file"]["url_private"].startswith(after.base_url)
    shown = after.home(people.DIRECTOR)
    assert shown is not None
    assert shown["blocks"][0]["type"] == "divider"
    assert after.state.read_marks == marks
    assert after.say(people.OFFICER, CORE, "later") > gone
    after.close()


def test_timestamps_never_repeat_when_the_clock_is_set_back(tmp_path: Path) -> None:
    before = opened(tmp_path)
    before.clock.move_to(before.clock.now() + timedelta(days=1500))  # type: ignore[attr-defined]
    last = before.say(people.OFFICER, CORE, "in the future")
    before.close()
    (tmp_path / "clock").unlink()
    after = opened(tmp_path)
    assert after.say(people.OFFICER, CORE, "back to now") > last
    after.close()
