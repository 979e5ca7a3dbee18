"""An invite becomes a round: read, shown, corrected, saved. Nothing is stored before the person says so."""

import re
import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followups.dossiers import load_dossiers
from followups.rules import reminders_due
from interviews.models import Application, Interview, Interviewer, InviteSource, Round
from tests.browser_fields import fields_of
from tests.data.invites import ANA, BO, CALENDARS, MAILS, google, outlook
from tests.factories import make_application, make_interview, make_interviewer, make_round

ADDRESS = reverse("dashboard:import_invite")
EVENT = b"BEGIN:VEVENT\nUID:%d\nDTSTART:20261201T130000Z\n%s\nEND:VEVENT\n"
TEXT = "Tuesday 1 December, 14:00 Ana Ruiz, Head of Data, 14:45 Bo Lind"
STORED = (Application, Round, Interview, Interviewer, InviteSource)


@pytest.fixture(autouse=True)
def a_week_before():
    with time_machine.travel(datetime(2026, 11, 24, 9, 0, tzinfo=UTC), tick=False):
        yield


def upload(client, content, name="invite.ics", **more):
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, content), "text": "", **more})


def paste(client, text):
    return client.post(ADDRESS, {"text": text})


def save(client, answer, **changed):
    sent = fields_of(answer, "invite") | {name.replace("__", "-"): value for name, value in changed.items()}
    return client.post(ADDRESS, {name: value for name, value in sent.items() if value is not None})


def event(**fields):
    return google("Second interview", "-", **{"people": [ANA]} | fields)


def agenda(round):
    return [
        (f"{row.starts_at:%m-%d %H:%M}", row.status, sorted(person.name for person in row.interviewers.all()))
        for row in round.interviews.all()
    ]


# Reading


def test_reading_stores_nothing(as_alice):
    for answer in (upload(as_alice, CALENDARS[0].content), paste(as_alice, TEXT), upload(as_alice, MAILS[2].content)):
        assert answer.status_code == 200
        assert "Nothing is saved yet" in answer.content.decode()

    assert not any(model.objects.exists() for model in STORED)


def test_a_pasted_mail_becomes_a_round_with_its_people(as_alice, alice):
    answer = paste(as_alice, TEXT)
    assert "Please check: the time zone" in answer.content.decode()

    saved = save(as_alice, answer, company="Halden Robotics")

    round = Round.objects.get()
    assert saved.url == reverse("dashboard:round", args=[round.pk])
    assert round.application.candidate == alice
    assert agenda(round) == [("12-01 13:00", "scheduled", ["Ana Ruiz"]), ("12-01 13:45", "scheduled", ["Bo Lind"])]
    assert Interviewer.objects.get(name="Ana Ruiz").job_title == "Head of Data"
    assert not InviteSource.objects.exists()


def test_a_calendar_file_brings_link_dial_in_address_and_its_source(as_alice, alice):
    save(as_alice, upload(as_alice, CALENDARS[0].content))

    round = Round.objects.get()
    assert (round.application.company, round.format, round.number) == ("Halden Robotics", "video", 2)
    assert round.meeting_url == "https://meet.google.com/abc-defg-hij"
    assert "+1 609-726-6186" in round.notes
    assert Interviewer.objects.get().email == "ana.ruiz@halden-robotics.example"
    source = InviteSource.objects.get()
    assert (source.uid, source.round, source.candidate) == ("4q2kq0h1b7@google.com", round, alice)
    assert list(source.interviews.all()) == list(round.interviews.all())


def test_one_file_for_a_day_becomes_its_conversations_with_one_source(as_alice):
    row = next(row for row in CALENDARS if row.name.startswith("Greenhouse, one file for three"))

    save(as_alice, upload(as_alice, row.content))

    assert Interview.objects.count() == 3
    assert InviteSource.objects.get().interviews.count() == 3


