"""A browser on the page of a running local workspace; every test fails on a script error or a call elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    WebError,
    expect,
    sync_playwright,
)

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


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> BrowserContext:
    """Whoever looks at the pages of all tests. A page of the same site stays open beside theirs: without it Chromium
    starts a process for each, and compiles the script again, which takes it a second."""
    made = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB", reduced_motion="reduce")
    made.set_default_timeout(WITHIN_MS)
    kept = made.new_page()
    kept.route("**", lambda route: route.fulfill(body=""))
    kept.goto("http://127.0.0.1/")
    return made


@pytest.fixture
def context(visitor: BrowserContext, faults: list[str], address: str) -> Iterator[BrowserContext]:
    """Where a test opens its pages. They are closed after it, and what they kept is forgotten."""

    def watch(request: Request) -> None:
        if request.url.startswith(("http:", "https:")) and urlsplit(request.url).netloc != urlsplit(address).netloc:
            faults.append(f"left its origin: {request.url}")

    def listen(line: ConsoleMessage) -> None:
        if line.type == "error":
            faults.append(line.text)

    def note(error: WebError) -> None:
        faults.append(str(error.error))

    heard = {"request": watch, "console": listen, "weberror": note}
    for event, hear in heard.items():
        visitor.on(event, hear)  # type: ignore[call-overload]
    yield visitor
    for page in visitor.pages[1:]:
        page.evaluate("localStorage.clear()")
        page.close()
    for event, hear in heard.items():
        visitor.remove_listener(event, hear)
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
