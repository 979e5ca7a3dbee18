"""`script/fuzz [INPUTS] [SEED]`: so many files in all (100,000); `script/fuzz forms [REQUESTS] [SEED]`: so many
requests (20,000). Each on a database of its own; prints figures."""

import logging
import os
import secrets
import sys
import tempfile
import time

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
folder = tempfile.TemporaryDirectory()
os.environ["VAR_DIR"] = folder.name

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from tests.factories import make_user  # noqa: E402
from tests.fuzz import forms  # noqa: E402
from tests.fuzz.running import run_all  # noqa: E402
from tests.routes import fill_for_routes  # noqa: E402


def fuzz_files(inputs, seed_number):
    client = Client(headers={"host": "localhost"})
    client.force_login(make_user("alice@example.com", time_zone="Europe/Berlin"))
    total = 0
    for tally in run_all(client, inputs=inputs // 2, every=20, seed_number=seed_number):
        total += tally.inputs
        print(f"figure fuzz.{tally.name}.inputs {tally.inputs}")
        print(f"figure fuzz.{tally.name}.read {tally.read}")
        print(f"figure fuzz.{tally.name}.refused {tally.refused}")
        print(f"figure fuzz.{tally.name}.pages {tally.pages}")
        print(f"figure fuzz.{tally.name}.slowest_s {tally.slowest:.2f}", flush=True)
    print(f"figure fuzz.inputs {total}")


def progress(tally):
    print(f"{tally.requests} requests, {len(tally.found)} faults: {', '.join(tally.found)}", file=sys.stderr)


def fuzz_forms(requests, seed_number):
    alice = make_user("alice@example.com", time_zone="Europe/Berlin")
    tally = forms.run(alice, fill_for_routes(alice), requests=requests, seed_number=seed_number, report=progress)
    print(f"figure fuzz.forms.requests {tally.requests}")
    print(f"figure fuzz.forms.posts {tally.posts}")
    print(f"figure fuzz.forms.pages_after {tally.pages}")
    for status, count in sorted(tally.statuses.items()):
        print(f"figure fuzz.forms.answers_{status} {count}")
    print(f"figure fuzz.forms.slowest_s {tally.slowest:.2f} ({tally.slowest_at})")
    print(f"figure fuzz.forms.faults {len(tally.found)}")
    for what, how in tally.found.items():
        print(f"{what}\n    {how}")


words = sys.argv[1:]
fuzz, at_first = (fuzz_forms, 20_000) if words[:1] == ["forms"] else (fuzz_files, 100_000)
numbers = [int(word) for word in words if word != "forms"]
amount = numbers[0] if numbers else at_first
seed_number = numbers[1] if len(numbers) > 1 else secrets.randbelow(2**32)
print(f"seed {seed_number}", flush=True)

# Each refusal is logged, and refusals are what this is about.
logging.disable(logging.ERROR)
# What a page was made of is looked at.
setup_test_environment()
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)

begun = time.monotonic()
fuzz(amount, seed_number)
print(f"figure fuzz.minutes {(time.monotonic() - begun) / 60:.1f}")
