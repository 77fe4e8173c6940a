"""Every first word after `/plan`, every button and every form asks who may: strangers, guests and other workspaces
change nothing and see nothing, whatever ids they send. One that is added needs a row in `every_act`, or this fails."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt import App

from bot.plan import entries as e
from bot.plan.entities import Inspection, Settings
from bot.slack.workspace import people as who
from bot.slack.workspace.workspace import BOT_TOKEN
from handlers import plan_command
from storage import installations, journal
from storage.installations import Installation
from tests.conversations.every_act import TYPED, pressed, saved
from tests.conversations.forging import Forger
from tests.conversations.plan import ACTIONS, AMARA, HELEN, KIT, LEO, NOW
from tests.conversations.prepared import prepare
from tests.conversations.stack import Stack

pytestmark = pytest.mark.no_cover
OTHER, OTHER_PLAN = "T0OTHER", "plan-other"
HIDDEN = ("Quince", "quince", *(title for _, title, *_ in ACTIONS))
# A stranger's word on another's action is offered to its owner, so they may fill it in; nothing is recorded by it.
OPEN_TO_MEMBERS = {"button done"}
# What closes a question, puts a prompt off or sends minutes out records nothing and says nothing to whoever pressed.
_ANSWERS = ("choose_no", "choose_date", "choose_value", "not_an_update", "offer_refuse", "later")
SILENT = {"form board_end", *(f"button {name}" for name in _ANSWERS)}
# Markup that Planbot was given and must not give on; and what was escaped twice.
CALLS = ("<!channel>", "<https://evil.example|", "&amp;amp;", "&amp;lt;")


def noted(patch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """The names of everything that the app listens to, once it is built."""
    found: dict[str, set[str]] = {"action": set(), "view": set(), "typed": set()}
    for kind, listen in (("action", App.action), ("view", App.view)):

        def listened(app: App, name: Any, *more: Any, kind: str = kind, listen: Any = listen) -> Any:
            plain = name.pattern.strip("^").removesuffix("(:|$)") if isinstance(name, re.Pattern) else str(name)
            found[kind].add(plain)
            return listen(app, name, *more)

        patch.setattr(App, kind, listened)
    register = plan_command.register

    def registered(app: App, runtime: Any, readers: Any, people: Any, acts: Any) -> None:
        found["typed"] |= set(acts)
        register(app, runtime, readers, people, acts)

    patch.setattr(plan_command, "register", registered)
    return found


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forger]:
    """Somebody who sends whatever they like, and a plan that has something of everything."""
    with pytest.MonkeyPatch.context() as patch:
        names = noted(patch)
        stack = Stack(tmp_path_factory.mktemp("every_act"))
        stack.start()
        made = Forger(stack, prepare(stack))
        rows = {"typed": set(TYPED), "action": set(pressed(made.ids)), "view": set(saved(made.ids))}
        assert names == rows, "give what is new a row in tests/conversations/every_act.py, and say there who may"
        yield made
        stack.stop()


@pytest.fixture
def forger(prepared: Forger) -> Forger:
    """The same, with the plan as it was prepared."""
    prepared.begin_again()
    return prepared


@pytest.mark.parametrize("user", [LEO, KIT])
def test_strangers_and_guests_change_nothing_and_guests_see_nothing(forger: Forger, user: str) -> None:
    wrong = []
    for name, (do, _) in forger.everything().items():
        before, seen = forger.recorded(), forger.shown(user)
        do(user)
        new = "\n".join(each for each in forger.shown(user) if each not in seen)
        if forger.recorded() != before:
            wrong.append(f"{name} records")
        if user == KIT and any(each in new for each in HIDDEN):
            wrong.append(f"{name} shows {[each for each in HIDDEN if each in new]}")
        if forger.stack.workspace.view(user) is not None and (user == KIT or name not in OPEN_TO_MEMBERS):
            wrong.append(f"{name} opens a form")
        forger.look_away(user)
    assert not wrong, "\n".join(wrong)


def test_the_ids_of_one_workspace_reach_nothing_from_another(forger: Forger) -> None:
    inspections = (Inspection("i1", "The inspectorate", NOW.date()),)
    chosen = Settings((AMARA,), (HELEN, AMARA), who.GENERAL_CHANNEL)
    whats: list[e.What] = [e.PlanOpened("Theirs", inspections), e.SettingsChosen(chosen), e.WentLive(NOW.date())]
    with forger.stack.database.writing() as session:
        installations.install(session, Installation(OTHER, who.BOT_USER, NOW, bot_token=BOT_TOKEN))
        found = [e.Entry(f"o{n}", "plan", OTHER_PLAN, what, AMARA, NOW, NOW) for n, what in enumerate(whats)]
        journal.append(session, OTHER, OTHER_PLAN, found)
    wrong = []
    for name, (do, _) in forger.everything().items():
        if name.startswith(("/plan", "question")):
            continue
        before, seen = forger.recorded(), forger.shown(AMARA)
        do(AMARA, OTHER)
        new = "\n".join(each for each in forger.shown(AMARA) if each not in seen)
        if forger.recorded() != before:
            wrong.append(f"{name} records")
        if any(each in new for each in HIDDEN):
            wrong.append(f"{name} shows {[each for each in HIDDEN if each in new]}")
        forger.look_away(AMARA)
    assert not wrong, "\n".join(wrong)


def test_those_who_may_do_it_and_nothing_they_type_calls_anybody_or_is_logged(
    forger: Forger, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    wrong = []
    for name, (do, may) in forger.everything().items():
        forger.begin_again()
        before, seen = forger.recorded(), forger.shown(may)
        do(may)
        if name not in SILENT and forger.recorded() == before and len(forger.shown(may)) == len(seen):
            wrong.append(f"{name} does nothing")
        forger.look_away(may)
    assert not wrong, "\n".join(wrong)
    posted = forger.posted()
    assert any("orchard" in text for text in posted)
    assert [text for text in posted if any(raw in text for raw in CALLS)] == []
    assert "orchard" not in caplog.text
