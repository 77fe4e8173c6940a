"""Which actions go to which body, and where two rules for one body disagree (NY 4.2 v 5.4, CB 6, LD key)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from msgspec import Struct

from bot.plan.bodies import Body, Route, RouteBy
from bot.plan.categories import in_force
from bot.plan.entities import Person, Recommendation
from bot.plan.grouping import Grouping
from bot.plan.line import Line
from bot.plan.scopes import scope_of
from bot.plan.sign_off import signs_off


@dataclass(frozen=True)
class Ground:
    """What rules look things up in, by id."""

    recommendations: Mapping[str, Recommendation]
    grouping: Grouping
    people: Mapping[str, Person]


class Disagreement(Struct, frozen=True):
    """Two kinds of rule for one body that do not name the same actions: `only_one` by the first alone, `only_other` by
    the second alone (references)."""

    body: Body
    one: RouteBy
    other: RouteBy
    only_one: tuple[str, ...]
    only_other: tuple[str, ...]


def plain(text: str) -> str:
    """A value for comparing: "R4", "Rec 4" and "4" are one, and so are "ICS" and "ics"."""
    bare = " ".join(text.casefold().split())
    for word in ("recommendation", "rec", "r"):
        rest = bare.removeprefix(word).strip(" .")
        if rest != bare and rest[:1].isdecimal():
            return rest
    return bare


def routed(body: Body, line: Line, ground: Ground) -> bool:
    """Whether an action goes to a body: any of its rules says so, or it has none and monitors the whole plan."""
    return not body.routes or any(matches(route, line, ground) for route in body.routes)


def matches(route: Route, line: Line, ground: Ground) -> bool:
    """Whether one rule names an action."""
    return plain(route.value) in _values(route.by, line, ground)


def _values(by: RouteBy, line: Line, ground: Ground) -> set[str]:
    served = [ground.recommendations[r] for r in line.recommendations if r in ground.recommendations]
    match by:
        case RouteBy.RECOMMENDATION:
            return {plain(r.ref) for r in served}
        case RouteBy.TAG:
            return {plain(tag) for tag in line.tags}
        case RouteBy.GROUP:
            groups = (ground.grouping.groups[id] for id in ground.grouping.of(line))
            return {plain(name) for group in groups for name in (group.id, group.title)}
        case RouteBy.OWNER:
            owners = (ground.people[p] for p in (line.owner, *line.co_owners) if p and p in ground.people)
            return {plain(owner.kind.value) for owner in owners}
        case RouteBy.SCOPE:
            by_id = (ground.people[p] for p in (line.owner, *line.co_owners) if p and p in ground.people)
            return {scope_of(line.scope, by_id)}
        case RouteBy.CATEGORY:
            return {found.value for r in served if (found := in_force(r.categorised)) is not None}


def disagreements(body: Body, lines: Sequence[Line], ground: Ground) -> list[Disagreement]:
    """Each pair of kinds of rule of a body that name different actions."""
    kinds = list(dict.fromkeys(route.by for route in body.routes))
    named = {kind: _named(body.routes, kind, lines, ground) for kind in kinds}
    found = []
    for one, other in combinations(kinds, 2):
        only_one = tuple(ref for ref in named[one] if ref not in named[other])
        only_other = tuple(ref for ref in named[other] if ref not in named[one])
        if only_one or only_other:
            found.append(Disagreement(body, one, other, only_one, only_other))
    return found


def _named(routes: Iterable[Route], kind: RouteBy, lines: Iterable[Line], ground: Ground) -> dict[str, None]:
    rules = [route for route in routes if route.by is kind]
    return {line.ref: None for line in lines if any(matches(rule, line, ground) for rule in rules)}


def idle(body: Body, lines: Sequence[Line], ground: Ground) -> list[Route]:
    """The rules that name no action at all: a tag nobody has, a recommendation the plan lacks."""
    return [route for route in body.routes if not any(matches(route, line, ground) for line in lines)]


def decides(body: Body, role: str, bodies: Iterable[Body]) -> bool:
    """Whether the approval of a role (rule E7) is a body's: "board" is whichever of the plan's `bodies` signs off,
    another role the body of that name."""
    if role == "board":
        return signs_off(body, bodies)
    named = plain(role.replace("_", " "))
    return body.role == role or named in {plain(name) for name in (body.name, *body.aliases)}
