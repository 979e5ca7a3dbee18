"""script/migrations refuses what the version before would not survive, and nothing else."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("accounts", "interviews", "stories", "followups", "dashboard")

MIGRATION = """
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("followups", "{before}")]
    operations = [{operation}]
"""
SAFE = {
    "9001_adds_what_may_be_empty": "migrations.AddField('reminder', 'hint', models.TextField(null=True))",
    "9002_adds_a_table": "migrations.CreateModel('Hint', [('id', models.BigAutoField(primary_key=True))])",
}
UNSAFE = {
    "9003_adds_what_nobody_fills": "migrations.AddField('reminder', 'must', models.TextField(default=''))",
    "9004_takes_out_what_it_reads": "migrations.RemoveField('reminder', 'uncertain')",
    "9005_renames_what_it_reads": "migrations.RenameField('reminder', 'starts', 'begun')",
    "9006_takes_out_a_table": "migrations.DeleteModel('Snooze')",
}


@pytest.mark.process
def test_a_migration_that_the_version_before_would_not_survive_is_refused(tmp_path):
    for room in (*ROOMS, "config", "script"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    folder = tmp_path / "followups/migrations"
    before = max(path.stem for path in folder.glob("0*.py"))
    for name, operation in (SAFE | UNSAFE).items():
        (folder / f"{name}.py").write_text(MIGRATION.format(before=before, operation=operation))
        before = name

    command = [sys.executable, tmp_path / "script/migrations"]
    done = subprocess.run(command, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True)

    assert done.returncode == 1, done.stderr
    assert [name for name in SAFE | UNSAFE if name in done.stdout] == list(UNSAFE)
