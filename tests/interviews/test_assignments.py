"""What a round asks to hand in or to bring: deadlines by its clock, handed in or late, and what is still open."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from interviews.assignments import AT_MOST, assignments_of, open_assignments
from interviews.models import Assignment
from tests.factories import make_application, make_round

HTMX = {"HTTP_HX_REQUEST": "true"}
CHOICE = "Which time do you mean?"


@pytest.fixture(autouse=True)
def at_noon(now):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def round(alice):
    return make_round(make_application(alice))


def url(name, row):
    return reverse(f"interviews:{name}", args=[row.pk])


def fields(**changes):
    return {"kind": "case_study", "title": "A plan", "day": "", "due": "", "brief": "", "to_bring": ""} | changes


def add(client, round, **changes):
    return client.post(url("assignment_create", round), fields(**changes))


def due_of(round):
    due_at = round.assignments.get().due_at
    return due_at and f"{due_at.astimezone(UTC):%Y-%m-%d %H:%M}"


def fragment(round, now):
    """The list as the pages of a round include it."""
    return render_to_string(
        "interviews/_assignments.html", {"round": round, "assignments": assignments_of(round), "now": now}
    )


# Deadlines

DEADLINES = [
    # id, zone, day, time, the moment in UTC
    ("an ordinary time", "Europe/Berlin", "2026-12-04", "17:00", "2026-12-04 16:00"),
    ("no time is the end of the day", "Europe/Berlin", "2026-12-04", "", "2026-12-04 22:59"),
    ("no day is no deadline", "Europe/Berlin", "", "", None),
    ("midnight begins the day", "Europe/Berlin", "2026-12-04", "0:00", "2026-12-03 23:00"),
    ("in summer", "Europe/Berlin", "2027-07-01", "", "2027-07-01 21:59"),
    ("thirteen hours ahead", "Pacific/Tongatapu", "2026-12-04", "", "2026-12-04 10:59"),
    ("eleven hours behind", "Pacific/Pago_Pago", "2026-12-04", "", "2026-12-05 10:59"),
    ("a quarter of an hour", "Asia/Kathmandu", "2026-12-04", "9:00", "2026-12-04 03:15"),
    ("as people write it", "America/New_York", "2026-12-04", "5 pm", "2026-12-04 22:00"),
    ("long past", "Europe/Berlin", "2000-01-01", "12:00", "2000-01-01 11:00"),
    ("the last day that is near enough", "Europe/Berlin", "2028-01-05", "13:00", "2028-01-05 12:00"),
    # The clocks of Santiago go back at midnight: 23:59 comes twice, and the day ends with the second.
    ("a day that ends twice", "America/Santiago", "2027-04-03", "", "2027-04-04 03:59"),
]


@pytest.mark.parametrize(
    ("zone", "day", "due", "moment"), [row[1:] for row in DEADLINES], ids=[row[0] for row in DEADLINES]
)
def test_a_deadline_is_meant_by_the_clock_of_the_round(as_alice, round, zone, day, due, moment):
    round.time_zone = zone
    round.save()

    assert add(as_alice, round, day=day, due=due).status_code == 302
    assert due_of(round) == moment


@pytest.mark.parametrize("reading", ["earlier", "later"])
@pytest.mark.parametrize(
    ("day", "due", "moments"),
    [
        ("2027-03-28", "2:30", {"earlier": "2027-03-28 00:30", "later": "2027-03-28 01:30"}),
        ("2027-10-31", "2:30", {"earlier": "2027-10-31 00:30", "later": "2027-10-31 01:30"}),
    ],
    ids=["a time that does not exist", "a time that comes twice"],
)
def test_an_unclear_deadline_is_asked_about_and_not_guessed(as_alice, round, day, due, moments, reading):
    response = add(as_alice, round, day=day, due=due, brief="as typed")
    assert response.status_code == 422
    assert CHOICE in response.text and "as typed" in response.text
    assert not Assignment.objects.exists()

    assert add(as_alice, round, day=day, due=due, due_reading=reading).status_code == 302
    assert due_of(round) == moments[reading]


def test_saving_an_unclear_deadline_unchanged_changes_nothing(as_alice, round):
    due_at = datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    assignment = round.assignments.create(title="A plan", due_at=due_at)
    form = as_alice.get(url("assignment_edit", assignment)).context["form"]

    as_alice.post(url("assignment_edit", assignment), {field.html_name: field.value() or "" for field in form})

    assignment.refresh_from_db()
    assert assignment.due_at == due_at


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "What is it called?"),
        ({"title": "A" * 121}, "at most 120 characters"),
        ({"title": "A\nplan"}, "Keep this on one line"),
        ({"kind": "exam"}, "exam is not one of the available choices"),
        ({"day": "2028-01-06", "due": "12:01"}, "That is more than a year away."),
        ({"day": "1999-12-31"}, "between the years 2000 and 2100"),
        ({"day": "2101-01-01"}, "between the years 2000 and 2100"),
        ({"day": "2026-02-30"}, "Type a day that exists"),
        ({"day": "2026-12-04", "due": "noonish"}, "Type a time like 9:30"),
        ({"due": "12:00"}, "On which day?"),
        ({"to_bring": "A" * 2_001}, "at most 2000 characters"),
        ({"to_bring": "\x07"}, "invisible control characters"),
        ({"brief": "as typed" + "A" * 10_000}, "at most 10000 characters"),
        ({"brief": "as typed \x00"}, "Null characters"),
    ],
)
@pytest.mark.parametrize("name", ["assignment_create", "assignment_edit"])
def test_bad_input_is_explained_and_kept(as_alice, round, name, changes, sentence):
    row = round if name == "assignment_create" else round.assignments.create(title="Before")

    response = as_alice.post(url(name, row), fields(**{"brief": "as typed"} | changes))

    assert response.status_code == 422
    assert sentence in response.text and "as typed" in response.text
    assert [row.title for row in Assignment.objects.all()] == ([] if row == round else ["Before"])


# Changes


def test_an_assignment_is_added_with_what_to_bring(as_alice, round):
    response = add(
        as_alice, round, kind="work_sample", title="A report", brief="One page.", to_bring="Laptop\r\n\r\n Charger "
    )

    assignment = round.assignments.get()
    assert (assignment.kind, assignment.title, assignment.brief) == ("work_sample", "A report", "One page.")
    assert assignment.things_to_bring == ["Laptop", "Charger"]
    assert response.url == reverse("dashboard:prepare", args=[round.pk]) + "#assignments"


def test_an_assignment_is_changed_and_may_lose_its_deadline(as_alice, round, now):
    assignment = round.assignments.create(title="Before", due_at=now, handed_in_at=now)

    as_alice.post(url("assignment_edit", assignment), fields(title="After"))

    assignment.refresh_from_db()
    assert (assignment.title, assignment.due_at, assignment.handed_in_at) == ("After", None, now)


def test_handed_in_is_one_tap_and_so_is_the_way_back(as_alice, round, now):
    assignment = round.assignments.create(title="A plan")

    as_alice.post(url("assignment_handed_in", assignment), {"handed_in": "yes"})
    with time_machine.travel(now + timedelta(hours=1), tick=False):
        as_alice.post(url("assignment_handed_in", assignment), {"handed_in": "yes"})
    assignment.refresh_from_db()
    assert assignment.handed_in_at == now

    as_alice.post(url("assignment_handed_in", assignment), {"handed_in": "no"})
    assignment.refresh_from_db()
    assert assignment.handed_in_at is None


def test_an_assignment_is_deleted_and_brought_back(as_alice, alice, round):
    assignment = round.assignments.create(title="A plan")

    response = as_alice.post(url("assignment_delete", assignment))
    (message,) = get_messages(response.wsgi_request)
    assert "“A plan” was deleted." in str(message)
    assert not Assignment.objects.owned_by(alice).exists()

    as_alice.post(message.extra_tags)
    assert Assignment.objects.owned_by(alice).get() == assignment


def test_htmx_gets_the_list_alone(as_alice, round):
    assignment = round.assignments.create(title="A plan")

    response = as_alice.post(url("assignment_handed_in", assignment), {"handed_in": "yes"}, **HTMX)
    assert "<html" not in response.text and "Handed in" in response.text

    response = as_alice.post(url("assignment_delete", assignment), **HTMX)
    assert "Undo" in response.text and "A plan</bdi>" not in response.text


# The list


@pytest.mark.parametrize(
    ("due_in", "handed_in", "words"),
    [
        (timedelta(days=3), False, "3 days left"),
        (timedelta(hours=5, minutes=12), False, "5 h 12 min left"),
        (timedelta(0), False, "0 min late"),
        (timedelta(hours=-3), False, "3 h late"),
        (timedelta(hours=-3), True, "Handed in"),
        (None, False, "no deadline"),
    ],
)
def test_the_list_counts_down(round, now, due_in, handed_in, words):
    due_at = None if due_in is None else now + due_in
    round.assignments.create(title="A plan", due_at=due_at, handed_in_at=now if handed_in else None)

    page = fragment(round, now)

    assert words in page
    assert ("late" in page) is (words.endswith("late"))


def test_the_deadline_is_said_in_both_clocks_where_they_differ(round, now):
    round.assignments.create(title="A plan", due_at=datetime(2026, 12, 4, 22, 59, tzinfo=UTC))

    with timezone.override("Europe/Berlin"):
        assert "due Fri 4 Dec 2026, 23:59</span>" in fragment(round, now)
    with timezone.override("America/New_York"):
        assert "due Fri 4 Dec 2026, 23:59 in Europe/Berlin, Fri 4 Dec 2026, 17:59 for you" in fragment(round, now)


def test_the_list_shows_what_to_bring_and_folds_the_brief(round, now):
    round.assignments.create(title="<b>Plan</b>", to_bring="Laptop\n<i>Charger</i>", brief="One <u>page</u>")

    page = fragment(round, now)

    assert "<li>Laptop</li>" in page and f"<li>{escape('<i>Charger</i>')}</li>" in page
    assert escape("<b>Plan</b>") in page and escape("One <u>page</u>") in page
    assert '<details class="fold">' in page


def test_the_list_says_what_belongs_into_it(round, now):
    assert "Did they ask for a test, a case or a work sample?" in fragment(round, now)


def test_the_list_is_bounded_and_the_nearest_comes_first(round, now):
    for number in range(AT_MOST + 2):
        round.assignments.create(title=f"Number {number}", due_at=now - timedelta(hours=number) if number else None)

    found = list(assignments_of(round))

    assert len(found) == AT_MOST
    assert found[0].title == f"Number {AT_MOST + 1}"


# What is open


def test_open_is_what_is_not_handed_in_of_rounds_that_take_place_the_nearest_first(alice, bob, round, now):
    job = round.application
    later = round.assignments.create(title="Later", due_at=now + timedelta(days=2))
    nearest = round.assignments.create(title="Nearest", due_at=now + timedelta(days=1))
    some_day = round.assignments.create(title="Some day")
    late = make_round(job, number=3).assignments.create(title="Late", due_at=now - timedelta(days=1))
    round.assignments.create(title="Handed in", handed_in_at=now)
    round.assignments.create(title="Deleted").mark_deleted(now)
    make_round(job, number=4, status="cancelled").assignments.create(title="Called off")
    make_round(make_application(alice, stage="rejected")).assignments.create(title="Decided")
    make_round(make_application(bob)).assignments.create(title="Somebody else’s")
    gone = make_round(job, number=5)
    gone.assignments.create(title="In a deleted round")
    gone.mark_deleted(now)

    assert list(open_assignments(alice)) == [late, nearest, later, some_day]


def test_what_is_open_comes_with_its_round_and_job_in_one_query(alice, round, django_assert_num_queries):
    for number in range(3):
        round.assignments.create(title=f"Number {number}")

    with django_assert_num_queries(1):
        assert {str(row.round) for row in open_assignments(alice)} == {"Acme, Second interview (round 2)"}
