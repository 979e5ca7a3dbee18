"""`script/fuzz [INPUTS] [SEED]`: so many inputs in all (100,000), on a database of its own; prints figures."""

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

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from tests.factories import make_user  # noqa: E402
from tests.fuzz.running import run_all  # noqa: E402

inputs = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
seed_number = int(sys.argv[2]) if len(sys.argv) > 2 else secrets.randbelow(2**32)
print(f"seed {seed_number}", flush=True)

# Each refusal is logged, and refusals are what this is about.
logging.disable(logging.WARNING)
# What a page was made of is looked at.
setup_test_environment()
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
client = Client(headers={"host": "localhost"})
client.force_login(make_user("alice@example.com", time_zone="Europe/Berlin"))

begun, total = time.monotonic(), 0
for tally in run_all(client, inputs=inputs // 2, every=20, seed_number=seed_number):
    total += tally.inputs
    print(f"figure fuzz.{tally.name}.inputs {tally.inputs}")
    print(f"figure fuzz.{tally.name}.read {tally.read}")
    print(f"figure fuzz.{tally.name}.refused {tally.refused}")
    print(f"figure fuzz.{tally.name}.pages {tally.pages}")
    print(f"figure fuzz.{tally.name}.slowest_s {tally.slowest:.2f}", flush=True)
print(f"figure fuzz.inputs {total}")
print(f"figure fuzz.minutes {(time.monotonic() - begun) / 60:.1f}")
