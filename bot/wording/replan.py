"""What is said of making the plan anew: what would go forward, that it was done, and what a version is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bot.plan.line import Line
from bot.plan.position import Item
from bot.plan.versions import Version
from bot.wording import blocks as b
from bot.wording.environment import Mrkdwn, render
from bot.wording.lists import Names


def dry_run(
    number: int,
    body: str,
    on: date,
    carried: Sequence[Line],
    ended: Sequence[Line],
    value: Mapping[str, object],
    changed: bool,
) -> b.Said:
    """What the next version would hold, with the button that makes it; `changed` since it was shown before."""
    values = {"number": number, "body": body, "on": on, "changed": changed}
    how = {"carried": carried, "going": _states(carried), "ended": ended, "gone": _states(ended)}
    text = render("replan/dry_run.j2", **values, **how)
    buttons = [
        b.button(f"Make version {number}", "confirm_replan", dict(value), "primary"),
        b.button("No", "drop_change", "no", reads_as="Do not make the plan anew"),
    ]
    return b.Said(text, [*b.sections(text), b.actions(*buttons, block_id="replan")])


def _states(lines: Iterable[Line]) -> list[tuple[str, int]]:
    """How many are in each state, the most first."""
    return Counter(line.status.value.replace("_", " ") for line in lines).most_common()


def made(version: Version) -> b.Said:
    """The plan was made anew."""
    text = render("replan/made.j2", version=version)
    return b.Said(text, b.sections(text))


def row(item: Item, names: Names) -> Mrkdwn:
    """One action of a version."""
    return render("replan/row.j2", item=item, line=item.line, owner=names.person(item.line.owner))


def head(version: Version, counts: Mapping[str, int], reason: str) -> Mrkdwn:
    """What a version is made of; `counts` are the actions that went forward, came since and ended before it."""
    return render("replan/head.j2", v=version, counts=counts, reason=reason)
