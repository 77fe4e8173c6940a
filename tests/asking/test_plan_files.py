"""A plan file given in a direct message: fetched by a job, shown first, imported when somebody presses Import."""

from __future__ import annotations

import json
from datetime import date

import pytest

from bot.files.tables import FileRefused
from bot.services import offer_import
from bot.slack.workspace import people as who
from bot.slack.workspace.store import Json
from storage import plans
from tests.asking.typed import labels, shown
from tests.conversations.plan import AMARA, KIT, LEO, NOW, PRIYA
from tests.conversations.stack import TEAM, Stack
from tests.files.workbooks import workbook

HEADINGS = ("Recommendation ref", "Recommendation", "Timescale", "Lead", "Action ref", "Action", "Owner", "Due")
REC = ("9", "Keep children safe online.", "Within 6 months", "Fiona Grant")
ROWS: list[tuple[str, ...]] = [
    HEADINGS,
    (*REC, "9.1", "Train schools in online safety", "Priya Nair", "30/06/2026"),
    ("9", "", "", "", "9.2", "Publish a guide for carers", "Somebody Unheard", "31/07/2026"),
]


def csv(rows: list[tuple[str, ...]]) -> bytes:
    """Rows as a comma-separated file."""
    return "\r\n".join(",".join(row) for row in rows).encode()


def drop(stack: Stack, user: str, name: str = "plan.csv", data: bytes | None = None, text: str = "") -> str:
    """Somebody drops a file into the direct message to Planbot."""
    file = stack.workspace.upload(user, name, csv(ROWS) if data is None else data)
    return stack.dm(user, text, files=[file])


def refs(stack: Stack) -> list[str]:
    """The references of the plan's actions."""
    with stack.database.reading() as session:
        plan = plans.current_plan(session, TEAM)
        return [line.ref for line in plans.lines(session, TEAM, plan.id)] if plan else []


def newest(stack: Stack, user: str) -> Json:
    """Planbot's last message to somebody."""
    return stack.last(user)


def test_the_dry_run_says_what_would_change_and_changes_nothing(stack: Stack) -> None:
    drop(stack, AMARA)
    words = shown(newest(stack, AMARA)["blocks"])
    assert "nothing has been changed yet" in words
    assert "2 new actions, 1 new recommendation" in words
    assert labels(newest(stack, AMARA)) == ["Import", "Do not import"]
    assert "9.1" not in refs(stack)


def test_a_workbook_is_read_as_well(stack: Stack) -> None:
    drop(stack, AMARA, "plan.xlsx", workbook(ROWS))
    assert "2 new actions" in shown(newest(stack, AMARA)["blocks"])


def test_imported_once_however_often_it_is_pressed(stack: Stack) -> None:
    drop(stack, AMARA)
    offered = newest(stack, AMARA)
    stack.press(AMARA, offered, "Import")
    file = json.loads(offered["blocks"][-1]["elements"][0]["value"])["i"]
    with stack.database.writing() as session:
        assert offer_import.go(session, TEAM, file, AMARA, [], NOW) is None
        assert not offer_import.drop(session, TEAM, file)
    assert [ref for ref in refs(stack) if ref.startswith("9.")] == ["9.1", "9.2"]
    assert "Imported" in shown(newest(stack, AMARA)["blocks"])


