"""English."""

from interviews.quick_add.tongues.tongue import DIGITS, FORMAT, KIND, Tongue, one_of, words

COUNTS = ("one|an?", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
COUNT = rf"{DIGITS}|{one_of(COUNTS)}"
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
CALL = r"(?: (?:call|chat|meeting|interview|conference))?"
CONVERSATION = "round|interview|stage|call|conversation"

ENGLISH = Tongue(
    little=words(
        """
        at with on for next last from tomorrow today yesterday ago and the mon tue wed thu fri sat sun
        monday tuesday wednesday thursday friday saturday sunday day
        """
    ),
    at=r"at |@ ?",
    with_=r"with |w/ ?|meet(?:ing)? (?!with\b)",
    and_="and",
    stop="at|@|with|w/|for|as|in|on|via|by|from",
    between=(
        "at|with|for|as|in|on|via|by|from|to|and|an?|the|my|is|have|i|there|interviews?|rounds?|conversations?|calls?|"
        "chat|meet|meeting|session"
    ),
    inside="of|the|and|&|+",
    nobody=words(
        """
        someone somebody everybody everyone them him her others people guys folks two three four tbd tba unknown about
        their whole entire rest more another other
        """
    ),
    articles=frozenset(),
    their="the|their|our|my",
    titles=r"hiring manager|recruiter|manager|team lead|head of \w+",
    role="(?:as an?|as|for an?|for the|for) ",
    role_tail=" (?:role|position|job|opening)",
    weekdays=(
        *("mon(?:day)?", "tue(?:s|sday)?", "wed(?:nesday)?", "thu(?:rs?|rsday)?", "fri(?:day)?", "sat(?:urday)?"),
        "sun(?:day)?",
    ),
    short=(),
    weekday_end=r"\b",
    on="on",
    the="the",
    before="(?:next|last) week(?: on)?|next|this|coming|last|past",
    after="(?:of )?(?:next|last) week",
    last="last|past",
    last_week="last week",
    next="next",
    next_week="next week",
    week_from="(?:a|one) week (?:on|from)",
    week_after="week",
    near=(
        ("(?:the )?day before yesterday", -2),
        ("yesterday", -1),
        ("today|tonight|this morning|this afternoon", 0),
        ("(?:the )?day after tomorrow", 2),
        ("tomorrow", 1),
    ),
    nth=rf"(?:on )?the (?P<nth>[1-3]?\d)(?:st|nd|rd|th)\b(?![ -](?:{CONVERSATION}))",
    counts=COUNTS,
    ahead=rf"in (?P<count>{COUNT}) (?:(?P<weeks>weeks?)|days?)\b",
    ago=rf"(?P<count>{COUNT}) (?:(?P<weeks>weeks?)|days?) ago\b",
    clock_lead="at|from",
    of_day="morning|afternoon|evening|noon",
    or_="or",
    for_="for",
    each_before="",
    each_after="each",
    from_="from",
    to="to|till?",
    zone="",
    zones={},
    formats=(
        (rf"virtual(?: on-?\s?site)?{CALL}|remote(?: on-?\s?site)?{CALL}", FORMAT.VIDEO),
        (r"on-?\s?site|in[ -]person|face[ -]to[ -]face", FORMAT.ONSITE),
        (
            rf"(?:(?:on|via|over|by) )?(?:video(?:call)?|zoom|(?:ms |microsoft )?teams|google meet|webex|skype){CALL}"
            r"|(?:on|via|over) meet",
            FORMAT.VIDEO,
        ),
        (rf"(?:(?:by|over the|on the) )?(?:tele)?phone{CALL}", FORMAT.PHONE),
    ),
    kinds=(
        (rf"(?:recruiter |hr )?screen(?:ing)?{CALL}|recruiter call", KIND.SCREEN),
        (rf"hiring manager{CALL}", KIND.HIRING_MANAGER),
        (
            rf"technical{CALL}|tech (?:screen|interview|round)|coding{CALL}|system design|pair programming",
            KIND.TECHNICAL,
        ),
        (rf"case study{CALL}|case (?:interview|round)|work sample|take-home", KIND.CASE_STUDY),
        (rf"behaviou?ral{CALL}|culture fit", KIND.BEHAVIOURAL),
        (rf"final(?: round)?{CALL}", KIND.FINAL),
        (r"on-?\s?site(?: loop)?|interview loop", KIND.ONSITE),
    ),
    ordinals=ORDINALS,
    number=(
        rf"(?:(?P<word>{'|'.join(ORDINALS)})|(?P<figure>[12]?\d)(?:st|nd|rd|th))[ -](?:{CONVERSATION})\b"
        r"|(?:round|stage|interview) #?(?P<number>[12]?\d)\b(?![:.])"
    ),
    panel="panel(?: interview)?|all together|together",
    apart=r"back[ -]to[ -]back|one after the other|one by one|one[ -](?:on|to)[ -]ones?|separately|individually",
    in_="in ",
    no_place="(?:the )?(?:morning|afternoon|evening|english|german|french|spanish|total|case)",
    room=r"(?:room|floor|building|suite) [\w-]{1,20}(?!\w)",
    knows_small_places=True,
)
