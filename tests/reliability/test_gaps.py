"""What was said while Planbot was down for longer than Slack tries to deliver it."""

from __future__ import annotations

from tests.reliability.planbot_process import Installation, wait_until


def test_what_slack_gave_up_on_is_fetched_at_the_next_start_and_recorded_and_answered_once(
    installation: Installation,
) -> None:
    (user, ref), (other, theirs) = installation.owned()[:2]
    before = {each: len(installation.action(each).updates) for each in (ref, theirs)}
    workspace, process = installation.workspace, installation.start()
    process.wait_until_it_listens()
    wait_until(installation.is_heard)
    heard = workspace.tell_bot(other, f"{theirs} amber")
    wait_until(lambda: bool(installation.answers(other, heard)))
    installation.killed(process)
    workspace.mishaps.set(drop=True)
    missed = workspace.tell_bot(user, f"{ref} amber, waiting for the supplier")
    workspace.edit(other, workspace.direct(other), heard, f"{theirs} red")
    workspace.mishaps.set(drop=False, duplicate=True)
    installation.let_leases_run_out()
    installation.let_the_silence_last()
    installation.start()
    wait_until(lambda: bool(installation.answers(user, missed)))
    wait_until(lambda: len(installation.answers(other, heard)) == 2)
    wait_until(lambda: not installation.job_keys("", undone_only=True))
    workspace.settle()
    assert len(installation.answers(user, missed)) == 1
    assert len(installation.action(ref).updates) == before[ref] + 1
    assert len(installation.answers(other, heard)) == 2
    assert [u.rating for u in installation.action(theirs).updates if u.withdrawn is None][-1] == "red"
