"""Whether a message takes back, moves or amends what its author said just before."""

from __future__ import annotations

import re

from bot.reading.marks import REFERENCE
from bot.reading.reading import CorrectionKind

_TAKE_BACK = (
    r"(?:forget|ignore|scrap|scratch|scrub|delete|undo|disregard|cancel|retract|withdraw|strike|bin|remove|discard"
    r"|rescind|drop|pull|erase|wipe|void|revoke|belay|reverse|rub out|back out"
    r"|take no (?:notice|attention|heed) of|pay no (?:notice|attention|heed) to)"
)
_WHAT_WAS_SAID = (
    r"(?:(?:that|this|it|me)\b(?! (?:meeting|e-?mail|chaser|invite|reminder|call|link|action|item"
    r"|file|itch|off|down|up"
    r"|over)\b)"
    r"|(?:all )?(?:my|the) (?:last|previous|above|earlier|first)\b|last (?:message|msg|one|post|update|entry)\b"
    r"|(?:last|previous|prev|above)(?=\W*(?:$|[.,;!–-]| (?:pls|please|sorry|thanks|ta)\b))"
    r"|what i (?:just )?(?:said|put|sent|wrote)"
    r"|(?:that )?i (?:just |ever )?(?:said|put|sent|wrote) (?:that|this|it|anything|owt|a word))"
)
_LEAD = (
    r"^\W*(?:(?:oops|oopsie|whoops|sorry|soz|apologies|no|nope|please|pls|argh+|oh|eek|ah|ok|wait|hang on|hold on|my"
    r" (?:mistake|bad|error)|mea culpa|d'?oh|duh|actually|er+|um+|that's|i mean)\W+)*"
)
_WRONG = (
    r"(?:the )?wrong (?:list|line|row|one|sheet|tab|column|entry|box|cell|person|file|page|number|action|ref|plan"
    r"|place)"
)
_RETRACT = re.compile(
    rf"\b{_TAKE_BACK} {_WHAT_WAS_SAID}|\bdisregard\b|\b(?:take|pay) no (?:notice|attention|heed)\b"
    rf"|{_LEAD}(?:{_TAKE_BACK}|dupe|duplicate|dup)(?: (?:that|this|it|me))?(?:[\s,.:–-]+(?:it's|that's|that was|was"
    rf"|i|an?"
    r"|is|sent|posted|ignore|just|duplicate|dupe|test(?:ing)?|too|soon|early|mistake|in error|error|slip|please"
    r"|pls|sorry"
    r"|thanks))+\W*$"
    rf"|{_LEAD}(?:sent|posted) (?:that |it )?too (?:soon|early)(?:\W+(?:ignore|delete|sorry|it|that))*\W*$"
    r"|\b(?:treat|regard|consider) (?:that|this|it|(?:my|the) (?:last|previous|above"
    r"|earlier)(?: \w+)?) as (?:withdrawn|void"
    r"|deleted|unsaid|unsent|cancelled)\b|\brub (?:that|it|this) out\b"
    r"|\b(?:not|wasn't|isn't|never) for this (?:channel|thread|group|plan|chat)\b|\bwent to the wrong \w+"
    r"|\b(?:not|wasn't|wasnt|n't) supposed to (?:send|post|put|say|write|go)\b"
    rf"|{_LEAD}(?:ignore|undo|unsend|nvm|never ?mind|as you were|retract(?:ed)?|withdraw|withdrawn|rewind|delete"
    rf"|rescind"
    rf"|scratch"
    r"|(?:that(?:'s| is| was|s)|it was) (?:all |completely |totally )?wrong"
    rf"|i (?:was (?:looking at|reading|on)|had) {_WRONG}|(?:that |it )?(?:isn't|is not|wasn't|was not|not) (?:right"
    rf"|correct)|(?:i )?got (?:that|it|this) wrong"
    rf"|{_WRONG})(?: {_WRONG})?(?:[,.!\s]+(?:{_TAKE_BACK} (?:that|it|me|this)|{_TAKE_BACK}|sorry|soz|please|pls|again"
    r"|altogether|entirely|apologies|my bad|oops|ta|thanks))*\W*$"
    r"|\b(?:wrong (?:thread|channel|plan|action altogether|chat|message|window|tab|group|dm)|as you were"
    r"|take that (?:back|off|out|down)|(?:wasn't|not) meant (?:for|to)\b"
    r"|(?:didn't|did not|didnt|never) mean(?:t)? to (?:send|post|put|say|write)"
    r"|(?:that|it|this)(?: message| one)? (?:was|is) (?:meant |intended )?for (?:someone|somebody) else"
    r"|for (?:a different|another) (?:project|plan|council|team|action)"
    r"|that was a mistake|(?:sent|posted|put|typed|entered|added|said|logged) (?:that |this |it )?(?:by mistake"
    r"|in error"
    r"|by accident|accidentally))\b",
    re.I,
)
_SAYS_MORE = re.compile(r"\d|\b(?:red|amber|green|blue|should be|instead|meant)\b", re.I)
_ONLY_THE_OTHER = re.compile(
    rf"{_LEAD}(?:(?<=\W)|i meant? |meant |it's |it is |that's |for |on |re )?\ue010"
    r"(?:\W+(?:sorry|soz|i mean|i meant|instead|actually|duh|apologies|not|d'?oh|oops))*\W*$",
    re.I,
)
"""'No. A17': nothing but hesitation and another action; of 'A17' alone nobody knows what is wanted."""
_NO_THE_OTHER = re.compile(
    r"^\W{0,12}no\b\W*(?:it(?:'s| is| was)\b|that(?:'s| is)\b|(?:the )?\ue010 (?:is|was) the one)", re.I
)
_I_MEAN = r"i mean(?! (?:it (?:was|is an?)|they|he|she|you|we|who|what|how|if|really|honestly|come on|seriously)\b)"
_MOVE = re.compile(
    rf"\b(?:i meant|{_I_MEAN}|meant|shou?l?d(?:'ve| have| of)? (?:been|be|have said|gone|go|referred to|named)"
    r"|for \ue010,? (?:please )?read|(?:that|this|it"
    r"|one)(?: last one)?(?:'s| was| is) for"
    r"|sorry|wrong (?:action|one|ref\w*|number)|no\b,? |oops|whoops|correction|typo|instead|mistake"
    r"|soz|argh+|agh+|duh|d'?oh|my bad|belongs? (?:to|with|under)"
    r"|(?:put|posted|sent|wrote) (?:that|it|this) (?:on|under|against|in)|goes (?:on|under|against|with)"
    r"|supposed to be"
    r"|(?:was|is) (?:about|under) the wrong)\b|not \ue010"
    r"|\b(?:that|this|it|message|update|entry|last)(?: one)? (?:related|relates|referred|refers|applied"
    r"|applies) to \ue010"
    r"|\b(?:was|were) (?:thinking|talking) (?:of|about) \ue010|\bread \ue010 (?:for|instead of"
    r"|in place of|not) \ue010"
    r"|\b(?:move|shift|switch|swap|transfer|put|stick|change|reallocate|log) (?:that|it|this|my last(?: one)?"
    r"|the last one)"
    r"(?: please| over| instead)? (?:to|under|on|onto|against|for) \ue010"
    r"|\b(?:that|it|this|the last one|that last one) (?:was|is|should be|belongs)(?: actually"
    r"| really| meant to be| for"
    r"| about| under)* \ue010",
    re.I,
)
_AMEND = re.compile(
    rf"\b(?:{_I_MEAN}|i meant|meant|shou?l?d(?:'ve| have| of)? (?:be|read|say|been|said|read|put)|make (?:that|it)"
    r"|correction|corrected|typo|scratch that|oops|whoops|my mistake|silly (?:of )?me|rather|excuse me|apologies"
    r"|pardon"
    r"|wanted to (?:say|write|put)|i beg your|tell a lie|mis-?typed|typed|autocorrect|fat fingers?"
    r"|(?:finger|keyboard) (?:slip|trouble)"
    r"|slip of the \w+|brain (?:fog|fade)|i (?:said|put|wrote) [\w%]+(?: [\w%]+)? but|sorry,? (?:that's|it's|i"
    r"|that should|no)"
    r"|^sorry|^no\b|not (?:the )?(?:red|amber|green|blue|\d+(?:st|nd|rd|th)?|jan|feb|mar|apr|may|june?|july?|aug"
    r"|sept?|oct|nov"
    r"|dec)|actually|that should|(?:change|amend|correct|alter|revise)(?: (?:that|it|this|mine|the (?:rating"
    r"|colour|date)))? to"
    r"|wrong (?:date|colour|rating|figure|number|percentage|month|day|way (?:round|around)))\b"
    r"|^\W*(?:(?:ach|och|ah|oh|aw|er|um|erm),? no|nope|nah|hang on|hold on"
    r"|wait)\b(?! tight)(?=(?:[^\w%]+[\w%'-]+){1,5}\W*$)|\b(?:that's|thats|that is"
    r"|that was|got (?:that|it)|it was) wrong\b"
    r"|\b(?:on (?:reflection|second thoughts?)|take that back|transposed|my (?:error|bad)|mixed up"
    r"|misread|misquoted)\b"
    r"|^\W{0,12}(?:[\w%]{1,20}[^\w%]{1,4}){1,6}(?:obviously|obvs|of course|(?<!not )even|lol)\W*$"
    r"|^\W*(?:soz|argh+|agh+|duh|d'?oh)\b|\bfor [^,.;]{2,20},? (?:please )?read\b"
    r"|^[^,.]{0,24}\d[^,.]{0,12},? not [^,.]{0,24}\d|^\W{0,12}(?:[\w' ]{1,24}, )?[\w-]{3,16},? not [\w-]{3,16}\W*$",
    re.I,
)


