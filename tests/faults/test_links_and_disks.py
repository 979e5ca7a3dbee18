"""Fault 20: a scanner opens every link of every mail; addresses that were taken back; a disk that is full.

That nobody gets at another's rows by any route is tried in tests/test_isolation.py.
"""

import http.client
import re
import resource
from html import unescape

import pytest

pytestmark = [pytest.mark.faults, pytest.mark.fault(20)]
FACTS = "tests.process.facts"
CREW = "tests.faults.crew"
SCANS = [pytest.param(2, id="small"), pytest.param(10, id="full", marks=pytest.mark.full)]
# When somebody was last seen, counters of requests, and what the test itself writes beside the product.
ACCESS = ("django_session", "cache", "sqlite_sequence")


def everything(product):
    """Every row of every table."""
    tables = [row["name"] for row in product.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        table: sorted(map(repr, product.rows(f'SELECT * FROM "{table}"')))
        for table in tables
        if not table.startswith(ACCESS)
    }


def links_of(mail):
    """Every address in it, of text, HTML and head."""
    html, text = (mail.get_body((kind,)).get_content() for kind in ("html", "plain"))
    found = re.findall(r'href="([^"]+)"', html) + re.findall(r"https?://\S+", text) + [mail["List-Unsubscribe"][1:-1]]
    return {unescape(link) for link in found if link.startswith("http")}


def fetch(product, path, method="GET"):
    """As a stranger, without a cookie; the status alone."""
    connection = http.client.HTTPConnection("localhost", product.port, timeout=20)
    try:
        connection.request(method, path, headers={"User-Agent": "LinkScanner/1.0"})
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.fixture
def mailed(embedded):
    """A product that has sent one mail of every kind, and of the thank-yous each step."""
    embedded.call(f"{FACTS}.held_round", hours_ago=3)
    embedded.call(f"{FACTS}.held_round", names=["Cy Vale"], hours_ago=21)
    embedded.call(f"{FACTS}.coming_round", names=["Dan Moss", "Eva Holt"])
    silent = embedded.call(f"{FACTS}.held_round", names=["Emil Stern"], hours_ago=200)
    embedded.call(f"{FACTS}.timeline", round=silent)
    embedded.call(f"{CREW}.plan")
    embedded.call(f"{CREW}.make_all_due_now")
    for _ in range(4):
        embedded.call(f"{CREW}.deliver")
    embedded.web()
    return embedded


@pytest.mark.parametrize("times", SCANS)
def test_a_scanner_that_opens_every_link_of_every_mail_changes_nothing(mailed, figures, times):
    mails = mailed.mails()
    kinds = {row["kind"] for row in mailed.rows("SELECT kind FROM followups_reminder WHERE sent_at IS NOT NULL")}
    assert kinds == {"thank_you", "timeline_passed", "prepare"}
    ours = {link.partition(mailed.address)[2] for mail in mails for link in links_of(mail) if mailed.address in link}
    before = everything(mailed)

    statuses = {
        fetch(mailed, path, method) for path in sorted(ours) for method in ("GET", "HEAD") for _ in range(times)
    }

    figures(rows=len(ours) * times * 2)
    assert statuses <= {200, 302}
    assert everything(mailed) == before


def test_what_was_taken_back_is_not_there_any_more(mailed):
    unsubscribe = mailed.mails()[0]["List-Unsubscribe"][1:-1].partition(mailed.address)[2]
    feed = mailed.call("tests.faults.links_crew.feed")
    assert fetch(mailed, unsubscribe) == 200
    assert fetch(mailed, feed) == 200

    mailed.call("tests.faults.links_crew.revoke_feed")
    assert fetch(mailed, feed) in (404, 410)
    mailed.call("tests.faults.links_crew.delete_account")
    assert fetch(mailed, unsubscribe) in (404, 410)
    assert fetch(mailed, unsubscribe, "POST") in (404, 410)


def test_on_a_full_disk_a_page_says_so_and_nothing_is_lost_once_there_is_room_again(mailed):
    before = everything(mailed)
    (web,) = [running for running in mailed.started if "web" in running.log.name]
    unsubscribe = mailed.mails()[0]["List-Unsubscribe"][1:-1].partition(mailed.address)[2]

    web.give_room(0)
    assert fetch(mailed, unsubscribe, "POST") == 503

    web.give_room(resource.RLIM_INFINITY)
    assert everything(mailed) == before
    assert fetch(mailed, unsubscribe, "POST") == 200
    assert everything(mailed) != before
