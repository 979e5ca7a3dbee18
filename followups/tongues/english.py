"""English, as recruiters and candidates shorten it."""

from followups.tongues.tongue import GAP, MONTH, MONTHS, SPAN, WEEKDAY, WEEKDAYS, Tongue

ENGLISH = Tongue(
    weekdays=WEEKDAYS,
    months=MONTHS,
    numbers=(
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        "twenty",
    ),
    phrases=(
        (r"\b(?:an? )?couple (?:of )?", "2 "),
        (r"\b(?:an? )?fortnight\b", "2 weeks"),
        (r"\ban? (day|week|month) or 2\b", r"2 \1s"),
        (rf"\b(?:{SPAN}|an? (?:day|week|month)) ago\b", GAP),
        (rf"\b{WEEKDAY}(?: (?:den|le|el))? (?:the )?([0-9]{{1,2}}(?:st|nd|rd|th))(?! (?:of )?{MONTH})", r"the \1"),
        (rf"\b{WEEKDAY} in [0-9]+ (?:business )?days", GAP),
        (rf"\blast (?:{WEEKDAY}|week|month)\b", GAP),
        (r"\bthe [0-9]{1,2}(?:st|nd|rd|th) (?:of |des |du |del? )?(?:the )?next month\b", GAP),
    ),
    joins="or|to|and|until|through",
    earliest="not before|no earlier than|not earlier than",
    no_span="since|at least",
    openers="by|within|in|next|on|before|until|after|at|around|early|late|mid|end|this|tomorrow|today|over|no",
)
