from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.pages import PAGE
from dashboard.countdown import countdown
from dashboard.next_step import next_step
from dashboard.today import today_of
from interviews.models import Assignment
from tests.factories import (
    make_application,
    make_held_round,
    make_interview,
    make_interviewer,
    make_note,
    make_ready,
    make_round,
    make_timeline,
)

NOON = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


def page(client, now=NOON):
    with time_machine.travel(now, tick=False):
        return client.get("/")


def text(client, now=NOON):
    return page(client, now).content.decode()


def step(candidate, now=NOON):
    with timezone.override(candidate.time_zone):
        return next_step(today_of(candidate, now))


def make_coming(candidate, starts_at, *names, **fields):
    round = make_round(make_application(candidate, company="Brightwell"), **fields)
    people = [make_interviewer(round.application, name) for name in names]
    make_interview(round, *people, starts_at=starts_at)
    return round


# Access


def test_a_visitor_sees_what_this_is(as_nobody, db):
    response = page(as_nobody)

    assert response.status_code == 200
    assert response.templates[0].name == "dashboard/landing.html"


def test_it_is_only_read(as_alice):
    assert as_alice.post("/").status_code == 405
    assert as_alice.head("/").status_code == 200


def test_another_candidates_rows_never_appear(as_bob, alice):
    make_timeline(make_held_round(alice, "Ana Ruiz"))
    make_coming(alice, NOON + timedelta(days=3), "Mia Falk")

    seen = text(as_bob)

    assert not any(word in seen for word in ("Ana Ruiz", "Acme", "Brightwell", "Mia Falk"))


def test_what_was_deleted_or_called_off_is_gone(as_alice, alice):
    make_held_round(alice, "Ana Ruiz").application.mark_deleted(NOON)
    make_coming(alice, NOON + timedelta(days=3)).cancel()

    seen = text(as_alice)

    assert "Ana Ruiz" not in seen
    assert "in 3 days" not in seen


# Empty


def test_an_empty_page_teaches_and_leads_to_the_first_interview(as_alice):
    seen = text(as_alice)

    assert 'href="/start/"' in seen
    assert "this page tells you what to do next" in seen


# Still to thank


def test_people_still_owed_stand_with_the_time_left(as_alice, alice):
    round = make_held_round(alice, "Ana Ruiz", "Bo Lind")

    seen = text(as_alice)

    for interview, left in zip(round.interviews.all(), ("22 h left", "23 h left"), strict=True):
        person = interview.interviewers.get()
        assert f'href="/rounds/{round.pk}/thank-yous/{person.pk}/"' in seen
        assert left in seen


def test_several_of_one_round_are_thanked_on_one_page_that_begins_with_the_most_pressing(alice):
    round = make_held_round(alice, "Ana Ruiz", "Bo Lind")
    ana = round.application.interviewers.get(name="Ana Ruiz")

    found = step(alice)

    assert (found.label, found.url) == ("Write the notes", f"/rounds/{round.pk}/thank-yous/#note-{ana.pk}")
    assert found.before == f"/rounds/{round.pk}/debrief/"


def test_one_alone_is_thanked_on_a_page_of_their_own(alice):
    round = make_held_round(alice, "Ana Ruiz")

    assert step(alice).url == f"/rounds/{round.pk}/thank-yous/{round.application.interviewers.get().pk}/"


def test_who_is_thanked_is_not_listed(as_alice, alice):
    round = make_held_round(alice, "Ana Ruiz", "Bo Lind")
    make_note(round, round.application.interviewers.get(name="Ana Ruiz"), sent_at=NOON)

    seen = text(as_alice)

    assert "Ana Ruiz" not in seen
    assert "Bo Lind" in seen


def test_after_a_week_nobody_is_nagged(alice):
    make_held_round(alice, "Ana Ruiz")

    assert today_of(alice, NOON + timedelta(days=9)).owed.total == 0


