"""Slack's raw text made plain: entities, links, mentions, emoji, quotes, code and signatures taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from bot.reading.gates import Gated
from bot.reading.sense.others_words import is_for_interest, own_words

LINK_MARK = "\ue100"
"""The first link of a message stands in its plain text as this character, the second as the next one."""

_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.S)
_SHORT_CODE = re.compile(r"(?<!`)`([\w./()-]{0,11}\d[\w./()-]{0,3})`(?!`)")
"""A reference is now and then typed as code."""
_ANGLED = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_BARE_LINK = re.compile(r"https?://[^\s<>|]+")
_EMOJI = re.compile(r":([a-z0-9_+-]{2,40}):")
_AN = re.compile(r" an(?<=\w an)(?= [A-Z]\d{1,3}\b)")
"""'A11 red an A12 done' on a phone."""
_MARKS = re.compile(
    r"[*~_](?:(?<![\w*~_][*~_])[*~_]*(?=\S)|(?<=\S[*~_])(?<![*~_][*~_])[*~_]*+(?!\w))",
)
_DIALECT = re.compile(
    r"(?-i:[OoIiTt])(?:(?<![\w'].)(?:(?<=[oi])' ?t'|(?<=t)')|(?:(?<=\bo t)|(?<=\bof t)) )(?=[a-z])", re.I
)
"""'T'lease' is the lease."""
_FORWARDED = Gated(r"\b(?:fwd?|fw|forwarded|forwarding)\b", re.I)
_PASSED_ON = Gated(
    r"\bfwd?\b|\bforward(?:ed|ing) (?:from|for|on)\b|\b(?:logging|recording|putting|entering|adding|log|record"
    r"|enter|put|add)\b"
    r"[^.\n]{0,24}\b(?:above|below|these|following)\b|\b(?:above|below|this|these) (?:is|are|was|were|came"
    r"|comes)? ?(?:all )?"
    r"(?:from|off) [A-Z]|\bon behalf of\b"
    r"|^\W*(?:[Hh]i\W+)?(?:(?:[Ee]-?mail(?:ed)? |[Mm]essage |[Tt]ext |[Nn]ote )?[Ff]rom|sent by|via|[Bb]y)"
    r" [A-Z]\w+(?: [A-Z]\w+)?(?: (?:by|via|on) "
    r"[\w-]+| today)?\s*:?$"
    r"|^\W*(?:please |pls |plz |can you |could you )+(?:log|record|enter|add|note)(?: (?:these|this"
    r"|it|them|both|for \w+))?"
    r"(?:[ ,]+(?:thanks|thank you|thx|ta|cheers|please|pls))*\W*$"
    r"|\bhas(?:n't| no) (?:got )?slack\b",
    re.M,
)
"""Said beside a quotation that its writer asks to be recorded for somebody else."""
_QUOTE_MARK = re.compile(r"^\s*(?:(?:&gt;|>)\s*)+", re.M)
_HEADLINE = re.compile(r"<https?:[^|>]+\|(?P<words>[^>]+)>")
_DOCUMENT = re.compile(r"\.(?:docx?|xlsx?|pptx?|pdf|csv|od[pst]|msg|eml)\b", re.I)
_GREETING = re.compile(
    r"^\s*(?:hi|hello|hey|hiya|(?:good )?(?:morning|afternoon|evening))(?: (?:all|everyone|everybody"
    r"|team|folks|both|there|planbot))?(?! (?:class(?:es)?|(?:course|session|lesson|shift|clinic|event|meeting)s?)\b)"
    r"\s*(?:[,!.:–—-]+\s*|\s(?=\S))(?!\s*$)",
    re.I,
)
"""A greeting to nobody by name: one to somebody tells to whom the rest is said."""
_THANKS = Gated(
    r"(?<=[^\s,.;–—-])[ ,.;–—-]++(?:(?:many )?thanks|thank you|thx|ta|cheers)(?: (?:all|both|again))?[ .!]*$", re.I
)
_FIRST_WORDS, _LAST_WORDS = 2_000, 80
_SIGNATURE = re.compile(
    r"\n[^\S\n]*(?:--|sent from my .*|(?:kind |best |many )?(?:regards|wishes|rgds)[,.]?|cheers,"
    r"|(?:many )?thanks,?)[^\S\n]*$",
    re.I | re.M,
)
_CARD = re.compile(
    r"\n[^\S\n]*(?=[A-Z][\w'.-]+ [A-Z])"
    r"(?!.*\|[^\S\n]*(?:[RAGBragb]|[Rr]ed|[Aa]mber|[Gg]reen|[Bb]lue|[\d.,/-]+ ?%?)[^\S\n]*(?:\||$))"
    r"[A-Z][\w'.-]+(?: [A-Z][\w'.-]+){1,3}(?: \([^)\n]*\))?[^\S\n]*\| [^|\n]+\| [^\S\n]*\S",
    re.M,
)
"""'Ellie Cathcart | Referral Hub | Council' is the card under a letter."""
_DISCLAIMER = Gated(
    r"\b(?:before you print (?:this|it|the e-?mail)\b"
    r"|consider the environment|intended recipient|private and confidential|privileged and "
    r"confidential"
    r"|(?:this|the) (?:e-?mail|message|communication)(?: and any \w+)? (?:is|are|may be) (?:confidential"
    r"|intended|private)"
    r"|received (?:it|this) in error)\b",
    re.I,
)
_COLOURS = {"red": "red", "orange": "amber", "yellow": "amber", "amber": "amber", "green": "green", "blue": "blue"}
_PICTURES = {
    "🔴": "red", "🟥": "red", "🟠": "amber", "🟧": "amber", "🟡": "amber", "🟨": "amber",
    "🟢": "green", "🟩": "green", "🔵": "blue", "🟦": "blue",
}  # fmt: skip
_COLOUR_EMOJI = re.compile(r"(?:large_)?(red|orange|yellow|amber|green|blue)_(?:large_)?(?:circle|square)")
RATING_MARKS = {"red": "\ue001", "amber": "\ue002", "green": "\ue003", "blue": "\ue004"}
"""A colour given as an emoji is always a rating, so it is kept apart from the colour word."""
HEART_MARKS = {"red": "\ue021", "amber": "\ue022", "green": "\ue023", "blue": "\ue024"}
"""A heart is a rating only right after a reference; elsewhere it is a heart."""
_HEART = {"❤": "red", "💛": "amber", "🧡": "amber", "💚": "green", "💙": "blue"}
_HEART_NAMES = {
    "heart": "red", "red_heart": "red", "yellow_heart": "amber", "orange_heart": "amber", "green_heart": "green",
    "blue_heart": "blue",
}  # fmt: skip
_HEARTS = re.compile("[" + "".join(_HEART) + "]")
_DONE_EMOJI = frozenset({"white_check_mark", "heavy_check_mark", "ballot_box_with_check", "checkered_flag"})


