"""Courtesies around what is told or asked: thanks, apologies and 'I should be grateful if', which say nothing."""

from __future__ import annotations

import re

from bot.reading.gates import Gated

_THANKS = r"(?:many )?(?:thanks|thank you|thx|ta|cheers|sorry|apologies)(?:,? [a-z]+)??(?: (?:so|very) much)?"
PREAMBLE = Gated(
    r"^\W*(?:(?:would|should) (?:also )?be )?(?:(?:most|very|so|really) )?(?:grateful|obliged|appreciate it)"
    r" (?:if you (?:could|would|might)(?: please| kindly)? (?=show|mark|put|record|log|enter|move"
    r"|close|extend|change)"
    r"|if (?=\ue010 (?:could|might|can|were|may)\b)|for (?=(?:an? )?(?:\w+ )?extension\b))|"
    r"^\W*(?:i|we)(?: would|'d)? ask that (?=\ue010 (?:is|be)\b)|"
    r"\b(?:i|we)(?: should| would|'d|'ll| will|'m| am)(?: therefore| accordingly| also| thus)?(?: be)? (?:(?:most"
    r"|so|very|really|extremely|ever so|much"
    r"|a little) )*"
    r"(?:grateful|obliged|glad|pleased|thankful|delighted|happy|appreciate it|like|prefer|welcome it)"
    r" (?:if you (?:could|would|might)(?: please| kindly)? (?=show|mark|put|record|log|enter|move|close|extend"
    r"|change)"
    r"|if (?=\ue010|it\b|this\b|that\b|(?:the |my |our )?(?:\w+ )?(?:date|deadline|owner(?:ship)?|responsibility"
    r"|target)"
    r" (?:for|of|on) \ue010)|for (?=an? |more |\ue010)|to have (?=\ue010|it\b|this\b|an? ext))"
    r"|\b(?:i|we)(?:'d| would| should) (?:welcome|appreciate|value) (?=an? |some |more )"
    r"|\b(?:might|may|could|can) (?:i|we) (?:please |kindly |just |also )?(?:ask|request|suggest|propose"
    r"|trouble you|say(?! (?:the )?(?:\d|end|mid|early|late))|add"
    r"|ask you)(?: you)? (?:for|that|to)?\b"
    r"|\bwould it be (?:too much|possible|ok|okay|alright|all right|rude|cheeky)(?: to ask)?(?: that| for| to| if)?\b"
    r"|\bif (?:i|we) (?:may|might)(?: be so bold)?,?|\bbe so (?:kind|good) as to\b"
    r"|^\W*(?:many )?(?:thanks|thank you|thx|ta|cheers|sorry|apologies)(?: \w+)? for (?:the |your |my "
    r")?[\w-]+(?: \w+){0,3}[,;:–-]\s*"
    r"(?=\S*\ue010)"
    rf"|^\W*(?:\w+ )?{_THANKS}(?: for (?:\w+ ){{0,3}}?\w+)?(?:[, ]+(?:and|but|also|so|oh|by the way|btw"
    rf"|just to (?:say|add|let you know)"
    r"|while (?:i'm|i am|i) (?:here|on|at it|think of it)|from me)(?! for))+[, ]+(?=\ue010 (?!(?:is|are|has been) "
    r"(?:now |both |all )?(?:recorded|logged|noted|updated|in|on)\b))"
    rf"|^\W*(?:\w+ )?{_THANKS} (?:for (?:the |your |that |this )*(?:reminder|nudge|chaser|chase|prompt|email"
    r"|message|call|ping|patience|heads up|chasing|asking|waiting))[, ]+(?=\ue010 (?:is|has|was|went|now|still)\b)",
    re.I,
)
"""Courtesies before what is asked of the plan: 'I should be grateful if ...', 'thanks for chasing, ...'."""
COURTESY = Gated(
    r"\b(?:(?:i|we) )?(?:do )?hope (?:(?:that )?(?:you(?:'re| are| had| have)|all (?:is|are)|everyone"
    r"|the (?:weekend|holiday))"
    r"|this finds you)\b[^.;,\n\ue010]*|^[^.;,\n\ue010]{0,60}?\b(?:lovely|nice|good"
    r"|great) (?:to (?:see|meet|speak|talk"
    r"|catch|chat)"
    r"|seeing|meeting|chatting)\b(?! \ue010)[^.;,\n\ue010]{0,80}(?=\ue010)|"
    r",?\s*\bif (?:it|that|this|you|we|i|there)(?:'s| is| isn't| is not| are| would| wouldn't| may| might"
    r"|'d)?[^,.;?]{0,40}\b(?:bother"
    r"|trouble|ok|okay|alright|possible|convenient|suits?|acceptable|agreeable|allowed|all right)\b|"
    r"[,.;]?\s*\b(?:sorry|apologies)(?: for (?:being |the )?(?:late\w*|delay)\b|,? (?:this|i'?m|it'?s) (?:is "
    r")?(?:a (?:day|bit|little|tad) )?late\b)[^.;,\n\ue010]*"
    r"|,?\s*\b(?:and )?i promise(?:d)?\W*$|,?\s*\bpromise\W*$|,?\s*\bif (?:(?:that's|it's|that is) (?:ok|okay"
    r"|all right|alright|fine)(?: with \w+)?"
    r"|colleagues are (?:content|happy)"
    r"|(?:nobody|no one) (?:objects?|minds?)|you don't mind|you (?:would(?! [a-z])|please)|(?:you"
    r"|anybody|anyone) asks?"
    r"|i may)\b",
    re.I,
)
