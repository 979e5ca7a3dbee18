"""The mail before the day, from facts in the database to the wire: what it says, when it is entered, what stops it."""

import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followups.delivery import claim, deliver_due, touch_wire
from followups.dossiers import load_dossiers
from followups.mails import compose
from followups.models import NextLook, Reminder, ReminderPreferences, Snooze
from followups.outlook import coming_mails, coming_mails_of
from followups.planning import plan
from followups.preparation import missing_by_round
from followups.rules import ONCE, PREPARE, reminders_due
from interviews.models import Application, Assignment, Participation, Question
from tests.factories import (
    make_application,
    make_interview,
    make_interviewer,
    make_ready,
    make_round,
)

pytestmark = pytest.mark.django_db

ENTERED = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
STARTS = datetime(2026, 12, 10, 13, 0, tzinfo=UTC)  # 14:00 in Berlin
DUE = datetime(2026, 12, 8, 17, 0, tzinfo=UTC)  # 18:00 in Berlin


@pytest.fixture
def round(alice):
    """A second round on 10 December with two people, for whom nothing is prepared."""
    with time_machine.travel(ENTERED, tick=False):
        round = make_round(make_application(alice), meeting_url="https://meet.example/2")
        for position, name in enumerate(["Ana Ruiz", "Bo Lind"]):
            person = make_interviewer(round.application, name)
            make_interview(round, person, starts_at=STARTS + timedelta(hours=position))
    return round


def ready(round):
    with time_machine.travel(ENTERED, tick=False):
        make_ready(round)


def rows():
    return list(Reminder.objects.filter(kind=PREPARE))


def the_row(now=DUE):
    plan(now)
    (row,) = rows()
    return row


def held(now=DUE):
    row = the_row(now)
    (claimed,) = claim(uuid.uuid4(), now, limit=1)
    assert claimed == row
    return claimed


def mail_for(row, now=DUE):
    dossier = load_dossiers([row.round_id], now)[row.round_id]
    due = next(due for due in reminders_due(dossier.facts, now) if due.kind == PREPARE)
    return dossier, compose(dossier, due, row, now)


def touch(row, now=DUE):
    dossier, composed = mail_for(row, now)
    return lambda: touch_wire(row, dossier, composed, now)


def test_it_is_entered_two_days_before_at_six_in_the_evening(round):
    plan(DUE - timedelta(seconds=1))
    assert rows() == []

    row = the_row()

    assert (row.step, str(row.about_on), row.due_at, row.expires_at) == (ONCE, "2026-12-10", DUE, STARTS)


def test_nothing_is_entered_while_nothing_is_missing(round):
    ready(round)
    assert missing_by_round([round.pk], DUE) == {round.pk: ()}

    plan(DUE)

    assert rows() == []


def test_it_is_sent_once(round):
    plan(DUE)
    deliver_due(lambda: DUE)
    plan(DUE + timedelta(hours=2))
    deliver_due(lambda: DUE + timedelta(hours=2))

    assert len(mail.outbox) == 1
    assert rows()[0].sent_at == DUE


def test_what_goes_missing_later_is_told_two_hours_after_the_last_change(round):
    ready(round)
    changed = DUE + timedelta(hours=15)
    with time_machine.travel(changed, tick=False):
        make_interview(round, starts_at=STARTS + timedelta(hours=4))

    plan(changed + timedelta(hours=2, seconds=-1))
    assert rows() == []

    plan(changed + timedelta(hours=2))
    assert rows()[0].due_at == changed + timedelta(hours=2)


def test_one_who_joins_late_is_a_change_too(round):
    ready(round)
    changed = DUE + timedelta(hours=15)
    with time_machine.travel(changed, tick=False):
        newcomer = make_interviewer(round.application, "Cy Late")
        Participation.objects.create(interview=round.interviews.first(), interviewer=newcomer)

    plan(changed + timedelta(hours=1))
    assert rows() == []
    plan(changed + timedelta(hours=2))
    assert len(rows()) == 1


