"""The form that logs a whole round: what it accepts, what it asks about, what it refuses; and the page around it."""

import re

import pytest
from django.urls import reverse

from interviews.models import Application, Interview, Interviewer, Round
from tests.factories import make_application, make_interviewer, make_round

URL = "/rounds/new/"
LONG = "A" * 10_000


def typed(*rows, **fields):
    """A submitted form: rows are (starts, names, until)."""
    values = {"company": "Acme", "role_title": "Analyst", "day": "2026-12-04", "time_zone": "Europe/Berlin"}
    values |= {"rows-TOTAL_FORMS": str(max(len(rows), 4)), "rows-INITIAL_FORMS": "0"}
    for position, row in enumerate(rows):
        values |= {
            f"rows-{position}-{name}": text for name, text in zip(("starts", "names", "until"), row, strict=False)
        }
    return values | fields


def agenda():
    return [
        (
            f"{interview.starts_at:%m-%d %H:%M}",
            f"{interview.ends_at:%H:%M}",
            ", ".join(interview.interviewers.order_by("participations__pk").values_list("name", flat=True)),
        )
        for interview in Interview.objects.order_by("starts_at")
    ]


def test_the_page_asks_for_little(as_alice):
    response = as_alice.get(URL)

    assert response.status_code == 200
    assert b'name="rows-3-names"' in response.content


def test_a_four_person_onsite_is_one_start_and_four_names(as_alice):
    response = as_alice.post(URL, typed(("10", "Ana Ruiz"), ("", "Bo Lind"), ("", "Cy Moe (CTO)"), ("", "Di Fox")))

    assert agenda() == [
        ("12-04 09:00", "09:45", "Ana Ruiz"),
        ("12-04 09:45", "10:30", "Bo Lind"),
        ("12-04 10:30", "11:15", "Cy Moe"),
        ("12-04 11:15", "12:00", "Di Fox"),
    ]
    assert Interviewer.objects.get(name="Cy Moe").job_title == "CTO"
    assert response.status_code == 302
    assert response.url == reverse("dashboard:round", args=[Round.objects.get().pk])


def test_a_single_conversation_takes_an_hour_and_panels_have_several_people(as_alice):
    as_alice.post(URL, typed(("10:00", "Ana Ruiz, Bo Lind")))

    assert agenda() == [("12-04 09:00", "10:00", "Ana Ruiz, Bo Lind")]


def test_starts_ends_and_lengths_can_be_typed(as_alice):
    as_alice.post(URL, typed(("10:00", "Ana", "30"), ("10:45", "Bo", "11:30"), ("", "Cy", ""), minutes="90"))

    assert agenda() == [
        ("12-04 09:00", "09:30", "Ana"),
        ("12-04 09:45", "10:30", "Bo"),
        ("12-04 10:30", "12:00", "Cy"),
    ]


def test_nobody_needs_to_be_known_yet(as_alice):
    as_alice.post(URL, typed(("10:00", "")))

    assert agenda() == [("12-04 09:00", "10:00", "")]


def test_a_conversation_may_end_after_midnight(as_alice):
    as_alice.post(URL, typed(("23:30", "Ana", "60")))

    assert agenda() == [("12-04 22:30", "23:30", "Ana")]


@pytest.mark.parametrize(
    ("rows", "starts"),
    [
        pytest.param(["23:00", "0:15"], ["12-04 22:00", "12-04 23:15"], id="a start after midnight"),
        pytest.param(["23:30", "", "1:30"], ["12-04 22:30", "12-04 23:15", "12-05 00:30"], id="straight on over it"),
        pytest.param(["23:00", "0:15", "9"], ["12-04 22:00", "12-04 23:15", "12-05 08:00"], id="the day after"),
        pytest.param(["13:00", "9", "10"], ["12-04 08:00", "12-04 09:00", "12-04 12:00"], id="typed out of order"),
        pytest.param(["21:00", "9"], ["12-04 08:00", "12-04 20:00"], id="twelve hours back"),
        pytest.param(["8:00", "21:00"], ["12-04 07:00", "12-04 20:00"], id="a long day"),
    ],
)
def test_a_start_far_before_the_row_above_is_after_midnight(as_alice, rows, starts):
    as_alice.post(URL, typed(*((start, name) for start, name in zip(rows, "ABC", strict=False))))

    assert [start for start, _end, _names in agenda()] == starts


def test_times_are_in_the_zone_of_the_round(as_alice):
    as_alice.post(URL, typed(("10:00", "Ana"), time_zone="Asia/Kathmandu"))

    assert agenda()[0][0] == "12-04 04:15"
    assert Round.objects.get().time_zone == "Asia/Kathmandu"


def test_everything_else_can_be_said(as_alice):
    as_alice.post(
        URL,
        typed(
            ("10:00", "Ana"),
            number="4",
            kind="final",
            format="onsite",
            location="Hauptstr. 1",
            meeting_url="https://meet.example/1",
            notes="Bring\nthe laptop",
        ),
    )

    values = Round.objects.values_list("number", "kind", "format", "location", "meeting_url", "notes").get()
    assert values == (4, "final", "onsite", "Hauptstr. 1", "https://meet.example/1", "Bring\nthe laptop")


