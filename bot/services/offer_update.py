"""Offer to an owner what somebody else said about their action; it is recorded when they say so (rule E8)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import msgspec

from bot.plan.action import Action
from bot.plan.entities import Person
from bot.plan.permissions import answering
from bot.reading.reading import ActionReading
from bot.services.ask_back import Draft, draft_of, keep_draft
from bot.services.conversation import Conversation, Place
from bot.services.record_update import Telling
from bot.services.said import short_id
from bot.wording import refusal
from storage import questions
from storage.questions import Question

# An offer is put into a direct message: what is typed beside its thread long after is about something else.
FRESH = timedelta(hours=1)
_YES = re.compile(
    r"^\W*(?:yes|yep|yeah|y|ok|okay|sure|correct|right|please do|go ahead|record it)"
    r"(?:[\s,.!]+(?:please|do|thanks|thank you|that['’]s (?:right|correct)|record it|go ahead))*\W*$",
    re.I,
)
_NO = re.compile(
    r"^\W*(?:no|nope|n|(?:please )?(?:don['’]t|do not)|never ?mind|not an update)"
    r"(?:[\s,.!]+(?:thanks|thank you|please|(?:please )?(?:don['’]t|do not)|record it"
    r"|that['’]s (?:wrong|not right)))*\W*$",
    re.I,
)


def decided(text: str) -> bool | None:
    """What somebody typed to an offer: True to record it, False not to; None when they said something else."""
    if _YES.match(text):
        return True
    return False if _NO.match(text) else None


def offer(talk: Conversation, telling: Telling, action: Action, reading: ActionReading) -> Person | None:
    """Ask the nearest person of the action who is in Slack; returns who was asked, None when nobody can be. A button
    pressed twice asks once."""
    to, id = nearest(talk, action), short_id("offer", telling.cause, action.id)
    if to is None or to.slack_id is None:
        return None
    if questions.question(talk.session, talk.place.workspace, id) is not None:
        return to
    draft = keep_draft(talk.session, telling, Draft((reading,)))
    source = telling.source
    question = Question(
        workspace_id=talk.place.workspace,
        channel="",
        thread_ts=None,
        asked_of=to.slack_id,
        message_channel=source.channel if source else talk.place.channel,
        message_ts=source.ts if source else talk.place.root,
        kind="offer",
        asked_at=talk.now,
        ref=action.ref,
        draft=msgspec.json.encode(draft).decode(),
        id=id,
    )
    questions.ask(talk.session, question)
    said = refusal.offer(question.id, telling.by, action.ref, action.title, telling.text)
    talk.tell(to.slack_id, said, f"offer:{question.id}", [action.ref], question.id)
    return to


def answered_place(talk: Conversation, question: Question) -> Conversation:
    """The same exchange, answering where the offer came from. Slack takes no answer to an answer: in a thread its
    first message is answered."""
    source = draft_of(question).source
    place = Place(
        workspace=talk.place.workspace,
        channel=question.message_channel,
        root=(source.thread_ts if source else None) or question.message_ts,
        key=f"{talk.place.key}:back",
        author=talk.place.author,
    )
    return replace(talk, place=place, jobs=talk.jobs)


def nearest(talk: Conversation, action: Action) -> Person | None:
    """The owner, a co-owner, a liaison, a lead, or else one of the core team, who is in Slack."""
    people = talk.reader.people
    owners = answering((people.get(id) for id in (action.owner or "", *action.co_owners)), people)
    liaisons = [people[p.liaison] for p in owners if p.liaison in people]
    served = [talk.reader.recommendations[r] for r in action.recommendations if r in talk.reader.recommendations]
    leads = [people[r.lead] for r in served if r.lead in people]
    core = [Person(id, id, slack_id=id) for id in talk.plan.settings.core_team]
    return next((p for p in (*owners, *liaisons, *leads, *core) if p.slack_id), None)
