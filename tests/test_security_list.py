"""docs/security.md names every requirement of ASVS 5.0.0, levels 1 and 2, and nothing that does not exist.

`pytest -s tests/test_security_list.py` prints how many are met, not applicable and open.
"""

import ast
import re
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from accounts.limits import Limit
from dashboard.archive import parsing as archive
from dashboard.invites import paste_form
from dashboard.views import brief, calendar, example, invites, own_files
from interviews.invites import calendar_file, mail_file
from interviews.job_files import reading, sheet, workbook_process, xlsx_file
from interviews.models.application import MOST_APPLICATIONS
from interviews.views.job_files import FILES

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = (ROOT / "config/settings.py").read_text()
DOCUMENT = (ROOT / "docs/security.md").read_text()
# Section: its requirements of levels 1 and 2. Those of level 3 are left out.
LEVELS_1_AND_2 = {
    "1.1": "1-2", "1.2": "1-9", "1.3": "1-11", "1.4": "1-3", "1.5": "1-2",
    "2.1": "1-3", "2.2": "1-3", "2.3": "1-4", "2.4": "1-1",
    "3.2": "1-2", "3.3": "1-4", "3.4": "1-6", "3.5": "1-5", "3.7": "1-2",
    "4.1": "1-3", "4.2": "1-1", "4.3": "1-2", "4.4": "1-4",
    "5.1": "1-1", "5.2": "1-3", "5.3": "1-2", "5.4": "1-3",
    "6.1": "1-3", "6.2": "1-12", "6.3": "1-4", "6.4": "1-4", "6.5": "1-5", "6.6": "1-3", "6.8": "1-4",
    "7.1": "1-3", "7.2": "1-4", "7.3": "1-2", "7.4": "1-5", "7.5": "1-2", "7.6": "1-2",
    "8.1": "1-2", "8.2": "1-3", "8.3": "1-1", "8.4": "1-1",
    "9.1": "1-3", "9.2": "1-4",
    "10.1": "1-2", "10.2": "1-2", "10.3": "1-4", "10.4": "1-11", "10.5": "1-5", "10.6": "1-2", "10.7": "1-3",
    "11.1": "1-2", "11.2": "1-3", "11.3": "1-3", "11.4": "1-4", "11.5": "1-1", "11.6": "1-1",
    "12.1": "1-3", "12.2": "1-2", "12.3": "1-4",
    "13.1": "1-1", "13.2": "1-5", "13.3": "1-2", "13.4": "1-5",
    "14.1": "1-2", "14.2": "1-4", "14.3": "1-3",
    "15.1": "1-3", "15.2": "1-3", "15.3": "1-7",
    "16.1": "1-1", "16.2": "1-5", "16.3": "1-4", "16.4": "1-3", "16.5": "1-3",
    "17.1": "1-1", "17.2": "1-4", "17.3": "1-2",
}  # fmt: skip
IDS = [
    f"{section}.{number}"
    for section, numbers in LEVELS_1_AND_2.items()
    for number in range(int(numbers.split("-")[0]), int(numbers.split("-")[1]) + 1)
]
ROW = re.compile(r"^\| (\d+\.\d+\.\d+[^|]*) \|([^|]*)\|([^|]*)\|([^|]*)\|$", re.MULTILINE)
NAMED = re.compile(r"`([^`]+)`")
PATH = re.compile(
    r"[\w.\-/]+\.(py|md|html|js|css|txt|yml|toml|typ)|(script|docker|\.ci)/[\w.-]+|Dockerfile|Procfile|\.dockerignore"
)
FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


class Row:
    def __init__(self, match):
        cells = [cell.strip() for cell in match.groups()]
        self.ids = cells[0].split(", ")
        self.asked, self.where, self.proof = cells[1:]

    @property
    def state(self):
        for state in ("open", "not applicable"):
            if self.where.startswith(f"{state}: "):
                return state
        return "met"


ROWS = [Row(match) for match in ROW.finditer(DOCUMENT)]
MET = [row for row in ROWS if row.state == "met"]


def is_path(name):
    return bool(PATH.fullmatch(name.partition("::")[0]))


def is_setting(name):
    return bool(re.fullmatch(r"[A-Z][A-Z0-9_]+", name))


@cache
def functions_in(path):
    return {node.name for node in ast.walk(ast.parse((ROOT / path).read_text())) if isinstance(node, FUNCTIONS)}


