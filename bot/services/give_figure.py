"""Record a figure of an indicator by itself: said in words where it has no action, or filled into its modal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.plan import entries as e
from bot.plan.indicators import Indicator
from bot.plan.permissions import is_core_team
from bot.reading.acts.measured import Measured
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.services.record_readings import Figure, reading_of, told_of
from bot.services.said import Heard, short_id
from bot.wording import figures as wording
from bot.wording import refusal
from bot.wording.blocks import Said
from storage import journal, plans


@dataclass(frozen=True)
class Giving:
    """Figures of one occasion: the words they came with (`words` their id, where they are kept already), and whether
    somebody chose "provisional"."""

    figures: tuple[Figure, ...]
    text: str = ""
    provisional: bool = False
    words: str | None = None


def figures_as_said(talk: Conversation, heard: Heard, said: Measured) -> None:
    """Figures as somebody wrote them in a message."""
    found = tuple(
        Figure(each.name, each.value, each.period or "", short_id("reading", heard.key, each.name, str(n)))
        for n, each in enumerate(said.readings)
    )
    talk.say(give(talk, Giving(found, heard.text, words=talk.words[0] if talk.words else None)), ":figures")


def give(talk: Conversation, giving: Giving) -> Said:
    """Record what the speaker may speak of; says what it comes to, with a button to undo it."""
    known = {i.id: i for i in plans.indicators(talk.session, talk.place.workspace, talk.plan.id)}
    allowed = [f for f in giving.figures if f.indicator in known and may_measure(talk, known[f.indicator])]
    if not allowed:
        return refusal.said("Only the indicator's action owners, its leads or the core team can give a figure.")
    kept = keep(talk, giving.text) if giving.words is None else None
    text = f"{giving.text} (provisional)" if giving.provisional else giving.text
    entries = []
    for figure in allowed:
        words_id = kept.id if kept else giving.words
        reading = reading_of(known[figure.indicator], figure, talk.place.author, talk.today, talk.now, text, words_id)
        what = e.ReadingRecorded(reading)
        entries.append(_entry(talk, figure.indicator, what, figure.id, kept.digest if kept else None))
    appended = journal.append(talk.session, talk.place.workspace, talk.plan.id, entries)
    return wording.given(told_of(allowed, appended.states, talk.today, giving.text))


def undo_figures(talk: Conversation, indicator_id: str, readings: Sequence[str]) -> Said | None:
    """Withdraw figures; says what stands, and nothing new at a second press."""
    found = indicator_of(talk, indicator_id)
    if found is None:
        return None
    mine = [r for r in found.readings if r.id in readings]
    if not may_measure(talk, found) and any(r.by != talk.place.author for r in mine):
        return refusal.said("Only whoever gave it, the action's people or the core team can undo it.")
    standing = [r for r in mine if not r.withdrawn]
    if not standing:
        return None
    entries = [_entry(talk, found.id, e.ReadingWithdrawn(r.id), f"withdraw:{r.id}", None) for r in standing]
    appended = journal.append(talk.session, talk.place.workspace, talk.plan.id, entries)
    after = appended.states["indicator", found.id]
    assert isinstance(after, Indicator)
    return wording.taken_back(after, talk.today)


def may_measure(talk: Conversation, indicator: Indicator) -> bool:
    """Whether the speaker may give figures: the people of its actions, the leads of its recommendations, the core
    team."""
    if is_core_team(talk.plan, talk.place.author):
        return True
    if talk.me is None:
        return False
    if talk.guest:
        return talk.me.id in _owners(talk, indicator)
    led = {r.id for r in talk.reader.recommendations.values() if r.lead == talk.me.id}
    if led.intersection(indicator.recommendations):
        return True
    return any(owner in _reached(talk) for owner in _owners(talk, indicator))


def _owners(talk: Conversation, indicator: Indicator) -> list[str]:
    """The person ids that own the actions of an indicator."""
    index = talk.reader.index
    readable = next((i for i in index.plan.indicators if i.id == indicator.id), None)
    return [owner for ref in (readable.actions if readable else ()) for owner in index.by_ref[ref].owners]


def _reached(talk: Conversation) -> set[str]:
    """The people the speaker may speak for: themselves, and those whose delegate or liaison they are."""
    me = talk.me
    assert me is not None
    return {p.id for p in talk.reader.people.values() if me.id in (p.id, p.delegate, p.liaison)}


def indicator_of(talk: Conversation, id: str) -> Indicator | None:
    """An indicator as it stands."""
    return next((i for i in plans.indicators(talk.session, talk.place.workspace, talk.plan.id) if i.id == id), None)


def _entry(talk: Conversation, indicator: str, what: e.What, key: str, digest: str | None) -> e.Entry:
    return e.Entry(key, "indicator", indicator, what, talk.place.author, talk.now, talk.now, None, digest)
