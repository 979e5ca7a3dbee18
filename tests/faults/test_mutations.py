"""Take out one of the three conditions that the promise rests on, and the fault tests have to notice."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.faults.table import ROOMS, ROOT

pytestmark = [pytest.mark.faults, pytest.mark.full]

# Module, words in it, and what stands there instead.
TOKEN = [
    ("held_rows", "Reminder.objects.held_by(row.claim_token).filter(pk=row.pk)", "Reminder.objects.filter(pk=row.pk)"),
    ("held_rows", "Reminder.objects.held_by(TOKEN).filter(pk=PK)", "Reminder.objects.filter(pk=PK)"),
]
RECHECK = [("held_rows", "_held().filter(nothing_stops(outline))", "_held()")]
LOCK = [("delivery", ".select_for_update(skip_locked=True)", "")]
PREDICATE = [
    ("delivery", "Reminder.objects.claimable(now).filter(pk__in=holders)", "Reminder.objects.filter(pk__in=holders)")
]

OVERTAKEN = "test_workers_die.py::test_a_worker_that_was_overtaken_before_the_wire_sends_nothing[production-small]"
RACES = "test_facts_change.py::test_nothing_is_mailed_that_was_stopped_before_the_wire[small]"
TOGETHER = "test_too_many_messages.py::test_two_workers_that_read_the_same_rows_send_each_mail_once[production-small]"
BEATS = "test_too_many_messages.py::test_five_beats_at_once_send_each_mail_once[small]"


@pytest.fixture
def copy(tmp_path):
    """The product and its tests, to be changed."""
    for folder in (*ROOMS, "tests", "templates", "static", "script"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("manage.py", "pyproject.toml", "requirements.txt", "Procfile", "docker-compose.yml"):
        shutil.copy(ROOT / file, tmp_path / file)
    return tmp_path


def outcome(copy, mutations, *tests):
    """What the tests say of a product in which these words of some modules stand for those."""
    for name, before, after in mutations:
        module = copy / "followups" / f"{name}.py"
        assert module.read_text().count(before) == 1, before
        module.write_text(module.read_text().replace(before, after))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", *(f"tests/faults/{test}" for test in tests)],
        cwd=copy,
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTEST")},
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("mutations", "tests"),
    [
        pytest.param(TOKEN, [OVERTAKEN], id="without the token"),
        pytest.param(RECHECK, [RACES], id="without the last look"),
        pytest.param(LOCK + PREDICATE, [TOGETHER], id="without the repeated predicate"),
    ],
)
def test_it_is_noticed(copy, mutations, tests):
    status, output = outcome(copy, mutations, *tests)

    assert status == pytest.ExitCode.TESTS_FAILED, output
    assert "AssertionError" in output or "E       assert" in output, output


def test_skipping_locked_rows_only_spares_a_wait(copy):
    status, output = outcome(copy, LOCK, TOGETHER, BEATS)

    assert status == pytest.ExitCode.OK, output
