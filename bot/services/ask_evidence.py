"""Answer `/plan evidence` (what waits for the core team and the body) and `/plan evidence 2.1` (one action's)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.plan.action import Action, Evidence
from bot.plan.current import current
from bot.plan.entities import Status
from bot.plan.evidence import EvidenceRequest
from bot.plan.impact import impact_of
from bot.plan.indicators import Indicator
from bot.plan.permissions import Standing, is_core_team, standing
from bot.plan.position import Item, Position
from bot.plan.proof import counting, evidence_level, open_requests, ticked
from bot.plan.sign_off import looks_again, may_decide, may_review, missing
from bot.services.view import View
from bot.wording import blocks as b
from bot.wording import evidence as wording
from bot.wording import lists, sign_off
from bot.wording.environment import count
from bot.wording.evidence import PAGE, MayDo, Required, Shown, Spot
from bot.wording.lists import Words
from storage import words


@dataclass(frozen=True)
class Waiting:
    """One thing of the queue: under which heading, of which action, the id of the evidence or of the request."""

    heading: str
    item: Item
    id: str = ""


def answer(view: View, unseen: bool) -> b.Said:
    """The queue, or the evidence of an action. Buttons only where nobody but the asker sees them."""
    ref = next(iter(view.query.refs), None)
    if ref is None:
        return _queue(view, unseen)
    action = view.action_of(ref)
    return _of_action(view, action, unseen) if action is not None else lists.no_such_action(ref)


# -- one action --------------------------------------------------------------------------------------


def _of_action(view: View, action: Action, unseen: bool) -> b.Said:
    measures, zone = view.indicators(), view.plan.timezone
    [item] = view.items([action])
    waits = item.line.status in (Status.DELIVERED, Status.INSUFFICIENT_EVIDENCE)
    head = wording.about(
        item,
        [_required(action, text) for text in action.required_evidence],
        impact_of(action, measures, view.day),
        sign_off.sentences(missing(action, measures, view.day, zone)) if waits else (),
        looks_again(item.line, measures, view.day),
        weak=evidence_level(action) == 0 and bool(counting(action)),
    )
    parts: list[Evidence | EvidenceRequest] = [
        *(each for each in reversed(action.evidence) if each.withdrawn is None),
        *open_requests(action),
    ]
    pages = max(1, -(-len(parts) // PAGE))
    query = replace(view.query, page=min(max(1, view.query.page), pages))
    shown = parts[(query.page - 1) * PAGE : query.page * PAGE]
    found = _words(view, shown)
    spot = Spot(action.id, "", action.ref, query.page)
    rows = wording.about_buttons(spot, _may_do(view, action, item)) if unseen else []
    rows += [row for part in shown for row in _row(view, action, part, found, spot, unseen, "")]
    return wording.listing(head, rows, query, pages, unseen)


def _required(action: Action, text: str) -> Required:
    given = ticked(action, text)
    return Required(text, given is not None, given is not None and given.accepted)


def _row(
    view: View,
    action: Action,
    part: Evidence | EvidenceRequest,
    found: dict[str, Words],
    spot: Spot,
    unseen: bool,
    title: str,
) -> Iterator[b.Block]:
    names, spot = view.names, replace(spot, id=part.id)
    if isinstance(part, EvidenceRequest):
        owner = names.person(action.owner)
        yield b.section(
            wording.wanted(
                action.ref,
                title,
                part,
                owner.name if owner else "nobody",
                names,
                found,
                view.day,
                _held_up(view, action),
            )
        )
        if unseen and is_core_team(view.plan, view.user):
            yield b.actions(b.button("No longer needed", "request_drop"), block_id=spot.as_text())
        return
    yield b.section(wording.piece(action.ref, title, part, names, found))
    if unseen:
        yield from wording.buttons(part, spot, _may(view, action, part))


def _may(view: View, action: Action, part: Evidence) -> Shown:
    review = may_review(view.plan, action, part, view.people, view.user)
    return Shown(review, review or (_near(view, action) and not part.accepted))


def _held_up(view: View, action: Action) -> str:
    """What its owner says stands in the way, as evidence often waits for a system or for others (CB 10)."""
    now = current(action, view.plan.timezone)
    found = words.texts(view.session, view.workspace, [now.cause]) if now.blocker and now.cause else {}
    said = found.get(now.cause or "")
    return (said.cause or said.text) if said else ""


def _may_do(view: View, action: Action, item: Item) -> MayDo:
    near, status = _near(view, action), item.line.status
    judged = status in (Status.DELIVERED, Status.INSUFFICIENT_EVIDENCE, Status.SIGNED_OFF, Status.CLOSED)
    return MayDo(
        give=near,
        request=is_core_team(view.plan, view.user),
        ask=near and status is Status.DELIVERED and item.line.proof.asked is None,
        decide=judged and may_decide(view.plan, action, view.people, view.user),
    )


def _near(view: View, action: Action) -> bool:
    """Whether the reader may give evidence for an action and say what it shows."""
    return standing(view.plan, action, view.people, view.served, view.user) is not Standing.NONE


def _words(view: View, parts: Sequence[Evidence | EvidenceRequest]) -> dict[str, Words]:
    ids: list[str | None] = []
    for part in parts:
        if isinstance(part, EvidenceRequest):
            ids.append(part.what)
        else:
            ids += [part.shows, part.review.reason if part.review else None]
    return dict(words.texts(view.session, view.workspace, filter(None, ids)))


# -- the queue ---------------------------------------------------------------------------------------


def _queue(view: View, unseen: bool) -> b.Said:
    waiting = list(waiting_in(view.standing, view.indicators()))
    pages = max(1, -(-len(waiting) // PAGE))
    query = replace(view.query, page=min(max(1, view.query.page), pages))
    head = wording.queue_head(view.day, _counts(waiting))
    rows, heading = [], None
    for each in waiting[(query.page - 1) * PAGE : query.page * PAGE]:
        if each.heading != heading:
            heading = each.heading
            rows.append(b.section(f"*{heading}* ({sum(other.heading == heading for other in waiting)})"))
        rows += _waiting(view, each, Spot(each.item.line.action, each.id, "", query.page), unseen)
    return wording.listing(head, rows, query, pages, unseen)


AWAITING, SENT_BACK, WANTED = "Awaiting acceptance", "Sent back, nothing new yet", "Asked for"
ASKED, AGAIN = "Sign-off asked for", "Signed off, to be looked at again"


def waiting_in(standing: Position, measures: Sequence[Indicator]) -> Iterator[Waiting]:
    """What waits, heading by heading."""
    items = standing.items
    yield from (Waiting(AWAITING, item, id) for item in items for id in item.line.proof.awaiting)
    yield from (Waiting(ASKED, item) for item in items if item.line.proof.asked is not None)
    yield from (Waiting(WANTED, item, each.request) for item in items for each in item.line.proof.wanted)
    yield from (Waiting(SENT_BACK, item, id) for item in items for id in item.line.proof.sent_back)
    yield from (Waiting(AGAIN, item) for item in items if looks_again(item.line, measures, standing.day))


def _counts(waiting: Sequence[Waiting]) -> list[str]:
    def of(heading: str) -> int:
        return sum(each.heading == heading for each in waiting)

    told = {
        AWAITING: f"{count(of(AWAITING), 'piece')} of evidence to judge",
        ASKED: f"{count(of(ASKED), 'sign-off')} asked for",
        WANTED: f"{count(of(WANTED), 'request')} for evidence not answered",
        SENT_BACK: f"{of(SENT_BACK)} sent back",
        AGAIN: f"{of(AGAIN)} to be looked at again",
    }
    return [text for heading, text in told.items() if of(heading)]


def _waiting(view: View, each: Waiting, spot: Spot, unseen: bool) -> list[b.Block]:
    action = view.action_of(each.item.ref)
    if action is None:
        return []
    parts: list[Evidence | EvidenceRequest] = [*action.evidence, *action.evidence_requests]
    part = next((found for found in parts if found.id == each.id), None)
    if part is not None:
        return list(_row(view, action, part, _words(view, [part]), spot, unseen, each.item.line.title))
    return _for_the_body(view, action, each.item, spot, unseen)


def _for_the_body(view: View, action: Action, item: Item, spot: Spot, unseen: bool) -> list[b.Block]:
    """An action whose sign-off is asked for, or that is to be looked at again, with the button to record a decision."""
    measures, zone = view.indicators(), view.plan.timezone
    lacks = sign_off.sentences(missing(action, measures, view.day, zone))
    row = b.section(
        sign_off.for_the_body(
            item, lacks, looks_again(item.line, measures, view.day), impact_of(action, measures, view.day)
        )
    )
    if not unseen or not may_decide(view.plan, action, view.people, view.user):
        return [row]
    return [row, b.actions(b.button("Record a decision …", "sign_off_decide"), block_id=spot.as_text())]
