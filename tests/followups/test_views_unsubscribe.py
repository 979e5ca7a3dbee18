import pytest
from django.test import Client
from django.urls import reverse

from followups.models import ReminderPreferences
from followups.unsubscribing import unsubscribe_token

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def mail_client():
    """What a mail provider is: no login, no cookies, no CSRF token."""
    return Client(enforce_csrf_checks=True)


def url(candidate, kind="thank_you"):
    return reverse("followups:unsubscribe", args=[unsubscribe_token(candidate.pk, kind)])


def test_looking_names_the_kind_and_changes_nothing(mail_client, alice):
    response = mail_client.get(url(alice))

    assert response.status_code == 200
    assert "Thank-you reminder" in response.text
    assert "alice" not in response.text
    assert not ReminderPreferences.objects.exists()


@pytest.mark.parametrize(("kind", "other"), [("thank_you", "timeline_passed"), ("timeline_passed", "thank_you")])
def test_one_click_switches_that_kind_off_and_no_other(mail_client, alice, kind, other):
    response = mail_client.post(url(alice, kind), ONE_CLICK)

    assert response.status_code == 200
    assert "You won’t get these any more" in response.text
    kept = ReminderPreferences.objects.get(candidate=alice)
    assert (getattr(kept, kind), getattr(kept, other)) == (False, True)


def test_it_can_be_posted_twice_and_with_an_empty_body(mail_client, alice):
    mail_client.post(url(alice), ONE_CLICK)
    mail_client.post(url(alice))

    assert not ReminderPreferences.objects.get().thank_you


def test_it_can_be_switched_on_again(mail_client, alice):
    mail_client.post(url(alice), ONE_CLICK)

    response = mail_client.post(url(alice), {"switch": "on"})

    assert "Switched on again" in response.text
    assert ReminderPreferences.objects.get().thank_you


def test_quiet_hours_stay_as_they_were(mail_client, alice):
    ReminderPreferences.objects.create(candidate=alice, has_quiet_hours=False)

    mail_client.post(url(alice), ONE_CLICK)

    assert not ReminderPreferences.objects.get().has_quiet_hours


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_cookie_is_set_and_nothing_is_stored(mail_client, alice, method):
    response = getattr(mail_client, method)(url(alice))

    assert not response.cookies
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("token", ["x", "a:b:c", "🙂", "x" * 2000])
def test_a_bad_token_is_a_404(mail_client, db, method, token):
    response = getattr(mail_client, method)(reverse("followups:unsubscribe", args=[token]))

    assert response.status_code == 404


def test_a_token_of_no_kind_of_reminder_or_of_nobody_is_a_404(mail_client, alice):
    assert mail_client.post(url(alice, "is_staff")).status_code == 404
    address = url(alice)
    alice.delete()
    assert mail_client.post(address).status_code == 404


def test_other_methods_are_refused(mail_client, alice):
    assert mail_client.put(url(alice)).status_code == 405


def test_signed_in_as_somebody_else_it_is_the_tokens_candidate_that_counts(as_bob, alice):
    as_bob.post(url(alice), ONE_CLICK)

    assert list(ReminderPreferences.objects.values_list("candidate", flat=True)) == [alice.pk]


def test_whoever_is_signed_in_can_still_use_the_rest_of_the_page(as_bob, alice):
    assert 'name="csrfmiddlewaretoken" value=""' not in as_bob.get(url(alice)).text
