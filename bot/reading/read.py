"""The reader: a message, the compiled plan and its context made into one Reading. Pure; it never raises on text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.reading.answers import read_answer
from bot.reading.clauses import Sentence, sentences
from bot.reading.correction.correcting import read_correction
from bot.reading.correction.corrections import put_in_words
from bot.reading.dates.periods import find_period
from bot.reading.fields.content import Material, read_content
from bot.reading.fields.draft import Draft, as_doubts
from bot.reading.fields.evidence import evidence_links, file_names, mentions_attachment, shown
from bot.reading.fields.indicators import find_indicators
from bot.reading.fields.percents import find_percent
from bot.reading.fields.ratings import find_rating
from bot.reading.length import READ_WHOLE, worth_reading
from bot.reading.marks import REFERENCE
from bot.reading.naming.bulk import exception_apart, without_excepted
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.references import find_references
from bot.reading.naming.stems import stems
from bot.reading.naming.subjects import Subject, by_name, by_owner, by_reference, by_thread, by_title, of_several
from bot.reading.naming.the_rest import rest_apart, with_the_rest
from bot.reading.naming.titles import find_title, with_title_masked, without_title
from bot.reading.reading import ActionReading, AttachedFile, Context, Doubt, Message, PreviousMessage, Reading
from bot.reading.sense.addressed import is_acknowledgement
from bot.reading.sense.cheers import is_cheered
from bot.reading.sense.counting import counts
from bot.reading.sense.question_forms import asks
from bot.reading.sense.questions import is_request
from bot.reading.sense.said import Said, is_done, sorted_sentences
from bot.reading.sense.small_talk import is_small_talk, without_small_talk
from bot.reading.slack_text import PlainText, headline, links_in, plain_text
from bot.reading.spoken_marks import with_marks
from bot.reading.tables import in_words
from bot.reading.vocabulary.slips import put_right
from bot.reading.vocabulary.texted import in_full
from bot.reading.vocabulary.wordings import as_written

_ASKED_AT_MOST = 12
"""Of how many references that are not in the plan, or may be several actions, one message makes questions."""


def read(message: Message, plan: PlanIndex, context: Context) -> Reading:
    """What a message says about the plan; an empty Reading when it says nothing that is to be recorded.

    Relative dates are counted from `message.sent_at` in the plan's time zone.
    """
    if not plan.by_ref.keys() >= set(context.thread_actions):
        context = replace(context, thread_actions=tuple(ref for ref in context.thread_actions if ref in plan.by_ref))
    plain = plain_text(message.text)
    text, texted = in_full(with_marks(plain.text), "9.x" in plan.shapes)
    text, written = put_right(text, plan.own_words)
    written |= texted
    plain = replace(plain, text=in_words(text))
    if plan.wordings:
        text, own = plan.wordings.put(plain.text)
        written |= own
        plain = replace(plain, text=text, quoted=plan.wordings.put(plain.quoted)[0])
    known: dict[str, Sentence] = {}
    if len(plain.text) > READ_WHOLE:
        plain = replace(plain, text=worth_reading(plain.text, plan, known))
    return as_written(_read(message, plain, plan, context, known), written)


def _read(message: Message, plain: PlainText, plan: PlanIndex, context: Context, known: dict[str, Sentence]) -> Reading:
    sent = message.sent_at.astimezone(ZoneInfo(plan.plan.timezone)).date()
    if context.pending and (answer := read_answer(plain.text, context.pending, plan, sent)):
        return answer
    if not context.thread_actions and _is_passed_round(message, plain, plan):
        return Reading()
    bare = not message.files and not plain.links
    if bare and is_acknowledgement(plain.text) and not is_done(plain.text, context):
        return Reading(is_social=True)
    if context.previous:
        plain = replace(plain, text=put_in_words(message.text, plain.text))
    whole = sentences(plain.text, plan, known)
    said = sorted_sentences(plain, whole, plan, context)
    if context.previous:
        corrected = _corrected(whole, plan, context.previous, sent, message.author)
        if corrected:
            return corrected
    made = _Reader(message, plain, plan, context, sent, said, _author(message, plain, plan)).reading()
    return Reading(is_social=True) if made == Reading() and is_cheered(plain.text) else made


def _author(message: Message, plain: PlainText, plan: PlanIndex) -> str:
    """Whose words these are: 'Bukola tells me ...' is Bukola's report of her own actions."""
    told = _REPORTED.match(plain.text)
    return plan.names.get(told["name"].casefold(), message.author) if told else message.author


