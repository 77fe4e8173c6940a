"""The inspections a plan draws on: what is known of each, and the modal in which one is recorded (A1.1, A1.7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.plan.entities import Inspection
from bot.wording import blocks as b
from bot.wording.environment import render
from bot.wording.limits import PLAIN_TEXT, fitted


def shown(found: Sequence[Inspection], served: dict[str, int], day: date, sees: bool, late: list[str]) -> b.Said:
    """The inspections with the number of recommendations each gave. What is under embargo is told to those who `see`
    everything; `late` are the recommendations whose deadline passed before the plan was approved."""
    text = render(
        "inspection/list.j2",
        found=found,
        served=served,
        day=day,
        sees=sees,
        late=late,
    )
    laid = b.sections(text)
    if sees:
        options = [b.option(f"Correct: {each.inspectorate}", each.id) for each in found]
        menu = b.static_select("inspection_edit", [*options, b.option("Record another visit", "new")], "Record")
        laid.append(b.actions(menu, block_id="inspection"))
    return b.Said(fitted(text, PLAIN_TEXT), laid)


def modal(known: Inspection | None) -> b.Block:
    """The fields of one inspection, filled with what is known."""
    found = known or Inspection("", "", date.min)
    published = found.published_on.isoformat() if known else None
    judged = "\n".join(f"{area}: {grade}" for area, grade in found.judgements)
    return b.modal(
        "Inspection",
        "inspection",
        [
            b.input_block("Inspectorate or visit", b.text_input("value", found.inspectorate, longest=150), "name"),
            b.input_block("Report published on", b.date_picker("value", published), "published"),
            b.input_block("Kind", b.text_input("value", found.kind, longest=150), "kind", optional=True),
            b.input_block("Framework", b.text_input("value", found.framework, longest=150), "framework", optional=True),
            b.input_block("Fieldwork from", b.date_picker("value", _iso(found.fieldwork_from)), "from", optional=True),
            b.input_block("Fieldwork to", b.date_picker("value", _iso(found.fieldwork_to)), "to", optional=True),
            b.input_block(
                "Judgements",
                b.text_input("value", judged, multiline=True),
                "judged",
                "One a line, “area: grade”.",
                True,
            ),
            b.input_block("Outcome", b.text_input("value", found.outcome, multiline=True), "outcome", optional=True),
            b.input_block(
                "Under embargo until", b.date_picker("value", _iso(found.embargo_until)), "embargo", optional=True
            ),
        ],
        submit="Save",
        private_metadata={"id": found.id},
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
