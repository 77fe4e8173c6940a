"""Summary tables in fixed width, as phones and computers both show them, with the check of their totals said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.plan.categories import CategoryNames, Monitoring
from bot.plan.entities import Group
from bot.plan.summary import NONE, Table
from bot.wording import blocks as b
from bot.wording.environment import Mrkdwn, count, day, escape, short
from bot.wording.limits import PLAIN_TEXT, SECTION, fitted, units

TITLE = 26
DEFINITIONS = {
    Monitoring.BOARD: "continued monitoring by the board; may be regrouped",
    Monitoring.OTHER: "monitored by another accountable body, which is named; may appear in thematic reports",
    Monitoring.CLOSED: "actions complete, no further reporting",
}
RATINGS = {"red": "RED", "not_verified": "N.V.", "amber": "AMB", "green": "GRE", "blue": "BLU", NONE: "none"}
HEADINGS = {"board": "", "other": "", "closed": "", NONE: "none"}


def said(
    on: date,
    kind: str,
    categories: Table | None,
    ratings: Table,
    names: CategoryNames,
    key: str,
    parts: Sequence[Mrkdwn] = (),
) -> b.Said:
    """The plan by one kind of group. `categories` is None where the plan has no monitoring categories; `parts` are the
    lines of the groups that have a date of their own or are overseen."""
    texts = [f"*By {kind}*, position as at {day(on)}"]
    if categories is not None:
        headings = {**HEADINGS, **{each.value: short(names.of(each), 9) for each in Monitoring}}
        texts += [_table("Recommendations", kind, categories, headings), _key(names)]
    texts.append(_table("Actions", kind, ratings, RATINGS))
    texts.append("N.V.: not verified. AMB, GRE, BLU: amber, green, blue.")
    if parts:
        texts.append("\n".join(parts))
    laid = [*(block for text in texts for block in _sections(text)), b.context(escape(key))]
    return b.Said(fitted("\n".join(texts), PLAIN_TEXT), laid)


def no_groups(kind: str) -> b.Said:
    """The plan has no group of that kind."""
    text = f"The plan has no {kind}s. A column headed “{kind.capitalize()}” in its file gives them."
    return b.Said(text, [b.section(text)])


def _key(names: CategoryNames) -> str:
    lines = (f"{escape(names.of(each))}: {words}." for each, words in DEFINITIONS.items())
    return "\n".join(lines)


def _table(what: str, kind: str, table: Table, headings: dict[str, str]) -> Mrkdwn:
    """A table as a block of code, and under it whether its sums are right."""
    columns = [name for name in table.columns if name != NONE or table.grand.get(NONE)]
    rows: list[list[str | int]] = [
        [_title(row.group), *(row.counts.get(c, 0) for c in columns), row.total] for row in table.rows
    ]
    rows.append(["Total", *(table.grand.get(c, 0) for c in columns), table.total])
    widths = [max(len(headings[c]), 4) for c in columns] + [5]
    head = "".join(f" {headings[c]:>{w}}" for c, w in zip(columns, widths, strict=False))
    body = "\n".join(_row(row, widths) for row in rows)
    return Mrkdwn(f"*{what} by {kind}*\n```\n{'':{TITLE}}{escape(head)} Total\n{body}\n```\n{_check(what, table)}")


def _row(row: list[str | int], widths: list[int]) -> str:
    cells = "".join(f" {cell or '-':>{width}}" for cell, width in zip(row[1:], widths, strict=True))
    return f"{escape(str(row[0])):{TITLE}}{cells}"


def _title(group: Group | None) -> str:
    return short(group.title, TITLE) if group is not None else "(in none)"


def _check(what: str, table: Table) -> str:
    """What the totals check found, in words."""
    noun = what.rstrip("s").casefold()
    if not table.checked:
        return f"⚠️ The rows and the total do not agree; {count(table.total, noun)} in all. Tell the core team."
    if not table.repeated:
        return f"Checked: the rows add up to {count(table.total, noun)}, each once."
    rows = table.total + table.repeated
    return f"Checked: the rows add up to {rows}, less {table.repeated} repeated: {table.total}, each counted once."


def _sections(text: str) -> list[b.Block]:
    """A table longer than a section is cut between its lines, each part a block of code of its own."""
    if units(text) <= SECTION or "```" not in text:
        return b.sections(text)
    before, inside, after = text.split("```")
    lines, parts = inside.strip("\n").split("\n"), [[]]  # type: list[str], list[list[str]]
    for line in lines:
        if sum(map(units, parts[-1])) + len(parts[-1]) + units(line) > SECTION - 300:
            parts.append([])
        parts[-1].append(line)
    laid = [b.section("```\n" + "\n".join(part) + "\n```") for part in parts]
    return [b.section(before), *laid, b.section(after)]
