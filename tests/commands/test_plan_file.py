"""A plan file in and out by command: shown first, imported once, never overwriting, the same cells back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bot.files.plan_import import read_plan_file
from bot.slack.workspace.people import TEAM_ID
from tests.commands.command import ROW, ROWS, Command


def test_without_yes_the_import_is_only_shown(planbot: Command) -> None:
    typed = planbot.import_plan()
    assert typed.code == 0
    assert "Say --yes to import it." in typed.out
    assert planbot.count("actions") == 0


def test_with_yes_the_plan_is_opened(planbot: Command) -> None:
    typed = planbot.import_plan("--yes")
    assert (typed.code, planbot.count("actions")) == (0, 3)
    assert "3 new actions, 1 new recommendation" in typed.out
    assert typed.out.endswith("Imported.\n")
    assert "nothing has been changed yet" not in typed.out


def test_every_fault_is_listed_as_the_terminal_shows_text(planbot: Command) -> None:
    doubtful = [ROW | {"Action ref": f"1.{n}", "Due": f"R&D day {n}"} for n in range(1, 71)]
    typed = planbot.import_plan(rows=tuple(doubtful))
    assert typed.out.count("R&D day") == 70
    assert "*" not in typed.out


def test_a_doubt_is_shown_with_its_cell_and_its_row_is_imported(planbot: Command) -> None:
    typed = planbot.import_plan("--yes", rows=(ROW, ROW | {"Action ref": "1.2", "Due": "30/02/2027"}))
    assert "H3" in typed.out
    assert planbot.count("actions") == 2


def test_the_same_file_a_second_time_changes_nothing(imported: Command) -> None:
    before = imported.count("journal")
    assert imported.import_plan("--yes").out.endswith("Nothing was new.\n")
    assert imported.count("journal") == before


def test_a_changed_date_becomes_a_request_and_the_plan_keeps_its_own(imported: Command) -> None:
    before = imported.count("journal")
    typed = imported.import_plan("--yes", rows=(ROW | {"Due": "30/04/2027"}, *ROWS[1:]))
    assert "30 April 2027" in typed.out
    assert imported.count("journal") == before + 2
    assert imported.count("changes") == 1
    assert "31/03/2027" in _exported(imported, "out.csv")


def test_an_owner_is_taken_where_there_was_none_and_asked_of_nobody_twice(planbot: Command) -> None:
    planbot.import_plan("--yes", rows=tuple(row | {"Owner": ""} for row in ROWS))
    typed = planbot.import_plan("--yes")
    assert "3 owners for actions that had none" in typed.out
    assert planbot.import_plan("--yes").out.endswith("Nothing was new.\n")
    assert [row["Owner"] for row in csv.DictReader(_exported(planbot, "out.csv").splitlines())] == [
        row["Owner"] for row in ROWS
    ]
    assert planbot("verify").code == 0


def test_an_owner_is_never_replaced_by_a_file(imported: Command) -> None:
    typed = imported.import_plan("--yes", rows=(ROW | {"Owner": "Sam Field"}, *ROWS[1:]))
    assert "1.1, Owner: “Jo Bell” → “Sam Field”: not taken over" in typed.out
    assert "Jo Bell" in _exported(imported, "out.csv")


def test_a_date_given_where_there_was_none_becomes_a_request(planbot: Command) -> None:
    planbot.import_plan("--yes", rows=(ROW | {"Due": ""},))
    assert "due no date → 31 March 2027" in planbot.import_plan("--yes", rows=(ROW,)).out
    assert planbot.import_plan("--yes", rows=(ROW,)).out.endswith("Nothing was new.\n")


def test_a_date_taken_out_of_the_file_is_said_and_kept(imported: Command) -> None:
    typed = imported.import_plan("--yes", rows=(ROW | {"Due": ""}, *ROWS[1:]))
    assert "1.1, Due: “31 March 2027” → “no date”: not taken over" in typed.out
    assert "31/03/2027" in _exported(imported, "out.csv")


def test_another_heading_for_the_same_column_is_no_change(imported: Command) -> None:
    renamed = tuple({{"Due": "Target date", "Owner": "Owners"}.get(k, k): v for k, v in row.items()} for row in ROWS)
    typed = imported.import_plan("--yes", rows=renamed)
    assert "3 actions as before." in typed.out
    assert typed.out.endswith("Nothing was new.\n")


def test_one_fault_of_many_rows_is_told_once_with_every_cell(planbot: Command) -> None:
    typed = planbot.import_plan(rows=tuple(row | {"Due": "TBC"} for row in ROWS))
    assert "• H2: Action 1.1 has no due date, so it can never be overdue. The same in H3 and H4." in typed.out


def test_a_row_that_is_missing_is_named_and_kept(imported: Command) -> None:
    typed = imported.import_plan("--yes", rows=ROWS[:2])
    assert "1.3" in typed.out
    assert imported.count("actions") == 3


def test_a_new_row_is_added(imported: Command) -> None:
    imported.import_plan("--yes", rows=(*ROWS, ROW | {"Action ref": "1.4", "Action": "Publish the results"}))
    assert imported.count("actions") == 4


def test_the_export_gives_the_same_cells_back(imported: Command) -> None:
    back = list(csv.DictReader(_exported(imported, "out.csv").splitlines()))
    assert [{name: text for name, text in row.items() if name in ROW} for row in back] == list(ROWS)


def test_a_workbook_of_the_export_is_the_same_plan(imported: Command) -> None:
    out = imported.folder / "out.xlsx"
    assert imported("export", out, "--workspace", TEAM_ID).code == 0
    read = read_plan_file(out.name, out.read_bytes(), None)
    assert [action.ref for action in read.actions] == ["1.1", "1.2", "1.3"]


def test_an_export_to_another_kind_of_file_is_refused_in_a_sentence(imported: Command) -> None:
    typed = imported("export", imported.folder / "out.pdf", "--workspace", TEAM_ID)
    assert (typed.code, typed.err) == (1, "out.pdf must end in .csv or .xlsx.\n")


def test_before_an_import_there_is_nothing_to_export(planbot: Command, tmp_path: Path) -> None:
    typed = planbot("export", tmp_path / "out.csv", "--workspace", TEAM_ID)
    assert (typed.code, typed.err) == (1, "There is no plan yet: import one first.\n")


def test_without_a_token_the_workspace_has_to_be_named(planbot: Command, tmp_path: Path) -> None:
    typed = planbot("export", tmp_path / "out.csv")
    assert typed.code == 1
    assert typed.err.startswith("Say --workspace T123")


@pytest.mark.parametrize(
    ("name", "content"),
    [("plan.csv", b""), ("plan.xlsx", b"not a workbook"), ("plan.csv", b"a,b\n1,2\n"), ("plan.pdf", b"%PDF-1.7")],
)
def test_a_file_that_is_no_plan_is_refused_in_a_sentence(
    planbot: Command, tmp_path: Path, name: str, content: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    typed = planbot("import", file, "--published", "2027-01-04", "--workspace", TEAM_ID, "--yes")
    assert typed.code == 1
    assert typed.err.strip().endswith(".")
    assert planbot.count("journal") == 0


def test_a_file_without_the_templates_columns_is_told_what_it_lacks_and_nothing_else(planbot: Command) -> None:
    typed = planbot.import_plan(rows=({"Our ref": "1", "What we do": "Train"},))
    assert "There is no column headed “Action ref”; start from Planbot's template.\n" in typed.err
    assert "new actions" not in typed.err
    assert typed.err.endswith("There is no action in plan.csv that could be imported.\n")


def test_a_day_that_is_none_is_refused_in_a_sentence(planbot: Command) -> None:
    typed = planbot("import", __file__, "--published", "last week", "--workspace", TEAM_ID)
    assert (typed.code, typed.err) == (1, "'last week' is not a day. Write it as 2009-10-23.\n")


def _exported(planbot: Command, name: str) -> str:
    out = planbot.folder / name
    assert planbot("export", out, "--workspace", TEAM_ID).code == 0
    return out.read_text("utf-8-sig")
