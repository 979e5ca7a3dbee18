"""Tables in a workbook. It is a ZIP of XML that grows a thousandfold when opened, so a process of its own opens it."""

import json
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from interviews.job_files.sheet import MOST_COLUMNS, MOST_ROWS, Cell, Choices, Sheet, rows_of
from interviews.unreadable import Unreadable

READER = Path(__file__).with_name("workbook_process.py")
# It ends itself after ten seconds of work; on a busy machine that takes longer.
MOST_SECONDS = 40
# Unpacked: what five thousand long job descriptions take.
MOST_UNPACKED = 24 * 1024**2
MOST_PARTS = 500


def xlsx_sheet(content: bytes, choices: Choices) -> Sheet:
    """The table of the sheet that was chosen, or of the first that can be seen; raises Unreadable."""
    _weigh(content)
    found = _read(content, choices.sheet)
    if not found["sheets"]:
        raise Unreadable(_("There is no sheet with a table in that workbook."))
    rows = rows_of([_cell(value) for value in row] for row in found["rows"])
    return Sheet(rows, Choices(sheet=found["sheet"]), tuple(found["sheets"]))


def _weigh(content: bytes) -> None:
    """By what the ZIP itself says of its parts: Python reads no more of a part than that."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _damaged() from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _too_much()


def _read(content: bytes, sheet: str) -> Any:
    arguments = [sys.executable, "-I", str(READER), sheet, str(MOST_ROWS + 1), str(MOST_COLUMNS + 1)]
    try:
        # Nothing in the arguments but the name of a sheet, which is one of the file's or is not found.
        done = subprocess.run(arguments, input=content, capture_output=True, timeout=MOST_SECONDS)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise _too_much() from error
    if done.returncode < 0 or b"MemoryError" in done.stderr:
        raise _too_much()
    if done.returncode:
        raise _damaged()
    return json.loads(done.stdout)


def _cell(value: Any) -> Cell:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return date.fromisoformat(value[0]) if isinstance(value, list) else str(value)


def _damaged() -> Unreadable:
    return Unreadable(_("That workbook cannot be opened. Save it once more in your spreadsheet program, or as CSV."))


def _too_much() -> Unreadable:
    return Unreadable(
        _("That workbook holds far more than a table of applications. Save its table by itself, as CSV.")
    )
