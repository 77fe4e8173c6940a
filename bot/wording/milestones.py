"""What is said of milestones: done, added, re-dated, and all of a plan's by the time they belong to (MB Appendix 1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.plan.action import Action, Milestone
from bot.plan.entities import Person, PlanDate
from bot.reading.query import Query
from bot.wording import blocks as b
from bot.wording.environment import day as in_full
from bot.wording.environment import escape, listed, plan_date, render
from bot.wording.limits import PLAIN_TEXT, fitted
from bot.wording.lists import page_buttons
from bot.wording.refusal import said

PAGE = 20


@dataclass(frozen=True)
class Checkpoint:
    """One open milestone in a list, with the action it belongs to; `late` in calendar days."""

    ref: str
    milestone: Milestone
    owner: Person | None
    late: int


@dataclass(frozen=True)
class Bucket:
    """The milestones of a stretch of time after publication: how many there are, done, done late, and overdue."""

    title: str
    total: int
    done: int
    late: int
    overdue: int


def done(ref: str, made: Milestone, follow: Sequence[Milestone], undo: dict[str, str]) -> b.Said:
    """A milestone is done, and others have a date because of it."""
    text = render("milestones/done.j2", ref=ref, m=made, follow=follow)
    return b.Said(text, [b.section(text), b.actions(b.button("Undo", "milestone_undo", undo))])


def due(ref: str, made: Milestone, before: Milestone | None, undo: dict[str, str]) -> b.Said:
    """A milestone was added or re-dated."""
    was = f", before {plan_date(before.due)}" if before is not None else ", new"
    text = f"Milestone of {escape(ref)}: {escape(made.label)}, {plan_date(made.due)}{was}. The agreed date stays."
    return b.Said(text, [b.section(text), b.actions(b.button("Undo", "milestone_undo", undo))])


def as_before(ref: str, before: Milestone) -> b.Said:
    """Undone."""
    return said(f"Undone: {escape(before.label)} of {escape(ref)} is as it was.")


def taken_away(ref: str) -> b.Said:
    """A milestone that was added is gone."""
    return said(f"Undone: the milestone of {escape(ref)} is taken away again.")


def which(action: Action) -> b.Said:
    """The words name no milestone of the action."""
    labels = [escape(m.label) for m in action.milestones]
    if not labels:
        return said(f"Action {escape(action.ref)} has no milestone.")
    return said(f"Which milestone of {escape(action.ref)}? It has {listed(labels[:10])}.")


def no_day(words: str) -> b.Said:
    """The words that should be a day are none."""
    return said(f"I could not read “{escape(words)}” as a day. Write it as 12 March 2026.")


def not_yet(on: date) -> b.Said:
    """Done in the future."""
    return said(f"{in_full(on)} is still to come, so it cannot be done on it.")


def not_yours(ref: str) -> b.Said:
    """Somebody else's action."""
    return said(f"Only the people of {escape(ref)} and the core team can say that.")


def core_team_only() -> b.Said:
    """Adding and re-dating is the core team's."""
    return said("Only the core team adds and re-dates milestones; tell me when one is done.")


def after_agreed(ref: str, agreed: PlanDate) -> b.Said:
    """A milestone cannot lie after its action's date."""
    text = (
        f"{escape(ref)} itself is agreed for {plan_date(agreed)}: ask to extend that first, or choose an earlier day."
    )
    return said(text)


def too_short(ref: str, start: date, launch: date) -> b.Said:
    """There is no time for the steps."""
    text = f"From {in_full(start)} to the launch of {escape(ref)} on {in_full(launch)} is too short for the steps."
    return said(f"{text} Name another day: `/plan milestone {escape(ref)} policy from 1 March, launch 30 June`.")


def all_there(ref: str) -> b.Said:
    """The action has all of them."""
    return said(f"Action {escape(ref)} has these milestones already: `/plan {escape(ref)}` shows them.")


def template_shown(ref: str, made: Sequence[Milestone], value: dict[str, str]) -> b.Said:
    """The milestones of policy work before they are set."""
    text = render("milestones/template.j2", ref=ref, made=made, done=False)
    buttons = [b.button("Set these", "confirm_milestones", value, "primary"), b.button("No", "drop_change", "no")]
    return b.Said(text, [b.section(text), b.actions(*buttons, block_id="milestones")])


def template_set(ref: str, made: Sequence[Milestone], undo: dict[str, object]) -> b.Said:
    """They are set."""
    text = render("milestones/template.j2", ref=ref, made=made, done=True)
    return b.Said(text, [b.section(text), b.actions(b.button("Undo", "milestone_undo", undo))])


def listing(
    day: date, buckets: Sequence[Bucket], found: Sequence[Checkpoint], query: Query, unseen: bool, key: str
) -> b.Said:
    """All milestones by their time, and a page of those that are still open, the earliest first."""
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(1, query.page), pages)
    shown = found[(page - 1) * PAGE : page * PAGE]
    text = render("milestones/list.j2", day=day, buckets=buckets, shown=shown, total=len(found))
    foot = render("list/foot.j2", page=page, pages=pages, unseen=unseen)
    laid = [*b.sections(text), b.context(foot, escape(key))]
    buttons = page_buttons(query, page, pages, unseen, bool(found))
    laid += [b.actions(*buttons, block_id="list_pages")] if buttons else []
    return b.Said(fitted(text, PLAIN_TEXT), laid)
