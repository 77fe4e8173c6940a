"""What the `planbot` sub-commands do that need the database or Slack, apart from running Planbot."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from bot.files.plan_export import write_plan_file
from bot.files.plan_import import read_plan_file
from bot.files.tables import FileRefused
from bot.plan.calendar import local_day
from bot.plan.entities import Plan
from bot.reading.explain import explain
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.read import read
from bot.reading.reading import Context, Message
from bot.reading.vocabulary.checks import faults_of
from bot.services.import_plan import compare
from bot.services.join_channel import HIDDEN
from bot.services.learn import lessons
from bot.services.offer_import import import_file
from bot.services.readers import PlanReader, Readers
from bot.services.setup_plan import missing
from bot.settings import Settings, SettingsFault
from bot.slack.client import Slack
from bot.slack.refusals import OutcomeUnknown, SlackRefused
from bot.slack.scopes import SCOPES
from bot.wiring import make_clock, make_runtime, open_database, open_vocabulary
from bot.wording.environment import count, listed, unmarked
from bot.wording.plan_file import summary
from digests.weekly import preview, send_to
from storage import plans
from storage.away import DatabaseAway
from storage.engine import Database, Session
from storage.verify import verify_all

BY = "planbot"
SKEW_SECONDS = 60


def plan_file_command(settings: Settings, file: Path, published: date, write: bool, workspace: str) -> str:
    """Compare a file with the plan, and import it when `write`. Raises ValueError with a sentence."""
    database, workspace = open_database(settings), workspace or _workspace(settings)
    data, now = file.read_bytes(), make_clock(settings).now()
    try:
        parsed = read_plan_file(file.name, data, published)
        with database.reading() as session:
            plan = plans.current_plan(session, workspace)
            difference = compare(session, workspace, plan, parsed, published) if parsed.loadable else None
    except FileRefused as refusal:
        raise ValueError(str(refusal)) from None
    text = unmarked(
        summary(file.name, published, difference, parsed.faults, len(parsed.faults), done=write and parsed.loadable)
    )
    if not parsed.loadable:
        raise ValueError(f"{text}\nThere is no action in {file.name} that could be imported.")
    if not write:
        return f"{text}\nSay --yes to import it."
    known = Slack(settings.bot_token, settings.slack_api_url).people() if settings.bot_token else []
    with database.writing() as session:
        done = import_file(session, workspace, file.name, data, published, BY, known, now)
    unsure = listed([person.name for person in done.unsure])
    asked = f"\nNot certainly matched to anybody in Slack: {unsure}." if unsure else ""
    return f"{text}\n{'Imported.' if done.entries else 'Nothing was new.'}{asked}"


def explain_command(
    settings: Settings, index: PlanIndex | None, text: str, author: str, thread: str, workspace: str
) -> str:
    """What the reader makes of a text and why, against a plan given or else the live one. Raises ValueError."""
    now = make_clock(settings).now()
    if index is None:
        with open_database(settings).reading() as session:
            index = _reader(settings, session, workspace or _workspace(settings), now).index
    if thread and thread not in index.by_ref:
        raise ValueError(f"The plan has no action {thread}.")
    message = Message(text, now, index.names.get(author.casefold(), author))
    return explain(read(message, index, Context((thread,) if thread else ())), index)


def learn_command(settings: Settings, workspace: str) -> list[str]:
    """What real use could teach the reader, a JSON object a line, with names and stories masked. Raises ValueError."""
    workspace = workspace or _workspace(settings)
    with open_database(settings).reading() as session:
        reader = _reader(settings, session, workspace, make_clock(settings).now())
        return [msgspec.json.encode(lesson).decode() for lesson in lessons(session, workspace, reader)]


def export_command(settings: Settings, to: Path, workspace: str) -> str:
    """Write the plan's own cells to a file. Raises ValueError with a sentence."""
    database, workspace = open_database(settings), workspace or _workspace(settings)
    ending = to.suffix.casefold()
    if ending not in (".csv", ".xlsx"):
        raise ValueError(f"{to.name} must end in .csv or .xlsx.")
    with database.reading() as session:
        plan = _plan(session, workspace)
        rows = [row for a in plans.actions(session, workspace, plan.id) for row in (a.cells, *a.repeats)]
    to.write_bytes(write_plan_file(rows, "xlsx" if ending == ".xlsx" else "csv"))
    return f"{count(len(rows), 'action')} written to {to}."


def digest_command(settings: Settings, at: datetime | None, to: str, workspace: str) -> str:
    """The digest of a moment as text, or sent to one person. Raises ValueError with a sentence."""
    clock = make_clock(settings)
    at = at or clock.now()
    if to:
        runtime = make_runtime(settings)
        workspace = workspace or runtime.workspace or ""
        with runtime.database.reading() as session:
            plan = _plan(session, workspace)
        send_to(runtime, workspace, plan, at, _recipient(settings, runtime.slack, to))
        return f"Sent to {to}."
    database, workspace = open_database(settings), workspace or _workspace(settings)
    with database.reading() as session:
        plan = _plan(session, workspace)
        said = preview(session, workspace, plan, at, clock.now())
    return unmarked("\n\n".join(message.text for message in said))


