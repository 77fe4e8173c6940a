"""What is taken away as a spreadsheet: the position of a moment in the plan's own columns, the movement, the trend."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot.files.columns import ACTION, RATING, REF, column_of
from bot.files.sheets import Sheet, Value
from bot.plan.action import Action
from bot.plan.awaiting import pending_assurance
from bot.plan.bodies import Body, Withholding
from bot.plan.calendar import local_day
from bot.plan.commitments import Commitment
from bot.plan.covers import cover_for
from bot.plan.entities import Group, Person, Plan
from bot.plan.ledger import Ledger
from bot.plan.line import Line, line_of
from bot.plan.position import Item, Position, position
from bot.plan.sign_off import with_meetings
from bot.services.ask_claims import claims_of
from bot.services.part_columns import part_columns
from bot.services.set_cover import covers_told
from bot.wording.commitments import KINDS
from bot.wording.environment import achieved, as_seen
from bot.wording.environment import day as in_full
from bot.wording.reasons import why
from storage import plans, words
from storage.engine import Session

REPORTED = (
    "Reported rating",
    "Why",
    "State",
    "Per cent done",
    "Owner now",
    "First agreed date",
    "Agreed date",
    "Expected date",
    "Inspectorate’s deadline",
    "Days overdue",
    "Achieved",
    "Cause",
    "Last word",
    "Last word on",
    "Pieces of evidence",
    "Evidence accepted",
    "Plan version",
    "To be reviewed since",
)
"""What Planbot adds to the right of the plan's own columns."""


@dataclass(frozen=True)
class Known:
    """What was known at a moment: where the plan stood, its actions and its people by id."""

    plan: Plan
    standing: Position
    actions: Mapping[str, Action]
    people: Mapping[str, Person]
    commitments: Sequence[Commitment] = ()
    groups: Mapping[str, Group] = field(default_factory=dict)

    def only(self, refs: Container[str]) -> Known:
        """The same of some actions alone."""
        return replace(self, standing=self.standing.where(lambda item: item.ref in refs))


def known_at(session: Session, workspace: str, plan_id: str, instant: datetime) -> Known | None:
    """What Planbot knew just before an instant (UTC); None when there was no plan yet."""
    states = plans.states_as_at(session, workspace, plan_id, instant)
    plan = states.get(("plan", plan_id))
    if not isinstance(plan, Plan):
        return None
    actions = [state for state in states.values() if isinstance(state, Action)]
    bodies = [state for state in states.values() if isinstance(state, Body)]
    people = {state.id: state for state in states.values() if isinstance(state, Person)}
    lines = with_meetings([line_of(plan, action) for action in actions], bodies)
    # The instant is the end of a day or a moment within it: the day is that of the moment before it.
    day = local_day(instant - timedelta(microseconds=2), plan.timezone)
    owed = sorted((s for s in states.values() if isinstance(s, Commitment)), key=lambda c: c.number)
    groups = {state.id: state for state in states.values() if isinstance(state, Group)}
    return Known(plan, position(lines, day), {action.id: action for action in actions}, people, owed, groups)


def position_sheet(session: Session, workspace: str, known: Known, withheld: Withholding | None = None) -> Sheet:
    """Every action in the plan's own columns, then where it stands, in owners' words as they are edited for print;
    without ratings, and who saw them, where they are withheld from the paper."""
    items = known.standing.items
    own = _own_columns(known, items)
    ids = [id for item in items for id in (item.line.cause, item.line.last_words) if id]
    printed = {u.words: u.printed for a in known.actions.values() for u in a.updates if u.words and u.printed}
    texts = words.texts(session, workspace, [*ids, *printed.values()])
    said = {id: as_seen(texts[printed.get(id, id)].text) for id in ids if printed.get(id, id) in texts}
    causes = {id: said[id] if id in printed else as_seen(texts[id].cause or texts[id].text) for id in ids if id in said}
    rows = [[*_own(known.actions[item.line.action], own), *_reported(known, item, said, causes)] for item in items]
    parts = part_columns(items, known.groups, known.people)
    rows = [[*row, *(cells[n] for _, cells in parts)] for n, row in enumerate(rows)]
    note = f"{known.plan.name}, position as at {in_full(known.standing.day)}, {len(items)} actions, each once"
    if withheld is not None:
        hidden = {n for n, column in enumerate(own) if column_of(column) == RATING} | {len(own), len(own) + 1}
        rows = [["withheld" if n in hidden and cell else cell for n, cell in enumerate(row)] for row in rows]
        reason = words.texts(session, workspace, [withheld.words]) if withheld.words else {}
        why_so = "".join(f": {as_seen(each.text)}" for each in reason.values())
        note += f". Ratings withheld: {withheld.seen_by} saw them on {in_full(withheld.seen_on)}{why_so}"
    return Sheet("Position", [*own, *_apart(own), *(heading for heading, _ in parts)], rows, note)


def _own_columns(known: Known, items: Sequence[Item]) -> list[str]:
    """The headings of the plan's file in its own order; the reference and the action where they are not among them."""
    found = list(dict.fromkeys(column for item in items for column in known.actions[item.line.action].cells))
    named = {column_of(column) for column in found}
    return [*(column for column in (REF, ACTION) if column not in named), *found]


def _own(action: Action, columns: Sequence[str]) -> list[Value]:
    """An action's cells as its file has them."""
    given = {REF: action.ref, ACTION: action.text or action.title, **action.cells}
    return [given.get(column) for column in columns]


