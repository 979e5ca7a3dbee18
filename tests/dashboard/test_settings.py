"""The settings page: what is saved, what is refused and how, and the region that follows the country."""

from urllib.parse import urlencode

import pytest
import time_machine
from django.http import QueryDict

from accounts.models import User
from dashboard.settings_form import SettingsForm
from tests.factories import make_user

URL = "/settings/"
GOOD = {
    "name": "Alice Berg",
    "language": "en",
    "time_zone": "Europe/Paris",
    "country": "DE",
    "subdivision": "DE-BE",
}
HTMX = {"HTTP_HX_REQUEST": "true"}

pytestmark = pytest.mark.django_db


def test_the_page_shows_what_is_kept_and_the_ways_to_the_rest(as_alice, alice):
    page = as_alice.get(URL).text

    assert 'value="Alice Berg"' in page
    assert '<option value="Europe/Berlin" selected>Berlin</option>' in page
    assert '<option value="DE" selected>Germany</option>' in page
    assert '<option value="DE-BY">Bavaria</option>' in page or '<option value="DE-BY">Bayern</option>' in page
    for link in ("/accounts/email/", "/accounts/2fa/", "/reminders/preferences/", "/reminders/", "/mail/"):
        assert f'href="{link}"' in page


def test_the_clock_on_the_page_is_the_candidates(as_alice, now):
    with time_machine.travel(now):
        assert "your clock shows Tuesday, 13:00." in as_alice.get(URL).text


def test_what_is_typed_is_saved(as_alice, alice):
    answer = as_alice.post(URL, GOOD | {"name": "Alice Q. Berg"})

    assert (answer.status_code, answer["Location"]) == (302, URL)
    alice.refresh_from_db()
    kept = (alice.name, alice.time_zone, alice.country, alice.subdivision)
    assert kept == ("Alice Q. Berg", "Europe/Paris", "DE", "BE")
    assert '<option value="DE-BE" selected>' in as_alice.get(URL).text


def test_a_new_zone_is_mentioned_only_when_it_is_new(as_alice):
    new = "Times are shown in this zone from now on."

    assert new in as_alice.post(URL, GOOD, follow=True).text
    assert new not in as_alice.post(URL, GOOD | {"name": "Al"}, follow=True).text


def test_name_country_and_region_may_be_left_out(as_alice, alice):
    as_alice.post(URL, {"name": "", "time_zone": "UTC", "country": "", "subdivision": ""})

    alice.refresh_from_db()
    assert (alice.name, alice.time_zone, alice.country, alice.subdivision) == ("", "UTC", "", "")


def test_without_a_country_a_region_left_over_is_forgotten(as_alice, alice):
    as_alice.post(URL, GOOD | {"country": ""})

    alice.refresh_from_db()
    assert (alice.country, alice.subdivision) == ("", "")


def test_an_old_name_of_a_zone_becomes_todays(as_alice, alice):
    as_alice.post(URL, GOOD | {"time_zone": "Asia/Calcutta"})

    alice.refresh_from_db()
    assert alice.time_zone == "Asia/Kolkata"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"time_zone": "Mars/Base"}, "There is no time zone “Mars/Base”. Pick one from the list."),
        ({"time_zone": "../UTC"}, "There is no time zone “../UTC”. Pick one from the list."),
        ({"time_zone": ""}, "This field is required."),
        ({"country": "XX"}, "We know no country “XX”. Pick one from the list."),
        ({"country": "x" * 10_000}, "We know no country “xxx"),
        ({"subdivision": "US-CA"}, "That state or region is not in Germany. Pick one from the list, or none."),
        ({"subdivision": "BE"}, "That state or region is not in Germany. Pick one from the list, or none."),
        ({"country": "FR"}, "That state or region is not in France. Pick one from the list, or none."),
        ({"country": "SG"}, "That state or region is not in Singapore. Pick one from the list, or none."),
        ({"name": "x" * 10_000}, "at most 120 characters"),
        ({"name": "Alice\nBcc: b@example.com"}, "Keep this on one line"),
        ({"name": "Alice\u202eBerg"}, "Remove the invisible characters"),
        ({"name": "Al\0ice"}, "Null characters are not allowed."),
        ({"time_zone": "Europe/\0"}, "Null characters are not allowed."),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_cannot_be_is_refused_beside_the_field_and_the_rest_is_kept(as_alice, alice, wrong, sentence):
    answer = as_alice.post(URL, GOOD | {"name": "Half typed"} | wrong)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert ("Half typed" in answer.text) or "name" in wrong
    assert User.objects.get(pk=alice.pk).name == "Alice Berg"


def test_what_is_refused_does_not_show_in_the_bar(as_alice):
    page = as_alice.post(URL, GOOD | {"name": "Zed Q", "time_zone": "Mars/Base"}).text

    assert 'value="Zed Q"' in page
    assert ">AB</span>" in page and ">ZQ</span>" not in page


@pytest.mark.parametrize("name", ["李小龙 🎉", "نور", "José O’Neill"])
def test_names_of_every_script_are_welcome(as_alice, alice, name):
    as_alice.post(URL, GOOD | {"name": name})

    alice.refresh_from_db()
    assert alice.name == name


def test_the_regions_of_another_country_are_shown_before_anything_is_saved(as_alice, alice):
    asked = {"name": "Half typed", "time_zone": "Europe/Paris", "country": "US", "subdivision": "", "regions": "1"}

    page = as_alice.post(URL, asked)

    assert page.status_code == 200
    assert '<option value="US-CA">California</option>' in page.text
    assert 'value="Half typed"' in page.text
    assert '<option value="Europe/Paris" selected>' in page.text
    alice.refresh_from_db()
    assert (alice.name, alice.country) == ("Alice Berg", "DE")


def test_htmx_gets_just_the_regions(as_alice):
    fragment = as_alice.post(URL, GOOD | {"country": "US", "regions": "1"}, **HTMX)

    assert fragment.status_code == 200
    assert fragment.text.strip().startswith('<div id="regions">')
    assert "US-CA" in fragment.text
    assert "<html" not in fragment.text


@pytest.mark.parametrize("country", ["", "XX", "SG"])
def test_a_country_without_regions_asks_for_none(as_alice, country):
    fragment = as_alice.post(URL, GOOD | {"country": country, "subdivision": "", "regions": "1"}, **HTMX)

    assert "<select" not in fragment.text


def test_a_zone_that_no_list_names_can_be_kept(as_nobody):
    person = make_user("elsewhere@example.com", time_zone="Etc/GMT+5")
    as_nobody.force_login(person)

    assert '<option value="Etc/GMT+5" selected>' in as_nobody.get(URL).text


def test_a_password_changed_meanwhile_in_another_window_stays(alice, now):
    form = SettingsForm(QueryDict(urlencode(GOOD)), person=User.objects.get(pk=alice.pk), now=now)
    alice.set_password("another long one")
    alice.save()

    assert form.is_valid()
    form.save()

    assert User.objects.get(pk=alice.pk).check_password("another long one")


def test_nobody_else_is_changed(as_alice, bob):
    as_alice.post(URL, GOOD | {"id": bob.pk, "pk": bob.pk, "email": "mine@example.com"})

    bob.refresh_from_db()
    assert (bob.name, bob.email) == ("Bob Stone", "bob@example.com")
    assert User.objects.get(name="Alice Berg").email == "alice@example.com"


def test_a_stranger_is_asked_to_sign_in(as_nobody):
    for answer in (as_nobody.get(URL), as_nobody.post(URL, GOOD)):
        assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/settings/")


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(as_alice, method):
    assert getattr(as_alice, method)(URL).status_code == 405
