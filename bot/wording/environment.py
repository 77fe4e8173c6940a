"""The one template environment: strict about missing values, and careful with what people typed.

Every value a template prints is escaped (& < >), so that nobody can mention a channel through Planbot, unless it is
`Mrkdwn`: text that Planbot itself made. A macro's result is plain text to jinja: print it through the `mrkdwn` filter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from html import unescape
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.plan.achieved import Achieved, OnTime
from bot.plan.awaiting import pending_assurance
from bot.plan.entities import Person, PlanDate, Precision, Rating, Status
from bot.plan.position import Item
from bot.wording.reasons import why

RATING_WORDS = {
    Rating.RED: "🔴 RED",
    Rating.NOT_VERIFIED: "❓ NOT VERIFIED",
    Rating.AMBER: "🟠 AMBER",
    Rating.GREEN: "🟢 GREEN",
    Rating.BLUE: "🔵 BLUE",
}
NO_RATING = "⚪ NOT RATED"
_ANGLED = re.compile(r"<([@#!][^<>|]*|mailto:[^<>|]*|https?://[^<>|]*)(?:\|([^<>]*))?>")
_LINK = re.compile(r"https?://[^\s\x00-\x1f]+", re.IGNORECASE)
_SHOWN_LINK = re.compile(r"<(https?://[^<>|]*)(?:\|([^<>]*))?>")
_UNSAFE = {"<": "%3C", ">": "%3E", "|": "%7C", "`": "%60", '"': "%22", "&": "&amp;"}
LONGEST_LINK = 800
_MENTION = re.compile(r"&lt;@([UW][A-Z0-9]+)&gt;")
IRREGULAR = {"person": "people"}


class Mrkdwn(str):
    """Text in Slack's markup that Planbot made itself: it is printed as it is."""

    __slots__ = ()


def render(template: str, **values: object) -> Mrkdwn:
    """The text of a template ("prompt/text.j2"). Raises jinja2.UndefinedError when a value is missing."""
    return Mrkdwn(_environment().get_template(template).render(**values).strip())


