from collections import Counter
from dataclasses import FrozenInstanceError
from itertools import combinations

import pytest
from django.utils.functional import Promise
from rapidfuzz.fuzz import token_sort_ratio
from rapidfuzz.utils import default_process

from interviews.models import Debrief, Interview
from stories.likely_questions import BY_CODE, LIKELY_QUESTIONS, likely_questions
from stories.models import Story

KINDS = ["behavioural", "technical", "case_study", "culture_fit"]
HINTED = [question for question in LIKELY_QUESTIONS if question.hint]


def near_copies(texts):
    return [
        pair for pair in combinations(map(str, texts), 2) if token_sort_ratio(*pair, processor=default_process) >= 85
    ]


def test_there_are_enough_of_each_kind():
    counts = Counter(question.kind for question in LIKELY_QUESTIONS)

    assert set(counts) == set(KINDS) < set(Interview.QuestionKind.values)
    assert min(counts.values()) >= 24


def test_a_code_names_one_question():
    assert len(BY_CODE) == len(LIKELY_QUESTIONS)
    assert all(BY_CODE[question.code] is question for question in LIKELY_QUESTIONS)


@pytest.mark.parametrize("question", LIKELY_QUESTIONS, ids=lambda question: question.code)
def test_a_question_is_one_short_sentence_that_can_be_translated(question):
    assert isinstance(question.text, Promise)
    assert len(question.text) <= 140
    assert str(question.text).endswith(("?", "."))
    assert question.code.isidentifier()


@pytest.mark.parametrize("question", HINTED, ids=lambda question: question.code)
def test_a_hint_is_one_short_sentence_that_can_be_translated(question):
    assert isinstance(question.hint, Promise)
    assert len(question.hint) <= 90
    assert str(question.hint).endswith(".")


def test_at_least_half_of_each_kind_say_what_they_listen_for():
    for kind in KINDS:
        questions = likely_questions([kind])
        assert 2 * sum(bool(question.hint) for question in questions) >= len(questions)


def test_every_question_says_what_they_judge_with_it():
    assert {question.criterion for question in LIKELY_QUESTIONS} == set(Debrief.CRITERIA)


def test_only_behavioural_questions_have_a_theme_and_every_theme_has_several():
    counts = Counter(question.theme for question in LIKELY_QUESTIONS if question.theme)

    assert set(counts) == set(Story.Theme.values)
    assert min(counts.values()) >= 5
    assert {question.kind for question in LIKELY_QUESTIONS if question.theme} == {"behavioural"}


def test_no_two_questions_say_nearly_the_same():
    assert near_copies(question.text for question in LIKELY_QUESTIONS) == []


def test_no_two_hints_say_nearly_the_same():
    assert near_copies(question.hint for question in HINTED) == []


def test_without_a_kind_all_are_likely():
    assert likely_questions() == likely_questions([]) == list(LIKELY_QUESTIONS)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["technical"], {"technical"}),
        (("culture_fit", "behavioural"), {"behavioural", "culture_fit"}),
        ({"case_study", "conversation"}, {"case_study"}),
        (["conversation"], set()),
        (["unknown"], set()),
    ],
    ids=["one", "two", "one without questions of its own", "none of its own", "unknown"],
)
def test_kinds_narrow_the_bank_and_keep_its_order(kinds, expected):
    questions = likely_questions(kinds)

    assert {question.kind for question in questions} == expected
    assert questions == [question for question in LIKELY_QUESTIONS if question.kind in expected]


def test_a_question_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        LIKELY_QUESTIONS[0].code = "other"
