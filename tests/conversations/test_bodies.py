"""Boards, their cycles, the planner of gaps and what is routed to them, set up and asked about in Slack."""

from __future__ import annotations

from msgspec.structs import replace

from bot.plan.bodies import Body
from bot.plan.entries import Entry, SettingsChosen
from bot.slack.workspace import people as who
from bot.slack.workspace.clicks import words_of
from storage import journal, plans
from tests.asking.typed import shown, typed
from tests.conversations.plan import AMARA, HELEN, LEO, PLAN
from tests.conversations.stack import TEAM, Stack

CORE = {"name": "Core Team", "role": "core_team", "every": "monthly:1", "weekday": "1", "starts": "2026-03-01"}
ICS = {"name": "ICS Project Board", "aliases": "ICS, ICS board", "every": "monthly:3", "weekday": "1"}


def opened(stack: Stack, user: str, words: str) -> bool:
    """Whether `/plan words` opened a modal."""
    assert stack.workspace.command(user, who.GENERAL_CHANNEL, f"/plan {words}")["ok"]
    stack.answer()
    return stack.workspace.view(user) is not None


def add_body(stack: Stack, **filled: str) -> None:
    """The co-ordinator adds a body."""
    assert opened(stack, AMARA, "body")
    answer = stack.submit(AMARA, filled)
    assert answer["ok"], answer


def names(stack: Stack, words: str) -> str:
    """Everything the answer to `/plan words` shows."""
    return shown(typed(stack, AMARA, words)["blocks"])


def stored(stack: Stack) -> Body:
    """The one body, as it is stored."""
    with stack.database.reading() as session:
        [body] = plans.bodies(session, TEAM, PLAN)
    return body


def test_two_monthly_bodies_are_set_up_and_the_planner_shows_every_gap(stack: Stack) -> None:
    add_body(stack, **CORE, channel=who.CORE_TEAM_CHANNEL)
    add_body(stack, **ICS, starts="2026-03-01", people=f"{HELEN} {AMARA}", routes="rec 2, tag ics")
    told = stack.said_to(AMARA)[-1]
    assert "meets the third Tuesday of the month at 14:00; the next meeting is on 17 March 2026" in told
    assert "papers by 10 March 2026" in told
    bodies = names(stack, "bodies")
    assert "*ICS Project Board* (board; also ICS, ICS board)" in bodies
    assert f"pack to <#{who.CORE_TEAM_CHANNEL}>" in bodies
    assert "Monitors the whole plan (10 actions)" in bodies
    assert "Monitors rec 2, tag ics (4 actions)" in bodies
    gaps = names(stack, "meetings gaps")
    assert "⚠️ *2 are above 14 days*: 21 from 17 March 2026, 21 from 16 June 2026." in gaps
    assert "⚠️ *21 days* · 17 March 2026 (ICS Project Board) → 7 April 2026 (Core Team)" in gaps
    assert "14 days · 3 March 2026 (Core Team) → 17 March 2026 (ICS Project Board)" in gaps
    assert stack.said_to(AMARA)[-1].count("above 14 days between meetings")


def test_a_meeting_is_added_moved_and_cancelled(stack: Stack) -> None:
    add_body(stack, **CORE)
    assert opened(stack, AMARA, "meeting Core Team on 6 April")
    assert stack.submit(AMARA, {"kind": "interim"})["ok"]
    listed = names(stack, "meetings")
    assert "Monday *6 April 2026*, 14:00 · *Core Team* · interim monitoring meeting" in listed
    assert "⚠️ falls on a bank holiday" in listed
    [extra] = [m.id for m in stored(stack).meetings]
    assert opened(stack, AMARA, "meeting Core Team")
    assert stack.submit(AMARA, {"which": extra, "on": "2026-04-14", "time": "09:00"})["ok"]
    assert opened(stack, AMARA, "meeting Core Team")
    assert stack.submit(AMARA, {"which": extra, "title": "Slippage"})["ok"]
    assert "*14 April 2026*, 09:00 · *Core Team*: Slippage · interim monitoring meeting" in names(stack, "meetings")
    assert opened(stack, AMARA, "meeting Core Team")
    assert stack.submit(AMARA, {"which": "c20260407", "on": "2026-04-09"})["ok"]
    assert opened(stack, AMARA, "meeting Core Team 5/5/26")
    assert stack.submit(AMARA, {"cancelled": "local elections"})["ok"]
    listed = names(stack, "meetings for Core Team")
    assert "*9 April 2026*" in listed
    assert "Tuesday *7 April" not in listed
    assert "5 May 2026*, 14:00 · *Core Team* · formal meeting · papers by 27 April 2026 · *cancelled*: local" in listed


