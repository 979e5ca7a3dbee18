"""The feed that calendars subscribe to: who may read it, what it holds, and when it counts as changed."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.http import http_date

from accounts import feed_tokens
from accounts.models import FeedToken
from followups.models import ThankYouNote
from interviews.models import Interview, Participation, Round
from tests.dashboard.calendar_reading import by_icalendar, by_vobject, events, faults, is_day
from tests.factories import (
    make_application,
    make_held_round,
    make_interview,
    make_interviewer,
    make_note,
    make_round,
    make_timeline,
)


@pytest.fixture(autouse=True)
def at_noon(now):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def token(alice, now):
    return feed_tokens.make(alice, now)


@pytest.fixture
def feed(token):
    """Asks for the feed as a calendar does: without a cookie, perhaps with what it knows."""

    def ask(method="get", **headers):
        return getattr(Client(), method)(reverse("dashboard:calendar_feed", args=[token]), headers=headers)

    return ask


@pytest.fixture
def coming(alice, now):
    round = make_round(make_application(alice), meeting_url="https://meet.example/1")
    make_interview(round, make_interviewer(round.application), starts_at=now + timedelta(days=3))
    return round


def summaries(answer):
    return [str(event["SUMMARY"]) for event in events(answer.content)]


def queries(ask):
    with CaptureQueriesContext(connection) as captured:
        assert ask().status_code == 200
    return len(captured)


# Who may


def test_whoever_has_the_address_reads_it_without_a_login_or_a_cookie(feed, coming):
    answer = feed()

    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-cache"
    assert not answer.cookies
    assert feed("head").status_code == 200


def test_only_the_hash_of_the_token_is_kept(token):
    kept = FeedToken.objects.get()

    assert len(token) >= 43  # 256 bits
    assert token not in repr(vars(kept))
    assert feed_tokens.find(kept.token_hash) is None


@pytest.mark.parametrize("wrong", ["unknown", "x" * 43, "x" * 3_000, "caf%C3%A9", "..%2F..", "%00"])
def test_an_unknown_token_finds_nothing(token, wrong):
    assert Client().get(f"/calendar/{wrong}.ics").status_code == 404


def test_a_revoked_or_replaced_token_finds_nothing(alice, feed, now):
    assert feed().status_code == 200

    feed_tokens.make(alice, now)
    assert feed().status_code == 404

    feed_tokens.revoke(alice)
    assert not FeedToken.objects.exists()


def test_a_closed_account_has_no_calendar(alice, feed):
    alice.is_active = False
    alice.save()

    assert feed().status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_other_methods_are_refused(feed, method):
    assert feed(method).status_code == 405


def test_nobody_elses_conversations_are_in_it(feed, coming, bob):
    make_held_round(bob)

    assert summaries(feed()) == ["Acme: second interview with Ana Ruiz", "Acme: last hour to thank Ana Ruiz"]


# What a GET changes


def test_the_last_use_is_written_down_once_an_hour(feed, now):
    assert queries(feed) == queries(feed) + 1

    for minutes, stamped_at in ((59, now), (60, now + timedelta(hours=1))):
        with time_machine.travel(now + timedelta(minutes=minutes), tick=False):
            feed()
        assert FeedToken.objects.get().last_used_at == stamped_at


def test_looking_changes_nothing_else(feed, coming):
    before = list(Interview.objects.values()), list(Round.objects.values())
    feed()

    assert before == (list(Interview.objects.values()), list(Round.objects.values()))


# What it holds


def test_both_parsers_read_the_same_conversations_from_it(feed, alice, coming):
    make_held_round(alice, "Bo Lind", "عائشة")
    make_timeline(coming)
    content = feed().content

    assert list(faults(content)) == []
    assert by_icalendar(content) == by_vobject(content)
    known = {str(event["UID"]): event for event in events(content)}
    for interview in Interview.objects.all():
        event = known[f"{interview.feed_uid}@localhost"]
        assert (event.start, event.end) == (interview.starts_at, interview.ends_at)


def test_what_is_longer_ago_than_ninety_days_is_left_out(feed, alice, now):
    round = make_round(make_application(alice))
    make_interview(round, starts_at=now - timedelta(days=90, minutes=30))
    make_interview(round, starts_at=now - timedelta(days=90, minutes=61))
    make_interview(round, starts_at=now + timedelta(days=2_000))

    assert len(events(feed().content)) == 2


def test_at_most_two_thousand_entries_are_shown_the_nearest_first(feed, alice, now, monkeypatch):
    monkeypatch.setattr("dashboard.calendar_feed.AT_MOST", 3)
    round = make_round(make_application(alice))
    person = make_interviewer(round.application)
    for days in range(5):
        make_interview(round, person, starts_at=now + timedelta(days=days))

    assert [event.start for event in events(feed().content)] == [now + timedelta(days=days) for days in range(3)]


def test_a_deadline_for_each_person_still_to_be_thanked(feed, alice, now):
    round = make_held_round(alice)
    ana, bo = round.application.interviewers.all()

    (deadline, _) = [event for event in events(feed().content) if "thank" in event["SUMMARY"]]
    assert str(deadline["SUMMARY"]) == "Acme: last hour to thank Ana Ruiz"
    assert deadline.end == datetime(2026, 12, 2, 10, 0, tzinfo=UTC)
    assert deadline.end - deadline.start == timedelta(hours=1)
    assert deadline["TRANSP"] == "TRANSPARENT"
    assert str(deadline["URL"]).endswith(f"/rounds/{round.pk}/thank-yous/{ana.pk}/")

    make_note(round, ana, sent_at=now)
    Participation.objects.filter(interviewer=bo).update(met=False)
    assert [summary for summary in summaries(feed()) if "thank" in summary] == []


def test_a_deadline_goes_three_days_after_it_passed(feed, alice, now):
    make_held_round(alice, "Ana Ruiz")

    with time_machine.travel(datetime(2026, 12, 5, 9, 59, tzinfo=UTC), tick=False):
        assert len(events(feed().content)) == 2
    with time_machine.travel(datetime(2026, 12, 5, 10, 0, tzinfo=UTC), tick=False):
        assert len(events(feed().content)) == 1


def test_the_day_of_the_reply_is_a_whole_day_until_they_have_answered(feed, coming, now):
    timeline = make_timeline(coming, phrase="by Friday")

    (day,) = [event for event in events(feed().content) if is_day(event.start)]
    assert str(day["SUMMARY"]) == "Acme: they’ll reply by today"
    assert (day.start, day.end) == (date(2026, 12, 4), date(2026, 12, 5))
    assert "“by Friday”" in day["DESCRIPTION"]

    timeline.mark_answered(now)
    assert not any(is_day(event.start) for event in events(feed().content))


def test_what_is_not_wanted_is_left_out(feed, coming):
    make_timeline(coming)
    FeedToken.objects.update(has_deadlines=False, has_reply_days=False, has_alarms=True)

    (event,) = events(feed().content)
    assert len(event.subcomponents) == 1


def test_a_deleted_person_or_conversation_is_gone(feed, coming, now):
    coming.application.interviewers.get().mark_deleted(now)
    assert summaries(feed()) == ["Acme: second interview"]

    coming.mark_deleted(now)
    assert summaries(feed()) == []


# When it counts as changed


def delete_conversation(round, now):
    round.interviews.get().mark_deleted(now)


def move(round, now):
    interview = round.interviews.get()
    interview.reschedule(interview.starts_at + timedelta(hours=1), interview.ends_at + timedelta(hours=1), now)


def call_off(round, now):
    round.interviews.get().cancel()


def call_off_round(round, now):
    round.cancel()


def send_note(round, now):
    ThankYouNote.for_person(round, round.application.interviewers.get()).mark_sent(now, "email")


def not_met(round, now):
    Participation.objects.get().mark_met(False)


def end_later(round, now):
    interview = round.interviews.get()
    interview.ended_at = interview.ends_at + timedelta(minutes=20)
    interview.save(update_fields=["ended_at"])


def delete_person(round, now):
    round.application.interviewers.get().mark_deleted(now)


def delete_job(round, now):
    round.application.mark_deleted(now)


def state_a_day(round, now):
    make_timeline(round)


def want_alarms(round, now):
    FeedToken.objects.update(has_alarms=True)


CHANGES = [
    move, call_off, call_off_round, delete_conversation, delete_person, delete_job, send_note, not_met, end_later,
    state_a_day, want_alarms,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_whatever_changes_the_calendar_changes_its_tag(feed, coming, now, change):
    known = feed()["ETag"]
    change(coming, now)

    answer = feed(if_none_match=known)
    assert answer.status_code == 200
    assert answer["ETag"] != known


def test_what_a_calendar_has_already_is_not_built_again(feed, coming, monkeypatch):
    known = feed()
    monkeypatch.setattr("dashboard.views.calendar.feed_entries", None)

    for asked in ({"if_none_match": known["ETag"]}, {"if_modified_since": known["Last-Modified"]}):
        answer = feed(**asked)
        assert answer.status_code == 304
        assert answer.content == b""
        assert answer["ETag"] == known["ETag"]
        assert answer["Cache-Control"] == "private, no-cache"


def test_the_same_tag_means_the_same_bytes(feed, coming, now):
    make_timeline(coming)
    earlier = feed()
    with time_machine.travel(now + timedelta(hours=5), tick=False):
        later = feed()

    assert later["ETag"] == earlier["ETag"]
    assert later.content == earlier.content


def test_a_calendar_that_knows_only_dates_sees_every_change_within_an_hour(feed, coming, now):
    known = feed()["Last-Modified"]
    assert known == http_date(now.timestamp())

    delete_conversation(coming, now)
    with time_machine.travel(now + timedelta(hours=1), tick=False):
        assert feed(if_modified_since=known).status_code == 200


def test_a_passing_deadline_changes_the_tag(feed, alice):
    make_held_round(alice, "Ana Ruiz")
    known = feed()["ETag"]

    with time_machine.travel(datetime(2026, 12, 5, 10, 0, tzinfo=UTC), tick=False):
        assert feed(if_none_match=known).status_code == 200


# How much it asks the database


def grow(candidate, now, count):
    for number in range(count):
        round = make_round(make_application(candidate, company=f"Acme {number}"))
        for hours in range(3):
            people = [make_interviewer(round.application, f"Person {number} {hours} {seat}") for seat in range(2)]
            make_interview(round, *people, starts_at=now + timedelta(days=number, hours=hours))
        make_timeline(round)


def test_a_feed_costs_the_same_with_more_in_it(feed, alice, now):
    grow(alice, now, 2)
    feed()
    before = queries(feed)

    grow(alice, now, 12)
    # Ten for what is in it, six to count how often it was asked for.
    assert queries(feed) == before <= 16


def test_a_feed_that_is_known_costs_four_queries(feed, alice, now, django_assert_num_queries):
    grow(alice, now, 3)
    known = feed()["ETag"]

    with django_assert_num_queries(4):
        feed(if_none_match=known)


# Downloads


def test_a_round_and_a_conversation_come_as_files(as_alice, alice):
    round = make_held_round(alice)
    whole = as_alice.get(reverse("dashboard:round_calendar", args=[round.pk]))
    one = as_alice.get(reverse("dashboard:interview_calendar", args=[round.interviews.last().pk]))

    for answer in (whole, one):
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        assert answer["Content-Disposition"] == 'attachment; filename="acme-2.ics"'
        assert list(faults(answer.content)) == []
    assert len(events(whole.content)) == 2
    assert summaries(one) == ["Acme: second interview with Bo Lind"]
    assert by_icalendar(whole.content).items() > by_icalendar(one.content).items()


def test_a_deleted_conversation_has_no_file_and_a_round_without_any_an_empty_one(as_alice, alice, now):
    round = make_held_round(alice, "Ana Ruiz")
    round.interviews.get().mark_deleted(now)

    assert as_alice.get(reverse("dashboard:interview_calendar", args=[Interview.objects.get().pk])).status_code == 404
    whole = as_alice.get(reverse("dashboard:round_calendar", args=[round.pk]))
    assert list(faults(whole.content)) == []
    assert events(whole.content) == []


def test_a_rounds_page_offers_the_ways_into_a_calendar(as_alice, alice):
    round = make_held_round(alice, "Ana Ruiz")
    page = as_alice.get(reverse("dashboard:round", args=[round.pk])).content.decode()

    for address in (
        reverse("dashboard:round_calendar", args=[round.pk]),
        reverse("dashboard:interview_calendar", args=[round.interviews.get().pk]),
        reverse("dashboard:calendar_settings"),
        reverse("dashboard:interview_google", args=[round.interviews.get().pk]),
        reverse("dashboard:interview_outlook", args=[round.interviews.get().pk]),
    ):
        assert address in page


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("google", "https://calendar.google.com/calendar/render?action=TEMPLATE&text=Acme%3A%20second%20interview"),
        ("outlook", "https://outlook.live.com/calendar/0/deeplink/compose?path="),
    ],
)
def test_a_conversation_opens_as_a_new_entry_in_a_calendar_on_the_web(as_alice, alice, name, start):
    interview = make_held_round(alice, "Ana Ruiz").interviews.get()
    answer = as_alice.get(reverse(f"dashboard:interview_{name}", args=[interview.pk]))

    assert answer.status_code == 302
    assert answer.url.startswith(start)
    assert "Ana%20Ruiz" in answer.url
