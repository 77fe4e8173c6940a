"""Whether a message takes back, moves or amends what its author said just before."""

from __future__ import annotations

import re

from bot.reading.reading import CorrectionKind

_TAKE_BACK = (
    r"(?:forget|ignore|scrap|delete|undo|disregard|cancel|retract|withdraw|strike|bin|remove|discard|rescind|drop|pull"
    r"|take no (?:notice|attention|heed) of|pay no (?:notice|attention|heed) to)"
)
_WHAT_WAS_SAID = (
    r"(?:(?:that|this|it|me)\b(?! (?:meeting|e-?mail|chaser|invite|reminder|call|link|action|item|file))"
    r"|(?:all )?(?:my|the) (?:last|previous|above|earlier|first)\b|last (?:message|msg|one|post|update|entry)\b"
    r"|what i (?:just )?(?:said|put|sent|wrote)"
    r"|(?:that )?i (?:just )?(?:said|put|sent|wrote) (?:that|this|it))"
)
_RETRACT = re.compile(
    rf"\b{_TAKE_BACK} {_WHAT_WAS_SAID}|\bdisregard\b|\b(?:take|pay) no (?:notice|attention|heed)\b"
    r"|^\W*(?:(?:oops|whoops|sorry|soz|no|please|pls|argh|oh|eek)\W+)*(?:ignore|undo|nvm|never ?mind|as you were)\W*$"
    r"|\b(?:wrong (?:thread|channel|plan|action altogether|chat|message|window|tab|group|dm)|as you were"
    r"|take that (?:back|off|out)|(?:wasn't|not) meant (?:for|to)\b"
    r"|(?:didn't|did not|didnt|never) mean(?:t)? to (?:send|post|put|say|write)"
    r"|for a different (?:project|plan|council|team|action)"
    r"|that was a mistake|sent (?:that )?(?:by mistake|in error))\b",
    re.I,
)
_SAYS_MORE = re.compile(r"\d|\b(?:red|amber|green|blue|should be|instead|meant)\b", re.I)
_NO_THE_OTHER = re.compile(
    r"^\W{0,12}no\b\W*(?:it(?:'s| is| was)\b|that(?:'s| is)\b|(?:the )?\ue010 (?:is|was) the one)", re.I
)
_MOVE = re.compile(
    r"\b(?:i meant|i mean|meant|shou?l?d(?:'ve| have| of)? (?:been|be|have said|gone|go|referred to|named)"
    r"|for \ue010,? (?:please )?read|(?:that|this|it"
    r"|one)(?: last one)?(?:'s| was| is) for"
    r"|sorry|wrong (?:action|one|ref\w*|number)|no\b,? |oops|whoops|correction|typo|instead|mistake"
    r"|soz|argh+|agh+|duh|d'?oh|my bad|belongs? (?:to|with|under)"
    r"|(?:put|posted|sent|wrote) (?:that|it|this) (?:on|under|against|in)|goes (?:on|under|against|with)"
    r"|supposed to be"
    r"|(?:was|is) (?:about|under) the wrong)\b|not \ue010",
    re.I,
)
_AMEND = re.compile(
    r"\b(?:i mean|i meant|meant|shou?l?d(?:'ve| have| of)? (?:be|read|say|been|said|read|put)|make (?:that|it)"
    r"|correction|corrected|typo|scratch that|oops|whoops|my mistake|silly (?:of )?me|rather|excuse me|apologies"
    r"|pardon"
    r"|wanted to (?:say|write|put)|mis-?typed|typed|autocorrect|fat fingers?|sorry,? (?:that's|it's|i|that should|no)"
    r"|^sorry|^no\b|not (?:the )?(?:red|amber|green|blue|\d+)|actually|that should|change (?:that|it) to"
    r"|wrong (?:date|colour|rating|figure|number|percentage|month|day|way (?:round|around)))\b"
    r"|\b(?:on (?:reflection|second thoughts?)|take that back|transposed|my (?:error|bad)|mixed up|misread|misquoted)\b"
    r"|^\W*(?:soz|argh+|agh+|duh|d'?oh)\b|\bfor [^,.;]{2,20},? (?:please )?read\b"
    r"|^[^,.]{0,24}\d[^,.]{0,12},? not [^,.]{0,24}\d|^\W{0,12}(?:[\w' ]{1,24}, )?[\w-]{3,16},? not [\w-]{3,16}\W*$",
    re.I,
)


_STARRED = re.compile(r"\s*(?:\*[^*\s][^*\n]{0,24}|[^*\n]{0,24}[^*\s]\*)\s*$")


def put_in_words(raw: str, text: str) -> str:
    """'red*' and '*red', as a slip is put right in a chat, in words: 'I meant red'; `raw` still has its asterisks."""
    return f"I meant {text}" if _STARRED.match(raw) else text


def sounds_like_one(text: str) -> bool:
    """Whether a text has any of the words without which it is no correction: a quick look before a whole reading."""
    return any(words.search(text) for words in (_RETRACT, _MOVE, _AMEND))


def find_correction(
    text: str, new_refs: tuple[str, ...], old_refs: tuple[str, ...], has_content: bool
) -> CorrectionKind | None:
    """What kind of correction a text is, given the actions it names and those of the message before."""
    if _RETRACT.search(text) and not new_refs and not (has_content and _SAYS_MORE.search(text)):
        return "retract"
    elsewhere = tuple(ref for ref in new_refs if ref not in old_refs)
    if elsewhere and len(new_refs) <= 2 and (_MOVE.search(text) or _RETRACT.search(text)) and not has_content:
        return "move"
    if elsewhere and has_content and _NO_THE_OTHER.search(text):
        return "move"
    if elsewhere and any(ref in old_refs for ref in new_refs) and _MOVE.search(text):
        return "move"
    if _AMEND.search(text) and (has_content or re.search(r"\d", text)) and set(new_refs) <= set(old_refs):
        return "amend"
    return "retract" if _RETRACT.search(text) and set(new_refs) <= set(old_refs) and not has_content else None
