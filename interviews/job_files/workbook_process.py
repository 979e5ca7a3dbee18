"""Reads one sheet of a workbook, in a process of its own: run as a script by xlsx_file.py, and by nobody else.

A workbook of a few kilobytes can be made to need gigabytes, or minutes. Here that ends this process and nothing else.
In: the file. Arguments: the sheet that was asked for, the most rows, the most columns. Out: JSON with the names of the
sheets, the one that was read, and its rows; a date is a list with its ISO form, so that it is no text.
"""

import json
import resource
import sys
import warnings
from contextlib import closing
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

MOST_MEMORY = 256 * 1024**2
MOST_SECONDS = 10
MOST_SHEETS = 30


def limit() -> None:
    for what, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_SECONDS)):
        resource.setrlimit(what, (most, most))


def read(content: bytes, wanted: str, most_rows: int, most_columns: int) -> dict[str, Any]:
    # What a formula came to counts, not the formula; links to other files are not followed.
    with closing(load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)) as book:
        seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"][:MOST_SHEETS]
        names = [sheet.title for sheet in seen]
        if not seen:
            return {"sheets": [], "sheet": "", "rows": []}
        sheet = seen[names.index(wanted) if wanted in names else 0]
        # How large it is, the sheet says itself, and some say it wrong.
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=most_rows, max_col=most_columns, values_only=True)
        return {"sheets": names, "sheet": sheet.title, "rows": [[_cell(value) for value in row] for row in rows]}


def _cell(value: Any) -> str | bool | list[str]:
    if isinstance(value, datetime | date):
        return [value.date().isoformat() if isinstance(value, datetime) else value.isoformat()]
    if isinstance(value, bool):
        return value
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    if isinstance(value, int | float | time | timedelta):
        return str(value)
    text = str(value).replace("\0", "").encode("utf-8", "replace").decode()
    return "" if text.startswith("#") and text.endswith(("!", "?", "/A")) else text


def main() -> None:
    limit()
    warnings.simplefilter("ignore")
    wanted, most_rows, most_columns = sys.argv[1:]
    found = read(sys.stdin.buffer.read(), wanted, int(most_rows), int(most_columns))
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
