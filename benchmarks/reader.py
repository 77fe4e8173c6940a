"""CPU per message of the reader, beside dateparser's search_dates alone, by default and with English alone.

The messages are those of the reader's tests. search_dates finds dates only; the reader finds everything that is said.
"""

from __future__ import annotations

import statistics
import time
import warnings
from collections.abc import Callable
from dataclasses import replace

from benchmarks.setting.long_texts import long_texts, sample_index
from benchmarks.setting.report import measured_with, table
from bot.reading.corpus import message_from_json, read_plan
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.read import read
from bot.reading.reading import Context, Message
from tests.reading.scoring import CORPORA, lines, opened

ROUNDS, DEFAULT_EVERY = 3, 20
Said = tuple[Message, PlanIndex, Context]


def main() -> None:
    """Measure in turn, and print microseconds of CPU a message."""
    from dateparser.search import search_dates

    warnings.filterwarnings("ignore")
    said = _messages()
    texts = [message.text for message, _, _ in said]
    few = texts[::DEFAULT_EVERY]
    readings, english, default = [], [], []
    for _ in range(ROUNDS):
        readings.append(_each(lambda: [read(message, plan, context) for message, plan, context in said], len(said)))
        english.append(_each(lambda: [search_dates(text, languages=["en"]) for text in texts], len(texts)))
        default.append(_each(lambda: [search_dates(text) for text in few], len(few)))
    reader = statistics.median(readings)
    rows = [
        (name, f"{us:,.0f}", f"{us / reader:.1f}")
        for name, us in (
            ("the reader", reader),
            ("search_dates, English alone", statistics.median(english)),
            ("search_dates, by default", statistics.median(default)),
        )
    ]
    print(measured_with())
    print(f"{len(said)} messages ({len(few)} for the default), median of {ROUNDS} rounds")
    print(table(("", "us CPU/message", "of the reader"), rows))
    single = sorted(_one(*each) for each in said)
    slow = single[int(len(single) * 0.99)]
    print(f"one message: median {statistics.median(single):,.0f} us, 99th percentile {slow:,.0f} us")
    print(_of_long_texts(said[0][0], texts, reader * len(said) / sum(map(len, texts))))


def _of_long_texts(message: Message, texts: list[str], floor: float) -> str:
    """The table of what a message of 40,000 characters takes; `floor` is what one character of a short one does."""
    plan = sample_index()
    rows = []
    for kind, text in long_texts(plan, texts):
        pasted = replace(message, text=text, author=plan.plan.people[0].key)
        spent = min(_one(pasted, plan, Context()) for _ in range(ROUNDS))
        rows.append((kind, f"{len(text):,}", f"{spent / 1000:,.0f}", f"{spent / (floor * len(text)):.2f}"))
    return table(
        ("a long message, about a plan of 162 actions", "characters", "ms CPU", "of as much in short ones"), rows
    )


def _messages() -> list[Said]:
    found = []
    for corpus in opened():
        plan = read_plan(CORPORA / corpus / "plan.json")
        for line in lines(CORPORA / corpus / "open.jsonl"):
            message, context = message_from_json(line)
            found.append((message, plan, context))
    return found


def _each(do: Callable[[], object], count: int) -> float:
    """Microseconds of CPU for each of `count`."""
    before = time.process_time()
    do()
    return (time.process_time() - before) / count * 1e6


def _one(message: Message, plan: PlanIndex, context: Context) -> float:
    return _each(lambda: read(message, plan, context), 1)


if __name__ == "__main__":
    main()
