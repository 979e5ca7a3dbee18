"""What script/bench says about itself: its figures, its page, its plot, and that it still fits the product."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.template.loader import render_to_string
from django.urls import resolve
from django.utils import timezone

from accounts.models import User
from bench.account import live
from bench.asking import paths_of
from bench.figures import BY_NAME, PAGES, PARTS, WANTED, Figures
from bench.plain_loop import PARTS as PARTS_OF_A_MAIL
from bench.plain_loop import contexts_of_one_mail
from bench.plot import plot
from bench.report import BEGIN, END, OF_PAGES, PAGE
from dashboard.today import today_of
from followups.planning import plan
from interviews.models import Participation
from tests.factories import make_held_round
from tests.product import ROOT

# No quiet hour: then a mail is due at once.
NOON = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
ALL_OF_PAGES = {*OF_PAGES, "queries_added"}
KINDS = {name.partition(".")[0] for name in BY_NAME}


@pytest.fixture
def figures():
    """All of them, some short of what is aimed at."""
    figures = Figures()
    for position, wanted in enumerate(WANTED):
        figures.add(wanted.name, position % 3 + 0.25, position % 3 + 0.5, position % 3 + 1)
    return figures


def test_each_figure_has_a_name_of_its_own():
    assert len(BY_NAME) == len(WANTED)


def test_the_page_names_only_figures_that_are_made_and_all_of_them():
    lines = [line for line in PAGE.read_text().partition(BEGIN)[2].partition(END)[0].splitlines() if line[:1] == "|"]
    heading = next(line for line in lines if line.startswith("| page"))
    first = {found[1] for line in lines if (found := re.match(r"\| `([\w.]+)`", line))}

    assert set(re.findall(r"`(\w+)`", heading)) == set(OF_PAGES) <= KINDS
    assert first - set(PAGES) == {name for name in BY_NAME if name.partition(".")[0] not in ALL_OF_PAGES}


def test_the_plot_is_well_formed_and_says_what_it_shows(figures):
    picture = ElementTree.fromstring(plot(figures.measured))
    space = "{http://www.w3.org/2000/svg}"

    assert picture.find(f"{space}title").text
    assert "Not yet: " in picture.find(f"{space}desc").text
    assert {row.text for row in picture.iter(f"{space}text")} >= {"json_ratio", "sweep_flat", "start_s"}


def test_a_figure_is_the_median_of_its_rounds(figures):
    assert figures.measured["json_ratio.home"].value == 0.5
    assert figures.lines()[0] == "figure json_ratio.home 0.5"


@pytest.mark.process
def test_it_starts_without_settings():
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--help"], cwd=ROOT, env=environment, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr


def test_every_part_is_one_that_can_be_chosen():
    assert PARTS == ("pages", "flat", "crowd", "mails", "sweep", "web", "servers")


def test_the_account_that_is_measured_has_twenty_five_things_on_today(db):
    keys = live("alice@example.com")
    candidate = User.objects.get(pk=keys["candidate"])
    today = today_of(candidate, timezone.now())

    assert (today.owed.total, today.coming.total, today.waiting.total, len(today.assignments)) == (15, 5, 4, 1)
    assert Participation.objects.owned_by(candidate).count() >= 25
    assert {resolve(path.partition("?")[0]).url_name for path in paths_of(keys).values()} == set(PAGES) - {"search"}


@time_machine.travel(NOON, tick=False)
def test_the_plain_loop_renders_what_a_reminder_is_rendered_from(alice):
    alice.emailaddress_set.create(email=alice.email, verified=True, primary=True)
    round = make_held_round(alice, "Ana Ruiz")
    now = timezone.now()
    round.interviews.update(starts_at=now - timedelta(hours=4), ends_at=now - timedelta(hours=3))
    plan(now)

    contexts = contexts_of_one_mail()

    assert "Ana Ruiz" in "".join(render_to_string(name, contexts[name]) for name in PARTS_OF_A_MAIL)
