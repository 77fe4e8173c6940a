"""What stands in the way of an action that is named, told in any words: absence, refusal, loss, illness, waiting.

`obstacles` knows phrases that name an obstacle wherever they stand. Beside a reference, or in an action's thread, the
build of a clause is enough: 'no police rep', 'nobody applying', 'housing won't sign', 'the trainer has left', 'DBS
checks taking eight weeks'. What an owner says of the action or of the team's own work is told of neither.
"""

from __future__ import annotations

import re

from bot.reading.beside import before
from bot.reading.fields.obstacles import OF_THE_WRITER
from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE
from bot.reading.naming.stems import stem
from bot.reading.sense.small_talk import is_small_talk

_CLAUSE = re.compile(
    r"[,;:()\n|]|\.(?=\s|$)|\s[–—-]+\s|\b(?:but|because|cos|coz|cus|bc|since|so|which|although|though|however|and"
    r"|as(?! (?:long|soon|well|yet|if)))\b",
    re.I,
)
_CLAUSES_READ, _CLAUSE_READ = 12, 160
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|both|half (?:the|my|our))"
_GOOD_TO_LACK = """
change changes chg diff percent per update updates news movement difference issue issues concern concerns problem
problems probs risk risks worry worries delay delays slippage blocker blockers barrier barriers hitch hitches snag
snags flag flags objection objections complaint complaints question questions doubt surprise surprises rush hurry
need reason longer more further other idea ideas error errors mistake mistakes gap gaps breach breaches incident
incidents backlog fault faults defect defects exception exceptions red reds amber ambers green action actions
comment thanks bother sweat panic stress drama dramas fuss harm cause excuse excuses impact effect effects overspend
cost costs end alarm alarms date dates deadline matter wonder biggie worse better good later earlier less fewer
sooner improvement improvements means offence pressure shortage shortages vacancy vacancies duplicates conflict
conflicts setbacks obstacle obstacles hiccups trouble difficulty difficulties way chance hope progress work start
point thank ta cheers sorry it its it's i i'm we we're he she they that's that this there there's the a an my our
your you not is are was has have will would can please just but still only sickness absence absences waiting wait
losses cuts two ifs buts messing kidding lie joke brainer denying escaping hiding arguing arguments prizes contest
fear danger sugarcoating disputing quibbles argument bones nonsense disguising fudging word spin one ones sense time
disagreement complications strikes closures drop-outs dropouts refusals real significant serious major current known
outstanding overdue late missed missing unallocated red-rated whatsoever particular slip comments hold holds hold-up
hold-ups holdup holdups hang-ups slippages stoppers show-stoppers nasties nasty blockages wobbles hassle hassles
constraints dependencies threats escalations blips bumps fires disasters disruption bottlenecks interruption
stoppages wrinkles use
"""
_NOT_LACKED = frozenset(_GOOD_TO_LACK.split())
_ABSENT = Gated(
    r"\b(?P<no>no|not enough|nt enough|not sufficient|insufficient|zero|hardly any|barely any|next to no|virtually no"
    r"|without (?:an?|any|the|our|enough)|minus (?:an?|our)|shortage of|short of|low on"
    r"|missing(?= [a-z]+ (?!the\b)\w)"
    r"|too few|still no|don't have(?: (?:an?|any|enough|the))?|haven't (?:got|had|any)(?: (?:an?|any|enough"
    r"|the))?|hasn't (?:got|any)(?: (?:an?|any|enough|the))?|not got (?:an?|any|enough|the)"
    r"|not had (?:an?|any|enough))"
    r"\s+(?P<what>[a-z][\w'/&-]*(?:\s+[a-z][\w'/&-]*){0,2})(?=\s|\W|$)(?!\s+(?:left|outstanding|overdue|remaining"
    r"|waiting|late|unallocated|missed)\b)",
    re.I,
)
_NOBODY = Gated(
    r"\b(?:nobod(?:y|ies)|no[- ]?one|none of (?:them|the \w+|our \w+|my \w+)|not (?:one|a single) (?!thing|word|day"
    r"|red|amber|green|issue|problem|concern|hitch|blip|slip)[a-z]+)(?:'?s)?\s+(?!complain|worr"
    r"|object|hurt|late\b|mind"
    r"|start|begun|began|touch|look|done\b|ask|told|said|say|blam|unhappy|concern|panic|miss|else\b"
    r"|is (?:worr|complain"
    r"|late)|has (?:complain|object)|will mind|overdue|wait)[a-z]{2,}",
    re.I,
)
_STOPPED = Gated(
    r"\b(?:stopped|ceased|quit|given up|gave up|packed in|keeps?|kept|refus(?:e|es|ing)|declin(?:e|es|ing)"
    r"|reluctant|unwilling|unable|not able|not prepared|hesitant|loath)\s+(?:on\s+)?(?:to\s+)?"
    r"(?!going\b|improv|ris(?:e|ing)|grow|get(?:ting)? better|coming in|climb|moving\b|us |me |it |them |you |an eye"
    r"|track|cracking|plugging|work(?:ing)? hard|calm|pace|up\b|on\b|to\b|at\b|things|everyone|everything)[a-z]{3,}",
    re.I,
)
_NEGATED = Gated(
    r"(?:\b(?:are|is|was|were|do|does|did|have|has|had|wo|ca|could|would)n'?t|\b(?:are|is|was|were"
    r"|do|does|did|have|has"
    r"|had|will|can|could|would|still|just|simply)? ?(?:not|never|no longer)|\b(?:has|have|is|are) (?:yet|still) to)"
    r"\s+(?:(?:even|yet|always|really|fully|all|actually|properly|being|been|be|currently|very|that|so|the|exactly"
    r"|particularly)\s+){0,2}"
    r"(?P<deed>[a-z]{2,})\b",
    re.I,
)
_NO_DENIAL = re.compile(
    r"(?:one|complain|object|slip|chang|miss|need|requir|delay|late|worr|concern|problem|issue"
    r"|overdue|red|amber|green"
    r"|blue|behind|at|affect|impact|lost|los|start|begin|begun|commenc|finish|done|do(?!ing)|complet|due|there|much"
    r"|many|a|an"
    r"|any|just|only|yet|long|bad|far|sure|quite|even|too|mind|urgent|easy|as|to|be|been|great|good|brilliant|in|on"
    r"|up|off|out|for|of|hit|meet|make|think|want|expect|like|know|say|see|mean|report|updat|book|written|drafted"
    r"|published|printed|launched|sent|arranged|planned|recorded|move|happen|hang|stop|hurt|matter|panic|break"
    r"|increas|worse|or|now|fit|closed?|open|progress|that|the|this|all|it|they|we|you|i|he|she|me|him|her|us|them"
    r"|already|my|our|applicable|relevant|break|fail|get|got|have"
    r"|had|going|gone|go|enough|one|until|till?|because|before|fancy|sign(?:ed)? off)(?:p?ed|s|es|ing|d)?$",
    re.I,
)
"""Deeds and states that nobody misses, and those that are the action's own state."""
_LOST = Gated(
    r"\b(?:on (?:mat|pat|maternity|paternity|adoption|compassionate|bereavement|sick|long[- ]term sick) leave"
    r"|off with (?:his|her|their|a|an|stress)|leaving|resign(?:s|ed|ing)|hand(?:ed|ing"
    r"|s) (?:in )?(?:his|her|their) notice|quits?|retir(?:ed|ing|es)"
    r"|died|passed away|stepp(?:ed|ing) (?:down|back|aside)"
    r"|moved on|moving on|(?:got|has|have|had|having|lost) (?:another|new) jobs?"
    r"|gone (?:bust|under|awol|missing|silent|quiet|on (?:mat|sick|strike|leave|secondment)|off (?:sick|on))"
    r"|went (?:bust|under|awol|quiet|off)|pull(?:s|ed|ing) out"
    r"|dropp(?:ed|ing) out|(?:got|getting|was|were|is|are|being) pulled\b(?! together)|(?:is|are|'s"
    r"|'re) (?:still )?off(?=\W*$)|still off(?=\W*$)|delays(?=\W*$)|failing|run out|ran out|lost(?! time)"
    r"|destroyed|damaged|stolen|misplaced|collaps(?:ed|ing)|crash(?:ed"
    r"|es|ing)|corrupt(?:ed)?|expired|laps(?:ed"
    r"|ing)|bail(?:ed|ing)(?: out)?|back(?:ed|ing) out|walk(?:ed|ing)(?: out| away)?(?= on|$|[ .!]*$)|jumped ship"
    r"|been (?:moved|redeployed|seconded|promoted|suspended|dismissed|made redundant|pulled|poached|headhunted|axed"
    r"|scrapped|deleted|wiped|withdrawn|lost|stolen|frozen|cut|vetoed|knocked back|kicked back|rejected|turned down"
    r"|double booked)|f(?:e|a)ll(?:en|s|ing)? thr(?:ough|u)|wiped|knocked out|wiped out|taken out|vetoed|blocking"
    r"|bounced"
    r"|knock(?:ed|s|ing) (?:it |us |this )?back|kick(?:ed|s|ing) (?:it |us |this )?back|sent (?:it |this )?back"
    r"|rul(?:ed|es) (?:it |this )?out|axed|scrapped"
    r"|undercut(?:s|ting)?|poach(?:ed|es|ing)|outbid|overran|gazump(?:ed|ing)|ghost(?:ed|ing)|blank(?:ed|ing)"
    r"|ignor(?:ed"
    r"|es|ing)|stalling|dithering|dilly-?dallying|faffing|dragging|drags|stonewalling|no[- ]?shows?"
    r"|let(?:ting)? us down"
    r"|pushing back(?! (?:to|the))|pushback|push-back|kicking off about|on strike|striking|working to rule"
    r"|adjourn(?:s|ed|ing)?|(?:gone|went) up\b(?! (?:nicely|a lot|a bit|to \d|from \d|on|live|in)\b)"
    r"|doubled|off (?:sick|poorly|ill|till?|until|again|for))\b",
    re.I,
)
_DOWN = (
    r"down|bust|bust(?:ed)?|broken|knackered|kaput|dead|corrupt(?:ed)?|unavailable|unwell|drowning|swamped|rammed"
    r"|stretched|maxed(?: out)?|full|oversubscribed|fully booked|booked up|chocka|dire|dreadful|awful|terrible"
    r"|rubbish|hopeless|shocking|scarce|patchy|unreliable|inaccurate|missing|unhappy|reluctant|hesitant|unsuccessful"
    r"|rejected|refused|declined|the (?:issue|problem|blocker|barrier|hold-?up)|on (?:its|his|her|their) last legs"
    r"|opposed|resistant|obstructive|awol|impossible|tricky|a nightmare|a pain|a nuisance|an issue"
    r"|a problem|a barrier"
    r"|a blocker|a challenge|challenging|a struggle|a killer|problematic|out of date|expensive|unaffordable|pricey"
    r"|in dispute|in chaos|chaotic|in turmoil|on their knees|on its knees|up in the air|uncertain|unclear|unconfirmed"
    r"|under threat|lukewarm|sceptical|unwilling|elusive|poorly|ill|sick|under-?resourced|understaffed|overloaded"
    r"|overwhelmed|poor|weak|bad|slow|sluggish|glacial|obsolete|wanting more|asking for more|snowed under"
)
_BROKEN = Gated(
    r"(?:\b(?:is|are|been|still|remains?|looks?|looking|feels?|getting|proving)|'s|'re)"
    rf"(?:\s+(?:a bit|very|so|really|quite|proper|still|just|all|now|being|completely|totally"
    rf"|absolutely|bloody|pretty"
    rf"|rather|simply|too|both|been)){{0,3}}\s+(?:{_DOWN})\b(?! (?:of|to|from|by|in|as|the|up|on (?=\d))\b)",
    re.I,
)
_BARELY_BROKEN = Gated(
    rf"\s(?:{_DOWN}|gone bust|gone under|gone awol)(?:\s+(?:again|atm|still|now|at the mo(?:ment)?"
    rf"|yet|ugh|all (?:week"
    rf"|wk|month|day)|(?:this|all|last) (?:week|wk|month)|since .{{1,30}}|til+ .{{1,30}}|until .{{1,30}}))?\W*$",
    re.I,
)
_COME_LATE = re.compile(
    r"(?P<what>[a-z][\w'-]*)\s+(?:(?:is|are|were|was|still|running|very|so|all|being|badly|now"
    r"|again) )*(?:late|delayed)(?: (?:again|with it|with them"
    r"|delivering|in|on (?:this|it)))?\W*$",
    re.I,
)
"""'Supplier late': what somebody else owes."""
_OURS = frozenset(
    """
    launch publication completion start rollout roll-out delivery work project training implementation recruitment
    go-live sign-off everything things start-up printing been be has have being tad smidge wee touch well it its
    it's this that these those action date deadline target running bit little too slightly still again quite week
    weeks month months day days fortnight update return narrative report sorry bus train me i we i'm we're am is are
    was will very so all now rather already just working getting going much never not or of by until till how as the
    a an and
    """.split()
)
_NO_THING = re.compile(
    r"(?:me|us|stick|pop|bung|chuck|shove|mark|keep|leave|hold|set|log|record|enter|taken|put|written|marked|got"
    r"|have|had|it|this|that|nothing|going|went|go|come|is|was|be|noted|shut)$",
    re.I,
)
"""Before a broken thing without its verb, as in 'mosaic down', stands the thing."""
_WANTING = Gated(
    r"\b(?:(?:wants?|wanted)(?= \w)(?! (?:\ue010|it (?:moved|pushed|put|extended)|this|to (?:move|extend|push"
    r"|take)))|demand(?:s|ed|ing)?|threaten(?:s|ed|ing)?|insist(?:s|ed|ing)?|quer(?:y|ies|ied|ying)"
    r"|question(?:s|ed|ing)"
    r"|challeng(?:es|ed|ing)|charg(?:es|ed|ing)|quot(?:ed|ing)|object(?:s|ed|ing)|disput(?:e|es|ed|ing)|(?:has|have)"
    r" (?:\w+ )?(?:concerns|questions|reservations|doubts|issues|queries|objections|worries)"
    r"|asked for (?:an? )?(?:\w+ )?"
    r"(?:rethink|re-?write|redraft|delay|pause|changes?|amendments?|more)|on (?:(?:annual |sick |special )?leave"
    r"|holiday) (?:for (?:\w+ )?(?:weeks|months)|until|till?)"
    r"|on secondment|on a course|none (?:were|was|are|is|turned|came|of|suitable|good)|(?:pulled"
    r"|withdrew|withdrawn|cut"
    r"|cancelled|slashed|halved|removed|reduced|capped|blocked|axed|taken|took) (?:back |away |out )?(?:their|our"
    r"|the|his"
    r"|her|its|funding|money|staff)|backlogs?(?=\W*$)|knackered)\b",
    re.I,
)
"""Others who want something else, and what they have taken away."""
_TOO = Gated(
    r"\btoo (?:few|many|low|high|slow|small|big|busy|expensive|dear|stretched|short|thin|tight|costly|junior"
    r"|inexperienced|large|poor|weak|old|narrow|restrictive|complex|complicated|hot|full|vague|much (?:work|to do"
    r"|demand"
    r"|on|going|else))\b",
    re.I,
)
_SLOW = Gated(
    r"\b(?:taking|takes|takin)\s+(?:(?:so|too|far|us|them|over|at least|up to|about|around|nearly) )*"
    r"(?:\d{1,2}\+?|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many|some|ages|forever|months|weeks"
    r"|years|an age|an eternity|long|longer)\b(?! (?:min|hour|sec))|\b(?:\d{1,2}|two|three|four|six|eight|ten"
    r"|twelve)[- ](?:weeks?|months?|day)"
    r" (?:wait|queue|turnaround|backlog|delay|lead[- ]time)\b|\b(?:long|big|huge|massive) (?:wait|queue|delay"
    r"|backlog)s?\b",
    re.I,
)
_PEOPLE = (
    r"(?:[a-z][\w'-]* ){0,2}(?:[a-z]*(?:er|or|ist|ian|ant|yst|ee|nurse|admin|cover|post|head|lead|(?-i:[A-Z]{2,4}))s?"
    r"|people|person|staff|fte|bodies)"
)
_NUMBER_DOWN = Gated(
    rf"\b{_COUNT} {_PEOPLE} (?:down|short|off sick|off ill|off|vacant|poorly|unfilled|light|awol"
    rf"|isolating|on strike)\b"
    rf"(?! (?:to|from|by|as|the|on|with|track|target|course)\b)|\bshort by (?:an?|one|two|three|four|\d+)\b"
    rf"|\bshort (?:of )?(?:an?|one|two|three|four"
    rf"|\d+) {_PEOPLE}\b",
    re.I,
)
_DEPENDS = Gated(
    r"\b(?:depend(?:s|ing|ent|ant)?|contingent|conditional|reliant|rel(?:ies|ying)|rides?|hinges?|hangs?|rests?)"
    r" (?:up)?on\b|\b(?:at the mercy|in the hands|in the gift) of\b|\btied to (?!the (?:desk|chair))\w"
    r"|\bneed(?:s|ing)? (?:to get |to have |to hear |a |an |the |some |more |extra |another "
    r"|additional |new |his |her"
    r" |their |more of )*(?:\w+ )?(?:funding|money|budget|staff|capacity|venue|trainer|chair|licences?|contract"
    r"|supplier"
    r"|decision|steer|agreement|approval|sign-?off|signature|permission|consent|access|input|help|support"
    r"|advice|nod|go-?ahead|clearance|ratification|response|reply|answer|feedback|bodies|hands|resources?|people)\b"
    r"|\bneeds? (?!me\b|us\b|you\b|more\b|owners\b|every|some|all\b)(?:(?:[a-z]+"
    r"|[A-Z]{2,5}) ){1,4}to (?:agree|sign|approve|confirm|decide|release|respond"
    r"|free up|supply|deliver|return|provide|nominate|attend|fix|resolve"
    r"|engage|commit"
    r"|nominate|pay)\b|\brequir(?:es|ing|e) (?:(?:a|an|the|formal|further|prior|some"
    r"|more) )*(?:[\w'-]+ )?(?:approval|sign-?off|consent"
    r"|agreement|decision|permission|funding|request|authorisation|clearance|input|support|signature|change"
    r"|resources?)\b"
    r"|\b(?:sitting|stuck|languishing|still(?: sits| sat)?|sat(?= with (?:the )?\w+(?: (?:still|since|for|waiting"
    r"|yet)\b"
    r"|\W*$))) with (?:the )?(?!me\b|us\b|my\b|our\b|you\b|it\b|work\b|this\b|that\b|\d)[a-z]"
    r"|\bbeen with (?:the )?[a-z]+ (?:\w+ )?(?:\d+|two|three|four|six|a few|several"
    r"|for) (?:weeks?"
    r"|months?|wks|ages|\d)"
    r"|\bwaitin[g']?\s+(?:4|on|for|to hear|2)\b|\bin (?:the|someone's|\w+'s|\w+) (?:approvals? )?queue\b"
    r"|\bwith (?:legal|procurement|hr|finance|it|ict|comms|commissioning) (?:still|since"
    r"|for (?:weeks|ages|months|\d))"
    r"|\b(?:has|have|needs?) to (?:[a-z]+ ){1,4}first\b|\bdr(?:ied|ying) up\b"
    r"|\bup to (?:the )?(?:lawyers|legal|finance|procurement|cabinet|members|dfe|ofsted|them|others)\b",
    re.I,
)
_NAMED = Gated(
    r"\b(?:stumbling[- ]blocks?|sticking[- ]points?|barriers?|obstacles?|hurdles?|headaches?|show-?stoppers?"
    r"|constraints?|bottlenecks?|log-?jams?|not (?:yet |fully |all )?(?:on ?board|onside|bought in)|keeps? (?:losing"
    r"|getting (?:knocked|bounced|pushed|let)|hitting|missing"
    r"|falling|running out)|(?:differences? of opinion|disagreements?|fall(?:ing)?[- ]out)|red tape|politics"
    r"|glitch(?:es)?|gremlins|teething|wrangl\w+|resistance"
    r"|pushback|opposition|reluctance|apathy|uncertainty|confusion|workload|high demand|through the roof|sky-?high"
    r"|rocket(?:ed|ing)|soar(?:ed|ing)|demand"
    r" (?:is )?up|(?:increase|spike|surge|rise|jump) in (?:demand|referrals|contacts|workload|cases|numbers)"
    r"|clash(?:es)?|moratorium|embargo|no[- ]shows?|absence of|want of|loss of|lost (?:another|both"
    r"|our|a|an|the|my|two"
    r"|three|four|\d)|undercutting|costs? more|more expensive|went over budget|underspend clawed|clawed back"
    r"|hold(?:s|ing)? (?:up (?!well|ok|fine)|[\w']+ (?:\w+ ){0,2}up)|(?:cannot|can't|can not) be [a-z]+(?:ed|en|t|n)"
    r" (?:until|till|before|without)|(?:delayed|late|held|waiting|slow|hanging on) (?:while|whilst|pending)"
    r"|capacity (?:issue|problem|crunch|shortage)|churn|(?:is|are|keeps?) (?:costing|losing) us"
    r"|high turnover|gaps? in|vacanc\w+|snowed (?:off|in)"
    r"|rained off|washed out|can'?t (?:get|find|recruit|fill|reach|access|release|secure|afford|spare|staff|source)"
    r"|couldn'?t (?:get|find|recruit|fill|reach|access|release|secure|afford|spare|staff|source))\b(?! (?:is|are|was"
    r"|were|has been|have been)? ?(?:fine|ok|okay|good|sorted|resolved|filled|manageable|low|down"
    r"|gone|easing|eased))",
    re.I,
)
_SORTED = Gated(
    r"\b(?<!not )(?<!not yet )(?<!n't )(?<!never )(?:resolved|sorted|fixed|back (?:up|on|now|in|from|at)|no longer"
    r"|overcome|lifted|solved|now (?:in|filled|back"
    r"|available|working|over)|all filled|(?:up|back) and running|is back|are back|cleared now|got round|worked round"
    r"|despite|not a problem|not an issue|no problem|no issue|averted|dealt with|behind us|wasn't|weren't|isn't a"
    r"|easing"
    r"|down from|fewer|less|reduced?|used to)\b",
    re.I,
)
_OUR_OWN = re.compile(
    rf"^[\W{REFERENCE}]*(?:(?:um|er|ok|so|now|well|sorry|and|but|still|just|then|also|hi|yes|yep|no|unfortunately"
    rf"|afraid|sadly|the)\W+)*(?:i|we|it|its|this|that|these|those|they|action|date|deadline|target)?(?:'\w+)?\W*$",
    re.I,
)
"""Before a deed: nobody, or the author, the team and the action itself."""


