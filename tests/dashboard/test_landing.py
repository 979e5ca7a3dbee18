from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from dashboard.landing import example


def page(client, now=datetime(2026, 12, 1, 12, 0, tzinfo=UTC)):
    with time_machine.travel(now, tick=False):
        return client.get("/").content.decode()


@pytest.fixture
def seen(as_nobody, db):
    return page(as_nobody)


def test_it_says_what_this_is_and_leads_to_signing_up_and_in(seen):
    assert "They called you back." in seen
    assert 'href="/accounts/signup/"' in seen
    assert 'href="/accounts/login/"' in seen


def test_it_shows_a_day_as_a_picture_and_says_it_in_words_too(seen):
    assert '<svg class="picture day-picture' in seen
    assert "10:45–11:30 Tom Lindqvist, Lena Fischer." in seen


def test_it_shows_the_reminder_mail_that_this_day_would_bring(seen):
    assert "2 people to thank (Halden Robotics)" in seen
    assert "21 hours left, until Wed 9 Dec, 11:30" in seen
    assert "22 hours left, until Wed 9 Dec, 12:30" in seen
    assert "pairing on queries every Thursday" in seen


def test_it_needs_no_row_of_the_database(as_nobody, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        as_nobody.get("/")


@pytest.mark.parametrize("day", range(7))
def test_the_day_shown_is_a_tuesday_still_to_come(day):
    now = datetime(2026, 11, 30, 23, 59, tzinfo=UTC) + timedelta(days=day)
    shown = example(now).day.on

    assert shown.isoweekday() == 2
    assert timedelta(days=1) <= shown - now.date() <= timedelta(days=7)
