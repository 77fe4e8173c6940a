"""Jobs: added once, claimed by one worker at a time, in order in each channel, completed by who did them."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from storage import jobs
from storage.engine import Database
from storage.jobs import Claimed, Job
from tests.storage.together import together

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
REAL = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LEASE = timedelta(seconds=30)


def job(key: str, channel: str | None = None, minutes: int = 0, workspace: str = "T1") -> Job:
    return Job(key, "reply", workspace, {"key": key}, NOW + timedelta(minutes=minutes), channel)


def add(database: Database, *wanted: Job) -> list[int | None]:
    with database.writing() as session:
        return [jobs.add(session, each) for each in wanted]


def claim(
    database: Database, now: datetime = NOW, real_now: datetime = REAL, limit: int = 50, ids: list[int] | None = None
) -> list[Claimed]:
    with database.writing() as session:
        return jobs.claim(session, now, real_now, LEASE, limit, ids)


def hold(database: Database, claimed: list[Claimed], until: datetime) -> None:
    """Slack was asked and said to wait."""
    with database.writing() as session:
        for each in claimed:
            assert jobs.release(session, each.id, each.attempts, until, "ratelimited")


def keys(claimed: list[Claimed]) -> list[str]:
    return [each.key for each in claimed]


def test_a_job_of_a_key_that_exists_is_not_added_again(database: Database) -> None:
    first, second, again = add(database, job("a"), job("b"), job("a"))
    assert first is not None
    assert second is not None
    assert again is None
    assert [each.payload for each in claim(database)] == [{"key": "a"}, {"key": "b"}]


def test_only_what_is_due_is_claimed_and_the_longest_due_first(database: Database) -> None:
    add(database, job("later", minutes=1), job("due"), job("long due", minutes=-5))
    assert keys(claim(database)) == ["long due", "due"]


def test_two_hundred_jobs_are_claimed_once_each_by_workers_at_the_same_time(database: Database) -> None:
    add(database, *(job(f"job {n}", channel=f"C{n % 150}" if n % 2 else None) for n in range(200)))
    taken: list[str] = []
    lock = threading.Lock()

    def work() -> None:
        while claimed := claim(database, limit=7):
            for each in claimed:
                with database.writing() as session:
                    assert jobs.complete(session, each.id, each.attempts, "sent")
            with lock:
                taken.extend(keys(claimed))

    together([work] * 4)
    # A worker stops when it finds nothing claimable; a job whose channel was busy at that moment is still there.
    while rest := claim(database):
        taken.extend(keys(rest))
        with database.writing() as session:
            assert all(jobs.complete(session, each.id, each.attempts, "sent") for each in rest)
    assert sorted(taken) == sorted(f"job {n}" for n in range(200))


def test_a_job_is_claimed_again_when_its_lease_ran_out_and_not_before(database: Database) -> None:
    add(database, job("a"))
    assert claim(database)[0].attempts == 1
    assert claim(database, now=NOW + timedelta(days=30)) == []
    assert claim(database, real_now=REAL + LEASE) == []
    assert claim(database, real_now=REAL + LEASE + timedelta(seconds=1))[0].attempts == 2


def test_an_outdated_attempt_can_neither_complete_nor_release(database: Database) -> None:
    add(database, job("a"))
    slow = claim(database)[0]
    quick = claim(database, real_now=REAL + timedelta(minutes=1))[0]
    with database.writing() as session:
        assert not jobs.complete(session, slow.id, slow.attempts, "sent")
        assert not jobs.release(session, slow.id, slow.attempts, NOW, "late")
        assert jobs.complete(session, quick.id, quick.attempts, "sent")
        assert not jobs.complete(session, quick.id, quick.attempts, "sent")
    assert claim(database, real_now=REAL + timedelta(hours=1)) == []


def test_a_released_job_comes_back_when_it_is_due_again(database: Database) -> None:
    add(database, job("a"))
    claimed = claim(database)[0]
    with database.writing() as session:
        assert jobs.release(session, claimed.id, claimed.attempts, NOW + timedelta(minutes=1), "ratelimited")
    assert claim(database) == []
    again = claim(database, now=NOW + timedelta(minutes=1))[0]
    assert (again.attempts, again.last_error) == (2, "ratelimited")


def test_a_channel_has_one_job_in_flight_and_keeps_its_order(database: Database) -> None:
    add(database, job("first", "C1"), job("second", "C1"), job("other channel", "C2"), job("no channel"))
    taken = claim(database)
    assert keys(taken) == ["first", "other channel", "no channel"]
    assert claim(database) == []
    with database.writing() as session:
        jobs.complete(session, taken[0].id, taken[0].attempts, "sent")
    assert keys(claim(database)) == ["second"]


def test_the_same_channel_id_in_another_workspace_is_another_channel(database: Database) -> None:
    add(database, job("ours", "C1"), job("theirs", "C1", workspace="T2"))
    assert keys(claim(database)) == ["ours", "theirs"]


def test_only_the_ids_asked_for_are_claimed_and_still_in_order(database: Database) -> None:
    ids = add(database, job("first", "C1"), job("second", "C1"), job("third"))
    assert claim(database, ids=[ids[1] or 0]) == []
    assert keys(claim(database, ids=[ids[0] or 0])) == ["first"]


def test_workers_at_the_same_time_keep_the_order_of_each_channel(database: Database) -> None:
    add(database, *(job(f"C{n % 3}-{n:02}", channel=f"C{n % 3}") for n in range(45)))
    done: list[str] = []

    def work() -> None:
        while len(done) < 45:
            for each in claim(database, limit=4):
                done.append(each.key)
                with database.writing() as session:
                    jobs.complete(session, each.id, each.attempts, "sent")

    together([work] * 3)
    for channel in ("C0", "C1", "C2"):
        mine = [key for key in done if key.startswith(channel)]
        assert mine == sorted(mine)
        assert len(mine) == 15


def test_what_is_tried_again_holds_up_its_channel_and_no_other(database: Database) -> None:
    add(database, job("first", "C1", -2), job("second", "C1", -1), job("elsewhere", "C2"))
    until = NOW + timedelta(minutes=3)
    hold(database, claim(database, limit=1), until)
    add(database, job("said meanwhile", "C1", -3))
    assert keys(claim(database)) == ["elsewhere"]
    for expected in ("first", "said meanwhile", "second"):
        taken = claim(database, now=until)
        assert keys(taken) == [expected]
        with database.writing() as session:
            assert jobs.complete(session, taken[0].id, taken[0].attempts, "sent")


def test_what_fails_again_and_again_holds_up_its_channel_no_longer(database: Database) -> None:
    add(database, job("never taken", "C1"), job("next", "C1"))
    for _ in range(jobs.PATIENCE):
        claimed = claim(database)
        assert keys(claimed) == ["never taken"]
        hold(database, claimed, NOW)
    hold(database, claim(database), NOW + timedelta(minutes=3))
    assert keys(claim(database)) == ["next"]


def test_workers_at_the_same_time_keep_the_order_of_a_channel_that_slack_holds_up(database: Database) -> None:
    add(database, *(job(f"{n:02}", "C1") for n in range(30)))
    done: list[str] = []

    def work() -> None:
        while len(done) < 30:
            for each in claim(database, limit=4):
                if each.attempts <= int(each.key) % 3:
                    hold(database, [each], NOW)
                    continue
                done.append(each.key)
                with database.writing() as session:
                    jobs.complete(session, each.id, each.attempts, "sent")

    together([work] * 3)
    assert done == sorted(done)


def test_the_clock_sees_what_a_worker_could_claim(database: Database) -> None:
    ids = add(database, job("first", "C1"), job("second", "C1"), job("later", minutes=9))
    with database.reading() as session:
        assert jobs.waiting(session, NOW, REAL, 10) == [ids[0]]
    claim(database)
    with database.reading() as session:
        assert jobs.waiting(session, NOW, REAL, 10) == []
        assert jobs.waiting(session, NOW, REAL + timedelta(minutes=1), 10) == [ids[0]]


def test_a_job_added_in_a_transaction_that_fails_does_not_exist(database: Database) -> None:
    try:
        with database.writing() as session:
            jobs.add(session, job("a"))
            raise RuntimeError("the update it follows from failed")
    except RuntimeError:
        pass
    assert claim(database) == []


def payloads(database: Database) -> dict[str, str]:
    with database.reading() as session:
        return {row.key: row.payload for row in session.execute(text("SELECT key, payload FROM jobs"))}


def test_a_job_that_is_done_or_given_up_keeps_nothing_of_what_was_said(database: Database) -> None:
    add(database, job("said"), job("given up"), job("waiting"))
    said, given_up, waiting = claim(database)
    with database.writing() as session:
        jobs.complete(session, said.id, said.attempts, "posted")
        jobs.complete(session, given_up.id, given_up.attempts, "failed: ValueError")
        jobs.release(session, waiting.id, waiting.attempts, NOW, "ratelimited")
    assert payloads(database) == {"said": "{}", "given up": "{}", "waiting": '{"key":"waiting"}'}


def test_what_waits_to_quote_erased_words_is_never_said(database: Database) -> None:
    quoting = Job("quoting", "post", "T1", {"text": "the boiler failed", "words": ["w1", "w2"]}, NOW)
    in_flight = Job("in flight", "post", "T1", {"text": "the boiler failed", "words": ["w2"]}, NOW)
    others = [job("unrelated"), Job("elsewhere", "post", "T2", {"words": ["w2"]}, NOW)]
    add(database, in_flight)
    taken = claim(database)[0]
    add(database, quoting, *others)
    with database.writing() as session:
        assert jobs.drop_quoting(session, "T1", "w2") == 2
        assert not jobs.release(session, taken.id, taken.attempts, NOW, "ratelimited")
    assert keys(claim(database)) == ["unrelated", "elsewhere"]
    assert "boiler" not in str(payloads(database))
