"""Filters, escaping, and templates that miss nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from jinja2.nodes import Template

from bot.plan.entities import Person, PlanDate, Precision, Rating
from bot.wording import environment as env
from bot.wording.environment import Mrkdwn, render

DAY = date(2010, 4, 30)
TEMPLATES = Path(env.__file__).parent / "templates"


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (env.day(DAY), "30 April 2010"),
        (env.short_day(DAY), "30 Apr"),
        (env.plan_date(None), "no date"),
        (env.plan_date(PlanDate(DAY)), "30 April 2010"),
        (env.plan_date(PlanDate(DAY, Precision.MONTH)), "April 2010"),
        (env.plan_date(PlanDate(DAY, Precision.APPROXIMATE)), "about 30 April 2010"),
        (env.plan_date(PlanDate(date(2010, 6, 30), Precision.QUARTER)), "the quarter to 30 June 2010"),
        (env.plan_date(PlanDate(date(2010, 12, 31), Precision.YEAR)), "by the end of 2010"),
        (env.rating(Rating.NOT_VERIFIED), "❓ NOT VERIFIED"),
        (env.rating(None), "⚪ NOT RATED"),
        (env.count(1, "action"), "1 action"),
        (env.count(1000, "action"), "1,000 actions"),
        (env.count(2, "person"), "2 people"),
        (env.who(Person("p", "A <b>", slack_id="U1")), "<@U1>"),
        (env.who(Person("p", "A <b>")), "A &lt;b&gt;"),
        (env.who(None), "nobody yet"),
        (env.listed(["1", "2", "3"]), "1, 2 and 3"),
        (env.listed(["1"]), "1"),
        (env.short("one two\nthree four", 12), "one two…"),
        (env.short("short"), "short"),
    ],
)
def test_how_values_are_written(found: str, expected: str) -> None:
    assert found == expected


def test_what_people_typed_is_escaped_once_and_our_own_markup_is_left_alone() -> None:
    assert env.escape("<!channel> & co") == "&lt;!channel&gt; &amp; co"
    assert env.escape(env.escape("a < b")) == "a &lt; b"
    assert env.escape(Mrkdwn("<@U1>")) == "<@U1>"


@pytest.mark.parametrize("template", sorted(str(p.relative_to(TEMPLATES)) for p in TEMPLATES.rglob("*.j2")))
def test_every_template_is_sound_and_strict(template: str) -> None:
    found = env._environment()
    parsed = found.parse((TEMPLATES / template).read_text(encoding="utf-8"))
    assert isinstance(parsed, Template)
    from jinja2.meta import find_undeclared_variables

    if find_undeclared_variables(parsed):
        with pytest.raises(UndefinedError):
            render(template)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("R&amp;D &lt; HR", "R&amp;D &lt; HR"),
        ("R&D < HR", "R&amp;D &lt; HR"),
        ("see <https://a.example/x?y=1&amp;z=2|the note>", "see the note"),
        ("see <https://a.example/x>", "see https://a.example/x"),
        ("write to <mailto:a@b.example|a@b.example>", "write to a@b.example"),
        ("ask <@U0AMARA> or <@W1|joe>", "ask <@U0AMARA> or <@W1>"),
        ("in <#C0CORE|core-team>, <!here|here> <!channel> <!subteam^S1|@leads>", "in #core-team, here @channel @leads"),
        ("&lt;!channel&gt; <b>bold</b>", "&lt;!channel&gt; &lt;b&gt;bold&lt;/b&gt;"),
    ],
)
def test_what_was_typed_in_slack_is_shown_as_it_was_seen_and_calls_nobody(raw: str, shown: str) -> None:
    assert env.typed(raw, 200) == shown


@given(st.text(alphabet="<>@!#&;|UaC1 lt gamp", max_size=60))
def test_nothing_typed_calls_a_channel(raw: str) -> None:
    assert "<!" not in env.typed(raw, 200)
    assert "<#" not in env.typed(raw, 200)


@pytest.mark.parametrize(
    ("name", "url", "shown"),
    [
        ("https://a.example/x?y=1&z=2", "https://a.example/x?y=1&z=2", "<https://a.example/x?y=1&amp;z=2>"),
        ("audit <1> & 2.pdf", "https://s.example/f", "<https://s.example/f|audit &lt;1&gt; &amp; 2.pdf>"),
        ("a|b.pdf", "https://s.example/f|g>h", "<https://s.example/f%7Cg%3Eh|a¦b.pdf>"),
        ("", "https://a.example/" + 80 * "x", f"<https://a.example/{80 * 'x'}|https://a.example/{41 * 'x'}…>"),
        ("https://bank.example", "https://evil.example", "https://bank.example"),
        ("click", "javascript:alert(1)", "click"),
        ("click", "https://a.example/ <!channel>", "click"),
        ("long.pdf", "https://a.example/" + 900 * "x", "long.pdf"),
        ("", None, "a file"),
    ],
)
def test_evidence_leads_to_where_it_is_and_nowhere_else(name: str, url: str | None, shown: str) -> None:
    assert env.linked(name, url, 60) == shown


@given(st.text(), st.text())
def test_no_name_and_no_address_ends_a_link_of_evidence_early_or_begins_another(name: str, rest: str) -> None:
    shown = env.linked(name, f"https://a.example/{rest}", 60)
    assert shown.count("<") == shown.count(">") <= 1
    assert shown.count("|") <= 1


def test_a_terminal_shows_a_link_by_its_label() -> None:
    assert (
        env.unmarked("see <https://a.example/f|audit.pdf> and <https://b.example>")
        == "see audit.pdf and https://b.example"
    )
