"""Every answer about a plan of 1,000 actions is within Slack's limits: 50 blocks, 12,000 characters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.files.plan_import import read_plan_file
from bot.plan import entries as e
from bot.plan.action import Action, Evidence
from bot.plan.entities import PlanDate
from bot.plan.position import position
from bot.reading.query import Query
from bot.reading.views import View
from bot.services.ask_plan import answer
from bot.slack.workspace.store import Json
from bot.wording.home import home_view
from bot.wording.plan_file import dry_run
from storage import journal, plans
from storage.engine import Database
from tests.asking.typed import labels
from tests.conversations.plan import AMARA, NOW, PLAN, PRIYA, sample_entries
from tests.databases import fresh_database

pytestmark = pytest.mark.no_cover
TEAM, TODAY = "T0DUNMERE", date(2026, 3, 2)
# The SDK writes no longer frame: https://datatracker.ietf.org/doc/html/rfc6455#section-5.2, its 16-bit length.
SOCKET_BYTES = 65_000
LONG = (
    "Agree with every partner of the children's trust how <thresholds> & referrals are to be written, read and checked "
)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A plan of 1,000 actions with long titles, most of them late."""
    folder: Path = tmp_path_factory.mktemp("large")
    made = fresh_database(folder / "planbot.db")
    every = [*sample_entries(), *(_entry(n) for n in range(990))]
    with made.writing() as session:
        journal.append(session, TEAM, PLAN, every)
    yield made
    made.close()


def _entry(n: int) -> e.Entry:
    due = TODAY + timedelta(days=n % 60 - 45)
    title = (LONG * 3)[:290]
    action = Action(f"a{n}", f"9.{n}", title, f"{title}.", ("r2",), "p-priya", original=PlanDate(due), order=n + 10)
    return e.Entry(f"large:{n}", "action", action.id, e.ActionAdded(action), "planbot", NOW, NOW)


def characters(blocks: list[Json]) -> int:
    """The characters of all texts of the blocks."""
    found = 0
    for block in blocks:
        texts = [block.get("text"), *block.get("elements", ())]
        found += sum(len(str(t.get("text"))) for t in texts if isinstance(t, dict))
    return found


def fits(text: str, blocks: list[Json]) -> bool:
    """Within 50 blocks, 12,000 characters, sections of 3,000, and the 64 KiB of an acknowledgement over a socket."""
    if len(json.dumps({"text": text, "blocks": blocks})) >= SOCKET_BYTES:
        return False
    sections = [b["text"]["text"] for b in blocks if b["type"] == "section"]
    return len(blocks) <= 50 and characters(blocks) <= 12_000 and all(len(s) <= 3_000 for s in sections) and bool(text)


@pytest.mark.parametrize(
    "view",
    [
        "red",
        "amber",
        "overdue",
        "due",
        "mine",
        "recommendation",
        "counts",
        "help",
        "recs",
        "milestones",
        "versions",
        "inspection",
        "evidence",
        "delivered",
    ],
)
@pytest.mark.parametrize("as_at", [None, TODAY])
def test_every_page_of_every_list_fits(database: Database, view: View, as_at: date | None) -> None:
    recommendation = "2" if view == "recommendation" else None
    query = Query(view, recommendation=recommendation, as_at=as_at)
    with database.reading() as session:
        plan = plans.current_plan(session, TEAM)
        assert plan is not None
        for page in (1, 2, 60, 999):
            said = answer(session, TEAM, plan, replace(query, page=page), PRIYA, TODAY)
            assert fits(said.text, said.blocks), (view, page, len(said.blocks), characters(said.blocks))
            buttons = [x for b in said.blocks if b["type"] == "actions" for x in b["elements"]]
            assert all(len(x["value"]) <= 2_000 and json.loads(x["value"]) for x in buttons)


def test_the_pages_together_hold_every_action_once(database: Database) -> None:
    seen: list[str] = []
    with database.reading() as session:
        plan = plans.current_plan(session, TEAM)
        assert plan is not None
        page, more = 1, True
        while more:
            said = answer(session, TEAM, plan, Query("recommendation", recommendation="2", page=page), AMARA, TODAY)
            firsts = [b["text"]["text"].split("* ")[0] for b in said.blocks if b["type"] == "section"]
            seen += [f.lstrip("*") for f in firsts if f.startswith(("*9.", "*2."))]
            more, page = "Next page" in labels({"blocks": said.blocks}), page + 1
    assert len(seen) == len(set(seen)) == 994


def test_an_owner_of_nearly_everything_has_a_home_that_fits(database: Database) -> None:
    with database.reading() as session:
        plan = plans.current_plan(session, TEAM)
        assert plan is not None
        standing = position(plans.lines(session, TEAM, PLAN), TODAY)
        recommendations = plans.recommendations(session, TEAM, PLAN)
    view = home_view(plan, TODAY, standing.items, standing, recommendations, [])
    assert len(view["blocks"]) <= 100
    assert len(json.dumps(view)) < 100_000


def test_the_card_of_an_action_with_much_evidence_fits_and_says_how_much_there_is(database: Database) -> None:
    given = [e.Entry(f"e:{n}", "action", "2.1.3", e.EvidenceAttached(_link(n)), AMARA, NOW, NOW) for n in range(150)]
    with database.writing() as session:
        journal.append(session, TEAM, PLAN, given)
    with database.reading() as session:
        plan = plans.current_plan(session, TEAM)
        assert plan is not None
        said = answer(session, TEAM, plan, Query("action", refs=("2.1.3",)), AMARA, TODAY)
    assert fits(said.text, said.blocks)
    assert "of 150)" in json.dumps(said.blocks)


@pytest.mark.parametrize("refs", [(), ("2.1.3",)])
def test_every_page_of_a_long_queue_of_evidence_fits(database: Database, refs: tuple[str, ...]) -> None:
    given = [e.Entry(f"q:{n}", "action", "2.1.3", e.EvidenceAttached(_link(n)), PRIYA, NOW, NOW) for n in range(150)]
    with database.writing() as session:
        journal.append(session, TEAM, PLAN, given)
    seen = 0
    with database.reading() as session:
        plan = plans.current_plan(session, TEAM)
        assert plan is not None
        for page in range(1, 26):
            said = answer(session, TEAM, plan, Query("evidence", refs=refs, page=page), AMARA, TODAY, unseen=True)
            assert fits(said.text, said.blocks), (page, len(said.blocks), characters(said.blocks))
            seen += sum("📎" in b["text"]["text"] for b in said.blocks if b["type"] == "section")
    assert seen == 150


def _link(n: int) -> Evidence:
    return Evidence(id=f"link{n}", by=AMARA, received_at=NOW, url=f"https://dunmere.example/{n}/" + "minutes" * 200)


@pytest.mark.parametrize("due", ["", "after meeting {n} of the partnership board, whenever that is to be held at all"])
def test_a_file_full_of_faults_is_shown_in_one_message(due: str) -> None:
    rows = [f",,{n}.1,Do it,,{due.format(n=n)},nearly {n},purple {n}" for n in range(1000)]
    head = "Recommendation ref,Recommendation,Action ref,Action,Owner,Due,Status,Rating"
    found = read_plan_file("plan.csv", "\n".join([head, *rows]).encode(), date(2026, 1, 5))
    said = dry_run("id", "plan.csv", date(2026, 1, 5), None, found.faults)
    assert len(said.blocks) <= 50
    assert characters(said.blocks) <= 12_000
    assert f"({len(found.faults)})" in str(said.blocks)
