"""What must hold on every day of the half-year that tests.digests.half_year simulates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import accumulate, pairwise
from zoneinfo import ZoneInfo

import pytest

from bot.plan.action import Action, EvidenceKind
from bot.plan.calendar import bank_holidays, is_working_day, local_day
from bot.plan.cycles import sittings
from bot.plan.entities import Rating
from bot.plan.oversight import Escalation, RedNote, Step
from bot.plan.proof import counting
from digests.needs import NOT_ASKED
from digests.schedule import period_of
from storage import journal, plans
from storage.chain import kind_of
from storage.verify import verify
from tests.digests.half_year import (
    ABROAD,
    BOARD_CHANNEL,
    BODIES,
    CHANNEL,
    DOWN,
    LAST,
    LIVE,
    HalfYear,
    Post,
    Standing,
    days,
    half_year,
)
from tests.digests.half_year_acts import LEAVERS, PLAN, WORKSPACE
from tests.measuring import unmeasured

CHANNELS = {CHANNEL, BOARD_CHANNEL}
DIRECTORS = ("U0DIRECTOR1", "U0DIRECTOR2")
FIRST_COUNTED = date(2025, 12, 1)
_SPAN = [FIRST_COUNTED + timedelta(days=n) for n in range(400)]
_ORDINAL = dict(zip(_SPAN, accumulate(int(is_working_day(day)) for day in _SPAN), strict=True))


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HalfYear]:
    """The half-year, lived through once for all these tests: whatever is gone through here has tests of its own."""
    with unmeasured():
        found = half_year(tmp_path_factory.mktemp("half-year"))
    yield found
    found.database.close()


AT_ONCE = ("harm", "challenge", "wanted", "decision")
"""What somebody puts to somebody else, and Planbot passes on as it is said: a safeguarding "yes", a question, a request
for evidence, a board's decision."""


def direct(lived: HalfYear) -> list[Post]:
    """Whatever Planbot said to one person of itself."""
    return [post for post in to_people(lived) if post.key.partition(":")[0] not in AT_ONCE]


def to_people(lived: HalfYear) -> list[Post]:
    """Whatever was said to one person."""
    return [post for post in lived.slack.posts if post.to not in CHANNELS and post.thread is None]


def working_days(start: date, end: date) -> int:
    """Working days after a day up to another."""
    return _ORDINAL[end] - _ORDINAL[start]


def there(post: Post) -> datetime:
    """When a message came, by the clock of whoever it went to."""
    return post.at.astimezone(ZoneInfo(ABROAD.get(post.to, "Europe/London")))


def test_it_is_a_half_year_in_which_enough_happens(lived: HalfYear) -> None:
    assert len(direct(lived)) > 1000
    assert len({post.to for post in direct(lived)}) > 60
    assert len({post.to for post in direct(lived)} & set(ABROAD)) == 2
    holidays = {day for day in bank_holidays(2026) if LIVE <= day <= LAST}
    assert len(holidays) == 5
    assert {Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE} <= {each.item.rating for each in lived.standing}
    taken = {step.step for step in escalations(lived)}
    assert {Step.UNANSWERED, Step.LEAD, Step.ASSISTANT_DIRECTOR, Step.DIRECTOR, Step.BODY} <= taken
    kinds = Counter(post.key.partition(":")[0] for post in to_people(lived))
    assert all(kinds[kind] >= 10 for kind in AT_ONCE), kinds
    assert {wait.what.partition(" ")[0] for wait in lived.waits} == {"figure", "risk", "challenge"}


def test_nobody_is_written_to_twice_a_day(lived: HalfYear) -> None:
    told = Counter((post.to, there(post).date()) for post in direct(lived))
    assert set(told.values()) == {1}


def test_nobody_is_written_to_on_a_weekend_or_a_bank_holiday_or_outside_office_hours(lived: HalfYear) -> None:
    for post in direct(lived):
        moment = there(post)
        assert is_working_day(moment.date()), post
        assert time(9, 30) <= moment.time() < time(16, 30), post


def test_no_live_action_is_left_quiet_beyond_its_cadence_without_its_owner_being_asked(lived: HalfYear) -> None:
    missed = [each for each in lived.standing if awaits_a_word(each) and silence(each) > cadence(each) + 1]
    assert [(each.item.ref, each.day, silence(each), cadence(each)) for each in missed] == []