_SHORT = 8
_SURELY_RIGHT = re.compile(
    r"\b(?:meant?|should|correction|corrected|typo|make (?:that|it)|rather|mis-?typed|typed"
    r"|transposed|misread|misquoted"
    r"|wrong|not \d|read|instead|mistake|error|fingers?|(?:change|amend|correct|alter|revise)\b.{0,20}\bto)\b",
    re.I,
)
_NOTHING = f"{REFERENCE} .!?"
_SORRY_AFTER = re.compile(r"(?<=\w)\W++(?:sorry|soz|oops|whoops|d'?oh|duh|i mean|i meant|my mistake|my bad)\W*$", re.I)
_SWAPPED = re.compile(
    rf"{_LEAD}(?:(?:i|i've|we) )?(?:(?:had|have|got|put) )?"
    r"(?:(?:that|those|them|these|it|they|the two|both|\ue010 and \ue010)(?:'s| is| are| was| were|s| should be"
    r"| need(?:s)? to be)? )?(?:the )?(?:(?:other|wrong|opposite) way (?:a?round|about|on|up)|back to front|mixed up"
    r"|muddled(?: up)?|transposed|swapped(?: over| round)?|swap (?:those|them|these|the two|\ue010 and \ue010)"
    r"(?: (?:over|a?round|about))?)(?:\W+(?:please|pls|sorry|soz|apologies|thanks|ta|d'?oh))*\W*$",
    re.I,
)
_NO_COMMA = re.compile(r"^(?P<no>\W*no)\s+(?=[a-z]{1,3}\d{1,3}\W*$)", re.I)
"""'No a12' speaks of no paper once another action has been recorded."""
_STARRED = re.compile(r"\s*(?:\*[^*\s][^*\n]{0,24}|[^*\n]{0,24}[^*\s]\*)\s*$")


