import time

import pytest

from stories.answer_topics import topics_of
from stories.likely_questions import LIKELY_QUESTIONS

ABOUT = {
    "why_us": [
        "Why us?",
        "Why do you want to work here?",
        "Why do you want this job?",
        "So why did you apply?",
        "Why this company and not another one?",
        "What attracted you to the role?",
        "What do you know about us?",
    ],
    "why_leaving": [
        "Why are you leaving?",
        "Why do you want to leave your current job?",
        "Why did you leave Acme?",
        "Why are you looking for a new position?",
        "What is the reason for leaving?",
        "What would make you leave your current company?",
    ],
    "five_years": [
        "Where do you see yourself in five years?",
        "Where will you be 5 years from now?",
        "What do you want to have done in the next three years?",
        "What are your career goals?",
        "Where do you see yourself?",
    ],
    "availability": [
        "When could you start?",
        "How soon can you join us?",
        "What is your notice period?",
        "Do you have to give any notice?",
        "When would you be available?",
        "Are you available from March?",
        "Your earliest start date?",
    ],
    "other_offers": [
        "Do you have other offers?",
        "Are there any offers on the table?",
        "Are you interviewing elsewhere?",
        "Are you talking to anybody else?",
        "Where else have you applied?",
        "What other companies are you speaking with?",
        "Are you in other processes?",
    ],
    "pay": [
        "What pay do you expect?",
        "What are your salary expectations?",
        "What are your expectations?",
        "What do you earn now?",
        "What would you like to be paid?",
        "Which pay range did you have in mind?",
    ],
}
SILENT = [
    "",
    "Tell me about a time you left a project unfinished.",
    "When did you start to use SQL?",
    "What data was available to you?",
    "What are your expectations of a manager?",
    "Which details do you pay attention to?",
    "How would you start such a project?",
    "Why did the forecast fail?",
    "Which other teams did you work with?",
    "Tell me about five customers.",
    "Warum wollen Sie zu uns?",
    "¿Cuándo podría empezar?",
    "いつから働けますか？",
    "💰?",
]


@pytest.mark.parametrize(
    ("topic", "question"), [(topic, question) for topic, questions in ABOUT.items() for question in questions]
)
def test_a_question_is_about_its_topic(topic, question):
    assert topics_of(question) == [topic]


@pytest.mark.parametrize("question", SILENT, ids=lambda question: question[:30] or "nothing")
def test_what_is_no_such_question_is_about_none(question):
    assert topics_of(question) == []


def test_a_question_may_be_about_two():
    assert topics_of("When could you start, and what salary do you want?") == ["availability", "pay"]


def test_spelling_spacing_and_apostrophes_do_not_matter():
    assert topics_of("WHY\n  do you WANT to work here") == ["why_us"]


def test_the_likely_questions_of_the_bank_are_about_no_topic_or_one():
    found = {question.code: topics_of(str(question.text)) for question in LIKELY_QUESTIONS}

    assert {code: topics for code, topics in found.items() if len(topics) > 1} == {}


def test_an_enormous_question_is_read_at_once():
    began = time.process_time()
    topics_of("why when offers your pay other " * 5_000)

    assert time.process_time() - began < 0.5
