"""Every kind of job there is, with what does it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.services.settle_change import SETTLE
from digests.catch_up import Hear, catching_up
from digests.evidence import fetch_evidence
from digests.plan_files import read_plan_file
from digests.settle_change import settle_change
from digests.take_down import take_down
from digests.teams import refresh_teams
from digests.work import Kind


def all_kinds(hear: Hear) -> Mapping[str, Kind]:
    """The kinds of job beside those the worker always has: fetching files given in Slack and what was not heard,
    taking buttons away."""
    fetching: dict[str, Kind] = {"read_plan_file": read_plan_file, "fetch_evidence": fetch_evidence}
    standing: dict[str, Kind] = {"take_down": take_down, SETTLE: settle_change}
    return {**fetching, **standing, "teams": refresh_teams, **catching_up(hear)}