_SAYS_MORE = Gated(
    r"\b(?:start\w*|beg[aiu]n\w*|kick\w* off|g[eo]t(?:ting)? going|(?:on|off)[ -](?:track|target|schedule|course)"
    r"|complete\w*|finish\w*|(?<!listing )(?<!court )(?<!hearing )dates?|deadlines?|timescales?|stood down|suspended"
    r"|paused|already|evidence|attached"
    r"|minutes|if|unless|would|hope\w*|only|just|nothing|will|tonight|tomorrow|i|says (?-i:[A-Z])\w*)\b|'(?:ll|d)\b",
    re.I,
)
"""What a clause says beside, or instead: a state, a day, a supposition."""
_IN_GENERAL = re.compile(r"\b(?:today|this (?:week|morning|afternoon)|says|people)\b", re.I)


_UNTIL_THEN = re.compile(r"\s(?:until|till?)\s.*", re.I)
"""'No developer until the new one starts': until when something is lacked."""
_OF_THE_TALK = Gated(
    r"\b(?:mine|yours|his|hers|ours|theirs|mention\w*|asked (?!for\b)\w+|told|tells?|talk\w*|said|knows?|knew|noticed"
    r"|remember\w*|questions?|meetings?|calls?|agenda|notes?|files?|folders?|columns?|rows?|tabs?|inbox|slides?|idea"
    r"|ideas|lol|haha|you|you're|your)\b|(?-i:\b[A-Z]\w+'s)\W*$",
    re.I,
)
"""Whose an action is, and who has mentioned it: no obstacle."""
_NO_OBSTACLE = re.compile(r"\b(?:no|not|without|n't|never|any|overcame|past)\s+(?:\w+\s+)?$", re.I)


