"""The day sheet as a page and as a PDF: everything on it, whoever the people are and however much there is."""

import re
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dashboard.day_sheet import day_sheet_of
from dashboard.phones import phones_in
from dashboard.sheet_parts import content_of
from interviews.agenda import with_agenda
from interviews.models import Assignment, Debrief, Interviewer, Question, Round
from stories.models import Answer, Telling
from tests.factories import make_application, make_interview, make_interviewer, make_ready, make_round, make_story
from tests.servers import find_program

NOON = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
STARTS = NOON + timedelta(hours=2)


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def round(alice):
    job = make_application(alice)
    round = make_round(job, format="onsite", location="12 Canal Street", notes="Reception: +49 30 901820")
    for position, name in enumerate(["Ana Ruiz", "Bo Lind"]):
        person = make_interviewer(job, name, job_title=f"Head {position}", notes="Likes maps. 030 123456")
        make_interview(round, person, starts_at=STARTS + timedelta(hours=position))
    return round


def sheet(client, round, now=NOON):
    with time_machine.travel(now, tick=False):
        return client.get(reverse("dashboard:brief", args=[round.pk])).text


def shown_card(page):
    """The name on the card of the next person."""
    cards = re.findall(r'<section class="panel panel-brand sheet-next.*?</section>', page, re.DOTALL)
    return [re.search(r"<bdi>(.*?)</bdi>", card)[1] for card in cards if not re.search(r"<section[^>]* hidden", card)]


def pdf(client, round):
    answer = client.get(reverse("dashboard:brief_pdf", args=[round.pk]))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return answer.content


def pages(content):
    return len(re.findall(rb"/Type\s*/Page\b", content))


