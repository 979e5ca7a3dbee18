"""How long a calendar feed at its limit of 2,000 entries takes, beside pages of the same candidate.

`.venv/bin/python bench/calendar_feed.py`: fills a database of its own, asks each address five times, prints medians.
"""

import os
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

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


def time_of(ask):
    spans = []
    for _ in range(6):
        wall, cpu = perf_counter(), process_time()
        answer = ask()
        spans.append((perf_counter() - wall, process_time() - cpu))
    wall, cpu = (median(span[index] for span in spans[1:]) * 1000 for index in (0, 1))
    return f"{answer.status_code}  {wall:5.0f} ms, {cpu:5.0f} ms of CPU  {len(answer.content) // 1024:5} kB"


call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
alice = make_user("alice@example.com")
fill(alice)
feed = f"/calendar/{feed_tokens.make(alice, NOW)}.ics"
client = Client(headers={"host": "localhost"})
tag = client.get(feed)["ETag"]
print("feed, 2,000 entries  ", time_of(lambda: client.get(feed)))
print("feed, already known  ", time_of(lambda: client.get(feed, headers={"if-none-match": tag})))
client.force_login(alice)
for name, address in {"Today": "/", "applications": "/applications/", "a round": "/rounds/1/"}.items():
    print(f"{name:21}", time_of(lambda address=address: client.get(address)))
