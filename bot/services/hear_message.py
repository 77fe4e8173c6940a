"""Hear a message addressed to Planbot: keep it, read it, and record, ask, answer or leave it alone.

All in the caller's one transaction; the same delivery twice, or the same message under two events, is one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.plan.permissions import answers_for, is_elected_member, person_of
from bot.reading.acts.acts import read_act
from bot.reading.child_words import names_a_child, without_names
from bot.reading.query import UnknownQuery, read_query
from bot.reading.read import read
from bot.reading.reading import (
    ActionReading,
    AttachedFile,
    Context,
    Message,
    PendingQuestion,
    PreviousMessage,
    Reading,
)
from bot.services import ask_plan, outcomes
from bot.services.answer_question import WHICH, answer_typed, says_something
from bot.services.challenge import answered_in_thread
from bot.services.conversation import Conversation, Place, content, converse
from bot.services.correct_message import correct
from bot.services.do_act import do, may_do
from bot.services.extension import as_request, directors_request
from bot.services.guest_view import guests_query, overseen_by
from bot.services.offer_update import FRESH, decided
from bot.services.outcomes import Outcome, outcome_of
from bot.services.record_update import Telling
from bot.services.runtime import Runtime
from bot.services.said import Heard
from bot.services.slack_people import is_guest
from bot.services.take_update import Taken, Understood, take
from bot.wording import question as wording
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.environment import escape
from bot.wording.members import read_only
from storage import inbox, jobs, plans, questions, threads, words
from storage.engine import Session
from storage.jobs import Job
from storage.questions import Question


@dataclass(frozen=True)
class Dealt:
    """What was made of a message, whether somebody still has to answer it, and the jobs to wake."""

    outcome: Outcome
    is_open: bool = False
    jobs: Sequence[int] = ()


def is_addressed(session: Session, heard: Heard) -> bool:
    """Whether a message is for Planbot: a direct message, a mention, or in a channel the next word of somebody who
    began the thread by naming Planbot. What others say there, or under a digest, is said among themselves."""
    if heard.direct or heard.mentioned:
        return True
    if heard.thread_ts is None:
        return False
    begun = threads.thread(session, heard.workspace, heard.channel, heard.thread_ts)
    return begun is not None and begun.kind == "action" and begun.person == heard.author


def hear(session: Session, runtime: Runtime, heard: Heard) -> Sequence[int]:
    """Deal with a message; returns the ids of the jobs to wake after the commit."""
    if not first_time(session, runtime, heard):
        return []
    refused = _refused(session, runtime, heard)
    if refused is not None:
        return refused
    heard, named_child = without_child_words(heard)
    kept = words.keep(session, heard.workspace, heard.text)
    dealt = understand(session, runtime, heard, kept.id, named_child)
    _keep(session, heard, kept.id, dealt)
    return dealt.jobs


def first_time(session: Session, runtime: Runtime, heard: Heard) -> bool:
    """Whether neither this delivery nor this message was seen before."""
    now = runtime.clock.now()
    fresh = inbox.arrive(session, heard.workspace, f"event:{heard.event}", now)
    return inbox.arrive(session, heard.workspace, f"message:{heard.channel}:{heard.ts}", now) and fresh


def without_child_words(heard: Heard) -> tuple[Heard, bool]:
    """The message without words that seem to name a child: those are kept nowhere."""
    if not names_a_child(heard.text):
        return heard, False
    return replace(heard, text=without_names(heard.text)), True


def _keep(session: Session, heard: Heard, words_id: str, dealt: Dealt) -> None:
    """Keep the message as said, its words apart, with what was made of it."""
    message = inbox.Message(
        workspace_id=heard.workspace,
        channel=heard.channel,
        ts=heard.ts,
        author=heard.author,
        said_at=heard.said_at,
        thread_ts=heard.thread_ts,
        words=words_id,
        edited_ts=heard.edited_ts,
        outcome=outcomes.as_text(dealt.outcome),
        needs_answer=dealt.is_open,
    )
    inbox.store_message(session, message)


def understand(
    session: Session, runtime: Runtime, heard: Heard, words_id: str, named_child: bool = False, edited: bool = False
) -> Dealt:
    """Read a message and do what it asks. Noting what was made of it beside the message is the caller's."""
    place = Place(heard.workspace, heard.channel, heard.root, heard.key, heard.author)
    talk = converse(session, runtime, place)
    if talk is None:
        return _without_plan(session, runtime, heard)
    talk.words = (words_id,)
    outcome, is_open = _deal_with(talk, heard, edited)
    if named_child:
        talk.whisper(refusal.names_a_child(), ":child")
    return Dealt(outcome, is_open, talk.jobs)


