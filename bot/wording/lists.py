"""Lists of actions in pages: what `/plan red` and its like say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Protocol

from bot.plan import entities
from bot.plan.calendar import LONDON, local_day
from bot.plan.entities import Person, Rating, Recommendation
from bot.plan.escalation import red_missing
from bot.plan.findings import DEVELOPMENTAL, GRADE, grade_of
from bot.plan.gates import Gate
from bot.plan.line import Line
from bot.plan.position import Item, Position
from bot.reading.query import Query
from bot.wording import blocks as b
from bot.wording.environment import Mrkdwn, escape, render
from bot.wording.limits import PLAIN_TEXT, fitted

PAGE = 8


class Words(Protocol):
    """Erasable words as storage gives them."""

    @property
    def text(self) -> str:
        """What was said."""

    @property
    def cause(self) -> str | None:
        """The part that names the cause."""


@dataclass(frozen=True)
class Names:
    """Who and what the ids of a line stand for, on which day of the plan's zone its moments fell, and the rating key
    as it is printed; `programmes` are the titles of the linked ones."""

    people: Mapping[str, Person]
    recommendations: Mapping[str, Recommendation]
    zone: str = LONDON
    key: str = ""
    gated: Mapping[str, Gate] = field(default_factory=dict)
    programmes: Mapping[str, str] = field(default_factory=dict)

    def elsewhere(self, line: Line) -> str | None:
        """The wider programme under which an action is delivered."""
        return next((self.programmes[id] for id in line.groups if id in self.programmes), None)

    def person(self, id: str | None) -> Person | None:
        """The person of an id."""
        return self.people.get(id) if id else None

    def team(self, id: str | None) -> list[Person]:
        """Whoever answers for a team."""
        found = self.person(id)
        return [self.people[each] for each in found.members if each in self.people] if found is not None else []

    def on(self, moment: datetime) -> date:
        """The plan's local day of a moment."""
        return local_day(moment, self.zone)

    def speaker(self, slack_id: str | None) -> str | None:
        """The name of whoever spoke, by Slack id; a mention where the plan does not name them. None for Planbot."""
        found = next((p for p in self.people.values() if slack_id and slack_id in (p.slack_id, p.id)), None)
        if found is not None:
            return found.name
        return Mrkdwn(f"<@{slack_id}>") if slack_id and re.fullmatch(r"[UW][A-Z0-9]+", slack_id) else None

    def leads(self, item: Item) -> list[Person]:
        """The leads of the recommendations an action serves, each once."""
        served = (self.recommendations.get(r) for r in item.line.recommendations)
        found = (self.person(r.lead) for r in served if r is not None)
        return list({person.id: person for person in found if person is not None}.values())


