from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followups.models import Reminder, ReminderPreferences
from followups.planning import plan
from tests.factories import (
    START,
    make_application,
    make_held_round,
    make_interview,
    make_interviewer,
    make_note,
    make_reminder,
    make_round,
    make_timeline,
)

NOON = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
TODAY = NOON.date()
REMINDERS, TEST, PREFERENCES = "/reminders/", "/reminders/test/", "/reminders/preferences/"


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def round(alice):
    return make_held_round(alice)


def wanted(**fields):
    return {"thank_you": "on", "timeline_passed": "on", "quiet_start": "21:00", "quiet_end": "08:00"} | fields


def test_what_will_be_sent_when_is_shown(as_alice, round):
    response = as_alice.get(REMINDERS)

    assert response.context["coming"][0].kind == "thank_you"
    assert "Ana Ruiz, Bo Lind" in response.text


def test_whoever_is_met_again_another_day_is_named_in_the_mail_of_that_day(as_alice, round):
    make_interview(round, round.application.interviewers.get(name="Ana Ruiz"), starts_at=START + timedelta(days=1))

    coming = [mail for mail in as_alice.get(REMINDERS).context["coming"] if mail.step == "first"]

    assert [mail.names for mail in coming if mail.kind == "thank_you"] == [("Bo Lind",), ("Ana Ruiz",)]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"sent_at": NOON}, "Sent 13:00"),
        ({"sent_at": NOON, "uncertain": 1}, "may have arrived twice"),
        ({"skipped_at": NOON, "reason": "thanked"}, "No longer needed: everybody was thanked"),
        ({"skipped_at": NOON, "reason": "missed"}, "Too late to help"),
        ({"failed_at": NOON, "reason": "address"}, "the mail server refuses your address"),
    ],
)
def test_what_became_of_a_mail_is_said_in_plain_words(as_alice, round, fields, words):
    make_reminder(round, **fields)

    assert words in as_alice.get(REMINDERS).text


def test_an_open_row_is_still_coming_and_not_in_the_past(as_alice, round):
    make_reminder(round)

    assert list(as_alice.get(REMINDERS).context["page"]) == []


def test_there_are_25_on_a_page_the_newest_first(as_alice, round):
    for days in range(30):
        make_reminder(
            round, about_on=START.date() - timedelta(days=days), due_at=START - timedelta(days=days), sent_at=NOON
        )

    first, second = as_alice.get(REMINDERS), as_alice.get(REMINDERS + "?page=2")

    assert len(first.context["page"]) == 25
    assert first.context["page"][0].about_on == START.date()
    assert len(second.context["page"]) == 5
    assert "Page 2 of 2" in second.text


@pytest.mark.parametrize("page", ["0", "x", "99", "-1", "9" * 30])
def test_a_page_that_does_not_exist_is_the_nearest(as_alice, round, page):
    make_reminder(round, sent_at=NOON)

    assert len(as_alice.get(REMINDERS, {"page": page}).context["page"]) == 1


def test_nothing_yet_says_so(as_alice):
    response = as_alice.get(REMINDERS)

    assert "Nothing at the moment." in response.text
    assert "No mail yet." in response.text


def said_to_reply_by(candidate, company, day, **fields):
    round = make_round(make_application(candidate, company=company))
    return make_timeline(round, stated_on=day - timedelta(days=7), reply_by=day, **fields)


@pytest.mark.parametrize(
    ("others", "fields"),
    [
        (TODAY + timedelta(days=40), {}),
        (TODAY - timedelta(days=90), {}),
        (TODAY - timedelta(days=1), {"asked_again_at": NOON}),
    ],
    ids=["are far ahead", "were silent long ago", "were asked again today"],
)
def test_the_nearest_mail_is_shown_though_25_rounds_were_entered_later(as_alice, alice, others, fields):
    said_to_reply_by(alice, "Nearest", TODAY)
    for number in range(25):
        said_to_reply_by(alice, f"Acme {number}", others, **fields)
    plan(NOON)

    assert as_alice.get(REMINDERS).context["coming"][0].round.application.company == "Nearest"