def missing(name):
    """What is wrong with a path or a setting between backticks, or None."""
    path, _, inside = name.partition("::")
    if is_path(name):
        if not (ROOT / path).exists():
            return f"{path} does not exist"
        if inside and path.startswith("tests/") and inside not in functions_in(path):
            return f"there is no test {inside} in {path}"
        if inside and inside not in (ROOT / path).read_text():
            return f"nothing is called {inside} in {path}"
        return None
    return None if not is_setting(name) or re.search(rf"\b{name}\b", SETTINGS) else f"{name} is no setting"


def test_there_are_253_of_them():
    assert len(IDS) == 253


def test_every_requirement_is_there_once_and_in_order():
    listed = [name for row in ROWS for name in row.ids]

    assert Counter(listed) == Counter(IDS)
    assert listed == IDS


def test_every_line_of_the_tables_is_read():
    lines = [line for line in DOCUMENT.splitlines() if re.match(r"\|\s*V?\d", line)]

    assert len(lines) == len(ROWS)


def test_no_cell_is_empty_and_what_is_asked_is_said_in_a_few_words():
    for row in ROWS:
        assert row.asked and row.where and row.proof, row.ids
        assert len(row.asked.split()) <= 18, row.ids


@pytest.mark.parametrize("row", MET, ids=lambda row: row.ids[0])
def test_what_is_met_is_met_somewhere_and_proved_by_something_that_exists(row):
    places, proofs = NAMED.findall(row.where), NAMED.findall(row.proof)

    assert any(is_path(name) or is_setting(name) for name in places)
    assert proofs
    assert [wrong for name in places + proofs if (wrong := missing(name))] == []
    assert all(proof.startswith(("tests/", "script/", ".ci/")) for proof in proofs)
    assert all("::" in proof for proof in proofs if proof.startswith("tests/"))


def test_what_does_not_apply_or_is_open_says_why():
    for row in ROWS:
        if row.state != "met":
            assert len(row.where.split()) >= 5, row.ids


def test_the_limits_of_the_document_are_those_of_the_code():
    views = (brief, calendar, example, invites, own_files)
    limits = {value for view in views for value in vars(view).values() if isinstance(value, Limit)} | {FILES}
    said = dict(re.findall(r"^\| `([a-z\-]+)` \| (\d+) an hour", DOCUMENT, re.MULTILINE))

    assert said == {limit.name: str(limit.most) for limit in limits}


@pytest.mark.parametrize(
    "sentence",
    [
        f"{calendar_file.MOST_BYTES // 1024} KB",
        f"{mail_file.MOST_BYTES // 1024**2} MB a file",
        f"{paste_form.MOST_FILES} files, {paste_form.MOST_IN_ALL // 1024**2} MB together",
        f"{reading.MOST_BYTES // 1024**2} MB, {sheet.MOST_LINES:,} lines",
        f"{xlsx_file.MOST_UNPACKED // 1024**2} MB unpacked, {xlsx_file.MOST_PARTS} parts",
        f"{workbook_process.MOST_MEMORY // 1024**2} MB and {workbook_process.MOST_SECONDS} seconds",
        f"{archive.MOST_BYTES // 1024**2} MB, {archive.MOST_PARTS // 10**6} million parts",
        f"at most {MOST_APPLICATIONS:,} jobs",
        f"{settings.SESSION_COOKIE_AGE // 86400} days after its last use",
        f"{settings.SESSION_LONGEST // 86400} days after its sign-in",
        f"{settings.PASSWORD_RESET_TIMEOUT // 60} minutes",
        f"{settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT // 60} minutes",
    ],
)
def test_the_figures_of_the_document_are_those_of_the_code(sentence):
    assert sentence in " ".join(DOCUMENT.split())


def test_how_many_are_met_and_how_many_are_open():
    states = Counter((int(name.split(".")[0]), row.state) for row in ROWS for name in row.ids)

    for chapter in range(1, 18):
        numbers = ", ".join(f"{states[chapter, state]} {state}" for state in ("met", "not applicable", "open"))
        sys.stdout.write(f"\nchapter {chapter}: {numbers}")
    total = Counter(row.state for row in ROWS for _ in row.ids)
    sys.stdout.write(f"\nall: {dict(total)}\n")
    assert sum(total.values()) == len(IDS)
