"""The round page: what is to do, who is owed, what we will write; and the job's page around it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import (
    START,
    make_application,
    make_held_round,
    make_interview,
    make_interviewer,
    make_note,
    make_round,
    make_timeline,
)

pytestmark = pytest.mark.django_db

AFTER = START + timedelta(hours=5)


@pytest.fixture
def round(alice):
    return make_held_round(alice, "Ana Ruiz", "Bo Lind")


def url(round):
    return reverse("dashboard:round", args=[round.pk])


@pytest.fixture(autouse=True)
def in_the_afternoon():
    with time_machine.travel(AFTER, tick=False):
        yield


def test_the_page_shows_people_still_to_thank_and_what_we_will_write(as_alice, round):
    page = as_alice.get(url(round)).content.decode()

    assert "Still to thank" in page
    assert "Ana Ruiz" in page
    assert "Within a minute" in page


def test_once_everybody_is_thanked_it_says_so(as_alice, round):
    for person in round.application.interviewers.all():
        make_note(round, person, sent_at=AFTER)

    page = as_alice.get(url(round)).content.decode()

    assert "Everybody you met is thanked" in page
    assert "Within a minute" not in page


def test_a_coming_round_says_what_is_missing(as_alice, alice):
    round = make_round(make_application(alice))
    make_interview(round, starts_at=AFTER + timedelta(days=2))

    page = as_alice.get(url(round)).content.decode()

    assert "serious contender" in page
    assert "You don’t know yet whom you meet in one conversation" in page
    assert "The link to the video call is missing" in page


def test_a_called_off_round_offers_that_it_was_held_after_all(as_alice, round):
    round.cancel()

    page = as_alice.get(url(round)).content.decode()

    assert "It was held after all" in page
    assert "Nothing: it was called off." in page


def test_the_last_statement_is_shown_and_the_earlier_ones_are_kept(as_alice, round):
    make_timeline(round, phrase="by Friday")
    make_timeline(round, phrase="in two weeks", reply_by="2026-12-15")

    page = as_alice.get(url(round)).content.decode()

    assert page.index("in two weeks") < page.index("What they said before") < page.index("by Friday")


def test_the_owed_panel_alone_answers_htmx(as_alice, round):
    response = as_alice.get(url(round), headers={"HX-Request": "true", "HX-Target": "owed"})

    page = response.content.decode()
    assert page.lstrip().startswith("<section")
    assert "Ana Ruiz" in page
    assert 'id="mails" aria-labelledby="mails-heading" hx-swap-oob="true"' in page
    assert 'id="openings" aria-labelledby="openings-heading" hx-swap-oob="true"' in page


HOUR = timedelta(hours=1)
DAYS = [
    # id, (start after 10:00 on Tuesday in Berlin, length, status) of each, the lines
    (
        "one after the other",
        [(0 * HOUR, HOUR, "scheduled"), (HOUR, HOUR, "scheduled")],
        ["Tuesday, 1 December, 10:00–12:00"],
    ),
    (
        "one within the other",
        [(0 * HOUR, 2 * HOUR, "scheduled"), (HOUR / 2, HOUR / 2, "scheduled")],
        ["Tuesday, 1 December, 10:00–12:00"],
    ),
    (
        "two days",
        [(0 * HOUR, HOUR, "scheduled"), (52 * HOUR, HOUR, "scheduled")],
        ["Tuesday, 1 December, 10:00–11:00", "Thursday, 3 December, 14:00–15:00"],
    ),
    (
        "the first and a whole day called off",
        [(0 * HOUR, HOUR, "cancelled"), (2 * HOUR, HOUR, "scheduled"), (52 * HOUR, HOUR, "cancelled")],
        ["Tuesday, 1 December, 12:00–13:00"],
    ),
    ("past midnight", [(12 * HOUR, 3 * HOUR, "scheduled")], ["Tuesday, 1 December, 22:00–01:00"]),
    ("nothing yet", [], []),
]


@pytest.mark.parametrize(("talks", "lines"), [row[1:] for row in DAYS], ids=[row[0] for row in DAYS])
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true", "HX-Target": "owed"}], ids=["page", "owed panel"])
def test_its_head_says_from_when_until_when_it_goes_day_by_day(as_alice, alice, talks, lines, headers):
    round = make_round(make_application(alice))
    for after, length, status in talks:
        starts_at = START + after
        make_interview(round, starts_at=starts_at, ends_at=starts_at + length, status=status)

    page = as_alice.get(url(round), headers=headers).text

    assert re.findall(r'<p class="round-day numbers">(.*?)</p>', page) == lines


def test_the_page_itself_swaps_nothing(as_alice, round):
    assert "hx-swap-oob" not in as_alice.get(url(round)).content.decode()


def test_whom_one_will_not_write_to_is_not_to_come(as_alice, round):
    for person in round.application.interviewers.all():
        make_note(round, person, skipped_at=AFTER, skip_reason="not_wanted")

    page = as_alice.get(url(round)).content.decode()

    assert "Nobody is left to thank here" in page
    assert "Nothing more about this round" in page


def test_before_the_address_is_confirmed_it_says_what_would_be_written_and_asks_for_the_code(
    as_alice, round, settings
):
    settings.IS_MAIL_LOCAL = False

    page = as_alice.get(url(round)).content.decode()

    assert "Thank-you reminder" in page
    assert "Not before you confirm your address" in page
    assert reverse("accounts:confirm_address") in page
    assert page.count("No mails until you confirm") == 1


@pytest.mark.parametrize("name", ["dashboard:round", "dashboard:debrief"])
def test_another_candidate_gets_404_and_anonymous_signs_in(as_bob, as_nobody, round, name):
    path = reverse(name, args=[round.pk])

    assert as_bob.get(path).status_code == 404
    assert as_nobody.get(path).status_code == 302
    assert as_nobody.get(path)["Location"].startswith("/accounts/login/")


def test_wrong_methods_are_refused(as_alice, round):
    assert as_alice.post(url(round)).status_code == 405
    assert as_alice.post(reverse("dashboard:application", args=[round.application_id])).status_code == 405
    assert as_alice.put(reverse("dashboard:start")).status_code == 405
    assert as_alice.put(reverse("dashboard:debrief", args=[round.pk])).status_code == 405


def test_a_deleted_round_is_gone(as_alice, round):
    round.mark_deleted(AFTER)

    assert as_alice.get(url(round)).status_code == 404


def test_the_job_page_shows_rounds_people_skills_and_what_they_said(as_alice, round):
    make_timeline(round, phrase="by Friday")
    round.application.skills.create(name="SQL")

    page = as_alice.get(reverse("dashboard:application", args=[round.application_id])).content.decode()

    for words in ("Second interview (round 2)", "Bo Lind", "SQL", "by Friday", "Still to thank"):
        assert words in page


def test_another_candidates_job_is_not_there(as_bob, as_nobody, round):
    path = reverse("dashboard:application", args=[round.application_id])

    assert as_bob.get(path).status_code == 404
    assert as_nobody.get(path).status_code == 302


def queries(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


@pytest.mark.parametrize("page", ["round", "application"])
def test_more_rows_need_no_more_queries(as_alice, alice, round, page):
    pk = round.pk if page == "round" else round.application_id
    path = reverse(f"dashboard:{page}", args=[pk])
    ana = round.application.interviewers.first()
    make_interview(make_round(round.application, number=3), ana, starts_at=AFTER)
    make_interview(round, ana, starts_at=START + timedelta(hours=9))
    few = queries(as_alice, path)

    for position in range(8):
        person = make_interviewer(round.application, f"Person {position}")
        make_interview(round, person, starts_at=START + timedelta(hours=position))
        make_timeline(make_round(round.application, number=position + 4))
        make_timeline(round)
        round.application.skills.create(name=f"Skill {position}")
        make_held_round(alice)

    assert queries(as_alice, path) == few
