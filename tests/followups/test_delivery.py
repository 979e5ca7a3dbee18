"""From the ledger to the mail server: claims, leases, answers, and the last look before the wire."""

import uuid
from datetime import timedelta

import pytest
from django.core import mail

from followups import delivery
from followups.delivery import claim, close_sent, deliver_due, give_back, settle, touch_wire
from followups.dossiers import load_dossiers
from followups.mails import Mail
from followups.models import DeliveryHealth, Reminder, ReminderPreferences
from followups.outcomes import Outcome
from followups.planning import plan
from followups.wire import MailServerAwayError
from interviews.models import Interviewer
from tests.factories import START, make_held_round, make_interview, make_note, make_reminder, make_round, make_timeline
from tests.provider import WORKS, PlayedProvider
from tests.sink import Drop

pytestmark = pytest.mark.django_db

DUE = START + timedelta(hours=4)


class Clock:
    def __init__(self, now=DUE):
        self.now = now

    def __call__(self):
        return self.now


@pytest.fixture
def round(alice):
    return make_held_round(alice)


@pytest.fixture
def row(round):
    plan(DUE)
    return Reminder.objects.get()


def held(row, now=DUE):
    (claimed,) = claim(uuid.uuid4(), now, limit=1)
    assert claimed == row
    return claimed


def state(row):
    row.refresh_from_db()
    closed = next((name for name in ("sent_at", "skipped_at", "failed_at") if getattr(row, name)), "open")
    return (closed, row.reason)


def people(row):
    return frozenset(Interviewer.objects.values_list("pk", flat=True))


def dossier_of(row):
    return load_dossiers([row.round_id], DUE)[row.round_id]


def touch(row, now=DUE, dossier=None):
    return touch_wire(row, dossier or dossier_of(row), Mail(None, people(row)), now)


def test_a_due_row_is_sent_once(row):
    deliver_due(Clock())
    deliver_due(Clock())

    assert len(mail.outbox) == 1
    assert state(row) == ("sent_at", "")
    assert (row.attempts, row.starts, row.claim_token) == (1, 0, None)


def test_the_mail_carries_the_rows_message_id_and_a_one_click_unsubscribe(row):
    deliver_due(Clock())

    headers = mail.outbox[0].message()
    assert headers["Message-ID"] == row.message_id
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/unsubscribe/" in headers["List-Unsubscribe"]


def test_a_worker_that_is_asked_to_stop_gives_back_what_it_has_not_begun(alice, monkeypatch):
    for _ in range(3):
        make_reminder(make_held_round(alice))
    monkeypatch.setattr(delivery, "is_asked_to_stop", lambda: len(mail.outbox) == 1)

    deliver_due(Clock())

    assert len(mail.outbox) == 1
    assert Reminder.objects.unclosed().filter(claim_token=None, starts=0, attempts=0).count() == 2


def test_of_two_workers_one_wins_a_row(row):
    assert claim(uuid.uuid4(), DUE, 50) == [row]
    assert claim(uuid.uuid4(), DUE, 50) == []


def test_a_row_is_claimed_again_after_its_lease(row):
    held(row)

    assert claim(uuid.uuid4(), DUE + timedelta(seconds=299), 50) == []
    assert claim(uuid.uuid4(), DUE + timedelta(seconds=300), 50) == [row]


def test_the_nearest_deadline_is_claimed_first(alice):
    later, sooner = (
        make_reminder(make_held_round(alice), expires_at=DUE + timedelta(hours=hours)) for hours in (9, 3)
    )

    assert claim(uuid.uuid4(), DUE, 50) == [sooner, later]


def test_a_row_is_not_claimed_before_its_next_attempt(row):
    Reminder.objects.update(next_attempt_at=DUE + timedelta(minutes=1))

    assert claim(uuid.uuid4(), DUE, 50) == []


def test_a_worker_that_lost_its_lease_neither_sends_nor_closes(row):
    slow = held(row)
    quick = held(row, DUE + timedelta(minutes=6))

    assert not touch(slow)
    close_sent(slow, DUE)
    give_back(slow.claim_token)

    assert state(row) == ("open", "")
    assert row.claim_token == quick.claim_token


