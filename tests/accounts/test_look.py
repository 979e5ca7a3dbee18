from datetime import UTC, datetime, timedelta

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import ResolverMatch

from accounts.templatetags.look import (
    breakable,
    current_place,
    duration,
    hue,
    initials,
    share_left,
    time_left,
    urgency,
)

NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Prof. Dr. Ralf Baum", "RB"),
        ("J. Smith", "JS"),
        ("Ana Ruiz", "AR"),
        ("Ana María de la Cruz", "AC"),
        ("Ana", "A"),
        ("ana@example.com", "A"),
        ("élodie martin", "ÉM"),
        ("山田 太郎", "山太"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_initials_are_at_most_two_letters(name, letters):
    assert initials(name) == letters


def test_a_name_keeps_its_colour_whatever_its_case():
    assert hue("Ana Ruiz") == hue("ANA RUIZ")
    assert {hue(f"person {number}") for number in range(200)} == {f"hue-{number}" for number in range(8)}


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("jo.li@acme.example", "jo<wbr>.li<wbr>@acme<wbr>.example"),
        ("https://meet.example/a?b=<i>", "https://<wbr>meet<wbr>.example/<wbr>a<wbr>?b<wbr>=&lt;i&gt;"),
        ("12 Canal Street", "12 Canal Street"),
    ],
)
def test_an_address_ends_its_lines_at_its_seams(address, shown):
    assert breakable(address) == shown


@pytest.mark.parametrize(
    ("left", "state", "words"),
    [
        (timedelta(days=3), "plenty", "3 days left"),
        (timedelta(hours=47, minutes=59), "plenty", "47 h 59 min left"),
        (timedelta(hours=12, seconds=1), "plenty", "12 h left"),
        (timedelta(hours=12), "soon", "12 h left"),
        (timedelta(hours=4, seconds=1), "soon", "4 h left"),
        (timedelta(hours=4), "urgent", "4 h left"),
        (timedelta(minutes=59, seconds=59), "urgent", "59 min left"),
        (timedelta(seconds=1), "urgent", "0 min left"),
        (timedelta(0), "late", "0 min late"),
        (timedelta(hours=-3), "late", "3 h late"),
        (timedelta(days=-2), "late", "2 days late"),
    ],
)
def test_the_clock_says_how_much_time_is_left(left, state, words):
    assert (urgency(NOW + left, NOW), time_left(NOW + left, NOW)) == (state, words)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(0), "0 min"),
        (timedelta(minutes=90), "1 h 30 min"),
        (timedelta(hours=2), "2 h"),
        (timedelta(days=2), "2 days"),
    ],
)
def test_a_length_is_said_as_a_person_says_it(span, words):
    assert duration(span) == words


@pytest.mark.parametrize(
    ("app", "page", "place"),
    [
        ("dashboard", "home", "today"),
        ("dashboard", "application", "applications"),
        ("dashboard", "round", "applications"),
        ("dashboard", "settings", ""),
        ("interviews", "round_edit", "applications"),
        ("stories", "story", "stories"),
        ("followups", "waiting", "follow-ups"),
        ("accounts", "mailbox", ""),
        ("", "account_login", ""),
    ],
)
def test_each_page_belongs_to_its_place(app, page, place):
    request = RequestFactory().get("/")
    request.resolver_match = ResolverMatch(print, (), {}, url_name=page, app_names=[app] if app else [])

    assert current_place(Context({"request": request})) == place


@pytest.mark.parametrize(
    ("left", "share"),
    [
        (timedelta(hours=30), 100),
        (timedelta(hours=24), 100),
        (timedelta(hours=23, minutes=59), 100),
        (timedelta(hours=12), 50),
        (timedelta(seconds=1), 1),
        (timedelta(0), 0),
        (timedelta(hours=-3), 0),
    ],
)
def test_a_ring_shows_what_is_left_of_the_24_hours(left, share):
    assert share_left(NOW + left, NOW) == share


def test_a_page_that_was_not_found_belongs_nowhere():
    assert current_place(Context({})) == ""
    assert current_place(Context({"request": RequestFactory().get("/")})) == ""


def test_the_clock_is_a_time_that_machines_can_read():
    text = Template('{% include "_clock.html" %}').render(Context({"mark": NOW + timedelta(hours=2), "now": NOW}))

    assert 'class="clock clock-urgent" datetime="2026-12-01T14:00:00+00:00"' in text
    assert 'stroke-dasharray="9 100"' in text
    assert "2 h left" in text


def test_an_empty_page_offers_the_first_thing_to_do():
    fields = {"title": "No stories yet", "text": "Five are enough.", "url": "/stories/new/", "label": "Write one"}

    text = Template('{% include "_empty.html" %}').render(Context(fields))

    assert 'href="/stories/new/">Write one</a>' in text
