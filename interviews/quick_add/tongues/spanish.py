"""Spanish, with accents or without."""

from interviews.quick_add.tongues.tongue import DIGITS, FORMAT, KIND, NEVER, Tongue, one_of, words

COUNTS = ("una?", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez")
COUNT = rf"{DIGITS}|{one_of(COUNTS)}"
ORDINALS = ("primer[ao]?", "segund[ao]", "tercer[ao]?", "cuart[ao]", "quint[ao]", "sext[ao]")
TALK = r"(?:entrevista|ronda|fase|etapa|charla|llamada|conversacion|reunion)"
NEXT_WEEK = r"(?:semana que viene|proxima semana|semana proxima)"
LAST_WEEK = r"(?:semana pasada|pasada semana)"
BY = r"(?:(?:por|en|via) )?"

SPANISH = Tongue(
    little=words(
        """
        con el las los mañana hoy ayer lunes martes miércoles miercoles jueves viernes sábado sabado domingo
        entrevista reunión próximo próxima
        """
    ),
    at=r"@ ?",
    at_or_in=r"en (?:el |la |los )?",
    no_company=(
        "ingles|espanol|aleman|frances|linea|persona|total|remoto|principio|grupo|pareja|sala|oficinas?|sede|casa|centro|"
        "planta|edificio|despacho|calle|avenida|paseo|plaza|barcelona|sevilla|valencia|bilbao|malaga|zaragoza"
    ),
    with_=r"con ",
    and_="y|e(?= h?[ií])",
    stop=r"en|con|para|como|por|via|a|al|de(?= \d)|desde|el(?=\s*[\0\d])|durante|todos|juntos|cada",
    between=(
        r"con|en|el|la|los|las|una?|de|del|a|al|y|e|para|por|como|via|desde|hasta|mi|es|tengo|sobre|entrevistas?|"
        r"(?:de )?trabajo|reunion|cita|llamada|charla|ronda|conversacion|dia|hora|horas"
    ),
    inside="y|de|del|la|las|los|el|e",
    nobody=words(
        """
        alguien nadie todos todas equipo ellos ellas otros otras varios varias dos tres cuatro cinco personas gente
        desconocido compañeros
        """
    ),
    articles=words("el la los las un una unos unas su sus todo toda"),
    their=r"el|la|su|mi|nuestr[oa]",
    titles=(
        r"(?:manager|gerente|reclutadora?|recruiter|responsable(?: de \w+)?|directora?(?: de \w+)?"
        r"|jef[ea](?: de equipo)?|"
        r"head of \w+)"
    ),
    role=r"(?:como|para (?:el|un) puesto de|puesto de|de(?= (?:analista|ingenier|desarrollador|director|jef))) ",
    role_tail=NEVER,
    weekdays=("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"),
    short=("lun", "mar", "mie", "jue", "vie", "sab", "dom"),
    weekday_end=r"\b",
    on="el",
    the="el",
    before=rf"(?:el )?proximo|(?:el )?pasado|este|(?:la )?(?:{NEXT_WEEK}|{LAST_WEEK}),?(?: el)?",
    after=rf"que viene|proximo|pasado|(?:de )?la (?:{NEXT_WEEK}|{LAST_WEEK})",
    last=r"pasado",
    last_week=LAST_WEEK,
    # «El próximo viernes» is the coming one.
    next=NEVER,
    next_week=NEXT_WEEK,
    week_after="en ocho(?: dias)?",
    near=(
        ("anteayer|antes de ayer", -2),
        ("ayer", -1),
        ("hoy|esta manana|esta tarde|esta noche", 0),
        ("pasado manana", 2),
        (r"(?<!\bla )(?<!esta )manana", 1),
    ),
    nth=r"el (?:dia )?(?P<nth>[1-3]?\d)(?![\w:/.ªº]| ?(?:h|horas)\b)",
    counts=COUNTS,
    ahead=rf"(?:dentro de|en) (?P<count>{COUNT}) (?:(?P<weeks>semanas?)|dias?)\b",
    ago=rf"hace (?P<count>{COUNT}) (?:(?P<weeks>semanas?)|dias?)\b",
    clock_lead="a las|a la|de|desde las|sobre las|el|dia",
    of_day="por la (?:manana|tarde|noche)|a mediodia",
    or_="o|u",
    for_="durante|por|de|dura",
    each_before="",
    each_after="cada una?|cada uno|por persona|cada entrevista",
    from_="de|desde las|de las|desde|entre las|entre",
    to="a|a las|hasta|hasta las|y|y las",
    zone=r"hora (?:de |del )?(?P<place>[\w.]+(?: [\w.]+)?)",
    zones={
        "londres": "Europe/London",
        "nueva york": "America/New_York",
        "ginebra": "Europe/Zurich",
        "bruselas": "Europe/Brussels",
        "viena": "Europe/Vienna",
        "lisboa": "Europe/Lisbon",
        "varsovia": "Europe/Warsaw",
        "atenas": "Europe/Athens",
        "moscu": "Europe/Moscow",
        "copenhague": "Europe/Copenhagen",
        "ciudad de mexico": "America/Mexico_City",
        "mexico": "America/Mexico_City",
        "peninsular": "Europe/Madrid",
        "espanola": "Europe/Madrid",
        "britanica": "Europe/London",
        "francesa": "Europe/Paris",
        "alemana": "Europe/Berlin",
        "argentina": "America/Argentina/Buenos_Aires",
        "colombiana": "America/Bogota",
    },
    formats=(
        (
            r"virtual(?:mente)?(?: on-?site)?|en linea|online|en remoto|remot[oa]|a distancia|telematic[oa]",
            FORMAT.VIDEO,
        ),
        (r"presencial(?:mente)?|en persona|in situ|cara a cara|en (?:sus|las) oficinas", FORMAT.ONSITE),
        (
            rf"{BY}(?:video(?:llamada|conferencia)?|zoom|(?:ms |microsoft )?teams|google meet|webex|skype)",
            FORMAT.VIDEO,
        ),
        (r"(?:por )?(?:telefono|tlf\b\.?)|(?:llamada )?(?<!\ben )telefonic[oa]", FORMAT.PHONE),
    ),
    kinds=(
        (
            r"(?:(?:entrevista|llamada|ronda) )?(?:de |con )?(?:rrhh|recursos humanos)|preseleccion|primer contacto"
            r"|filtro(?: telefonico| de seleccion)?|screening",
            KIND.SCREEN,
        ),
        (r"entrevista con (?:el|la) (?:hiring manager|futur[oa] jef[ea])", KIND.HIRING_MANAGER),
        (
            r"(?:(?:entrevista|prueba|ronda|reunion|charla|fase) )?tecnica|prueba de codigo|(?:live )?coding"
            r"|diseno de sistemas|programacion en pareja",
            KIND.TECHNICAL,
        ),
        (r"caso practico|estudio de caso|business case|prueba practica", KIND.CASE_STUDY),
        (r"(?:entrevista )?(?:conductual|(?:por|de) competencias)|encaje cultural", KIND.BEHAVIOURAL),
        (r"(?:(?:entrevista|ronda|fase|etapa) )?final|ultima (?:entrevista|ronda|fase|etapa)", KIND.FINAL),
        (r"(?:jornada|dia) de entrevistas", KIND.ONSITE),
    ),
    ordinals=ORDINALS,
    number=(
        rf"(?:(?P<word>{'|'.join(ORDINALS)})|(?P<figure>[12]?\d)\.?[ªao]) {TALK}\b"
        rf"|(?:ronda|fase|etapa|entrevista) (?:n\.?º ?|numero )?(?P<number>[12]?\d)\b(?![:.h]| h)"
    ),
    panel=r"panel|a la vez|todos juntos|juntos|entrevista (?:grupal|en grupo)|en grupo|tribunal",
    apart=(
        r"un[oa] (?:tras|detras de|despues de) otr[oa]|un[oa] (?:a|por) un[oa]|una persona tras otra|por separado"
        r"|individualmente|sucesivamente"
    ),
    in_=r"en (?:el |la |los |las )?",
    no_place="ingles|espanol|aleman|frances|linea|persona|total|remoto|principio|grupo|pareja",
    room=r"(?:sala|planta|edificio|despacho) [\w-]{1,20}(?!\w)|\d{1,2}\.?[ªao] planta\b",
)
