"""Date rules for words that name a time but settle no day, and for 'before' and 'after' a day."""

from __future__ import annotations

from bot.reading.dates.calendar_words import COUNT, MONTH, WEEKDAY
from bot.reading.dates.date_rules import Ask, Rule, rule

_THE = r"(?:the\s+|our\s+)?"
_WHEN = (
    r"(?:end\s+of\s+|start\s+of\s+|beginning\s+of\s+|middle\s+of\s+|early\s+|mid[\s-]?|late\s+|next\s+"
    r"|this\s+|last\s+)*"
)
_SEASON = r"(?:spring|summer|autumn|winter)"
_HOLIDAYS = (
    r"(?:half[\s-]?term|(?<!long[\s-])(?<!short[\s-])(?<!medium[\s-])term(?:[\s-]?time)?|recess|school\s+holidays?"
    r"|holidays?|summer\s+break"
    r"|break\s+up)"
)
_BODY = (
    r"(?:(?:improvement|scrutiny|cabinet|corporate|programme|safeguarding|ofsted|partnership|full"
    r"|strategic|leadership|"
    r"steering|management)\s+)?"
    r"(?:board|panel|scrutiny|cabinet|committee|meeting|forum|council|away\s?day|inspection|visit"
    r"|election|elections|"
    r"monitoring\s+visit|purdah|restructure|go[\s-]live|budget|audit\s+week|conference)"
)

ASK_PHRASES: tuple[str, ...] = (
    rf"{_THE}{_WHEN}{_THE}{_SEASON}(?:\s+(?:{_HOLIDAYS}|20\d\d|{_SEASON}))?(?!\s+(?:bank|clean))",
    rf"{_THE}{_WHEN}{_THE}(?:(?:easter|christmas|xmas|february|may|october|school|academic"
    rf"|{_SEASON})\s+)?{_HOLIDAYS}",
    rf"{_THE}(?:end|start|beginning)\s+of\s+{_THE}(?:academic|school|this)?\s*(?:year|term)",
    rf"{_THE}(?:later|some\s?time|sometime|early|late|mid)\s+(?:on\s+)?(?:in\s+)?{_THE}(?:this\s+"
    r"|next\s+)?(?:year|term|quarter)",
    r"(?:later\s+(?:this|next)\s+(?:year|month)|this\s+year|next\s+year"
    r"|(?:in\s+)?(?:the\s+)?new\s+year|last\s+year)",
    r"(?:as\s+)?(?:soon|asap|a\.s\.a\.p\.?|shortly|imminently|eventually|in\s+due\s+course|tbc|tba"
    r"|tbd|not\s+sure\s+when)",
    r"(?:date\s+(?:to\s+be\s+(?:confirmed|agreed|set)|unknown|not\s+known)|no\s+date\s+yet"
    r"|any\s+day\s+now|in\s+good\s+time)",
    r"(?:in|within|over|for)?\s*(?:a|the\s+next|the\s+coming|another)\s+(?:few|several"
    r"|some)\s+(?:days|weeks|months)",
    rf"(?:{_THE}(?:next|following|coming)\s+{_BODY}|(?:by|at|for|until|before|in)\s+{_THE}{_BODY})",
    rf"the\s+{_BODY}",
    rf"{_THE}{MONTH}\s+{_BODY}",
    rf"(?:in\s+|within\s+|inside\s+)?{COUNT}\s+(?:working\s+)?(?:day|week|month|fortnight)s?\s+(?:of|after|following"
    rf"|from)\s+"
    rf"(?!now\b|today\b|tomorrow\b|{MONTH}|{WEEKDAY}|\d|the\s+\d|this|next)(?:the\s+|our\s+)?[a-z]+",
    r"earlier\s+(?:this|in\s+the)\s+(?:week|month|year)",
    r"(?:q\s?[1-4]|quarter\s+(?:[1-4]|one|two|three|four)|(?:the\s+)?(?:first|second|third|fourth|final|1st|2nd|3rd"
    r"|4th)\s+quarter)",
    r"(?:not\s+long\s+now|won't\s+be\s+long|before\s+long|very\s+soon|any\s+time\s+now|imminent|at\s+some\s+point"
    r"|when\s+possible)",
    r"(?:(?:the\s+)?year\s+is\s+out|end\s+of\s+year|year's\s+end|the\s+new\s+(?:school|academic|council"
    r"|municipal)\s+year)",
)

ASK_RULES: tuple[Rule, ...] = tuple(rule(phrase, lambda _, __: Ask()) for phrase in ASK_PHRASES)
