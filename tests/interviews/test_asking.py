from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interviews.asking import asking_by_round
from interviews.models import Application, Debrief, Question, Round
from interviews.question_concerns import Kind
from tests.factories import START, make_application, make_interview, make_interviewer, make_round

LIKE = "What do you like most about working here?"


@pytest.fixture
def job(alice):
    return make_application(alice)


@pytest.fixture
def ana(job):
    return make_interviewer(job)


@pytest.fixture
def first(job, ana):
    round = make_round(job, number=1)
    make_interview(round, ana, starts_at=START - timedelta(days=7))
    return round


@pytest.fixture
def second(job, ana):
    round = make_round(job)
    make_interview(round, ana)
    return round


def concerns(round):
    return asking_by_round([round])[round.pk].concerns


def kinds(round):
    return [concern.kind for concern in concerns(round)]


def test_questions_come_by_person_in_the_order_in_which_they_were_added(job, ana, second):
    bo = make_interviewer(job, "Bo Lind")
    rows = [
        Question.objects.create(round=second, interviewer=who, text=f"{n}?") for n, who in enumerate([bo, ana, bo])
    ]

    assert asking_by_round([second])[second.pk].questions == {bo.pk: [rows[0], rows[2]], ana.pk: [rows[1]]}


def test_a_round_without_questions_has_an_entry(second):
    assert asking_by_round([second])[second.pk].questions == {}
    assert concerns(second) == []


def test_what_was_asked_in_an_earlier_round_is_known_with_its_answer(ana, first, second):
    Question.objects.create(round=first, interviewer=ana, text=LIKE, asked_at=START, answer="The people")
    Question.objects.create(round=second, interviewer=ana, code="like_here")

    (concern,) = concerns(second)

    assert (concern.kind, concern.round_number, concern.answer) == (Kind.ASKED_BEFORE, 1, "The people")


def test_what_was_only_planned_in_an_earlier_round_counts_for_nothing(ana, first, second):
    Question.objects.create(round=first, interviewer=ana, text=LIKE)
    Question.objects.create(round=second, interviewer=ana, text=LIKE)

    assert kinds(second) == []


def test_a_later_round_says_nothing_about_an_earlier_one(ana, first, second, now):
    Question.objects.create(round=first, interviewer=ana, text=LIKE)
    Question.objects.create(round=second, interviewer=ana, text=LIKE, asked_at=now)

    assert kinds(first) == []


def test_another_job_says_nothing_about_this_one(alice, ana, second, now):
    other = make_application(alice, company="Globex")
    somebody = make_interviewer(other)
    Question.objects.create(
        round=make_round(other, number=1), interviewer=somebody, text=LIKE, asked_at=now, answer="Yes"
    )
    Question.objects.create(round=second, interviewer=ana, text=LIKE)

    assert kinds(second) == []


@pytest.mark.parametrize("stage", Application.Stage.values)
def test_pay_may_be_asked_about_once_there_is_an_offer(job, ana, second, stage):
    Question.objects.create(round=second, interviewer=ana, code="pay_range")
    job.stage = stage
    job.save()

    assert kinds(second) == ([] if stage in ("offer", "accepted") else [Kind.PAY])


@pytest.mark.parametrize(("raised", "expected"), [(True, []), (False, [Kind.PAY]), (None, [Kind.PAY])])
def test_pay_may_be_asked_about_once_they_raised_it_in_any_round(ana, first, second, raised, expected):
    Debrief.objects.create(round=first, pay_raised_by_them=raised)
    Question.objects.create(round=second, interviewer=ana, code="pay_range")

    assert kinds(second) == expected


def test_a_deleted_person_is_out_of_it(ana, second, now):
    Question.objects.create(round=second, interviewer=ana, code="pay_range")
    ana.mark_deleted(now)

    assert asking_by_round([second])[second.pk].questions == {}
    assert kinds(second) == []


def fill(candidate, count):
    for number in range(count):
        job = make_application(candidate, company=f"Acme {number}")
        for round in (make_round(job, number=1), make_round(job)):
            for name in ("Ana", "Bo"):
                person = make_interviewer(job, name)
                Question.objects.create(round=round, interviewer=person, text=LIKE, asked_at=START, answer="Yes")


def test_many_rounds_cost_two_queries(alice):
    fill(alice, 12)
    rounds = list(Round.objects.all())

    with CaptureQueriesContext(connection) as captured:
        asking_by_round(rounds)
    assert len(captured) == 2
