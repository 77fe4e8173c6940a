"""Sentences of a message, and the stretches of it that are about the same actions."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.reading.beside import CLAUSE
from bot.reading.marks import REFERENCE
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.references import ReferenceHit, find_references, is_glued

_SENTENCE_END = re.compile(
    r"[\n;•‣◦.!?](?:(?<=\n)\n*|(?<=;)|(?:(?<=^[•‣◦])|(?<=\s[•‣◦]))\s|(?<=[\w)%'\"\ue000-\ue1ff][.!?])(?<![A-Z][a-z].)"
    r"(?<!\bMr.)(?<!\bprev.)(?<!\bCllr.)(?!(?<=\b[Nn]o\.)\s?\d)[.!?]*(?=\s|$))"
)
"""Led by the marks that it may begin with, so that what lies between them is passed over at once."""
_CONNECTOR = re.compile(
    r"\s*(?:,|and|n|&|\+|/|plus|,\s*and|(?:,\s*)?(?:and\s+)?also|as well as|to|through|-|[()])?\s*(?:actions?\s+)?",
    re.I,
)
_OR = re.compile(r"\s*(?:,\s*)?n?or\s*(?:actions?\s+)?", re.I)
_NEXT_IS = re.compile(r"\s*[,;]\s*(?:and |but )?")
_SAID_NEXT = re.compile(rf"[,;]\s*(?:and |but )?{REFERENCE}\W{{0,3}}(?!or\b|and\b)\w")
_SO_TOO = re.compile(r"\b(?:so(?:'s| is| are| has| have)|as (?:is|are|has)|ditto(?: for)?|same for)\s+$", re.I)
_DENIED = re.compile(r"(?:\b(?:no|not|nor|nothing|nil|none|without|never|neither|nowt)|n't)\b[^.;]*$", re.I)
_DEPENDENCY = re.compile(
    r"\b(?:waiting (?:for|on)|depends? on|dependent on|until|once|after|before|because of|same as"
    r"|like|linked to|see|unlike|ahead of|with|than|if|duplicates?|overlaps?(?: with)?"
    r"|(?:queue[ds]?|queuing|stuck|wait(?:ing|s)|sits?|sitting|sat|comes?|coming|held up|backed up) behind"
    r"|following|pending)\s+(?:action\s+)?$",
    re.I,
)
_AS_OTHERS = re.compile(
    r"^\W*(?:as (?:per|with)|like|unlike|similar to|the same as|same as|because of|due to|depend(?:s|ent) on"
    r"|waiting (?:for|on))\s+(?:action\s+)?$",
    re.I,
)
"""'As per A19, A18 is amber' says nothing of A19."""
_ALL_OF_THEM = re.compile(
    r"(?:^|[,.;\n–—-]|\band)\s*(?:they(?:'re| are)\s+)?(?:both|all(?:\s+(?:of them|three|four"
    r"|five|are)\b|(?=\s+(?:(?:are|now|still|at|on|in|to|by|until|due|a bit|slightly|nearly|going|held|not"
    r"|no)\b|red\b|amber\b"
    r"|green\b|blue\b|done\b|complete|finish|behind\b|late\b|slipp|paused\b|parked\b|blocked\b|stuck\b"
    r"|delayed\b|waiting\b|\d+ ?%)))"
    r"|the lot)\b(?!\s+(?:of|the|fine|good|done|well|to plan|complete"
    rf"|finished)\b(?=[^,.]{{0,300}}{REFERENCE}))(?P<rest>[^,.;\n]+)[.!]?\s*$",
    re.I,
)
_LED_BY_COLOUR = re.compile(r"(?:^|(?<=\W))(?:[\ue001-\ue004]|(?:red|amber|green|blue)(?: for| on)?)\s*$", re.I)
"""'Green A1 red A2': where the first reference has its colour before it, so has the second."""
_FEW = rf"{REFERENCE}(?:[\s,&]*(?:and\s+|n\s+)?{REFERENCE}){{0,4}}"
_NAMES_MANY = 12
_MANY = re.compile(rf"{REFERENCE}(?:[\s,;&+/()-]*(?:(?:and|plus)\s+)?{REFERENCE}){{{_NAMES_MANY},}}", re.I)
"""References of more actions than anybody counts up, that have the same said of them: of each it is read once."""
_SAME = re.compile(
    rf"^[\s,]*(?:[\w']+\s+){{0,3}}{_FEW}[\s,]*(?:is\s+)?(?:the\s+)?(?:too|also|as well|likewise|ditto|same"
    rf"|the same"
    r"|same again)\s*[.!]?\s*$",
    re.I,
)
_SO_IS = re.compile(
    rf"^[\s,]*(?:and\s+)?(?:so(?:'s| is| are| has| have| does)|as (?:is|are)|ditto(?: for)?|(?:it's )?(?:the )?same "
    rf"(?:again )?(?:for|goes for|with|applies to)|likewise(?: for)?)"
    rf"\s+{_FEW}[\s.,;!]*$",
    re.I,
)
_BUT_IS = re.compile(
    rf"^[\s,]*(?:(?:but|and|though)\s+)?{_FEW}\s+(?:is|are|has)(?: been)?(?: though| instead| now)?[\s.,;!]*$", re.I
)
_IS_NOT = re.compile(
    r"(?:\bnot|n't|\b(?:isnt|arent|hasnt))\s+(?:been\s+|yet\s+)?(?P<what>done|finished|complete|closed|started|red"
    r"|amber|green"
    r"|blue|on track)(?:\s+(?:after all|actually|yet|any ?more|quite|now))*[\s.,;!]*(?:but|and|though|while)?\s*$",
    re.I,
)
"""'A9 isn't done, A30 is'."""
_TITLE_IN_FULL, _TITLE_ENDS = 3, re.compile(r"[\s\"'”’*_]*(?:$|[|:;,.(–—-])")
"""Words a title has at least if it is to be known for one beside its reference, and what follows it there."""
_MARK = re.compile(r"^\s*[-*•‣◦]\s+")
_NUMBER_ALONE = re.compile(r"\s*(?:[-*•‣◦]\s+)?(?:no\.?\s*|nos\.?\s*)?\d{0,3}\.", re.I)
_BULLET = re.compile(r"^\s*(?:[-*•‣◦]|\d{1,2}\))\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its references masked, and the references in their order."""

    text: str
    hits: tuple[ReferenceHit, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """Words about the same references; `text` has the references masked."""

    hits: tuple[ReferenceHit, ...]
    text: str


def sentences(text: str, plan: PlanIndex, known: Mapping[str, Sentence] | None = None) -> tuple[Sentence, ...]:
    """The sentences of a plain text; a full stop inside a reference or a number ends nothing. `known` are those that
    were looked at before, as they are written."""
    known = known or {}
    return tuple(known.get(part) or masked(part, plan) for part in stretches(text, plan))


def stretches(text: str, plan: PlanIndex) -> Iterator[str]:
    """The sentences as they are written."""
    return (part for part in _split(text, "9" in plan.shapes) if part.strip())


def _split(text: str, numbered: bool) -> Iterator[str]:
    """Cut at sentence ends; in a plan of bare numbers '12. green' and '12) green' are one sentence."""
    bullet = _MARK if numbered else _BULLET
    start = 0
    for match in _SENTENCE_END.finditer(text):
        part = text[start : match.end()]
        if numbered and _NUMBER_ALONE.fullmatch(part) and text[match.end() : match.end() + 1] == " ":
            continue
        yield bullet.sub("", part.strip(";•‣◦\n "))
        start = match.end()
    yield bullet.sub("", text[start:])


def masked(sentence: str, plan: PlanIndex) -> Sentence:
    """A sentence as it is written with its references found."""
    hits = find_references(sentence, plan)
    if not hits:
        return Sentence(sentence.strip(), ())
    pieces, at = [], 0
    for hit, following in itertools.zip_longest(hits, hits[1:]):
        pieces += [sentence[at : hit.start], REFERENCE, "'" if is_glued(sentence, hit.end) else ""]
        at = _after_title(sentence, hit, plan)
        at = hit.end if following and at > following.start else at
    return Sentence("".join([*pieces, sentence[at:]]).strip(), hits)


def _after_title(sentence: str, hit: ReferenceHit, plan: PlanIndex) -> int:
    """Where a reference ends, and the title in full that is beside it as in a pasted row: it tells and asks nothing."""
    title = plan.by_ref[hit.refs[0]].title if hit.kind == "action" and len(hit.refs) == 1 else ""
    start = next((at for at in range(hit.end, min(hit.end + 8, len(sentence))) if sentence[at].isalnum()), hit.end)
    end = start + len(title)
    if len(title.split()) < _TITLE_IN_FULL or sentence[start:end].casefold() != title.casefold():
        return hit.end
    return end if _TITLE_ENDS.match(sentence, end) else hit.end


def segments(sentence: Sentence) -> tuple[Segment, ...]:
    """A sentence cut so that each stretch holds the words about one group of references."""
    groups = _groups(sentence)
    if len(groups) <= 1:
        text = _said_of_many(sentence.text) if len(sentence.hits) > _NAMES_MANY else sentence.text
        return (Segment(tuple(hit for hit, _ in groups[0]) if groups else (), text),)
    cuts = [0, *(_cut(sentence.text, before[-1][1], after[0][1]) for before, after in itertools.pairwise(groups))]
    cuts.append(len(sentence.text))
    made = [
        Segment(tuple(hit for hit, _ in group), sentence.text[start:end].strip())
        for group, start, end in zip(groups, cuts, cuts[1:], strict=False)
    ]
    return tuple(_with_same(made))


def _said_of_many(text: str) -> str:
    """What is said of very many actions together stands before them or after them."""
    text = _MANY.sub(REFERENCE, text)
    return text if len(text) <= 2 * CLAUSE else f"{text[:CLAUSE]} {text[-CLAUSE:]}"


def _groups(sentence: Sentence) -> list[list[tuple[ReferenceHit, int]]]:
    """References written together ('A9 and A11') are one group; a reference only waited on is none."""
    places = [match.start() for match in re.finditer(REFERENCE, sentence.text)]
    groups: list[list[tuple[ReferenceHit, int]]] = []
    for hit, place in zip(sentence.hits, places, strict=False):
        head = sentence.text[max(0, place - 40) : place]
        if groups and _DEPENDENCY.search(head):
            continue
        if not groups and len(places) > 1 and _AS_OTHERS.match(sentence.text[:place]):
            continue
        between = sentence.text[groups[-1][-1][1] + 1 : place] if groups else None
        if between and _NEXT_IS.fullmatch(between) and _told_already(groups[-1], sentence.text):
            groups.append([(hit, place)])
            continue
        if between is not None and _CONNECTOR.fullmatch(between):
            groups[-1].append((hit, place))
        elif between is not None and _OR.fullmatch(between):
            _or_else(groups[-1], (hit, place), sentence.text)
        else:
            groups.append([(hit, place)])
    return groups


def _told_already(group: list[tuple[ReferenceHit, int]], text: str) -> bool:
    """'Nothing on A2 or A3, A4 is done' and 'so is A3, A4 red': all that is said of a group ends at the comma."""
    first, last = group[0][1], group[-1][1]
    if not _SAID_NEXT.match(text[last + 1 : last + 24]):
        return False
    head = text[max(0, first - 40) : first]
    if len(group) > 1 and _OR.fullmatch(text[group[-2][1] + 1 : last]) and _DENIED.search(head):
        return True
    return first > 0 and bool(_SO_TOO.search(head))


def _or_else(group: list[tuple[ReferenceHit, int]], other: tuple[ReferenceHit, int], text: str) -> None:
    """'No change to A2 or A3' is said of both; 'A2 or A3 is red' is said of one of them, and of which must be asked."""
    hit, place = other
    before, start = group[-1]
    if _DENIED.search(text[max(0, start - 40) : start]):
        group.append(other)
    else:
        group[-1] = (replace(before, kind="either", refs=(*before.refs, *hit.refs)), place)


def _cut(text: str, before: int, after: int) -> int:
    """Where one group's words end: at the last comma between two references, or right before the second."""
    between = text[before + 1 : after]
    led = _LED_BY_COLOUR.search(between)
    if led and _LED_BY_COLOUR.search(text.partition(REFERENCE)[0]):
        return before + 1 + led.start()
    marks = list(
        re.finditer(
            r"[,.;]\s+|\s[–—|-]\s|\band\s+(?=[\w ]{0,40}$)|\bbut\s+|\b(?=(?:as|so) (?:is|are|has|have)\s*$)", between
        )
    )
    if marks and marks[-1].end() > 1 and between[: marks[-1].start()].strip(" :,-"):
        return before + 1 + marks[-1].end()
    if marks and between[marks[-1].end() :].strip() and re.match(r"\W*$|\s*[,;.]", text[after + 1 :]):
        return before + 1 + marks[-1].end()
    return after


def _with_same(made: list[Segment]) -> Iterator[Segment]:
    previous: Segment | None = None
    for each in made:
        if previous and (_SAME.match(each.text) or _SO_IS.match(each.text)):
            each = replace(each, text=previous.text)
        elif previous and _BUT_IS.match(each.text) and (denied := _IS_NOT.search(previous.text)):
            each = replace(each, text=f"{REFERENCE} is {denied['what']}")
        previous = each
        yield each


def same_as_before(segment: Segment) -> bool:
    """'A3 too': the words of the segment before hold for this one as well."""
    return bool(_SAME.match(segment.text) or _SO_IS.match(segment.text))


def for_all(text: str) -> tuple[str, str] | None:
    """'..., both green' split into the words before and the words said of every action named so far."""
    match = _ALL_OF_THEM.search(text)
    return (text[: match.start()], match["rest"].strip()) if match else None
