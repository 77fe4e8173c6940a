"""Record what was said about actions: updates, evidence, readings and requests, as entries of the plan's journal.

An entry's key follows from what caused it, so recording twice records once. Nothing here decides who may record or
whether the words were understood: see `bot.services.hear_message`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from msgspec.structs import replace as changed

from bot.plan import entries as e
from bot.plan.action import Action, DateRequest, Evidence, IndicatorValue, Source, Update
from bot.plan.calendar import local_day
from bot.plan.changes import ChangeKind, Effect
from bot.plan.current import current
from bot.plan.entities import Plan, PlanDate, Precision, Rating, Status
from bot.plan.evidence import SignOffRequest
from bot.plan.evidence_entries import SignOffRequested
from bot.plan.line import line_of
from bot.plan.position import Item, item_on
from bot.plan.proof import undecided
from bot.plan.sign_off import with_meetings
from bot.reading.reading import ActionReading
from bot.reading.says_why import says_why
from bot.services.record_readings import Figure, reading_of, told_of
from bot.services.request_change import Wanted, drafted, entries_of, replaced
from bot.services.said import GivenFile, short_id
from bot.wording.trends import Given
from storage import journal, plans, words
from storage.engine import Session


@dataclass(frozen=True)
class Telling:
    """One occasion of saying something: whose word it is, where, when, and the cause it derives its keys from.
    `evidence` is that of an update which this one takes the place of."""

    workspace: str
    plan: Plan
    by: str
    said_at: datetime
    now: datetime
    cause: str
    text: str = ""
    source: Source | None = None
    files: tuple[GivenFile, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def today(self) -> date:
        """The plan's local day."""
        return local_day(self.now, self.plan.timezone)


@dataclass(frozen=True)
class Change:
    """What became of one action: how it stood, how it stands, and the update that moved it."""

    before: Item
    after: Item
    update: Update
    evidence: tuple[Evidence, ...] = ()
    request: DateRequest | None = None
    wants_date: bool = False
    given: tuple[Given, ...] = ()

    @property
    def action(self) -> str:
        """The action's id."""
        return self.after.line.action


@dataclass(frozen=True)
class ToRecord:
    """What is to be recorded about one action, and on whose behalf when it is not the owner's own word."""

    action: Action
    reading: ActionReading
    on_behalf_of: str | None = None
    nil_return: bool = False


def record(session: Session, telling: Telling, items: Sequence[ToRecord]) -> list[Change]:
    """Append what was said to the journal; what was recorded before from the same cause is left alone.

    Takes the plan's lock: call it last of what touches the database at length.
    """
    drafts = [_drafted(session, telling, item) for item in items]
    found = [entry for _, entries in drafts for entry in entries]
    appended = journal.append(session, telling.workspace, telling.plan.id, found)
    changes = []
    for item, (update, _) in zip(items, drafts, strict=True):
        after = appended.states["action", item.action.id]
        assert isinstance(after, Action)
        given = told_of(_figures(update), appended.states, telling.today, telling.text)
        changes.append(replace(_change(session, telling, item, update, after), given=given))
    return changes


def update_id(cause: str, action: str) -> str:
    """The id of the update that a cause makes about an action."""
    return short_id("update", cause, action)


def _change(session: Session, telling: Telling, item: ToRecord, update: Update, after: Action) -> Change:
    return Change(
        before=standing(session, telling, item.action),
        after=standing(session, telling, after),
        update=update,
        evidence=tuple(ev for ev in after.evidence if ev.update == update.id),
        request=next((r for r in after.requests if r.id == update.id), None),
        wants_date=item.reading.request == "extend" and item.reading.forecast_date is None,
    )


def standing(session: Session, telling: Telling, action: Action) -> Item:
    """Where an action stands today; whether its sign-off is overdue follows from the meetings of the bodies."""
    line = line_of(telling.plan, action)
    if line.status is Status.DELIVERED:
        [line] = with_meetings([line], plans.bodies(session, telling.workspace, telling.plan.id))
    return item_on(line, telling.today)


def _drafted(session: Session, telling: Telling, item: ToRecord) -> tuple[Update, list[e.Entry]]:
    kept = words.keep(session, telling.workspace, telling.text, item.reading.cause) if telling.text else None
    update = _update(telling, item, kept.id if kept else None)
    whats: list[tuple[str, str, e.What]] = [("action", item.action.id, e.UpdateRecorded(update))]
    whats += [("action", item.action.id, e.EvidenceAttached(ev)) for ev in _evidence(telling, item, update)]
    request = _request(telling, item, update)
    if request is not None:
        whats.append(("action", item.action.id, e.DateRequested(request)))
    whats += _readings(session, telling, update)
    if item.reading.request == "close" and _asks_sign_off(telling, item.action, update):
        asked = SignOffRequest(update.id, telling.by, telling.said_at)
        whats.append(("action", item.action.id, SignOffRequested(asked)))
    digest = kept.digest if kept else None
    entries = [_entry(telling, update.id, n, what, digest) for n, what in enumerate(whats)]
    return update, [*entries, *(_extension(session, telling, item.action, request) if request else ())]


def _readings(session: Session, telling: Telling, update: Update) -> list[tuple[str, str, e.What]]:
    """The figures an update gave for indicators of the plan, as it was said on its day."""
    held = plans.indicators(session, telling.workspace, telling.plan.id) if update.readings else []
    known, said_on = {i.id: i for i in held}, local_day(telling.said_at, telling.plan.timezone)
    return [
        (
            "indicator",
            figure.indicator,
            e.ReadingRecorded(
                reading_of(
                    known[figure.indicator], figure, telling.by, said_on, telling.now, telling.text, update.words
                )
            ),
        )
        for figure in _figures(update)
        if figure.indicator in known
    ]


