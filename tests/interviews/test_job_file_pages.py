"""Bringing a file: looked at, corrected, confirmed, taken back; what is refused, and what nobody else sees."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from interviews.job_files.reading import MOST_BYTES
from interviews.job_files.working import take_one
from interviews.models import Application, ImportJob
from tests.factories import make_application
from tests.tables import TABLE, as_csv, as_xlsx

FILES = "/import/files/"
HTMX = {"HTTP_HX_REQUEST": "true"}


def upload(client, content=b"Company,Role\nAcme,Analyst\n,Nobody", name="jobs.csv", **options):
    return client.post(FILES, {"file": SimpleUploadedFile(name, content)}, **options)


def brought(client, content=b"Company,Role\nAcme,Analyst\n,Nobody", name="jobs.csv"):
    """A file on its page, read by a worker."""
    answer = upload(client, content, name)
    assert answer.status_code == 302
    take_one(timezone.now)
    return answer.url


def fields_of(page):
    form = page.context["form"]
    return {
        name: form[name].value() if form[name].value() is not True else "on"
        for name in form.fields
        if form[name].value() not in (False, None)
    }


def test_a_file_is_brought_looked_at_confirmed_and_entered(alice, as_alice):
    answer = upload(as_alice)
    assert "Reading your file" in as_alice.get(answer.url).text
    take_one(timezone.now)

    page = as_alice.get(answer.url)
    assert "Is this right?" in page.text
    assert "1 application would come in." in page.text
    assert "1 line would stay outside." in page.text
    assert "No company stands in this line." in page.text
    assert not Application.objects.exists()

    as_alice.post(answer.url, fields_of(page) | {"save": "1"})
    assert "Bringing them in" in as_alice.get(answer.url).text
    take_one(timezone.now)
    assert "1 application is in" in as_alice.get(answer.url).text
    assert Application.objects.get().company == "Acme"


def test_what_was_understood_wrongly_is_corrected(as_alice):
    url = brought(as_alice, b"Place,What,How\nAcme,Analyst,Odd")
    page = as_alice.get(url)
    assert "Which column is the company?" in page.text
    assert 'name="save"' not in page.text

    as_alice.post(url, fields_of(page) | {"column_0": "company", "column_1": "role_title", "column_2": "stage"})
    take_one(timezone.now)
    page = as_alice.get(url)
    assert "We don’t know the stage “Odd”" in page.text
    as_alice.post(url, fields_of(page) | {"stage_0": "offer"})
    take_one(timezone.now)
    as_alice.post(url, fields_of(as_alice.get(url)) | {"save": "1"})
    take_one(timezone.now)

    job = Application.objects.get()
    assert (job.company, job.role_title, job.stage) == ("Acme", "Analyst", "offer")


def test_whoever_changes_something_and_saves_at_once_looks_once_more(as_alice):
    url = brought(as_alice, b"Company,Role\nAcme,Analyst")

    answer = as_alice.post(url, fields_of(as_alice.get(url)) | {"column_1": "note", "save": "1"}, follow=True)
    assert "so look once more before you save" in answer.text
    take_one(timezone.now)
    assert not Application.objects.exists()
    assert ImportJob.objects.get().state == "checked"


def test_a_column_can_be_the_company_only_once_and_what_was_chosen_stays(as_alice):
    url = brought(as_alice)

    answer = as_alice.post(url, fields_of(as_alice.get(url)) | {"column_1": "company"})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "column_1": ["Another column is “Company” already: each can be there once."]
    }
    assert answer.context["form"]["column_1"].value() == "company"
    assert ImportJob.objects.get().state == "checked"


@pytest.mark.parametrize("field", ["column_0", "stage_0", "delimiter", "encoding"])
def test_a_choice_that_does_not_exist_is_refused(as_alice, field):
    url = brought(as_alice, b"Company,Status\nAcme,Applied")

    answer = as_alice.post(url, fields_of(as_alice.get(url)) | {field: "x' OR 1=1"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_two_columns_without_any_choice_are_refused_as_one_is(as_alice):
    url = brought(as_alice)

    answer = as_alice.post(url, fields_of(as_alice.get(url)) | {"column_0": "", "column_1": "nonsense"})

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"column_0", "column_1"}


def test_a_file_is_read_in_another_way_when_the_person_says_so(as_alice):
    url = brought(as_alice, "Company\nŁódź Glass".encode("cp1250"))
    page = as_alice.get(url)
    assert "Łódź" not in page.text

    as_alice.post(url, fields_of(page) | {"encoding": "cp1250"})
    take_one(timezone.now)
    assert "Łódź Glass" in as_alice.get(url).text


def test_of_a_workbook_another_sheet_is_chosen(as_alice):
    url = brought(as_alice, as_xlsx([["Nothing"], ["here"]], TABLE), "jobs.xlsx")
    page = as_alice.get(url)
    assert "Which column is the company?" in page.text

    as_alice.post(url, fields_of(page) | {"sheet": "Sheet2"})
    take_one(timezone.now)
    assert "Ostrava Glas" in as_alice.get(url).text


def test_the_first_line_may_be_no_heading(as_alice):
    url = brought(as_alice, b"Company Ltd,Role\nAcme,Analyst")
    page = as_alice.get(url)

    fields = fields_of(page) | {"column_0": "company"}
    del fields["has_headings"]
    as_alice.post(url, fields)
    take_one(timezone.now)
    assert "2 applications would come in." in as_alice.get(url).text


def test_doubles_stay_outside_unless_they_are_wanted(alice, as_alice):
    job = make_application(alice)
    url = brought(as_alice, b"Company,Role\nAcme,Analyst")
    page = as_alice.get(url)
    assert "You have this job already." in page.text
    assert 'name="save"' not in page.text
    assert "Acme" in page.text

    as_alice.post(url, fields_of(page) | {"brings_doubles": "on"})
    take_one(timezone.now)
    as_alice.post(url, fields_of(as_alice.get(url)) | {"save": "1"})
    take_one(timezone.now)
    assert Application.objects.exclude(pk=job.pk).get().company == "Acme"


def test_a_day_that_could_be_two_is_asked_about(as_alice):
    url = brought(as_alice, b"Company,Applied\nAcme,3/4/2026")
    page = as_alice.get(url)
    assert "3/4/2026 is taken for 3 April 2026" in page.text

    as_alice.post(url, fields_of(page) | {"day_first": "month"})
    take_one(timezone.now)
    assert "3/4/2026 is taken for 4 March 2026" in as_alice.get(url).text
    assert "day_first" not in as_alice.get(brought(as_alice, b"Company,Applied\nAcme,13/4/2026")).text


REFUSED = [
    ({}, "Choose the file with your applications."),
    ({"file": SimpleUploadedFile("a.csv", b"")}, "That file is empty."),
    ({"file": SimpleUploadedFile("a.csv", b"Company\n" * 50_001)}, "more than 5,000 lines. Split it"),
    ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}, "neither CSV nor XLSX"),
    ({"file": SimpleUploadedFile("a.csv", b",,,\n\n")}, "There is nothing in that file."),
    ({"file": "jobs.csv"}, "Choose the file with your applications."),
]


@pytest.mark.parametrize(("data", "words"), REFUSED)
def test_what_can_never_be_read_is_refused_at_once(as_alice, data, words):
    for file in data.values():
        if not isinstance(file, str):
            file.seek(0)
    answer = as_alice.post(FILES, data)

    assert answer.status_code == 422
    assert words in answer.text
    assert not ImportJob.objects.exists()


@pytest.mark.parametrize("size", [MOST_BYTES + 1, MOST_BYTES + 100_000])
def test_a_file_that_is_too_large_is_answered_with_413_and_a_sentence(as_alice, size):
    answer = upload(as_alice, b"x" * size)

    assert answer.status_code == 413
    assert "larger than 5 MB" in answer.text


def test_a_handful_of_files_may_be_open_and_no_more(as_alice, alice):
    for _ in range(5):
        assert upload(as_alice).status_code == 302
    answer = upload(as_alice)
    assert answer.status_code == 429
    assert "Finish one or throw it away first." in answer.text

    as_alice.post(reverse("interviews:job_file_delete", args=[ImportJob.objects.first().pk]))
    assert upload(as_alice).status_code == 302


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("a\nb<script>.csv", "a"),
        ("x" * 300 + ".csv", "x" * 10),
        ("a\u202eb.csv", "ab.csv"),
    ],
)
def test_the_name_of_a_file_is_only_shown(as_alice, name, kept):
    answer = as_alice.get(upload(as_alice, name=name).url)

    file = ImportJob.objects.get()
    assert kept in file.name
    file.full_clean(exclude=["content", "left_out"])
    assert "<script>" not in answer.text.replace("<script src", "")


def test_hostile_cells_are_shown_as_text(as_alice):
    hostile = "<script>alert(1)</script>\"'{{ 7 }}"
    url = brought(as_alice, as_csv([["Company", hostile, "Status"], [hostile, hostile, hostile]]))
    page = as_alice.get(url).text

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "{{ 7 }}" in page


def test_the_lines_left_out_are_downloaded(as_alice, as_bob):
    url = brought(as_alice)
    answer = as_alice.get(f"{url}left-out.csv")

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="left-out.csv"'
    assert answer.content.decode("utf-8-sig").splitlines()[1] == ",Nobody,3,No company stands in this line."
    assert as_alice.get(f"{brought(as_alice, b'Company')}left-out.csv").status_code == 404


def test_what_came_in_is_taken_out_again(as_alice):
    url = brought(as_alice)
    as_alice.post(url, fields_of(as_alice.get(url)) | {"save": "1"})
    take_one(timezone.now)

    page = as_alice.post(f"{url}taking-back/", follow=True).text
    assert "1 application is out again." in page
    assert "They are out again" in page
    assert not Application.objects.filter(deleted_at=None).exists()
    # Twice changes nothing, nor does it before anything came in.
    as_alice.post(f"{url}taking-back/")
    other = brought(as_alice)
    as_alice.post(f"{other}taking-back/")
    assert ImportJob.objects.first().state == "checked"


@pytest.mark.parametrize("state", ["waiting", "confirmed", "done", "taken_back", "failed"])
def test_a_button_of_a_page_that_is_older_than_the_file_leads_to_the_file(as_alice, alice, state):
    preview = {"trouble": "It was odd.", "fresh": 3, "known": 0, "refused": 0}
    file = ImportJob.objects.create(candidate=alice, name="x", content=b"Company", state=state, preview=preview)
    url = reverse("interviews:job_file", args=[file.pk])

    assert as_alice.post(url, {"column_0": "company", "save": "1"}).url == url
    file.refresh_from_db()
    assert file.state == state
    assert as_alice.get(url).status_code == 200


def test_htmx_asks_for_the_part_that_changes_and_stops_when_it_is_read(as_alice):
    url = upload(as_alice).url
    under_way = as_alice.get(url, **HTMX).text
    assert under_way.lstrip().startswith('<div id="file" hx-get=')
    assert 'hx-trigger="every 1s"' in under_way
    assert "<html" not in under_way

    take_one(timezone.now)
    checked = as_alice.get(url, **HTMX).text
    assert "hx-trigger" not in checked
    assert "Is this right?" in checked
    assert 'hx-swap-oob="innerHTML">Ready to be looked at' in checked


def test_without_scripts_a_link_shows_how_far_it_is(as_alice):
    url = upload(as_alice).url
    assert (
        f'<div class="form-actions without-script"><a class="btn btn-secondary" href="{url}">'
        in as_alice.get(url).text
    )

    take_one(timezone.now)
    assert "without-script" not in as_alice.get(url).text


def test_whoever_waits_for_a_worker_that_is_away_is_told_so(as_alice):
    url = upload(as_alice).url
    assert "seems to be away" not in as_alice.get(url).text

    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert "seems to be away" in as_alice.get(url).text


def test_the_ways_to_it(as_alice, alice):
    for page in ("/", "/applications/", "/import/", "/settings/data/"):
        assert f'href="{FILES}"' in as_alice.get(page).text
    upload(as_alice, name="mine.csv")
    assert "mine.csv" in as_alice.get(FILES).text


def test_somebody_elses_files_are_not_listed(as_alice, as_bob):
    upload(as_alice, name="mine.csv")

    assert "mine.csv" not in as_bob.get(FILES).text


def test_the_forms_are_protected_against_forged_posts(alice):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)

    assert upload(client).status_code == 403
    assert not ImportJob.objects.exists()


def queries_of(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in queries]


def test_a_large_file_costs_no_more_queries_and_its_content_is_not_fetched_to_be_looked_at(as_alice):
    small, large = (
        brought(as_alice, as_csv([["Company", "Role"], *[[f"Company {n}", "Analyst"] for n in range(count)]]))
        for count in (2, 2_000)
    )

    assert len(queries_of(as_alice, small)) == len(queries_of(as_alice, large)) <= 4
    assert not any('"interviews_importjob"."content"' in query for query in queries_of(as_alice, large))
    assert len(as_alice.get(large).content) < 100_000
