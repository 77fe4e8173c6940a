"""Words that stand by themselves where nothing names an action: those of updates alone, that tell something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.reading.dates.date_rules import DateContext
from bot.reading.dates.dates import find_dates
from bot.reading.fields.draft import Draft
from bot.reading.fields.indicators import find_indicators
from bot.reading.fields.outlook import find_outlook
from bot.reading.fields.percents import find_percent
from bot.reading.fields.ratings import find_rating
from bot.reading.fields.states import find_state
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.sense.residue import is_bare_update

VERDICT = re.compile(
    r"(?:[,;.:]\s+|\s[–—-]\s+)(?:(?:so|and|now|still|all|it's|that's|is|action) )*(?:done|completed?|finished"
    r"|closed|red|amber|green|blue|on track|\d{1,3} ?%)[\s.!]*$"
    r"|\b(?:the |that |this |my |our )?action(?:'s| is| now)* (?:done|completed?|finished|closed)\b",
    re.I,
)
"""A clause of its own at the end that says how the action stands."""
_SURE_PACE = re.compile(
    r"\b(?:track|target|schedule|course|plan|slipp|behind|risk|ahead|delayed|to time|(?:it|it's|this|mine"
    r"|action)\b[^.;]{0,20}\blate\b|late (?:with|on) (?:this|it|mine)\b|well|worries|concerns|tight"
    r"|nicely|going ok|all (?:ok|fine)|(?:hit|make|miss|meet)(?:ing)? (?:the|our|that|this|its|my) (?:\w+ )?(?:date"
    r"|deadline)|(?:done|finished|ready) in time|(?:no|any) (?:problems|hitches) (?:to report|at all|so far"
    r"|with (?:this|it|mine))|slow going|struggling|drifting|going to happen|unlikely to"
    r"|losing ground|off the pace|slower|ready (?:for|by|in) "
    r"|hit an? (?:snag|problem|hitch)|(?:make"
    r"|making) it (?:by|for) (?:the )?(?:end of|month end))",
    re.I,
)
FINISH = re.compile(
    r"\b(?:finish|complet|slip|extend|forecast|delayed|done|ready|end date|due|target|latest|earliest|moved?|push"
    r"|put back|wrap"
    r"|live|expect"
    r"|now|by|until|stays|hold|still|miss|make|meet|defer|postpon|reschedul|another|pencil|land)",
    re.I,
)
_FINISH_THEN = re.compile(r"\b(?:look|need|likely|probably|more|late|reckon|think|gonna|aim|hop(?:e|ing))", re.I)
"""Where all the words are those of updates, these too tell that a day is when it finishes."""
CLAUSE = re.compile(
    r"[.;:!?\n]+(?:\s|$)|,\s|\s[–—-]\s|\s(?:and|but|so|because|as|til+|until|since|though|although|while|whilst"
    r"|pending)\s",
    re.I,
)
_OWN_SUBJECT = re.compile(
    r"^\W{0,12}(?:so |now |then |oh )*(?:it|it's|its|we|we're|we've|this|that|that's|all|i|i'm|the action"
    r"|everything)\b",
    re.I,
)
_TOLD_IN_WORDS = frozenset({"rating", "status", "percent", "forecast_date"})
"""Fields whose own words name nothing that they could be said of."""
_LONGER = re.compile(r"\bexten|\blonger\b|\bmore time\b|\banother\b|\bextra\b|\bdate\b|\bdeadline\b", re.I)
"""What asks for more time where no day is given: 'can we push to 2' need not."""


def stands_alone(text: str, plan: PlanIndex, context: DateContext, about: frozenset[str] = frozenset()) -> bool:
    """Whether the whole text, or a clause of it that tells something, is made of the words of updates only."""
    if is_bare_update(text, context, about=about) or find_indicators(text, plan, context.today):
        return True
    return any(
        is_bare_update(clause, context, about=about) and _tells(clause, number == 0, context)
        for number, clause in enumerate(_clauses(text))
    )


def _clauses(text: str) -> Iterator[str]:
    """The clauses that stand by themselves; 'and signed off' has its subject in the clause before."""
    parts = [part for part in CLAUSE.split(text[:8000]) if part.strip()]
    return iter(parts[:60] if len(parts) > 1 else ())


def _tells(clause: str, first: bool, context: DateContext) -> bool:
    """A rating, a share or a pace that a clause gives by itself, or a state of its own subject."""
    share = find_percent(clause)
    if (share and share.said) or find_rating(clause).rating or find_outlook(clause).pace:
        return True
    if FINISH.search(clause) and any(each.date for each in find_dates(clause, context)):
        return True
    return bool(find_state(clause).status and (first or _OWN_SUBJECT.match(clause)))


def is_sure(draft: Draft, text: str) -> bool:
    """Without reference, title or thread, only a rating, a state, a share, a request or a finish is enough."""
    if (
        draft.basis == "stated"
        or draft.status
        or draft.percent is not None
        or draft.indicators
        or draft.nil
        or (draft.request and (draft.request != "extend" or draft.forecast.date or _LONGER.search(text)))
    ):
        return True
    if draft.doubts and any(kind in ("two_ratings", "negated_rating") for kind, _ in draft.doubts):
        return True
    return bool(_SURE_PACE.search(text) and draft.rating) or bool(
        draft.forecast.date and (FINISH.search(text) or _FINISH_THEN.search(text))
    )


def without_names(text: str, plan: PlanIndex) -> str:
    """A text without the names of the plan's people."""
    return re.sub(r"[A-Z][a-z]+", lambda match: " " if match.group().casefold() in plan.names else match.group(), text)


def without_what_is_told(text: str, draft: Draft) -> str:
    """A text without the words, 'sorted' or 'in the bag', that its rating, state, share and day were read from."""
    for fact in draft.facts:
        if fact.field in _TOLD_IN_WORDS:
            text = text.replace(fact.words, " it ")
    return text
