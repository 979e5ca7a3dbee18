"""The cast of every test: Alice, whose rows these are; Bob, a stranger; nobody; and one fixed now."""

import socket
from datetime import UTC, datetime

import pytest
from django.test import Client
from whitenoise.middleware import WhiteNoiseMiddleware

from accounts.open_sessions import SEEN_AT
from tests.factories import make_user


@pytest.fixture(scope="session", autouse=True)
def static_files_are_found_once():
    """Every new client starts the middleware anew, which would look at each of two hundred files again."""
    files = WhiteNoiseMiddleware(lambda request: None).files
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", lambda self: self.files.update(files))
        yield


@pytest.fixture(autouse=True)
def quick_and_contained(settings, tmp_path):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MAIL_DIR = tmp_path / "mail"


@pytest.fixture
def now():
    return datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def alice(db):
    return make_user("alice@example.com", name="Alice Berg", time_zone="Europe/Berlin", country="DE")


@pytest.fixture
def bob(db):
    return make_user("bob@example.com", name="Bob Stone")


def logged_in(user, **options):
    """Signed in, and noted as seen for as long as any test lasts: queries are counted without that stamp."""
    client = Client(**options)
    client.force_login(user)
    session = client.session
    session[SEEN_AT] = datetime(2100, 1, 1, tzinfo=UTC).timestamp()
    session.save()
    return client


@pytest.fixture
def as_alice(alice):
    return logged_in(alice)


@pytest.fixture
def as_bob(bob):
    return logged_in(bob)


@pytest.fixture
def as_nobody():
    return Client()


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
