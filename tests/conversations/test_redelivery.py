"""What Slack delivers twice is done once: commands, presses and forms, also when the second comes later."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select

from bot.slack.workspace import people as who
from bot.slack.workspace.deliveries import Wire
from bot.slack.workspace.signed_requests import Answer
from bot.slack.workspace.store import Json
from storage import journal
from storage.chain import kind_of
from storage.tables import WordsRow
from tests.asking.typed import typed
from tests.conversations.plan import AMARA, DANIEL, FIONA, HELEN, PLAN, PRIYA
from tests.conversations.stack import Stack
from tests.conversations.test_oversight import escalated

COMMANDS = (
    (AMARA, "hold until 5 January: closure"),
    (AMARA, "hold off"),
    (HELEN, "lead 2.1.1"),
    (HELEN, "lead 2.1.1 back"),
    (FIONA, "monitor 3.3 until the board decides"),
    (FIONA, "monitor 3.3 off: decided"),
    (AMARA, "urgent 3.3"),
    (HELEN, "challenge 2.1.1 why?"),
    (AMARA, "interim 2.1.3 until 14 May: paper forms"),
    (AMARA, "depends 2.1.3 on the Trust by 30 April"),
    (AMARA, "override 2.2.1 green until 13 March: counted twice"),
    (AMARA, "suspend 3.2 until 1 June: the court"),
    (AMARA, "request 2.1.3 audit results by 14 May"),
    (AMARA, "commit member: how many? by 30 April"),
    (AMARA, "risk on 2.1.3: the supplier"),
    (AMARA, "version agreed"),
    (AMARA, "version submitted to the ministry, 25 February 2026"),
    (AMARA, "category R4 other: Trust Board"),
    (AMARA, "regroup R4 as R9"),
    (AMARA, "milestone 2.1.3 Draft agreed by 20 March"),
    (AMARA, "chase 2.2.1"),
    (AMARA, "assign 2.1.1 <@U0JOE>"),
    (PRIYA, "export"),
    (AMARA, "export"),
)


class Twice:
    """Slack that delivers every command, press and form twice, the second a moment later."""

    def __init__(self, stack: Stack, wire: Wire) -> None:
        self._stack, self._wire = stack, wire

    def event(self, body: Json, attempt: int, reason: str) -> Answer:
        """An event, once."""
        return self._wire.event(body, attempt, reason)

    def interaction(self, payload: Json) -> Answer:
        """A press or a form, twice."""
        answer = self._wire.interaction(payload)
        self._stack.later(seconds=1)
        self._wire.interaction(payload)
        return answer

    def command(self, fields: dict[str, str]) -> Answer:
        """A command, twice."""
        answer = self._wire.command(fields)
        self._stack.later(seconds=1)
        self._wire.command(fields)
        return answer


def everything(stack: Stack) -> list[str]:
    """People do a bit of everything; what was recorded, how many words are kept, and what they were told."""
    stack.start()
    for user, words in COMMANDS:
        typed(stack, user, words)
    stack.press(HELEN, escalated(stack, HELEN, "2.1.1"), "Take personal lead")
    stack.dm(DANIEL, "2.1.3 red because of the weather")
    stack.press(DANIEL, stack.last(DANIEL), "Change")
    stack.submit(DANIEL, {"rating": "amber", "note": "it rained"})
    stack.press(AMARA, typed(stack, AMARA, "risks"), "Complete")
    stack.submit(AMARA, {"likelihood": "4", "impact": "4", "mitigation": "a second one"})
    stack.press(AMARA, typed(stack, AMARA, "inspection"), "inspection_edit", selected_option={"value": "i1"})
    stack.submit(AMARA, {"outcome": "Very positive."})
    stack.press(AMARA, typed(stack, AMARA, "category R9"), "Record a body's decision")
    stack.submit(AMARA, {"category": "board", "body": "Improvement Board", "note": "as proposed"})
    stack.workspace.command(AMARA, who.GENERAL_CHANNEL, "/plan body")
    stack.submit(AMARA, {"name": "Core Team", "every": "monthly:1", "weekday": "1", "starts": "2026-03-01"})
    stack.workspace.command(AMARA, who.GENERAL_CHANNEL, "/plan visit")
    stack.submit(AMARA, {"by": "Ofsted", "on": "2026-03-01", "outcome": "Fine."})
    stack.workspace.command(AMARA, who.GENERAL_CHANNEL, "/plan setup")
    stack.submit(AMARA, {"core_team": f"{AMARA} {FIONA}"})
    with stack.database.reading() as session:
        kinds = [kind_of(stored.entry.what) for stored in journal.entries(session, PLAN)]
        kept = session.scalar(select(func.count()).select_from(WordsRow))
    told = [f"{user}: {len(stack.said_to(user))}" for user in (AMARA, DANIEL, FIONA, HELEN, PRIYA)]
    return [*kinds, f"{kept} words", *told]


def test_what_is_delivered_twice_is_done_once(tmp_path: Path) -> None:
    found = []
    for name in ("once", "twice"):
        (tmp_path / name).mkdir()
        stack = Stack(tmp_path / name)
        if name == "twice":
            stack.workspace.deliveries._wire = Twice(stack, stack.workspace.deliveries._wire)
        try:
            found.append(everything(stack))
        finally:
            stack.stop()
    assert found[0] == found[1]
    assert {"settings_chosen", "prompts_held", "lead_taken", "risk_raised", "body_added"} <= set(found[0])
