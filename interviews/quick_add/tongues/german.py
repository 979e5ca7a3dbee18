"""German, with umlauts or without (“naechste”, “nachste”)."""

from interviews.quick_add.tongues.tongue import DIGITS, FORMAT, KIND, Tongue, one_of, words

COUNTS = (
    *(r"eine[mrn]?|ein", "zwei", "drei", "vier", "fue?nf", "sechs", "sieben", "acht", "neun", "zehn", "elf"),
    "zwoe?lf",
)
COUNT = rf"{DIGITS}|{one_of(COUNTS)}"
NEXT = r"(?:nae?chste[nrm]?|na?e?chstes)"
COMING = r"(?:kommende[nrm]?|folgende[nrm]?)"
LAST = r"(?:letzte[nrm]?|vergangene[nrm]?|vorige[nrm]?)"
OF_DAY = r"s?(?:morgen|frue?h|vormittag|mittag|nachmittag|abend)"
ORDINALS = ("erste?", "zweite?", "dritte?", "vierte?", "fue?nfte?", "sechste?")
TALK = r"(?:gesprae?ch|interview|runde|termin|stufe|call|vorstellungsgesprae?ch)"
GESPRAECH = r"(?:[- ]?(?:gesprae?ch|interview|termin|runde|call|meeting))?"
BY = r"(?:(?:per|via|ue?ber|als|auf|in|im) )?"
NOT_MORNING = "".join(
    rf"(?<!{word} )" for word in ("guten", "heute", "gestern", "am", "tag", "woch", "mo", "di", "mi", "do", "fr")
)

