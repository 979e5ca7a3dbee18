"""Done inside the product under test: addresses that are made and taken back."""

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import feed_tokens
from accounts.models import User
from dashboard import leaving


def candidate():
    return User.objects.get(email="candidate@example.com")


def feed():
    return reverse("dashboard:calendar_feed", args=[feed_tokens.make(candidate(), timezone.now())])


def revoke_feed():
    feed_tokens.revoke(candidate())


def delete_account():
    leaving.delete_account(candidate())


def signed_in(email="candidate@example.com"):
    """The cookie of somebody who is signed in."""
    client = Client()
    client.force_login(User.objects.get(email=email))
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