def test_a_file_that_is_refused_at_the_last_moment_can_still_be_imported(
    stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> object:
        raise FileRefused("The workbook is damaged.")

    drop(stack, AMARA)
    offered = newest(stack, AMARA)
    with monkeypatch.context() as patch:
        patch.setattr(offer_import, "read_plan_file", refused)
        stack.press(AMARA, offered, "Import")
    assert "The workbook is damaged." in newest(stack, AMARA)["text"]
    stack.press(AMARA, offered, "Import")
    assert "9.1" in refs(stack)


def test_the_same_file_again_changes_nothing(stack: Stack) -> None:
    drop(stack, AMARA)
    stack.press(AMARA, newest(stack, AMARA), "Import")
    before = refs(stack)
    stack.later(minutes=5)
    drop(stack, AMARA)
    assert labels(newest(stack, AMARA)) == []
    assert "2 actions as before" in shown(newest(stack, AMARA)["blocks"])
    assert refs(stack) == before


def test_a_file_already_in_slack_can_be_given_again(stack: Stack) -> None:
    file = stack.workspace.upload(AMARA, "plan.csv", csv(ROWS))
    first, second = stack.dm(AMARA, "", files=[file]), stack.dm(AMARA, "", files=[file])
    assert len(stack.replies(AMARA, first)) == len(stack.replies(AMARA, second)) == 1


def test_two_offers_of_one_file_add_its_actions_once(stack: Stack) -> None:
    drop(stack, AMARA)
    first = newest(stack, AMARA)
    stack.later(minutes=1)
    drop(stack, AMARA)
    second = newest(stack, AMARA)
    stack.press(AMARA, first, "Import")
    stack.press(AMARA, second, "Import")
    assert sorted(refs(stack)) == sorted(set(refs(stack)))


def test_not_imported_the_file_is_let_go(stack: Stack) -> None:
    drop(stack, AMARA)
    stack.press(AMARA, newest(stack, AMARA), "Do not import")
    assert "let go" in newest(stack, AMARA)["text"]
    assert "9.1" not in refs(stack)


def test_somebody_the_import_was_not_certain_of_is_asked_about_and_matched(stack: Stack) -> None:
    drop(stack, AMARA)
    stack.press(AMARA, newest(stack, AMARA), "Import")
    asked = newest(stack, AMARA)
    assert "Somebody Unheard" in shown(asked["blocks"])
    owner = stack.action("9.2").owner
    block = next(b for b in asked["blocks"] if b["block_id"] == f"match:{owner}")
    where = {"channel": asked["channel"], "message_ts": asked["ts"], "block_id": block["block_id"]}
    assert stack.workspace.press(AMARA, **where, action_id="match_person", selected_user=LEO)["ok"]
    stack.answer()
    with stack.database.reading() as session:
        assert plans.people(session, TEAM, stack.plan().id)[owner or ""].slack_id == LEO


def unheard(how_many: int) -> bytes:
    """A plan of so many actions, each owned by somebody Slack does not know."""
    owners = [("9", "", "", "", f"9.{n + 2}", "Do it", f"Nobody Known{n:02}", "31/07/2026") for n in range(how_many)]
    return csv([HEADINGS, ROWS[1], *owners])


def choose(stack: Stack, message: Json, name: str, user: str) -> None:
    """Amara says who a name is."""
    asked = [b["block_id"] for b in message["blocks"] if b["type"] == "actions"]
    names = [b["text"]["text"] for b in message["blocks"] if b["type"] == "section"][-len(asked) :]
    where = {"channel": message["channel"], "message_ts": message["ts"], "block_id": asked[names.index(name)]}
    assert stack.workspace.press(AMARA, **where, action_id="match_person", selected_user=user)["ok"]
    stack.answer()


def test_the_administrator_who_imports_the_first_plan_says_who_is_who_until_nobody_is_left(empty_stack: Stack) -> None:
    drop(empty_stack, AMARA, data=unheard(12))
    empty_stack.press(AMARA, newest(empty_stack, AMARA), "import_date", selected_date="2026-01-05")
    empty_stack.press(AMARA, newest(empty_stack, AMARA), "Import")
    assert "12 names" in shown(newest(empty_stack, AMARA)["blocks"])
    assert "2 more names" in shown(newest(empty_stack, AMARA)["blocks"])
    for n in range(12):
        choose(empty_stack, newest(empty_stack, AMARA), f"Nobody Known{n:02}", LEO)
        assert f"Noted: Nobody Known{n:02} is <@{LEO}>." in newest(empty_stack, AMARA)["text"]
    assert newest(empty_stack, AMARA)["text"].endswith("Everybody in the plan is matched now.")
    with empty_stack.database.reading() as session:
        people = plans.people(session, TEAM, empty_stack.plan().id)
    assert {p.slack_id for p in people.values() if p.name.startswith("Nobody")} == {LEO}


def test_nobody_is_matched_by_a_guess_and_nobody_matched_is_changed(stack: Stack) -> None:
    before = stack.action("2.1.1").owner
    with stack.database.reading() as session:
        people = plans.people(session, TEAM, stack.plan().id)
    assert people[before or ""].slack_id == PRIYA
    drop(stack, AMARA)
    stack.press(AMARA, newest(stack, AMARA), "Import")
    with stack.database.reading() as session:
        after = plans.people(session, TEAM, stack.plan().id)
    assert after[before or ""].slack_id == PRIYA
    assert after[stack.action("9.2").owner or ""].slack_id is None


@pytest.mark.parametrize("user", [PRIYA, LEO, KIT])
def test_nobody_else_is_offered_an_import(stack: Stack, user: str) -> None:
    drop(stack, user)
    assert not any("Import" in labels(m) for m in stack.workspace.messages(stack.workspace.direct(user)))
    assert "9.1" not in refs(stack)


@pytest.mark.parametrize("user", [PRIYA, LEO])
def test_somebody_else_is_told_who_may_import_and_asked_about_evidence(stack: Stack, user: str) -> None:
    ts = drop(stack, user)
    refused, asked = stack.replies(user, ts)
    assert refused.startswith(f"Only the core team (<@{AMARA}>")
    assert "plan.csv" in refused
    assert asked.startswith("Which action is that about?")


def test_an_update_with_a_table_as_evidence_is_an_update(stack: Stack) -> None:
    drop(stack, AMARA, "supervision.csv", text="2.1.2 green, attendance attached")
    assert len(stack.counted("2.1.2")) == 1
    assert [e.name for e in stack.action("2.1.2").evidence] == ["supervision.csv"]


@pytest.mark.parametrize(
    ("name", "data"), [("plan.csv", b"\n"), ("plan.xlsx", b"PK not a workbook"), ("p.csv", b"a,b\n")]
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(stack: Stack, name: str, data: bytes) -> None:
    drop(stack, AMARA, name, data)
    assert labels(newest(stack, AMARA)) == []
    assert name in newest(stack, AMARA)["text"]


def test_the_first_plan_asks_for_the_day_of_publication(empty_stack: Stack) -> None:
    drop(empty_stack, AMARA)
    offered = newest(empty_stack, AMARA)
    assert labels(offered) == []
    empty_stack.press(AMARA, offered, "import_date", selected_date="2026-01-05")
    dated = newest(empty_stack, AMARA)
    assert "Deadlines counted from publication on 5 January 2026" in shown(dated["blocks"])
    assert labels(dated) == ["Import", "Do not import"]
    empty_stack.press(AMARA, dated, "Import")
    assert sorted(refs(empty_stack)) == ["9.1", "9.2"]


def test_a_day_of_publication_chosen_wrongly_can_be_chosen_again(empty_stack: Stack) -> None:
    drop(empty_stack, AMARA)
    for day in ("2026-01-04", "2026-01-05"):
        empty_stack.press(AMARA, newest(empty_stack, AMARA), "import_date", selected_date=day)
    dated = newest(empty_stack, AMARA)
    assert "publication on 5 January 2026" in shown(dated["blocks"])
    assert '"initial_date": "2026-01-05"' in json.dumps(dated["blocks"])
    empty_stack.press(AMARA, dated, "Import")
    assert empty_stack.plan().published_on == date(2026, 1, 5)


def test_before_there_is_a_core_team_only_an_administrator_gives_the_plan(empty_stack: Stack) -> None:
    drop(empty_stack, who.OFFICER)
    assert not any(
        "import_date" in str(m) for m in empty_stack.workspace.messages(empty_stack.workspace.direct(who.OFFICER))
    )
    assert refs(empty_stack) == []
