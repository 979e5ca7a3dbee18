"""How long a file of applications takes a worker, and how long others wait to write meanwhile.

`.venv/bin/python bench/job_files.py`: a database of its own on SQLite, a file at its limits (5,000 lines, 5 MB), five
times over; medians. The ceiling is the same rows by `bulk_create` alone, with nothing read or checked.
"""

import os
import sqlite3
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
folder = tempfile.TemporaryDirectory()
os.environ["VAR_DIR"] = folder.name

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from interviews.job_files.working import take_one  # noqa: E402
from interviews.models import Application, ImportJob  # noqa: E402
from tests.factories import make_user  # noqa: E402

LINES, LETTERS = 5_000, 900
TIMES = 5
TEXT = "x" * LETTERS


def seconds(do):
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


class Waiting(threading.Thread):
    """Another writer, every 20 ms; the longest that it had to wait."""

    def __init__(self):
        super().__init__()
        self.longest, self.has_ended = 0.0, threading.Event()

    def run(self):
        base = sqlite3.connect(Path(folder.name) / "callback.sqlite3", timeout=60, isolation_level=None)
        while not self.has_ended.wait(0.02):
            self.longest = max(self.longest, seconds(lambda: base.execute("UPDATE accounts_user SET name = name")))
        base.close()


@transaction.atomic
def only_store(candidate):
    Application.objects.bulk_create(
        [
            Application(candidate=candidate, company=f"Company {number}", role_title="Analyst", job_description=TEXT)
            for number in range(LINES)
        ],
        batch_size=500,
    )


def once(candidate, content):
    Application.objects.all().delete()
    ceiling = seconds(lambda: only_store(candidate))
    Application.objects.all().delete()
    file = ImportJob.objects.create(candidate=candidate, name="jobs.csv", content=content)
    check = seconds(lambda: take_one(timezone.now))
    file.confirm(timezone.now())
    other = Waiting()
    other.start()
    write = seconds(lambda: take_one(timezone.now))
    other.has_ended.set()
    other.join()
    assert Application.objects.count() == LINES
    return ceiling, check, write, other.longest


call_command("migrate", verbosity=0)
alice = make_user("alice@example.com")
content = "Company,Role,Description\n" + "".join(f"Company {n},Analyst,{TEXT}\n" for n in range(LINES))
runs = [once(alice, content.encode()) for _ in range(TIMES)]
ceiling, check, write, wait = (median(run[at] for run in runs) for at in range(4))
print(f"figure job_file.check_s {check:.2f}")
print(f"figure job_file.write_s {write:.2f}")
print(f"figure job_file.write_to_ceiling {write / ceiling:.2f}")
print(f"figure job_file.others_waited_s {wait:.2f}")