def test_several_files_become_one_round(as_alice):
    files = [
        SimpleUploadedFile(
            f"{number}.ics", event(people=[who], start=start, end=end).replace(b"UID:4q", b"UID:%d" % number)
        )
        for number, who, start, end in (
            (1, ANA, "20261201T130000Z", "20261201T134500Z"),
            (2, BO, "20261201T150000Z", "20261201T160000Z"),
        )
    ]

    save(as_alice, as_alice.post(ADDRESS, {"file": files}), company="Halden")

    assert [row[0] for row in agenda(Round.objects.get())] == ["12-01 13:00", "12-01 15:00"]
    assert InviteSource.objects.count() == 2


def test_the_job_that_is_named_is_picked_and_its_people_are_recognised(as_alice, alice):
    job = make_application(alice, company="Halden Robotics", role_title="Data Analyst")
    make_application(alice, company="Brightwell")
    ana = make_interviewer(job, "Ana Ruiz", relation="recruiter")

    answer = upload(as_alice, CALENDARS[0].content)
    save(as_alice, answer)

    assert answer.context["preview"].form.initial["application"] == job.pk
    assert Round.objects.get().application == job
    assert list(Interviewer.objects.all()) == [ana]


def test_profiles_are_kept_with_their_people(as_alice):
    row = next(row for row in CALENDARS if row.name.startswith("Ashby"))

    save(as_alice, upload(as_alice, row.content))

    assert Interviewer.objects.get(name="Bo Lind").profile_url == "https://www.linkedin.com/in/bo-lind-9"


def test_a_long_night_is_entered_as_the_invite_says_it(as_alice):
    save(as_alice, upload(as_alice, event(start="20261201T210000Z", end="20261202T013000Z")), company="Halden")

    assert Interview.objects.get().length == timedelta(hours=4, minutes=30)


def test_an_invite_with_as_many_guests_as_are_read_is_entered_unchanged(as_alice):
    names = [
        f"{first} {last}"
        for first in ("Ana", "Bo", "Cem", "Di", "Eli")
        for last in ["Ruiz", "Lind", "Moe", "Fox", "Kaya", "Berg"]
    ]
    guests = [(name, f"{name.lower().replace(' ', '.')}@halden-robotics.example") for name in names]

    save(as_alice, upload(as_alice, event(people=guests)), company="Halden")

    assert sorted(Interviewer.objects.values_list("name", "email")) == sorted(guests)


def test_what_the_invite_does_not_say_stays_empty_and_is_asked(as_alice):
    answer = paste(as_alice, "14:00 Ana Ruiz")

    refused = save(as_alice, answer, company="Halden")

    assert refused.status_code == 422
    assert "On which day? Pick it." in refused.content.decode()
    assert 'value="Halden"' in refused.content.decode()
    assert not Round.objects.exists()


def test_a_row_that_is_left_out_is_not_entered(as_alice):
    save(as_alice, paste(as_alice, TEXT), company="Halden", rows__1__keep=None)

    assert [row[2] for row in agenda(Round.objects.get())] == [["Ana Ruiz"]]


def test_without_anything_picked_it_says_so(as_alice):
    refused = save(as_alice, paste(as_alice, "Tuesday 1 December, 14:00 Ana Ruiz"), rows__0__keep=None)

    assert refused.status_code == 422
    assert "Nothing is picked" in refused.content.decode()


# Changes


@pytest.fixture
def entered(as_alice):
    """A round that came from an invite: Tuesday at 14:00 with Ana."""
    save(as_alice, upload(as_alice, event()), company="Halden")
    return Round.objects.get()


def test_a_move_by_uid_and_sequence_shows_what_changes_and_moves_the_conversation(as_alice, entered):
    moved = event(start="20261202T090000Z", end="20261202T100000Z", sequence=1)

    answer = upload(as_alice, moved)
    assert "So far: Tue 1 Dec 2026, 14:00–14:45" in re.sub(r"\s+", " ", answer.content.decode())
    save(as_alice, answer)

    assert agenda(entered) == [("12-02 09:00", "scheduled", ["Ana Ruiz"])]
    assert Round.objects.count() == 1
    assert InviteSource.objects.get().sequence == 1


