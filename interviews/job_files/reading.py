"""Bytes as a table, whatever kind of file they are."""

from django.utils.translation import gettext as _

from interviews.job_files.csv_file import csv_sheet
from interviews.job_files.sheet import Choices, Sheet
from interviews.job_files.xlsx_file import xlsx_sheet
from interviews.unreadable import Unreadable

MOST_BYTES = 5 * 1024 * 1024
# How other kinds of files begin.
ZIP, OLD_OFFICE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
HTML = (b"<!doctype html", b"<html", b"<table", b"<?xml")


def too_large() -> Unreadable:
    sentence = _("That file is larger than %(limit)d MB. Keep the columns that matter, or split it into several.")
    return Unreadable(sentence % {"limit": MOST_BYTES // 1024**2}, is_too_large=True)


def is_workbook(content: bytes) -> bool:
    return content.startswith(ZIP)


def read_sheet(content: bytes, choices: Choices) -> Sheet:
    """The table; raises Unreadable, with a sentence that says what to do instead."""
    if len(content) > MOST_BYTES:
        raise too_large()
    if is_workbook(content):
        return xlsx_sheet(content, choices)
    if content.startswith((OLD_OFFICE, PDF)) or content[:200].lstrip().lower().startswith(HTML):
        raise Unreadable(_("That is neither CSV nor XLSX. Save the table in one of these and choose that file."))
    return csv_sheet(content, choices)
