"""Token buckets: a short burst, then one a second in each channel, across processes with Redis."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from storage.buckets import Buckets, OwnBuckets, SharedBuckets, open_buckets
from tests.storage.together import together

NOW = 1_772_443_800.0


@pytest.fixture(params=["in process", "redis"])
def buckets(request: pytest.FixtureRequest) -> Iterator[Buckets]:
    """Empty buckets of each kind."""
    if request.param == "in process":
        yield open_buckets()
        return
    with closing(SharedBuckets(str(request.getfixturevalue("redis_url")))) as shared:
        yield shared


def test_three_at_once_then_one_a_second(buckets: Buckets) -> None:
    assert [buckets.wait("T1", "C1", NOW) for _ in range(3)] == [0, 0, 0]
    assert buckets.wait("T1", "C1", NOW) == pytest.approx(1)
    assert buckets.wait("T1", "C1", NOW + 0.75) == pytest.approx(0.25)
    assert buckets.wait("T1", "C1", NOW + 1) == 0
    assert buckets.wait("T1", "C1", NOW + 1) == pytest.approx(1)
    assert [buckets.wait("T1", "C1", NOW + 60) for _ in range(4)] == [0, 0, 0, pytest.approx(1)]


def test_each_channel_of_each_workspace_has_its_own(buckets: Buckets) -> None:
    for _ in range(3):
        buckets.wait("T1", "C1", NOW)
    assert buckets.wait("T1", "C2", NOW) == buckets.wait("T2", "C1", NOW) == 0


def test_processes_share_their_buckets_through_redis(redis_url: str) -> None:
    with closing(SharedBuckets(redis_url)) as one, closing(SharedBuckets(redis_url)) as other:
        waits: list[float] = []
        together(
            [lambda: waits.append(one.wait("T1", "C1", NOW)), lambda: waits.append(other.wait("T1", "C1", NOW))] * 3
        )
    assert sorted(wait > 0 for wait in waits) == [False] * 3 + [True] * 3


def test_without_its_redis_a_process_counts_for_itself() -> None:
    with closing(SharedBuckets("redis://127.0.0.1:1/0")) as away:
        assert [away.wait("T1", "C1", NOW) for _ in range(4)] == [0, 0, 0, pytest.approx(1)]


def test_buckets_that_are_full_again_are_forgotten() -> None:
    own = OwnBuckets()
    for number in range(10_001):
        own.wait("T1", f"C{number}", NOW)
    own.wait("T1", "C1", NOW + 60)
    assert own.wait("T1", "C2", NOW + 60) == 0
    assert own.kept() < 10