def test_reminders_follow_a_move_and_a_call_off(as_alice, entered):
    after = datetime(2026, 12, 2, 12, 30, tzinfo=UTC)

    def due():
        facts = load_dossiers([entered.pk], after)[entered.pk].facts
        return [(due.kind, due.about_on.day) for due in reminders_due(facts, after) if due.kind == "thank_you"]

    save(as_alice, upload(as_alice, event(start="20261202T090000Z", end="20261202T100000Z", sequence=1)))
    assert ("thank_you", 2) in due()

    save(as_alice, upload(as_alice, event(method="CANCEL", status="CANCELLED", sequence=2)))
    assert due() == []


def test_a_call_off_calls_off_the_conversation_and_a_round_with_no_other(as_alice, entered):
    answer = upload(as_alice, event(method="CANCEL", status="CANCELLED", sequence=1))
    assert "Called off" in answer.content.decode()
    save(as_alice, answer)

    entered.refresh_from_db()
    assert agenda(entered)[0][1] == "cancelled"
    assert entered.is_cancelled


def test_a_call_off_that_is_sent_back_still_says_which_day_it_was_for(as_alice, entered):
    shown = upload(as_alice, event(method="CANCEL", sequence=1))
    times = {
        name: value for name, value in fields_of(shown, "invite").items() if name in ("rows-0-day", "rows-0-starts")
    }

    refused = save(as_alice, shown, rows__0__about="")

    assert refused.status_code == 422
    assert "It was for Tue 1 Dec 2026." in refused.text
    assert times == {"rows-0-day": "2026-12-01", "rows-0-starts": "14:00"}
    assert fields_of(refused, "invite").items() >= times.items()


def test_invited_again_after_a_call_off_it_is_held_after_all(as_alice, entered):
    save(as_alice, upload(as_alice, event(method="CANCEL", sequence=1)))
    save(as_alice, upload(as_alice, event(start="20261203T090000Z", end="20261203T094500Z", sequence=2)))

    entered.refresh_from_db()
    assert agenda(entered) == [("12-03 09:00", "scheduled", ["Ana Ruiz"])]
    assert not entered.is_cancelled


def test_an_older_copy_is_not_ticked(as_alice, entered):
    save(as_alice, upload(as_alice, event(start="20261202T090000Z", end="20261202T100000Z", sequence=2)))

    answer = upload(as_alice, event(sequence=1))

    assert "Older than what you have" in answer.content.decode()
    assert not answer.context["preview"].rows.forms[0]["keep"].value()


def test_a_file_sent_anew_without_a_link_to_the_old_one_is_asked_about(as_alice, entered):
    anew = event(start="20261203T090000Z", end="20261203T094500Z").replace(b"UID:4q2kq0h1b7", b"UID:other")

    answer = upload(as_alice, anew)
    assert "Is it this one?" in answer.content.decode()
    save(as_alice, answer)

    assert agenda(entered) == [("12-03 09:00", "scheduled", ["Ana Ruiz"])]
    assert InviteSource.objects.count() == 2


def test_what_was_asked_about_can_be_another_conversation_after_all(as_alice, entered):
    anew = event(start="20261203T090000Z", end="20261203T094500Z").replace(b"UID:4q2kq0h1b7", b"UID:other")

    save(as_alice, upload(as_alice, anew), rows__0__about=None)

    assert [row[0] for row in agenda(entered)] == ["12-01 13:00", "12-03 09:00"]


def test_a_round_typed_by_hand_meets_its_invite(as_alice, alice):
    job = make_application(alice, company="Halden Robotics")
    round = make_round(job)
    make_interview(round, make_interviewer(job, "Ana"), starts_at=datetime(2026, 12, 1, 13, 0, tzinfo=UTC), minutes=30)

    save(as_alice, upload(as_alice, CALENDARS[0].content))

    assert Round.objects.count() == Interview.objects.count() == 1
    assert InviteSource.objects.get().round == round