def _deal_with(talk: Conversation, heard: Heard, edited: bool) -> tuple[Outcome, bool]:
    if is_elected_member(talk.plan, heard.author):
        return _of_a_member(talk, heard), False
    act = None if edited else read_act(heard.text, talk.reader.index, heard.said_at) or directors_request(talk, heard)
    if act is not None and (heard.direct or heard.mentioned) and may_do(talk, act):
        do(talk, heard, act)
        return Outcome("act"), False
    previous, said_before = _previous(talk, heard)
    pending = None if edited else _pending(talk, heard)
    alone = _read(talk, heard, None, said_before)
    if pending is not None and heard.thread_ts is None and pending.kind in WHICH and says_something(alone):
        # Outside the thread of the question, a whole update is a new one, whatever was asked.
        pending = None
    reading = _read(talk, heard, pending, said_before) if pending is not None else alone
    if pending is not None and (taken := answer_typed(talk, pending, heard.text, reading, alone)) is not None:
        return Outcome("answer", taken.made), False
    telling = talk.telling(heard.key, heard.said_at, heard.text, heard.source, files=heard.files)
    if not edited and answered_in_thread(talk, heard) is not None:
        return _in_a_challenge(talk, telling, heard, alone)
    if reading.correction is not None and previous is not None:
        made = correct(talk, telling, reading, previous)
        return Outcome("update", made), False
    taken = Taken()
    if reading.is_update or reading.doubts:
        understood = Understood(_with_files(reading, heard), reading.doubts, reading.nil_return)
        taken = take(talk, telling, understood, edited=edited)
    elif heard.files and not reading.is_question:
        taken = take(talk, telling, _files_alone(talk, heard))
    if reading.is_question:
        _answer_question(talk, heard, reading.asked if reading.actions or reading.doubts else heard.text)
    if taken.kind == "nothing" and not reading.is_question and not reading.is_social:
        taken = _not_understood(talk, telling, heard, reading.perhaps if pending is None else None, edited)
    kind = taken.kind if taken.kind != "nothing" else _kind(reading)
    return Outcome(kind, taken.made), taken.asked or taken.offered


def _of_a_member(talk: Conversation, heard: Heard) -> Outcome:
    """An elected member asks; what they say otherwise is recorded nowhere in the plan (A4.10)."""
    reading = _read(talk, heard, None, None)
    if reading.is_question:
        _answer_question(talk, heard, heard.text)
        return Outcome("question")
    if (heard.direct or heard.mentioned) and not reading.is_social:
        talk.say(read_only(), ":member")
    return Outcome(_kind(reading))


def _in_a_challenge(talk: Conversation, telling: Telling, heard: Heard, reading: Reading) -> tuple[Outcome, bool]:
    """An answer to a challenge is an update too where it is one beyond doubt."""
    if not reading.is_update or reading.doubts:
        return Outcome("answer"), False
    taken = take(talk, telling, Understood(_with_files(reading, heard), (), reading.nil_return))
    return Outcome(taken.kind, taken.made), taken.offered


def _kind(reading: Reading) -> str:
    return "question" if reading.is_question else "social" if reading.is_social else "nothing"


def _read(talk: Conversation, heard: Heard, pending: Question | None, before: PreviousMessage | None) -> Reading:
    author = talk.me.id if talk.me else heard.author
    files = tuple(AttachedFile(file.name, file.mimetype) for file in heard.files)
    message = Message(heard.text, heard.said_at, author, files)
    asked = PendingQuestion(pending.kind, pending.ref, pending.candidates) if pending else None
    context = Context(talk.thread.actions if talk.thread else (), before, asked)
    return as_request(talk, heard, read(message, talk.reader.index, context))


def _previous(talk: Conversation, heard: Heard) -> tuple[inbox.Message | None, PreviousMessage | None]:
    """The author's message before this one in the channel, if it recorded something; and as the reader sees it."""
    found = inbox.last_before(talk.session, heard.workspace, heard.channel, heard.author, heard.ts)
    if found is None:
        return None, None
    message, text = found
    made = outcome_of(message).made
    return (message, PreviousMessage(text, {m.ref: _recorded(m.reading) for m in made})) if made else (None, None)


