"""What stands in an action's way: obstacles, things waited for, shortages, risks, and the causes of delay."""

from __future__ import annotations

import re

from bot.reading.beside import after, before
from bot.reading.dates.date_rules import DateContext
from bot.reading.dates.dates import find_dates
from bot.reading.gates import Gated
from bot.reading.naming.plan_index import stems

_OBSTACLE = Gated(
    r"\b(?:waiting (?:for|on|to hear|until)|waiting (?:the|a|an|his|her|their|its|\w+'s)\b|awaiting|await|awaits"
    r"|still (?:no|nothing) (?:reply|response|answer|word|sign|date|decision|from|news)|(?:still |sat |sitting "
    r"|stuck "
    r"|currently )"
    r"with (?:legal|procurement|hr|finance|it|ict|the (?:lawyers|solicitors|supplier|vendor|unions?|dfe|ico|printers?"
    r"|landlord|bank|board))\b|no (?:reply|response|answer|word from|capacity|funding|money|budget|staff|rooms?"
    r"|one|cover"
    r"|analyst|nurses?|therapist|lead|agreement|sign-off|takers|applicants|resources?|trainer|feedback|venue"
    r"|candidates|bids"
    r"|bidders|interpreters?|licences?|access|time to|laptops?|data|bandwidth|administrator|admin|substitute"
    r"|successor)\b"
    r"|(?:nobody|no-one|no one)(?:'s| is| has| to| can| available| free| left| in post| wants| applied| bid| came)"
    r"(?!s? (?:even |yet |actually )?(?:touched|started|begun|looked|worried|complain\w*|unhappy|concerned"
    r"|objected))\b|(?:not|haven't|hasn't"
    r"|not yet|never|don't|doesn't|didn't|won't)"
    r" (?:replied|reply|responded|respond|come back|signed|sign|heard|released|release|agreed|answered|answer|arrived"
    r"|turned up|delivered|paid|filled (?:in|it)|sent (?:us|it|them|the)|give|given|provided?|returned|shown up)\b"
    r"|(?:has|have)(?:n't| not) (?:come back|heard|replied|responded|agreed|released|signed|arrived)|held up"
    r"|hold[\s-]?ups?"
    r"|depends? on|dependent (?:on|upon)|depending on|relies on|relying on|reliant on|contingent on|subject to "
    r"(?!change|you|that|this|it|nothing|no)\w+"
    r"|short[\s-](?:of|staffed|handed)|shortages?|shortfall|vacanc(?:y|ies)|unfilled|understaffed|sickness|(?:off"
    r"|out) (?:sick|ill|poorly)(?! today)"
    r"|off (?:until|til|till|for|with|long|work|again)|on (?:sick|long[\s-]term|compassionate|bereavement) leave"
    r"|long[\s-]term sick|signed off (?:sick|work|with)"
    r"|maternity(?: leave)?|poorly|unwell|fallen ill|is ill|are ill|been ill|(?:have|has|got|with|caught) "
    r"(?:covid|flu"
    r"|norovirus|chicken ?pox)|shielding"
    r"|isolating|in hospital|bereave\w+|risks?\b(?! (?:assess\w*|registers?|rating|matrix|log|management|panel|tool"
    r"|framework))|because of|because(?! (?:i|we) (?:say|said)\b)|owing to|thanks to the|on account of"
    r"|due to (?!be|start|begin|finish|complete|end|report|go|meet|publish|launch|close|come|open|hear|sign|receive)"
    r"|lack(?:s|ed)? of|lacking|outages?|won't (?:release|agree|sign|pay|let|engage|share|respond|do|give|thaw|budge"
    r"|play|open|take|say)"
    r"|refus\w+|(?:problem|problems|issue|issues|trouble|difficult\w*|difficulty) (?:with|over|getting|finding"
    r"|recruiting|in|at)"
    r"|problems?|trouble is|issue is|the worry|a worry|worries (?:me|us)|struggl\w+|snow(?:ed)?|flood(?:s|ed|ing)?"
    r"|heatwave|storms?"
    r"|(?<!first aid at )fire at|burst (?:pipe|main)|leak(?:ed|ing|s)?|power cut|asbestos|strikes?|walkout"
    r"|industrial action|crash(?:ed)?|cyber"
    r"|hacked|ransomware|broke(?:n)?(?: down)?|dents?|stopping us|killing us|holding us (?:up|back)"
    r"|holding (?:it|this|things) (?:up|back)|slow(?:ed|ing)? (?:us |it |things )?down|overstretched|stretched thin"
    r"|under (?:staffed|pressure)|swamped|overwhelmed|snowed under|swallowed|on (?:its|their|our|her|his) knees"
    r"|inundated|backlog of"
    r"|left (?:the council|us|the team|the authority|last|on)|resigned|handed in (?:his|her|their)|quit|walked out"
    r"|vacant|budget cuts?"
    r"|funding (?:cut|gap|ends|ended|pulled)|(?:has|have|'s|'ve|is|are) (?:left|leaving)|gone off(?! the rails)"
    r"|hitting us|hit by"
    r"|badly hit|redeployed"
    r"|seconded out|supplier (?:has|is|went)|overspen\w+|freeze|frozen|withdrawn|withdrew|pulled out|dropped "
    r"out|(?:pulling|dropping|backing) out|keeps? (?:cancelling|failing|missing|crashing|breaking|changing|moving)"
    r"|backed out|fell through|fallen through"
    r"|collapsed|gone bust|went bust|liquidation|into administration|cancelled|postponed|called off|stood (?:us )?up"
    r"|bottleneck"
    r"|backed up|failed|failure|fails|fault(?:y|s)?\b|snag(?:s|ged)?|hiccup|hitch|setback|impasse|stalemate|dispute"
    r"|objection|objected|appeal(?:ed)? against"
    r"|needs? [\w' ]{2,40} (?:first|before)|hold[s]? (?:it|us) up|chas(?:ing|ed)|lost (?:both|two|three|a|several|\d+"
    r"|our|the)"
    r" (?:\w+ )?(?:days?|weeks?|worker\w*|staff|social|lead|manager|funding|trainer|venue|sessions?)|late (?:delivery"
    r"|arriving|coming back)"
    r"|(?:come|comes|coming|arriving|are|is|were) (?:back )?late\b|lead time|out of (?:action|stock|service|use)"
    r"|in short supply|stuck (?:at|in|on)(?! (?:red|amber|yellow|green)\b)|held at customs|on a boat|yet to arrive"
    r"|still (?:hasn't|haven't|not)(?! (?:been |yet |even |properly )?(?:started|start|begun|begin|under|got "
    r"(?:going|round)|looked|kicked|ready|done|complete"
    r"|finished|there|green|amber|red))|not enough|too few|insufficient|can't spare|short notice"
    r"|double[\s-]booked"
    r"|red tape|gap in"
    r"|turnover|agency cover|illness|absence of|absences?|nothing back from|gone quiet|ghosted)\b",
    re.I,
)
_MORE_OBSTACLES = Gated(
    r"\b(?:(?:can't|cannot|can not|couldn't(?! have)|nothing|impossible|unable|struggling|won't (?:happen|move"
    r"|start|work"
    r"|be (?:done|ready|possible)))\b[^.;,]{0,40}? without (?!delay|further|any\b|issue|problem|incident|fail|doubt"
    r"|you\b|me\b|it\b)[a-z]+|abstractions?"
    r"|(?:staff|team|everyone|people|workers?|managers?|officers?|nurses?) (?:(?:is|are|all|now"
    r"|totally) )*(?:exhausted"
    r"|overstretched|burn(?:t|ed) out)"
    r"|(?:has|have|had|is|are|been) (?:all |badly |completely |totally )?(?:depleted|drained|stripped"
    r"|decimated|gutted|sapped|swallowed|thinned|hollowed|crippled|floored|eaten (?:up|into|away|all|the|our|my)"
    r"|taken (?:our|my|the|half|all|two|three|most|another|a new) (?:[a-z]+ ){0,2}?(?:staff|people|team|workers?"
    r"|managers?|money|budget|capacity|posts?|jobs?|roles?|officers?|nurses?)|left us (?:with no|without|short|one"
    r"|two))"
    r"|no (?!one\b|doubt\b|need\b)[a-z]+ (?:will|would|can|is willing to|wants? to|seems? to)"
    r" (?!be\b|slip|change|miss)[a-z]+"
    r"|(?:budget|money|funding|grant)(?:'s)?\b(?: \w+){0,3}? (?:gone|cut|run out|pulled|withdrawn|lost"
    r"|unconfirmed"
    r"|frozen|spent)|run out of|ran out of"
    r"|posts? (?:\w+ )?(?:empty|vacant|unfilled)|let us down|(?:access|permission|request|bid) (?:\w+ ){0,4}(?:denied"
    r"|turned down|rejected)|objects?(?: to)?|unhappy"
    r"|(?:not|aren't|isn't|haven't|hasn't|won't|don't|doesn't|wasn't|nobody|no one|no-one|never) (?:engaging"
    r"|turning up|turns up|turn up|replying|responding|answering"
    r"|returning|sending|coming forward|playing ball"
    r"|interested|available|free until|through yet|come through|landed|materialised|cleared|working)|(?:poor|low|weak"
    r"|patchy|slow) (?:response|uptake|take-up|turnout"
    r"|attendance|data|returns?|progress from)|hardly any|turned (?:it|us|the offer|this) down|came to nothing"
    r"|no suitable|(?:were|was|is) no good|jury service|paternity"
    r"|(?:one|two|three|four|five|six|several|\d{1,2}) (?:[a-z]+ )?[a-z]{3,}s (?:off|short|missing|sick"
    r"|on leave)\b(?! (?:to|from|by|as|the|on)\b)"
    r"|no (?!(?:change|update|news|new|concern|issue|problem|further|progress|movement|objection|complaint|question"
    r"|surprise|thank|other|more|risk|slippage)s?\b)[a-z]+s (?:yet )?(?:back )?from (?!me\b|us\b)"
    r"|wants? (?:another|a (?:second|further|fresh|closer)) look|wants? (?:it |this |them )?(?:re-?done|re-?written"
    r"|re-?worked)"
    r"|(?:team|staff|we|we're|service|capacity|everyone) (?:is |are |was |very |badly |really )*stretched|(?:team"
    r"|staff|we|we're|us) (?:is |are |now )*down to"
    r" (?:one|two|three|half|\d)|we're (?:one|two|three|a|\d) (?:\w+ )?(?:down|short)|(?:one|two|three|four|five|a"
    r"|\d+) (?:\w+ )?short\b|covering (?:two|three|both|other)"
    r"|capacity(?: is| an?| the)* (?:issue|problem|pinch|gone|limited|tight)|(?:pulled|diverted|dragged|sucked"
    r"|redirected) (?:on ?to|to|into|off|away|back)"
    r"|(?:everyone|all hands|whole team) (?:is |are )?on the|late with (?!it\b|this|my|the update|that)|bugs?\b"
    r"|(?:system|server|network|portal|site"
    r"|lift|boiler|phones?|line|software|laptops?|printer)"
    r" (?:(?:is|are|was|went|still|has|been|keeps)\s+)*(?:down|fell over|falling over|broken|offline|dead|failing"
    r"|not working|kaput)|data (?:quality )?(?:is |are )?(?:poor|a mess"
    r"|wrong|missing|unreliable)|don't add up|(?:sitting|sat|sits) on (?:it|them|this)|in (?:\w+'s )in(?:box"
    r"|[- ]?tray)|needs? (?:the |a |an |his |her |their )?(?:[\w']+ ){0,2}"
    r"(?:signature|approval|sign[- ]?off|go-ahead|permission|consent|decision|agreement)|pending (?!review of)"
    r"|hinges? on|hangs? on (?:the|a|his|her|whether)|at the mercy of"
    r"|dragging (?:their|its|his|her) (?:heels|feet)|(?<!progress )(?:is|are) (?:being |so |very |too )*(?:slow"
    r"|awkward|obstructive"
    r"|reluctant)|changed (?:its|their|his|her) minds?"
    r"|pulled (?:the|its|our|their) (?:funding|plug|staff|offer|support)|purdah|(?:got|gets|getting|is|stands?"
    r"|standing|came|comes) in the way|(?:road|building|office|school|site|centre) closures?"
    r"|(?:building|school|office|centre|road|hall|venue) (?:is |was |has been |now )*(?:closed|shut|flooded"
    r"|unavailable)|back order|on order still|(?:costs?|prices?|quotes?)"
    r" (?:(?:have|has|are|is|came|gone|went|in)\s+)*(?:up|doubled|risen|too high|higher|over)|over budget|(?:worried"
    r"|concerned|anxious|nervous|fretting) (?:about|that|over)"
    r"|(?:my|main|real|only|big|biggest) (?:concern|worry|fear|headache)|(?:might|may|could|will|going to) lose"
    r"|at risk (?:if|because|due|from|unless)|threat of|held (?:it|us|this|things) (?:all )?(?:up|back)"
    r"|held back|judicial review|legal challenge|unsigned|hinder\w*|hamper\w*|thwart\w*|stymied|delayed by (?!a |an "
    r"|one|two|three|\d)|frustrated by|finding it hard"
    r"|hard to (?:pin|get|find|recruit|reach|fill)|difficult to|a nightmare|tricky to|proving (?:hard|difficult"
    r"|tricky"
    r"|slow|impossible)|not forthcoming|off the boil|in arrears"
    r"|a mess\b|eaten into|eating into|ate into|knock-on|clash(?:es|ed|ing)? with|competing|other priorities"
    r"|taken up with|tied up (?:with|in|on)|bogged|caught up in)\b",
    re.I,
)
_THIRD_PARTY = Gated(
    r"\b(?!(?:i|we|it|this|that|you|\ue010|nothing|date|dates|deadline|action)\b)[a-z']+ (?:(?:still|just"
    r"|simply|really|all|both) )*"
    r"(?:won't|will not|don't|do not|doesn't|does not|didn't|did not|haven't|have not|hasn't|has not|aren't|are "
    r"not|isn't|is not|never|keeps? not"
    r"|refuses? to)\s+(?:(?:yet|even|always|been|all|quite|fully|really) )*"
    r"(?:send|sent|sending|suppl(?:y|ied|ying)|provid\w+|giv(?:e|en|ing)|gave|return\w*|repl(?:y|ied|ying)"
    r"|respond\w*|answer\w*|sign(?:ed|ing)?"
    r"|agree[d]?|agreeing|confirm\w*|deliver\w*|turn(?:ed|ing)? up|show(?:n|ing)? up|attend\w*|engag\w+"
    r"|releas\w+|pay(?:ing)?|paid|approv\w+"
    r"|decid\w+|commit\w*|shar\w+|com(?:e|ing) (?:back|forward|through)|accept\w*|cooperat\w+|co-operat\w+"
    r"|get(?:ting)? back|let(?:ting)?"
    r"|fill(?:ed|ing)? (?:in|it|them)|clear(?:ed)?|arriv\w+|order\w*|work(?:ing)?)\b"
    r"|\b(?:delayed|put back|slipped|late|held|pushed back|knocked back|set back|hit)\b[^,;.\n]{0,24}\bby "
    r"(?!(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few|couple|the end"
    r"|then|about|around|another|now|up|some|several|at|us|me|mid|early|late|next|easter|christmas|jan|feb|mar"
    r"|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|mon|tue|wed|thu|fri|sat|sun)\w*\b|the \d|\d)\w"
    r"|\b(?:licen[cs]e|certificate|contract|funding|grant|permit|lease|insurance|subscription)s? (?:has |have "
    r"|had |is |are )?(?:expired|lapsed|ended|run out"
    r"|ran out|not renewed|unpaid)\b|\blost (?:both|two|three|four|five|six|a|an|another|our|the|my|\d+) "
    r"(?!days?\b|weeks?\b|months?\b|time\b)\w+"
    r"|\bchang(?:ed|ing) the (?:rules|spec\w*|criteria|guidance|goalposts|requirements|law|form|format|dates?)\b"
    r"|\b(?:issues?|risks?|blockers?|barriers?|obstacles?|problems?|challenges?|concerns?|dependenc(?:y|ies)"
    r"|reasons?(?: for (?:the )?delay)?|cause)"
    r"(?: (?:is|are))?\s*[:=]\s*(?!(?:none|n/?a|nil|no|nothing|not applicable|resolved|closed)\b|[-–.])\w"
    r"|\bdelays? (?:with|in|at|from|caused by|getting|on the)\b|\bcost us (?:a|an|another|two|three|four|\d+)\b"
    r"|\b(?:posts?|roles?|vacanc\w+) (?:still |are |is )*(?:not filled|empty)\b"
    r"|\buntil (?:the |our |my |their )?(?!then|now|after|end|early|mid|late|next|we|i|it)[a-z]{3,} (?:\w+ "
    r")?(?:sorts?|gives?|agrees?|comes?|signs?|sends?|fix(?:es)?"
    r"|lets?|decides?|releases?|repl(?:y|ies)|confirms?|recruits?|arrives?|approves?|pays?|delivers?|settles?)\b"
    r"|\b(?:until|till?)\b (?-i:[A-Z]{2,}|[A-Z][a-z]+) (?:do|does|has|have|gets?|can|finish\w*|complet\w*)\b"
    r"|\b(?:nobody|no one|no-one)\b(?!'s| has| is happy| worried| is worried| complain)[^,.;]{0,24}\b(?:will"
    r"|can|wants)\b|\b(?:sitting|sat|sits) on (?:the|our|my)\b"
    r"|\bnot back (?:from|yet)\b|\bcovering (?:two|three|four|five|several|other|both) (?:jobs|posts|roles"
    r"|teams)|\b(?:hard to come by|scarce|thin on the ground)\b"
    r"|\bbeen (?:off|away|out) (?:since|sick|ill|for (?:weeks|months|a|two|three))\b|\b(?:budget|funding|money"
    r"|contract|lease|spec\w*|business case|bid|order|licen[cs]e|fee|grant)"
    r"(?:'s| is| was| has| still| been)* not (?:yet |been )*(?:approved|agreed|confirmed|signed|released|back"
    r"|through|in|here|ready|cleared)\b"
    r"|(?<!\d )\b[a-z]+ (?:still|yet) to (?:agree|sign|approve|respond|reply|decide|engage)\b|\b[a-z]+ needed first\b"
    r"|\bstill (?:no|nothing|without|lacking)\b(?! (?:change|concern|issue|problem|risk|blocker|worr|slippage"
    r"|delay|movement|start|progress|update|news))"
    r"|\b(?:nothing|nowt|not a word|silence) (?:yet |back )?from\b(?! (?:me|us|\ue010))|\b(?:budget|money"
    r"|funding) is (?:all "
    r")?(?:spent|gone|exhausted)\b"
    r"|\b(?:has|have|with|are|is) (?:\w+ )?(?:gaps?|vacanc\w+) (?:in|on|and)\b|\bpulled to (?:cover|help|work"
    r"|do)\b|\bfound (?:damp|asbestos|mould|rot|mice"
    r"|a (?:leak|fault|problem|crack|bug))\b",
    re.I,
)
"""Others who do not do what is waited for, and what has run out, gone or been lost."""
_CANNOT = Gated(
    r"\b(?:can't|cannot|can not|cant|couldn't|could not|unable to|not able to|struggled to|failed to"
    r"|impossible to)\s+(?:even\s+"
    r"|really\s+|actually\s+|currently\s+|yet\s+)?(?!(?:give (?:you|a|any|another)|make|hit|meet|miss|wait|complain"
    r"|fault|thank|believe|help"
    r"|add|think"
    r"|say|recall"
    r"|remember|attend|come|see (?:why|how|that|it|you|any)|be|stop|stress|tell|imagine|join|promise|do (?:thursday"
    r"|friday|monday|tuesday|wednesday))\b)[a-z]{2,}\b",
    re.I,
)
_SET_BACK = Gated(
    r"\b(?:(?:have|has|had|'ve) (?:all |both |now |just )?(?:rejected|refused|declined|turned down"
    r"|knocked back|hurt|set us back)"
    r"|(?:rejected|refused|declined|turned down|threw out|knocked back) (?:our|the|it|us|them|every"
    r"|all|both)|threw (?:it|us|the \w+) out"
    r"|(?:says?|said) no(?=\W*$| to (?:us|it|the|our|any))|(?:another|two|three|four|more|several"
    r"|recent) resignations"
    r"|nowhere to (?!report|hide)|\w+ing (?:our|the|all"
    r"|away) (?:\w+ )?(?:candidates|staff|applicants|workers|carers|providers) away|poach(?:ed|ing)"
    r"|running on goodwill"
    r"|delay (?:is|was) (?:all )?(?:down to|caused by|because of|due to))\b",
    re.I,
)
"""Who refuses, leaves or lures away."""
_NO_OBSTACLE = Gated(
    r"(?:\bno|\bnot|n't|\bwithout|\bno longer|\bno more|\bnever|\bzero|\bnothing(?: to be)?"
    r"|\bresolved the|\bsorted the"
    r"|\bfixed the|\bminimal"
    r"|\blow|\bnot a|\bfree of|\bfewer|\bless|\bdespite (?:the )?|\bavoid\w*|\bovercame|\bnot a single|\bcleared the"
    r"|\breduce\w*|\bend(?:s|ed)? the)"
    r"\s+(?:\w+\s+)?$",
    re.I,
)
OF_THE_WRITER = Gated(
    r"\bmy (?!(?:\w+ ){0,2}?(?:team|staff|manager|worker|deputy|lead|analyst|boss|service|social"
    r"|posts?|officers?|cover"
    r"|supplier|contractor|trainer|budget|venue|funding)\w*)\w+|\b(?:links?|spreadsheets?|formulas?"
    r"|cells?|password|this channel|signal)\b|\bleft the (?:building|room|office|house)\b"
    r"|\b(?:ran|run) out of time\b[^.;]*\b(?:meeting|board|agenda|forum|call)\b",
    re.I,
)
"""The papers, machines and doings of whoever writes stand in no action's way."""
_CLEARED = re.compile(
    r"^\s+(?:policy|rates?|figures?|clinics?)\b|^\s*(?:is |now |very |still |quite )*(?:low|lower|minimal|small|none"
    r"|nil"
    r"|negligible|slight|manageable|acceptable)\b|^\s*(?:\w+\s+){0,3}(?:resolved|solved|settled"
    r"|averted|called off|down"
    r"|falling"
    r"|improv\w+|better|under control|sorted|fixed|gone|cleared|lifted|over(?! (?:the|a|last|this))|closed|mitigated"
    r"|filled"
    r"|overcome|dealt with|back)\b",
    re.I,
)
_KEPT = re.compile(r"\b(?:evidence|proof|minutes|records?)\b[^,;.\n]*$", re.I)
"""'Evidence for it is held by HR'."""
_RISK_AS_PACE = re.compile(r"\b(?:at|no)\s+$", re.I)
_DELAY = re.compile(
    r"\b(?:tight\w*|slip\w*|slid|delay\w*|put back|push\w*|pushed|moved?|extend\w*|extension|late|behind|knocked"
    r"|postpone\w*"
    r"|defer\w*|drift\w*"
    r"|revised|now|until|till|til|more time|another|further|extra|red|amber|due|date|deadline|track|risk|give|have"
    r"|need\w*|rag|forecast)\b",
    re.I,
)
_NO_CAUSE = re.compile(
    r"\b(?:attach\w*|minutes|enclosed|evidence|link|see|file|sorry|apolog\w*|thanks|thank|regret|cheers|pls"
    r"|please|but|would|like|wish\w*|grateful|kindly|hope\w*|expect\w*|aim\w*|will"
    r"|'ll|should|plan\w*|next|then|confident|fine|good|happy|great|booked|done|complete\w*|finish\w*|started"
    r"|starting"
    r"|starts|agreed|signed|on"
    r" track|back on|no|not|nothing|ok|okay|all|green|blue|we can|you|ask\w*|request\w*|update\w*|so|and then"
    r"|otherwise|only|just|still|working"
    r"|progress\w*|ready|meeting|board|panel|tell|told|let|know|bear|sort\w*|hi|hello|dear|regards|recover\w*"
    r"|catch\w*"
    r"|better|resolved|mine|nearly|almost|there|again|close"
    r"|realistic\w*|probably|think|per ?cent|half|say\w*|cabinet|forum|per)\b|\d\s?%|[\ue000-\ue1ff]",
    re.I,
)
_PUT_OFF = re.compile(
    r"\ue010\W{0,4}(?:now |been |has been )?(?:moved|shifted|rescheduled|bumped|knocked) (?:back )?to (?=.?\w* ?\d)",
    re.I,
)
_CAUSES = (
    r"staff(?:ing)?|sickness|illness|absence|leave|vacanc\w+|recruitment|turnover|capacity|workload|demand|funding"
    r"|budgets?"
    r"|money|procurement|contracts?|legal|elections?|purdah|snow|weather|floods?|flooding|holidays?|covid|flu"
    r"|strikes?|data"
    r"|ofsted|inspection|restructure|reorg\w*|tupe|politics|suppliers?|access|licen[cs]es?|gdpr"
    r"|redundanc\w+|resources?"
    r"|(?-i:IT|ICT|HR)"
)
_ALONE = r"(?: (?:issues?|problems?|again|still|mainly|etc))?\s*[).!]*\s*$"
_ONE_WORD = re.compile(
    rf"(?:[,;:(–—-]\s*|\b(?:cos|coz|because of|due to) )(?P<cause>{_CAUSES}|(?-i:(?!RAG|TB[CDH]|ASAP|E[OT][MA]|FYI"
    rf"|LOL|BTW"
    rf"|AOB|ATM|RED|AMBER|DONE|A\d)[A-Z]{{3,5}})){_ALONE}",
    re.I,
)
_RATED_FOR = re.compile(rf"\b(?:red|amber)\s*[,;:(–—-]\s*(?:{_CAUSES}){_ALONE}", re.I)
"""'Late, TUPE': one word after a delay that can only be its cause."""
_CLAUSES = re.compile(r"[,;:()\n|]|\.(?=\s|$)|\s[–—-]\s|\b(?:as|since|so|with|after|and)\b")


