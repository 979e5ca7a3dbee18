"""Files of applications as tables: every kind of text and workbook, and what nobody should send."""

import csv
import io
import resource
import time
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from interviews.job_files.reading import read_sheet
from interviews.job_files.sheet import MOST_LINES, Choices
from interviews.unreadable import Unreadable

TABLE = [["Company", "Role"], ["Müller & Söhne", "Analyst"], ["Ostrava Glas", "“Lead”, data"]]


def cells(content, **choices):
    return [list(row.cells) for row in read_sheet(content, Choices(**choices)).rows]


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


def repacked(content, **parts):
    """The workbook with some of its parts replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name, None) or old.read(name))
        for name, text in parts.items():
            new.writestr(name, text)
    return file.getvalue()


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
HOSTILE = {
    "nothing": b"",
    "only spaces": b" \n \n,,,\n",
    "an old workbook": b"\xd0\xcf\x11\xe0" + b"x" * 600,
    "a PDF": b"%PDF-1.7 ...",
    "a page": b"<!DOCTYPE html><table><tr><td>Company</td></tr></table>",
    "half a workbook": as_xlsx(TABLE)[:900],
    "a ZIP of something else": repacked(as_xlsx(TABLE), **{"[Content_Types].xml": b"<x/>"}),
    "a ZIP with broken XML": repacked(as_xlsx(TABLE), **{SHEET_XML: b"<worksheet><sheetData><row>"}),
    "unpacked 200 MB": repacked(as_xlsx(TABLE), **{SHEET_XML: b" " * 200_000_000}),
    "unpacked 20 MB of styles": repacked(as_xlsx(TABLE), **{"xl/styles.xml": b" " * 20_000_000}),
    "a thousand parts": repacked(as_xlsx(TABLE), **{f"xl/media/{n}.png": b"x" for n in range(1_000)}),
    "entities in entities": repacked(as_xlsx(TABLE), **{SHEET_XML: LAUGHS}),
    "somebody else’s file": repacked(as_xlsx(TABLE), **{SHEET_XML: STRANGER}),
    "a hundred columns": as_csv([["x"] * 100]),
    "a quotation mark that never closes": b'Company\n"Acme' + b"\nx" * 200_000,
    "one cell of two megabytes": b"Company\n" + b"x" * 2_000_000,
    "only commas": b"," * 3_000_000,
    "only quotation marks": b'"' * 3_000_001,
    "only line ends": b"\n" * 3_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_used_is_refused_with_a_sentence_and_soon(name):
    started = time.monotonic()
    with pytest.raises(Unreadable) as refusal:
        read_sheet(HOSTILE[name], Choices())

    assert str(refusal.value).endswith(".")
    # Milliseconds; the bound is for a machine that is busy with other tests.
    assert time.monotonic() - started < 2


def test_a_workbook_whose_cells_are_a_million_rows_apart_is_no_larger_for_that():
    with pytest.raises(Unreadable, match="more than 5,000 lines"):
        read_sheet(repacked(as_xlsx(TABLE), **{SHEET_XML: FAR_CORNERS}), Choices())


def test_a_formula_is_read_as_what_it_came_to_or_as_nothing():
    assert cells(as_xlsx([["Company", "Sum"], ["Acme", "=1+1"]])) == [["Company", "Sum"], ["Acme", ""]]


def sheet_of(piece, size=23_000_000):
    return repacked(as_xlsx(TABLE), **{SHEET_XML: sheet_xml(f"<sheetData>{piece * (size // len(piece))}</sheetData>")})


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("<row/>", id="four million rows"),
        pytest.param("<c/>", id="six million cells in no row"),
        pytest.param("<a>", id="nested a million deep", marks=pytest.mark.slow),
    ],
)
def test_a_workbook_that_needs_gigabytes_or_minutes_costs_only_a_process_of_its_own(piece):
    """Some tens of kilobytes each; opened here it would take up to two gigabytes."""
    content = sheet_of(piece)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(Unreadable, match=r"far more than a table|cannot be opened|nothing in that file"):
        read_sheet(content, Choices())

    assert len(content) < 100_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024  # kilobytes
