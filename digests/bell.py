"""Waking the workers through dramatiq: in this process, or on Redis for workers elsewhere.

A message carries ids and nothing else; losing one costs a second, until the clock's next tick.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dramatiq import Broker
    from dramatiq import Worker as Threads

QUEUE = "planbot"
AT_ONCE = 8
TIME_LIMIT_MS = 120_000
STOP_MS = 15_000

log = logging.getLogger(__name__)


class Bell:
    """Rings for the workers. Make one per process, give its `wake` to the runtime, then start the workers."""

    def __init__(self, redis_url: str | None = None) -> None:
        import dramatiq

        self._broker = _broker(redis_url)
        self._carries = redis_url is not None
        self._run: Callable[[Sequence[int]], object] = _not_here
        self._threads: Threads | None = None
        named = dramatiq.actor(actor_name="do_jobs", queue_name=QUEUE, broker=self._broker, max_retries=0)
        self._actor = named(self._ring)

    def wake(self, ids: Sequence[int]) -> None:
        """Have jobs done now. Never fails: what is not woken is found by the clock."""
        if self._threads is None and not self._carries:
            return
        from dramatiq.errors import BrokerError
        from redis.exceptions import RedisError

        hands = min(len(ids), AT_ONCE)
        try:
            for hand in range(hands):
                self._actor.send(list(ids[hand::hands]))
        except (BrokerError, RedisError, OSError) as fault:
            log.warning("the workers could not be woken: %s", type(fault).__name__)

    def answer(self, run: Callable[[Sequence[int]], object], threads: int) -> None:
        """Start threads that call `run` with the ids."""
        from dramatiq import Worker as Threads

        self._run = run
        self._threads = Threads(self._broker, worker_timeout=100, worker_threads=threads)
        self._threads.start()

    def close(self) -> None:
        """Finish what is being done, and stop."""
        if self._threads is not None:
            self._threads.stop(timeout=STOP_MS)
        self._broker.close()

    def _ring(self, ids: list[int]) -> None:
        self._run(ids)


def _not_here(_ids: Sequence[int]) -> None:
    raise RuntimeError("no workers were started in this process")


def _broker(redis_url: str | None) -> Broker:
    from dramatiq.brokers.redis import RedisBroker
    from dramatiq.brokers.stub import StubBroker
    from dramatiq.middleware import Middleware, Retries, TimeLimit

    middleware: list[Middleware] = [TimeLimit(time_limit=TIME_LIMIT_MS), Retries(max_retries=0)]
    if redis_url is None:
        return StubBroker(middleware=middleware)
    broker: Broker = RedisBroker(url=redis_url, middleware=middleware, socket_connect_timeout=2)  # type: ignore[no-untyped-call]
    return broker
