"""Not measuring coverage for a while: tracing trebles the time of what goes again and again where tests have been."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from coverage import Coverage


@contextmanager
def unmeasured() -> Iterator[None]:
    """Without measuring coverage, whatever measures it: in a process of xdist's pytest-cov begins twice, and where one
    stops the other goes on."""
    stopped = []
    while (measuring := Coverage.current()) is not None:
        measuring.stop()
        stopped.append(measuring)
    try:
        yield
    finally:
        for each in reversed(stopped):
            each.start()
