"""Two days compared: the sum that reconciles, then every action that moved, the worst news first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.plan.ledger import Ledger, Move, Turn
from bot.plan.position import Item, Position
from bot.reading.query import Query
from bot.wording import blocks as b
from bot.wording.blocks import Block, Said
from bot.wording.environment import render
from bot.wording.limits import PLAIN_TEXT, fitted
from bot.wording.lists import Names, page_buttons

PAGE = 15
ORDER = (Turn.WORSE, Turn.REOPENED, Turn.NEW, Turn.BETTER, Turn.SIGNED_OFF, Turn.STOPPED, Turn.LEFT)


@dataclass(frozen=True)
class Row:
    """One action's movement, with where it stood before and after; None on a day when the plan had it not."""

    move: Move
    before: Item | None
    after: Item | None

    @property
    def item(self) -> Item | None:
        """Where it stands, or stood last."""
        return self.after or self.before


@dataclass(frozen=True)
class Compared:
    """One page of what moved between two positions."""

    title: str
    opening: Position
    closing: Position
    ledger: Ledger
    names: Names
    query: Query
    unseen: bool = False

    @property
    def pages(self) -> int:
        """How many pages the moves fill."""
        return max(1, -(-len(self.ledger.moves) // PAGE))

    @property
    def page(self) -> int:
        """This page's number, counted from 1."""
        return min(max(1, self.query.page), self.pages)

    def said(self) -> Said:
        """The message of this page."""
        laid = list(self._laid())
        return Said(fitted(b.text_of(laid), PLAIN_TEXT), laid)

    def _laid(self) -> Iterator[Block]:
        yield b.section(render("compare/head.j2", c=self, l=self.ledger))
        rows = self._rows()[(self.page - 1) * PAGE : self.page * PAGE]
        if rows:
            yield from b.sections(render("compare/rows.j2", rows=rows, names=self.names))
        if self.pages > 1:
            yield b.context(f"Page {self.page} of {self.pages}")
        if buttons := page_buttons(self.query, self.page, self.pages, self.unseen, True):
            yield b.actions(*buttons, block_id="list_pages")

    def _rows(self) -> list[Row]:
        before = {item.ref: item for item in self.opening.items}
        after = {item.ref: item for item in self.closing.items}
        moves = (move for turn in ORDER for move in self.ledger.of(turn))
        return [Row(move, before.get(move.ref), after.get(move.ref)) for move in moves]