def test_a_long_list_is_cut_and_counted(as_alice, alice):
    make_held_round(alice, *[f"Person {number}" for number in range(30)])

    listed = today_of(alice, NOON + timedelta(days=2)).owed

    assert (len(listed.rows), listed.total, listed.more) == (PAGE, 30, 5)
    assert "and 5 more" in text(as_alice, NOON + timedelta(days=2))


# Coming up


def test_a_coming_round_stands_with_its_countdown_and_what_it_lacks(as_alice, alice):
    round = make_coming(alice, NOON + timedelta(days=3), format="onsite")

    seen = text(as_alice)

    assert f'href="/rounds/{round.pk}/"' in seen
    assert "in 3 days" in seen
    assert "The address is missing." in seen
    assert "You don’t know yet whom you meet" in seen


def test_whoever_was_called_back_reads_once_that_they_are_a_serious_contender(as_alice, alice):
    make_coming(alice, NOON + timedelta(days=3))
    make_coming(alice, NOON + timedelta(days=4))

    assert text(as_alice).count("serious contender") == 1


def test_a_first_round_is_no_callback(as_alice, alice):
    make_coming(alice, NOON + timedelta(days=3), number=1)

    assert "serious contender" not in text(as_alice)


def test_a_round_without_any_time_stands_last_and_says_so(alice):
    without = make_round(make_application(alice))
    later = make_coming(alice, NOON + timedelta(days=9))

    assert [coming.round for coming in today_of(alice, NOON).coming.rows] == [later, without]


def test_a_round_that_is_going_on_is_coming_until_its_last_conversation_ends(alice):
    make_coming(alice, NOON, "Mia Falk")

    assert today_of(alice, NOON + timedelta(minutes=59)).coming.total == 1
    assert today_of(alice, NOON + timedelta(minutes=60)).coming.total == 0


# Waiting


def test_a_day_that_passed_and_one_that_has_not_are_told_apart(as_alice, alice):
    make_timeline(make_held_round(alice), reply_by=date(2026, 12, 4))

    assert "by Fri 4 Dec" in text(as_alice, datetime(2026, 12, 4, 22, 30, tzinfo=UTC))
    assert "passed Fri 4 Dec" in text(as_alice, datetime(2026, 12, 4, 23, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    "settled",
    [
        lambda timeline: timeline.mark_answered(NOON),
        lambda timeline: make_round(timeline.round.application, number=3),
        lambda timeline: timeline.round.cancel(),
        lambda timeline: type(timeline.round.application).objects.update(stage="offer"),
    ],
    ids=["answered", "called back again", "called off", "decided"],
)
def test_nothing_is_waited_for_once_it_is_settled(alice, settled):
    timeline = make_timeline(make_held_round(alice))

    settled(timeline)

    assert today_of(alice, NOON).waiting.total == 0


def test_only_what_they_said_last_counts(alice):
    round = make_held_round(alice)
    make_timeline(round)
    last = make_timeline(round, reply_by=date(2026, 12, 9))

    assert today_of(alice, NOON).waiting.rows == [last]


# By stage


def test_applications_are_counted_by_stage(as_alice, alice):
    for stage in ("applied", "applied", "offer"):
        make_application(alice, stage=stage)

    assert [(row.stage, row.total) for row in today_of(alice, NOON).stages] == [("offer", 1), ("applied", 2)]
    assert 'href="/applications/?stage=applied"' in text(as_alice)


# The one next step


def test_the_next_step_is_the_largest_thing_on_the_page(as_alice, alice):
    make_held_round(alice, "Ana Ruiz")

    seen = text(as_alice)

    assert seen.index("Do this next") < seen.index("Thank Ana Ruiz") < seen.index("Still to thank")


def test_a_conversation_within_two_hours_comes_before_a_thank_you(alice):
    make_held_round(alice, "Ana Ruiz")
    make_coming(alice, NOON + timedelta(hours=2), "Mia Falk", meeting_url="https://meet.example/1")

    assert step(alice).title == "Brightwell, today at 15:00"
    assert step(alice).text == "Second interview (round 2). You meet Mia Falk."
    assert step(alice, NOON - timedelta(minutes=1)).title == "Thank Ana Ruiz"


def test_who_can_still_be_thanked_in_time_comes_before_who_cannot(alice):
    make_held_round(alice, "Ana Ruiz", "Bo Lind")
    only_bo_in_time = datetime(2026, 12, 2, 10, 30, tzinfo=UTC)

    assert step(alice, only_bo_in_time).title == "Thank Bo Lind"
    assert [row.name for row in today_of(alice, only_bo_in_time).owed.rows] == ["Bo Lind", "Ana Ruiz"]
    assert "far better than none" in step(alice, only_bo_in_time + timedelta(hours=1)).text


def test_a_day_that_passed_in_silence_is_next_until_they_were_asked(alice):
    round = make_held_round(alice, "Ana Ruiz")
    make_note(round, round.application.interviewers.get(), sent_at=NOON)
    timeline = make_timeline(round)
    after = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)

    assert step(alice, after).url == f"/waiting/#timeline-{timeline.pk}"

    timeline.mark_asked_again(after)

    assert step(alice, after).title == "Nothing to do right now"


