"""Answer `/plan history 2.1.3`: everything that ever happened to one action, the newest first."""

from __future__ import annotations

from bot.services.view import View
from bot.wording import erasing, lists, refusal
from bot.wording.action_card import HistoryLine
from bot.wording.blocks import Said
from bot.wording.environment import render
from bot.wording.rows import rows_page
from storage import words

NO_REFERENCE = "Write the reference of the action: `/plan history 2.1.3`."


def answer(view: View) -> Said:
    """A page of an action's journal as it was known on the day, with who said what in which words."""
    if not view.query.refs:
        return refusal.said(NO_REFERENCE)
    action = view.action_of(view.query.refs[0])
    if action is None:
        return lists.no_such_action(view.query.refs[0])
    lines = list(reversed(view.history(action)))
    found = words.texts(view.session, view.workspace, [line.words for line in lines if line.words])
    head = render("history/head.j2", action=action, total=len(lines), day=view.day)
    rows = [_row(view, line, found[line.words].text if line.words in found else None) for line in lines]
    page = rows_page(head, rows, view.query)
    return page if view.query.as_at is not None else erasing.with_button(page, action.ref)


def _row(view: View, line: HistoryLine, said: str | None) -> str:
    who = view.names.speaker(line.by) or "Planbot"
    return render("history/row.j2", on=view.names.on(line.at), who=who, line=line, said=said)
