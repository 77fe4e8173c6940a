"""Who is on a body and what it goes on as, visits with their embargo, and updates in writing."""

from __future__ import annotations

from datetime import date

from bot.plan.bodies import Body
from storage import plans
from tests.asking.typed import shown, typed
from tests.conversations.plan import AMARA, FIONA, HELEN, LEO, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack
from tests.conversations.test_bodies import CORE, ICS, add_body, names, opened


def body(stack: Stack, name: str) -> Body:
    """A body as it is stored."""
    with stack.database.reading() as session:
        return next(b for b in plans.bodies(session, TEAM, PLAN) if b.name == name)


def test_members_come_and_go_with_their_dates(stack: Stack) -> None:
    add_body(stack, **ICS)
    assert opened(stack, AMARA, "members ICS Project Board")
    joined = {"joined": f"{HELEN} {FIONA}", "names": "SoftCare Systems, Corporate ICT", "on": "2026-02-01"}
    assert stack.submit(AMARA, joined)["ok"]
    everybody = f"Corporate ICT, <@{FIONA}>, <@{HELEN}> and SoftCare Systems"
    assert f"*ICS Project Board*: {everybody}." in stack.said_to(AMARA)[-1]
    assert f"members {everybody}" in names(stack, "bodies")
    assert opened(stack, AMARA, "members ICS Project Board")
    assert stack.submit(AMARA, {"left": FIONA, "on": "2026-03-01"})["ok"]
    [left] = [m for m in body(stack, "ICS Project Board").members if m.until is not None]
    assert (left.name, left.since, left.until) == ("Fiona Grant", date(2026, 2, 1), date(2026, 3, 1))
    assert f"<@{FIONA}>" not in names(stack, "bodies")


def test_a_body_that_ends_goes_on_as_another_with_its_rules(stack: Stack) -> None:
    add_body(stack, **ICS, routes="rec 2")
    add_body(stack, **{**CORE, "name": "Systems Sub-group"})
    assert opened(stack, AMARA, "members ICS Project Board")
    assert stack.submit(AMARA, {"ended": "2026-03-10", "successor": "systems-sub-group"})["ok"]
    bodies = names(stack, "bodies")
    assert "ended 10 March 2026, goes on as Systems Sub-group" in bodies
    assert "Monitors rec 2 (4 actions)" in bodies.split("*Systems Sub-group*")[1]
    assert "ICS Project Board" not in names(stack, "meetings")


def test_a_visit_is_logged_and_its_outcome_kept_until_the_embargo_ends(stack: Stack) -> None:
    assert opened(stack, AMARA, "visit")
    visit = {
        "title": "Focused visit",
        "on": "2026-02-24",
        "outcome": "Thresholds are <applied> well",
        "recs": "R2, 4",
        "embargo": "2026-03-16",
    }
    assert stack.submit(AMARA, visit)["ok"]
    assert "*Focused visit* by The inspectorate on 24 February 2026" in stack.said_to(AMARA)[-1]
    seen = names(stack, "visits")
    assert "24 February 2026 · *The inspectorate*: Focused visit · recommendations 2 and 4" in seen
    assert "Thresholds are &lt;applied&gt; well" in seen
    others = shown(typed(stack, PRIYA, "visits")["blocks"])
    assert "Its outcome is under embargo." in others
    assert "Thresholds" not in others
    assert "🔓 Monday *16 March 2026* · embargo ends: Focused visit" in names(stack, "forward")
    stack.later(days=14)
    assert "Thresholds" in shown(typed(stack, PRIYA, "visits")["blocks"])


def test_an_update_in_writing_goes_to_each_member_and_is_kept(stack: Stack) -> None:
    add_body(stack, **ICS)
    assert opened(stack, AMARA, "members ICS")
    assert stack.submit(AMARA, {"joined": f"{HELEN} {FIONA}", "names": "SoftCare Systems", "on": "2026-02-01"})["ok"]
    assert opened(stack, AMARA, "written ICS")
    assert stack.submit(AMARA, {"text": "No meeting in March; the <supplier> has agreed the release."})["ok"]
    for member in (HELEN, FIONA):
        said = stack.said_to(member)[-1]
        assert "*ICS Project Board: update in writing*, position as at 2 March 2026" in said
        assert "the &lt;supplier&gt; has agreed the release" in said
        assert "10 actions: " in said
    told = stack.said_to(AMARA)[-1]
    assert f"Sent to <@{FIONA}> and <@{HELEN}>" in told or f"Sent to <@{HELEN}> and <@{FIONA}>" in told
    assert "Send it by hand to SoftCare Systems." in told
    log = names(stack, "visits")
    assert "*ICS Project Board*: update in writing" in log
    assert "SoftCare Systems" in log


def test_only_the_core_team_keeps_these_records(stack: Stack) -> None:
    for words in ("members ICS", "visit", "written ICS"):
        assert "Only the core team" in typed(stack, LEO, words)["text"]
    assert "`/plan body`" in typed(stack, AMARA, "members Nobody")["text"]
    add_body(stack, **ICS)
    assert "Which body? Write `/plan written ICS Project Board`." in typed(stack, AMARA, "written Nobody")["text"]
