"""`/plan versions`: every version of the plan, who approved it, and to whom it was submitted; `/plan versions 2`: what
a version that was made anew holds."""

from __future__ import annotations

from bot.plan.deadlines import deadlines
from bot.plan.versions import Version, approved_late
from bot.services.kept_words import told
from bot.services.view import View
from bot.wording import replan, versions
from bot.wording.blocks import Said
from bot.wording.rows import rows_page
from storage import words


def answer(view: View, _unseen: bool = False) -> Said:
    """The versions as they were on the day, the latest first, with what their approval came too late for."""
    plan = view.plan_then()
    if view.query.by:
        version = next((v for v in plan.versions if str(v.number) == view.query.by), None)
        return _one(view, version) if version is not None else versions.no_version(int(view.query.by))
    passed = deadlines(plan, view.served.values())
    late = {v.number: approved_late(v, passed) for v in plan.versions}
    found = words.texts(view.session, view.workspace, [v.words for v in plan.versions if v.words])
    notes = {v.number: told(found, v.words, v.note) for v in plan.versions}
    return versions.listing(plan, view.names, late, notes)


def _one(view: View, version: Version) -> Said:
    """The actions of the version in force; of an earlier one the last day on which it stood is named."""
    following = next((v for v in view.plan_then().versions if v.number == version.number + 1), None)
    if following is not None and following.replanned is not None:
        return versions.earlier(version, view.names.on(following.at))
    items = [item for item in view.standing.items if not item.line.ended_before]
    forward = sum(item.line.carry is not None for item in items)
    counts = {"forward": forward, "new": len(items) - forward, "ended": len(view.standing.items) - len(items)}
    found = words.texts(view.session, view.workspace, [version.words] if version.words else [])
    head = replan.head(version, counts, told(found, version.words, version.note))
    return rows_page(head, [replan.row(item, view.names) for item in items], view.query, view.names.key)
