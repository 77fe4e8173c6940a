"""The kinds of answer that a question may have."""

from __future__ import annotations

from typing import Literal

_Lists = Literal["red", "amber", "overdue", "mine", "due", "action", "recommendation", "setup", "help", "counts"]
View = Literal[
    _Lists,
    "recs",
    "groups",
    "inspection",
    "milestones",
    "versions",
    "bodies",
    "meetings",
    "gaps",
    "forward",
    "routes",
    "visits",
    "changes",
    "suspended",
    "delivered",
    "evidence",
    "indicators",
    "risks",
    "compare",
    "trend",
    "history",
    "late-soon",
    "challenges",
    "claims",
    "commitments",
    "monitored",
]
