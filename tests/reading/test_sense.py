"""What is said to the plan, what is asked of it, and what is only chatter around it: invented sentences."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.plans import reading


@pytest.mark.parametrize(
    "text",
    [
        'Northwell Council: "Neglect toolkit published. Escalation protocol: red." Well done them.',
        'My predecessor wrote "2.1.1 complete, 1.2 amber" and retired',
        "PlanBot: Recorded 2.1.2 as amber, forecast 31 July. Reply undo to cancel.",
        "Tracker assistant: 1.1 set to red",
        "[WARN] 2.1.1-sync job 100% complete, exit green",
        "2021-06-14 08:00:01 1.1 status=red",
        "Automatic reply: I am away until 4 July. 2.1.1 is green.",
        "FW: staff newsletter\nInduction handbook complete, says everyone",
        "An induction handbook that nobody reads isn't finished, it is waste paper",
        "Provided police agree, 1.2 will be green by Friday",
        "Were police to sign, 1.2 would be green",
        "You shall have it for 2.1.1 by close of play",
        "bear with me, 2.1.1 figures tonight",
        "Thanks for adding the note to 2.1.1, all done now",
        "Cai, is 3.1 still red?",
        "Bea, has 2.1.2 finished? I have a paper to write",
        "The clinic moved to room 2.1 last week",
    ],
)
def test_what_others_wrote_wished_or_promised_records_nothing(text: str) -> None:
    assert not reading(text, "pmo").is_update


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("I would move 2.1.1 from amber to red I think", "red"),
        ("2.1.1 should be amber, the count was wrong", "amber"),
        ("Wyn, you can put 2.1.1 down as red", "red"),
        ("Can't remember if I told you but 2.1.1 is green", "green"),
        ("Wyn told me 2.1.1 is red", "red"),
        ('Cai says "2.1.1 is still amber"', "amber"),
        ("I can confirm that 2.1.1 is green", "green"),
        ("2.1.1 is amber, see item 4 of the minutes", "amber"),
        ("please show 2.1.1 as amber in the July report", "amber"),
        ("`2.1.1` :large_green_circle:", "green"),
        ("was gonna say green but 2.1.1 is amber", "amber"),
        ("I'd love to say green for 2.1.1 but it's amber", "amber"),
        ("the board thinks 2.1.1 is red but it's green", "green"),
        ("Contrary to the inspector's view that 2.1.1 is red, we rate it amber", "amber"),
        ("I would keep 2.1.1 red", "red"),
        ("We would assess 2.1.1 as amber at this point", "amber"),
    ],
)
def test_a_rating_said_in_a_roundabout_way_is_still_a_rating(text: str, rating: str) -> None:
    said = reading(text, "pmo")
    assert [(each.ref, each.rating) for each in said.actions] == [("2.1.1", rating)]


@pytest.mark.parametrize(
    "text",
    [
        "is 2.1.1 still red on the tracker",
        "what did I say about 1.1 in May?",
        "Would somebody be so kind as to tell me which actions are late?",
        "overdue list by owner pls",
        "count of reds and ambers by recommendation",
        "did my update on 1.1 go in?",
        "Before the board: what is overdue, and who owns it?",
        "whats the date on 2.1.3",
    ],
)
def test_a_question_without_its_mark_or_in_other_words_is_answered(text: str) -> None:
    said = reading(text, "olu")
    assert (said.is_question, said.is_update) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "What a lovely red coat you have",
        "which blue is the brand blue, 072 or 286",
        "has anybody seen the green folder",
        "When we began, eleven of them were red.",
        "please show 2.1.1 as green",
        "Olu, is 1.1 done? Ring me",
    ],
)
def test_what_is_asked_of_people_or_exclaimed_is_no_question_to_the_plan(text: str) -> None:
    assert not reading(text, "pmo").is_question


@pytest.mark.parametrize(
    "text", ["can someone else own 2.1.2?", "2.1.2 - can it go over to Cai", "please could you transfer 2.1.2 to Olu"]
)
def test_what_is_asked_for_an_action_is_no_question(text: str) -> None:
    assert not reading(text).is_question


@pytest.mark.parametrize(
    ("text", "author", "ref"),
    [
        ("the neglect toolkit is amber", "pmo", "1.1"),
        ("neglect toolkt green", "olu", "1.1"),
        ("escalaton protocol - on hold until the inspector answers", "olu", "1.2"),
        ("induction handbook: two chapters left, amber", "bea", "2.1.2"),
        ("Wyn asked me to tell you the escalation protocol with police is red", "dot", "1.2"),
        ("backlog is at risk, half the team are away", "cai", "3.1"),
        ("green from me until the next count", "cai", "3.1"),
        ("it isnt red, whoever told you that. green", "cai", "3.1"),
        ("two workers in post, green, forty percent done", "cai", "3.1"),
        ("Thanks for lunch everyone!! oh and our backlog work is finished", "cai", "3.1"),
    ],
)
def test_words_of_a_title_or_of_an_update_alone_settle_the_action(text: str, author: str, ref: str) -> None:
    assert [each.ref for each in reading(text, author).actions] == [ref]


@pytest.mark.parametrize(
    "text",
    [
        "stuck in traffic, be there soon",
        "the train is delayed, start without me",
        "finished for today, see you tomorrow",
        "my phone is on 5%",
        "half way through my sandwich",
        "tennis tonight if it is dry",
        "two thirds of the cake has gone",
        "room booked for 22 July",
        "the meeting has slipped to Thursday",
        "waiting for a bus",
        "please close the window",
        "my appraisal is complete",
        "can't make Friday",
        "that's right, it's recorded, thanks",
        "someone left a red coat and a green handbook in the lift",
    ],
)
@pytest.mark.parametrize("thread", [(), ("3.1",)])
def test_everyday_talk_records_nothing_in_a_thread_or_out_of_it(text: str, thread: tuple[str, ...]) -> None:
    assert not reading(text, "cai", thread).is_update


_RED = ("2.1.1 red", {"2.1.1": {"rag": "red"}})
_JULY = ("2.1.1 by 12 July", {"2.1.1": {"forecast_date": "2021-07-12"}})
_HALF = ("2.1.1 53% done", {"2.1.1": {"percent": 53, "status": "in_progress"}})


@pytest.mark.parametrize(
    ("text", "previous", "kind", "ref", "field", "value"),
    [
        ("excuse me, my mistake, not 2.1.1, this was for 2.1.2", _RED, "move", "2.1.2", "rating", "red"),
        ("that one belongs to the induction handbook", _RED, "move", "2.1.2", "rating", "red"),
        ("Pardon, amber I wanted to say", _RED, "amend", "2.1.1", "rating", "amber"),
        ("whoops I meant the 19th", _JULY, "amend", "2.1.1", "forecast_date", date(2021, 7, 19)),
        ("19 July, not 12 July", _JULY, "amend", "2.1.1", "forecast_date", date(2021, 7, 19)),
        ("silly me, thirty-five not fifty-three", _HALF, "amend", "2.1.1", "percent", 35),
    ],
)
def test_a_correction_moves_or_amends_what_was_recorded(
    text: str, previous: tuple[str, dict[str, dict[str, object]]], kind: str, ref: str, field: str, value: object
) -> None:
    said = reading(text, previous=previous)
    assert said.correction
    assert (said.correction.kind, said.actions[0].ref, getattr(said.actions[0], field)) == (kind, ref, value)


@pytest.mark.parametrize("text", ["take no notice of that", "disregard, sent to the wrong channel", "bin that please"])
def test_a_message_is_taken_back_in_any_words(text: str) -> None:
    said = reading(text, previous=_RED)
    assert said.correction
    assert (said.correction.kind, said.correction.undo) == ("retract", ("2.1.1",))


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("Workstream 2 is all on track", ["2.1.1", "2.1.2", "2.1.3"]),
        ("I think we can call the whole of 2 green", ["2.1.1", "2.1.2", "2.1.3"]),
        ("second of mine is green, third not started", ["2.1.2", "2.1.3"]),
        ("mine are all green", ["2.1.1", "2.1.2", "2.1.3"]),
        ("all on track my end", ["2.1.1", "2.1.2", "2.1.3"]),
        ("my July ones are finished", ["2.1.3"]),
        ("all of 2 people came", []),
        ("the second half of my day is full", []),
    ],
)
def test_a_statement_over_several_actions_is_to_be_confirmed(text: str, refs: list[str]) -> None:
    said = reading(text)
    assert [each.ref for each in said.actions] == refs
    assert said.needs_clarification is bool(refs)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The first six started work on Monday. So 2.1.1 is moving at last", "in_progress"),
        ("It's all done. 2.1.1 I mean!", "complete"),
    ],
)
def test_what_leads_up_to_the_only_reference_is_said_of_it(text: str, status: str) -> None:
    assert [(each.ref, each.status) for each in reading(text).actions] == [("2.1.1", status)]


@pytest.mark.parametrize(
    "text",
    [
        "2.1.1 numbers will be with you Friday",
        "expect 2.1.1 from me by Friday",
        "haven't looked at 2.1.1 yet, sorry",
        "The chair is convinced 2.1.1 is complete",
        "Members were told 2.1.1 is on track",
        "why's 2.1.1 amber",
        "who said 2.1.1 was complete",
        "I never said 2.1.1 was complete",
        "don't let the bot mark 2.1.1 green",
        "Nobody should mark 2.1.1 blue without evidence",
        "Does blue mean complete for 2.1.1",
        "Let's say 2.1.1 is red, what happens then",
        "2.1.1 and 2.1.2 narratives by noon tomorrow",
        "2.1.1 will be discussed on 4 July",
        "Outstanding returns: 2.1.1 (red), 2.1.2 (amber)",
        "The cell next to 2.1.1 is red because of the formatting",
        "Olu, 2.1.1, is it done or not",
    ],
)
def test_rules_views_promises_and_agendas_record_nothing(text: str) -> None:
    assert not reading(text, "pmo").is_update


def test_each_clause_is_of_the_action_it_names() -> None:
    said = reading("toolkit amber, escalation protocol agreed and done and the leavers' interviews not started", "olu")
    assert [(each.ref, each.rating or each.status) for each in said.actions] == [
        ("1.1", "amber"),
        ("1.2", "blue"),
        ("2.1.3", "not_started"),
    ]


def test_an_action_named_in_a_question_is_what_the_rest_is_about() -> None:
    said = reading("what have you got on 2.1.2? should say 45% done", "bea")
    assert said.is_question
    assert [(each.ref, each.percent) for each in said.actions] == [("2.1.2", 45)]


@pytest.mark.parametrize(
    "text",
    [
        "Please confirm 2.1.1 is complete",
        "shout when 2.1.1 is finished",
        "let me know if 2.1.1 is still red",
        "the pack says 2.1.1 is green",
        "2.1.1 was updated by Stan at 10:04",
        "2.1.1 due tomorrow",
        "history: 2.1.1 red Jan, amber Feb",
        "Halifax have finished their 2.1.1 already",
        "in housing's plan 2.1.1 is off track",
        "2.1.1 complete, as if",
        "nobody could say 2.1.1 is green",
        "One trusts that 2.1.1 will be complete by Easter",
        "Example: 2.1.1, amber, 60%, 30 April",
        "ignore this, testing. 2.1.1 red",
        "2.1.1 isn't mine",
        "can't see why 2.1.1 is red",
        "2.1.1 might go red",
    ],
)
def test_what_papers_tools_other_plans_and_doubters_say_records_nothing(text: str) -> None:
    assert not reading(text, "pmo").is_update


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("tracker still shows 2.1.1 as amber but it is green", "green"),
        ("confirm 2.1.1 amber", "amber"),
        ("2.1.1 is red as of last week", "red"),
    ],
)
def test_what_puts_a_paper_right_is_an_update(text: str, rating: str) -> None:
    assert [each.rating for each in reading(text, "pmo").actions] == [rating]


@pytest.mark.parametrize(
    "text",
    [
        "what's happening with the escalation protocol",
        "what were return home interviews in 72 hours in May?",
        "status of 1.1 please",
        "how are we doing overall",
        "I need a list of actions with no update",
        "overdue?",
    ],
)
def test_a_question_may_name_its_action_or_its_list_in_any_words(text: str) -> None:
    said = reading(text, "pmo")
    assert (said.is_question, said.is_update) == (True, False)


@pytest.mark.parametrize(
    "text", ["we are stuck without a driver", "waiting on Sam about the leaving do", "chasing the caterer"]
)
def test_an_obstacle_alone_is_asked_about_and_never_recorded(text: str) -> None:
    found = reading(text, "cai")
    assert not found.is_update
    assert found.perhaps is not None