def test_those_who_were_written_about_do_not_hide_whose_day_comes_first(as_alice, alice):
    said_to_reply_by(alice, "Nearest", TODAY)
    for number in range(25):
        timeline = said_to_reply_by(alice, f"Acme {number}", TODAY - timedelta(days=3))
        make_reminder(timeline.round, kind="timeline_passed", about_on=timeline.reply_by, sent_at=NOON)

    assert as_alice.get(REMINDERS).context["coming"][0].round.application.company == "Nearest"


def test_the_conversation_that_ends_first_is_mailed_about_first(as_alice, alice):
    for days in range(26, 0, -1):
        round = make_round(make_application(alice, company=f"In {days} days"), number=1)
        make_interview(round, make_interviewer(round.application), starts_at=NOON + timedelta(days=days))

    coming = as_alice.get(REMINDERS).context["coming"]

    assert len(coming) == 25
    assert [mail.round.application.company for mail in coming[:3]] == ["In 1 days", "In 1 days", "In 2 days"]


def test_more_rows_need_no_more_queries(as_alice, alice):
    def fill():
        make_reminder(make_held_round(alice), sent_at=NOON)

    fill()
    few = queries_of(as_alice, REMINDERS)
    for _ in range(4):
        fill()

    assert queries_of(as_alice, REMINDERS) == few


def queries_of(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_a_test_reminder_goes_to_the_accounts_address_once_a_minute(as_alice):
    first = as_alice.post(TEST, follow=True)
    second = as_alice.post(TEST, follow=True)

    assert [message.to for message in mail.outbox] == [["alice@example.com"]]
    assert "Sent to alice@example.com." in first.text
    assert "less than a minute ago" in second.text


def test_a_mail_server_that_is_away_is_one_sentence_and_can_be_tried_again(as_alice, alice, settings, free_port):
    nobody_there = {"host": "127.0.0.1", "port": free_port, "timeout": 1}
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": nobody_there}}

    response = as_alice.post(TEST, follow=True)

    assert "The mail server did not take it. Try again in a moment." in response.text
    assert cache.get(f"test-reminder:{alice.pk}") is None


def test_preferences_begin_with_the_defaults(as_alice):
    response = as_alice.get(PREFERENCES)

    assert response.status_code == 200
    assert 'value="21:00"' in response.text
    assert not ReminderPreferences.objects.exists()


def test_preferences_are_saved(as_alice, alice):
    switches = {"timeline_passed": "on", "prepare": "on"}
    response = as_alice.post(PREFERENCES, switches | {"quiet_start": "22:30", "quiet_end": "07:15"})

    assert response.url == REMINDERS
    kept = alice.reminder_preferences
    assert (kept.thank_you, kept.timeline_passed, kept.has_quiet_hours) == (False, True, True)
    assert (kept.quiet_start, kept.quiet_end) == (time(22, 30), time(7, 15))
    assert "Switched off: Thank-you reminders." in as_alice.get(REMINDERS).text


@pytest.mark.parametrize("hours", [{}, {"quiet_start": "08:00"}, {"quiet_start": "", "quiet_end": "x"}])
def test_no_quiet_hours_is_a_tick(as_alice, alice, hours):
    response = as_alice.post(PREFERENCES, wanted(no_quiet_hours="on", **hours))

    assert response.status_code == 302
    assert not alice.reminder_preferences.has_quiet_hours
    assert alice.reminder_preferences.quiet_start == time(21)

    as_alice.post(PREFERENCES, wanted())
    alice.reminder_preferences.refresh_from_db()
    assert alice.reminder_preferences.has_quiet_hours


@pytest.mark.parametrize(
    ("hours", "sentence"),
    [
        ({"quiet_start": "08:00"}, "need an end that differs"),
        ({"quiet_start": "08:00:30"}, "need an end that differs"),
        ({"quiet_start": "15:59"}, "16 hours at most"),
        ({"quiet_start": "08:01"}, "16 hours at most"),
        ({"quiet_start": ""}, "This field is required."),
        ({"quiet_end": "25:00"}, "Enter a valid time."),
    ],
)
def test_quiet_hours_that_make_no_sense_are_refused(as_alice, hours, sentence):
    response = as_alice.post(PREFERENCES, wanted(**hours))

    assert response.status_code == 422
    assert sentence in response.text
    assert not ReminderPreferences.objects.exists()


def test_sixteen_quiet_hours_are_allowed(as_alice, alice):
    assert as_alice.post(PREFERENCES, wanted(quiet_start="16:00")).status_code == 302


def test_everybody_has_their_own(as_alice, as_bob, as_nobody, round):
    make_reminder(round, sent_at=NOON)
    as_bob.post(PREFERENCES, {"quiet_start": "22:00", "quiet_end": "06:00"})

    assert list(as_bob.get(REMINDERS).context["page"]) == []
    assert as_bob.get(REMINDERS).context["coming"] == []
    assert list(ReminderPreferences.objects.values_list("candidate__email", flat=True)) == ["bob@example.com"]
    for address in (REMINDERS, PREFERENCES):
        assert as_nobody.get(address).status_code == 302
        assert as_alice.put(address).status_code == 405
    assert as_nobody.post(TEST).status_code == 302
    assert as_alice.get(TEST).status_code == 405
    assert as_alice.post(REMINDERS).status_code == 405
    assert mail.outbox == []


def test_the_ledger_outlives_the_round(as_alice, round):
    make_reminder(round, sent_at=NOON)
    round.mark_deleted(NOON)

    assert len(as_alice.get(REMINDERS).context["page"]) == 1
    assert Reminder.objects.count() == 1


def test_another_candidate_is_not_held_up(as_alice, as_bob):
    as_alice.post(TEST)
    as_bob.post(TEST)

    assert len(mail.outbox) == 2


def test_nothing_is_sent_to_an_address_that_is_not_confirmed(as_alice, settings):
    settings.IS_MAIL_LOCAL = False

    response = as_alice.post("/reminders/test/")

    assert response["Location"] == "/accounts/confirm-address/"
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("fields", "words", "others"),
    [
        ({"sent_at": NOON, "attempts": 3}, "3 attempts", "may have arrived"),
        ({"sent_at": NOON, "attempts": 1}, "Sent 13:00", "1 attempt"),
        ({"skipped_at": NOON, "reason": "thanked", "wire_started_at": NOON}, "may have arrived all the same", "twice"),
        ({"failed_at": NOON, "reason": "uncertain", "uncertain": 3}, "May have arrived twice, or not at all", "!"),
    ],
)
def test_retries_and_doubts_are_shown(as_alice, round, fields, words, others):
    make_reminder(round, **fields)

    main = as_alice.get(REMINDERS).text.partition("<main")[2].partition("</main>")[0]
    assert words in main
    assert others not in main


