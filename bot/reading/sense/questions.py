"""Sentences that ask the plan for something: a question about its actions, or for a report."""

from __future__ import annotations

import re

from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.sense.beside_actions import OF_A_MEETING
from bot.reading.sense.plan_topics import is_called, is_made_of_the_plan, is_of_the_plan
from bot.reading.sense.put_to_people import calls_somebody, is_put_to_people
from bot.reading.sense.question_forms import is_in_form

_REQUEST = re.compile(
    r"\b(?:extend|extended|extension|until|till?|while|more time|longer|close|closed|reassign\w*|off me|on hold"
    r"|paused?|suspend\w*|marked?|push(?:ed)?|moved?|transfer\w*|hand(?:ed)? (?:it )?over|own|take (?:it |this "
    r"|\ue010 )?(?:over|on)"
    r"|go over to|given to|put back|go back|deadline|agree|ext(?:n|ension)?|down as|go (?:down|in) as|show \ue010 as"
    r"|as (?:red"
    r"|amber|green|blue|complete"
    r"|done)"
    r"|(?:an?|another|one|two|three|four|six|few|\d+|further|extra|additional|more) (?:(?:more|further|extra"
    r"|additional|\w+ working) )?"
    r"(?:\w+ )?(?:working )?(?:days?|weeks?|months?|fortnight|wks?|mths?)|(?:somebody|someone) else|instead of me"
    r"|(?:go(?: back)?|be|say|make it|have|run|slip|become) (?:to |on |for )?(?:the )?(?:end|mid"
    r"|early|late(?!st)|\d|jan"
    r"|feb|mar|apr|may|jun"
    r"|jul|aug|sep|oct|nov|dec|easter|christmas|xmas)\w*)\b",
    re.I,
)
_MEETING = re.compile(
    r"^\s*(?:oh )?what an? \w+|\bwhich (?:red|amber|green|blue|yellow)s? (?!actions?|ones?|rec|are we|have)"
    r"|\bwhere (?:is|are) (?:the )?(?:meeting|room|board meeting)|what time|\broom\b|\blunch\b"
    r"|\bparking\b|\b(?:mug|umbrella|corsa|fiesta|golf|polo|car|bins?|cards?|quiz|cakes?|coat|keys"
    r"|kettle|fridge|projector|printer|toner|flipchart"
    r"|milk|biscuits|raffle|collection)\b"
    r"|\b(?:the|my|your|a) (?:red|amber|green|blue|yellow) (?!actions?"
    r"|ones?|and|or|status|rating|in"
    r"|for|on|at|list"
    r"|items?|products?|recs?|to|now|by|then)[a-z]{3,}",
    re.I,
)


_ASKED_FOR = Gated(
    r"(?:^|[,:;!–-]|\b(?:so|and|complete|completed|done|finished)\b)\s*(?:please\s+)?(?:any (?:chance|way)(?: of"
    r"| that)?|(?:is )?there any (?:chance|way)|(?:would|is) it be? ?(?:possible|ok|okay|all right"
    r"|alright)(?: to| if| for)|can|could|may|might|would)(?!')\s+(?:(?:you|we|i) (?:please )?|it"
    r"|this|that|the\b|my\b|\ue010"
    r"|someone else|somebody else|another\b|an?\b|have\b|(?=please|[\w ]{0,30}\b(?:be|have|own|go)\b))",
    re.I,
)
_ORDERED = re.compile(
    r"^\W*(?:please |pls |and )?(?:extend|push (?:it|this|\ue010)|move (?:it|this|\ue010)|close (?:it|this"
    r"|\ue010)|reassign)(?!\w)(?! your| the meeting)",
    re.I,
)


