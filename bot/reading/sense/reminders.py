"""What is said around reports and meetings: chasers, agendas, papers, returns that are still to come."""

from __future__ import annotations

import re

from bot.reading.gates import Gated

CHASER = Gated(
    r"\b(?:(?:is|are|all|falls?|fall) due\b|updates? (?:for|on|from|to)\b"
    r"(?! (?:action )?\ue010\W{0,4}(?:(?:we|i|it|is|has|that|now|still|on track|done|complete|red|amber|green)\b|$))"
    r"[^.;]{0,40}\b(?:by|please"
    r"|due|needed|before)|updates? (?:please|due|needed|by)|(?:returns?|updates?) (?:in by|back by|to me by|due"
    r"|please|needed|by)\b"
    r"|reminder|(?:are|is) (?:hereby )?reminded|falls? to be"
    r"|remind(?:ing)? (?:you"
    r"|everyone|all)|don't forget|do not forget|deadline for(?! \ue010[^.;]{0,60}\bbe (?:exten|mov|push|chang|put back"
    r"|revis|be \d))|agenda(?! (?:is|was) (?:full|packed))|need (?:your|updates)"
    r"|still need (?:your|an update|updates)|haven't (?:had|seen|received) (?:your|an update"
    r"|anything)|can (?:everyone|all|you all|owners|people)|please (?:submit|return|forward|complete) (?:(?:all|your"
    r"|any|the) )*(?:returns?|updates?|narratives?|templates?)|please (?:update|send|check|look"
    r"|remember|chase|ask|have a look|see(?! (?:the )?(?:attached|enclosed|link|below|[\ue100-\ue1ff]))|read|review"
    r"|all|ensure"
    r"|make sure|let me"
    r"|bring|come)|chas(?:e|ing)(?: up)?(?: on)?(?: (?:you|everyone|owners|updates)|(?= \ue010))"
    r"|(?:chased|told|rang|emailed|reminded|asked|ringing|texted|messaged"
    r"|nudged) (?-i:[A-Z][a-z]+)(?: again)?(?: about| on| for| re| that)?(?=\s\ue010)"
    r"|book(?:ed|ing) (?:an?|the) (?:room|table|slot|teams link) for(?= \ue010)"
    r"|(?<=\ue010 )(?:narrative|return|update|commentary|entry|box) (?:is |still )*"
    r"(?:missing|outstanding|late|overdue|blank|empty)|we'll (?:discuss"
    r"|look at|cover|go through|take)|to discuss|on the agenda"
    r"|is (?:item|slot|first|next|last) (?:\d|up|on)|overdue (?:an?|any|their|your) |had nothing (?:back )?from"
    r"|(?:waiting (?:for|on)|awaiting|missing|needs?|needing|want|after|lacking) (?:(?:an?|the|your|its|his|her"
    r"|their|my"
    r"|some|any|still|that|this|new|proper) )*(?:rag|ratings?|colours?|updates?|returns?|narratives?|percentages?"
    r"|commentary|one-liner|wording|paragraph)(?=\W*$|[,.]|\s(?:from|for|on|by|please|pls|asap|and|off)\b))\b",
    re.I,
)
TABLED = Gated(
    r"\b(?:will be|to be|is being|being|was|were|is|are) (?:discussed|looked at|raised|considered(?! that)|mentioned"
    r"|covered|tabled|presented"
    r"|talked about|debated)\b|\bAOB\b|\bdiscussion (?:of|on|about)\b|\bdeep dive\b|\b(?:is|are)? ?first up\b"
    r"|\b(?:presenting|asked about|asking about|ask about|questions (?:on|about)|talk(?:ing)? (?:to|through|about)"
    r"|late with"
    r"|(?:can't|cannot|couldn't) (?:see|find|open|edit|load))(?= \ue010)|\ue010 (?:is|was) about\b"
    r"(?! (?:half|to|right|there|time|an? (?:third|quarter|fifth|tenth|week|month|fortnight|day)|\d|(?:one|two"
    r"|three|four"
    r"|five|six|seven|eight|nine|ten|[a-z]+teen|[a-z]+ty)\b))"
    r"|\ue010 needs? (?:updating|an update)\b"
    r"|^[^\w\ue010]*(?:still |just )*(?:outstanding|waiting (?:on|for)|awaiting|missing|nothing received|not had"
    r"|late|(?:no"
    r"|missing) (?:papers?|returns?"
    r"|narratives?|slides?|info|sign|word|sight|mention)(?: (?:yet|back|of|for|on|about|from))*|(?:nobody"
    r"|no one) (?:mentioned"
    r"|asked about|raised|spoke (?:to|about)|knew about))\W*(?=\ue010(?:[\W\ue010]|and|yet|either|at \w+ \w+"
    r"|this \w+){0,8}$)"
    r"|\breassigned (?:in|on|by)\b|\bwon't let me\b|\b(?:on my screen|(?:showing|working|loading) for me)\b"
    r"|\ue010(?:'s)? (?:update|numbers?|narrative|return|box|slides?|papers?|entry|row|tab|button|form|title|owner"
    r"|typo)\b"
    r"(?![^.;\n\ue010]*(?:\d|\b(?:red|amber|green|blue|attached|finished|complete\w*|done|signed|in use|ready"
    r"|approved|published|agreed|designed|live|piloted|printed|trialled"
    r"|rolled|drafted|at"
    r" (?:consultation|print))\b))"
    r"|\ue010(?:'s)? (?:(?:narrative|return|slides?|briefing(?: note)?|commentary|write-?up)(?: (?:is|are|now|all|about"
    r"|nearly|half|almost))*|update (?:is|now)) (?:\d{1,3} ?%|(?:done|finished|completed?|written|drafted|ready|sent"
    r"|in)\b)"
    r"|\ue010 (?:complaint|foi|(?:media|press|foi|mp) (?:quer(?:y|ies)|enquir(?:y|ies)|requests?|questions?))\b"
    r"|(?:\b(?:on|via)|\d ?[ap]m|\d[.:]\d\d|,) (?:ms )?(?:teams|zoom|webex)\W*$"
    r"|\ue010 (?:\w+ )?(?:slides?|papers?|agenda|pack|briefing|notes) (?:for|by|due|on|at) (?:the )?(?:\w+ )?(?:mon|tue"
    r"|wed|thu|fri|tomorrow|meeting|board|panel|\d)"
    r"|\ue010 (?:(?:v\d|version \d|doc(?:ument)?|file|folder|spreadsheet|sheet|dashboard|page|link)(?: (?:is|has"
    r"|was|are|been"
    r"|now))* (?:renamed|moved|deleted|locked|broken|down|superseded|archived|corrupt\w*|missing)"
    r"|(?:minutes|agenda|e-?mail)(?: (?:is|has|was|are|been|now))* (?:sent|circulated|done|out|bounced))\b"
    r"|^\W*(?:saved|resent|posted|emailed) \ue010\W*$|\ue010 (?:bounced\b|resent\b|(?:sent|emailed|forwarded) to you\b"
    r"|saved\W*$|n/a\W*$)"
    r"|\ue010 ?(?:-|–|to) ?\ue010 (?:tomorrow|today|tonight|\w+day)(?: please| pls)?\W*$"
    r"|\blate (?:for|to) \ue010|\ue010 at (?:half past|quarter (?:past|to)|\d{1,2}[.:]\d\d|\d{1,2} ?[ap]m)\b"
    r"|\b(?:in|at) (?:the|this) meeting\W*$"
    r"|\bprint(?:ed|ing)?\b[^.;]{0,24}\bfor (?:the (?:meeting|board|panel)|you|everyone|tomorrow)\b"
    r"|\ue010 will be (?:an?|the|one of the) (?:\w+ )?(?:priorit(?:y|ies)|focus|topic|theme|talking point)\b"
    r"|\bnothing (?:(?:back|in|heard|yet|received) )?from \ue010|\bcame up (?:at|in)\b"
    r"|\ue010 (?:(?:\w+ )?(?:catch[ -]?ups?|meetings?|huddles?|slots?)(?! (?:is|are) the)"
    r"|calls?(?! it| that)|chat|discussion|workshops?|invites?|demo|items?(?! (?:(?:is|are|now|still|at) )*(?:red"
    r"|amber|green|blue|done|complete"
    r"|finished)))\b"
    r"(?![^.;]{0,20}\b(?:held|done|happened|took|went|complete|finished))"
    r"|\boutstanding (?:returns?|updates?)\b|\b(?:missing so far|nothing (?:received|back|in) (?:for|from|on))\b"
    r"|\bnarratives?\b[^.;]{0,16}\bby\b|\b(?:cell|row|column|conditional formatting|drop-?down) (?:next|for"
    r"|beside|of|on|above|below|is)\b"
    r"|\bthe bot\b",
    re.I,
)
STILL_TO_SAY = Gated(
    r"\b(?:my|our|your|the) \ue010 (?:returns?|updates?|narratives?|entry|box|input|bit|comments?)\b"
    r"|\b(?:numbers?|figures?|narratives?|returns?|updates?|data|colours?|ratings?|percentages?|commentary"
    r"|report)\b[^.;]{0,20}"
    r"\b(?:will|should|shall|to) (?:now )?be (?:with you|sent|in|over|there|yours|furnished|provided|submitted"
    r"|supplied|forwarded"
    r"|made|given|returned|prepared|circulated|available)\b|\bexpect \ue010 from\b"
    r"|\b(?:have not|haven't|not) (?:looked at"
    r"|got to|got round to|forgotten|(?<!\ue010 not )done) \ue010|\bworking through (?:mine|my|them|the list)\b"
    r"|\bcan't (?:do"
    r"|get to|look at|update)"
    r" \ue010(?! (?:without|unless|because|cos|as|with no|due to|while|until (?!i\b|mon|tue|wed|thu|fri|tomorrow"
    r"|later)))|\b(?:pop|bung|stick|send) \ue010 (?:in|over|across|through)\b(?! as\b)"
    r"|(?<!\ue010 )\bgive me (?:till?|until) "
    r"(?:tomorrow|tonight|lunch|noon|later|the (?:morning|afternoon)|close|cop|end of (?:the )?day|this|mon|tue"
    r"|wed|thu|fri)"
    r"|\b(?:will|shall) (?:now )?be (?:notified|advised|reported(?! (?:as|at|to))|communicated|imparted)\b"
    r"|\ue010 (?:will be |to be |is )?(?:over )?with you (?:by|on|tomorrow|tonight|later|shortly|soon|first|before"
    r"|this)"
    r"|\bi owe you\b|\bshall revert\b",
    re.I,
)
REMINDS = re.compile(
    r"\b(?:remind\w*|deadline|updates? (?:by|due|please|needed)|returns? (?:to me|by|due)|overdue an?|narratives?)\b",
    re.I,
)
