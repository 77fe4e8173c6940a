"""A council's own words are read as the built-in ones are, and what is wrong with them is said."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from bot.reading.masking import masked
from bot.reading.naming.plan_index import ReadablePlan, compile_plan
from bot.reading.read import read
from bot.reading.reading import Context, Message, Reading
from bot.reading.vocabulary.checks import faults_of
from bot.reading.vocabulary.own import Vocabulary, VocabularyFault, vocabulary_of
from bot.reading.vocabulary.slips import own_words, put_right
from tests.project.checkout import ROOT
from tests.reading.plans import PLAN, SENT

OWN = Vocabulary(
    ratings={"on the turn": "amber", "in the black": "green"},
    states={"parked up": "suspended", "put to bed": "complete"},
    acronyms={"NTK": "neglect toolkit", "RHI": "return home interviews"},
    names={"the Doncaster action": "2.1.3", "Big Bang": "1.1"},
)


def said(text: str, own: Vocabulary = OWN, plan: ReadablePlan = PLAN.plan, author: str = "bea") -> Reading:
    """What is made of a text when a council has these words."""
    return read(Message(text, datetime.fromisoformat(SENT), author), compile_plan(plan, own), Context())


@pytest.mark.parametrize(
    ("text", "ref", "rating", "status"),
    [
        ("2.1.1 is on the turn", "2.1.1", "amber", None),
        ("2.1.1 On The  Turn now", "2.1.1", "amber", None),
        ("2.1.1 was on the turn, now in the black", "2.1.1", "green", None),
        ("2.1.1 parked up", "2.1.1", None, "suspended"),
        ("2.1.1 put to bed", "2.1.1", "blue", "complete"),
        ("the Doncaster action is red", "2.1.3", "red", None),
        ("big bang amber", "1.1", "amber", None),
        ("the Doncaster action is on the turn", "2.1.3", "amber", None),
    ],
)
def test_own_words_are_read_as_the_built_in_ones(text: str, ref: str, rating: str | None, status: str | None) -> None:
    assert [(each.ref, each.rating, each.status) for each in said(text).actions] == [(ref, rating, status)]


def test_without_them_the_same_words_mean_nothing() -> None:
    assert not said("2.1.1 is on the turn", Vocabulary()).is_update
    assert not said("the Doncaster action is red", Vocabulary(), author="pmo").is_update


def test_a_rating_taken_back_in_own_words_is_asked_about() -> None:
    assert [doubt.kind for doubt in said("2.1.1 is not on the turn any more").doubts] == ["negated_rating"]


def test_the_reason_quotes_what_was_written() -> None:
    facts = said("2.1.1 is on the turn").actions[0].facts
    assert [(fact.field, fact.words) for fact in facts] == [("rating", "on the turn")]


@pytest.mark.parametrize("text", ["NTK published", "NTK is green, all to plan"])
def test_an_acronym_names_the_action_whose_title_spells_it_out(text: str) -> None:
    assert [each.ref for each in said(text, author="olu").actions] == ["1.1"]


def test_an_acronym_of_the_field_needs_no_file() -> None:
    made = said("RHI backlog is red", Vocabulary(), author="cai")
    assert [(each.ref, each.rating) for each in made.actions] == [("3.1", "red")]


@pytest.mark.parametrize(
    ("text", "status", "rating"),
    [
        ("2.1.1 finsihed", "complete", "blue"),
        ("2.1.1 blokced", "blocked", "red"),
        ("2.1.1 suspneded", "suspended", None),
        ("2.1.1 not strated", "not_started", None),
        ("2.1.1 waitng for legal", None, "amber"),
        ("2.1.1 slpped, was it not slipped before", None, "amber"),
        ("2.1.1 amber, the flat is locked and the aims are stated", None, "amber"),
    ],
)
def test_a_slip_in_a_word_of_states_is_read_as_the_word(text: str, status: str | None, rating: str | None) -> None:
    assert [(each.status, each.rating) for each in said(text, Vocabulary()).actions] == [(status, rating)]


def test_words_one_slip_away_from_a_state_that_are_words_of_their_own_stay() -> None:
    text = "Close the locked door, approve the stated aims, wait for those who competed and sipped tea"
    assert put_right(text) == (text, {})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("abuot three quaters done", "about three quarters done"),
        ("needs anohter month", "needs another month"),
        ("not red anymroe", "not red anymore"),
        ("put bakc two weeks", "put back two weeks"),
        ("wil only go green wen evry team has it", "will only go green when every team has it"),
        ("dnoe adn stil red", "done and still red"),
        ("waht else have i got", "what else have i got"),
        ("relisticly end of Febuary", "realistically end of February"),
        ("waitin for recrutment adn trianing", "waiting for recruitment and training"),
        ("on trqck, way behnd, at risj", "on track, way behind, at risk"),
        ("stallled, sorryyy", "stalled, sorry"),
        ("not startef yet", "not started yet"),
        ("havnt fromm dosnt", "haven't from doesn't"),
        ("implementaion of reccomendations", "implementation of recommendations"),
    ],
)
def test_a_slip_in_a_word_that_the_rules_live_by_is_put_right(typed: str, meant: str) -> None:
    assert put_right(typed)[0] == meant


@pytest.mark.parametrize(
    "text",
    [
        "the plane is late and the tram has stared at a moth form Perth",
        "sent to Daly, Cath and Stat Gorman of Woking",
        "RAGB, DNOE and STAT are acronyms here",
        "worktops preheated, rerouting and remapping compacting",
        "thre",
        "report reports reported, train trains trained",
    ],
)
def test_words_of_their_own_names_and_what_may_be_two_words_stay(text: str) -> None:
    assert put_right(text) == (text, {})


def test_slips_in_the_words_of_the_plan_are_known_and_its_own_words_are_none() -> None:
    own = own_words(["Publish the genogramme standard", "Abuot"])
    assert put_right("genogrmame publihsed abuot", own)[0] == "genogramme published abuot"


def test_what_was_mistyped_is_quoted_as_it_was_typed() -> None:
    facts = said("2.1.1 finsihed", Vocabulary()).actions[0].facts
    assert [fact.words for fact in facts if fact.field == "status"] == ["finsihed"]


def test_own_words_are_not_masked_in_what_is_learned() -> None:
    assert masked("2.1.1 parked up says Gwendoline", compile_plan(PLAN.plan, OWN)).startswith("2.1.1 parked up says X")


def test_a_word_inside_another_is_left_alone() -> None:
    assert not said("bigger big bangs", OWN).is_update


def test_the_file_of_the_page_is_one_that_can_be_used() -> None:
    page = (ROOT / "docs" / "vocabulary.md").read_text("utf-8")
    example = re.findall(r"```toml\n(.*?)```", page, re.S)
    own = vocabulary_of(example[0])
    assert len(example) == 1
    assert all(words for _, words in own.sections())
    assert faults_of(own, None) == []


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        ("[colours]\nteal = 'green'", "[colours] is no section of a vocabulary"),
        ("[ratings]\n'on the turn' = 'orangey'", "“on the turn” is to mean the rating “orangey”: say red, amber"),
        ("[states]\nmoth = 'asleep'", "“moth” is to mean the state “asleep”: say complete, in progress"),
        ("[acronyms]\nXYZ = 'xyz'", "“XYZ” is no acronym of “xyz”"),
        ("[names]\n'Doncaster' = '9.9'", "“Doncaster” is to name the action 9.9, and the plan has no action 9.9."),
        ("[names]\n'the plan' = '1.1'", "“the plan” is too common to stand for anything"),
        ("[ratings]\nthe = 'red'", "“the” is too common"),
        (
            "[ratings]\nx1 = 'red'\n[states]\nX1 = 'blocked'",
            "“X1” stands in the vocabulary twice, in [ratings] and in [states]",
        ),
        ("[ratings]\ngreen = 'red'", "“green” already means green to Planbot and cannot mean red."),
        ("[states]\n'wrapped up' = 'blocked'", "“wrapped up” already means complete to Planbot"),
        ("[names]\n'action 1.2' = '1.1'", "“action 1.2” already names an action"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(file: str, fault: str) -> None:
    faults = faults_of(vocabulary_of(file), PLAN)
    assert len(faults) == 1
    assert faults[0].startswith(fault)


def test_words_of_which_the_doctor_complains_change_nothing() -> None:
    own = vocabulary_of("[ratings]\nthe = 'red'\ngreen = 'red'\n[names]\nmoth = '9.9'")
    assert [each.rating for each in said("2.1.1 green, the moth is gone", own).actions] == ["green"]


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        ("[ratings", "it is not written as TOML is"),
        ("ratings = 'red'", "“ratings” must be a section"),
        ("[names]\nDoncaster = 3.2", 'what “Doncaster” means must be in quotation marks: "Doncaster" = "3.2"'),
    ],
)
def test_a_file_that_cannot_be_used_says_why(file: str, fault: str) -> None:
    with pytest.raises(VocabularyFault, match=re.escape(fault)):
        vocabulary_of(file)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gonna be amber soz", "going to be amber sorry"),
        ("not started yet sorryyy", "not started yet sorry"),
        ("Gonna slip a wk", "Going to slip a week"),
        ("2(iii) amber", "2(iii) amber"),
        ("COS has seen it", "COS has seen it"),
        ("mines 60% done", "mine's 60% done"),
    ],
)
def test_what_is_shortened_in_chat_is_read_in_full(typed: str, meant: str) -> None:
    assert put_right(typed)[0] == meant
