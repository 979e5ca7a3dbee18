"""What is made of a file: its columns, its words for stages, its days, and which lines are new."""

from datetime import date
from pathlib import Path

import pytest

from interviews.job_files.columns import Meaning, guessed, heading_row
from interviews.job_files.dates import day_in, is_open, order_told
from interviews.job_files.doubles import Known, sort_lines
from interviews.job_files.lines import JobLine, LeftOut, lines_of
from interviews.job_files.preview import left_out_file, preview_of, table_of, understood
from interviews.job_files.reading import read_sheet
from interviews.job_files.sheet import Choices, Row
from interviews.job_files.stages import guessed_stage

FILES = Path(__file__).parent.parent / "data" / "job_files"


NOTHING_KNOWN = Known()


def found_in(content, known=NOTHING_KNOWN, brings_doubles=False, **asked):
    table = table_of(read_sheet(content, Choices()), has_headings=asked.pop("has_headings", True))
    mapping = understood(table, asked, month_first=False)
    return sort_lines(lines_of(table.rows, mapping), known, brings_doubles=brings_doubles)


def summary(line):
    values = line.values
    return (line.company, line.role_title, str(values["stage"]), str(values["applied_on"] or ""), values["job_url"])


LINK, OTHER = "https://jobs.meridian.example/17", "https://jobs.halden.example/4"
MERIDIAN, HALDEN, OSTRAVA = "Meridian Freight", "Halden Robotics", "Ostrava Glas"
# Every kind of file that is named on the page, as such a tool writes it: what comes in, and the lines left out.
TOOLS = {
    "huntr.csv": (
        [
            (MERIDIAN, "Data Analyst", "interviewing", "2026-02-26", LINK),
            (OSTRAVA, "Analyst, Growth", "rejected", "2026-03-01", ""),
        ],
        {3: "“Wishlist” is set to be left out."},
    ),
    "huntr_activity.csv": (
        [
            (MERIDIAN, "Data Analyst", "offer", "2026-03-01", LINK),
            (HALDEN, "Product Analyst", "applied", "2026-03-04", OTHER),
        ],
        {2: "The same job as in line 4.", 3: "The same job as in line 4."},
    ),
    "jobsync.csv": (
        [
            (MERIDIAN, "Data Analyst", "interviewing", "2026-02-12", ""),
            (OSTRAVA, "Analyst", "no_reply", "2026-02-14", ""),
        ],
        {3: "“draft” is set to be left out."},
    ),
    "reactive_resume.csv": (
        [
            (MERIDIAN, "Data Analyst", "interviewing", "2026-02-12", LINK),
            (HALDEN, "Product Analyst", "no_reply", "2026-02-20", ""),
        ],
        {},
    ),
    "justajobapp.csv": (
        [
            ("Meridian Freight Careers", "", "interviewing", "2026-02-12", ""),
            (OSTRAVA, "", "rejected", "2026-03-03", ""),
        ],
        {2: "The same job as in line 3."},
    ),
    "career_ops.md": (
        [
            (MERIDIAN, "Data Analyst", "interviewing", "2026-02-12", ""),
            (OSTRAVA, "Analyst", "applied", "2026-02-14", ""),
        ],
        {},
    ),
    "german_excel.csv": (
        [
            ("Müller & Söhne", "Datenanalystin", "rejected", "2026-02-12", ""),
            (OSTRAVA, "Analystin", "interviewing", "2026-02-28", ""),
        ],
        {},
    ),
    "excel_unicode.txt": (
        [
            (MERIDIAN, "Data Analyst", "applied", "2026-03-02", ""),
            (HALDEN, "Analyst", "applied", "2026-03-04", ""),
        ],
        {},
    ),
}


def test_every_file_of_the_folder_is_in_the_table():
    assert {path.name for path in FILES.iterdir()} == set(TOOLS)


@pytest.mark.parametrize("name", TOOLS)
def test_a_file_of_a_known_tool_is_understood_without_a_question(name):
    found = found_in((FILES / name).read_bytes())

    fresh, left_out = TOOLS[name]
    assert [summary(line) for line in found.fresh] == fresh
    assert {line.number: line.reason for line in found.left_out} == left_out


def test_what_has_no_place_of_its_own_is_kept_in_the_notes():
    meridian = found_in((FILES / "reactive_resume.csv").read_bytes()).fresh[0].values

    assert meridian["notes"] == (
        "Location: Rotterdam\nSalary: 62k\nSource: Referral\nTalked to Bo.\nHe knows the team.\nTags: data; logistics"
    )


