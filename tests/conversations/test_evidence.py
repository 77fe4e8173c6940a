"""Evidence: sorted, accepted by somebody who neither gave it nor owns the action, or sent back with a reason."""

from __future__ import annotations

from datetime import timedelta

from bot.plan import entries as e
from bot.plan.action import Action, EvidenceKind
from bot.plan.entities import Settings
from bot.slack.workspace import people as who
from bot.slack.workspace.store import Json
from storage import journal
from tests.asking.typed import labels, seen, shown, typed
from tests.conversations.plan import AMARA, HELEN, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack

LINK = "https://dunmere.example/audit.pdf"


def on(stack: Stack, user: str, action_id: str, message: Json | None = None, **more: object) -> Json:
    """Press the first element of that id in the newest answer to `/plan`; what is seen then."""
    shown_now = message or seen(stack, user)
    block, element = next(
        (b, x)
        for b in shown_now["blocks"]
        if b["type"] == "actions"
        for x in b["elements"]
        if x["action_id"] == action_id
    )
    where = {"channel": shown_now["channel"], "message_ts": shown_now["ts"]}
    answer = stack.workspace.press(user, **where, block_id=block["block_id"], action_id=element["action_id"], **more)
    assert answer["ok"], answer
    stack.answer()
    return seen(stack, user)


def given(stack: Stack, said: str = "2.1.1 done, audit at {}") -> None:
    """Priya gives a link as evidence for 2.1.1."""
    stack.dm(PRIYA, said.format(LINK))


def test_evidence_is_sorted_and_accepted_from_the_queue(stack: Stack) -> None:
    given(stack)
    answer = typed(stack, AMARA, "evidence")
    words = shown(answer["blocks"])
    assert "1 piece of evidence to judge" in words
    assert "*2.1.1* Publish the threshold document" in words
    assert "not sorted yet" in words
    assert "given by Priya Nair on 2 March 2026" in words
    refused = on(stack, AMARA, "evidence_accept")
    assert "Choose first what it shows" in refused["text"]
    on(stack, AMARA, "evidence_kind", selected_option={"value": "outcome"})
    answer = on(stack, AMARA, "evidence_accept")
    assert "accepted" in answer["text"]
    assert "nothing waits" in shown(answer["blocks"])
    [piece] = stack.action("2.1.1").evidence
    assert (piece.kind, piece.accepted) == (EvidenceKind.OUTCOME, True)


def test_an_accepting_is_undone_in_one_tap_and_restores_exactly(stack: Stack) -> None:
    given(stack)
    typed(stack, AMARA, "evidence 2.1.1")
    on(stack, AMARA, "evidence_kind", selected_option={"value": "output"})
    before = stack.action("2.1.1")
    on(stack, AMARA, "evidence_accept")
    assert stack.action("2.1.1") != before
    on(stack, AMARA, "evidence_undo")
    assert stack.action("2.1.1") == before
    on(stack, AMARA, "evidence_accept")
    assert stack.action("2.1.1").evidence[0].accepted


def test_what_was_said_of_a_piece_is_undone_in_one_tap(stack: Stack) -> None:
    given(stack)
    before = stack.action("2.1.1")
    typed(stack, AMARA, "evidence")
    on(stack, AMARA, "evidence_kind", selected_option={"value": "output"})
    assert stack.action("2.1.1") != before
    on(stack, AMARA, "evidence_undescribe")
    assert stack.action("2.1.1") == before


def test_who_gave_it_or_owns_the_action_cannot_accept_it(stack: Stack) -> None:
    _core_team(stack, AMARA, PRIYA)
    given(stack)
    answer = typed(stack, PRIYA, "evidence 2.1.1")
    assert "Accept" not in labels(answer)
    stack.dm(AMARA, f"2.1.2 in progress, minutes at {LINK}")
    assert "Accept" not in labels(typed(stack, AMARA, "evidence 2.1.2"))
    typed(stack, AMARA, "evidence 2.1.1")
    on(stack, AMARA, "evidence_kind", selected_option={"value": "outcome"})
    stale = seen(stack, AMARA)
    _core_team(stack, PRIYA)
    assert "neither gave it nor owns the action" in on(stack, AMARA, "evidence_accept", stale)["text"]
    assert not stack.action("2.1.1").evidence[0].accepted


