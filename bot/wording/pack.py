"""A body's pack: where its actions stand, how that moved, what awaits its decision, and every action in a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.plan.awaiting import Unproved
from bot.plan.bodies import Body
from bot.plan.categories import CategoryNames, agreed, proposed
from bot.plan.changes import Change
from bot.plan.covers import NO_COVER, Cover
from bot.plan.cycles import Sitting
from bot.plan.entities import WORST_FIRST, Person, PlanDate, Rating, Recommendation
from bot.plan.grouping import SECTION, SERVICE_AREA, Grouping
from bot.plan.impact import outcome_impact
from bot.plan.indicators import Indicator
from bot.plan.ledger import Ledger, Move, Turn
from bot.plan.measures import Measured
from bot.plan.part_dates import PartStanding
from bot.plan.periods import last_day
from bot.plan.position import Item, Position, by_age
from bot.plan.rollup import RollUp, roll_up
from bot.wording import blocks as b
from bot.wording import indicators
from bot.wording.blocks import Block, Said
from bot.wording.bodies import WEEKDAYS
from bot.wording.categories import category
from bot.wording.covers import shown
from bot.wording.environment import PENDING_WORDS, Mrkdwn, render
from bot.wording.limits import PLAIN_TEXT, fitted
from bot.wording.lists import Names
from bot.wording.risks import Shown as RiskShown
from bot.wording.trends import figure_of

COMPACT = 5
"""Rows a section shows in the first message; the thread has all of them."""
OF_AN_AREA = 12
"""Actions of a service area beside its indicators; the overview has all of them."""
AT_A_TIME = 25
"""Actions of the overview in one section."""


@dataclass(frozen=True)
class Asked:
    """A change that needs the body's approval, with the actions it is about, or the group whose own date would move;
    `reason` is why, as typed ("" for none)."""

    change: Change
    items: tuple[Item, ...]
    part: PartStanding | None = None
    reason: str = ""

    @property
    def kind(self) -> str:
        """What is asked for, in words."""
        return PENDING_WORDS[self.change.kind.value]

    @property
    def due(self) -> PlanDate | None:
        """The new date of the first action."""
        return self.change.due or self.change.effect_on(self.items[0].line.action).due


@dataclass(frozen=True)
class Requested:
    """Evidence that was asked for, in whose words, and by when."""

    item: Item
    words: str
    due: date | None


@dataclass(frozen=True)
class Unrated:
    """Why a pack carries no ratings: who saw them, when, and the reason as typed (CB 21)."""

    seen_by: str
    seen_on: date
    reason: str


@dataclass(frozen=True)
class Replaced:
    """The pack that a moved meeting had before: the day it was sent, and the day the meeting was then to be."""

    sent: date
    meeting: date


@dataclass(frozen=True)
class Pack:
    """Everything one pack says. `since` is the day of what the body was told before, None when this is the first;
    `again` is signed off and to be looked at again, with why; `unproved` is delivered and not before the body;
    `requests` are the evidence that was asked for by this meeting; `late_for` the papers day it missed;
    `unchanged` says of what presses over how many packs it has not moved; `unrated` why it carries no ratings;
    `risks` are those whose mitigation is due at this meeting."""

    plan: str
    body: Body
    sitting: Sitting
    standing: Position
    since: date | None
    ledger: Ledger | None
    to_sign_off: tuple[Item, ...]
    to_agree: tuple[Asked, ...]
    to_categorise: tuple[Recommendation, ...]
    category_names: CategoryNames
    unproved: Unproved
    again: tuple[tuple[Item, str], ...]
    names: Names
    grouping: Grouping
    causes: Mapping[str, str]
    coming: tuple[Sitting, ...]
    seq: int
    head: str
    requests: tuple[Requested, ...] = ()
    exceptions: tuple[Item, ...] = ()
    late_for: date | None = None
    replaces: Replaced | None = None
    indicators: tuple[Indicator, ...] = ()
    unchanged: Mapping[str, int] = field(default_factory=dict)
    unrated: Unrated | None = None
    parts: tuple[PartStanding, ...] = ()
    risks: tuple[RiskShown, ...] = ()
    cover: Cover = NO_COVER
    review: str = ""

    def rolled(self, items: Sequence[Item], *recommendations: str) -> RollUp:
        """What some of its actions come to, blue only where their outcome moved (rule E6)."""
        day = self.standing.day
        return roll_up(items, day, outcome_impact(items, self.indicators, day, *recommendations))

    def measures_of(self, recommendation: str, items: Sequence[Item]) -> list[Measured]:
        """The indicators of a recommendation and of its actions."""
        actions = {item.line.action for item in items}
        found = (i for i in self.indicators if recommendation in i.recommendations or actions & {*i.actions})
        return [Measured(each, self.standing.day) for each in found]

    @property
    def weekday(self) -> str:
        """The weekday of the meeting."""
        return WEEKDAYS[self.sitting.on.weekday()]

    @property
    def awaiting(self) -> int:
        """How many decisions the body is asked for."""
        return sum(map(len, self._to_decide))

    @property
    def _to_decide(self) -> tuple[Sequence[object], ...]:
        return self.to_sign_off, self.to_agree, self.again, self.to_categorise

    @property
    def cut(self) -> bool:
        """Whether the first message does not hold all that awaits the body."""
        return any(len(part) > COMPACT for part in (*self._to_decide, self.requests))

    @property
    def unproved_words(self) -> list[tuple[int, str]]:
        """What is delivered and not before the body, by what it lacks: how many, and that in words."""
        found = self.unproved
        counted = (
            (found.without, "without any evidence"),
            (found.unjudged, "with evidence the core team has to judge"),
            (found.no_outcome, "with accepted evidence that shows no outcome"),
        )
        return [each for each in counted if each[0]]

    def proposal(self, recommendation: Recommendation) -> tuple[str, str]:
        """The category officers propose, and the one it has by the body's decision ("" without one)."""
        asked, now = proposed(recommendation.categorised), agreed(recommendation.categorised)
        return category(asked, self.category_names) if asked else "", category(now, self.category_names) if now else ""

    def lead(self, recommendation: Recommendation) -> Person | None:
        """The lead of a recommendation."""
        return self.names.person(recommendation.lead)


