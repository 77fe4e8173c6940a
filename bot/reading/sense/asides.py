"""What is said around a plan and records nothing: suppositions, promises, reminders, rules, others' views."""

from __future__ import annotations

import re

from bot.reading.gates import Gated

SUPPOSED = Gated(
    r"^\W*(?:you|one|they|people) (?:could|might|can)(?: easily| still| always| never| just)* (?!now\b|put\b|mark\b"
    r"|show\b|close\b|log\b|record\b|take\b|set\b|have\b|call\b)\w+\b[^.;]*\band (?:still|yet|never|not)\b"
    r"|^\W*should (?:\ue010|it|this) (?:ever )?(?:go|turn|be|become)\b[^?]*$"
    r"|^\s*(?:if|(?:let'?s )?(?:suppose|imagine|say)|what if|unless|assuming|in theory|had|provided"
    r"|providing|as long as"
    r"|so long as|remember)\b|\bif (?:nothing|nobody|no one|i (?:hear|get|don't|see|lose|find|need|have))\b"
    r"|\bif (?:\ue010|(?:it|we"
    r"|they|that|this|you|the)\b)|\b(?:w(?:oul|u)d(?:n't)?(?! (?:like|you))|'d (?:be|call|mark|go|say (?:it was "
    r"|it's |it's a )?(?=red|amber|green)|(?:only|never"
    r"|always)(?: ever)? \w+)\b"
    r"|will only|can only|only be|only (?:go(?:es)?|turns?|counts?)|(?:shouldn't"
    r"|should not)(?! (?:be|sit|stay|rest) (?:with )?(?:mine|ours|me|us)\b)"
    r"|should (?:we"
    r"|i|it|only|never|always|\ue010|be (?:at )?(?:red|amber|green|blue|rated|rag))|whether|could see(?= \ue010)"
    r"|can see (?:the |our )?[a-z]+ (?:marking|rating|calling|scoring|putting|turning|grading)"
    r"|hopefully (?:(?:go|turn|be|back|to) )*(?:green|amber|blue)"
    r"|(?:red|amber|green|blue|complete)(?: only)? (?:once|if(?! (?:i'?m|i am|i may|i might|you|we're|we are|truth"
    r"|any|pushed|not|that))|as soon as) |only (?:red|amber|green|blue|complete) when"
    r"|ought to(?! (?:really |now )?(?:be|sit|go|live|come|belong) (?:with|to|under|mine|ours)\b)"
    r"|could (?:be|go|turn|become|call|end up)|might (?:be|go"
    r"|turn|become|end up))\b|\b(?:never|nothing|anything|everything|no action|any action|actions?"
    r"|we|you|they|one) (?:can|can't|cannot|should|must|don't|do not|gets?|goes|rate[sd]?"
    r"(?! (?:it|this|that|ours|\ue010))|count)\b[^.;]{0,40}\b(?:red|amber|green|blue)\b"
    r"|^\s*(?:once|when(?:ever)?|as soon as|after|until)\s+(?:the )?(?:action )?\ue010"
    r"|^\W*before \ue010 (?:goes|turns|is|gets|becomes|closes)\b"
    r"|^\W*once\b(?![^.;,]*\b(?:was|were|did|had|met)\b)[^.;,]{2,60}, ?(?:then )?\ue010 (?:is |will be |can be "
    r"|=)?(?:done"
    r"|complete[d]?|closed|finished)\b"
    r"|^\W*(?:[a-z]+ ){0,2}(?:once|when(?:ever)?|as soon as|the (?:day|minute|moment)|after|until)\b"
    r"(?![^.;]*\b(?:was|were|did|had|met|spoke|saw|asked|looked|checked|rang)\b)[^.;]*"
    r"\b(?:red|amber|green|blue|(?:put|mark|show|log|close|call)\b[^.;]*\b(?:done|complete|closed|finished))\b"
    r"|\b(?:e\.?g\b|for (?:example|instance)|something like|a good (?:update|return|example|one) (?:says|is|would)"
    r"|hop(?:e|ed|es|ing|efully) (?:that )?(?:\ue010|it|this|that|we) [^.;]{0,24}\b(?:red|amber|green|blue)"
    r"|dream(?:t|ed|ing|s)?|wish(?:es|ed|ing)?|i'd love|pretend|joking|kidding|used to be\b(?![^.]*\bnow\b)"
    r"|had been [^.;]{2,40} until|hop(?:e|es|ing) (?:to (?:have|get|see)|for) [^.;]{0,40}(?:red|amber|green))\b"
    r"|\b(?:looking forward to|can't wait (?:for|till?|until))\b|^\W*(?:i |we )?hope (?:that )?(?:\ue010|it|this)"
    r" (?:is|gets|goes|isn't)\b"
    r"|\b(?:nothing|nowt|no action)(?:'s| is| gets?)? (?:complete|done|finished|closed|green"
    r"|blue)(?:d)? (?:till?|until|unless"
    r"|without|before)\b"
    r"|\bin an? (?:ideal|perfect|better|different) world\b|\b(?:an action|actions|something|things|one) (?:like"
    r"|such as) \ue010"
    r"|\b(?:can't|cannot|cant|can not) (?:be|b|go|turn|become) (?:red|amber|green|blue|complete|closed)\b"
    r"|\broses are\b|^\W*(?:funny|odd|strange|typical|interesting) (?:how|that) \ue010|\b(?:hats off|kudos|bravo"
    r"|celebrat(?:e|ing)|proud of|three cheers|well done|congratulations|congrats|rule"
    r"|by definition|means? that"
    r"|definition of|the difference between|counts? as|criteria)\b",
    re.I,
)
TO_FOLLOW = Gated(r",\s{0,2}(?:and |with )?(?:[a-z]+ ){1,4}?(?:(?:is|are|will) )?(?:to )?follow\b", re.I)
"""'1.1 red, evidence to follow': what is promised beside it takes nothing from what is said."""
POLITE = Gated(
    r"(?<=at risk )if (?:we|it|they|this|the|nobody|no one)\b|(?:\b|(?=,))(?:if (?:you|anybody"
    r"|anyone|someone|i)(?: (?:can|could|would|will|don't|do not|may|might"
    r"|please|like|want|asks?|must|wouldn't)|'d)\b(?: (?:believe it|mind|be so (?:good|kind)|like"
    r"|know|please))?|if (?:that's|it's|that is) (?:ok|okay|all right|alright)|if colleagues are content"
    r"|if (?:anyone|anybody|you|people) (?:wants?|needs?|fanc(?:y|ies)) \w+(?: \w+)?|if (?:we're"
    r"|we are|i'm|i am|all goes) (?:very )?(?:lucky|well)\b|remember (?:if"
    r"|whether) i \w+ you"
    r"|(?:i|we)(?: would|'d) (?:(?:just|now|also|really|have to|probably|still|therefore|myself"
    r"|personally|currently) )*"
    r"(?:say|go (?:for |with )?(?=red"
    r"|amber|green|blue|an)|call (?:it|that|this|\ue010|(?=(?:an? )?(?:red|amber|green|blue)\b))|put"
    r"|describe (?:it|this|\ue010)"
    r"|like (?:you )?to|rate|rag|keep|leave|hold|stick|assess|judge|propose|recommend|class(?:ify)?"
    r"|score|grade|regard"
    r"|consider|report|argue|set|give|place|settle|maintain|plump"
    r"|move|mark|show|make|rather|expect|estimate|guess|prefer|suggest)"
    r"|(?:where|than|what|as|when|how) (?:(?:we|i|they|you) )?(?:(?:said|thought|hoped|expected|planned|wanted) )?"
    r"(?:(?:it|we|they|this|that|\ue010) )?(?:would|should|ought to) (?:be|have been)"
    r"|(?:where|than|what) (?:(?:we|i|they) )?(?:said|thought|hoped|expected|planned|wanted) (?:it|we|they|this|i)'d"
    r"(?: be| have been)?\b"
    r"|(?:said|thought|hoped|promised) (?:that )?(?:it|we|they|this|that|he|she|i) would"
    r"|(?:you|we) can (?:now |probably |safely )?(?:mark|put|show|record|move|turn|make|log|close|have|take|set|call)"
    r"|(?:won't|don't|doesn't|can't|cannot|not|nobody|no one|waiting|awaiting|yet|unclear|still|unsure"
    r"|undecided|depends?|question"
    r"|chasing)\b[^.;,]{0,30}\bwhether"
    r"|would (?:do|help|suit|be (?:enough|plenty|appreciated|helpful|ideal|kind|very kind))(?!\w)"
    r"|if (?:it|that|this|they)(?:'s| is| are)?(?: not|n't)? ?(?:isn't|aren't|hasn't been|haven't been)? "
    r"?(?:been )?(?:done )?already"
    r"|if (?:not|you haven't)(?: done (?:it|so))? already|,\s*if\b[^,;.]{2,60},"
    r"|would (?:be|have been) (?:red|amber|green|blue)\b[^,;.]{0,48}?(?=\b(?:so|hence|therefore|which is why)\b)"
    r"|wouldn't (?!be\b|call|count|mark|say|go (?:red|amber|green))\w+|would you believe|i should (?:say|like|add"
    r"|mention))\b",
    re.I,
)
"""Asides that sound like a supposition and are none."""
_UNCONDITIONAL = (
    r"(?![^.;]*\b(?:by|once|when|if|until|unless|only|as soon as|from next|after (?!all)|in (?:a|the|\d))\b)"
)
_RECORD = (
    r"(?:mark|show|enter|record|put|log|list|report|rate|rag|set|class|code|note|treat|regard|chang|mov"
    r"|turn|updat|amend)"
)
INSTRUCTED = Gated(
    r"(?P<subject>\ue010\W{0,2}|^\W*(?=should (?:be|read|say)\b)|(?:show(?:n|ing|s)?|says?|saying|marked|recorded"
    r"|down)(?: up)?(?: as)? (?:red|amber"
    r"|green|blue)"
    r" but (?:it )?(?=should)|\b(?:it|this|that|mine|ours|status|rating|colour|rag|one) )"
    r"(?:should|(?:could|might|may)(?= (?:now|please|kindly|be (?:put|shown|[a-z]{2,}ed))\b)|can|must"
    r"|ought to|needs? to|has to|have to|wants? to|is to|to(?= be [a-z]{2,}ed))"
    r" (?:(?:now|really|actually|probably|also|please|kindly|say|read|go|show|therefore|still) )*"
    rf"(?:be {_RECORD}\w*(?: down)?(?: as| to| at)? (?=(?:closed|suspended|paused|on hold|complete|done|blocked"
    rf"|not started"
    rf"|in progress|on track)\b{_UNCONDITIONAL})|(?:(?:be(?: {_RECORD}\w*)?(?: down)?(?: as| to| at)?|as|down as) )?"
    r"(?=(?:at |an? |the )?(?:red|rde|amber|ambre|yellow|green|gren|blue|complete|done|blocked|not started)\b"
    rf"{_UNCONDITIONAL}|\d+ ?%))",
    re.I,
)
"""'2.1 should be amber' tells what to write; 'should be green by May' is a hope."""
STUCK_SOMEWHERE = Gated(
    r"^[^\w\ue010]*(?:(?:i'm|i am|im|am|still|we're|currently|sorry)[\s,]+)*(?:stuck|trapped|sat|stood"
    r"|stranded) (?:in|at|on|behind"
    r"|outside)"
    r" (?!(?:the )?(?:legal|procurement|finance|hr|approval|committee|red|amber|green|draft|consultation|design"
    r"|planning)\b)[^,;\n\ue010]{2,40}?(?:,| -| –|\bbut|\bthough|\bso|\banyway)\s+(?:(?:but|so"
    r"|anyway|and)\s+)*(?=\ue010)",
    re.I,
)
"""'Stuck in a meeting but A3 is finished' tells first of its writer."""
OTHERS_VIEW = Gated(
    r"\b(?:i|we)(?:'ve| have)? (?:said|told (?:them|him|her)) no\b"
    r"|\b(?:(?:i|we)(?: want| need|(?: would|'d) like)|(?-i:(?!I\b|We\b)[A-Z][a-z]+) (?:wants"
    r"|would like|needs|expects"
    r"|hopes (?:for|to see))) \ue010 (?:to be "
    r"|at |on )?(?:red"
    r"|amber|green|blue|started|done|finished|complete\w*|closed) (?:by|before|for|in)\b"
    r"|\b(?:chair(?:man)?|members?|board|minister|cabinet|sir \w+|dame \w+|lord \w+|councillors?|cllr\.? \w+"
    r"|someone|somebody|people"
    r"|everyone|the (?:herald|paper|press|gazette|leader)|rumour|parents|they|the bot|bot)(?: \w+)?"
    r" (?:thinks?|believes?|reckons?|(?:is|are|was|were) (?:convinced|told|sure|under the impression)|has it"
    r"|claims?|assumes?"
    r"|seems? to think)\b|"
    r"\b(?:ofsted|inspectors?|inspectorate|hmi|cqc|dfe|the department|commissioner|the press"
    r"|the board|scrutiny|members|cabinet|cllr\w*|they|the local paper)(?: \w+)?(?! will (?:now |also )?(?:decide"
    r"|approve|agree|ratify|adopt|sign|(?:take|make) (?:its|a|the|their) (?:\w+ )?decision)) (?:will|would"
    r"|might|may|could|are going to|is going to|'ll|want|wants|think|thinks|expect|expects)\b",
    re.I,
)
PROMISE = Gated(
    r"\b(?:(?:i|we)(?:'?ll| will| shall|'m going to| am going to|'re going to)|will|let me|gonna"
    r"|going to|(?<!just )(?<!only )(?<!still )need to|must|meaning to|about to|i can(?! (?:confirm|report|send))"
    r"|hope to|try to|aim to"
    r"|plan to)\s+(?:just\s+|sit down (?:on \w+ )?(?:with (?:an? )?\w+ )?and\s+"
    r"|get\s+|then\s+|also\s+|have to\s+|try (?:and|to)\s+)*(?:update|send|report|let (?:you|grace"
    r"|everyone)|do (?!not)|get (?:back|that|this|it|you|round|to)|confirm|check|look|dig|chase"
    r"|find|come back|msg|message|text|dm|ping|fill|post|write|sort|add|try|be in touch|circulate|provide"
    r"|have (?:an update"
    r"|something|a look|it for|(?:it|that|this|them|mine|the \w+|my \w+) (?:to|with|over to|back to|ready for) "
    r"(?:you|\w+))|pick|talk|speak|ask|ring|call|email|put|share|feed back|mark|record|log|enter|amend"
    r"|correct)(?:\b|(?<=\s))"
    r"|\b(?:yours by|promise|bear with|(?:it's|is|that's) on my (?:list|to-do)|update (?:to )?follow|to follow"
    r"|watch this space|back to you|(?:you|you'll|you shall|you will) (?:shall |will )?(?:have|get) (?:it|them"
    r"|this|that|something|news|word"
    r"|an? \w+|my|the|mine|ours|both"
    r"|\ue010(?: and \ue010)*(?: from (?:me|us)\b)?(?= (?:by|before|tomorrow|later|soon)\b))"
    r"|(?:(?:^\W*|\b(?:i|we|and|but|ok|so) )(?:will|shall)|(?:i|we)'ll|^\W*ill) (?:\w+ly )?(?:reply"
    r"|respond|answer|type"
    r"|revert|give (?:you|u)|tell (?:you|u))|(?:tomorrow|later|tonight|then) i (?:write|tell|send|give|ring|call)"
    r"|^\W*(?:will be |i'm |am )?updating (?:\ue010[ ,&]*(?:and )?)+ (?:later|today|tomorrow|tonight"
    r"|this (?:afternoon|evening))"
    r"|let me (?:think|ponder|sleep|have a think|mull|digest)|cross my heart"
    r"|(?:figures?|percentages?|numbers?|data|return|details|colours?|ratings?|more) (?:tonight|tomorrow|shortly"
    r"|later"
    r"|this (?:afternoon|evening|week)|(?:will|to) (?:follow|come)|by (?:tonight|close|cob|lunch|noon))"
    r"|updates? (?:coming|tomorrow|later|on the way|soon|by)|more (?:later"
    r"|tomorrow|soon)|leave it with me|(?:^|i'm |we're |am |are )on it)\b",
    re.I,
)
WORDING = Gated(
    r"\b(?:(?<!drafting the )(?<!writing the )(?<!agreeing the )(?<!agreed the )wording"
    r"|worded|reword|rephrase|who wrote|the title (?:of|says|should)|typo in"
    r"|renumber\w*|numbering|what does [^?]{0,30} mean|reads (?:oddly|badly|strangely)|refers to"
    r"|(?<!by )the way \ue010 is)\b",
    re.I,
)
UNAVAILABLE = Gated(
    r"\b(?:start|begin|crack on|go ahead|carry on)\b[^.;,]{0,20}\bwithout (?:me|us)\b"
    r"|^\W*(?:sorry,? )?(?:i |we )?(?:can't|cannot) (?:do|make)(?: it)?(?: on)? (?:mon|tue|wed|thu|fri)[a-z]*\b"
    r"(?!.*\ue010)",
    re.I,
)
ELSEWHERE = Gated(
    r"\b[A-Z][a-z]+(?:shire|ton|ham|ford|bury|field|pool|port|ley|borough|wick)?(?:'s|s'| county"
    r"| city| [Cc]ouncil's)\s+(?:council\s+|own\s+|improvement\s+)*(?:\ue010|plan\b|action plan)"
    r"|\b(?i:(?:nothing|nowt|not anything) to do with (?:us|me|the plan|this)|not (?:one of )?(?:ours|in our plan))\b"
    r"|\b(?i:for (?:comparison|reference only|interest only|benchmarking)|by (?:way of )?comparison"
    r"|as a comparator)\b"
    r"|\b(?i:trust|hospital|icb|ics|nhs|foundation trust|police|fire service|school|college|housing association"
    r"|provider)(?:'s|s')?"
    r" (?:QIP|CIP|SIP|SEF|PEEP|CQC|(?i:(?:quality |service )?(?:improvement|action|recovery) (?:plan|log)|tracker"
    r"|dashboard|risk register))\b"
    r"|\b(?:[Tt]rust|ICB|ICS|NHS|[Hh]ospital|CCG|[Pp]olice|[Pp]rovider)(?:'s|s') (?:own )?(?:log|plan|register|list"
    r"|tracker)\b"
    r"|^\W*[A-Z][a-z]+ (?i:council|borough|county|city|cc|mbc)\W{1,3}(?=\ue010)"
    r"|\b(?i:adults?|schools?|housing|corporate|health|send|hr|it) (?i:improvement )?plan \ue010"
    r"|^\W*(?i:(?:our |the |some |many )?(?:neighbours?|neighbouring \w+|sister (?:council|authority)"
    r"|other (?:councils?|authorities))"
    r" (?:(?:have|has|already|now) )*(?:reports?|reported|says?|shows?|closed?|got|rates?|marks?|completed?"
    r"|finished))\b"
    r"|\b(?:QIP|CIP|SIP|SEF|SDP)\b (?=\ue010|\d)"
    r"|\b(?:[Oo]ut of|[Oo]ff|(?i:copied|pasted|taken|lifted|cut) from) the [A-Z]\w+ (?:plan|tracker"
    r"|papers?|pack|log)\b"
    r"|\b[A-Z][a-z]+(?:'s|s') (?:newsletter|bulletin|website|press release|annual report|inspection report)\b"
    r"|\b(?:their|another council's|other council's|last year's|the old|previous) (?:\ue010|(?:plan"
    r"|action plan)\b)|\b(?i:in the (?:\w+ )?(?:send|sen|adults?|adult care|corporate|youth justice|yjs|old"
    r"|previous|schools?"
    r"|health|nhs|housing|budget|winter|covid) plan)\b"
)
PAPER_OF = re.compile(
    r"\b(?P<who>[A-Z][a-z]{2,})(?:'s|s') (?i:(?:own |improvement |action |ofsted )*(?:tracker|dashboard|scorecard"
    r"|plan|log))\b"
)
COLLEAGUE_ASK = re.compile(
    r"^\s*[,:]?\s*(?:-\s*)?(?:can|could|would|will|please|pls|what|have|has|don't|do|did|are|is"
    r"|when|where|how|any|did|you|need|make|if|for)\b",
    re.I,
)
ANYONE_ASK = Gated(
    r"\b(?:can|could|would|will) (?:someone|somebody|anyone|anybody|one of you|you two|you both"
    r"|you all|you (?:chase|ask|tell|update|speak|ring|check|remind|send|bring|look|do|let|find"
    r"|get))\b|\b(?:someone|somebody) needs? to (?:update|chase|mark)|\b(?:has|have|did) (?:anyone"
    r"|anybody|you)\b|^\s*(?:any|what) (?:progress|news|update|joy|movement|luck)\b|^\s*how(?:'s"
    r"| is| are) ",
    re.I,
)
INVERTED_ASK = re.compile(
    r"^\s*(?:can|could|would|will|please|pls|what|why|where|how|when|who|any|u (?:done|got)|do(?:n't)? you|did you"
    r"|are you|have you"
    r"|need you|make sure|you need|(?:is|are|has|have|does|do|did|was|were)\b[^.]{0,120}\?)",
    re.I,
)
"""After a name without a comma: 'Leona has told me' is no question to Leona, 'Leona has it gone?' is one."""
TOLD_WHAT_TO_DO = Gated(
    r"^\s*,?\s*(?:love|dear|mate|pal|duck|chuck|old chap)?,?\s*(?:(?:please|pls|just|kindly|also|and|so|then"
    r"|do|to) )*(?:get|make"
    r"|chase|send|sort|put|tell|ask|check|mark|don't|bring|ring|phone|email|remember|update|look|see|give|let"
    r"|keep|finish"
    r"|sign|close|try|speak|talk|arrange|book|add|have a|pop|drop|fill|write|draft|move|set|help|show|find|note|read"
    r"|review|circulate|share|confirm|consider|ensure|prepare|come|meet|join|take|wait|hold|stop|push|pick|turn|go)\b"
    r"|\b(?:will|would|can|could) (?:you|tha|thee)\W*$",
    re.I,
)
"""Said to somebody who has actions of their own: 'Craig get A20 signed', 'Stan love, ... will you'."""
TELLS_THE_PLAN = re.compile(
    r"^\s*,?\s*(?:[-–]\s*)?you (?:can|may|could)(?: now)? (?:mark|put|show|record|move|turn|make|log|close|have"
    r"|take|set|call)\b",
    re.I,
)
CONCEDED = Gated(
    r"(?:(?:\b(?:(?:i|we)(?:'d|'m| was| were| am| had| would)? )?(?:was|were|could have|would have|nearly|almost"
    r"|wish (?:i|we) could|(?:wanted|hoped|hoping|tempted|planning|meant|going|intending|love|liked?|loved) to)"
    r"(?: (?:going to|be able to|have|just))* (?:say|said|put|call|called|report|mark|rate|go|give"
    r"|make|show|be|send|hoping for|hoped for|expecting|aiming for)\b"
    r"|\b(?:people|everyone|they|(?:the )?(?:board|chair|inspectors?|members|paper|report|tracker|dashboard)|ofsted"
    r"|(?-i:[A-Z][a-z]+)) (?:(?:might|may|will|would) )?(?:thinks?|reckons?|says?|believes?|thought|said|calls?)\b)"
    r"(?P<said>[^.;,]{0,60}?\b(?:red|amber|green|blue)\b[^.;,]{0,24}?),? (?:but|however|yet)\b"
    r"|\b(?:contrary to(?! (?:the )?(?:rumou?rs?|reports?|popular \w+|gossip"
    r"|expectations?),? \ue010)|whatever|despite|notwithstanding|although|though|while|whilst)\b"
    r"(?P<although>[^.;,]{0,60}?\b(?:red|amber|green|blue)\b[^.;,]{0,24}), )(?: (?:sadly|actually|in fact))?"
    r"(?=[^.;]{0,40}\b(?:red|amber|green|blue)\b)",
    re.I,
)
"""What was wanted or is thought by others, before what is said instead: 'was going to say green but it's amber'."""
GROUPED = Gated(
    r"(?:^\W*|(?<=, )(?:and )?|(?<=\ue010 )(?:and )?|(?<=[,\ue010])\s+(?:and )?)(?:(?:the|my|our|all|currently"
    r"|now)\s+)*(?P<said>red|amber"
    r"|yellow"
    r"|green|blue|completed?|done|finished"
    r"|closed|on track|behind|slipping|delayed|late"
    r"|not (?:yet )?started|in progress|under way|on hold|paused|suspended|blocked|stuck|no change|nil return"
    r"|at risk|off track|overdue)"
    r"s?(?: (?:actions?|ones?))?\s*(?:[:=–-]+|are|is)\s*(?P<refs>(?:\ue010[\s,&+/]*(?:and\s+|plus\s+)?)+)"
    r"(?=[^\w\ue010]*$|(?:(?:the|and) )*(?:red|amber|yellow|green|blue)s?\s*(?:[:=–-]|are|is)\s*\ue010"
    r"|\ue010\s*(?:is|has|was|=|:)(?!\s*\ue010))",
    re.I,
)
"""'Greens: A1, A4' says of each what 'A1 green' says of one."""
LED_BY_GROUP = re.compile(r"\ue010(?:(?<=[:=–esES-]\ue010)|(?<=[:=–esES-]\s\ue010))")
"""What such a group is known by at once."""
DOUBTED = Gated(
    r"(?:\b(?:i|we)(?:'m|'re| am| are)? )?(?:\bdo(?:n't| not) (?:really |quite )?(?:think|believe|reckon|feel)"
    r"|\bnot (?:really |quite |at all |entirely |yet |so )?(?:convinced|sure|certain|persuaded|confident)|\bdoubt"
    r"|\bunsure|\bunconvinced)(?: that| whether| if)?"
    r" (?P<subject>\ue010|it|this|that|these|they|we|any of (?:it|them))"
    r"(?:(?P<is>'s|'re| is| are)|(?P<will>'ll| will))(?= )",
    re.I,
)
"""'Not convinced A9 is green' tells what A9 is not."""
NEITHER = Gated(
    r"\bneither (?P<one>\ue010)(?: (?:nor|or|and)|,) (?P<two>\ue010)(?: (?P<verb>has|have|is|are|was|were|will))?"
    r"(?: (?:yet|been))?(?= |\W*$)"
    r"|(?<=\ue010)(?: ?[:,–-])? neither(?: of (?:them|these|which|the two))?(?: (?P<alone>has|have|is|are|was|were"
    r"|will))?"
    r"(?: (?:yet|been))?(?= )",
    re.I,
)
"""'Neither A2 nor A3 has started' says of each that it has not."""
EITHER = Gated(
    r"(?P<denied>\b(?:no|not|nor|nothing|without|n't)\b[^.;]{0,40}?) either (?P<one>\ue010)(?: n?or| and)(?= \ue010)",
    re.I,
)
"""'No change to either A2 or A3' is said of both."""
MAXIM = re.compile(r"^\s*(?:an?|any|no|every)\s+[\w' ]{2,40}?\b(?:that|which|who|whose)\b", re.I)
THANKS_FOR = Gated(
    r"^\W{0,12}(?:(?:ok|okay|great|agreed|noted|lovely|brilliant|perfect|yes|sorry)\W+)*(?:many )?(?:thanks|thank you"
    r"|thx|ta|cheers)"
    r"(?:[ ,]+[A-Z][a-z]+)?,? (?:(?:(?:so|very) much )?for (?!now)(?:the |your |all )?\w+\b(?! \ue010 (?:is|are|was"
    r"|has)\b)"
    r"|[^.;]{2,60}\b(?:is|it's|that's|are|all|now) (?:(?:now|all|both) )?(?:in|down|up|on|recorded|logged|noted"
    r"|updated|added|entered)\b)",
    re.I,
)

