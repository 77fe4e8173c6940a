"""Phase gates: a phase is live only when the one before it is signed off, or its gate was waived (rule E7). Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

from bot.plan.entities import ENDED, Group, Plan, PlanDate
from bot.plan.grouping import PHASE, Grouping
from bot.plan.line import Line


class Gate(Struct, frozen=True):
    """The gate between two phases while it is shut: `signed` of the `total` actions before it have ended; `until` is
    the last day on which those before it are expected, `due` the date of the whole phase before it."""

    phase: str
    after: str
    signed: int
    total: int
    until: date | None
    due: PlanDate | None = None

    def late_for(self, line: Line) -> bool:
        """Whether an action behind the gate is due before the gate can open: at risk."""
        return self.until is not None and line.agreed is not None and line.agreed.day < self.until


def shut_gates(plan: Plan, grouping: Grouping, lines: Sequence[Line]) -> Mapping[str, Gate]:
    """The shut gates by the id of the action behind them; none in a plan whose phases do not gate one another."""
    phases: list[Group] = (
        sorted(grouping.kind(PHASE), key=lambda group: group.order) if plan.settings.phase_gates else []
    )
    inside = {phase.id: [line for line in lines if phase.id in grouping.of(line)] for phase in phases}
    found: dict[str, Gate] = {}
    for before, phase in pairwise(phases):
        gate = _gate(before, phase, inside[before.id])
        if gate is not None:
            found |= {line.action: gate for line in inside[phase.id] if line.status not in ENDED}
    return found


def _gate(before: Group, phase: Group, lines: Sequence[Line]) -> Gate | None:
    left = [line for line in lines if line.status not in ENDED]
    if not left or phase.waived is not None:
        return None
    expected = [when.day for line in left if (when := line.forecast or line.agreed) is not None]
    expected += [before.due.day] if before.due is not None else []
    return Gate(phase.title, before.title, len(lines) - len(left), len(lines), max(expected, default=None), before.due)