def test_what_a_coming_round_lacks_comes_before_looking_forward_to_another(alice):
    make_ready(
        make_coming(alice, NOON + timedelta(days=1), "Mia Falk", "Ben Roth", meeting_url="https://meet.example/1")
    )
    assert step(alice).text.endswith("You meet Mia Falk and Ben Roth.")

    lacking = make_coming(alice, NOON + timedelta(days=2))
    assert "The link to the video call is missing." in step(alice).text
    assert step(alice).url == f"/rounds/{lacking.pk}/prepare/"


def test_after_the_thank_yous_it_is_asked_when_they_reply(alice):
    round = make_held_round(alice, "Ana Ruiz")
    make_note(round, round.application.interviewers.get(), sent_at=NOON)

    assert step(alice).url == f"/rounds/{round.pk}/timeline/"
    assert step(alice, NOON + timedelta(days=20)).url == "/start/"


def test_many_people_are_named_up_to_four(alice):
    names = ["Ana", "Bo", "Cleo", "Dan", "Eva", "Finn"]
    make_coming(alice, NOON + timedelta(hours=1), *names, meeting_url="https://meet.example/1")

    assert "You meet Ana, Bo, Cleo, Dan and 2 more." in step(alice).text


# Countdown


@pytest.mark.parametrize(
    ("starts_at", "words"),
    [
        (datetime(2026, 12, 1, 11, 0), "now"),
        (datetime(2026, 12, 1, 12, 0), "now"),
        (datetime(2026, 12, 1, 12, 0, 30), "in 1 minute"),
        (datetime(2026, 12, 1, 12, 25), "in 25 minutes"),
        (datetime(2026, 12, 1, 13, 0), "today at 14:00"),
        (datetime(2026, 12, 1, 22, 59), "today at 23:59"),
        (datetime(2026, 12, 1, 23, 0), "tomorrow at 00:00"),
        (datetime(2026, 12, 2, 8, 0), "tomorrow at 09:00"),
        (datetime(2026, 12, 3, 8, 0), "in 2 days"),
        (datetime(2026, 12, 15, 8, 0), "in 14 days"),
    ],
)
def test_a_countdown_is_said_as_a_person_says_it(starts_at, words):
    with timezone.override("Europe/Berlin"):
        assert countdown(starts_at.replace(tzinfo=UTC), NOON) == words


def test_what_has_to_be_handed_in_is_on_today_until_it_is(as_alice, alice):
    coming = make_coming(alice, NOON + timedelta(days=3), "Mia Falk")
    case = Assignment.objects.create(round=coming, title="Pricing case", due_at=NOON + timedelta(days=2))
    assert "Pricing case" in text(as_alice)
    assert "due Thu 3 Dec, 13:00" in text(as_alice)

    case.hand_in(NOON)

    assert "Pricing case" not in text(as_alice)
