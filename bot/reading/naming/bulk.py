"""Statements over several actions at once: a whole recommendation, all of somebody's, the second of mine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from bot.reading.beside import before
from bot.reading.clauses import Sentence
from bot.reading.dates.calendar_words import MONTH, month_number
from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE
from bot.reading.naming.plan_index import PlanIndex, ReadableAction

_NOUN = r"(?:r|recs?|recommendations?|ws|work ?streams?|streams?|priorit(?:y|ies)|sections?|themes?|objectives?|areas?)"
_ALL = r"(?:all|everything|every action|every one|each|the (?:whole )?lot|the rest|whole|the whole)"
_OF_A_RECOMMENDATION = Gated(
    rf"\b{_ALL}\b[^.;\n]{{0,24}}?\b{_NOUN}\s?(?P<rec>\d{{1,2}})\b"
    rf"|\b{_NOUN}\s?(?P<rec_>\d{{1,2}})\b(?:\s+actions?|\s+products?)?\s*(?:-|:|is|are|has|now)?\s*\b(?:all"
    rf"|everything|the lot)\b"
    rf"|\b(?:recs?|recommendations?|work ?streams?|priorit(?:y|ies)|themes?|objectives?)\s?(?P<stands>\d{{1,2}})\b"
    rf"(?:(?:\s|:|-)+(?:is|are|has|now|still|remains?|looks?|looking|gone|going|stays?|at|overall|as a whole))*(?:\s"
    rf"|:|-)+"
    rf"(?:red|amber|green|blue|on track|on target|on schedule|to plan|complete|done|off track|behind|slipping|not"
    rf" started)\b"
    rf"(?=(?: (?:throughout|overall|across the board|all round|as a whole|now|still|again|this (?:month|week"
    rf"|time)))*\W*$)"
    rf"|\b{_ALL}\s+(?:actions? |products? |things? )?(?:of|in|under|on)\s+(?P<number>\d{{1,2}})(?=\s*$|\s+(?:is"
    rf"|are|as|now|green|red"
    r"|amber|blue|complete|done|on|still|at|going)\b)",
    re.I,
)
_MINE = Gated(
    r"\b(?:all|both|every one|the rest|everything|any(?:thing)?)\b(?:\s+(?:two|three|four|five|six))?(?:\s+of)?\s+(?:my"
    rf"|mine|our)\b(?:\s+(?P<month>{MONTH}))?(?:\s+(?:actions?|ones?|products?|tasks?))?"
    rf"|\b(?:(?:both|all)(?: of)? )?my\s+(?:(?:two|three|four|both|\d)\s+)?(?:(?P<month_>{MONTH})|(?P<kind>overdue"
    rf"|late|red"
    r"|amber|green|outstanding))\s+(?:actions?|ones?|products?|tasks?)\b"
    r"|\b(?:both|all)(?: of)? my (?P<kind_>reds|ambers|greens)\b"
    r"|\bmine are all\b|\beverything (?:i|we) (?:own|have|hold|am responsible for)\b"
    r"|\bmy (?:two|three|four|five|six|\d)(?: (?:actions?|ones))?(?= (?:are|have|all|both|remain|now|still)\b)"
    r"|\bmy (?:open )?actions(?= (?:are|have|all|both|remain|now|still)\b)"
    r"|\b(?:across the board|all round|everywhere|all over)(?= (?:from me|here|for me|on mine|my (?:end|side))\b)"
    r"|\b(?:both|all)(?: of (?:them|those|these))? (?=(?:are |is |still |now )*(?:green|red|amber|blue|on track"
    r"|done|complete|finished)\s+(?:of )?mine\b)"
    r"|\ball (?=(?:green|red|amber|blue|on track|done|complete|finished)\b[^,.;]{0,12}\b(?:from me|my (?:end"
    r"|side)|here)\b)",
    re.I,
)
_SPOKEN_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_SPOKEN = Gated(
    rf"\b(?P<noun>recs?|recommendations?|work ?streams?|priorit(?:y|ies)|sections?|themes?|objectives?)"
    rf" (?P<n>{'|'.join(_SPOKEN_NUMBERS)})\b",
    re.I,
)
"""'Recommendation four', as it is dictated."""
_SOME = re.compile(
    r"\b(?:most|some|half|much|parts?|bits|few|none|nothing|many|majority|bulk|one|two|three|not)\b[^.;,]{0,24}$", re.I
)
_EXCEPTED = Gated(
    r"(?:,\s*)?\b(?:(?:apart|aside) from|except(?:ing)?(?: for)?|bar(?:ring)?|other than|excluding|exc?l\.?|but not"
    r"|save(?: for)?|minus|not including|with the exception of)\s+(?:\ue010(?:\s*(?:,|&|\+|/|and|or)\s*)?)+"
    r"(?!\W*(?:which|that|who|it)\b)",
    re.I,
)
"""'All mine on track apart from A13' says nothing of A13."""
_LEFT_OUT = Gated(
    r"(?:,\s*)?\b(?:(?:apart|aside) from|except(?:ing)?(?: for| that)?|bar(?:ring)?|other than|excluding|save(?: for)?"
    r"|but|only)\s+\ue010[\s,:–(-]*(?:(?:which|that|it)(?:'s|\b)\s*)?(?P<said>[a-z\ue001-\ue004\d])",
    re.I,
)
_EACH = re.compile(
    r"^(?P<before>\W*(?:(?:so|ok|hi|they're|they are|it's)\W+)*)(?:all of (?:it|them)|all|everything)\b", re.I
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_ORDINAL = re.compile(
    r"^\W*(?:and |but |so |the |my )*(?P<which>first|second|third|fourth|fifth|last|other|1st|2nd|3rd"
    r"|4th)\b(?: (?:one|action))?"
    r"(?: (?:of|on|in) (?:my|mine|the)(?: \w+)?)?(?=\W|$)",
    re.I,
)
_OF_MINE = Gated(
    r"\b(?:(?:of|on|in) (?:my|mine)\b|my (?:first|second|third|fourth|fifth|last|other) (?:one|action)\b)", re.I
)


def without_excepted(sentence: Sentence) -> tuple[Sentence, frozenset[str]]:
    """A sentence without the references it excepts, and those references."""
    text, hits = sentence.text, list(sentence.hits)
    excepted: set[str] = set()
    for match in reversed(tuple(_EXCEPTED.finditer(text))):
        first = text[: match.start()].count(REFERENCE)
        last = first + match.group().count(REFERENCE)
        excepted |= {ref for hit in hits[first:last] for ref in hit.refs}
        del hits[first:last]
        text = f"{text[: match.start()]} {text[match.end() :]}".strip(" ,")
    return (
        (replace(sentence, text=text, hits=tuple(hits)), frozenset(excepted)) if excepted else (sentence, frozenset())
    )


def exception_apart(sentence: Sentence, plan: PlanIndex, author: str) -> tuple[Sentence, Sentence] | None:
    """'All mine amber except A11 which is red' in two: what is said of all, and what of the one left out."""
    match = _LEFT_OUT.search(sentence.text)
    if match is None or REFERENCE in (head := sentence.text[: match.start()]):
        return None
    refs = {ref for hit in sentence.hits for ref in hit.refs}
    if not _MINE.search(head):
        if not refs or not refs.issubset(plan.open_actions_of(author)):
            return None
        head = _EACH.sub(r"\g<before>all mine", head)
    if not _MINE.search(head):
        return None
    own = f"{REFERENCE} {match['said']}{sentence.text[match.end() :]}"
    return replace(sentence, text=head, hits=()), replace(sentence, text=own)


def bulk(text: str, plan: PlanIndex, author: str, sent: date) -> tuple[tuple[tuple[str, ...], str, str], ...]:
    """What is said of several actions at once: the open actions meant, the words said, the words that mean them."""
    text = _SPOKEN.sub(lambda match: f"{match['noun']} {_SPOKEN_NUMBERS.index(match['n'].lower()) + 1}", text)
    found = _OF_A_RECOMMENDATION.search(text)
    if found and _SOME.search(before(text, found.start())):
        return ()
    if found:
        number = found["rec"] or found["rec_"] or found["stands"] or found["number"]
        refs = plan.recommendations.get(number, ())
        said = re.sub(rf"\b{_NOUN}\s?{number}\b", REFERENCE, text, count=1, flags=re.I)
        return ((_open(refs, plan), said, found.group()),) if refs else ()
    mine = _MINE.search(text)
    if mine:
        refs, said = plan.open_actions_of(author), text
        which = _which(mine, sent)
        if which:
            refs = tuple(ref for ref in refs if which(plan.by_ref[ref]))
            said = f"{text[: mine.start()]} {text[mine.end() :]}"
        elif len(refs) == 1:
            return ()
        return ((refs, said, mine.group()),) if refs else ()
    return tuple(_counted(text, plan.open_actions_of(author))) if _OF_MINE.search(text) else ()


def _which(mine: re.Match[str], sent: date) -> Callable[[ReadableAction], bool] | None:
    """Which of somebody's actions 'my March ones', 'my overdue ones' and 'my red one' are; None for all."""
    if month := mine["month"] or mine["month_"]:
        wanted = month_number(month.lower())
        return lambda action: action.due is not None and action.due.month == wanted
    kind = (mine["kind"] or mine["kind_"] or "").lower().removesuffix("s")
    if kind in ("overdue", "late", "outstanding"):
        return lambda action: action.due is not None and action.due < sent
    return (lambda action: action.rating == kind) if kind else None


def _open(refs: Iterable[str], plan: PlanIndex) -> tuple[str, ...]:
    return tuple(ref for ref in refs if plan.by_ref[ref].open)


def _counted(text: str, mine: tuple[str, ...]) -> Iterable[tuple[tuple[str, ...], str, str]]:
    """'Second of mine is green, third not started': counted in the order of the plan."""
    named: list[str] = []
    for clause in re.split(r"[,;\n]\s*|\.\s|\s(?:and|but)\s", text):
        match = _ORDINAL.match(clause)
        ref = _ordinal(match["which"].casefold(), mine, named) if match else None
        if match and ref:
            named.append(ref)
            yield (ref,), clause[match.end() :], match.group()


def _ordinal(which: str, mine: tuple[str, ...], named: list[str]) -> str | None:
    if which == "other":
        left = [ref for ref in mine if ref not in named]
        return left[0] if len(left) == 1 else None
    if which == "last":
        return mine[-1] if mine else None
    place = int(which[0]) - 1 if which[0].isdigit() else _ORDINALS.index(which)
    return mine[place] if place < len(mine) else None
