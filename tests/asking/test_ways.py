"""A way of working is chosen in `/plan setup`: what it changes, who is told, and what leads the counts after."""

from __future__ import annotations

from datetime import date

import pytest

from bot.plan import entries as e
from bot.plan.action import Update
from bot.plan.entities import Approvals, Cadence, Status
from bot.plan.presets import WAYS, Way
from bot.slack.workspace import people as who
from bot.slack.workspace.clicks import words_of
from bot.slack.workspace.store import Json
from storage import journal
from tests.asking.typed import shown, typed
from tests.conversations.plan import AMARA, NOW, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack


def save(stack: Stack, **values: Json) -> Json:
    """The co-ordinator changes fields of `/plan setup` and saves it."""
    stack.workspace.command(AMARA, who.GENERAL_CHANNEL, "/plan setup")
    stack.answer()
    view = stack.workspace.view(AMARA)
    assert view is not None
    answer = stack.workspace.submit(AMARA, view["id"], {name: {"value": value} for name, value in values.items()})
    stack.answer()
    return answer


def choose(stack: Stack, way: str) -> None:
    """Choose a way of working."""
    assert save(stack, way={"selected_option": {"value": way}})["ok"]


def counts(stack: Stack) -> str:
    """What `/plan counts` shows."""
    return shown(typed(stack, AMARA, "counts")["blocks"])


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.id)
def test_every_way_changes_what_it_names_and_keeps_the_rest(stack: Stack, way: Way) -> None:
    before = stack.plan().settings
    choose(stack, way.id)
    after = stack.plan().settings
    assert after.way == way.id
    assert all(getattr(after, name) == value for name, value in way.gives.items())
    assert (after.core_team, after.channel, after.safeguarding) == (
        before.core_team,
        before.channel,
        before.safeguarding,
    )


def test_the_core_team_is_told_that_its_way_of_working_changed(stack: Stack) -> None:
    choose(stack, "phases")
    told = words_of(stack.workspace.messages(who.CORE_TEAM_CHANNEL, AMARA)[-1])
    assert "the way of working is now “Phases, signed off on evidence”" in told
    assert stack.last(AMARA)["text"].startswith(
        "Saved: the way of working is “Phases, signed off on evidence”; the digest"
    )
    assert "RED: over a month late" in told
    assert stack.plan().settings.approvals == Approvals(("director", "board"), ("executive",), ("executive_member",))
    with stack.database.reading() as session:
        found = [s.entry for s in journal.history(session, PLAN, "plan", PLAN)]
    assert isinstance(found[-1].what, e.SettingsChosen)
    assert found[-1].by == AMARA


def test_saving_without_a_change_keeps_what_the_modal_does_not_ask(stack: Stack) -> None:
    choose(stack, "phases")
    before, messages = stack.plan().settings, len(stack.workspace.messages(who.CORE_TEAM_CHANNEL, AMARA))
    assert save(stack)["ok"]
    assert stack.plan().settings == before
    assert len(stack.workspace.messages(who.CORE_TEAM_CHANNEL, AMARA)) == messages


def test_a_field_may_be_changed_after_a_way_was_chosen(stack: Stack) -> None:
    choose(stack, "milestones")
    stack.later(minutes=1)
    save(stack, cadence={"value": "5, 5, 5"}, tolerance={"value": "2"}, categories={"value": "CSIB, Elsewhere, Done"})
    settings = stack.plan().settings
    assert (settings.way, settings.cadence, settings.tolerance_months) == ("milestones", Cadence(5, 5, 5), 2)
    assert settings.category_names.board == "CSIB"
    assert "proposed as CSIB" in typed(stack, AMARA, "category R4 csib")["text"]


@pytest.mark.parametrize(("field", "value"), [("tolerance", "soon"), ("tolerance", "13"), ("categories", "One, Two")])
def test_what_cannot_be_is_said_beside_its_field(stack: Stack, field: str, value: str) -> None:
    assert field in save(stack, **{field: {"value": value}})["errors"]


def test_the_contact_for_the_plan_is_named_in_help(stack: Stack) -> None:
    assert save(stack, contact={"selected_user": PRIYA})["ok"]
    assert f"Questions about the plan itself: <@{PRIYA}>" in shown(typed(stack, AMARA, "help")["blocks"])


def test_the_key_is_printed_on_every_output_and_follows_the_way(stack: Stack) -> None:
    for words in ("red", "recs", "rec 4", "2.1.3", "counts"):
        assert "AMBER: late, slipping or blocked" in shown(typed(stack, AMARA, words)["blocks"]), words
    choose(stack, "milestones")
    for words in ("red", "recs", "rec 4", "2.1.3", "counts"):
        assert "By lateness. RED: over a month late" in shown(typed(stack, AMARA, words)["blocks"]), words


def test_the_on_time_rate_leads_and_late_is_said_by_how_many_days(stack: Stack) -> None:
    choose(stack, "milestones")
    done = Update("u1", PRIYA, NOW, status=Status.DELIVERED, delivered_on=date(2026, 2, 25))
    with stack.database.writing() as session:
        what = e.UpdateRecorded(done)
        journal.append(session, TEAM, PLAN, [e.Entry("done", "action", "2.2.1", what, PRIYA, NOW, NOW)])
    assert "Delivered on time: none, 0 of 1 (0%)." in counts(stack)
    for words in ("2.2.1", "rec 2"):
        assert "achieved late (+5 days)" in shown(typed(stack, AMARA, words)["blocks"]), words


def test_done_is_not_signed_off_and_the_counts_say_so(stack: Stack) -> None:
    choose(stack, "phases")
    assert "Signed off on evidence: none, 0 of 10 (0%)." in counts(stack)


def test_categories_lead_where_themes_are_the_way(stack: Stack) -> None:
    choose(stack, "themes")
    typed(stack, AMARA, "category R4 other: Trust Board")
    assert "Of 3 recommendations: Board 0, Other 1, Closed 0, without a category 2." in counts(stack)
