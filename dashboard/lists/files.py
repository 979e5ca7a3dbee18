"""A table as a file: CSV for everything that reads text, XLSX for spreadsheets. Rows pass through, none are kept.

A file is complete before anybody gets a byte of it, so that one cut short is an error and never a short list.
"""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import TextIOWrapper
from tempfile import SpooledTemporaryFile
from typing import IO

from xlsxwriter import Workbook

from dashboard.lists.table import Cell, Line
from interviews.spreadsheets import harmless

# What a cell of XLSX holds, in UTF-16 units.
MOST_IN_A_CELL = 32_767
CUT_MARK = " […]"
FIRST_YEAR_OF_XLSX = 1900
# Larger files go to the disk.
IN_MEMORY = 1024 * 1024


def csv_file(columns: Sequence[str], lines: Iterable[Line]) -> IO[bytes]:
    """With a byte-order mark: without it spreadsheets take UTF-8 for something older."""
    file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - whoever sends it closes it
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_text(cell) for cell in line] for line in lines)
    text.detach()
    file.seek(0)
    return file


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    return "" if cell is None else str(cell)


def xlsx_file(columns: Sequence[str], lines: Iterable[Line]) -> IO[bytes]:
    """One sheet; every text is written as text, never judged by what it looks like."""
    file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - whoever sends it closes it
    book = Workbook(file, {"constant_memory": True})
    sheet = book.add_worksheet()
    formats = {
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top", "align": "left"}),
        date: book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        str: book.add_format({"valign": "top"}),
    }
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(columns) - 1, 22)
    for column, head in enumerate(columns):
        sheet.write_string(0, column, head, book.add_format({"bold": True}))
    for number, line in enumerate(lines, 1):
        for column, cell in enumerate(line):
            if isinstance(cell, date) and cell.year >= FIRST_YEAR_OF_XLSX:
                sheet.write_datetime(number, column, cell, formats[type(cell)])
            elif isinstance(cell, int):
                sheet.write_number(number, column, cell, formats[str])
            elif cell is not None:
                sheet.write_string(number, column, _fitting(_text(cell)), formats[str])
    book.close()
    file.seek(0)
    return file


def _fitting(text: str) -> str:
    """Cut to what a cell holds, and said so. “<r>…</r>” the writer would take for markup of its own."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) > 2 * MOST_IN_A_CELL:
        text = units[: 2 * (MOST_IN_A_CELL - len(CUT_MARK))].decode("utf-16-le", "ignore") + CUT_MARK
    return f" {text}" if text.startswith("<r>") else text
