"""What is said when an owner's words are edited for print."""

from __future__ import annotations

from bot.wording import blocks as b
from bot.wording.environment import render


def edited(ref: str, original: str, printed: str | None) -> b.Said:
    """The words as they are printed from now on, beside the original."""
    text = render("printing/edited.j2", ref=ref, original=original, printed=printed)
    return b.Said(str(text), [b.section(text)])