def test_moved_nearer_it_comes_the_evening_before(round):
    moved = DUE + timedelta(hours=1)
    with time_machine.travel(moved, tick=False):
        for row in round.interviews.all():
            row.reschedule(row.starts_at + timedelta(hours=1), row.ends_at + timedelta(hours=1), moved)

    plan(moved)
    assert rows() == []
    plan(DUE + timedelta(days=1))
    assert len(rows()) == 1


def test_a_change_of_length_is_no_move(round):
    first = round.interviews.first()
    first.reschedule(first.starts_at, first.ends_at + timedelta(minutes=15), DUE + timedelta(hours=1))

    first.refresh_from_db()
    assert first.moved_at is None


@pytest.mark.parametrize("number", [1, 2])
def test_a_first_round_with_one_person_needs_no_mail(alice, number):
    with time_machine.travel(ENTERED, tick=False):
        round = make_round(make_application(alice), number=number)
        make_interview(round, make_interviewer(round.application), starts_at=STARTS)

    plan(DUE)

    assert len(rows()) == number - 1


STOPS = [
    lambda round: round.cancel(),
    lambda round: round.mark_deleted(DUE),
    lambda round: round.interviews.all().delete(),
    lambda round: Application.objects.update(stage="rejected"),
    lambda round: Application.objects.update(stage="withdrawn"),
    lambda round: ReminderPreferences.objects.create(candidate=round.application.candidate, prepare=False),
    lambda round: Snooze.objects.create(round=round, kind=PREPARE, until=DUE + timedelta(hours=3)),
    lambda round: round.interviews.filter(starts_at=STARTS).update(starts_at=STARTS - timedelta(hours=1)),
    lambda round: [
        Question.objects.create(round=round, interviewer=person, text=f"Why, {person.name}?")
        for person in round.application.interviewers.all()
    ],
    ready,
]


@pytest.mark.parametrize("stop", STOPS)
def test_what_is_settled_before_the_wire_stops_it(round, stop):
    row = held()
    touched = touch(row)

    stop(round)

    assert not touched()
    row.refresh_from_db()
    assert (row.wire_started_at, row.attempts, row.claim_token) == (None, 0, None)


@pytest.mark.parametrize(
    "change",
    [
        lambda round: None,
        lambda round: Application.objects.update(stage="offer"),
        lambda round: Snooze.objects.create(round=round, kind="thank_you", until=DUE + timedelta(hours=3)),
        lambda round: Assignment.objects.create(round=round, title="A case"),
    ],
    ids=["nothing", "an offer", "another kind is put off", "one thing more is missing"],
)
def test_what_does_not_concern_it_lets_it_go_out(round, change):
    touched = touch(held())

    change(round)

    assert touched()


def test_prepared_between_planning_and_delivery_it_is_closed_with_that_reason(round):
    plan(DUE)
    ready(round)

    deliver_due(lambda: DUE)

    assert mail.outbox == []
    assert rows()[0].reason == "prepared"


def test_closed_as_prepared_it_opens_again_when_something_goes_missing(round):
    plan(DUE)
    ready(round)
    deliver_due(lambda: DUE)
    Question.objects.all().delete()

    plan(DUE + timedelta(hours=1))

    assert rows()[0].skipped_at is None


def test_not_sent_before_the_start_it_is_entered_as_missed(round):
    plan(DUE - timedelta(hours=1))
    plan(STARTS + timedelta(minutes=1))

    assert rows()[0].reason == "missed"


def text_and_html(round):
    message = mail_for(the_row())[1].message
    return message.subject, message.body, message.alternatives[0].content


