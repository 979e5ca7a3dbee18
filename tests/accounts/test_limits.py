"""How often something may be asked for: enough for anybody, and an end to it."""

from contextlib import closing
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts import feed_tokens
from accounts.limits import Limit
from dashboard.views import brief, calendar, invites, own_files
from interviews.views.job_files import FILES
from tests.factories import make_held_round

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_a_quarter_past(now):
    with time_machine.travel(now + timedelta(minutes=15), tick=False) as traveller:
        yield traveller


def test_a_limit_counts_for_each_person_and_ends_with_its_window(at_a_quarter_past):
    limit = Limit("anything", 2, 600)

    assert [limit.seconds_left("alice", timezone.now()) for _ in range(4)] == [0, 0, 300, 300]
    assert limit.seconds_left("bob", timezone.now()) == 0
    at_a_quarter_past.shift(300)
    assert limit.seconds_left("alice", timezone.now()) == 0


def test_two_limits_do_not_count_for_each_other():
    assert Limit("one", 1).seconds_left("alice", timezone.now()) == 0
    assert Limit("other", 1).seconds_left("alice", timezone.now()) == 0


def small_file(name, content):
    return {"file": SimpleUploadedFile(name, content)}


ASKED = {
    "invites": (invites.INVITES, "dashboard:import_invite", "post", lambda: {"text": "Tuesday 14:00 Ana Ruiz"}),
    "files of jobs": (FILES, "interviews:job_files", "post", lambda: small_file("x.pdf", b"%PDF")),
    "archives to restore": (own_files.ARCHIVES, "dashboard:restore", "post", lambda: small_file("x.json", b"{")),
    "lists as CSV": (own_files.DOWNLOADS, "dashboard:list_csv", "get", dict),
    "lists as XLSX": (own_files.DOWNLOADS, "dashboard:list_xlsx", "get", dict),
    "archives": (own_files.DOWNLOADS, "dashboard:archive", "get", dict),
    "day sheets": (brief.PDFS, "dashboard:brief_pdf", "get", dict),
}


def ask(client, round, name, method, data):
    arguments = {"dashboard:brief_pdf": [round.pk]}.get(name, ["applications"] if ":list_" in name else [])
    with closing(getattr(client, method)(reverse(name, args=arguments), data())) as answer:
        return answer


@pytest.mark.parametrize("what", ASKED)
def test_whoever_asks_without_end_is_told_how_long_to_wait(as_alice, alice, what):
    limit, *asked = ASKED[what]
    round = make_held_round(alice)
    for _ in range(limit.most - 1):
        assert not limit.seconds_left(str(alice.pk), timezone.now())

    assert ask(as_alice, round, *asked).status_code in (200, 422)
    answer = ask(as_alice, round, *asked)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "2700"
    assert "Wait 45 minutes, then try again." in answer.text


def test_whoever_waits_as_long_as_the_page_says_is_let_in(as_alice, alice, at_a_quarter_past):
    at_a_quarter_past.shift(2700 - 89)
    for _ in range(invites.INVITES.most):
        invites.INVITES.seconds_left(str(alice.pk), timezone.now())

    assert "Wait 2 minutes, then try again." in as_alice.post("/import/", {"text": "Ana Ruiz"}).text
    at_a_quarter_past.shift(2 * 60)
    assert as_alice.post("/import/", {"text": "Ana Ruiz"}).status_code != 429


def test_asking_for_the_head_alone_counts_too(as_alice, alice):
    for _ in range(own_files.DOWNLOADS.most):
        own_files.DOWNLOADS.seconds_left(str(alice.pk), timezone.now())

    with closing(as_alice.head("/settings/data/archive.json")) as answer:
        assert answer.status_code == 429


def test_the_page_itself_can_still_be_read(as_alice, alice):
    for _ in range(invites.INVITES.most + 1):
        invites.INVITES.seconds_left(str(alice.pk), timezone.now())

    assert as_alice.get("/import/").status_code == 200


def test_nobody_waits_because_of_somebody_else(as_bob, alice):
    for _ in range(own_files.DOWNLOADS.most + 1):
        own_files.DOWNLOADS.seconds_left(str(alice.pk), timezone.now())

    with closing(as_bob.get("/settings/data/archive.json")) as answer:
        assert answer.status_code == 200


def test_a_calendar_that_has_gone_wild_is_asked_to_come_later(as_nobody, alice, now):
    token = feed_tokens.make(alice, now)
    for _ in range(calendar.FEEDS.most):
        calendar.FEEDS.seconds_left(str(alice.feed_token.pk), timezone.now())

    answer = as_nobody.get(f"/calendar/{token}.ics")
    assert (answer.status_code, answer["Retry-After"]) == (429, "2700")
    assert as_nobody.get("/calendar/unknown.ics").status_code == 404
