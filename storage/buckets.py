"""Token buckets: how long to wait before saying something in a channel, so that Slack need not tell us to.

Slack allows about one message a second in a channel, with short bursts. Without Redis each process counts for
itself; with it all processes count together.
"""

from __future__ import annotations

import threading
from typing import Any, Protocol

SECONDS_A_TOKEN = 1.0
BURST = 3
TOLERANCE = (BURST - 1) * SECONDS_A_TOKEN
FULL_AGAIN_MS = int(BURST * SECONDS_A_TOKEN * 1000) + 1000

# The bucket is kept as the moment at which it is full again; the same sum as `_taken`, in one step on the server.
_SCRIPT = """
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), tonumber(ARGV[1]))
local wait = full - tonumber(ARGV[1]) - tonumber(ARGV[2])
if wait > 0 then return tostring(wait) end
redis.call('SET', KEYS[1], string.format('%.6f', full + tonumber(ARGV[3])), 'PX', ARGV[4])
return '0'
"""


class Buckets(Protocol):
    """Token buckets, one a channel."""

    def wait(self, workspace: str, channel: str, now: float) -> float:
        """Take a token, 0.0; or when there is none, take nothing: the seconds until there is one.

        `now` is real time in seconds (time.time()), never business time.
        """
        ...

    def close(self) -> None:
        """Close whatever is open."""
        ...


def open_buckets(redis_url: str | None = None) -> Buckets:
    """The buckets of this process, or with Redis those of all processes."""
    return SharedBuckets(redis_url) if redis_url else OwnBuckets()


class OwnBuckets:
    """The buckets of one process."""

    def __init__(self) -> None:
        self._full: dict[tuple[str, str], float] = {}
        self._lock = threading.Lock()

    def wait(self, workspace: str, channel: str, now: float) -> float:
        """See Buckets."""
        with self._lock:
            wait, full = _taken(self._full.get((workspace, channel), 0.0), now)
            self._full[workspace, channel] = full
            if len(self._full) > 10_000:
                self._full = {key: when for key, when in self._full.items() if when > now}
            return wait

    def close(self) -> None:
        """Nothing is open."""

    def kept(self) -> int:
        """How many buckets are held in memory."""
        return len(self._full)


class SharedBuckets:
    """The buckets of all processes, in Redis. While Redis is away, each process counts for itself again."""

    def __init__(self, redis_url: str) -> None:
        import redis

        self._away: type[Exception] = redis.RedisError
        self._client: Any = redis.Redis.from_url(redis_url, socket_timeout=1, socket_connect_timeout=1)
        self._script = self._client.register_script(_SCRIPT)
        self._own = OwnBuckets()

    def wait(self, workspace: str, channel: str, now: float) -> float:
        """See Buckets."""
        arguments: list[str | float] = [f"{now:.6f}", TOLERANCE, SECONDS_A_TOKEN, FULL_AGAIN_MS]
        try:
            return float(self._script(keys=[f"planbot:bucket:{workspace}:{channel}"], args=arguments))
        except self._away:
            return self._own.wait(workspace, channel, now)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


def _taken(full: float, now: float) -> tuple[float, float]:
    """The seconds to wait, and when the bucket is full again afterwards."""
    full = max(full, now)
    wait = full - now - TOLERANCE
    return (wait, full) if wait > 0 else (0.0, full + SECONDS_A_TOKEN)
