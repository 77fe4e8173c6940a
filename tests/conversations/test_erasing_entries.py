"""Whoever typed the words of an entry erases them, or the core team: nothing is left in any table or file."""

from __future__ import annotations

from bot.plan.entities import Rating
from bot.slack.workspace import people as who
from bot.slack.workspace.store import Json
from tests.asking.typed import shown, typed
from tests.conversations.plan import AMARA, DANIEL, FIONA, HELEN, JOE, KIT, LEO, PRIYA
from tests.conversations.stack import Stack
from tests.conversations.test_erasing import WORDS, assert_gone, erased, rows

BODY = {"name": "Core Team", "every": "monthly:1", "weekday": "1", "starts": "2026-03-01"}
FORM = {"cause": WORDS, "recovery": WORDS, "expected": "2026-06-01", "harm": "yes", "reason": WORDS}


def options(stack: Stack, user: str, words: str = "erase") -> list[Json]:
    """What `/plan erase` lets somebody choose."""
    assert stack.workspace.command(user, who.GENERAL_CHANNEL, f"/plan {words}")["ok"]
    view = stack.workspace.view(user)
    assert view is not None
    found = next(block["element"]["options"] for block in view["blocks"] if block.get("block_id") == "words")
    assert isinstance(found, list)
    return found


def erase(stack: Stack, user: str, words: str = "erase") -> None:
    """Erase everything that `/plan erase` offers."""
    chosen = " ".join(str(option["value"]) for option in options(stack, user, words))
    assert stack.submit(user, {"words": chosen})["ok"]


def test_what_was_typed_into_forms_and_commands_is_erased(stack: Stack) -> None:
    for words in (
        f"monitor 3.3 until {WORDS}",
        f"challenge 2.1.1 {WORDS}?",
        f"interim 2.1.3 until 14 May: {WORDS}",
        f"override 2.2.1 green until 13 March: {WORDS}",
        f"cancel 2.1.1: {WORDS}",
        f"request 2.1.3 {WORDS} by 14 May",
        f"commit member: {WORDS} by 30 April",
        f"risk on 2.1.3: {WORDS}",
        f"hold until 5 January: {WORDS}",
        f"version {WORDS}",
        f"milestone 2.1.1 {WORDS} by 20 March",
    ):
        typed(stack, AMARA, words)
    stack.press(AMARA, typed(stack, AMARA, "risks"), "Complete")
    stack.submit(AMARA, {"likelihood": "4", "impact": "4", "mitigation": WORDS})
    stack.press(AMARA, typed(stack, AMARA, "category R4"), "Record a body's decision")
    stack.submit(AMARA, {"category": "board", "body": "Improvement Board", "note": WORDS})
    stack.workspace.command(AMARA, who.GENERAL_CHANNEL, "/plan visit")
    stack.submit(AMARA, {"by": "Ofsted", "on": "2026-03-01", "title": WORDS, "outcome": WORDS})
    stack.workspace.command(AMARA, who.GENERAL_CHANNEL, "/plan safeguarding 3.2")
    stack.submit(AMARA, FORM)
    stack.dm(DANIEL, "2.1.3 red because of the weather")
    stack.press(DANIEL, stack.last(DANIEL), "Change")
    stack.submit(DANIEL, {"rating": "amber", "note": WORDS})
    typed(stack, AMARA, f"print 2.1.3: {WORDS}, in print")
    cover = {"author": WORDS, "asks": WORDS}
    for form, filled in (("body", BODY), ("meeting Core Team on 9 April", {"title": WORDS}), ("cover", cover)):
        stack.workspace.command(AMARA, who.GENERAL_CHANNEL, f"/plan {form}")
        assert stack.submit(AMARA, filled)["ok"]
    for asked in ("meetings", "milestones", "2.1.1"):
        assert WORDS in shown(typed(stack, AMARA, asked)["blocks"])
    assert rows(stack).count(WORDS) >= 22
    erase(stack, AMARA)
    assert_gone(stack)
    assert {entry.subject for entry in erased(stack)} >= {"action", "plan", "risk", "commitment", "recommendation"}
    views = ("3.3", "challenges", "commitments", "risks", "versions", "category R4", "visits", "changes", "red")
    for asked in (*views, "meetings", "milestones"):
        assert WORDS not in shown(typed(stack, AMARA, asked)["blocks"])


def test_whoever_typed_them_erases_their_own_from_the_history_alone(stack: Stack) -> None:
    typed(stack, FIONA, f"challenge 2.1.1 {WORDS}?")
    stack.dm(PRIYA, "2.1.1 red, the ledger is lost")
    stack.press(PRIYA, typed(stack, PRIYA, "history 2.1.1"), "Erase words…")
    view = stack.workspace.view(PRIYA)
    assert "the ledger is lost" in str(view)
    assert WORDS not in str(view)
    [option] = options(stack, PRIYA, "erase 2.1.1")
    theirs = options(stack, FIONA, "erase 2.1.1")[0]["value"]
    stack.workspace.command(PRIYA, who.GENERAL_CHANNEL, "/plan erase")
    stack.submit(PRIYA, {"words": theirs})
    assert "not yours" in stack.last(PRIYA)["text"]
    assert WORDS in rows(stack)
    stack.workspace.command(PRIYA, who.GENERAL_CHANNEL, "/plan erase")
    stack.submit(PRIYA, {"words": option["value"]})
    assert "Erased for good: the words of 1 entry" in stack.last(PRIYA)["text"]
    assert_gone(stack, "the ledger is lost")
    assert stack.item("2.1.1").rating is Rating.RED
    assert "words erased (erased by whoever typed them)" in shown(typed(stack, AMARA, "history 2.1.1")["blocks"])


def test_the_words_of_a_message_go_wherever_they_are_kept(stack: Stack) -> None:
    ts = stack.dm(PRIYA, f"red, 40% done because {WORDS}")
    stack.dm(PRIYA, "2.1.1", thread=ts)
    erase(stack, AMARA, "erase 2.1.1")
    assert_gone(stack)
    assert stack.counted("2.1.1") != []


def test_a_risk_raised_from_an_obstacle_has_its_owners_words(stack: Stack) -> None:
    ts = stack.dm(DANIEL, f"2.1.3 red because {WORDS}")
    message = next(m for m in stack.workspace.thread(stack.workspace.direct(DANIEL), ts) if "raise_risk" in str(m))
    stack.press(DANIEL, message, "raise_risk")
    assert "no words" in typed(stack, LEO, "erase")["text"]
    assert len(options(stack, DANIEL)) == 1
    erase(stack, DANIEL)
    assert_gone(stack)


def test_who_typed_nothing_has_nothing_to_erase(stack: Stack) -> None:
    stack.dm(JOE, f"3.2 red because {WORDS}")
    for user in (HELEN, KIT):
        assert "whoever typed them may, and the core team" in typed(stack, user, "erase 3.2")["text"]
    assert "Write `/plan erase`" in typed(stack, AMARA, "erase everything")["text"]
    stack.workspace.command(AMARA, who.GENERAL_CHANNEL, "/plan erase")
    assert "words" in stack.submit(AMARA, {})["errors"]
