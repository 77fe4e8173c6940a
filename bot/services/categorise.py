"""Propose and decide who monitors a recommendation, regroup it, word it anew; old references keep their meaning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.plan.categories import Categorised, Monitoring, agreed, proposed
from bot.plan.closing import Against, against_closing
from bot.plan.entities import Recommendation
from bot.plan.families import children, family, plain_ref, recommendation_of
from bot.plan.impact import impact
from bot.plan.position import position
from bot.plan.recommendation_entries import (
    CategoryWithdrawn,
    RecommendationCategorised,
    RecommendationEntry,
    RecommendationRegrouped,
    RecommendationReworded,
    RewordingUndone,
    SubsetSet,
)
from bot.services.conversation import Conversation
from bot.services.kept_words import keep, told
from bot.wording import categories as wording
from bot.wording.blocks import Said
from storage import plans, words


@dataclass(frozen=True)
class Decision:
    """What a body decided, as it was filled in."""

    category: Monitoring
    body: str
    on: date
    accountable: str = ""
    note: str = ""


def find(talk: Conversation, ref: str) -> Recommendation | None:
    """The recommendation of a reference it has or had."""
    return recommendation_of(ref, talk.reader.recommendations.values())


def by_id(talk: Conversation, id: str) -> Recommendation | None:
    """The recommendation of an id, as it stands."""
    every = plans.recommendations(talk.session, talk.place.workspace, talk.plan.id)
    return next((each for each in every if each.id == id), None)


def propose(talk: Conversation, found: Recommendation, category: Monitoring, accountable: str) -> Said:
    """Record a proposal of officers; OTHER must name the body that will monitor it."""
    names = talk.plan.settings.category_names
    if category is Monitoring.OTHER and not accountable:
        return wording.needs_body(found.ref, names)
    made = Categorised(talk.place.key, category, talk.today, talk.place.author, accountable)
    _write(talk, found, RecommendationCategorised(made))
    against = standing_against(talk, found) if category is Monitoring.CLOSED else None
    return wording.proposed(found, made, agreed(found.categorised), names, against)


def shown(talk: Conversation, found: Recommendation) -> Said:
    """What was proposed and decided about a recommendation so far."""
    texts = words.texts(talk.session, talk.place.workspace, [c.words for c in found.categorised if c.words])
    notes = {c.id: told(texts, c.words, c.note) for c in found.categorised}
    return wording.history(found, talk.plan.settings.category_names, notes)


def faults_of(talk: Conversation, found: Recommendation, decision: Decision) -> dict[str, str]:
    """What is wrong with a decision, by field of its modal."""
    faults: dict[str, str] = {}
    if not decision.body:
        faults["body"] = "Name the body that decided."
    if decision.on > talk.today:
        faults["on"] = "That day is still to come."
    if decision.category is Monitoring.OTHER and not decision.accountable:
        faults["accountable"] = "Name the body that will monitor it."
    if decision.category is Monitoring.CLOSED:
        against = standing_against(talk, found)
        if not against.nothing and not (against.only_impact and decision.note):
            faults["category"] = wording.cannot_close(against)
    return faults


def decide(talk: Conversation, found: Recommendation, decision: Decision) -> Said:
    """Record what a body decided; an earlier decision is kept beside it."""
    kept = keep(talk, decision.note)
    made = Categorised(
        id=talk.place.key,
        category=decision.category,
        on=decision.on,
        by=talk.place.author,
        accountable=decision.accountable if decision.category is Monitoring.OTHER else "",
        body=decision.body,
        words=kept.id if kept else None,
    )
    _write(talk, found, RecommendationCategorised(made), kept.digest if kept else None)
    return wording.decided(found, made, proposed(found.categorised), talk.plan.settings.category_names)


def withdraw(talk: Conversation, found: Recommendation, id: str) -> Said:
    """Take a proposal back; a second press does nothing."""
    standing = next((c for c in found.categorised if c.id == id and not c.body and not c.withdrawn), None)
    if standing is None:
        return wording.nothing_to_withdraw(found.ref)
    _write(talk, found, CategoryWithdrawn(id))
    return wording.withdrawn(found.ref)


def standing_against(talk: Conversation, found: Recommendation) -> Against:
    """What stands against closing a recommendation today."""
    served = talk.reader.recommendations
    lines = plans.lines(talk.session, talk.place.workspace, talk.plan.id)
    own = [line for line in lines if found.id in line.recommendations]
    indicators = [
        each
        for each in plans.indicators(talk.session, talk.place.workspace, talk.plan.id)
        if found.id in each.recommendations or any(line.action in each.actions for line in own)
    ]
    level = max((line.proof.level for line in own), default=0)
    return against_closing(
        position(own, talk.today).items, children(found.id, served), impact(level, indicators, talk.today)
    )


def regroup(talk: Conversation, found: Recommendation, new: str, undone: bool = False) -> Said:
    """Give a recommendation another reference; messages and questions with the old one still find it. `undone` gives
    back the one it had, as if nothing had been."""
    other = find(talk, new)
    if other is not None and other.id != found.id:
        return wording.taken(new, other)
    if plain_ref(new) == plain_ref(found.ref):
        return wording.same(found.ref)
    _write(talk, found, RecommendationRegrouped(new, undone))
    return wording.given_back(new) if undone else wording.regrouped(found.ref, new)


def subset(talk: Conversation, found: Recommendation, parent: Recommendation | None) -> Said:
    """Make a recommendation a subset of another, or (None) let it stand alone."""
    if parent is not None and parent.id in family(found.id, talk.reader.recommendations):
        return wording.circle(found.ref, parent.ref)
    before = talk.reader.recommendations.get(found.parent or "")
    _write(talk, found, SubsetSet(parent.id if parent else None))
    return wording.subset(found.ref, parent.ref if parent else None, before.ref if before else None)


def reword(talk: Conversation, found: Recommendation, text: str) -> Said:
    """Keep a recommendation's new words beside those it had."""
    _write(talk, found, RecommendationReworded(text))
    return wording.reworded(found, len(found.former_texts) + 2)


def words_back(talk: Conversation, found: Recommendation, number: int) -> Said:
    """Take the `number`th new words back; a second press, or one after yet other words, does nothing."""
    if len(found.former_texts) == number:
        _write(talk, found, RewordingUndone())
    return wording.words_given_back(found.ref)


def _write(talk: Conversation, found: Recommendation, what: RecommendationEntry, digest: str | None = None) -> None:
    key = f"recommendation:{talk.place.key}"
    talk.record("recommendation", found.id, key, what, digest)
