"""What happened to an action from above, as a line of its history."""

from __future__ import annotations

from bot.plan import oversight_entries as o
from bot.plan.entries import What
from bot.wording.escalation import TO

_HARM = {None: "", True: ": a child could come to harm", False: ": no child could come to harm"}


def about_oversight(what: What) -> str:
    """The words of an entry about the oversight of an action; "" for any other."""
    match what:
        case o.LeadTaken(lead):
            return "personal lead taken" if lead is not None else "personal lead given back"
        case o.RedExplained(note):
            return f"what the red needs said{_HARM[note.harm]}"
        case o.RedNoteWithdrawn():
            return "what was said of the red withdrawn"
        case o.Escalated(step):
            return f"escalated to {TO[step.step]}{' again' if step.repeat else ''}"
        case o.ArrangementMade(made):
            on = f"{made.until.day} {made.until:%B %Y}"
            return f"interim arrangement until {on}" if made.kind == "interim" else f"waits for {made.party} by {on}"
        case o.ArrangementEnded():
            return "the interim arrangement or dependency ended"
        case o.MonitoringSet(monitoring, reason):
            how = (f" until {monitoring.exit}" if monitoring.exit else "") if monitoring else " ended"
            return f"enhanced monitoring{how}{f' ({reason})' if reason else ''}"
        case o.UrgencySet(urgent):
            return "marked urgent" if urgent else "no longer urgent"
    return _about_challenges(what)


def _about_challenges(what: What) -> str:
    match what:
        case o.ChallengePut():
            return "challenged"
        case o.ChallengeTurned(turn=turn):
            return "challenged again" if turn.again else "challenge answered"
        case o.ChallengeEnded(how=how):
            return f"challenge {how}"
        case o.ChallengeReopened():
            return "challenge open again (undone)"
    return ""
