"""Indicators in lists and by themselves: months side by side against baseline and target, beside their actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.plan.entities import Recommendation
from bot.plan.green_on_red import GreenOnRed
from bot.plan.indicators import Story
from bot.plan.measures import Measured
from bot.plan.periods import in_words
from bot.plan.position import Item
from bot.reading.query import Query
from bot.wording import blocks as b
from bot.wording.environment import Mrkdwn, escape, render
from bot.wording.limits import PLAIN_TEXT, fitted
from bot.wording.lists import Names, Words, page_buttons
from bot.wording.targets import history, steps_of
from bot.wording.trends import bounds_in_words, figure_of, record, side_by_side, trend

PAGE = 8
ACTIONS = 12
BESIDE = 6
NOTES = 4
KEY = "✓ target met · ▼ worse than baseline · p provisional · – no figure"


@dataclass(frozen=True)
class Shown:
    """An indicator as it is shown: under which recommendation, and the actions for it."""

    measured: Measured
    recommendation: Recommendation | None
    items: tuple[Item, ...]


def values(measured: Measured) -> dict[str, object]:
    """What the templates print of an indicator."""
    latest, i = measured.latest, measured.indicator
    return {
        "i": i,
        "m": measured,
        "latest": latest,
        "trend": trend(measured),
        "record": record(measured),
        "table": Mrkdwn(f"```{escape(side_by_side(measured))}```") if measured.points or measured.missing else "",
        "baseline": figure_of(i.baseline, i.unit) if i.baseline is not None else None,
        "target": bounds_in_words(i, latest) if latest and latest.rating else None,
        "missing": [in_words(period) for period in measured.missing],
    }


def listing(title: str, day: date, shown: Sequence[Shown], query: Query, unseen: bool) -> b.Said:
    """One page of indicators, by recommendation."""
    pages = max(1, -(-len(shown) // PAGE))
    page = min(max(1, query.page), pages)
    head = render("indicators/head.j2", title=title, day=day, total=len(shown))
    laid, texts, heading = [b.section(head)], [str(head)], ""
    for each in shown[(page - 1) * PAGE : page * PAGE]:
        under = render("indicators/heading.j2", r=each.recommendation)
        if under != heading:
            laid.append(b.section(under))
            heading = under
        laid.append(b.section(render("indicators/item.j2", items=each.items, **values(each.measured))))
        texts.append(str(render("indicators/plain.j2", **values(each.measured))))
    foot = render("list/foot.j2", page=page, pages=pages, unseen=unseen)
    laid += [b.context(*([KEY] if shown else []), *([foot] if foot else []))] if shown or foot else []
    buttons = page_buttons(query, page, pages, unseen, bool(shown))
    laid += [b.actions(*buttons, block_id="list_pages")] if buttons else []
    return b.Said(fitted("\n".join(texts), PLAIN_TEXT), laid)


def card(
    shown: Shown, day: date, names: Names, recommendations: Sequence[Recommendation], words: Mapping[str, Words]
) -> b.Said:
    """One indicator in full: how it is measured, its figures, what lies behind them, and the actions for it."""
    text = render(
        "indicators/card.j2",
        recommendations=recommendations,
        steps=steps_of(shown.measured.indicator.targets, shown.measured.indicator.unit),
        retargets=history(shown.measured.indicator, names, words),
        revised=_revised(shown.measured),
        **values(shown.measured),
    )
    laid = [*b.sections(text)]
    beside = render("indicators/actions.j2", items=shown.items[:ACTIONS], left=max(0, len(shown.items) - ACTIONS))
    laid += b.sections(beside)
    if notes := _notes(shown.measured, names, words):
        laid += b.sections(render("indicators/stories.j2", title="Said with the figures", stories=notes))
    if stories := _stories(shown.measured, names, words):
        laid += b.sections(render("indicators/stories.j2", title="What lies behind it", stories=stories))
    laid.append(b.context(KEY, render("indicators/foot.j2", day=day)))
    laid.append(b.actions(*buttons(shown.measured)))
    return b.Said(fitted(str(text), PLAIN_TEXT), laid)


def beside(measured: Sequence[Measured]) -> list[b.Block]:
    """The indicators of an action or a recommendation, to stand beside its work (HF 3)."""
    if not measured:
        return []
    each = [(one, trend(one), record(one)) for one in measured[:BESIDE]]
    left = max(0, len(measured) - BESIDE)
    return b.sections(render("indicators/beside.j2", each=each, left=left))


def buttons(measured: Measured) -> list[b.Element]:
    """What can be done about an indicator: a figure; where it misses its target, the three questions (LD 5.1-5.4)."""
    value = {"i": measured.indicator.id}
    found = [b.button("Give a figure", "give_figure", value, reads_as=f"Give a figure: {measured.indicator.name}")]
    latest = measured.latest
    if latest is not None and latest.rating is not None and not latest.met:
        found.append(b.button("What lies behind it", "tell_story", value))
    return found


def _revised(measured: Measured) -> list[str]:
    """The figures that were given anew, with what they were before: both are kept."""
    i = measured.indicator
    found = []
    for point in measured.points:
        if point.revised:
            given = [r.value for r in i.readings if r.period == point.period and not r.withdrawn]
            found.append(f"{in_words(point.period)} {' → '.join(figure_of(value, i.unit) for value in given[-4:])}")
    return found


def _notes(measured: Measured, names: Names, words: Mapping[str, Words]) -> list[dict[str, object]]:
    """What was said with the newest figures: of the data, of how they came about (A9.9)."""
    given = [each for each in measured.indicator.readings if each.words and each.at and not each.withdrawn]
    return [
        {
            "on": names.on(each.at),
            "who": names.speaker(each.by) or "Planbot",
            "period": in_words(each.period),
            "said": words[each.words].text if each.words in words else None,
        }
        for each in reversed(given[-NOTES:])
        if each.at and each.words
    ]


def _stories(measured: Measured, names: Names, words: Mapping[str, Words]) -> list[dict[str, object]]:
    told: list[Story] = [story for story in measured.indicator.stories if not story.withdrawn]
    return [
        {
            "on": names.on(story.at),
            "who": names.speaker(story.by) or "Planbot",
            "period": in_words(story.period),
            "said": words[story.words].text if story.words in words else None,
        }
        for story in reversed(told[-3:])
    ]


def green_on_red(found: Sequence[GreenOnRed], day: date, names: Names) -> b.Said:
    """The indicators worse than target and baseline whose actions look well."""
    text = render("indicators/green_on_red.j2", found=[(each, values(each.measured)) for each in found], day=day)
    return b.Said(fitted(str(text), PLAIN_TEXT), b.sections(text))


def no_such_indicator(words: str, known: Sequence[str]) -> b.Said:
    """The plan has no indicator of that name."""
    text = render("indicators/none.j2", words=words, known=known)
    return b.Said(str(text), [b.section(text)])
