"""One row of the template -> one action, with a fault for everything in it that cannot be taken as written."""

from __future__ import annotations

import re

from bot.files import columns as c
from bot.files.action_dates import read_dates
from bot.files.done_text import read_done
from bot.files.milestone_cells import read_milestones
from bot.files.owner_text import OwnerText, read_owners
from bot.files.part_cells import overseer, phase_due, scope
from bot.files.plan_rows import ActionRow
from bot.files.row_cells import RowCells, quoted
from bot.plan.entities import PersonKind, Rating, Status

TITLE_LENGTH = 80
_BODYS_OWN = frozenset({Status.SIGNED_OFF, Status.CLOSED})
_DECIDED = frozenset({Status.SUSPENDED, Status.CANCELLED, Status.SUPERSEDED, Status.CARRIED_FORWARD})


def read_action(cells: RowCells, ref: str) -> ActionRow:
    """The action of a row whose reference is already known. Faults are left in `cells.faults`."""
    text = cells.line(c.ACTION)
    if not text:
        cells.fault("missing_body", c.ACTION, f"Action {ref} has no text.", fatal=True)
    rating = _rating(cells)
    milestones = read_milestones(cells)
    dates = read_dates(cells, ref, milestones)
    return ActionRow(
        ref=ref,
        title=short_title(text),
        text=cells.text(c.ACTION),
        recommendations=recommendation_refs(cells),
        owners=_owners(cells, ref),
        lead=cells.line(c.LEAD),
        theme=cells.line(c.THEME),
        phase=cells.line(c.PHASE),
        phase_due=phase_due(cells),
        workstream=cells.line(c.WORKSTREAM),
        overseer=overseer(cells),
        area=cells.line(c.AREA),
        section=cells.line(c.SECTION),
        start=dates.start,
        due=dates.due,
        forecast=dates.forecast,
        completed=dates.completed,
        status=_status(cells, rating) or (Status.DELIVERED if dates.achieved else None),
        rating=rating,
        required_evidence=cells.parts(c.EVIDENCE),
        milestones=milestones,
        tags=cells.parts(c.TAGS, r"[;,\n]"),
        programme=cells.line(c.PROGRAMME),
        scope=scope(cells),
        urgent=_urgent(cells),
        row=cells.row.number,
        cells=cells.originals(),
    )


def short_title(text: str) -> str:
    """At most 80 characters of an action's text, cut between words and marked with "…" when cut (A2.10)."""
    line = " ".join(text.split())
    if len(line) <= TITLE_LENGTH:
        return line
    cut = line[:TITLE_LENGTH]
    whole = cut[: cut.rfind(" ")] if " " in cut else cut[:-1]
    return whole.rstrip(" ,;:.–-") + "…"


def recommendation_refs(cells: RowCells) -> tuple[str, ...]:
    """The recommendations a row serves, in the order written, each once."""
    return tuple(dict.fromkeys(reference(part) for part in cells.parts(c.REC_REF, r"[;,\n]") if reference(part)))


def reference(text: str) -> str:
    """A reference as it is kept: without brackets, a final full stop or a leading word such as "Recommendation"."""
    line = re.sub(r"^(recommendation|action|rec)\b\.?\s*", "", " ".join(text.split()), flags=re.IGNORECASE)
    return line.strip("()[] ").rstrip(".").strip()


def _owners(cells: RowCells, ref: str) -> tuple[OwnerText, ...]:
    owners = read_owners(cells.text(c.OWNER))
    if not owners and cells.has(c.OWNER):
        cells.fault("missing_owner", c.OWNER, f"Action {ref} has no owner; nobody can be asked about it.")
    for owner in owners:
        sentence = _doubt(owner)
        if sentence:
            cells.fault(sentence[0], c.OWNER, sentence[1])
    return owners


def _doubt(owner: OwnerText) -> tuple[str, str] | None:
    if owner.kind is PersonKind.TEAM and not owner.members:
        return "owner_is_team", f"{quoted(owner.name)} looks like a team; say who answers for it: “Name (team: A, B)”."
    if owner.vacant:
        return "owner_vacant", f"{quoted(owner.name)} is vacant; the recommendation's lead is asked instead."
    if owner.organisation and not owner.liaison:
        return "missing_liaison", f"{quoted(owner.organisation)} has no liaison who can be asked."
    return None


def _rating(cells: RowCells) -> Rating | None:
    word = c.plain(cells.text(c.RATING))
    rating = c.RATINGS.get(word)
    if rating is None and word not in c.NOTHING_SAID:
        sentence = f"{quoted(cells.text(c.RATING))} is not a rating; use Red, Amber, Green or Blue."
        cells.fault("unknown_rating", c.RATING, sentence)
    if rating is Rating.BLUE:
        sentence = "Blue is given by a body's sign-off only; the action comes in as delivered."
        cells.fault("needs_decision", c.RATING, sentence)
    return rating


def _status(cells: RowCells, rating: Rating | None) -> Status | None:
    shown = cells.text(c.STATUS)
    word = c.plain(shown)
    status = c.STATUSES.get(word)
    if status is None and read_done(shown, cells.published) is not None:
        return Status.DELIVERED
    if status is None and word not in c.NOTHING_SAID:
        known = "Not started, In progress, Blocked, Delivered"
        cells.fault("unknown_status", c.STATUS, f"{quoted(shown)} is not a status; use {known}.")
    if status in _BODYS_OWN:
        sentence = f"{quoted(shown)} is a body's decision; the action comes in as delivered until it is recorded."
        cells.fault("needs_decision", c.STATUS, sentence)
        return Status.DELIVERED
    if status in _DECIDED:
        cells.fault("needs_decision", c.STATUS, f"{quoted(shown)} needs a decision; record who decided it and when.")
    return Status.DELIVERED if status is None and rating is Rating.BLUE else status


def _urgent(cells: RowCells) -> bool:
    shown = cells.text(c.PRIORITY)
    urgent = c.PRIORITIES.get(c.plain(shown))
    if urgent is None and c.plain(shown) not in c.NOTHING_SAID:
        sentence = f"{quoted(shown)} is not a priority; write Urgent or leave the cell empty."
        cells.fault("unknown_priority", c.PRIORITY, sentence)
    return bool(urgent)
