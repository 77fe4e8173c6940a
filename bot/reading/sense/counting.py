"""Whether words settled without a reference are surely an update: the less sure the way, the barer they must be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.reading.beside import before
from bot.reading.dates.date_rules import DateContext
from bot.reading.dates.dates import find_dates
from bot.reading.fields.draft import Draft
from bot.reading.fields.indicators import find_indicators
from bot.reading.fields.outlook import find_outlook
from bot.reading.fields.percents import find_percent
from bot.reading.fields.ratings import find_rating
from bot.reading.fields.states import find_state
from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.stems import stems
from bot.reading.naming.subjects import Subject
from bot.reading.naming.work_words import is_of_the_work
from bot.reading.sense.likeness import is_like_an_update, is_like_talk_beside
from bot.reading.sense.residue import has_code, is_bare_update
from bot.reading.sense.small_talk import is_small_talk

_SEE_ATTACHED = re.compile(r"\W*(?:(?:please|pls|see|as|evidence|find|file|the|document)\s+)*attached\W*", re.I)
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
_FINISH = re.compile(
    r"\b(?:finish|complet|slip|extend|forecast|delayed|done|ready|end date|due|target|latest|earliest|moved?|push"
    r"|put back|wrap"
    r"|live|expect"
    r"|now|by|until|stays|hold|still|miss|make|meet|defer|postpon|reschedul|another|pencil|land)",
    re.I,
)
_FINISH_THEN = re.compile(r"\b(?:look|need|likely|probably|more|late|reckon|think|gonna|aim|hop(?:e|ing))", re.I)
"""Where all the words are those of updates, these too tell that a day is when it finishes."""
_CLAUSE = re.compile(
    r"[.;:!?\n]+(?:\s|$)|,\s|\s[–—-]\s|\s(?:and|but|so|because|as|til+|until|since|though|although|while|whilst"
    r"|pending)\s",
    re.I,
)
_OWN_SUBJECT = re.compile(
    r"^\W{0,12}(?:so |now |then |oh )*(?:it|it's|its|we|we're|we've|this|that|that's|all|i|i'm|the action"
    r"|everything)\b",
    re.I,
)
_COUNTED = re.compile(
    r"\b\d{1,3} (?:out )?of (?:the |our )?\d{1,3}\b|\bso far\b|\b(?:to go|left to|still to)\b|\b(?:first|final"
    r"|second) draft\b|\bchapters?\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,3}) (?:\w+ ){1,2}(?:held"
    r"|trained|recruited|interviewed"
    r"|sampled|audited|drafted|reviewed|written)\b",
    re.I,
)
"""Work that is counted is the author's own: '24 of 30 files read'."""
_MINE = re.compile(r"\b(?:my|our)\s+[a-z]+(?:\s+[a-z]+)?\s+(?=(?:is|are|now|still)\b)", re.I)
_TOLD_BY = re.compile(
    r"\b(?:\w+ )?(?:says?|said|tells? me|told me|has told me|asked me to (?:tell|let) you(?: \w+)?|reports?"
    r"|reported|confirms?|confirmed"
    r"|let you know|i hear|i think|i believe|i can confirm|pleased to (?:say|report)|happy to (?:say|report)"
    r"|i'm told)(?: that)?\b",
    re.I,
)
_OF_OTHERS = Gated(
    r"\b(?:(?:saw|heard|read) (?:on|in|about|an?|that|somewhere)|article|herald|gazette|newspaper|on the news"
    r"|in the news|telly|tv|radio|theirs?"
    r"|neighbours?|neighbouring"
    r"|my (?:mum|dad|sister|brother|wife|husband|son|daughter|mate|other half)(?:'s)?|adult (?:services|care"
    r"|social care)"
    r"|licence renewal|drop-in|workshop|sub-?group|for comments|painted|cupboard|corridor|fancy dress"
    r"|out of date copy|lost property"
    r"|(?i:in) (?-i:[A-Z][a-z]{3,}(?:shire|ton|ham|ford|bury|field|pool|port|ley|borough|wick|stoke|dale|beck"
    r"|mouth|by|caster)))\b",
    re.I,
)


