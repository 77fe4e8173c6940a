"""A team owns an action: named people or a Slack user group answer for it, and a team of nobody is a fault (A4.4)."""

from __future__ import annotations

from datetime import timedelta

from bot.plan.entities import PersonKind
from bot.plan.permissions import owns
from bot.slack.workspace import people as who
from bot.wording.digest import digest_messages
from digests.clock import tick
from digests.gather import gather, known
from digests.roll import roll_of
from storage import plans
from tests.asking.test_plan_files import drop
from tests.asking.typed import shown, typed
from tests.conversations.plan import AMARA, JOE, LEO, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack


def asked(stack: Stack, ref: str) -> set[str]:
    """The Slack users who may be asked about an action today."""
    day = stack.clock.moment.date()
    with stack.database.reading() as session:
        roll = roll_of(session, TEAM, stack.plan(), day)
    return {user for user in who.ROLE_OF if any(line.ref == ref for line in roll.lines_for(user, day))}


def digest(stack: Stack) -> str:
    """The weekly digest, were it sent now."""
    with stack.database.reading() as session:
        weekly, _ = gather(session, TEAM, known(session, TEAM, stack.plan()), stack.clock.now())
    return "\n".join(shown(list(said.blocks)) for said in digest_messages(weekly))


def test_named_people_answer_for_a_team_and_until_then_it_is_a_fault(stack: Stack) -> None:
    assert "No action of the plan belongs to a team" in typed(stack, AMARA, "team")["text"]
    assert "Only the core team" in typed(stack, PRIYA, "team Virtual School @Joe Carter")["text"]
    assert "names no one team" in typed(stack, AMARA, "team Nobody At All @Joe Carter")["text"]
    told = typed(stack, AMARA, 'team "Virtual School" @Joe Carter @Leo Park')["text"]
    assert "answer for Virtual School" in told
    assert asked(stack, "4.3") == {JOE, LEO}
    assert "Virtual School (Joe Carter and Leo Park)" in shown(typed(stack, AMARA, "4.3")["blocks"])
    assert "4.3" in typed(stack, LEO, "mine")["text"]
    stack.dm(LEO, "4.3 amber, two schools have not signed")
    assert len(stack.counted("4.3")) == 1
    with stack.database.reading() as session:
        people = plans.people(session, TEAM, PLAN)
    assert owns(stack.action("4.3"), people, LEO)
    assert f"<@{LEO}>" in shown(typed(stack, AMARA, "team")["blocks"])
    assert "Nobody answers" not in digest(stack)
    typed(stack, AMARA, "team Virtual School off")
    assert "*Nobody answers for the team* Virtual School (4.3)" in digest(stack)
    assert "nobody named" in shown(typed(stack, AMARA, "team")["blocks"])


def test_a_user_group_answers_for_a_team_and_is_asked_anew_every_day(stack: Stack) -> None:
    told = typed(stack, AMARA, "team Virtual School @performance-team")["text"]
    assert f"<@{who.PERFORMANCE_MANAGER}> and <@{who.OFFICER}> answer for Virtual School" in told
    assert asked(stack, "4.3") == {who.PERFORMANCE_MANAGER, who.OFFICER}
    stack.workspace.state.user_groups[who.USER_GROUP] = [who.PERFORMANCE_MANAGER, LEO, who.LEAVER]
    stack.clock.moment += timedelta(days=1)
    tick(stack.runtime, stack.clock.now())
    stack.answer()
    assert asked(stack, "4.3") == {who.PERFORMANCE_MANAGER, LEO}
    with stack.database.reading() as session:
        team = plans.people(session, TEAM, PLAN)["p-post"]
    assert (team.kind, team.usergroup) == (PersonKind.TEAM, who.USER_GROUP)


def test_without_the_scope_the_people_are_named_instead(stack: Stack) -> None:
    stack.workspace.scopes = tuple(scope for scope in stack.workspace.scopes if scope != "usergroups:read")
    told = typed(stack, AMARA, "team Virtual School @performance-team")["text"]
    assert "add the scope `usergroups:read`" in told


def test_a_changed_plan_file_names_the_people_of_a_team_that_had_none(stack: Stack) -> None:
    def rows(owner: str) -> bytes:
        heading = "Recommendation ref\tRecommendation\tAction ref\tAction\tOwner\tDue"
        return f"{heading}\n9\tKeep children safe.\t9.1\tTrain schools\t{owner}\t30/06/2026".encode()

    drop(stack, AMARA, data=rows("Performance Team"))
    assert "looks like a team" in shown(stack.last(AMARA)["blocks"])
    stack.press(AMARA, stack.last(AMARA), "Import")
    drop(stack, AMARA, data=rows("Performance Team (team: Joe Carter, Priya Nair)"))
    assert "1 team whose people are named" in shown(stack.last(AMARA)["blocks"])
    stack.press(AMARA, stack.last(AMARA), "Import")
    assert asked(stack, "9.1") == {JOE, PRIYA}
    drop(stack, AMARA, data=rows("Performance Team (team: Joe Carter, Priya Nair)"))
    assert "Importing it would change nothing" in shown(stack.last(AMARA)["blocks"])
