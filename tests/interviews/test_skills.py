"""The skills of a job: read from its description, typed, renamed and removed."""

import re

import pytest
from django.urls import reverse
from django.utils.html import escape

from interviews.models import Skill
from tests.factories import make_application

POSTING = "You bring:\n- strong SQL and Python\n- stakeholder management\n- Tableau"


def url(name, row):
    return reverse(f"interviews:{name}", args=[row.pk])


def names_of(application):
    return [skill.name for skill in application.skills.present()]


def ticked(response):
    """What stands ticked on the page."""
    return [str(box.choice_label) for box in response.context["form"]["suggested"] if box.data["selected"]]


@pytest.fixture
def job(alice):
    return make_application(alice, job_description=POSTING)


def test_what_the_description_names_is_ticked_beforehand(as_alice, job):
    page = as_alice.get(url("skills", job))

    assert ticked(page) == ["SQL", "Python", "stakeholder management", "Tableau"]
    assert page.text.count(" checked") == 4


def test_what_the_job_has_already_is_not_suggested_again(as_alice, job):
    job.skills.create(name="sql")
    job.skills.create(name="Stakeholder  Management")

    assert ticked(as_alice.get(url("skills", job))) == ["Python", "Tableau"]


def test_what_is_ticked_and_what_is_typed_are_added_together(as_alice, job):
    response = as_alice.post(
        url("skills", job), {"stay": "1", "suggested": ["SQL", "Tableau"], "names": "writing well, sql"}
    )

    assert names_of(job) == ["SQL", "Tableau", "writing well"]
    assert response.url == url("skills", job)


def test_a_suggestion_without_its_tick_is_offered_below_the_list_and_not_ticked_again(as_alice, job):
    as_alice.post(url("skills", job), {"stay": "1", "suggested": ["SQL", "Python", "Tableau"], "names": ""})

    page = as_alice.get(url("skills", job))

    assert [box.choice_label for box in page.context["form"]["suggested"]] == ["stakeholder management"]
    assert ticked(page) == []
    assert page.text.index("The skills of this job") < page.text.index("Also found in the job description")


def test_a_suggestion_that_the_description_no_longer_holds_is_added_all_the_same(as_alice, job):
    as_alice.post(url("skills", job), {"stay": "1", "suggested": ["Kubernetes"], "names": ""})

    assert names_of(job) == ["Kubernetes"]


def test_ticks_and_words_stay_as_they_were_when_something_is_wrong(as_alice, job):
    response = as_alice.post(url("skills", job), {"stay": "1", "suggested": ["Python"], "names": "x" * 81})

    assert response.status_code == 422
    assert "is too long" in response.text and "x" * 81 in response.text
    assert ticked(response) == ["Python"]
    assert names_of(job) == []


@pytest.mark.parametrize(
    ("ticks", "sentence"),
    [
        ([], "Tick or type at least one."),
        (["   "], "Tick or type at least one."),
        (["y" * 81], "is too long"),
        (["SQL\nPython"], "Keep this on one line"),
        (["SQL\x00"], "Keep this on one line"),
        (["SQ\u202eL"], "reading direction"),
    ],
)
def test_ticks_that_cannot_be_kept_are_explained(as_alice, job, ticks, sentence):
    response = as_alice.post(url("skills", job), {"stay": "1", "suggested": ticks, "names": ""})

    assert (response.status_code, names_of(job)) == (422, [])
    assert sentence in response.text


def test_a_pasted_description_is_kept_and_read(as_alice, alice):
    job = make_application(alice)
    assert "Paste the job description" in as_alice.get(url("skills", job)).text

    response = as_alice.post(url("skills", job), {"job_description": POSTING})

    job.refresh_from_db()
    assert (response.url, job.job_description.splitlines()) == (url("skills", job), POSTING.splitlines())
    assert "SQL" in ticked(as_alice.get(response.url))


def test_a_description_with_line_breaks_of_a_browser_is_read_as_well(as_alice, alice):
    job = make_application(alice)

    as_alice.post(
        url("skills", job), {"job_description": (POSTING + "\n" * 50_000)[:49_990].replace("\n", "\r\n") + "\r\nExcel"}
    )

    job.refresh_from_db()
    assert len(job.job_description) == 49_996
    assert ticked(as_alice.get(url("skills", job)))[:2] == ["SQL", "Python"]