_VERDICT = re.compile(
    r"(?:[,;.:]\s+|\s[–—-]\s+)(?:(?:so|and|now|still|all|it's|that's|is|action) )*(?:done|completed?|finished"
    r"|closed|red|amber|green|blue|on track|\d{1,3} ?%)[\s.!]*$"
    r"|\b(?:the |that |this |my |our )?action(?:'s| is| now)* (?:done|completed?|finished|closed)\b",
    re.I,
)
"""A clause of its own at the end that says how the action stands."""
_HEADS = re.compile(r"\s*:\s|\s+[-–—]\s")
"""After words of a title at its head, a line goes on to say how that action stands."""
_AS_OBJECT = re.compile(
    r"\b(?:mov|push|extend|clos|finish|complet|publish|launch|print|deliver|delay|paus|park|start|begun|begin"
    r"|hold)\w*(?: (?:off|back|on|up|out))? (?:the |our |my )?$"
    r"|\b(?:us|draft|writ|build|test|read|print|review|mapp|correct|check|type?)ing (?:up )?(?:the |our |my )?$",
    re.I,
)
"""'We have had to move the handbook'."""
_OF_ANOTHER = re.compile(
    r"\s+(?!(?:at|with|in|on|to|off to) (?:the |a )?(?:\w+ )?(?:stage|phase|draft\w*|print\w*|design\w*|legal"
    r"|place|progress|hand|press|consultation|procurement"
    r"|post|target|plan|editors?|comms|\d+ ?%))(?:from|for|to|with|at|about|by|in|on (?!track|target|course"
    r"|schedule|hold)|of)\b",
    re.I,
)
"""'Statement from the police': a single word of a title that goes on to be something else."""
_TOLD_IN_WORDS = frozenset({"rating", "status", "percent", "forecast_date"})
"""Fields whose own words name nothing that they could be said of."""
_JUDGED = re.compile(r"\b(?:about|around|roughly|nearly|maybe) \d|% (?:or so|i'd say|i reckon|i think|ish)\b", re.I)
"""'Keys tomorrow, paint next week, about 40% I'd say': a share that is somebody's judgement."""
_PUT_ON_HOLD = re.compile(
    r"\b(?:put|placed|putting) (?:it|this|that|everything) on hold\b|\b(?:paus|suspend|park)(?:e|ed"
    r"|ing)? (?:it|this)\b"
    r"|\b(?:put on hold|paused|suspended|stood down) by (?:the )?[a-z]",
    re.I,
)
"""'The director has put it on hold' is said of what its owner owns; a call is on hold by itself."""
_THIS, _FEW = re.compile(r"\b(?:it|this|mine)\b[^.;]*\bto (?-i:[A-Z])", re.I), 10
"""'Hand it over to Joanne please', in a few words."""
_SHORT = 160
_UNTIL = re.compile(r"\b(?:until|till?|before|without|unless)\b", re.I)
_LONGER = re.compile(r"\bexten|\blonger\b|\bmore time\b|\banother\b|\bextra\b|\bdate\b|\bdeadline\b", re.I)
"""What asks for more time where no day is given: 'can we push to 2' need not."""
_PACE_FIRST = re.compile(
    r"^\W*(?:(?:we're|we are|it's|it is|a|bit|little|slightly|still|running|now|going to be|badly|way|just|well)\s+)*"
    r"(?:behind|slipping|slipped|delayed|late|off track|not on track|struggling|on track|(?:nearly|almost) there)"
    r"(?: (?:i'm afraid|now|again|sorry|sadly))*\s*(?:[,;:–—-]|\b(?:because|as|since|cos|but)\b)",
    re.I,
)
"""'A bit behind, half the nurses were off with flu': how fast it goes, and then what of the work makes it so."""
_IT_IS = re.compile(
    r"(?:^|[.;:!?,]\s)\W*(?:it|this|mine|we)(?:'s| is|'re| are) (?:(?:now|still|at|about"
    r"|all) )*(?:red|amber|green|blue"
    r"|done|complete|finished|on track|behind|\d{1,3} ?%)"
    r"|\b(?:behind|slow) (?:with|on) (?:this|these|it|them|those)\b"
    r"|^\W*(?:(?:all|it's|it is|this is) )?going (?:really |very )?(?:well|badly)\b"
    r"|^\W*(?:red|amber|green|blue)[,;] (?!(?:red|amber|green|blue|orange|yellow)\b)"
    r"|^\W*\S+(?: \S+){0,2}: \d{1,3} ?% (?:done|complete)\b|^\W*(?:red|amber|green|blue) from (?:me"
    r"|us|here|my end)\b"
    r"|(?:^|[.;:!?]\s)\W*(?:red|amber|green|blue|done|finished)\W*$|\bput (?:me|us"
    r"|mine) down as (?:red|amber|green)\b",
    re.I,
)
"""'I have only the one action so you know which. It is red.'"""
_HELD_BY = re.compile(
    r"\W*(?:(?:still|now|all|totally|completely) )*(?:blocked|stalled|held up|stuck) (?:by|with) (?:the )?\w", re.I
)
"""'Blocked by the supplier'."""
_SHUT = Gated(
    r"\b(?:house|offices?|buildings?|centre|schools?|hub|reception|library|canteen|car ?park|site|road|hall"
    r"|rooms?|stairs|lift|it|we)(?:(?<!\bit)'s| is| are| will be| be)"
    r" (?:closed|shut|open|locked|down|unavailable)\b[^.;,]{0,20}\b(?:on|for|until|till|today|tomorrow|tonight"
    r"|from|over|to the public|early|between|(?<!since )(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d)\b",
    re.I,
)
"""A building that is shut for a day is no action that is closed."""