def test_a_description_in_html_becomes_text():
    description = found_in((FILES / "huntr.csv").read_bytes()).fresh[0].values["job_description"]

    assert description.splitlines()[0] == "You own the monthly report."
    assert "<" not in description


@pytest.mark.parametrize(
    ("names", "meanings"),
    [
        (
            "Company,Role,Stage,Link to the job,Job description,Applied on,Skills,Notes",
            "company role_title stage job_url job_description applied_on skills note",
        ),
        (
            "EMPLOYER,job_title,Application Status,Job URL,Date Applied,City",
            "company role_title stage job_url applied_on note",
        ),
        ("Firma,Stelle,Status,Datum,Gehalt", "company role_title stage applied_on note"),
        ("Entreprise,Poste,Statut,Lien", "company role_title stage job_url"),
        ("createdAt,appliedDate,Company", "nothing applied_on company"),
        ("title,role,company", "note role_title company"),
        ("#,Id,Color,Company", "nothing nothing nothing company"),
        ("Name of the place,Pay", "note note"),
        ("Company,Company", "company note"),
        (",Company", "note company"),
    ],
)
def test_a_column_is_told_by_its_heading(names, meanings):
    columns = names.split(",")

    assert guessed(columns, [True] * len(columns)) == meanings.split()


def test_of_two_columns_that_could_be_it_the_one_with_something_in_it_counts():
    assert guessed(["Role", "Title", "Company", "Pay"], [False, True, True, False]) == [
        Meaning.NOTHING,
        Meaning.ROLE,
        Meaning.COMPANY,
        Meaning.NOTHING,
    ]


def test_headings_may_stand_below_a_title():
    rows = [Row(1, ("My search", "", "")), Row(3, ("Company", "Role", "Status")), Row(4, ("Acme", "Role", "Applied"))]

    assert heading_row(rows) == 1
    assert heading_row([Row(1, ("a", "b")), Row(2, ("c", "d"))]) == 0
    assert heading_row([Row(1, ("My search", "", "")), Row(2, ("Where", "", "When")), Row(3, ("a", "b", "c"))]) == 1


STAGES = {
    "Applied": "applied",
    "APPLICATION SENT": "applied",
    "in review": "applied",
    "Phone Screen": "interviewing",
    "Interview Scheduled": "interviewing",
    "Take-home": "interviewing",
    "Final round": "interviewing",
    "Offer received": "offer",
    "Hired": "accepted",
    "Not selected": "rejected",
    "Absage": "rejected",
    "Withdrew": "withdrawn",
    "Ghosted": "no_reply",
    "No response": "no_reply",
    "no_reply": "no_reply",
    "Wish-list": "left_out",
    "To apply": "left_out",
    "Somewhere else": "",
    "": "",
}


@pytest.mark.parametrize("word", STAGES)
def test_a_word_for_a_stage_is_known_or_asked_about(word):
    assert guessed_stage(word) == STAGES[word]


DAYS = [
    ("2026-02-03", True, date(2026, 2, 3)),
    ("2026-02-03 19:17:05", True, date(2026, 2, 3)),
    ("2026-02-03T19:17:05.000Z", True, date(2026, 2, 3)),
    ("2026/2/3", True, date(2026, 2, 3)),
    ("3/2/2026", True, date(2026, 2, 3)),
    ("2/3/2026", False, date(2026, 2, 3)),
    ("2/3/26 10:00", False, date(2026, 2, 3)),
    ("03.02.2026", False, date(2026, 2, 3)),
    ("3-2-2026", True, date(2026, 2, 3)),
    ("3 Feb 2026", True, date(2026, 2, 3)),
    ("Feb 3, 2026", True, date(2026, 2, 3)),
    ("Tuesday, February 3rd 2026", True, date(2026, 2, 3)),
    ("3. März 2026", True, date(2026, 3, 3)),
    ("46056", True, date(2026, 2, 3)),
    ("46056.0", True, date(2026, 2, 3)),
    (date(2026, 2, 3), True, date(2026, 2, 3)),
    ("2026-02-30", True, None),
    ("31/12/2026", False, None),
    ("February 2026", True, None),
    ("Feb 3", True, None),
    ("soon", True, None),
    ("12", True, None),
    ("1234567890", True, None),
    ("2026", True, None),
    ("1826-02-03", True, None),
    (date(3026, 2, 3), True, None),
    ("9" * 59, True, None),
    ("3 " * 200 + "Feb 2026", True, None),
    ("٣/٢/٢٠٢٦", True, date(2026, 2, 3)),
    ("²/³/2026", True, None),
]


