"""A page of the requests to change the plan, within Slack's limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.plan.line import Line
from bot.reading.query import Query
from bot.wording import blocks as b
from bot.wording.changes import Card, laid_out, role_words, text_of
from bot.wording.environment import render
from bot.wording.limits import PLAIN_TEXT, fitted
from bot.wording.lists import query_value

REVIEWS = 20
"""Suspensions told one by one; the others are counted."""


@dataclass(frozen=True)
class ChangePage:
    """One page: `total` requests are pending, `left` were decided lately beside those shown; `reader` is the Slack user
    who may withdraw their own, None where nothing can be done (a past day)."""

    day: date
    title: str
    cards: Sequence[Card]
    total: int
    page: int
    pages: int
    decided: Sequence[Card]
    left: int
    for_director: bool
    for_others: bool
    reader: str | None
    query: Query

    def said(self) -> b.Said:
        """The message of this page."""
        head = render("changes/head.j2", p=self)
        laid: list[b.Block] = [b.section(head)]
        for card in self.cards:
            laid += laid_out(
                card,
                self.for_director,
                self.for_others,
                own=card.change.by == self.reader,
                part_of=query_value(self.query, self.page, True),
            )
            laid.append(b.context(render("changes/age.j2", days=(self.day - card.asked_on).days)))
        if self.decided:
            laid += b.sections(
                render("changes/decided_lately.j2", cards=list(self.decided), left=self.left, role=role_words)
            )
        if buttons := list(self._buttons()):
            laid.append(b.actions(*buttons, block_id="list_pages"))
        return b.Said(fitted("\n".join([head, *map(text_of, self.cards)]), PLAIN_TEXT), laid)

    def _buttons(self) -> Iterator[b.Element]:
        if self.page > 1:
            yield b.button("Previous page", "page_back", query_value(self.query, self.page - 1, True))
        if self.page < self.pages:
            yield b.button("Next page", "page_on", query_value(self.query, self.page + 1, True))


def news_message(cards: Sequence[Card], left: int, reviews: Sequence[Line]) -> b.Said:
    """To the core team's channel: the requests to decide, and the suspensions to be looked at."""
    laid: list[b.Block] = []
    if cards:
        laid.append(b.section(render("changes/news.j2", total=len(cards) + left, left=left)))
        laid += [block for card in cards for block in laid_out(card, True, True)]
    if reviews:
        laid += b.sections(render("changes/reviews.j2", reviews=list(reviews[:REVIEWS]), total=len(reviews)))
    return b.Said(b.text_of(laid), laid)
