"""Many requests on the same account: each begins as the first did, and what it changed is taken back."""

from contextlib import contextmanager
from http.cookies import SimpleCookie

from django.db import transaction
from django.test import Client

from tests.conftest import logged_in


class Visitor:
    """One client for a whole walk, because each new one reads all static files; every visit begins as the first."""

    def __init__(self, person, **options):
        self.client = Client(**options)
        if person:
            # Noted as seen for as long as any test lasts: that stamp is no business of a visit.
            self.client = logged_in(person, **options)
        self.cookies = dict(self.client.cookies.items())

    def __call__(self):
        self.client.cookies = SimpleCookie({name: cookie.value for name, cookie in self.cookies.items()})
        return self.client


@contextmanager
def undone():
    """What happens inside is taken back; to the code inside it looks like the outermost transaction."""
    block = transaction.atomic()
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True)


def read(answer):
    """The whole body. A download is closed by the test client at its end, and leaves the connection open; closed a
    second time it would take the connection along that the next visit needs."""
    return b"".join(answer.streaming_content) if answer.streaming else answer.content
