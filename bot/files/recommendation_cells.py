"""What a row says of its recommendation beside text, timescale and lead: outcome, paragraphs, category, parent."""

from __future__ import annotations

import re
from datetime import date

from bot.files import columns as c
from bot.files.plan_rows import CategoryCell, InspectionCell
from bot.files.row_cells import RowCells, quoted, read_date
from bot.plan.categories import Monitoring

_PARAGRAPHS = re.compile(r"\(\s*para(?:graph)?s?\.?\s+(?P<list>\d[^()]*)\)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_SUBSET = re.compile(r"\bsubset of\s+(?:recommendation\s+)?(?P<ref>R?\d+(?:\.\d+)*[a-z]?)", re.IGNORECASE)
_DATED = re.compile(r"(?P<name>.+?)\s*[,(]\s*(?:published\s+)?(?P<on>[^,()]*\d[^,()]*)\)?")
_REQUIRED = frozenset({"", "required", "area for improvement", "improvement", "priority action"})
_DEVELOPMENT = frozenset({"development", "developmental", "area for development", "suggested"})


def paragraphs(cells: RowCells) -> tuple[str, ...]:
    """The paragraphs of the inspection's report: the column's, else those in brackets in the text itself (A1.3)."""
    found = cells.line(c.PARAGRAPHS) or " ".join(m["list"] for m in _PARAGRAPHS.finditer(cells.line(c.REC_TEXT)))
    return tuple(dict.fromkeys(_NUMBER.findall(found)))


def parent(cells: RowCells) -> str:
    """The reference of the recommendation it is a subset of, from the column or the text ("Subset of 1.1.1")."""
    if cells.line(c.SUBSET):
        return cells.line(c.SUBSET)
    found = _SUBSET.search(cells.line(c.REC_TEXT))
    return found["ref"] if found else ""


def finding(cells: RowCells) -> str:
    """Whether the finding is required or developmental (A1.5)."""
    word = c.plain(cells.text(c.FINDING))
    if word in _DEVELOPMENT:
        return "developmental"
    if word not in _REQUIRED:
        sentence = f"{quoted(cells.text(c.FINDING))} is not a grade of finding; use Required or Development."
        cells.fault("unknown_finding", c.FINDING, sentence)
    return "required"


def category(cells: RowCells) -> CategoryCell | None:
    """The monitoring category. One that a body agreed says so in its own column; Closed is decided in Planbot only."""
    word = c.plain(cells.text(c.CATEGORY))
    if not word:
        return None
    found = c.CATEGORIES.get(word)
    if found is None:
        sentence = f"{quoted(cells.text(c.CATEGORY))} is not a category; use Board, Other or Closed."
        cells.fault("unknown_category", c.CATEGORY, sentence)
        return None
    accountable = cells.line(c.BODY)
    if found is Monitoring.OTHER and not accountable:
        sentence = "“Other” needs the body that monitors it, in the column “Accountable body”; it is left out."
        cells.fault("missing_body_name", c.BODY if cells.has(c.BODY) else c.CATEGORY, sentence)
        return None
    body, on = _agreed_by(cells)
    if found is Monitoring.CLOSED and body:
        sentence = "“Closed” is taken as proposed: record the decision with `/plan category` once every action ended."
        cells.fault("needs_decision", c.CATEGORY, sentence)
        return CategoryCell(found)
    return CategoryCell(found, accountable, body, on)


def _agreed_by(cells: RowCells) -> tuple[str, date | None]:
    """ "Improvement Board, 10 January 2011": a decision needs its body and its day."""
    shown = cells.line(c.AGREED_BY)
    found = _DATED.fullmatch(shown)
    if not shown:
        return "", None
    try:
        if found is None:
            raise ValueError("There is no day.")
        return found["name"], read_date(found["on"], cells.published).day
    except ValueError as error:
        sentence = f"{quoted(shown)}: write the body and the day, “Improvement Board, 10 January 2026”. {error}"
        cells.fault("unreadable_decision", c.AGREED_BY, sentence)
        return "", None


def inspection(cells: RowCells) -> InspectionCell | None:
    """ "Unannounced visit (12 August 2009)": another inspection than the plan's own, with its publication (A1.6)."""
    shown = cells.line(c.INSPECTION)
    found = _DATED.fullmatch(shown)
    if not shown:
        return None
    try:
        return InspectionCell(found["name"], read_date(found["on"], None)) if found else InspectionCell(shown, None)
    except ValueError as error:
        cells.fault("unreadable_date", c.INSPECTION, f"{c.INSPECTION}: {error}")
        return None
