"""What people say their figures show, held against the figures (A9.4). Pure."""

from __future__ import annotations

from enum import StrEnum

from bot.plan.measures import Measured


class Claim(StrEnum):
    """A word for what figures show."""

    IMPROVED = "improved"
    WORSENED = "worsened"
    SUSTAINED = "sustained"
    MET = "on target"


def borne_out(measured: Measured, claim: Claim) -> bool | None:
    """Whether the figures bear a claim out; None where they cannot tell: no figure, none before it, no target."""
    latest = measured.latest
    if latest is None:
        return None
    if claim is Claim.SUSTAINED:
        return measured.sustained
    if claim is Claim.MET:
        return latest.met if latest.rating is not None else None
    change = measured.change
    if change is None:
        return None
    return change > 0 if claim is Claim.IMPROVED else change < 0
