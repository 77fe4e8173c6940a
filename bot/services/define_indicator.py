"""Define an indicator from the fields of `/plan indicator`, read as a row of the template is."""

from __future__ import annotations

from collections.abc import Mapping

from bot.files.indicator_rows import IndicatorTable, read_indicator
from bot.plan.permissions import is_core_team
from bot.services.conversation import Conversation
from bot.services.import_indicators import compare_indicators, indicator_entries, indicator_id
from bot.wording import indicator_modal, refusal
from bot.wording.blocks import Said
from bot.wording.environment import escape
from storage import journal, plans


def faults(cells: Mapping[str, str]) -> dict[str, str]:
    """What is wrong by field."""
    table = read_indicator(cells)
    by_column = {column: block for block, column in indicator_modal.COLUMNS.items()}
    return {by_column[fault.where]: fault.sentence for fault in table.faults}


def define(talk: Conversation, cells: Mapping[str, str]) -> Said:
    """Add the indicator, and say what was not taken."""
    table: IndicatorTable = read_indicator(cells)
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said("Only the core team can add an indicator.")
    if not table.rows:
        return refusal.said("An indicator needs a name.")
    workspace, plan = talk.place.workspace, talk.plan.id
    known = {i.id: i for i in plans.indicators(talk.session, workspace, plan)}
    name = table.rows[0].indicator.name
    if indicator_id(name) in known:
        return refusal.said(f"There is an indicator called {escape(name)} already: `/plan indicators` shows it.")
    actions = {line.ref: line.action for line in plans.lines(talk.session, workspace, plan)}
    recommendations = {r.ref: r.id for r in talk.reader.recommendations.values()}
    measures = compare_indicators(table.rows, known, actions, recommendations)
    entries = list(indicator_entries(measures, talk.place.author, talk.now, talk.today))
    journal.append(talk.session, workspace, plan, entries)
    left = " ".join(escape(sentence) for sentence in measures.left)
    return refusal.said(f"Added: {escape(name)}. Figures are expected from now on. {left}".strip())
