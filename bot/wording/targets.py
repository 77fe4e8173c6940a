"""What is said of an indicator's targets: their steps, and how they were changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.plan.indicators import Indicator, Target
from bot.wording import blocks as b
from bot.wording.environment import escape
from bot.wording.lists import Names, Words
from bot.wording.refusal import said
from bot.wording.trends import figure_of


def steps_of(targets: Iterable[Target], unit: str) -> list[str]:
    """The steps of a trajectory: "65% from 31 March 2026"."""
    found = []
    for target in targets:
        value = f"{figure_of(target.value)} to {figure_of(target.high, unit)}" if target.high is not None else ""
        since = f" from {target.since.day} {target.since:%B %Y}" if target.since else ""
        how = f" ({target.words})" if target.words else ""
        found.append(f"{value or figure_of(target.value, unit)}{since}{how}")
    return found


def changed(indicator: Indicator, before: Sequence[Target], change: str) -> b.Said:
    """The targets were changed."""
    was = ", then ".join(steps_of(before, indicator.unit)) or "none"
    now = ", then ".join(steps_of(indicator.targets, indicator.unit))
    text = (
        f"{escape(indicator.name)}: target {escape(now)}; it was {escape(was)}. Earlier periods stay held against what "
        "was in force then, and the card keeps both with the reason."
    )
    undo = b.button("Undo", "target_undo", {"i": indicator.id, "t": change}, reads_as="Undo the change of the target")
    return b.Said(text, [b.section(text), b.actions(undo, block_id=f"target:{change}")])


def the_same(indicator: Indicator) -> b.Said:
    """Nothing would change."""
    return said(f"That is the target of {escape(indicator.name)} already.")


def restored(indicator: Indicator) -> b.Said:
    """A change was taken back."""
    return said(f"Undone: the target of {escape(indicator.name)} is what it was.")


def history(indicator: Indicator, names: Names, words: Mapping[str, Words]) -> list[dict[str, object]]:
    """How the targets were changed, the last change first; the first of all is the original."""
    return [
        {
            "was": ", then ".join(steps_of(each.before, indicator.unit)) or "none",
            "on": names.on(each.at),
            "who": names.speaker(each.by) or "Planbot",
            "why": words[each.words].text if each.words and each.words in words else "",
            "original": each is indicator.retargets[0],
        }
        for each in reversed(indicator.retargets)
    ]
