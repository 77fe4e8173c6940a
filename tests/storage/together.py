"""Doing several things at once, in threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence


def together(work: Sequence[Callable[[], None]]) -> None:
    """Run all at once and wait; raise the first of what they raised."""
    faults: list[BaseException] = []

    def run(one: Callable[[], None]) -> None:
        try:
            one()
        except BaseException as fault:  # noqa: BLE001 - handed on to the test
            faults.append(fault)

    threads = [threading.Thread(target=run, args=(each,)) for each in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
