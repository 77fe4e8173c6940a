"""The `planbot` command. Each sub-command imports what it needs, so that `--help` is quick."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.settings import Settings, SettingsFault, read_settings
from bot.slack.refusals import OutcomeUnknown, SlackRefused
from storage.away import DatabaseAway

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    # A traceback may go into a log: without the values of variables.
    pretty_exceptions_show_locals=False,
    help="Keep a council's post-inspection plan up to date.",
)

File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="The file.")]


def main() -> None:
    """Run the command; a fault an administrator can mend is one sentence, not a traceback."""
    try:
        cli()
    except SettingsFault as fault:
        typer.echo(str(fault), err=True)
        raise SystemExit(2) from None
    except DatabaseAway as away:
        typer.echo(str(away), err=True)
        raise SystemExit(1) from None
    except SlackRefused as refusal:
        typer.echo(f"Slack refuses this ({refusal.error}). `planbot doctor` says what to mend.", err=True)
        raise SystemExit(1) from None
    except OutcomeUnknown:
        typer.echo("Slack does not answer: look at the network and SLACK_API_URL.", err=True)
        raise SystemExit(1) from None


def _settings() -> Settings:
    settings = read_settings()
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for name in ("alembic", "waitress"):
        logging.getLogger(name).setLevel(logging.WARNING)
    return settings


def _fail(sentence: str) -> typer.Exit:
    typer.echo(sentence, err=True)
    return typer.Exit(1)


@cli.command()
def run(
    local: Annotated[bool, typer.Option(help="With a small Slack of its own, on a sample plan.")] = False,
    folder: Annotated[Path, typer.Option(help="Where --local keeps everything.", file_okay=False)] = Path("var/local"),
) -> None:
    """Run everything in one process."""
    from bot.wiring import Roles, serve

    if local:
        from bot.local import run_local

        run_local(_settings(), folder)
    else:
        serve(_settings(), Roles())


@cli.command()
def web() -> None:
    """Answer Slack's requests; one or more processes."""
    from bot.wiring import Roles, serve

    serve(_settings(), Roles(worker=False, clock=False))


@cli.command()
def worker() -> None:
    """Do the jobs: posts, evidence, pictures; one or more processes."""
    from bot.wiring import Roles, serve

    serve(_settings(), Roles(web=False, clock=False))


@cli.command()
def clock() -> None:
    """Find what is due; one process is enough, two are safe."""
    from bot.wiring import Roles, serve

    serve(_settings(), Roles(web=False, worker=False))


@cli.command()
def migrate() -> None:
    """Bring the database up to this version."""
    from bot.wiring import open_database

    open_database(_settings()).close()
    typer.echo("The database is up to date.")


@cli.command("import")
def import_plan(
    file: File,
    published: Annotated[str, typer.Option(help="The day the inspectorate published, as 2009-10-23.")],
    dry_run: Annotated[bool, typer.Option("--dry-run/--yes", help="Show only (default), or import.")] = True,
    workspace: Annotated[str, typer.Option(help="The Slack team id; asked of Slack when left out.")] = "",
) -> None:
    """Take a plan file in: a dry run with every fault and its cell, then the import with --yes."""
    from bot.commands import plan_file_command

    day = _day(published)
    try:
        typer.echo(plan_file_command(_settings(), file, day, not dry_run, workspace))
    except ValueError as fault:
        raise _fail(str(fault)) from None


@cli.command()
def export(
    to: Annotated[Path, typer.Argument(help="Where to write: a .csv or .xlsx file.")],
    workspace: Annotated[str, typer.Option(help="The Slack team id; asked of Slack when left out.")] = "",
) -> None:
    """Write the plan as a file: the same cells back."""
    from bot.commands import export_command

    try:
        typer.echo(export_command(_settings(), to, workspace))
    except ValueError as fault:
        raise _fail(str(fault)) from None


