"""How a fault of our own is written to the log: its kind and where it was raised."""

from __future__ import annotations

import traceback


def described(fault: BaseException) -> str:
    """The kind of an exception and its trace, without its text: that may repeat what somebody typed."""
    where = "".join(traceback.format_tb(fault.__traceback__))
    return f"{type(fault).__name__}\n{where}"
