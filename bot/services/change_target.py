"""Change an indicator's targets from a day on; what they were stays on its card, and so does the reason (A9.3)."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from msgspec.structs import replace

from bot.files.indicator_rows import read_target
from bot.plan import entries as e
from bot.plan.indicators import Indicator, Retarget, Target
from bot.plan.measure_entries import TargetsChanged, TargetsRestored
from bot.plan.permissions import sees_everything
from bot.reading.dates.dates import read_date
from bot.reading.naming.spellings import spelling_key
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.services.said import short_id
from bot.wording import refusal
from bot.wording import targets as wording
from bot.wording.blocks import Said
from bot.wording.environment import escape
from storage import plans

_WORDS = re.compile(r"(?P<what>[^:]{3,300}):\s*(?P<why>.{3,1000})")
_DAY = re.compile(r"(?P<value>.+\s(?:by|from|at|in))\s+(?P<day>\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9})", re.IGNORECASE)
HOW = (
    "Write the indicator, its new target and why: `/plan target initial assessments 85 from 1 April: agreed with the"
    " board`. Several steps stand with ; between."
)
NOT_YOURS = "Only the core team or a director changes a target."


def change_target(talk: Conversation, typed: str) -> Said:
    """`/plan target initial assessments 85 from 1 April: agreed with the board`."""
    if not sees_everything(talk.plan, talk.place.author):
        return refusal.said(NOT_YOURS)
    found = _WORDS.fullmatch(" ".join(unescape(typed).split()))
    named = _named(talk, found["what"]) if found is not None else None
    if found is None or named is None or not named[1]:
        return refusal.said(HOW)
    indicator, words = named
    try:
        parts = [_with_year(talk, part.strip()) for part in words.split(";")]
        steps = [read_target(part, indicator.direction, indicator.baseline) for part in parts]
    except ValueError as error:
        return refusal.said(escape(str(error)))
    targets = _from_then_on(indicator.targets, steps, talk.today)
    if targets == indicator.targets:
        return wording.the_same(indicator)
    kept = keep(talk, found["why"])
    id = short_id("retarget", talk.place.key, indicator.id)
    change = Retarget(id, indicator.targets, talk.place.author, talk.now, kept.id if kept else None)
    _append(talk, indicator, f"retarget:{id}", TargetsChanged(targets, change), kept.digest if kept else None)
    return wording.changed(replace(indicator, targets=targets), indicator.targets, id)


def restore_target(talk: Conversation, indicator: str, change: str) -> Said:
    """The targets are what they were before their last change."""
    every = plans.indicators(talk.session, talk.place.workspace, talk.plan.id)
    found = next((each for each in every if each.id == indicator), None)
    if found is None or not sees_everything(talk.plan, talk.place.author):
        return refusal.said(NOT_YOURS)
    if not found.retargets or found.retargets[-1].id != change:
        return refusal.said("The targets were changed again since, or that change was taken back already.")
    _append(talk, found, f"retarget:{change}:undone", TargetsRestored(change), None)
    return wording.restored(found)


def _named(talk: Conversation, what: str) -> tuple[Indicator, str] | None:
    """The indicator whose name the words begin with, the longest name first, and the words after it."""
    every = plans.indicators(talk.session, talk.place.workspace, talk.plan.id)
    names = sorted(((name, each) for each in every for name in (each.name, *each.aliases)), key=lambda n: -len(n[0]))
    for name, each in names:
        parts = len(name.split())
        said = what.split()
        if spelling_key(" ".join(said[:parts])) == spelling_key(name):
            return each, re.sub(r"^(?:target\s+)?(?:to|is|now)\s+", "", " ".join(said[parts:]), flags=re.IGNORECASE)
    return None


def _with_year(talk: Conversation, step: str) -> str:
    """A step whose day has no year, as people type it, with that of the coming one: a plan file always has a year."""
    found = _DAY.fullmatch(step)
    on = read_date(found["day"], talk.now, "future").date if found is not None else None
    return f"{found['value']} {on.day} {on:%B %Y}" if found is not None and on is not None else step


def _from_then_on(before: tuple[Target, ...], steps: list[Target], today: date) -> tuple[Target, ...]:
    """The new steps, from today where they name no day; what was in force for earlier periods stays so."""
    dated = [step if step.since is not None else replace(step, since=today) for step in steps]
    first = min(step.since for step in dated if step.since is not None)
    kept = [target for target in before if target.since is None or target.since < first]
    return tuple(sorted((*kept, *dated), key=lambda target: target.since or date.min))


def _append(talk: Conversation, indicator: Indicator, key: str, what: e.What, digest: str | None) -> None:
    talk.record("indicator", indicator.id, key, what, digest)
