"""A council's own words by command: the doctor's findings, the reasons of `planbot read`, and starting without them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.cli import main
from bot.slack.workspace.people import TEAM_ID
from tests.commands.command import Command

OWN = """
[ratings]
"on the turn" = "amber"
[names]
"the weekly list action" = "1.1"
"""


@pytest.fixture
def own(imported: Command, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vocabulary that the settings name."""
    file = imported.folder / "vocabulary.toml"
    file.write_text(OWN, "utf-8")
    monkeypatch.setenv("PLANBOT_VOCABULARY", str(file))
    return file


@pytest.mark.usefixtures("own")
def test_the_doctor_counts_the_words(imported: Command) -> None:
    assert "vocabulary.toml has 2 words of the council's own." in imported("doctor").out


def test_the_doctor_says_what_is_wrong(imported: Command, own: Path) -> None:
    own.write_text('[ratings]\nthe = "red"\n[colours]\nteal = "green"\n', "utf-8")
    typed = imported("doctor")
    assert typed.code == 1
    assert "FIX  Vocabulary: “the” is too common" in typed.out
    assert "FIX  Vocabulary: [colours] is no section of a vocabulary" in typed.out


@pytest.mark.usefixtures("own")
def test_a_text_is_read_with_them(imported: Command) -> None:
    typed = imported("read", "--workspace", TEAM_ID, "--explain", "the weekly list action is on the turn")
    assert typed.out.startswith("1.1 Write the weekly list\n")
    assert "“on the turn”: stated" in typed.out


@pytest.mark.usefixtures("own")
def test_messages_are_read_with_them(planbot: Command, tmp_path: Path) -> None:
    plan, messages, out = tmp_path / "plan.json", tmp_path / "messages.jsonl", tmp_path / "out.jsonl"
    plan.write_text(json.dumps({"actions": [{"ref": "1.1", "title": "Publish the offer", "owner": "olu"}]}))
    line = {"id": "1", "sent_at": "2027-06-15T09:30:00+01:00", "author": "olu", "text": "1.1 on the turn"}
    messages.write_text(json.dumps(line))
    assert planbot("read", "--plan", plan, "--messages", messages, "--out", out).code == 0
    assert json.loads(out.read_text())["pred"]["per_action"]["1.1"]["rag"] == "amber"


@pytest.mark.parametrize(
    ("written", "said"),
    [(None, "There is no vocabulary"), ("[ratings", "cannot be read: it is not written as TOML is")],
)
def test_a_file_that_cannot_be_used_is_told_in_a_sentence(
    own: Path,
    written: str | None,
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    imported: Command,
) -> None:
    own.unlink() if written is None else own.write_text(written, "utf-8")
    assert said in imported("doctor").out
    monkeypatch.setattr("sys.argv", ["planbot", "read", "--workspace", TEAM_ID, "--explain", "1.1 red"])
    with pytest.raises(SystemExit):
        main()
    assert said in capsys.readouterr().err