@dataclass(frozen=True, slots=True)
class PlainText:
    """A message without Slack's markup: its own words, its links in order, what it quotes and who it names."""

    text: str
    links: tuple[str, ...]
    quoted: str
    mentions: tuple[str, ...]
    had_code: bool


def plain_text(raw: str) -> PlainText:
    """Take raw Slack text apart; anything odd is kept as the words it is, nothing is raised."""
    without_code = _CODE.sub(" ", _SHORT_CODE.sub(r"\1", raw)) if "`" in raw else raw
    own, quoted = _split_quotes(without_code)
    if quoted and _FORWARDED.search(own.split("\n")[0]) and not is_for_interest(own):
        own, quoted = f"{quoted}\n{own.partition(chr(10))[2]}", ""
    elif quoted and _PASSED_ON.search(own[:_FIRST_WORDS]):
        own, quoted = _QUOTE_MARK.sub("", without_code), ""
    links: list[str] = []
    mentions: list[str] = []
    own = _ANGLED.sub(lambda match: _angled(match, links, mentions), own)
    own = unescape(_BARE_LINK.sub(lambda match: _link(match.group(), links), own))
    own, repeated = own_words(_without_thanks(_without_greeting(_without_signature(_plain_marks(own)))))
    own = _AN.sub(" and", own) if " an " in own else own
    quoted = unescape(_ANGLED.sub(" ", quoted))
    quoted = f"{quoted}\n{repeated}" if repeated else quoted
    return PlainText(own, tuple(links), quoted, tuple(mentions), without_code != raw)