def test_evidence_is_sent_back_with_a_reason_that_reaches_the_owner(stack: Stack) -> None:
    given(stack)
    typed(stack, AMARA, "evidence")
    on(stack, AMARA, "evidence_back")
    stack.submit(AMARA, {"reason": "it names no period & no <figures>"})
    [piece] = stack.action("2.1.1").evidence
    assert piece.sent_back
    told = stack.last(PRIYA)
    assert "sent back by" in told["text"]
    assert "it names no period &amp; no &lt;figures&gt;" in told["text"]
    words = shown(typed(stack, AMARA, "evidence")["blocks"])
    assert "1 sent back" in words
    assert "“it names no period" in words
    stack.later(minutes=5)
    stack.dm(PRIYA, "https://dunmere.example/figures.xlsx", thread=told["ts"])
    words = shown(typed(stack, AMARA, "evidence")["blocks"])
    assert "1 piece of evidence to judge" in words
    assert "sent back" not in words


def test_a_sending_back_without_a_reason_is_not_taken(stack: Stack) -> None:
    given(stack)
    typed(stack, AMARA, "evidence")
    on(stack, AMARA, "evidence_back")
    answer = stack.submit(AMARA, {"reason": "   "})
    assert not stack.action("2.1.1").evidence[0].sent_back
    assert not answer["ok"]


def test_the_giver_says_what_it_shows_in_a_modal_until_it_is_accepted(stack: Stack) -> None:
    given(stack)
    typed(stack, PRIYA, "evidence 2.1.1")
    on(stack, PRIYA, "evidence_describe")
    stack.submit(PRIYA, {"kind": "outcome", "origin": "peer", "shows": "fewer children wait", "period": "January 2026"})
    words = shown(typed(stack, AMARA, "evidence 2.1.1")["blocks"])
    assert "outcome: something changed for children · peer review, level 3 · January 2026" in words
    assert "Shows: fewer children wait" in words
    on(stack, AMARA, "evidence_accept")
    answer = typed(stack, PRIYA, "evidence 2.1.1")
    assert labels(answer) == ["Give evidence …", "Ask for sign-off"]
    assert "✅ Accepted by" in shown(answer["blocks"])


def test_required_evidence_is_ticked_as_it_is_received_and_accepted(stack: Stack) -> None:
    now = stack.clock.now()
    wanted = Action(
        "9.1", "9.1", "Share the data", "Share it.", ("r2",), "p-priya", required_evidence=("audit", "data")
    )
    with stack.database.writing() as session:
        entry = e.Entry("added:9.1", "action", "9.1", e.ActionAdded(wanted), AMARA, now, now)
        journal.append(session, TEAM, PLAN, [entry])
    stack.dm(PRIYA, f"9.1 in progress, see {LINK}")
    assert "⬜ audit · ⬜ data" in shown(typed(stack, AMARA, "evidence 9.1")["blocks"])
    on(stack, AMARA, "evidence_describe")
    stack.submit(AMARA, {"kind": "process", "meets": "audit"})
    assert "☑️ received: audit · ⬜ data" in shown(seen(stack, AMARA)["blocks"])
    on(stack, AMARA, "evidence_accept")
    words = shown(seen(stack, AMARA)["blocks"])
    assert "✅ audit · ⬜ data" in words
    assert "impact *1* of 5: process evidence only" in words


def test_somebody_else_sees_the_queue_without_its_buttons_and_a_guest_nothing(stack: Stack) -> None:
    given(stack)
    assert labels(typed(stack, HELEN, "evidence")) == []
    assert "not for guests" not in shown(typed(stack, HELEN, "evidence")["blocks"])
    assert "2.1.1" not in typed(stack, who.HEALTH_GUEST, "evidence")["text"]


def test_as_at_shows_the_queue_of_a_past_day(stack: Stack) -> None:
    stack.later(days=1)
    given(stack)
    stack.clock.moment += timedelta(days=1)
    assert "nothing waits" in shown(typed(stack, AMARA, "evidence as at 2 March")["blocks"])
    assert "1 piece" in shown(typed(stack, AMARA, "evidence as at 3 March")["blocks"])


def _core_team(stack: Stack, *users: str) -> None:
    chosen = Settings(users, (HELEN,), who.CORE_TEAM_CHANNEL)
    now = stack.clock.now()
    with stack.database.writing() as session:
        entry = e.Entry(f"team:{users}", "plan", PLAN, e.SettingsChosen(chosen), AMARA, now, now)
        journal.append(session, TEAM, PLAN, [entry])