GERMAN = Tongue(
    little=words(
        """
        bei beim mit um und uhr morgen heute gestern übermorgen nächsten nächste für
        montag dienstag mittwoch donnerstag freitag samstag sonntag
        """
    ),
    at=r"bei (?:der |dem )?|beim ",
    with_=r"(?:zusammen |gemeinsam )?mit |treffe ",
    and_="und|sowie",
    stop=r"bei|beim|mit|fue?r|als|in|im|am|um|von|vom|ab|per|via|ue?ber|auf|zur|zum|gegen|vor ort|je|jeweils|dauer",
    between=(
        "bei|beim|mit|fue?r|als|in|im|am|um|von|vom|bis|ab|uhr|per|via|auf|zur|zum|zu|und|gegen|dann|ca|circa|der|die|das|den|"
        r"dem|eine?[nmr]?|meine?[nmr]?|ist|habe|hab|ich|da|dort|(?:vorstellungs|bewerbungs)?gesprae?ch(?:e|s)?|interviews?|"
        "termin|runde|treffen|tag"
    ),
    inside="und|der|die|das|fue?r",
    nobody=words(
        """
        jemand jemandem jemanden niemand niemandem alle allen ihnen ihm ihr mehreren mehrere anderen andere unbekannt
        unbekannten zwei drei vier fünf leuten leute personen person noch offen ganzen gesamten weiteren
        kollegen kollegin kollege kolleginnen fachbereich fachabteilung abteilung geschäftsführung geschäftsleitung
        personalabteilung personal vorstand führungskraft führungskräften teamleitung abteilungsleitung mitarbeitern
        mitarbeiter teammitgliedern laptop präsentation aufgabe unterlagen lebenslauf
        """
    ),
    nobody_ends=(
        *("leiter", "leiterin", "leitung", "chef", "chefin", "abteilung", "bereich", "führung", "rat", "gesetzte"),
        *("gesetzten", "gesetzter", "kollegen", "mitarbeiter", "mitarbeitern", "team", "teams"),
    ),
    articles=words("dem der den die das einem einer einen deren dessen"),
    their=r"de[rmn]|die|deren|ihre[rmn]?|ihrem|meine[rmn]?",
    titles=(
        r"hiring manager(?:in)?|recruiter(?:in)?|manager(?:in)?|(?:team|abteilungs|bereichs|personal"
        r"|gruppen)leit(?:er|erin|ung)|"
        r"gesche?ae?ftsfue?hrer(?:in)?|personaler(?:in)?|chef(?:in)?|head of \w+"
    ),
    role=r"(?:als|fue?r (?:die (?:stelle|position|rolle)(?: als| der| des)?|den job als|die|den|das)|fue?r) ",
    role_tail="[- ](?:stelle|position|rolle)",
    weekdays=("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"),
    short=("mo", "di", "mi", "do", "fr", "sa", "so"),
    weekday_end=rf"(?!(?!{OF_DAY})\w)",
    on="am|den",
    the="den|dem|der",
    before=rf"(?:am |den )?(?:{NEXT}|{COMING}|{LAST}|diese[nrm]?)(?: woche(?: am)?)?",
    after=rf"(?:in der |der )?(?:{NEXT}|{COMING}|{LAST}) woche",
    last=LAST,
    last_week=rf"{LAST} woche",
    next=NEXT,
    next_week=rf"(?:{NEXT}|{COMING}) woche",
    week_after="in (?:einer woche|acht tagen|8 tagen)",
    near=(
        ("vorgestern", -2),
        ("gestern", -1),
        ("heute", 0),
        ("ue?bermorgen", 2),
        (rf"{NOT_MORNING}morgen", 1),
    ),
    nth=rf"(?:am|den|dem|vom) (?P<nth>[1-3]?\d)\.(?! ?\d| ?(?:{TALK}|stock|etage|og)\b)",
    counts=COUNTS,
    ahead=rf"(?:heute )?in (?P<count>{COUNT}) (?:(?P<weeks>wochen?)|tag(?:en?)?)\b",
    ago=rf"vor (?P<count>{COUNT}) (?:(?P<weeks>wochen?)|tag(?:en?)?)\b",
    clock_lead="um|von|ab|gegen|den|der",
    of_day="morgens?|frue?h|(?:vor|nach)?mittags?|abends?|halb|viertel",
    or_="oder|bzw",
    for_=r"f[uü]e?r|dauert?|ca\.?|circa",
    each_before="je|jeweils",
    each_after="jeweils|pro person|pro gespr[äa]e?ch",
    from_="von|ab|zwischen",
    to="bis|und",
    zone=r"(?P<place>(?:[\w.]+ )?[\w.]+?)(?:er|e)? zeit\b",
    # Without the ending: “Pariser Zeit”.
    zones={
        "wien": "Europe/Vienna",
        "zurch": "Europe/Zurich",
        "zurich": "Europe/Zurich",
        "schweiz": "Europe/Zurich",
        "munchn": "Europe/Berlin",
        "hamburg": "Europe/Berlin",
        "deutsch": "Europe/Berlin",
        "mitteleuropaisch": "Europe/Berlin",
        "britisch": "Europe/London",
        "englisch": "Europe/London",
        "franzosisch": "Europe/Paris",
        "spanisch": "Europe/Madrid",
        "moskau": "Europe/Moscow",
        "warschau": "Europe/Warsaw",
        "prag": "Europe/Prague",
        "tokiot": "Asia/Tokyo",
        "indisch": "Asia/Kolkata",
    },
    formats=(
        (rf"virtuell\w*(?: on-?site)?{GESPRAECH}", FORMAT.VIDEO),
        (
            r"vor[- ]?ort(?:[- ]?(?:gesprae?ch|termin|interview|runde|tag))?|(?:in )?prae?senz(?:gesprae?ch|termin)?"
            rf"|persoe?nlich(?:es|e|er)?{GESPRAECH}",
            FORMAT.ONSITE,
        ),
        (
            rf"{BY}(?:video(?:call|anruf|konferenz|chat|telefonat)?|zoom|(?:ms |microsoft )?teams|google meet"
            rf"|webex|skype"
            rf"|online|remote){GESPRAECH}",
            FORMAT.VIDEO,
        ),
        (
            r"(?:(?:per|am|ue?bers|ue?ber) )?telefon(?:isch(?:es|e)?|at|anruf)?(?:[- ]?(?:gesprae?ch"
            r"|interview|termin))?",
            FORMAT.PHONE,
        ),
    ),
    kinds=(
        (
            rf"kennenlern(?:en|gesprae?ch|termin|call)|(?:hr|recruiter|recruiting)[- ](?:gesprae?ch|interview"
            rf"|call|screening)"
            rf"|vorgesprae?ch|screening{GESPRAECH}",
            KIND.SCREEN,
        ),
        (
            r"(?:gesprae?ch|interview) mit (?:dem|der) (?:kue?nftigen )?(?:vorgesetzten|chefin|chef)",
            KIND.HIRING_MANAGER,
        ),
        (
            rf"technisch\w* (?:gesprae?ch|interview|runde|test|aufgabe)|fach(?:gesprae?ch|interview)"
            rf"|tech(?:nik)?[- ](?:gesprae?ch|interview|runde)|(?:live[- ]?)?coding(?:[- ](?:aufgabe|test"
            rf"|challenge))?{GESPRAECH}"
            "|programmieraufgabe|system[- ]?design",
            KIND.TECHNICAL,
        ),
        (
            rf"case[- ]?study{GESPRAECH}|fallstudie|fallbeispiel|case[- ](?:interview|runde)|arbeitsprobe",
            KIND.CASE_STUDY,
        ),
        (rf"verhaltens(?:interview|gesprae?ch)|(?:cultural?|kultur|team)[- ]?fit{GESPRAECH}", KIND.BEHAVIOURAL),
        (
            rf"final(?:e[sr]?)?{GESPRAECH}|letzte[sr]? (?:gesprae?ch|interview|runde)|abschlussgesprae?ch"
            "|schlussrunde|endrunde",
            KIND.FINAL,
        ),
        (r"(?:interview|gesprae?chs|vor[- ]ort[- ])tag", KIND.ONSITE),
    ),
    ordinals=ORDINALS,
    number=(
        rf"(?:(?P<word>{'|'.join(ORDINALS)})[snr]?[- ]?|(?P<figure>[12]?\d)\. ?){TALK}\b"
        rf"|(?:runde|gesprae?ch|interview|stufe) (?:nr\.? ?)?(?P<number>[12]?\d)\b(?![:.h]| uhr)"
    ),
    panel=r"panel(?:[- ]?(?:interview|gesprae?ch|runde))?|alle zusammen|zusammen|gemeinsam|gruppengesprae?ch",
    apart=r"einzeln|einzelgesprae?che|nacheinander|hintereinander|eine[rs]? nach de[mr] anderen",
    in_=r"in (?:der |dem |den )?|im |auf dem |auf der |an der ",
    no_place=r"(?:in |im )?(?:ruhe|frue?h|person|englisch|deutsch|franzoe?sisch|spanisch|summe|prae?senz|case|kw)",
    room=r"(?:raum|zimmer|etage|gebae?ude|stock) [\w-]{1,20}(?!\w)|\d{1,2}\. (?:stock|etage|og)\b",
)
