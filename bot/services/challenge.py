"""Challenges: a senior question on an action is put to its owner in a thread of its own, their reply there is its
answer, and whoever asked accepts it or asks again (NY 4.3; A13.1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.plan.action import Action
from bot.plan.entities import Person
from bot.plan.oversight import Challenge, Turn
from bot.plan.oversight_entries import ChallengeEnded, ChallengePut, ChallengeReopened, ChallengeTurned
from bot.plan.permissions import is_core_team
from bot.reading.acts.evidence_wanted import named_first
from bot.reading.child_words import without_names
from bot.services.conversation import Conversation, content
from bot.services.kept_words import keep
from bot.services.offer_update import nearest
from bot.services.review_evidence import append
from bot.services.said import Heard, short_id
from bot.wording import challenge as wording
from bot.wording import lists, refusal
from bot.wording.blocks import Block, Said
from storage import plans, threads, words

KIND = "challenge"
HOW = "Write the action and the question: `/plan challenge 2.1.3 why has this slipped?`"
NOT_YOURS = "Only the core team, its lead and the directors can challenge an action."
NOT_TO_SETTLE = "Whoever asked, the core team and the directors settle a challenge."
GONE = "That challenge is settled."


@dataclass(frozen=True)
class Found:
    """A challenge with its action."""

    action: Action
    challenge: Challenge


def challenge_as_typed(talk: Conversation, text: str) -> Said:
    """`/plan challenge 2.1.3 why has this slipped?`"""
    named = named_first(text, talk.reader.index)
    return put(talk, named[0], named[1]) if named else refusal.said(HOW)


def put(talk: Conversation, ref: str, question: str) -> Said:
    """Put a question on an action and send it to its owner; what to say to that."""
    action = talk.action(ref)
    if action is None:
        return lists.no_such_action(ref)
    if not talk.oversees(action):
        return refusal.said(NOT_YOURS)
    to = _asked_of(talk, action)
    if to is None or to.slack_id is None:
        return refusal.said(f"Nobody I can reach in Slack owns {action.ref}.")
    kept = keep(talk, question)
    if kept is None:
        return refusal.said(HOW)
    id = short_id(KIND, action.id, talk.place.key)
    challenge = Challenge(id, talk.place.author, talk.now, to.slack_id, kept.id)
    append(talk, action, f"challenge:{id}", ChallengePut(challenge), kept.digest)
    _ask(talk, action, challenge, without_names(question), f"challenge:{id}:asked")
    return wording.sent(action, to)


def _asked_of(talk: Conversation, action: Action) -> Person | None:
    """The nearest person of the action; while they are away, whoever covers."""
    to = nearest(talk, action)
    away = to is not None and to.away_until is not None and talk.today <= to.away_until
    cover = talk.reader.people.get(to.delegate or "") if to is not None and away else None
    return cover if cover is not None and cover.slack_id else to


def _ask(talk: Conversation, action: Action, challenge: Challenge, question: str, key: str) -> None:
    said = wording.asked(action, challenge.by, question)
    remember = {"kind": KIND, "refs": [action.ref], "person": challenge.id}
    talk.add(key, "post", {"user": challenge.asked_of, **content(said), "remember": remember}, None)


# -- the answer --------------------------------------------------------------------------------------


def answered_in_thread(talk: Conversation, heard: Heard) -> Found | None:
    """Keep a reply in the thread of a challenge as its answer and tell whoever asked; None where there is none."""
    thread = talk.thread
    if thread is None or thread.kind != KIND or heard.thread_ts is None or not thread.actions:
        return None
    action = talk.action(thread.actions[0])
    found = _challenge(action, thread.person or "") if action else None
    if found is None or not found.challenge.open:
        return found
    turn = Turn(talk.place.author, heard.said_at, talk.words[0] if talk.words else None)
    append(talk, found.action, f"challenge:{heard.key}", ChallengeTurned(found.challenge.id, turn))
    told = wording.answered(found.action, found.challenge, talk.place.author, heard.text, _question(talk, found))
    payload = {"user": found.challenge.by, **content(told)}
    talk.add(f"challenge:{heard.key}:told", "post", payload, None)
    talk.say(wording.thanks(found.action, found.challenge.by), ":challenge")
    return found


def _question(talk: Conversation, found: Found) -> str:
    id = found.challenge.question or ""
    said = words.texts(talk.session, talk.place.workspace, [id])
    return said[id].text if id in said else ""


# -- accepted, asked again, withdrawn ----------------------------------------------------------------


def accept(talk: Conversation, action_id: str, id: str) -> Said:
    """The answer is good: the challenge is settled."""
    return _end(talk, action_id, id, "accepted")


def withdraw(talk: Conversation, action_id: str, id: str) -> Said:
    """The question need not be answered any more."""
    return _end(talk, action_id, id, "withdrawn")


def _end(talk: Conversation, action_id: str, id: str, how: str) -> Said:
    found = _of(talk, action_id, id)
    if found is None or not found.challenge.open:
        return refusal.said(GONE)
    if not _may_settle(talk, found):
        return refusal.said(NOT_TO_SETTLE)
    if how == "accepted" and not found.challenge.answered:
        return refusal.said("It has not been answered yet.")
    ended = ChallengeEnded(id, how, talk.place.author, talk.now)
    append(talk, found.action, f"challenge:{id}:ended:{talk.place.key}", ended)
    _tell_owner(talk, found, how)
    return wording.ended(found.action, how, {"a": action_id, "x": id, "t": talk.now.isoformat()})


def reopen(talk: Conversation, value: Mapping[str, Any]) -> Said:
    """Take back that a challenge was settled: it is open as it was before."""
    action_id, id = str(value["a"]), str(value["x"])
    found = _of(talk, action_id, id)
    ended_at = found.challenge.ended_at if found is not None else None
    if found is None or ended_at is None or ended_at.isoformat() != value["t"]:
        return refusal.said("That was undone before, or more came of it since.")
    if not _may_settle(talk, found):
        return refusal.said(NOT_TO_SETTLE)
    append(talk, found.action, f"challenge:{id}:reopened:{talk.place.key}", ChallengeReopened(id))
    _tell_owner(talk, found, "reopened")
    return refusal.said(f"Undone: the challenge on *{found.action.ref}* is open, as it was before.")


def _tell_owner(talk: Conversation, found: Found, how: str) -> None:
    """Say what came of the question in the thread where it was put."""
    thread = threads.about(talk.session, talk.place.workspace, KIND, found.challenge.id)
    if thread is not None:
        said = wording.told_owner(found.action, talk.place.author, how)
        payload = {"channel": thread.channel, "thread_ts": thread.ts, **content(said)}
        talk.add(f"challenge:{found.challenge.id}:{how}:{talk.place.key}", "post", payload, thread.channel)


def open_again(talk: Conversation, action_id: str, id: str, kept: dict[str, str]) -> Block | None:
    """The modal that asks again."""
    found = _of(talk, action_id, id)
    if found is None or not found.challenge.open or not _may_settle(talk, found):
        return None
    return wording.again_modal(found.action, {**kept, "a": action_id, "x": id})


def ask_again(talk: Conversation, action_id: str, id: str, question: str) -> Said:
    """Put the question again, in the thread where it was put."""
    found = _of(talk, action_id, id)
    if found is None or not found.challenge.open or not _may_settle(talk, found):
        return refusal.said(GONE)
    kept = keep(talk, question)
    turn = Turn(talk.place.author, talk.now, kept.id if kept else None, again=True)
    key = f"challenge:{id}:again:{talk.place.key}"
    append(talk, found.action, key, ChallengeTurned(id, turn), kept.digest if kept else None)
    thread = threads.about(talk.session, talk.place.workspace, KIND, id)
    if thread is None:
        _ask(talk, found.action, found.challenge, without_names(question), f"{key}:asked")
    else:
        said = wording.asked_again(found.action, talk.place.author, without_names(question))
        payload = {"channel": thread.channel, "thread_ts": thread.ts, **content(said)}
        talk.add(f"{key}:asked", "post", payload, thread.channel)
    return wording.sent(found.action, None)


def _may_settle(talk: Conversation, found: Found) -> bool:
    author = talk.place.author
    return author == found.challenge.by or is_core_team(talk.plan, author) or author in talk.plan.settings.directors


def _of(talk: Conversation, action_id: str, id: str) -> Found | None:
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, action_id)
    return _challenge(action, id) if action else None


def _challenge(action: Action, id: str) -> Found | None:
    found = next((challenge for challenge in action.challenges if challenge.id == id), None)
    return Found(action, found) if found else None
