"""What is said of a plan's versions, approvals and submissions."""

from __future__ import annotations

from datetime import date, timedelta

from bot.plan.entities import Plan
from bot.plan.versions import Approval, Submission, Version
from bot.wording import blocks as b
from bot.wording.environment import day as in_full
from bot.wording.environment import escape, listed, render
from bot.wording.limits import PLAIN_TEXT, fitted
from bot.wording.lists import Names
from bot.wording.refusal import said

SHOWN = 12


def made(version: Version) -> b.Said:
    """A version was made."""
    how = "`/plan version approved: Executive, 21 August 2026`"
    return said(
        f"This is version {version.number} of the plan: journal entry {version.seq}, {version.head[:12]}. "
        f"Record who approved it: {how}."
    )


def approved(version: Version, approval: Approval, late: list[str]) -> b.Said:
    """A body's decision was recorded; `late` are recommendations whose deadline had passed by then (A3.2)."""
    what = f"{approval.verdict.value} version {version.number}"
    text = f"Recorded: {escape(approval.body)} {what} on {in_full(approval.on)}."
    if late:
        passed = escape(listed(late[:8])) + (f" and {len(late) - 8} more" if len(late) > 8 else "")
        text += f" ⚠️ That is after the inspectorate's deadline of recommendation {passed}."
    return said(text)


def submitted(version: Version, sent: Submission) -> b.Said:
    """A submission was recorded."""
    text = f"Recorded: version {version.number} submitted to {escape(sent.to)} on {in_full(sent.on)}."
    return b.Said(text, [b.section(text), b.actions(b.button("Undo", "submission_undo", {"s": sent.id}))])


def withdrawn() -> b.Said:
    """A submission was taken back."""
    return said("Undone: that submission is not recorded any more.")


def no_version(number: int) -> b.Said:
    """The plan has no such version."""
    if number == 0:
        return said("The plan has no version yet. Make one of what stands now: `/plan version`.")
    return said(f"The plan has no version {number}: see `/plan versions`.")


def earlier(version: Version, until: date) -> b.Said:
    """A version that another one has taken the place of."""
    before = in_full(until - timedelta(days=1))
    return said(f"Version {version.number} stood until {in_full(until)}: `/plan counts as at {before}` shows it.")


def not_yet(on: date) -> b.Said:
    """A decision in the future."""
    return said(f"{in_full(on)} is still to come.")


def listing(plan: Plan, names: Names, late: dict[int, list[str]], notes: dict[int, str]) -> b.Said:
    """All versions, the latest first; `late` are the recommendations whose deadline passed before the approval,
    `notes` what was typed of each."""
    newest = list(reversed(plan.versions))
    left = max(0, len(newest) - SHOWN)
    text = render("versions/list.j2", shown=newest[:SHOWN], left=left, names=names, late=late, notes=notes)
    return b.Said(fitted(text, PLAIN_TEXT), b.sections(text))
