"""A whole round entered at once."""

from datetime import timedelta

import pytest

from interviews.logging_rounds import RoundDetails, Slot, log_round, next_number
from interviews.models import Application, Interview, Interviewer, Round
from interviews.people import TypedPerson
from tests.factories import START, make_application, make_interviewer, make_round


def slot(position, *names):
    start = START + timedelta(minutes=45 * position)
    return Slot(start, start + timedelta(minutes=45), tuple(TypedPerson(name) for name in names))


def test_a_round_comes_with_its_job_its_conversations_and_its_people(alice):
    round = log_round(
        alice, company="Acme", role_title="Analyst", slots=[slot(0, "Ana Ruiz"), slot(1, "Bo Lind", "Cy Moe")]
    )

    assert (round.application.company, round.application.candidate, round.application.stage) == (
        "Acme",
        alice,
        "interviewing",
    )
    assert (round.number, round.kind, round.format, round.time_zone) == (2, "onsite", "video", "Europe/Berlin")
    assert [
        [person.name for person in interview.interviewers.order_by("pk")] for interview in round.interviews.all()
    ] == [
        ["Ana Ruiz"],
        ["Bo Lind", "Cy Moe"],
    ]
    assert {person.relation for person in Interviewer.objects.all()} == {"team_member"}


def test_a_person_of_round_one_is_the_same_person_in_round_two(alice):
    application = make_application(alice)
    ana = make_interviewer(application, "Ana Ruiz", relation="recruiter")

    log_round(alice, application=application, slots=[slot(0, "ana ruiz"), slot(1, "Ana Ruiz")])

    assert list(Interviewer.objects.all()) == [ana]
    assert ana.participations.count() == 2


def test_the_first_round_is_a_phone_screen_with_a_recruiter(alice):
    round = log_round(alice, company="Acme", slots=[slot(0, "Ana")], details=RoundDetails(number=1))

    assert (round.kind, round.format) == ("screen", "phone")
    assert Interviewer.objects.get().relation == "recruiter"


def test_the_number_is_the_next_one_even_if_the_wished_one_was_taken_meanwhile(alice):
    application = make_application(alice)
    make_round(application, number=2)

    round = log_round(alice, application=application, slots=[slot(0)], details=RoundDetails(number=2))

    assert round.number == 3


def test_a_deleted_round_leaves_its_number_free(alice, now):
    application = make_application(alice)
    assert next_number(application) == 2
    make_round(application, number=2).mark_deleted(now)
    assert next_number(application) == 2


def test_a_job_that_was_only_applied_for_is_in_the_interviewing_stage(alice):
    application = make_application(alice, stage="applied")

    log_round(alice, application=application, slots=[slot(0)])

    application.refresh_from_db()
    assert application.stage == "interviewing"


def test_an_offer_stays_an_offer(alice):
    application = make_application(alice, stage="offer")

    log_round(alice, application=application, slots=[slot(0)])

    application.refresh_from_db()
    assert application.stage == "offer"


def test_all_of_it_or_nothing(alice):
    broken = Slot(START, START - timedelta(minutes=1), (TypedPerson("Bo"),))

    with pytest.raises(Exception, match="interview_ends_later"):
        log_round(alice, company="Acme", slots=[slot(0, "Ana"), broken])

    assert not any(model.objects.exists() for model in (Application, Round, Interview, Interviewer))