def pack_messages(pack: Pack) -> list[Said]:
    """The pack: the first message, then what goes into its thread."""
    laid = list(_main(pack))
    text = fitted("\n".join(block["text"]["text"] for block in laid if block["type"] == "section"), PLAIN_TEXT)
    return [*b.pages(text, laid), *_thread(pack)]


def _key_targets(pack: Pack, since: date) -> list[tuple[Measured, str, str]]:
    """The indicators of what the body monitors, with the figure known when the review begins and the newest."""
    actions = {item.line.action for item in pack.standing.items}
    served = {id for item in pack.standing.items for id in item.line.recommendations}
    found = []
    for each in pack.indicators:
        measured = Measured(each, pack.standing.day)
        if measured.latest is None or not (
            actions.intersection(each.actions) or served.intersection(each.recommendations)
        ):
            continue
        before = [point for point in measured.points if last_day(point.period) <= since]
        then = figure_of(before[-1].value, each.unit) if before else "no figure"
        found.append((measured, then, figure_of(measured.latest.value, each.unit)))
    return found


def _main(pack: Pack) -> Iterator[Block]:
    yield b.header(f"{pack.body.name}: {pack.sitting.on.day} {pack.sitting.on:%B %Y}")
    if pack.cover.said:
        yield from b.sections(shown(pack.cover))
    if pack.review and pack.since is not None:
        yield from b.sections(render("pack/review.j2", p=pack, targets=_key_targets(pack, pack.since)))
    yield from b.sections(render("pack/head.j2", p=pack, c=pack.standing.counts))
    if not pack.unrated:
        yield from b.sections(render("pack/movement.j2", p=pack, rows=_rows(pack, COMPACT), full=False))
    yield from b.sections(render("pack/awaiting.j2", p=pack, most=COMPACT))
    if pack.risks:
        yield from b.sections(render("risks/in_pack.j2", risks=pack.risks))
    for title, items in _pressing(pack):
        if items:
            yield from b.sections(_listed(pack, title, items, COMPACT))
    yield b.divider()
    yield b.context(render("pack/foot.j2", p=pack))


