"""The walk of a new user, in a browser on a real `planbot run --local`: nothing here is scripted or stubbed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from bot.slack.workspace import people

from .acting import message, move_clock, open_place, open_thread, replies, reply, say, switch_on, use_tool
from .conftest import OpenAs
from .local_planbot import LocalPlanbot

UPDATE = "2.1.3 done bar the checking, now mid April, waiting on the supplier"
EVIDENCE = {"name": "checking notes.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 notes"}
MONDAY = "Next Monday 09:30"


@pytest.fixture
def running(tmp_path: Path) -> Iterator[LocalPlanbot]:
    started = LocalPlanbot(tmp_path / "local")
    yield started
    started.stop()


@pytest.fixture
def address(running: LocalPlanbot) -> str:
    """The page of the fixtures of this folder is the real one here."""
    return running.url


def prompt(page: Page) -> Locator:
    """The prompt in the open direct message."""
    return message(page, "need a word from you today")


def prompted_owner(open_as: OpenAs) -> Page:
    """An owner on the first Monday morning, the thread of the prompt open."""
    page = open_as(people.SAFEGUARDING_HEAD)
    move_clock(page, MONDAY)
    open_place(page, "Planbot")
    expect(prompt(page)).to_contain_text("2.1.3 Put the new case summary template")
    open_thread(page, prompt(page))
    return page


def press(where: Locator, name: str) -> None:
    where.get_by_role("button", name=name).last.click()


def digests(page: Page) -> Locator:
    return message(page, "the week to")


def test_an_owner_answers_a_prompt_and_puts_it_right(open_as: OpenAs) -> None:
    page = prompted_owner(open_as)
    reply(page, UPDATE)
    said = replies(page, "agreed date 23 March 2030 unchanged")
    expect(said).to_contain_text("AMBER")
    expect(said).to_contain_text("Now expected about 15 April 2030")
    press(said, "Undo")
    expect(replies(page).last).to_contain_text(re.compile("Undone.*2[.]1[.]3", re.DOTALL))
    expect(said.get_by_role("button", name="Undo")).to_have_count(0)
    reply(page, UPDATE)
    expect(said).to_have_count(2)
    press(said, "Change")
    page.get_by_label("Expected date").fill("2030-04-30")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    changed = replies(page, "Now expected 30 April 2030")
    expect(changed).to_contain_text("RED (the new date is more than a month after the agreed date)")
    page.locator("#thread-composer input[type=file]").set_input_files(EVIDENCE)  # type: ignore[arg-type]
    expect(page.locator("#thread-composer .chip")).to_contain_text("checking notes.pdf")
    reply(page, "2.1.3 here is what the checking found")
    expect(replies(page, "Evidence: checking notes.pdf")).to_be_visible()
    put_right_and_take_back(page, replies(page, "waiting on the supplier").last)


def put_right_and_take_back(page: Page, mine: Locator) -> None:
    """Edit a message that was changed in the modal since, then delete it: nothing of it is left."""
    use_tool(mine, "Edit message")
    page.get_by_role("textbox", name="Edit message").fill(UPDATE.replace("mid April", "12 April"))
    page.get_by_role("textbox", name="Edit message").press("Enter")
    expect(replies(page, "You edited your message")).to_contain_text("12 April 2030")
    reply(page, "thanks!")
    use_tool(mine, "Delete message")
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(replies(page).last).to_contain_text("its words are erased")
    expect(replies(page).last).to_contain_text("Expected as agreed")


def test_which_action_is_meant_is_asked_and_answered_by_button_and_by_typing(open_as: OpenAs) -> None:
    page = prompted_owner(open_as)
    reply(page, "this one is amber now, moved to mid April")
    asked = replies(page, "Which action is that about?")
    press(asked, "2.1.3")
    expect(replies(page, "about 15 April 2030")).to_contain_text("2.1.3")
    reply(page, "this one is amber now, moved to 20 April")
    expect(asked).to_have_count(2)
    reply(page, "1.3.6")
    expect(replies(page, "expected 20 April 2030")).to_contain_text("1.3.6")


def test_done_is_told_in_a_modal_with_its_evidence(open_as: OpenAs) -> None:
    page = prompted_owner(open_as)
    press(prompt(page), "2.1.3: done")
    modal = page.get_by_role("dialog", name="Done")
    modal.get_by_label("What was done").fill("Template built and checked in both teams")
    modal.get_by_label("Evidence", exact=False).last.set_input_files(EVIDENCE)  # type: ignore[arg-type]
    expect(modal.get_by_text("checking notes.pdf")).to_be_visible()
    modal.get_by_role("button", name="Record").click()
    said = replies(page, "Evidence: checking notes.pdf")
    expect(said).to_contain_text("Recorded as done on 4 March 2030")
    expect(said).to_contain_text("until the core team confirms it")


def test_a_bystander_is_thanked_a_guest_speaks_for_their_own_and_a_stranger_is_refused(open_as: OpenAs) -> None:
    page = open_as(people.BYSTANDER)
    open_place(page, "Planbot")
    say(page, "2.1.3 is done")
    open_thread(page, message(page, "2.1.3 is done"))
    expect(replies(page, "passed it to @Priya Nair")).to_be_visible()
    owner = open_as(people.SAFEGUARDING_HEAD)
    open_place(owner, "Planbot")
    press(message(owner, "Leo Park"), "Record")
    guest = open_as(people.HEALTH_GUEST)
    open_place(guest, "Planbot")
    say(guest, "4.2.6 on track, 60%")
    open_thread(guest, message(guest, "4.2.6 on track"))
    expect(replies(guest, "60% done")).to_contain_text("GREEN")
    lone = open_as(people.LONE_GUEST)
    open_place(lone, "Planbot")
    say(lone, "4.2.6 is done")
    open_thread(lone, message(lone, "4.2.6 is done"))
    expect(replies(lone, "I am sorry")).to_be_visible()


def test_the_director_asks_what_is_red_then_and_now_and_shares_it(open_as: OpenAs) -> None:
    page = open_as(people.DIRECTOR)
    say(page, "/plan red")
    only_mine = page.locator("#messages .message-ephemeral")
    expect(only_mine).to_contain_text("Red and not verified")
    press(only_mine, "Next page")
    expect(only_mine).to_contain_text("Page 2 of")
    press(only_mine, "Share to channel")
    expect(message(page, "Shared by @Helen Marsh")).to_be_visible()
    say(page, "/plan red as at 31 January")
    expect(message(page, "as at 31 January 2030")).to_be_visible()
    open_place(page, "Planbot")
    say(page, "what's red in rec 4?")
    open_thread(page, message(page, "what's red in rec 4?"))
    expect(replies(page, "in recommendation 4")).to_be_visible()
    open_place(page, "Planbot Home")
    expect(page.locator("#home")).to_contain_text("162 actions")


def test_the_digest_comes_once_though_planbot_is_killed(
    open_as: OpenAs, running: LocalPlanbot, faults: list[str]
) -> None:
    page = open_as(people.COORDINATOR)
    expect(digests(page)).to_have_count(1)
    move_clock(page, MONDAY)
    expect(digests(page)).to_have_count(2)
    expect(digests(page).last.locator("img")).to_have_attribute("alt", re.compile("Ratings by recommendation"))
    running.kill()
    expect(page.locator("#offline")).to_be_visible()
    running.start()
    expect(page.locator("#offline")).to_be_hidden()
    move_clock(page, MONDAY)
    # What the killed process had claimed for the channel comes first: when its lease of 30 s runs out.
    expect(message(page, "the week to 11 March 2030")).to_have_count(1, timeout=45_000)
    expect(message(page, "the week to 4 March 2030")).to_have_count(1)
    expect(digests(page)).to_have_count(3)
    faults[:] = [fault for fault in faults if "net::ERR_" not in fault]


def test_nothing_is_lost_or_said_twice_on_a_bad_day(open_as: OpenAs) -> None:
    page = open_as(people.COORDINATOR)
    switch_on(page)
    move_clock(page, MONDAY)
    expect(digests(page)).to_have_count(2)
    owner = open_as(people.SAFEGUARDING_HEAD)
    open_place(owner, "Planbot")
    expect(prompt(owner)).to_have_count(1)
    open_thread(owner, prompt(owner))
    for day in (14, 15, 16):
        reply(owner, f"2.1.3 amber, now {day} April")
        expect(replies(owner, f"expected {day} April 2030")).to_have_count(1)
    expect(replies(owner)).to_have_count(7)
    expect(digests(page)).to_have_count(2)
