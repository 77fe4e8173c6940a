"""Note that somebody is away: until then their delegate is asked instead; no date moves (rule E8)."""

from __future__ import annotations

from datetime import date

from bot.plan import entries as e
from bot.plan.permissions import person_of
from bot.services.conversation import Conversation
from bot.wording import refusal
from bot.wording.environment import day as in_full
from bot.wording.environment import who
from storage import journal


def set_away(talk: Conversation, until: date, delegate: str | None) -> None:
    """The speaker is away up to and including a day; `delegate` is the Slack user who covers, if one was chosen."""
    me = talk.me
    if me is None:
        talk.say(refusal.said("The plan does not name you, so there is nothing to hold for you."), ":away")
        return
    cover = person_of(talk.reader.people, delegate) if delegate else None
    what = e.AwaySet(until, cover.id if cover else None)
    entry = e.Entry(f"away:{talk.place.key}", "person", me.id, what, talk.place.author, talk.now, talk.now)
    journal.append(talk.session, talk.place.workspace, talk.plan.id, [entry])
    talk.say(refusal.said(_answer(until, delegate, who(cover) if cover else None)), ":away")


def _answer(until: date, delegate: str | None, cover: str | None) -> str:
    asked = f" I will ask {cover} meanwhile." if cover else " Your lead is asked meanwhile."
    if delegate and not cover:
        asked = f" <@{delegate}> is not named in the plan, so your lead is asked meanwhile."
    return f"Noted: you are away until {in_full(until)}.{asked} No date of the plan moves."