def test_what_is_wrong_is_said_beside_the_field(stack: Stack) -> None:
    add_body(stack, **CORE)
    assert opened(stack, AMARA, "body")
    answer = stack.submit(AMARA, {**CORE, "papers": "soon", "routes": "the red ones"})
    assert set(answer["errors"]) == {"papers", "routes", "name"}
    assert opened(stack, AMARA, "meeting core team")
    assert set(stack.submit(AMARA, {"which": "new"})["errors"]) == {"on"}
    assert set(stack.submit(AMARA, {"which": "new", "on": "2026-02-01"})["errors"]) == {"on"}
    assert "I read no day in “Slippage”" in typed(stack, AMARA, "meeting Core Team Slippage")["text"]


def test_only_the_core_team_sets_boards_up(stack: Stack) -> None:
    assert "Only the core team" in typed(stack, LEO, "body")["text"]
    assert stack.workspace.view(LEO) is None
    assert "Only the core team" in typed(stack, LEO, "route ICS rec 1")["text"]


def test_a_channel_is_not_joined_for_somebody_who_may_not_set_boards_up_any_more(stack: Stack) -> None:
    assert opened(stack, AMARA, "body")
    settings = replace(stack.plan().settings, core_team=(HELEN,))
    with stack.database.writing() as session:
        now = stack.clock.now()
        journal.append(session, TEAM, PLAN, [Entry("s", "plan", PLAN, SettingsChosen(settings), HELEN, now, now)])
    members = stack.workspace.state.channels[who.GENERAL_CHANNEL]["members"]
    members.remove(who.BOT_USER)
    assert not stack.submit(AMARA, {**CORE, "channel": who.GENERAL_CHANNEL})["ok"]
    assert who.BOT_USER not in members


def test_rules_route_actions_filter_lists_and_disagree_out_loud(stack: Stack) -> None:
    add_body(stack, **CORE)
    add_body(stack, **ICS)
    answer = typed(stack, AMARA, "route ICS Project Board rec 2, tag ics")["text"]
    assert "It monitors rec 2, tag ics." in answer
    stack.dm(who.SYSTEM_MANAGER, "2.1.3 red, the supplier walked out")
    stack.dm(who.EARLY_HELP_HEAD, "3.1 red, nobody applied")
    red = typed(stack, AMARA, "red for ICS Project Board")["text"]
    assert red.startswith("*Red and not verified for the ICS Project Board*")
    assert "2.1.3" in red
    assert "3.1" not in red
    assert "3.1" in typed(stack, AMARA, "red for the core team")["text"]
    ts = stack.dm(AMARA, "what's red for the ICS board?")
    assert stack.replies(AMARA, ts) == [red]
    routes = names(stack, "routes")
    assert "*ICS Project Board*: rec 2, tag ics · 4 of 10 actions · ⚠️ names no action: tag ics" in routes
    assert "Listed by recommendation but not by tag (4): 2.1.1 Publish the threshold document" in routes
    assert "could not read" in typed(stack, AMARA, "route ICS the red ones")["text"]
    assert "Which body?" in typed(stack, AMARA, "route rec 1")["text"]


def test_a_body_is_changed_and_keeps_the_days_of_its_past_meetings(stack: Stack) -> None:
    add_body(stack, **{**CORE, "starts": "2026-01-01"})
    assert opened(stack, AMARA, "body Core Team")
    assert stack.submit(AMARA, {"every": "fortnightly:1", "weekday": "0", "chair": "Amara Lewis"})["ok"]
    body = stored(stack)
    assert body.chair == "Amara Lewis"
    assert [(c.every.value, c.starts.isoformat()) for c in body.cycles] == [
        ("monthly", "2026-01-01"),
        ("fortnightly", "2026-03-02"),
    ]
    assert "Meets every other Monday at 14:00 · next 2 March 2026" in names(stack, "bodies")


