"""The five main jobs by keyboard alone, for no more keys than docs/accessibility.md says."""

import re

import pytest

from tests.chromium import DESKTOP, PHONE
from tests.hands import Keyboard
from tests.jobs import JOBS, counted
from tests.product import ROOT

pytestmark = pytest.mark.browser

ROW = re.compile(r"^\| ([^|]+?) \| keyboard \|(?:[^|]+\|){5} (\d+) \|$", re.MULTILINE)
MOST_KEYS = {title: int(keys) for title, keys in ROW.findall((ROOT / "docs/accessibility.md").read_text())}
# On a phone the places are at the foot of the page; the rest is as on a desktop.
ON_A_PHONE = ("log a four-person onsite", "send the four notes")


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.title)
def test_the_keyboard_alone_does_it(site, open_page, job):
    hand = counted(site, open_page(DESKTOP, timezone_id="UTC"), job, Keyboard)
    assert hand.keys <= MOST_KEYS[job.title]


@pytest.mark.parametrize("job", [job for job in JOBS if job.title in ON_A_PHONE], ids=lambda job: job.title)
def test_a_keyboard_at_a_phone_does_it(site, open_page, job):
    counted(site, open_page(PHONE, timezone_id="UTC"), job, Keyboard)
