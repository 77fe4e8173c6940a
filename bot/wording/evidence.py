"""Evidence as people see it: one piece, what an action has and still needs, and the core team's queue."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.plan.action import Action, Evidence, EvidenceKind
from bot.plan.evidence import EvidenceOrigin, EvidenceRequest, EvidenceReview
from bot.plan.impact import WORDS
from bot.plan.position import Item
from bot.reading.query import Query
from bot.wording import blocks as b
from bot.wording.environment import Mrkdwn, count, escape, listed, render, short, typed
from bot.wording.limits import PLAIN_TEXT, fitted
from bot.wording.lists import Names, Words, query_value

PAGE = 6
KINDS = {
    EvidenceKind.UNSORTED: "not sorted yet",
    EvidenceKind.PROCESS: "process: something was done",
    EvidenceKind.OUTPUT: "output: something was produced",
    EvidenceKind.OUTCOME: "outcome: something changed for children",
    EvidenceKind.TESTIMONY: "testimony: what people say",
}
ORIGINS = {
    EvidenceOrigin.SELF: "management's own report",
    EvidenceOrigin.INTERNAL_AUDIT: "internal audit or check",
    EvidenceOrigin.PEER: "peer review",
    EvidenceOrigin.INSPECTORATE: "inspectorate",
}


@dataclass(frozen=True)
class Spot:
    """Which evidence a row of buttons is about, and on which list it stands: kept as the id of its block, which `mark`
    tells from another row about the same. Page 0 is no list."""

    action: str
    id: str = ""
    ref: str = ""
    page: int = 1
    mark: str = ""

    def as_text(self) -> str:
        """The id of the block."""
        kept = [self.action, self.id, self.ref, self.page, self.mark]
        return json.dumps(kept, separators=(",", ":"), ensure_ascii=False)

    @classmethod
    def of(cls, block_id: str) -> Spot:
        """The spot of a block's id."""
        return cls(*json.loads(block_id))


@dataclass(frozen=True)
class Shown:
    """How a piece is shown to somebody: what they may do about it."""

    may_review: bool = False
    may_describe: bool = False


def piece(ref: str, title: str, found: Evidence, names: Names, words: Mapping[str, Words]) -> Mrkdwn:
    """One piece of evidence: what it is, who gave it, of what kind, and whether it counts."""
    review = found.review
    shows, reason = words.get(found.shows or ""), words.get(review.reason or "") if review else None
    return render(
        "evidence/piece.j2",
        ref=ref,
        title=title,
        e=found,
        by=names.speaker(found.by) or "somebody",
        on=names.on(found.received_at),
        kind=KINDS[found.kind],
        origin=ORIGINS[found.origin],
        shows=shows.text if shows else None,
        state=_state(found, names),
        reason=reason.text if reason else None,
    )


def _state(found: Evidence, names: Names) -> Mrkdwn:
    review = found.review
    if review is None:
        return Mrkdwn("⏳ Awaits the core team")
    who = names.speaker(review.by) or "the core team"
    verb = "✅ Accepted" if review.accepted else "↩️ Sent back"
    return Mrkdwn(f"{verb} by {who} on {names.on(review.at).day} {names.on(review.at):%B %Y}")


def buttons(found: Evidence, spot: Spot, may: Shown) -> list[b.Block]:
    """The row under a piece; nothing where the reader may do nothing."""
    elements: list[b.Element] = []
    ref = spot.ref or found.name
    if may.may_describe:
        chosen = None if found.kind is EvidenceKind.UNSORTED else found.kind.value
        kinds = [
            b.option(text.split(":")[0].capitalize(), kind.value)
            for kind, text in KINDS.items()
            if kind.value != "unsorted"
        ]
        elements.append(b.static_select("evidence_kind", kinds, "What it shows", chosen))
    if may.may_review and not found.accepted:
        elements.append(b.button("Accept", "evidence_accept", style="primary", reads_as=f"{ref}: accept"))
    if may.may_review and not found.sent_back:
        elements.append(b.button("Send back …", "evidence_back", reads_as=f"{ref}: send back"))
    if may.may_describe:
        elements.append(b.button("Describe …", "evidence_describe", reads_as=f"{ref}: describe"))
    return [b.actions(*elements, block_id=spot.as_text())] if elements else []


@dataclass(frozen=True)
class MayDo:
    """What a reader may do about an action's evidence and sign-off."""

    give: bool = False
    request: bool = False
    ask: bool = False
    decide: bool = False


def about_buttons(spot: Spot, may: MayDo) -> list[b.Block]:
    """The row under the head of an action's evidence."""
    elements = [
        *([b.button("Give evidence …", "evidence_give")] if may.give else []),
        *([b.button("Ask for evidence …", "evidence_ask")] if may.request else []),
        *([b.button("Ask for sign-off", "sign_off_ask")] if may.ask else []),
        *([b.button("Record a decision …", "sign_off_decide")] if may.decide else []),
    ]
    return [b.actions(*elements, block_id=spot.as_text())] if elements else []


