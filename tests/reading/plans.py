"""An invented plan for the reader's tests: dotted references, a heading with children, three indicators."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from bot.reading.naming.plan_index import (
    ReadableAction,
    ReadableIndicator,
    ReadablePerson,
    ReadablePlan,
    compile_plan,
)
from bot.reading.read import read
from bot.reading.reading import AttachedFile, Context, Message, PreviousMessage, Reading

SENT = "2021-06-15T09:30:00+01:00"


def _action(ref: str, title: str, owner: str, due: str, status: str = "in_progress") -> ReadableAction:
    rec = ref.split(".")[0]
    return ReadableAction(
        ref, title, rec, (owner,), date.fromisoformat(due), None, "green", status, 50, (), status != "complete"
    )


PLAN = compile_plan(
    ReadablePlan(
        actions=(
            _action("1.1", "Publish the neglect toolkit", "olu", "2021-07-31"),
            _action("1.2", "Agree the escalation protocol with police", "olu", "2021-08-31"),
            _action("2.1.1", "Recruit six advanced practitioners", "bea", "2021-09-30"),
            _action("2.1.2", "Induction handbook for agency workers", "bea", "2021-06-30"),
            _action("2.1.3", "Exit interviews for every leaver", "bea", "2021-07-31", "not_started"),
            _action("3.1", "Reduce the backlog of return home interviews", "cai", "2021-10-31"),
            _action("4.1", "Dip sample of placement plans", "dot", "2021-07-31", "complete"),
        ),
        indicators=(
            ReadableIndicator("RHI", "Return home interviews in 72 hours", ("RHIs in time",), "%", ("3.1",)),
            ReadableIndicator("VAC", "Vacancies", ("vacant posts",), "count", ("2.1.1",)),
        ),
        people=(
            ReadablePerson("olu", "Olu Marchmont", "Head of Practice"),
            ReadablePerson("bea", "Bea Thornley", "Workforce Lead"),
            ReadablePerson("cai", "Cai Renshaw", "Missing Team Manager"),
            ReadablePerson("dot", "Dot Ellery", "Audit Lead"),
            ReadablePerson("pmo", "Wyn Castell", "Programme Office"),
        ),
        recommendations=(("1", "Practice"), ("2", "Workforce"), ("3", "Missing"), ("4", "Audit")),
        headings=("2.1",),
    )
)


def reading(
    text: str,
    author: str = "bea",
    thread: tuple[str, ...] = (),
    files: tuple[str, ...] = (),
    previous: tuple[str, Mapping[str, Mapping[str, object]]] | None = None,
) -> Reading:
    """What the reader makes of a text sent on Tuesday 15 June 2021."""
    attached = tuple(AttachedFile(name) for name in files)
    message = Message(text, datetime.fromisoformat(SENT), author, attached)
    return read(message, PLAN, Context(thread, PreviousMessage(*previous) if previous else None))
