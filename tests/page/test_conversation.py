"""Talking on the page: messages, threads, edits, files, commands, who sees what."""

from __future__ import annotations

from playwright.sync_api import expect

from bot.slack.workspace import people
from bot.slack.workspace.workspace import Workspace

from .acting import composer, message, say
from .conftest import OpenAs
from .scripted_planbot import ScriptedPlanbot


def test_a_typed_message_appears_and_is_delivered(
    open_as: OpenAs, workspace: Workspace, planbot: ScriptedPlanbot
) -> None:
    page = open_as(people.COORDINATOR)
    say(page, "Closing 2 < 3 & counting")
    expect(message(page, "Closing 2 < 3 & counting")).to_be_visible()
    expect(composer(page)).to_have_value("")
    workspace.settle()
    assert [event["text"] for event in planbot.events()] == ["Closing 2 &lt; 3 &amp; counting"]


def test_shift_enter_breaks_the_line(open_as: OpenAs, workspace: Workspace) -> None:
    page = open_as(people.COORDINATOR)
    composer(page).fill("first")
    composer(page).press("Shift+Enter")
    composer(page).type("second")
    composer(page).press("Enter")
    expect(message(page, "first")).to_contain_text("second")
    assert workspace.messages(people.CORE_TEAM_CHANNEL)[-1]["text"] == "first\nsecond"


def test_what_is_typed_is_never_markup(open_as: OpenAs) -> None:
    page = open_as(people.COORDINATOR)
    say(page, "<img src=x onerror=alert(1)><b>bold</b>")
    expect(message(page, "<b>bold</b>")).to_be_visible()
    assert page.locator("#messages img").count() == 0


def test_mentioning_planbot_sends_its_id(open_as: OpenAs, workspace: Workspace) -> None:
    page = open_as(people.COORDINATOR)
    page.get_by_role("button", name="Mention Planbot").click()
    composer(page).type("what's red?")
    composer(page).press("Enter")
    expect(message(page, "@Planbot what's red?")).to_be_visible()
    assert workspace.messages(people.CORE_TEAM_CHANNEL)[-1]["text"] == f"<@{people.BOT_USER}> what's red?"


def test_an_answer_arrives_without_reloading_and_is_announced(open_as: OpenAs) -> None:
    page = open_as(people.COORDINATOR)
    say(page, "ping")
    expect(message(page, "pong")).to_be_visible()
    expect(page.locator("#announcer")).to_contain_text("Planbot: pong")


def test_a_reply_goes_to_the_thread_and_is_counted(open_as: OpenAs) -> None:
    page = open_as(people.COORDINATOR)
    say(page, "How is R1/A4?")
    message(page, "How is R1/A4?").hover()
    page.get_by_role("button", name="Reply in thread").click()
    page.locator("#thread-composer textarea").fill("ping")
    page.locator("#thread-composer textarea").press("Enter")
    expect(page.locator("#replies .message")).to_have_count(3)
    expect(page.locator("#replies")).to_contain_text("pong")
    expect(message(page, "How is R1/A4?").get_by_role("button", name="2 replies")).to_be_visible()
    page.locator("#thread-composer textarea").press("Escape")
    expect(page.locator("#thread")).to_be_hidden()


def test_a_message_is_edited_and_marked(open_as: OpenAs, workspace: Workspace, planbot: ScriptedPlanbot) -> None:
    page = open_as(people.COORDINATOR)
    say(page, "amber")
    message(page, "amber").hover()
    page.get_by_role("button", name="Edit message").click()
    page.get_by_role("textbox", name="Edit message").fill("green")
    page.get_by_role("textbox", name="Edit message").press("Enter")
    expect(message(page, "green")).to_contain_text("(edited)")
    workspace.settle()
    assert planbot.events()[-1]["subtype"] == "message_changed"


