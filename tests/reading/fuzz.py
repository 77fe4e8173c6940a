"""Hunt for messages that make the reader fail or take long: python -m tests.reading.fuzz [folder of findings].

Without more it throws broken and shuffled pieces of the corpora at the reader until it is stopped. With atheris
installed (it is no dependency: pip install atheris, in an environment of its own with the project on PYTHONPATH) the
pieces are chosen by what they reach: python -m tests.reading.fuzz FOLDER -max_total_time=1800
"""

from __future__ import annotations

import importlib
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from bot.reading.read import read
from bot.reading.reading import Context, Message, PendingQuestion, PreviousMessage
from tests.reading.plans import PLAN, SENT
from tests.reading.scoring import CORPORA, lines, opened

LIMIT, EACH = 0.05, 0.00002
"""Seconds of CPU that any message may take, and for each of its characters."""
_CONTEXTS = (
    Context(),
    Context(("2.1.3",)),
    Context(
        previous=PreviousMessage("2.1.3 red, by 5 May", {"2.1.3": {"rating": "red", "forecast_date": "2021-05-05"}})
    ),
    Context(pending=PendingQuestion("which_action", None, ("2.1.2", "2.1.3"))),
    Context(pending=PendingQuestion("which_date", "2.1.3", ())),
)


def main() -> None:
    """Hunt until stopped, keeping what is found as a file each."""
    found = Path(sys.argv[1]) if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else Path("var/fuzz")
    found.mkdir(parents=True, exist_ok=True)
    guided = _guided(found)
    if guided:
        guided()
    for text in _broken():
        check(text, found)


def check(text: str, found: Path) -> None:
    """Read a text in every context; keep it when reading it fails or takes more than it may."""
    for number, context in enumerate(_CONTEXTS):
        try:
            spent = min(_spent(text, context) for _ in range(1))
            if spent > LIMIT + EACH * len(text):
                spent = min(_spent(text, context) for _ in range(3))
        except Exception:  # noqa: BLE001 -- whatever it is, it is what is hunted
            _keep(text, f"{number}\n{traceback.format_exc()}", found)
            continue
        if spent > LIMIT + EACH * len(text):
            _keep(text, f"{number} took {spent:.2f} s for {len(text)} characters", found)


def _spent(text: str, context: Context) -> float:
    before = time.thread_time()
    read(Message(text, datetime.fromisoformat(SENT), "bea"), PLAN, context)
    return time.thread_time() - before


def _keep(text: str, why: str, found: Path) -> None:
    name = sha256(why.splitlines()[-1].encode()).hexdigest()[:12]
    (found / f"{name}.txt").write_text(text, "utf-8", errors="surrogatepass")
    (found / f"{name}.why").write_text(why, "utf-8")
    sys.stderr.write(f"{why.splitlines()[-1]}: {text[:80]!r}\n")


def _seeds() -> list[str]:
    return [line["text"] for corpus in opened() for line in lines(CORPORA / corpus / "open.jsonl")]


def _broken() -> Iterator[str]:
    """Pieces of messages cut, repeated, joined and shuffled, without end."""
    seeds, chance = _seeds(), random.Random(20)
    while True:
        one, other = chance.choice(seeds), chance.choice(seeds)
        words = f"{one} {other}".split(" ")
        chance.shuffle(words)
        at = chance.randrange(len(one) + 1)
        piece = one[at : at + chance.randrange(1, 24)]
        yield chance.choice(
            (" ".join(words), one[:at] + other, piece * (chance.randrange(1, 20_000) // (len(piece) or 1)))
        )


def _guided(found: Path) -> Callable[[], None] | None:
    try:
        atheris = importlib.import_module("atheris")
    except ImportError:
        return None
    seeds = found / "seeds"
    seeds.mkdir(exist_ok=True)
    for number, text in enumerate(_seeds()):
        (seeds / str(number)).write_text(text, "utf-8")

    def one(data: bytes) -> None:
        check(data.decode("utf-8", "replace"), found)

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], str(seeds), "-max_len=4000", *sys.argv[2:]], one)
    return lambda: atheris.Fuzz()


if __name__ == "__main__":
    main()
