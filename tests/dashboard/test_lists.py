"""Every list as CSV and XLSX: whose rows, what a spreadsheet makes of them, and how much they cost."""

import csv
import io
import re
import tracemalloc
import zipfile
from datetime import date, datetime, timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dashboard.lists import TABLES
from dashboard.lists.files import MOST_IN_A_CELL, csv_file, xlsx_file
from interviews.models import Application, BankQuestion, Interview, Interviewer, Participation, Round
from interviews.spreadsheets import harmless
from tests.factories import (
    START,
    make_application,
    make_held_round,
    make_interviewer,
    make_round,
    make_story,
    make_telling,
)
from tests.whole_account import HOSTILE, fill

NAMES = list(TABLES)
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def body_of(answer):
    return b"".join(answer.streaming_content)


def csv_lines(client, name):
    text = body_of(client.get(reverse("dashboard:list_csv", args=[name]))).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def written(write, columns, lines):
    with write(columns, lines) as file:
        return file.read()


def sheet_lines(content):
    """The cells of the only sheet, as a spreadsheet reads them: numbers as numbers, texts as texts."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert not list(sheet.iter(f"{SHEET}f")), "a formula"
    return [[value_of(cell) for cell in row] for row in sheet.iter(f"{SHEET}row")]


def value_of(cell):
    if cell.get("t") == "inlineStr":
        text = "".join(text.text or "" for text in cell.iter(f"{SHEET}t"))
        return re.sub("_x([0-9A-F]{4})_", lambda code: chr(int(code[1], 16)), text)
    number = cell.find(f"{SHEET}v")
    return float(number.text) if number is not None else ""


@pytest.mark.parametrize("name", NAMES)
def test_a_list_has_a_line_for_what_is_there(as_alice, alice, name):
    fill(alice)

    heads, *lines = csv_lines(as_alice, name)
    assert heads == TABLES[name].heads
    assert lines
    assert all(len(line) == len(heads) for line in lines)
    rows = sheet_lines(body_of(as_alice.get(reverse("dashboard:list_xlsx", args=[name]))))
    assert rows[0] == heads
    assert len(rows) == len(lines) + 1


@pytest.mark.parametrize("name", NAMES)
def test_a_list_holds_nothing_of_anybody_elses(as_bob, alice, name):
    fill(alice)

    assert len(csv_lines(as_bob, name)) == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_list_leaves_out_what_was_deleted(as_alice, alice, name):
    round = fill(alice)
    round.application.mark_deleted(START)
    for story in alice.stories.all():
        story.mark_deleted(START)
    BankQuestion.objects.all().delete()

    assert len(csv_lines(as_alice, name)) == 1


def test_rounds_are_told_conversation_by_conversation_by_their_own_clock(as_alice, alice):
    round = make_held_round(alice, "Ana Ruiz", "Bo Lind", time_zone="America/New_York", notes="Bring an ID.")
    Participation.objects.filter(interviewer__name="Bo Lind").update(met=False)
    make_round(round.application, number=3)

    heads, first, second, third = csv_lines(as_alice, "rounds")
    told = [dict(zip(heads, line, strict=True)) for line in (first, second, third)]

    assert [(row["Round"], row["Starts"], row["With"]) for row in told] == [
        ("2", "2026-12-01 04:00", "Ana Ruiz"),
        ("2", "2026-12-01 05:00", ""),
        ("3", "", ""),
    ]
    assert told[0]["Time zone"] == "America/New York"
    assert told[0]["Notes on the round"] == "Bring an ID."


def test_questions_are_those_of_both_sides(as_alice, alice):
    fill(alice)

    lines = csv_lines(as_alice, "questions")

    assert [line[0] for line in lines[1:]] == ["I ask", "I ask", "They asked", "They asked", "Kept for later"]
    assert "'@What comes next?" in [line[4] for line in lines]


def test_a_note_says_what_became_of_it(as_alice, alice):
    fill(alice)

    _heads, sent, skipped = csv_lines(as_alice, "thank-you-notes")

    assert (sent[4], sent[5], sent[6], sent[9]) == (
        "Sent",
        "2026-12-01 13:00",
        "LinkedIn or another network",
        "Dear Ana!",
    )
    assert (skipped[4], skipped[7]) == ("Skipped", "I found no way to reach them")


def test_a_file_is_named_by_list_and_day_and_never_kept_by_the_browser(as_alice):
    with time_machine.travel(datetime(2026, 12, 1, 23, 30, tzinfo=START.tzinfo), tick=False):
        answer = as_alice.get("/settings/data/thank-you-notes.csv")
        table = as_alice.get("/settings/data/people.xlsx")
        archive = as_alice.get("/settings/data/archive.json")

    assert answer["Content-Disposition"] == 'attachment; filename="callback-thank-you-notes-2026-12-02.csv"'
    assert table["Content-Disposition"] == 'attachment; filename="callback-people-2026-12-02.xlsx"'
    assert archive["Content-Disposition"] == 'attachment; filename="callback-archive-2026-12-02.json"'
    for file in (answer, table, archive):
        assert "no-store" in file["Cache-Control"]
        assert int(file["Content-Length"]) == len(body_of(file))


@pytest.mark.parametrize("address", ["users.csv", "applications.pdf", "people", "rounds.csv.exe"])
def test_a_list_that_does_not_exist_is_not_found(as_alice, address):
    assert as_alice.get(f"/settings/data/{address}").status_code == 404


# What a spreadsheet makes of it


@pytest.mark.parametrize(
    "text", ["=1+1", "+49 30 1", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A1", HOSTILE]
)
def test_no_text_becomes_a_formula(text):
    assert harmless(text) == f"'{text}"
    lines = csv.reader(io.StringIO(written(csv_file, ["A"], [[text]]).decode("utf-8-sig"), newline=""))
    assert list(lines)[1] == [f"'{text}"]
    assert sheet_lines(written(xlsx_file, ["A"], [[text]]))[1][0].startswith("'")


@pytest.mark.parametrize("text", ["", "1=1", "a-b", "Ana @ Acme", "'quoted'", "שלום", "👩‍💻"])
def test_other_text_stays_as_it_is(text):
    assert harmless(text) == text


def test_csv_is_read_by_spreadsheets_and_quotes_what_it_must():
    content = written(csv_file, ["Größe", "B"], [['say "hi", Ana\r\nBo', None], [date(2026, 12, 1), 7]])

    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))) == [
        ["Größe", "B"],
        ['say "hi", Ana\r\nBo', ""],
        ["2026-12-01", "7"],
    ]


def test_moments_are_real_dates_in_a_sheet_and_years_it_does_not_know_are_text():
    lines = [[datetime(2026, 12, 1, 18, 0)], [datetime(26, 12, 1, 18, 0)]]

    assert sheet_lines(written(xlsx_file, ["A"], lines))[1:] == [[46357.75], ["0026-12-01 18:00"]]


@pytest.mark.parametrize(
    "text",
    ["<r><t>x</t></r>", "<b>&amp;</b>", "_x0041_", "bell \x07", "\ufffe", "a" * 300, "  spaces  ", "{=1}", "http://x"],
)
def test_a_sheet_holds_hostile_text_as_text(text):
    (_head, (cell,)) = sheet_lines(written(xlsx_file, ["A"], [[text]]))

    assert cell == (f" {text}" if text.startswith("<r>") else text)


def test_a_text_too_long_for_a_cell_is_cut_and_says_so():
    (_head, (cell,)) = sheet_lines(written(xlsx_file, ["A"], [["👩" * MOST_IN_A_CELL]]))

    assert cell.endswith("👩 […]")
    assert MOST_IN_A_CELL - 2 <= len(cell.encode("utf-16-le")) // 2 <= MOST_IN_A_CELL


# Cost


@pytest.mark.parametrize("name", NAMES)
def test_a_list_costs_the_same_with_more_rows(as_alice, alice, name):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            csv_lines(as_alice, name)
        return len(captured)

    fill(alice)
    before = queries()
    for number in range(20):
        make_held_round(alice, f"Ana {number}")

    assert queries() == before


@pytest.mark.parametrize(
    ("rows", "letters"), [(3_000, 7_000), pytest.param(10_000, 2_000, marks=pytest.mark.slow)], ids=["long", "many"]
)
def test_rows_pass_through_without_filling_the_memory(alice, rows, letters):
    """Twenty megabytes of text, in files of their own; in memory a thousand rows at a time."""
    Application.objects.bulk_create(
        Application(candidate=alice, company=f"Acme {number}", job_description="x" * letters) for number in range(rows)
    )
    table = TABLES["applications"]
    for write in (csv_file, xlsx_file):
        tracemalloc.start()
        file = write(table.heads, table.lines(alice))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 15 * 1024 * 1024, write
        assert file.seek(0, io.SEEK_END) > 100_000
        file.close()


def test_a_person_counts_the_conversations_that_are_there(as_alice, alice):
    round = make_held_round(alice, "Ana Ruiz")
    ana = Interviewer.objects.get()
    gone = round.interviews.create(starts_at=START, ends_at=START + timedelta(hours=1))
    Participation.objects.create(interview=gone, interviewer=ana)
    gone.mark_deleted(START)
    make_interviewer(make_application(alice, company="Other"), "Nobody Yet")

    heads, *lines = csv_lines(as_alice, "people")

    assert [line[heads.index("Conversations")] for line in lines] == ["1", "0"]


def test_a_person_counts_no_conversation_of_a_deleted_round(as_alice, alice):
    make_held_round(alice, "Ana Ruiz").mark_deleted(START)

    heads, ana = csv_lines(as_alice, "people")

    assert ana[heads.index("Conversations")] == "0"


@pytest.mark.parametrize("model", [Interview, Interviewer, Round])
def test_a_story_was_told_as_often_as_is_still_there(as_alice, alice, model):
    interview = make_held_round(alice, "Ana Ruiz").interviews.get()
    story = make_story(alice)
    make_telling(story, interview, interview.interviewers.get(), told_at=START)
    elsewhere = make_held_round(alice, "Bo Lind").interviews.get()
    make_telling(story, elsewhere, elsewhere.interviewers.get(), told_at=START)

    assert times_told(as_alice) == "2"
    model.objects.first().mark_deleted(START)
    assert times_told(as_alice) == "1"


def times_told(client):
    heads, story = csv_lines(client, "stories")
    return story[heads.index("Told so often")]
