"""Questions to the plan, marked or not, told from those put to people."""

from __future__ import annotations

import pytest

from tests.reading.plans import reading

TO_THE_PLAN = """
hows the whole plan looking colour wise
lemme see everything due before xmas
2.1.3 due when?
I should like a summary of recommendation 3 as at 31 October.
Would you kindly list my open actions?
what moved this month
what am i down for
remind me what actions I've got
which ones haven't started
what's on hold
reds pls
overall position?
what's Bea got
gimme the reds
who still needs to update
state of play?
due next?
evidence on file for 1.1?
RHIs in time figure?
any extension requests
where are we with 1.1
who's down as owner for 4.1 pls
is 1.1 signed off yet?
what did we tell the board about 1.1 last time
who changed 1.1 to red
why did 1.1 go red
what about 1.2
Ta, and 1.2?
rec 2 please
just checking when 1.1 is due
does rec 2 have anything overdue
can u show me the reds
i need the overdue list
for rec 2 how many are red
has anyone updated 2.1.2
which ones belong to me
talk me through rec 2
Please could I have the latest position on 1.1?
Would you let me know which actions remain outstanding under recommendation 1?
what have you got down for me
is the neglect toolkit published yet
how's the escalation protocol coming along
reds and ambers please
1.1 history
1.1: red or amber?
Olu's actions please
by how much is 1.1 late
looking for the due date of 1.1
would you be able to tell me what's overdue
quick q is 1.1 late
what should I be updating?
is anything overdue on recommendation 2?
whose is 1.1
To whom is 1.1 assigned?
Please set out the position on recommendation 2.
has Bea updated
r any of mine red
wen is 1.1 due
ey up what's red
what's next
compare april and may
where were we at the end of April
can I download the plan
plan in excel please
next board date?
which recommendation does 1.1 belong to
"""
TO_PEOPLE = """
Has Mair spoken to you about 1.1?
did you get my email about 1.1?
Bea when will 2.1.2 be done?
do you think 1.1 is realistic?
shall we move 1.1 to the next agenda?
why are we even doing 1.1?
is Amber in today?
what a week, glad it's over
who's bringing the cake
Anything due by end of March needs a line in the tracker before Friday please
print it on A3, my eyes are gone
Does 'complete' mean printed or online? We need one rule
which of these folders is the green one, they all look grey
Highlight reports for recs 3 and 5 to me by Wednesday please
Who is minuting the board on Thursday?
what's the deadline for the survey
Where are the updated guidance notes saved?
how do i log in to the tracker from home?
How should we word the 1.1 update for members?
Can we take 1.1 first on the agenda?
Could all owners please update by noon?
the list of overdue actions has gone to the chair
Send the latest version to Rosa when done
What do I put if it's not started but on track?
what's the plan if it snows
is the office open on Monday
who can I ask about the return home figures
Where an action is late please say why in the box
any objections if I move the meeting to 3?
let me know when 1.1 is done please Bea
could you give me a ring about 1.1
any colour as long as it's green
can late ever be green? not convinced
is the projector in 1.1 working again?
anything late will go to next month's board
how was the board
is there a number for IT
red pen. who has mine
is Bea late again
Can you send Olu the return home figures
Would you let the chair know what's amber before Friday please
what does a good chronology look like
What is outstanding about this venue is the food
have the minutes been approved?
any actions arising to be circulated
is there a reason 1.1 is first on the agenda
is it ok to send reds by email
how often does the board meet
will the board want a paper on 1.1
could we have 1.1 and 1.2 as one paper
which is better, amber with a date or red without
did we say 2 or 3
can someone show me how to update the tracker
what's the plan B
Is that with or without agency?
what does 'progress' mean on the form
when everyone has updated I'll send the pack
do we say amber if the date is going to move
Where there is no evidence we cannot say complete.
"""
IN_A_THREAD = """
is the projector booked for Weds or do i bring mine
was this you last year Jaspreet?
Tom, who in finance do I talk to about this?
how are we doing here Kasia?
should this sit with legal instead? not sure
can I help with any of this?
is this ok to share with the unions?
whose idea was it to do this in half term
what would it take to finish this by Easter?
tell me about it
which room did we say?
why not do it online
is that a yes Cai?
"""
OF_ITS_ACTION = """
when is this due?
who owns this one
has it been updated
how long has it been green
what did I say last month on this
is this one mine
where are we with this
whose is this
who's it with
what was it last month
"""


@pytest.mark.parametrize("text", TO_THE_PLAN.strip().split("\n"))
def test_what_is_asked_of_the_plan_is_a_question(text: str) -> None:
    found = reading(text, "pmo")
    assert (found.is_question, found.is_update) == (True, False)


@pytest.mark.parametrize("text", TO_PEOPLE.strip().split("\n"))
def test_what_is_asked_of_people_is_not(text: str) -> None:
    found = reading(text, "pmo")
    assert (found.is_question, found.is_update) == (False, False)


@pytest.mark.parametrize("text", IN_A_THREAD.strip().split("\n"))
def test_colleagues_talk_to_each_other_in_the_thread_of_an_action(text: str) -> None:
    assert not reading(text, "bea", thread=("2.1.2",)).is_question


@pytest.mark.parametrize("text", OF_ITS_ACTION.strip().split("\n"))
def test_in_the_thread_of_an_action_it_may_be_meant_by_this(text: str) -> None:
    assert reading(text, "bea", thread=("2.1.2",)).is_question


def test_a_question_after_a_dash_leaves_the_update_beside_it() -> None:
    found = reading("2.1.2 now 3 July - how many of rec 2 are late?")
    assert found.is_question
    assert [action.ref for action in found.actions] == ["2.1.2"]
