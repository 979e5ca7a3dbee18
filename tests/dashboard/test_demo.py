from datetime import UTC, datetime, timedelta
from itertools import cycle

import pytest
import time_machine
from django.core.management import CommandError, call_command

from accounts.models import User
from dashboard.management.commands.demo import ADDRESS, PASSWORD
from followups.dossiers import load_dossiers
from followups.models import Reminder, Timeline
from followups.owed import people_owed
from followups.planning import plan
from followups.rules import reminders_due
from interviews.models import Application, Interview, Round
from stories.models import Story, Telling
from tests.factories import make_application, make_story, make_user

EVERY_DAY = {
    "a Wednesday in May": datetime(2026, 5, 20, tzinfo=UTC),
    "a Monday": datetime(2026, 11, 23, tzinfo=UTC),
    "a Friday": datetime(2026, 11, 27, tzinfo=UTC),
    "a Saturday": datetime(2026, 11, 28, tzinfo=UTC),
    "a Sunday": datetime(2026, 11, 29, tzinfo=UTC),
    "Christmas Day": datetime(2026, 12, 25, tzinfo=UTC),
    "New Year's Day": datetime(2027, 1, 1, tzinfo=UTC),
    "Easter Monday": datetime(2027, 3, 29, tzinfo=UTC),
    "the day on which Europe's clocks go forward": datetime(2027, 3, 28, tzinfo=UTC),
    "the day on which America's clocks go back": datetime(2026, 11, 1, tzinfo=UTC),
    "a leap day": datetime(2028, 2, 29, tzinfo=UTC),
}


ZONES = ["Etc/UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata", "Pacific/Kiritimati"]


def made(now, zone="Europe/Berlin"):
    with time_machine.travel(now, tick=False):
        call_command("demo", time_zone=zone)
    return User.objects.get(email=ADDRESS)


def assert_both_are_due(now, zone):
    with time_machine.travel(now, tick=False):
        made(now, zone)
        dossiers = load_dossiers(Round.objects.values_list("pk", flat=True), now)
        wanted = {(due.kind, due.step) for row in dossiers.values() for due in reminders_due(row.facts, now)}

        assert wanted == {("thank_you", "first"), ("timeline_passed", "first")}, (now, zone)


def test_a_thank_you_and_a_passed_day_are_due_at_any_hour(db):
    days, zones = cycle(EVERY_DAY.values()), cycle(ZONES)
    for hour in range(24):
        assert_both_are_due(next(days) + timedelta(hours=hour, minutes=37), next(zones))


@pytest.mark.slow
@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", EVERY_DAY.values(), ids=EVERY_DAY)
def test_they_are_due_at_any_hour_of_any_day_in_any_zone(db, day, zone):
    for hour in range(24):
        assert_both_are_due(day + timedelta(hours=hour, minutes=37), zone)


def test_a_sweep_finds_them(db, now):
    made(now)

    assert plan(now) == 1
    assert set(Reminder.objects.values_list("kind", flat=True)) == {"thank_you", "timeline_passed"}


def test_the_held_round_lies_on_one_day_and_several_people_are_owed(db, now):
    candidate = made(now)

    held = Round.objects.get(application__company="Halden Robotics", number=2)
    assert all(interview.end < now for interview in held.interviews.all())
    assert len({interview.starts_at.astimezone(held.zone).date() for interview in held.interviews.all()}) == 1
    assert {row.interviewer.name for row in people_owed(candidate, now)} == {
        "Tom Lindqvist",
        "Lena Fischer",
        "Miriam Castillo",
    }


def test_the_coming_round_is_in_three_days_and_has_a_panel(db, now):
    candidate = made(now)

    coming = Interview.objects.filter(starts_at__gt=now)
    today = now.astimezone(candidate.zone).date()
    assert {row.starts_at.astimezone(candidate.zone).date() for row in coming} == {today + timedelta(days=3)}
    assert sorted(row.interviewers.count() for row in coming) == [1, 1, 2]


def test_the_pages_have_stages_and_stories_to_show(db, now):
    candidate = made(now)

    assert set(candidate.applications.values_list("stage", flat=True)) == {
        "applied",
        "interviewing",
        "offer",
        "rejected",
    }
    assert candidate.stories.count() == 5
    assert Telling.objects.owned_by(candidate).told().count() == 3
    for story in candidate.stories.all():
        story.full_clean()


def test_a_second_demo_replaces_the_first_and_leaves_everybody_else_alone(db, now, alice):
    make_application(alice, company="Hers")
    make_story(alice, title="Her story")
    made(now)
    before = [model.objects.count() for model in (Application, Round, Story, Timeline)]

    made(now + timedelta(hours=7))

    assert [model.objects.count() for model in (Application, Round, Story, Timeline)] == before
    assert User.objects.count() == 2
    assert alice.applications.get().company == "Hers"
    assert alice.stories.get().title == "Her story"


def test_the_command_says_a_login_that_works(db, client, capsys, settings):
    call_command("demo")

    printed = capsys.readouterr().out
    assert settings.BASE_URL in printed and ADDRESS in printed and PASSWORD in printed
    assert client.post("/accounts/login/", {"login": ADDRESS, "password": PASSWORD}).status_code == 302
    assert "_auth_user_id" in client.session


def test_a_public_site_gets_a_password_that_nobody_knows(db, capsys, settings):
    settings.IS_PUBLIC = True
    call_command("demo")

    password = capsys.readouterr().out.split("Password")[1].split()[0]
    assert password != PASSWORD
    assert User.objects.get().check_password(password)


def test_a_zone_that_does_not_exist_is_refused(db):
    with pytest.raises(CommandError, match="There is no time zone"):
        call_command("demo", time_zone="Mars/Base")


def test_somebody_who_signed_up_with_that_address_keeps_everything(db):
    somebody = make_user(ADDRESS)
    make_application(somebody, company="Theirs")

    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("demo")

    assert somebody.applications.get().company == "Theirs"
    assert User.objects.get().check_password("correct horse battery")