def _figures(update: Update) -> list[Figure]:
    return [
        Figure(value.indicator, value.value, value.period or "", reading_id(update.id, n))
        for n, value in enumerate(update.readings)
    ]


def _extension(session: Session, telling: Telling, action: Action, request: DateRequest) -> list[e.Entry]:
    """The request to those who approve it, in the place of an earlier one about this action (rule E7)."""
    effects = (Effect(action.id, due=request.due),)
    redate = ChangeKind.REDATE
    wanted = Wanted(request.id, redate, effects, telling.by, telling.said_at, request.words, source=telling.source)
    change = drafted(session, telling.workspace, telling.plan, wanted)
    earlier = replaced(session, telling.workspace, telling.plan, action, redate, telling.by, telling.now)
    return [*earlier, *entries_of(change, telling.now, dates_known=True)]


def _entry(telling: Telling, update: str, n: int, what: tuple[str, str, e.What], digest: str | None) -> e.Entry:
    subject, subject_id, happened = what
    return e.Entry(
        key=f"{update}:{n}",
        subject=subject,
        subject_id=subject_id,
        what=happened,
        by=telling.by,
        at=telling.now,
        said_at=telling.said_at,
        source=telling.source,
        words_digest=digest if n == 0 else None,
    )


def reading_id(update: str, number: int) -> str:
    """The id of the value an update gave for an indicator."""
    return f"{update}:{number}"


def _update(telling: Telling, item: ToRecord, kept: str | None) -> Update:
    said = item.reading
    status = _STATUSES.get(said.status or "")
    # "Complete" makes the reader imply blue; in the plan blue is never an owner's to give (rule E3).
    implied_blue = said.rating == "blue" and said.rating_basis != "stated"
    return Update(
        id=update_id(telling.cause, item.action.id),
        by=telling.by,
        said_at=telling.said_at,
        rating=Rating(said.rating) if said.rating and not implied_blue else None,
        rating_stated=said.rating_basis != "implied",
        status=status,
        percent=said.percent,
        forecast=forecast_of(said),
        delivered_on=said.achieved_date,
        blocker=said.blocker or said.status in ("blocked", "suspended"),
        nil_return=item.nil_return,
        request="suspend" if said.status == "suspended" else said.request,
        readings=tuple(IndicatorValue(i.name, i.value, i.unit, i.period) for i in said.indicators),
        words=kept,
        source=telling.source,
        on_behalf_of=item.on_behalf_of,
        why=said.cause is not None or not telling.text or says_why(telling.text, item.action.title),
    )


def forecast_of(said: ActionReading) -> PlanDate | None:
    """The date an owner now expects, as a date of the plan."""
    if said.forecast_date is None:
        return None
    return PlanDate(said.forecast_date, Precision(said.forecast_precision or "day"), said.forecast_words or "")


def _asks_sign_off(telling: Telling, action: Action, update: Update) -> bool:
    """Whether asking to close asks for sign-off: of what is delivered by this word, or was and nobody has asked yet."""
    if update.status is not None:
        return update.status is Status.DELIVERED
    return current(action, telling.plan.timezone).status is Status.DELIVERED and undecided(action) is None


def _request(telling: Telling, item: ToRecord, update: Update) -> DateRequest | None:
    """A wish for another agreed date; the old one stands until it is approved (rule E7)."""
    if item.reading.request != "extend" or update.forecast is None:
        return None
    if item.action.agreed is not None and item.action.agreed.day == update.forecast.day:
        return None
    return DateRequest(update.id, update.forecast, telling.by, telling.said_at, update.words)


def _evidence(telling: Telling, item: ToRecord, update: Update) -> list[Evidence]:
    wanted = set(item.reading.evidence)
    links = [url for url in item.reading.evidence if "://" in url]
    named = [file for file in telling.files if file.name in wanted]
    given = [*[_link(telling, update, url) for url in links], *[file_evidence(telling, update.id, f) for f in named]]
    given += [changed(ev, id=short_id("kept", update.id, ev.id), update=update.id) for ev in telling.evidence]
    seen = {ev.id for ev in item.action.evidence}
    return [ev for ev in given if ev.id not in seen]


def _link(telling: Telling, update: Update, url: str) -> Evidence:
    return Evidence(
        id=short_id("link", update.id, url),
        by=telling.by,
        received_at=telling.said_at,
        url=url,
        name=url,
        update=update.id,
        source=telling.source,
    )


def file_evidence(telling: Telling, update: str, file: GivenFile) -> Evidence:
    """A shared file as evidence; the bytes follow by a job."""
    return Evidence(
        id=short_id("file", update, file.id),
        by=telling.by,
        received_at=telling.said_at,
        url=file.permalink,
        file_id=file.id,
        name=file.name,
        mimetype=file.mimetype,
        size=file.size,
        update=update,
        source=telling.source,
    )


def with_all_files(reading: ActionReading, files: Sequence[GivenFile]) -> ActionReading:
    """The reading with every shared file as evidence: what a message about one action means by its attachments."""
    names = [file.name for file in files if file.name not in reading.evidence]
    return replace(reading, evidence=(*reading.evidence, *names)) if names else reading


# An owner cannot suspend an action: that takes a decision (rule E2). Until then it is blocked, and a request.
_STATUSES = {
    "complete": Status.DELIVERED,
    "in_progress": Status.IN_PROGRESS,
    "not_started": Status.NOT_STARTED,
    "blocked": Status.BLOCKED,
    "suspended": Status.BLOCKED,
}