def _apart(own: Iterable[str]) -> Iterator[str]:
    """Planbot's headings, told apart from a like one of the council's own."""
    taken = {column.casefold() for column in own}
    for heading in REPORTED:
        yield f"{heading} (Planbot)" if heading.casefold() in taken or column_of(heading) else heading


def _reported(known: Known, item: Item, said: Mapping[str, str], causes: Mapping[str, str]) -> list[Value]:
    line, zone = item.line, known.plan.timezone
    owner = known.people.get(line.owner or "")
    return [
        item.rating.value.replace("_", " ").upper() if item.rating else "not rated",
        why(item, "as the owner said") if item.rating else None,
        _state(line, known.standing.day),
        line.percent,
        owner.name if owner else "nobody",
        line.original.day if line.original else None,
        line.agreed.day if line.agreed else None,
        line.forecast.day if line.forecast else None,
        line.inspectorate,
        item.days_overdue or None,
        achieved(line.achieved) if line.achieved else None,
        causes.get(line.cause or ""),
        said.get(line.last_words or ""),
        local_day(line.last_said_at, zone) if line.last_said_at else None,
        line.evidence,
        line.proof.accepted,
        _version(line),
        line.review_from if item.to_review else None,
    ]


def _state(line: Line, day: date) -> str:
    """The state in words, of a complete action with the checkpoint its assurance waits for."""
    if line.follow_up is not None:
        return f"complete, assurance pending: {as_seen(pending_assurance(line.follow_up, day))}"
    return line.status.value.replace("_", " ")


def _version(line: Line) -> str | None:
    """How an action stands to the versions of a plan that was made anew."""
    if line.carry is None:
        return None
    if line.ended_before:
        return f"ended in version {line.carry.version - 1}"
    return f"carried forward into version {line.carry.version}"


def cover_sheet(session: Session, workspace: str, known: Known, body: Body, meeting: date | None) -> Sheet | None:
    """What stands on the cover of a body's paper; None where nothing was filled in (A2.9)."""
    cover = cover_for(covers_told(session, workspace, known.plan.settings.covers), body.id)
    if not cover.said:
        return None
    rows: list[list[Value]] = [["Title", known.plan.name], ["Body", body.name]]
    rows += [["Meeting", meeting]] if meeting is not None else []
    rows.append(["Position as at", known.standing.day])
    rows += [[label, text] for label, text in cover.said]
    return Sheet("Cover", ("", ""), rows, f"{known.plan.name}: {body.name}")


def movement_sheet(moved: Ledger, since: date, until: date, unchanged: Mapping[str, int]) -> Sheet:
    """What became of every action that moved, the sum it adds up to, and what has not got better over several packs."""
    rows: list[list[Value]] = [[m.ref, _word(m.before), _word(m.after), m.turn.value] for m in moved.moves]
    rows += [[ref, None, None, f"not better over {packs} packs"] for ref, packs in unchanged.items()]
    note = (
        f"From {in_full(since)} to {in_full(until)}: {moved.opening} live, {len(moved.moves)} moved, "
        f"{moved.unchanged} unchanged, {moved.closing} live now"
    )
    return Sheet("Movement", ("Action", "Before", "After", "What happened"), rows, note)


def owed_sheet(session: Session, workspace: str, known: Known) -> Sheet:
    """A row each for what members, committees and others asked for and what was promised, closed or not (NY 5.9.3)."""
    found = [each for each in known.commitments if not each.withdrawn]
    said = words.texts(session, workspace, [id for c in found for id in (c.words, c.response) if id])
    texts = {id: as_seen(each.text) for id, each in said.items()}
    refs = {action.id: action.ref for action in known.actions.values()}
    rows: list[list[Value]] = [
        [
            f"C{each.number}",
            KINDS.get(each.kind, each.kind),
            each.body or None,
            texts.get(each.words or ""),
            ", ".join(refs[id] for id in each.actions if id in refs) or None,
            each.due,
            each.answered_on,
            texts.get(each.response or ""),
            each.closed_on,
        ]
        for each in found
    ]
    headings = ("Number", "Kind", "Asked by", "What", "Actions", "Due", "Answered on", "Answer", "Closed on")
    return Sheet("Questions and promises", headings, rows, f"As at {in_full(known.standing.day)}")


def claims_sheet(session: Session, workspace: str, known: Known) -> Sheet:
    """A row a figure that somebody gave in words and that is no indicator's (A9.17)."""
    found = claims_of(session, workspace, known.actions.values())
    names = {person.slack_id: person.name for person in known.people.values() if person.slack_id}
    rows: list[list[Value]] = []
    for each in found:
        by = each.update.on_behalf_of or each.update.by
        on = local_day(each.update.said_at, known.plan.timezone)
        rows.append([each.ref, as_seen(each.quantity.said), as_seen(each.around), names.get(by), on])
    headings = ("Action", "Figure", "In these words", "Said by", "On")
    return Sheet("Figures in words", headings, rows, "As they were said, not checked; not figures of indicators")


def trend_sheet(weeks: Sequence[Position]) -> Sheet:
    """A row a week: how many actions had each rating."""
    rows: list[list[Value]] = []
    for week in weeks:
        c = week.counts
        rows.append([week.day, c.red, c.not_verified, c.amber, c.green, c.blue, c.suspended, c.overdue, c.total])
    headings = ("As at", "Red", "Not verified", "Amber", "Green", "Blue", "Suspended", "Overdue", "Actions")
    return Sheet("Trend", headings, rows, "Each week as it was known at the end of its day")


def _word(rating: str | None) -> str:
    return rating.replace("_", " ").upper() if rating else "not in the plan"