def test_thanking_the_last_person_before_the_mail_means_no_mail(round, row):
    for person in round.application.interviewers.all():
        make_note(round, person, sent_at=DUE)

    deliver_due(Clock())

    assert mail.outbox == []
    assert state(row) == ("skipped_at", "thanked")


def stop_by_thanking(round):
    make_note(round, round.application.interviewers.first(), sent_at=DUE)


def stop_by_skipping(round):
    make_note(round, round.application.interviewers.first(), skipped_at=DUE, skip_reason="not_wanted")


def stop_by_not_meeting(round):
    round.application.interviewers.first().participations.update(met=False)


def stop_by_moving(round):
    round.interviews.update(starts_at=DUE + timedelta(days=1), ends_at=DUE + timedelta(days=1, hours=1))


def stop_by_removing_a_person(round):
    round.application.interviewers.first().mark_deleted(DUE)


def stop_by_switching_off(round):
    ReminderPreferences.objects.create(candidate=round.application.candidate, thank_you=False)


def stop_by_a_dead_address(round):
    round.application.candidate.mark_address_failed(DUE)


STOPS = [
    lambda round: round.snoozes.create(kind="thank_you", until=DUE + timedelta(hours=1)),
    stop_by_thanking,
    stop_by_skipping,
    stop_by_not_meeting,
    stop_by_moving,
    stop_by_removing_a_person,
    stop_by_switching_off,
    stop_by_a_dead_address,
    lambda round: round.cancel(),
    lambda round: round.mark_deleted(DUE),
    lambda round: round.application.mark_deleted(DUE),
    lambda round: round.interviews.first().cancel(),
    lambda round: make_reminder(round, step="last_call", sent_at=DUE),
]


@pytest.mark.parametrize("stop", STOPS)
def test_what_is_committed_between_the_claim_and_the_wire_stops_the_mail(round, row, stop):
    claimed, dossier = held(row), dossier_of(row)

    stop(round)

    assert not touch(claimed, dossier=dossier)
    assert state(row) == ("open", "")
    assert (row.claim_token, row.attempts) == (None, 0)


def test_nothing_changed_touches_the_wire_and_counts_the_attempt(row):
    assert touch(held(row))

    row.refresh_from_db()
    assert (row.attempts, row.wire_started_at, row.claimed_until) == (1, DUE, DUE + timedelta(seconds=300))


def follow_up_row(alice):
    round = make_round(make_held_round(alice).application, number=3)
    make_timeline(round)
    return make_reminder(round, kind="timeline_passed", about_on="2026-12-04", due_at=DUE)


FOLLOW_UP_STOPS = [
    lambda round: round.snoozes.create(kind="timeline_passed", until=DUE + timedelta(days=1)),
    lambda round: round.timelines.get().mark_answered(DUE),
    lambda round: round.timelines.get().mark_asked_again(DUE),
    lambda round: make_timeline(round, reply_by="2026-12-09"),
    lambda round: make_round(round.application, number=4),
    lambda round: type(round.application).objects.update(stage="offer"),
    lambda round: round.cancel(),
    lambda round: make_reminder(round, kind="timeline_passed", step="second", about_on="2026-12-04", sent_at=DUE),
]


@pytest.mark.parametrize("stop", FOLLOW_UP_STOPS)
def test_an_answer_before_the_wire_stops_the_follow_up(alice, stop):
    row = follow_up_row(alice)
    claimed, dossier = held(row), dossier_of(row)

    stop(row.round)

    assert not touch(claimed, dossier=dossier)


def test_a_follow_up_that_is_still_unanswered_goes_out(alice):
    assert touch(held(follow_up_row(alice)))


ANSWERS = [
    # answer of the mail server, state, reason, attempts, still on the wire
    (Outcome.SENT, "sent_at", "", 1, True),
    (Outcome.LATER, "open", "", 1, False),
    (Outcome.ADDRESS, "failed_at", "address", 1, False),
    (Outcome.REFUSED, "failed_at", "refused", 1, False),
    (Outcome.UNSENDABLE, "failed_at", "poison", 1, False),
    (Outcome.UNCERTAIN, "open", "", 1, True),
]


