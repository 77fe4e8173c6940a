"""What somebody types after `/plan` or into a form stands in the table of words alone, whence it can be erased."""

from __future__ import annotations

from sqlalchemy import text

from bot.plan import entries as e
from bot.plan.entities import Hold, Inspection
from bot.plan.oversight import Monitoring
from bot.plan.oversight_entries import MonitoringSet
from bot.slack.workspace import people as who
from digests.weekly import preview
from storage import journal
from storage.verify import verify
from tests.asking.test_home import home
from tests.asking.typed import shown, typed
from tests.conversations.plan import AMARA, FIONA, HELEN, NOW, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack

WORDS = "the quince orchard flooded"


def form(stack: Stack, user: str, words: str, **filled: str) -> None:
    """Somebody fills in the form that `/plan words` opens."""
    assert stack.workspace.command(user, who.GENERAL_CHANNEL, f"/plan {words}")["ok"]
    answer = stack.submit(user, filled)
    assert answer["ok"], answer


def held(stack: Stack, words: str = WORDS) -> list[str]:
    """The tables that hold the words."""
    with stack.database.reading() as session:
        assert verify(session, PLAN) == []
        names = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
        return [name for name in names if words in str(session.execute(text(f"SELECT * FROM {name}")).all())]


def test_why_an_action_is_watched_closely_is_kept_apart(stack: Stack) -> None:
    typed(stack, FIONA, f"monitor 3.3 until {WORDS}")
    assert held(stack) == ["words"]
    assert f"until {WORDS}" in shown(typed(stack, FIONA, "3.3")["blocks"])
    typed(stack, FIONA, f"monitor 3.3 off: {WORDS}")
    assert held(stack) == ["words"]
    history = shown(typed(stack, AMARA, "history 3.3")["blocks"])
    assert f"enhanced monitoring ended “{WORDS}”" in history
    assert f"enhanced monitoring “{WORDS}”" in history


def test_why_prompts_are_held_and_what_a_version_is_are_kept_apart(stack: Stack) -> None:
    typed(stack, AMARA, f"hold until 5 January: {WORDS}")
    typed(stack, AMARA, f"version {WORDS}")
    assert held(stack) == ["words"]
    assert f"2 March 2026: {WORDS}" in shown(typed(stack, AMARA, "versions")["blocks"])


def test_why_prompts_are_held_is_told_while_they_are(stack: Stack) -> None:
    typed(stack, AMARA, f"hold until 4 March: {WORDS}")
    told = f"No prompts are sent up to and including 4 March 2026: “{WORDS}”. `/plan hold off` ends it."
    assert typed(stack, AMARA, "hold")["text"] == told
    assert told in home(stack, AMARA)
    assert told.replace("`/plan hold off` ends it.", "The core team can end it.") in home(stack, HELEN)
    assert "No prompts" not in home(stack, PRIYA)
    assert told in digest(stack)
    stack.later(days=3)
    assert "No prompts" not in home(stack, HELEN) + digest(stack)


def digest(stack: Stack) -> str:
    """The digest as it would be now."""
    with stack.database.reading() as session:
        now = stack.clock.now()
        return "".join(shown(said.blocks) for said in preview(session, TEAM, stack.plan(), now, now))


def test_the_outcome_of_an_inspection_is_kept_apart(stack: Stack) -> None:
    for outcome in (WORDS, f"{WORDS} twice"):
        stack.press(AMARA, typed(stack, AMARA, "inspection"), "inspection_edit", selected_option={"value": "i1"})
        assert stack.submit(AMARA, {"outcome": outcome})["ok"]
        assert held(stack) == ["words"]
        assert outcome in shown(typed(stack, AMARA, "inspection")["blocks"])
    stack.press(AMARA, typed(stack, AMARA, "inspection"), "inspection_edit", selected_option={"value": "i1"})
    assert f"{WORDS} twice" in str(stack.workspace.view(AMARA))


def test_why_a_meeting_is_not_held_is_kept_apart(stack: Stack) -> None:
    form(stack, AMARA, "body", name="Core Team", every="monthly:1", weekday="1", starts="2026-03-01")
    form(stack, AMARA, "meeting Core Team", which="c20260505", cancelled=WORDS)
    assert held(stack) == ["words"]
    assert f"*cancelled*: {WORDS}" in shown(typed(stack, AMARA, "meetings for Core Team")["blocks"])
    form(stack, AMARA, "meeting Core Team", which="c20260505", on="2026-05-06")
    assert "cancelled" not in shown(typed(stack, AMARA, "meetings for Core Team")["blocks"])


def test_a_title_and_a_reason_given_at_once_are_each_anchored_in_the_record(stack: Stack) -> None:
    form(stack, AMARA, "body", name="Core Team", every="monthly:1", weekday="1", starts="2026-03-01")
    form(stack, AMARA, "meeting Core Team", which="c20260505", title="Data quality", cancelled=WORDS)
    listed = shown(typed(stack, AMARA, "meetings for Core Team")["blocks"])
    assert "Data quality" in listed
    assert f"*cancelled*: {WORDS}" in listed
    for words in (WORDS, "Data quality"):
        with stack.database.writing() as session:
            forged = {"now": "forged", "words": words}
            session.execute(text("UPDATE words SET text = :now WHERE text = :words"), forged)
            assert ["are not those of the entry" in fault for fault in verify(session, PLAN)] == [True]
            session.execute(text("UPDATE words SET text = :words WHERE text = :now"), forged)


def test_the_note_of_a_category_is_kept_apart(stack: Stack) -> None:
    stack.press(AMARA, typed(stack, AMARA, "category R4"), "Record a body's decision")
    assert stack.submit(AMARA, {"category": "board", "body": "Improvement Board", "note": WORDS})["ok"]
    assert held(stack) == ["words"]
    assert WORDS in shown(typed(stack, AMARA, "category R4")["blocks"])


def test_what_older_planbots_kept_in_the_open_is_still_shown(stack: Stack) -> None:
    old = Inspection("i2", "Visit", NOW.date(), outcome="Very positive.")
    watched = Monitoring(AMARA, NOW.date(), exit="the board decides")
    whats: list[tuple[str, str, e.What]] = [
        ("plan", PLAN, e.PromptsHeld(Hold(NOW.date(), reason="closure"))),
        ("plan", PLAN, e.InspectionRecorded(old)),
        ("action", "3.3", MonitoringSet(watched)),
    ]
    with stack.database.writing() as session:
        journal.append(session, TEAM, PLAN, [e.Entry(f"o{n}", *w, AMARA, NOW, NOW) for n, w in enumerate(whats)])
    assert "Very positive." in shown(typed(stack, AMARA, "inspection")["blocks"])
    card = shown(typed(stack, AMARA, "3.3")["blocks"])
    assert "until the board decides" in card
    assert "enhanced monitoring until the board decides" in shown(typed(stack, AMARA, "history 3.3")["blocks"])
