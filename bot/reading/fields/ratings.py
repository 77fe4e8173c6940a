"""A colour stated as an action's present rating, told apart from other people's, other times' and other things'."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.reading.beside import after, before
from bot.reading.fields.colours import LETTERS, rating_of
from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE
from bot.reading.reading import Rating
from bot.reading.slack_text import HEART_MARKS

_WORD = re.compile(r"[\ue001-\ue004]|(?<![\w'])[A-Za-z]{3,8}(?![\w'])")
_ENDS_CELL = r"(?=\s*(?:$|[-,.;:|)(\n\t–—/]|(?i:please|pls|again|still|overall)\b))"
_LETTER = Gated(
    rf"^\W*([RAGB])[\s.!]*$|\b(?i:status|colour|rating)\s*(?:is|now|=|:|-)*\s*([RAGB])(?=\s*(?:$|[-,.;:|)(/]))"
    rf"|\b(?i:rag)(?:\s+(?i:rating|status))?\s*(?:is|now|=|:|-)*\s*([RAGBragb])(?![\w'])"
    rf"|{REFERENCE}\s*[):|]?\s*[-:=|,–—]?\s*(?:(?i:is|now|still|at|goes|on|to)\s+)?([RGB])(?![\w'])(?!\s*[&\d])"
    rf"(?!(?<=\| .) [A-Z][\w'-]+\s*(?:\||$))"
    rf"|{REFERENCE}\s*[):|]?\s*[-:=|,–—]?\s*(?:(?i:is|now|still|at|goes|on|to)\s+)?(A){_ENDS_CELL}"
    rf"|{REFERENCE}\s+(A)\s+(?=(?i:starts|begins|but|because|as|due|waiting|awaiting|on|with|pending|until"
    rf"|slipp|behind|late|not"
    rf"|no|still)\b|\d)"
    rf"|\b(?i:rated|graded|scored|ragged|marked|shown|as|is|are|at|now|still|stays"
    rf"|remains)\s+(?:an?\s+)?([RAGB]){_ENDS_CELL}"
    rf"|\|\s*([rgba])(?=\s*(?:\||\n|$))"
    rf"|{REFERENCE}\s+(?:(?:is|now|still|gone|at)\s+)?([rgb])(?:\s+(?:atm|now|still|again|pls"
    rf"|please))?\s*[.!]?\s*$|^\s*([RAGB])\s+(?:for|on)\s+{REFERENCE}"
    rf"|{REFERENCE}\s*\(was [RAGB]\)\s*(?:now\s+)?([RAGB])(?![\w'])"
    rf"|{REFERENCE}\s*[-:=–—]\s*([rgba])\s*$"
    rf"|[|\t]\s*([RAGB])(?=\s*(?:[|\t\n]|\.?\s*$))|\(([RAGB])\)|(?:→|->|=>)\s*([RAGB])(?![\w'])"
)
"""A letter, but not with a surname in a cell: "| G Pugh |" names somebody."""
_ONE_LETTER = re.compile(r"[RAGBragb](?<![\w'].)(?![\w'])")
_HEARTS: dict[str, Rating] = {mark: colour for colour, mark in HEART_MARKS.items()}  # type: ignore[misc]
_HEART = re.compile(rf"{REFERENCE}\s*(?:(?:is|now|still|at|to)\s+|[:=–—-]\s*)*(?P<heart>[{''.join(_HEARTS)}])", re.I)
_LETTER_MOVE = Gated(r"(?<!\w)[RAGB]\s*(?:→|-+>|=>|to)\s*([RAGB])(?![\w'])")
_TWO_LETTERS = re.compile(r"(?<![\w/])([RAGB])(?:/(?!\1)[RAGB](?![\w/])|,\s*(?!\1)[RAGB](?=\s*(?:,|$)))")
_BETWEEN_TWO = re.compile(
    r"\s*(?:/|\\|-|\bor\b|\bstroke\b|\bslash\b|,?\s*(?:maybe|possibly|perhaps)\b|\b(?:bordering|verging|going|edging)"
    r"\s+on\b)\s*(?:(?:even|possibly|maybe|perhaps|just)\s+)?",
    re.I,
)
_PAIRED = re.compile(r"\s+(?:and|with|on)\s+", re.I)
"""'The template is green and blue' is said of a thing."""
_BETWEEN = re.compile(r"\bbetween\s+(?:an?\s+)?$", re.I)
_ADVERBS = (
    r"(?:\s+(?:a|an|the|at|as|in|on|to|still|now|all|again|back|just|only|very|really|pretty|quite|fairly"
    r"|mostly|mainly"
    r"|firmly|firm|definit\w+|definat\w+|defo|probably|currently|presently|clearly|certainly|comfortabl[ye]"
    r"|cautious(?:ly)?"
    r"|solid(?:ly)?|strong|sadly|alas|regrettably|unfortunately|afraid|both|too|also|this|that|it|one|me|our|my"
    r"|down|up"
    r"|out|over|straight|fully|deep|bright|light|dark|proper|reluctant|tentative(?:ly)?|stubbornly|resolutely|please"
    r"|pls"
    r"|month|week|action|formally|officially))"
)
_STRONG = re.compile(
    r"(?:\b(?:is|are|be|been|become|becomes|became|becoming|remain\w*|stay\w*|rate[sd]?|rating|rag|rag'?d|ragged"
    r"|mark\w*"
    r"|show\w*|call\w*|put|set|keep\w*|kept|leave|make|made|turn\w*|gone|goes|go|went|going|report\w*|code[d]?"
    r"|flag\w*"
    r"|status|colour|sits?|sitting|consider\w*|deem\w*|assess\w*|judge[d]?|think|reckon|class\w*|say|says|said|moved?"
    r"|moves|moving|slipp?ed|dropp?(?:ed|s|ing)?|upgrade\w*|downgrade\w*|change[ds]?|promote\w*|back|down|up"
    r"|now|still"
    r"|currently|it's|its|we're|i'm|that's|they're|as|at|into|treat\w*|score[ds]?|confirm\w*|definitely|again"
    r"|agree[d]?)"
    rf"|=|→|->|'s){_ADVERBS}{{0,4}}[\s:=–—*\"'-]*$",
    re.I,
)
_WEAK = re.compile(
    rf"(?:{REFERENCE}|\b(?:overall|but|and|so|then|both|all|month|week|today|therefore|thus|sadly|probably|is a|an?"
    r"|to|for|with|yes|sorry|please|pls|same|also|too|this|action)|[\ue001-\ue004])[\s:=,–—)*-]*$"
    r"|^[\s•*,\"'-]*$|[,;:.(|\n\t–—/&+>\"'-]\s*$",
    re.I,
)
_RIGHT_AFTER = re.compile(rf"{REFERENCE}[\s:=–—*|)(>-]{{0,4}}$")
"""'A27 amber ICB legal reviewing': nothing stands between the reference and its colour."""
_DAYISH = (
    r"(?:the\s+)?(?:\d|end|start|beginning|early|mid|late|next|then|time|month|months|year|weeks?|q[1-4]|quarter|term"
    r"|half|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|easter|christmas|xmas|spring"
    r"|summer|autumn|winter|new year|due course|a (?:week|month|fortnight|few|couple)|(?:one|two|three|four|five)\b)"
)
_LATER = re.compile(
    rf"^\W{{0,2}}\s*(?:(?:by|in|from|until|after)\s+{_DAYISH}(?!\w*\s+(?:report|return|figures|papers|update))"
    r"|(?:once|as soon as|until we)\b|after we\b|when\b(?! (?:it should|i'd|i would|we'd|really|in fact|i last|you))"
    r"|if\b(?! (?:i'm|i am|im|i may|i might|you ask|we're|we are|truth|anyone|anybody|pushed|anything|not|that)\b)"
    r"|unless\b(?! (?:you|anyone|anybody|told))|(?:next|last)\s+(?:week|month|time|quarter|year|report)\b)",
    re.I,
)
_OTHER_TIME = re.compile(
    r"\b(?:was|were|wasn't|had been|used to be|previous(?:ly)?|formerly|earlier|originally|initially"
    r"|(?:last|previous|prior) (?:month|week|time|quarter|report|period|return|cycle|year|update|rating|status|colour"
    r"|pack|board)(?:'s|s)?(?: it was)?)\W+(?:\w+\s+){0,2}$"
    r"|\b(?:heading (?:for|to|towards)|(?:leaning|tending|trending|edging|inching|veering|creeping)"
    r"(?: to(?:wards)?)?|on course for|nearly|almost|not far off|close to|risk of(?: \w+)?"
    r"|until(?: it's)?|before(?: it's)?|tipped for|aim(?:ing)? for|hop(?:e|ing) for|due to (?:be|go|turn)"
    r"|(?<!has )(?<!have )to be|to go"
    r"|to turn|once|working towards|get(?:ting)? (?:it |this |us |back )*(?:to|into)|target(?: is)?|to get (?:it|to)"
    r"|should have been|have been|ought to be|expect\w*|instead of being)\s+(?:an?\s+|at\s+|back\s+)*$",
    re.I,
)
_MODAL = re.compile(
    r"(?:\b(?:will|would|could|might|may|should|shall|can(?! (?:go|be|now|turn))|hop(?:e|ing)|aim(?:ing)?|want(?:ed)?"
    r"|expect\w*|plan\w*|due to|going to|about to|needs? to|want to)|'ll|'d)\s+(?:\w+\s+){0,4}$"
    r"|\b(?:hop(?:e|ing)|expect\w*)\s+(?:that\s+)?\ue010\s+(?:\w+\s+){0,3}$",
    re.I,
)
_MY_WORD = re.compile(
    r"\b(?:i|we|you)(?:'d|'ll| would| will| should| shall| can| could| may| might| want to| need "
    r"to)\s+(?:\w+\s+){0,2}"
    r"(?:say|call|put|rate|rag|go|mark|describe|class|move|set|make|report|keep|leave|show|suggest|regard"
    r"|consider|have|stick"
    r"|settle|score"
    r"|propose|judge|offer|give|be (?:putting|calling|rating|saying))\b"
    r"|\b(?:expect|hop|want)\w*\s+(?:this|it)\s+to\s+(?:stay|remain)\b",
    re.I,
)
_STAYS = re.compile(
    r"\b(?:stay\w*|remain\w*|keep|kept|(?:has|have|need|needs|ought) to (?:be|read|show)|be (?:shown|marked|reported"
    r"|recorded|rated|put|treated))\b",
    re.I,
)
_THIS_TIME = re.compile(r"\s+(?:this (?:month|week|time|period)|for now|from (?:me|us)|please|pls)\b", re.I)
_BEFORE_THIS = re.compile(
    r"\(\s*(?:prev(?:ious(?:ly)?)?|was|formerly|from|last [\w ]{3,12}|old|ex)\b\.?\s*[:=-]?\s*$", re.I
)
_BACK_NOW = re.compile(r"(?:^|\ue010|,)\s*back\s+(?:to|in|at)\s+(?:the\s+)?$", re.I)
_NEGATED = Gated(
    r"(?:\bnot|n't|\bnever|\bno longer|\bisnt|\baint|\bnowhere near|\bfar from|\brather than|\binstead of"
    r"|\banything but|\bneither|\bnor|\bhardly|\bno more|\bnot a)\s+(?:(?:yet|quite|really|an?|at|be|been|as|still|in"
    r"|the|all|exactly|fully|looking|feeling|showing|rated|to)\s+){0,3}$",
    re.I,
)
_NOT_CALLED = re.compile(
    r"\b(?:can't|cannot|couldn't|wouldn't|don't|won't|do not|would not|not (?:going|prepared|able"
    r"|ready) to)\s+(?:\w+\s+)?(?:call|say|rate|put|mark|make"
    r"|give|show|claim)\s+(?:(?:it|this|that|\ue010|as|an?|at|is)\s+){0,3}$",
    re.I,
)
_NOT_LEFT = re.compile(
    r"\b(?:don't|not|can't|cannot|won't|wouldn't|never) (?:\w+ ){0,4}(?:off|from|out of|away from)\s+(?:an?\s+"
    r"|the\s+)*$",
    re.I,
)
"""'I don't want to move off red'."""
_LEFT = re.compile(r"\b(?:from|out of|off|away from|left)\s+(?:an?\s+|the\s+|being\s+|just\s+)*$", re.I)
_NAME = re.compile(r"\b(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame)\.?\s+$")
_THING = re.compile(
    r"\s+(?:folders?|pens?|ink|teams?|room|bins?|books?|paper|light|lights|flags?|tape|carpet|cards?|zone|space"
    r"|badges?|line|cross|bags?|files?|box(?:es)?|alert|button|car|van|bus|lane|lanyards?|stickers?|dots?"
    r"|cells?|column"
    r"|tab|hair|shirt|jumper|wine|tea|lion|dragon|door|gate|fields?|belt|sky|moon|coat|warning|weather|sheets?|forms?"
    r"|cover|binder|letter|lists?|channel|text|font|highlight\w*|arrow|ones|house|hall|street|road|park|wood"
    r"|hill|court"
    r"|school|centre|site|ward|building|line|areas?|risks?|actions|items?|squad|army|juice|pepper|salad|tick|bull"
    r"|herring|cross|eye|planet|army|book|route|phone|telecom)\b",
    re.I,
)
_OTHER_COLOURS = re.compile(
    r"\b(?:white|black|purple|pink|grey|gray|brown|navy|turquoise|violet|lilac|maroon|cream|teal|silver"
    r"|gold)\b(?! (?:hat|listed?|paper)\b)",
    re.I,
)
"""Among other colours it is the colour of a thing."""
_THING_BEFORE = re.compile(
    r"\b(?:folders?|hair|shirt|jumper|dress|car|van|bus|sky|face|paint|wall|walls|door|carpet|bin|bins|cover"
    r"|lanyards?|stickers?|badges?|pens?|tie|eyes?|skin|grass|leaves)\s+(?:\w+\s+){0,2}$",
    re.I,
)
_FOLLOWS = re.compile(
    rf"\W*$|\s*(?:[-,.;:!?)(|\n\t–—/&+=*>\"'%]|{REFERENCE}|[\ue100-\ue1ff]|[\ue001-\ue004]|\d"
    r"|(?:at|again|actually|now|still|this|these|for|i'm|im|i|i'd|i've|because|bc|cos|coz|cuz|cause|due|as|until"
    r"|with|w/"
    r"|and|colour|color|status|an"
    r"|n"
    r"|but|rating|rag|rated|status|sorry|please|pls|plz|from|to|on|overall|today|since|so|if|though|tho|although"
    r"|thanks|ta"
    r"|thx|we|we're|we've|you|u|it|it's|its|he|she|they|is|are|then|too|also|really|only|while|whilst|given|all|both"
    r"|in|by"
    r"|once|when|after|or|not|apart|bar|other|any|anymore|yet|just|one|same|no|his|her|my|our|per|mainly|mostly"
    r"|however"
    r"|except|unless|via|following|that|what|which|atm|tbh|imo|imho|until|having|owing|pending|across"
    r"|throughout|action"
    r"|actions|unfortunately|reluctantly|sadly|alas|lol|haha|mate|folks|everyone|guys|yesterday|tonight|definitely"
    r"|probably|will|has|have|had|remains|remain|till|where|out|up|down|going|w|onwards|throughout|here|me|us|says"
    r"|said|thats|that's|because|sadly|surely|for|without|despite|would|could|can|plus|minus|everywhere|ugh|argh|meh"
    r"|sigh|tbh|grr|eek|oops|phew"
    r"|yay|woohoo|innit|alas|boss|happy|touch wood|fingers|no surprise|thankfully|luckily|finally|obviously|frankly"
    r"|honestly|annoyingly|team|gang|soz|x{1,3}|rather|instead|subject|first"
    r"|last|there|their)\b)",
    re.I,
)
_SPOKEN_FOR = re.compile(
    r"\s*(?:$|[.,;!)|\n]|(?:from|for) (?:me|us|now|the time|this)|this (?:month|week|time|period|quarter)|i (?:think"
    r"|reckon|say|guess)|please\b|pls\b|at (?:present|the moment)|overall\b|today\b|because\b"
    r"|in my (?:view|book|opinion))",
    re.I,
)
_OTHERS_WORD = re.compile(r"[\"']?\s+(?:was|were) (?:the|his|her|their|my|what|\w+'s)\b", re.I)
_CLAUSE_END = re.compile(r"[,;.\n|]|\b(?:but|now|so)\b")
Sense = Literal["counts", "negated", "no"]


