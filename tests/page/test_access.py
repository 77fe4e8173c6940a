"""The page for everybody: by keyboard alone, for a screen reader, in both colour schemes, on a narrow screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.slack.workspace import people

from .conftest import OpenAs
from .scripted_planbot import ScriptedPlanbot

UNNAMED = """() => [...document.querySelectorAll("button, input, select, textarea, a[href], [role=tab], [role=switch]")]
  .filter((node) => node.checkVisibility() && !(node.ariaLabel || node.textContent.trim() || node.labels?.length))
  .map((node) => node.outerHTML.slice(0, 160))"""

PICTURES_WITHOUT_ALT = "() => [...document.images].filter((image) => !image.hasAttribute('alt')).length"

DUPLICATE_IDS = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}"""

DANGLING = """() => [...document.querySelectorAll("[aria-labelledby], [aria-describedby], [aria-controls], label[for]")]
  .flatMap((node) => ["aria-labelledby", "aria-describedby", "aria-controls", "for"]
    .flatMap((name) => (node.getAttribute(name) ?? "").split(" ").filter(Boolean)))
  .filter((id) => !document.getElementById(id))"""

# Contrast of every visible text against the nearest painted background, by WCAG 2's formula.
LOW_CONTRAST = """() => {
  const parse = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const channel = (c) => ((c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== "none") return null;
      const colour = parse(style.backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
    if (!own || !node.checkVisibility({ opacityProperty: true }) || node.closest(".unseen, .skip, :disabled")) continue;
    const [ink, paper] = [parse(getComputedStyle(node).color), behind(node)];
    if (!paper) continue;
    const [high, low] = [light(ink), light(paper)].sort((one, other) => other - one);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) poor.push(`${node.className} ${node.textContent.trim().slice(0, 30)} ${ratio.toFixed(2)}`);
  }
  return poor;
}"""


def check(page: Page) -> None:
    """The rules of every state of the page."""
    assert page.evaluate(UNNAMED) == []
    assert page.evaluate(PICTURES_WITHOUT_ALT) == 0
    assert page.evaluate(DUPLICATE_IDS) == []
    assert page.evaluate(DANGLING) == []
    assert page.locator("h1:visible").count() == 1
    assert page.get_by_role("main").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_keeps_the_rules(open_as: OpenAs, planbot: ScriptedPlanbot, scheme: str) -> None:
    planbot.ask(people.CORE_TEAM_CHANNEL)
    page = open_as(people.COORDINATOR, hint=True)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    check(page)
    assert page.evaluate(LOW_CONTRAST) == []
    for name in ("Event log", "Misbehave"):
        page.get_by_role("button", name=name, exact=True).click()
    page.get_by_role("button", name="Acting as").click()
    check(page)
    assert page.evaluate(LOW_CONTRAST) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Done…").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name="Record").click()
    expect(page.locator(".field-error:visible")).to_have_count(1)
    check(page)
    assert page.evaluate(LOW_CONTRAST) == []


def test_the_whole_walk_works_by_keyboard(open_as: OpenAs, planbot: ScriptedPlanbot) -> None:
    planbot.ask(people.CORE_TEAM_CHANNEL)
    page = open_as(people.COORDINATOR)
    keys = page.keyboard
    page.evaluate("document.activeElement.blur()")
    page.get_by_role("button", name="Acting as").focus()
    keys.press("ArrowDown")
    keys.type("h")
    expect(page.get_by_role("menuitemradio", name="Helen Marsh")).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_role("button", name="Acting as")).to_contain_text("Helen Marsh")
    expect(page.get_by_role("button", name="Acting as")).to_be_focused()
    expect(page.locator("#messages .message")).to_have_count(1)
    page.locator("#messages .message").focus()
    keys.press("Tab")
    while page.evaluate("document.activeElement.textContent") != "Done…":
        keys.press("Tab")
    keys.press("Enter")
    expect(page.get_by_role("textbox", name="What was done?")).to_be_focused()
    keys.type("Everything and more")
    keys.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.locator("#messages .message").focus()
    while page.evaluate("document.activeElement.ariaLabel") != "Reply in thread":
        keys.press("Tab")
    keys.press("Enter")
    expect(page.get_by_role("textbox", name="Reply in this thread")).to_be_focused()
    keys.type("On it")
    keys.press("Enter")
    expect(page.locator("#replies")).to_contain_text("On it")
    keys.press("Escape")
    expect(page.locator("#thread")).to_be_hidden()
    expect(page.locator("#messages .message").first).to_be_focused()


def test_arrow_keys_walk_through_the_messages(open_as: OpenAs, planbot: ScriptedPlanbot) -> None:
    first, second = planbot.ask(people.CORE_TEAM_CHANNEL), planbot.ask(people.CORE_TEAM_CHANNEL)
    page = open_as(people.COORDINATOR)
    page.locator(f'.message[data-ts="{second}"]').focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(f'.message[data-ts="{first}"]')).to_be_focused()
    expect(page.locator(f'.message[data-ts="{second}"]')).to_have_attribute("tabindex", "-1")


def test_a_narrow_screen_scrolls_only_downwards(browser: Browser, address: str, planbot: ScriptedPlanbot) -> None:
    planbot.ask(people.CORE_TEAM_CHANNEL)
    page = browser.new_page(viewport={"width": 420, "height": 800}, reduced_motion="reduce")
    page.goto(f"{address}/?as={people.COORDINATOR}")
    page.wait_for_selector("body[data-ready]")
    assert page.evaluate("document.documentElement.scrollWidth") <= 420
    room = page.get_by_role("button", name="Channel general")
    page.get_by_role("button", name="Channels").click()
    room.press("Escape")
    expect(room).to_be_hidden()
    page.get_by_role("button", name="Channels").click()
    expect(room).to_be_visible()
    page.mouse.click(400, 400)
    expect(room).to_be_hidden()
    page.get_by_role("button", name="Channels").click()
    room.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("#general")
    page.close()