def _recipient(settings: Settings, slack: Slack, to: str) -> str:
    """The Slack id of somebody named by id or e-mail address; @me is whoever the settings say."""
    if to == "@me":
        if settings.me is None:
            raise ValueError("Say who @me is: set PLANBOT_ME to your Slack user id or e-mail address.")
        to = settings.me
    if "@" not in to.removeprefix("@"):
        return to.removeprefix("@")
    found = slack.find_by_email(to)
    if found is None:
        raise ValueError(f"Nobody in Slack has the address {to}.")
    return found.id


def verify_command(settings: Settings) -> list[str]:
    """Every fault of the record, as sentences."""
    with closing(open_database(settings)) as database, database.reading() as session:
        return verify_all(session)


@dataclass(frozen=True)
class Finding:
    """One thing the doctor looked at: good, or a sentence that says what to mend."""

    good: bool
    sentence: str


def doctor_command(settings: Settings) -> list[Finding]:
    """Look at everything an installation needs."""
    try:
        database = open_database(settings)
    except DatabaseAway as away:
        return [Finding(False, str(away))]
    found = [Finding(True, "The database answers and its schema is of this version.")]
    if not settings.bot_token:
        found += _vocabulary(settings, None)
        return [*found, Finding(False, "SLACK_BOT_TOKEN is not set: copy it from “OAuth & Permissions”.")]
    if not settings.signing_secret and not settings.app_token:
        found.append(Finding(False, "Set SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode)."))
    slack = Slack(settings.bot_token, settings.slack_api_url)
    try:
        if settings.app_token:
            found.append(_socket(Slack(settings.app_token, settings.slack_api_url)))
        return [*found, *_slack(settings, slack, database)]
    except SlackRefused as refusal:
        return [*found, Finding(False, f"Slack refuses the token ({refusal.error}): install the app again.")]
    except OutcomeUnknown:
        return [*found, Finding(False, "Slack does not answer: look at the network and SLACK_API_URL.")]


def _socket(app: Slack) -> Finding:
    try:
        app.open_socket()
    except SlackRefused as refusal:
        remedy = "under “Basic Information”, “App-Level Tokens”, make one (xapp-…) with connections:write"
        return Finding(False, f"Slack refuses SLACK_APP_TOKEN ({refusal.error}): {remedy}.")
    return Finding(True, "Slack opens a socket for the app (Socket Mode).")


def _slack(settings: Settings, slack: Slack, database: Database) -> list[Finding]:
    me = slack.auth()
    found = [Finding(True, f"The token is of {me.workspace_name or me.workspace}.")]
    lacking = sorted(set(SCOPES) - set(me.scopes))
    if me.scopes and lacking:
        found.append(Finding(False, f"Scopes are missing: {', '.join(lacking)}. Add them and install the app again."))
    skew = abs((datetime.now(UTC) - me.answered_at).total_seconds()) if me.answered_at else 0
    if skew > SKEW_SECONDS:
        found.append(Finding(False, f"This machine's clock is {skew:.0f} s off Slack's: requests will be refused."))
    with database.reading() as session:
        plan = plans.current_plan(session, me.workspace)
        found += _vocabulary(settings, _index(session, me.workspace, make_clock(settings).now()) if plan else None)
    wanted = missing(plan)
    if plan is None:
        sentence = "There is no plan yet: drop its file into a direct message to Planbot, or use `planbot import`."
        found.append(Finding(False, sentence))
    elif wanted:
        found.append(Finding(False, f"Still to be chosen with `/plan setup`: {listed(wanted)}."))
    if plan is not None and plan.settings.channel:
        found.append(_channel(slack, plan.settings.channel))
    return found


def _vocabulary(settings: Settings, index: PlanIndex | None) -> list[Finding]:
    """What is wrong with the council's own words, if it has any."""
    if settings.vocabulary is None:
        return []
    try:
        own = open_vocabulary(settings)
    except SettingsFault as fault:
        return [Finding(False, str(fault))]
    words = count(sum(len(each) for _, each in own.sections()), "word")
    wrong = [Finding(False, f"Vocabulary: {sentence}") for sentence in faults_of(own, index)]
    return wrong or [Finding(True, f"The vocabulary {settings.vocabulary} has {words} of the council's own.")]


def _channel(slack: Slack, channel: str) -> Finding:
    try:
        if slack.channel(channel).get("is_member"):
            return Finding(True, "Planbot is a member of the core team's channel.")
    except SlackRefused as refusal:
        if refusal.error not in HIDDEN:
            raise
    return Finding(False, "Planbot is not a member of the core team's channel: type /invite @Planbot there.")


def _workspace(settings: Settings) -> str:
    if not settings.bot_token:
        raise ValueError("Say --workspace T123, or set SLACK_BOT_TOKEN so that Slack can be asked.")
    return Slack(settings.bot_token, settings.slack_api_url).auth().workspace


def _index(session: Session, workspace: str, now: datetime) -> PlanIndex:
    """The live plan as the reader sees it, without a council's own words."""
    return _reader(Settings(), session, workspace, now).index


def _reader(settings: Settings, session: Session, workspace: str, now: datetime) -> PlanReader:
    current = plans.current(session, workspace)
    if current is None:
        raise ValueError("There is no plan yet: import one first.")
    return Readers(open_vocabulary(settings)).of(session, workspace, current, local_day(now, current.plan.timezone))


def _plan(session: Session, workspace: str) -> Plan:
    plan = plans.current_plan(session, workspace)
    if plan is None:
        raise ValueError("There is no plan yet: import one first.")
    return plan
