"""“My data”: the way to every file, and bringing an archive back in two steps."""

import json

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dashboard.archive import what
from dashboard.archive.parsing import MOST_BYTES
from dashboard.archive.writing import pieces
from dashboard.lists import TABLES
from tests.factories import START, make_application, make_user
from tests.whole_account import HOSTILE, fill

pytestmark = pytest.mark.django_db

URL = "/settings/data/restore/"


def upload(content, name="archive.json"):
    return {"file": SimpleUploadedFile(name, content, content_type="application/json")}


def content_of(candidate):
    return "".join(pieces(candidate, START)).encode()


def digest_in(answer):
    return answer.context["digest"]


def test_my_data_links_to_every_file_and_settings_to_it(as_alice, alice):
    fill(alice)
    page = as_alice.get("/settings/data/").text

    assert 'href="/settings/data/"' in as_alice.get("/settings/").text
    for name in TABLES:
        for ending in ("csv", "xlsx"):
            assert f'href="/settings/data/{name}.{ending}"' in page
    for link in ("/settings/data/archive.json", URL, "/settings/delete/"):
        assert f'href="{link}"' in page
    assert "what you deleted and could still undo" in page


def test_the_archive_holds_the_rows_of_whoever_asks(as_alice, as_bob, alice):
    fill(alice)

    hers = json.loads(b"".join(as_alice.get("/settings/data/archive.json").streaming_content))
    his = json.loads(b"".join(as_bob.get("/settings/data/archive.json").streaming_content))

    assert len(hers["rows"]["applications"]) == 1
    assert set(map(len, his["rows"].values())) == {0}


def test_an_archive_is_looked_into_and_then_restored(as_bob, bob, alice):
    fill(alice)

    looked = as_bob.post(URL, upload(content_of(alice)))
    assert looked.status_code == 200
    assert "alice@example.com" in looked.text
    assert "Applications <strong>1</strong>" in looked.text
    assert what.is_empty(bob)

    done = as_bob.post(URL, {"digest": digest_in(looked)}, follow=True)
    assert "Everything is back" in done.text
    assert bob.applications.count() == 1
    bob.refresh_from_db()
    assert (bob.name, bob.email) == ("Alice Berg", "bob@example.com")
    assert cache.get(f"archive:{bob.pk}") is None


def test_the_day_it_was_written_is_by_the_clock_of_whoever_looks(as_alice, alice):
    assert "Written on 1 December 2026, 10:00" in as_alice.post(URL, upload(content_of(alice))).text


def test_hostile_text_of_an_archive_is_shown_as_text(as_bob, alice):
    archive = json.loads(content_of(alice))
    archive["account"]["email"] = HOSTILE

    page = as_bob.post(URL, upload(json.dumps(archive).encode())).text

    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "That file is empty."),
        (b"{", "a piece of it is missing"),
        (b"{}", "not an archive of an account here"),
        (b'{"format": "candidate-archive", "version": 9}', "has version 9"),
        (b'{"format": "candidate-archive", "version": "<b>x</b>"}', "&lt;b&gt;x&lt;/b&gt;"),
    ],
)
def test_a_wrong_file_is_answered_with_a_sentence(as_alice, content, words):
    answer = as_alice.post(URL, upload(content))

    assert answer.status_code == 422
    assert words in answer.text


def test_no_file_is_answered_with_a_sentence(as_alice):
    for typed in ({}, {"file": "text, not a file"}):
        answer = as_alice.post(URL, typed)
        assert (answer.status_code, "Choose the archive first." in answer.text) == (422, True)


def test_a_yes_to_another_file_or_too_late_restores_nothing(as_bob, bob, alice):
    make_application(alice)
    digest = digest_in(as_bob.post(URL, upload(content_of(alice))))

    for wrong in ("", "0" * 64, "ä"):
        answer = as_bob.post(URL, {"digest": wrong})
        assert (answer.status_code, "no longer have that file" in answer.text) == (422, True)
    cache.clear()
    assert as_bob.post(URL, {"digest": digest}).status_code == 422
    assert what.is_empty(bob)


def test_nobody_says_yes_to_somebody_elses_file(as_alice, as_bob, bob, alice):
    digest = digest_in(as_alice.post(URL, upload(content_of(alice))))

    assert as_bob.post(URL, {"digest": digest}).status_code == 422


def test_a_second_press_of_the_button_restores_nothing_twice(as_bob, bob, alice):
    make_application(alice)
    digest = digest_in(as_bob.post(URL, upload(content_of(alice))))

    assert as_bob.post(URL, {"digest": digest}).status_code == 302
    assert as_bob.post(URL, {"digest": digest}).status_code == 422
    assert bob.applications.count() == 1


def test_an_account_with_something_in_it_says_so_and_takes_nothing(as_alice, alice):
    make_application(alice)
    sentence = "only be restored into an empty one"

    assert sentence in as_alice.get(URL).text
    answer = as_alice.post(URL, upload(content_of(make_user("new@example.com"))))
    assert (answer.status_code, sentence in answer.text) == (422, True)


def test_a_file_of_more_than_twenty_megabytes_is_refused_unread(as_alice):
    answer = as_alice.post(URL, upload(b" " * (MOST_BYTES + 100_000)))

    assert (answer.status_code, "larger than 20 MB" in answer.text) == (413, True)


def test_the_form_is_held_against_forgery_although_its_size_is_looked_at_first(alice):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)

    assert client.post(URL, upload(content_of(alice))).status_code == 403
    token = client.get(URL).context["csrf_token"]
    assert client.post(URL, upload(content_of(alice)) | {"csrfmiddlewaretoken": str(token)}).status_code == 200


def test_the_archive_that_was_downloaded_can_be_brought_back(as_alice, as_bob, alice, bob):
    fill(alice)
    with time_machine.travel(START, tick=False):
        content = b"".join(as_alice.get(reverse("dashboard:archive")).streaming_content)

    assert content == content_of(alice)
    as_bob.post(URL, {"digest": digest_in(as_bob.post(URL, upload(content)))})
    assert bob.stories.get().title == "The outage"