_KEPT = (
    r"(?:reds|ambers|greens|blues|overdues?|history|owners?|due dates?|deadlines?|rating|rag|colour"
    r"|summary|position|list"
    r"|actions|percentage|forecast|overview|breakdown|trend|export|count|excel|spreadsheet|csv"
    r"|red list|last update|latest|whose|when)"
)
_WANTED_ONLY = Gated(
    rf"^(?=[^?.!]{{0,80}}\b{_KEPT}\b)(?:[^?.!]{{0,80}}(?:\?|\b(?:please|pls|plz))\W*$"
    r"|\W*(?:(?:i'?m |i |we |just |also )*(?:need|want|after|looking for|require)\b))",
    re.I,
)
"""The name of something the plan keeps, politely or as a need."""
_OF_ONE = re.compile(
    rf"^\W*{REFERENCE} (?:history|owner|due date|deadline|rating|colour|whose|when|whose is it|who owns it)\W*$"
    rf"|^\W*{REFERENCE}\W{{1,3}}(?:red|amber|green|blue) or (?:red|amber|green|blue)\?",
    re.I,
)
"""'A12 history', 'A12: red or amber?'"""
_DONE_TO_IT = re.compile(
    r"\b(?:moved?|moving|chang\w+|extend\w*|clos\w+|put|set|made|updat(?:ed|ing)|mark\w*|sign(?:ed|ing)?"
    r"|show|is|are|was|be|will"
    r"|to me|by|yours?|complete[d]?|done|finished|sent?|add\w*|remov\w+|put back|push\w*)\b",
    re.I,
)
_TEXTED = Gated(r"(?<![\w.'])u(?![\w.'])|(?:^|(?<=\bwhen |\bwhat ))\W*r(?= \w)|\bwen(?= )|(?<=\bwen )r(?= )", re.I)
_OF_A_NAME = re.compile(
    r"\W*(?:(?P<be>is|are|was|were)|has|have|does|did) (?P<name>[a-z]+(?<!ed)(?<!ing)(?<!en)(?<!t))(?:'s)?(?= )", re.I
)
"""'Has Rosa updated', 'is supervision up or down': no statement without its subject; 'is Rosa in' asks of her."""


def _in_full(texted: re.Match[str]) -> str:
    return {"u": "you", "wen": "when"}.get(texted.group().casefold(), "are")


def is_question(sentence: str, plan: PlanIndex, of_an_action: bool) -> bool:
    """Whether a sentence (references masked) asks something the plan could answer.

    `of_an_action` is whether an action is spoken of already, so that 'it' and 'this' may be that one.
    """
    sentence = _TEXTED.sub(_in_full, sentence)
    if not is_asked(sentence) and not _asks_of_a_name(sentence, plan):
        asked = bool(_OF_ONE.match(sentence)) or _names_no_more(sentence, plan)
    else:
        asked = is_of_the_plan(sentence, plan, of_an_action)
    return asked and not calls_somebody(sentence, plan)


def _asks_of_a_name(sentence: str, plan: PlanIndex) -> bool:
    found = _OF_A_NAME.match(sentence)
    if found is None or is_put_to_people(sentence) or is_request(sentence) or _MEETING.search(sentence):
        return False
    name = found["name"].casefold()
    if name in plan.names and found["be"]:
        return False
    return is_called(name, plan) and is_made_of_the_plan(sentence, plan)


def _names_no_more(sentence: str, plan: PlanIndex) -> bool:
    """'Reds and ambers please', 'A12 history', 'need the due date for A12': all of it is what is wanted."""
    if not _WANTED_ONLY.match(sentence) or _DONE_TO_IT.search(sentence) or is_put_to_people(sentence):
        return False
    return is_made_of_the_plan(sentence, plan)


def is_asked(sentence: str) -> bool:
    """Whether a sentence asks for information, and not a person for theirs."""
    if not is_in_form(sentence):
        return False
    return not (is_put_to_people(sentence) or _MEETING.search(sentence) or is_request(sentence))


def is_request(sentence: str) -> bool:
    """'can A3 be extended to 29 March please': asked of the plan, but to be recorded, not answered."""
    if OF_A_MEETING.search(sentence):
        return False
    if _ORDERED.match(sentence):
        return True
    return bool((asked := _ASKED_FOR.search(sentence)) and _REQUEST.search(sentence, asked.start())) and not re.search(
        r"\b(?:show (?!\ue010|it|this|that|mine)|list|export|(?:advise|know|say|confirm|check|tell (?:me|us))"
        r" (?:what|which|who|when|how))\b",
        sentence,
        re.I,
    )
