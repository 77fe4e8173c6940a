"""Herefordshire's way, start to finish: service areas reviewed monthly beside their figures, ambers and reds by its
definitions, closer watch until it is sustained, risks of two classes, scrutiny every quarter (HF 2-4, 12-21, 34)."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from bot.plan.entities import Rating
from bot.plan.position import position
from bot.slack.workspace import people as who
from digests.picture import bars_of
from storage import plans
from tests.asking.test_plan_files import drop
from tests.asking.test_ways import choose
from tests.asking.typed import shown, typed
from tests.conversations.plan import AMARA, JOE, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack
from tests.conversations.test_bodies import add_body, names
from tests.conversations.test_fortnight_way import at, posted
from tests.files.workbooks import workbook

HEAD = ("Recommendation ref", "Recommendation", "Lead", "Service area", "Action ref", "Action", "Owner", "Due")
VISITS = "Improve the timeliness of visits and assessments."
ROWS = [
    HEAD,
    ("7", VISITS, "Fiona Grant", "Assessment", "7.1", "Run the assessment project", "Priya Nair", "30/06/2026"),
    ("7", "", "", "Assessment", "7.2", "Visit every child in need in time", "Priya Nair", "31/05/2026"),
    ("7", "", "", "Care leavers", "7.3", "Give care leavers their health records", "Joe Carter", "30/04/2026"),
    ("7", "", "", "Care leavers", "7.4", "Consult care leavers on the records", "Joe Carter", "31/07/2026"),
]
MEASURES = [
    ("Indicator", "Other names", "Unit", "Direction", "Baseline", "Targets", "Recommendations", "Actions", "Readings"),
    (
        "Assessments in time",
        "assessments on time",
        "%",
        "Higher",
        "39",
        "80",
        "7",
        "7.1",
        "November 2025: 39; December 2025: 62; January 2026: 71",
    ),
]
RED = {
    "cause": "the health team is short of two nurses",
    "recovery": "a locum from Monday",
    "expected": "2026-06-30",
    "harm": "no",
    "reason": "records are read out at visits meanwhile",
}


def test_service_areas_from_the_file_to_the_pack_of_scrutiny(stack: Stack) -> None:
    _import(stack)
    _areas_beside_their_figures(stack)
    _amber_and_red(stack)
    _risks(stack)
    _scrutiny(stack)
    _watched_until_sustained(stack)
    _the_next_quarter(stack)


def _import(stack: Stack) -> None:
    """The way is chosen, and a workbook with a sheet of indicators imported."""
    choose(stack, "service_areas")
    drop(stack, AMARA, "plan.xlsx", workbook(ROWS, more={"Indicators": MEASURES}))
    offered = stack.last(AMARA)
    assert "4 new actions, 1 new recommendation" in shown(offered["blocks"])
    assert "1 new indicator, 3 new readings" in shown(offered["blocks"])
    stack.press(AMARA, offered, "Import")


def _areas_beside_their_figures(stack: Stack) -> None:
    """Each service area with its totals, and the figures beside a recommendation and beside an area (HF 3)."""
    rows = names(stack, "areas").split("```")[1].splitlines()
    totals = {row[:12].strip(): row.split()[-6:] for row in rows if row}
    assert totals["Assessment"] == ["-", "-", "-", "2", "-", "2"]
    assert totals["Total"] == ["-", "-", "1", "13", "-", "14"]
    for asked in ("rec 7", "service area assessment"):
        said = names(stack, asked)
        assert "*7.1* Run the assessment project" in said
        assert "*Indicators*" in said
        assert "Assessments in time: 🔴 RED · January 2026: 71%, improved on December 2025 (62%)" in said
    assert "Assessments in time" not in names(stack, "service area care leavers")


def _amber_and_red(stack: Stack) -> None:
    """Amber where a delay is forecast or something stands in the way, red beyond; a red is asked for the rest."""
    stack.dm(PRIYA, "7.1 on track but now expected 20 July")
    stack.dm(PRIYA, "7.2 has had some issues with the rota")
    assert [stack.item(ref).rating for ref in ("7.1", "7.2")] == [Rating.AMBER, Rating.AMBER]
    stack.dm(JOE, "7.3 delayed, now 30 June")
    asked = stack.last(JOE)
    assert stack.item("7.3").rating is Rating.RED
    assert "A red also needs a recovery action and a safeguarding answer." in asked["text"]
    assert "Still needed: a recovery action and a safeguarding answer." in names(stack, "red")
    stack.later(minutes=1)
    stack.press(JOE, asked, "Complete the red")
    assert stack.submit(JOE, RED)["ok"]
    red = names(stack, "red service area care leavers")
    for part in ("*7.3*", "Cause: the health team is short", "Recovery: a locum from Monday", "30 June 2026"):
        assert part in red
    assert "Still needed" not in red
    amber = names(stack, "amber service area assessment")
    assert "*7.1*" in amber
    assert "*7.2*" in amber


def _risks(stack: Stack) -> None:
    """Two classes: to delivery, and of failing to implement the plan (HF 34, 35)."""
    stack.dm(JOE, "risk on 7.3: the locum may leave")
    stack.press(JOE, stack.last(JOE), "Complete")
    assert stack.submit(JOE, {"likelihood": "3", "impact": "4", "mitigation": "A second agency is asked"})["ok"]
    stack.dm(AMARA, "risk of failing to implement the plan: recruitment suffers if we stay inadequate")
    register = names(stack, "risks")
    assert "*Risks of failing to implement the plan* (1)" in register
    assert "*Risks to delivery* (1)" in register
    assert "score 12 (likelihood 3 × impact 4)" in register


def _scrutiny(stack: Stack) -> None:
    """A scrutiny committee every quarter: its pack, and a total that every table and the picture share."""
    add_body(
        stack,
        name="Scrutiny Committee",
        role="scrutiny",
        every="quarterly:2",
        weekday="0",
        starts="2026-03-01",
        channel=who.CORE_TEAM_CHANNEL,
    )
    assert "Meets the second Monday of every third month" in names(stack, "bodies")
    at(stack, datetime(2026, 3, 2, 11, tzinfo=UTC))
    [pack] = posted(stack, "Pack for the meeting on Monday *9 March 2026*")
    said = "14 actions: 🔴 1 RED · ❓ 0 NOT VERIFIED · 🟠 3 AMBER · 🟢 10 GREEN · 🔵 0 BLUE"
    assert said in pack
    assert "the health team is short of two nurses" in pack
    assert "Assessments in time: 🔴 RED · January 2026: 71%" in pack
    assert said.replace(" ·", ",") in names(stack, "counts")
    _areas_of(pack)
    assert _drawn(stack) == {Rating.RED: 1, Rating.NOT_VERIFIED: 0, Rating.AMBER: 3, Rating.GREEN: 10, Rating.BLUE: 0}
    total = names(stack, "areas").split("```")[1].splitlines()[-1]
    assert total.split() == ["Total", "1", "-", "3", "10", "-", "14"]


def _areas_of(pack: str) -> None:
    """The pack has each service area: its actions, the worst first, and its indicators beside them (HF 3, A5.4)."""
    areas = pack.partition("*By service area, beside its indicators*")[2].partition("*Highlights by recommendation")[0]
    assessment, _, leavers = areas.partition("*Care leavers*")
    leavers, _, others = leavers.partition("*In no service area*")
    assert "*Assessment*: 🟠 AMBER · 0 of 2 actions done · 2 amber" in assessment
    assert assessment.index("*7.1* Run the assessment project: 🟠 AMBER") < assessment.index("*Indicators*")
    assert "Assessments in time: 🔴 RED · January 2026: 71%" in assessment
    assert leavers.index("*7.3* Give care leavers their health records: 🔴 RED") < leavers.index("*7.4*")
    assert "*Indicators*" not in leavers
    assert "*7." not in others


def _drawn(stack: Stack) -> Counter[Rating]:
    """What the bars of the digest's picture add up to: every action serves one recommendation here."""
    with stack.database.reading() as session:
        standing = position(plans.lines(session, TEAM, PLAN), stack.clock.now().date())
        served = {each.id: each for each in plans.recommendations(session, TEAM, PLAN)}
    totals: Counter[Rating] = Counter()
    for bar in bars_of(standing, served):
        totals.update(dict(bar.counts))
    return totals