def escape(text: str) -> Mrkdwn:
    """What somebody typed, made safe to post again; text that is Mrkdwn already stays as it is."""
    if isinstance(text, Mrkdwn):
        return text
    return Mrkdwn(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def unmarked(text: str) -> str:
    """Text of Planbot's as a terminal shows it: without Slack's marks for bold type, and nothing escaped."""
    plain = re.sub(r"(?<!\S)\*([^*\n]+)\*(?!\w)", r"\1", _SHOWN_LINK.sub(lambda m: m[2] or m[1], text))
    return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@cache
def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("bot.wording", "templates"),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    found.filters.update(
        follow_up=pending_assurance,
        day=day,
        short_day=short_day,
        plan_date=plan_date,
        rating=rating,
        standing=standing,
        agreed=agreed,
        achieved=achieved,
        on_time=on_time,
        why=why,
        who=who,
        count=count,
        short=short,
        typed=typed,
        mrkdwn=Mrkdwn,
        linked=linked,
        listed=listed,
        pending=pending,
    )
    return found


def _finalize(value: Any) -> Any:
    return escape(value) if isinstance(value, str) else value


def day(value: date) -> str:
    """A date in full: "30 April 2010"."""
    return f"{value.day} {value:%B %Y}"


def short_day(value: date) -> str:
    """A date without its year: "30 Apr"."""
    return f"{value.day} {value:%b}"


def plan_date(value: PlanDate | None) -> str:
    """A date of the plan, no more exactly than it was stated: "April 2010", "about 15 April 2010"."""
    if value is None:
        return "no date"
    if value.precision is Precision.MONTH:
        return f"{value.day:%B %Y}"
    if value.precision is Precision.QUARTER:
        return f"the quarter to {day(value.day)}"
    if value.precision is Precision.YEAR:
        return f"by the end of {value.day:%Y}" if value.day.month == 12 else f"the year to {day(value.day)}"
    about = "about " if value.precision is Precision.APPROXIMATE else ""
    return about + day(value.day)


def rating(value: Rating | None) -> str:
    """A rating as a shape and a WORD, so that it needs no colour: "🔴 RED"."""
    return RATING_WORDS[value] if value is not None else NO_RATING


def standing(item: Item) -> str:
    """An action's rating, that a delivered one is not signed off yet (rule E3), that it is to be reviewed (A11.5)."""
    return _settled(item) + (" – to be reviewed under the new framework" if item.to_review else "")


def _settled(item: Item) -> str:
    if item.line.status is not Status.DELIVERED or item.rating is None:
        return rating(item.rating)
    overdue = item.rating is Rating.AMBER
    if item.line.follow_up is not None and not overdue:
        return rating(item.rating) + " – complete, assurance pending"
    return rating(item.rating) + (" – delivered, sign-off overdue" if overdue else " – delivered, not signed off")


def agreed(value: PlanDate | None) -> str:
    """The agreed date inside a sentence: "agreed 30 April 2010", "no agreed date"."""
    return f"agreed {plan_date(value)}" if value else "no agreed date"


def achieved(value: Achieved | None) -> str:
    """How late something was achieved: "achieved late (+92 days)", "achieved on time", "" while it is not (A3.10)."""
    if value is None:
        return ""
    if value.in_place:
        return "already in place"
    if value.late:
        return f"achieved late (+{count(value.days_late or 0, 'day')})"
    return "achieved on time" if value.days_late is not None else "achieved"


def on_time(value: OnTime) -> str:
    """The on-time rate as a sentence after others, "" where nothing with a date was delivered."""
    if not value.of:
        return ""
    return f" On time: {value.met} of {value.of} deliveries ({percent(value.met, value.of)}%)."


def percent(part: int, whole: int) -> int:
    """A percentage, half up to whole (rule E10)."""
    return (200 * part + whole) // (2 * whole)


def who(value: Person | None) -> Mrkdwn:
    """Somebody the plan names: a mention when Slack knows them, otherwise the name."""
    if value is None:
        return Mrkdwn("nobody yet")
    return Mrkdwn(f"<@{value.slack_id}>") if value.slack_id else escape(value.name)


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 action", "12 actions", "1,000 actions"."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {IRREGULAR.get(noun, noun + 's')}"


def short(text: str, length: int = 80) -> str:
    """A text on one line of at most `length` characters, cut at a word with an ellipsis. Escapes nothing."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    cut = flat[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut).rstrip(" ,;:.") + "…"


def linked(name: str, url: str | None, length: int) -> Mrkdwn:
    """A piece of evidence by its name, leading to where it is: over http and https only, whatever was typed ends
    neither the link nor its label, and no name that looks like an address leads to another one."""
    target = "".join(_UNSAFE.get(each, each) for each in url or "")
    label = escape(short(name or url or "a file", length).replace("|", "¦"))
    if _LINK.fullmatch(url or "") is None or len(target) > LONGEST_LINK or ("://" in name and name != url):
        return label
    return Mrkdwn(f"<{target}>" if label == target else f"<{target}|{label}>")


def as_seen(raw: str) -> str:
    """Words typed in Slack as people see them there: links by their label, `&amp;` as "&". A mention of a person stays
    `<@U…>`; one of a channel or of everybody becomes plain words, which call nobody."""
    return unescape(_ANGLED.sub(_seen, raw))


def _seen(match: re.Match[str]) -> str:
    target, label = match.group(1), match.group(2)
    if target.startswith("@"):
        return f"<{target}>"
    if target.startswith("#"):
        return f"#{label or target[1:]}"
    if target.startswith("!"):
        return label or f"@{target[1:].partition('^')[0]}"
    return label or target.removeprefix("mailto:")


def typed(raw: str, length: int) -> Mrkdwn:
    """Words typed in Slack, on one line and safe to post again; see `as_seen`."""
    return Mrkdwn(_MENTION.sub(r"<@\1>", escape(short(as_seen(raw), length))))


PENDING_WORDS = {
    "redate": "extension requested",
    "cancel": "cancellation requested",
    "suspend": "suspension requested",
    "resume": "resumption requested",
    "supersede": "replacement requested",
    "carry_forward": "carrying forward requested",
    "reword": "new wording requested",
    "part_date": "another date of the whole requested",
}
"""How an undecided request shows on its action (rule E7), by the kind of change."""


def pending(kind: str) -> str:
    """How an undecided request of a kind shows on its action."""
    return PENDING_WORDS.get(kind, "change requested")


def listed(items: Sequence[str], last: str = "and") -> str:
    """Several things in a sentence: "2.1.3, 2.1.4 and 5.2"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