def test_a_conversation_that_the_invite_leaves_out_is_offered_to_be_called_off(as_alice):
    row = next(row for row in CALENDARS if row.name.startswith("Greenhouse, one file for three"))
    save(as_alice, upload(as_alice, row.content))
    shorter = row.content.replace(b"DTEND:20261201T150000Z", b"DTEND:20261201T143000Z").replace(
        b"3:30 PM - 4:00 PM", b""
    )

    answer = upload(as_alice, shorter)
    assert "No longer in the invite" in answer.content.decode()
    save(as_alice, answer, rows__2__keep="1")

    assert [row[1] for row in agenda(Round.objects.get())] == ["scheduled", "scheduled", "cancelled"]


def test_sent_twice_it_is_entered_once(as_alice):
    answer = upload(as_alice, CALENDARS[0].content)

    save(as_alice, answer)
    save(as_alice, answer)

    assert Round.objects.count() == Interview.objects.count() == 1


def test_a_pasted_mail_that_is_sent_twice_is_entered_once(as_alice):
    answer = paste(as_alice, TEXT)

    save(as_alice, answer, company="Halden")
    save(as_alice, answer, company="Halden")

    assert [row[2] for row in agenda(Round.objects.get())] == [["Ana Ruiz"], ["Bo Lind"]]


def test_a_mail_about_somebody_else_at_the_same_hour_or_about_another_job_is_another_conversation(as_alice):
    ana, bo = (paste(as_alice, f"Tuesday 1 December, 14:00 {name}") for name in ("Ana Ruiz", "Bo Lind"))

    save(as_alice, ana, company="Halden")
    save(as_alice, bo, company="Halden")
    save(as_alice, ana, company="Brightwell")

    assert Interview.objects.count() == 3


def test_a_round_that_was_deleted_does_not_come_back(as_alice, entered, now):
    entered.mark_deleted(now)

    save(as_alice, upload(as_alice, event(sequence=3)), company="Halden")

    assert Round.objects.present().count() == 1
    assert InviteSource.objects.get().round != entered


# Whose it is


def test_another_candidates_conversation_job_and_round_are_unknown(as_bob, entered):
    answer = upload(as_bob, event(sequence=1))
    assert "So far" not in answer.content.decode()
    interview = entered.interviews.get()

    for name, pk, sentence in [
        ("rows__0__about", interview.pk, "There is no such conversation."),
        ("round", entered.pk, "There is no such round."),
        ("application", entered.application_id, "There is no such job."),
    ]:
        refused = save(as_bob, answer, **{"company": "Mine", "offered": str(interview.pk), name: str(pk)})
        assert refused.status_code == 422
        assert sentence in refused.content.decode()
    assert agenda(entered) == [("12-01 13:00", "scheduled", ["Ana Ruiz"])]


def test_two_candidates_may_have_the_same_invite(as_alice, as_bob):
    for client in (as_alice, as_bob):
        save(client, upload(client, event()), company="Halden")

    assert InviteSource.objects.count() == 2


def test_reading_asks_as_often_whatever_there_is_already(as_alice, alice):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert upload(as_alice, event()).status_code == 200
        return len(captured)

    make_interview(make_round(make_application(alice)), starts_at=datetime(2026, 12, 1, 8, 0, tzinfo=UTC))
    before = queries()
    for number in range(12):
        job = make_application(alice, company=f"Acme {number}")
        round = make_round(job)
        make_interview(
            round, make_interviewer(job, f"Ana {number}"), starts_at=datetime(2026, 12, 1, 8, number, tzinfo=UTC)
        )
        make_round(make_application(alice, company=f"No time {number}"))
    assert queries() == before