@pytest.mark.parametrize("name", ["skills", "application_edit"])
def test_of_a_description_that_is_pasted_the_browser_cuts_nothing_off(as_alice, alice, name):
    page = as_alice.get(url(name, make_application(alice))).text

    assert "maxlength" not in re.search(r'<textarea[^>]*name="job_description"[^>]*>', page)[0]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Paste the job description first."),
        ("   \n", "Paste the job description first."),
        ("SQL " + "A" * 50_000, "at most 50000 characters"),
        ("SQL\x00", "Null characters"),
        ("SQL\x07 as typed", "invisible control characters"),
    ],
)
def test_a_description_that_cannot_be_kept_is_explained_and_stays_on_the_page(as_alice, alice, text, sentence):
    job = make_application(alice)

    response = as_alice.post(url("skills", job), {"job_description": text})

    job.refresh_from_db()
    assert (response.status_code, job.job_description) == (422, "")
    assert sentence in response.text
    if text.strip() and "\x00" not in text:
        assert text in response.text


def test_an_enormous_description_is_read_to_its_end(as_alice, alice):
    prose = "Throughout neighbouring departments everybody welcomes newcomers.\n"
    job = make_application(alice, job_description=prose * 750 + "Requirements:\n- SQL\n- Tableau")

    assert 49_000 < len(job.job_description) < 50_000
    assert ticked(as_alice.get(url("skills", job))) == ["SQL", "Tableau"]


def test_a_description_pasted_as_html_is_read_and_shown_as_text(as_alice, alice):
    html = "<ul><li>SQL</li><li>Python</li></ul><script>alert(1)</script>"
    job = make_application(alice, job_description=html)

    page = as_alice.get(url("skills", job))

    assert ticked(page) == ["SQL", "Python"]
    assert escape(html) in page.text and "<script>alert(1)" not in page.text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sie bringen mit: sehr gute Kenntnisse in SQL und Python.", {"SQL", "Python"}),
        ("Vous maîtrisez SQL et Python.", {"SQL", "Python"}),
        ("データ分析の経験、SQL と Python。", set()),
        ("نبحث عن شخص يحب الناس", set()),
    ],
)
def test_a_description_in_another_language_does_no_harm(as_alice, alice, text, found):
    job = make_application(alice, job_description=text)

    assert found <= set(ticked(as_alice.get(url("skills", job))))


def test_where_nothing_is_found_the_page_says_what_to_do(as_alice, alice):
    job = make_application(alice, job_description="Kind people wanted, apply within.")

    page = as_alice.get(url("skills", job)).text

    assert "We recognised no skill in the job description." in page
    assert "Add the ticked ones" not in page


def test_where_everything_found_is_there_already_the_page_says_so(as_alice, alice):
    job = make_application(alice, job_description="We need SQL.")
    job.skills.create(name="SQL")

    assert "Every skill that we found" in as_alice.get(url("skills", job)).text


def test_a_job_holds_two_hundred_skills_and_no_more(as_alice, alice):
    job = make_application(alice)
    Skill.objects.bulk_create(Skill(application=job, name=f"Skill {number}") for number in range(199))

    assert as_alice.post(url("skills", job), {"names": "SQL, Python"}).status_code == 422
    assert as_alice.post(url("skills", job), {"names": "SQL"}).status_code == 302
    response = as_alice.post(url("skills", job), {"names": "Tableau"})

    assert "A job holds 200 skills at most." in response.text
    assert job.skills.count() == 200
    # What is there already asks for no room.
    assert as_alice.post(url("skills", job), {"names": "sql"}).status_code == 302


def test_a_skill_is_renamed(as_alice, job):
    skill = job.skills.create(name="SQL")

    response = as_alice.post(url("skill_edit", skill), {"name": "SQL,  window functions"})

    assert (names_of(job), response.url) == (["SQL, window functions"], url("skills", job))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "What is the skill called?"),
        ("PYTHON", "is among the skills of this job already"),
        ("as typed " + "x" * 80, "at most 80 characters"),
        ("SQL\nPython", "Keep this on one line"),
    ],
)
def test_a_skill_with_a_bad_name_is_explained_and_kept(as_alice, job, name, sentence):
    job.skills.create(name="Python")
    skill = job.skills.create(name="SQL")

    response = as_alice.post(url("skill_edit", skill), {"name": name})

    skill.refresh_from_db()
    assert (response.status_code, skill.name) == (422, "SQL")
    assert sentence in response.text and escape(name) in response.text


def test_a_skill_may_change_only_its_spelling(as_alice, job):
    skill = job.skills.create(name="sql")

    assert as_alice.post(url("skill_edit", skill), {"name": "SQL"}).status_code == 302
    assert names_of(job) == ["SQL"]


def test_removing_a_skill_leads_back_to_the_page_that_it_was_on(as_alice, job):
    skill = job.skills.create(name="SQL")

    assert as_alice.post(url("skill_delete", skill), {"stay": "1"}).url == url("skills", job)
    assert names_of(job) == []


def test_hostile_names_stay_text(as_alice, job):
    job.skills.create(name="<script>alert(1)</script>")

    assert "<script>alert(1)" not in as_alice.get(url("skills", job)).text
