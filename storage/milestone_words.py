"""What people called a milestone stands apart, so that it can be erased: who reads actions gets it in the clear.

The journal folds what stands in it; only what is read for people is filled in here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from sqlalchemy.orm import Session

from bot.plan.action import Action, Milestone
from bot.plan.line import Line
from bot.plan.subjects import Subject
from storage import words
from storage.words import Words

ERASED = "(words erased)"


def named(session: Session, workspace_id: str, actions: Sequence[Action]) -> list[Action]:
    """The actions with what their milestones are called."""
    ids = [m.words for action in actions for m in action.milestones if m.words]
    if not ids:
        return list(actions)
    texts = words.texts(session, workspace_id, ids)
    return [_action(action, texts) if _typed(action) else action for action in actions]


def named_lines(session: Session, workspace_id: str, lines: Sequence[Line]) -> list[Line]:
    """The lines with what the checkpoint they wait for is called."""
    ids = [line.follow_up.words for line in lines if line.follow_up is not None and line.follow_up.words]
    if not ids:
        return list(lines)
    texts = words.texts(session, workspace_id, ids)
    return [_line(line, texts) for line in lines]


def named_states(
    session: Session, workspace_id: str, states: Mapping[tuple[str, str], Subject]
) -> dict[tuple[str, str], Subject]:
    """The states of a plan's subjects with what the milestones of its actions are called."""
    found = {name: state for name, state in states.items() if isinstance(state, Action) and _typed(state)}
    told = named(session, workspace_id, list(found.values()))
    return {**states, **dict(zip(found, told, strict=True))}


def _typed(action: Action) -> bool:
    return any(milestone.words for milestone in action.milestones)


def _action(action: Action, texts: Mapping[str, Words]) -> Action:
    return replace(action, milestones=tuple(_milestone(each, texts) for each in action.milestones))


def _milestone(milestone: Milestone, texts: Mapping[str, Words]) -> Milestone:
    return replace(milestone, label=_told(milestone.words, texts)) if milestone.words else milestone


def _line(line: Line, texts: Mapping[str, Words]) -> Line:
    waits = line.follow_up
    if waits is None or not waits.words:
        return line
    return replace(line, follow_up=replace(waits, label=_told(waits.words, texts)))


def _told(id: str, texts: Mapping[str, Words]) -> str:
    return texts[id].text if id in texts else ERASED