def counts(subject: Subject, draft: Draft, author: str, plan: PlanIndex, sent: date) -> bool:
    """Whether what was read out of a subject's words is to be recorded (or asked about) at all."""
    if not draft.says_something:
        return False
    if subject.via == "reference" and subject.ref and not subject.text.startswith(REFERENCE) and _is_weak(draft):
        return not is_like_talk_beside(subject.text, plan.title_stems[subject.ref])
    if subject.via in ("reference", "bulk", "indicator"):
        return True
    about = plan.title_stems.get(subject.ref or "", frozenset())
    if _SHUT.search(subject.text):
        return False
    if is_small_talk(subject.text, about) and not (subject.title and subject.title.topic):
        return False
    context = DateContext(sent)
    if subject.via == "title":
        return _titled(subject, draft, author, plan, context)
    if _is_talk(subject.text, draft, context, about):
        return False
    owner = subject.ref is not None and author in plan.by_ref[subject.ref].owners
    mine = subject.via == "thread" and (owner or subject.ref is None)
    if mine and _SEE_ATTACHED.fullmatch(subject.text):
        return True
    shown = draft.evidence or draft.evidence_statement or draft.nil or draft.request not in (None, "extend")
    if not (draft.has_fields or draft.nil) and _only_a_time(draft) and not _FINISH.search(subject.text):
        return mine and [words.casefold() for _, words in draft.doubts] == [subject.text.strip(" .!").casefold()]
    bare = _bare(_MINE.sub("it ", subject.text) if draft.basis == "stated" else subject.text, plan, context, about)
    if mine:
        return bare or (
            _told_in_thread(subject, draft)
            and (bool(shown) or _of_this_work(subject.text, draft, plan, context, about))
        )
    if subject.via == "thread":
        told = _TOLD_BY.sub(" ", subject.text)
        return bare or bool(draft.evidence) or (told != subject.text and _bare(told, plan, context, about))
    bare = bare and _of_this_work(subject.text, draft, plan, context, about, whole=True)
    return _of_owner(subject, draft, bare, bool(about.intersection(stems(subject.text))), owner)


def _is_talk(text: str, draft: Draft, context: DateContext, about: frozenset[str]) -> bool:
    """Whether words that name no action are like talk beside the work, and no rating is given by itself among them."""
    if (
        draft.evidence
        or draft.request not in (None, "extend")
        or _IT_IS.search(text)
        or not is_like_talk_beside(text, about)
    ):
        return False
    pace = _PACE_FIRST.match(text)
    if pace and is_of_the_work(text[pace.end() :], about):
        return False
    return not is_bare_update(_without_what_is_told(text, draft), context, about=about)


def _without_what_is_told(text: str, draft: Draft) -> str:
    """A text without the words, 'sorted' or 'in the bag', that its rating, state, share and day were read from."""
    for fact in draft.facts:
        if fact.field in _TOLD_IN_WORDS:
            text = text.replace(fact.words, " it ")
    return text