def test_before_any_body_the_answer_says_how_to_add_one(stack: Stack) -> None:
    for words in ("bodies", "meetings", "meetings gaps", "routes"):
        assert "`/plan body`" in typed(stack, AMARA, words)["text"]
    assert words_of(typed(stack, AMARA, "gaps")).count("/plan body")


def test_the_forward_programme_lists_meetings_papers_deadlines_and_what_waits(stack: Stack) -> None:
    add_body(stack, **CORE)
    stack.dm(who.SYSTEM_MANAGER, "2.1.3 done")
    programme = names(stack, "forward")
    assert "*Forward work programme*, the six months from 2 March 2026" in programme
    first = programme.index("📅 Tuesday *3 March 2026*, 14:00 · *Core Team* · formal meeting")
    assert "1 action to sign off" in programme
    assert first < programme.index("🗂️ Friday *27 March 2026* · papers for *Core Team* of 7 April 2026")
    ts = stack.dm(AMARA, "show me the forward plan for the core team")
    assert "Forward work programme of Core Team" in stack.replies(AMARA, ts)[0]


def test_much_slippage_long_before_the_next_meeting_suggests_an_interim_one(stack: Stack) -> None:
    add_body(stack, **{**ICS, "every": "monthly:-1", "routes": "rec 2"})
    assert "interim one" not in names(stack, "meetings")
    stack.dm(who.SYSTEM_MANAGER, "2.1.3 red, the supplier walked out")
    listed = names(stack, "meetings")
    assert (
        "⚠️ *ICS Project Board*: 2 of 4 live actions are red or overdue, and it does not meet before 31 March" in listed
    )
    assert opened(stack, AMARA, "meeting ICS")
    assert stack.submit(AMARA, {"which": "new", "kind": "interim", "on": "2026-03-10"})["ok"]
    assert "interim one" not in names(stack, "meetings")


def test_a_body_reviews_every_six_months_in_its_forward_programme(stack: Stack) -> None:
    add_body(stack, **CORE)
    said = typed(stack, AMARA, "body Core Team review every six months from 1 April 2026")["text"]
    assert "holds a six-month review at its first meeting from 1 April 2026 on" in said
    assert "*7 April 2026*, 14:00 · *Core Team* · formal meeting · *six-month review*" in names(stack, "forward")
    assert names(stack, "meetings").count("six-month review") == 1
    assert "a six-month review every 6 months from 1 April 2026" in names(stack, "bodies")
    assert "Write `/plan body NAME review" in typed(stack, AMARA, "body Core Team review every blue moon")["text"]
    assert "holds no reviews" in typed(stack, AMARA, "body Core Team review off")["text"]
    assert "Only the core team" in typed(stack, LEO, "body Core Team review off")["text"]


def test_what_is_mainly_the_councils_goes_to_one_body_and_what_has_partners_to_another(stack: Stack) -> None:
    add_body(stack, **CORE, routes="scope mainly council")
    add_body(stack, **ICS, routes="delivered by council and partner")
    routes = names(stack, "routes")
    assert "*Core Team*: scope council · 10 of 10 actions" in routes
    assert "names no action: scope partner" in routes
    assert "Only the core team" in typed(stack, LEO, "scope 4.1 council and partner")["text"]
    assert "Write `/plan scope" in typed(stack, AMARA, "scope 4.1 whoever")["text"]
    assert "“council and partner”" in typed(stack, AMARA, "scope 4.1 council & partners")["text"]
    assert "Delivered by: council and partner" in names(stack, "4.1")
    routes = names(stack, "routes")
    assert "*ICS Project Board*: scope partner · 1 of 10 actions" in routes
    assert "*Core Team*: scope council · 9 of 10 actions" in routes
    assert "no scope of delivery" in typed(stack, AMARA, "route ICS scope the moon")["text"]
    typed(stack, AMARA, "scope 4.1 off")
    assert "*Core Team*: scope council · 10 of 10 actions" in names(stack, "routes")