def _recorded(reading: ActionReading) -> Mapping[str, object]:
    """What was recorded, under the names of the reading guide."""
    fields = {
        "rag": reading.rating,
        "status": reading.status,
        "percent": reading.percent,
        "forecast_date": reading.forecast_date.isoformat() if reading.forecast_date else None,
        "achieved_date": reading.achieved_date.isoformat() if reading.achieved_date else None,
        "blocker": reading.blocker or None,
        "evidence": list(reading.evidence) or None,
        "indicators": [
            {"name": i.name, "value": i.value, "unit": i.unit, "period": i.period} for i in reading.indicators
        ]
        or None,
        "request": reading.request,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _pending(talk: Conversation, heard: Heard) -> Question | None:
    """The question this message may answer: the thread's, or in a direct message the latest asked there; of offers
    only one just made, and only a plain yes or no."""
    mine = questions.open_in_channel(talk.session, heard.workspace, heard.channel, heard.author)
    found = next((q for q in mine if q.thread_ts == heard.root), None)
    if found is not None or heard.thread_ts is not None or not heard.direct:
        return found
    fresh = talk.now - FRESH if decided(heard.text) is not None else talk.now
    return next((q for q in mine if q.kind != "offer" or q.asked_at > fresh), None)


def _with_files(reading: Reading, heard: Heard) -> tuple[ActionReading, ...]:
    """A caption about one action speaks for its attachments."""
    if len(reading.actions) != 1 or reading.actions[0].evidence or not heard.files:
        return reading.actions
    return (replace(reading.actions[0], evidence=tuple(file.name for file in heard.files)),)


def _files_alone(talk: Conversation, heard: Heard) -> Understood:
    """Files without words belong to the thread's one action, or to one that is asked for."""
    thread = talk.thread
    ref = thread.actions[0] if thread and len(thread.actions) == 1 else None
    return Understood((ActionReading(ref, evidence=tuple(file.name for file in heard.files)),))


def _answer_question(talk: Conversation, heard: Heard, asked: str) -> None:
    """Answer what is asked: beside an update in the same message only the words that ask."""
    thread = talk.thread.actions if talk.thread else ()
    query = read_query(asked, talk.reader.index, talk.today, thread=thread)
    if isinstance(query, UnknownQuery):
        talk.say(refusal.said(escape(query.sentence)), ":answer")
        return
    if is_guest(talk.runtime.people.get(heard.author)) and not is_elected_member(talk.plan, heard.author):
        allowed = guests_query(talk.session, talk.place.workspace, talk.plan, query, heard.author)
        if allowed is None:
            talk.say(refusal.not_for_guests(), ":answer")
            return
        query = allowed
    said = ask_plan.answer(talk.session, talk.place.workspace, talk.plan, query, talk.place.author, talk.today)
    talk.say(said, ":answer")
    talk.remember(query.refs)


def _not_understood(talk: Conversation, telling: Telling, heard: Heard, perhaps: Reading | None, edited: bool) -> Taken:
    """Ask whoever spoke to Planbot itself, or in the thread of an action of theirs, which action it may be about; else
    help in one line. What other people may say among themselves in a thread is left alone."""
    spoken_to = heard.direct or heard.mentioned
    if perhaps is not None and (spoken_to or _is_the_owners(talk)):
        return take(talk, telling, Understood(perhaps.actions, perhaps.doubts, perhaps.nil_return))
    if edited or not spoken_to:
        return Taken()
    owned = talk.reader.index.owned.get(talk.me.id, ()) if talk.me else ()
    example = next(iter(owned), None) or next(iter(talk.reader.index.by_ref), "2.1.3")
    talk.say(wording.not_understood(example), ":help")
    return Taken()


def _is_the_owners(talk: Conversation) -> bool:
    """Whether the thread is about actions of whoever speaks in it."""
    owned = talk.reader.index.owned.get(talk.me.id, ()) if talk.me else ()
    return talk.thread is not None and not set(talk.thread.actions).isdisjoint(owned)


def _refused(session: Session, runtime: Runtime, heard: Heard) -> list[int] | None:
    """Refuse guests and strangers who are nobody of the plan, once; their words are not kept."""
    if not heard.stranger and not is_guest(runtime.people.get(heard.author)):
        return None
    plan = plans.current_plan(session, heard.workspace)
    people = plans.people(session, heard.workspace, plan.id) if plan is not None else {}
    if plan is not None and is_elected_member(plan, heard.author):
        return None
    me = person_of(people, heard.author)
    names = answers_for(people, me.id) if me is not None else ()
    if plan is not None and overseen_by(session, heard.workspace, plan, me):
        return None
    if plan is not None and any(plans.actions_of(session, heard.workspace, plan.id, id) for id in names):
        return None
    key = f"refusal:{heard.workspace}:{heard.author}"
    return _say(session, runtime, heard, refusal.not_for_guests(), key)


def _without_plan(session: Session, runtime: Runtime, heard: Heard) -> Dealt:
    if not (heard.direct or heard.mentioned):
        return Dealt(Outcome())
    return Dealt(Outcome(), True, _say(session, runtime, heard, refusal.no_plan(), f"reply:{heard.key}"))


def _say(session: Session, runtime: Runtime, heard: Heard, said: Said, key: str) -> list[int]:
    payload = {"channel": heard.channel, "thread_ts": heard.root, **content(said)}
    job = Job(key, "post", heard.workspace, payload, runtime.clock.now(), heard.channel)
    added = jobs.add(session, job)
    return [added] if added is not None else []
