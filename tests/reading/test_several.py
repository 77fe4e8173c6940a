"""One message about several actions: lists, pairs, groups, numbers that go on from a reference, and all of a kind."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bot.reading.naming.plan_index import ReadableAction, ReadablePlan, compile_plan
from bot.reading.read import read
from bot.reading.reading import Context, Message, Reading
from tests.reading.plans import reading

_DUE = {1: "2021-05-31", 2: "2021-07-31", 3: "2021-07-31", 4: "2021-09-30"}
_PLAN = compile_plan(
    ReadablePlan(
        tuple(
            ReadableAction(
                f"A{n}", f"Thing {n}", "2", ("bea",), date.fromisoformat(due), None, "green", "in_progress", None
            )
            for n, due in _DUE.items()
        ),
        recommendations=(("2", "Workforce"),),
    )
)


def _told(text: str) -> tuple[str, Reading]:
    """The ratings read, by action, in the order of the plan: '1 amber, 2 red'."""
    found = read(Message(text, datetime.fromisoformat("2021-06-15T09:30:00+01:00"), "bea"), _PLAN, Context())
    told = sorted((str(each.ref).removeprefix("A"), each.rating or each.status) for each in found.actions)
    return ", ".join(f"{ref} {said}" for ref, said in told), found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a1 n a2 both red ugh", "1 red, 2 red"),
        ("a1s done, a2s amber", "1 blue, 2 amber"),
        ("A1 red, 2 and 3 too", "1 red, 2 red, 3 red"),
        ("nothing on A1 or A2, A3 is done", "3 blue"),
        ("A1 and A2 are red the other two are green", "1 red, 2 red, 3 green, 4 green"),
        ("A1 and A2 are red the other three are green", "1 red, 2 red"),
        ("A1 red: the printer broke, the rest is fine", "1 red"),
        ("A1 amber, leaflets printed, the others done", "1 amber"),
        ("A1 amber/A2 green", "1 amber, 2 green"),
        ("A1 green. So's A2. A3 red.", "1 green, 2 green, 3 red"),
        ("A1 green, so's A2, A3 red", "1 green, 2 green, 3 red"),
        ("A1 red as are 2 and 3", "1 red, 2 red, 3 red"),
        ("A1 and 2 done, 3 not started", "1 blue, 2 blue, 3 not_started"),
        ("A1 amber 2 green 3 red", "1 amber, 2 green, 3 red"),
        ("A1 red, 2 children waiting", "1 red"),
        ("a1 on track a2 bit behind a3 not started", "1 green, 2 amber, 3 not_started"),
        ("two a4s for the printer", ""),
        ("A1 green, 2 red and 3 done", "1 green, 2 red, 3 blue"),
        ("A1 red, 2 and 3 green", "1 red, 2 green, 3 green"),
        ("A1 amber, 2 done, 3 to go", "1 amber"),
        ("A3 red, 2 done", "3 red"),
        ("greens are a1 and a2, a3 is amber", "1 green, 2 green, 3 amber"),
        ("Ambers - A1, A2, greens - A3", "1 amber, 2 amber, 3 green"),
        ("red: A1 amber: A2", "1 red, 2 amber"),
        ("A1 amber as is A2", "1 amber, 2 amber"),
        ("A1 and also A2 now green", "1 green, 2 green"),
        ("Neither A1 nor A2 has started", "1 not_started, 2 not_started"),
        ("A1 and A2: neither is on track", "1 red, 2 red"),
        ("neither A1 nor A2 is complete", ""),
        ("no concerns on either A1 or A2", "1 green, 2 green"),
        ("A1-3 all green", "1 green, 2 green, 3 green"),
        ("A1 thru A3 green", "1 green, 2 green, 3 green"),
        ("A1 waiting on A2", "1 amber"),
        ("A1, A2 - G, R", "1 None, 2 None"),
        ("🟢 A1 🔴 A2", "1 green, 2 red"),
        ("A1 🟢 A2 🔴", "1 green, 2 red"),
        ("not convinced A1 is amber or green", "1 None"),
        ("Colm says A1 is red but A2 is green", "1 red, 2 green"),
    ],
)
def test_each_action_gets_what_is_said_of_it(text: str, told: str) -> None:
    assert _told(text)[0] == told


def test_one_of_two_is_asked_about() -> None:
    said, found = _told("A1 or A2 is red")
    assert said == "None red"
    assert found.doubts[0].candidates == ("A1", "A2")


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("rec 2 is amber throughout", "A1 A2 A3 A4"),
        ("recommendation 2 green across the board", "A1 A2 A3 A4"),
        ("everything in rec 2 is fine", "A1 A2 A3 A4"),
        ("my actions are all on track", "A1 A2 A3 A4"),
        ("my four are green", "A1 A2 A3 A4"),
        ("no change on any of mine", "A1 A2 A3 A4"),
        ("my overdue one is done", "A1"),
        ("my July ones are green", "A2 A3"),
    ],
)
def test_what_is_said_of_all_of_a_kind_is_confirmed_first(text: str, refs: str) -> None:
    found = _told(text)[1]
    assert " ".join(str(each.ref) for each in found.actions) == refs
    assert found.doubts[0].kind == "bulk"


@pytest.mark.parametrize(
    "text",
    [
        "A1 red, the rest green",
        "A1 red. The rest are green.",
        "A1 🔴, others 🟢",
        "A1 red but everything else is green",
        "A1 red as nobody came, all my other actions are green",
        "A1 is now red; my other three are green",
    ],
)
def test_the_rest_of_ones_actions_beside_those_that_are_named_is_confirmed_first(text: str) -> None:
    said, found = _told(text)
    assert said == "1 red, 2 green, 3 green, 4 green"
    assert [(doubt.kind, doubt.candidates) for doubt in found.doubts] == [("bulk", ("A2", "A3", "A4"))]


@pytest.mark.parametrize("text", ["most of rec 2 is green", "nothing in rec 2 is red", "is rec 2 green?"])
def test_what_is_said_of_some_of_them_is_said_of_none(text: str) -> None:
    assert _told(text)[0] == ""


@pytest.mark.parametrize(
    ("text", "rating"), [("amber again im afraid", "amber"), ("red still tbh", "red"), ("bit behind soz", "amber")]
)
def test_plain_words_of_the_owner_of_one_action_are_of_that_action(text: str, rating: str) -> None:
    assert [(each.ref, each.rating) for each in reading(text, "cai").actions] == [("3.1", rating)]


@pytest.mark.parametrize(
    "text",
    [
        "all mine amber except A3 which is red",
        "all mine amber bar A3, that's red",
        "mine are all amber but A3 is red",
        "all amber except A3 (red)",
    ],
)
def test_what_is_left_out_of_all_is_recorded_and_the_rest_confirmed_first(text: str) -> None:
    told, found = _told(text)
    assert told == "1 amber, 2 amber, 3 red, 4 amber"
    assert {(doubt.kind, doubt.candidates) for doubt in found.doubts} == {("bulk", ("A1", "A2", "A4"))}


def test_an_action_said_not_to_be_done_is_named_and_nothing_more() -> None:
    told, found = _told("A1 done A2 nearly done A3 not done")
    assert (told, found.denied) == ("1 blue, 2 in_progress", ("A3",))


def test_what_one_action_is_not_the_other_is() -> None:
    made = reading("2.1.1 isnt done, 2.1.2 is")
    assert [(each.ref, each.status) for each in made.actions] == [("2.1.2", "complete")]
    assert [(each.ref, each.status) for each in reading("2.1.1 not done 2.1.2 done").actions] == [("2.1.2", "complete")]
