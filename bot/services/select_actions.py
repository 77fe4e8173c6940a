"""The actions an act names: references as they are, or those of a recommendation, a group or a list."""

from __future__ import annotations

from bot.plan.action import Action
from bot.plan.entities import ENDED
from bot.plan.line import line_of
from bot.reading.acts.targets import Targets
from bot.services.conversation import Conversation
from bot.services.view import View, groups_of
from storage import plans


def selected(talk: Conversation, targets: Targets, ended: bool = False) -> list[Action]:
    """The actions, in the plan's order; of a list those that have not ended, or (`ended`) those too."""
    if targets.listed is None:
        found = [talk.action(ref) for ref in targets.refs]
        return [action for action in found if action is not None]
    view = View(talk.session, talk.place.workspace, talk.plan, targets.listed, talk.place.author, talk.today)
    items = (item for group in groups_of(targets.listed.view, view.standing) for item in group.items)
    ids = [item.line.action for item in sorted(items, key=lambda item: item.line.order)]
    every = [plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, id) for id in ids]
    return [a for a in every if a is not None and (ended or line_of(talk.plan, a).status not in ENDED)]
