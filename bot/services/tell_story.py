"""What lies behind a red indicator: three questions, answered by whoever may measure it (LD 5.1-5.4)."""

from __future__ import annotations

from collections.abc import Mapping

from bot.plan import entries as e
from bot.plan.indicators import Story
from bot.plan.measures import Measured
from bot.services.conversation import Conversation
from bot.services.give_figure import indicator_of, may_measure
from bot.services.kept_words import keep
from bot.services.said import short_id
from bot.wording import figures as wording
from bot.wording import refusal
from bot.wording.blocks import Said


def tell(talk: Conversation, indicator_id: str, answers: Mapping[str, str]) -> Said | None:
    """Record the answers; None when there is no such indicator or nothing was answered."""
    indicator = indicator_of(talk, indicator_id)
    text = "\n".join(f"{question} {said}" for question, said in answers.items() if said)
    if indicator is None:
        return None
    if not may_measure(talk, indicator):
        return refusal.said(
            "Only the indicator's action owners, its leads or the core team can say what lies behind it."
        )
    kept = keep(talk, text)
    if kept is None:
        return None
    latest = Measured(indicator, talk.today).latest
    id = short_id("story", talk.place.key, indicator.id)
    story = Story(id, latest.period if latest else "", talk.place.author, talk.now, kept.id)
    _append(talk, indicator.id, id, e.StoryTold(story), kept.digest)
    return wording.told(indicator, story)


def take_back(talk: Conversation, indicator_id: str, id: str) -> Said | None:
    """Withdraw a story; a second press says nothing new."""
    indicator = indicator_of(talk, indicator_id)
    found = next((s for s in indicator.stories if s.id == id and not s.withdrawn), None) if indicator else None
    if indicator is None or found is None:
        return None
    if found.by != talk.place.author and not may_measure(talk, indicator):
        return refusal.said("Only whoever said it, the indicator's people or the core team can undo it.")
    _append(talk, indicator.id, f"withdraw:{id}", e.StoryWithdrawn(id), None)
    return refusal.said("Undone. What was said stays in the record, and is shown no more.")


def _append(talk: Conversation, indicator: str, key: str, what: e.What, digest: str | None) -> None:
    talk.record("indicator", indicator, key, what, digest)
