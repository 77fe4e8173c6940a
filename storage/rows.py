"""Which row each subject becomes: the one place that says what the tables hold of an entity."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from bot.plan.action import Action
from bot.plan.bodies import Body
from bot.plan.changes import Change
from bot.plan.commitments import Commitment
from bot.plan.entities import Group, Person, Plan, Recommendation
from bot.plan.indicators import Indicator
from bot.plan.line import line_of
from bot.plan.risks import Risk
from bot.plan.subjects import Subject
from storage.columns import Base
from storage.tables import (
    ActionRow,
    BodyRow,
    ChangeRow,
    CommitmentRow,
    GroupRow,
    IndicatorRow,
    PersonRow,
    RecommendationRow,
    RiskRow,
)

Part = Person | Group | Recommendation | Action | Indicator | Body | Change | Risk | Commitment
PartRow = (
    PersonRow | GroupRow | RecommendationRow | ActionRow | IndicatorRow | BodyRow | ChangeRow | RiskRow | CommitmentRow
)
Row = dict[str, object]
S = TypeVar("S", Plan, Person, Group, Recommendation, Action, Indicator, Body, Change, Risk, Commitment)

TABLES: dict[str, type[PartRow]] = {
    "person": PersonRow,
    "group": GroupRow,
    "recommendation": RecommendationRow,
    "action": ActionRow,
    "indicator": IndicatorRow,
    "body": BodyRow,
    "change": ChangeRow,
    "risk": RiskRow,
    "commitment": CommitmentRow,
}
TYPES: dict[str, type[Subject]] = {
    "plan": Plan,
    "person": Person,
    "group": Group,
    "recommendation": Recommendation,
    "action": Action,
    "indicator": Indicator,
    "body": Body,
    "change": Change,
    "risk": Risk,
    "commitment": Commitment,
}


def text_of(value: object) -> str:
    """The JSON a value is stored as: the same text for the same value."""
    return msgspec.json.encode(value, order="deterministic").decode()


def part_row(workspace_id: str, plan: Plan, part: Part) -> Row:
    """The columns of a part's row."""
    return {
        "plan_id": plan.id,
        "id": part.id,
        "workspace_id": workspace_id,
        "state": text_of(part),
        **_looked_for(plan, part),
    }


def plan_row(plan: Plan) -> Row:
    """The columns of the plan's row that follow from its state (the head and the workspace are the journal's)."""
    return {"name": plan.name, "live_on": plan.live_on, "state": text_of(plan)}


def _looked_for(plan: Plan, part: Part) -> Row:
    match part:
        case Person():
            return {"name": part.name, "email": part.email, "slack_id": part.slack_id}
        case Group():
            return {"title": part.title, "sort_order": part.order}
        case Recommendation():
            return {"ref": part.ref, "sort_order": part.order}
        case Action():
            return {
                "ref": part.ref,
                "title": part.title,
                "owner": part.owner,
                "agreed_on": part.agreed.day if part.agreed else None,
                "sort_order": part.order,
                "line": text_of(line_of(plan, part)),
            }
        case Indicator() | Body():
            return {"name": part.name}
        case Change() | Risk() | Commitment():
            return {}


def recommendation_links(workspace_id: str, plan_id: str, action: Action) -> list[Row]:
    """The rows that say which recommendations an action serves."""
    shared = {"plan_id": plan_id, "action_id": action.id, "workspace_id": workspace_id}
    return [{**shared, "recommendation_id": each} for each in dict.fromkeys(action.recommendations)]


def person_links(workspace_id: str, plan_id: str, action: Action) -> list[Row]:
    """The rows that say who owns an action."""
    shared = {"plan_id": plan_id, "action_id": action.id, "workspace_id": workspace_id}
    owner: list[Row] = [{**shared, "person_id": action.owner, "role": "owner"}] if action.owner else []
    return owner + [{**shared, "person_id": each, "role": "co_owner"} for each in dict.fromkeys(action.co_owners)]


def columns_of(table: type[Base]) -> list[str]:
    """The names of a table's columns."""
    return [column.name for column in table.__table__.columns]
