"""Spanish; “el próximo viernes” is the Friday to come, unlike “next Friday”."""

from followups.tongues.tongue import DATE, FIGURES, GAP, MONTH, NO_NTH, NTH, PERIOD, WEEK, WEEKDAY, Tongue

SPANISH = Tongue(
    weekdays=(
        # “Los lunes” are all of them.
        *(rf"(?<!los ){day}" for day in ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo")),
    ),
    months=(
        *("ene(?:ro)?", "feb(?:rero)?", "marzo", "abr(?:il)?", "mayo", "jun(?:io)?", "jul(?:io)?"),
        r"agosto|(?<=[0-9] )ago|(?<=[0-9] de )ago",
        *("sep(?:t|tiembre)?|setiembre", "oct(?:ubre)?", "nov(?:iembre)?", "dic(?:iembre)?"),
    ),
    numbers=(
        r"un[oa]?(?= (?:dia|semana|mes|hora|o|a)\b)",
        *("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece"),
        *("catorce", "quince", "dieciseis", "diecisiete", "dieciocho", "diecinueve", "veinte"),
    ),
    phrases=(
        (r"\bmar (?=[0-9])", GAP),
        (r"\btreinta\b", "30"),
        (rf"\b1[º°o]|\bprimero (?=de {MONTH})", "1 "),
        (r"\bun par de\b", "2"),
        (r"\b1 (dia|semana|mes) o 2\b", r"2 \1"),
        (r"\s+", " "),
        (r"\b[0-9]+ \w+ y medi[ao]\b", GAP),
        (rf"({WEEKDAY}) en 8(?: dias)?\b", r"1 weeks from \1"),
        (rf"({WEEKDAY}) en 15(?: dias)?\b", r"2 weeks from \1"),
        (r"\bmanana en (?:8|15)\b", GAP),
        (r"([0-9]) dias? (?:habil|laborable|laboral)(?:es|s)?\b", r"\1 business days"),
        (r"\b(?:en|dentro de) una quincena\b|\b15 dias\b", "2 weeks"),
        (r"([0-9]) dias?\b", r"\1 days"),
        (r"([0-9]) semanas?\b", r"\1 weeks"),
        (r"([0-9]) mes(?:es)?\b", r"\1 months"),
        (r"\b(24|36|48|72) ?(?:h|horas)\b", r"\1 hours"),
        (r"\bpasado manana\b", "day after tomorrow"),
        (rf"\b(?:{WEEKDAY}|mes) pasado\b|\bpasado {WEEKDAY}|\bsemana pasada\b|\bcada {WEEKDAY}", GAP),
        (r"\bantes de que (?:acabe|termine|finalice|se acabe) (?:la|el|est[ea]) ", "finales de "),
        (r"\bantes del? (?:este )?fin de semana\b", "before the weekend"),
        (r"\b(?:este|durante el|en el) fin de semana\b", "over the weekend"),
        (r"\bfin de semana\b", GAP),
        (
            r"\b(?:semana (?:que viene|que entra|proxima|siguiente|entrante)|(?:proxima|siguiente) semana)\b",
            "next week",
        ),
        (r"\b(?:esta(?: misma)?|la presente) semana\b|\bsemana en curso\b", "this week"),
        (r"\bnext week o (?:la|en la) (?:siguiente|otra)\b", "week after next"),
        (r"\bsemana del (?:monday )?(?=[0-9])", "week of "),
        (
            r"\b(?:final|finales|fines|ultimos|a lo largo|durante|en el (?:trans)?curso)(?: de)?(?: la)? semana\b",
            "end of the week",
        ),
        (r"\b(?:mes (?:que viene|proximo|siguiente|entrante)|(?:proximo|siguiente) mes)\b", "next month"),
        (r"\b(?:fin|final|finales|fines|ultimos) del? (?:este )?mes\b", "end of the month"),
        (r"\b(?:est[ea]|el presente) mes\b|\bmes en curso\b", "this month"),
        (
            r"\b(?:fin|final|finales|fines) del? (?:este )?ano\b(?! (?:que viene|proximo|siguiente))",
            "end of the year",
        ),
        (r"\beste ano\b", "this year"),
        (r"\besta (?:manana|tarde|noche)\b|\bhoy\b", "today"),
        (r"\b(?:por|de|en) la manana\b", ""),
        (r"\bla manana\b", GAP),
        (r"\bmanana o pasado\b", "day after tomorrow"),
        (r"\bmanana\b", "tomorrow"),
        (r"\s+", " "),
        (rf"([0-9]) de (?={MONTH})", r"\1 of "),
        (rf"({MONTH}) del? (?=20[0-9]{{2}})", r"\1 "),
        (r"\bdel? [0-9]{1,2} (?=al? [0-9])|\bentre el [0-9]{1,2} y (?=el [0-9])", ""),
        (
            rf"\b(?:el|al|del|dia) ([0-9]{{1,2}}){NO_NTH}(?! (?:dias|semanas|mes|por|horas)\b)",
            r"the \1th",
        ),
        (rf"{WEEKDAY} ([0-9]{{1,2}}){NO_NTH}", r"the \1th"),
        (rf"\b(?:semana|quincena) (?:en|de) {MONTH}", GAP),
        (rf"\b(?:principios|primeros|comienzos|inicios) (?:del mes )?de (?={MONTH})", "early "),
        (rf"\bmediados (?:del mes )?de (?={MONTH})", "mid "),
        (rf"\b(?:fin|final|finales|fines|ultimos) (?:del mes )?de (?={MONTH})", "end "),
        (rf"\b(?:en|durante|a lo largo de) (?:el mes de )?(?={MONTH})", "in "),
        (rf"\b(?:para|hasta) (?={MONTH})", "by "),
        (rf"\bproximo ({WEEKDAY})", r"coming \1"),
        (rf"({WEEKDAY}) (?:proximo|que viene|entrante)\b", r"coming \1"),
        (rf"\beste ({WEEKDAY})", r"this \1"),
        (r"\b(?:dentro de|en) (?=[0-9]+ weeks)", "in "),
        (rf"\b(?:de la|en la|de|en|la) (?={WEEK})", "of "),
        (
            rf"(?<!no )\bantes (?:del? )?(?:el |la )?(?=(?:coming |this )?{WEEKDAY}|{NTH}|{DATE}|{FIGURES}"
            rf"|[0-9]{{1,2}}/|{MONTH}|{PERIOD})",
            "before ",
        ),
        (rf"\b(?:a mas tardar el|como muy tarde el|el) (?={WEEKDAY})", "on "),
    ),
    joins="y|e|o|u|a|al|y el|o el|hasta el",
    earliest="a partir(?: del?)?|desde|despues(?: del?)?|tras|no antes(?: del?)?|como pronto",
    no_span="hace|al menos|como minimo",
    openers=(
        "antes|en|dentro|para|el|la|a (?:principios|mediados|finales|más tardar)|esta|este|hoy|mañana|pasado mañana|"
        "hasta|durante|después|sobre"
    ),
)
