"""Messages as long as Slack lets them be, of every kind that people paste, about the sample plan of 162 actions."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from bot.reading.naming.plan_index import PlanIndex, ReadableAction, ReadablePerson, ReadablePlan, compile_plan
from bot.sample.sample_plan import sample_rows

LONG = 40_000
_RATINGS = ("Green", "Amber", "Red", "Blue", "Green", "Amber")
_MINUTE = (
    "Thank you for your work on the plan in the last quarter, which the board discussed at length and welcomed. ",
    "Members asked how families had been told of the change of worker, and were assured that letters had gone out. ",
    "The director reported that GBP 2.4m had been set aside in the 2025/26 budget, up from 1.9m. ",
    "Cllr Green asked whether the red folder would be kept after the move to room 2.1. ",
)
Words = Callable[[int], str]


def sample_index() -> PlanIndex:
    """The sample plan as the reader knows it."""
    rows = [row for row in sample_rows(date(2026, 3, 2)) if row["Action ref"]]
    actions = tuple(_action(row) for row in rows)
    owners = dict.fromkeys(owner for action in actions for owner in action.owners)
    people = tuple(ReadablePerson(owner, owner, "Head of service") for owner in owners)
    return compile_plan(ReadablePlan(actions, people=people))


def _action(row: dict[str, str]) -> ReadableAction:
    ref, owner = row["Action ref"], row["Owner"].partition(" <")[0]
    return ReadableAction(ref, row["Action"], ref[0], (owner,), date(2026, 6, 30), None, "green", "in_progress", 40)


def long_texts(plan: PlanIndex, said: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each kind by name; `said` are short messages, the comments of rows and lines."""
    comments = [" ".join(each.split()) for each in said if len(each) <= 110 and not set("?|<\n") & set(each)]
    comments = [each for each in comments if not any(map(str.isdigit, each))]
    actions, count = plan.plan.actions, len(plan.plan.actions)

    def ref(n: int) -> str:
        return actions[n % count].ref

    def told(n: int) -> str:
        return comments[n % len(comments)].rstrip(". ")

    def row(n: int, between: str) -> str:
        action = actions[n % count]
        cells = (action.ref, action.title, action.owners[0], "30/04/2026", _RATINGS[n % 6], told(n))
        return between.join(cells) + "\n"

    head = "Ref\tAction\tOwner\tDue\tRAG\tComment\n"
    kinds: dict[str, Words] = {
        "a letter": lambda n: f"{_MINUTE[0]}{ref(0)} is on track; {ref(1)} is amber because the venue fell through.\n",
        "a committee paper": lambda n: "".join(_MINUTE) + f"Action {ref(n)} is now {_RATINGS[n % 6].lower()}.\n",
        "minutes": lambda n: f"{n + 1}. {ref(2 * n)} and {ref(2 * n + 1)}: {told(n)}. {_MINUTE[n % 4]}\n",
        "lines of updates": lambda n: f"{ref(n)} - {_RATINGS[n % 6].lower()}, {told(n)}\n",
        "rows without a heading": lambda n: row(n, "\t"),
        "forwarded mail": lambda n: (
            f"{'Fwd: as below' if n == 0 else ''}\n&gt; {_MINUTE[n % 4]}\n&gt; {ref(n)}: {told(n)}"
        ),
        "a chain of mail": lambda n: f"{_MINUTE[n % 4]} {ref(n)}: {told(n)}\n\nFrom: Jo\nSent: 3 March\nTo: All\n\n",
        "quotations": lambda n: f"&gt; {ref(n)} is {_RATINGS[n % 6].lower()}\n",
        "dictation": lambda n: (
            f"so {ref(n)} is going well and we talked with the families and they said {told(n)} and then "
        ),
        "a log": lambda n: f"2026-03-02 10:{n % 60:02}:00 INFO worker {n % 4} {ref(n)} green in {n % 900} ms\n",
        "code": lambda n: f"def step_{n}(x):\n    return x * {n}.{n % 9}  # {ref(n)} is green\n\n",
        "references alone": lambda n: f"{ref(n)} ",
        "references of another plan": lambda n: f"A{n % 300 + 1} ",
        "days": lambda n: f"{ref(n)} now due {n % 28 + 1} May {2026 + n % 3}\n",
        "pictures": lambda n: f"{ref(n)} {'🔴🟢🟠🎉'[n % 4]} ",
        "questions": lambda n: f"what is the status of {ref(n)}? ",
        "one word": lambda n: "abcdefghij"[n % 10],
        "empty lines": lambda n: "\n",
    }
    yield "short messages in one", _filled(said.__getitem__, " ")
    yield "short messages, one to a line", _filled(said.__getitem__, "\n")
    yield "a sheet of the whole plan", head + "".join(row(n, "\t") for n in range(count))
    yield "a sheet", (head + _filled(lambda n: row(n, "\t")))[:LONG]
    yield from ((name, _filled(words)) for name, words in kinds.items())


def _filled(words: Words, between: str = "") -> str:
    """What is made of 0, 1, 2 and so on, as long as a message can be."""
    made: list[str] = []
    length = 0
    for n in itertools.count():
        if length >= LONG:
            return between.join(made)[:LONG]
        made.append(words(n))
        length += len(made[-1]) + len(between)
    raise AssertionError