def _watched_until_sustained(stack: Stack) -> None:
    """Asked about weekly until the target is met for three months, and no longer (HF 21)."""
    watched = typed(stack, AMARA, "monitor 7.1")["text"]
    assert "a word every 5 working days until the target is met for four weeks, three months" in watched
    assert "*7.1*" in names(stack, "monitored")
    at(stack, datetime(2026, 3, 11, 10, tzinfo=UTC))
    assert "*7.1* Run the assessment project" in stack.said_to(PRIYA)[-1]
    for month, value, on in (("March", 82, 4), ("April", 84, 5), ("May", 86, 6)):
        assert stack.action("7.1").monitoring is not None
        stack.clock.moment = datetime(2026, on, 1, 9, tzinfo=UTC)
        stack.dm(PRIYA, f"assessments on time {value}% in {month}")
        at(stack, stack.clock.moment.replace(hour=12))
    assert stack.action("7.1").monitoring is None
    assert "the target was met long enough" in names(stack, "7.1")


def _the_next_quarter(stack: Stack) -> None:
    """Scrutiny's next pack says what moved since its last, and the figure that is now sustained."""
    [pack] = posted(stack, "Pack for the meeting on Monday *8 June 2026*")
    assert "*Movement since 2 March 2026*: 14 live" in pack
    assert "May 2026: 86%" in pack
    assert "sustained" in pack
