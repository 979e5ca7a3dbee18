"""The pages around a line: it is read back and nothing is stored; saved from there it can be taken back at once."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from interviews.models import Application, Interview, Interviewer, Round
from interviews.quick_add.examples import line_help
from interviews.quick_add.reading import read_line
from tests.factories import make_application, make_interviewer, make_round
from tests.lines import WRITER
from tests.page_forms import forms_of

URL = "/add/"


def day_of(days):
    """So many days from today, as one types it; the pages read the clock."""
    return f"{timezone.now() + timedelta(days=days):%Y-%m-%d}"


def form_to_save(page):
    """What a browser would send of the form that was read back."""
    (form,) = [form for form in forms_of(page.text, URL) if form.action == "/rounds/new/"]
    return {name: chosen[-1] for name, chosen in form.values().items()}


def save(client, line, **changed):
    return client.post("/rounds/new/", form_to_save(client.post(URL, {"line": line})) | changed)


def test_the_page_asks_for_one_line(as_alice):
    page = as_alice.get(URL)

    assert page.status_code == 200
    assert 'name="line"' in page.text
    assert "maxlength" in page.text


def test_a_line_can_be_brought_along(as_alice):
    assert 'value="at Acme"' in as_alice.get(URL, {"line": "at Acme"}).text


def test_reading_a_line_stores_nothing(as_alice):
    page = as_alice.post(URL, {"line": f"Onsite at Acme {day_of(5)} 14:00-17:00 with Ana, Bo"})

    assert page.status_code == 200
    assert "Is this right?" in page.text
    # The way on is what has the keyboard, not the form below, which would scroll what was read out of sight.
    assert page.text.count(" autofocus") == 1
    assert page.text.index(" autofocus") < page.text.index('id="round-log"')
    assert not Application.objects.exists()
    assert not Round.objects.exists()


def test_what_was_read_is_in_the_form_and_saved_from_there(as_alice):
    answer = save(as_alice, f"Onsite at Acme as Analyst {day_of(5)} 14:00-17:00 with Ana Ruiz (CTO), Bo in Berlin")

    round, (first, second) = Round.objects.get(), Interview.objects.order_by("starts_at")
    assert answer.url == reverse("dashboard:round", args=[round.pk])
    assert (round.application.company, round.application.role_title) == ("Acme", "Analyst")
    assert (round.kind, round.format, round.location, round.number) == ("onsite", "onsite", "Berlin", 2)
    assert (first.ends_at, second.ends_at - first.starts_at) == (second.starts_at, timedelta(hours=3))
    assert dict(Interviewer.objects.values_list("name", "job_title")) == {"Ana Ruiz": "CTO", "Bo": ""}


def test_a_job_that_is_known_gets_the_round_and_its_people_are_recognised(as_alice, alice):
    job = make_application(alice, company="Société Acme")
    ana = make_interviewer(job)

    save(as_alice, f"at societe acme {day_of(5)} 14:00 for 90 min with Ana")

    interview = Interview.objects.get()
    assert interview.round.application == job
    assert list(interview.interviewers.all()) == [ana]
    assert interview.ends_at - interview.starts_at == timedelta(minutes=90)


def test_the_time_is_by_the_zone_that_the_line_names(as_alice):
    save(as_alice, "at Acme 2027-01-04 14:00 America/New_York")

    assert f"{Interview.objects.get().starts_at:%H:%M}" == "19:00"
    assert Round.objects.get().time_zone == "America/New_York"


def test_one_after_the_other_is_a_conversation_each(as_alice):
    page = as_alice.post(URL, {"line": f"at Acme {day_of(5)} 14:00-15:30 with Ana, Bo", "apart": "1"})
    as_alice.post("/rounds/new/", form_to_save(page))

    first, second = Interview.objects.order_by("starts_at")
    assert [one.interviewers.get().name for one in (first, second)] == ["Ana", "Bo"]
    assert first.ends_at == second.starts_at
    assert second.ends_at - first.starts_at == timedelta(minutes=90)


def test_an_onsite_is_read_back_as_a_conversation_each_and_is_a_panel_with_one_press(as_alice):
    line = f"Onsite at Acme {day_of(5)} 14:00-17:00 with Ana, Bo, Cem, Di"
    page = as_alice.post(URL, {"line": line})

    assert "Ana, Bo, Cem and Di, one after the other, 45 minutes each" in page.text
    assert "No, together" in page.text
    pressed = as_alice.post(URL, {"line": line, "apart": "0"})
    assert "Ana, Bo, Cem and Di, together" in pressed.text
    assert "No, one after the other" in pressed.text
    as_alice.post("/rounds/new/", form_to_save(pressed))
    assert Interview.objects.get().interviewers.count() == 4


def test_a_length_for_each_is_no_length_for_all(as_alice):
    as_alice.post(
        "/rounds/new/",
        form_to_save(as_alice.post(URL, {"line": f"at Acme {day_of(5)} 14:00, 45 min each with Ana, Bo"})),
    )

    first, second = Interview.objects.order_by("starts_at")
    assert second.ends_at - first.starts_at == timedelta(minutes=90)


@pytest.mark.parametrize(
    ("language", "line", "wanted"),
    [
        ("de", "Zweitgespräch bei Acme morgen 14-17 Uhr vor Ort mit Ana, Bo", "Ana und Bo, nacheinander"),
        ("fr", "Deuxième entretien chez Acme demain 14h-17h sur place avec Ana, Bo", "Ana et Bo, à tour de rôle"),
        (
            "es",
            "Segunda entrevista en Acme mañana 14:00-17:00 presencial con Ana, Bo",
            "Ana y Bo, una persona tras otra",
        ),
    ],
)
def test_a_line_is_read_and_read_back_in_the_language_of_the_account(as_alice, alice, language, line, wanted):
    alice.language = language
    alice.save(update_fields=["language"])
    page = as_alice.post(URL, {"line": line})

    assert wanted in page.text
    as_alice.post("/rounds/new/", form_to_save(page))
    round = Round.objects.get()
    assert (round.application.company, round.format, round.number) == ("Acme", "onsite", 2)
    assert [row.interviewers.get().name for row in Interview.objects.order_by("starts_at")] == ["Ana", "Bo"]


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_each_example_is_read_whole_in_the_language_of_its_page(language):
    with translation.override(language):
        help = line_help()

    assert help.is_known
    for example in (help.example, *help.more):
        reading = read_line(example, WRITER, [], {}, language=language)
        assert reading.company.name
        assert reading.day
        assert reading.starts
        assert reading.left == ()


def test_a_page_in_a_language_without_rules_says_that_it_reads_english(as_alice, pseudo_language, alice):
    alice.language = pseudo_language
    alice.save(update_fields=["language"])

    assert "It reads English." in as_alice.get("/").text
    assert "It reads English. In another" in as_alice.get(URL).text


@pytest.mark.parametrize("hours", [4, 5, 6, 9])
def test_a_conversation_of_many_hours_is_saved_as_it_was_read(as_alice, hours):
    save(as_alice, f"at Acme {day_of(5)} 6:00 for {hours} hours with Ana Ruiz")

    assert Interview.objects.get().length == timedelta(hours=hours)


def test_several_jobs_at_one_company_are_asked_about(as_alice, alice):
    make_application(alice, role_title="Engineer")
    make_application(alice, role_title="Manager")
    page = as_alice.post(URL, {"line": f"at Acme {day_of(5)} 14:00"})

    assert "you have several jobs there" in page.text
    refused = as_alice.post("/rounds/new/", form_to_save(page))
    assert refused.status_code == 422
    assert not Round.objects.exists()


def test_what_was_not_understood_is_kept_in_the_notes(as_alice):
    save(as_alice, f"at Acme {day_of(5)} 14:00 bring a portfolio")

    assert Round.objects.get().notes == "bring a portfolio"


def test_a_line_in_another_language_opens_the_form_with_the_line_in_its_notes(as_alice):
    line = "Entretien chez Acme mardi 14h avec Ana"
    form = form_to_save(as_alice.post(URL, {"line": line}))

    assert form["notes"].strip() == line
    assert not any(form.get(name) for name in ("company", "day", "rows-0-starts", "rows-0-names"))


def test_what_has_happened_leads_to_how_it_went(as_alice):
    answer = save(as_alice, "at Acme yesterday 14:00 with Ana")

    assert answer.url == reverse("dashboard:debrief", args=[Round.objects.get().pk])


def test_what_is_wrong_is_said_and_the_line_stays(as_alice):
    line = f"at Acme {day_of(5)} with Ana"
    refused = save(as_alice, line)

    assert refused.status_code == 422
    assert "When does it start?" in refused.text
    assert f'value="{line}"' in refused.text
    assert not Round.objects.exists()


def test_a_time_that_comes_twice_is_asked_about(as_alice):
    refused = save(as_alice, "at Acme 2027-10-31 2:30am")

    assert refused.status_code == 422
    assert "comes twice" in refused.text
    assert not Round.objects.exists()


@pytest.mark.parametrize("line", ["", "   ", "a" * 501, "a" * 10_000, "at Acme\u2028today", "\u202eat Acme"])
def test_what_is_no_line_is_refused_and_kept(as_alice, line):
    page = as_alice.post(URL, {"line": line})

    assert page.status_code == 422
    assert f'value="{line}"' in page.text or not line.strip()


def test_another_row_keeps_the_line(as_alice):
    form = form_to_save(as_alice.post(URL, {"line": f"at Acme {day_of(5)} 14:00 with Ana"}))
    page = as_alice.post("/rounds/new/", form | {"another_row": "1"})

    assert 'name="rows-1-names"' in page.text
    assert "Is this right?" in page.text


# Undo


def undo_address(client, answer):
    return re.search(
        r'class="message-text">.*?<form method="post" action="([^"]+)"', client.get(answer.url).text, re.S
    )[1]


def test_undo_takes_back_the_round_and_the_job_that_came_with_it(as_alice):
    answer = save(as_alice, f"at Acme {day_of(5)} 14:00")
    as_alice.post(undo_address(as_alice, answer))

    assert Application.objects.get().deleted_at


def test_undo_leaves_a_job_that_was_there(as_alice, alice):
    job = make_application(alice)
    answer = save(as_alice, f"at Acme {day_of(5)} 14:00")
    as_alice.post(undo_address(as_alice, answer))

    job.refresh_from_db()
    assert job.deleted_at is None
    assert Round.objects.get().deleted_at


def test_undo_puts_a_job_back_to_applied_where_the_round_had_moved_it_on(as_alice, alice):
    job = make_application(alice, stage="applied")
    answer = save(as_alice, f"at Acme {day_of(5)} 14:00")
    deleted = as_alice.post(undo_address(as_alice, answer))

    job.refresh_from_db()
    assert job.stage == "applied"

    as_alice.post(undo_address(as_alice, deleted))
    job.refresh_from_db()
    assert (job.stage, Round.objects.get().deleted_at) == ("interviewing", None)


@pytest.mark.parametrize("stage", ["interviewing", "offer"])
def test_undo_leaves_the_stage_that_the_round_had_left(as_alice, alice, stage):
    job = make_application(alice, stage=stage)
    deleted = as_alice.post(undo_address(as_alice, save(as_alice, f"at Acme {day_of(5)} 14:00")))
    as_alice.post(undo_address(as_alice, deleted))

    job.refresh_from_db()
    assert job.stage == stage


def test_undo_leaves_a_job_that_has_another_round_by_now_or_was_moved_by_hand(as_alice, alice):
    jobs = [make_application(alice, company=company, stage="applied") for company in ("Acme", "Gamma")]
    addresses = [undo_address(as_alice, save(as_alice, f"at {job.company} {day_of(5)} 14:00")) for job in jobs]
    make_round(jobs[0], number=3)
    Application.objects.filter(pk=jobs[1].pk).update(stage="offer")

    for address in addresses:
        as_alice.post(address)

    assert [Application.objects.get(pk=job.pk).stage for job in jobs] == ["interviewing", "offer"]


# Whose, and at what cost


def test_jobs_and_people_of_others_are_not_recognised(as_alice, bob):
    make_interviewer(make_application(bob, company="Halden Robotics"), "Ana Ruiz")
    form = form_to_save(as_alice.post(URL, {"line": f"at Halden {day_of(5)} 14:00 with Ana"}))

    assert (form["company"], form["rows-0-names"]) == ("Halden", "Ana")


def test_more_jobs_and_people_ask_no_more_queries(as_alice, alice, django_assert_max_num_queries):
    counts = []
    for size in (1, 10):
        for number in range(size):
            make_interviewer(make_application(alice, company=f"Company {size} {number}"), f"Person {size} {number}")
        # A post runs in a transaction and asks once more who it is from.
        with django_assert_max_num_queries(9) as captured:
            as_alice.post(URL, {"line": f"at Company 1 0 {day_of(5)} 14:00 with Person 1 0"})
        counts.append(len(captured))

    assert counts[0] == counts[1]


def test_a_line_can_be_typed_on_the_first_page_and_from_everywhere(as_alice):
    page = as_alice.get("/").text

    assert any(form.action == URL for form in forms_of(page, "/"))
    assert page.index('href="/add/"') < page.index('href="/rounds/new/"')