@pytest.mark.parametrize(("outcome", "closed", "reason", "attempts", "on_wire"), ANSWERS)
def test_what_an_answer_does_to_the_row(row, outcome, closed, reason, attempts, on_wire):
    claimed = held(row)
    touch(claimed)

    settle(claimed, outcome, DUE)

    assert state(row) == (closed, reason)
    assert row.attempts == attempts
    assert bool(row.wire_started_at) == on_wire
    assert row.claim_token is None


def test_an_outage_costs_the_row_nothing(row):
    claimed = held(row)
    touch(claimed)

    with pytest.raises(MailServerAwayError):
        settle(claimed, Outcome.OUTAGE, DUE)

    assert state(row) == ("open", "")
    assert (row.attempts, row.wire_started_at, row.next_attempt_at) == (0, None, DUE)


def test_a_refused_address_is_pointed_out_and_further_mails_are_not_tried(alice, row):
    claimed = held(row)
    touch(claimed)
    settle(claimed, Outcome.ADDRESS, DUE)
    other = make_reminder(make_held_round(alice), due_at=DUE)

    deliver_due(Clock())

    alice.refresh_from_db()
    assert alice.address_failed_at == DUE
    assert mail.outbox == []
    assert state(other) == ("failed_at", "address")


@pytest.mark.parametrize(("attempt", "minutes"), [(0, 1), (1, 5), (2, 15), (3, 30), (4, 60), (9, 60)])
def test_retries_wait_longer_each_time_give_or_take_a_fifth(row, attempt, minutes):
    Reminder.objects.update(attempts=attempt)
    claimed = held(row)
    touch(claimed)

    settle(claimed, Outcome.LATER, DUE)

    row.refresh_from_db()
    waited = (row.next_attempt_at - DUE).total_seconds() / 60
    assert 0.8 * minutes <= waited <= 1.2 * minutes


def test_an_unconfirmed_mail_is_repeated_twice_at_most(row):
    for _ in range(3):
        Reminder.objects.filter(pk=row.pk).update(next_attempt_at=DUE)
        claimed = held(row)
        touch(claimed)
        settle(claimed, Outcome.UNCERTAIN, DUE)

    assert state(row) == ("failed_at", "uncertain")
    assert row.attempts == 3


def test_a_row_that_ends_its_workers_is_found_at_the_fifth_start(row):
    Reminder.objects.update(starts=5)

    deliver_due(Clock())

    assert mail.outbox == []
    assert state(row) == ("failed_at", "poison")


def test_a_row_that_cannot_be_rendered_does_not_hold_up_the_others(alice, row, monkeypatch):
    other = make_reminder(make_held_round(alice, "Dee Fox"), due_at=DUE, expires_at=DUE + timedelta(days=1))
    healthy = delivery.compose

    def compose(dossier, due, reminder, now):
        if reminder.pk == row.pk:
            raise RuntimeError("broken")
        return healthy(dossier, due, reminder, now)

    monkeypatch.setattr(delivery, "compose", compose)
    deliver_due(Clock())

    assert state(other) == ("sent_at", "")
    assert state(row) == ("open", "")
    assert row.starts == 1


def test_past_its_until_a_row_still_wanted_is_entered_as_missed(row):
    Reminder.objects.update(step="last_call")

    deliver_due(Clock(START + timedelta(hours=30)))

    assert state(row) == ("skipped_at", "missed")


def test_past_the_marks_the_first_goes_out_worded_as_late(row):
    deliver_due(Clock(START + timedelta(hours=30)))

    assert state(row) == ("sent_at", "")
    assert "Late" in mail.outbox[0].subject


def test_wanted_later_the_row_goes_back_with_the_new_times(round, row):
    make_interview(round, starts_at=START + timedelta(hours=3), minutes=120)

    deliver_due(Clock())

    assert mail.outbox == []
    assert state(row) == ("open", "")
    assert row.due_at == row.next_attempt_at == START + timedelta(hours=7)