def awaits_a_word(each: Standing) -> bool:
    """Whether somebody is to be asked about an action at all; on the day a plan goes live nobody is."""
    days = each.item.line.days
    return each.reachable and days.rated and days.fixed is None


def silence(each: Standing) -> int:
    """The working days since anybody spoke of an action or was asked about it."""
    return working_days(max(LIVE, each.spoken or LIVE, each.asked or LIVE), each.day)


def cadence(each: Standing) -> int:
    """The working days allowed between words (rule E8): by what is red, late or amber, silence apart."""
    if each.item.rating is Rating.RED:
        return 5
    return 10 if each.item.overdue or each.item.line.declared is Rating.AMBER else 20


def test_every_step_of_the_ladder_is_taken_once_in_each_trouble(lived: HalfYear) -> None:
    for action in every_action(lived):
        steps: dict[Step, list[Escalation]] = defaultdict(list)
        for each in action.escalations:
            assert is_working_day(each.on)
            if not each.repeat:
                steps[each.step].append(each)
        for taken in steps.values():
            for one, other in pairwise(taken):
                assert one.on < other.on
                assert one.on <= other.since, (action.ref, one, other)


def test_whatever_is_escalated_is_told_on_that_day(lived: HalfYear) -> None:
    told = {(post.to, local_day(post.at)) for post in to_people(lived)}
    for each in escalations(lived):
        assert each.step is Step.BODY or each.to
        assert {(user, each.on) for user in each.to} <= told, each


def test_nothing_long_overdue_falls_silent(lived: HalfYear) -> None:
    told = defaultdict(set)
    for action in every_action(lived):
        told[action.ref] = {each.on for each in action.escalations if each.step is not Step.BODY}
    late = [each for each in lived.standing if overdue_by(each) > 20]
    assert len(late) > 100
    for each in late:
        newest = max((on for on in told[each.item.ref] if on <= each.day), default=LIVE)
        assert working_days(newest, each.day) <= 5, (each.item.ref, each.day, newest)


def overdue_by(each: Standing) -> int:
    """How many working days an action is overdue; 0 when it is not."""
    agreed = each.item.line.agreed
    return working_days(agreed.day, each.day) if each.item.overdue and agreed is not None else 0


def test_there_is_one_digest_a_week_and_one_pack_a_meeting(lived: HalfYear) -> None:
    firsts = [post for post in lived.slack.posts if post.to in CHANNELS and post.thread is None]
    digests = [post for post in firsts if post.key.startswith("digest:")]
    # The last Monday is a bank holiday: its digest comes the day after the end.
    weeks = {period_of(day) for day in days() if LIVE < day < LAST}
    assert Counter(period_of(local_day(post.at)) for post in digests) == Counter(weeks)
    assert all(is_working_day(local_day(post.at)) for post in digests)
    packs = Counter(post.key for post in firsts if post.key.startswith("pack:"))
    held = sittings(BODIES, LIVE + timedelta(days=1), LAST)
    expected = {f"pack:{PLAN}:{one.body.id}:{one.meeting.id}:{one.on.isoformat()}:post" for one in held}
    assert expected <= set(packs)
    assert set(packs.values()) == {1}


def test_a_digest_whose_monday_is_a_bank_holiday_or_an_outage_comes_the_day_after(lived: HalfYear) -> None:
    came = {local_day(post.at) for post in lived.slack.posts if post.key.startswith("digest:")}
    assert {date(2026, 4, 7), date(2026, 5, 5), date(2026, 5, 26), date(2026, 7, 14)} <= came
    assert not came & DOWN


def test_the_record_is_whole_at_the_end(lived: HalfYear) -> None:
    with lived.database.reading() as session:
        assert verify(session, PLAN) == []


def escalations(lived: HalfYear) -> list[Escalation]:
    """Every step that was taken, repeats included."""
    return [each for action in every_action(lived) for each in action.escalations]


# -- what is asked, promised and decided beside updates ---------------------------------------------------


