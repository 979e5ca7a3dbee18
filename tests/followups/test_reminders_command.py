"""`manage.py reminders`: what is due and what is stuck, by number; opening and closing rows by hand; the watch."""

import io
import json
import time
import uuid
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import AuditEvent
from followups.delivery import deliver_due
from followups.models import DeliveryHealth, Reminder
from followups.planning import plan
from tests.conftest import logged_in
from tests.factories import START, make_held_round, make_note, make_reminder

pytestmark = pytest.mark.django_db
NOW = START + timedelta(hours=5)


@pytest.fixture(autouse=True)
def at_one_moment():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def row(alice):
    make_held_round(alice)
    plan(NOW)
    return Reminder.objects.get()


def run(*words):
    out = io.StringIO()
    call_command("reminders", *map(str, words), stdout=out)
    return out.getvalue()


def refused(*words):
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("reminders", *map(str, words), stdout=out)
    return out.getvalue()


def close(row, **closing):
    Reminder.objects.filter(pk=row.pk).update(**closing)


def trail(user):
    return list(AuditEvent.objects.filter(user=user).values_list("what", flat=True))


# What is seen


def test_what_is_due_is_a_table_of_numbers_and_codes(row, alice):
    close(row, next_attempt_at=NOW - timedelta(seconds=70))

    heads, line = run("due").splitlines()

    assert heads.split()[:4] == ["id", "candidate", "kind", "step"]
    assert line.split()[:4] == [str(row.pk), str(alice.pk), "thank_you", "first"]
    assert line.endswith("due for 70 s")
    assert "Acme" not in line and "Ana" not in line and "@" not in line


def test_nothing_due_is_said(alice):
    assert run("due") == run("stuck") == "None.\n"


def test_a_program_reads_the_same_as_json(row):
    (line,) = json.loads(run("due", "--json"))

    assert (line["id"], line["state"]) == (row.pk, "due for 0 s")
    assert datetime.fromisoformat(line["until"]) == row.expires_at


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"claim_token": uuid.uuid4(), "claimed_until": NOW}, "left behind"),
        ({"attempts": 3, "next_attempt_at": NOW + timedelta(minutes=5)}, "waits"),
        ({"uncertain": 1}, "due for 0 s"),
        ({"failed_at": NOW, "reason": "refused"}, "failed: refused"),
    ],
)
def test_what_does_not_get_on_is_stuck(row, fields, state):
    assert run("stuck") == "None.\n"
    close(row, **fields)

    assert run("stuck").splitlines()[1].endswith(state)


def test_what_failed_long_ago_is_history(row):
    close(row, failed_at=NOW - timedelta(days=15), reason="refused")

    assert run("stuck") == "None.\n"


def test_a_long_list_is_cut_and_says_so(alice):
    for _ in range(102):
        make_reminder(make_held_round(alice, "Ana"), due_at=NOW)

    lines = run("due").splitlines()

    assert (len(lines), lines[-1]) == (102, "… and 2 more; --json gives all.")


# Once more


@pytest.mark.parametrize("reason", ["poison", "refused"])
def test_a_failed_one_is_opened_again_and_goes_out(row, alice, reason):
    close(row, failed_at=NOW, reason=reason, starts=5)

    assert run("again", row.pk) == f"{row.pk}: done\n"

    deliver_due(lambda: NOW)
    row.refresh_from_db()
    assert row.sent_at and row.reason == ""
    assert len(mail.outbox) == 1
    assert trail(alice) == ["reminder_again_by_site"]


def test_a_stopped_one_can_be_opened_again(row):
    run("skip", row.pk)
    run("again", row.pk)

    row.refresh_from_db()
    assert not row.is_closed


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"sent_at": NOW}, "it was sent"),
        ({}, "it is open already"),
        (
            {"failed_at": NOW, "reason": "uncertain", "wire_started_at": NOW},
            "it may have arrived, or another took its place",
        ),
        ({"skipped_at": NOW, "reason": "superseded"}, "it may have arrived, or another took its place"),
    ],
)
def test_one_that_was_sent_or_may_have_been_or_is_open_stays_as_it_is(row, alice, fields, why):
    close(row, **fields)
    before = Reminder.objects.values().get()

    assert refused("again", row.pk) == f"{row.pk}: left as it is, {why}\n"
    assert Reminder.objects.values().get() == before
    assert trail(alice) == []


def test_one_that_is_of_no_more_use_stays_closed(row):
    close(row, skipped_at=NOW, reason="missed")

    with time_machine.travel(NOW + timedelta(days=5)):
        assert refused("again", row.pk) == f"{row.pk}: left as it is, it is too late to help\n"


