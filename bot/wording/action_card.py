"""One action in full: its dates, its history and its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.plan import entries as e
from bot.plan import evidence_entries as ev
from bot.plan.action import Action, Update
from bot.plan.activities import next_day
from bot.plan.commitments import Commitment
from bot.plan.entities import Plan
from bot.plan.escalation import red_missing
from bot.plan.framework_entries import RatingReviewed
from bot.plan.impact import WORDS
from bot.plan.oversight_entries import MonitoringSet
from bot.plan.position import Item
from bot.plan.scopes import WORDS as WORDS_OF_SCOPE
from bot.plan.version_entries import ActionCarried
from bot.wording import blocks as b
from bot.wording.change_history import about_change
from bot.wording.environment import day as in_full
from bot.wording.environment import escape, plan_date, render
from bot.wording.evidence import Spot
from bot.wording.limits import PLAIN_TEXT, fitted
from bot.wording.lists import Names, Words, cause_told
from bot.wording.oversight_history import about_oversight

SHOWN = 12


@dataclass(frozen=True)
class HistoryLine:
    """One entry of an action's journal, in words."""

    at: datetime
    by: str
    text: str
    words: str | None = None

    @classmethod
    def of(cls, entry: e.Entry) -> HistoryLine:
        """The line of an entry."""
        update = entry.what.update if isinstance(entry.what, e.UpdateRecorded) else None
        text = _said(update) if update else _happened(entry.what)
        return cls(entry.at, entry.by, text, update.words if update else _words_of(entry.what))


@dataclass(frozen=True)
class Offers:
    """The buttons of a card: to ask its owner now, and to see its evidence and sign-off."""

    buttons: Sequence[b.Element] = ()
    proof: bool = False


def action_card(
    plan: Plan,
    action: Action,
    item: Item,
    names: Names,
    history: Sequence[HistoryLine],
    words: Mapping[str, Words],
    day: date,
    offers: Offers = Offers(),  # it is frozen
    successor: str | None = None,
    beside: Sequence[b.Block] = (),
    impact: int = 0,
    owed: Sequence[Commitment] = (),
) -> b.Said:
    """The message about one action, with what the reader can do about it; `successor` is the reference of what took its
    place, `beside` its indicators and risks, `impact` its rating by rule E4, `owed` what was asked for
    or promised about it."""
    last = words.get(item.line.last_words or "")
    text = render(
        "action/text.j2",
        action=action,
        item=item,
        line=item.line,
        successor=successor,
        gate=names.gated.get(action.id),
        programme=names.elsewhere(item.line),
        scope=WORDS_OF_SCOPE.get(item.line.scope),
        override_reason=_override_reason(item, words),
        former=_former(action, names),
        impact=impact,
        impact_words=WORDS[impact],
        owner=names.person(action.owner),
        team=names.team(action.owner),
        co_owners=[p for p in map(names.person, action.co_owners) if p],
        leads=names.leads(item),
        serves=[names.recommendations[r] for r in action.recommendations if r in names.recommendations],
        cause=cause_told(item, words.get(item.line.cause or ""), last),
        awaited=[(each, _text(words, each.words)) for each in item.line.overseen.awaited],
        questions=[(p, names.speaker(p.by), _text(words, p.question)) for p in item.line.overseen.challenges],
        owed=[(c, _text(words, c.words)) for c in owed],
        recurring=[(a, next_day(a, day), _text(words, a.words)) for a in item.line.activities],
        day=day,
        recovery=_text(words, item.line.overseen.recovery),
        suspended_for=_text(words, item.line.suspended_for),
        harm=_text(words, item.line.overseen.harm_reason),
        harm_by=names.speaker(item.line.overseen.harm_by),
        missing=red_missing(item, bool(names.leads(item)), day),
        watched=_text(words, item.line.overseen.monitored_words) or item.line.overseen.monitored_until,
        labels={milestone.id: milestone.label for milestone in action.milestones},
    )
    laid = [
        *b.sections(text),
        *beside,
        *b.sections(render("action/history.j2", **_history(history, names, words))),
        *b.sections(render("action/evidence.j2", **_evidence(action, names))),
        b.context(f"{escape(plan.name)} · position as at {in_full(day)}", escape(names.key)),
        *([b.actions(*offers.buttons)] if offers.buttons else []),
        *_proof(action, offers),
    ]
    return b.Said(fitted(str(text), PLAIN_TEXT), laid)


def _override_reason(item: Item, words: Mapping[str, Words]) -> str | None:
    override = item.line.override
    found = words.get(override.words or "") if override is not None else None
    return found.text if found is not None else None


def _former(action: Action, names: Names) -> list[dict[str, object]]:
    """Who owned it before, the last first (CB 8)."""
    moved = [t for t in reversed(action.former_owners) if t.owner is not None and t.owner != action.owner]
    people = ((names.person(t.owner), t.until) for t in moved[:3])
    return [{"name": person.name, "until": until} for person, until in people if person is not None]


