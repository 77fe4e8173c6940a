"""Ratings withheld from one paper: it prints who saw them, when and why, and the next has them again (A7.6)."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from openpyxl import load_workbook

from bot.slack.workspace import people as who
from bot.slack.workspace.clicks import words_of
from bot.slack.workspace.store import Json
from digests.clock import tick
from digests.weekly import preview
from tests.asking.typed import labels, seen, shown, typed
from tests.conversations.plan import AMARA, PRIYA
from tests.conversations.stack import TEAM, Stack
from tests.conversations.test_bodies import CORE, add_body

WITHHOLD = "withhold Core Team, seen by Programme Board on 1 March 2026: considered <there>"


def pack_of(stack: Stack, day: datetime) -> list[Json]:
    """The pack that goes out on a day, with its thread."""
    stack.clock.moment = day
    tick(stack.runtime, day)
    stack.answer()
    tick(stack.runtime, day)
    stack.answer()
    found = stack.workspace.parents(who.CORE_TEAM_CHANNEL)
    last = [m for m in found if "Pack for the meeting" in words_of(m)][-1]
    return [last, *stack.workspace.thread(who.CORE_TEAM_CHANNEL, last["ts"])]


def test_a_paper_without_ratings_says_who_saw_them_and_the_next_has_them_again(stack: Stack) -> None:
    add_body(stack, **{**CORE, "channel": who.CORE_TEAM_CHANNEL})
    stack.dm(PRIYA, "2.1.1 red, the consultation failed")
    made = typed(stack, AMARA, WITHHOLD)
    assert "will carry no ratings" in made["text"]
    assert "saw them on 1 March 2026" in made["text"]
    noted = "no ratings in its paper (Programme Board saw them on 1 March 2026)"
    assert noted in shown(typed(stack, AMARA, "meetings")["blocks"])
    with stack.database.reading() as session:
        weekly = preview(session, TEAM, stack.plan(), stack.clock.now(), stack.clock.now())[0]
    assert "(no ratings in its paper: Programme Board saw them on 1 March 2026)" in words_of({"blocks": weekly.blocks})
    first = pack_of(stack, datetime(2026, 3, 3, 9, 40, tzinfo=UTC))
    text = "\n".join(words_of(m) for m in first)
    assert "*Ratings are withheld from this paper:* Programme Board saw them on 1 March 2026: “considered" in text
    assert not any(mark in text for mark in ("RED", "AMBER", "GREEN", "🔴", "🟠", "🟢"))
    assert "*2.1.1*" in text
    [file] = [f for m in first for f in m.get("files") or ()]
    sheet = load_workbook(io.BytesIO(stack.workspace.state.file_content(file["id"]) or b""))
    cells = [str(cell) for row in sheet["Position"].iter_rows(values_only=True) for cell in row if cell]
    assert any("Ratings withheld: Programme Board saw them on 1 March 2026: considered <there>" in c for c in cells)
    assert "RED" not in cells
    assert "has gone out" in typed(stack, AMARA, WITHHOLD)["text"]
    stack.press(AMARA, made, "Undo")
    assert "went out without" in seen(stack, AMARA)["text"]
    later = "\n".join(words_of(m) for m in pack_of(stack, datetime(2026, 4, 7, 8, 40, tzinfo=UTC)))
    assert "withheld" not in later
    assert "RED" in later


def test_it_is_undone_before_the_paper_goes_and_refused_to_others(stack: Stack) -> None:
    add_body(stack, **{**CORE, "channel": who.CORE_TEAM_CHANNEL})
    assert "Only the core team" in typed(stack, PRIYA, WITHHOLD)["text"]
    assert "Write whose next paper" in typed(stack, AMARA, "withhold Core Team")["text"]
    made = typed(stack, AMARA, WITHHOLD)
    assert labels(made) == ["Undo"]
    stack.press(AMARA, made, "Undo")
    assert "Undone" in seen(stack, AMARA)["text"]
    text = "\n".join(words_of(m) for m in pack_of(stack, datetime(2026, 3, 3, 9, 40, tzinfo=UTC)))
    assert "withheld" not in text
