"""Installed: what the manifest promises is there; what the phone shares is shown, and only a person saves it."""

import json
import struct
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from interviews.models import Application, InviteSource, Round
from tests.conftest import logged_in
from tests.data.invites import ANA, google
from tests.page_forms import forms_of

SHARED = "/import/shared/"
TEXT = "Tuesday 1 December, 14:00 Ana Ruiz, Head of Data, 14:45 Bo Lind"


@pytest.fixture(autouse=True)
def a_week_before():
    with time_machine.travel(datetime(2026, 11, 24, 9, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def phone(alice):
    """A browser that hands a share over: with the session, without any token."""
    client = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "none"})
    client.cookies = logged_in(alice).cookies
    return client


def manifest_of(client, **headers):
    return json.loads(client.get("/app.webmanifest", headers=headers).content)


# The manifest


def test_every_page_names_the_manifest_and_it_is_one(client, db):
    assert '<link rel="manifest" href="/app.webmanifest">' in client.get("/").text
    answer = client.get("/app.webmanifest")

    assert answer["Content-Type"] == "application/manifest+json"
    assert "max-age=3600" in answer["Cache-Control"]
    assert {"name", "short_name", "id", "start_url", "icons", "display"} < json.loads(answer.content).keys()


def test_each_icon_is_as_large_as_the_manifest_says(client, db):
    for icon in manifest_of(client)["icons"]:
        path = finders.find(icon["src"].removeprefix("/static/"))
        assert path
        if icon["type"] == "image/png":
            with Path(path).open("rb") as file:
                width, height = struct.unpack(">II", file.read(24)[16:])
            assert icon["sizes"] == f"{width}x{height}"


def test_every_address_in_the_manifest_is_a_page(as_alice):
    manifest = manifest_of(as_alice)
    addresses = [manifest["start_url"], manifest["share_target"]["action"]]

    for address in [*addresses, *(shortcut["url"] for shortcut in manifest["shortcuts"])]:
        assert as_alice.get(address).status_code == 200


def test_the_manifest_is_in_the_language_that_the_browser_asks_for(client, db, settings):
    settings.LANGUAGES = [("en", "English"), ("de", "German")]
    assert manifest_of(client, accept_language="de")["lang"] == "de"


# What is shared


def test_a_shared_mail_is_shown_and_nothing_is_stored(phone):
    answer = phone.post(SHARED, {"title": "Your interview", "text": TEXT, "url": ""})

    assert answer.status_code == 200
    assert "Is this right?" in answer.text
    assert "Ana Ruiz" in answer.text
    assert not any(model.objects.exists() for model in (Application, Round, InviteSource))


def test_a_shared_calendar_file_is_shown(phone):
    invite = google("Second interview", "-", people=[ANA])
    answer = phone.post(SHARED, {"title": "", "file": SimpleUploadedFile("invite.ics", invite)})

    assert answer.status_code == 200
    assert "Is this right?" in answer.text
    assert not Application.objects.exists()


def test_what_saves_it_is_a_form_with_a_token(phone):
    page = phone.post(SHARED, {"text": TEXT})
    (form,) = [form for form in forms_of(page.text, SHARED) if "save" in form.fields]

    assert form.action == "/import/"
    assert "csrfmiddlewaretoken" in form.fields
    assert phone.post(SHARED, {"save": "1", "text": ""}).status_code == 422
    assert phone.post("/import/", {"save": "1"}).status_code == 403


def test_a_shared_link_says_nothing_of_an_interview_and_stays_in_the_box(phone):
    answer = phone.post(SHARED, {"url": "https://jobs.example/interview"})

    assert answer.status_code == 422
    assert "https://jobs.example/interview</textarea>" in answer.text


@pytest.mark.parametrize("site", ["cross-site", "same-site", "same-origin"])
def test_what_a_page_posts_is_no_share(phone, site):
    answer = phone.post(SHARED, {"text": TEXT}, headers={"Sec-Fetch-Site": site})

    assert answer.status_code == 403
    assert "Ana Ruiz" not in answer.text


def test_whoever_is_signed_out_signs_in_and_is_told_what_became_of_it(client, phone, db):
    answer = client.post(SHARED, {"text": TEXT})

    assert answer.url == f"/accounts/login/?next={SHARED}"
    assert "Share it once more" in phone.get(SHARED).text


def test_what_is_larger_than_any_invite_is_refused(phone):
    answer = phone.post(SHARED, {"text": "a" * (3 * 1024 * 1024 + 1)})

    assert answer.status_code == 413
