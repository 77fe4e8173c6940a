"""What somebody is in the middle of outlives what changes around it: a draft, the caret, a click, where they read."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from bot.slack.workspace import people
from bot.slack.workspace.workspace import Workspace

from .acting import composer, message, open_place, open_thread, reply, say
from .conftest import OpenAs
from .scripted_planbot import HOME, MODAL, QUESTION, ScriptedPlanbot, plain

TEAM = people.CORE_TEAM_CHANNEL
ME = people.COORDINATOR
CARET = """node => [document.activeElement === node, node.value,
  node.selectionStart, node.selectionEnd, node.selectionDirection, node.scrollTop]"""
MARKED = "\n".join(f"Line {line}." for line in range(20))


def mark_words(field: Locator) -> list[Any]:
    """Write, mark some of the words backwards, scroll to them: what the field then says of itself."""
    field.fill(MARKED)
    field.evaluate("node => { node.setSelectionRange(5, 12, 'backward'); node.scrollTop = 7; }")
    said: list[Any] = field.evaluate(CARET)
    assert said == [True, MARKED, 5, 12, "backward", 7]
    return said


def press_while(page: Page, button: Locator, change: Any) -> None:
    """Press a button with the mouse while something changes, as a person's finger takes its time."""
    box = button.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    change()
    page.mouse.up()


def test_a_modal_that_changes_keeps_what_is_typed_and_the_caret(
    open_as: OpenAs, workspace: Workspace, planbot: ScriptedPlanbot
) -> None:
    planbot.ask(TEAM)
    page = open_as(ME)
    page.get_by_role("button", name="Done…").click()
    modal = page.get_by_role("dialog", name="Done")
    note = modal.get_by_role("textbox", name="What was done?")
    marked = mark_words(note)
    note.evaluate("node => node.same = true")
    view = workspace.view(ME)
    assert view
    workspace.state.save_view({**view, "errors": {"date": "Not that day."}})
    expect(modal.get_by_text("Not that day.")).to_be_visible()
    assert note.evaluate(CARET) == marked
    assert note.evaluate("node => node.same"), "Only an error was added, yet the field was replaced"
    first, *others = MODAL["blocks"]
    above = {"type": "section", "text": plain("The core team will check it.")}
    hinted = {**MODAL, "title": plain("Finished"), "blocks": [above, {**first, "hint": plain("In a line.")}, *others]}
    workspace.state.save_view({**view, **hinted})
    expect(page.get_by_role("dialog", name="Finished").get_by_text("In a line.")).to_be_visible()
    assert page.get_by_role("textbox", name="What was done?").evaluate(CARET) == marked


def test_errors_do_not_call_back_somebody_who_went_on(open_as: OpenAs, planbot: ScriptedPlanbot) -> None:
    planbot.ask(TEAM)
    page = open_as(ME)
    page.get_by_role("button", name="Done…").click()
    modal = page.get_by_role("dialog", name="Done")
    modal.get_by_role("textbox").first.fill("Checked.")
    day = modal.get_by_label("Date completed")

    def go_on_first(route: Route) -> None:
        day.focus()
        route.continue_()

    page.route("**/local/submit", go_on_first)
    modal.get_by_role("button", name="Record").click()
    expect(modal.get_by_text("Say a little more.")).to_be_visible()
    expect(modal).not_to_have_attribute("aria-busy", "true")
    expect(day).to_be_focused()


def test_a_message_that_changes_keeps_focus_and_takes_the_click_that_has_begun(
    open_as: OpenAs, workspace: Workspace, planbot: ScriptedPlanbot
) -> None:
    ts = planbot.ask(TEAM)
    page = open_as(ME)
    pick = page.get_by_role("combobox", name="Choose an action")
    pick.focus()

    def change(question: str) -> None:
        above = [{"type": "section", "text": plain(question)}, *QUESTION]
        planbot.client.chat_update(channel=TEAM, ts=ts, text=question, blocks=above)
        expect(page.locator("#messages")).to_contain_text(question)

    change("It is due on Monday.")
    expect(pick).to_be_focused()
    press_while(page, page.get_by_role("button", name="On track"), lambda: change("It was due on Monday."))
    workspace.wait_for(lambda: bool(planbot.pressed))
    general = page.get_by_role("button", name="Channel general")

    def count_one() -> None:
        workspace.say(people.DIRECTOR, people.GENERAL_CHANNEL, "For everybody")
        expect(general).to_contain_text("1 unread")

    press_while(page, general, count_one)
    expect(page.get_by_role("heading", level=1)).to_have_text("#general")


