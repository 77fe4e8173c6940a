"""What Planbot says back: what it understood of an update, one line an action, with Undo and Change."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.plan.action import DateRequest, Evidence, Update
from bot.plan.changes import Change
from bot.plan.entities import Rating
from bot.plan.position import Item
from bot.wording import blocks as b
from bot.wording.changes import TIERS, awaits
from bot.wording.environment import rating, render
from bot.wording.limits import MESSAGE_BLOCKS, PLAIN_TEXT, fitted
from bot.wording.reasons import why_now
from bot.wording.red import QUESTION as RED_QUESTION
from bot.wording.trends import Given, given

MOST = 10
STATUS_WORDS = {"delivered": "done", "in_progress": "in progress", "not_started": "not started", "blocked": "blocked"}


@dataclass(frozen=True)
class Echo:
    """One action as it was and as it is, and what was recorded of it; `asked` is the request it made, `nobody_asked`
    when no director is there to decide it."""

    before: Item
    after: Item
    update: Update
    evidence: Sequence[Evidence] = ()
    request: DateRequest | None = None
    wants_date: bool = False
    wants_note: bool = False
    missing_file: bool = False
    on_behalf: str | None = None
    given: Sequence[Given] = ()
    asked: Change | None = None
    nobody_asked: bool = False

    @property
    def only_asks(self) -> bool:
        """Whether it is a request and says nothing else: taking it back is withdrawing the request."""
        said = self.update
        told = (said.rating, said.status, said.percent, *said.readings, *self.evidence)
        return self.asked is not None and not said.blocker and all(each is None for each in told)

    @property
    def text(self) -> str:
        """The line of the action."""
        line = self.after.line
        return render(
            "echo/line.j2",
            line=line,
            moved=_moved(self.before, self.after),
            why=why_now(self.before, self.after, self.update),
            unsaid=_better_than_reported(self),
            signed_off=self.after.rating is Rating.BLUE,
            status=STATUS_WORDS.get(self.update.status.value) if self.update.status else None,
            update=self.update,
            evidence=list(self.evidence),
            request=self.request,
            tier=f"{TIERS[self.asked.tier]} (tier {self.asked.tier})" if self.asked else "",
            awaited=[awaits(self.asked, role) for role in self.asked.awaited] if self.asked else [],
            nobody_asked=self.nobody_asked,
            wants_date=self.wants_date,
            wants_note=self.wants_note,
            missing_file=self.missing_file,
            on_behalf=self.on_behalf,
            reported=line.as_reported == self.update.id,
            suspend=self.update.request == "suspend",
            figures=[given(figure) for figure in self.given],
            sign_off=line.proof.asked == self.update.id,
        )


def recorded(echoes: Sequence[Echo], edited: bool = False, note: str = "") -> b.Said:
    """The answer to an update. `note` is a sentence of Planbot's to put first."""
    head = note or ("You edited your message; this is what stands now." if edited else "")
    texts = [echo.text for echo in echoes]
    shown = [*([b.section(head)] if head else []), *_laid(echoes, texts)]
    return b.Said(fitted("\n".join(filter(None, [head, *texts])), PLAIN_TEXT), shown[:MESSAGE_BLOCKS])


def _laid(echoes: Sequence[Echo], texts: Sequence[str]) -> list[b.Block]:
    found: list[b.Block] = []
    for echo, text in zip(echoes[:MOST], texts, strict=False):
        found += [b.section(text), b.actions(*_buttons(echo), block_id=f"echo:{echo.update.id}")]
    rest = texts[MOST:]
    if rest:
        found += b.sections("\n".join(rest))
        found.append(_undo_rest([_pair(e) for e in echoes[MOST : MOST + 30]]))
    return found


def _pair(echo: Echo) -> list[str]:
    return [echo.after.line.action, echo.update.id]


def _buttons(echo: Echo) -> list[b.Element]:
    value = {"u": [echo.update.id], "a": echo.after.line.action}
    ref = echo.after.line.ref
    return [
        _undo_button(echo, value),
        b.button("Change", "change", value, reads_as=f"Change the update of {ref}"),
        *([_risk_button(echo)] if echo.update.blocker and echo.update.words else []),
    ]


def _undo_button(echo: Echo, value: Mapping[str, object]) -> b.Element:
    ref = echo.after.line.ref
    if echo.only_asks:
        return b.button("Withdraw", "undo", dict(value), reads_as=f"Withdraw the request about {ref}")
    return b.button("Undo", "undo", dict(value), reads_as=f"Undo the update of {ref}")


def _risk_button(echo: Echo) -> b.Element:
    """An obstacle becomes a risk or an issue with one press (NY 5.3)."""
    value = {"a": echo.after.line.action, "u": echo.update.id}
    return b.button("Put on the risk list", "raise_risk", value, reads_as=f"Risk on {echo.after.line.ref}")


def without_buttons(text: str, shown: Sequence[b.Block], update: str, reason: str) -> b.Said | None:
    """An echo as Slack shows it, without the buttons of an update that no longer counts; None when it has none."""
    left: list[b.Block] = []
    for block in shown:
        if block.get("block_id") == f"echo:{update}":
            left.append(b.context(f"No longer counts: {reason}."))
        elif str(block.get("block_id")).startswith(f"{RED_QUESTION}{update}"):
            continue
        elif block.get("block_id") == "echo:rest":
            left += _rest_without(block, update)
        else:
            left.append(block)
    return b.Said(text, left) if left != list(shown) else None


def _rest_without(block: b.Block, update: str) -> list[b.Block]:
    """The button of all the further updates, of those that are left; gone with the last."""
    pairs = json.loads(block["elements"][0]["value"])["u"]
    left = [pair for pair in pairs if pair[1] != update]
    return [_undo_rest(left)] if left else []


def _undo_rest(pairs: Sequence[Sequence[str]]) -> b.Block:
    return b.actions(b.button("Undo these too", "undo_all", {"u": [list(p) for p in pairs]}), block_id="echo:rest")


def withdrawn(pairs: Sequence[tuple[Item, Item]], what: str) -> b.Said:
    """What stands now that something was withdrawn; `what` is the sentence that says why."""
    lines = [render("echo/withdrawn.j2", line=after.line, moved=_moved(before, after)) for before, after in pairs]
    text = "\n".join([what, *lines])
    return b.Said(fitted(text, PLAIN_TEXT), b.sections(text))


def _moved(before: Item, after: Item) -> str:
    """ "GREEN → AMBER", or "AMBER, as before"."""
    if before.rating is after.rating:
        return f"{rating(after.rating)}, as before"
    return f"{rating(before.rating)} → {rating(after.rating)}"


def _better_than_reported(echo: Echo) -> str | None:
    """The rating the owner gave where the rules make it worse, so that nobody is surprised later. Amber that only
    follows from their words is none they gave: why it is red is said beside it."""
    said = echo.update.rating
    if said is Rating.AMBER and not echo.update.rating_stated:
        return None
    if said is None or echo.after.rating is None or said is echo.after.rating or said.value == "blue":
        return None
    return said.value