def text_of(content, tmp_path):
    """What a reader would copy out of the PDF."""
    path = tmp_path / "sheet.pdf"
    path.write_bytes(content)
    program = find_program("pdftotext", "pdftotext (poppler-utils)")
    return subprocess.run([program, "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def test_everything_for_the_day_is_on_one_page(as_alice, alice, round):
    ana = Interviewer.objects.get(name="Ana Ruiz")
    story = make_story(alice, "The outage at midnight", result="Back after 40 minutes.")
    Telling.objects.create(story=story, interview=round.interviews.first(), interviewer=ana, planned_at=NOON)
    Question.objects.create(round=round, interviewer=ana, text="What would you change first?")
    Assignment.objects.create(round=round, title="Pricing case", to_bring="Laptop\nCharger")
    Answer.objects.create(application=round.application, topic="why_us", text="Because of the maps.")

    page = sheet(as_alice, round)

    for said in [
        "15:00–16:00",
        "12 Canal Street",
        'href="tel:+49-30-901820"',
        "The outage at midnight",
        "Back after 40 minutes.",
        "What would you change first?",
        "Charger",
        "Because of the maps.",
        "Likes maps.",
    ]:
        assert said in page


def test_a_question_about_pay_waits_until_they_raise_it(as_alice, round, tmp_path):
    ana = Interviewer.objects.get(name="Ana Ruiz")
    Question.objects.create(round=round, interviewer=ana, code="pay_range")

    page, printed = sheet(as_alice, round), text_of(pdf(as_alice, round), tmp_path)

    assert "Only if they raise it" in page and "Only if they raise it" in printed
    assert "<dt>Ask</dt>" not in page

    Debrief.objects.create(round=round, pay_raised_by_them=True)
    assert "<dt>Ask</dt>" in sheet(as_alice, round)


def test_each_day_of_several_has_its_date(as_alice, round):
    make_interview(round, Interviewer.objects.get(name="Bo Lind"), starts_at=STARTS + timedelta(days=1))

    page = sheet(as_alice, round)

    assert ">Tuesday, 1 December</h3>" in page and ">Wednesday, 2 December</h3>" in page
    assert 'Up next</span> <span class="numbers">Tue 1 Dec, 15:00–16:00</span>' in page


def test_a_day_that_was_called_off_is_not_on_it(as_alice, round, tmp_path):
    make_interview(round, starts_at=STARTS + timedelta(days=1), status="cancelled")

    page, printed = sheet(as_alice, round), text_of(pdf(as_alice, round), tmp_path)

    for text in (page, printed):
        assert "Tuesday, 1 December" in text
        assert "Wednesday" not in text
    assert "</h3>" not in page.partition("sheet-agenda")[2].partition("</section>")[0]
    assert "Tue 1 Dec" not in printed


@pytest.mark.parametrize(
    ("after", "name"), [(0, ["Ana Ruiz"]), (150, ["Ana Ruiz"]), (180, ["Bo Lind"]), (239, ["Bo Lind"]), (240, [])]
)
def test_the_card_of_the_next_person_follows_the_clock(as_alice, round, after, name):
    assert shown_card(sheet(as_alice, round, NOON + timedelta(minutes=after))) == name


def test_times_are_by_the_rounds_clock_with_ones_own_in_brackets(as_alice, round):
    Round.objects.filter(pk=round.pk).update(time_zone="America/New_York")

    page = sheet(as_alice, round)

    assert "Times in America/New York, yours in brackets" in page
    assert "09:00–10:00 (15:00)" in page


def test_what_was_called_off_is_not_on_it(as_alice, round):
    round.interviews.last().cancel()

    assert "Bo Lind" not in sheet(as_alice, round)


def test_an_empty_round_has_a_sheet_too(as_alice, alice):
    empty = make_round(make_application(alice))

    assert "No conversation has a time yet." in sheet(as_alice, empty)
    assert pages(pdf(as_alice, empty)) == 1


def test_the_pdf_says_what_the_page_says(as_alice, round, tmp_path):
    text = text_of(pdf(as_alice, make_ready(round)), tmp_path)

    for said in ["Acme, Analyst", "15:00–16:00", "Ana Ruiz", "12 Canal Street", "Story 0", "Because.", "Page 1 of"]:
        assert said in text


def test_the_pdf_is_named_for_the_company(as_alice, round):
    answer = as_alice.get(reverse("dashboard:brief_pdf", args=[round.pk]))

    assert answer["Content-Disposition"] == 'attachment; filename="acme-2.pdf"'
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(("country", "paper"), [("DE", b"595.27"), ("US", b"612")])
def test_it_is_set_on_the_paper_of_the_country(as_alice, alice, round, country, paper):
    alice.country = country
    alice.save()

    assert paper in pdf(as_alice, round)


@pytest.mark.parametrize(
    "name", ["محمد العلي", "שרה לוי", "Дмитрий", "王小明", "🙂 Smile", "Zoë \u202eevil", "#panic($x$) @ref", "x" * 119]
)
def test_whatever_a_name_is_written_in_the_pdf_is_made(as_alice, round, name):
    Interviewer.objects.filter(name="Ana Ruiz").update(name=name)

    assert pdf(as_alice, round).startswith(b"%PDF")


def test_a_round_of_twenty_conversations_with_all_that_is_prepared_fits_two_pages(as_alice, alice, round):
    story = make_story(alice, "The report that was wrong for a month", result="The check has caught three mistakes.")
    for position in range(18):
        person = make_interviewer(round.application, f"Person {position}", job_title="Head", notes="Likes maps.")
        interview = make_interview(
            round, person, starts_at=STARTS + timedelta(minutes=120 + 30 * position), minutes=30
        )
        Question.objects.create(round=round, interviewer=person, text="What would you change first, and why?")
        Telling.objects.create(story=story, interview=interview, interviewer=person, planned_at=NOON)
        round.application.research_notes.create(area="person", interviewer=person, body="Came from a hospital group.")

    assert pages(pdf(as_alice, round)) == 2


def test_what_nobody_could_set_on_two_pages_takes_more_and_loses_nothing(as_alice, round, tmp_path):
    ana = Interviewer.objects.get(name="Ana Ruiz")
    for position in range(60):
        Question.objects.create(round=round, interviewer=ana, text=f"Question {position}: " + "why " * 60)

    content = pdf(as_alice, round)

    assert pages(content) > 2
    assert "Question 59:" in text_of(content, tmp_path)


def test_whom_one_calls_when_a_train_is_late_is_on_it_though_not_on_the_agenda(as_alice, round, tmp_path):
    notes = "Mobile +49 170 1234567"
    make_interviewer(round.application, "Jo Rec", relation="recruiter", email="jo@acme.example", notes=notes)

    page, paper = sheet(as_alice, round), text_of(pdf(as_alice, round), tmp_path)

    assert 'href="mailto:jo@acme.example"' in page
    assert 'href="tel:+49-170-1234567"' in page
    assert "If you are late" in paper
    assert "Jo Rec, jo@acme.example" in paper
    assert "+49 170 1234567" in paper


def test_a_number_is_listed_once_the_rounds_own_first(alice, round):
    found = phones_in(with_agenda(Round.objects.filter(pk=round.pk)).get(), list(Interviewer.objects.order_by("pk")))

    assert [(phone.whose, phone.url) for phone in found] == [
        ("", "tel:+49-30-901820"),
        ("Ana Ruiz", "tel:+49-30-123456"),
    ]


def test_without_a_country_only_international_numbers_are_known(alice, round):
    alice.country = ""
    alice.save()

    found = phones_in(with_agenda(Round.objects.filter(pk=round.pk)).get(), list(Interviewer.objects.all()))

    assert [phone.url for phone in found] == ["tel:+49-30-901820"]


def test_the_worker_keeps_day_sheets_only(as_nobody):
    answer = as_nobody.get("/service-worker.js")

    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert "/offline/" in answer.text and "{%" not in answer.text


def test_the_worker_is_sent_again_only_when_it_changed(as_nobody):
    first = as_nobody.get("/service-worker.js")
    again = as_nobody.get("/service-worker.js", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_the_page_without_a_connection_knows_nobody(as_nobody, db):
    page = as_nobody.get("/offline/").text

    assert "No connection" in page
    assert "Sign" not in page


def test_more_people_and_stories_cost_no_more_queries(as_alice, alice, round):
    def queries(name):
        with CaptureQueriesContext(connection) as captured:
            as_alice.get(reverse(f"dashboard:{name}", args=[round.pk]))
        return len(captured)

    few = queries("brief"), queries("brief_pdf")
    for position in range(10):
        person = make_interviewer(round.application, f"Person {position}")
        interview = make_interview(round, person, starts_at=STARTS + timedelta(hours=3 + position))
        story = make_story(alice, f"Story {position}")
        Telling.objects.create(story=story, interview=interview, interviewer=person, planned_at=NOON)

    assert (queries("brief"), queries("brief_pdf")) == few


def test_in_the_pdf_a_deadline_is_by_the_clock_of_the_round(alice, round):
    Round.objects.update(time_zone="America/New_York")
    Assignment.objects.create(round=round, title="Pricing case", due_at=datetime(2026, 12, 2, 17, 0, tzinfo=UTC))

    content = content_of(day_sheet_of(alice, round.pk))

    (to_hand_in,) = [part["items"] for part in content["parts"] if part["heading"]["text"] == "To hand in"]
    assert [item["text"] for item in to_hand_in] == ["Pricing case, due Wed 2 Dec, 12:00"]
