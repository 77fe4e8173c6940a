"""Waking the workers: in this process, on Redis, and when Redis is away."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from digests.bell import Bell


def test_the_workers_of_this_process_hear_the_bell() -> None:
    bell, rung = Bell(), threading.Event()
    heard: list[int] = []

    def run(ids: Sequence[int]) -> None:
        heard.extend(ids)
        if len(heard) == 20:
            rung.set()

    bell.answer(run, threads=1)
    bell.wake(range(20))
    bell.wake([])
    assert rung.wait(10)
    bell.close()
    assert sorted(heard) == list(range(20))


def test_a_bell_that_nobody_can_hear_keeps_nothing_to_itself() -> None:
    bell = Bell()
    heard: list[int] = []
    bell.wake([1, 2])
    bell.answer(heard.extend, threads=1)
    bell.close()
    assert heard == []


def test_workers_elsewhere_hear_it_through_redis(redis_url: str) -> None:
    web, worker, rung = Bell(redis_url), Bell(redis_url), threading.Event()
    worker.answer(lambda ids: rung.set(), threads=1)
    web.wake([7])
    assert rung.wait(10)
    worker.close()
    web.close()


def test_a_redis_that_is_away_fails_nobody() -> None:
    bell = Bell("redis://127.0.0.1:9/0")
    bell.wake([1, 2])
    bell.close()
