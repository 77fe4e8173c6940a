"""The weekly digest: the headline that reconciles with the last one, then what needs attention, then its foot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.plan.change_news import ChangeNews
from bot.plan.cycles import Gap, Sitting
from bot.plan.entities import Person, Recommendation
from bot.plan.gates import Held
from bot.plan.movement import Moved
from bot.plan.part_dates import PartStanding
from bot.plan.position import Counts, Item
from bot.wording import blocks as b
from bot.wording.blocks import Block, Said
from bot.wording.environment import Mrkdwn, render
from bot.wording.limits import MESSAGE_BLOCKS, PLAIN_TEXT, fitted

COMPACT = 5
"""Actions a section shows in the main message when the whole does not fit there; the thread has all of them."""
WHOLE = 14
"""Up to so many actions are told in the main message alone."""


@dataclass(frozen=True)
class Movement:
    """One count with its movement since the last digest; `done` of those that went are delivered."""

    label: str
    now: int
    moved: Moved | None = None
    done: int = 0


@dataclass(frozen=True)
class Section:
    """One part of the digest, in the order of rule E11. `new` are the references that were not in it last time,
    `reasons` say by reference why an action is in it."""

    title: str
    items: tuple[Item, ...]
    new: frozenset[str] = frozenset()
    note: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MeasuredPart:
    """What a digest says of indicators and risks: those worse than target and baseline while the work for them looks
    well, with its references; those whose figures are due; how many risks are open, the highest, and those whose review
    is overdue, by number."""

    green_on_red: tuple[tuple[str, tuple[str, ...]], ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    risks: int = 0
    highest: tuple[tuple[int, int], ...] = ()
    reviews: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Whether any of it needs to be said when there is nothing else."""
        return bool(self.green_on_red or self.missing or self.reviews)


NO_MEASURES = MeasuredPart()


@dataclass(frozen=True)
class Names:
    """Who and what the ids stand for, and the words that may be shown (by the id of the words)."""

    people: Mapping[str, Person]
    recommendations: Mapping[str, Recommendation]
    causes: Mapping[str, str] = field(default_factory=dict)

    def owner(self, item: Item) -> Person | None:
        """The owner of an action."""
        return self.people.get(item.line.owner) if item.line.owner else None

    def lead(self, recommendation: Recommendation | None) -> Person | None:
        """The lead of a recommendation."""
        return self.people.get(recommendation.lead) if recommendation and recommendation.lead else None

    def first_served(self, item: Item) -> Recommendation | None:
        """The recommendation an action is told under."""
        return next((self.recommendations[r] for r in item.line.recommendations if r in self.recommendations), None)


