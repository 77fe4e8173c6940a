"""What else waits for somebody, in the words of their one message of the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.plan.entities import Group, Recommendation
from bot.plan.overseen import Awaited, Put
from bot.plan.position import Counts
from bot.wording import blocks as b
from bot.wording.environment import Mrkdwn, render

AT_MOST = 10


def question(ref: str, put: Put, words: str, day: date) -> Mrkdwn:
    """A question that was put to somebody and not answered."""
    return render("prompt/question.j2", ref=ref, put=put, words=words, by=Mrkdwn(f"<@{put.by}>"), day=day)


def awaited(ref: str, each: Awaited, words: str, day: date) -> Mrkdwn:
    """A temporary measure that runs out, or what a partner was to give."""
    return render("prompt/awaited.j2", ref=ref, each=each, words=words, day=day)


def rolled_up(led: Recommendation | Group, counts: Counts) -> Mrkdwn:
    """How a recommendation stands, to its lead once a week, or a workstream to whoever oversees it."""
    if isinstance(led, Recommendation):
        return render("prompt/rolled_up.j2", what=f"recommendation {led.ref}", ask=f"rec {led.ref}", c=counts)
    named = led.title if led.title.casefold().startswith(led.kind) else f"{led.kind} {led.title}"
    return render("prompt/rolled_up.j2", what=named, ask=named, c=counts)


def waiting_text(reminders: Sequence[Mrkdwn]) -> Mrkdwn:
    """All of it as the part of a message."""
    return render("prompt/waiting.j2", shown=list(reminders[:AT_MOST]), more=max(0, len(reminders) - AT_MOST))


def waiting_blocks(reminders: Sequence[Mrkdwn]) -> list[b.Block]:
    """The same, laid out."""
    return [b.section(waiting_text(reminders))]