def _is_weak(draft: Draft) -> bool:
    """Whether nothing is said that could not be said of anything: only that something happens, or is in the way."""
    told = draft.basis == "stated" or draft.percent is not None or draft.forecast.date or draft.request or draft.nil
    shown = draft.evidence or draft.evidence_statement or draft.indicators or draft.doubts
    return not (told or shown) and draft.status in (None, "in_progress")


def _of_owner(subject: Subject, draft: Draft, bare: bool, titled: bool, owner: bool) -> bool:
    """Where nothing but its author points to an action: evidence, counted work, a verdict, or bare words of updates."""
    if draft.evidence and (bare or titled):
        return True
    others = _OF_OTHERS.search(subject.text)
    if draft.has_fields and _COUNTED.search(subject.text) and not others:
        return True
    if owner and _VERDICT.search(subject.text) and not others and (draft.status or draft.basis == "stated"):
        return True
    if owner and draft.has_fields and draft.percent is None and not others and _is_account(subject.text):
        return True
    if owner and draft.status == "blocked" and _HELD_BY.match(subject.text):
        return is_of_the_work(subject.text)
    if owner and draft.request == "reassign" and len(subject.text.split()) <= _FEW and _THIS.search(subject.text):
        return True
    if owner and draft.status == "suspended" and _PUT_ON_HOLD.search(subject.text):
        return True
    if bare and draft.blocker and _PACE_FIRST.match(subject.text):
        return True
    if owner and draft.status == "not_started" and draft.blocker and _UNTIL.search(subject.text):
        return is_of_the_work(subject.text)
    return bare and _sure(draft, subject.text)


def _is_account(text: str) -> bool:
    """Whether a short text with no code in it ('WS4/P14') is clearly told of work."""
    return len(text) <= _SHORT and is_like_an_update(text) and not has_code(text)


def _told_in_thread(subject: Subject, draft: Draft) -> bool:
    return draft.nil or (draft.has_fields and not _only_a_date(subject, draft))


def _of_this_work(
    text: str, draft: Draft, plan: PlanIndex, context: DateContext, about: frozenset[str], whole: bool = False
) -> bool:
    """Whether what an owner tells in an action's thread is of the work, and not of something else in their day."""
    if is_of_the_work(text, about) or _COUNTED.search(text) or (draft.percent is not None and _JUDGED.search(text)):
        return True
    left = _without_what_is_told(_without_names(text, plan), draft)
    return (
        bool(_IT_IS.search(text)) or is_bare_update(left, context, about=about)
        if whole
        else _bare(left, plan, context, about)
    )


def _only_a_time(draft: Draft) -> bool:
    """Nothing but a time that cannot be turned into a day: 'the board minutes say'."""
    return all(kind in ("which_date", "past_date", "impossible_date") for kind, _ in draft.doubts)


def _only_a_date(subject: Subject, draft: Draft) -> bool:
    """A day with nothing that says what happens on it: 'cricket tonight'."""
    told = draft.status or draft.basis == "stated" or draft.percent is not None or draft.request or draft.blocker
    more = draft.evidence or draft.evidence_statement or draft.indicators or draft.doubts
    return bool(draft.forecast.date and not told and not more and not _FINISH.search(subject.text))


