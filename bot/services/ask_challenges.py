"""Answer `/plan challenges`: the questions on actions that are not settled, oldest first."""

from __future__ import annotations

from bot.plan.overseen import Put
from bot.plan.permissions import sees_everything
from bot.plan.position import Item
from bot.services.view import View
from bot.wording.blocks import Said
from bot.wording.challenge import ChallengePage, Listed
from storage import words


def answer(view: View, unseen: bool) -> Said:
    """The page asked for, of the actions that the query's filters leave."""
    found = [(item, put) for item in view.standing.items for put in item.line.overseen.challenges]
    wanted = [each for each in found if not view.query.refs or each[0].ref in view.query.refs]
    wanted.sort(key=lambda each: (each[1].on, each[0].line.order))
    ids = [id for _, put in wanted for id in (put.question, put.answer) if id]
    said = words.texts(view.session, view.workspace, ids)
    texts = {id: found.text for id, found in said.items()}
    settles = unseen and view.query.as_at is None
    return ChallengePage(view.day, [_listed(view, *each, texts, settles) for each in wanted], view.query).said()


def _listed(view: View, item: Item, put: Put, texts: dict[str, str], settles: bool) -> Listed:
    return Listed(
        item=item,
        put=put,
        by=view.names.speaker(put.by) or "Planbot",
        asked_of=view.names.speaker(put.asked_of),
        question=texts.get(put.question or ""),
        answer=texts.get(put.answer or ""),
        may_settle=settles and (view.user == put.by or sees_everything(view.plan, view.user)),
    )