def test_deleting_asks_first(open_as: OpenAs, workspace: Workspace) -> None:
    page = open_as(people.COORDINATOR)
    say(page, "said too soon")
    message(page, "said too soon").hover()
    page.get_by_role("button", name="Delete message").click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    expect(message(page, "said too soon")).to_be_visible()
    message(page, "said too soon").hover()
    page.get_by_role("button", name="Delete message").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(message(page, "said too soon")).to_have_count(0)


def test_somebody_elses_message_cannot_be_changed(open_as: OpenAs, workspace: Workspace) -> None:
    workspace.say(people.DIRECTOR, people.CORE_TEAM_CHANNEL, "From the director")
    page = open_as(people.COORDINATOR)
    message(page, "From the director").hover()
    expect(page.get_by_role("button", name="Reply in thread")).to_be_visible()
    expect(page.get_by_role("button", name="Edit message")).to_have_count(0)


def test_a_file_is_attached_and_shown(open_as: OpenAs, workspace: Workspace) -> None:
    page = open_as(people.COORDINATOR)
    evidence = {"name": "audit.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 audit"}
    page.locator("#composer input[type=file]").set_input_files(evidence)  # type: ignore[arg-type]
    expect(page.get_by_role("list", name="Attached files")).to_contain_text("audit.pdf")
    say(page, "The audit")
    expect(message(page, "The audit").get_by_role("link", name="audit.pdf")).to_be_visible()


def test_a_command_is_answered_to_its_asker_only(open_as: OpenAs) -> None:
    director, coordinator = open_as(people.DIRECTOR), open_as(people.COORDINATOR)
    say(director, "/plan red")
    expect(message(director, "nothing, you asked red")).to_contain_text("Only visible to you")
    say(coordinator, "seen by all")
    expect(message(director, "seen by all")).to_be_visible()
    expect(message(coordinator, "you asked red")).to_have_count(0)


def test_an_unknown_command_is_refused_with_a_sentence(open_as: OpenAs) -> None:
    page = open_as(people.DIRECTOR)
    say(page, "/plam red")
    expect(page.get_by_role("alert")).to_contain_text("/plam is not a command here")
    expect(composer(page)).to_have_value("/plam red")


def test_acting_as_somebody_else_shows_what_they_see(open_as: OpenAs, workspace: Workspace) -> None:
    workspace.say(people.DIRECTOR, people.CORE_TEAM_CHANNEL, "Among ourselves")
    page = open_as(people.COORDINATOR)
    page.get_by_role("button", name="Acting as").click()
    page.get_by_role("menuitemradio", name="Leo Park").click()
    expect(page.get_by_role("button", name="Acting as")).to_contain_text("Leo Park")
    expect(page.get_by_role("heading", level=1)).to_have_text("#general")
    expect(page.get_by_role("button", name="Channel core-team")).to_have_count(0)
    say(page, "Hello from facilities")
    expect(message(page, "Hello from facilities")).to_contain_text("Leo Park")


def test_unread_messages_are_counted_until_they_are_seen(open_as: OpenAs, workspace: Workspace) -> None:
    page = open_as(people.COORDINATOR)
    workspace.say(people.DIRECTOR, people.GENERAL_CHANNEL, "For everybody")
    room = page.get_by_role("button", name="Channel general")
    expect(room).to_contain_text("1 unread")
    room.click()
    expect(message(page, "For everybody")).to_be_visible()
    expect(room).not_to_contain_text("unread")


def test_an_answer_in_a_thread_opens_by_itself_beside_what_was_written(
    open_as: OpenAs, planbot: ScriptedPlanbot
) -> None:
    page = open_as(people.COORDINATOR)
    say(page, "ping in a thread")
    expect(page.locator("#replies")).to_contain_text("pong")
    expect(composer(page)).to_be_focused()
    page.set_viewport_size({"width": 420, "height": 800})
    page.locator("#thread-close").click()
    say(page, "ping in a thread again")
    expect(message(page, "again").get_by_role("button", name="1 reply")).to_be_visible()
    expect(page.locator("#thread")).to_be_hidden()
