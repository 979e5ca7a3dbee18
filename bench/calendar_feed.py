"""How long a calendar feed at its limit of 2,000 entries takes, beside pages of the same candidate.

`.venv/bin/python bench/calendar_feed.py`: fills a database of its own, asks the addresses in turn, prints medians of
the processor's time and, as figures, the feed's as a share of the pages'.
"""

import os
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
folder = tempfile.TemporaryDirectory()
os.environ["VAR_DIR"] = folder.name

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402

from accounts import feed_tokens  # noqa: E402
from interviews.models import Application, Interview, Interviewer, Participation, Round  # noqa: E402
from tests.factories import make_user  # noqa: E402

NOW = datetime.now(UTC)
TIMES = 9


@transaction.atomic
def fill(candidate):
    """A hundred jobs of five rounds, four conversations each, two people in every one."""
    for job_number in range(100):
        job = Application.objects.create(candidate=candidate, company=f"Company {job_number}", role_title="Analyst")
        people = [Interviewer.objects.create(application=job, name=f"Person {number}") for number in range(5)]
        for number in range(1, 6):
            round = Round.objects.create(
                application=job, number=number, time_zone="Europe/Berlin", meeting_url="https://meet.example/1"
            )
            for hours in range(4):
                starts_at = NOW + timedelta(days=number * 3, hours=hours)
                interview = Interview.objects.create(
                    round=round, starts_at=starts_at, ends_at=starts_at + timedelta(hours=1)
                )
                for person in people[hours : hours + 2]:
                    Participation.objects.create(interview=interview, interviewer=person)


def milliseconds(ask):
    cpu = process_time()
    assert ask().status_code in (200, 304)
    return (process_time() - cpu) * 1000


call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
alice = make_user("alice@example.com")
fill(alice)
feed = f"/calendar/{feed_tokens.make(alice, NOW)}.ics"
client = Client(headers={"host": "localhost"})
tag = client.get(feed)["ETag"]
signed_in = Client(headers={"host": "localhost"})
signed_in.force_login(alice)
asked = {
    "feed": lambda: client.get(feed),
    "known_feed": lambda: client.get(feed, headers={"if-none-match": tag}),
    "today": lambda: signed_in.get("/"),
    "applications": lambda: signed_in.get("/applications/"),
    "round": lambda: signed_in.get("/rounds/1/"),
}
spent = {name: [] for name in asked}
for _ in range(TIMES):
    for name, ask in asked.items():
        spent[name].append(milliseconds(ask))
# The first of each fills caches.
medians = {name: median(times[1:]) for name, times in spent.items()}
for name, times in spent.items():
    print(f"{name:14} {medians[name]:6.1f} ms of the processor's time, {min(times[1:]):.1f} to {max(times[1:]):.1f}")
for page in ("today", "applications", "round"):
    print(f"figure calendar_feed.to_{page} {medians['feed'] / medians[page]:.2f}")
print(f"figure calendar_feed.known_to_today {medians['known_feed'] / medians['today']:.2f}")
