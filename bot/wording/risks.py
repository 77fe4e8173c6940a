"""Risks and issues: the answer to one that was raised, the register, and the modals that complete and close one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.plan.cycles import Sitting
from bot.plan.entities import Person
from bot.plan.risks import Risk, RiskKind
from bot.reading.acts.risk import without_head
from bot.reading.query import Query
from bot.wording import blocks as b
from bot.wording.environment import as_seen, escape, render, short
from bot.wording.environment import day as in_full
from bot.wording.limits import PLAIN_TEXT, fitted
from bot.wording.lists import Words, page_buttons
from bot.wording.modals import Origin

PAGE = 8
KINDS = {
    RiskKind.FAILING: "Risk of failing to implement the plan",
    RiskKind.DELIVERY: "Risk to delivery",
    RiskKind.ISSUE: "Issue: it has happened",
}
HEADINGS = {
    RiskKind.FAILING: "Risks of failing to implement the plan",
    RiskKind.DELIVERY: "Risks to delivery",
    RiskKind.ISSUE: "Issues",
}


@dataclass(frozen=True)
class Shown:
    """A risk as it is shown: its number in the order of raising, what it is on, and the meeting (body and day) at which
    what is done about it is due."""

    number: int
    risk: Risk
    refs: tuple[str, ...]
    recommendations: tuple[str, ...]
    indicators: tuple[str, ...]
    owner: Person | None
    day: date
    words: Mapping[str, Words] = field(default_factory=dict)
    due: tuple[str, date] | None = None

    @property
    def ids(self) -> list[str]:
        """The ids of the words it shows."""
        closed = self.risk.closed.words if self.risk.closed else None
        return [id for id in (self.risk.words, self.risk.now.mitigation, closed) if id]

    @property
    def text(self) -> str | None:
        """What was said of it; None once it was erased."""
        found = self.words.get(self.risk.words or "")
        return without_head(found.text) if found else None

    @property
    def mitigation(self) -> str | None:
        """What is done about it."""
        found = self.words.get(self.risk.now.mitigation or "")
        return found.text if found else None

    @property
    def reason(self) -> str | None:
        """Why it was closed."""
        found = self.words.get(self.risk.closed.words or "") if self.risk.closed else None
        return found.text if found else None

    @property
    def days_overdue(self) -> int:
        """By how many days its review is overdue."""
        on = self.risk.now.review_on
        return (self.day - on).days if on is not None and self.risk.overdue(self.day) else 0

    @property
    def needs(self) -> list[str]:
        """What it still lacks."""
        now = self.risk.now
        wanted = {
            "a score": self.risk.score,
            "an owner": now.owner,
            "what is done about it": now.mitigation,
        }
        return [name for name, found in wanted.items() if found is None]


@dataclass(frozen=True)
class Register:
    """The pages of the register."""

    title: str
    day: date
    every: Sequence[Shown]
    query: Query
    unseen: bool

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-len(self.every) // PAGE))

    @property
    def page(self) -> int:
        """This page's number, counted from 1."""
        return min(max(1, self.query.page), self.pages)

    @property
    def here(self) -> Sequence[Shown]:
        """The risks on this page."""
        return self.every[(self.page - 1) * PAGE : self.page * PAGE]

    def said(self, words: Mapping[str, Words]) -> b.Said:
        """The message of this page."""
        late = sum(each.risk.overdue(self.day) for each in self.every)
        head = render("risks/head.j2", title=self.title, day=self.day, total=len(self.every), late=late)
        laid, texts, kind = [b.section(head)], [str(head)], None
        for each in (replace(shown, words=words) for shown in self.here):
            if each.risk.now.kind is not kind:
                kind = each.risk.now.kind
                number = sum(other.risk.now.kind is kind for other in self.every)
                laid.append(b.section(f"*{HEADINGS[kind]}* ({number})"))
            laid.append(b.section(render("risks/item.j2", r=each, now=each.risk.now)))
            texts.append(str(render("risks/plain.j2", r=each)))
            if self.unseen and each.risk.open and self.query.as_at is None:
                laid.append(b.actions(*buttons(each)))
        foot = render("list/foot.j2", page=self.page, pages=self.pages, unseen=self.unseen)
        laid += [b.context(foot)] if foot else []
        turning = page_buttons(self.query, self.page, self.pages, self.unseen, bool(self.every))
        laid += [b.actions(*turning, block_id="list_pages")] if turning else []
        return b.Said(fitted("\n".join(texts), PLAIN_TEXT), laid)


