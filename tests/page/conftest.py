"""A browser on the page of a running local workspace; every test fails on a script error or a call elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, expect, sync_playwright

from bot.clock import MovedClock
from bot.slack.workspace.serving import WorkspaceThread
from bot.slack.workspace.workspace import Workspace

from .scripted_planbot import ScriptedPlanbot

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-sync",
    "--disable-component-update",
]
READY = "body[data-ready]"
WITHIN_MS = 20_000
"""How long anything may take on the slowest machine: nothing waits that long unless it fails."""

OpenAs = Callable[..., Page]


def chromium_path(playwright: Playwright) -> str:
    """The Chromium of this machine, else Playwright's own; the test says what to install when there is none."""
    found = next((path for name in NAMES if (path := shutil.which(name))), playwright.chromium.executable_path)
    if not Path(found).exists():
        pytest.fail("The tests of the page need a browser: install 'chromium' with your package manager.")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=WITHIN_MS)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium_path(playwright), args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def planbot() -> Iterator[ScriptedPlanbot]:
    stub = ScriptedPlanbot()
    yield stub
    stub.stop()


@pytest.fixture
def workspace(tmp_path: Path, planbot: ScriptedPlanbot) -> Iterator[Workspace]:
    made = Workspace(None, MovedClock(tmp_path / "clock"), planbot.url, retry_waits=(0.0, 0.0, 0.0))
    yield made
    made.close()


@pytest.fixture
def address(workspace: Workspace, planbot: ScriptedPlanbot) -> Iterator[str]:
    with WorkspaceThread(workspace) as running:
        planbot.talk_to(running.api_url)
        yield running.url


@pytest.fixture
def faults() -> list[str]:
    """What the browser complained of, and every request that left the page's own origin."""
    return []


@pytest.fixture
def context(browser: Browser, faults: list[str], address: str) -> Iterator[BrowserContext]:
    def watch(request: Request) -> None:
        if request.url.startswith(("http:", "https:")) and urlsplit(request.url).netloc != urlsplit(address).netloc:
            faults.append(f"left its origin: {request.url}")

    made = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB", reduced_motion="reduce")
    made.set_default_timeout(WITHIN_MS)
    made.on("request", watch)
    made.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    made.on("weberror", lambda error: faults.append(str(error.error)))
    yield made
    made.close()
    assert faults == []


@pytest.fixture
def open_as(context: BrowserContext, address: str) -> OpenAs:
    """Open the page as a person, the first-visit hint put away unless asked for."""

    def opened(user: str, hint: bool = False) -> Page:
        page = context.new_page()
        page.goto(f"{address}/?as={user}")
        page.wait_for_selector(READY)
        if not hint and page.locator("#hint").is_visible():
            page.get_by_role("button", name="Dismiss this hint").click()
        return page

    return opened
