"""Assurance that recurs is a source of evidence: asked for at each of its periods until it is ended (A8.13)."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.slack.workspace.clicks import words_of
from digests.clock import tick
from tests.asking.typed import seen, shown, typed
from tests.conversations.plan import AMARA, PRIYA
from tests.conversations.stack import Stack

EVERY = "recurring 2.1.1 practice <learning> session every two months from 1 April"


def lived(stack: Stack, moment: datetime) -> None:
    """Everything that a moment brings."""
    stack.clock.moment = moment
    tick(stack.runtime, moment)
    stack.answer()


def test_evidence_is_asked_for_before_each_of_its_days_and_no_more_once_it_is_ended(stack: Stack) -> None:
    made = typed(stack, AMARA, EVERY)["text"]
    assert "“practice &lt;learning&gt; session” every 2 months, next wanted by 1 April 2026" in made
    card = typed(stack, PRIYA, "2.1.1")["text"]
    assert "Recurring assurance every 2 months, next wanted by 1 April 2026" in card
    assert "evidence of assurance that recurs (every 2 months): *2.1.1*" in shown(
        typed(stack, PRIYA, "forward")["blocks"]
    )
    lived(stack, datetime(2026, 3, 17, 9, 40, tzinfo=UTC))
    assert stack.action("2.1.1").evidence_requests == ()
    for hour in (9, 11):
        lived(stack, datetime(2026, 3, 19, hour, 40, tzinfo=UTC))
    [asked] = stack.action("2.1.1").evidence_requests
    assert asked.due == date(2026, 4, 1)
    lived(stack, datetime(2026, 3, 26, 9, 40, tzinfo=UTC))
    assert any(
        "practice &lt;learning&gt; session" in words_of(m)
        for m in stack.workspace.parents(stack.workspace.direct(PRIYA))
    )
    stack.dm(PRIYA, "2.1.1 green, minutes at https://dunmere.example/session.pdf")
    assert "next wanted by 1 June 2026" not in card
    lived(stack, datetime(2026, 5, 18, 8, 40, tzinfo=UTC))
    assert [each.due for each in stack.action("2.1.1").evidence_requests] == [date(2026, 4, 1), date(2026, 6, 1)]
    assert "Ended" in typed(stack, AMARA, "recurring 2.1.1 off")["text"]
    lived(stack, datetime(2026, 7, 20, 8, 40, tzinfo=UTC))
    assert len(stack.action("2.1.1").evidence_requests) == 2
    assert "Recurring assurance" not in typed(stack, PRIYA, "2.1.1")["text"]


def test_it_is_taken_back_and_what_cannot_be_read_is_answered(stack: Stack) -> None:
    assert "Only the core team" in typed(stack, PRIYA, EVERY)["text"]
    assert "how often and from when" in typed(stack, AMARA, "recurring 2.1.1 audits now and then")["text"]
    stack.press(AMARA, typed(stack, AMARA, EVERY), "Undo")
    assert "Undone" in seen(stack, AMARA)["text"]
    assert stack.action("2.1.1").activities == ()
    assert "has no assurance that recurs" in typed(stack, AMARA, "recurring 2.1.1 off")["text"]
