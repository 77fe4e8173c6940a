"""Recommendations in lists and by themselves: lead, rating, counts, category, and the highlights of their parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.plan.categories import Categorised, CategoryNames
from bot.plan.entities import Group, Person, Recommendation, Timescale
from bot.plan.rollup import RollUp
from bot.reading.query import Query
from bot.wording import blocks as b
from bot.wording.environment import escape, render
from bot.wording.limits import PLAIN_TEXT, fitted
from bot.wording.lists import page_buttons

PAGE = 12
PARTS = 15
TIMESCALES = {
    Timescale.IMMEDIATELY: "immediately",
    Timescale.THREE_MONTHS: "within three months",
    Timescale.SIX_MONTHS: "within six months",
}


@dataclass(frozen=True)
class RecommendationLine:
    """One recommendation as lists show it."""

    recommendation: Recommendation
    lead: Person | None
    rolled: RollUp
    parent: str | None
    subsets: tuple[str, ...]
    agreed: Categorised | None
    proposed: Categorised | None
    names: CategoryNames

    @property
    def timescale(self) -> str:
        """The inspectorate's timescale in words, "" where there is none."""
        return TIMESCALES.get(self.recommendation.timescale, "")


@dataclass(frozen=True)
class Part:
    """A sub-section of a recommendation, what it comes to, and the references its highlights name."""

    title: str
    rolled: RollUp
    refs: dict[str, list[str]]


def listing(
    title: str, day: date, lines: Sequence[RecommendationLine], whole: RollUp, query: Query, unseen: bool, key: str
) -> b.Said:
    """One page of recommendations; `key` is the rating key. `whole` counts every action once, whatever number of
    recommendations it serves."""
    pages = max(1, -(-len(lines) // PAGE))
    page = min(max(1, query.page), pages)
    shown = lines[(page - 1) * PAGE : page * PAGE]
    head = render("recommendations/head.j2", title=title, day=day, total=len(lines), whole=whole)
    items = [render("recommendations/item.j2", line=line) for line in shown]
    foot = render("list/foot.j2", page=page, pages=pages, unseen=unseen)
    laid: list[b.Block] = [b.section(head), *map(b.section, items), b.context(foot, escape(key))]
    buttons = page_buttons(query, page, pages, unseen, bool(lines))
    laid += [b.actions(*buttons, block_id="list_pages")] if buttons else []
    return b.Said(fitted("\n".join([head, *items]), PLAIN_TEXT), laid)


def card(line: RecommendationLine, parts: Sequence[Part], theme: Group | None, asked: str) -> list[b.Block]:
    """What stands above the list of one recommendation; `asked` is the reference it was asked for by."""
    head = render("recommendations/card.j2", line=line, theme=theme, asked=asked)
    laid = b.sections(head)
    if parts:
        left = max(0, len(parts) - PARTS)
        laid += b.sections(render("recommendations/parts.j2", parts=parts[:PARTS], left=left))
    return laid
