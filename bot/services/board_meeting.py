"""A body's meeting while it is held: its agenda in order, and what is recorded of each action."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from bot.plan import entries as e
from bot.plan.action import Action
from bot.plan.bodies import Body, Meeting, Minute
from bot.plan.changes import Change
from bot.plan.cycles import Sitting, meetings, sitting
from bot.plan.entities import Rating
from bot.plan.part_dates import PartStanding, standings
from bot.plan.permissions import sees_everything
from bot.plan.position import Item
from bot.plan.routing import decides
from bot.plan.sign_off import Verdict, may_decide
from bot.services import challenge, decide_change, record_decision
from bot.services.body_position import Monitored, monitored
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.services.said import short_id
from bot.services.show_change import card_of
from bot.wording.changes import Card, in_short
from storage import plans

RECENT = timedelta(days=14)
"""A meeting is recorded on its day, or afterwards within so many days."""
NOTHING, NOTE, CHALLENGE, AGREE, REFUSE = "none", "note", "challenge", "agreed", "refused"
OF_SIGN_OFF = {verdict.value: verdict for verdict in Verdict}


@dataclass(frozen=True)
class Step:
    """One action of the agenda: why it is on it, and the changes of it that need the body's approval."""

    item: Item
    why: str
    changes: tuple[Change, ...] = ()

    @property
    def ref(self) -> str:
        """The action's reference."""
        return self.item.ref

    @property
    def about(self) -> str:
        """The id of the action."""
        return self.item.line.action

    @property
    def title(self) -> str:
        """What the menu calls it."""
        return f"{self.ref} {self.item.line.title}"


@dataclass(frozen=True)
class PartStep:
    """A whole group of actions whose own date is asked to move."""

    part: PartStanding
    changes: tuple[Change, ...]

    @property
    def ref(self) -> str:
        """What it is found again by, short enough for a menu; no action has such a reference."""
        return f"part {short_id(self.about)}"

    @property
    def about(self) -> str:
        """The id of the group."""
        return self.part.group.id

    @property
    def title(self) -> str:
        """What the menu calls it."""
        return f"{self.part.group.title}, as a whole"


@dataclass(frozen=True)
class Recorded:
    """What somebody recorded of a step: a verdict (or nothing), with words."""

    verdict: str
    words: str = ""
    exception: str = ""


@dataclass(frozen=True)
class Board:
    """A meeting of a body that is being recorded."""

    talk: Conversation = field(repr=False)
    about: Monitored
    sitting: Sitting

    @property
    def body(self) -> Body:
        """The body that meets."""
        return self.about.body

    @property
    def meeting(self) -> Meeting:
        """Its meeting."""
        return self.sitting.meeting

    def agenda(self) -> list[Step | PartStep]:
        """What awaits decision first (the dates of whole groups before all), then red, then not verified; each action
        once."""
        return [*self._parts(), *self._steps()]

    def _parts(self) -> list[PartStep]:
        about, lines = self.about, [item.line for item in self.about.standing.items]
        asked = {change.group: change for change in about.to_agree if change.group is not None}
        wanted = [group for group in about.ground.grouping.groups.values() if group.id in asked]
        found = standings(about.ground.grouping, lines, about.standing.day, wanted)
        return [PartStep(part, (asked[part.group.id],)) for part in found]

    def _steps(self) -> list[Step]:
        about, steps = self.about, {item.ref: Step(item, "to sign off") for item in self.about.to_sign_off}
        for change in about.to_agree:
            for item in about.standing.items:
                if item.line.action in change.actions:
                    before = steps.get(item.ref, Step(item, "a change to agree"))
                    steps[item.ref] = Step(item, before.why, (*before.changes, change))
        rest = [(item, "evidence asked for") for item, _ in about.wanted_by(self.sitting.on)]
        for rating, why in ((Rating.RED, "red"), (Rating.NOT_VERIFIED, "not verified")):
            rest += [(item, why) for item in about.standing.rated(rating)]
        rest += [(item, "delivered, not asked for yet") for item in about.unproved]
        for item, why in rest:
            steps.setdefault(item.ref, Step(item, why))
        return list(steps.values())

    def step(self, ref: str) -> Step | PartStep | None:
        """The step of a reference; one that somebody else has just decided is no longer on the agenda."""
        left = (Step(item, "decided meanwhile") for item in self.about.standing.items if item.ref == ref)
        return next((step for step in self.agenda() if step.ref == ref), next(left, None))

    def minutes(self) -> list[Minute]:
        """What was recorded at this meeting, oldest first."""
        return [m for m in self.body.minutes if m.meeting == self.meeting.id and not m.withdrawn]


def may_record(talk: Conversation) -> bool:
    """Whether the speaker may record what a body decides: the core team and the directors."""
    return sees_everything(talk.plan, talk.place.author)


