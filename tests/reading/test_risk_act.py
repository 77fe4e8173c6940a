"""Raising a risk in words: what it is on, and what only sounds like one."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.plan.risks import RiskKind
from bot.reading.acts.risk import RiskSaid, read_risk, without_head
from tests.reading.plans import PLAN, SENT

AT = datetime.fromisoformat(SENT)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("risk on 1.1: the printer may close", RiskSaid(RiskKind.DELIVERY, "the printer may close", ("1.1",))),
        ("Raise a risk on 1.1 and 1.2: no police lead", RiskSaid(RiskKind.DELIVERY, "no police lead", ("1.1", "1.2"))),
        ("issue on 2.1.1: nobody applied", RiskSaid(RiskKind.ISSUE, "nobody applied", ("2.1.1",))),
        ("risk to rec 2: posts frozen", RiskSaid(RiskKind.DELIVERY, "posts frozen", recommendation="2")),
        ("risk to the plan: money", RiskSaid(RiskKind.DELIVERY, "money")),
        ("risk of failing to implement: money", RiskSaid(RiskKind.FAILING, "money")),
        ("Risk of not delivering the plan: money", RiskSaid(RiskKind.FAILING, "money")),
        ("risk to vacancies: agency rates rise", RiskSaid(RiskKind.DELIVERY, "agency rates rise", indicator="VAC")),
    ],
)
def test_what_a_risk_is_on_is_read(text: str, said: RiskSaid) -> None:
    assert read_risk(text, PLAN, AT) == said


@pytest.mark.parametrize(
    "text",
    [
        "1.1 amber, risk: the printer may close",
        "issue with the supplier: now end of June",
        "risk on 9.9: unknown",
        "there is a risk on 1.1 that the printer closes",
        "risk: 1.1 may slip",
        "1.1 green, no risks",
    ],
)
def test_anything_else_raises_no_risk(text: str) -> None:
    assert read_risk(text, PLAN, AT) is None


def test_shown_without_its_beginning_only_what_was_said_is_left() -> None:
    assert without_head("risk on 2.1: the supplier: gone") == "the supplier: gone"
    assert without_head("1.1 stuck, waiting on the supplier") == "1.1 stuck, waiting on the supplier"
