"""Somebody as written, a mention or a name, as a person of the plan."""

from __future__ import annotations

import re

from bot.plan import entries as e
from bot.plan.entities import Person
from bot.plan.permissions import person_of
from bot.services.conversation import Conversation
from bot.services.slack_people import is_guest

_MENTION = re.compile(r"<@([UW][A-Z0-9]+)")


_MENTIONS = re.compile(r"<@(?P<id>[UW][A-Z0-9]+)(?:\|[^>]*)?>")


def mentioned(text: str) -> tuple[str, ...]:
    """The Slack users a text mentions, each once."""
    return tuple(dict.fromkeys(found["id"] for found in _MENTIONS.finditer(text)))


def without_mentions(text: str) -> str:
    """A text without the people it mentions."""
    return " ".join(_MENTIONS.sub(" ", text).split())


def person_named(talk: Conversation, named: str) -> Person | None:
    """The one person of the plan whom a mention or the beginning of a name means; None when nobody or several."""
    mention = _MENTION.match(named)
    people = talk.reader.people
    if mention is not None:
        return person_of(people, mention[1])
    wanted = named.casefold().split()
    found = [p for p in people.values() if wanted and p.name.casefold().split()[: len(wanted)] == wanted]
    return found[0] if len(found) == 1 else None


def newcomer(talk: Conversation, named: str, key: str) -> tuple[Person, list[e.Entry]] | None:
    """Somebody the plan does not name yet, by a mention or by what Slack calls them, with the entries that name them
    (or match somebody it names who was not known in Slack); None when Slack does not know one such person either."""
    mention, wanted = _MENTION.match(named), named.casefold().split()
    everybody = [u for u in talk.runtime.people.everybody() if not u.is_bot and not u.deleted]
    found = [u for u in everybody if (u.id == mention[1] if mention else u.name.casefold().split() == wanted)]
    if len(found) != 1 or is_guest(found[0]):
        return None
    user = found[0]
    id = f"p:{re.sub(r'[^a-z0-9]+', '-', user.name.casefold()).strip('-') or user.id}"
    known = talk.reader.people.get(id)
    what: e.What = e.PersonMatched(user.id) if known else e.PersonAdded(Person(id, user.name, slack_id=user.id))
    entry = e.Entry(f"person:{key}", "person", id, what, talk.place.author, talk.now, talk.now)
    return known or Person(id, user.name, slack_id=user.id), [entry]