def open_board(talk: Conversation, body: Body, meeting: str | None = None) -> Board | None:
    """The meeting of a body to record: the one named, else today's, else the fortnight's last; None without one."""
    held = [sitting(body, m) for m in meetings(body, talk.today - RECENT, talk.today)]
    wanted = [s for s in held if s.has_papers and meeting in (None, s.meeting.id)]
    if not wanted:
        return None
    about = monitored(talk.session, talk.place.workspace, talk.plan, body, talk.today)
    return Board(talk, about, wanted[-1])


def record(board: Board, step: Step | PartStep | None, recorded: Recorded) -> dict[str, str]:
    """Record what was decided of one step, in the conversation's transaction. What is wrong, by field: nothing is
    recorded then."""
    if recorded.verdict == NOTHING or step is None:
        return {"verdict": "Choose what was recorded, or leave the words empty."} if recorded.words.strip() else {}
    if recorded.verdict in (NOTE, CHALLENGE) and not recorded.words.strip():
        return {"words": "Write the note." if recorded.verdict == NOTE else "Write the question."}
    asked = [in_short(card, step.about) for card in requests(board, step)]
    wrong = _done(board, step, recorded)
    if not wrong:
        about = asked if recorded.verdict in (AGREE, REFUSE) else []
        _minute(board, step, recorded.verdict, ". ".join(filter(None, (*about, recorded.words.strip()))))
    return wrong


def requests(board: Board, step: Step | PartStep) -> list[Card]:
    """The changes of a step that need the body's approval, as people read them."""
    talk = board.talk
    return [card_of(talk.session, talk.place.workspace, talk.plan, change) for change in step.changes]


def _done(board: Board, step: Step | PartStep, recorded: Recorded) -> dict[str, str]:
    if recorded.verdict in (AGREE, REFUSE):
        return _agree(board, step, recorded)
    talk = board.talk
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, step.about)
    if action is None:
        return {}
    if recorded.verdict in OF_SIGN_OFF:
        return _decide(board, action, recorded)
    if recorded.verdict == CHALLENGE:
        return _challenge(board, action, recorded.words)
    return {}


def _decide(board: Board, action: Action, recorded: Recorded) -> dict[str, str]:
    """Sign off, find the evidence insufficient, or keep open: by the service of sign-off, which knows who may."""
    talk = board.talk
    decided = record_decision.Decided(
        verdict=OF_SIGN_OFF[recorded.verdict],
        body=board.body.name,
        on=board.sitting.on,
        chair=board.body.chair,
        reason=recorded.words,
        exception=recorded.exception,
    )
    if not may_decide(talk.plan, action, talk.reader.people, talk.place.author):
        return {"verdict": record_decision.NOT_YOURS}
    wrong = record_decision.faults(talk, action, decided)
    if wrong:
        return {"words" if name == "reason" else "verdict": sentence for name, sentence in wrong.items()}
    record_decision.decide(talk, action, decided)
    return {}


def _agree(board: Board, step: Step | PartStep, recorded: Recorded) -> dict[str, str]:
    """Record the body's approval of what was asked for, in every role that is the body's."""
    if not step.changes:
        return {"verdict": "No change of this awaits the body."}
    approved = recorded.verdict == AGREE
    if not approved and not recorded.words.strip():
        return {"words": "Say why: whoever asked is told."}
    for change in step.changes:
        for role in (role for role in change.awaited if decides(board.body, role, board.about.bodies)):
            verdict = decide_change.Verdict(role, approved, board.sitting.on, board.body.name, recorded.words)
            decide_change.decide(board.talk, change.id, verdict)
    return {}


def _challenge(board: Board, action: Action, question: str) -> dict[str, str]:
    """Put the body's question to the action's owner, tracked to an answer (NY 4.3)."""
    talk = board.talk
    said = challenge.put(talk, action.ref, f"{board.body.name}: {question}")
    after = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, action.id)
    asked = after is not None and len(after.challenges) > len(action.challenges)
    return {} if asked else {"verdict": said.text}


def _minute(board: Board, step: Step | PartStep, verdict: str, said: str) -> None:
    talk = board.talk
    kept = keep(talk, said)
    id = short_id("minute", board.meeting.id, step.about, talk.place.key)
    minute = Minute(
        id=id,
        meeting=board.meeting.id,
        verdict=verdict,
        by=talk.place.author,
        at=talk.now,
        action=step.about if isinstance(step, Step) else None,
        words=kept.id if kept else None,
        group=step.about if isinstance(step, PartStep) else None,
    )
    talk.record("body", board.body.id, f"minute:{id}", e.MinuteTaken(minute), kept.digest if kept else None)
