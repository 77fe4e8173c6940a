"""`/plan board NAME`: a body's agenda step by step while it meets, then the minutes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App

from bot.plan.bodies import Body
from bot.plan.entities import Status
from bot.plan.sign_off import Verdict
from bot.services import publish_minutes, record_decision
from bot.services.board_meeting import Board, PartStep, Recorded, Step, may_record, open_board, record, requests
from bot.services.conversation import Conversation, Place, converse
from bot.services.runtime import Runtime
from bot.wording import board as wording
from bot.wording import refusal, sign_off
from bot.wording.blocks import Block, Said
from bot.wording.bodies import pack_to
from bot.wording.changes import in_short
from bot.wording.environment import escape
from bot.wording.lists import Names
from handlers.named_body import named_body, which_body
from handlers.payloads import Filled
from handlers.showing import show
from storage import plans, words

NOT_YOURS = "What a body decides is recorded by the core team or a director."
Act = Callable[[Ack, dict[str, Any], str], None]


def register(app: App, runtime: Runtime) -> dict[str, Act]:
    """Listen to the board view; the word after `/plan` that opens it."""
    desk = BoardDesk(runtime)
    app.view("board")(desk.step)
    app.view("board_end")(desk.end)
    return {"board": desk.open}


class BoardDesk:
    """Steps through a meeting."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def open(self, ack: Ack, body: dict[str, Any], rest: str) -> None:
        """`/plan board Programme Board`."""
        place = Place(body["team_id"], "", "", f"board:{body['trigger_id']}", body["user_id"])
        with self._runtime.database.reading() as session:
            talk = converse(session, self._runtime, place)
            laid = _opened(talk, rest) if talk is not None else refusal.no_plan()
        if isinstance(laid, Said):
            show(ack, laid)
            return
        self._runtime.slack.open_modal(body["trigger_id"], laid)
        ack()

    def step(self, ack: Ack, body: dict[str, Any]) -> None:
        """Record a step and show the next, or say beside the field what is wrong."""
        kept, filled = json.loads(body["view"]["private_metadata"]), Filled(body["view"])
        cause = f"board:{body['view']['id']}:{body['view']['hash']}"
        place = Place(body["team"]["id"], "", "", cause, body["user"]["id"])
        with self._runtime.database.writing() as session:
            talk = converse(session, self._runtime, place)
            view, wrong = _recorded(talk, kept, filled) if talk is not None else ({}, {"verdict": NOT_YOURS})
        if wrong:
            ack(response_action="errors", errors={f"{field}:{kept['r']}": why for field, why in wrong.items()})
        else:
            ack(response_action="update", view=view)
        self._runtime.wake(talk.jobs if talk is not None else [])

    def end(self, ack: Ack, body: dict[str, Any]) -> None:
        """Post the minutes."""
        kept = json.loads(body["view"]["private_metadata"])
        place = Place(body["team"]["id"], "", "", f"board:{body['view']['id']}", body["user"]["id"])
        with self._runtime.database.writing() as session:
            talk = converse(session, self._runtime, place)
            board = _board(talk, kept) if talk is not None and may_record(talk) else None
            if talk is None or board is None:
                ack(response_action="clear")
                return
            where = session, place.workspace, talk.plan
            jobs = publish_minutes.publish(*where, board.body, board.sitting, talk.now)
            minutes = publish_minutes.taken_at(*where, board.body, board.sitting)
            taken = Counter(minute.verdict for minute in minutes)
        told = wording.posted_modal(board.body, board.sitting, taken, pack_to(board.body), again=not jobs)
        ack(response_action="update", view=told)
        self._runtime.wake(jobs)


def _opened(talk: Conversation, rest: str) -> Block | Said:
    """The first step of the meeting that is to be recorded, or why there is none."""
    if not may_record(talk):
        return refusal.said(NOT_YOURS)
    bodies = plans.bodies(talk.session, talk.place.workspace, talk.plan.id)
    body, _rest = named_body(bodies, rest, talk.reader.index)
    if body is None and not rest.strip() and len(bodies) == 1:
        body = bodies[0]
    if body is None:
        return which_body([each.name for each in bodies], "board")
    board = open_board(talk, body)
    if board is None:
        return refusal.said(escape(wording.nothing_to_record(body)))
    agenda = board.agenda()
    if not agenda:
        return refusal.said(escape(wording.empty_agenda(body, board.sitting.on)))
    done = {minute.about for minute in board.minutes()}
    first = next((step for step in agenda if step.about not in done), agenda[0])
    return _shown(board, agenda, first.ref)


