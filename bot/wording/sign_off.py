"""Sign-off in words: what is missing, each in a sentence, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.plan.impact import WORDS
from bot.plan.position import Item
from bot.plan.sign_off import Gap, Missing
from bot.wording.environment import Mrkdwn, count, escape, listed, render, short


def sentences(found: Iterable[Missing]) -> list[str]:
    """What stands against sign-off, one sentence each."""
    return [_sentence(each) for each in found]


def _sentence(missing: Missing) -> str:
    about = missing.about
    match missing.gap:
        case Gap.NOT_DELIVERED:
            return f"It is {about[0].replace('_', ' ')}, not reported as delivered."
        case Gap.UNCONFIRMED:
            return "The core team has not confirmed that it is delivered."
        case Gap.MILESTONES:
            named = listed([escape(short(each, 60)) for each in about[:3]])
            more = f" and {len(about) - 3} more" if len(about) > 3 else ""
            return f"{count(len(about), 'milestone')} not delivered: {named}{more}."
        case Gap.NO_EVIDENCE:
            only = "Only testimony is accepted; it never suffices alone." if about else "No evidence is accepted yet."
            return only
        case Gap.NO_OUTCOME:
            return "No accepted evidence shows an outcome, or its indicators have not moved."
        case Gap.NOT_SUSTAINED:
            return f"The target is not met and sustained yet: {listed([escape(each) for each in about[:3]])}."
        case Gap.REQUESTS:
            return f"{count(len(about), 'request')} for evidence not answered."
        case Gap.CHALLENGES:
            return f"{count(len(about), 'challenge')} not settled."


def for_the_body(item: Item, lacks: Sequence[str], again: Sequence[str], impact: int) -> Mrkdwn:
    """An action that waits for the body: what is missing, or why it is to be looked at again."""
    return render("sign_off/waiting.j2", item=item, lacks=lacks, again=again, impact=impact, impact_words=WORDS[impact])
