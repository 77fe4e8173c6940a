"""What stands before the first thing a dictated message speaks of: 'hi, it's Una with an update on ...'."""

from __future__ import annotations

_NO_NAME = (
    r"(?!(?:on|about|the|a|for|re|all|just|update|went|was|were|is|am|are|been|be|based|sat|put|off|out)\b"
    r"|\w+(?:ing|ed)\b)"
)
GREETING = (
    rf"\s*(?:(?:hi|hello|hiya|hey|dear|(?:good )?(?:morning|afternoon|evening))(?: (?:all|both"
    rf"|{_NO_NAME}\w+))?[\s,]+)?"
    rf"(?:{_NO_NAME}\w{{2,12}},? (?=(?:on|about|re|regarding|just|it is|it'?s|this is|update|nothing)\b))?"
    rf"(?:(?:it'?s|this is) {_NO_NAME}\w+(?: here)?[\s,]+|{_NO_NAME}\w+ here[\s,]+)?"
    r"(?:(?:it is|it'?s|this is|just|a|quick|update|from me|again|nothing to report|no change|to let you know) )*"
)
"""The start of a message; the greeting itself may have been taken away, and only the name be left."""
