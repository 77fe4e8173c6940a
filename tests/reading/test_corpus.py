"""Files of messages and date phrases in, predictions out."""

from __future__ import annotations

import json
from pathlib import Path

from bot.reading.corpus import dates_file, read_file

PLAN = {
    "timezone": "Europe/London",
    "actions": [{"ref": "1.1", "title": "Publish the offer", "owner": "olu", "recommendation": 1, "due": "2021-07-31"}],
}


def test_a_file_of_messages(tmp_path: Path) -> None:
    plan, lines, out = tmp_path / "plan.json", tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    plan.write_text(json.dumps(PLAN))
    line = {"id": "m1", "sent_at": "2021-06-15T09:30:00+01:00", "author": "olu", "text": "1.1 amber"}
    lines.write_text(json.dumps(line) + "\n")
    assert read_file(plan, lines, out) == 1
    made = json.loads(out.read_text())
    assert made["id"] == "m1"
    assert made["pred"]["per_action"]["1.1"]["rag"] == "amber"


def test_a_file_of_date_phrases(tmp_path: Path) -> None:
    lines, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    known = {"id": "d1", "reference": "2021-06-15T09:30:00+01:00", "sentence": "by Friday", "tense": "future"}
    asked = known | {"id": "d2", "sentence": "by half term"}
    lines.write_text("\n".join(json.dumps(each) for each in (known, asked)))
    assert dates_file(lines, out) == 2
    made = [json.loads(line) for line in out.read_text().splitlines()]
    assert made == [{"id": "d1", "date": "2021-06-18"}, {"id": "d2", "date": None}]
