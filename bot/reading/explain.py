"""A reading told with its reasons: for `planbot read --explain`, where a wrong one is looked into."""

from __future__ import annotations

from collections.abc import Iterator

from bot.reading.naming.plan_index import PlanIndex
from bot.reading.reading import ActionReading, Doubt, Reading


def explain(reading: Reading, plan: PlanIndex) -> str:
    """What would be recorded, the words and the rule behind each field, and what would be asked; one thing a line."""
    return "\n".join(_lines(reading, plan))


def _lines(reading: Reading, plan: PlanIndex) -> Iterator[str]:
    if reading.correction:
        yield f"Corrects the message before ({reading.correction.kind})."
    for action in reading.actions:
        yield from _action(action, plan)
    for doubt in reading.doubts:
        yield f"Would ask: {_doubt(doubt)}"
    if reading.nil_return:
        yield "Says that nothing has changed."
    if reading.is_question:
        yield "Asks the plan something: answered, not recorded."
    if reading.perhaps:
        yield "Not surely an update. Said to Planbot itself, it would be asked about; it might be:"
        yield from (f"  {line}" for line in _lines(reading.perhaps, plan))
    elif not (reading.actions or reading.doubts or reading.correction or reading.is_question):
        yield "Courtesy: left alone." if reading.is_social else "Nothing to record was found."


def _action(action: ActionReading, plan: PlanIndex) -> Iterator[str]:
    known = plan.by_ref.get(action.ref or "")
    yield f"{known.ref} {known.title}" if known else "An action still to be settled"
    for name, value in _fields(action):
        reasons = [f"“{fact.words}”: {fact.rule}" for fact in action.facts if fact.field == name]
        yield f"  {name.replace('_', ' '):<18} {value:<14} {'; '.join(reasons)}".rstrip()


def _fields(action: ActionReading) -> Iterator[tuple[str, str]]:
    given = (
        ("rating", action.rating and f"{action.rating} ({action.rating_basis})"),
        ("status", action.status),
        ("percent", None if action.percent is None else f"{action.percent}%"),
        ("forecast_date", action.forecast_date and action.forecast_date.isoformat()),
        ("achieved_date", action.achieved_date and action.achieved_date.isoformat()),
        ("blocker", "yes" if action.blocker else None),
        ("evidence", ", ".join(action.evidence)),
        ("evidence_statement", "yes" if action.evidence_statement else None),
        ("indicators", ", ".join(f"{i.name} {i.value:g}{i.unit or ''} ({i.period})" for i in action.indicators)),
        ("request", action.request),
    )
    yield from ((name, value) for name, value in given if value)


def _doubt(doubt: Doubt) -> str:
    about = f" of {doubt.ref}" if doubt.ref else ""
    words = f" “{doubt.words}”" if doubt.words else ""
    choices = f" ({', '.join(doubt.candidates)})" if doubt.candidates else ""
    return f"{doubt.kind.replace('_', ' ')}{about}{words}{choices}"
