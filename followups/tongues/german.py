"""German, with umlauts or without (“naechste”, “nachste”)."""

from followups.tongues.tongue import DATE, FIGURES, GAP, MONTH, NO_NTH, NTH, WEEK, WEEKDAY, Tongue

OF_DAY = (
    r"(?:s?(?:morgen|frue?h|vormittag|mittag|nachmittag|abend)| (?:morgen|frue?h|vormittag|mittag|nachmittag|abend))?"
)
SHORT = r"(?:(?<=bis )|(?<=am ))"  # “bis Fr.”, but “bis so”
NEXT = r"(?:nae?chste|kommende|folgende|darauffolgende)[rnms]?"

GERMAN = Tongue(
    weekdays=(
        *(rf"{day}{OF_DAY}|{SHORT}{day[:2]}" for day in ("montag", "dienstag", "mittwoch", "donnerstag", "freitag")),
        *(rf"(?:samstag|sonnabend){OF_DAY}", rf"sonntag{OF_DAY}"),
    ),
    months=(
        *("januars?|jae?nners?", "februars?|febers?", "mae?rz|mrz", "aprils?", "mais?", "junis?"),
        *("julis?", "augusts?", "septembers?", "oktobers?|okt", "novembers?", "dezembers?|dez"),
    ),
    numbers=(
        r"ein(?:e[mnrs]?|s)?(?= (?:woche|monat|stunde|(?:arbeits|werk)?tag|bis|oder))",
        *("zwei", "drei", "vier", "fue?nf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwoe?lf", "dreizehn"),
        *("vierzehn", "fue?nfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn", "zwanzig"),
    ),
    phrases=(
        (r"\bdreissig\b|\bdreißig\b", "30"),
        (r"\bzum start\b", GAP),
        (r"\b1 (tag|woche|monat) oder 2\b", r"2 \1"),
        (r"([0-9]) ?(?:(?:bank)?arbeits|werk|geschae?fts)tag(?:en?)?\b", r"\1 business days"),
        (r"([0-9]) ?(?:kalender)?tag(?:en?)?\b", r"\1 days"),
        (r"([0-9]) ?wochen?\b", r"\1 weeks"),
        (r"([0-9]) ?monat(?:en?)?\b", r"\1 months"),
        (r"([0-9]) ?stunden?\b", r"\1 hours"),
        (r"\b(?:letzte|vergangene|vorige)[rnms]? (?:woche|monat|" + WEEKDAY + ")", GAP),
        (rf"\bjede[nrs]? {WEEKDAY}", GAP),
        (r"\bue?berna(?:e)?chste[rn]? woche\b", "week after next"),
        (rf"\b{NEXT} woche\b", "next week"),
        (r"\b(?:diese|laufende)[rn]? woche\b", "this week"),
        (r"\bwoche (?:vom|ab)(?: dem)?(?: monday)?(?: den)? (?=[0-9])", "week of "),
        (r"\b(?:ende|im laufe?|innerhalb|frue?her oder spae?ter) der woche\b", "end of the week"),
        (r"\b(?:bis|vorm?|noch vor)(?: zum| dem| diesem)? wochenende\b", "before the weekend"),
        (r"\b(?:am|ue?bers|ue?ber das|dieses|am kommenden|kommendes) wochenende\b", "over the weekend"),
        (r"\b(?:kw|kalenderwoche) ?([0-9]{1,2})\b", r"calendar week \1"),
        (r"\b([0-9]{1,2})\. ?(?:kw|kalenderwoche)\b", r"calendar week \1"),
        (
            r"\b(?:ende|im laufe?|innerhalb) (?:des|diese[ns]|des laufenden) monats\b|\bmonatsende\b",
            "end of the month",
        ),
        (rf"\b{NEXT} monats?\b", "next month"),
        (r"\bdiese[nsm] monats?\b", "this month"),
        (r"\bende (?:des|dieses|diesen) jahres\b|\bjahresende\b", "end of the year"),
        (r"\bdiese[smn] jahr(?:es)?\b", "this year"),
        (rf"\bwoche (?:im|des) {MONTH}", GAP),
        (rf"([0-9])\. ?(?={MONTH})", r"\1 "),
        (r"\b([0-9]{1,2}\.) (?=[0-9]{1,2}\.)", r"\1"),
        (rf"\b(bis|zum|am|den|dem|{WEEKDAY}) ([0-3]?[0-9]\.[01]?[0-9])(?![0-9.,]| ?(?:%|uhr|h\b))", r"\1 \2."),
        (r"\b([0-9]{1,2})\.?(?: bis(?: zum)?| und(?: dem)?| oder(?: am)?| ?[-/]) ?(?=[0-9]{1,2}\.(?![0-9]))", ""),
        (
            rf"\b(?:am|bis|zum|vom|dem|den) ([0-9]{{1,2}})\.{NO_NTH}(?! ?[0-9]| (?:runde|termin|stock|gesprach|tag))",
            r"the \1th",
        ),
        (rf"\banfang (?={MONTH})", "early "),
        (rf"\bmitte (?={MONTH})", "mid "),
        (rf"\bende (?={MONTH})", "end "),
        (rf"\b(?:im laufe? des|im) (?={MONTH})", "in "),
        (rf"\bbis (?={MONTH})", "by "),
        (r"\bue?bermorgen\b", "day after tomorrow"),
        (r"\bguten morgen\b|\bam (?:\w+ )?morgen\b", GAP),
        (r"\bheute (?:morgen|frue?h)\b", "today"),
        (r"\bmorgen in [0-9]+ \w+", GAP),
        (r"\bmorgen\b", "tomorrow"),
        (r"\bheute\b|\btagesende\b|\bende des tages\b", "today"),
        (rf"\bnae?chste[nrm]? (?={WEEKDAY})", "next "),
        (rf"\bkommende[nrm]? (?={WEEKDAY})", "coming "),
        (rf"\bdiese[nrm]? (?={WEEKDAY})", "this "),
        (rf"\b(?:in )?der (?={WEEK})", "of "),
        (rf"\b(?:spae?testens(?: bis zum| bis| am)?|bis zum|bis|am) (?=(?:next |this |coming )?{WEEKDAY})", "on "),
        (
            rf"(?<!nicht )\bvor (?:dem )?(?:on )?(?=(?:next |this |coming )?{WEEKDAY}|{NTH}|{DATE}|{FIGURES}|{MONTH})",
            "before ",
        ),
    ),
    joins="bis|bis zum|und|oder|bzw",
    earliest="ab|seit|nach|frue?hestens(?: am| ab)?|nicht vor|erst nach",
    no_span="vor|seit|mindestens",
    openers=(
        "bis|innerhalb|binnen|in(?=.{1,40}(?:tag|woche|monat|stunde))|im|am|vor|nach|nächste[nrs]?|kommende[nrs]?|diese[nrs]?|spätestens|morgen|übermorgen|"
        "heute|noch|gegen|zum|ab|(?P<noun>Anfang|Mitte|Ende)"
    ),
)
