"""French as it is spoken in France: “huit jours” are a week, “quinze jours” two, “fin de semaine” is Friday."""

from followups.tongues.tongue import DATE, FIGURES, GAP, MONTH, NEAR, NO_NTH, NTH, PERIOD, WEEK, WEEKDAY, Tongue

OF_DAY = r"(?: matin| midi| apres-midi| soir)?"

FRENCH = Tongue(
    weekdays=(
        *(rf"lundi{OF_DAY}", rf"mardi{OF_DAY}", rf"mercredi{OF_DAY}", rf"jeudi{OF_DAY}", rf"vendredi{OF_DAY}"),
        *(rf"samedi{OF_DAY}", rf"dimanche{OF_DAY}"),
    ),
    months=(
        *("janv(?:ier)?", "fevr?(?:ier)?", "mars", "avr(?:il)?", "mai", "juin", "juil(?:let)?", "aout"),
        # “sept” alone is the number.
        *(r"septembre|(?<=[0-9] )sept|sept(?= [0-9])", "octobre", "novembre", "decembre"),
    ),
    numbers=(
        r"une?(?= (?:jour|semaine|mois|heure|ou|a)\b)",
        *("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize"),
        *("quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt"),
    ),
    phrases=(
        # “My” is no Monday.
        (r"(?<!\bby )(?<!\bon )(?<!\bnext )\bmon\b", GAP),
        (r"\bmar (?=[0-9])", GAP),
        (r"\btrente\b", "30"),
        (rf"\b1er\b|\bpremier (?={MONTH})", "1 "),
        (r"\s+", " "),
        (r"\b[0-9]+ \w+ et demie?\b", GAP),
        (r"\b1 (jour|semaine|mois) ou 2\b", r"2 \1"),
        (rf"({WEEKDAY}) en 8(?: jours)?\b", r"1 weeks from \1"),
        (rf"({WEEKDAY}) en 15(?: jours)?\b", r"2 weeks from \1"),
        (r"\b(?:tomorrow|demain) en (?:8|15)\b", GAP),
        (r"([0-9]) jours? (?:ouvre|ouvrable|travaille)s?\b", r"\1 business days"),
        (r"\b8 jours\b(?! francs)|\bsous huitaine\b", "1 weeks"),
        (r"\b(?:une quinzaine de|15) jours\b(?! francs)|\b(?:sous|dans une|d'ici une) quinzaine\b", "2 weeks"),
        (r"\bune dizaine de jours\b", "10 days"),
        (r"([0-9]) jours?\b", r"\1 days"),
        (r"([0-9]) semaines?\b", r"\1 weeks"),
        (r"([0-9]) mois\b", r"\1 months"),
        (r"\b(24|36|48|72) ?h(?:eures)?\b", r"\1 hours"),
        (rf"\b(?:{WEEKDAY}|mois) dernier\b(?! delai)|\bsemaine (?:derniere|passee)\b|\b{WEEKDAY} passe\b", GAP),
        (rf"\b(?:chaque|tous les) {WEEKDAY}", GAP),
        (r"\b(?:prochaine semaine|semaine (?:prochaine|suivante|qui vient|a venir|pro)\b)", "next week"),
        (r"\bnext week ou (?:la|celle) (?:suivante|d'apres)\b", "week after next"),
        (r"\bcette semaine\b|\bsemaine en cours\b", "this week"),
        (r"\bsemaine du (?:monday )?(?=[0-9])", "week of "),
        (r"\bsemaine ([0-9]{2})\b", r"calendar week \1"),
        (r"\bfin de (?:la )?semaine\b", "end of the week"),
        (
            r"\b(?:dans le courant de|dans|courant|au cours de|pendant) la semaine\b(?! (?:qui|du|de))",
            "end of the week",
        ),
        (r"\b(?:avant|d'ici)(?: le| ce)? week-?end\b", "before the weekend"),
        (r"\b(?:ce|pendant le|au cours du|dans le) week-?end\b", "over the weekend"),
        (r"\b(?:mois (?:prochain|suivant|qui vient)|prochain mois)\b", "next month"),
        (r"\bfin (?:de |du |de ce )?mois\b|\bcourant du mois\b(?! d)", "end of the month"),
        (r"\bce mois(?:-ci)?\b|\bmois en cours\b", "this month"),
        (r"\bfin (?:de l'|de |d')?annee\b(?! (?:prochaine|scolaire|suivante))", "end of the year"),
        (r"\bcette annee\b", "this year"),
        (r"\bapres[- ]demain\b", "day after tomorrow"),
        (r"\bdemain\b", "tomorrow"),
        (rf"\b(?:d'ici )?(?:la )?fin de (?:la )?journee (?:de )?(?={NEAR}|le {WEEKDAY}|{WEEKDAY})", ""),
        (r"\baujourd'hui\b|\bce soir\b|\bdans la journee\b|\bfin de (?:la )?journee\b", "today"),
        (r"\bdu [0-9]{1,2} (?=au [0-9])|\bdu (?=[0-9]{1,2} au [0-9])", ""),
        (rf"\b(?:le|au) ([0-9]{{1,2}}){NO_NTH}(?! (?:jours|semaines|mois|rue|avenue|heures)\b)", r"the \1th"),
        (rf"{WEEKDAY} ([0-9]{{1,2}}){NO_NTH}", r"the \1th"),
        (rf"\b(?:semaine|quinzaine) (?:en|de) {MONTH}", GAP),
        (rf"\bdebut (?:d')?(?={MONTH})", "early "),
        (rf"\bmi[- ]?(?={MONTH})", "mid "),
        (rf"\bfin (?:de |d'|du mois de |du mois d')?(?={MONTH})", "end "),
        (rf"\b(?:(?:courant|en|durant)|(?:au|courant du) mois (?:de|d')) ?(?={MONTH})", "in "),
        (rf"\b(?:d'ici|jusqu'en) (?={MONTH})", "by "),
        (rf"\bce ({WEEKDAY})", r"this \1"),
        (rf"({WEEKDAY}) (?:prochain|qui vient|suivant)\b", r"next \1"),
        (r"\b(?:dans|en) (?=[0-9]+ weeks)", "in "),
        (rf"\b(?:de la|de|la) (?={WEEK})", "of "),
        (
            rf"(?<!pas )\bavant (?:le |la |l'|ce )?(?=(?:next |this )?{WEEKDAY}|{NTH}|{DATE}|{FIGURES}|[0-9]{{1,2}}/"
            rf"|{MONTH}|{PERIOD})",
            "before ",
        ),
        (rf"\b(?:au plus tard le|au plus tard|le) (?={WEEKDAY})", "on "),
    ),
    joins="et|ou|a|au|et le|ou le|et au|ou au",
    earliest="a partir(?: d[eu])?|des|depuis|apres|au plus tot|pas avant",
    no_span="il y a|depuis|au moins|au minimum",
    openers=(
        "d['’]ici|avant|sous|dans|en|le|la semaine|cette|ce|demain|après-demain|aujourd['’]hui|fin|début|mi|courant|"
        "au plus tard|vers|après|lundi|mardi|mercredi|jeudi|vendredi"
    ),
)
