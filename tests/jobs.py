"""The five jobs that the product is for, done in a real browser, and what each costs; run by script/jobs.

Each begins on Today, signed in, and is done as a careful candidate does it; tests/e2e/test_five_jobs.py does the same
by keyboard alone.
"""

import re
import tempfile
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from tests.chromium import DESKTOP, QUIET_CHROMIUM
from tests.hands import Keyboard, Mouse
from tests.product import Product, migrate
from tests.servers import find_program

NAMES = ["Ana Ruiz", "Bo Lind", "Chidi Okafor", "Di Fox"]
SAID = ["moving the reports to dbt", "the on-call rota", "how they hire", "the Lisbon office"]
CANDIDATE = "candidate@example.com"
# In the bar, or at the thumb.
ADD = "[data-keys=a]:visible"
BROWSER = {"locale": "en-GB", "timezone_id": "UTC"}
# No mail program opens in a test; what the page itself does on the press goes on.
STAY = "document.addEventListener('click', (e) => { if (e.target.closest('[href^=mailto]')) e.preventDefault(); })"


def log_an_onsite(hand):
    page = hand.page
    hand.open(page.locator(ADD).first)
    hand.press(page.get_by_role("link", name=re.compile("^An interview")).first)
    hand.write(page.get_by_label("Company"), "Meridian Freight")
    hand.day(page.get_by_label("Day"), datetime.now() + timedelta(days=20))
    hand.write(page.get_by_label("Starts").first, "14:00")
    for row, name in enumerate(NAMES):
        hand.write(page.get_by_label("With whom").nth(row), name)
    hand.key("Enter")
    expect(page.locator(".agenda-row")).to_have_count(4)


def debrief_it(hand):
    page = hand.page
    hand.press(page.get_by_role("link", name="How did it go?").first)
    for name, said in zip(NAMES, SAID, strict=True):
        hand.write(page.get_by_label(f"{name}: One thing you talked about"), said)
    hand.write(page.get_by_label("When will they reply?"), "within two weeks")
    hand.press(page.get_by_role("button", name="On to the thank-yous"))
    expect(page.get_by_role("heading", name="Thank-yous", exact=True)).to_be_visible()


def send_the_notes(hand):
    page = hand.page
    hand.press(page.get_by_role("link", name="Write the notes"))
    for name in NAMES:
        card = page.locator("section[data-note]", has=page.get_by_role("heading", name=name))
        hand.press(card.get_by_role("link", name="Open in my mail program"))
        hand.press(card.get_by_role("button", name="Yes, sent"))
        expect(card.get_by_text("Thanked", exact=True)).to_be_visible()
    expect(page.get_by_text("All thanked").first).to_be_visible()


def prepare_a_round(hand):
    page = hand.page
    hand.press(page.get_by_role("link", name="Get ready", exact=True))
    hand.press(page.get_by_role("link", name=re.compile(r"^Ask ?, Ana Ruiz")))
    for name in NAMES:
        hand.press(page.get_by_role("button", name=f"Take that one for {name}"))
        expect(page.get_by_role("button", name=f"Take that one for {name}")).to_have_count(0)
    hand.press(page.get_by_role("link", name="Day sheet"))
    expect(page.locator("#day-sheet")).to_be_visible()


def import_an_invite(hand):
    page, day = hand.page, datetime.now() + timedelta(days=40)
    hand.open(page.locator(ADD).first)
    hand.press(page.get_by_role("link", name="An invite or a recruiter’s mail"))
    hand.write(page.get_by_label("Or paste their mail"), "")
    page.keyboard.insert_text(f"{day:%Y-%m-%d}, 14:00 Ana Ruiz, Head of Data, 14:45 Bo Lind")
    hand.keys += 1  # Ctrl+V
    hand.press(page.get_by_role("button", name="Read it"))
    expect(page.get_by_role("heading", name="Is this right?")).to_be_visible()
    hand.write(page.get_by_label("Company"), "Acme")
    hand.key("Enter")
    expect(page.locator(".agenda-row")).to_have_count(2)


@dataclass(frozen=True)
class Job:
    title: str
    do: Callable
    facts: str
    given: dict

    def prepare(self, product):
        """The rows that it begins with; afterwards the one candidate is there."""
        product.call(f"tests.process.facts.{self.facts}", **self.given)


JOBS = [
    Job("log a four-person onsite", log_an_onsite, "candidate", {}),
    Job("debrief it", debrief_it, "held_round", {"names": NAMES, "hours_ago": 1}),
    Job("send the four notes", send_the_notes, "held_round", {"names": NAMES, "hours_ago": 1}),
    Job("prepare a round", prepare_a_round, "coming_round", {"names": NAMES, "hours_ahead": 50}),
    Job("import an invite", import_an_invite, "candidate", {}),
]


def begin(product, page, job):
    """On Today, signed in as the candidate whose job it is."""
    job.prepare(product)
    cookie = product.call("tests.e2e.ways_in.cookie_of", email=CANDIDATE)
    page.context.add_cookies([cookie | {"url": product.address}])
    page.add_init_script(STAY)
    page.goto("/")


def counted(product, page, job, kind):
    begin(product, page, job)
    hand = kind(page)
    job.do(hand)
    return hand


# script/jobs


@contextmanager
def fresh_product():
    with tempfile.TemporaryDirectory() as folder:
        product = Product(Path(folder))
        try:
            migrate(product)
            product.web()
            yield product
        finally:
            product.close()


def main():
    print("| job | by | pages | clicks | keys | seconds |")  # noqa: T201
    print("| --- | --- | --- | --- | --- | --- |")  # noqa: T201
    with fresh_product() as product, sync_playwright() as playwright:
        fresh = product.folder / "fresh.sqlite3"
        fresh.write_bytes((product.folder / "callback.sqlite3").read_bytes())
        chromium = playwright.chromium.launch(
            executable_path=find_program("chromium", "Chromium"), args=QUIET_CHROMIUM
        )
        for job in JOBS:
            for kind in (Mouse, Keyboard):
                product.begin_anew(fresh)
                context = chromium.new_context(base_url=product.address, viewport=DESKTOP, **BROWSER)
                hand = counted(product, context.new_page(), job, kind)
                figures = [job.title, kind.name, hand.pages, hand.clicks, hand.keys, f"{hand.seconds:.1f}"]
                print(f"| {' | '.join(map(str, figures))} |", flush=True)  # noqa: T201
                context.close()


if __name__ == "__main__":
    main()
