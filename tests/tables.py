"""Tables as files: CSV in any shape, workbooks, and workbooks with parts replaced."""

import csv
import io
import zipfile

from openpyxl import Workbook

TABLE = [["Company", "Role"], ["Müller & Söhne", "Analyst"], ["Ostrava Glas", "“Lead”, data"]]


def as_csv(table, delimiter=",", encoding="utf-8", line_end="\r\n"):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerows(table)
    return text.getvalue().encode(encoding)


def as_xlsx(*sheets):
    book = Workbook()
    book.remove(book.active)
    for number, table in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet{number}")
        for row in table:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def repacked(content, **parts):
    """The workbook with some of its parts replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name, None) or old.read(name))
        for name, text in parts.items():
            new.writestr(name, text)
    return file.getvalue()
