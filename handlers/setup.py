"""The setup modal when it is saved, and the question of who somebody in the plan is."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App, Respond

from bot.plan.calendar import local_day
from bot.plan.entities import Plan, Settings
from bot.services.join_channel import join
from bot.services.match_people import unmatched
from bot.services.runtime import Runtime
from bot.services.setup_plan import match_person, may_set_up, save_settings
from bot.services.slack_people import SlackPeople
from bot.wording import plan_file, setup
from handlers.desk import form_of
from handlers.plan_files import may_import
from storage import jobs, plans


def register(app: App, runtime: Runtime, people: SlackPeople) -> None:
    """Listen to the setup modal and to the answers of who is who."""
    desk = SetupDesk(runtime, people)
    app.view("setup")(desk.save)
    app.action("match_person")(desk.match)


class SetupDesk:
    """Keeps what the administrator chooses."""

    def __init__(self, runtime: Runtime, people: SlackPeople) -> None:
        self._runtime, self._people = runtime, people

    def save(self, ack: Ack, body: dict[str, Any]) -> None:
        """Keep the settings, or say beside the field what is wrong."""
        workspace, user, now = body["team"]["id"], body["user"]["id"], self._runtime.clock.now()
        cause = form_of(body).key
        with self._runtime.database.reading() as session:
            known = plans.current_plan(session, workspace)
        before = known.settings if known else Settings()
        chosen, faults = setup.settings_from(body["view"]["state"]["values"], before)
        plan, faults = self._checked(workspace, user, chosen, faults)
        if plan is None or faults:
            ack(response_action="errors", errors=faults)
            return
        with self._runtime.database.writing() as session:
            save_settings(session, workspace, plan, chosen, user, now, local_day(now, plan.timezone), cause)
            said = setup.saved(plans.current_plan(session, workspace) or plan, was_live=plan.live_on is not None)
            payload = {"user": user, "text": said.text, "blocks": said.blocks}
            added = [jobs.add(session, jobs.Job(f"setup:{cause}", "post", workspace, payload, now))]
            told = setup.way_changed(plan.settings, chosen, user) if plan.live_on and chosen.channel else None
            if told is not None:
                there = {"channel": chosen.channel, "text": told.text, "blocks": told.blocks}
                added.append(jobs.add(session, jobs.Job(f"way:{cause}", "post", workspace, there, now, chosen.channel)))
        ack()
        self._runtime.wake([job for job in added if job is not None])

    def _checked(
        self, workspace: str, user: str, chosen: Settings, faults: dict[str, str]
    ) -> tuple[Plan | None, dict[str, str]]:
        """The plan, and what stands in the way by field. Slack is asked outside of any transaction."""
        with self._runtime.database.reading() as session:
            plan = plans.current_plan(session, workspace)
        known = self._people.get(user)
        if plan is None or not may_set_up(plan, user, known is not None and known.is_admin):
            return None, {"core_team": "Only an administrator or the core team may change this."}
        fault = join(self._runtime.slack, chosen.channel) if chosen.channel and not faults else None
        return plan, {"channel": fault} if fault else faults

    def match(self, ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        """Whoever may import a plan says who somebody in it is; the others are still asked about."""
        ack()
        known = self._people.everybody()
        chosen = body["actions"][0]
        person = str(chosen["block_id"]).removeprefix("match:")
        workspace, user, now = body["team"]["id"], body["user"]["id"], self._runtime.clock.now()
        with self._runtime.database.writing() as session:
            plan = plans.current_plan(session, workspace)
            who = plans.people(session, workspace, plan.id).get(person) if plan else None
            if plan is None or who is None or not may_import(session, workspace, user, self._people):
                respond(text="Only the core team can say who is who.", replace_original=False)
                return
            match_person(session, workspace, plan, person, chosen["selected_user"], user, now, body["trigger_id"])
            left = unmatched(plans.people(session, workspace, plan.id).values(), known)
        said = plan_file.matched(who.name, chosen["selected_user"], left)
        respond(text=said.text, blocks=said.blocks, replace_original=True)