@pytest.mark.parametrize(("cell", "day_first", "day"), DAYS, ids=[f"{cell!s:.20}-{first}" for cell, first, _ in DAYS])
def test_a_day_is_read_however_it_is_written(cell, day_first, day):
    assert day_in(cell, day_first=day_first) == day


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["3/4/2026", "13/4/2026"], True),
        (["3/4/2026", "4/13/2026"], False),
        (["3.4.2026"], True),
        (["3/4/2026"], None),
        (["13/4/2026", "4/13/2026"], None),
        (["2026-04-03", date(2026, 4, 3)], None),
    ],
)
def test_the_order_of_day_and_month_is_told_by_the_days_of_the_column(cells, told):
    assert order_told(cells) is told


def test_a_day_that_could_be_two_is_asked_about():
    assert is_open("3/4/2026")
    assert not any(map(is_open, ["4/4/2026", "3.4.2026", "2026-04-03", date(2026, 4, 3), "soon"]))


def test_the_person_decides_the_order_where_nothing_tells_it():
    content = b"Company,Applied\nAcme,3/4/2026"

    assert [line.applied_on for line in found_in(content).fresh] == [date(2026, 4, 3)]
    assert [line.applied_on for line in found_in(content, day_first=False).fresh] == [date(2026, 3, 4)]


REFUSED = {
    "Company,Role\n,Analyst": "No company stands in this line.",
    f"Company\n{'A' * 121}": "Company: Ensure this value has at most 120 characters",
    f"Company,Role\nAcme,{'A' * 121}": "Role: Ensure this value has at most 120 characters",
    "Company,Status\nAcme,Somewhere": "We don’t know the stage “Somewhere”",
    "Company,URL\nAcme,javascript:alert(1)": "Link to the job: Enter a valid URL",
    "Company,URL\nAcme,not a link": "Link to the job: Enter a valid URL",
    f"Company,URL\nAcme,https://a.example/{'a' * 500}": "Link to the job: Ensure this value has at most 500",
    "Company,Applied\nAcme,last spring": "“last spring” is no day that we can read",
    f"Company,Skills\nAcme,{'S' * 81}": "is too long: 80 characters at most.",
    f"Company,Pay\nAcme,{'9' * 10_001}": "Notes: That is too long: 10,000 characters at most.",
    f"Company,Description\nAcme,{'d' * 50_001}": "Job description: That is too long: 50,000",
    f"Company,Description\nAcme,<p>{'<b></b>' * 9_000}</p>": "Job description: That is too long",
    "Company\nAc\u202eme": "turn the reading direction around",
    "Company\nAc\x07me": "control characters",
}


@pytest.mark.parametrize("text", REFUSED, ids=[reason[:50] for reason in REFUSED.values()])
def test_a_line_that_cannot_be_kept_is_refused_with_its_reason(text):
    found = found_in(text.encode())

    assert found.fresh == []
    ((number, reason, *_rest),) = found.refused
    assert number == 2
    assert REFUSED[text] in reason


def test_a_line_may_have_several_reasons():
    ((_number, reason, *_rest),) = found_in(b"Company,Applied,Status\nAcme,soon,odd").refused

    assert "“odd”" in reason
    assert "“soon”" in reason


@pytest.mark.parametrize("nothing", ["-", "N/A", "n/a", "", "—", "null", "None"])
def test_what_stands_for_nothing_is_nothing(nothing):
    (line,) = found_in(f"Company,Role,Status,URL,Applied,Pay,Skills\nAcme{f',{nothing}' * 6}".encode()).fresh

    assert summary(line) == ("Acme", "", "applied", "", "")
    assert (line.values["notes"], line.skills) == ("", ())


def test_a_link_without_its_beginning_gets_one():
    (line,) = found_in(b"Company,URL\nAcme,www.acme.example/jobs/1").fresh

    assert line.values["job_url"] == "https://www.acme.example/jobs/1"


def test_skills_are_told_apart_and_kept_once():
    (line,) = found_in(b'Company,Skills\nAcme,"SQL; dbt, sql | leading  workshops"').fresh

    assert line.skills == ("sql", "dbt", "leading workshops")


def test_an_apostrophe_before_a_formula_is_taken_off_as_it_was_put_there():
    (line,) = found_in(b"Company,Pay,Role\n'=Acme,'+5 %,'n Beetje").fresh

    assert (line.company, line.values["notes"], line.role_title) == ("=Acme", "Pay: +5 %", "'n Beetje")


