"""Whatever a plan calls its things, its names call nobody and mark nothing up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from bot.plan import entries as e
from bot.plan.action import Action
from bot.plan.bodies import Body, Cycle, Every
from bot.plan.entities import Group, Inspection, Person, PlanDate, Recommendation, Settings, Timescale
from bot.plan.indicators import Indicator, Target
from bot.slack.workspace import people as who
from bot.slack.workspace.store import Json
from storage import journal
from tests.conversations.plan import AMARA, HELEN, NOW, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack

BAD = "<!channel> & <b>"
ASKED = (
    "red amber overdue mine due counts recs themes bodies meetings routes forward evidence changes indicators risks "
    "trend late-soon challenges commitments monitored milestones versions inspection suspended visits setup"
).split()
ALSO = ("2.1", "rec 2", "meetings gaps", "history 2.1", "compare 1 March and 2 March", "category 2", "board", "nobody")


def hostile() -> list[e.Entry]:
    """The entries of a live plan in which every name is hostile."""
    group = Group("g1", "theme", f"Theme {BAD}")
    served = Recommendation("r2", "2", f"Do {BAD}", Timescale.NONE, "p1", theme="g1", outcome=f"Better {BAD}", order=1)
    due = PlanDate(date(2026, 2, 1), words=BAD)
    work = Action("a1", "2.1", f"Work {BAD}", f"Work {BAD}", ("r2",), "p1", original=due, tags=(BAD,), group="g1")
    measure = Indicator("i1", f"Share {BAD}", "%", baseline=10.0, targets=(Target(90.0),), actions=("a1",))
    board = Body("b1", f"Board {BAD}", (BAD,), BAD, people=(HELEN,), cycles=(Cycle(Every.MONTHLY, 0, NOW.date(), 1),))
    whats: list[tuple[str, str, e.What]] = [
        (
            "plan",
            PLAN,
            e.PlanOpened(f"Plan {BAD}", (Inspection("x1", BAD, date(2026, 1, 5), kind=BAD, framework=BAD),)),
        ),
        ("plan", PLAN, e.SettingsChosen(Settings((AMARA,), (HELEN,), who.CORE_TEAM_CHANNEL))),
        ("plan", PLAN, e.WentLive(date(2026, 2, 16))),
        ("person", "p1", e.PersonAdded(Person("p1", f"Priya {BAD}", slack_id=PRIYA))),
        ("group", "g1", e.GroupAdded(group)),
        ("recommendation", "r2", e.RecommendationAdded(served)),
        ("action", "a1", e.ActionAdded(work)),
        ("indicator", "i1", e.IndicatorAdded(measure)),
        ("body", "b1", e.BodyAdded(board)),
    ]
    return [e.Entry(f"h:{n}", s, i, what, "planbot", NOW, NOW) for n, (s, i, what) in enumerate(whats)]


def marked_up(found: object) -> Iterator[str]:
    """Every text that Slack would read as its markup, wherever it is in a message or a view."""
    if isinstance(found, dict):
        if found.get("type") == "mrkdwn":
            yield str(found["text"])
        for value in found.values():
            yield from marked_up(value)
    elif isinstance(found, list):
        for value in found:
            yield from marked_up(value)


def said_by_command(stack: Stack, user: str, words: str) -> list[Json]:
    """What an answer shows: the messages, or the form it opened."""
    before = len(stack.workspace.messages(who.GENERAL_CHANNEL, user))
    assert stack.workspace.command(user, who.GENERAL_CHANNEL, f"/plan {words}")["ok"]
    stack.answer()
    view = stack.workspace.view(user)
    if view is not None:
        stack.workspace.close_view(user, view["id"])
        return [view]
    return stack.workspace.messages(who.GENERAL_CHANNEL, user)[before:]


def test_no_name_of_a_plan_calls_anybody_or_marks_anything_up(empty_stack: Stack) -> None:
    stack = empty_stack
    with stack.database.writing() as session:
        journal.append(session, TEAM, PLAN, hostile())
    found: dict[str, list[Json]] = {words: said_by_command(stack, AMARA, words) for words in (*ASKED, *ALSO)}
    for user in (AMARA, PRIYA):
        stack.workspace.open_home(user)
        stack.answer()
        found[f"home of {user}"] = [stack.workspace.home(user) or {}]
    for said in ("2.1 red, nobody <!here>", "extend 2.1 to 30 June: late", "2.1 done", "sign-off requested on 2.1"):
        stack.dm(PRIYA, said)
        stack.later(seconds=5)
    for user in (AMARA, PRIYA, HELEN):
        every = stack.workspace.messages(stack.workspace.direct(user), user)
        found[f"said to {user}"] = [message for message in every if message.get("bot_id")]
    found["mine"] = said_by_command(stack, PRIYA, "mine")
    bad = {name: text for name, each in found.items() for text in marked_up(each) if "<!" in text or "<b>" in text}
    bad |= {name: m["text"] for name, each in found.items() for m in each if "<!" in str(m.get("text", ""))}
    assert bad == {}, json.dumps(bad, indent=1)
    assert any("&lt;!channel&gt;" in text for text in marked_up(found["bodies"]))
