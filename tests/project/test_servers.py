"""The servers of the integration tests are real, and every test finds them empty."""

from __future__ import annotations

import psycopg
import pytest
import redis
import sqlalchemy


@pytest.mark.parametrize("attempt", ["the first test", "the next test"])
def test_every_test_has_an_empty_postgresql_database(postgres_database: str, attempt: str) -> None:
    engine = sqlalchemy.create_engine(postgres_database)
    with engine.begin() as connection:
        connection.execute(sqlalchemy.text("CREATE TABLE plans (title text)"))
        version = connection.execute(sqlalchemy.text("SELECT version()")).scalar_one()
    engine.dispose()
    assert "PostgreSQL" in version


def test_the_postgresql_is_durable_as_in_production(postgres_url: str) -> None:
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as connection:
        row = connection.execute("SHOW fsync").fetchone()
    assert row == ("on",)


@pytest.mark.parametrize("attempt", ["the first test", "the next test"])
def test_every_test_has_an_empty_redis(redis_url: str, attempt: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0
        client.set("wake", "job")
