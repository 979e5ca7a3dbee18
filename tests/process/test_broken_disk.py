"""A disk without room, under the real processes: a sentence instead of a page, no mail lost, and then all goes on.

No process may let a file grow (a limit that the system holds, for root as for anybody), logs included.
"""

import re
import resource
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

import pytest

from tests.servers import wait_until

pytestmark = [pytest.mark.process, pytest.mark.slow]
FACTS = "tests.process.facts"


def set_room(product, limit):
    for running in product.started:
        running.give_room(limit)


def sign_up(product, address):
    """The status of the answer to the form."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    url = f"{product.address}/accounts/signup/"
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', browser.open(url).read().decode())[1]
    typed = {"csrfmiddlewaretoken": token, "email": address, "password1": "a-long-word-of-mine"}
    try:
        return browser.open(url, urllib.parse.urlencode(typed).encode()).status
    except urllib.error.HTTPError as answer:
        return answer.code


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux limits another process")
def test_a_full_disk_passes_by_itself(embedded):
    embedded.web()
    embedded.worker()
    embedded.sweeps()
    embedded.call(f"{FACTS}.held_round", names=["Ana Ruiz"])
    wait_until(lambda: embedded.mails(), what="the first mail")

    set_room(embedded, 0)
    embedded.call(f"{FACTS}.held_round", names=["Bo Lind"])
    assert sign_up(embedded, "full@example.com") == 503
    assert embedded.get("/accounts/login/").status == 200
    assert len(embedded.mails()) == 1

    set_room(embedded, resource.RLIM_INFINITY)
    assert sign_up(embedded, "room@example.com") == 200
    wait_until(lambda: len(embedded.mails()) == 2, what="the mail that waited")
    embedded.sweeps(2)
    assert len(embedded.mails()) == 2
    assert all(running.is_running for running in embedded.started)
