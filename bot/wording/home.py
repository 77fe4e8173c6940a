"""The Home tab: each person's own actions, and the position for the core team and the directors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.plan.entities import Plan, Recommendation
from bot.plan.position import Item, Position
from bot.wording import blocks as b
from bot.wording.environment import RATING_WORDS, Mrkdwn, escape, listed, render

OWN = 30


def hold_told(until: date, reason: str, may_end: bool) -> Mrkdwn:
    """That nobody is prompted up to and including a day, and why; and how to end it, to those who may."""
    return render("home/hold.j2", until=until, reason=reason, may_end=may_end)


def home_view(
    plan: Plan,
    day: date,
    own: Sequence[Item],
    standing: Position | None,
    recommendations: Sequence[Recommendation],
    wanted: Sequence[str],
    hold: str = "",
) -> b.Block:
    """The view of one person. `standing` is None for those who see only their own actions; `hold` says that prompts
    are held."""
    laid: list[b.Block] = []
    if wanted:
        laid.append(b.section(f"I am not set up yet: I still need {listed(list(wanted))}. Type `/plan setup`."))
    if standing is not None:
        laid.extend([b.context(hold)] if hold else [])
        laid.extend(_position(plan, day, standing, recommendations))
    laid.append(b.header("Your actions"))
    laid.extend(_own(own))
    laid.append(b.context(f"{escape(plan.name)} · type `/plan help` anywhere to see what you can ask"))
    return b.home(laid)


def empty_home(text: str) -> b.Block:
    """The view of somebody who has nothing to see, or before there is a plan."""
    return b.home([b.section(text)])


def _position(
    plan: Plan, day: date, standing: Position, recommendations: Sequence[Recommendation]
) -> Iterable[b.Block]:
    yield b.header("Where the plan stands")
    yield b.section(render("home/position.j2", plan=plan, counts=standing.counts, day=day))
    yield from b.sections("\n".join(_row(r, standing) for r in recommendations))
    yield b.divider()


def _row(recommendation: Recommendation, standing: Position) -> Mrkdwn:
    counts = standing.where(lambda item: recommendation.id in item.line.recommendations).counts
    ratings = [(rating, getattr(counts, rating.value)) for rating in RATING_WORDS]
    return render("home/recommendation.j2", ref=recommendation.ref, counts=counts, ratings=ratings)


def _own(own: Sequence[Item]) -> Iterable[b.Block]:
    if not own:
        yield b.section("You own no open action.")
    for item in own[:OWN]:
        yield b.section(render("home/action.j2", item=item, line=item.line))
    if len(own) > OWN:
        yield b.context(f"… and {len(own) - OWN} more: type `/plan mine`.")
