"""Match the people a plan names to Slack users: by e-mail, then by name; what is not certain is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.plan.entities import Person, PersonKind
from bot.slack.people import SlackPerson


@dataclass(frozen=True)
class Match:
    """What was found for one person: a Slack user, or the candidates a person has to choose from."""

    person: Person
    slack_id: str | None
    candidates: tuple[str, ...] = ()


def match_people(people: Iterable[Person], known: Sequence[SlackPerson]) -> list[Match]:
    """Match every person and post who is not matched yet. Teams and organisations are reached through others."""
    users = [user for user in known if not user.is_bot and not user.deleted]
    named = [p for p in people if p.slack_id is None and p.kind in (PersonKind.PERSON, PersonKind.POST)]
    return [_match(person, users) for person in named]


def unmatched(people: Iterable[Person], known: Sequence[SlackPerson]) -> list[Person]:
    """Whoever is not matched and cannot be with certainty: somebody has to be asked."""
    return [match.person for match in match_people(people, known) if match.slack_id is None]


def _match(person: Person, users: Sequence[SlackPerson]) -> Match:
    if person.email:
        by_email = [u.id for u in users if (u.email or "").casefold() == person.email.casefold()]
        if len(by_email) == 1:
            return Match(person, by_email[0])
    same = [u.id for u in users if _plain(u.name) == _plain(person.name)]
    if len(same) == 1 and not person.email:
        return Match(person, same[0])
    alike = same or [u.id for u in users if _words(u.name) & _words(person.name)]
    return Match(person, None, tuple(alike))


def _plain(name: str) -> str:
    return re.sub(r"\W+", " ", name).strip().casefold()


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in _plain(name).split() if len(word) > 2)
