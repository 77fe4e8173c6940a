"""The page's own controls: the clock, the switches, the log, the hint, and what happens when the server is away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from playwright.sync_api import BrowserContext, expect

from bot.slack.workspace import people
from bot.slack.workspace.serving import WorkspaceThread
from bot.slack.workspace.workspace import Workspace

from .acting import switch_on
from .conftest import OpenAs

LONDON = ZoneInfo("Europe/London")


def test_the_clock_moves_to_the_next_monday_morning(open_as: OpenAs, workspace: Workspace) -> None:
    page = open_as(people.COORDINATOR)
    before = workspace.clock.now()
    page.get_by_role("button", name="Business time").click()
    page.get_by_role("dialog").get_by_role("button", name="Next Monday 09:30").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    now = workspace.clock.now().astimezone(LONDON)
    assert (now.weekday(), now.hour, now.minute) == (0, 9, 30)
    # A week in which the clocks go back is an hour longer.
    assert timedelta() < now - before <= timedelta(days=7, hours=1)
    expect(page.get_by_role("button", name="Business time")).to_contain_text("09:30")


def test_the_clock_does_not_go_back(open_as: OpenAs, workspace: Workspace) -> None:
    page = open_as(people.COORDINATOR)
    before = workspace.clock.now()
    page.get_by_role("button", name="Business time").click()
    page.get_by_label("Or move to").fill("2020-01-01T09:00")
    page.get_by_role("button", name="Move the clock", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("only goes forwards")
    assert workspace.clock.now() - before < timedelta(minutes=5)


def test_the_working_mornings_avoid_weekends_and_bank_holidays_and_keep_london_time(open_as: OpenAs) -> None:
    page = open_as(people.COORDINATOR)
    steps = page.evaluate(
        """async () => {
          const times = await import("/static/times.js");
          const from = (wall) => times.localInput(times.nextWorkingMorning(times.fromLondon(wall)));
          const later = times.localInput(times.aDayLater(times.fromLondon("2027-03-27T12:00")));
          return [from("2026-12-24T10:00"), from("2027-03-25T12:00"), from("2026-06-01T08:00"), later];
        }"""
    )
    # Christmas 2026 is a Friday and Boxing Day moves to the Monday; Easter 2027 is on 28 March, when clocks change.
    assert steps == ["2026-12-29T09:30", "2027-03-30T09:30", "2026-06-01T09:30", "2027-03-28T12:00"]


def test_bank_holidays_agree_with_the_ones_planbot_keeps(open_as: OpenAs) -> None:
    import holidays

    page = open_as(people.COORDINATOR)
    years = range(2024, 2036)
    found = page.evaluate(
        """async ([first, last]) => {
          const { isBankHoliday } = await import("/static/times.js");
          const days = [];
          for (let day = Date.UTC(first, 0, 1); day < Date.UTC(last + 1, 0, 1); day += 86400000)
            if (isBankHoliday(new Date(day))) days.push(new Date(day).toISOString().slice(0, 10));
          return days;
        }""",
        [years[0], years[-1]],
    )
    england = holidays.country_holidays("GB", subdiv="ENG", years=years)
    assert found == sorted(day.isoformat() for day in england if day.weekday() < 5)


def test_a_switch_makes_the_workspace_misbehave(open_as: OpenAs, workspace: Workspace) -> None:
    page = open_as(people.COORDINATOR)
    switch_on(page)
    expect(page.get_by_label("Rate limit posts")).to_have_value("3")
    page.keyboard.press("Escape")
    expect(page.locator("#switches")).to_be_hidden()
    expect(page.get_by_role("button", name="Misbehave", exact=True)).to_be_focused()
    assert workspace.mishaps.switches.duplicate
    assert workspace.mishaps.switches.rate_limit_every == 3


def test_opening_one_panel_closes_the_other(open_as: OpenAs) -> None:
    page = open_as(people.COORDINATOR)
    page.get_by_role("button", name="Misbehave", exact=True).click()
    page.get_by_role("button", name="Event log", exact=True).click()
    expect(page.get_by_role("complementary", name="Event log")).to_be_visible()
    expect(page.locator("#switches")).to_be_hidden()
    expect(page.get_by_role("button", name="Misbehave", exact=True)).to_have_attribute("aria-expanded", "false")


def test_the_log_shows_deliveries_as_they_happen(open_as: OpenAs, workspace: Workspace) -> None:
    page = open_as(people.COORDINATOR)
    page.get_by_role("button", name="Event log").click()
    workspace.say(people.DIRECTOR, people.CORE_TEAM_CHANNEL, "not in the log")
    expect(page.locator("#log .log-line").first).to_contain_text("message")
    expect(page.locator("#log")).not_to_contain_text("not in the log")


def test_the_hint_is_shown_once_and_on_request(open_as: OpenAs) -> None:
    page = open_as(people.COORDINATOR, hint=True)
    expect(page.get_by_role("region", name="New here?")).to_contain_text("type /plan red")
    page.get_by_role("button", name="Dismiss this hint").click()
    page.reload()
    page.wait_for_selector("body[data-ready]")
    expect(page.get_by_role("region", name="New here?")).to_be_hidden()
    page.get_by_role("button", name="What to try").click()
    expect(page.get_by_role("region", name="New here?")).to_be_visible()


def test_times_are_business_time_in_london(open_as: OpenAs, workspace: Workspace) -> None:
    summer = datetime(workspace.clock.now().year + 1, 7, 5, 8, 30, tzinfo=UTC)
    workspace.clock.move_to(summer)  # type: ignore[attr-defined]
    workspace.say(people.DIRECTOR, people.CORE_TEAM_CHANNEL, "A summer morning")
    page = open_as(people.COORDINATOR)
    expect(page.locator(".message", has_text="A summer morning").locator("time")).to_have_text("09:30")


def test_what_happened_while_the_server_was_away_is_shown_when_it_is_back(
    workspace: Workspace, context: BrowserContext, faults: list[str], address: str
) -> None:
    with WorkspaceThread(workspace) as first:
        page = context.new_page()
        page.goto(f"{first.url}/?as={people.COORDINATOR}")
        page.wait_for_selector("body[data-ready]")
    expect(page.locator("#offline")).to_be_visible()
    workspace.say(people.DIRECTOR, people.CORE_TEAM_CHANNEL, "While you were out")
    with WorkspaceThread(workspace, port=urlsplit(first.url).port or 0):
        expect(page.locator("#messages")).to_contain_text("While you were out")
        expect(page.locator("#offline")).to_be_hidden()
        page.close()
    faults.clear()
