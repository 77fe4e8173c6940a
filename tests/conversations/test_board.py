"""The board view: a meeting's agenda step by step, decisions recorded while it is held, minutes afterwards."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from bot.plan.action import Evidence, EvidenceKind, StatusDecision
from bot.plan.entities import Approvals, Status
from bot.plan.entries import Entry, EvidenceAttached, MinuteTaken, SettingsChosen, StatusDecided
from bot.plan.evidence import EvidenceReview
from bot.slack.workspace import people as who
from bot.slack.workspace.clicks import words_of
from bot.slack.workspace.store import Json
from storage import journal, plans, words
from tests.asking.typed import shown, typed
from tests.conversations.plan import AMARA, DANIEL, FIONA, HELEN, JOE, LEO, PLAN
from tests.conversations.stack import TEAM, Stack
from tests.conversations.test_bodies import add_body, opened
from tests.conversations.test_gates import phased

BOARD = {
    "name": "Programme Board",
    "signs": "yes",
    "chair": "Helen Marsh",
    "every": "monthly:1",
    "weekday": "0",
    "channel": who.CORE_TEAM_CHANNEL,
    "starts": "2026-03-01",
}


def proved(stack: Stack, ref: str) -> None:
    """An action is delivered, that is confirmed, and accepted evidence shows its outcome."""
    stack.dm(DANIEL if ref == "2.1.3" else JOE, f"{ref} done")
    action = stack.action(ref)
    now = stack.clock.now()
    review = EvidenceReview(f"r-{ref}", AMARA, now, True)
    shows = Evidence(f"e-{ref}", JOE, now, url="https://x", kind=EvidenceKind.OUTCOME, reviews=(review,))
    with stack.database.writing() as session:
        attached = Entry(f"e-{ref}", "action", action.id, EvidenceAttached(shows), JOE, now, now)
        journal.append(session, TEAM, PLAN, [attached])
    stack.later(minutes=1)
    confirm(stack, ref)


def confirm(stack: Stack, ref: str) -> None:
    """The core team confirms the delivery."""
    from bot.plan.entries import UpdateConfirmed

    action, now = stack.action(ref), stack.clock.now()
    with stack.database.writing() as session:
        what = UpdateConfirmed(action.updates[-1].id, AMARA)
        journal.append(session, TEAM, PLAN, [Entry(f"c-{ref}", "action", action.id, what, AMARA, now, now)])


def modal(stack: Stack, user: str = AMARA) -> Json:
    """The modal before somebody."""
    found = stack.workspace.view(user)
    assert found is not None
    return found


def view(stack: Stack, user: str = AMARA) -> str:
    """What the modal before somebody says."""
    return shown(modal(stack, user)["blocks"])


def step(stack: Stack, ref: str, verdict: str, words: str = "", then: str = "") -> Json:
    """Record a step of the board view."""
    filled = {f"verdict:{ref}": verdict, **({f"words:{ref}": words} if words else {})}
    return stack.submit(AMARA, {**filled, **({f"then:{ref}": then} if then else {})})


def minuted(stack: Stack) -> list[str]:
    """The verdicts that were recorded."""
    with stack.database.reading() as session:
        [body] = plans.bodies(session, TEAM, PLAN)
    return [minute.verdict for minute in body.minutes]


def test_a_meeting_is_recorded_action_by_action_and_its_minutes_are_posted(stack: Stack) -> None:
    add_body(stack, **BOARD)
    for ref in ("2.1.3", "3.1", "3.2"):
        proved(stack, ref)
    stack.dm(JOE, "3.3 red, the landlord withdrew")
    assert opened(stack, AMARA, "board Programme Board")
    first = view(stack)
    assert "Programme Board · 2 March 2026 · 1 of 4" in first
    assert "*2.1.3* Replace the case recording system" in first
    assert "*To sign off*" in first
    assert step(stack, "2.1.3", "signed_off")["ok"]
    assert stack.action("2.1.3").decisions[-1].status is Status.SIGNED_OFF
    decision = stack.action("2.1.3").decisions[-1]
    assert (decision.body, decision.chair, decision.on) == ("Programme Board", "Helen Marsh", date(2026, 3, 2))
    assert "*3.1* Recruit eight social workers" in view(stack)
    assert step(stack, "3.1", "insufficient_evidence", "No figures for <retention>")["ok"]
    assert step(stack, "3.2", "note", "Schools to be asked again in May")["ok"]
    assert "*3.3* Open the family hub" in view(stack)
    assert "*🔴 RED* (as the owner said)" in view(stack)
    assert "Red* · " not in view(stack)
    assert step(stack, "3.3", "challenge", "Which other site could open by August?")["ok"]
    assert "*Minutes of Programme Board, 2 March 2026*, chair Helen Marsh" in view(stack)
    assert stack.submit(AMARA, {})["ok"]
    said = view(stack)
    assert (
        f"are on their way to <#{who.CORE_TEAM_CHANNEL}>: signed off (1), insufficient evidence (1), challenged (1)"
        in said
    )
    assert "`/plan published` shows them again" in said
    [minutes] = [words_of(m) for m in stack.workspace.parents(who.CORE_TEAM_CHANNEL) if "Minutes of" in words_of(m)]
    assert "*🔵 Signed off* (1)\n• *2.1.3* Replace the case recording system" in minutes
    assert (
        "*❓ Insufficient evidence* (1)\n• *3.1* Recruit eight social workers: No figures for &lt;retention&gt;"
        in minutes
    )
    assert (
        "*📝 Noted* (1)\n• *3.2* Agree the early help offer with schools: Schools to be asked again in May" in minutes
    )
    assert "Which other site could open by August?" in minutes
    assert any("Which other site could open by August?" in said for said in stack.said_to(JOE))
    assert stack.item("3.1").line.status is Status.INSUFFICIENT_EVIDENCE


def test_an_agenda_of_which_nothing_is_recorded_comes_to_its_end(stack: Stack) -> None:
    add_body(stack, **BOARD)
    for user, ref in ((DANIEL, "2.1.3"), (JOE, "3.1")):
        stack.dm(user, f"{ref} red")
    assert opened(stack, AMARA, "board Programme Board")
    total = int(view(stack).partition(" of ")[2].split()[0])
    assert total > 1
    for number in range(1, total + 1):
        assert f"2 March 2026 · {number} of {total}" in view(stack)
        assert stack.submit(AMARA, {})["ok"]
    assert "*Minutes of Programme Board, 2 March 2026*" in view(stack)


def test_a_change_is_agreed_knowing_what_it_is_and_the_minutes_say_it(stack: Stack) -> None:
    approvals = Approvals(("board",), ("executive",))
    add_body(stack, **BOARD)
    with stack.database.writing() as session:
        chosen = SettingsChosen(replace(stack.plan().settings, approvals=approvals))
        now = stack.clock.now()
        journal.append(session, TEAM, PLAN, [Entry("by-board", "plan", PLAN, chosen, AMARA, now, now)])
    stack.dm(JOE, "extend 3.1 to 30 June: nobody <applied>")
    assert opened(stack, AMARA, "board Programme Board")
    assert "Asked for: agreed date 29 May 2026 → 30 June 2026: “" in view(stack)
    assert "nobody &lt;applied&gt;" in view(stack)
    assert step(stack, "3.1", "agreed", "Until the summer", then="end")["ok"]
    assert "*3.1* Recruit eight social workers: agreed date 29 May 2026 → 30 June 2026. Until the summer" in view(stack)


def test_the_date_of_a_whole_phase_is_a_step_and_agreed_like_any_change(stack: Stack) -> None:
    phased(stack)
    typed(stack, AMARA, "date phase 1 by 31 March 2026")
    add_body(stack, **BOARD)
    with stack.database.writing() as session:
        chosen = SettingsChosen(replace(stack.plan().settings, approvals=Approvals(("board",), ("executive",))))
        now = stack.clock.now()
        journal.append(session, TEAM, PLAN, [Entry("by-board", "plan", PLAN, chosen, HELEN, now, now)])
    typed(stack, HELEN, "date phase 1 to 30 June 2026: the supplier <failed>")
    assert opened(stack, AMARA, "board Programme Board")
    told = view(stack)
    assert "*Phase 1* as a whole is due 31 March 2026: 0 of 1 action ended" in told
    assert "Asked for: agreed date 31 March 2026 → 30 June 2026: “the supplier &lt;failed&gt;”" in told
    ref = modal(stack)["blocks"][-1]["block_id"].removeprefix("then:")
    assert step(stack, ref, "refused")["errors"] == {f"words:{ref}": "Say why: whoever asked is told."}
    assert step(stack, ref, "agreed", "Not later", then="end")["ok"]
    assert "*Phase 1* as a whole: agreed date 31 March 2026 → 30 June 2026. Not later" in view(stack)
    with stack.database.reading() as session:
        found = next(group for group in plans.groups(session, TEAM, PLAN) if group.id == "g:phase:1")
    assert found.due == found.dates[-1].due
    assert len(found.dates) == 2
    assert "Nothing awaits Programme Board" in typed(stack, AMARA, "board Programme Board")["text"]


def test_what_may_not_be_signed_off_is_refused_beside_the_field(stack: Stack) -> None:
    add_body(stack, **BOARD)
    stack.dm(DANIEL, "2.1.3 done")
    assert opened(stack, AMARA, "board Programme Board")
    assert "Against sign-off:" in view(stack)
    refused = step(stack, "2.1.3", "signed_off")
    assert "No evidence is accepted yet." in refused["errors"]["verdict:2.1.3"]
    assert set(step(stack, "2.1.3", "not_agreed")["errors"]) == {"words:2.1.3"}
    assert set(step(stack, "2.1.3", "note")["errors"]) == {"words:2.1.3"}
    assert stack.action("2.1.3").decisions == ()
    assert minuted(stack) == []
    assert step(stack, "2.1.3", "not_agreed", "Run it for a month first")["ok"]
    assert minuted(stack) == ["not_agreed"]


def test_a_meeting_that_is_over_says_so_and_its_minutes_when_they_were_taken(stack: Stack) -> None:
    add_body(stack, **BOARD)
    stack.dm(DANIEL, "2.1.3 done")
    assert opened(stack, AMARA, "board Programme Board")
    assert "This meeting was on" not in view(stack)
    stack.later(days=2)
    assert opened(stack, AMARA, "board Programme Board")
    assert "⚠️ This meeting was on 2 March 2026" in view(stack)
    assert step(stack, "2.1.3", "note", "Seen", then="end")["ok"]
    assert "on 4 March 2026, after the meeting. Owners were told" in view(stack)


def test_a_decision_of_the_day_that_was_recorded_elsewhere_is_in_the_minutes(stack: Stack) -> None:
    add_body(stack, **BOARD)
    stack.dm(DANIEL, "2.1.3 done")
    stack.dm(JOE, "3.1 done")
    stack.later(minutes=1)
    decided = {"body": "Programme Board", "at": stack.clock.now(), "verdict": "insufficient_evidence"}
    verdict = StatusDecision("d1", Status.INSUFFICIENT_EVIDENCE, date(2026, 3, 2), HELEN, **decided)  # type: ignore[arg-type]
    with stack.database.writing() as session:
        now = stack.clock.now()
        journal.append(session, TEAM, PLAN, [Entry("d1", "action", "3.1", StatusDecided(verdict), HELEN, now, now)])
    assert opened(stack, AMARA, "board Programme Board")
    assert step(stack, "3.1", "none", then="2.1.3")["ok"]
    assert step(stack, "2.1.3", "note", "Seen", then="end")["ok"]
    assert "*❓ Insufficient evidence* (1)\n• *3.1* Recruit eight social workers" in view(stack)
    assert "*📝 Noted* (1)" in view(stack)


def test_pressing_twice_records_once(stack: Stack) -> None:
    add_body(stack, **BOARD)
    stack.dm(DANIEL, "2.1.3 done")
    stack.dm(JOE, "3.1 done")
    assert opened(stack, AMARA, "board Programme Board")
    assert step(stack, "2.1.3", "note", "Seen")["ok"]
    assert step(stack, "3.1", "none", then="2.1.3")["ok"]
    assert "Recorded at this meeting: 📝 Noted" in view(stack)
    assert minuted(stack) == ["note"]


def test_only_the_core_team_and_directors_record_and_only_at_a_meeting(stack: Stack) -> None:
    add_body(stack, **{**BOARD, "weekday": "4"})
    assert "recorded by the core team or a director" in typed(stack, LEO, "board Programme Board")["text"]
    assert "has no meeting today" in typed(stack, AMARA, "board Programme Board")["text"]
    assert "Which body?" in typed(stack, AMARA, "board nobody")["text"]
    stack.later(days=5)
    assert "Nothing awaits Programme Board" in typed(stack, HELEN, "board")["text"]
    assert FIONA


def test_long_minutes_are_posted_whole_in_several_messages(stack: Stack) -> None:
    add_body(stack, **BOARD)
    stack.dm(DANIEL, "2.1.3 done")
    assert opened(stack, AMARA, "board Programme Board")
    assert step(stack, "2.1.3", "note", "The last of them", then="end")["ok"]
    with stack.database.writing() as session:
        [body] = plans.bodies(session, TEAM, PLAN)
        for number in range(60):
            kept = words.keep(session, TEAM, f"Note {number}: " + "what was said about it " * 12)
            minute = replace(body.minutes[0], id=f"m{number}", words=kept.id)
            entry = Entry(f"m{number}", "body", body.id, MinuteTaken(minute), AMARA, minute.at, minute.at)
            journal.append(session, TEAM, PLAN, [entry])
    assert stack.submit(AMARA, {})["ok"]
    [first] = [m for m in stack.workspace.parents(who.CORE_TEAM_CHANNEL) if "Minutes of" in words_of(m)]
    told = " ".join(map(words_of, (first, *stack.workspace.thread(who.CORE_TEAM_CHANNEL, first["ts"]))))
    assert all(f"Note {number}:" in told for number in range(60))


def test_the_name_of_a_body_reaches_nobody(stack: Stack) -> None:
    add_body(stack, **{**BOARD, "name": "Board <!channel>"})
    stack.dm(DANIEL, "2.1.3 done")
    for words_typed in ("board Board <!channel>", "meeting Board <!channel>"):
        assert opened(stack, AMARA, words_typed)
        assert "<!channel>" not in str([b for b in modal(stack)["blocks"] if b["type"] in ("section", "context")])
