"""Files of applications as tables: every kind of text and workbook, and what nobody should send."""

import json
import random
import re
import subprocess
import sys
import time
from datetime import date, datetime
from pathlib import Path

import pytest

from interviews.job_files.reading import read_sheet
from interviews.job_files.sheet import MOST_LINES, Choices
from interviews.unreadable import Unreadable
from tests.tables import TABLE, as_csv, as_xlsx, repacked

ROOT = Path(__file__).resolve().parent.parent.parent


def cells(content, **choices):
    return [list(row.cells) for row in read_sheet(content, Choices(**choices)).rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_a_text_is_read_whatever_stands_between_its_cells_and_letters(delimiter, encoding, line_end):
    assert cells(as_csv(TABLE, delimiter, encoding, line_end)) == TABLE


@pytest.mark.parametrize(
    ("encoding", "word"),
    [("cp1250", "Łódź"), ("cp1251", "Яндекс"), ("cp1253", "Αθήνα"), ("cp932", "日本電気"), ("gb18030", "华为")],
)
def test_letters_that_nothing_gives_away_are_read_as_the_person_says(encoding, word):
    content = as_csv([["Company"], [word]], encoding=encoding)

    assert cells(content, encoding=encoding) == [["Company"], [word]]


@pytest.mark.parametrize(
    ("text", "table"),
    [
        pytest.param(
            'Company,Notes\nAcme,"one\ntwo, three"\n',
            [["Company", "Notes"], ["Acme", "one\ntwo, three"]],
            id="a line break in quotes",
        ),
        pytest.param('A,B\nAcme,"said ""yes"""', [["A", "B"], ["Acme", 'said "yes"']], id="quotes in quotes"),
        pytest.param("sep=;\nA;B\n1,5;2", [["A", "B"], ["1,5", "2"]], id="a line that names the separator"),
        pytest.param(
            "A;B\nOne, two, three;4\nFive, six, seven;8",
            [["A", "B"], ["One, two, three", "4"], ["Five, six, seven", "8"]],
            id="commas inside of semicolons",
        ),
        pytest.param("A,B,,\n1,2,,\n", [["A", "B"], ["1", "2"]], id="empty columns at the end"),
        pytest.param("A,B\n\n,\n1\n", [["A", "B"], ["1", ""]], id="empty lines and short ones"),
        pytest.param("Company\nAcme\n", [["Company"], ["Acme"]], id="one column"),
        pytest.param("| A | B |\n|---|:-:|\n| 1 | 2 |", [["A", "B"], ["1", "2"]], id="Markdown"),
        pytest.param("A,B\n1,2\0", [["A", "B"], ["1", "2"]], id="zeros"),
    ],
)
def test_an_unusual_text_is_read(text, table):
    assert cells(text.encode()) == table


def test_a_row_has_the_number_that_a_spreadsheet_shows_beside_it():
    rows = read_sheet(b'My jobs\n\nCompany\n"A\nB"\nAcme', Choices()).rows

    assert [row.number for row in rows] == [1, 3, 4, 5]


def test_a_workbook_is_read_with_its_dates_and_numbers():
    when = datetime(2026, 3, 4, 10, 30)
    table = [
        ["Company", "On", "At", "Pay", "Share", "Left", "Bad"],
        ["Acme", date(2026, 3, 4), when, 62000.0, 0.5, True, "#N/A"],
    ]

    assert cells(as_xlsx(table)) == [
        ["Company", "On", "At", "Pay", "Share", "Left", "Bad"],
        ["Acme", date(2026, 3, 4), date(2026, 3, 4), "62000", "0.5", "Yes", ""],
    ]


def test_of_several_sheets_the_person_chooses_one():
    content = as_xlsx(TABLE, [["Company"], ["Acme"]])

    sheet = read_sheet(content, Choices())
    assert (sheet.sheets, sheet.read_as.sheet) == (("Sheet1", "Sheet2"), "Sheet1")
    assert cells(content, sheet="Sheet2") == [["Company"], ["Acme"]]
    assert cells(content, sheet="none of them") == TABLE


def test_five_thousand_lines_are_read_and_one_more_is_refused_with_how_to_split():
    lines = [["Company", "Role"], *[[f"Company {number}", "Analyst"] for number in range(MOST_LINES)]]

    for write in (as_csv, as_xlsx):
        assert len(cells(write(lines))) == MOST_LINES + 1
        with pytest.raises(Unreadable, match="Split it: keep the headings and the first 5,000 lines"):
            cells(write([*lines, ["One more", ""]]))


def test_fifty_thousand_lines_are_refused_at_once():
    content = as_csv([["Company", "Role"], *[["Acme", "Analyst"]] * 50_000])

    started = time.monotonic()
    with pytest.raises(Unreadable, match="more than 5,000 lines"):
        read_sheet(content, Choices())
    # Not even half of it is looked at; the bound is for a machine that is busy with other tests.
    assert time.monotonic() - started < 2


SHEET_XML = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet_xml(inside):
    return f'<worksheet xmlns="{MAIN}">{inside}</worksheet>'.encode()


FAR_CORNERS = sheet_xml(
    '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Company</t></is></c></row>'
    '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
)
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lol [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
    + sheet_xml('<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row></sheetData>')
)
STRANGER = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>' + sheet_xml(
    '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&f;</t></is></c></row></sheetData>'
)
# Made when they are wanted: together they take seconds.
HOSTILE = {
    "nothing": lambda: b"",
    "only spaces": lambda: b" \n \n,,,\n",
    "an old workbook": lambda: b"\xd0\xcf\x11\xe0" + b"x" * 600,
    "a PDF": lambda: b"%PDF-1.7 ...",
    "a page": lambda: b"<!DOCTYPE html><table><tr><td>Company</td></tr></table>",
    "half a workbook": lambda: as_xlsx(TABLE)[:900],
    "a ZIP of something else": lambda: repacked(as_xlsx(TABLE), **{"[Content_Types].xml": b"<x/>"}),
    "a ZIP with broken XML": lambda: repacked(as_xlsx(TABLE), **{SHEET_XML: b"<worksheet><sheetData><row>"}),
    "unpacked 200 MB": lambda: repacked(as_xlsx(TABLE), **{SHEET_XML: b" " * 200_000_000}),
    "unpacked 20 MB of styles": lambda: repacked(as_xlsx(TABLE), **{"xl/styles.xml": b" " * 20_000_000}),
    "a thousand parts": lambda: repacked(as_xlsx(TABLE), **{f"xl/media/{n}.png": b"x" for n in range(1_000)}),
    "entities in entities": lambda: repacked(as_xlsx(TABLE), **{SHEET_XML: LAUGHS}),
    "somebody else’s file": lambda: repacked(as_xlsx(TABLE), **{SHEET_XML: STRANGER}),
    "a hundred columns": lambda: as_csv([["x"] * 100]),
    "a quotation mark that never closes": lambda: b'Company\n"Acme' + b"\nx" * 200_000,
    "one cell of two megabytes": lambda: b"Company\n" + b"x" * 2_000_000,
    "only commas": lambda: b"," * 3_000_000,
    "only quotation marks": lambda: b'"' * 3_000_001,
    "only line ends": lambda: b"\n" * 3_000_000,
    "fifty megabytes": lambda: b"Company,Role\n" + b"Acme,Analyst\n" * 3_800_000,
    "fifty megabytes in one cell": lambda: b"x" * 50_000_000,
    "noise": lambda: random.Random(19).randbytes(3_000_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_used_is_refused_with_a_sentence_and_soon(name):
    content = HOSTILE[name]()
    started = time.monotonic()
    with pytest.raises(Unreadable) as refusal:
        read_sheet(content, Choices())

    assert str(refusal.value).endswith(".")
    # Milliseconds; the bound is for a machine that is busy with other tests.
    assert time.monotonic() - started < 2


def test_a_workbook_whose_cells_are_a_million_rows_apart_is_no_larger_for_that():
    with pytest.raises(Unreadable, match="more than 5,000 lines"):
        read_sheet(repacked(as_xlsx(TABLE), **{SHEET_XML: FAR_CORNERS}), Choices())


def test_a_formula_is_read_as_what_it_came_to_or_as_nothing():
    assert cells(as_xlsx([["Company", "Sum"], ["Acme", "=1+1"]])) == [["Company", "Sum"], ["Acme", ""]]


TOO_LARGE = r"far more than a table|cannot be opened|nothing in that file"


def sheet_of(piece, size=23_000_000):
    return repacked(as_xlsx(TABLE), **{SHEET_XML: sheet_xml(f"<sheetData>{piece * (size // len(piece))}</sheetData>")})


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("<row/>", id="four million rows"),
        # Also among those whose memory is measured below.
        pytest.param("<c/>", id="six million cells in no row", marks=pytest.mark.slow),
        pytest.param("<a>", id="nested a million deep", marks=pytest.mark.slow),
    ],
)
@pytest.mark.process
def test_a_workbook_that_needs_gigabytes_or_minutes_costs_only_a_process_of_its_own(piece):
    """Some tens of kilobytes each; opened here it would take up to two gigabytes."""
    content = sheet_of(piece)
    assert len(content) < 100_000

    with pytest.raises(Unreadable, match=TOO_LARGE):
        read_sheet(content, Choices())


