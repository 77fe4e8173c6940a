"""What papers, tools, other plans and other times say of an action, and what nobody believes: nothing to record."""

from __future__ import annotations

import re

from bot.reading.gates import Gated

_MONTHS = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*"
_PAPERS = Gated(
    r"\b(?:in|at) my (?:last|old|previous|former) (?:council|place|job|authority|trust|team)\b|^\W*BBC:"
    r"|\bthe (?:gazette|herald|guardian|argus|echo|press|bbc|chronicle|mercury|mail) (?:says?|said|reports?"
    r"|claims?|has)\b|"
    r"\b(?:on|in|per|from|by) (?:my|our|your|the|his|her|that|this) (?:\w+ )?(?:tracker|packs?"
    r"|slides?|deck|sheet|copy"
    r"|spreadsheet|dashboard|minutes|screen|version|list|export)\b[^.;]{0,20}\ue010 (?:still |now )?(?:is|shows?|says"
    r"|reads|has)\b"
    r"|\b(?:tracker|packs?|slides?|deck|print ?outs?|copy|spreadsheet|sheet|dashboard|minutes|export|screen|page"
    r"|leaflet"
    r"|(?<!my )(?<!our )report|letter|paper|agenda|briefing|scorecard"
    r"|website"
    r"|(?:plan ?)?bot)(?:(?: from| of| in)? \w+)?(?:'s got| (?:thinks?|reckons?|says?|said|shows?|showed|has|had"
    r"|have|reads?|puts?"
    r"|lists?))\b(?=[^.;]{0,10}(?:\ue010|it as|\b(?:red|amber|green|blue)\b))"
    r"|\baccording to\b(?! (?:the |our )?(?:plan|schedule|timetable|programme)\b)(?! (?-i:(?!Ofsted|Cabinet"
    r"|Council|The|Cllr|Google|Facebook|Wikipedia)[A-Z][a-z]+)\W*$)|\b(?:slides?|hand-?outs?) for"
    r" \ue010|\b(?:papers?|report|note)s? for \ue010 (?:is "
    r"|are )?due\b"
    r"|\b(?:was|were|has been|been) (?:updated|changed|edited|assigned|set) (?:by|to you)\b|\bchanged \ue010 from\b"
    r"|\bassigned (?:to you|\ue010)|\bautomated (?:reminder|message)|\bcomment added\b"
    r"|\ue010 (?:is |was )(?:originally )?due (?:on |by |in )?(?:the )?\d(?![^.;]*\b(?:now|but|will|slip\w*"
    r"|complete|done|finish\w*|moved|still|going|won't|on track)\b)"
    r"|\ue010 (?:is )?due\b(?! (?:to|now|date|out)\b)",
    re.I,
)
_TYPED = Gated(
    r"\b(?:red|amber|green|blue)\b[^.;]{0,20}\b(?:automatically|by default|by the (?:system|tracker"
    r"|bot)|by planbot)\b"
    r"|\bauto-?set\b|\bno update (?:was )?received\b"
    r"|^\W*plan ?bot,? (?:please |pls )?(?:don't|do not|stop|ignore|never|quit|leave|nag|remind|chase)\b|"
    r"\b(?:fill(?:ed|ing)? (?:in|out)|typ(?:ed|ing) (?:in|up)|submitt(?:ed|ing)|put(?:ting)? through) (?:the |my "
    r"|our )?"
    r"(?:form for |bit on |box for |update (?:for|on) )?\ue010(?=\W*$|\s+(?:just|now|today|earlier|this|last|on)\b)|"
    r"\b(?:i|we)(?:'ve| have)(?: (?:just|now|already|also|duly))* (?:put|marked|logged|recorded|entered|noted"
    r"|updated|shown"
    r"|amended)\b[^.;,]{0,30}?\b(?:as|at|to|in|on)\b"
    r"|\b(?:i|we)(?:'ve| have)(?: (?:just|now|already|also))* (?:changed|moved|set|turned|switched) (?:\ue010"
    r"|(?:it|that|this)\b)[^.;,]{0,20} (?:to|from)\b"
    r"|\b(?:i|we)(?:'d| had) (?:\ue010|it|that|this|you) (?:down |in |recorded |marked )*(?:as|at)\b"
    r"|\b(?:good|great|nice|lovely|pleased|glad|happy|brilliant|fab|delighted|sorry) to (?:see|hear|read|learn)\b"
    r"|^\W*(?:(?:all|now|ok|duly|both|great|thanks)\W+)*(?:logged|recorded|noted|entered|actioned)\b\s*[,:;–-]"
    r"|\b(?:your|his|her|their) \ue010 (?:entry|update|return|line|row|figures?|rating|narrative|is in)\b"
    r"|^\W*(?:a |here's (?:a|the) |this is (?:a|the) )?(?:copy|extract|screenshot) of\b|\blast (?:month|quarter"
    r"|week|year)'s\s*(?::|update|return|entry|position|ratings?|pack)"
    r"|\b(?:you|they|he|she|somebody|someone|who)(?:'ve|'s| have| has)?(?: (?:still|already|now|all|both))* "
    r"(?:got|put|have|has"
    r"|had|marked|logged|recorded) (?:\ue010|it|that|this|us|me|mine|ours|them|everything|all of \w+) (?:\w+ "
    r")?(?:down |in )?"
    r"(?:as|at|for)\b",
    re.I,
)
"""What somebody has typed somewhere already."""
_LEGEND = Gated(
    r"\b(?:red|amber|yellow|green|blue)\s*(?:=|means|is for|for)\s*\w[^.;]{0,40}?[,;/&]\s*(?:and )?(?:red|amber"
    r"|yellow|green|blue)"
    r"\s*(?:=|means|is for|for)",
    re.I,
)
"""'Green = fine, amber = need help' is the key to some colours and gives none."""
_PUT_RIGHT = re.compile(
    r"\b(?:now|should be|but(?! (?:that's|that is|it's|its|this is) (?:old|out of date|ancient|last|ages|months?"
    r"|years?))"
    r"|actually|wrong|please (?:change|update|correct)|in fact)\b",
    re.I,
)
_OTHER_TIMES = Gated(
    rf"\b(?:position|status|rating|colour) was\b|\bhistory\b|\bas (?:reported|agreed|noted) (?:in|at|to|last)\b"
    rf"|\bas of last year\b"
    rf"|\b(?:was|were) (?:then )?(?:reported|shown|recorded|rated) (?:as|at)\b|\bin the (?:{_MONTHS}|last"
    rf"|previous|old) pack\b"
    rf"|\b(?:last|previous|old) (?:pack|plan|return|report|minutes) (?:had|has|said|showed)\b"
    rf"|^\W{{0,12}}(?:back )?in (?:{_MONTHS}|last \w+|20\d\d)\b[^.;]{{0,30}}\b(?:was|were)\b(?![^.;]*\bnow\b)",
    re.I,
)
_OTHER_PLANS = Gated(
    r"\b[A-Z][a-z]+ (?:(?:have|has|had) )?(?:already )?(?:finished|done|completed|closed|got|launched"
    r"|published) (?:their|theirs|the same)\b"
    r"|\b(?i:in (?:the |our |\w+'s )?(?:other|\w+'s|(?!our\b|my\b|the\b|this\b|action\b"
    r"|improvement\b|main\b)\w+) plan\b(?=[^.;]{0,30}\ue010)|\ue010 in (?:the "
    r"|\w+'s )?(?:other|\w+) plan\b)"
    r"|\b(?i:in the [\w ]{2,24}(?:strategy|programme|framework|charter|roadmap) (?:action )?\ue010)"
    r"|\b\w+'s plan\b|\ue010 \((?:adults?|schools?|housing|health|corporate|send)\)|\b(?i:not our) \ue010"
    r"|\b(?i:(?:school|business|service|delivery|transformation|recovery|operational) (?:improvement )?plan) \ue010",
)
_DISBELIEVED = Gated(
    r"\b(?:my (?:foot|eye|arse)|as if|pull the other|yeah,? right|a dutchman|pigs (?:might|will|can)|dream on"
    r"|in (?:my|your) dreams"
    r"|as (?:green|red|blue) as)\b"
    r"|\b(?:(?:not|hardly|un)(?: \w+)? ?(?:sure|convinced|certain|persuaded)|question|wonder)(?: that| if| whether)?"
    r" (?:red|amber|green|blue) (?:is|was|feels|looks)\b|\b(?:not|hardly|never|can't|cannot|couldn't"
    r"|could not|nobody could"
    r"|no one could|shouldn't)"
    r" (?:yet |really |honestly )?(?:call(?:ing)?|say(?:ing)?|describe|claim)\b(?![^.;]*\b(?:more|but|it's|rather)\b)"
    r"|\b(?:one (?:trusts?|hopes?)|(?:one|we) (?:wonders?|imagines?|fears?))\b|\bit (?:is|was) hoped\b|\bit (?:cannot"
    r"|can't) be said\b"
    r"|\bcalling (?:\ue010|it|this|that) \w+ (?:is|would|was)\b|\b(?:red|amber|green|blue|complete) is (?:a bit "
    r"|rather |very |too |pretty )?"
    r"(?:generous|optimistic|kind|harsh|wishful|pushing it|a stretch|ambitious|nonsense|wrong|a joke|rubbish)\b"
    r"|\b(?:can't|cannot|don't|do not|fail to|struggle to) (?:see|understand|get|know|think) why\b"
    r"|\bpremature to\b|\bshould not wish\b|\bmight slip\b(?=[^.;]*\?)",
    re.I,
)
_WANTED = Gated(
    r"\b(?:please|pls|kindly|(?:can|could|would|will) (?:you|owners|anyone|someone|all"
    r"|everyone))\b[^.;]{0,30}\bconfirm\b"
    r"(?! receipt)|\blet (?:me|us) know\b"
    r"|\b(?:shout|ping|ring|tell|call|text|e-?mail|message|drop|give) (?:me |us )?(?:a \w+ )?(?:when|once|if"
    r"|as soon as)\b"
    r"|\bgrateful (?:for|if)\b|\bis that (?:right|so|correct|true)\b|\bsight of \ue010"
    r"|\b(?:we will|we'll|i'll|\ue010 will be|\ue010 to be) (?:be )?(?:cover|covered|take|taken|pick up|picked "
    r"up)\b(?! (?:over|another|about|around|until|till"
    r"|longer|\w+ (?:more )?(?:weeks?|months?)))"
    r"|\ue010,? (?:is ?n[o']t|is not|not) mine\b(?! any ?more| now| anymore)(?![^.;]*\b(?:can|please|move"
    r"|it'?s (?-i:[A-Z])\w*|wrong (?:person|owner)|reassign|give|pass|swap|transfer|should"
    r"|needs to (?:go|be)|belongs)\b)"
    r"|\ue010 is \w+'s,? not mine\b",
    re.I,
)
EXAMPLE = Gated(
    r"^\W{0,12}(?:examples?|format|sample|template)(?: \w+){0,3}\s*[:=]|\bignore (?:this|me)?,? ?(?:i'm |just )?test"
    r"|\btest(?:ing)?,? (?:please )?ignore\b"
    r"|^\W{0,12}test(?:ing)?(?: test)?\W{0,3}\ue010|\btest test\b|\b(?:seeing|see|checking) if (?:this|it) works\b"
    r"|\bsend (?:me|us|it) (?:stuff )?like\b|\btype\b[^.;]{0,12}\ue010",
    re.I,
)
"""A message that shows how a message is written."""


def is_hearsay(sentence: str) -> bool:
    """Whether a sentence (references masked) only repeats or doubts what is said of an action, or asks for it."""
    if (_PAPERS.search(sentence) or _TYPED.search(sentence)) and not _PUT_RIGHT.search(sentence):
        return True
    return any(p.search(sentence) for p in (_LEGEND, _OTHER_TIMES, _OTHER_PLANS, _DISBELIEVED, _WANTED))