def test_a_mail_that_is_tried_again_is_shown_with_when(as_alice, round):
    make_reminder(round, attempts=2, next_attempt_at=NOON + timedelta(minutes=5))
    make_reminder(round, step="last_call")

    shown = as_alice.get(REMINDERS)

    assert len(shown.context["retried"]) == 1
    assert "2 attempts" in shown.text
    assert "again Tue 1 Dec, 13:05" in shown.text


def test_the_ledger_is_grouped_by_the_candidates_own_days(as_alice, round):
    """Half past eleven at night in UTC is the next day in Berlin."""
    for days, sent_at in enumerate([NOON, NOON - timedelta(hours=12, minutes=30), NOON - timedelta(hours=14)]):
        make_reminder(round, about_on=START.date() - timedelta(days=days), sent_at=sent_at)

    text = as_alice.get(REMINDERS).text

    assert text.count("Tuesday 1 December 2026") == 1
    assert text.count("Monday 30 November 2026") == 1
    assert text.index("Tuesday 1 December") < text.index("Sent 00:30") < text.index("Monday 30 November")


def test_how_soon_one_thanks_is_shown(as_alice, round):
    for person in round.application.interviewers.all():
        make_note(round, person, sent_at=START + timedelta(hours=5))

    text = as_alice.get(REMINDERS).text

    assert "<strong>100 %</strong> of 2 notes within 24 hours" in text
    assert "usually after 4 h" in text or "usually after 3 h" in text


def test_a_mail_to_come_can_be_put_off_from_here(as_alice, alice, round):
    alice.emailaddress_set.create(email=alice.email, verified=True, primary=True)

    assert f"/rounds/{round.pk}/snooze/thank_you/" in as_alice.get(REMINDERS).text
