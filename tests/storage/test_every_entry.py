"""Whatever kinds of entry come in whatever order, the tables are the fold of the journal."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import journal
from storage.chain import kind_of
from storage.verify import verify
from tests.storage.any_entry import BEGINNING, KINDS, SUBJECT, fitting, histories
from tests.storage.plan_entries import PLAN, WORKSPACE
from tests.storage.test_fold import empty_database


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(histories, st.integers(1, 9))
def test_the_tables_are_the_fold_of_entries_of_every_kind(whats: list[Any], at_once: int) -> None:
    found = fitting(whats)
    with empty_database() as database:
        with database.writing() as session:
            journal.append(session, WORKSPACE, PLAN, list(BEGINNING))
        for start in range(0, len(found), at_once):
            with database.writing() as session:
                journal.append(session, WORKSPACE, PLAN, found[start : start + at_once])
        with database.reading() as session:
            assert verify(session, PLAN) == []


def test_every_kind_of_entry_is_drawn_and_known_by_its_subject() -> None:
    kinds = {str(kind.__struct_config__.tag) for kind in KINDS}
    assert set(SUBJECT) <= kinds | {kind_of(each.what) for each in BEGINNING}
    assert len(kinds) > 70