_BARE_NOT = re.compile(r"\W*(?:still|just|simply)?\W*(?:not|never|no longer)\b", re.I)
_DEED = re.compile(
    r"(?:ed|en|ing|own)$|^(?:available|in|ready|keen|happy|willing|able|free|here|interested|confident|compatible|up"
    r"|sure"
    r"|sent|met|paid|through|clear|consistent|prepared|good|fit|qualified|sufficient|adequate|big|strong|back)$",
    re.I,
)
"""'Joanne, not Lewis' and 'visits not plans' deny no deed."""


def find_hindrance(text: str, about: frozenset[str]) -> str | None:
    """The clause of a text about a named action that says what is in its way; `about` are stems of its title."""
    for clause in _CLAUSE.split(text, maxsplit=_CLAUSES_READ)[: _CLAUSES_READ + 1]:
        clause = clause[:_CLAUSE_READ]
        if len(clause.split()) < 2:
            continue
        beside = (
            OF_THE_WRITER.search(clause)
            or _SORTED.search(clause)
            or _SAYS_MORE.search(_UNTIL_THEN.sub("", clause))
            or _OF_THE_TALK.search(clause)
        )
        if beside or clause.rstrip().endswith("?") or (REFERENCE not in clause and _beside_the_point(clause, about)):
            continue
        if _hinders(clause, about):
            return clause.strip(f" {REFERENCE}-–—:,()")
    return None


