"""Sign-off in words: what is missing, each in a sentence, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.plan.action import Action, Evidence, StatusDecision
from bot.plan.entities import Status
from bot.plan.impact import WORDS
from bot.plan.position import Item
from bot.plan.proof import counting
from bot.plan.sign_off import EXCUSED, Gap, Missing, Verdict
from bot.wording import blocks as b
from bot.wording.environment import Mrkdwn, count, escape, listed, render, short, unmarked
from bot.wording.evidence import Spot


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


def not_delivered(ref: str, status: Status) -> str:
    """To whoever asks for sign-off of what is not delivered."""
    if status is Status.INSUFFICIENT_EVIDENCE:
        return f"*{ref}*: the evidence was not enough. Give more, then tell me that it is done."
    said = status.value.replace("_", " ")
    return f"*{ref}* is {said}, so it cannot be signed off. Tell me when it is done: “{ref} done on 3 March”."


def asked(action: Action, lacks: Sequence[str], request: str | None) -> b.Said:
    """To whoever asked for sign-off: what stands against it; with Undo. `request` None: it was asked for before."""
    text = render("sign_off/asked.j2", ref=action.ref, title=action.title, lacks=lacks, again=request is None)
    if request is None:
        return b.Said(text, [b.section(text)])
    undo = b.button("Undo", "sign_off_undo", {"v": request}, reads_as=f"{action.ref}: undo")
    spot = Spot(action.id, "", action.ref, 0, "undo")
    return b.Said(text, [b.section(text), b.actions(undo, block_id=spot.as_text())])


def cannot(lacks: Iterable[Missing]) -> str:
    """Why a verdict cannot be recorded; what an exception may excuse is said to be so."""
    found = list(lacks)
    excusable = any(each.gap in EXCUSED for each in found)
    more = " Where the body did without, write why below." if excusable else ""
    return unmarked(" ".join(sentences(found))) + more


def decided(action: Action, decision: StatusDecision, reason: str, exception: str) -> b.Said:
    """What a body decided, to whoever recorded it and to the owner."""
    text = render(
        "sign_off/decided.j2",
        ref=action.ref,
        title=action.title,
        decision=decision,
        verdict=VERDICTS[Verdict(decision.verdict)],
        returned=decision.verdict in (Verdict.INSUFFICIENT_EVIDENCE, Verdict.NOT_AGREED),
        reason=reason,
        exception=exception,
    )
    return b.Said(text, [b.section(text)])


VERDICTS = {
    Verdict.SIGNED_OFF: "signed off",
    Verdict.INSUFFICIENT_EVIDENCE: "insufficient evidence",
    Verdict.NOT_AGREED: "not agreed",
    Verdict.CLOSED: "closed",
}


@dataclass(frozen=True)
class Sitting:
    """What the modal begins with: the bodies to choose from, which one, its chair, and the day it met last."""

    bodies: tuple[str, ...]
    body: str
    chair: str
    on: date


def modal(action: Action, sitting: Sitting, lacks: Sequence[str], kept: Mapping[str, str]) -> b.Block:
    """The modal that records a decision."""
    known = "Nothing stands against sign-off." if not lacks else f"Against sign-off: {' '.join(lacks)}"
    choices = [b.option(text.capitalize(), verdict.value) for verdict, text in VERDICTS.items()]
    fields = [
        b.section(f"*{action.ref}* {escape(short(action.title, 120))}\n{known}"),
        b.input_block("What was decided", b.static_select("verdict", choices), "verdict"),
        _bodies(sitting),
        b.input_block("Meeting of", b.date_picker("on", sitting.on.isoformat()), "on"),
        b.input_block("Chaired by", b.text_input("chair", sitting.chair, longest=120), "chair", optional=True),
        *_evidence(counting(action)),
        b.input_block(
            "Why",
            b.text_input("reason", multiline=True),
            "reason",
            "Needed unless it is signed off. The owner is told.",
            optional=True,
        ),
        b.input_block(
            "Why less was enough",
            b.text_input("exception", multiline=True),
            "exception",
            "Where the body signs off without evidence of outcome, or before the target is met and sustained.",
            optional=True,
        ),
    ]
    return b.modal("Record a decision", "sign_off_decide", fields, "Record", dict(kept))


def _bodies(sitting: Sitting) -> b.Block:
    if not sitting.bodies:
        return b.input_block("Which body", b.text_input("body", longest=120), "body")
    options = [b.option(short(name, 75), short(name, 75)) for name in sitting.bodies]
    return b.input_block("Which body", b.static_select("body", options, initial=short(sitting.body, 75)), "body")


def _evidence(found: Sequence[Evidence]) -> list[b.Block]:
    if not found:
        return []
    options = [b.option(short(each.name or each.url or "a file", 75), each.id) for each in found[:100]]
    menu = b.multi_static_select("evidence", options, [each.id for each in found[:100]])
    return [b.input_block("Evidence relied on", menu, "evidence", optional=True)]
