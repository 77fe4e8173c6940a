"""Slack's limits: kept, and never by cutting silently."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.workspace.limits import checked_message_blocks, checked_view
from bot.wording import blocks as b
from bot.wording.blocks import Block, Said
from bot.wording.environment import Mrkdwn
from bot.wording.limits import DoesNotFit, fitted, fitted_list, split_lines, units

LINES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), max_size=5000), max_size=4
)


def accepted(blocks: list[Block]) -> bool:
    """Whether Slack (the local workspace's reading of it) takes the blocks."""
    checked_message_blocks(json.loads(json.dumps(blocks)), lambda _id: True)
    return True


@given(LINES)
def test_splitting_keeps_every_letter_and_the_limit(lines: list[str]) -> None:
    text = "\n".join(lines)
    parts = split_lines(text, 3000)
    assert all(units(part) <= 3000 for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@given(st.text(max_size=400), st.integers(10, 200))
def test_what_is_fitted_fits_and_says_that_it_was_cut(text: str, limit: int) -> None:
    found = fitted(text, limit)
    assert units(found) <= limit
    assert found == text or found.endswith("…")


def test_an_emoji_counts_as_two() -> None:
    assert units("🔴 RED") == 6


def test_a_long_section_says_how_many_lines_are_left() -> None:
    block = b.section("\n".join(["a line of the plan"] * 300))
    assert block["text"]["text"].endswith("more lines")
    assert accepted([block])


def test_pages_hold_any_number_of_blocks() -> None:
    pages = b.pages("text", [b.section("x" * 500)] * 170)
    assert sum(len(page.blocks) for page in pages) == 170
    assert all(accepted(page.blocks) for page in pages)
    assert all(b.characters(page.blocks) <= 12_000 for page in pages)
    assert pages[0].text == "text"


def test_a_message_refuses_a_block_too_many() -> None:
    with pytest.raises(DoesNotFit):
        Said("text", [b.divider()] * 51)


def test_a_menu_of_too_many_choices_says_how_many_are_missing() -> None:
    menu = b.static_select("choose", [b.option(f"Action {n}", str(n)) for n in range(160)])
    assert len(menu["options"]) == 100
    assert menu["options"][-1]["text"]["text"].startswith("… and 61 more")


def test_values_that_must_not_be_cut_are_refused() -> None:
    with pytest.raises(DoesNotFit):
        b.button("Go", "go", {"r": ["1.1"] * 1000})
    with pytest.raises(DoesNotFit):
        b.option("Go", "x" * 151)
    with pytest.raises(DoesNotFit):
        b.modal("Title", "call", [], private_metadata="x" * 3001)
    with pytest.raises(DoesNotFit):
        b.actions(*[b.button("Go", f"go{n}") for n in range(26)])


def test_every_builder_makes_what_slack_takes() -> None:
    fields = [
        b.text_input("note", "first", multiline=True, placeholder="Say"),
        b.date_picker("until", "2026-03-16"),
        b.time_picker("time", "09:30"),
        b.users_select("who", "U1"),
        b.multi_users_select("team", ["U1"]),
        b.conversations_select("where", "C1"),
        b.static_select("which", [b.option("One", "1", "the first")], initial="1"),
    ]
    laid = [b.input_block(f"Field {n}", field, f"f{n}", "hint", optional=True) for n, field in enumerate(fields)]
    view = b.modal("A title that is far too long for Slack", "call", laid, "Save", {"a": 1})
    assert checked_view(json.loads(json.dumps(view)), lambda _id: True)
    assert checked_view(b.home([b.divider()] * 120), lambda _id: True)
    buttons = b.actions(b.button("Go", "go", {"a": 1}, "danger", "go on"))
    assert accepted([b.header("h" * 200), buttons, b.context(*["t"] * 12), b.image_file("F1", "a picture")])


def test_what_is_said_is_plain_text_so_that_it_can_be_kept_as_json() -> None:
    said = Said(Mrkdwn("hello"), [b.section(Mrkdwn("hello")), b.context(Mrkdwn("hello"))])
    assert type(said.text) is str
    assert type(said.blocks[0]["text"]["text"]) is str
    assert type(said.blocks[1]["elements"][0]["text"]) is str


def test_a_list_that_a_phone_cannot_show_whole_says_how_many_lines_more_there_are() -> None:
    lines = [f"• 1.{n} {'x' * 180}" for n in range(1, 24)]
    shown = fitted_list("\n".join(lines), 4_000).splitlines()
    assert shown[:-1] == lines[: len(shown) - 1]
    assert shown[-1] == f"… and {23 - len(shown) + 1} more in the message"
    assert fitted_list("short", 4_000) == "short"
