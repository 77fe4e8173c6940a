"""`planbot run --local` before it serves anything."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from bot.local import run_local
from bot.settings import Settings, SettingsFault


def test_a_port_that_is_taken_is_said_in_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(SettingsFault, match="choose another PORT"):
        run_local(Settings(host="127.0.0.1", port=other.getsockname()[1]), tmp_path)