@dataclass(frozen=True)
class Group:
    """A heading ("" where the list's title says it all) and its items."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class ListPage:
    """One page of a list, within Slack's limits whatever the size of the plan. `unseen`: by anybody but the asker;
    `impacts` are those of what is delivered, by the ids of the actions."""

    title: str
    day: date
    groups: Sequence[Group]
    names: Names
    query: Query
    unseen: bool = False
    preface: Sequence[b.Block] = ()
    impacts: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many items the whole list has."""
        return sum(len(group.items) for group in self.groups)

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return max(1, -(-self.total // PAGE))

    @property
    def page(self) -> int:
        """This page's number, counted from 1."""
        return min(max(1, self.query.page), self.pages)

    def shown(self) -> list[Item]:
        """The items on this page."""
        return [item for _, item in self._shown()]

    def said(self, words: Mapping[str, Words]) -> b.Said:
        """The message of this page."""
        head = render("list/head.j2", title=self.title, day=self.day, total=self.total)
        laid: list[b.Block] = [*(self.preface if self.page == 1 else ()), b.section(head)]
        text, heading = [str(head)], None
        for group, item in self._shown():
            if group.heading and group.heading != heading:
                heading = group.heading
                laid.append(b.section(f"*{heading}* ({len(group.items)})"))
                text.append(f"{heading} ({len(group.items)})")
            said = render("list/item.j2", item=item, line=item.line, **self._values(item, words))
            laid.append(b.section(said))
            text.append(str(render("list/plain_item.j2", item=item, line=item.line)))
        laid.extend(self._foot())
        return b.Said(fitted("\n".join(text), PLAIN_TEXT), laid)

    def _shown(self) -> list[tuple[Group, Item]]:
        every = [(group, item) for group in self.groups for item in group.items]
        return every[(self.page - 1) * PAGE : self.page * PAGE]

    def _values(self, item: Item, words: Mapping[str, Words]) -> dict[str, object]:
        line = item.line
        cause, last = words.get(line.cause or ""), words.get(line.last_words or "")
        return {
            "owner": self.names.person(line.owner),
            "gate": self.names.gated.get(line.action),
            "programme": self.names.elsewhere(line),
            "developmental": grade_of(line, self.names.recommendations) == DEVELOPMENTAL,
            "leads": self.names.leads(item),
            "cause": cause_told(item, cause, last),
            "last": last.text if last else None,
            "last_on": self.names.on(line.last_said_at) if line.last_said_at else None,
            "last_by": self.names.speaker(line.last_by),
            "missing": red_missing(item, bool(self.names.leads(item)), self.day),
            "recovery": _text(words, line.overseen.recovery),
            "suspended_for": _text(words, line.suspended_for),
            "harm": _text(words, line.overseen.harm_reason),
            "impact": self.impacts.get(line.action),
            "watched": _text(words, line.overseen.monitored_words) or line.overseen.monitored_until,
        }

    def _foot(self) -> Iterator[b.Block]:
        foot = render("list/foot.j2", page=self.page, pages=self.pages, unseen=self.unseen and self.total > 0)
        if foot or self.names.key:
            yield b.context(foot, escape(self.names.key))
        if buttons := page_buttons(self.query, self.page, self.pages, self.unseen, bool(self.total)):
            yield b.actions(*buttons, block_id="list_pages")


def page_buttons(query: Query, page: int, pages: int, unseen: bool, shareable: bool) -> list[b.Element]:
    """The buttons under a page: the pages beside it, and sharing what nobody else sees yet."""
    elements: list[b.Element] = []
    if page > 1:
        elements.append(b.button("Previous page", "page_back", query_value(query, page - 1, unseen)))
    if page < pages:
        elements.append(b.button("Next page", "page_on", query_value(query, page + 1, unseen)))
    if unseen and shareable:
        elements.append(b.button("Share to channel", "share", query_value(query, page, unseen)))
    return elements


def cause_told(item: Item, cause: Words | None, last: Words | None) -> str | None:
    """What holds an action up. Words that name no cause and are the last word are not said twice."""
    if cause is None or item.rating in (Rating.GREEN, Rating.BLUE, None):
        return None
    if cause.cause or last is None or cause.text != last.text:
        return cause.cause or cause.text
    return None


def one_moment(entries: int) -> b.Said:
    """An answer about the past of a long plan comes by itself."""
    text = f"One moment: I am going through the {entries:,} entries of the record. The answer comes here."
    return b.Said(text, [b.section(Mrkdwn(text))])


def _text(words: Mapping[str, Words], id: str | None) -> str | None:
    return words[id].text if id is not None and id in words else None


def query_value(query: Query, page: int, unseen: bool) -> dict[str, object]:
    """A query as a button's value, with whether only the asker sees its answer."""
    return {
        "v": query.view,
        "r": list(query.refs),
        "rec": query.recommendation,
        "o": query.owner,
        "at": query.as_at.isoformat() if query.as_at else None,
        "p": page,
        "u": unseen,
        "g": list(query.groups),
        "by": query.by,
        "b": query.body,
        "m": query.measure,
        "since": query.since.isoformat() if query.since else None,
    }


def query_of(value: Mapping[str, object]) -> Query:
    """The query of a button's value."""
    at, since = value.get("at"), value.get("since")
    refs = value.get("r")
    page, groups = value.get("p"), value.get("g")
    empty = Query(view="help")
    return replace(
        empty,
        view=value["v"],  # type: ignore[arg-type]  # the value is Planbot's own, made by query_value
        refs=tuple(refs) if isinstance(refs, list) else (),
        recommendation=value.get("rec"),  # type: ignore[arg-type]
        owner=value.get("o"),  # type: ignore[arg-type]
        as_at=date.fromisoformat(at) if isinstance(at, str) else None,
        page=page if isinstance(page, int) else 1,
        groups=tuple(groups) if isinstance(groups, list) else (),
        by=str(value.get("by") or ""),
        body=value.get("b"),  # type: ignore[arg-type]
        measure=value.get("m"),  # type: ignore[arg-type]
        since=date.fromisoformat(since) if isinstance(since, str) else None,
    )


_TITLES = {
    "monitored": "Under enhanced monitoring",
    "red": "Red and not verified",
    "amber": "Amber",
    "overdue": "Overdue, oldest first",
    "due": "Due in the next 14 days",
    "mine": "Your actions",
    "recommendation": "Actions",
    "counts": "Where the plan stands",
    "recs": "Recommendations",
    "indicators": "Indicators",
    "risks": "Risks and issues",
    "changes": "Requests to change the plan",
    "suspended": "Suspended",
    "delivered": "Delivered and not settled, with what each waits for",
    "compare": "What moved",
    "trend": "Ratings week by week",
    "late-soon": "Going to be late",
}


def title(query: Query, owner: Person | None, groups: Sequence[entities.Group] = (), body: str | None = None) -> str:
    """What a query asked for, in words."""
    parts = [_TITLES.get(query.view, "Actions")]
    if query.recommendation is not None:
        parts.append(f"in recommendation {query.recommendation.removeprefix('R')}")
    if query.owner is not None:
        parts.append(f"owned by {owner.name}" if owner else "owned by somebody the plan does not name")
    graded = (
        f"of {group.title}" if group.kind == GRADE else f"in the {group.kind} “{group.title}”" for group in groups
    )
    parts.extend(graded)
    if query.body is not None:
        parts.append(f"for the {body.removeprefix('The ').removeprefix('the ')}" if body else "for a body that is gone")
    return " ".join(parts)


def counts(standing: Position, title: str, headline: str = "", key: str = "") -> b.Said:
    """The headline counts alone, after what leads by the plan's way of working; `key` is the rating key."""
    text = render("list/counts.j2", counts=standing.counts, title=title, day=standing.day, headline=headline)
    return b.Said(str(text), [b.section(text), *([b.context(escape(key))] if key else [])])


def no_such_action(ref: str) -> b.Said:
    """The plan has no action of that reference."""
    text = render("list/no_such_action.j2", ref=ref)
    return b.Said(str(text), [b.section(text)])


def no_such_recommendation(ref: str, known: Sequence[str]) -> b.Said:
    """The plan has no recommendation of that reference."""
    text = render("list/no_such_recommendation.j2", ref=ref, known=known)
    return b.Said(str(text), [b.section(text)])
