"""`/plan claims`: figures given in words, with their source (A9.17)."""

from __future__ import annotations

from bot.plan.action import Update
from bot.plan.entries import Entry, UpdateRecorded
from storage import journal, words
from tests.asking.typed import shown, typed
from tests.conversations.plan import AMARA, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack


def test_figures_in_words_are_listed_with_their_source_and_never_taken_for_readings(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.1 amber, 21 posts agreed and £2m found, 60% complete")
    stack.later(days=2)
    ts = stack.dm(PRIYA, "2.1.1 amber, 18 posts agreed, waiting on the <partners>")
    stack.later(days=1)
    listed = shown(typed(stack, AMARA, "claims")["blocks"])
    assert "*Figures given in words*, position as at 5 March 2026: 3 figures" in listed
    assert "*2.1.1* *£2m* · Priya Nair, 2 March 2026" in listed
    assert "*18 posts* · Priya Nair, 4 March 2026" in listed
    assert "before: 21 posts, 2 March 2026" in listed
    assert "60" not in listed.replace("60% complete”", "")
    then = shown(typed(stack, AMARA, "claims 2.1.1 as at 3 March")["blocks"])
    assert "18 posts" not in then
    assert "1 figure" not in shown(typed(stack, AMARA, "claims 2.1.2")["blocks"])
    much_said(stack)
    assert "*£2m*" in shown(typed(stack, AMARA, "claims 2.1.1")["blocks"])
    stack.delete(PRIYA, ts)
    assert "18 posts" not in shown(typed(stack, AMARA, "claims 2.1.1")["blocks"])


def much_said(stack: Stack) -> None:
    """Many updates without a figure, after those with one."""
    now = stack.clock.now()
    with stack.database.writing() as session:
        kept = [words.keep(session, TEAM, "nothing new").id for _ in range(401)]
        said = [Update(f"u{n}", PRIYA, now, nil_return=True, words=id) for n, id in enumerate(kept)]
        entries = [Entry(u.id, "action", "2.1.1", UpdateRecorded(u), PRIYA, now, now) for u in said]
        journal.append(session, TEAM, PLAN, entries)
