"""The switches that make the workspace behave as Slack does on a bad day."""

import threading
from dataclasses import dataclass, fields, replace
from typing import Any


@dataclass(frozen=True)
class Misbehaviour:
    """Every switch is off by default; counts and seconds are real, not business, time."""

    duplicate: bool = False
    """Deliver every event twice, with the same event_id."""
    duplicate_new_id: bool = False
    """Deliver every event again under a new event_id, without retry headers."""
    delay_seconds: float = 0.0
    """Hold every event back this long."""
    reorder: bool = False
    """Let every second event overtake the one before it."""
    drop_first: bool = False
    """Lose the first delivery of each event: only its retry arrives."""
    drop: bool = False
    """Lose every delivery of each event, its retries too: nothing arrives."""
    answer_lost_after_commit: int = 0
    """So many next chat.postMessage calls are carried out, then the connection closes without an answer."""
    rate_limit_every: int = 0
    """Every n-th chat.postMessage is answered 429 with Retry-After: 1, and not carried out."""
    server_error_every: int = 0
    """Every n-th chat.postMessage is answered 503, and not carried out."""
    slow_seconds: float = 0.0
    """Every Web API call takes this much longer."""

    def changed(self, switches: dict[str, Any]) -> "Misbehaviour":
        """The same with some switches set; raises ValueError on an unknown switch or a value of the wrong kind."""
        kinds = {field.name: type(getattr(self, field.name)) for field in fields(self)}
        fresh: dict[str, Any] = {}
        for name, value in switches.items():
            if name not in kinds:
                raise ValueError(f"There is no switch {name}.")
            try:
                fresh[name] = kinds[name](value)
            except (TypeError, ValueError):
                raise ValueError(f"The switch {name} cannot be {value!r}.") from None
        return replace(self, **fresh)


class Mishaps:
    """Counts posts and says which mishap the next one meets."""

    def __init__(self) -> None:
        self.switches = Misbehaviour()
        self._lock = threading.Lock()
        self._posts = 0

    def set(self, **switches: Any) -> None:
        """Set switches by name; raises ValueError on an unknown one."""
        with self._lock:
            self.switches = self.switches.changed(switches)

    def before_post(self) -> str:
        """What happens instead of the next chat.postMessage: "", "ratelimited" or "server_error"."""
        with self._lock:
            self._posts += 1
            if _is_nth(self._posts, self.switches.rate_limit_every):
                return "ratelimited"
            return "server_error" if _is_nth(self._posts, self.switches.server_error_every) else ""

    def loses_answer(self) -> bool:
        """Whether the answer of the post just carried out is lost; uses one up."""
        with self._lock:
            left = self.switches.answer_lost_after_commit
            if left > 0:
                self.switches = replace(self.switches, answer_lost_after_commit=left - 1)
            return left > 0


def _is_nth(count: int, n: int) -> bool:
    return n > 0 and count % n == 0
