"""The one composition root: the running Planbot, built from its settings, for every role."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.clock import Clock, MovedClock, SystemClock
from bot.reading.vocabulary.own import NO_WORDS, Vocabulary, VocabularyFault, vocabulary_of
from bot.services.readers import Readers
from bot.services.runtime import Runtime
from bot.settings import Settings, SettingsFault
from bot.slack.client import Slack
from storage.engine import Database, full_url, open_engine
from storage.migrate import upgrade

if TYPE_CHECKING:
    from digests.bell import Bell

MEGABYTE = 1_000_000
WEB_THREADS = 16

log = logging.getLogger("planbot")


def open_database(settings: Settings) -> Database:
    """The database, its schema brought up to date; an SQLite file's folder is made."""
    path = full_url(settings.database_url).partition("sqlite:///")[2]
    if path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = open_engine(settings.database_url)
    upgrade(engine)
    return Database(engine)


def make_clock(settings: Settings) -> Clock:
    """Real time, or the time that the local workspace's page has moved to."""
    return MovedClock(settings.clock_file) if settings.clock_file else SystemClock()


def open_vocabulary(settings: Settings) -> Vocabulary:
    """The council's own words. Raises SettingsFault when their file cannot be used."""
    path = settings.vocabulary
    if path is None:
        return NO_WORDS
    try:
        return vocabulary_of(path.read_text("utf-8"))
    except FileNotFoundError:
        raise SettingsFault(f"There is no vocabulary {path}: write it, or unset PLANBOT_VOCABULARY.") from None
    except (OSError, UnicodeDecodeError, VocabularyFault) as fault:
        raise SettingsFault(f"The vocabulary {path} cannot be read: {fault}.") from None


def make_runtime(settings: Settings, bell: Bell | None = None) -> Runtime:
    """The means of this process. Asks Slack once which workspace its token belongs to.

    Raises SettingsFault without a bot token.
    """
    if not settings.bot_token:
        raise SettingsFault("SLACK_BOT_TOKEN is not set. Copy it from the app's page “OAuth & Permissions”.")
    slack = Slack(settings.bot_token, settings.slack_api_url)
    runtime = Runtime(
        database=open_database(settings),
        clock=make_clock(settings),
        slack=slack,
        evidence_url=settings.evidence_url,
        evidence_max_bytes=settings.evidence_max_mb * MEGABYTE,
        workspace=slack.auth().workspace,
        readers=Readers(open_vocabulary(settings)),
    )
    return replace(runtime, wake=bell.wake) if bell is not None else runtime


def make_app(settings: Settings, runtime: Runtime) -> Any:
    """The Bolt app with every listener. Raises SettingsFault without a signing secret."""
    from handlers.authorize import Authorize
    from handlers.register import build_app

    if not settings.signing_secret and not settings.app_token:
        raise SettingsFault("SLACK_SIGNING_SECRET is not set. Copy it from the app's page “Basic Information”.")
    runtime.people.learn(runtime.slack.people)
    authorize = Authorize(runtime, settings.bot_token, runtime.slack.auth())
    return build_app(runtime, settings.signing_secret, authorize)


@dataclass(frozen=True)
class Roles:
    """Which of the moving parts this process is."""

    web: bool = True
    worker: bool = True
    clock: bool = True


@contextmanager
def running(settings: Settings, roles: Roles) -> Iterator[Callable[[Any, Any], Any] | None]:
    """Workers, clock and, in Socket Mode, the socket: started and stopped. Yields what is still to be served over
    HTTP: the WSGI application of `web`, or None.
    """
    from digests.bell import Bell
    from digests.clock import run_clock
    from digests.kinds import all_kinds
    from digests.worker import start_worker
    from handlers.messages import MessageDesk
    from storage.buckets import open_buckets

    bell = Bell(settings.redis_url)
    runtime = make_runtime(settings, bell)
    stop = threading.Event()
    ticking = threading.Thread(target=run_clock, args=(runtime, stop), name="clock", daemon=True)
    kinds = all_kinds(MessageDesk(runtime).message)
    workers = start_worker(runtime, bell, open_buckets(settings.redis_url), kinds) if roles.worker else None
    # A worker that no Redis wakes looks for itself: two clocks are as safe as one.
    ticks = roles.clock or (roles.worker and settings.redis_url is None)
    if ticks:
        ticking.start()
    try:
        with _hearing(settings, runtime) if roles.web else nullcontext() as application:
            yield application
    finally:
        stop.set()
        if ticks:
            ticking.join(timeout=10)
        if workers is not None:
            workers.stop()
        else:
            bell.close()
        runtime.database.close()


@contextmanager
def _hearing(settings: Settings, runtime: Runtime) -> Iterator[Callable[[Any, Any], Any] | None]:
    """Slack's deliveries heard over a socket for as long as this lasts; without an app token, by what is yielded."""
    from handlers.listen import connect_socket, wsgi

    app = make_app(settings, runtime)
    if not settings.app_token:
        with _watching_for_gaps(runtime, _always):
            yield wsgi(app)
        return
    address = Slack(settings.app_token, settings.slack_api_url).open_socket()
    socket = connect_socket(app, settings.app_token, address)
    log.info("listening over Socket Mode")
    try:
        with _watching_for_gaps(runtime, socket.is_open):
            yield None
    finally:
        socket.close()


@contextmanager
def _watching_for_gaps(runtime: Runtime, is_heard: Callable[[], bool]) -> Iterator[None]:
    from digests.gaps import watch_for_gaps

    stop = threading.Event()
    watching = threading.Thread(target=watch_for_gaps, args=(runtime, stop, is_heard), name="gaps", daemon=True)
    watching.start()
    try:
        yield
    finally:
        stop.set()
        watching.join(timeout=10)


def _always() -> bool:
    return True


def serve(settings: Settings, roles: Roles) -> None:
    """Run these roles until interrupted; `web` listens on HOST and PORT with waitress."""
    with running(settings, roles) as application:
        if application is None:
            wait_for_signal()
            return
        from waitress import serve as listen

        _end_on_sigterm()
        listen(application, host=settings.host, port=settings.port, threads=WEB_THREADS, ident="planbot")


def wait_for_signal() -> None:
    """Block until the process is asked to stop."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    stop.wait()


def _end_on_sigterm() -> None:
    def end(_number: int, _frame: object) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, end)
