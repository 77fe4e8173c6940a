"""What awaits the core team's word: told once a working day, when there is something new."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bot.plan.entities import Rating, Settings, Status
from tests.digests.plans import MONDAY, action, settings, update
from tests.digests.world import World

Open = Callable[..., World]
HALF_PAST = MONDAY + timedelta(minutes=1)
DAY = timedelta(days=1)


def told(here: World) -> list[dict[str, Any]]:
    """The messages of the channel about what is to be confirmed."""
    return [message for message in here.channel() if "as reported" in message["text"].split("\n")[0]]


def quiet(world: Open) -> World:
    """A plan of two actions not due for a year, whose digest comes on Fridays."""
    chosen: Settings = settings(digest_weekday=4)
    return world([action(n, (MONDAY + 365 * DAY).date()) for n in (1, 2, 3)], chosen)


def test_what_is_done_or_better_than_red_is_told_once_with_its_buttons(world: Open) -> None:
    here = quiet(world)
    here.delivered(1)
    here.record(update(2, MONDAY - 2 * DAY, Rating.RED), update(2, MONDAY - DAY, Rating.AMBER))
    here.at(HALF_PAST)
    here.go_on(3600)
    [message] = told(here)
    assert message["text"].startswith("*2 updates* count as reported")
    assert "*1.1*" in message["text"]
    assert "Priya Nair said on 15 Mar: 🟠 AMBER, after red" in message["text"]
    labels = [e["text"]["text"] for block in message["blocks"] for e in block.get("elements", ()) if "action_id" in e]
    assert labels == ["Confirm", "Change"] * 2


def test_nothing_is_said_on_days_when_nothing_new_awaits(world: Open) -> None:
    here = quiet(world)
    here.delivered(1)
    here.at(HALF_PAST)
    here.at(HALF_PAST + DAY)
    assert len(told(here)) == 1
    here.delivered(2)
    here.at(HALF_PAST + 2 * DAY)
    assert "*2 updates*" in told(here)[-1]["text"]


def test_what_was_said_before_and_heard_later_is_told(world: Open) -> None:
    here = quiet(world)
    here.delivered(1)
    here.at(HALF_PAST)
    late = update(2, MONDAY - DAY, None, status=Status.DELIVERED)
    here.record(late)
    here.at(HALF_PAST + DAY)
    assert "*2 updates*" in told(here)[-1]["text"]


def test_nothing_to_confirm_is_not_said(world: Open) -> None:
    here = quiet(world)
    here.record_green(1)
    here.at(HALF_PAST)
    assert here.channel() == []
