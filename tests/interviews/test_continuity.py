import pytest
from django.utils import translation

from interviews.continuity import mending_line, opening_line, within_a_sentence

OPENINGS = [
    (
        "the same person, thought about",
        ("the plans for the clinics", "One set of numbers would do", True, ""),
        "Last time you mentioned the plans for the clinics. "
        "I have thought about it since: One set of numbers would do.",
    ),
    (
        "the same person, not thought about",
        ("The roadmap.", "  ", True, ""),
        "Last time we talked about the roadmap. I would like to come back to that.",
    ),
    (
        "somebody else, thought about",
        ("the roadmap", "Would you start with billing?", False, "Inês Carvalho"),
        "Inês Carvalho and I talked about the roadmap. I have thought about it since: Would you start with billing?",
    ),
    (
        "somebody else, not thought about",
        ("the roadmap", "", False, "Inês Carvalho"),
        "Inês Carvalho and I talked about the roadmap. How do you see that?",
    ),
    (
        "only the first paragraph, on one line",
        ("SQL", "\n\nIt can\nwait.\r\n\r\nAnd more.", True, ""),
        "Last time you mentioned SQL. I have thought about it since: It can wait.",
    ),
    (
        "a percent sign is only a percent sign",
        ("100 %(who)s", "5 % more", True, ""),
        "Last time you mentioned 100 %(who)s. I have thought about it since: 5 % more.",
    ),
]


@pytest.mark.parametrize(("given", "line"), [row[1:] for row in OPENINGS], ids=[row[0] for row in OPENINGS])
def test_the_line_to_open_with(given, line):
    topic, thought, is_same_person, who = given

    assert opening_line(topic, thought, is_same_person=is_same_person, who=who) == line


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("The roadmap", "the roadmap"),
        ("Why the team doubled.", "why the team doubled"),
        ("SQL", "SQL"),
        ("Theo’s plans", "Theo’s plans"),
        ("Ana’s garden;", "Ana’s garden"),
        ("", ""),
    ],
)
def test_a_topic_fits_into_a_sentence(typed, said):
    assert within_a_sentence(typed) == said


@pytest.mark.parametrize(
    ("language", "typed", "said"),
    [
        ("de", "Die Umstellung auf dbt", "die Umstellung auf dbt"),
        ("de", "Wie ihr plant.", "wie ihr plant"),
        ("de", "Planung im Winter", "Planung im Winter"),
        ("de", "Ihre Pläne", "Ihre Pläne"),
        ("de", "The roadmap", "the roadmap"),
        ("fr", "L’équipe de nuit", "l’équipe de nuit"),
        ("fr", "Comment vous planifiez", "comment vous planifiez"),
        ("fr", "La Poste", "La Poste"),
        ("fr", "L’Oréal", "L’Oréal"),
        ("es", "La migración", "la migración"),
        ("es", "Cómo planificáis", "cómo planificáis"),
        ("es", "Los Ángeles", "Los Ángeles"),
        ("en", "Los Angeles", "Los Angeles"),
        ("en", "La Poste", "La Poste"),
        ("nl", "De planning", "De planning"),
    ],
)
def test_a_topic_fits_into_a_sentence_of_the_language(language, typed, said):
    with translation.override(language):
        assert within_a_sentence(typed) == said


def test_a_weak_answer_is_mended_once_there_is_a_better_one():
    assert mending_line("The pricing question", "") == ""
    assert mending_line("The pricing question", "I would ask three customers") == (
        "Last time I did not say much about the pricing question. "
        "I would say it like this today: I would ask three customers."
    )
