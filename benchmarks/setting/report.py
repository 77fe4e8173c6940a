"""How figures are printed: aligned tables under a line that says what they were measured with."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Sequence
from importlib.metadata import version


def measured_with() -> str:
    """The versions and the machine that the figures depend on."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("slack-bolt", "sqlalchemy", "jinja2", "msgspec"))
    cores = f"{platform.machine()}, {os.cpu_count()} cores"
    return f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}; {cores}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Aligned columns, the first to the left and the others to the right."""
    widths = [max(len(row[n]) for row in (head, *rows)) for n in range(len(head))]
    return "\n".join(_aligned(row, widths) for row in (head, *rows))


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = zip(row, widths, strict=True)
    return "  ".join(cell.rjust(width) if n else cell.ljust(width) for n, (cell, width) in enumerate(cells))
