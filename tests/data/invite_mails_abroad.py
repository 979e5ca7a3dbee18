# ruff: noqa: E501  (mails as they are written)
"""Recruiters' mails in German, French and Spanish; a row is that of `invites`."""

from typing import Any

from tests.data.invites import DAY, Row

CALL = "https://us02web.zoom.us/j/87654321098"
GERMAN = f"""Betreff: Einladung zum Vorstellungsgespräch bei Halden Robotics

Liebe Alice,

vielen Dank für deine Bewerbung. Wir laden dich herzlich zur zweiten Runde ein:

Dienstag, 1. Dezember 2026
14:00 – 14:45 Uhr  Ana Ruiz (Leiterin Datenplattform)
14:45 – 15:30 Uhr  Bo Lind, Senior Data Engineer
15:30 – 15:45 Uhr  Pause
15:45 – 16:30 Uhr  Dr. Chidi Okafor (CTO)

Das Gespräch findet über Zoom statt: {CALL}
Bitte antworten Sie bis spätestens Freitag, 12:00 Uhr.

Mit freundlichen Grüßen
Rita Vale
Talent Acquisition"""
FRENCH = f"""Objet : Entretien chez Halden Robotics

Bonjour Alice,

Merci pour votre candidature. Nous avons le plaisir de vous inviter au deuxième entretien, le mardi 1er décembre 2026 :

14h00 - 14h45 : Ana Ruiz, responsable des données
14h45 - 15h30 : Bo Lind, ingénieur senior
15h30 - 15h45 : Pause
15h45 - 16h30 : Chidi Okafor, directeur technique

Lien : {CALL}

Bien cordialement,
Rita Vale"""
SPANISH = f"""Asunto: Entrevista en Halden Robotics

Hola, Alice:

Gracias por tu candidatura. Te confirmo la segunda ronda, el martes 1 de diciembre de 2026:

14:00 - 14:45 Ana Ruiz, responsable de datos
14:45 - 15:30 Bo Lind, ingeniero sénior
15:30 - 15:45 Descanso
15:45 - 16:30 Chidi Okafor, director técnico

Enlace: {CALL}

Un saludo,
Rita Vale"""


def row(name: str, text: str, talks: list[tuple[str, int, str]], **fields: Any) -> Row:
    return Row(name, text.encode(), [(DAY + start, minutes, people) for start, minutes, people in talks], **fields)