def _thread(pack: Pack) -> list[Said]:
    """Everything whole: what the first message cut, then highlights, then every action."""
    laid: list[Block] = []
    if pack.ledger and len(pack.ledger.moves) > COMPACT and not pack.unrated:
        laid += b.sections(render("pack/movement.j2", p=pack, rows=_rows(pack, None), full=True))
    if pack.cut:
        laid += b.sections(render("pack/awaiting.j2", p=pack, most=None))
    for title, items in _pressing(pack):
        if len(items) > COMPACT:
            laid += b.sections(_listed(pack, title, items, None))
    laid += [*_areas(pack), *_highlights(pack)] if not pack.unrated else []
    laid += _overview(pack)
    return b.pages(b.text_of(laid), laid)


def _pressing(pack: Pack) -> list[tuple[str, tuple[Item, ...]]]:
    standing, exceptions = pack.standing, ("⚠️ Exceptions escalated to you", pack.exceptions)
    if pack.unrated:
        return [exceptions, ("⏰ OVERDUE", standing.overdue)]
    return [
        exceptions,
        ("🔴 RED", standing.rated(Rating.RED)),
        ("❓ NOT VERIFIED", standing.rated(Rating.NOT_VERIFIED)),
        ("🟠 AMBER", standing.rated(Rating.AMBER)),
    ]


def _listed(pack: Pack, title: str, items: Sequence[Item], most: int | None) -> Mrkdwn:
    return render("pack/items.j2", p=pack, title=title, items=items, most=most)


@dataclass(frozen=True)
class Row:
    """One action's movement with where it stands now; None when it is no longer there."""

    move: Move
    item: Item | None


def _rows(pack: Pack, most: int | None) -> list[Row]:
    """The moves, those that want attention first."""
    if pack.ledger is None:
        return []
    order = (Turn.WORSE, Turn.REOPENED, Turn.NEW, Turn.BETTER, Turn.SIGNED_OFF, Turn.STOPPED, Turn.LEFT)
    items = {item.ref: item for item in pack.standing.items}
    moves = [move for turn in order for move in pack.ledger.of(turn)]
    return [Row(move, items.get(move.ref)) for move in moves[:most]]


def _highlights(pack: Pack) -> Iterator[Block]:
    """Each recommendation, and each of its sub-sections, with its counts (NY 4.2, 5.3) and its indicators (HF 3)."""
    yield b.section("*Highlights by recommendation and sub-section* (an action of two recommendations is under both)")
    for recommendation in pack.names.recommendations.values():
        items = [item for item in pack.standing.items if recommendation.id in item.line.recommendations]
        if items:
            parts = pack.grouping.parted(items, SECTION)
            rolled = [(group.title, pack.rolled(inside), inside) for group, inside in parts if group]
            whole = pack.rolled(items, recommendation.id)
            values = {"r": recommendation, "whole": whole, "parts": rolled, "lead": pack.lead(recommendation)}
            yield from b.sections(render("pack/highlights.j2", **values))
            yield from indicators.beside(pack.measures_of(recommendation.id, items))


def _areas(pack: Pack) -> Iterator[Block]:
    """Each service area: its actions, those that need attention first, and beside them their indicators (HF 3)."""
    parts = pack.grouping.parted(pack.standing.items, SERVICE_AREA)
    if not any(group for group, _ in parts):
        return
    yield b.section("*By service area, beside its indicators*")
    for group, inside in parts:
        worst = sorted(inside, key=lambda item: (WORST_FIRST.index(item.rating or Rating.BLUE), *by_age(item)))
        values = {"title": group.title if group else "In no service area", "rolled": pack.rolled(inside)}
        yield from b.sections(render("pack/area.j2", items=worst, p=pack, most=OF_AN_AREA, **values))
        yield from indicators.beside(pack.measures_of("", inside))


def _overview(pack: Pack) -> list[Block]:
    items = pack.standing.items
    laid = [b.section(f"*Every action* ({len(items)})")] if items else []
    for start in range(0, len(items), AT_A_TIME):
        laid += b.sections(render("pack/overview.j2", items=items[start : start + AT_A_TIME], p=pack, names=pack.names))
    return laid
