"""The reader over files, by command."""

from __future__ import annotations

import json
from pathlib import Path

from bot.slack.workspace.people import TEAM_ID
from tests.commands.command import Command

PLAN = {
    "timezone": "Europe/London",
    "actions": [{"ref": "1.1", "title": "Publish the offer", "owner": "olu", "recommendation": 1, "due": "2027-07-30"}],
}
SENT = "2027-06-15T09:30:00+01:00"


def test_messages_are_read_a_line_for_a_line(planbot: Command, tmp_path: Path) -> None:
    plan, messages, out = tmp_path / "plan.json", tmp_path / "messages.jsonl", tmp_path / "out.jsonl"
    plan.write_text(json.dumps(PLAN))
    said = ["1.1 amber", "what's red?"]
    lines = [{"id": str(n), "sent_at": SENT, "author": "olu", "text": text} for n, text in enumerate(said)]
    messages.write_text("\n".join(json.dumps(line) for line in lines))
    assert planbot("read", "--plan", plan, "--messages", messages, "--out", out).code == 0
    first, second = (json.loads(line)["pred"] for line in out.read_text().splitlines())
    assert first["per_action"]["1.1"]["rag"] == "amber"
    assert (second["is_question"], second["is_update"]) == (True, False)


def test_a_text_is_read_with_its_reasons(planbot: Command, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(PLAN))
    typed = planbot("read", "--plan", plan, "--explain", "1.1 is 60% done, waiting on the printer")
    assert typed.code == 0
    assert typed.out.startswith("1.1 Publish the offer\n")
    assert "percent            60%            “60%”: a share of the whole action" in typed.out
    assert "blocker            yes            “waiting on the printer”: an obstacle or its cause" in typed.out


def test_what_may_be_meant_is_told_as_such(planbot: Command, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(PLAN))
    typed = planbot(
        "read", "--plan", plan, "--author", "olu", "--explain", "the room is not ready, waiting on facilities"
    )
    assert "Not surely an update" in typed.out
    assert "Would ask: which action (1.1)" in typed.out


def test_a_text_is_read_against_the_live_plan(imported: Command) -> None:
    live = ("read", "--workspace", TEAM_ID, "--explain")
    assert imported(*live, "1.2 amber").out.startswith("1.2 ")
    refused = imported(*live, "amber", "--thread", "9.9")
    assert (refused.code, refused.err) == (1, "The plan has no action 9.9.\n")


def test_date_phrases_are_read_a_line_for_a_line(planbot: Command, tmp_path: Path) -> None:
    phrases, out = tmp_path / "phrases.jsonl", tmp_path / "out.jsonl"
    said = {"id": "d1", "reference": SENT, "sentence": "by Friday", "tense": "future"}
    phrases.write_text(json.dumps(said))
    assert planbot("dates", "--in", phrases, "--out", out).code == 0
    assert json.loads(out.read_text()) == {"id": "d1", "date": "2027-06-18"}


def test_a_file_that_is_not_there_is_said_to_be_missing(planbot: Command, tmp_path: Path) -> None:
    typed = planbot("dates", "--in", tmp_path / "nowhere.jsonl", "--out", tmp_path / "out.jsonl")
    assert typed.code == 2
    assert "does not exist" in " ".join(typed.err.replace("│", " ").split())