MAILS_ABROAD = [
    row(
        "German, three conversations and a break",
        GERMAN,
        [
            ("14:00", 45, "Ana Ruiz (Leiterin Datenplattform)"),
            ("14:45", 45, "Bo Lind (Senior Data Engineer)"),
            ("15:45", 45, "Dr. Chidi Okafor (CTO)"),
        ],
        url=CALL,
        unsure="zone",
        company="Halden Robotics",
    ),
    row(
        "German, in one sentence",
        "Hallo Alice,\n\nwir treffen uns am Di., 1.12. um 14 Uhr für 45 Minuten mit Ana Ruiz und Bo Lind.\n\nViele Grüße\nRita Vale",
        [("14:00", 45, "Ana Ruiz, Bo Lind")],
        unsure="zone",
    ),
    row(
        "German, moved",
        "Hallo Alice,\n\nwir müssen das Gespräch leider von Montag, 30.11., 10 Uhr auf Dienstag, 1.12., 14 Uhr verschieben.\n\nViele Grüße\nRita Vale",
        [("14:00", 60, "")],
        unsure="ends people zone",
    ),
    row(
        "German, called off",
        "Hallo Alice,\n\nleider müssen wir das Gespräch am Dienstag, 1. Dezember um 14:00 Uhr absagen.\n\nViele Grüße\nRita Vale",
        [("14:00", 60, "")],
        cancelled=True,
        unsure="ends people zone",
    ),
    row(
        "German, who may call it off",
        "Hallo Alice,\n\nwir sehen uns am Dienstag, 1. Dezember um 14:00 Uhr. Falls Sie absagen müssen, rufen Sie an.\n\nViele Grüße\nRita Vale",
        [("14:00", 60, "")],
        unsure="ends people zone",
    ),
    row(
        "French, three conversations and a break",
        FRENCH,
        [
            ("14:00", 45, "Ana Ruiz (responsable des données)"),
            ("14:45", 45, "Bo Lind (ingénieur senior)"),
            ("15:45", 45, "Chidi Okafor (directeur technique)"),
        ],
        url=CALL,
        unsure="zone",
        company="Halden Robotics",
    ),
    row(
        "French, in one sentence",
        "Bonjour Alice,\n\nJe vous confirme votre entretien avec Ana Ruiz mardi 1er décembre à 14h30, par téléphone. Comptez 45 minutes.\n\nCordialement,\nRita Vale",
        [("14:30", 45, "Ana Ruiz")],
        unsure="zone",
    ),
    row(
        "French, from when to when",
        "Bonjour Alice,\n\nRendez-vous avec Bo Lind le mardi 1er décembre de 9h à 10h30.\n\nÀ bientôt\nRita Vale",
        [("09:00", 90, "Bo Lind")],
        unsure="zone",
    ),
    row(
        "Spanish, three conversations and a break",
        SPANISH,
        [
            ("14:00", 45, "Ana Ruiz (responsable de datos)"),
            ("14:45", 45, "Bo Lind (ingeniero sénior)"),
            ("15:45", 45, "Chidi Okafor (director técnico)"),
        ],
        url=CALL,
        unsure="zone",
    ),
    row(
        "Spanish, in one sentence",
        "Hola, Alice:\n\nTe confirmo la entrevista con Ana Ruiz el martes 1 de diciembre a las 14:30, por teléfono. Durará 45 minutos.\n\nSaludos,\nRita Vale",
        [("14:30", 45, "Ana Ruiz")],
        unsure="zone",
    ),
    row(
        "Spanish, in the afternoon",
        "Hola, Alice:\n\nTe esperamos el martes, 1 de diciembre, a las 4 de la tarde con Bo Lind.\n\nUn saludo,\nRita Vale",
        [("16:00", 60, "Bo Lind")],
        unsure="ends zone",
    ),
    row(
        "German, the company stands in the letter and below it",
        "Liebe Frau Berg,\n\ngerne laden wir Sie zum Zweitgespräch bei der Halden Robotics GmbH ein: Dienstag, 1. Dezember, 14:00 bis 15:30 Uhr, mit Ana Ruiz.\n\nMit freundlichen Grüßen\nRita Vale\nHalden Robotics GmbH\nMusterstraße 5, 10115 Berlin",
        [("14:00", 90, "Ana Ruiz")],
        unsure="zone",
        company="Halden Robotics",
    ),
    row(
        "German, the company stands below only",
        "Betreff: Einladung zum Zweitgespräch als Datenanalystin\n\nHallo Alice,\n\nwir freuen uns auf den 1.12. um 14 Uhr mit Ana Ruiz und Bo Lind, eine Stunde.\n\nViele Grüße\nRita Vale\nBrightwell SE",
        [("14:00", 60, "Ana Ruiz, Bo Lind")],
        unsure="zone",
        company="Brightwell",
    ),
    row(
        "German, no company and a role in the subject",
        "Betreff: Einladung zum Zweitgespräch als Datenanalystin\n\nHallo Alice,\n\nwir treffen uns am 1.12. um 14 Uhr für 45 Minuten mit Ana Ruiz.\n\nViele Grüße\nRita Vale",
        [("14:00", 45, "Ana Ruiz")],
        unsure="zone",
        company="",
    ),
    row(
        "French, the company stands in the letter",
        "Bonjour Alice,\n\nVotre deuxième entretien chez Brightwell aura lieu mardi 1er décembre à 14h30 avec Ana Ruiz. Comptez 45 minutes.\n\nCordialement,\nRita Vale",
        [("14:30", 45, "Ana Ruiz")],
        unsure="zone",
        company="Brightwell",
    ),
    row(
        "Spanish, what stands after “en” may be a town",
        "Hola, Alice:\n\nTe confirmo la entrevista en Brightwell con Ana Ruiz el martes 1 de diciembre a las 14:30. Durará 45 minutos.\n\nSaludos,\nRita Vale",
        [("14:30", 45, "Ana Ruiz")],
        unsure="zone",
        company="",
    ),
    row(
        "German, a first name and a place are no company",
        "Hallo Alice,\n\ndein Gespräch bei Frau Dr. Ruiz ist am 1.12. um 14 Uhr für 45 Minuten am Alexanderplatz.\n\nViele Grüße\nRita Vale\nSenior Backend SE",
        [("14:00", 45, "")],
        unsure="people zone",
        company="",
    ),
    row(
        "English, whoever else has a legal form",
        "Hi Alice,\n\nYour interview with Priyanka is on Tuesday 1 December at 2pm for 45 minutes, at Old Street. She joined us from Siemens AG.\n\nBest,\nRita Vale\nPowered by Calendly LLC",
        [("14:00", 45, "")],
        unsure="people zone",
        company="",
    ),
]
