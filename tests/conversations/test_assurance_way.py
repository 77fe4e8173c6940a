"""Assurance before sign-off, as a programme board works (CB 9-17): start to finish, all of it from Slack."""

from __future__ import annotations

from datetime import date

from bot.plan import entries as e
from bot.plan.bodies import Body, Meeting
from bot.plan.entities import Rating, Status
from bot.plan.indicators import Indicator, Target
from bot.slack.workspace import people as who
from digests.confirmations import plan_confirmations
from storage import journal
from tests.asking.typed import labels, seen, shown, typed
from tests.conversations.plan import AMARA, FIONA, HELEN, PLAN
from tests.conversations.stack import TEAM, Stack
from tests.conversations.test_confirmations import bundled
from tests.conversations.test_evidence import on
from tests.conversations.test_evidence_requests import prompted
from tests.conversations.test_sign_off import digest

PLANS = Indicator(
    "PP",
    "Pathway plans in place",
    "%",
    baseline=50,
    targets=(Target(80.0),),
    actions=("4.2",),
    aliases=("pathway plans",),
    due_after=60,
)


def test_a_board_takes_an_action_from_done_to_signed_off_and_looks_again(stack: Stack) -> None:
    _set_up(stack)

    # Done, confirmed, with process evidence only: GREEN, not signed off, and the digest says what it waits for.
    stack.dm(FIONA, "4.2 done, new protocol at https://dunmere.example/protocol.pdf")
    bundle = bundled(stack)
    assert "1 piece of evidence* waits to be judged, for 4.2" in bundle["text"]
    stack.press(AMARA, bundle, "Confirm")
    typed(stack, AMARA, "evidence")
    on(stack, AMARA, "evidence_kind", selected_option={"value": "process"})
    on(stack, AMARA, "evidence_accept")
    card = shown(typed(stack, AMARA, "4.2")["blocks"])
    assert "GREEN (reported as delivered, not signed off)" in card
    assert "Impact 1 of 5: process evidence only" in card
    assert "no accepted evidence of an outcome" in digest(stack)

    # The board asks for more by its next meeting; the owner is told, chased though done, and answers in the thread.
    stack.later(days=1)
    typed(stack, AMARA, "request 4.2 an audit of fifty plans for the next board")
    told = stack.last(FIONA)
    assert "by 12 March 2026 for Programme Board" in told["text"]
    stack.later(days=6)
    assert "evidence is asked for" in prompted(stack, FIONA)
    stack.dm(FIONA, "https://dunmere.example/audit.pdf", thread=told["ts"])
    assert prompted(stack, FIONA) == ""

    # Figures: above target, but for one month only; the board cannot sign off without saying why, and does not.
    stack.dm(FIONA, "pathway plans 81% in February")
    typed(stack, AMARA, "evidence 4.2")
    on(stack, AMARA, "evidence_describe")
    stack.submit(AMARA, {"kind": "outcome", "origin": "internal_audit", "shows": "48 of 50 in time"})
    on(stack, AMARA, "evidence_accept")
    assert "impact *4* of 5: target met" in shown(seen(stack, AMARA)["blocks"])
    stack.later(days=4)
    ts = stack.dm(FIONA, "sign-off requested on 4.2")
    assert "The target is not met and sustained yet" in stack.replies(FIONA, ts)[0]
    assert not _decide(stack, {"verdict": "signed_off"})
    assert _decide(stack, {"verdict": "insufficient_evidence", "reason": "one month is no trend"})
    assert stack.item("4.2").rating is Rating.NOT_VERIFIED
    assert "one month is no trend" in stack.last(FIONA)["text"]

    # Two more months, claimed anew: sustained, signed off, blue.
    stack.later(days=65)
    stack.dm(FIONA, "pathway plans 83% in March")
    stack.dm(FIONA, "pathway plans 84% in April")
    stack.dm(FIONA, "4.2 done now, three months above target")
    _confirm(stack)
    stack.later(hours=1)
    assert _decide(stack, {"verdict": "signed_off"})
    assert stack.item("4.2").rating is Rating.BLUE
    assert "Impact 5 of 5: target met and sustained" in shown(typed(stack, AMARA, "4.2")["blocks"])

    # Two months below target: the board is asked to look again, blue until it decides; its decision supersedes.
    stack.later(days=62)
    stack.dm(FIONA, "pathway plans 71% in May")
    stack.dm(FIONA, "pathway plans 69% in June")
    assert stack.item("4.2").rating is Rating.BLUE
    words = shown(typed(stack, HELEN, "evidence")["blocks"])
    assert "Pathway plans in place has missed its target twice since" in words
    assert "Record a decision …" in labels(seen(stack, HELEN))
    assert "SIGNED OFF, to be looked at again" in digest(stack)
    assert _decide(stack, {"verdict": "not_agreed", "reason": "the gain was lost"})
    assert (stack.item("4.2").rating, stack.item("4.2").line.status) == (Rating.AMBER, Status.IN_PROGRESS)
    assert [d.verdict for d in stack.action("4.2").decisions] == ["insufficient_evidence", "signed_off", "not_agreed"]


def _set_up(stack: Stack) -> None:
    """The board with its meetings, and a measure of 4.2 with a target."""
    days = (date(2026, 2, 12), date(2026, 3, 12), date(2026, 5, 14), date(2026, 7, 9))
    board = Body("b1", "Programme Board", chair="Cllr Orla Finch", meetings=tuple(Meeting(f"m{d}", d) for d in days))
    now = stack.clock.now()
    with stack.database.writing() as session:
        entries = [
            e.Entry("board", "body", "b1", e.BodyAdded(board), AMARA, now, now),
            e.Entry("measure", "indicator", "PP", e.IndicatorAdded(PLANS), AMARA, now, now),
        ]
        journal.append(session, TEAM, PLAN, entries)


def _decide(stack: Stack, values: dict[str, str]) -> bool:
    """The co-ordinator records what the board decided of 4.2; whether it was taken."""
    stack.workspace.command(AMARA, who.GENERAL_CHANNEL, "/plan signoff 4.2")
    answer = stack.submit(AMARA, values)
    return bool(answer["ok"])


def _confirm(stack: Stack) -> None:
    """The co-ordinator confirms from the day's message."""
    with stack.database.writing() as session:
        plan_confirmations(session, TEAM, stack.plan(), stack.clock.now().date(), stack.clock.now())
    stack.answer()
    stack.press(AMARA, stack.workspace.parents(who.CORE_TEAM_CHANNEL)[-1], "Confirm")
