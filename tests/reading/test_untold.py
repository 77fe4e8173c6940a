"""Duties, wants, queries, targets, rumours and times gone tell nothing; what stands beside them still counts."""

from __future__ import annotations

import pytest

from tests.reading.plans import reading

NEAR_MISSES = """
2.1.1 has to be finished before the visit
well 2.1.1 better be green by the visit
Cllr Hughes wants 2.1.1 green
we want 2.1.1 green by summer
aim is 2.1.1 green by summer
plan is to get 2.1.1 blue by March
2.1.1 green by June
hoping 2.1.1 is green soon
the chair wants to know why 2.1.1 is red
not clear to me whether 2.1.1 is finished or not
cant remember if 2.1.1 is red
please tell me 2.1.1 is done lol
2.1.1 red still or what
our target for 2.1.1 is 85%
rumour is 2.1.1 is behind
people are saying 2.1.1 is off track
heard 2.1.1 has gone red
2.1.1 was nearly complete when I started
2.1.1 had slipped to June at one point
2.1.1 turns blue after panel
once Bea signs, 2.1.1 done
2.1.1 green = 6 sessions a year
the tracker's got 2.1.1 as green still
minutes from January had 2.1.1 as red
on my sheet 2.1.1 shows amber
2.1.1: still waiting for a RAG from Cai
2.1.1 audit meeting put back a week
2.1.1 narrative is 80% done
2.1.1 to scrutiny 12 July
2.1.1 will be a priority next year
2.1.1 makes no difference to children
nobody cares about 2.1.1
just filled in 2.1.1
still outstanding 2.1.1 3.1
let's get 2.1.1 done
shall I put 2.1.1 on hold
might ask for an extension on 2.1.1
not asking for 2.1.1 to be extended
worst case 2.1.1 goes amber
before 2.1.1 goes green I want the audit read
2.1.1 green, in your dreams
2.1.1 by Friday, I promise
2.1.1 with you by Friday
2.1.1 keeps going back to red on the tracker
2.1.1 has disappeared from my list
someone changed 2.1.1 to green
I didn't mark 2.1.1 green
2.1.1 media query
2.1.1 mustn't be red at the visit
2.1.1 done by when again
2.1.1 slides for Thursday
was 2.1.1 amber or red sorry
just checking 2.1.1 is still amber
2.1.1 amber right
I take it 2.1.1 is done
about to turn 2.1.1 red
2.1.1 goes red on Friday if I hear nothing
you've got till Friday or 2.1.1 goes red
2.1.1: no update received, rated red by default
planbot don't nag Cai about 2.1.1
hats off for 2.1.1
celebrate 2.1.1 on Friday
2.1.1 file has been deleted
2.1.1 minutes circulated
late for 2.1.1
I bet 2.1.1 slips
2.1.1 saved
in my last council 2.1.1 was done in weeks
the Gazette says 2.1.1 is a shambles
regional average is 81% for 2.1.1
2.1.1 started at 48%
2.1.1 forecast 80% by year end
""".strip().split("\n")


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_tells_nothing_of_an_action_records_nothing(text: str) -> None:
    assert not reading(text, "pmo").is_update


@pytest.mark.parametrize(
    ("text", "ratings"),
    [
        ("we want 2.1.1 green by June but right now it's red", {"2.1.1": "red"}),
        ("2.1.1 was amber when I took over, it's green now", {"2.1.1": "green"}),
        ("2.1.1 is red. The target for 2.1.1 is 90%", {"2.1.1": "red"}),
        ("Wyn says 2.1.1 is amber, haven't heard about 3.1", {"2.1.1": "amber"}),
        ("2.1.1 slides for Thursday and 3.1 is red", {"3.1": "red"}),
        ("2.1.1 green. Ofsted letter says amber on audits but that's old", {"2.1.1": "green"}),
    ],
)
def test_what_stands_beside_it_still_counts(text: str, ratings: dict[str, str]) -> None:
    assert {each.ref: each.rating for each in reading(text, "pmo").actions} == ratings


@pytest.mark.parametrize(
    "text",
    [
        "my calendar is red all week",
        "report template is green and blue",
        "I'm behind with everything today",
        "delayed reply, been in court",
        "laptop update installing, 45%",
        "all done here, off home",
    ],
)
def test_everyday_talk_with_words_of_updates_records_nothing(text: str) -> None:
    assert not reading(text, "cai").is_update
