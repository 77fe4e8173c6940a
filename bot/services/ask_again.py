"""Ask once more, with somebody's next prompt, what they did not answer. What stays open then is told the core team."""

from __future__ import annotations

import html
from collections.abc import Mapping

from bot.plan.calendar import local_day
from bot.plan.entities import Person
from bot.services.ask_back import draft_of, drafted_telling, message_of
from bot.services.conversation import Conversation, Place, converse
from bot.services.runtime import Runtime
from bot.wording import question as wording
from bot.wording import refusal
from bot.wording.blocks import Said
from storage import questions
from storage.engine import Session
from storage.questions import Question


def ask_again(session: Session, runtime: Runtime, workspace: str, user: str, key: str) -> list[int]:
    """Repeat each open question to somebody, once; returns the ids of the jobs that post them."""
    found = questions.unrepeated(session, workspace, user)
    talk = converse(session, runtime, Place(workspace, "", "", key, user)) if found else None
    if talk is None:
        return []
    for question in found:
        refs = [question.ref] if question.ref else []
        talk.tell(user, _repeated(talk, question), f"again:{question.id}", refs, question.id)
        questions.repeat(session, workspace, question.id, talk.now)
    return talk.jobs


def _repeated(talk: Conversation, question: Question) -> Said:
    telling = drafted_telling(talk, question)
    asked_on = local_day(question.asked_at, talk.plan.timezone)
    if question.kind == "offer":
        action = talk.action(question.ref or "")
        title, said = action.title if action else "", html.unescape(telling.text)
        asked = refusal.offer(question.id, telling.by, question.ref or "", title, said)
        return wording.repeated(asked, asked_on, "")
    asked = message_of(talk, question, draft_of(question).doubts[0])
    return wording.repeated(asked, asked_on, html.unescape(telling.text))


def unanswered(session: Session, workspace: str, people: Mapping[str, Person]) -> list[str]:
    """Whoever was asked twice and did not answer, by name, once each."""
    names = {person.slack_id: person.name for person in people.values()}
    asked = [question.asked_of for question in questions.repeated(session, workspace)]
    return [names.get(user) or f"<@{user}>" for user in dict.fromkeys(asked)]
