"""The traps that cost Planbot its speed when somebody falls into them again: counted, never timed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from slack_bolt import BoltRequest, BoltResponse
from sqlalchemy import event

from benchmarks.setting.app import application, runtime_on
from benchmarks.setting.plan import TEAM, make_plan, plan_in
from benchmarks.setting.requests import command, message, send
from bot.services.runtime import Runtime
from bot.slack.client import Slack
from bot.slack.people import Me
from bot.slack.workspace import people
from bot.wording import limits
from handlers.authorize import KEPT_SECONDS, Authorize
from handlers.register import build_app
from storage import plans
from tests.project.checkout import source_text

ME = Me(TEAM, people.TEAM_NAME, people.BOT_USER, people.BOT_ID)
UPDATE = "{ref} has slipped, now expected 18 June 2026 because the supplier let us down"


@pytest.fixture(scope="module", params=[162, 324], ids="{} actions".format)
def runtime(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    path: Path = tmp_path_factory.mktemp("plan") / "planbot.db"
    make_plan(path, request.param)
    runtime = runtime_on(path)
    yield runtime
    runtime.database.close()


@contextmanager
def statements(runtime: Runtime) -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    asked: list[str] = []

    def note(_c: object, _cursor: object, sql: str, *_more: object) -> None:
        asked.append(sql)

    event.listen(runtime.database.engine, "before_cursor_execute", note)
    yield asked
    event.remove(runtime.database.engine, "before_cursor_execute", note)


def an_owner(runtime: Runtime) -> tuple[str, str]:
    """The reference of an action and the Slack user who owns it."""
    with runtime.database.reading() as session:
        plan = plan_in(session)
        users = {id: person.slack_id for id, person in plans.people(session, TEAM, plan.id).items()}
        found = ((line.ref, users.get(line.owner or "")) for line in plans.lines(session, TEAM, plan.id))
        return next((ref, user) for ref, user in found if user)


# -- what a message costs ---------------------------------------------------------------------------------


def test_an_update_asks_the_database_twenty_times_however_large_the_plan(runtime: Runtime) -> None:
    app, (ref, user) = application(runtime), an_owner(runtime)
    for number in range(2):
        send(app, message(number, user, UPDATE.format(ref=ref)))
    with statements(runtime) as asked:
        send(app, message(2, user, UPDATE.format(ref=ref)))
    assert any(sql.startswith("INSERT INTO journal") for sql in asked)
    assert len(asked) <= 20


def test_a_list_reads_the_present_state_from_the_actions_rows(runtime: Runtime) -> None:
    app = application(runtime)
    send(app, command("red"))
    with statements(runtime) as asked:
        send(app, command("red"))
    assert len(asked) <= 10
    assert not [sql for sql in asked if "journal" in sql]


def test_the_listener_of_messages_is_asked_first(runtime: Runtime) -> None:
    app = build_app(runtime, "secret", Authorize(runtime, "xoxb-test", ME))
    body = {"type": "event_callback", "team_id": TEAM, "event": {"type": "message", "text": "2.1.3 is on track"}}
    request = BoltRequest(body=body, mode="socket_mode")
    assert app._listeners[0].matches(req=request, resp=BoltResponse(status=200))


# -- who we are, and how we reach Slack -------------------------------------------------------------------


def test_who_we_are_is_looked_up_once_until_it_expires_or_is_revoked(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = [1000.0]
    monkeypatch.setattr("handlers.authorize.time.monotonic", lambda: seconds[0])
    ours = Authorize(runtime, "xoxb-test", ME)

    def asked() -> int:
        with statements(runtime) as found:
            assert ours.identity(None, TEAM) is not None
        return len(found)

    counts = [asked(), asked()]
    seconds[0] += KEPT_SECONDS
    counts += [asked(), asked()]
    assert counts == [1, 0, 1, 0]


def test_one_ssl_context_serves_every_request(runtime: Runtime) -> None:
    slack, other = (Slack("xoxb-test", "https://slack.com/api/") for _ in range(2))
    here = Runtime(database=runtime.database, clock=runtime.clock, slack=slack)
    app = build_app(here, "secret", Authorize(here, None, ME))
    request = BoltRequest(body={"type": "event_callback"}, mode="socket_mode")
    app._init_context(request)
    assert request.context.client is not None
    assert request.context.client.ssl is slack.web.ssl is other.web.ssl is not None


def test_slack_sdk_never_sleeps_in_a_worker_to_try_again() -> None:
    assert Slack("xoxb-test", "https://slack.com/api/").web.retry_handlers == []
    assert "RateLimitErrorRetryHandler" not in source_text("bot", "handlers", "digests")


# -- reading and laying out -------------------------------------------------------------------------------


def test_dateparser_reads_cells_in_one_language_and_never_a_message() -> None:
    source = source_text("bot", "handlers", "digests")
    assert "search_dates" not in source
    assert source.count("import dateparser") == source.count("dateparser.parse(") == 1
    assert re.search(r"dateparser\.parse\([^)]*languages=\[\"en\"\]", source)


def test_fitting_a_long_text_counts_each_character_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []
    units = limits.units

    def counting(text: str) -> int:
        counted.append(len(text))
        return units(text)

    monkeypatch.setattr(limits, "units", counting)
    for text in ("a line\n" * 20_000, "x" * 140_000, "some words " * 13_000):
        counted.clear()
        assert "".join("".join(limits.split_lines(text)).split()) == "".join(text.split())
        assert sum(counted) < 4 * len(text)