def test_it_says_when_and_whom_and_the_three_worst_things(round):
    subject, text, html = text_and_html(round)

    assert subject == "Acme on Thursday: what is still to do"
    for part in (text, html):
        assert "serious contender" in part
        assert "Thursday, 10 December, 14:00" in part
        assert "Ana Ruiz" in part and "Bo Lind" in part
        assert "No question yet for Ana Ruiz and Bo Lind." in part
        assert f"/rounds/{round.pk}/prepare/" in part
        assert f"/rounds/{round.pk}/brief/" in part
        assert f"/rounds/{round.pk}/snooze/prepare/" in part
    assert text.count("\n* ") == 3
    assert re.search(r"and \d+ smaller things", text)


def test_its_times_are_by_the_rounds_clock_and_by_ones_own(round):
    with time_machine.travel(ENTERED, tick=False):
        round.time_zone = "America/New_York"
        round.save()

    _subject, text, _html = text_and_html(round)

    assert "Thursday, 10 December, 08:00 (America/New York; Thursday, 14:00 for you)" in text
    assert "08:00–09:00  Ana Ruiz" in text


def test_in_a_round_of_several_days_each_conversation_has_its_day(round):
    with time_machine.travel(ENTERED, tick=False):
        make_interview(round, starts_at=STARTS + timedelta(days=1, hours=2))

    _subject, text, html = text_and_html(round)

    for part in (text, html):
        assert "Thu 10 Dec, 14:00–15:00" in part
        assert "Fri 11 Dec, 16:00–17:00" in part


def test_hostile_names_stay_text(round):
    round.application.company = "<script>alert(1)</script>\u202e"
    round.application.save()

    subject, _text, html = text_and_html(round)

    assert "<script>" not in html
    assert "\n" not in subject


def test_its_link_under_it_stops_this_kind_only(round, client):
    message = mail_for(the_row())[1].message
    url = re.search(r"<http://[^/]+(/unsubscribe/[^>]+)>", message.extra_headers["List-Unsubscribe"])[1]

    client.get(url)
    assert not ReminderPreferences.objects.exists()
    client.post(url, {"List-Unsubscribe": "One-Click"})

    kept = ReminderPreferences.objects.get()
    assert (kept.prepare, kept.thank_you, kept.timeline_passed) == (False, True, True)


def test_pages_show_it_coming(round, alice):
    dossier = load_dossiers([round.pk], ENTERED)[round.pk]
    for coming in (coming_mails(alice, ENTERED), coming_mails_of(dossier, ENTERED)):
        assert [(row.kind, row.due_at) for row in coming if row.kind == PREPARE] == [(PREPARE, DUE)]


def test_it_can_be_put_off_by_a_link(round, as_alice):
    with time_machine.travel(DUE - timedelta(days=1), tick=False):
        page = as_alice.get(f"/rounds/{round.pk}/snooze/prepare/")
        assert page.status_code == 200
        as_alice.post(f"/rounds/{round.pk}/snooze/prepare/", {"moment": "hour_more"})

    (snooze,) = Snooze.objects.all()
    assert snooze.until == DUE + timedelta(hours=1)


def test_a_switch_in_the_preferences_stops_it(round, as_alice):
    as_alice.post("/reminders/preferences/", {"thank_you": "on", "timeline_passed": "on", "no_quiet_hours": "on"})

    plan(DUE)

    assert rows() == []


def test_many_rounds_are_looked_at_in_the_same_number_of_queries(alice):
    def grow(count):
        for _ in range(count):
            with time_machine.travel(ENTERED, tick=False):
                round = make_round(make_application(alice), number=2)
                make_interview(round, make_interviewer(round.application), starts_at=STARTS)
                make_interview(round, make_interviewer(round.application, "Bo"), starts_at=STARTS + timedelta(hours=1))
            if count == 1:
                make_ready(round)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            load_dossiers(list(NextLook.objects.due(DUE).values_list("pk", flat=True)), DUE)
        return len(captured)

    grow(1)
    few = queries()
    grow(8)

    assert queries() == few


def test_a_round_whose_mail_was_sent_is_not_looked_at_again(round):
    plan(DUE)
    deliver_due(lambda: DUE)

    assert not NextLook.objects.due(DUE + timedelta(hours=1)).exists()