def test_home_published_again_keeps_the_focus(open_as: OpenAs, planbot: ScriptedPlanbot) -> None:
    page = open_as(ME)
    open_place(page, "Planbot Home")
    done = page.locator("#home").get_by_role("button", name="Done…")
    done.focus()
    heading, answers = HOME["blocks"]
    fewer = {**answers, "elements": answers["elements"][1:]}
    planbot.client.views_publish(user_id=ME, view={**HOME, "blocks": [heading, *QUESTION[1:2], fewer]})
    expect(page.locator("#home").get_by_role("button", name="On track")).to_have_count(0)
    expect(done).to_be_focused()


def test_each_place_has_its_own_draft(open_as: OpenAs, workspace: Workspace) -> None:
    for question in ("How is R1/A4?", "How is R1/A5?"):
        workspace.say(people.DIRECTOR, TEAM, question)
    page = open_as(ME)
    composer(page).fill("Half a thought")
    open_place(page, "Channel general")
    expect(composer(page)).to_have_value("")
    open_place(page, "Channel core-team")
    open_thread(page, message(page, "R1/A4?"))
    thread = page.locator("#thread-composer textarea")
    thread.fill("It is nearly")
    open_thread(page, message(page, "R1/A5?"))
    expect(thread).to_have_value("")
    open_thread(page, message(page, "R1/A4?"))
    marked = mark_words(thread)
    workspace.say(people.DIRECTOR, TEAM, "And R1/A6?")
    expect(message(page, "And R1/A6?")).to_be_visible()
    assert thread.evaluate(CARET) == marked
    expect(composer(page)).to_have_value("Half a thought")


def test_what_could_not_be_sent_stands_before_what_was_written_since(open_as: OpenAs) -> None:
    page = open_as(ME)

    def write_on(route: Route) -> None:
        composer(page).fill("second")
        route.fulfill(json={"ok": False, "error": "Not now."})

    page.route("**/local/say", write_on)
    say(page, "first")
    expect(composer(page)).to_have_value("first\nsecond")


def test_an_edit_that_is_given_up_shows_the_message_as_it_is_by_now(open_as: OpenAs, workspace: Workspace) -> None:
    ts = workspace.say(ME, TEAM, "amber")
    page = open_as(ME)
    message(page, "amber").hover()
    page.get_by_role("button", name="Edit message").click()
    editing = page.get_by_role("textbox", name="Edit message")
    marked = mark_words(editing)
    workspace.edit(ME, TEAM, ts, "green")
    workspace.say(people.DIRECTOR, TEAM, "Thank you")
    expect(message(page, "Thank you")).to_be_visible()
    assert editing.evaluate(CARET) == marked
    editing.press("Escape")
    expect(message(page, "green")).to_contain_text("(edited)")


def test_reading_on_in_a_long_message_is_not_thrown_back_to_its_beginning(
    open_as: OpenAs, workspace: Workspace
) -> None:
    ts = workspace.say(people.DIRECTOR, TEAM, "\n".join(f"Line {line}" for line in range(80)))
    page = open_as(ME)
    open_thread(page, message(page, "Line 79"))
    scroller = page.locator("#scroller")
    scroller.evaluate("node => node.scrollTop = node.scrollHeight - node.clientHeight - 30")
    before = scroller.evaluate("node => node.scrollTop")
    assert before > 500
    reply(page, "Read to the end")
    expect(message(page, "Line 79").get_by_role("button", name="1 reply")).to_be_visible()
    workspace.edit(people.DIRECTOR, TEAM, ts, "\n".join(f"Line {line}" for line in range(82)))
    expect(message(page, "Line 81")).to_contain_text("(edited)")
    assert scroller.evaluate("node => node.scrollTop") == pytest.approx(before, abs=2)


def test_what_is_said_before_the_page_listens_is_shown(open_as: OpenAs, workspace: Workspace) -> None:
    page = open_as(ME)

    def say_first(route: Route) -> None:
        workspace.say(people.DIRECTOR, TEAM, "In between")
        route.continue_()

    page.route("**/local/stream*", say_first, times=1)
    page.reload()
    expect(message(page, "In between")).to_be_visible()