# The peak of this program alone, beyond what it held before; a process for a workbook has a limit of its own.
MEASURE = """
import json, pathlib, re, django
django.setup()
from interviews.job_files.reading import read_sheet
from interviews.job_files.sheet import Choices
from interviews.unreadable import Unreadable
from tests.interviews.test_job_files_read import HOSTILE, sheet_of

def kilobytes(what):
    return int(re.search(what + r":\\s+(\\d+) kB", pathlib.Path("/proc/self/status").read_text())[1])

contents = [*(make() for make in HOSTILE.values()), sheet_of("<c/>")]
pathlib.Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
before, said = kilobytes("VmRSS"), []
for content in contents:
    try:
        read_sheet(content, Choices())
    except Unreadable as refusal:
        said.append(str(refusal))
print(json.dumps([kilobytes("VmHWM") - before, said]))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux, which tells a program's own peak")
@pytest.mark.process
def test_all_hostile_files_together_stay_within_the_memory_of_one_small_process():
    done = subprocess.run([sys.executable, "-c", MEASURE], cwd=ROOT, capture_output=True, text=True, check=True)

    kilobytes, said = json.loads(done.stdout)

    print(f"{kilobytes // 1024} MB")  # noqa: T201
    assert kilobytes <= 256 * 1024
    assert len(said) == len(HOSTILE) + 1
    assert re.search(TOO_LARGE, said[-1])
