"""What is said back to a figure that was given, and the modals that take one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.plan.indicators import Indicator, Story
from bot.plan.measures import Measured
from bot.plan.periods import DAY, Frequency, first_day, in_words, last_complete, period_of
from bot.wording import blocks as b
from bot.wording.environment import escape, render, short
from bot.wording.limits import PLAIN_TEXT, fitted
from bot.wording.modals import Origin
from bot.wording.trends import Given, trend
from bot.wording.trends import given as sentence

CHOICES = 14
QUESTIONS = (
    ("data", "What do the figures show?"),
    ("story", "What lies behind them?"),
    ("turn", "What will turn the curve, and who can help?"),
)


def given(figures: Sequence[Given]) -> b.Said:
    """The answer to figures, each with a button that takes it back."""
    laid: list[b.Block] = []
    texts = []
    for figure in figures[:12]:
        text = render("indicators/given.j2", sentence=sentence(figure))
        texts.append(str(text))
        value = {"i": figure.indicator.id, "r": [figure.reading.id]}
        laid += [b.section(text), b.actions(b.button("Undo", "undo_figure", value))]
    return b.Said(fitted("\n".join(texts), PLAIN_TEXT), laid)


def taken_back(indicator: Indicator, day: date) -> b.Said:
    """What stands now that a figure was withdrawn."""
    text = render("indicators/given.j2", sentence=f"Undone. {indicator.name}: {trend(Measured(indicator, day))}")
    return b.Said(fitted(str(text), PLAIN_TEXT), [b.section(text)])


def figure_modal(indicator: Indicator, day: date, origin: Origin) -> b.Block:
    """The modal that takes a figure for one of the last periods; the newest that is missing is chosen already."""
    periods = _last_periods(indicator.frequency, day)
    missing = [p for p in Measured(indicator, day).missing if p in periods]
    chosen = missing[-1] if missing else last_complete(day, indicator.frequency)
    options = [b.option(in_words(period), period) for period in periods]
    hint = f"In {indicator.unit}" if indicator.unit else None
    fields = [
        b.section(f"*{escape(short(indicator.name, 200))}*"),
        b.input_block("Period", b.static_select("period", options, "Choose", chosen), "period"),
        b.input_block("Figure", b.text_input("value", longest=20), "value", hint),
        b.input_block(
            "Provisional or final",
            b.static_select("final", [b.option("Final", "final"), b.option("Provisional", "p")], "Choose", "final"),
            "final",
        ),
        b.input_block("Note on the data", b.text_input("note", multiline=True), "note", optional=True),
    ]
    return b.modal("Give a figure", "give_figure", fields, "Record", _kept(indicator, origin))


def story_modal(indicator: Indicator, day: date, origin: Origin) -> b.Block:
    """The three questions on an indicator that misses its target (LD 5.1-5.4)."""
    fields = [
        b.section(f"*{escape(short(indicator.name, 200))}*\n{escape(trend(Measured(indicator, day)))}"),
        *(
            b.input_block(question, b.text_input(name, multiline=True, longest=1_000), name, optional=True)
            for name, question in QUESTIONS
        ),
    ]
    return b.modal("What lies behind it", "tell_story", fields, "Record", _kept(indicator, origin))


def _kept(indicator: Indicator, origin: Origin) -> dict[str, str]:
    return {"c": origin.channel, "t": origin.root, "m": origin.message_ts, "i": indicator.id}


def _last_periods(frequency: Frequency, day: date) -> list[str]:
    """This period and those before it, newest first."""
    found = [period_of(day, frequency)]
    while len(found) < CHOICES:
        found.append(period_of(first_day(found[-1]) - DAY, frequency))
    return found


def told(indicator: Indicator, story: Story) -> b.Said:
    """The answer to what was said behind the figures."""
    text = f"Noted beside {escape(indicator.name)}. `/plan indicators {escape(short(indicator.name, 60))}` shows it."
    undo = b.button("Undo", "undo_story", {"i": indicator.id, "s": story.id})
    return b.Said(text, [b.section(text), b.actions(undo)])