def _beside_the_point(clause: str, about: frozenset[str]) -> bool:
    """Of a clause that does not name the action: everyday talk, or how things are in general."""
    return bool(_IN_GENERAL.search(clause)) or is_small_talk(clause, about)


def _hinders(clause: str, about: frozenset[str]) -> bool:
    for pattern in (_NOBODY, _TOO, _NUMBER_DOWN, _DEPENDS, _NAMED):
        match = pattern.search(clause)
        if (
            match
            and not _NO_OBSTACLE.search(before(clause, match.start()))
            and not {stem(word) for word in match.group().lower().split()} <= about
        ):
            return True
    late = _COME_LATE.search(clause)
    if late and late["what"].lower() not in _OURS and stem(late["what"].lower()) not in about:
        return True
    return _lacks(clause, about) or any(
        _of_others(clause, pattern, match, about)
        for pattern in (_STOPPED, _LOST, _WANTING, _BROKEN, _BARELY_BROKEN, _SLOW, _NEGATED)
        for match in pattern.finditer(clause)
    )


def _lacks(clause: str, about: frozenset[str]) -> bool:
    """'No duty cover': what is lacked is something one would have, and not only the work of the action itself."""
    for match in _ABSENT.finditer(clause):
        words = _UNTIL_THEN.sub("", match["what"].lower()).split()
        wanted = not _NOT_LACKED.intersection(words if match["no"].lower() == "no" else words[:1])
        if wanted and not {stem(word) for word in words} <= about:
            return True
    return False


def _of_others(clause: str, pattern: Gated, match: re.Match[str], about: frozenset[str]) -> bool:
    """Whether what is told has a subject of its own that is neither the team nor the action."""
    deed = match.groupdict().get("deed")
    if deed and _BARE_NOT.match(match.group()) and not _DEED.search(deed):
        return False
    head = before(clause, match.start())
    if (deed and _NO_DENIAL.match(deed)) or _OUR_OWN.match(head):
        return False
    words = [word.lower() for word in re.findall(r"[A-Za-z][\w'&-]*", head)]
    if not words or "what" in words or re.match(r"(?:i|we)(?:'\w+)?$", words[0]):
        return False
    if pattern is not _STOPPED and {stem(word) for word in words} <= about:
        return False
    return pattern is not _BARELY_BROKEN or not (_NO_THING.match(words[-1]) or re.search(r"\d", head))
