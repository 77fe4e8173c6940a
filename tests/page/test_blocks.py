"""Block Kit on the page: buttons, selects, modals with errors, Home."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from bot.slack.workspace import people
from bot.slack.workspace.workspace import Workspace

from .conftest import OpenAs
from .scripted_planbot import ScriptedPlanbot


def asked(open_as: OpenAs, planbot: ScriptedPlanbot) -> Page:
    planbot.ask(people.CORE_TEAM_CHANNEL)
    return open_as(people.COORDINATOR)


def test_marks_are_drawn_and_not_shown(open_as: OpenAs, planbot: ScriptedPlanbot) -> None:
    page = asked(open_as, planbot)
    expect(page.get_by_role("heading", name="One action needs a word")).to_be_visible()
    expect(page.locator("#messages strong", has_text="R1/A4")).to_be_visible()
    expect(page.locator("#messages em")).to_have_text("late")
    expect(page.get_by_role("img", name="red circle")).to_be_visible()
    link = page.get_by_role("link", name="plan")
    expect(link).to_have_attribute("href", "https://dunmere.example")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_a_button_press_reaches_the_bot(open_as: OpenAs, workspace: Workspace, planbot: ScriptedPlanbot) -> None:
    page = asked(open_as, planbot)
    page.get_by_role("button", name="On track").click()
    workspace.wait_for(lambda: bool(planbot.pressed))
    assert planbot.pressed[0]["action_id"] == "on_track"
    assert planbot.pressed[0]["block_id"] == "answers"


def test_a_button_that_wants_to_be_sure_asks(open_as: OpenAs, workspace: Workspace, planbot: ScriptedPlanbot) -> None:
    page = asked(open_as, planbot)
    take_back = page.locator("#messages").get_by_role("button", name="Take back")
    take_back.click()
    page.get_by_role("dialog", name="Really?").get_by_role("button", name="Keep").click()
    assert planbot.pressed == []
    take_back.click()
    page.get_by_role("dialog", name="Really?").get_by_role("button", name="Take back").click()
    workspace.wait_for(lambda: [action["action_id"] for action in planbot.pressed] == ["undo"])


def test_choosing_from_a_list_reaches_the_bot(open_as: OpenAs, workspace: Workspace, planbot: ScriptedPlanbot) -> None:
    page = asked(open_as, planbot)
    page.get_by_role("combobox", name="Choose an action").select_option(label="R1/A5")
    workspace.wait_for(lambda: bool(planbot.pressed))
    assert planbot.pressed[0]["selected_option"]["value"] == "5"


def test_a_modal_opens_shows_its_errors_and_submits(
    open_as: OpenAs, workspace: Workspace, planbot: ScriptedPlanbot
) -> None:
    page = asked(open_as, planbot)
    page.get_by_role("button", name="Done…").click()
    modal = page.get_by_role("dialog", name="Done")
    note = modal.get_by_role("textbox", name="What was done?")
    expect(note).to_be_focused()
    note.fill("Checked.")
    modal.get_by_label("Date completed").fill("2026-11-18")
    expect(modal.get_by_text("Wednesday, 18 November 2026")).to_be_visible()
    modal.get_by_label("Tom Whitfield").check()
    modal.get_by_role("button", name="Record").click()
    expect(modal.get_by_text("Say a little more.")).to_be_visible()
    expect(note).to_have_attribute("aria-invalid", "true")
    expect(note).to_have_value("Checked.")
    note.fill("Checked, and more.")
    modal.get_by_role("button", name="Record").click()
    expect(modal).to_have_count(0)
    assert planbot.submitted[-1]["note"]["text"]["value"] == "Checked, and more."
    assert planbot.submitted[-1]["date"]["day"]["selected_date"] == "2026-11-18"
    assert planbot.submitted[-1]["checked"]["people"]["selected_users"] == [people.OFFICER]


def test_an_empty_required_field_is_named(open_as: OpenAs, planbot: ScriptedPlanbot) -> None:
    page = asked(open_as, planbot)
    page.get_by_role("button", name="Done…").click()
    modal = page.get_by_role("dialog", name="Done")
    modal.get_by_role("button", name="Record").click()
    expect(modal.locator(".field", has_text="What was done?")).to_contain_text("Please complete this required field.")
    assert planbot.submitted == []


def test_escape_closes_a_modal_and_gives_the_focus_back(
    open_as: OpenAs, workspace: Workspace, planbot: ScriptedPlanbot
) -> None:
    page = asked(open_as, planbot)
    page.get_by_role("button", name="Done…").click()
    modal = page.get_by_role("dialog", name="Done")
    expect(modal).to_be_visible()
    page.keyboard.press("Escape")
    expect(modal).to_have_count(0)
    workspace.wait_for(lambda: workspace.view(people.COORDINATOR) is None)
    expect(page.get_by_role("button", name="Done…")).to_be_focused()


def test_home_is_published_when_it_is_opened(open_as: OpenAs, workspace: Workspace, planbot: ScriptedPlanbot) -> None:
    page = open_as(people.SAFEGUARDING_HEAD)
    page.get_by_role("button", name="Planbot Home").click()
    home = page.get_by_role("tabpanel", name="Planbot Home")
    expect(home.get_by_role("heading", name="Your actions")).to_be_visible()
    home.get_by_role("button", name="On track").click()
    workspace.wait_for(lambda: bool(planbot.pressed))
    page.get_by_role("tab", name="Messages").click()
    expect(home).to_be_hidden()
