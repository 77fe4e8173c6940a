"""North Yorkshire's way, start to finish: two monthly bodies offset by a fortnight challenge the whole plan every two
weeks, one of them for the actions of two recommendations in more detail (NY 4.2, 4.3, 5.3, 5.4)."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.plan.entities import Status
from bot.slack.workspace import people as who
from bot.slack.workspace.clicks import words_of
from digests.clock import tick
from tests.asking.typed import typed
from tests.conversations.plan import AMARA, HELEN, JOE, PRIYA
from tests.conversations.stack import Stack
from tests.conversations.test_board import proved, step, view
from tests.conversations.test_bodies import add_body, names, opened

CORE = {"name": "Core Team", "role": "core_team", "every": "monthly:2", "weekday": "1", "starts": "2026-02-01"}
ICS = {
    "name": "ICS Project Board",
    "every": "monthly:4",
    "weekday": "1",
    "starts": "2026-02-01",
    "chair": "Helen Marsh",
}


def at(stack: Stack, moment: datetime) -> None:
    """Move to a moment, and let what is due happen."""
    stack.clock.moment = moment
    tick(stack.runtime, moment)
    stack.answer()


def posted(stack: Stack, words: str) -> list[str]:
    """The messages of the core team's channel that say something, each with its thread."""
    place = who.CORE_TEAM_CHANNEL
    parents = [m for m in stack.workspace.parents(place) if words in words_of(m)]
    return ["\n".join(map(words_of, (m, *stack.workspace.thread(place, m["ts"])))) for m in parents]


def test_the_fortnightly_way_from_setting_up_to_the_next_pack(stack: Stack) -> None:
    add_body(stack, **CORE, channel=who.CORE_TEAM_CHANNEL)
    add_body(stack, **ICS, people=HELEN, signs="yes")
    assert "It monitors rec 2, tag ics." in typed(stack, AMARA, "route ICS Project Board rec 2, tag ics")["text"]
    assert "Listed by recommendation but not by tag (4)" in names(stack, "routes")
    gaps = names(stack, "meetings gaps")
    assert "14 days · 10 March 2026 (Core Team) → 24 March 2026 (ICS Project Board)" in gaps
    assert "⚠️ *21 days*" in gaps

    at(stack, datetime(2026, 3, 3, 10, tzinfo=UTC))
    [pack] = posted(stack, "Pack for the meeting on Tuesday *10 March 2026*")
    assert "10 actions: " in pack
    at(stack, datetime(2026, 3, 17, 10, tzinfo=UTC))
    [board_pack] = [said for said in stack.said_to(HELEN) if "Pack for the meeting" in said]
    assert "4 actions: " in board_pack

    stack.dm(PRIYA, "2.1.1 red, the partners have not agreed")
    proved(stack, "2.1.3")
    at(stack, datetime(2026, 3, 24, 14, 5, tzinfo=UTC))
    assert opened(stack, AMARA, "board ICS Project Board")
    assert "ICS Project Board · 24 March 2026 · 1 of" in view(stack)
    assert step(stack, "2.1.3", "signed_off", then="2.1.1")["ok"]
    assert step(stack, "2.1.1", "challenge", "What would bring the partners to agree?", then="end")["ok"]
    assert stack.submit(AMARA, {})["ok"]
    assert stack.item("2.1.3").line.status is Status.SIGNED_OFF
    assert any("Minutes of ICS Project Board, 24 March 2026" in said for said in stack.said_to(HELEN))
    assert any("What would bring the partners to agree?" in said for said in stack.said_to(PRIYA))

    stack.dm(JOE, "3.1 amber, two of eight posts filled")
    at(stack, datetime(2026, 4, 7, 10, tzinfo=UTC))
    pack = posted(stack, "Pack for the meeting on Tuesday *14 April 2026*")[-1]
    assert "*Movement since 3 March 2026*: 10 live + 0 new − 1 signed off = *9*" in pack
    assert "*2.1.3* Replace the case recording system: signed off by ICS Project Board" in pack
    assert "*Recommendation 2* The council should do the things of section 2." in pack
    assert "2.1.1" in typed(stack, AMARA, "red for ICS Project Board")["text"]
