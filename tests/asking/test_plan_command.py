"""`/plan`: lists, days gone by, pages, sharing, guests and holding prompts."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.plan import entries as e
from bot.plan.action import Milestone
from bot.plan.entities import Person, PlanDate
from bot.slack.workspace import people as who
from bot.slack.workspace.store import Json
from storage import journal, plans
from tests.asking.typed import labels, seen, shown, typed
from tests.conversations.plan import AMARA, DANIEL, FIONA, KIT, LEO, NADIA, NOW, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack


def sections(message: Json) -> list[str]:
    """What a message says, without its small print and buttons."""
    return [block["text"]["text"] for block in message["blocks"] if block["type"] == "section"]


def test_red_shows_the_red_actions_with_owner_lead_and_last_words_to_the_asker_only(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 red, the supplier walked out")
    answer = typed(stack, AMARA, "red")
    assert answer["ephemeral_to"] == AMARA
    words = shown(answer["blocks"])
    assert "*2.1.3* Replace the case recording system" in words
    assert "🔴 RED" in words
    assert f"<@{DANIEL}>" in words
    assert "lead Fiona Grant" in words
    assert "the supplier walked out" in words
    assert "2.1.1" not in words


def test_an_action_of_a_list_says_once_how_it_stands_and_who_owns_it(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 red, the supplier walked out")
    words = shown(typed(stack, AMARA, "red")["blocks"])
    told = words.partition("*2.1.3*")[2].partition("Page")[0]
    assert told.count("🔴") == told.count(f"owner <@{DANIEL}>") == told.count("lead Fiona Grant") == 1


def test_a_rating_that_is_not_green_is_explained(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 now 30 April")
    stack.dm(PRIYA, "2.1.1 amber")
    words = shown(typed(stack, AMARA, "amber")["blocks"])
    assert "🟠 AMBER · the new date is after the agreed date · owner" in words
    assert "🟠 AMBER · as the owner said · owner" in words


def test_typed_and_asked_in_words_the_answer_is_the_same(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 red, the supplier walked out")
    answer = typed(stack, AMARA, "red rec 2")
    ts = stack.dm(AMARA, "what's red in rec 2?")
    assert stack.replies(AMARA, ts) == [answer["text"]]
    assert "2.1.3" in answer["text"]
    assert sections(stack.last(AMARA)) == sections(answer)


def test_asked_beside_an_update_or_under_one_only_what_is_asked_is_answered(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 amber, the supplier is slow. When is 2.1.1 due?")
    assert sections(stack.last(DANIEL)) == sections(typed(stack, DANIEL, "2.1.1"))
    under = stack.dm(DANIEL, "2.1.3 red, the supplier walked out")
    stack.dm(DANIEL, "who owns this one?", thread=under)
    assert stack.replies(DANIEL, under)[-1] == typed(stack, DANIEL, "2.1.3")["text"]


def test_only_what_nobody_else_sees_says_so_and_can_be_shared(stack: Stack) -> None:
    answer = typed(stack, AMARA, "amber")
    assert "Only you can see this until you share it" in shown(answer["blocks"])
    ts = stack.say(AMARA, who.GENERAL_CHANNEL, f"<@{who.BOT_USER}> what's amber?")
    in_channel = stack.workspace.thread(who.GENERAL_CHANNEL, ts)[-1]
    assert sections(in_channel) == sections(answer)
    assert "Only you" not in shown(in_channel["blocks"])
    assert labels(in_channel) == []


def test_as_at_a_past_day_what_was_said_later_is_left_out(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 amber, late")
    stack.later(days=7)
    stack.dm(DANIEL, "2.1.3 red, the supplier walked out")
    assert "2.1.3" in typed(stack, AMARA, "red")["text"]
    past = typed(stack, AMARA, "red as at 3 March")
    assert past["text"].startswith("*Red and not verified*, position as at 3 March 2026: ")
    assert shown(past["blocks"]).count("3 March 2026") == 1
    assert "2.1.3" not in past["text"]
    assert "2.1.3" in typed(stack, AMARA, "amber as at 3 March")["text"]


def test_one_action_with_its_history(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 red, the supplier walked out")
    words = shown(typed(stack, LEO, "2.1.3")["blocks"])
    assert "Replace the case recording system" in words
    assert "🔴 RED (as the owner said)" in words
    assert "· agreed 31 March 2026 · expected as agreed" in words
    assert "the supplier walked out" in words


def test_every_action_of_a_list_is_told_once(stack: Stack) -> None:
    said = shown(typed(stack, AMARA, "rec 4")["blocks"])
    assert said.count("· owner ") == said.count("No word yet.") == 3
    assert [line for line in said.splitlines() if line.count("· owner ") > 1] == []


def test_one_action_with_its_milestones(stack: Stack) -> None:
    pilot = e.MilestoneSet(Milestone("m1", "Pilot in two teams", PlanDate(date(2026, 3, 20))))
    with stack.database.writing() as session:
        journal.append(session, TEAM, PLAN, [e.Entry("m", "action", "2.1.3", pilot, AMARA, NOW, NOW)])
    words = shown(typed(stack, LEO, "2.1.3")["blocks"])
    assert "Milestones: Pilot in two teams, 20 March 2026" in words


def test_somebody_the_plan_does_not_name_is_mentioned_and_planbot_is_named(stack: Stack) -> None:
    stack.dm(AMARA, "Daniel says 2.1.3 is amber")
    history = shown(typed(stack, LEO, "2.1.3")["blocks"])
    assert f"· <@{AMARA}> · amber" in history
    assert "· Planbot · added to the plan" in history


def test_what_people_wrote_is_shown_and_never_read_as_markup(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 red, waiting on <!channel> & a supplier")
    assert "<!channel>" not in shown(typed(stack, AMARA, "red")["blocks"])
    assert "<!channel>" not in shown(typed(stack, AMARA, "2.1.3")["blocks"])


def test_an_unknown_word_is_answered_with_the_nearest(stack: Stack) -> None:
    answer = typed(stack, AMARA, "ovredue")
    assert "Did you mean `/plan overdue`?" in answer["text"]


@pytest.mark.parametrize("words", ["rec 99", "red rec 99"])
def test_a_recommendation_the_plan_does_not_have_is_answered_with_those_it_has(stack: Stack, words: str) -> None:
    answer = typed(stack, AMARA, words)["text"]
    assert answer.startswith("There is no recommendation 99 in the plan; it has 2, 3 and 4.")


def test_without_a_word_the_commands_are_listed(stack: Stack) -> None:
    assert "*Say it*" in typed(stack, AMARA, "")["text"]


def test_next_and_previous_take_the_place_of_the_page(stack: Stack) -> None:
    assert "Next page" not in labels(typed(stack, AMARA, "amber"))
    for ref in ("2.1.1", "2.1.2", "2.2.1", "2.1.3"):
        stack.dm(AMARA, f"{ref} red, nobody to do it")
    for ref in ("3.1", "3.2", "3.3", "4.1", "4.2", "4.3"):
        stack.dm(AMARA, f"{ref} red, nobody to do it")
    page = typed(stack, AMARA, "red")
    assert labels(page) == ["Next page", "Share to channel"]
    stack.press(AMARA, page, "Next page")
    second = seen(stack, AMARA)
    assert second["ts"] == page["ts"]
    assert labels(second) == ["Previous page", "Share to channel"]
    assert "Page 2 of 2" in shown(second["blocks"])
    stack.press(AMARA, second, "Previous page")
    assert shown(seen(stack, AMARA)["blocks"]) == shown(page["blocks"])


def test_shared_the_list_is_there_for_everybody_without_buttons(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 red, the supplier walked out")
    stack.press(AMARA, typed(stack, AMARA, "red"), "Share to channel")
    shared = seen(stack, LEO)
    assert "Only you" not in shown(shared["blocks"])
    assert "2.1.3" in shared["text"]
    assert labels(shared) == []
    assert f"Shared by <@{AMARA}>" in shown(shared["blocks"])


@pytest.mark.parametrize("words", ["red", "mine", "2.1.3", "rec 2", "overdue", "red as at 1 March"])
def test_a_guest_who_owns_nothing_is_refused(stack: Stack, words: str) -> None:
    answer = typed(stack, KIT, words)
    assert "sorry" in answer["text"]
    assert "case recording" not in answer["text"]


def test_a_guest_owner_sees_own_actions_and_no_others(stack: Stack) -> None:
    mine = typed(stack, NADIA, "mine")["text"]
    assert "4.1 Offer health assessments" in mine
    assert "2.1" not in mine
    assert "health assessments" in typed(stack, NADIA, "4.1")["text"]
    for words in ("red", "rec 2", "2.1.1", "overdue", f"mine owner <@{PRIYA}>"):
        assert "2.1" not in typed(stack, NADIA, words)["text"]


def test_a_guest_owner_is_told_what_can_be_asked(stack: Stack) -> None:
    assert "`/plan mine`" in typed(stack, NADIA, "red")["text"]


def test_a_guest_is_refused_in_the_same_words_typed_and_asked(stack: Stack) -> None:
    ts = stack.dm(NADIA, "what's red in rec 2?")
    assert stack.replies(NADIA, ts) == [typed(stack, NADIA, "red rec 2")["text"]]


def test_the_core_team_holds_prompts_and_lets_them_go_on(stack: Stack) -> None:
    assert "5 January 2027" in typed(stack, AMARA, "hold until 5 January: closure")["text"]
    hold = stack.plan().hold
    assert hold is not None
    assert (hold.until, hold.words is not None) == (date(2027, 1, 5), True)
    stack.later(minutes=1)
    typed(stack, AMARA, "hold off")
    assert stack.plan().hold is None


@pytest.mark.parametrize("words", ["hold until 5 January", "hold off"])
def test_nobody_else_holds_prompts(stack: Stack, words: str) -> None:
    assert "Only the core team" in typed(stack, FIONA, words)["text"]
    assert stack.plan().hold is None


def test_a_hold_without_a_day_is_asked_for_one(stack: Stack) -> None:
    assert "Write the last day" in typed(stack, AMARA, "hold until whenever")["text"]
    assert stack.plan().hold is None


def test_a_hold_until_a_day_gone_by_is_not_taken(stack: Stack) -> None:
    assert "1 March 2026 has passed" in typed(stack, AMARA, "hold until 1 March 2026")["text"]
    assert stack.plan().hold is None


def test_asked_for_somebody_the_plan_does_not_name_nobody_elses_actions_are_shown(stack: Stack) -> None:
    assert "0 actions" in typed(stack, AMARA, f"amber owner <@{LEO}>")["text"]
    assert "1 action" in typed(stack, AMARA, f"overdue owner <@{PRIYA}>")["text"]


def test_before_there_is_a_plan_it_says_what_is_missing(empty_stack: Stack) -> None:
    assert "I still need a plan file" in typed(empty_stack, AMARA, "red")["text"]


def test_what_is_on_course_has_no_cause_and_a_lead_is_named_once(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 on track, 60%")
    said = typed(stack, DANIEL, "mine")
    words = str(said["blocks"])
    assert "on track, 60%" in words
    assert "Cause" not in words


def test_an_empty_list_is_nothing_to_share(stack: Stack) -> None:
    said = str(typed(stack, LEO, "mine")["blocks"])
    assert "Share" not in said
    assert "share it" not in said


def test_the_core_team_chases_an_action_by_typing_or_from_its_card(stack: Stack) -> None:
    assert typed(stack, AMARA, "chase 2.1.3")["text"] == f"I have asked <@{DANIEL}> about 2.1.3."
    assert "The core team asks for a word about 1 action" in stack.last(DANIEL)["text"]
    stack.press(AMARA, typed(stack, AMARA, "2.1.1"), "Ask for a word now")
    assert seen(stack, AMARA)["text"] == f"I have asked <@{PRIYA}> about 2.1.1."
    assert "2.1.1" in stack.last(PRIYA)["text"]


def test_an_action_is_chased_once_a_day(stack: Stack) -> None:
    for _ in range(2):
        assert "I have asked" in typed(stack, AMARA, "chase 2.1.3")["text"]
    assert len(stack.said_to(DANIEL)) == 1
    stack.later(days=1)
    typed(stack, AMARA, "chase 2.1.3")
    assert len(stack.said_to(DANIEL)) == 2


def test_nobody_else_chases_and_a_wrong_reference_is_answered(stack: Stack) -> None:
    assert "Only the core team" in typed(stack, LEO, "chase 2.1.3")["text"]
    assert "Ask for a word now" not in labels(typed(stack, LEO, "2.1.3"))
    for words in ("chase", "chase everybody", "chase rec 2"):
        assert "Write the reference" in typed(stack, AMARA, words)["text"]
    assert stack.said_to(DANIEL) == []


def test_what_is_said_after_midnight_in_summer_was_said_on_the_new_day(stack: Stack) -> None:
    stack.clock.moment = datetime(2026, 6, 27, 23, 30, tzinfo=UTC)
    stack.dm(DANIEL, "2.1.3 red, see <https://dunmere.example/minutes>")
    assert "Last word 28 June 2026" in shown(typed(stack, AMARA, "red rec 2")["blocks"])
    card = shown(typed(stack, AMARA, "2.1.3")["blocks"])
    assert "28 June 2026 · Daniel Okafor · red" in card
    assert "28 June 2026 · <https://dunmere.example/minutes>" in card
    assert "27 June" not in card


def test_somebody_whom_the_plan_names_twice_has_the_actions_of_both_names(stack: Stack) -> None:
    with stack.database.writing() as session:
        again, now = Person("a-again", "D. Okafor", slack_id=DANIEL), stack.clock.now()
        moved = e.OwnerChanged("a-again", ())
        twice: list[tuple[str, str, e.What]] = [("person", "a-again", e.PersonAdded(again)), ("action", "3.2", moved)]
        entries = [
            e.Entry(f"twice:{n}", subject, id, what, AMARA, now, now) for n, (subject, id, what) in enumerate(twice)
        ]
        journal.append(session, TEAM, PLAN, entries)
    words = shown(typed(stack, DANIEL, "mine")["blocks"])
    assert "*2.1.3*" in words
    assert "*3.2*" in words
    stack.dm(DANIEL, "no change on either of my actions")
    stack.later(minutes=1)
    stack.dm(DANIEL, "away until 14 May")
    with stack.database.reading() as session:
        people = plans.people(session, TEAM, PLAN)
    assert {id for id, person in people.items() if person.away_until} == {"a-again", "p-daniel"}
    assert "2 actions as owner" in shown(typed(stack, AMARA, f"handover <@{DANIEL}> to <@{PRIYA}>")["blocks"])
