"""The sentences of a message sorted: said to the plan, asked of it, or set aside as chatter, promise or supposition."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from bot.reading.beside import NEAR, after, before
from bot.reading.clauses import Sentence
from bot.reading.marks import REFERENCE
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.references import find_references
from bot.reading.naming.stems import stems
from bot.reading.naming.titles import find_title, with_title_masked
from bot.reading.reading import Context
from bot.reading.sense.addressed import as_told, is_acknowledgement, is_set_aside, is_to_a_colleague
from bot.reading.sense.asked_beside import parted
from bot.reading.sense.cheers import is_cheered
from bot.reading.sense.hearsay import EXAMPLE
from bot.reading.sense.put_to_people import calls_somebody
from bot.reading.sense.question_forms import asks
from bot.reading.sense.questions import is_asked, is_question, is_request
from bot.reading.sense.reminders import REMINDS
from bot.reading.sense.told_part import told_part
from bot.reading.slack_text import PlainText

_DONE = re.compile(
    r"(?!\W*(?:thanks|thank you|ta|cheers)\W+sorted)\W*(?:(?:thanks|thank you|ta|cheers|yes|yep|yup|now|all"
    r"|finally|it's|its|this is|that's)\b\W*){0,3}(?:done"
    r"|sorted)(?: now)?\W*(?:thanks\W*)?$",
    re.I,
)
_HOLDS = re.compile(r"\b(?:got|actions?|plate|outstanding|overdue|owes?|owns?|down for)\b", re.I)
_NAMES = re.compile(r"[a-z]+")
_LONG = 300
_TO_ALL = re.compile(
    r"^\W{0,12}(?:(?:dear|hi|hello|hey|good|morning|afternoon)\s+)*(?:all|everyone|everybody|colleagues|team|owners"
    r"|folks|both)\b",
    re.I,
)
"""A reminder to everybody tells again what stands already."""


@dataclass(frozen=True, slots=True)
class Said:
    """The sentences that may record something, and those that ask the plan something, as they were written."""

    sentences: tuple[Sentence, ...]
    asked: str
    set_aside: bool
    spoken_of: tuple[str, ...] = ()
    """The actions named in what was asked or set aside: they settle what the rest is about."""


def sorted_sentences(plain: PlainText, whole: tuple[Sentence, ...], plan: PlanIndex, context: Context) -> Said:
    """Set questions, promises, chasers and suppositions aside from what is said to the plan."""
    kept: list[Sentence] = []
    counted: set[Sentence] = set()
    orphans: set[Sentence] = set()
    named_aside: list[str] = []
    last_named: Sentence | None = None
    questions: list[str] = []
    set_aside = reminded = False
    named, spoken_of = bool(plain.mentions), bool(context.thread_actions or find_references(plain.quoted, plan))
    for sentence in itertools.chain.from_iterable(map(parted, whole)):
        asked = sentence.text
        told = _as_told(sentence, plan)
        sentence = sentence if told == asked else replace(sentence, text=told)
        sentence, aside = _told(sentence, plan, named, bool(context.thread_actions))
        last_named = sentence if sentence.hits else last_named
        if is_to_a_colleague(sentence.text, plan, named):
            set_aside = True
        elif any(_asks_the_plan(text, plan, spoken_of or last_named is not None) for text in {asked, sentence.text}):
            questions.append(_as_written(asked, sentence))
            named_aside += [ref for hit in sentence.hits if hit.kind == "action" for ref in hit.refs]
        elif not is_request(sentence.text) and (asks(sentence.text) or aside):
            set_aside = True
            reminded = reminded or bool(REMINDS.search(sentence.text))
            named_aside += [ref for hit in sentence.hits if hit.kind == "action" for ref in hit.refs]
        elif not is_acknowledgement(sentence.text) or sentence.hits or is_done(sentence.text, context, bool(kept)):
            kept.append(sentence)
            counted.add(sentence)
            if last_named and last_named.hits and last_named not in counted:
                orphans.add(sentence)
    if any(sentence.hits for sentence in kept):
        kept = [sentence for sentence in kept if sentence not in orphans]
    if (reminded and _TO_ALL.match(plain.text)) or any(EXAMPLE.search(each.text) for each in whole[:20]):
        kept = []
    if kept and is_cheered(plain.text) and not any(sentence.hits for sentence in kept):
        kept = []
    return Said(tuple(kept), " ".join(questions), set_aside, tuple(dict.fromkeys(named_aside)))


_INSTRUCTS = re.compile(r"\b(?:should|must|ought to|needs to|wants to) (?:\w+ )?(?:red|amber|green|blue|show)\b", re.I)


def _as_told(sentence: Sentence, plan: PlanIndex) -> str:
    """What is said put as told; a title that leads may be told how to stand as a reference may: 'should be amber'."""
    text = sentence.text
    hit = find_title(text, plan, "") if not sentence.hits and _INSTRUCTS.search(text) else None
    if hit and hit.words > 1 and hit.topic and hit.leads and len(hit.refs) == 1:
        masked = with_title_masked(text, hit, plan)
        lead, mark, rest = masked.partition(REFERENCE)
        if mark:
            title = text[len(lead) : len(text) - len(rest)]
            return f"{lead}{title}{as_told(f'{REFERENCE}{rest}').removeprefix(REFERENCE)}"
    return as_told(text)


def _as_written(text: str, sentence: Sentence) -> str:
    """Words with their references masked as they were before."""
    words = (hit.words for hit in sentence.hits)
    return re.sub(REFERENCE, lambda _: next(words, ""), text)


def _told(sentence: Sentence, plan: PlanIndex, named: bool, in_thread: bool) -> tuple[Sentence, str | None]:
    """The sentence, or what is told by it beside a promise or a hope; and why it is set aside where it is."""
    reason = is_set_aside(_near(sentence.text), plan, named)
    part = told_part(sentence, reason, plan) if reason and (sentence.hits or in_thread) else None
    return (part, None) if part else (sentence, reason)


def _asks_the_plan(text: str, plan: PlanIndex, spoken_of: bool) -> bool:
    return is_question(text, plan, spoken_of) or _asks_of_an_action(text, plan)


def _asks_of_an_action(text: str, plan: PlanIndex) -> bool:
    """A question that names an action by its title, or one of the plan's indicators, is asked of the plan."""
    if not is_asked(text) or calls_somebody(text, plan):
        return False
    said = frozenset(stems(text))
    if "would" not in text and any(len(names) > 1 and names <= said for names, _ in plan.indicator_names):
        return True
    if is_set_aside(text, plan):
        return False
    if _HOLDS.search(text) and any(plan.names.get(word) in plan.owned for word in _NAMES.findall(text.casefold())):
        return True
    hit = find_title(text, plan, "")
    return bool(hit and hit.words > 1)


def _near(text: str) -> str:
    """Of a long dictated stretch the words around its references: an aside far from them says nothing of them."""
    if len(text) <= _LONG or REFERENCE not in text:
        return text
    places = [match.start() for match in re.finditer(REFERENCE, text)][:20]
    return " … ".join(f"{before(text, place)}{after(text, place, 2 * NEAR)}" for place in places)


def is_done(text: str, context: Context, after_more: bool = False) -> bool:
    """In an action's thread, or after more was said, 'done' on its own is said of the action; 'well done' never is."""
    return (after_more or bool(context.thread_actions)) and _DONE.match(text) is not None
