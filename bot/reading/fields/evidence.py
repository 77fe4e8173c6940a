"""Links, files and statements that an action's evidence is somewhere."""

from __future__ import annotations

import re

from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE
from bot.reading.naming.stems import stems
from bot.reading.reading import AttachedFile

_NOT_EVIDENCE_LINK = re.compile(
    r"//teams\.|/meetup|teams\.microsoft|teams\.live|zoom\.us|meet\.google|webex|gotomeeting|whereby\.com"
    r"|/meet(?:ing)?/|//[\w.-]*news[\w-]*\.|\bbbc\.co|guardian|dailymail|telegraph|youtube|twitter|facebook"
    r"|giphy|tenor\.com|eventbrite|doodle\.com",
    re.I,
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|heic|webp|bmp)\b|\bimage/", re.I)
_OF_PEOPLE = re.compile(
    r"\b(?:you|your|he|she|her|him|his|lol|haha|birthday|love|happy|congrat\w*|weekend|lunch|cake)\b", re.I
)
_TIES_A_PICTURE = Gated(
    r"\b(?:evidence|proof|photos?|pics?|pictures?|shots?|screenshots?|scan|attached|enclosed|here(?:'s| is| "
    r"are)|complete\w*|done|finished|before and after"
    r"|progress|latest|signed|final|installed|ready|up|site|work|works|new|dashboard|chart|graph|certificate"
    r"|poster|leaflet|sign)\b",
    re.I,
)
_ATTACHED = Gated(
    r"\b(?:attached|attaching|attachment|i (?:hereby )?attach|enclosed|see (?:the )?(?:file|attached)|(?:file|doc"
    r"|document|screenshot|photo|pdf) (?:below|above)|here's the (?:file|doc|report|photo))\b",
    re.I,
)
_ELSEWHERE = Gated(
    r"\b(?:(?:evidence|proof)(?: (?:is|was|has|have|been|all|now|already|just))* (?:uploaded|filed|saved|submitted"
    r"|lodged|logged|emailed|e-mailed|sent|forwarded|shared|passed on|provided|supplied|posted|handed (?:over"
    r"|in))(?! (?:if|when"
    r"|by|soon|tomorrow))"
    r"|(?:sheets?|registers?|records?|certificates?|letters?|photos?|papers?|copies|minutes|notes"
    r"|forms?|originals?|screenshots?)\b"
    r"[^.;,]{0,30} (?:held|kept|filed|stored|saved) (?:in|at|by|with|on|to)\b(?! (?:until|for)\b)"
    r"|(?:sheets?|registers?|records?|certificates?|letters?|photos?|copies|copy|minutes|notes|forms?|screenshots?)"
    r" (?:all |now )*(?:in|on) (?:the |our )?(?:\w+ ){0,2}(?:drive|sharepoint|teams (?:site|channel)|onedrive)\b"
    r"(?! (?:is|are|was)\b)"
    r"|(?:uploaded|saved|filed|put|posted|added|submitted|lodged) (?:the |all |our |my |some )*(?:evidence|proof"
    r"|minutes|certificates?|photos?)(?: \w+){0,3} (?:to|on|onto|in|into|with)\b"
    r"|(?:saved|filed|uploaded|stored|lodged|logged|sits|lives) (?:in|on|at|to|with|under) (?:the |our "
    r"|my )?(?:[\w']+ ){0,3}"
    r"(?:sharepoint|folder|drive|intranet|website|teams site|library|liquidlogic|mosaic|lcs|onedrive|binder)\b"
    r"|see (?:the )?(?:[a-z]+ ){0,2}(?:sharepoint|shared drive|minutes|folder|intranet|teams site)"
    r"|evidence\s*[:=–-]\s*\w+"
    r"|(?:evidence|proof)\b(?: (?:for|of|on))?[\s\ue010]{0,3}(?:is|are|was|[:=–-])\s*(?:in |at |on )?(?:the "
    r"|our )?(?:[a-z]+ )?"
    r"(?:minutes?|items?|pages?|para\w*|sections?|slides?|appendix|annex|reports?|papers?)\b"
    r"|see (?:minutes?|items?|para\w*|pages?|sections?|slides?|appendix|annex) (?:\d+|[a-z])"
    r"|(?:evidence|proof|minutes|report|copy|copies|certificates?|photos?"
    r"|papers?)\b[^.;,]{0,20}\b(?:uploaded|saved|filed|stored|lodged|placed|posted)\b"
    r" (?:in|on|to|at|with)\b|(?:is|are|as|that's|it's) (?:the |our |my )?(?:evidence|proof)|evidence[d]?(?: is| are"
    r"|:)? (?:in|on"
    r"|at|held|saved|filed|by|with|available)|"
    r"(?:evidence|proof)\b[^.;]{0,40}\b(?:may be |can be |to be |is |are )?(?:found|seen|held|kept|in|on|with)\b|"
    r"(?:is|are) (?:up )?on the (?:\w+ ){0,2}(?:wall|noticeboard|website|intranet|web ?site|portal|board)\b|"
    r"(?:is|are|r|were|now|all|been|link's|it's|copy's|that's) (?:now |all )?(?:saved|filed|stored|held|kept|recorded"
    r"|minuted|logged"
    r"|uploaded|available|posted"
    r"|(?=(?:in|on) (?:the |our )?(?:[\w']+ ){0,3}(?:diary|sharepoint|minutes|folder|drive|intranet|website"
    r"|system|teams|handbook|record|register|log|file|case|liquidlogic|mosaic)))"
    r"\s?(?:in|on|at|to) (?:the |our |each |every )?(?:[\w']+ ){0,3}(?:diary"
    r"|sharepoint|minutes|shared drive|folder|drive|intranet|website|system|file|teams site"
    r"|handbook|record|register|library|files?|child's file|log|case ?notes?|case file|liquidlogic|mosaic)"
    r"|minutes? (?:\d+|of \d+)[^,.;]{0,40}(?:refers?|records?|shows?|evidence|confirms?)|minuted\b"
    r"|on sharepoint|in (?:the )?(?:board|panel|forum|cabinet) minutes)\b",
    re.I,
)


