"""Applications, their stage and skills, and the people of a job."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from interviews.models import Application, Interviewer, Skill
from tests.factories import make_application, make_interviewer, make_round


def url(name, row=None):
    return reverse(f"interviews:{name}", args=[row.pk] if row else [])


def page_of(application):
    return reverse("dashboard:application", args=[application.pk])


def undo_of(response):
    (message,) = get_messages(response.wsgi_request)
    return message.extra_tags


def application_fields(**fields):
    return {
        "company": "Acme",
        "role_title": "Analyst",
        "stage": "applied",
        "job_url": "",
        "job_description": "",
    } | fields


def person_fields(**fields):
    return {"name": "Ana Ruiz", "relation": "hiring_manager", "job_title": "", "email": "", "notes": ""} | fields


def test_an_application_is_added_for_the_one_who_is_signed_in(alice, as_alice):
    response = as_alice.post(url("application_create"), application_fields(job_description="Line 1\nLine 2"))

    application = Application.objects.get()
    assert (application.candidate, application.company, application.stage) == (alice, "Acme", "applied")
    assert application.job_description.split() == ["Line", "1", "Line", "2"]
    assert response.url == page_of(application)


def test_an_application_is_changed(alice, as_alice):
    application = make_application(alice)

    response = as_alice.post(url("application_edit", application), application_fields(company="Beta", stage="offer"))

    application.refresh_from_db()
    assert (application.company, application.stage, response.url) == ("Beta", "offer", page_of(application))


def test_the_day_of_the_application_and_notes_are_kept_and_shown(alice, as_alice):
    form = application_fields(applied_on="2026-10-05", notes="Bo told me.\n<b>80 k</b>")
    page = as_alice.post(url("application_create"), form, follow=True).text

    application = Application.objects.get()
    assert (str(application.applied_on), application.notes.splitlines()) == (
        "2026-10-05",
        ["Bo told me.", "<b>80 k</b>"],
    )
    assert "You applied on 5 October 2026." in page
    assert "&lt;b&gt;80 k&lt;/b&gt;" in page
    assert 'value="2026-10-05"' in as_alice.get(url("application_edit", application)).text


@pytest.mark.parametrize(
    ("field", "value", "words"), [("applied_on", "yesterday", "valid date"), ("notes", "a\x00b", "haracters")]
)
def test_what_cannot_be_kept_is_refused_beside_its_field(alice, as_alice, field, value, words):
    answer = as_alice.post(url("application_create"), application_fields(**{field: value}))

    assert answer.status_code == 422
    assert words in " ".join(answer.context["form"].errors[field])
    assert answer.context["form"]["company"].value() == "Acme"


def test_an_account_that_is_full_takes_no_more_and_what_is_there_can_be_changed(alice, as_alice, monkeypatch):
    application = make_application(alice)
    monkeypatch.setattr("interviews.forms.MOST_APPLICATIONS", 1)

    answer = as_alice.post(url("application_create"), application_fields(company="Beta"))
    assert answer.status_code == 422
    assert "Delete some, then add this one." in answer.text
    assert "Beta" in answer.text
    assert as_alice.post(url("application_edit", application), application_fields(company="Beta")).status_code == 302


@pytest.mark.parametrize("name", ["application_create", "application_edit"])
def test_a_line_break_of_a_posting_counts_as_one_character_as_in_the_browser(alice, as_alice, name):
    application = make_application(alice) if name == "application_edit" else None
    longest = ("SQL\n" * 12_500)[:49_999] + "!"

    response = as_alice.post(url(name, application), application_fields(job_description=longest.replace("\n", "\r\n")))

    assert response.status_code == 302
    assert Application.objects.get().job_description == longest


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"company": ""}, "Which company is it?"),
        ({"company": "A" * 10_000}, "at most 120 characters"),
        ({"company": "Ac\nme"}, "Keep this on one line"),
        ({"company": "Ac\x00me"}, "Null characters"),
        ({"company": "Ac\u202eme"}, "reading direction"),
        ({"stage": "hired"}, "hired is not one of the available choices"),
        ({"job_url": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"job_description": "A" * 50_001}, "at most 50000 characters"),
        ({"job_description": "\x00"}, "Null characters"),
    ],
)
@pytest.mark.parametrize("name", ["application_create", "application_edit"])
def test_an_application_with_bad_input_is_explained_and_kept(alice, as_alice, name, change, sentence):
    application = make_application(alice) if name == "application_edit" else None

    response = as_alice.post(url(name, application), application_fields(role_title="as typed") | change)

    assert response.status_code == 422
    assert sentence in response.text
    assert "as typed" in response.text
    assert not Application.objects.filter(role_title="as typed").exists()


def test_an_application_is_deleted_with_one_press_and_brought_back(alice, as_alice):
    application = make_application(alice)

    response = as_alice.post(url("application_delete", application))
    assert response.url == reverse("dashboard:applications")
    assert not Application.objects.owned_by(alice).exists()

    response = as_alice.post(undo_of(response))
    assert response.url == page_of(application)
    assert Application.objects.owned_by(alice).get() == application


def test_the_stage_is_one_tap(alice, as_alice):
    application = make_application(alice)

    response = as_alice.post(url("application_stage", application), {"stage": "rejected"})

    application.refresh_from_db()
    assert (application.stage, response.url) == ("rejected", page_of(application))


def test_changing_the_stage_is_undone_on_the_page_where_it_was_changed(alice, as_alice):
    application, board = make_application(alice, stage="offer"), "/applications/?stage=offer#job-1"

    asked = as_alice.get(url("application_stage", application), {"next": board})
    response = as_alice.post(url("application_stage", application), {"stage": "rejected", "next": board})
    assert f'value="{board}"' in asked.text
    assert response.url == board

    assert as_alice.post(undo_of(response)).url == board
    application.refresh_from_db()
    assert application.stage == "offer"


def test_an_unknown_stage_is_asked_about_again(alice, as_alice):
    application = make_application(alice)

    response = as_alice.post(url("application_stage", application), {"stage": "hired"})

    application.refresh_from_db()
    assert (response.status_code, application.stage) == (422, "interviewing")
    assert "Where does Acme, Analyst stand?" in response.text


def test_several_skills_are_added_at_once_and_none_twice(alice, as_alice):
    application = make_application(alice)
    application.skills.create(name="SQL")

    response = as_alice.post(url("skills", application), {"names": "sql, Python ,, python, Writing well"})

    assert [skill.name for skill in application.skills.all()] == ["SQL", "Python", "Writing well"]
    assert response.url == page_of(application)


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ("", "Type at least one skill."),
        (" , ", "Type at least one skill."),
        ("SQL, " + "x" * 81, "is too long"),
        ("x" * 10_000, "at most 2000 characters"),
        ("SQL\nPython", "Keep this on one line"),
        ("SQL\x00", "Null characters"),
    ],
)
def test_skills_with_bad_input_are_explained_and_kept(alice, as_alice, names, sentence):
    application = make_application(alice)

    response = as_alice.post(url("skills", application), {"names": names})

    assert response.status_code == 422
    assert sentence in response.text
    assert not Skill.objects.exists()


def test_a_skill_is_removed(alice, as_alice):
    application = make_application(alice)
    skill = application.skills.create(name="SQL")

    response = as_alice.post(url("skill_delete", skill))

    assert not Skill.objects.present().exists()
    assert response.url == page_of(application)


def test_a_person_is_added(alice, as_alice):
    application = make_application(alice)

    response = as_alice.post(
        url("interviewer_create", application),
        person_fields(job_title="CTO", email="ana@example.com", profile_url="https://example.com/ana", notes="tall"),
    )

    person = Interviewer.objects.get()
    assert (person.application, person.name, person.relation) == (application, "Ana Ruiz", "hiring_manager")
    assert (person.job_title, person.email, person.profile_url) == (
        "CTO",
        "ana@example.com",
        "https://example.com/ana",
    )
    assert response.url == page_of(application)


@pytest.mark.parametrize(("number", "relation"), [(1, "recruiter"), (2, "team_member"), (None, "team_member")])
def test_the_relation_is_guessed_from_the_round(alice, as_alice, number, relation):
    application = make_application(alice)
    if number:
        make_round(application, number=number)

    response = as_alice.get(url("interviewer_create", application))

    assert f'<option value="{relation}" selected>' in response.text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "What is their name?"),
        ({"name": "A" * 10_000}, "at most 120 characters"),
        ({"name": "Ana\nRuiz"}, "Keep this on one line"),
        ({"name": "Ana\x00"}, "Null characters"),
        ({"name": "\u2066Ana"}, "reading direction"),
        ({"name": "Ana, Bo"}, "without commas or brackets"),
        ({"name": " bo  LIND"}, "is among the people of this job already"),
        ({"email": "nowhere"}, "Enter a valid email address."),
        ({"profile_url": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"relation": "friend"}, "friend is not one of the available choices"),
    ],
)
@pytest.mark.parametrize("name", ["interviewer_create", "interviewer_edit"])
def test_a_person_with_bad_input_is_explained_and_kept(alice, as_alice, name, change, sentence):
    application = make_application(alice)
    make_interviewer(application, "Bo Lind")
    row = application if name == "interviewer_create" else make_interviewer(application, "Cy Moe")

    response = as_alice.post(url(name, row), person_fields(job_title="as typed") | change)

    assert response.status_code == 422
    assert sentence in response.text
    assert "as typed" in response.text
    assert not Interviewer.objects.filter(job_title="as typed").exists()


def test_a_person_keeps_a_name_that_came_from_a_line(alice, as_alice):
    person = make_interviewer(make_application(alice), "Robert (Bob) Smith")

    as_alice.post(url("interviewer_edit", person), person_fields(name="Robert (Bob) Smith", job_title="CFO"))

    person.refresh_from_db()
    assert person.job_title == "CFO"


def test_a_person_is_deleted_and_brought_back(alice, as_alice):
    person = make_interviewer(make_application(alice))

    response = as_alice.post(url("interviewer_delete", person))
    assert response.url == page_of(person.application)
    assert not Interviewer.objects.owned_by(alice).exists()

    response = as_alice.post(undo_of(response))
    assert response.url == page_of(person.application)
    assert Interviewer.objects.owned_by(alice).get() == person
