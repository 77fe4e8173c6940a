"""Words texted as a letter or a figure, and letters and figures that stay what they are."""

from __future__ import annotations

import pytest

from bot.reading.vocabulary.texted import in_full
from tests.reading.plans import reading


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("someone else needs 2 own 6.3", "someone else needs to own 6.3"),
        ("gone 2 red", "gone to red"),
        ("waiting 4 health advice", "waiting for health advice"),
        ("mins r on the drive", "mins are on the drive"),
        ("2 b signed off by members", "to be signed off by members"),
        ("shd b done", "shd be done"),
        ("done n dusted w legal", "done and dusted with legal"),
        ("going v well", "going very well"),
        ("off 2 the printers", "off to the printers"),
        ("2wks late", "2 wks late"),
        ("ready 4 april", "ready 4 april"),
        ("need 2 weeks, have 4 posts", "need 2 weeks, have 4 posts"),
        ("6.1 r and 6.2 b", "6.1 r and 6.2 b"),
        ("phase 2 the easy one", "phase 2 the easy one"),
        ("w/c 4 march n/a", "w/c 4 march n/a"),
        ("a or b or r", "a or b or r"),
    ],
)
def test_a_letter_is_a_word_only_between_such_words_as_make_it_one(typed: str, meant: str) -> None:
    assert in_full(typed, lettered=False)[0] == meant


def test_a_figure_and_a_letter_stay_where_they_may_be_an_action() -> None:
    assert in_full("2 b signed off", lettered=True)[0] == "2 b signed off"


def test_the_words_that_a_reading_rests_on_are_quoted_as_they_were_texted() -> None:
    (made,) = reading("2.1.1 waiting 4 legal").actions
    assert made.blocker
    assert "waiting 4" in " ".join(fact.words for fact in made.facts)


@pytest.mark.parametrize(
    ("words", "status", "rating"),
    [
        ("2.1.1 hvnt started", "not_started", None),
        ("2.1.1 all gd", None, "green"),
        ("2.1.1 cmplt", "complete", "blue"),
        ("2.1.1 still r", None, "red"),
        ("2.1.1 nt done yet", None, None),
        ("2.1.1 happend 4 june all done", "complete", "blue"),
        ("2.1.1 we have cleared ninety of the one hundred and twenty", "in_progress", None),
        ("2.1.1 is now complete the first panel met on friday", "complete", "blue"),
    ],
)
def test_states_and_ratings_as_a_phone_has_them(words: str, status: str | None, rating: str | None) -> None:
    made = reading(words).actions
    assert [(each.status, each.rating) for each in made] == ([(status, rating)] if status or rating else [])


@pytest.mark.parametrize("words", ["eighty per cent done", "about sixty-five percent there now"])
def test_a_share_in_words_is_read_from_who_has_one_action(words: str) -> None:
    (made,) = reading(words, author="cai").actions
    assert (made.ref, made.status) == ("3.1", "in_progress")


@pytest.mark.parametrize(
    "words",
    [
        "2.1.1 mtg 2 b moved 2 weds",
        "done 4 the day",
        "phone on ten per cent",
        "2 of us r in 2day",
        "ull have mine by fri",
    ],
)
def test_talk_in_letters_records_nothing(words: str) -> None:
    assert not reading(words, thread=("2.1.1",)).actions