_SEE = re.compile(r"see (?:para|page|section|slide|item|appendix|annex)", re.I)
"""'See paragraph 3' is no evidence of an action that nobody named."""


def evidence_links(links: tuple[str, ...]) -> tuple[str, ...]:
    """The links that can be evidence: meeting links, news and social pages are not."""
    return tuple(link for link in links if not _NOT_EVIDENCE_LINK.search(link))


def shown(
    files: tuple[AttachedFile, ...], text: str, title_stems: frozenset[str], beside_talk: bool = False
) -> tuple[AttachedFile, ...]:
    """The files that can be evidence: of pictures only those that the words, or their names, tie to the work. All that
    was said may be talk that was left aside (`beside_talk`)."""
    tied = (
        REFERENCE in text
        or (not text.strip() and not beside_talk)
        or _TIES_A_PICTURE.search(text)
        or title_stems.intersection(stems(text))
    )
    if tied or (text.strip() and not _OF_PEOPLE.search(text)):
        return files
    return tuple(
        each
        for each in files
        if not _PICTURE.search(f"{each.name} {each.mimetype}")
        or title_stems.intersection(stems(re.sub(r"[_.-]+", " ", each.name)))
    )


def file_names(files: tuple[AttachedFile, ...]) -> tuple[str, ...]:
    """The names of the files on a message."""
    return tuple(file.name for file in files)


def mentions_attachment(text: str) -> str | None:
    """The words by which a message says that something is attached to it."""
    match = _ATTACHED.search(text)
    return match.group() if match else None


def states_evidence(text: str) -> str | None:
    """The words by which a clause says that evidence is kept somewhere."""
    match = _ELSEWHERE.search(text)
    if match is None or (_SEE.match(match.group()) and REFERENCE not in text[: match.start()]):
        return None
    return match.group()
