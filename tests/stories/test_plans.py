from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interviews.models import Debrief, Round
from stories.plans import clashes_by_round, clashes_of_telling, plans_by_round
from stories.telling_plan import telling_plan_of
from tests.factories import (
    START,
    make_answer,
    make_application,
    make_given,
    make_interview,
    make_interviewer,
    make_round,
    make_story,
    make_telling,
)

BACK = {"situation": "The shop was down.", "task": "Mine.", "action": "I mended it.", "result": "Up after 40 minutes."}


@pytest.fixture
def job(alice):
    return make_application(alice)


@pytest.fixture
def first(job):
    """Round one, in which Ana heard the story."""
    return make_round(job, number=1)


@pytest.fixture
def second(job):
    return make_round(job, number=2)


def meet(round, name, **fields):
    person = round.application.interviewers.filter(name=name).first() or make_interviewer(round.application, name)
    return make_interview(round, person, **{"starts_at": START + timedelta(days=7 * round.number)} | fields), person


def tell(story, round, name, **fields):
    interview, person = meet(round, name)
    return make_telling(story, interview, person, **{"told_at": interview.ends_at, "text": story.spoken} | fields)


def plan(story, round, name):
    return make_telling(story, *meet(round, name))


def kinds(round):
    return [(str(clash.kind), clash.title) for clash in clashes_by_round([round])[round.pk]]


def test_plans_stand_by_person_in_the_order_of_the_agenda(alice, second):
    story, other = make_story(alice), make_story(alice, "Other")
    late, bo = meet(second, "Bo Lind", starts_at=START + timedelta(days=1))
    early, ana = meet(second, "Ana Ruiz", starts_at=START)
    plans = [make_telling(story, late, bo), make_telling(story, early, ana), make_telling(other, early, ana)]

    found = plans_by_round([second])[second.pk]

    assert list(found.items()) == [(ana.pk, [plans[1], plans[2]]), (bo.pk, [plans[0]])]


def test_a_round_without_plans_has_none(first):
    assert plans_by_round([first]) == {first.pk: {}}
    assert plans_by_round([]) == clashes_by_round([]) == {}


def test_what_was_told_is_no_plan_any_more(alice, second):
    plan(make_story(alice), second, "Ana Ruiz").mark_told(START)

    assert plans_by_round([second])[second.pk] == {}


@pytest.mark.parametrize("change", ["called off", "not met", "moved away", "person deleted", "story deleted"])
def test_who_or_what_is_gone_has_no_plan(alice, second, now, change):
    telling = plan(make_story(alice), second, "Ana Ruiz")
    if change == "called off":
        telling.interview.cancel()
    elif change == "not met":
        telling.interview.participations.get().mark_met(met=False)
    elif change == "moved away":
        telling.interview.participations.all().delete()
    elif change == "person deleted":
        telling.interviewer.mark_deleted(now)
    else:
        telling.story.mark_deleted(now)

    assert plans_by_round([second])[second.pk] == {}


def test_a_story_told_in_an_earlier_round_is_held_against_the_plan(alice, first, second):
    story = make_story(alice, **BACK)
    tell(story, first, "Ana Ruiz")
    plan(story, second, "Ana Ruiz")
    plan(story, second, "Bo Lind")
    story.result = "Up after 20 minutes."
    story.save()

    assert kinds(second) == [("same_person", story.title), ("numbers", story.title)]
    (clash, _other) = clashes_by_round([second])[second.pk]
    assert (clash.told.round_number, clash.told.name) == (1, "Ana Ruiz")


def test_a_later_round_another_job_and_the_same_round_are_no_earlier_round(alice, job, second):
    story = make_story(alice, **BACK)
    tell(story, make_round(job, number=3), "Cy Moor", text="Up after 3 minutes.")
    tell(story, make_round(make_application(alice, company="Other"), number=1), "Dee Ash", text="Up after 4 minutes.")
    tell(story, second, "Ana Ruiz", text="Up after 5 minutes.")
    plan(story, second, "Bo Lind")

    assert kinds(second) == []


@pytest.mark.parametrize("gone", ["round", "interview", "person"])
def test_what_was_deleted_clashes_with_nothing(alice, first, second, now, gone):
    story = make_story(alice, **BACK)
    telling = tell(story, first, "Ana Ruiz", text="Up after 3 minutes.")
    plan(story, second, "Bo Lind")
    assert kinds(second) == [("numbers", story.title)]

    row = {"round": first, "interview": telling.interview, "person": telling.interviewer}[gone]
    row.mark_deleted(now)

    assert kinds(second) == []


def test_answers_are_held_against_what_was_given_and_debriefed(job, first, second):
    interview, ana = meet(first, "Ana Ruiz")
    start = make_answer(job, text="I could start on 1 March.")
    gap = make_answer(job, "own", question="Why the gap?", text="It took 6 months.")
    Debrief.objects.create(round=first, availability_answer="From 1 April")
    make_given(gap, interview, ana, text="It took 4 months.")

    assert kinds(second) == [("numbers", start.asked), ("numbers", "Why the gap?")]
    assert kinds(first) == []


def test_many_rounds_are_told_apart(alice, first, second, job):
    third, story = make_round(job, number=3), make_story(alice, **BACK)
    tell(story, second, "Ana Ruiz", text="Up after 3 minutes.")
    plan(story, third, "Bo Lind")

    found = clashes_by_round([first, second, third])

    assert [len(found[round.pk]) for round in (first, second, third)] == [0, 0, 1]


def test_one_telling_is_held_against_earlier_rounds_planned_or_told(alice, first, second):
    story = make_story(alice, **BACK)
    earlier = tell(story, first, "Ana Ruiz", text="Up after 3 minutes.")
    telling = plan(story, second, "Bo Lind")
    assert [str(clash.kind) for clash in clashes_of_telling(telling)] == ["numbers"]

    telling.text = "Up after 3 minutes."
    telling.mark_told(START)

    assert clashes_of_telling(telling) == []
    assert clashes_of_telling(earlier) == []


def test_what_was_told_before_stands_by_person(alice, first, second):
    telling = tell(make_story(alice), first, "Ana Ruiz")
    tell(make_story(alice), second, "Ana Ruiz")

    (ana,) = telling_plan_of(alice, second.pk).listeners
    assert (ana.person, ana.heard) == (telling.interviewer, (telling,))


def test_the_queries_do_not_grow_with_rounds_people_and_stories(alice, now):
    def grow(company):
        job = make_application(alice, company=company)
        rounds = [make_round(job, number=number) for number in (1, 2, 3)]
        answer = make_answer(job)
        Debrief.objects.create(round=rounds[0], availability_answer="From 1 April")
        for number in range(3):
            story = make_story(alice, f"{company} {number}", **BACK)
            given = tell(story, rounds[0], f"Ana {number}", text="Up after 3 minutes.")
            make_given(answer, given.interview, given.interviewer, text=f"On {number + 2} March")
            for round in rounds[1:]:
                plan(story, round, f"Bo {number}")

    def queries():
        rounds = list(Round.objects.all())
        with CaptureQueriesContext(connection) as captured:
            plans = plans_by_round(rounds)
        with CaptureQueriesContext(connection) as more:
            clashes = clashes_by_round(rounds)
        return len(captured), len(more), sum(map(len, plans.values())), sum(map(len, clashes.values()))

    grow("Acme")
    few = queries()
    grow("Boole")
    grow("Curie")
    many = queries()

    assert few[:2] == many[:2] == (2, 6)
    assert many[2:] == (3 * few[2], 3 * few[3])
    assert few[3] >= 8