QUERIED = Gated(
    r"^\W{0,12}(?:\w+ )?(?:why(?:'s| is)?\b|who(?:'s|se)?\b(?! (?:ever|we)\b)|how (?:can|come|could|do|does|did"
    r"|is|are)\b"
    r"|what (?:happens|counts|if|about)\b)|\b(?:is it|is that|are they|has it) \w+ or (?:not|no|isn't)\b"
    r"|^\W*(?:please |pls |just |someone |somebody )*tell me (?:that )?\ue010"
    r"|\b(?:nobody|no one)(?: really| even| ever)* (?:cares|likes|reads|notice[sd]|believes|remembers)\b"
    r"|\bby when(?: again)?\W*$|^\W*so \ue010[^.;]* then\b|(?<!all),? right\W*$|\bthen yeah\W*$"
    r"|^\W*(?:just |only |quickly |and |so )*(?:checking|to check|double[ -]?check(?:ing)?|verifying),? (?:that "
    r"|if )?\ue010"
    r"|^\W*define\b|^\W*(?:was|were) \ue010[^.;]*\b(?:or|sorry|again)\b|\bor (?:what|not|no|nah|nay|isn't it|is it"
    r"|are we|aren't we|is it not)\W*$"
    r"|^\W{0,12}\ue010\W{0,6}(?:\w+ )?\?",
    re.I,
)
"""Asked of nobody in particular, with or without its mark: 'why's 2.1 amber'."""
RULED = Gated(
    r"\b(?:members|owners|colleagues|staff|all|everyone|leads|managers|officers|authors|councils"
    r"|partners|schools|you)"
    r" are (?:kindly |gently |respectfully )?(?:reminded|asked|advised|requested|encouraged|expected) (?:that|to)"
    r"\b|\b(?:late|missing|unreturned|incomplete|blank|overdue) (?:returns?|updates?|entries|forms|reports?|actions?)"
    r" (?:will|shall|are to|get|are)\b[^.;]{0,30}\b(?:red|amber|green|blue)\b|"
    r"\b(?:red|amber|green|blue|complete[d]?|done|closed)\b[^.;]{0,24}\bmeans?\b|\bmeans? (?:it's )?(?:complete"
    r"|done|closed|signed|red"
    r"|amber|green|blue)\b|\b(?:never|do not|don't|nobody should|no one should|please don't|nobody"
    r"|no one)\s+(?:let \w+ ?\w* )?"
    r"(?:mark|put|show|call|rate|report|close|turn|make)\b|\blet'?s (?:say|pretend|suppose"
    r"|imagine) (?:that )?(?:\ue010|it\b|we\b)",
    re.I,
)
DENIED = Gated(
    r"\b(?:i|we|they|he|she) (?:never|did not|didn't|haven't|have not|hasn't) (?:ever )?(?:said?|claim(?:ed)?"
    r"|ask(?:ed)?|told)\b"
    r"|\b(?:nobody|no one) (?:has )?(?:ever )?(?:said|claimed|asked)\b|\bwho (?:said|says|told|put|marked)\b"
    r"|\b(?:which|but|and) (?:it|they) (?:isn't|aren't|is not|wasn't)\W*$|\b(?:words|views?|opinions?|ideas?"
    r"|jokes?)\W+not (?:mine|ours)\b|\b(?:some(?:one|body)|a little bird) (?:told|tells) (?:me|us)\b",
    re.I,
)
