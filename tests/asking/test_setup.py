"""`/plan setup`: who may, what is wrong beside the field, becoming live; and who somebody in the plan is."""

from __future__ import annotations

from datetime import date

import pytest

from bot.plan import entries as e
from bot.plan.entities import Cadence, Settings
from bot.services.join_channel import join
from bot.slack.refusals import OutcomeUnknown, SlackRefused
from bot.slack.workspace import people as who
from bot.slack.workspace.store import Json
from bot.wording import setup
from storage import journal
from tests.asking.typed import typed
from tests.conversations.plan import AMARA, HELEN, KIT, NOW, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack

FILLED: Json = {
    "core_team": {"selected_users": [AMARA, who.OFFICER]},
    "directors": {"selected_users": [HELEN]},
    "channel": {"selected_conversation": who.CORE_TEAM_CHANNEL},
    "cadence": {"value": "3, 6, 12"},
}


@pytest.fixture
def waiting(empty_stack: Stack) -> Stack:
    """A plan that was imported and has no settings yet."""
    opened = e.Entry("opened", "plan", PLAN, e.PlanOpened("Improvement plan", ()), "planbot", NOW, NOW)
    with empty_stack.database.writing() as session:
        journal.append(session, TEAM, PLAN, [opened])
    return empty_stack


def opened(stack: Stack, user: str) -> Json | None:
    """The modal that `/plan setup` opens."""
    answer = stack.workspace.command(user, who.GENERAL_CHANNEL, "/plan setup")
    assert answer["ok"], answer
    stack.answer()
    return stack.workspace.view(user)


def save(stack: Stack, user: str, **changed: Json) -> Json:
    """Fill the modal in and save it."""
    view = opened(stack, user)
    assert view is not None
    answer = stack.workspace.submit(user, view["id"], {k: {"value": v} for k, v in {**FILLED, **changed}.items()})
    stack.answer()
    return answer


def test_an_administrator_sets_up_and_the_plan_is_live(waiting: Stack) -> None:
    assert waiting.plan().live_on is None
    assert save(waiting, AMARA)["ok"]
    plan = waiting.plan()
    assert plan.live_on == date(2026, 3, 2)
    assert plan.settings == Settings((AMARA, who.OFFICER), (HELEN,), who.CORE_TEAM_CHANNEL, cadence=Cadence(3, 6, 12))
    assert "The plan is live" in waiting.said_to(AMARA)[-1]


def test_saved_again_the_day_it_became_live_stays(waiting: Stack) -> None:
    save(waiting, AMARA)
    waiting.later(days=3)
    assert save(waiting, AMARA, cadence={"value": "5, 10, 20"})["ok"]
    plan = waiting.plan()
    assert plan.live_on == date(2026, 3, 2)
    assert plan.settings.cadence == Cadence(5, 10, 20)
    assert waiting.last(AMARA)["text"] == "Saved; the digest comes on Mondays at 09:30."


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("cadence", {"value": "often"}, "three whole numbers"),
        ("cadence", {"value": "5, 10"}, "three whole numbers"),
        ("cadence", {"value": "0, 10, 20"}, "three whole numbers"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(waiting: Stack, field: str, value: Json, says: str) -> None:
    answer = save(waiting, AMARA, **{field: value})
    assert not answer["ok"]
    assert says in answer["errors"][field]
    assert waiting.plan().settings == Settings()


def test_the_modal_shows_what_was_chosen_before(stack: Stack) -> None:
    view = opened(stack, AMARA)
    assert view is not None
    values = {b["block_id"]: b["element"] for b in view["blocks"]}
    assert values["core_team"]["initial_users"] == [AMARA]
    assert values["channel"]["initial_conversation"] == who.CORE_TEAM_CHANNEL


@pytest.mark.parametrize("user", [PRIYA, KIT])
def test_nobody_else_sets_up(waiting: Stack, user: str) -> None:
    assert "Only a workspace administrator" in typed(waiting, user, "setup")["text"]
    assert waiting.workspace.view(user) is None


def test_before_there_is_a_plan_an_administrator_is_asked_for_the_file(empty_stack: Stack) -> None:
    assert "a plan file" in typed(empty_stack, AMARA, "setup")["text"]
    assert empty_stack.workspace.view(AMARA) is None


def without_planbot(stack: Stack, channel: str) -> None:
    """Planbot is no member of a channel."""
    known = stack.workspace.state.channels[channel]
    stack.workspace.state.save_channel({**known, "members": [m for m in known["members"] if m != who.BOT_USER]})


def test_planbot_joins_the_public_channel_it_is_to_publish_in(waiting: Stack) -> None:
    without_planbot(waiting, who.CORE_TEAM_CHANNEL)
    waiting.workspace.scopes = (*waiting.workspace.scopes, "channels:join")
    assert save(waiting, AMARA)["ok"]
    assert who.BOT_USER in waiting.workspace.state.channels[who.CORE_TEAM_CHANNEL]["members"]
    assert waiting.plan().live_on is not None


def test_a_channel_planbot_cannot_see_is_not_saved_and_says_what_to_do(waiting: Stack) -> None:
    answer = save(waiting, AMARA, channel={"selected_conversation": "G0PRIVATE"})
    assert "/invite @Planbot" in answer["errors"]["channel"]
    assert waiting.plan().settings == Settings()


class Channels:
    """A Slack with one channel, which Planbot may not join by itself."""

    def __init__(self, **facts: bool) -> None:
        self.facts = facts

    def channel(self, _channel: str) -> Json:
        """The channel."""
        if self.facts.get("silent"):
            raise OutcomeUnknown("conversations.info: timeout")
        return {"id": "C1", **self.facts}

    def join(self, _channel: str) -> None:
        """Not within the scopes."""
        raise SlackRefused("missing_scope")


def test_without_the_scope_to_join_somebody_has_to_invite_planbot() -> None:
    assert join(Channels(is_member=False), "C1") == setup.INVITE_ME
    assert join(Channels(is_member=True), "C1") is None
    assert join(Channels(is_member=True, is_archived=True), "C1") == setup.ARCHIVED


def test_while_slack_does_not_answer_the_settings_are_kept_as_they_are_chosen() -> None:
    assert join(Channels(silent=True), "C1") is None