@dataclass(frozen=True)
class Weekly:
    """Everything one digest says. `since` is the local day of the last digest, None when this is the first;
    `unchanged` by body what presses and has not moved over its last packs: reference, rating word, how many."""

    plan: str
    day: date
    since: date | None
    counts: Counts
    movements: tuple[Movement, ...]
    sections: tuple[Section, ...]
    names: Names
    seq: int
    head: str
    late_for: date | None = None
    changes: ChangeNews = field(default_factory=ChangeNews)
    unanswered: tuple[str, ...] = ()
    challenges: tuple[tuple[str, str, int], ...] = ()
    owed: tuple[tuple[int, str, int], ...] = ()
    run_out: tuple[tuple[str, str, int], ...] = ()
    led_instead: tuple[str, ...] = ()
    monitored: tuple[str, ...] = ()
    measured: MeasuredPart = NO_MEASURES
    harm: tuple[tuple[str, str], ...] = ()
    harm_unanswered: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()
    unnamed: tuple[tuple[str, tuple[str, ...]], ...] = ()
    undated: tuple[str, ...] = ()
    late_parts: tuple[PartStanding, ...] = ()
    meetings: tuple[Sitting, ...] = ()
    unchanged: tuple[tuple[str, tuple[tuple[str, str, int], ...]], ...] = ()
    unchallenged: tuple[Gap, ...] = ()
    unsent: tuple[str, ...] = ()
    gates: tuple[Held, ...] = ()
    key: str = ""
    hold: str = ""
    headline: str = ""
    picture: str | None = None
    picture_alt: str = ""

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to say but the totals."""
        moved = any(m.moved and (m.moved.came or m.moved.went) for m in self.movements)
        return not (
            moved
            or any(s.items for s in self.sections)
            or self.changes.any
            or self.orphans
            or self.unnamed
            or self.late_parts
            or self.undated
            or self.unanswered
            or self.challenges
            or self.owed
            or self.unchanged
            or self.measured
            or any(held.days_late or held.at_risk for held in self.gates)
        )

    @property
    def last_week(self) -> str:
        """How the last digest is called: "last week" when it was about a week ago."""
        if self.since is None:
            return ""
        return "last week" if 5 <= (self.day - self.since).days <= 9 else f"on {self.since.day} {self.since:%B}"


def digest_messages(weekly: Weekly) -> list[Said]:
    """The digest: the main message, then what goes into its thread when it is long."""
    if weekly.nothing:
        said = render("digest/nothing.j2", w=weekly)
        return [Said(said, [b.section(said), b.context(render("digest/foot.j2", w=weekly))])]
    total = sum(len(section.items) for section in weekly.sections)
    limit = None if total <= WHOLE else COMPACT
    text = fitted(render("digest/text.j2", w=weekly, compact=COMPACT), PLAIN_TEXT)
    pages = b.pages(text, list(_main(weekly, limit)))
    return [*pages, *(_details(weekly) if limit is not None else [])]


def _main(weekly: Weekly, limit: int | None) -> Iterator[Block]:
    yield b.header(f"{weekly.plan}: the week to {weekly.day.day} {weekly.day:%B %Y}")
    yield b.section(render("digest/headline.j2", w=weekly))
    if weekly.picture:
        yield b.image_file(weekly.picture, weekly.picture_alt)
    if weekly.harm or weekly.harm_unanswered:
        yield b.section(render("digest/safeguarding.j2", w=weekly))
    for section in weekly.sections:
        if section.items:
            yield from b.sections(_section(section, weekly.names, limit))
    also = render("digest/also.j2", w=weekly)
    if also:
        yield b.section(also)
    yield b.divider()
    yield b.context(render("digest/foot.j2", w=weekly))


def _section(section: Section, names: Names, limit: int | None) -> Mrkdwn:
    shown = section.items[:limit]
    return render(
        "digest/section.j2",
        s=section,
        groups=list(_grouped(shown, names)),
        names=names,
        more=len(section.items) - len(shown),
        full=limit is None,
    )


def _grouped(items: Sequence[Item], names: Names) -> Iterator[tuple[Recommendation | None, list[Item]]]:
    """The items by recommendation, the recommendation of the most pressing item first."""
    found: dict[str, tuple[Recommendation | None, list[Item]]] = {}
    for item in items:
        served = names.first_served(item)
        found.setdefault(served.id if served else "", (served, []))[1].append(item)
    yield from found.values()


def _details(weekly: Weekly) -> list[Said]:
    laid: list[Block] = []
    for section in weekly.sections:
        if section.items:
            laid += b.sections(_section(section, weekly.names, None))
    return b.pages(b.text_of(laid), laid)


def undelivered(channel: str) -> str:
    """Why a digest comes to the core team one by one."""
    return (
        f"I could not post this in <#{channel}>. Type /invite @Planbot there, or choose another in `/plan setup` "
        "(for a board's pack in `/plan body`)."
    )


def with_note(said: Said, note: str) -> Said:
    """A message with a sentence of Planbot's before it."""
    return Said(fitted(f"{note}\n{said.text}", PLAIN_TEXT), [b.section(note), *said.blocks[: MESSAGE_BLOCKS - 1]])
