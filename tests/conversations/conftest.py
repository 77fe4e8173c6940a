"""The stack that every conversation runs on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conversations.stack import Stack


@pytest.fixture
def stack(tmp_path: Path) -> Iterator[Stack]:
    """Planbot and its Slack, with the sample plan."""
    made = Stack(tmp_path)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def empty_stack(tmp_path: Path) -> Iterator[Stack]:
    """Planbot and its Slack, without a plan."""
    made = Stack(tmp_path, with_plan=False)
    made.start()
    yield made
    made.stop()
