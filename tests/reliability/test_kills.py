"""Planbot killed at any moment loses no update, records none twice, and answers every message once."""

from __future__ import annotations

import random
import threading

from bot.commands import verify_command
from tests.reliability.planbot_process import Installation, wait_until

KILLS = 10
EACH_ROUND = 3
# A killed process's jobs are free again when their lease of thirty seconds runs out.
RECOVERED_WITHIN = 180.0


def test_ten_kills_amid_updates_lose_nothing_and_double_nothing(installation: Installation) -> None:
    rng = random.Random(1729)
    chosen = installation.owned()[: KILLS * EACH_ROUND]
    assert len(chosen) == KILLS * EACH_ROUND
    before = {ref: len(installation.action(ref).updates) for _, ref in chosen}
    sent: list[tuple[str, str]] = []
    for number in range(KILLS):
        process = installation.start()
        said = chosen[number * EACH_ROUND : (number + 1) * EACH_ROUND]
        sent += [(user, _tell(installation, user, ref)) for user, ref in said]
        process.wait_until_it_listens()
        threading.Event().wait(rng.uniform(0.0, 0.8))
        installation.killed(process)
    installation.start()
    wait_until(lambda: all(installation.answers(*each) for each in sent), RECOVERED_WITHIN, every=0.2)
    _settled(installation)
    assert [len(installation.answers(*each)) for each in sent] == [1] * len(sent)
    assert {ref: len(installation.action(ref).updates) - before[ref] for _, ref in chosen} == dict.fromkeys(before, 1)
    assert verify_command(installation.means) == []


def test_a_reply_whose_post_was_not_heard_of_is_not_said_again_after_a_kill(installation: Installation) -> None:
    [(user, ref), *_] = installation.owned()
    installation.workspace.mishaps.set(answer_lost_after_commit=1)
    process = installation.start()
    ts = _tell(installation, user, ref)
    wait_until(lambda: bool(installation.answers(user, ts)))
    installation.killed(process)
    installation.let_leases_run_out()
    installation.start()
    _settled(installation)
    assert len(installation.answers(user, ts)) == 1


def test_a_reply_that_was_committed_and_not_posted_is_said_once_after_a_kill(installation: Installation) -> None:
    [(user, ref), *_] = installation.owned()
    before = len(installation.action(ref).updates)
    installation.workspace.mishaps.set(server_error_every=1)
    process = installation.start()
    ts = _tell(installation, user, ref)
    wait_until(lambda: len(installation.action(ref).updates) == before + 1, every=0.01)
    installation.killed(process)
    assert installation.answers(user, ts) == []
    installation.workspace.mishaps.set(server_error_every=0)
    installation.let_leases_run_out()
    installation.start()
    wait_until(lambda: bool(installation.answers(user, ts)))
    _settled(installation)
    assert len(installation.answers(user, ts)) == 1
    assert len(installation.action(ref).updates) == before + 1


def _tell(installation: Installation, user: str, ref: str) -> str:
    return installation.workspace.tell_bot(user, f"{ref} amber, waiting for the supplier")


def _settled(installation: Installation) -> None:
    installation.workspace.settle()
    wait_until(lambda: not installation.job_keys("", undone_only=True))
    installation.workspace.settle()
