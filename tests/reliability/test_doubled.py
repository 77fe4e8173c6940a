"""What Slack or a second process does twice, Planbot does once."""

from __future__ import annotations

from bot.slack.workspace import people
from digests.schedule import next_digest
from storage import schedules
from tests.reliability.planbot_process import TEAM, Installation, wait_until


def test_the_weekly_digest_is_posted_once_by_two_processes_one_of_them_killed(installation: Installation) -> None:
    first = installation.start()
    wait_until(lambda: _scheduled(installation))
    due = next_digest(installation.plan().settings, installation.clock.now(), "Europe/London").due_at
    installation.clock.move_to(due)
    wait_until(lambda: bool(installation.job_keys("digest:")), every=0.01)
    installation.killed(first)
    installation.let_leases_run_out()
    installation.start()
    installation.start_another()
    wait_until(lambda: bool(_digests(installation)))
    wait_until(lambda: not installation.job_keys("digest:", undone_only=True))
    installation.workspace.settle()
    assert len(_digests(installation)) == 1


def test_doubled_events_and_refused_posts_double_no_update(installation: Installation) -> None:
    installation.workspace.mishaps.set(duplicate=True, duplicate_new_id=True, rate_limit_every=3)
    chosen = installation.owned()[:9]
    before = {ref: len(installation.action(ref).updates) for _, ref in chosen}
    installation.start().wait_until_it_listens()
    sent = [(user, installation.workspace.tell_bot(user, f"{ref} amber")) for user, ref in chosen]
    wait_until(lambda: all(installation.answers(*each) for each in sent), every=0.2)
    installation.workspace.settle()
    wait_until(lambda: not installation.job_keys("", undone_only=True))
    assert [len(installation.answers(*each)) for each in sent] == [1] * len(sent)
    assert {ref: len(installation.action(ref).updates) - before[ref] for _, ref in chosen} == dict.fromkeys(before, 1)


def _scheduled(installation: Installation) -> bool:
    with installation.database.reading() as session:
        return schedules.schedule(session, TEAM, installation.plan().id, "digest") is not None


def _digests(installation: Installation) -> list[str]:
    """The digests of the core team's channel, where the pack of a meeting may stand beside them."""
    parents = installation.workspace.parents(people.CORE_TEAM_CHANNEL)
    texts = [message["text"] for message in parents if message.get("bot_id")]
    return [text for text in texts if text.startswith(f"{installation.plan().name}, position as at")]