def _recorded(talk: Conversation, kept: dict[str, Any], filled: Filled) -> tuple[Block, dict[str, str]]:
    """The next view once the step is recorded; what is wrong by field otherwise."""
    board = _board(talk, kept) if may_record(talk) else None
    if board is None:
        return {}, {"verdict": NOT_YOURS}
    agenda, ref = board.agenda(), kept["r"]
    said = Recorded(filled.get(f"verdict:{ref}"), filled.get(f"words:{ref}"), filled.get(f"exception:{ref}"))
    wrong = record(board, board.step(ref), said)
    if wrong:
        return {}, wrong
    then = filled.get(f"then:{ref}")
    after = _board(talk, kept) or board
    if then == wording.END or not agenda:
        minutes = publish_minutes.summary(talk.session, talk.place.workspace, talk.plan, after.body, after.sitting)
        return wording.end_modal(after.body, after.sitting, minutes, pack_to(after.body)), {}
    return _shown(after, agenda, then), {}


def _board(talk: Conversation, kept: dict[str, Any]) -> Board | None:
    bodies = plans.bodies(talk.session, talk.place.workspace, talk.plan.id)
    body: Body | None = next((each for each in bodies if each.id == kept["b"]), None)
    return open_board(talk, body, kept["m"]) if body is not None else None


def _shown(board: Board, agenda: list[Step | PartStep], ref: str) -> Block:
    """The view of one step of an agenda; it stays on the agenda it was on when the meeting came to it."""
    place = next((n for n, step in enumerate(agenda) if step.ref == ref), 0)
    step = agenda[place]
    done = {minute.about for minute in board.minutes()}
    others = [*agenda[place + 1 :], *agenda[:place]]
    left = [other for other in others if other.about not in done]
    on_agenda = wording.OnAgenda(
        ref=step.ref,
        number=place + 1,
        total=len(agenda),
        changes=[in_short(card, step.about, with_reason=True) for card in requests(board, step)],
        recorded=[m.verdict for m in board.minutes() if m.about == step.about],
        coming=[(other.ref, other.title) for other in (*left, *(o for o in others if o not in left))],
        last=not any(each in left for each in agenda[place + 1 :]),
        today=board.talk.today,
    )
    about = wording.ShownPart(step.part) if isinstance(step, PartStep) else _shown_action(board, step)
    return wording.board_modal(board.body, board.sitting, on_agenda, about)


def _shown_action(board: Board, step: Step) -> wording.Shown:
    """The action of a step as it stands now."""
    item = next((i for i in board.about.standing.items if i.ref == step.ref), step.item)
    line, names = item.line, _names(board)
    said = words.texts(board.talk.session, board.talk.place.workspace, filter(None, (line.cause, line.last_words)))
    cause, last = said.get(line.cause or ""), said.get(line.last_words or "")
    return wording.Shown(
        item=item,
        why=step.why,
        owner=names.person(line.owner),
        leads=names.leads(item),
        cause=(cause.cause or "") if cause else "",
        last=last.text if last else "",
        last_on=names.on(line.last_said_at) if line.last_said_at else None,
        lacks=_lacks(board, step) if line.status is Status.DELIVERED else [],
    )


def _lacks(board: Board, step: Step) -> list[str]:
    """What stands against signing the action off, in sentences."""
    talk = board.talk
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, step.item.line.action)
    if action is None:
        return []
    wanted = record_decision.Decided(Verdict.SIGNED_OFF, board.body.name, board.sitting.on)
    return sign_off.sentences(record_decision.against(talk, action, wanted))


def _names(board: Board) -> Names:
    ground = board.about.ground
    return Names(ground.people, ground.recommendations, board.about.plan.timezone)