def _titled(subject: Subject, draft: Draft, author: str, plan: PlanIndex, context: DateContext) -> bool:
    """Title words are a sign where a clause is about them; elsewhere all around them must be words of updates."""
    hit = subject.title
    if hit is None:
        return draft.has_fields
    about = plan.title_stems.get(subject.ref or "", frozenset())
    told = draft.has_fields or draft.nil
    owner = subject.ref is not None and author in plan.by_ref[subject.ref].owners
    if _is_of_others(subject.text, about) or _moves_another(subject, draft):
        return False
    if owner and draft.evidence and not is_small_talk(subject.text):
        return True
    is_topic = hit.topic and (hit.words > 1 or not _OF_ANOTHER.match(subject.text, hit.end))
    if is_topic and (owner or hit.words > 1) and not _foreign(subject.text[: hit.start], plan, context, 1):
        return told or bool(draft.doubts and subject.ref)
    strong = draft.status or draft.basis == "stated" or draft.percent is not None or draft.blocker
    heads = hit.words > 1 or _HEADS.match(subject.text, hit.end)
    if owner and hit.leads and strong and heads and not is_small_talk(subject.text, about):
        return True
    if (
        owner
        and (_VERDICT.search(subject.text) or _AS_OBJECT.search(before(subject.text, hit.start)))
        and (strong or draft.forecast.date)
    ):
        return True
    rest = _without_names(f"{subject.text[: hit.start]} {subject.text[hit.end :]}", plan)
    if hit.words == 1:
        spare = 2 if owner and (draft.percent_said or draft.basis == "stated") else 0
        if not owner and draft.basis != "stated" and not draft.percent_said and draft.rating != "green":
            return False
        bare = _bare(rest, plan, context, about) or is_bare_update(rest, context, spare, about)
        return bare and (_sure(draft, rest) or draft.nil)
    if draft.percent is not None and not draft.percent_said and draft.basis != "stated":
        return is_bare_update(subject.text, context, spare=5)
    if draft.status == "not_started" and not re.search(r"\b(?:not|yet|un\w+|no|can't)\b|n't\b", subject.text, re.I):
        return False
    if _foreign(subject.text[: hit.start], plan, context):
        return _bare(rest, plan, context, about) and _sure(draft, rest)
    return told or bool(draft.doubts and subject.ref and _bare(rest, plan, context))


def _is_of_others(text: str, about: frozenset[str]) -> bool:
    """Whether a text tells of somebody else's work; 'adult social care' may be in the title of this."""
    return any(not about.issuperset(stems(match.group())) for match in _OF_OTHERS.finditer(text))


def _moves_another(subject: Subject, draft: Draft) -> bool:
    """'Supervision with Neil moved to Tuesday': a single word of a title, something else, and a day."""
    told = draft.status or draft.basis == "stated" or draft.percent is not None or draft.blocker
    hit = subject.title
    one = hit is not None and hit.words == 1 and _OF_ANOTHER.match(subject.text, hit.end)
    return bool(one and draft.forecast.date and not told)


def _without_names(text: str, plan: PlanIndex) -> str:
    return re.sub(r"[A-Z][a-z]+", lambda match: " " if match.group().casefold() in plan.names else match.group(), text)


def _foreign(head: str, plan: PlanIndex, context: DateContext, spare: int = 0) -> bool:
    """Whether the clause before title words has something else for its subject: 'Rothbeck have finished their ...'."""
    clause = _CLAUSE.split(_TOLD_BY.sub(" ", head))[-1]
    words = [word for word in re.split(r"\s+", clause) if word.strip(",.:-'").casefold() not in plan.names]
    known = frozenset(plan.title_words)
    return not is_bare_update(" ".join(words), context, spare, known)


def _bare(text: str, plan: PlanIndex, context: DateContext, about: frozenset[str] = frozenset()) -> bool:
    """Whether the whole text, or a clause of it that tells something, is made of the words of updates only."""
    if is_bare_update(text, context, about=about) or find_indicators(text, plan, context.today):
        return True
    return any(
        is_bare_update(clause, context, about=about) and _tells(clause, number == 0, context)
        for number, clause in enumerate(_clauses(text))
    )


def _clauses(text: str) -> Iterator[str]:
    """The clauses that stand by themselves; 'and signed off' has its subject in the clause before."""
    parts = [part for part in _CLAUSE.split(text[:8000]) if part.strip()]
    return iter(parts[:60] if len(parts) > 1 else ())


def _tells(clause: str, first: bool, context: DateContext) -> bool:
    """A rating, a share or a pace that a clause gives by itself, or a state of its own subject."""
    share = find_percent(clause)
    if (share and share.said) or find_rating(clause).rating or find_outlook(clause).pace:
        return True
    if _FINISH.search(clause) and any(each.date for each in find_dates(clause, context)):
        return True
    return bool(find_state(clause).status and (first or _OWN_SUBJECT.match(clause)))


def _sure(draft: Draft, text: str) -> bool:
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
        draft.forecast.date and (_FINISH.search(text) or _FINISH_THEN.search(text))
    )
