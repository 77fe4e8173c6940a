"""What the environment sets, and what Planbot sets for itself in it."""

from __future__ import annotations

from bot.settings import reach_loopback_directly


def test_loopback_is_reached_directly_whatever_proxy_is_named() -> None:
    environment = {"HTTPS_PROXY": "http://proxy.example:3128", "no_proxy": "intranet.example,localhost"}
    reach_loopback_directly(environment)
    assert environment["NO_PROXY"] == environment["no_proxy"] == "intranet.example,localhost,127.0.0.1,::1"
