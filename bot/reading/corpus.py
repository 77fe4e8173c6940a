"""Reading a plan and a file of messages or date phrases written as JSON, for measuring the reader.

The lines are those of the annotation guide's schema: a message per line in, a prediction per line out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bot.reading.dates.dates import read_date
from bot.reading.naming.plan_index import (
    PlanIndex,
    ReadableAction,
    ReadableIndicator,
    ReadablePerson,
    ReadablePlan,
    compile_plan,
)
from bot.reading.read import read
from bot.reading.reading import ActionReading, AttachedFile, Context, Message, PreviousMessage, Reading
from bot.reading.vocabulary.own import NO_WORDS, Vocabulary


def plan_from_json(data: Mapping[str, Any]) -> ReadablePlan:
    """A plan written as JSON (references, owners, dates, indicators) as the reader's own value."""
    return ReadablePlan(
        actions=tuple(_action(each) for each in data.get("actions", ())),
        indicators=tuple(_indicator(each) for each in data.get("indicators", ())),
        people=tuple(
            ReadablePerson(each["key"], each.get("name") or "", each.get("role") or "")
            for each in data.get("people", ())
        ),
        recommendations=tuple(
            (str(each.get("number", each.get("ref"))), each.get("title") or "")
            for each in data.get("recommendations", ())
        ),
        headings=tuple(_heading(each) for each in data.get("headings", ())),
        bank_holidays=frozenset(date.fromisoformat(day) for day in data.get("bank_holidays", ())),
        timezone=data.get("timezone") or "Europe/London",
    )


def _heading(each: Any) -> str:
    return str(each["ref"]) if isinstance(each, Mapping) else str(each)


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words[:10]) if words else None


def _action(each: Mapping[str, Any]) -> ReadableAction:
    owner = each.get("owners") or each.get("owner") or ()
    status = each.get("status") or "not_started"
    return ReadableAction(
        ref=each["ref"],
        title=each.get("title") or "",
        recommendation=None if each.get("recommendation") is None else str(each["recommendation"]),
        owners=(owner,) if isinstance(owner, str) else tuple(owner),
        due=_day(each.get("due")),
        forecast=_day(each.get("forecast")),
        rating=each.get("rag"),
        status=status,
        percent=each.get("percent"),
        aliases=tuple(each.get("aliases", ())),
        open=status != "complete",
    )


def _indicator(each: Mapping[str, Any]) -> ReadableIndicator:
    actions = each.get("actions") or each.get("action") or ()
    return ReadableIndicator(
        id=each["id"],
        name=each.get("name") or each["id"],
        aliases=tuple(each.get("aliases", ())),
        unit=each.get("unit") or "",
        actions=(actions,) if isinstance(actions, str) else tuple(actions),
    )


def message_from_json(line: Mapping[str, Any]) -> tuple[Message, Context]:
    """A line of a message file as a message and its context."""
    files = tuple(AttachedFile(each["name"], each.get("mimetype") or "") for each in line.get("files") or ())
    sent_at = datetime.fromisoformat(line["sent_at"])
    message = Message(line["text"], sent_at, line.get("author") or "", files)
    previous = line.get("previous")
    thread = line.get("thread_action")
    return message, Context(
        thread_actions=(thread,) if thread else (),
        previous=PreviousMessage(previous["text"], previous["recorded"]) if previous else None,
    )


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """A reading in the guide's schema; what is not settled stands under '?'."""
    made: dict[str, Any] = {
        "is_update": reading.is_update,
        "is_question": reading.is_question,
        "actions": [*(each.ref for each in reading.actions if each.ref), *reading.denied],
        "per_action": {
            **{each.ref or "?": _fields(each) for each in reading.actions},
            **{ref: _fields(ActionReading(ref)) for ref in reading.denied},
        },
        "needs_clarification": reading.needs_clarification,
        "nil_return": reading.nil_return,
    }
    if reading.correction:
        made["correction"] = {"kind": reading.correction.kind, "undo": list(reading.correction.undo)}
    return made


def _fields(each: ActionReading) -> dict[str, Any]:
    return {
        "rag": each.rating,
        "rag_basis": each.rating_basis,
        "status": each.status,
        "percent": each.percent,
        "forecast_date": each.forecast_date.isoformat() if each.forecast_date else None,
        "achieved_date": each.achieved_date.isoformat() if each.achieved_date else None,
        "blocker": each.blocker,
        "evidence": list(each.evidence),
        "evidence_statement": each.evidence_statement,
        "indicators": [
            {"name": one.name, "value": one.value, "unit": one.unit, "period": one.period} for one in each.indicators
        ],
        "request": each.request,
    }


def read_lines(plan: PlanIndex, lines: list[str]) -> list[str]:
    """A prediction line for every message line."""
    made = []
    for line in lines:
        if line.strip():
            data = json.loads(line)
            message, context = message_from_json(data)
            made.append(json.dumps({"id": data["id"], "pred": reading_to_json(read(message, plan, context))}))
    return made


def read_plan(path: Path, vocabulary: Vocabulary = NO_WORDS) -> PlanIndex:
    """A plan written as JSON, compiled."""
    return compile_plan(plan_from_json(json.loads(path.read_text("utf-8"))), vocabulary)


def read_file(plan_path: Path, in_path: Path, out_path: Path, vocabulary: Vocabulary = NO_WORDS) -> int:
    """Read every message of a file against a plan and write the predictions; gives how many."""
    plan = read_plan(plan_path, vocabulary)
    made = read_lines(plan, in_path.read_text("utf-8").splitlines())
    out_path.write_text("".join(f"{line}\n" for line in made), "utf-8")
    return len(made)


def dates_file(in_path: Path, out_path: Path) -> int:
    """Read every date phrase of a file; a phrase that must be asked about gives null."""
    made = []
    for line in in_path.read_text("utf-8").splitlines():
        if line.strip():
            data = json.loads(line)
            base = _day(data.get("base_date"))
            found = read_date(
                data["sentence"], datetime.fromisoformat(data["reference"]), data.get("tense") or "future", base
            )
            made.append(json.dumps({"id": data["id"], "date": found.date.isoformat() if found.date else None}))
    out_path.write_text("".join(f"{line}\n" for line in made), "utf-8")
    return len(made)