def test_of_two_steps_due_together_the_last_call_goes_and_the_first_is_superseded(row):
    late_in_the_day = START + timedelta(hours=23)
    plan(late_in_the_day)

    deliver_due(Clock(late_in_the_day))
    plan(late_in_the_day)
    deliver_due(Clock(late_in_the_day))

    assert [message.subject.partition(":")[0] for message in mail.outbox] == ["Last call"]
    assert state(row) == ("skipped_at", "superseded")


def test_when_the_last_call_was_missed_the_first_goes_out_late(row):
    plan(START + timedelta(hours=23))

    deliver_due(Clock(START + timedelta(hours=26)))

    last_call = Reminder.objects.get(step="last_call")
    assert state(last_call) == ("skipped_at", "missed")
    assert state(row) == ("sent_at", "")


def test_a_superseded_first_is_entered_even_if_it_never_stood_in_the_ledger(alice):
    make_held_round(alice)
    late_in_the_day = START + timedelta(hours=23)

    plan(late_in_the_day)
    deliver_due(Clock(late_in_the_day))

    assert [(row.step, row.reason) for row in Reminder.objects.order_by("pk")] == [
        ("last_call", ""),
        ("first", "superseded"),
    ]


def test_while_the_mail_server_is_away_one_worker_a_minute_tries(row, settings, free_port):
    settings.MAILERS = {
        "reminders": {
            "BACKEND": "accounts.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": free_port, "timeout": 1},
        }
    }
    clock = Clock()

    deliver_due(clock)
    health = DeliveryHealth.current()
    assert (health.outage_since, health.next_probe_at) == (DUE, DUE + timedelta(seconds=60))
    assert state(row) == ("open", "")
    assert (row.attempts, row.starts, row.claim_token) == (0, 0, None)

    clock.now += timedelta(seconds=59)
    deliver_due(clock)
    assert DeliveryHealth.current().next_probe_at == DUE + timedelta(seconds=60)

    clock.now += timedelta(seconds=1)
    deliver_due(clock)
    health = DeliveryHealth.current()
    assert (health.outage_since, health.next_probe_at) == (DUE, DUE + timedelta(seconds=120))


def test_once_it_is_back_the_backlog_drains(row):
    DeliveryHealth.begin_outage(DUE - timedelta(hours=1), DUE)

    deliver_due(Clock())

    assert DeliveryHealth.current().outage_since is None
    assert state(row) == ("sent_at", "")


@pytest.fixture
def provider():
    played = PlayedProvider()
    yield played
    played.leave()


def test_a_provider_that_does_not_know_our_key_is_away_until_it_takes_a_mail(row, settings, provider):
    settings.MAILERS = provider.plays("postmark")
    provider.answer(401, '{"ErrorCode": 10, "Message": "Bad or missing Server API token."}')
    clock = Clock()

    for _minute in range(3):
        deliver_due(clock)
        row.refresh_from_db()
        # It answers, which alone is no end of the outage.
        assert DeliveryHealth.current().outage_since == DUE
        assert (state(row), row.attempts, row.starts) == (("open", ""), 0, 0)
        clock.now += timedelta(seconds=60)

    provider.answer(*WORKS["postmark"])
    deliver_due(clock)

    assert DeliveryHealth.current().outage_since is None
    assert state(row) == ("sent_at", "")


def test_an_address_that_a_provider_refuses_is_marked(row, alice, settings, provider):
    settings.MAILERS = provider.plays("postmark")
    provider.answer(422, '{"ErrorCode": 300, "Message": "Invalid \'To\' address: \'alice@example.com\'."}')

    deliver_due(Clock())

    alice.refresh_from_db()
    assert state(row) == ("failed_at", "address")
    assert alice.address_failed_at == DUE


def test_a_lost_answer_of_a_provider_repeats_the_mail_under_its_message_id(row, settings, provider):
    settings.MAILERS = provider.plays("mailgun")
    provider.answer(Drop())
    clock = Clock()
    deliver_due(clock)
    provider.answer(*WORKS["mailgun"])
    clock.now += timedelta(minutes=10)
    deliver_due(clock)

    assert state(row) == ("sent_at", "")
    assert [mail.says(row.message_id) for mail in provider.mails] == [True, True]