@pytest.mark.parametrize("company", ["Acme", " ACME ", "acme"])
def test_typing_the_name_of_a_job_that_is_there_adds_to_it(alice, as_alice, company):
    application = make_application(alice, company="Acme", role_title="Analyst")
    make_round(application, number=2)

    as_alice.post(URL, typed(("10:00", "Ana"), company=company, role_title=""))

    assert Application.objects.get() == application
    assert application.rounds.last().number == 3


def test_another_role_at_the_same_company_is_another_job(alice, as_alice):
    make_application(alice, company="Acme", role_title="Analyst")

    as_alice.post(URL, typed(("10:00", "Ana"), role_title="Director"))

    assert Application.objects.count() == 2


def test_two_jobs_at_one_company_are_asked_about(alice, as_alice):
    first = make_application(alice, role_title="Analyst")
    make_application(alice, role_title="Director")

    response = as_alice.post(URL, typed(("10:00", "Ana"), role_title=""))
    assert response.status_code == 422
    assert "You have several jobs at this company" in response.text

    as_alice.post(URL, typed(("10:00", "Ana"), role_title="", application=first.pk))
    assert Round.objects.get().application == first


def test_the_job_of_the_link_is_preselected(alice, as_alice):
    application = make_application(alice)

    response = as_alice.get(URL, {"application": application.pk})

    assert f'<option value="{application.pk}" selected>' in response.text


@pytest.mark.parametrize("pk", ["", "x", "\x00", "999999", str(10**30)])
def test_a_link_to_no_job_is_simply_the_form(as_alice, pk):
    assert as_alice.get(URL, {"application": pk}).status_code == 200


@pytest.mark.parametrize("pk", ["x", "999999", str(10**30), "other"])
@pytest.mark.parametrize("has_jobs", [True, False])
def test_somebody_elses_job_is_worded_like_one_that_does_not_exist(alice, bob, as_alice, pk, has_jobs):
    other = make_application(bob)
    if has_jobs:
        make_application(alice)

    response = as_alice.post(URL, typed(("10:00", "Ana"), application=other.pk if pk == "other" else pk))

    assert response.status_code == 422
    assert "There is no such job. Pick one from the list." in response.text
    assert not Round.objects.exists()


BAD = [
    ("no company", {"company": ""}, "Which company is it?"),
    ("no day", {"day": ""}, "This field is required."),
    ("no start", {"rows-0-starts": ""}, "When does it start?"),
    ("nothing in any row", {"rows-0-starts": "", "rows-0-names": ""}, "When does it start?"),
    ("an end before its start", {"rows-0-until": "09:30"}, "That is before the start."),
    ("an end at its start", {"rows-0-until": "10:00"}, "That is before the start."),
    ("no time at all", {"rows-0-starts": "tennish"}, "Type a time like 9:30 or 14:30."),
    ("no length at all", {"rows-0-until": "a while"}, "Type how many minutes"),
    ("half a day", {"rows-0-until": "999 min"}, "That is more than 12 hours."),
    ("the same person twice", {"rows-0-names": "Ana Ruiz, ANA  ruiz"}, "is in this conversation twice"),
    ("a zone that does not exist", {"time_zone": "Europe/Atlantis"}, "There is no time zone “Europe/Atlantis”."),
    ("year 0", {"day": "0000-12-04"}, "Type a day that exists"),
    ("another century", {"day": "1926-12-04"}, "Pick a day between the years 2000 and 2100."),
    ("far ahead", {"day": "9999-12-31"}, "Pick a day between the years 2000 and 2100."),
    ("a long name", {"rows-0-names": LONG}, "at most 1000 characters"),
    ("a name of 300", {"rows-0-names": LONG[:300]}, "is too long for a name"),
    ("a long company", {"company": LONG}, "at most 120 characters"),
    ("a crowd", {"rows-0-names": ", ".join(f"P{number}" for number in range(101))}, "A conversation holds 100 people"),
    ("newlines in a name", {"rows-0-names": "Ana\nRuiz"}, "Keep this on one line"),
    ("newlines in the company", {"company": "Ac\nme"}, "Keep this on one line"),
    ("NUL in a name", {"rows-0-names": "Ana\x00"}, "Null characters are not allowed."),
    ("NUL in the notes", {"notes": "a\x00"}, "Null characters are not allowed."),
    ("NUL in the day", {"day": "\x00"}, "Type a day that exists"),
    ("NUL for a job", {"application": "\x00"}, "Null characters are not allowed."),
    ("NUL in the zone", {"time_zone": "\x00"}, "There is no time zone"),
    ("overrides of direction", {"rows-0-names": "Ana \u202eziuR"}, "reading direction"),
    ("a round number out of range", {"number": "21"}, "less than or equal to 20"),
    ("no number", {"number": "two"}, "Enter a whole number."),
    ("an unknown kind", {"kind": "tea"}, "tea is not one of the available choices"),
    ("no link", {"meeting_url": "javascript:alert(1)"}, "Enter a valid URL."),
    ("too many rows", {"rows-TOTAL_FORMS": "500"}, "at most 20"),
    ("no rows", {"rows-TOTAL_FORMS": "0"}, "Add a row"),
    ("a broken form", {"rows-TOTAL_FORMS": "x"}, "form"),
]


