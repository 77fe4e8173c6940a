"""Say who is asked in the place of an outside organisation, a team or a post (MB R2.4, R2.11; NY 5.8.1)."""

from __future__ import annotations

import re

from bot.plan.entities import Person
from bot.plan.entries import PersonAdded, What
from bot.plan.oversight_entries import LiaisonSet
from bot.plan.permissions import is_core_team, person_of
from bot.services.conversation import Conversation
from bot.services.said import short_id
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.environment import escape

HOW = "Write who they are in the plan and who is asked: `/plan liaison Dunmere Health Trust @fiona`."
_WORDS = re.compile(r"^(?P<name>.+?)\s*(?:<@(?P<user>[UW][A-Z0-9]+)(?:\|[^>]*)?>|(?P<off>\boff))\s*$", re.I)


def liaison_as_typed(talk: Conversation, text: str) -> Said:
    """`/plan liaison Dunmere Health Trust @fiona`, `/plan liaison Dunmere Health Trust off`."""
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said("Only the core team says who is asked in somebody's place.")
    read = _WORDS.match(" ".join(text.split()))
    if read is None:
        return refusal.said(HOW)
    found = named(talk, read["name"])
    if found is None:
        return refusal.said(f"The plan names nobody “{escape(read['name'])}”, or several. {HOW}")
    user = read["user"]
    liaison = plan_person(talk, user) if user else None
    append(talk, found.id, f"liaison:{found.id}:{talk.place.key}", LiaisonSet(liaison.id if liaison else None))
    if liaison is None:
        return refusal.said(f"{escape(found.name)} has no liaison any more: the lead is asked.")
    return refusal.said(f"<@{user}> is asked about the actions of {escape(found.name)} from now on.")


def named(talk: Conversation, name: str) -> Person | None:
    """The one person, team or organisation of the plan whose name begins so."""
    wanted = name.casefold().strip(' :,"“”')
    people = talk.reader.people.values()
    exact = [person for person in people if person.name.casefold() == wanted]
    found = exact or [person for person in people if person.name.casefold().startswith(wanted)]
    return found[0] if len(found) == 1 else None


def plan_person(talk: Conversation, user: str) -> Person:
    """The plan's person for a Slack user, added when the plan does not name them."""
    known = person_of(talk.reader.people, user)
    if known is not None:
        return known
    account = talk.runtime.people.get(user)
    added = Person(short_id("person", talk.plan.id, user), account.name if account else user, slack_id=user)
    append(talk, added.id, f"person:{user}", PersonAdded(added))
    return added


def append(talk: Conversation, id: str, key: str, what: What) -> None:
    """Record something about somebody of the plan."""
    talk.record("person", id, key, what)
