"""Answer a question about the plan: `/plan red`, "what's red in rec 4?", a reference, on any day.

Typed and asked in words, the same Query comes here, so the two answers are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from bot.plan.entities import Plan
from bot.plan.permissions import sees_everything
from bot.reading.query import Query
from bot.services import (
    ask_bodies,
    ask_challenges,
    ask_changes,
    ask_claims,
    ask_commitments,
    ask_compare,
    ask_evidence,
    ask_groups,
    ask_history,
    ask_indicators,
    ask_inspection,
    ask_milestones,
    ask_recs,
    ask_risks,
    ask_trend,
    ask_versions,
)
from bot.services.view import View
from bot.wording import lists
from bot.wording.blocks import Said
from bot.wording.headline import headline
from bot.wording.help import help_text
from storage.engine import Session


def answer(
    session: Session, workspace: str, plan: Plan, query: Query, asker: str, today: date, unseen: bool = False
) -> Said:
    """What to say to a query, to the person who asked; `asker` is a Slack user id, `today` the plan's local day.

    `unseen` says that nobody else in the channel sees the answer: it can be shared then.
    """
    if query.view == "help":
        return help_text(plan.settings.contact, sees_everything(plan, asker))
    view = View(session, workspace, plan, query, asker, today)
    if query.recommendation is not None and view.recommendation(query.recommendation) is None:
        return lists.no_such_recommendation(query.recommendation, view.recommendations)
    if query.view == "action" and query.refs:
        return view.action(query.refs[0], unseen)
    special = _ANSWERS.get(query.view)
    return special(view, unseen) if special is not None else view.listing(unseen, ask_groups.preface(view))


def _counts(view: View) -> Said:
    first = headline(view.plan.settings, view.standing, view.served.values())
    return lists.counts(view.standing, view.title, first, view.names.key)


_ANSWERS: Mapping[str, Callable[[View, bool], Said]] = {
    **dict.fromkeys(ask_bodies.VIEWS, lambda view, _: ask_bodies.answer(view)),
    "challenges": ask_challenges.answer,
    "changes": lambda view, _: ask_changes.answer(view),
    "claims": ask_claims.answer,
    "commitments": ask_commitments.answer,
    "compare": ask_compare.answer,
    "counts": lambda view, _: _counts(view),
    "evidence": ask_evidence.answer,
    "milestones": ask_milestones.answer,
    "versions": ask_versions.answer,
    "inspection": ask_inspection.answer,
    "history": lambda view, _: ask_history.answer(view),
    "groups": lambda view, _: ask_groups.answer(view),
    "indicators": ask_indicators.answer,
    "risks": ask_risks.answer,
    "recommendation": lambda view, unseen: view.listing(unseen, [*ask_groups.preface(view), *ask_recs.card(view)]),
    "recs": ask_recs.answer,
    "trend": lambda view, _: ask_trend.answer(view),
}
"""The kinds of question that have an answer of their own; what is not here is a list of actions."""