def _proof(action: Action, offers: Offers) -> list[b.Block]:
    spot = Spot(action.id, "", action.ref, 0, "card")
    return (
        [b.actions(b.button("Evidence and sign-off", "evidence_of"), block_id=spot.as_text())] if offers.proof else []
    )


def _text(words: Mapping[str, Words], id: str | None) -> str | None:
    return words[id].text if id is not None and id in words else None


def _evidence(action: Action, names: Names) -> dict[str, object]:
    newest = [each for each in reversed(action.evidence) if each.withdrawn is None]
    return {"evidence": newest[:SHOWN], "left": max(0, len(newest) - SHOWN), "on": names.on}


def _history(history: Sequence[HistoryLine], names: Names, words: Mapping[str, Words]) -> dict[str, object]:
    newest = list(reversed(history))
    shown = [
        {
            "on": names.on(line.at),
            "who": names.speaker(line.by) or "Planbot",
            "text": line.text,
            "said": words[line.words].text if line.words and line.words in words else None,
        }
        for line in newest[:SHOWN]
    ]
    return {"shown": shown, "left": len(newest) - len(shown)}


def _said(update: Update) -> str:
    parts = [
        update.rating.value if update.rating else "",
        update.status.value.replace("_", " ") if update.status else "",
        f"{update.percent}%" if update.percent is not None else "",
        f"expected {plan_date(update.forecast)}" if update.forecast else "",
        "no change" if update.nil_return else "",
    ]
    return ", ".join(filter(None, parts)) or "a note"


def _happened(what: e.What) -> str:
    match what:
        case e.ActionAdded():
            return "added to the plan"
        case e.UpdateWithdrawn(reason=reason):
            return f"an update withdrawn ({reason})"
        case e.WordsForPrint(words=words):
            return "words edited for print" if words else "words printed as they were said again"
        case e.UpdateConfirmed():
            return "confirmed by the core team"
        case e.WordsErased(reason=reason):
            return f"words erased ({reason})"
        case e.EvidenceAttached(evidence):
            return f"evidence given: {evidence.name or evidence.url or 'a file'}"
        case e.EvidenceStored(fault=fault):
            return "evidence copied to the store" if fault is None else f"evidence not copied: {fault}"
        case e.DateRequested(request):
            return f"extension to {plan_date(request.due)} asked for"
        case e.RequestDecided(approved=approved):
            return "extension approved" if approved else "extension refused"
        case e.StatusDecided(decision):
            said = (decision.verdict or decision.status.value).replace("_", " ")
            return f"{said} by {decision.body or 'the core team'}"
    about = _about_plan(what) or _about_evidence(what) or about_change(what) or about_oversight(what)
    return about or e_kind(what).replace("_", " ")


def _words_of(what: e.What) -> str | None:
    """The id of what was said of evidence or a decision."""
    match what:
        case ev.EvidenceReviewed(review=review):
            return review.reason
        case ev.EvidenceRequested(request):
            return request.what
        case e.StatusDecided(decision):
            return decision.words
        case e.ChangeSettled(decision=decision) if decision is not None:
            return decision.words
        case e.WordsForPrint(words=words):
            return words
        case MonitoringSet(monitoring, words=words):
            return monitoring.words if monitoring else words
    return None


def _about_plan(what: e.What) -> str:
    """What happened to an action because the plan, or what it is judged by, changed as a whole."""
    match what:
        case RatingReviewed(undone=undone):
            return "rating reviewed under the new framework" if not undone else "the review of its rating taken back"
        case ev.ActivitySet():
            return "evidence to be asked for regularly"
        case ev.ActivityEnded():
            return "nothing more asked for regularly"
        case ActionCarried(carry):
            version = carry.version - carry.ended
            return f"ended in version {version}" if carry.ended else f"carried forward into version {version}"
    return ""


def _about_evidence(what: e.What) -> str:
    match what:
        case ev.EvidenceDescribed(kind=kind):
            return f"evidence said to be of {kind.value}"
        case ev.EvidenceReviewed(review=review):
            return "evidence accepted" if review.accepted else "evidence sent back"
        case ev.EvidenceReviewUndone():
            return "a judgement of evidence taken back"
        case ev.EvidenceRequested(request):
            return f"evidence asked for{f', by {in_full(request.due)}' if request.due else ''}"
        case ev.EvidenceRequestDropped():
            return "a request for evidence taken back"
        case ev.SignOffRequested():
            return "sign-off asked for"
        case ev.SignOffRequestDropped():
            return "the request for sign-off taken back"
    return ""


def e_kind(what: e.What) -> str:
    """The tag of an entry's content."""
    return str(type(what).__struct_config__.tag)
