"""The cover of papers: author, presenter and what it relates to, for the plan and for one body (A2.9, A4.8)."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from openpyxl import load_workbook

from bot.slack.workspace import people as who
from bot.slack.workspace.clicks import words_of
from tests.asking.typed import typed
from tests.conversations.plan import AMARA, PRIYA
from tests.conversations.stack import Stack
from tests.conversations.test_bodies import CORE, add_body, opened
from tests.conversations.test_withholding import pack_of


def test_a_pack_says_who_prepared_and_presents_it_and_what_it_relates_to(stack: Stack) -> None:
    add_body(stack, **{**CORE, "channel": who.CORE_TEAM_CHANNEL})
    assert "Only the core team" in typed(stack, PRIYA, "cover")["text"]
    assert "I know no body" in typed(stack, AMARA, "cover Parish Council")["text"]
    assert opened(stack, AMARA, "cover")
    plan = {"author": "Amara Lewis", "presenter": "Helen Marsh", "priority": "CYPP <4>", "indicators": "NI 59, NI 60"}
    assert stack.submit(AMARA, plan)["ok"]
    assert "The packs of every body begin with" in stack.said_to(AMARA)[-1]
    assert opened(stack, AMARA, "cover Core Team")
    assert stack.submit(AMARA, {"presenter": "Fiona Grant"})["ok"]
    said = pack_of(stack, datetime(2026, 3, 3, 9, 40, tzinfo=UTC))
    text = words_of(said[0])
    assert "Prepared by: Amara Lewis\nPresented by: Fiona Grant\nRelated strategic priority: CYPP &lt;4&gt;" in text
    [file] = [f for m in said for f in m.get("files") or ()]
    sheet = load_workbook(io.BytesIO(stack.workspace.state.file_content(file["id"]) or b""))["Cover"]
    rows = [tuple(row[:2]) for row in sheet.iter_rows(values_only=True)]
    assert ("Body", "Core Team") in rows
    assert ("Related national indicators", "NI 59, NI 60") in rows
    assert opened(stack, AMARA, "cover Core Team")
    assert stack.submit(AMARA, {"presenter": ""})["ok"]
    assert "no cover of their own now" in stack.said_to(AMARA)[-1]
    assert [cover.body for cover in stack.plan().settings.covers] == [""]