@cli.command()
def digest(
    at: Annotated[str, typer.Option(help="The moment, as 2010-03-29T09:30 (local time).")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print it, post nothing.")] = False,
    to: Annotated[
        str, typer.Option(help="Send it to one person only: a Slack user id, an e-mail address or @me.")
    ] = "",
    workspace: Annotated[str, typer.Option(help="The Slack team id; asked of Slack when left out.")] = "",
) -> None:
    """Print the weekly digest of a moment, or send it to one person."""
    from bot.commands import digest_command

    if not dry_run and not to:
        raise _fail("Say --dry-run to print the digest, or --to U123 to send it to one person.")
    try:
        typer.echo(digest_command(_settings(), _moment(at), to, workspace))
    except ValueError as fault:
        raise _fail(str(fault)) from None


@cli.command()
def read(
    plan: Annotated[Path | None, typer.Option(exists=True, help="The plan, as JSON; else the live one.")] = None,
    messages: Annotated[Path | None, typer.Option(exists=True, help="The messages, a JSON object a line.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where the readings go, a JSON object a line.")] = None,
    explain: Annotated[str, typer.Option(help="Read this text instead, and print the reasons.")] = "",
    author: Annotated[str, typer.Option(help="Who writes it: the name of somebody of the plan.")] = "",
    thread: Annotated[str, typer.Option(help="The reference of the action its thread is about.")] = "",
    workspace: Annotated[str, typer.Option(help="The Slack team id; asked of Slack when left out.")] = "",
) -> None:
    """Run the reader alone: over a file of messages, or over one text with the reasons for what it finds."""
    from bot.reading.corpus import read_file, read_plan
    from bot.wiring import open_vocabulary

    if plan is not None and messages is not None and out is not None:
        read_file(plan, messages, out, open_vocabulary(_settings()))
        return
    if not explain:
        raise _fail("Say --plan, --messages and --out, or --explain and a text.")
    from bot.commands import explain_command

    index = read_plan(plan, open_vocabulary(_settings())) if plan is not None else None
    try:
        typer.echo(explain_command(_settings(), index, explain, author, thread, workspace))
    except ValueError as fault:
        raise _fail(str(fault)) from None


@cli.command()
def learn(
    workspace: Annotated[str, typer.Option(help="The Slack team id; asked of Slack when left out.")] = "",
) -> None:
    """List what was asked, not understood, undone or changed by hand, masked: candidates for the reader's corpus."""
    from bot.commands import learn_command

    try:
        for line in learn_command(_settings(), workspace):
            typer.echo(line)
    except ValueError as fault:
        raise _fail(str(fault)) from None


@cli.command()
def dates(
    in_: Annotated[Path, typer.Option("--in", exists=True, help="Phrases, a JSON object a line.")],
    out: Annotated[Path, typer.Option(help="Where the days go, a JSON object a line.")],
) -> None:
    """Run the grammar of dates alone over a file of phrases."""
    from bot.reading.corpus import dates_file

    dates_file(in_, out)


@cli.command()
def verify() -> None:
    """Fold the journal again, compare every row of the tables, and check the chain."""
    from bot.commands import verify_command
    from bot.wording.environment import count

    faults = verify_command(_settings())
    for fault in faults:
        typer.echo(fault)
    if faults:
        raise _fail(f"{count(len(faults), 'fault')}.")
    typer.echo("The tables are the fold of the journal, and the chain is whole.")


@cli.command()
def backup(to: Annotated[Path, typer.Argument(help="The file to write.")]) -> None:
    """Copy the SQLite database while it is in use."""
    from storage.backup import BackupRefused
    from storage.backup import backup as copy

    try:
        copy(_settings().database_url, to)
    except BackupRefused as refusal:
        raise _fail(str(refusal)) from None
    typer.echo(f"Copied to {to}.")


@cli.command()
def restore(
    file: File,
    force: Annotated[bool, typer.Option(help="Even over a database that is newer than the copy.")] = False,
) -> None:
    """Put a copy back in the place of the SQLite database; stop Planbot first."""
    from storage.backup import BackupRefused
    from storage.backup import restore as put_back

    try:
        put_back(file, _settings().database_url, force)
    except BackupRefused as refusal:
        raise _fail(str(refusal)) from None
    typer.echo(f"Restored from {file}.")


@cli.command()
def doctor() -> None:
    """Check tokens, scopes, channel membership, clock, database and vocabulary, and say what to mend."""
    from bot.commands import doctor_command

    findings = doctor_command(_settings())
    for finding in findings:
        typer.echo(f"{'ok ' if finding.good else 'FIX'}  {finding.sentence}")
    if not all(finding.good for finding in findings):
        raise typer.Exit(1)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _fail(f"{text!r} is not a day. Write it as 2009-10-23.") from None


def _moment(text: str) -> datetime | None:
    from bot.plan.calendar import at_local_time

    if not text:
        return None
    try:
        said = datetime.fromisoformat(text)
    except ValueError:
        raise _fail(f"{text!r} is not a moment. Write it as 2010-03-29T09:30.") from None
    return said.astimezone(UTC) if said.tzinfo else at_local_time(said.date(), said.time())


if __name__ == "__main__":
    main()
