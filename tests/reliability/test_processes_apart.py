"""The Procfile's processes on PostgreSQL and Redis: the worker and the clock killed, two clocks at once."""

from __future__ import annotations

from bot.commands import verify_command
from bot.slack.workspace import people
from digests.schedule import next_digest
from storage import schedules
from tests.reliability.planbot_process import TEAM, Installation, wait_until

ROUNDS = 3
EACH_ROUND = 4


def test_a_worker_killed_in_each_round_of_a_busy_run_loses_nothing_and_doubles_nothing(spread: Installation) -> None:
    chosen = spread.owned()[: ROUNDS * EACH_ROUND]
    before = {ref: len(spread.action(ref).updates) for _, ref in chosen}
    web, worker = spread.start("web"), spread.start("worker")
    spread.start("clock")
    web.wait_until_it_listens()
    sent: list[tuple[str, str]] = []
    for number in range(ROUNDS):
        said = chosen[number * EACH_ROUND : (number + 1) * EACH_ROUND]
        sent += [(user, spread.workspace.tell_bot(user, f"{ref} amber")) for user, ref in said]
        _wait_for_answers(spread, sent, len(sent) - EACH_ROUND + 1)
        spread.killed(worker)
        spread.let_leases_run_out()
        worker = spread.start("worker")
    _wait_for_answers(spread, sent, len(sent))
    _settled(spread)
    assert [len(spread.answers(*each)) for each in sent] == [1] * len(sent)
    assert {ref: len(spread.action(ref).updates) - before[ref] for _, ref in chosen} == dict.fromkeys(before, 1)
    assert verify_command(spread.means) == []


def test_one_digest_by_two_clocks_after_one_was_killed_at_its_time(spread: Installation) -> None:
    # No web process is there to take events.
    spread.workspace.mishaps.set(drop=True)
    killed = spread.start("clock")
    wait_until(lambda: _scheduled(spread))
    spread.clock.move_to(next_digest(spread.plan().settings, spread.clock.now(), "Europe/London").due_at)
    wait_until(lambda: bool(spread.job_keys("digest:")), every=0.01)
    spread.killed(killed)
    for role in ("clock", "clock", "worker"):
        spread.start(role)
    wait_until(lambda: bool(_said(spread, "digest:")))
    _settled(spread)
    assert len(_said(spread, "digest:")) == 1
    asked = _said(spread, "prompt:")
    assert asked
    assert len(asked) == len(set(asked))


def _wait_for_answers(spread: Installation, sent: list[tuple[str, str]], count: int) -> None:
    wait_until(lambda: sum(bool(spread.answers(*each)) for each in sent) >= count, every=0.01)


def _said(spread: Installation, beginning: str) -> list[str]:
    """The keys, beginning so, of what Planbot posted outside threads."""
    channels = [people.CORE_TEAM_CHANNEL, *(spread.workspace.direct(user) for user, _ in spread.owned())]
    said = [message for channel in sorted(set(channels)) for message in spread.workspace.parents(channel)]
    keys = [str(m["metadata"]["event_payload"]["key"]) for m in said if m.get("metadata")]
    return [key for key in keys if key.startswith(beginning)]


def _scheduled(spread: Installation) -> bool:
    with spread.database.reading() as session:
        return schedules.schedule(session, TEAM, spread.plan().id, "digest") is not None


def _settled(spread: Installation) -> None:
    spread.workspace.settle()
    wait_until(lambda: not spread.job_keys("", undone_only=True))
    spread.workspace.settle()
