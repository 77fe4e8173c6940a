"""Every message that carries a request says how it stands: decided it has no buttons, taken back it has them again."""

from __future__ import annotations

from bot.slack.posting import Plain
from bot.slack.workspace.store import Json
from tests.asking.typed import labels, shown
from tests.conversations.plan import HELEN, PRIYA
from tests.conversations.stack import Stack
from tests.conversations.test_changes import asked, changes


def now(stack: Stack, user: str, message: Json) -> Json:
    """A message as Slack shows it now."""
    every = stack.workspace.messages(stack.workspace.direct(user), user)
    return next(m for m in every if m["ts"] == message["ts"])


def test_a_decided_request_has_no_buttons_in_any_copy_until_the_decision_is_taken_back(stack: Stack) -> None:
    _, prompt = asked(stack)
    echo = stack.last(PRIYA)
    stack.press(HELEN, prompt, "Approve")
    for user, message, before in ((HELEN, prompt, ["Approve", "Refuse …"]), (PRIYA, echo, ["Withdraw", "Change"])):
        found = now(stack, user, message)
        assert labels(message) == before
        assert labels(found) == []
        assert "✅ Approved on 2 March 2026 by <@" in shown(found["blocks"])
    stack.later(seconds=5)
    stack.press(HELEN, stack.last(HELEN), "Undo")
    assert labels(now(stack, HELEN, prompt)) == ["Approve", "Refuse …"]
    assert labels(now(stack, PRIYA, echo)) == ["Withdraw", "Change"]


def test_a_message_of_before_loses_its_buttons_when_one_of_them_is_pressed(stack: Stack) -> None:
    _, prompt = asked(stack)
    channel, [change] = stack.workspace.direct(HELEN), changes(stack)
    blocks = [dict(block) for block in prompt["blocks"]]
    next(block for block in blocks if block["type"] == "actions")["block_id"] = f"change:{change.id}"
    old = stack.runtime.slack.post(channel, Plain("1 request", blocks), "old", None)
    stack.press(HELEN, now(stack, HELEN, {"ts": old}), "Approve")
    assert labels(now(stack, HELEN, {"ts": old})) == []


def test_a_withdrawn_request_and_one_asked_anew_leave_no_button_to_approve(stack: Stack) -> None:
    _, prompt = asked(stack)
    stack.dm(PRIYA, "extend 2.1.1 to 15 May: supplier later still")
    assert labels(now(stack, HELEN, prompt)) == []
    assert "Nothing is asked for here any more." in shown(now(stack, HELEN, prompt)["blocks"])
    stack.later(days=1)
    stack.dm(PRIYA, "cancel 2.1.2: done elsewhere")
    card, later = stack.last(PRIYA), stack.last(HELEN)
    stack.press(PRIYA, card, "Withdraw")
    assert labels(now(stack, PRIYA, card)) == []
    assert "2.1.2" not in str(labels(now(stack, HELEN, later)))
