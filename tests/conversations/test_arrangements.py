"""Temporary measures with a day, and what is awaited from partners and suppliers."""

from __future__ import annotations

from datetime import timedelta

from digests.clock import tick
from digests.weekly import preview
from tests.asking.typed import shown, typed
from tests.conversations.plan import DANIEL, LEO
from tests.conversations.stack import TEAM, Stack


def morning(stack: Stack, days: int) -> None:
    stack.clock.moment += timedelta(days=days)
    tick(stack.runtime, stack.clock.now())
    stack.answer()


def test_an_interim_arrangement_is_shown_and_its_owner_reminded_before_it_runs_out(stack: Stack) -> None:
    said = typed(stack, DANIEL, "interim 2.1.3 until 13 March: paper forms")
    assert "an interim arrangement until 13 March 2026" in said["text"]
    assert "Interim arrangement until 13 March 2026: “paper forms”" in shown(typed(stack, LEO, "2.1.3")["blocks"])
    morning(stack, 4)
    assert "“paper forms” runs out on 13 March 2026: what replaces it?" in stack.said_to(DANIEL)[-1]


def test_what_ran_out_stands_in_the_digest_until_it_is_ended(stack: Stack) -> None:
    typed(stack, DANIEL, "interim 2.1.3 until 13 March: paper forms")
    stack.later(days=14)
    now = stack.clock.now()
    with stack.database.reading() as session:
        said = shown(preview(session, TEAM, stack.plan(), now, now)[0].blocks)
    assert "Run out or not come:* 2.1.3 (interim arrangement, 3 days)" in said
    assert "has ended" in typed(stack, DANIEL, "interim 2.1.3 off")["text"]
    assert "Interim" not in shown(typed(stack, DANIEL, "2.1.3")["blocks"]).split("*History*")[0]


def test_a_partner_who_is_waited_for_is_named_with_the_day(stack: Stack) -> None:
    said = typed(stack, DANIEL, "depends 2.1.3 on Liquid Systems by 30 April: the release")
    assert "Liquid Systems is waited for by 30 April 2026" in said["text"]
    assert "Waits for Liquid Systems, expected by 30 April 2026" in shown(typed(stack, LEO, "2.1.3")["blocks"])


def test_what_cannot_be_read_is_asked_for_and_strangers_say_nothing_of_it(stack: Stack) -> None:
    assert "Write the action" in typed(stack, DANIEL, "interim paper forms")["text"]
    assert "Write the action" in typed(stack, DANIEL, "depends 2.1.3")["text"]
    assert "That day has passed" in typed(stack, DANIEL, "interim 2.1.3 until 1 March 2026: x")["text"]
    assert "Only the action's people" in typed(stack, LEO, "interim 2.1.3 until 13 March: x")["text"]
    assert "has no interim arrangement" in typed(stack, DANIEL, "interim 2.1.3 off")["text"]
