"""What somebody does on the page: write, answer in a thread, look at a place, move the clock."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect


def composer(page: Page) -> Locator:
    """Where a message is written."""
    return page.locator("#composer textarea")


def message(page: Page, text: str) -> Locator:
    """The messages of the open place with this text."""
    return page.locator("#messages .message", has_text=text)


def say(page: Page, text: str) -> None:
    """Write a message, or a command."""
    composer(page).fill(text)
    composer(page).press("Enter")


def reply(page: Page, text: str) -> None:
    """Write in the open thread."""
    field = page.locator("#thread-composer textarea")
    field.fill(text)
    field.press("Enter")


def replies(page: Page, text: str = "") -> Locator:
    """The messages of the open thread with this text."""
    return page.locator("#replies .message", has_text=text)


def open_place(page: Page, name: str) -> None:
    """Open a place by its name in the sidebar, whatever is unread there."""
    page.locator("#rooms").get_by_role("button", name=re.compile(rf"^{re.escape(name)}(\s*\d+ unread)?$")).click()


def open_thread(page: Page, root: Locator) -> None:
    """Open the thread of a message."""
    use_tool(root, "Reply in thread")
    expect(page.locator("#replies .message").first).to_be_visible()


def use_tool(root: Locator, name: str) -> None:
    """Use a tool of a message, by keyboard: an answer that arrives may push it from under a pointer."""
    root.get_by_role("button", name=name).press("Enter")


def move_clock(page: Page, step: str) -> None:
    """Move business time by one of the clock's steps."""
    page.get_by_role("button", name="Business time").click()
    page.get_by_role("dialog").get_by_role("button", name=step).click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def switch_on(page: Page) -> None:
    """Have every event delivered twice and every third post refused; the workspace has heard it."""
    page.get_by_role("button", name="Misbehave", exact=True).click()
    with page.expect_response("**/local/misbehave"):
        page.get_by_role("switch", name="Deliver every event twice").check()
    page.get_by_label("Rate limit posts").fill("3")
    with page.expect_response("**/local/misbehave"):
        page.get_by_label("Rate limit posts").press("Tab")