def buttons(shown: Shown) -> list[b.Element]:
    """What can be done about a risk."""
    value = {"i": shown.risk.id}
    first = "Complete" if shown.risk.score is None else "Review"
    return [
        b.button(first, "judge_risk", value, reads_as=f"{first} risk {shown.number}"),
        b.button("Close", "close_risk", value, reads_as=f"Close risk {shown.number}"),
    ]


def raised(shown: Shown) -> b.Said:
    """The answer to a risk that was raised in words."""
    undo = b.button("Undo", "undo_risk", {"i": shown.risk.id})
    return _card("Noted", shown, [buttons(shown)[0], undo])


def judged(shown: Shown, assessment: str) -> b.Said:
    """The answer to a risk that was completed or reviewed."""
    undo = b.button("Undo", "undo_judging", {"i": shown.risk.id, "v": assessment})
    return _card("Noted", shown, [undo])


def closed(shown: Shown) -> b.Said:
    """The answer to a risk that was closed."""
    return _card("Closed", shown, [b.button("Undo", "reopen_risk", {"i": shown.risk.id})])


def undone(shown: Shown) -> b.Said:
    """What stands after something was taken back."""
    return _card("Undone; now", shown, buttons(shown))


def _card(what: str, shown: Shown, elements: Sequence[b.Element]) -> b.Said:
    text = render("risks/card.j2", what=what, r=shown, now=shown.risk.now, kind=KINDS[shown.risk.now.kind])
    return b.Said(fitted(str(text), PLAIN_TEXT), [b.section(text), b.actions(*elements)])


def judge_modal(shown: Shown, origin: Origin, coming: Sequence[Sitting] = ()) -> b.Block:
    """The modal that completes or reviews a risk, filled with how it stands."""
    now = shown.risk.now
    said = shown.text or "(the words were erased)"
    owner = shown.owner.slack_id if shown.owner else None
    review = now.review_on.isoformat() if now.review_on and now.review_on > shown.day else None
    fields = [
        b.section(f"*Risk {shown.number}*: {escape(short(as_seen(said), 500))}"),
        b.input_block("Class", _menu("kind", [(k.value, KINDS[k]) for k in RiskKind], now.kind.value), "kind"),
        b.input_block("Likelihood", _menu("likelihood", _SCALE, _chosen(now.likelihood)), "likelihood"),
        b.input_block("Impact", _menu("impact", _SCALE, _chosen(now.impact)), "impact"),
        b.input_block("Owner", b.users_select("owner", owner), "owner", optional=True),
        b.input_block(
            "What is done about it",
            b.text_input("mitigation", as_seen(shown.mitigation or ""), multiline=True, longest=2_000),
            "mitigation",
            optional=True,
        ),
        *([_due(shown, coming)] if coming else []),
        b.input_block(
            "Look at it again on", b.date_picker("review", review), "review", "In four weeks when empty", optional=True
        ),
    ]
    return b.modal(f"Risk {shown.number}", "judge_risk", fields, "Save", _kept(shown, origin))


def _due(shown: Shown, coming: Sequence[Sitting]) -> b.Block:
    """The meeting at which what is done about it is due (CB 13)."""
    now = shown.risk.now
    choices = [(f"{s.body.id}|{s.meeting.id}", short(f"{s.body.name}, {in_full(s.on)}", 70)) for s in coming]
    chosen = f"{now.due_body}|{now.due_meeting}"
    menu = _menu("due", choices, chosen if chosen in dict(choices) else None)
    return b.input_block("Due at", menu, "due", "The meeting by which it is to be done", optional=True)


def close_modal(shown: Shown, origin: Origin) -> b.Block:
    """The modal that closes a risk."""
    said = shown.text or "(the words were erased)"
    fields = [
        b.section(f"*Risk {shown.number}*: {escape(short(as_seen(said), 500))}"),
        b.input_block("Why it is no longer one", b.text_input("reason", multiline=True, longest=1_000), "reason"),
    ]
    return b.modal("Close the risk", "close_risk", fields, "Close it", _kept(shown, origin))


_SCALE = [("1", "1 very low"), ("2", "2 low"), ("3", "3 medium"), ("4", "4 high"), ("5", "5 very high")]


def _chosen(value: int | None) -> str | None:
    return str(value) if value else None


def _menu(action_id: str, choices: Sequence[tuple[str, str]], initial: str | None) -> b.Element:
    return b.static_select(action_id, [b.option(label, value) for value, label in choices], "Choose", initial)


def _kept(shown: Shown, origin: Origin) -> dict[str, str]:
    return {"c": origin.channel, "t": origin.root, "m": origin.message_ts, "i": shown.risk.id}
