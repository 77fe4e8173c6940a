"""Planbot's settings: every environment variable it reads, once, at start."""

from __future__ import annotations

import os
from collections.abc import Mapping, MutableMapping
from pathlib import Path

from msgspec import Struct

DATABASES = ("sqlite:///", "postgresql://", "postgresql+psycopg://", "postgres://")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class SettingsFault(Exception):
    """A setting is missing or wrong; the message says which and what to write."""


class Settings(Struct, frozen=True):
    """What the administrator sets outside Slack. Secrets are kept out of every log and representation."""

    database_url: str = "sqlite:///var/planbot.db"
    redis_url: str | None = None
    bot_token: str | None = None
    signing_secret: str | None = None
    app_token: str | None = None
    slack_api_url: str | None = None
    evidence_url: str = "var/evidence"
    evidence_max_mb: int = 50
    host: str = "127.0.0.1"
    port: int = 3000
    log_level: str = "INFO"
    clock_file: Path | None = None
    me: str | None = None
    vocabulary: Path | None = None

    def __repr__(self) -> str:
        """Without tokens, secrets or addresses that may hold a password."""
        return f"Settings(host={self.host!r}, port={self.port!r}, log_level={self.log_level!r})"


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment.

    Raises SettingsFault when a value cannot be used.
    """
    env = os.environ if environ is None else environ
    clock_file, vocabulary = env.get("PLANBOT_CLOCK_FILE"), env.get("PLANBOT_VOCABULARY")
    return Settings(
        database_url=_database(env.get("DATABASE_URL") or "sqlite:///var/planbot.db"),
        redis_url=env.get("REDIS_URL") or None,
        bot_token=env.get("SLACK_BOT_TOKEN") or None,
        signing_secret=env.get("SLACK_SIGNING_SECRET") or None,
        app_token=env.get("SLACK_APP_TOKEN") or None,
        slack_api_url=env.get("SLACK_API_URL") or None,
        evidence_url=env.get("EVIDENCE_URL") or "var/evidence",
        evidence_max_mb=_whole(env, "EVIDENCE_MAX_MB", 50),
        host=env.get("HOST") or "127.0.0.1",
        port=_whole(env, "PORT", 3000),
        log_level=_level((env.get("LOG_LEVEL") or "INFO").upper()),
        clock_file=Path(clock_file) if clock_file else None,
        me=env.get("PLANBOT_ME") or None,
        vocabulary=Path(vocabulary) if vocabulary else None,
    )


def reach_loopback_directly(environ: MutableMapping[str, str] | None = None) -> None:
    """Leave loopback out of whatever proxy the environment names, for every HTTP client of this process."""
    env = os.environ if environ is None else environ
    kept = [name for name in (env.get("NO_PROXY") or env.get("no_proxy") or "").split(",") if name.strip()]
    env["NO_PROXY"] = env["no_proxy"] = ",".join(dict.fromkeys([*kept, *LOOPBACK]))


def _database(url: str) -> str:
    if not url.startswith(DATABASES):
        # Not repeated: it may hold a password.
        raise SettingsFault("DATABASE_URL must begin with sqlite:/// or postgresql://.")
    return url


def _level(name: str) -> str:
    if name not in LEVELS:
        raise SettingsFault(f"LOG_LEVEL is {name!r}, but it must be one of {', '.join(LEVELS)}.")
    return name


def _whole(env: Mapping[str, str], name: str, default: int) -> int:
    text = env.get(name) or str(default)
    if not text.isdecimal() or int(text) < 1:
        raise SettingsFault(f"{name} is {text!r}, but it must be a whole number of at least 1.")
    return int(text)
