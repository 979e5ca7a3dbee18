"""English thank-yous."""

import re

from followups.note_words.words import NoteWords

TEMPLATE = """
a able about above across add added additional after afternoon again all allowing along already also always am an
and another answer answers any anything anytime appreciate appreciated appreciation are around as asked at
available back be became because been before being believe best better between big bit both but by call came can
candidate career chance chat chatting clear clearly come company confirmed contact contribute contributing
conversation conversations could culture day days dear decide decision definitely detail details did discuss
discussed discussing discussion do does doing done down each eager earlier end enjoy enjoyed enjoying enough
enthusiasm enthusiastic especially even evening ever every everyone everything excellent excited exciting
experience experiences explain explained explaining express fantastic far feel felt few find first fit follow
following for forward found friendly from full fully further future gave generous get getting give given glad go
going good got grateful great greatly had happy has have having he hear heard hearing hello help helped helpful
helping her here hers hey hi him hire hiring his honestly hope hoping hour how i if impressed in information
informative insight insightful insights interest interested interesting interview interviewing interviews into
invite invited is it its job join joining just kind kindly know knowing learn learned learning learnt left let
letting like liked listen listening little long look looking lot lots love loved made make makes making many
match may me meaningful meant meet meeting met might minutes mission moment month more morning most much my name
need needed needs new next nice no not now of on once one only open opportunity or other others our out over
overview part passion people person perspective place pleasant pleased pleasure position possible possibility
potential process professional provide provided providing qualifications question questions quite really reach
regards regarding remain role said same say see seems send sense share shared sharing she should show side
sincerely skill skills so some something soon speak speaking spend spending spent spoke spoken staff start still
strong such sure take taken taking talk talked talking team teams tell telling than thank thankful thanks that the
their them then there these they thing things think thinking this those though thought thoughtful thoughts through
time to today together told tomorrow too took truly understand understanding until up us useful valuable values
very via view vision want wanted warm was way we week well were what when where which while who why will wish with
within wonderful work worked working workplace would write writing yesterday yet you your yours yourself
background able align aligned aligns goals environment expectations strengthened reinforced confident confirm
welcoming welcome fascinating helpfully honest invaluable insightfully learnings organisation organization
responsibilities requirements addition possibly monday tuesday wednesday thursday friday weekend earliest
convenience hesitate sincere kindest cheers respectfully regard warmly faithfully don't i'm i'd i've i'll it's
we'd you've that's didn't can't
"""

GUSHING = re.compile(
    r"\b(?:dream (?:job|company|role|team|employer)|dream come true|my (?:biggest|greatest|life-?long) dream"
    r"|(?:absolutely|totally|utterly|completely|truly|beyond|so|super|incredibly|extremely|insanely)"
    r" (?:amazing|thrilled|ecstatic|honou?red|blown away|in love|excited|awesome|incredible|inspiring|inspired"
    r"|stunned|amazed|blessed|in awe|over the moon)"
    r"|over the moon|blown away|in awe of|once[- ]in[- ]a[- ]lifetime|life[- ]changing|bottom of my heart"
    r"|words (?:cannot|can[’']t) (?:express|describe)|can(?:not|[’']t) stop (?:thinking|smiling)"
    r"|(?:forever|eternally|endlessly|immensely) (?:grateful|thankful|indebted)|a million times"
    r"|(?:best|greatest|most (?:amazing|incredible|inspiring)) (?:interview|company|team|person|people|conversation)s?"
    r" (?:ever|in the world|of my life|i(?:[’']ve| have) ever)|(?:best|greatest) (?:\w+ ){1,3}(?:ever|of my life)"
    r"|(?:perfect|ideal) (?:candidate|fit|match)|born (?:to do|for) this|nobody else (?:could|can|is)"
    r"|changed my life|you are (?:an? )?(?:amazing|incredible|genius|legend|inspiration|rock ?star)"
    r"|in love with (?:your|the|this) (?:company|team|product|role|job|mission|culture)"
    r"|i(?:[’']m| am) (?:just )?obsessed|literally (?:my|the best)|such an (?:honou?r|amazing)|huge fan)\b"
    r"|!{2,}",
    re.IGNORECASE,
)
BEGGING = re.compile(
    r"\b(?:(?:i )?(?:really|desperately|badly) need (?:this|the|a) (?:job|role|position|work)|desperate(?:ly)?"
    r"|i(?:[’']m| am)? beg(?:ging)?(?: (?:of )?you)?|i implore|please,? please"
    r"|please (?:just )?(?:give|consider giving) me (?:a|this|the|one)"
    r"|give me (?:a|one|this) (?:chance|shot|opportunity)"
    r"|(?:would|will|[’']ll|[’']d) (?:do|give) (?:anything|everything|whatever it takes)"
    r"|(?:would|will) (?:mean|be) (?:everything|the world) to me|you won[’']t regret|take (?:a|this) chance on me"
    r"|(?:don[’']t|do not) (?:forget|overlook) me|i hope i (?:was|did) (?:good|well) enough"
    r"|counting on (?:you|this)|praying|my family (?:needs|depends)|last hope|i know i(?:[’']m| am) not"
    r"|sorry (?:again )?(?:for|that) (?:my|i (?:was|am|seemed)) (?:so |very |too )?\w+|put in a good word)\b",
    re.IGNORECASE,
)
IMPERSONAL = re.compile(
    r"^\W*(?:(?:dear|hello|hi|hey|good (?:morning|afternoon|evening|day)|greetings)\b[ ,]*"
    r"(?:there|all|both|everyone|everybody|team|folks|friends?|again"
    r"|sirs?(?: (?:or|and) madams?)?|madams?|sir/madam"
    r"|(?:(?:the )?[\w-]+ )?(?:manager|team|committee|recruiter|interviewer)s?)?"
    r"|to whom it may concern)\W*$",
    re.IGNORECASE,
)

STOPS = "the and to of for you your our with was about is it we this that my me i have would be am thank thanks"
ENGLISH = NoteWords(frozenset(STOPS.split()), frozenset(TEMPLATE.split()), GUSHING, BEGGING, IMPERSONAL)
