"""`/plan export` and the spreadsheet of a pack: real workbooks, read back with openpyxl."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

from openpyxl import load_workbook

from bot.slack.workspace.store import Json
from tests.asking.typed import typed
from tests.conversations.plan import AMARA, DANIEL, HELEN, LEO
from tests.conversations.stack import Stack


def workbooks(stack: Stack, channel: str) -> list[Any]:
    """The spreadsheets Planbot shared in a conversation, oldest first."""
    shared: list[Json] = [f for m in stack.workspace.messages(channel) if m.get("bot_id") for f in m.get("files", ())]
    contents = [stack.workspace.state.file_content(file["id"]) for file in shared]
    return [load_workbook(io.BytesIO(content)) for content in contents if content]


def rows(book: Any, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet by heading; its first line is a note."""
    note, _, headings, *body = [list(row) for row in book[sheet].iter_rows(values_only=True)]
    assert note[0]
    return [dict(zip(headings, row, strict=True)) for row in body]


def test_the_core_team_takes_the_whole_plan_away(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 red, =HYPERLINK(1) the supplier walked out, now 30 April")
    answer = typed(stack, AMARA, "export")
    assert "I am sending you the plan" in answer["text"]
    [book] = workbooks(stack, stack.workspace.direct(AMARA))
    found = {row["Action ref"]: row for row in rows(book, "Position")}
    assert len(found) == 10
    assert found["2.1.3"]["Reported rating"] == "RED"
    assert found["2.1.3"]["Expected date"].date().isoformat() == "2026-04-30"
    assert "the supplier walked out" in found["2.1.3"]["Last word"]
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert rows(book, "Trend")[-1]["Red"] == 1


def test_a_past_day_is_taken_away_as_it_was_known(stack: Stack) -> None:
    before = stack.clock.moment
    stack.later(days=2)
    stack.dm(DANIEL, "2.1.3 red, the supplier walked out")
    typed(stack, HELEN, f"export as at {before:%-d %B}")
    [book] = workbooks(stack, stack.workspace.direct(HELEN))
    [row] = [row for row in rows(book, "Position") if row["Action ref"] == "2.1.3"]
    assert row["Reported rating"] == "GREEN"


def test_an_owner_is_told_whom_to_ask(stack: Stack) -> None:
    assert "core team and the directors only" in typed(stack, LEO, "export")["text"]
    assert workbooks(stack, stack.workspace.direct(LEO)) == []


def test_a_file_whose_sending_is_in_doubt_is_found_by_its_name(stack: Stack) -> None:
    typed(stack, AMARA, "export")
    channel, began = stack.workspace.direct(AMARA), stack.clock.moment - timedelta(days=1)
    [name] = [f["name"] for m in stack.workspace.messages(channel) for f in m.get("files", ())]
    assert stack.runtime.slack.has_file(channel, name, None, began)
    assert not stack.runtime.slack.has_file(channel, f"another {name}", None, began)


def printed(stack: Stack) -> str:
    """The last word on 2.1.3 in a spreadsheet taken away now."""
    typed(stack, AMARA, "export")
    *_, book = workbooks(stack, stack.workspace.direct(AMARA))
    return next(str(row["Last word"]) for row in rows(book, "Position") if row["Action ref"] == "2.1.3")


def test_words_are_edited_for_print_and_kept_as_they_were_said(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 red, the flipping supplier walked out")
    answer = typed(stack, AMARA, "print 2.1.3: The supplier <has> withdrawn.")
    assert "“The supplier &lt;has&gt; withdrawn.”" in answer["text"]
    assert printed(stack) == "The supplier <has> withdrawn."
    assert "flipping supplier" in str(typed(stack, AMARA, "2.1.3")["blocks"])
    typed(stack, AMARA, "print 2.1.3")
    assert "flipping supplier" in printed(stack)


def test_deleting_what_was_said_erases_its_printed_words_too(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "2.1.3 red, the supplier walked out")
    typed(stack, AMARA, "print 2.1.3: The supplier has stolen the silver.")
    typed(stack, AMARA, "print 2.1.3: The supplier has withdrawn.")
    stack.delete(DANIEL, ts)
    assert "silver" not in str(typed(stack, AMARA, "history 2.1.3")["blocks"])
    assert "withdrawn." not in str(typed(stack, AMARA, "history 2.1.3")["blocks"])


def test_only_the_core_team_edits_words(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 red, the supplier walked out")
    assert "Only the core team" in typed(stack, DANIEL, "print 2.1.3: all is well")["text"]
    assert "Write the action and the words" in typed(stack, AMARA, "print")["text"]
    assert "Nobody has said anything" in typed(stack, AMARA, "print 3.1: something")["text"]
