"""Set Planbot up in Slack: core team, directors, channel, day and time, cadence, rating key; then the plan is live."""

from __future__ import annotations

from datetime import date, datetime

from bot.plan import entries as e
from bot.plan.entities import Hold, Plan, Settings
from bot.services.conversation import Conversation
from bot.services.kept_words import keep, told
from bot.wording.environment import Mrkdwn
from bot.wording.home import hold_told
from storage import journal, words
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
    session: Session, workspace: str, plan: Plan, chosen: Settings, by: str, now: datetime, today: date, cause: str
) -> None:
    """Keep the settings; the first complete ones make the plan live, and silence counts from then (rule E8). The key
    follows from the form that was saved, the `cause`."""
    key = f"settings:{cause}"
    found = [e.Entry(key, "plan", plan.id, e.SettingsChosen(chosen), by=by, at=now, said_at=now)]
    complete = bool(chosen.core_team and chosen.directors and chosen.channel)
    if complete and plan.live_on is None:
        found.append(e.Entry("live", "plan", plan.id, e.WentLive(today), by=by, at=now, said_at=now))
    journal.append(session, workspace, plan.id, found)


def hold_prompts(talk: Conversation, until: date | None, reason: str = "") -> None:
    """Stop all prompts up to and including a day, or (None) let them go on."""
    kept = keep(talk, reason)
    what = e.PromptsHeld(Hold(until, words=kept.id if kept else None) if until else None)
    key = f"hold:{talk.place.key}"
    talk.record("plan", talk.plan.id, key, what, kept.digest if kept else None)


def held(session: Session, workspace: str, plan: Plan, today: date, may_end: bool = True) -> Mrkdwn:
    """That prompts are held today, until when and why; "" where they are not. `may_end`: it is said to the core team,
    who may end that."""
    hold = plan.hold
    if hold is None or hold.until < today:
        return Mrkdwn("")
    found = words.texts(session, workspace, [hold.words] if hold.words else [])
    return hold_told(hold.until, told(found, hold.words, hold.reason), may_end)


def match_person(
    session: Session, workspace: str, plan: Plan, person: str, slack_id: str, by: str, now: datetime, cause: str
) -> None:
    """Somebody the plan names is this Slack user. The key follows from the press, the `cause`."""
    key = f"match:{person}:{cause}"
    entry = e.Entry(key, "person", person, e.PersonMatched(slack_id), by=by, at=now, said_at=now)
    journal.append(session, workspace, plan.id, [entry])
