"""Note that somebody is away: until then their delegate is asked instead; no date moves (rule E8)."""

from __future__ import annotations

import re
from datetime import date

from bot.plan import entries as e
from bot.plan.entities import Person
from bot.plan.permissions import names_of, person_of
from bot.reading.acts.away import Away
from bot.services.conversation import Conversation
from bot.wording import refusal
from bot.wording.environment import day as in_full
from bot.wording.environment import escape, who
from storage import journal

UNNAMED = "The plan does not name you, so there is nothing to hold for you."


def away_as_said(talk: Conversation, said: Away) -> None:
    """Away as somebody wrote it: who covers is a mention or the name of somebody the plan names."""
    if said.until is None:
        talk.say(refusal.said("Until which day? Write it as “away until 14 May, Priya covers”."), ":away")
    elif said.until < talk.today:
        talk.say(refusal.said(f"{in_full(said.until)} has passed. Write the last day you are away."), ":away")
    else:
        cover = _covering(talk, said.cover) if said.cover else None
        set_away(talk, said.until, cover.slack_id if cover else None, said.cover if cover is None else None)


def _covering(talk: Conversation, named: str) -> Person | None:
    """The one person of the plan whom a mention or the beginning of a name means."""
    mention = re.match(r"<@([UW][A-Z0-9]+)", named)
    if mention:
        return person_of(talk.reader.people, mention[1])
    wanted = named.casefold().split()
    people = talk.reader.people.values()
    found = [p for p in people if p.slack_id and p.name.casefold().split()[: len(wanted)] == wanted]
    return found[0] if len(found) == 1 else None


def set_away(talk: Conversation, until: date, delegate: str | None, unknown: str | None = None) -> None:
    """The speaker is away up to and including a day; `delegate` is the Slack user who covers, if one was chosen,
    `unknown` a name that is nobody's of the plan."""
    me = talk.me
    if me is None:
        talk.say(refusal.said(UNNAMED), ":away")
        return
    cover = person_of(talk.reader.people, delegate) if delegate else None
    what = e.AwaySet(until, cover.id if cover else None)
    # Somebody whom the plan names twice is away under both names.
    others = sorted(names_of(talk.reader.people, talk.place.author) - {me.id})
    by, now, key = talk.place.author, talk.now, f"away:{talk.place.key}"
    entries = [e.Entry(key, "person", me.id, what, by, now, now)]
    entries += [e.Entry(f"{key}:{id}", "person", id, what, by, now, now) for id in others]
    journal.append(talk.session, talk.place.workspace, talk.plan.id, entries)
    talk.say(refusal.said(_answer(until, delegate, who(cover) if cover else None, unknown)), ":away")


def _answer(until: date, delegate: str | None, cover: str | None, unknown: str | None) -> str:
    asked = f" I will ask {cover} meanwhile." if cover else " Your lead is asked meanwhile."
    if delegate and not cover:
        asked = f" <@{delegate}> is not named in the plan, so your lead is asked meanwhile."
    if unknown:
        asked = f" I know nobody called “{escape(unknown)}” whom I could ask, so your lead is asked meanwhile."
    return f"Noted: you are away until {in_full(until)}.{asked} No date of the plan moves."
