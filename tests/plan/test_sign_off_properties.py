"""What holds of evidence and sign-off over any history: nothing but an entitled decision on accepted evidence signs
off, only that is blue, a date passing completes nothing, and what is undone is as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan import evidence_entries as ev
from bot.plan.action import Action, Evidence, EvidenceKind, Update
from bot.plan.apply import apply
from bot.plan.bodies import Body, Meeting
from bot.plan.current import current
from bot.plan.entities import ENDED, Person, Rating, Settings, Status
from bot.plan.entries import Entry, What
from bot.plan.evidence import EvidenceRequest, EvidenceReview, SignOffRequest
from bot.plan.line import line_of
from bot.plan.permissions import is_core_team, owns, sees_everything
from bot.plan.position import item_on
from bot.plan.sign_off import Draft, Verdict, decision_of, may_decide, may_review, standing_against, with_meetings
from tests.plan.plans import action, plan

OWNER, OTHER, CORE, DIRECTOR, STRANGER = "UOWN", "UCO", "UCORE", "UDIR", "USTR"
PEOPLE = {"p:priya": Person("p:priya", "Priya", slack_id=OWNER), "p:co": Person("p:co", "Cora", slack_id=OTHER)}
PLAN = replace(plan(), settings=Settings((CORE, OWNER), (DIRECTOR, OTHER)))
START = datetime(2010, 3, 1, 9, tzinfo=UTC)
BOARD = Body("b", "Board", meetings=tuple(Meeting(f"m{n}", date(2010, 3, 5) + timedelta(days=7 * n)) for n in range(9)))
LONDON = "Europe/London"

users = st.sampled_from([OWNER, OTHER, CORE, DIRECTOR, STRANGER])
pieces = st.sampled_from(["e0", "e1", "e2"])
steps = st.one_of(
    st.tuples(st.just("say"), st.sampled_from([Status.DELIVERED, Status.IN_PROGRESS, Status.BLOCKED]), st.booleans()),
    st.tuples(st.just("give"), pieces, users),
    st.tuples(st.just("describe"), pieces, st.sampled_from(EvidenceKind)),
    st.tuples(st.just("review"), pieces, users, st.booleans()),
    st.tuples(st.just("undo"), pieces),
    st.tuples(st.just("withdraw"), pieces),
    st.tuples(st.just("request")),
    st.tuples(st.just("ask")),
    st.tuples(st.just("decide"), st.sampled_from(Verdict), users, st.booleans()),
    st.tuples(st.just("wait"), st.integers(1, 40)),
)


def proved(id: str, kind: EvidenceKind, excused: bool) -> list[tuple[object, ...]]:
    """The way to sign-off with one piece of evidence."""
    return [
        ("say", Status.DELIVERED, False),
        ("give", id, OWNER),
        ("describe", id, kind),
        ("review", id, CORE, True),
        ("decide", Verdict.SIGNED_OFF, CORE, excused),
    ]


KINDS = [EvidenceKind.OUTCOME, EvidenceKind.OUTCOME, *EvidenceKind]
ways = st.builds(proved, pieces, st.sampled_from(KINDS), st.booleans())
judged_again = st.builds(lambda verdict: [("decide", verdict, CORE, True)], st.sampled_from(Verdict))
twice_judged = st.tuples(ways, judged_again).map(lambda found: [*found[0], *found[1]])
parts = steps.map(lambda step: [step]) | ways | twice_judged | ways.flatmap(lambda way: st.permutations(way))
# Two in three begin with a way to sign-off: at random hardly any comes there.
histories = st.builds(
    lambda first, parts: [*first, *(step for part in parts for step in part)],
    st.just([]) | ways | twice_judged,
    st.lists(parts, max_size=9),
)


class History:
    """One action through any history, told as the services tell it: what is not allowed is not done."""

    def __init__(self) -> None:
        self.at = START
        self.action: Action = action(co_owners=("p:co",))
        self.number = 0

    def do(self, name: str, *what: object) -> None:
        """Do one step, a minute after the last."""
        self.at += timedelta(minutes=1)
        self.number += 1
        done: Callable[..., None] = getattr(self, name)
        done(*what)

    def _apply(self, what: What, by: str = OWNER) -> None:
        entry = Entry(f"{self.number}", "action", self.action.id, what, by, self.at, self.at)
        after = apply(self.action, entry)
        assert isinstance(after, Action)
        self.action = after

    def _piece(self, id: str) -> Evidence | None:
        return next((each for each in self.action.evidence if each.id == id and each.withdrawn is None), None)

    def say(self, status: Status, blue: bool) -> None:
        """The owner's word, "blue" among it; the core team confirms what is said to be done."""
        rating = Rating.BLUE if blue else None
        self._apply(e.UpdateRecorded(Update(f"u{self.number}", OWNER, self.at, status=status, rating=rating)))
        self._apply(e.UpdateConfirmed(f"u{self.number}", CORE))

    def give(self, id: str, by: str) -> None:
        """Somebody gives evidence."""
        if all(each.id != id for each in self.action.evidence):
            self._apply(e.EvidenceAttached(Evidence(id, by, self.at, url="https://x.example")))

    def describe(self, id: str, kind: EvidenceKind) -> None:
        """Somebody of the action says of what kind it is, until it is accepted."""
        found = self._piece(id)
        if found is not None and not found.accepted:
            self._apply(ev.EvidenceDescribed(id, kind))

    def review(self, id: str, by: str, accepted: bool) -> None:
        """Somebody tries to judge it."""
        found = self._piece(id)
        if found is None or found.kind is EvidenceKind.UNSORTED:
            return
        if may_review(PLAN, self.action, found, PEOPLE, by):
            assert is_core_team(PLAN, by)
            assert by != found.by
            assert not owns(self.action, PEOPLE, by)
            self._apply(ev.EvidenceReviewed(id, EvidenceReview(f"r{self.number}", by, self.at, accepted)), by)

    def undo(self, id: str) -> None:
        """The last judgement is undone: the action is as it was before it."""
        found = self._piece(id)
        if (
            found is None
            or found.kind is EvidenceKind.UNSORTED
            or not may_review(PLAN, self.action, found, PEOPLE, CORE)
        ):
            return
        before = self.action
        self.review(id, CORE, True)
        self._apply(ev.EvidenceReviewUndone(id, f"r{self.number}"))
        assert self.action == before

    def withdraw(self, id: str) -> None:
        """It is taken back."""
        if self._piece(id) is not None:
            self._apply(e.EvidenceWithdrawn(id, "undone"))

    def request(self) -> None:
        """Evidence is asked for, and the request undone: as before; then asked for."""
        before, asked = self.action, EvidenceRequest(f"q{self.number}", CORE, self.at)
        self._apply(ev.EvidenceRequested(asked), CORE)
        self._apply(ev.EvidenceRequestDropped(asked.id), CORE)
        assert self.action == before
        self._apply(ev.EvidenceRequested(asked), CORE)

    def ask(self) -> None:
        """Sign-off is asked for, undone, and asked for."""
        before, asked = self.action, SignOffRequest(f"s{self.number}", OWNER, self.at)
        self._apply(ev.SignOffRequested(asked))
        self._apply(ev.SignOffRequestDropped(asked.id))
        assert self.action == before
        self._apply(ev.SignOffRequested(asked))

    def decide(self, verdict: Verdict, by: str, excused: bool) -> None:
        """Somebody tries to record a decision of the board."""
        draft = Draft(verdict, "Board", self.at.date(), exception="w1" if excused else None)
        if not may_decide(PLAN, self.action, PEOPLE, by):
            return
        if standing_against(draft, self.action, [], self.at.date(), LONDON):
            return
        assert sees_everything(PLAN, by)
        assert not owns(self.action, PEOPLE, by)
        if verdict is Verdict.SIGNED_OFF:
            kinds = {each.kind for each in self.action.evidence if each.accepted}
            assert EvidenceKind.OUTCOME in kinds or (excused and kinds & {EvidenceKind.PROCESS, EvidenceKind.OUTPUT})
        before = self.action.decisions
        self._apply(e.StatusDecided(decision_of(draft, f"d{self.number}", by, self.at)), by)
        assert self.action.decisions[:-1] == before

    def wait(self, days: int) -> None:
        """Days pass, and nothing else."""
        self.at += timedelta(days=days)

    @property
    def decided(self) -> bool:
        """Whether the last decision of the board signed it off."""
        return bool(self.action.decisions) and self.action.decisions[-1].verdict in ("signed_off", "closed")


@settings(max_examples=250, deadline=None)
@given(histories, st.integers(0, 2000))
def test_only_a_decision_signs_off_and_only_that_is_blue(history: list[tuple[object, ...]], days: int) -> None:
    told = History()
    for name, *what in history:
        told.do(str(name), *what)
        status = current(told.action).status
        assert (status in ENDED) == told.decided
        [line] = with_meetings([line_of(PLAN, told.action)], [BOARD])
        for day in (told.at.date(), told.at.date() + timedelta(days=days)):
            item = item_on(line, day)
            assert (item.rating is Rating.BLUE) == told.decided
            assert item.line.status is status
            if status is Status.INSUFFICIENT_EVIDENCE:
                assert item.rating in (Rating.RED, Rating.NOT_VERIFIED)
