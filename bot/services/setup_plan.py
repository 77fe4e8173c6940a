"""Set Planbot up in Slack: core team, directors, channel, day and time, cadence, rating key; then the plan is live."""

from __future__ import annotations

from datetime import date, datetime

from bot.plan import entries as e
from bot.plan.entities import Hold, Plan, Settings
from storage import journal
from storage.engine import Session


def missing(plan: Plan | None) -> list[str]:
    """What still has to be chosen before Planbot can prompt and publish, in words; empty when nothing is."""
    if plan is None:
        return ["a plan file (drop it into a direct message to me, or `planbot import`)"]
    chosen = plan.settings
    wanted = {
        "the core team": chosen.core_team,
        "the directors": chosen.directors,
        "the core team's channel": chosen.channel,
    }
    return [name for name, found in wanted.items() if not found]


def may_set_up(plan: Plan | None, user: str, is_admin: bool) -> bool:
    """Until a core team is chosen a workspace administrator sets up; afterwards the core team may as well."""
    return is_admin or (plan is not None and user in plan.settings.core_team)


def save_settings(
    session: Session, workspace: str, plan: Plan, chosen: Settings, by: str, now: datetime, today: date
) -> None:
    """Keep the settings; the first complete ones make the plan live, and silence counts from then (rule E8)."""
    key = f"settings:{by}:{now.isoformat()}"
    found = [e.Entry(key, "plan", plan.id, e.SettingsChosen(chosen), by=by, at=now, said_at=now)]
    complete = bool(chosen.core_team and chosen.directors and chosen.channel)
    if complete and plan.live_on is None:
        found.append(e.Entry("live", "plan", plan.id, e.WentLive(today), by=by, at=now, said_at=now))
    journal.append(session, workspace, plan.id, found)


def hold_prompts(session: Session, workspace: str, plan: Plan, hold: Hold | None, by: str, now: datetime) -> None:
    """Stop all prompts up to and including a day, or (None) let them go on."""
    key = f"hold:{by}:{now.isoformat()}"
    entry = e.Entry(key, "plan", plan.id, e.PromptsHeld(hold), by=by, at=now, said_at=now)
    journal.append(session, workspace, plan.id, [entry])


def match_person(
    session: Session, workspace: str, plan: Plan, person: str, slack_id: str, by: str, now: datetime
) -> None:
    """Somebody the plan names is this Slack user."""
    key = f"match:{person}:{slack_id}:{now.isoformat()}"
    entry = e.Entry(key, "person", person, e.PersonMatched(slack_id), by=by, at=now, said_at=now)
    journal.append(session, workspace, plan.id, [entry])