def headline(raw: str, plain: PlainText) -> str | None:
    """The words of a link that are all of a message, as when a page is passed round; None for any other message.

    A link to a document is not passed round but handed in.
    """
    named = _HEADLINE.search(raw) if plain.text.strip() == LINK_MARK else None
    return unescape(named["words"]) if named and not _DOCUMENT.search(named.group()) else None


def links_in(text: str, links: tuple[str, ...]) -> tuple[str, ...]:
    """The links whose marks stand in a stretch of plain text."""
    return tuple(link for number, link in enumerate(links[:200]) if chr(ord(LINK_MARK) + number) in text)


def _split_quotes(raw: str) -> tuple[str, str]:
    own: list[str] = []
    quoted: list[str] = []
    for line in raw.split("\n"):
        body = line.lstrip()
        if body.startswith(("&gt;", ">")):
            quoted.append(re.sub(r"^(?:(?:&gt;|>)\s*)+", "", body))
        else:
            own.append(line)
    return "\n".join(own), "\n".join(quoted)


def _angled(match: re.Match[str], links: list[str], mentions: list[str]) -> str:
    target, label = match.group(1), match.group(2)
    if target.startswith("@"):
        mentions.append(target[1:])
        return " "
    if target.startswith(("#", "!")):
        return " "
    if target.startswith("mailto:"):
        return label or ""
    if re.match(r"https?://|file:|www\.", target):
        return _link(target, links)
    return match.group()


def _link(target: str, links: list[str]) -> str:
    links.append(unescape(target.rstrip(".,);")))
    return f" {chr(ord(LINK_MARK) + min(len(links), 200) - 1)} "


def _plain_marks(text: str) -> str:
    text = _EMOJI.sub(_emoji, text)
    text = text if text.isascii() else _without_pictures(text)
    text = _MARKS.sub("", text) if any(mark in text for mark in "*~_") else text
    text = text.replace("’", "'").replace("‘", "'")
    text = _DIALECT.sub("the ", text) if "t'" in (low := text.lower()) or " t " in low else text
    text = text.replace("\t", " | ")
    return re.sub(r" [ \xa0]+|\xa0[ \xa0]*", " ", text) if "  " in text or "\xa0" in text else text


def _without_pictures(text: str) -> str:
    for picture, colour in _PICTURES.items():
        text = text.replace(picture, f" {RATING_MARKS[colour]} ")
    text = _HEARTS.sub(lambda match: f" {HEART_MARKS[_HEART[match.group()]]} ", text)
    text = re.sub("[✅✔]", " done ", text)
    return re.sub("[\U0001f300-\U0001faff☀-➿️‍]", " ", text)


def _emoji(match: re.Match[str]) -> str:
    name = match.group(1)
    colour = _COLOUR_EMOJI.fullmatch(name)
    if colour:
        return f" {RATING_MARKS[_COLOURS[colour.group(1)]]} "
    if name in _HEART_NAMES:
        return f" {HEART_MARKS[_HEART_NAMES[name]]} "
    if name in _DONE_EMOJI:
        return " done "
    return match.group() if name.isdigit() else " "


def _without_greeting(text: str) -> str:
    greeting = _GREETING.match(text)
    return text[greeting.end() :] if greeting else text


def _without_thanks(text: str) -> str:
    """They end a message: only its last words are looked at."""
    return text[:-_LAST_WORDS] + _THANKS.sub("", text[-_LAST_WORDS:])


def _without_signature(text: str) -> str:
    """What comes before the first line, after those that anybody begins with, of a signature or a disclaimer."""
    ends = [match.start() for pattern in (_SIGNATURE, _CARD) if (match := pattern.search(text))]
    ends += [text.rfind("\n", 0, match.start()) for match in _DISCLAIMER.finditer(text)]
    return text[: min((end for end in ends if end >= 0), default=len(text))]
