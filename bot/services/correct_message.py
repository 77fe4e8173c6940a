"""Do what a correction says: "ignore that", "A12 not A13", "63 not 36"."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.reading import ActionReading, Reading
from bot.services import outcomes
from bot.services.answer_question import laid_over
from bot.services.conversation import Conversation
from bot.services.correct_update import Withdrawal, withdraw
from bot.services.needless_requests import review_requests
from bot.services.outcomes import Made, Outcome, outcome_of
from bot.services.record_update import Telling
from bot.services.take_update import Understood, take
from bot.wording import echo
from storage import inbox, plans, questions, words


def correct(talk: Conversation, telling: Telling, reading: Reading, previous: inbox.Message) -> tuple[Made, ...]:
    """Withdraw what the author's last message recorded, and record what it should have been."""
    gone, made = _corrected(talk, telling, reading, previous)
    review_requests(talk, [w.after.line.action for w in gone], telling.cause)
    return made


def _corrected(
    talk: Conversation, telling: Telling, reading: Reading, previous: inbox.Message
) -> tuple[list[Withdrawal], tuple[Made, ...]]:
    correction = reading.correction
    assert correction is not None
    before = outcome_of(previous)
    refs = {*correction.undo} or {a.ref or "" for a in reading.actions}
    corrected = [made for made in before.made if made.ref in refs]
    gone = [w for made in corrected if (w := _withdraw(talk, telling, made)) is not None]
    left = tuple(made for made in before.made if made not in corrected)
    where = (talk.place.workspace, previous.channel, previous.ts)
    outcomes.note(talk.session, *where, Outcome(before.kind, left))
    for question in questions.about_message(talk.session, *where):
        questions.answer(talk.session, talk.place.workspace, question.id, talk.now)
    if gone and (correction.kind != "amend"):
        what = "Undone." if correction.kind == "retract" else "Undone there:"
        talk.say(echo.withdrawn([(w.before, w.after) for w in gone], what), ":undone")
    if not reading.actions:
        return gone, ()
    old = {made.ref: _as_told(talk, made) for made in corrected}
    actions = tuple(_merged(old.get(a.ref or ""), a) for a in reading.actions)
    return gone, take(talk, telling, Understood(actions, reading.doubts), note="Corrected.").made


def _withdraw(talk: Conversation, telling: Telling, made: Made) -> Withdrawal | None:
    return withdraw(talk, telling, made.action, [made.update], "corrected by its author", replacing=True)


def _as_told(talk: Conversation, made: Made) -> ActionReading:
    """What was recorded, with the obstacle as it was told."""
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, made.action)
    update = next((u for u in action.updates if u.id == made.update), None) if action else None
    id = update.words if update and update.words else ""
    found = words.texts(talk.session, talk.place.workspace, [id]) if id else {}
    return replace(made.reading, cause=found[id].cause) if id in found else made.reading


def _merged(old: ActionReading | None, new: ActionReading) -> ActionReading:
    """An amended action keeps what was said of it before, with the change laid over."""
    if old is None:
        return new
    # An implied rating followed from what is now changed.
    kept = replace(old, rating=None, rating_basis=None) if old.rating_basis == "implied" else old
    return laid_over(kept, new)