def find_obstacle(text: str, title_stems: frozenset[str] = frozenset()) -> str | None:
    """The clause that names an obstacle, as the officer wrote it; words of the action's own title are none."""
    for pattern in (_OBSTACLE, _MORE_OBSTACLES, _THIRD_PARTY, _CANNOT, _SET_BACK):
        for match in pattern.finditer(text):
            clause = _clause_around(text, match)
            if _stands(text, match, title_stems) and not OF_THE_WRITER.search(clause):
                return clause
    return None


def _stands(text: str, match: re.Match[str], title_stems: frozenset[str]) -> bool:
    head, words = before(text, match.start()), match.group().lower()
    if _NO_OBSTACLE.search(head) or _CLEARED.match(after(text, match.end())):
        return False
    if _KEPT.search(head):
        return False
    if words.startswith("risk") and _RISK_AS_PACE.search(head):
        return False
    return not (set(stems(words)) and set(stems(words)) <= title_stems)


def wants_a_cause(text: str) -> bool:
    """'Moved to 4 April', 'amber, staffing': what is said beside these is a cause as beside 'slipped'."""
    return bool(_PUT_OFF.search(text) or _RATED_FOR.search(text))


def find_cause(text: str, context: DateContext, title_stems: frozenset[str] = frozenset()) -> str | None:
    """Of a delay: the clause beside it that says something else happened ('put back a week, paving on a boat')."""
    for each in reversed(find_dates(text, context)):
        text = f"{text[: each.start]} {text[each.end :]}"
    if alone := _ONE_WORD.search(text[:600]):
        return alone["cause"]
    for clause in _CLAUSES.split(text[:600]):
        if _DELAY.search(clause) or _NO_CAUSE.search(clause):
            continue
        if len([word for word in stems(clause) if len(word) > 2 and word not in title_stems]) >= 2:
            return clause.strip()
    return None


def _clause_around(text: str, match: re.Match[str]) -> str:
    start = max((text.rfind(mark, 0, match.start()) for mark in ",;.\n\ue010:"), default=-1) + 1
    ends = [place for mark in ",;.\n" if (place := text.find(mark, match.end())) >= 0]
    return text[start : min(ends, default=len(text))].strip(" -–—:,()")
