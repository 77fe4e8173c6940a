"""Summary tables: how many recommendations by group and category, how many actions by group and rating (LD Annex A).

A table's grand total counts every thing once. Its rows may count a thing that stands in several groups more than once;
the table says by how much, so that rows and total always reconcile (rule E10).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from bot.plan.categories import in_force
from bot.plan.entities import Group, Rating, Recommendation
from bot.plan.grouping import Grouping
from bot.plan.position import Item

NONE = "none"


class Row(Struct, frozen=True):
    """One group of a table (None: whatever is in no group of the kind) and its counts by column."""

    group: Group | None
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """The sum of the row."""
        return sum(self.counts.values())


class Table(Struct, frozen=True):
    """A summary. `grand` counts each thing once by column; `repeated` is how often things stand in further groups."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    grand: dict[str, int]
    repeated: int

    @property
    def total(self) -> int:
        """How many things there are, each once."""
        return sum(self.grand.values())

    @property
    def checked(self) -> bool:
        """Whether the rows and the grand total reconcile, column sums included."""
        rows = sum(row.total for row in self.rows)
        columns = all(sum(r.counts.get(c, 0) for r in self.rows) >= self.grand.get(c, 0) for c in self.columns)
        return rows == self.total + self.repeated and columns


def by_category(grouping: Grouping, kind: str, recommendations: Sequence[Recommendation]) -> Table:
    """Recommendations by group and by the monitoring category in force."""
    columns = {each.id: _category(each) for each in recommendations}
    groups = {each.id: grouping.of_recommendation(each) for each in recommendations}
    return _table(("board", "other", "closed", NONE), grouping.kind(kind), columns, groups)


def by_rating(grouping: Grouping, kind: str, items: Sequence[Item]) -> Table:
    """Actions by group and rating; what carries no rating has a column of its own."""
    columns = {item.line.action: item.rating.value if item.rating else NONE for item in items}
    groups = {item.line.action: grouping.of(item.line) for item in items}
    return _table((*(rating.value for rating in Rating), NONE), grouping.kind(kind), columns, groups)


def _category(recommendation: Recommendation) -> str:
    found = in_force(recommendation.categorised)
    return found.value if found is not None else NONE


def _table(
    columns: tuple[str, ...],
    groups: Iterable[Group],
    column_of: Mapping[str, str],
    inside: Mapping[str, frozenset[str]],
) -> Table:
    wanted = list(groups)
    known = {group.id for group in wanted}
    rows = [Row(g, dict(Counter(column_of[id] for id, ids in inside.items() if g.id in ids))) for g in wanted]
    rows.append(Row(None, dict(Counter(column_of[id] for id, ids in inside.items() if not ids & known))))
    kept = tuple(row for row in rows if row.group is not None or row.total)
    repeated = sum(max(0, len(ids & known) - 1) for ids in inside.values())
    return Table(columns, kept, dict(Counter(column_of.values())), repeated)
