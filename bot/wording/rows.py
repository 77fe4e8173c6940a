"""Lists of things that are not actions, a line or two each, in pages within Slack's limits."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.query import Query
from bot.wording import blocks as b
from bot.wording.limits import PLAIN_TEXT, fitted
from bot.wording.lists import query_value

ROWS = 15


def rows_page(head: str, rows: Sequence[str], query: Query, foot: str = "") -> b.Said:
    """One page of rows (safe markup) under a heading, with buttons to the pages beside it."""
    pages = max(1, -(-len(rows) // ROWS))
    page = min(max(1, query.page), pages)
    shown = rows[(page - 1) * ROWS : page * ROWS]
    laid = [b.section(head), *(b.section(row) for row in shown)]
    small = " · ".join(filter(None, (f"Page {page} of {pages}" if pages > 1 else "", foot)))
    if small:
        laid.append(b.context(small))
    if buttons := page_buttons(query, page, pages):
        laid.append(b.actions(*buttons, block_id="list_pages"))
    return b.Said(fitted("\n".join([head, *shown]), PLAIN_TEXT), laid)


def page_buttons(query: Query, page: int, pages: int, unseen: bool = False) -> list[b.Element]:
    """The buttons to the pages beside a page; `unseen` says that nobody else sees the list."""
    found = []
    if page > 1:
        found.append(b.button("Previous page", "page_back", query_value(query, page - 1, unseen)))
    if page < pages:
        found.append(b.button("Next page", "page_on", query_value(query, page + 1, unseen)))
    return found
