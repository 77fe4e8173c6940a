"""Revise what an edited message said, and withdraw and erase what a deleted one said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from bot.plan.action import Source
from bot.services import outcomes
from bot.services.ask_back import draft_of
from bot.services.conversation import Conversation, Place, converse
from bot.services.correct_update import Withdrawal, withdraw
from bot.services.erasure import asked_at, erase
from bot.services.hear_message import hear, is_addressed, understand, without_child_words
from bot.services.needless_requests import review_requests
from bot.services.outcomes import Outcome, outcome_of
from bot.services.runtime import Runtime
from bot.services.said import Heard, moment
from bot.services.settle_change import settle
from bot.wording import echo
from storage import inbox, journal, plans, questions, words
from storage.engine import Session


def edited(session: Session, runtime: Runtime, heard: Heard) -> Sequence[int]:
    """Read an edited message anew. An edit that comes before its message stands for it; one that changes no word
    (Slack unfurled a link) is nothing."""
    now = runtime.clock.now()
    message = inbox.message(session, heard.workspace, heard.channel, heard.ts)
    if message is None:
        return hear(session, runtime, heard) if is_addressed(session, heard) else []
    if message.deleted_at is not None or not inbox.arrive(session, heard.workspace, _edit_key(heard), now):
        return []
    heard, named_child = without_child_words(heard)
    if not _says_otherwise(session, heard, message):
        return []
    kept = words.keep(session, heard.workspace, heard.text)
    if not inbox.mark_edited(session, heard.workspace, heard.channel, heard.ts, heard.edited_ts or "", kept.id):
        words.erase(session, heard.workspace, kept.id, "an edit older than the one heard", now)
        return []
    heard = replace(heard, thread_ts=message.thread_ts, author=message.author)
    talk = _talk(session, runtime, heard)
    gone = _take_back(talk, message, "edited in Slack", replacing=True) if talk is not None else []
    if talk is None:
        _erase_unplanned(session, message, "edited in Slack")
    dealt = understand(session, runtime, heard, kept.id, named_child, edited=True)
    outcomes.note(session, heard.workspace, heard.channel, heard.ts, dealt.outcome, dealt.is_open)
    if talk is not None:
        review_requests(talk, [w.after.line.action for w in gone], talk.place.key)
    if talk is not None and gone and not dealt.outcome.made:
        what = "You edited your message, so what it said before is withdrawn."
        talk.say(echo.withdrawn([(w.before, w.after) for w in gone], what))
    return [*dealt.jobs, *(talk.jobs if talk else ())]


def _edit_key(heard: Heard) -> str:
    return f"changed:{heard.channel}:{heard.ts}:{heard.edited_ts}"


def _says_otherwise(session: Session, heard: Heard, message: inbox.Message) -> bool:
    found = words.texts(session, heard.workspace, [message.words]) if message.words else {}
    return message.words not in found or found[message.words].text != heard.text


def deleted(session: Session, runtime: Runtime, heard: Heard) -> list[int]:
    """Withdraw what a deleted message said and erase its words; `heard.ts` is the deleted message's."""
    now = runtime.clock.now()
    where = (heard.workspace, heard.channel, heard.ts)
    message = inbox.message(session, *where)
    if message is None:
        if is_addressed(session, heard):
            # Deleted before it was heard: should it still come, it is not to be read.
            inbox.arrive(session, heard.workspace, f"message:{heard.channel}:{heard.ts}", now)
        return []
    if not inbox.mark_deleted(session, *where, now):
        return []
    heard = replace(heard, thread_ts=message.thread_ts, author=message.author, edited_ts="deleted")
    talk = _talk(session, runtime, heard)
    if talk is None:
        _erase_unplanned(session, message, "deleted in Slack")
        return []
    gone = _take_back(talk, message, "deleted in Slack")
    outcomes.note(session, *where, Outcome("deleted"))
    if gone:
        what = "The message was deleted, so what it said is withdrawn and its words are erased."
        talk.say(echo.withdrawn([(w.before, w.after) for w in gone], what))
    return talk.jobs


def _talk(session: Session, runtime: Runtime, heard: Heard) -> Conversation | None:
    place = Place(heard.workspace, heard.channel, heard.root, f"{heard.key}:back", heard.author)
    return converse(session, runtime, place)


def _take_back(talk: Conversation, message: inbox.Message, reason: str, replacing: bool = False) -> list[Withdrawal]:
    """Withdraw what was recorded because of a message, close its questions, erase its words wherever they are kept.
    `replacing` says that the message says something else in their place."""
    session, workspace = talk.session, talk.place.workspace
    asked = questions.about_message(session, workspace, message.channel, message.ts)
    kept = [message.words, *(draft_of(question).words for question in asked)]
    for question in asked:
        questions.forget(session, workspace, question.id, talk.now)
    telling = talk.telling(talk.place.key, moment(message.ts))
    found = [
        withdraw(talk, telling, action, updates, reason, erasing=True, replacing=replacing)
        for action, updates in _recorded_of(talk, message).items()
    ]
    erased = [
        *asked_at(session, telling, message, reason),
        *erase(session, telling, "plan", talk.plan.id, kept, reason),
    ]
    if erased:
        journal.append(session, workspace, talk.plan.id, erased)
        for change in {entry.subject_id for entry in erased if entry.subject == "change"}:
            settle(talk, change, "erased")
    return [w for w in found if w is not None and w.was_standing]


def _recorded_of(talk: Conversation, message: inbox.Message) -> dict[str, set[str]]:
    """The updates, by action, that came of a message: told in it, or settled by it where it answered a question."""
    found: dict[str, set[str]] = defaultdict(set)
    for made in outcome_of(message).made:
        found[made.action].add(made.update)
    source = Source(message.channel, message.ts, message.thread_ts)
    told = (stored.entry for stored in journal.told_at(talk.session, talk.plan.id, source))
    for id in sorted({entry.subject_id for entry in told if entry.subject == "action"}):
        action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, id)
        found[id] |= {u.id for u in action.updates if u.source == source} if action else set()
    return found


def _erase_unplanned(session: Session, message: inbox.Message, reason: str) -> None:
    """Without a plan there is no journal, and nothing but the message kept its words."""
    if message.words is not None:
        words.erase(session, message.workspace_id, message.words, reason)
