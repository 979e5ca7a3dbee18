"""A line in German, French or Spanish, and that in no language anybody or any time is made up."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviews.quick_add.reading import read_line
from interviews.quick_add.tongues import TONGUES
from tests.data.lines import FRENCH, GERMAN, SPANISH
from tests.lines import JOBS, PEOPLE, WRITER, is_said, understood

SAID = {
    "en": """
        at with Acme Ana Bo Halden Robotics Tue next last in 3 days 14:00 2-5pm 9-12 noon for 90 min each as analyst
        London time CET onsite zoom panel round 2 second interview , and & ( ) @ https://zoom.us/j/1 30.11. 12/1 Berlin
    """,
    "de": """
        bei mit Acme Ana Bo Halden Robotics Di Dienstag nächsten letzten Woche in 3 Tagen heute morgen am 30. 14:00 14
        Uhr 14-17 9-12 bis von um für 90 Minuten je 2h als Analystin Londoner Zeit MEZ vor Ort Zoom Panel nacheinander
        Runde 2 Zweitgespräch und , ( ) der Team Herr Vogel in Berlin Raum 4 1.12. Dezember oder halb
    """,
    "fr": """
        chez avec Acme Ana Bo Halden Robotics mar mardi prochain dernier semaine prochaine dans 3 jours demain le 30
        14h 14h30 à de 9h 17h midi pendant 90 minutes 1h30 chacun comme analyste heure de Londres CET sur place visio
        jury tour 2 deuxième entretien et , ( ) la l'équipe Mme Petit Paris salle 4 1er décembre ou sam
    """,
    "es": """
        en con Acme Ana Bo Halden Robotics mar martes próximo pasado que viene en 3 días mañana el 30 14:00 a las 2 de
        la tarde 14h durante 90 minutos cada uno como analista hora de Londres CET presencial Zoom panel ronda 2
        segunda entrevista y e , ( ) el equipo Madrid sala 4 1 diciembre o mediodía
    """,
}


@pytest.mark.parametrize(("text", "wanted"), GERMAN.items(), ids=GERMAN)
def test_a_line_in_german_is_understood(text, wanted):
    assert understood(text, language="de") == wanted


@pytest.mark.parametrize(("text", "wanted"), FRENCH.items(), ids=FRENCH)
def test_a_line_in_french_is_understood(text, wanted):
    assert understood(text, language="fr") == wanted


@pytest.mark.parametrize(("text", "wanted"), SPANISH.items(), ids=SPANISH)
def test_a_line_in_spanish_is_understood(text, wanted):
    assert understood(text, language="es") == wanted


@pytest.mark.parametrize("language", TONGUES)
def test_nobody_and_no_time_is_made_up(language):
    words = st.sampled_from(SAID[language].split())

    @settings(max_examples=150, deadline=None)
    @given(st.one_of(st.text(max_size=120), st.lists(words, max_size=20).map(" ".join)))
    def holds(text):
        reading = read_line(text, WRITER, JOBS, PEOPLE, language=language)

        known = [name for names in PEOPLE.values() for name in names]
        plain = typed(text)
        for name in [person.name for person in reading.people]:
            assert name in known or name in plain
        for clock in (reading.starts, reading.ends):
            assert clock is None or is_said(clock, plain)
        for piece in reading.left:
            assert piece in plain

    holds()


def typed(text):
    """As a line keeps it: each letter with its accent as one sign, and nothing but single spaces between words."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in composed).split())