@dataclass(frozen=True, slots=True)
class RatingFound:
    """A rating, or why a colour in the text does not settle one."""

    rating: Rating | None = None
    words: str = ""
    two: bool = False
    negated: bool = False


def find_rating(text: str) -> RatingFound:
    """The rating a clause states; several clauses' worth of colours give the last one that counts."""
    if heart := _HEART.search(text):
        return RatingFound(_HEARTS[heart["heart"]], heart.group().strip())
    letter = _ONE_LETTER.search(text) and (_LETTER_MOVE.search(text) or _LETTER.search(text))
    if letter and (pair := _TWO_LETTERS.search(text)):
        return RatingFound(words=pair.group(), two=True)
    if letter:
        given = next(each for each in letter.groups() if each)
        return RatingFound(LETTERS[given.lower()], letter.group().strip())
    colours = tuple(_colours(text)) if REFERENCE in text or not _OTHER_COLOURS.search(text) else ()
    if REFERENCE not in text and any(
        _PAIRED.fullmatch(text[a.end() : b.start()]) for (a, _), (b, _) in itertools.pairwise(colours)
    ):
        return RatingFound()
    two = _two(text, colours)
    if two:
        return two
    senses = _senses(text, colours)
    for match, rating, sense in reversed(senses):
        if sense == "counts":
            return RatingFound(rating, match.group())
    return RatingFound(negated=any(sense == "negated" for _, _, sense in senses))