def put_in_words(raw: str, text: str) -> str:
    """Slips as a chat puts them right, in words: 'I meant red' for 'red*' (`raw` has its asterisks), 'no, a12'."""
    return f"I meant {text}" if _STARRED.match(raw) else _NO_COMMA.sub(r"\g<no>, ", text)


def sounds_like_one(text: str) -> bool:
    """Whether a text has any of the words without which it is no correction: a quick look before a whole reading."""
    return any(words.search(text) for words in (_RETRACT, _MOVE, _AMEND, _ONLY_THE_OTHER, _SORRY_AFTER, _SWAPPED))


def swaps(text: str) -> bool:
    """'Other way round': what was said of two actions is to be exchanged."""
    return bool(_SWAPPED.match(text))


def _puts_right(text: str) -> bool:
    """Whether a figure is what is put right: in a long message 'sorry' and 'actually' are of something else."""
    return len(text.split()) <= _SHORT or bool(_SURELY_RIGHT.search(text))


def find_correction(
    text: str, new_refs: tuple[str, ...], old_refs: tuple[str, ...], has_content: bool, has_day: bool = False
) -> CorrectionKind | None:
    """What kind of correction a text is, given the actions it names, those of the message before, and what it tells."""
    if _RETRACT.search(text) and not new_refs and not (has_content and _SAYS_MORE.search(text)):
        return "retract"
    elsewhere = tuple(ref for ref in new_refs if ref not in old_refs)
    if elsewhere and len(new_refs) <= 2 and (_MOVE.search(text) or _RETRACT.search(text)) and not has_content:
        return "move"
    if elsewhere and has_content and _NO_THE_OTHER.search(text):
        return "move"
    if elsewhere and len(new_refs) == 1 and not has_content and _ONLY_THE_OTHER.match(text) and text.strip(_NOTHING):
        return "move"
    if elsewhere and any(ref in old_refs for ref in new_refs) and _MOVE.search(text):
        return "move"
    if (
        (_AMEND.search(text) or _SORRY_AFTER.search(text))
        and (has_content or has_day or (re.search(r"\d", text) and _puts_right(text)))
        and set(new_refs) <= set(old_refs)
    ):
        return "amend"
    return "retract" if _RETRACT.search(text) and set(new_refs) <= set(old_refs) and not has_content else None
