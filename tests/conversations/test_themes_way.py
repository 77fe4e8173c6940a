"""Leeds's way in Slack: themes, categories proposed and agreed, subsets, the summary table, an old reference kept."""

from __future__ import annotations

from bot.plan.categories import Monitoring, in_force
from bot.slack.workspace.store import Json
from storage import plans
from tests.asking.test_plan_files import drop
from tests.asking.test_ways import choose
from tests.asking.typed import shown, typed
from tests.conversations.plan import AMARA, PLAN
from tests.conversations.stack import TEAM, Stack

HEAD = "Recommendation ref\tRecommendation\tTheme\tCategory\tAccountable body\tAction ref\tAction\tOwner\tDue"
ONE, TWO = "THEME 1: LEADERSHIP AND GOVERNANCE", "THEME 2: SAFEGUARDING PRACTICE"
FILE = "\n".join(
    [
        HEAD,
        f"8.1.1\tDesign one delivery model\t{ONE}\tCSIB\t\t8.1.1\tDesign it\tPriya Nair\t30/06/2026",
        f"8.2.1\tAgree how performance is managed. Subset of 8.1.1\t{ONE}\tOther\tTrust Board\t8.2.1\tAgree it\t"
        "Joe Carter\tMay 2026",
        f"8.2.2\tCreate one commissioning function\t{ONE}\tOther\t\t8.2.2\tCreate it\tJoe Carter\tMay 2026",
        f"8.3.1\tImprove the timeliness of assessments\t{TWO}\tCSIB\t\t8.3.1\tImprove it\tPriya Nair\tJuly 2026",
        f"8.3.10\tShare reports with parents\t{TWO}\tClosed\t\t8.3.10\tShare them\tPriya Nair\tJuly 2026",
    ]
).encode()


def decide(stack: Stack, ref: str, **filled: str) -> Json:
    """The co-ordinator records what the board decided."""
    stack.press(AMARA, typed(stack, AMARA, f"category {ref}"), "Record a body's decision")
    return stack.submit(AMARA, {"body": "Improvement Board", "on": "2026-02-26", **filled})


def test_a_plan_in_themes_and_categories_is_kept_in_slack_from_file_to_summary(stack: Stack) -> None:
    choose(stack, "themes")
    drop(stack, AMARA, "plan.tsv.csv", FILE)
    offered = stack.last(AMARA)
    assert "“Other” needs the body that monitors it" in shown(offered["blocks"])
    stack.press(AMARA, offered, "Import")

    # Officers propose what the file left open; the board keeps one with itself that they would have given away.
    assert "Trust Board" in typed(stack, AMARA, "category 8.2.2 other: Trust Board")["text"]
    assert decide(stack, "8.2.2", category="board")["ok"]
    assert "Officers had proposed Other (Trust Board); both are kept." in stack.said_to(AMARA)[-1]
    assert decide(stack, "8.2.1", category="other", accountable="Trust Board")["ok"]

    # Nothing closes with its actions open, nor a parent before its subset.
    errors = decide(stack, "8.1.1", category="closed")["errors"]["category"]
    assert "1 action not signed off or cancelled (8.1.1); its subset 8.2.1 not closed" in errors

    # The summary reconciles: eight recommendations, three of them of no theme.
    summary = shown(typed(stack, AMARA, "themes")["blocks"])
    assert "Checked: the rows add up to 8 recommendations, each once." in summary
    assert "Other: monitored by another accountable body, which is named" in summary
    lines = {line[:8]: line.split()[-5:] for line in summary.split("```")[1].splitlines() if line.startswith("THEME")}
    assert lines == {"THEME 1:": ["2", "1", "-", "-", "3"], "THEME 2:": ["1", "-", "1", "-", "2"]}

    # 8.3.1 is not 8.3.10, and a regrouped one is found by both references.
    assert "*8.3.10*" not in shown(typed(stack, AMARA, "rec 8.3.1")["blocks"])
    typed(stack, AMARA, "regroup 8.3.10 as 8.2.9")
    for asked in ("rec 8.3.10", "rec 8.2.9"):
        assert "*Recommendation 8.2.9* (before: 8.3.10)" in shown(typed(stack, AMARA, asked)["blocks"])
    with stack.database.reading() as session:
        kept = {r.ref: in_force(r.categorised) for r in plans.recommendations(session, TEAM, PLAN)}
    assert (kept["8.2.2"], kept["8.2.1"]) == (Monitoring.BOARD, Monitoring.OTHER)
    assert "*8.1.1*" in shown(typed(stack, AMARA, "theme 1")["blocks"])
    assert "*8.3.1*" not in shown(typed(stack, AMARA, "theme 1")["blocks"])