def test_a_job_that_is_there_is_found_by_company_and_role_or_by_its_link():
    known = Known(frozenset({("acme", "analyst")}), frozenset({"https://b.example/1"}))
    content = b"Company,Role,URL\n ACME ,Analyst,\nAcme,Lead,\nBeta,Lead,https://b.example/1"

    found = found_in(content, known)
    assert [line.role_title for line in found.fresh] == ["Lead"]
    assert {line.number: line.reason for line in found.known} == dict.fromkeys((2, 4), "You have this job already.")
    assert len(found_in(content, known, brings_doubles=True).fresh) == 3


def test_of_lines_about_one_job_the_latest_counts_with_the_day_of_the_earliest():
    content = b"Company,Stage,Date\nAcme,Applied,2026-01-05\nAcme,Rejected,2026-03-01\nAcme,Interview,2026-02-01"

    found = found_in(content)
    assert [summary(line)[2:4] for line in found.fresh] == [("rejected", "2026-01-05")]
    assert [line.number for line in found.known] == [2, 4]


def test_without_days_the_first_line_about_a_job_counts():
    found = found_in(b"Company,Stage\nAcme,Applied\nacme,Rejected")

    assert [summary(line)[2] for line in found.fresh] == ["applied"]


def test_every_line_is_either_in_or_out():
    table = table_of(read_sheet((FILES / "huntr_activity.csv").read_bytes(), Choices()), has_headings=True)
    found = sort_lines(lines_of(table.rows, understood(table, {}, month_first=False)), Known(), brings_doubles=False)

    numbers = sorted([line.number for line in found.fresh] + [line.number for line in found.left_out])
    assert numbers == [row.number for row in table.rows]


def test_a_file_without_headings_has_columns_with_numbers():
    (line,) = found_in(b"Acme,Analyst", has_headings=False, meanings=["company", "role_title"]).fresh

    assert (line.number, line.company, line.role_title) == (1, "Acme", "Analyst")


def test_what_the_person_says_of_the_columns_and_words_counts():
    content = b"Place,What,How\nAcme,Analyst,Odd"
    asked = {"meanings": ["company", "role_title", "stage"], "stages": {"Odd": "offer"}}

    assert [summary(line)[:3] for line in found_in(content, **asked).fresh] == [("Acme", "Analyst", "offer")]
    # Of another table with other columns it does not count.
    assert found_in(b"Company\nAcme", **asked).fresh[0].company == "Acme"


def test_more_words_for_stages_than_are_asked_about_are_still_known():
    lines = [f"Company {number},Word {number}\nOther {number},Word {number}" for number in range(40)]
    found = found_in("\n".join(["Company,Status", *lines, "Acme,Offer received"]).encode())

    assert [(line.company, str(line.values["stage"])) for line in found.fresh] == [("Acme", "offer")]


def test_the_lines_left_out_are_a_file_that_can_be_mended_and_brought_again():
    table = table_of(read_sheet(b"Company,Role,Stage\n,Analyst,Applied\nAcme,=1+1,odd", Choices()), has_headings=True)
    mapping = understood(table, {}, month_first=False)
    found = sort_lines(lines_of(table.rows, mapping), Known(), brings_doubles=False)

    content = left_out_file(table, found.left_out)
    assert content.decode("utf-8-sig").splitlines() == [
        "Company,Role,Stage,Line,Why left out",
        ",Analyst,Applied,2,No company stands in this line.",
        "Acme,'=1+1,odd,3,We don’t know the stage “odd”: say above what it is.",
    ]
    (mended,) = found_in(
        content.replace(b",odd,", b",Offer,").replace(b",Analyst,Applied,2", b"Beta,,Applied,2")
    ).fresh[1:]
    assert (mended.company, mended.role_title, mended.values["notes"]) == ("Acme", "=1+1", "")


def test_the_preview_shows_a_handful_and_counts_the_rest():
    content = (
        "Company\n" + "\n".join(f"Company {number}" for number in range(100)) + "\n" + "\n".join(["x" * 130] * 60)
    )
    table = table_of(read_sheet(content.encode(), Choices()), has_headings=True)
    mapping = understood(table, {}, month_first=False)
    preview = preview_of(table, mapping, sort_lines(lines_of(table.rows, mapping), Known(), brings_doubles=False))

    assert (preview["fresh"], preview["refused"], preview["total"]) == (100, 60, 160)
    assert (len(preview["fresh_lines"]), len(preview["refused_lines"])) == (25, 25)
    assert len(preview["columns"][0]["samples"]) == 3


def test_lines_are_judged_one_by_one_and_in_order():
    rows = [Row(2, ("Acme",)), Row(5, ("",))]
    table = table_of(read_sheet(b"Company\nAcme", Choices()), has_headings=True)
    first, second = lines_of(rows, understood(table, {}, month_first=False))

    assert isinstance(first, JobLine)
    assert isinstance(second, LeftOut)