def _senses(text: str, colours: tuple[tuple[re.Match[str], Rating], ...]) -> list[tuple[re.Match[str], Rating, Sense]]:
    """Every colour with what it is; of 'not amber or green' neither is."""
    senses: list[tuple[re.Match[str], Rating, Sense]] = []
    for match, rating in colours:
        sense = _sense(text, match)
        if senses and senses[-1][2] == "negated" and _BETWEEN_TWO.fullmatch(text[senses[-1][0].end() : match.start()]):
            sense = "negated"
        senses.append((match, rating, sense))
    return senses


def _colours(text: str) -> Iterator[tuple[re.Match[str], Rating]]:
    for match in _WORD.finditer(text):
        rating = rating_of(match.group())
        if rating:
            yield match, rating


def _two(text: str, colours: tuple[tuple[re.Match[str], Rating], ...]) -> RatingFound | None:
    """'amber/red', 'red or amber', 'between amber and green': two ratings and no telling which."""
    for (first, one), (second, other) in itertools.pairwise(colours):
        between = text[first.end() : second.start()]
        joined = _BETWEEN_TWO.fullmatch(between) or (
            _BETWEEN.search(before(text, first.start())) and between.strip().lower() in ("and", "and an", "and a")
        )
        side_by_side = between.isspace() and REFERENCE in text and not text[second.end() :].strip(" .!?")
        if (
            (joined or side_by_side)
            and one != other
            and not _THING.match(after(text, second.end()))
            and not _negates(text, first)
        ):
            return RatingFound(words=text[first.start() : second.end()], two=True)
    return None


