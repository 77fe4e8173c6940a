"""Answer a question about the plan: `/plan red`, "what's red in rec 4?", a reference, on any day.

Typed and asked in words, the same Query comes here, so the two answers are the same.
"""

from __future__ import annotations

from datetime import date

from bot.plan.entities import Plan
from bot.plan.permissions import is_core_team
from bot.reading.query import Query
from bot.services import ask_bodies, ask_changes, ask_evidence, ask_groups, ask_indicators, ask_recs
from bot.services.view import View
from bot.wording import lists
from bot.wording.blocks import Said
from bot.wording.help import help_text
from storage.engine import Session


def answer(
    session: Session, workspace: str, plan: Plan, query: Query, asker: str, today: date, unseen: bool = False
) -> Said:
    """What to say to a query, to the person who asked; `asker` is a Slack user id, `today` the plan's local day.

    `unseen` says that nobody else in the channel sees the answer: it can be shared then.
    """
    if query.view == "help":
        return help_text()
    view = View(session, workspace, plan, query, asker, today)
    if query.recommendation is not None and view.recommendation(query.recommendation) is None:
        return lists.no_such_recommendation(query.recommendation, view.recommendations)
    if query.view == "action" and query.refs:
        return view.action(query.refs[0], unseen and is_core_team(plan, asker))
    if query.view in ("bodies", "meetings", "gaps", "forward", "routes"):
        return ask_bodies.answer(view)
    if query.view == "changes":
        return ask_changes.answer(view)
    if query.view == "evidence":
        return ask_evidence.answer(view, unseen)
    if query.view == "indicators":
        return ask_indicators.answer(view, unseen)
    if query.view == "counts":
        return lists.counts(view.standing, view.title)
    if query.view == "recs":
        return ask_recs.answer(view, unseen)
    if query.view == "groups":
        return ask_groups.answer(view)
    return view.listing(unseen, ask_recs.card(view) if query.view == "recommendation" else ())
