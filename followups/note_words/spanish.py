"""Spanish thank-yous."""

import re

from followups.note_words.words import NoteWords

STOPS = """
el la los y yo usted nos por para con sobre es una un de del gracias su que en me mi muy al
las lo le he ha fue más como esta este ustedes nuestra nuestro
"""
TEMPLATE = """
a acerca además ahora al algo alguna algunas algún ante antes aquí así aún aunque ayer bien buen buena buenas
bueno buenos cada casi como con cordial cordiales cosa cosas cual cualquier cuando cuenta de del desde día días
donde dos durante e el ella ellos en entre era es esa ese eso esta estas este esto estos está están estoy estar
estuve fin fue fuera gran grande gracias ha haber había habían hace hacer hacia han hasta hay he hemos hola hora
hoy igual ir jornada la las le les lo los luego mañana mas más me mejor mejores menos mi mis mismo misma momento
mucha muchas mucho muchos muy nada ni no nos o os otra otras otro otros para parte pero pesar poco poder podría
podido por porque pronto pude puede pueda pues que qué quien quiero quisiera realmente rato saber se sea según
ser sería si sí sido siempre siendo sin sino sobre solo sólo son soy su sus tal también tan tanto te tengo tener
tenga tiempo toda todas todo todos tras tu tus un una unas uno unos usted ustedes va van vez veces ya yo ver
visto será sr sra señor señora martes lunes miércoles jueves viernes semana tarde tardes minutos duda favor
forma rol tomar tomarse fondo noticias suyas suya suyo
"""
STEMS = """
acuerdo adecu agradab agradec agradez agrado alegr amab ambiente ampli anima aport apreci aprend aprendí
aprendizaje atención atentamente atento ayud bienvenid brind busc cálid candid capacid cariñ claridad clar
colabor compañer compañía compart comprend comunic confian confirm conoc conozc consider contact content contest
contribu convenc convers corpor crec cuestion cultura decisi decid desarroll desafío describ descubr desea deseo
detall dialog diálog disfrut dispon disposi dud empleo empresa encaj encant encontr encuentr enriqueced entend
entiend entrevist entusias equipo espacio especial esper estim estimul excelent experiencia explic expres
extraord facilit fascin feliz forma futur grat gust habilidad habl honor idea ideal ilusi impres import incorpor
inform inspir integr interes interé invit junto llam llev lectura maner marav metas mencion mensaje mism misión
motiv mostr necesi nuestr nuev objetiv ocasión ofrec oportun organiz pasad pasión pens perfect perfil permit
persona placer plante posib posici posición pregunt present preparad proceso profes profund propuest proyecto
próxim puest punto queda qued querid quedo realiz recib recient recuerd refer reforz reiter requi respond
respuest respons result reun saludo sent siento sentí significa siguient sinc solicit soluc supo sugi tarea
trabaj trat trayectoria tuv útil valios valor visión vacante volv cargo gente
"""
GUSHING = re.compile(
    r"\b(?:(?:trabajo|puesto|empleo|empresa|equipo) de (?:mis|tus) sueños|sueño (?:hecho realidad|de mi vida)"
    r"|(?:absolutamente|totalmente|increíblemente|completamente|tremendamente|profundamente|extremadamente"
    r"|súper|super|tan) (?:emocionad[oa]|impresionad[oa]|entusiasmad[oa]|agradecid[oa]|honrad[oa]|fascinad[oa]"
    r"|ilusionad[oa]|increíble|genial|inspirad(?:or|ora|o|a))"
    r"|(?:eternamente|infinitamente|enormemente|inmensamente) agradecid[oa]"
    r"|(?:desde|de) (?:todo|lo más profundo|el fondo) (?:de )?(?:mi |el )?corazón"
    r"|oportunidad única|mil (?:millones de )?gracias"
    r"|mejor(?:es)? (?:\w+ ){1,2}(?:de mi vida|del mundo|de todos los tiempos)"
    r"|candidat[oa] (?:ideal|perfect[oa])|hech[oa] para (?:mí|este puesto)|nací para"
    r"|no (?:tengo|hay|encuentro) palabras|(?:gran|mayor) fan|en las nubes)\b|!{2,}",
    re.IGNORECASE,
)
BEGGING = re.compile(
    r"\b(?:(?:realmente |de verdad )?necesito (?:mucho |urgentemente )?(?:este|el) (?:trabajo|puesto|empleo)"
    r"|(?:se|te|les|os) lo (?:suplico|ruego|imploro)|por favor,? por favor"
    r"|(?:deme|denme|dame|dadme) (?:una|esta|la) oportunidad|haría (?:cualquier cosa|lo que (?:sea|fuera|haga falta))"
    r"|no se arrepentirá[n]?|no (?:me olvide[n]?|se olvide[n]? de mí)|interced\w+ por mí"
    r"|última esperanza|(?:perdón|disculp\w+|lo siento) (?:de nuevo |otra vez )?(?:por (?:mis|los) nervios|por estar"
    r" (?:tan )?nervios[oa]))\b",
    re.IGNORECASE,
)
IMPERSONAL = re.compile(
    r"^\W*(?:(?:estimad[oa]s?|apreciad[oa]s?|querid[oa]s?|hola|buen[oa]s (?:días|tardes|noches)|buenas|buen día)"
    r"\b[ ,]*(?:a tod[oa]s|tod[oa]s|equipo(?: de [\w ]{2,20})?"
    r"|señores|señoras|señor(?:es)? y señora(?:s)?|señor/a|señor o señora|compañer[oa]s)?|a quien corresponda)\W*$",
    re.IGNORECASE,
)

SPANISH = NoteWords(
    frozenset(STOPS.split()), frozenset(TEMPLATE.split()), GUSHING, BEGGING, IMPERSONAL, tuple(STEMS.split())
)