def test_one_that_nobody_wants_any_more_stays_closed(row):
    for person in row.round.application.interviewers.all():
        make_note(row.round, person, sent_at=NOW)
    close(row, failed_at=NOW, reason="poison")

    assert "nobody wants it any more (thanked)" in refused("again", row.pk)


def test_one_whose_address_refuses_mail_waits_for_another_address(row, alice):
    close(row, failed_at=NOW, reason="address")
    alice.mark_address_failed(NOW)

    assert "its address refuses mail" in refused("again", row.pk)


# Never


def test_a_stopped_one_is_never_sent_and_its_owner_reads_why(row, alice):
    assert run("skip", row.pk) == f"{row.pk}: done\n"

    plan(NOW)
    deliver_due(lambda: NOW)
    assert mail.outbox == []
    client = logged_in(alice)
    assert "the people who run this site stopped it" in client.get("/reminders/").text
    assert "The people who run this site stopped a reminder" in client.get("/settings/activity/").text


def test_one_in_the_hands_of_a_worker_is_left_to_it(row):
    close(row, claim_token=uuid.uuid4(), claimed_until=NOW + timedelta(seconds=1))

    assert "a worker has it in hand" in refused("skip", row.pk)


def test_one_left_behind_by_a_worker_can_be_stopped(row):
    close(row, claim_token=uuid.uuid4(), claimed_until=NOW)
    run("skip", row.pk)

    row.refresh_from_db()
    assert (row.reason, row.claim_token) == ("operator", None)


def test_a_closed_one_is_not_closed_twice(row):
    close(row, sent_at=NOW)

    assert "it is closed already" in refused("skip", row.pk)


@pytest.mark.parametrize("what", ["again", "skip"])
def test_a_dry_run_only_says_what_would_be_done(row, alice, what):
    if what == "again":
        close(row, failed_at=NOW, reason="poison")
    before = Reminder.objects.values().get()

    assert run(what, row.pk, "--dry-run") == f"{row.pk}: it would be done\n"
    assert Reminder.objects.values().get() == before
    assert trail(alice) == []


def test_of_several_each_is_answered_for_itself(row):
    assert refused("skip", row.pk, 987) == (f"{row.pk}: done\n987: left as it is, there is none with this number\n")


# Watching


def test_the_watch_ends_with_one_when_reminders_are_late_and_raises_the_alarm(row, settings):
    settings.ALARM_EMAIL = "operator@callback.example"
    assert run("watch") == "Reminders go out in time.\n"

    close(row, next_attempt_at=NOW - timedelta(seconds=200))

    assert refused("watch") == "1 reminder is late, by 200 s\n"
    assert [message.subject for message in mail.outbox] == ["Reminders are late"]


def test_the_watch_tells_of_an_outage_before_anything_is_late(row):
    DeliveryHealth.begin_outage(NOW, NOW)

    assert run("watch").splitlines()[1].startswith("the mail server does not answer since ")


def test_the_watch_notices_that_nothing_runs_at_all(settings):
    settings.ALARM_EMAIL = "operator@callback.example"
    DeliveryHealth.mark_swept(NOW - timedelta(minutes=4))

    assert refused("watch") == "nobody has looked for what is due for 240 s; a worker and a beat have to run\n"
    assert len(mail.outbox) == 1
    assert Client().get("/healthz/ready").status_code == 503


@pytest.mark.parametrize("every", ["0", "-1", "soon"])
def test_the_watch_looks_every_so_many_seconds_and_no_other_way(every):
    with pytest.raises(CommandError, match="a whole number of seconds, 1 or more"):
        run("watch", f"--every={every}")


def test_a_watch_that_is_started_with_everything_else_lets_it_look_first(settings, monkeypatch):
    """No alarm at each installation."""
    settings.ALARM_EMAIL = "operator@callback.example"

    def the_others_begin(_seconds):
        monkeypatch.setattr(time, "sleep", interrupt)
        DeliveryHealth.mark_swept(NOW)

    monkeypatch.setattr(time, "sleep", the_others_begin)
    with pytest.raises(SystemExit, match="130"):
        run("watch", "--every", 60)

    assert mail.outbox == []


def test_a_watch_that_goes_on_says_nothing_but_what_is_wrong(row, monkeypatch, caplog):
    rounds = iter(
        [lambda: None, lambda: close(row, next_attempt_at=NOW - timedelta(seconds=200)), lambda: interrupt(0)]
    )
    monkeypatch.setattr(time, "sleep", lambda _seconds: next(rounds)())

    out = io.StringIO()
    with pytest.raises(SystemExit, match="130"):
        call_command("reminders", "watch", "--every=60", stdout=out)

    assert out.getvalue() == ""
    assert caplog.messages == ["reminders are late: 1 reminder is late, by 200 s"]


def interrupt(_seconds):
    """As one ends a watch by hand."""
    raise KeyboardInterrupt