def test_a_safeguarding_yes_goes_to_each_director_at_once_and_once(lived: HalfYear) -> None:
    posts = Counter((post.key, local_day(post.at)) for post in to_people(lived) if post.key.startswith("harm:"))
    expected = Counter(
        (f"harm:{note.id}:{user}", local_day(note.at))
        for action in every_action(lived)
        for note in first_yeses(action)
        for user in DIRECTORS
    )
    assert posts == expected


def first_yeses(action: Action) -> Iterator[RedNote]:
    """The answers that a child could come to harm where none such stood."""
    stands = False
    for note in action.red_notes:
        if note.harm and not stands:
            yield note
        stands = note.harm if note.harm is not None else stands


def test_whatever_could_harm_a_child_is_red_until_somebody_answers_no(lived: HalfYear) -> None:
    live = [each for each in lived.standing if each.item.line.days.rated and each.item.line.days.fixed is None]
    harmful = [each for each in live if each.item.line.overseen.harm]
    assert len(harmful) > 100
    assert {each.item.rating for each in harmful} == {Rating.RED}


def test_what_somebody_puts_to_somebody_else_is_told_once(lived: HalfYear) -> None:
    told = Counter(post.key for post in to_people(lived) if post.key.partition(":")[0] in AT_ONCE)
    assert set(told.values()) == {1}
    put = {f"challenge:{each.id}:asked" for action in every_action(lived) for each in action.challenges}
    asked = {request.id for action in every_action(lived) for request in action.evidence_requests}
    assert {key for key in told if key.startswith("challenge:")} == put
    assert {key.split(":")[1] for key in told if key.startswith("wanted:")} == asked


def test_no_question_missing_figure_or_review_waits_for_long_without_being_told_again(lived: HalfYear) -> None:
    silent = [wait for wait in lived.waits if working_days(max(wait.told or LIVE, wait.since), wait.day) > 6]
    assert silent == []


def test_evidence_that_is_overdue_is_asked_for_at_least_every_ten_days(lived: HalfYear) -> None:
    late = [each for each in lived.standing if each.reachable and wanted_by(each) < each.day and not settled(each)]
    assert len(late) > 50
    asked = [(each, max(wanted_by(each), each.asked or LIVE)) for each in late]
    assert [(each.item.ref, each.day) for each, last in asked if working_days(last, each.day) > 11] == []


def wanted_by(each: Standing) -> date:
    """The earliest day for which evidence of an action is asked for."""
    return min((wanted.due for wanted in each.item.line.proof.wanted if wanted.due is not None), default=date.max)


def settled(each: Standing) -> bool:
    """Whether evidence is not asked for any more."""
    return each.item.line.status in NOT_ASKED


def test_nobody_is_written_to_who_has_left_and_their_actions_go_to_their_heir(lived: HalfYear) -> None:
    owners = {action.ref: action.owner for action in every_action(lived) if action.former_owners}
    for user, (leaver, heir, gone) in LEAVERS.items():
        assert not [post for post in to_people(lived) if post.to == user and local_day(post.at) >= gone]
        given = [each for each in lived.standing if each.day > gone + timedelta(days=14)]
        left = {each.item.ref for each in given if each.item.line.owner == leaver}
        assert all(each.item.line.days.fixed is not None for each in given if each.item.ref in left)
        assert heir in owners.values()


def test_only_what_was_proved_is_signed_off_and_by_the_board_on_its_day(lived: HalfYear) -> None:
    decided = [action for action in every_action(lived) if action.decisions]
    assert len(decided) > 30
    meetings = {held.on for held in sittings(BODIES, LIVE, LAST) if held.body.id == "board"}
    for action in decided:
        assert {decision.on for decision in action.decisions} <= meetings
        assert [each.kind for each in counting(action) if each.kind is EvidenceKind.OUTCOME], action.ref
    blue = {each.item.ref for each in lived.standing if each.item.rating is Rating.BLUE}
    assert blue <= {action.ref for action in decided}


def test_planbot_itself_completes_nothing(lived: HalfYear) -> None:
    with lived.database.reading() as session:
        own = Counter(kind_of(each.entry.what) for each in journal.entries(session, PLAN) if each.entry.by == "planbot")
    assert set(own) == {"escalated", "person_matched"}, own


def every_action(lived: HalfYear) -> list[Action]:
    """All the actions as they stand at the end."""
    with lived.database.reading() as session:
        return plans.actions(session, WORKSPACE, PLAN)
