"""An action may be delivered under a wider programme; its evidence is needed here all the same (A2.12)."""

from __future__ import annotations

from bot.services.file_parts import groups_in
from tests.asking.typed import shown, typed
from tests.conversations.plan import AMARA, PRIYA
from tests.conversations.stack import Stack
from tests.conversations.test_sign_off import digest
from tests.files.test_structure_columns import HEAD, told


def test_what_is_delivered_elsewhere_says_so_and_is_listed(stack: Stack) -> None:
    assert "no linked programmes" in typed(stack, AMARA, "programmes")["text"]
    assert "Only the core team" in typed(stack, PRIYA, "elsewhere 2.1.1: Budget")["text"]
    assert "Write the action" in typed(stack, AMARA, "elsewhere 2.1.1")["text"]
    answer = typed(stack, AMARA, "elsewhere 2.1.1: Medium Term Financial Strategy")["text"]
    assert "its evidence is still needed here" in answer
    typed(stack, AMARA, "elsewhere 3.1: the medium term financial strategy")
    typed(stack, AMARA, "elsewhere 2.1.2: Medium term financial strategy")
    for words in ("programme Medium Term Financial Strategy", "red in programme medium"):
        assert "linked programme “Medium Term Financial Strategy”" in typed(stack, AMARA, words)["text"]
    listed = shown(typed(stack, AMARA, "programme Medium Term")["blocks"])
    assert "*2.1.1*" in listed
    assert "*2.1.2*" in listed
    assert "*2.1.3*" not in listed
    assert "Delivered elsewhere, under Medium Term Financial Strategy" in listed
    assert "By linked programme" in shown(typed(stack, AMARA, "programmes")["blocks"])
    assert "its evidence is still needed here" in shown(typed(stack, AMARA, "2.1.1")["blocks"])
    stack.dm(PRIYA, "2.1.1 done on 1 March")
    assert "no evidence given" in digest(stack)
    typed(stack, AMARA, "elsewhere 2.1.1 off")
    assert "*2.1.1*" not in shown(typed(stack, AMARA, "programme Medium Term")["blocks"])
    assert stack.action("2.1.1").groups == ()


def test_the_plan_file_names_the_programme() -> None:
    plan = told(["1|1.1|Do one|Jo Bell|Phase 1|CYPP"], f"{HEAD}|Phase|Wider programme")
    assert plan.actions[0].programme == "CYPP"
    assert [group.kind for group in groups_in(plan, {}).values()] == ["linked programme", "phase"]