# Bad input


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Pick a file, or paste"),
        (b"Hello", "We found no time of day"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR", "We found no event with a start"),
        (b"\x00\xff\xfe\x01" * 50, "We found no time of day"),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 3 + b"BEGIN:X\n" * 20_000, "nested more deeply"),
    ],
    ids=["nothing", "no time", "no event", "no text", "nested"],
)
def test_what_cannot_be_read_is_answered_with_a_sentence(as_alice, content, sentence):
    answer = upload(as_alice, content)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_text_that_cannot_be_read_stays_in_its_place(as_alice):
    answer = paste(as_alice, "See you soon, <b>Jo</b>")

    assert answer.status_code == 422
    assert "See you soon, &lt;b&gt;Jo&lt;/b&gt;</textarea>" in answer.content.decode()


@pytest.mark.parametrize(
    "content",
    [
        event() + b"X" * 300_000,
        b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nDTSTART:20261201T130000Z\nEND:VEVENT\n" * 501,
        b"From: a@b.example\nTo: c@d.example\nSubject: x\n\n" + b"x" * 2_200_000,
        b"x" * 4_000_000,
    ],
    ids=["calendar", "events", "mail", "request"],
)
def test_what_is_too_large_is_413_with_a_sentence(as_alice, content):
    answer = upload(as_alice, content)

    assert answer.status_code == 413
    assert answer.context["form"].errors


def test_text_longer_than_any_mail_is_413(as_alice):
    assert paste(as_alice, "x" * 200_001).status_code == 413
    assert paste(as_alice, "x" * 2_700_000).status_code == 413


def test_a_form_from_elsewhere_is_refused(alice):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)

    assert client.post(ADDRESS, {"text": TEXT}).status_code == 403


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rows-0-sequence", "99999999999999"),
        ("rows-0-uid", "x" * 300),
        ("rows-0-dtstamp", "yesterday"),
        ("rows-TOTAL_FORMS", "100000"),
        ("rows-TOTAL_FORMS", "-1"),
        ("rows-0-about", "999999999999999999999999"),
        ("offered", "1,x,99999999999999999999999999999,,"),
        ("time_zone", "Mars/Olympus"),
        ("rows-0-day", "2026-02-31"),
        ("rows-0-names", "Ana, Ana"),
        ("profiles-TOTAL_FORMS", "x"),
        ("rows-0-is_off", "1"),
    ],
)
def test_a_preview_that_was_tampered_with_is_never_an_error_of_ours(as_alice, field, value):
    sent = fields_of(upload(as_alice, event()), "invite") | {"company": "Halden", field: value}

    assert as_alice.post(ADDRESS, sent).status_code in (302, 422)


def test_hostile_text_is_shown_as_text(as_alice):
    content = google(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)> see you",
        people=[("<b>Eve</b> Fox", "eve@x.example")],
    )

    page = upload(as_alice, content).content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_the_first_occurrence_of_a_series_is_taken_and_said(as_alice):
    answer = upload(as_alice, event(more="RRULE:FREQ=SECONDLY;COUNT=999999999\n"))

    assert len(answer.context["preview"].rows.forms) == 1
    assert "it is the first of a series" in answer.content.decode()


def test_a_time_that_comes_twice_is_asked(as_alice):
    content = outlook(
        "Interview",
        "Hi",
        start=";TZID=W. Europe Standard Time:20271031T023000",
        end=";TZID=W. Europe Standard Time:20271031T033000",
        people=[("Bo Lind", "bo@h.example")],
    )

    refused = save(as_alice, upload(as_alice, content), company="Halden")

    assert refused.status_code == 422
    assert "02:30 comes twice" in refused.content.decode()


def test_a_request_full_of_hostile_files_is_answered_within_two_seconds(as_alice):
    text = b"DESCRIPTION:Ana Ruiz 14:00 +49 30 1234567 " + b"0171 1234567 " * 25
    events = b"".join(EVENT % (number, text) for number in range(500))
    files = [SimpleUploadedFile(f"{number}.ics", b"BEGIN:VCALENDAR\n" + events) for number in range(5)]

    begun = time.process_time()
    answer = as_alice.post(ADDRESS, {"file": files})

    assert answer.status_code == 200
    assert time.process_time() - begun <= 2