@pytest.mark.parametrize(("change", "sentence"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_input_is_explained_and_nothing_typed_is_lost(as_alice, change, sentence):
    response = as_alice.post(URL, typed(("10:00", "Ana Ruiz", "45"), notes="kept as typed") | change)

    assert response.status_code == 422
    assert sentence in response.text
    assert "kept as typed" in response.text or "notes" in change
    for value in change.values():
        assert (
            value in response.text
            or "\x00" in value
            or "\n" in value
            or value in ("x", "tea", "500", "Europe/Atlantis")
        )
    assert not Application.objects.exists()


def test_a_taken_number_is_refused(alice, as_alice):
    make_round(make_application(alice), number=2)

    response = as_alice.post(URL, typed(("10:00", "Ana"), number="2"))

    assert response.status_code == 422
    assert "This job already has a round with that number." in response.text


def test_after_round_twenty_there_is_no_next_one(alice, as_alice):
    make_round(make_application(alice), number=20)

    response = as_alice.post(URL, typed(("10:00", "Ana")))

    assert response.status_code == 422
    assert "This job has a round twenty already." in response.text


@pytest.mark.parametrize("name", ["Dee 🎉", "فاطمة الزهراء", "דוד לוי", "王小明", "O’Neill-Łukasz", "‏نور‏", "<b>Bo"])
def test_every_script_and_emoji_is_a_name(as_alice, name):
    response = as_alice.post(URL, typed(("10:00", name)))

    assert response.status_code == 302
    assert Interviewer.objects.get().name == name


def test_text_that_is_shown_again_is_escaped(as_alice):
    response = as_alice.post(URL, typed(("10:00", '"><script>alert(1)</script>'), company=""))

    assert response.status_code == 422
    assert "<script>alert" not in response.text


@pytest.mark.parametrize(
    ("day", "sentence", "answers"),
    [
        ("2026-10-25", "02:30 comes twice on that day", {"earlier": "10-25 00:30", "later": "10-25 01:30"}),
        ("2026-03-29", "there is no 02:30 on that day", {"earlier": "03-29 00:30", "later": "03-29 01:30"}),
    ],
)
def test_a_time_that_comes_twice_or_not_at_all_is_asked_about(as_alice, day, sentence, answers):
    for answer in ("", "sometime"):
        response = as_alice.post(URL, typed(("2:30", "Ana", "30"), day=day) | {"rows-0-starts_reading": answer})
        assert response.status_code == 422
        assert sentence in response.text
        assert re.search('<input[^>]*type="radio"[^>]*name="rows-0-starts_reading"', response.text)

    for answer, starts_at in answers.items():
        as_alice.post(URL, typed(("2:30", "Ana", "30"), day=day) | {"rows-0-starts_reading": answer})
        assert agenda()[0][0] == starts_at
        Application.objects.all().delete()


def test_an_end_that_comes_twice_is_asked_about(as_alice):
    rows = [("1:30", "Ana", "2:30")]
    response = as_alice.post(URL, typed(*rows, day="2026-10-25"))
    assert response.status_code == 422
    assert "02:30 comes twice on that day" in response.text

    as_alice.post(URL, typed(*rows, day="2026-10-25") | {"rows-0-until_reading": "later"})
    assert agenda() == [("10-24 23:30", "01:30", "Ana")]


def test_another_row_keeps_everything_typed_and_judges_nothing(as_alice):
    values = typed(("10:00", "Ana", "x"), ("", "Bo"), ("", ""), ("", ""), company="", notes="kept", another_row="1")

    response = as_alice.post(URL, values)

    assert response.status_code == 200
    for text in (
        'value="Ana"',
        'value="x"',
        'value="Bo"',
        "kept",
        'name="rows-4-names"',
        'rows-TOTAL_FORMS" value="5"',
    ):
        assert text in response.text
    assert "invalid-feedback" not in response.text


def test_another_row_comes_as_a_fragment_for_htmx(as_alice):
    response = as_alice.post(URL, typed(("10:00", "Ana"), another_row="1"), headers={"HX-Request": "true"})

    assert response.text.strip().startswith('<div id="round-rows">')
    assert "<html" not in response.text
    assert "autofocus" in response.text


@pytest.mark.parametrize("count", ["-1", "x", "", "99999999999", "21", "٣"])
def test_another_row_of_a_broken_form_is_a_page(as_alice, count):
    response = as_alice.post(URL, typed(another_row="1") | {"rows-TOTAL_FORMS": count})

    assert response.status_code == 200


def test_the_form_takes_as_many_queries_with_more_jobs(alice, as_alice, django_assert_max_num_queries):
    counts = []
    for size in (1, 10):
        for number in range(size):
            make_interviewer(make_application(alice, company=f"Job {size} {number}"))
        with django_assert_max_num_queries(20) as captured:
            as_alice.get(URL)
        counts.append(len(captured))
    assert counts[0] == counts[1]
