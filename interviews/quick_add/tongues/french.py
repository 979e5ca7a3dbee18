"""French, with accents or without."""

from interviews.quick_add.tongues.tongue import DIGITS, FORMAT, KIND, NEVER, Tongue, one_of, words

# « Huit jours » are a week, and « quinze jours » two: words for these numbers are left unread.
COUNTS = ("une?", "deux", "trois", "quatre", "cinq", "six", "sept")
COUNT = rf"{DIGITS}|{one_of(COUNTS)}"
ORDINALS = ("premiere?", "deuxieme|seconde?", "troisieme", "quatrieme", "cinquieme", "sixieme")
TALK = r"(?:entretien|tour|echange|rendez-vous|rdv|etape|appel|interview)"
NEXT_WEEK = r"semaine prochaine"
LAST_WEEK = r"semaine (?:derniere|passee)"
BY = r"(?:(?:en|par|via|sur) )?"

FRENCH = Tongue(
    little=words(
        "chez avec à demain hier aujourd'hui après-demain lundi mardi mercredi jeudi vendredi samedi dimanche"
    ),
    at=r"chez ",
    with_=r"avec |rencontrer? ",
    and_="et",
    stop=(
        r"chez|avec|pour|comme|en|a|au|aux|dans|le(?=\s*[\0\d])|par|via|sur|de(?= \d)|des(?= \d)|a la suite"
        r"|tous|chacun|pendant"
    ),
    between=(
        r"chez|avec|pour|comme|en|a|au|aux|dans|le|la|les|l'|un|une|de|du|des|d'|par|via|sur|et|puis|mon|ma|est|c'est|j'ai|"
        r"ai|je|vers|pendant|entretiens?(?: d'embauche)?|rendez-vous|rdv|echange|appel|tour|rencontre|interview|jour"
    ),
    inside="et|de|du|des|la|le|les|pour",
    nobody=words(
        """
        quelqu'un personne tous toutes tout monde équipe l'équipe eux elles lui autres plusieurs deux trois quatre
        personnes gens inconnu collègues
        """
    ),
    articles=words("le la les un une des toute leur leurs"),
    their=r"le|la|leur|son|sa|notre|mon|ma",
    titles=(
        r"(?:manager|recruteur|recruteuse|charge[e]? de recrutement|responsable(?: rh)?|drh|rh|pdg|dg"
        r"|chef(?:fe)? d'equipe|"
        r"(?:directeur|directrice)(?: (?:technique|commerciale?|financi(?:er|ere)|generale?|data|produit"
        r"|marketing|rh))?|head of \w+)"
    ),
    role=(
        r"en tant que |en tant qu'|comme |pour (?:le|un|mon) poste (?:de |d')|au poste (?:de |d')|"
        r"poste (?:de |d')"
    ),
    role_tail=NEVER,
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    short=("lun", "mar", "mer", "jeu", "ven", "sam", "dim"),
    weekday_end=r"\b",
    on="le",
    the="le",
    before=rf"le prochain|ce|(?:la )?(?:{NEXT_WEEK}|{LAST_WEEK}),?(?: le)?",
    after=rf"prochain|dernier|passe|(?:de )?la (?:{NEXT_WEEK}|{LAST_WEEK})",
    last="dernier|passe",
    last_week=LAST_WEEK,
    next=r"prochain\b",
    next_week=NEXT_WEEK,
    week_after="en huit",
    near=(
        ("avant-hier", -2),
        ("hier", -1),
        ("aujourd'hui|ce matin|ce soir|ce midi|cet apres-midi", 0),
        ("apres-demain", 2),
        ("demain", 1),
    ),
    nth=rf"le (?P<nth>[1-3]?\d)(?:er)?(?![\w:/.]| ?(?:h|heures?|{TALK})\b)",
    counts=COUNTS,
    ahead=rf"dans (?P<count>{COUNT}) (?:(?P<weeks>semaines?)|jours?)\b",
    ago=rf"il y a (?P<count>{COUNT}) (?:(?P<weeks>semaines?)|jours?)\b",
    clock_lead="a|de|des|vers|le",
    of_day="matin|apres-midi|soir|midi",
    or_="ou",
    for_="pour|pendant|dur[ée]e?|de",
    each_before="",
    each_after="chacune?|par personne|chaque|par entretien",
    from_="de|des|entre",
    to="a|et|jusqu'a",
    zone=r"heures? (?:de |d'|du |a )?(?P<place>[\w.-]+(?: [\w.-]+)?)",
    zones={
        "londres": "Europe/London",
        "bruxelles": "Europe/Brussels",
        "geneve": "Europe/Zurich",
        "berne": "Europe/Zurich",
        "vienne": "Europe/Vienna",
        "lisbonne": "Europe/Lisbon",
        "varsovie": "Europe/Warsaw",
        "athenes": "Europe/Athens",
        "moscou": "Europe/Moscow",
        "copenhague": "Europe/Copenhagen",
        "montreal": "America/Toronto",
        "francaise": "Europe/Paris",
        "anglaise": "Europe/London",
        "britannique": "Europe/London",
        "allemande": "Europe/Berlin",
        "espagnole": "Europe/Madrid",
        "suisse": "Europe/Zurich",
        "belge": "Europe/Brussels",
    },
    formats=(
        (r"virtuel(?:le)?(?: on-?site)?|en distanciel|a distance|en ligne", FORMAT.VIDEO),
        (
            r"sur (?:place|site)|(?:en )?presentiel|en personne|en face[- ]a[- ]face|dans (?:leurs|les"
            r"|vos) (?:locaux|bureaux)",
            FORMAT.ONSITE,
        ),
        (
            rf"{BY}(?:(?:appel )?(?:visio|video)(?:conference)?|zoom|(?:ms |microsoft )?teams|google meet"
            rf"|webex|skype)",
            FORMAT.VIDEO,
        ),
        (r"(?:(?:par|au) )?(?:telephone|tel\.)|(?:appel )?telephonique|(?:un )?coup de fil", FORMAT.PHONE),
    ),
    kinds=(
        (
            r"(?:entretien|appel|echange) (?:de )?(?:rh|preselection|prequalification|prise de contact|recruteur)"
            r"|preselection|prequalification|premier contact|prise de contact",
            KIND.SCREEN,
        ),
        (r"entretien (?:avec le )?manager(?: recruteur)?(?! [a-z])|entretien manager", KIND.HIRING_MANAGER),
        (
            r"(?:(?:entretien|test|tour|echange|appel) )?technique|test de code|(?:live )?coding|entretien de code"
            r"|conception de systemes?",
            KIND.TECHNICAL,
        ),
        (r"etudes? de cas|cas pratique|mise en situation|business case", KIND.CASE_STUDY),
        (r"(?:entretien )?comportemental|entretien (?:de )?(?:culture|fit|motivation)|fit culturel", KIND.BEHAVIOURAL),
        (
            r"(?:(?:entretien|tour|etape|echange) )?finale?|derni(?:er (?:entretien|tour|echange)|ere etape)",
            KIND.FINAL,
        ),
        (r"(?:journee|boucle|serie) d'entretiens", KIND.ONSITE),
    ),
    ordinals=ORDINALS,
    number=(
        rf"(?:(?P<word>{'|'.join(ORDINALS)})|(?P<figure>[12]?\d)(?:er|ere|e|eme|nd|nde)) {TALK}\b"
        rf"|(?:tour|etape|entretien) (?:n° ?|numero )?(?P<number>[12]?\d)\b(?![:.h]| h)"
    ),
    panel=r"(?:entretien )?(?:panel|collectif|de groupe)|jury|tous ensemble|ensemble",
    apart=(
        r"l'une? apres l'autre|les une?s apres les autres|une? par une?|separement|a tour de role"
        r"|successivement|individuellement|a la suite|l'un a la suite de l'autre|en tete[- ]a[- ]tete"
    ),
    in_=r"a la |a l'|a |au |aux |dans (?:le |la |les )?|sur (?:le |la )?",
    no_place="anglais|francais|allemand|espagnol|visio|presentiel",
    room=r"(?:salle|etage|batiment|bureau) [\w-]{1,20}(?!\w)|\d{1,2}(?:er|e|eme) etage\b",
)
