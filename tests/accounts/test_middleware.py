"""What is refused before any view sees it, and that a request is done wholly or not at all."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig
from django.test import Client, RequestFactory

from accounts.models import User
from accounts.trouble import refused_request
from interviews.models import Application
from stories.models import Story
from tests.factories import make_application

pytestmark = pytest.mark.django_db


def posted_in(client, encoding, title):
    """A form sent as no browser sends it."""
    part = b'--XX\r\nContent-Disposition: form-data; name="title"\r\n\r\n' + title + b"\r\n--XX--\r\n"
    return client.generic("POST", "/stories/new/", part, f"multipart/form-data; boundary=XX; charset={encoding}")


@pytest.mark.parametrize("encoding", ["hex", "rot13", "idna", "undefined", "utf-7", "unicode_escape", "utf-16"])
def test_a_form_in_no_encoding_of_forms_is_refused_with_a_page(as_alice, encoding):
    response = posted_in(as_alice, encoding, rb"\ud800 +2AA-")

    assert response.status_code == 400
    assert "made no sense" in response.text
    assert not Story.objects.exists()


@pytest.mark.parametrize(
    ("encoding", "title"), [("UTF-8", "café".encode()), ("latin-1", b"caf\xe9"), ("no-such-thing", "café".encode())]
)
def test_a_form_in_an_encoding_of_forms_is_read(as_alice, encoding, title):
    posted_in(as_alice, encoding, title)

    assert Story.objects.get().title == "café"


def test_half_a_letter_is_no_letter(as_alice):
    as_alice.post("/stories/new/", b"title=%ED%A0%80", content_type="application/x-www-form-urlencoded")

    assert set(Story.objects.get().title) == {"\N{REPLACEMENT CHARACTER}"}


@pytest.mark.parametrize("address", ["/stories/new/", "/stories/advice/", "/settings/"])
def test_a_form_of_five_megabytes_is_too_large(as_alice, address):
    response = as_alice.post(address, {"action": "word " * 1_000_000})

    assert response.status_code == 413
    assert "That is too large" in response.text


def test_what_is_too_large_is_read_to_its_end_so_that_the_browser_shows_the_page():
    request = RequestFactory().post("/stories/new/", {"action": "word " * 1_000_000})
    request.user = AnonymousUser()

    response = refused_request(request, RequestDataTooBig())

    assert response.status_code == 413
    assert request.read() == b""


def test_a_form_of_too_many_fields_makes_no_sense(as_alice):
    response = as_alice.post("/stories/new/", {f"field-{number}": "x" for number in range(1_500)})

    assert response.status_code == 400


def test_what_fails_half_way_leaves_nothing_behind(as_alice, alice, monkeypatch):
    application = make_application(alice)

    def fail(*_arguments):
        raise RuntimeError

    monkeypatch.setattr("interviews.views.applications.offer_undo", fail)
    client = Client(raise_request_exception=False)
    client.force_login(alice)
    response = client.post(f"/applications/{application.pk}/delete/")

    assert response.status_code == 500
    assert Application.objects.get().deleted_at is None


@pytest.mark.parametrize(("address", "is_held"), [("/stories/new/", True), ("/reminders/test/", False)])
def test_a_view_that_hands_over_mail_holds_nobody_up(as_alice, monkeypatch, address, is_held):
    locked = []

    def select_for_update(**_options):
        locked.append(address)
        return User.objects.all()

    monkeypatch.setattr(User.objects, "select_for_update", select_for_update)
    as_alice.post(address, {"title": "The outage"})

    assert bool(locked) == is_held
