"""The word lists that come with the reader, a TOML file each, read once when first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words_of(name: str) -> dict[str, Any]:
    """A vocabulary by its file's name: 'ratings', 'months', 'slips'."""
    return tomllib.loads((files("bot.reading.vocabulary") / f"{name}.toml").read_text("utf-8"))
