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


class Held(Struct, frozen=True):
    """A shut gate as it is told of: `due` is the day of the phase before it, or the last agreed day there, `days_late`
    how long ago that was; `holding` are the references it waits for, what is expected last first; of the `behind`
    actions `at_risk` are due before it can open."""

    gate: Gate
    due: date | None
    days_late: int
    holding: tuple[str, ...]
    behind: int
    at_risk: int


def held_gates(plan: Plan, grouping: Grouping, lines: Sequence[Line], day: date) -> list[Held]:
    """The shut gates of a plan on a day, in the order of its phases."""
    shut = shut_gates(plan, grouping, lines)
    phases = {phase.title: phase.id for phase in grouping.kind(PHASE)}
    return [_held(gate, shut, phases[gate.after], grouping, lines, day) for gate in dict.fromkeys(shut.values())]


def _held(
    gate: Gate, shut: Mapping[str, Gate], before: str, grouping: Grouping, lines: Sequence[Line], day: date
) -> Held:
    left = [line for line in lines if line.status not in ENDED and before in grouping.of(line)]
    agreed = max((line.agreed.day for line in left if line.agreed), default=None)
    due = gate.due.day if gate.due is not None else agreed
    behind = [line for line in lines if shut.get(line.action) == gate]
    return Held(
        gate=gate,
        due=due,
        days_late=max(0, (day - due).days) if due is not None else 0,
        holding=tuple(line.ref for line in sorted(left, key=_expected, reverse=True)),
        behind=len(behind),
        at_risk=sum(gate.late_for(line) for line in behind),
    )


def _expected(line: Line) -> date:
    """When an action is expected; one without any date holds a gate longest."""
    when = line.forecast or line.agreed
    return when.day if when is not None else date.max


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