def _is_passed_round(message: Message, plain: PlainText, plan: PlanIndex) -> bool:
    """Whether a message is only the headline of a page, and not mostly the title of an action of its author's."""
    words = None if message.files else headline(message.text, plain)
    if words is None or find_references(words, plan):
        return False
    told = set(stems(words))
    mine = plan.open_actions_of(message.author)
    return all(3 * len(told & plan.title_stems[ref]) < 2 * len(told) for ref in mine)


def _corrected(
    whole: tuple[Sentence, ...], plan: PlanIndex, previous: PreviousMessage, sent: date, author: str
) -> Reading | None:
    told = tuple(each for each in whole if not asks(each.text) or is_request(each.text))
    return read_correction(told, previous, plan, sent, author) if told else None


def _few_unsettled(subjects: tuple[Subject, ...]) -> Iterator[Subject]:
    """The subjects, but only so many that name no action as somebody can be asked about."""
    unsettled = itertools.count()
    return (each for each in subjects if each.ref is not None or next(unsettled) < _ASKED_AT_MOST)


_REPORTED = re.compile(
    r"^\W*(?:from )?(?P<name>[A-Z]\w+)(?:'s)?(?: (?:has|have|just|also|now))? (?:says|said|tells|told|reports"
    r"|reported|confirms|confirmed|texted"
    r"|texts|emailed|e-mailed|rang|phoned|messaged|wants|would like|asks|asked)\b"
)
_DENIED = re.compile(
    rf"\W*(?:(?:but|and|though|while|whereas) )*{REFERENCE}(?: and {REFERENCE})*(?:'s)?\s*"
    r"(?:(?:is|are|was|has|have|still|definitely) )*"
    r"(?:isn't|not|aren't|hasn't|haven't|wasn't|isnt|arent|hasnt|no)"
    r"(?: yet| quite| there| there yet| done| finished| complete[d]?| closed| ready| been| after all)*"
    r"\W*(?:(?:but|and|though|while)\W*)?$",
    re.I,
)
"""'A12 done, A13 isn't'."""
_OF_ITSELF = re.compile(r"\W*(?:it|this|mine)(?:'s| is)\b", re.I)
_FEW = 9
"""Of so few words a figure of the plan's is the point; in a longer tale of the day it comes up by chance."""
_ONLY_NAMES = 5
"""In so few words, 'A3 I mean', an action is only named."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """One message being read, its sentences already sorted."""

    message: Message
    plain: PlainText
    plan: PlanIndex
    context: Context
    sent: date
    said: Said
    author: str
    drafts: dict[tuple[str | None, str, str, bool], Draft] = field(default_factory=dict)

    def reading(self) -> Reading:
        """Settle what each stretch is about, read its content, keep what is surely said to the plan."""
        actions: dict[str | None, ActionReading] = {}
        doubts: list[Doubt] = []
        denied: list[str] = []
        nil = False
        perhaps = None
        subjects = self._subjects()
        for subject in _few_unsettled(subjects):
            draft = self._draft(subject, alone=len(subjects) == 1)
            if not self._counts(subject, draft):
                if subject.via == "reference" and subject.ref and _DENIED.match(subject.text):
                    denied.append(subject.ref)
                perhaps = perhaps or self._perhaps(subject, draft)
                continue
            nil = nil or draft.nil
            actions.setdefault(subject.ref, draft.frozen(subject.ref))
            doubts += self._doubts(subject, draft)
        doubts = list(dict.fromkeys(doubts))
        settled = tuple(actions.values())
        perhaps = None if settled or self.said.asked else perhaps
        denied = [ref for ref in denied if settled and ref not in actions]
        asked = self.said.asked
        return Reading(
            bool(settled), bool(asked), False, settled, tuple(doubts), None, nil, perhaps, tuple(denied), asked
        )

    def _perhaps(self, subject: Subject, draft: Draft) -> Reading | None:
        """What the words would record if they were about an action, to be asked and never to be written unasked."""
        if not (draft.has_fields or draft.nil) or is_small_talk(subject.text):
            return None
        candidates = (subject.ref,) if subject.ref else subject.candidates
        doubts = (Doubt("which_action", None, candidates), *as_doubts(draft, None))
        return Reading(True, actions=(draft.frozen(None),), doubts=doubts, nil_return=draft.nil)

    def _subjects(self) -> tuple[Subject, ...]:
        """The first way of settling the action that fires (guide rules 1 to 5)."""
        sentences = with_the_rest(self.said.sentences)
        apart = tuple(self._apart(each) for each in sentences)
        if any(apart):
            return self._all_but(sentences, apart)
        parted = tuple(map(without_excepted, sentences))
        said, excepted = tuple(each for each, _ in parted), frozenset().union(*(refs for _, refs in parted))
        texts = tuple(sentence.text for sentence in said)
        text, author = ". ".join(texts), self.author
        if not texts and not self.message.files:
            return ()
        if any(sentence.hits for sentence in said):
            return self._with_what_led_to_it(self._by_reference_and_name(said))
        if all_of := of_several(text, self.plan, author, excepted, self.sent):
            return all_of
        thread = self._quoted_ref() or self._spoken_of() or self.context.thread_actions
        kept = self._without_small_talk(texts)
        if not kept and (not self.message.files or (texts and not thread)):
            return ()
        texts = kept
        text = ". ".join(texts)
        named = by_name(texts, self.plan, author, self.sent)
        settled = tuple(each for each in named if self._counts(each, self._draft(each, len(named) == 1)))
        if settled and not (len(thread) == 1 and all(self._barely_named(each) for each in settled)):
            return settled
        return by_thread(text, thread) or by_owner(text, self.plan, author)

    def _apart(self, sentence: Sentence) -> tuple[Sentence, Sentence] | None:
        """What is said of all of somebody's actions, and what of those that are left out of it or named before."""
        author = self.author
        return exception_apart(sentence, self.plan, author) or rest_apart(sentence, self.plan, author)

    def _all_but(
        self, sentences: tuple[Sentence, ...], apart: tuple[tuple[Sentence, Sentence] | None, ...]
    ) -> tuple[Subject, ...]:
        """What is said of all of somebody's actions, to be confirmed, and what of those that are left out of it."""
        own = tuple(pair[1] if pair else each for each, pair in zip(sentences, apart, strict=True))
        left_out = frozenset(ref for each in own for hit in each.hits for ref in hit.refs)
        said = ". ".join(pair[0].text for pair in apart if pair)
        return (*of_several(said, self.plan, self.author, left_out, self.sent), *by_reference(own))

    def _by_reference_and_name(self, said: tuple[Sentence, ...]) -> tuple[Subject, ...]:
        """Subjects named by reference, and beside them those that whole sentences name by title or indicator."""
        referred = {ref for sentence in said for hit in sentence.hits for ref in hit.refs}
        named: list[Subject] = []
        rest: list[Sentence] = []
        for sentence in itertools.chain.from_iterable(map(self._measure_apart, said)):
            others = () if sentence.hits else by_name((sentence.text,), self.plan, self.author, self.sent)
            if len(others) == 1 and self._surely_named(others[0], referred):
                named.append(others[0])
            else:
                rest.append(sentence)
        return (*by_reference(rest), *named)

    def _measure_apart(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """'Reviews held 60%, A29 six placed': a reading of a measure by its name before the first action named."""
        head, comma, tail = sentence.text.partition(", ")
        if (
            comma
            and tail.startswith(REFERENCE)
            and REFERENCE not in head
            and find_indicators(head, self.plan, self.sent)
        ):
            return Sentence(head, ()), replace(sentence, text=tail)
        return (sentence,)

    def _surely_named(self, subject: Subject, referred: set[str]) -> bool:
        """Whether a sentence beside references speaks of another action than theirs."""
        title = subject.title
        if subject.ref is None or subject.ref in referred:
            return False
        theirs = self.author in self.plan.by_ref[subject.ref].owners or self.author not in self.plan.owned
        if title and not (theirs and title.words > 1 and title.topic and title.leads):
            return False
        return self._counts(subject, self._draft(subject, alone=False))

    def _without_small_talk(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """What is left beside everyday talk counts only with a word of a title, in a thread with a rating or share."""
        refs = (*self.context.thread_actions, *self.plan.open_actions_of(self.message.author))
        about = frozenset(word for ref in refs for word in self.plan.title_stems.get(ref, ()))
        kept = tuple(
            part for each in texts if (part := each if self._surely_told(each) else without_small_talk(each, about))
        )
        if kept == texts:
            return texts
        left = " ".join(kept)
        told: object = about.intersection(stems(left))
        if self.context.thread_actions or _OF_ITSELF.match(left):
            told = told or find_rating(left).rating or find_percent(left)
        return kept if told or by_title(kept, self.plan, self.message.author) else ()

    def _surely_told(self, text: str) -> bool:
        """Whether everyday words ('bins') are those of the plan: a measure with its figure, or a title that leads."""
        measured = find_indicators(text, self.plan, self.sent)
        return self._led_by_title(text) or len(measured) > 1 or bool(measured and len(text.split()) <= _FEW)

    def _led_by_title(self, text: str) -> bool:
        """Whether a sentence begins with the title of one of its author's own actions and says something of it."""
        hit = find_title(text, self.plan, self.author)
        mine = self.plan.open_actions_of(self.author)
        return bool(hit and hit.leads and hit.topic and hit.refs[0] in mine)

    def _with_what_led_to_it(self, named: tuple[Subject, ...]) -> tuple[Subject, ...]:
        """'It's red. A3 I mean': where nothing is said of the only action named, what came before is said of it."""
        said = self.said.sentences
        if len(named) != 1 or said[0].hits or self._draft(named[0], alone=True).says_something:
            return named
        if len(named[0].text.split()) > _ONLY_NAMES:
            return named
        return (replace(named[0], text=". ".join(sentence.text for sentence in said)),)

    def _barely_named(self, subject: Subject) -> bool:
        """A word of somebody else's title is less than the action a thread is about."""
        if subject.ref is None:
            return True
        owner = self.author in self.plan.by_ref[subject.ref].owners
        return not owner and bool(subject.title and subject.title.words == 1)

    def _spoken_of(self) -> tuple[str, ...]:
        """'What have you got on 2.1? Should say 45%': the only action named in a question is what the rest is about."""
        return self.said.spoken_of if len(self.said.spoken_of) == 1 else ()

    def _quoted_ref(self) -> tuple[str, ...]:
        """A single reference in a quoted reminder settles the action for the reply."""
        hits = find_references(self.plain.quoted, self.plan)
        refs = tuple(dict.fromkeys(ref for hit in hits if hit.kind == "action" for ref in hit.refs))
        return refs if len(refs) == 1 else ()

    def _draft(self, subject: Subject, alone: bool) -> Draft:
        """What a subject's words say; looked at more than once, read once."""
        key = (subject.ref, subject.via, subject.text, alone)
        if key not in self.drafts:
            self.drafts[key] = self._read_draft(subject, alone)
        return self.drafts[key]

    def _read_draft(self, subject: Subject, alone: bool) -> Draft:
        action = self.plan.by_ref.get(subject.ref) if subject.ref else None
        tied = alone or mentions_attachment(subject.text) is not None
        hits = subject.hits
        if hits is None and subject.ref:
            period = find_period(self._leading_words(), self.sent)
            found = find_indicators(subject.text, self.plan, self.sent, (subject.ref,), period)
            hits = tuple(hit for hit in found if subject.ref in hit.refs)
        text = with_title_masked(subject.text, subject.title, self.plan) if not hits else subject.text
        text = without_title(text, action.title) if action and subject.via == "reference" else text
        links = evidence_links(links_in(subject.text, self.plain.links))
        return read_content(
            Material(
                text,
                action,
                self.sent,
                self.plan,
                links,
                file_names(self._shown(subject)) if tied else (),
                hits,
                attachment_expected=not self.message.files and not links,
                by_reference=subject.via == "reference" or self._led_by_own_title(subject),
                in_thread=subject.via == "thread",
            )
        )

    def _leading_words(self) -> str:
        """What stands before the first action named: 'Oct: 2.1.3 61%'."""
        hits = self.said.sentences[0].hits if self.said.sentences else ()
        lead = self.plain.text[:16].split("\n")[0]
        return lead.partition(hits[0].words)[0] if hits else lead

    def _led_by_own_title(self, subject: Subject) -> bool:
        """Whether its title, in so many words, leads what an owner says of an action."""
        hit = subject.title
        owner = subject.ref is not None and self.author in self.plan.by_ref[subject.ref].owners
        return bool(owner and hit and hit.words > 1 and hit.topic and hit.leads)

    def _shown(self, subject: Subject) -> tuple[AttachedFile, ...]:
        """The files that can be evidence: where nothing names the action, not every picture is."""
        if subject.via not in ("thread", "owner"):
            return self.message.files
        about = self.plan.title_stems.get(subject.ref or "", frozenset())
        return shown(self.message.files, subject.text, about, bool(self.plain.text.strip()) and not self.said.spoken_of)

    def _counts(self, subject: Subject, draft: Draft) -> bool:
        return counts(subject, draft, self.author, self.plan, self.sent)

    def _doubts(self, subject: Subject, draft: Draft) -> tuple[Doubt, ...]:
        mine = as_doubts(draft, subject.ref)
        if subject.doubt is None:
            return mine
        ref = None if subject.doubt == "bulk" else subject.ref
        return (Doubt(subject.doubt, ref, subject.candidates, subject.words), *mine)
