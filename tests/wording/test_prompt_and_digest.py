"""The prompt and the digest at every size of plan, within Slack's limits."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from bot.plan.entities import Inspection, Plan, Recommendation
from bot.plan.line import line_of
from bot.plan.movement import moved
from bot.plan.position import position
from bot.slack.workspace.limits import checked_message_blocks
from bot.wording.digest import Movement, Names, Section, Weekly, digest_messages
from bot.wording.prompt import Asked, prompt_message
from tests.digests.plans import LIVE, action, people

TODAY = date(2026, 3, 16)
PLAN = Plan("p1", "Plan", (Inspection("i1", "An inspectorate", date(2025, 12, 1)),), live_on=LIVE)
PEOPLE = {person.id: person for person in people()}
NAMES = Names(PEOPLE, {"r1": Recommendation("r1", "R1", "Do it.", lead="beatrix")})


def weekly(count: int) -> Weekly:
    lines = [line_of(PLAN, action(n, TODAY - timedelta(days=n % 60))) for n in range(count)]
    standing = position(lines, TODAY)
    refs = [item.ref for item in standing.overdue]
    sections = (Section("⏰ OVERDUE, by age", standing.overdue, frozenset(refs[:2])),)
    movements = (Movement("overdue", len(refs), moved(["9.9", *refs[2:]], refs), done=1),)
    return Weekly("Plan", TODAY, TODAY - timedelta(days=7), standing.counts, movements, sections, NAMES, 7, "abc")


@pytest.mark.parametrize("count", [3, 14, 162, 1000])
def test_a_digest_of_any_size_is_one_message_with_the_rest_in_its_thread(count: int) -> None:
    found = weekly(count)
    first, *rest = digest_messages(found)
    for said in (first, *rest):
        assert checked_message_blocks(json.loads(json.dumps(said.blocks)), lambda _id: True)
        assert 0 < len(said.text) <= 4000
    shown = json.dumps([said.blocks for said in (first, *rest)])
    assert all(f"*{item.ref}*" in shown for item in found.sections[0].items)
    assert bool(rest) == (count > 14)


def test_the_headline_reconciles() -> None:
    first, *_ = digest_messages(weekly(12))
    assert "11 overdue: 10 last week, +2 new, -1 done." in first.text
    assert "journal entry 7, head abc" in json.dumps(first.blocks[-1])


def asked(count: int) -> list[Asked]:
    lines = [line_of(PLAN, action(n, TODAY - timedelta(days=n))) for n in range(count)]
    return [Asked(item, "overdue", None, None) for item in position(lines, TODAY).items]


@pytest.mark.parametrize(("count", "shown", "more"), [(1, 1, ""), (10, 10, ""), (162, 10, "and 152 more actions")])
def test_a_prompt_shows_ten_actions_and_counts_the_others(count: int, shown: int, more: str) -> None:
    said = prompt_message("Priya Nair", asked(count), TODAY)
    assert checked_message_blocks(json.loads(json.dumps(said.blocks)), lambda _id: True)
    assert json.dumps(said.blocks).count('"on_track"') == shown
    assert more in said.text


def test_a_prompt_for_one_action_has_no_buttons_for_all() -> None:
    assert "on_track_all" not in json.dumps(prompt_message("T", asked(1), TODAY).blocks)
    assert "on_track_all" in json.dumps(prompt_message("T", asked(2), TODAY).blocks)


def test_a_delegate_is_told_whose_action_it_is() -> None:
    [one] = asked(1)
    said = prompt_message("Sian Roberts", [Asked(one.item, "chased", PEOPLE["tobias"], date(2026, 3, 2))], TODAY)
    assert "(for Priya Nair)" in json.dumps(said.blocks)
    assert "last word 2 March 2026" in json.dumps(said.blocks)
    assert "The core team asks for a word about 1 action" in said.text