def _negates(text: str, match: re.Match[str]) -> bool:
    return _NEGATED.search(before(text, match.start())) is not None


def _sense(text: str, match: re.Match[str]) -> Sense:
    """Whether a colour word is this action's rating now, one it has left, or something else."""
    head, tail = before(text, match.start()), after(text, match.end())
    if _THING.match(tail) or _OTHERS_WORD.match(tail) or _is_a_name(head, match.group(), tail):
        return "no"
    if _NEGATED.search(head) or _NOT_CALLED.search(head):
        return "negated" if _FOLLOWS.match(tail) else "no"
    if _LEFT.search(head):
        return "counts" if _NOT_LEFT.search(head) else "negated"
    if rating_of(match.group()) and not match.group().isalpha():
        return "counts"
    if _RIGHT_AFTER.search(head) and not _LATER.match(tail):
        return "counts"
    return "counts" if _stands(head, tail) else "no"


def _stands(head: str, tail: str) -> bool:
    """Whether the words on both sides let a colour word be a rating, and one of the present."""
    clause = _CLAUSE_END.split(head)[-1]
    if _BEFORE_THIS.search(head):
        return False
    if _OTHER_TIME.search(clause) and not _BACK_NOW.search(head):
        return False
    if _MODAL.search(clause) and not (_MY_WORD.search(clause) or _STAYS.search(clause) or _THIS_TIME.match(tail)):
        return False
    if _LATER.match(tail) or _THING_BEFORE.search(clause):
        return False
    if _STRONG.search(head):
        return not re.search(r"(?:\b(?:an?|the)|'s)\s+$", head, re.I) or bool(_FOLLOWS.match(tail))
    if _SPOKEN_FOR.match(tail):
        return True
    return bool(_FOLLOWS.match(tail)) and (bool(_WEAK.search(head)) or REFERENCE in clause + _CLAUSE_END.split(tail)[0])


_DOES = re.compile(r"(?:\s+(?:has|had|will|says|said|took|rang|asked|wants|knows|and (?=[A-Z][a-z]))|'ll)\b")


def _is_a_name(head: str, word: str, tail: str) -> bool:
    """'Cllr Green', 'Amber Lyle', 'Ros Green': a capital among small letters beside another name."""
    if not (word[0].isupper() and word[1:2].islower()):
        return False
    if _NAME.search(head) or (not head.strip() and _DOES.match(tail)):
        return True
    given = re.search(r"(?<![.:;,!?|\n] )(?<!^)\b([A-Z][a-z]+)\s+$", head)
    if given and given.start() > 0 and not _WEAK.search(head[: given.start()] or " ") and not _STRONG.search(head):
        return True
    return bool(re.match(r"\s+[A-Z][a-z]+\b(?<!Thanks)(?<!Sorry)(?<!Please)(?<!Still)(?<!Because)(?<!No)", tail))
