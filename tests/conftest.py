"""The cast of every test: Alice, whose rows these are; Bob, a stranger; nobody; and one fixed now."""

import gc
import os
import socket
import sqlite3
import time
from collections import defaultdict
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.test import client as test_client
from django.test.utils import override_settings
from django.utils.translation import trans_real

from accounts.open_sessions import SEEN_AT
from accounts.session_age import SIGNED_IN_AT
from tests.factories import make_user
from tests.kept import sqlite_file
from tests.pseudo import CODE, Bracketing

NUMBERS = count()
# Whoever has one of these fixtures, or in their file one of these names, asks for pages.
ASKING = frozenset({"client", "as_alice", "as_bob", "as_nobody"})
CLIENTS = frozenset({"Client", "logged_in"})
# A browser on a busy machine misses its moment now and then. Elsewhere nothing is asked twice: one mail too many in
# twenty runs is a fault.
SECOND_TRY = pytest.mark.flaky(reruns=1, condition=os.environ.get("CI") == "true")


@pytest.fixture(scope="session")
def migrated_sqlite():
    """A file to copy."""
    return sqlite_file()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, migrated_sqlite):
    """In memory, as Django would make it, but copied: to migrate anew takes each process seconds."""
    name = connection.creation._get_test_db_name()
    site_settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
    with django_db_blocker.unblock(), closing(sqlite3.connect(migrated_sqlite)) as file:
        connection.ensure_connection()
        file.backup(connection.connection)


@pytest.fixture(scope="session", autouse=True)
def a_page_keeps_its_own_context_only():
    """The test client would copy that of each template in it: one for every field of a form."""
    keep = test_client.store_rendered_templates

    def keep_first(kept, *rendered, **more):
        if not kept:
            keep(kept, *rendered, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(test_client, "store_rendered_templates", keep_first)
        yield


@pytest.fixture(scope="session", autouse=True)
def passwords_are_hashed_quickly():
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(autouse=True)
def contained(settings, tmp_path_factory):
    """Mails go into a folder of the test's own; few write any, so it is not made here."""
    settings.MAIL_DIR = tmp_path_factory.getbasetemp() / f"mail-{next(NUMBERS)}"


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
    """Signed in, and noted as seen for as long as any test lasts: queries are counted without that stamp.

    By the row alone, because `force_login` takes nine queries, in front of thousands of tests.
    """
    client, sessions = Client(**options), SessionStore()
    row = sessions.create_model_instance(
        {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: site_settings.AUTHENTICATION_BACKENDS[0],
            HASH_SESSION_KEY: user.get_session_auth_hash(),
            SIGNED_IN_AT: time.time(),
            SEEN_AT: datetime(2100, 1, 1, tzinfo=UTC).timestamp(),
        }
    )
    row.save(force_insert=True)
    client.cookies[site_settings.SESSION_COOKIE_NAME] = row.session_key
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
def pseudo_language(monkeypatch):
    """The code of a language in which every translated text stands in brackets (tests/pseudo.py)."""
    monkeypatch.setitem(trans_real._translations, CODE, Bracketing())
    return CODE


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Thousands of tests are made that stay to the end: whoever looks for garbage need not look at them, ever."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items):
    """Tests of pages are known by their client. The files that take longest start first.

    They are the ones with real servers or a browser, by turns, because a browser keeps a processor busy while workers
    are mostly waited for; then the walks over all pages, which stand in this folder.
    """
    turns = defaultdict(dict)
    for item in items:
        if kind := next((name for name in ("browser", "process", "faults") if item.get_closest_marker(name)), ""):
            turns[kind == "browser"].setdefault(item.path, len(turns[kind == "browser"]))
            if kind == "browser":
                item.add_marker(SECOND_TRY)
        elif ASKING.intersection(item.fixturenames) or CLIENTS.intersection(vars(item.module)):
            item.add_marker("pages")
    places = {path: place for paths in turns.values() for path, place in paths.items()}
    last, here = len(places), Path(__file__).parent
    items.sort(key=lambda item: places.get(item.path, last + (item.path.parent != here)))
