import re
from collections import Counter
from dataclasses import FrozenInstanceError
from itertools import combinations

import pytest
from django.utils.functional import Promise
from rapidfuzz.fuzz import token_sort_ratio
from rapidfuzz.utils import default_process

from interviews.models import Interviewer
from interviews.starter_questions import BY_CODE, STARTER_QUESTIONS, starter_questions

RELATIONS = ["recruiter", "hiring_manager", "team_member", "skip_level", "cross_functional"]
MONEY = re.compile(r"\b(?:pay|paid|salary|salaries|wage|bonus|benefits|pension|money|compensation)\b", re.IGNORECASE)


def test_there_are_enough_for_everybody():
    counts = Counter(question.relation for question in STARTER_QUESTIONS)

    assert set(counts) == {*RELATIONS, ""}
    assert set(RELATIONS) == set(Interviewer.Relation.values) - {"other"}
    assert min(counts[relation] for relation in RELATIONS) >= 12
    assert counts[""] >= 8
    assert counts.total() >= 72


def test_a_code_names_one_question():
    assert len(BY_CODE) == len(STARTER_QUESTIONS)
    assert all(BY_CODE[question.code] is question for question in STARTER_QUESTIONS)


@pytest.mark.parametrize("question", STARTER_QUESTIONS, ids=lambda question: question.code)
def test_a_question_is_one_short_sentence_that_can_be_translated(question):
    assert isinstance(question.text, Promise)
    assert len(question.text) <= 140
    assert str(question.text).endswith(("?", "."))
    assert question.code.isidentifier()


def test_no_two_questions_say_nearly_the_same():
    pairs = combinations((str(question.text) for question in STARTER_QUESTIONS), 2)

    assert [pair for pair in pairs if token_sort_ratio(*pair, processor=default_process) >= 85] == []


def test_one_question_about_pay_is_for_the_recruiter_and_one_for_the_hiring_manager():
    assert [question.relation for question in STARTER_QUESTIONS if question.is_pay] == ["recruiter", "hiring_manager"]


def test_no_other_question_touches_money():
    about_money = [question for question in STARTER_QUESTIONS if MONEY.search(str(question.text))]

    assert about_money == [question for question in STARTER_QUESTIONS if question.is_pay]


@pytest.mark.parametrize("relation", RELATIONS)
def test_those_for_the_person_come_first_and_then_those_for_anybody(relation):
    questions = starter_questions(relation)

    own = [question for question in STARTER_QUESTIONS if question.relation == relation]
    anybody = [question for question in STARTER_QUESTIONS if question.relation == ""]
    assert questions == own + anybody


@pytest.mark.parametrize("relation", ["other", "", "unknown"])
def test_somebody_else_gets_those_for_anybody_once(relation):
    questions = starter_questions(relation)

    assert questions == [question for question in STARTER_QUESTIONS if question.relation == ""]


def test_nobody_is_offered_a_question_twice():
    for relation in Interviewer.Relation.values:
        codes = [question.code for question in starter_questions(relation)]
        assert len(codes) == len(set(codes))


def test_a_question_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        STARTER_QUESTIONS[0].is_pay = True
