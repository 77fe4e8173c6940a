"""`/plan risks`: the register by class, highest score first, with the reviews that are overdue."""

from __future__ import annotations

from collections.abc import Mapping

from bot.plan.risks import Risk, RiskKind, due_at, in_order
from bot.services.view import View
from bot.wording.blocks import Said
from bot.wording.risks import Register, Shown
from storage import words


def answer(view: View, unseen: bool = False) -> Said:
    """A page of the risks that the query asks for, on its day."""
    every = view.risks()
    numbers = {risk.id: n for n, risk in enumerate(every, 1)}
    wanted = [risk for risk in every if _wanted(view, risk)]
    ordered = [risk for kind in RiskKind for risk in in_order([r for r in wanted if r.now.kind is kind])]
    refs = {item.line.action: item.ref for item in view.standing.items}
    measures = {indicator.id: indicator.name for indicator in view.indicators()}
    shown = [_shown(view, risk, numbers[risk.id], refs, measures) for risk in ordered]
    page = Register(view.title, view.day, shown, view.query, unseen)
    ids = [id for each in page.here for id in each.ids]
    return page.said(words.texts(view.session, view.workspace, ids))


def _wanted(view: View, risk: Risk) -> bool:
    query = view.query
    if query.by == "closed":
        return risk.closed is not None and not risk.withdrawn
    if not risk.open or (query.by == "overdue" and not risk.overdue(view.day)):
        return False
    if not (query.recommendation or query.owner or query.groups or query.body):
        return True
    found = view.recommendation(query.recommendation) if query.recommendation else None
    if found is not None and found.id in risk.recommendations:
        return True
    return any(item.line.action in risk.actions for item in view.standing.items)


def _shown(view: View, risk: Risk, number: int, refs: Mapping[str, str], measures: Mapping[str, str]) -> Shown:
    return Shown(
        number=number,
        risk=risk,
        refs=tuple(refs[id] for id in risk.actions if id in refs),
        recommendations=tuple(r.ref for r in view.served.values() if r.id in risk.recommendations),
        indicators=tuple(measures[id] for id in risk.indicators if id in measures),
        owner=view.people.get(risk.now.owner or ""),
        day=view.day,
        due=due_at(risk, view.bodies),
    )