def wanted(
    ref: str,
    title: str,
    request: EvidenceRequest,
    owner: str,
    names: Names,
    words: Mapping[str, Words],
    day: date,
    held_up: str = "",
) -> Mrkdwn:
    """One request that nothing has answered; `held_up` is what its owner says stands in the way."""
    what = words.get(request.what or "")
    return render(
        "evidence/wanted.j2",
        ref=ref,
        title=title,
        what=typed(what.text, 200) if what else Mrkdwn("Evidence"),
        body=request.body,
        due=request.due,
        late=max(0, (day - request.due).days) if request.due else 0,
        by=names.speaker(request.by) or "the core team",
        owner=owner,
        held_up=held_up,
    )


@dataclass(frozen=True)
class Required:
    """An item of the required evidence, and whether it was received and accepted."""

    text: str
    received: bool
    accepted: bool


def about(
    item: Item,
    required: Sequence[Required],
    impact: int,
    missing: Sequence[str],
    again: Sequence[str],
    weak: bool,
) -> Mrkdwn:
    """The head of an action's evidence: its two ratings, what is ticked, and what stands against sign-off."""
    return render(
        "evidence/action.j2",
        ref=item.ref,
        title=item.line.title,
        item=item,
        impact=impact,
        impact_words=WORDS[impact],
        required=required,
        missing=missing,
        waits=item.line.status.value == "delivered",
        weak=weak,
        again=again,
    )


def queue_head(day: date, counts: Sequence[str]) -> Mrkdwn:
    """What waits, in figures."""
    return render("evidence/queue.j2", day=day, counts=list(counts), total=len(counts))


def listing(head: Mrkdwn, rows: Sequence[b.Block], query: Query, pages: int, unseen: bool) -> b.Said:
    """The message of one page, with the buttons that turn it."""
    turn = []
    if query.page > 1:
        turn.append(b.button("Previous page", "page_back", query_value(query, query.page - 1, unseen)))
    if query.page < pages:
        turn.append(b.button("Next page", "page_on", query_value(query, query.page + 1, unseen)))
    foot = [b.context(f"Page {query.page} of {pages}")] if pages > 1 else []
    laid = [b.section(head), *rows, *foot, *([b.actions(*turn, block_id="list_pages")] if turn else [])]
    return b.Said(fitted(b.text_of(laid), PLAIN_TEXT), laid)


def reviewed(action: Action, found: Evidence, review: EvidenceReview) -> b.Said:
    """What was done with a piece, with Undo."""
    verb = "accepted" if review.accepted else "sent back, and its giver told why"
    text = f"*{action.ref}*: “{escape(short(found.name or found.url or 'a file', 80))}” {verb}."
    spot = Spot(action.id, found.id, action.ref, mark="undo")
    undo = b.button("Undo", "evidence_undo", {"v": review.id}, reads_as=f"{action.ref}: undo")
    return b.Said(text, [b.section(text), b.actions(undo, block_id=spot.as_text())])


def sent_back(action: Action, found: Evidence, by: str, reason: str) -> b.Said:
    """To the owner and the giver: what is wanted instead."""
    text = render(
        "evidence/sent_back.j2", ref=action.ref, name=found.name or found.url or "a file", by=by, reason=reason
    )
    return b.Said(text, [b.section(text)])


def given(action: Action, pieces: Sequence[Evidence], answered: int) -> b.Said:
    """To whoever gave evidence: it awaits the core team; with Undo."""
    names = listed([escape(short(piece.name, 60)) for piece in pieces])
    answers = f" It answers {count(answered, 'request')}." if answered else ""
    text = f"*{action.ref}*: noted as evidence: {names}.{answers} It counts once the core team has accepted it."
    rows = [
        b.actions(
            b.button("Undo", "evidence_withdraw", reads_as=f"{action.ref}: undo"),
            block_id=Spot(action.id, piece.id, action.ref, 0, "withdraw").as_text(),
        )
        for piece in pieces[:5]
    ]
    return b.Said(text, [b.section(text), *rows])


def described(action: Action, before: Evidence, kind: EvidenceKind) -> b.Said:
    """What was said of a piece, with Undo, which keeps what was said of it before."""
    text = f"*{action.ref}*: noted, {KINDS[kind]}."
    value: dict[str, object] = {"k": before.kind, "o": before.origin, "s": before.shows, "p": before.period}
    value |= {"m": short(before.meets, 75), "c": before.contrary}
    undo = b.button("Undo", "evidence_undescribe", value, reads_as=f"{action.ref}: undo")
    spot = Spot(action.id, before.id, action.ref, mark="undo")
    return b.Said(text, [b.section(text), b.actions(undo, block_id=spot.as_text())])
