"""What changes nothing of what a message says changes nothing of its Reading, over the messages of the corpora."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.corpus import message_from_json, read_plan, reading_to_json
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.references import find_references
from bot.reading.read import read
from bot.reading.reading import Context, Message
from tests.reading.plans import reading
from tests.reading.scoring import CORPORA, lines, opened

pytestmark = pytest.mark.no_cover
_EVERY = 12
"""One message in so many is tried: another one for each change."""
_CODES = re.compile(r"(<[^>]*>|:[a-z0-9_+-]+:|`[^`]*`|&\w+;)")
Said = tuple[Message, Context, PlanIndex]


def _quoted(text: str) -> str:
    return "\n".join(f"&gt; {line}" for line in text.split("\n"))


def _cased(text: str, case: Callable[[str], str]) -> str:
    """The text in capitals or small letters; links, mentions, emoji and code stay as Slack writes them."""
    return "".join(part if _CODES.fullmatch(part) else case(part) for part in _CODES.split(text))


_CHANGES: dict[str, Callable[[str], str]] = {
    "two blanks between words": lambda text: text.replace(" ", "  "),
    "hard blanks": lambda text: text.replace(" ", "\u00a0"),
    "blanks around it": lambda text: f"  {text} \n",
    "a greeting": lambda text: f"Hi team, {text}",
    "a greeting on its own line": lambda text: f"Good morning all\n{text}",
    "thanks": lambda text: f"{text.rstrip()}\nMany thanks",
    "a quoted copy before it": lambda text: f"{_quoted(text)}\n{text}",
    "a quoted copy after it": lambda text: f"{text}\n{_quoted(text)}",
    "curly apostrophes": lambda text: text.replace("'", "\u2019"),
    "bold ratings": lambda text: re.sub(r"\b(red|amber|green)\b", r"*\1*", text),
    "a full stop": lambda text: text if re.search(r"[\W_]\s*$", text) else f"{text.rstrip()}.",
}


@pytest.mark.parametrize("change", _CHANGES)
def test_what_says_nothing_changes_no_reading(change: str) -> None:
    changed = []
    for number in range(list(_CHANGES).index(change) % _EVERY, len(_messages()), _EVERY):
        message, context, plan = _messages()[number]
        dressed = replace(message, text=_CHANGES[change](message.text))
        if _read(dressed, context, plan) != _as_said(number):
            changed.append(message.text)
    assert changed == []


@pytest.mark.parametrize("case", [str.upper, str.lower])
def test_capitals_change_few_readings(case: Callable[[str], str]) -> None:
    """Capitals tell names and codes (R, G, IHA) from words; little else may hang on them."""
    numbers = range(0, len(_messages()), 2)
    same = sum(_read(_in_case(number, case), *_messages()[number][1:]) == _as_said(number) for number in numbers)
    assert same / len(numbers) >= 0.97


_LONG_WORD = re.compile(r"(?<![\w'@/:.-])[a-z]{6,}(?![\w'@/:-]|\.\w)")


def _slipped(text: str, chance: random.Random) -> str:
    """The text with two letters changed places, one lost or one doubled in one of its long words, after the first."""
    words = list(_LONG_WORD.finditer(text))
    if not words or _CODES.search(text):
        return text
    word = chance.choice(words)
    at = word.start() + chance.randrange(1, len(word.group()) - 1)
    one, other = text[at], text[at + 1]
    return text[:at] + chance.choice([other + one, other, one + one + other]) + text[at + 2 :]


def test_a_slip_of_the_finger_in_a_long_word_seldom_changes_a_reading_and_hardly_ever_to_another() -> None:
    """What is left are words of their own: 'parked' that became 'pared' is no slip that anybody could see."""
    chance, made = random.Random(11), Counter[str]()
    for number in range(1, len(_messages()), _EVERY):
        message, context, plan = _messages()[number]
        said = _read(replace(message, text=_slipped(message.text, chance)), context, plan)
        same = said == _as_said(number)
        made["same" if same else "less" if _tells_less(said, _as_said(number)) else "other"] += 1
    assert made["same"] / made.total() >= 0.97
    assert made["other"] / made.total() <= 0.01


def _tells_less(said: dict[str, Any], whole: dict[str, Any]) -> bool:
    """Whether a reading holds nothing that the whole one does not."""
    held = whole["per_action"]
    return all(
        not value or held.get(ref, {}).get(field) == value
        for ref, fields in said["per_action"].items()
        for field, value in fields.items()
    )


def _in_case(number: int, case: Callable[[str], str]) -> Message:
    message = _messages()[number][0]
    return replace(message, text=_cased(message.text, case))


@pytest.mark.parametrize("corpus", opened())
def test_the_order_of_lines_about_different_actions_changes_nothing(corpus: str) -> None:
    chance = random.Random(7)
    told = list(_about_one_action(corpus))
    pairs = [chance.sample(told, 2) for _ in range(60)]
    for (one, ref), (other, another) in (pair for pair in pairs if pair[0][1] != pair[1][1]):
        said, context, plan = one
        first = _read(replace(said, text=f"{said.text}\n{other[0].text}"), context, plan)
        last = _read(replace(said, text=f"{other[0].text}\n{said.text}"), context, plan)
        assert (ref, another, first["per_action"]) == (ref, another, last["per_action"])


_PHRASES = [
    "red", "amber now", "all green", "not started", "done", "finished last Tuesday", "by 5 May", "slipped a fortnight",
    "60%", "half way there", "on hold", "waiting for legal", "please close it", "no change", "on track", "still stuck",
    "it will be late", "can we have another month", "nearly there", "not red", "going well", "signed off", "attached",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PHRASES), min_size=1, max_size=4), st.sampled_from([", ", ". ", "\n", " and "]))
def test_with_nothing_that_names_an_action_nothing_is_written_for_several_or_none(said: list[str], joint: str) -> None:
    """'bea' owns three open actions, 'pmo' none: the one is asked which at most, the other has nothing recorded."""
    text = joint.join(said)
    assert all(each.ref is None for each in reading(text, "bea").actions)
    assert not reading(text, "pmo").is_update


@cache
def _messages() -> tuple[Said, ...]:
    """Every message of the corpora but those that only repeat or pass on somebody's words."""
    found = []
    for corpus in opened():
        plan = read_plan(CORPORA / corpus / "plan.json")
        for line in lines(CORPORA / corpus / "open.jsonl"):
            message, context = message_from_json(line)
            if not re.match(r"\s*fw", message.text, re.I) and "&gt;" not in message.text:
                found.append((message, context, plan))
    return tuple(found)


@cache
def _as_said(number: int) -> dict[str, Any]:
    """The reading of a message as it is: each is compared with several changes of it."""
    return _read(*_messages()[number])


def _read(message: Message, context: Context, plan: PlanIndex) -> dict[str, Any]:
    return reading_to_json(read(message, plan, context))


def _about_one_action(corpus: str) -> Iterator[tuple[Said, str]]:
    """Updates of one line that begin with a reference and name no other; 'all done' would be said of every line."""
    plan = read_plan(CORPORA / corpus / "plan.json")
    for line in lines(CORPORA / corpus / "open.jsonl"):
        message, context = message_from_json(line)
        if re.search(r"\n|<|&gt;|\ball\b|\bboth\b", message.text) or message.files or context.previous:
            continue
        hits = find_references(message.text, plan)
        made = _read(message, Context(), plan)
        told = made["is_update"] and not made["is_question"] and len(made["actions"]) == 1
        if told and len(hits) == 1 and hits[0].start <= 2:
            yield (message, Context(), plan), made["actions"][0]
