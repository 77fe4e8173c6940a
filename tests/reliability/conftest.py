"""An installation for each test, its processes ended whatever happens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability.planbot_process import Installation


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """The sample plan and its Slack; no process runs yet."""
    made = Installation(tmp_path)
    yield made
    made.close()


@pytest.fixture
def spread(tmp_path: Path, postgres_database: str, redis_url: str) -> Iterator[Installation]:
    """The same on PostgreSQL and Redis, for the Procfile's processes."""
    made = Installation(tmp_path, postgres_database, redis_url)
    yield made
    made.close()
