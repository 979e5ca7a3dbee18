"""A new key: with the old one among the fallbacks nothing that was signed is lost, without it all of it is void."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core import mail, signing
from django.test import Client

from accounts import feed_tokens
from followups.models import ReminderPreferences
from followups.unsubscribing import read_token, unsubscribe_token
from tests.conftest import logged_in
from tests.factories import make_held_round

pytestmark = pytest.mark.django_db
OLD, NEW, NEWER = (
    f"{name} key that is only for tests and has more than fifty characters" for name in ("an old", "a new", "a newer")
)
PASSWORD = "a quiet horse in May"


@pytest.fixture(autouse=True)
def old_key(settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = OLD, []


def rotate(settings, *fallbacks, key=NEW):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = key, list(fallbacks)


def reset_link(user):
    Client().post("/accounts/password/reset/", {"email": user.email})
    return re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]


# With the old key among the fallbacks


def test_everybody_stays_signed_in_and_their_session_moves_to_the_new_key(alice, settings):
    client = logged_in(alice)
    rotate(settings, OLD)
    assert client.get("/settings/").status_code == 200

    rotate(settings)
    assert client.get("/settings/").status_code == 200


def test_a_session_that_is_not_used_meanwhile_ends_with_the_old_key(alice, settings):
    client = logged_in(alice)
    rotate(settings)

    answer = client.get("/settings/")
    assert (answer.status_code, answer.url) == (302, "/accounts/login/?next=/settings/")
    assert client.get(answer.url).status_code == 200


def test_a_link_to_a_new_password_still_works(alice, settings):
    link = reset_link(alice)
    rotate(settings, OLD)
    client = Client()

    page = client.get(link)
    assert client.post(page.url, {"password1": PASSWORD, "password2": PASSWORD}).status_code == 302

    alice.refresh_from_db()
    assert alice.check_password(PASSWORD)


def test_without_it_that_link_leads_to_a_page_that_offers_another(alice, settings):
    link = reset_link(alice)
    rotate(settings)

    page = Client().get(link, follow=True)

    assert page.status_code == 200
    assert "That link is used up" in page.text
    assert 'href="/accounts/password/reset/"' in page.text


@pytest.mark.parametrize("fallbacks", [[OLD], [NEW, OLD]])
def test_a_link_that_stops_mails_still_works_after_one_change_of_key_or_two(alice, settings, fallbacks):
    token = unsubscribe_token(alice.pk, "thank_you")
    rotate(settings, *fallbacks, key=NEWER)

    assert Client().post(f"/unsubscribe/{token}/", {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not ReminderPreferences.objects.get(candidate=alice).thank_you


def test_without_it_that_link_changes_nothing_and_says_where_to_go(alice, settings):
    token = unsubscribe_token(alice.pk, "thank_you")
    rotate(settings)

    for method in ("get", "post"):
        page = getattr(Client(), method)(f"/unsubscribe/{token}/")
        assert page.status_code == 404
        assert "This link no longer works" in page.text
        assert 'href="/reminders/preferences/"' in page.text
    assert not ReminderPreferences.objects.exists()
    assert read_token(token) is None


def test_what_is_signed_now_is_signed_by_the_new_key(alice, settings):
    rotate(settings, OLD)
    token = unsubscribe_token(alice.pk, "thank_you")

    rotate(settings)
    assert read_token(token) == (alice.pk, "thank_you")


def test_the_calendars_secret_address_does_not_depend_on_the_key(alice, now, settings):
    token = feed_tokens.make(alice, now)
    make_held_round(alice)
    rotate(settings)

    assert Client().get(f"/calendar/{token}.ics").status_code == 200


def test_a_form_that_was_open_is_sent_once_more_by_its_own_page(alice, settings):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    page = client.get("/settings/")
    form = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]
    rotate(settings, OLD)

    answer = client.post("/settings/", {"csrfmiddlewaretoken": form, "name": "Al", "time_zone": "UTC"})

    assert answer.status_code == 302


def test_nothing_else_signs_under_a_key_of_its_own():
    sources = [
        path
        for room in ("accounts", "interviews", "stories", "followups", "dashboard")
        for path in Path(room).rglob("*.py")
    ]
    uses = [str(path) for path in sources if re.search(r"settings\.SECRET_KEY|hmac\b|jwt", path.read_text())]

    # Seals by keys derived from all of them: tests/accounts/test_second_factors.py.
    assert sorted(uses) == ["accounts/sealing.py", "accounts/second_factors.py"]
    assert signing.Signer().fallback_keys == []


@pytest.mark.process
def test_the_keys_come_from_the_environment(tmp_path):
    show = "from django.conf import settings as s; print(s.SECRET_KEY, s.SECRET_KEY_FALLBACKS, sep='|')"
    environment = {"SECRET_KEY": NEW.replace(" ", "-"), "SECRET_KEY_FALLBACKS": "one-old-key,an-older-key"}
    done = subprocess.run(
        [sys.executable, "-c", show],
        env=environment
        | {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"},
        cwd=Path(__file__).resolve().parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == f"{environment['SECRET_KEY']}|['one-old-key', 'an-older-key']"
    assert not (tmp_path / "secret_key").exists()
