"""Lines of names, and people who stay one person."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from interviews.models import Interviewer, Participation
from interviews.people import (
    TypedPerson,
    name_key,
    recognise,
    relation_of,
    replace,
    seat,
    typed_people,
    usual_relation,
)
from tests.factories import make_application, make_interview, make_interviewer, make_round


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("", []),
        (" , ;", []),
        ("Ana Ruiz", [("Ana Ruiz", "", "")]),
        ("Ana Ruiz, Bo Lind", [("Ana Ruiz", "", ""), ("Bo Lind", "", "")]),
        ("Ana Ruiz (Head of Data); Bo Lind", [("Ana Ruiz", "Head of Data", ""), ("Bo Lind", "", "")]),
        ("Ana Ruiz (Director, Data)", [("Ana Ruiz", "Director, Data", "")]),
        ("Bo Lind <bo@example.com>", [("Bo Lind", "", "bo@example.com")]),
        ("Bo (CTO) <bo@example.com>", [("Bo", "CTO", "bo@example.com")]),
        ("  Ana   Ruiz  ", [("Ana Ruiz", "", "")]),
        ("Robert (Bob) Smith", [("Robert (Bob) Smith", "", "")]),
        ("Dee 🎉, فاطمة (مديرة)", [("Dee 🎉", "", ""), ("فاطمة", "مديرة", "")]),
        ("O’Neill-Łukasz, 王小明、李雷", [("O’Neill-Łukasz", "", ""), ("王小明", "", ""), ("李雷", "", "")]),
        ("(unbalanced", [("(unbalanced", "", "")]),
    ],
)
def test_a_line_names_these_people(line, people):
    assert typed_people(line) == tuple(TypedPerson(*person) for person in people)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Ana Ruiz, ana  ruiz", "ana ruiz is in this conversation twice"),
        ("A" * 10_000, "is too long for a name"),
        ("Ana (" + "x" * 200 + ")", "The title of Ana is too long"),
        ("Bo <not an address>", "is not an e-mail address"),
    ],
)
def test_a_line_that_cannot_be_kept_is_refused(line, sentence):
    with pytest.raises(ValidationError, match=sentence):
        typed_people(line)


@pytest.mark.parametrize(
    ("one", "other"), [("Ana Ruiz", "  ANA   ruiz "), ("Łukasz Weiß", "łukasz WEISS"), ("José", "Jose\u0301")]
)
def test_spellings_of_one_name_are_one_person(one, other):
    assert name_key(one) == name_key(other)


def test_the_first_round_is_usually_with_a_recruiter_and_later_ones_with_the_team():
    assert (usual_relation(1), usual_relation(2), usual_relation(None)) == ("recruiter", "team_member", "team_member")


def recognised(application, line):
    with transaction.atomic():
        return recognise(application, typed_people(line), "team_member")


def test_a_person_met_before_is_recognised_and_what_was_missing_is_filled_in(alice):
    application = make_application(alice)
    ana = make_interviewer(application, "Ana Ruiz", relation="recruiter", email="ana@example.com")

    (person,) = recognised(application, "ana  RUIZ (Head of Data) <other@example.com>")

    assert person == ana
    assert (person.name, person.job_title, person.email) == ("Ana Ruiz", "Head of Data", "ana@example.com")
    assert person.relation == "recruiter"


def test_the_same_name_at_another_job_is_another_person(alice):
    ana = make_interviewer(make_application(alice), "Ana Ruiz")

    (person,) = recognised(make_application(alice, company="Beta"), "Ana Ruiz")

    assert person != ana


def test_a_deleted_person_is_not_recognised(alice, now):
    application = make_application(alice)
    make_interviewer(application, "Ana Ruiz").mark_deleted(now)

    recognised(application, "Ana Ruiz")

    assert Interviewer.objects.filter(application=application).count() == 2


def test_who_stays_in_a_conversation_keeps_whether_they_were_met(alice):
    round = make_round(make_application(alice))
    ana, bo, cy = (make_interviewer(round.application, name) for name in ("Ana", "Bo", "Cy"))
    interview = make_interview(round, ana, bo)
    interview.participations.filter(interviewer=ana).update(met=False)

    seat(interview, [ana, cy])

    assert list(interview.participations.values_list("interviewer__name", "met")) == [("Ana", False), ("Cy", None)]


def test_a_deleted_person_keeps_the_seat_for_an_undo(alice, now):
    round = make_round(make_application(alice))
    ana, bo = (make_interviewer(round.application, name) for name in ("Ana", "Bo"))
    interview = make_interview(round, ana, bo)
    bo.mark_deleted(now)

    seat(interview, [ana])

    assert interview.participations.filter(interviewer=bo).exists()


def test_when_somebody_else_came_the_planned_person_was_not_met(alice):
    round = make_round(make_application(alice))
    ana = make_interviewer(round.application, "Ana Ruiz", relation="hiring_manager")
    participation = make_interview(round, ana).participations.get()

    replacement = replace(participation, TypedPerson("Bo Lind", "CTO"))

    participation.refresh_from_db()
    assert participation.met is False
    assert (replacement.interviewer.name, replacement.interviewer.job_title, replacement.met) == (
        "Bo Lind",
        "CTO",
        True,
    )
    assert replacement.interviewer.relation == "hiring_manager"


def test_a_replacement_who_was_on_the_agenda_anyway_is_not_doubled(alice):
    round = make_round(make_application(alice))
    ana, bo = (make_interviewer(round.application, name) for name in ("Ana", "Bo"))
    interview = make_interview(round, ana, bo)

    replace(interview.participations.get(interviewer=ana), TypedPerson("bo"))

    assert list(Participation.objects.values_list("interviewer__name", "met")) == [("Ana", False), ("Bo", True)]


@pytest.mark.parametrize(
    ("job_title", "relation"),
    [
        ("Recruiter", "recruiter"),
        ("Senior Technical Recruiter", "recruiter"),
        ("Talent Partner", "recruiter"),
        ("HR Business Partner", "recruiter"),
        ("Recruiterin", "recruiter"),
        ("Personalreferentin", "recruiter"),
        ("Chargée de recrutement", "recruiter"),
        ("Head of Data", "team_member"),
        ("Three Musketeers", "team_member"),
        ("", "team_member"),
    ],
)
def test_whose_title_says_that_they_recruit_is_the_recruiter(job_title, relation):
    assert relation_of(job_title, otherwise="team_member") == relation


def test_a_title_says_more_than_what_everybody_is_taken_for():
    assert Interviewer(job_title="CTO").relation_said == ""
    assert Interviewer().relation_said == "Team member, a future colleague"
    assert Interviewer(job_title="CTO", relation="hiring_manager").relation_said == "Hiring manager, your future boss"
