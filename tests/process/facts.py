"""Rows for process and fault tests, made inside the product under test (Product.call), with times around now."""

from datetime import timedelta

import time_machine
from django.db.models import F
from django.test import Client
from django.utils import timezone

from accounts.models import User
from dashboard.insights import insights_of
from followups.models import DeliveryHealth, Reminder, ReminderPreferences, ThankYouNote, Timeline
from followups.planning import plan
from followups.watch.readiness import readiness
from interviews.models import ImportJob, Interview, Interviewer, Participation, Round
from tests import factories


def candidate(email="candidate@example.com", **fields):
    """Somebody with a confirmed address and no quiet hours: their mails may go out at any time of any day."""
    user = factories.make_user(email, **{"name": "Cara Diaz", "time_zone": "UTC"} | fields)
    user.emailaddress_set.create(email=email, verified=True, primary=True)
    ReminderPreferences.objects.create(candidate=user, has_quiet_hours=False)
    return user.pk


def held_round(names=("Ana Ruiz", "Bo Lind"), hours_ago=3, email="candidate@example.com"):
    """A round whose last interview ended so long ago; three hours make the first thank-you mail due now."""
    user = User.objects.filter(email=email).first() or User.objects.get(pk=candidate(email))
    round = factories.make_round(factories.make_application(user), time_zone="UTC")
    ends_at = timezone.now() - timedelta(hours=hours_ago)
    for name in names:
        person = factories.make_interviewer(round.application, name)
        factories.make_interview(round, person, starts_at=ends_at - timedelta(minutes=30), minutes=30)
    return round.pk


def coming_round(names=("Ana Ruiz", "Bo Lind"), hours_ahead=20, is_ready=False, email="candidate@example.com"):
    """A second round that begins so soon, entered a week ago: its mail is due if something is missing."""
    user = User.objects.filter(email=email).first() or User.objects.get(pk=candidate(email))
    round = factories.make_round(factories.make_application(user, company=names[0]), time_zone="UTC")
    starts_at = timezone.now() + timedelta(hours=hours_ahead)
    for position, name in enumerate(names):
        person = factories.make_interviewer(round.application, name)
        factories.make_interview(round, person, starts_at=starts_at + timedelta(hours=position))
    if is_ready:
        factories.make_ready(round)
    entered = timezone.now() - timedelta(days=7)
    Round.objects.filter(pk=round.pk).update(created_at=entered, changed_at=entered)
    Interview.objects.filter(round=round).update(created_at=entered, changed_at=entered)
    Participation.objects.filter(interview__round=round).update(created_at=entered)
    return round.pk


def timeline(round, days_ago=4):
    """They said they would reply by then; four days make the first reminder due on any day of the week."""
    reply_by = timezone.now().date() - timedelta(days=days_ago)
    return factories.make_timeline(
        Round.objects.get(pk=round), stated_on=reply_by - timedelta(days=3), reply_by=reply_by
    ).pk


def mark_sent(round, name=None):
    """Thank-you notes to everybody of the round, or to one of them, as the candidate's pages record them."""
    people = Interviewer.objects.filter(participations__interview__round=round).distinct()
    for person in people.filter(name=name) if name else people:
        note, _ = ThankYouNote.objects.get_or_create(round_id=round, interviewer=person)
        note.mark_sent(timezone.now(), ThankYouNote.Channel.EMAIL)


def answered(timeline):
    Timeline.objects.filter(pk=timeline).update(answered_at=timezone.now())


def ledger():
    fields = ("round_id", "kind", "step", "message_id", "sent_at", "skipped_at", "failed_at", "reason", "attempts")
    return list(Reminder.objects.order_by("pk").values("pk", *fields))


def move_into_the_past(round, hours):
    """As if so many hours had passed since: the clock itself is never touched."""
    earlier = timedelta(hours=hours)
    Interview.objects.filter(round=round).update(starts_at=F("starts_at") - earlier, ends_at=F("ends_at") - earlier)


def planned(round):
    """As after a sweep and before any delivery: the rows that are due are in the ledger."""
    plan(timezone.now())
    return Reminder.objects.filter(round=round).count()


def as_if_later(seconds):
    """As if so much time had passed since the last sweep and since the open rows fell due."""
    earlier = timedelta(seconds=seconds)
    DeliveryHealth.objects.update(swept_at=F("swept_at") - earlier)
    Reminder.objects.unclosed().update(
        next_attempt_at=F("next_attempt_at") - earlier, wanted_at=F("wanted_at") - earlier
    )


def reasons_by_a_clock_that_is_off(seconds):
    """Why a machine whose clock is so far ahead of the database's is not ready."""
    with time_machine.travel(timezone.now() + timedelta(seconds=seconds)):
        return readiness().reasons


def pressed(address, fields, email="candidate@example.com"):
    """What the candidate does on a page, in this product's own Django."""
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(email=email))
    return client.post(address, fields).status_code


def seen(address, email="candidate@example.com"):
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(email=email))
    return client.get(address).content.decode()


def people(round):
    return list(Interviewer.objects.filter(participations__interview__round=round).values_list("pk", flat=True))


def mend_address(address, email="candidate@example.com"):
    """Another address, confirmed by its code."""
    user = User.objects.get(email=email)
    user.emailaddress_set.all().delete()
    user.emailaddress_set.create(email=address, verified=True, primary=True)
    User.objects.filter(pk=user.pk).update(email=address, address_failed_at=None)


def job_file(lines, letters=0, email="candidate@example.com"):
    """A file of so many applications, each with so long a description, waiting to be read."""
    user = User.objects.filter(email=email).first() or User.objects.get(pk=candidate(email))
    text = "Company,Role,Description,Skills\n" + "".join(
        f"Company {number},Analyst,{'x' * letters},SQL; dbt\n" for number in range(lines)
    )
    return ImportJob.objects.create(candidate=user, name="jobs.csv", content=text.encode()).pk


def confirmed(file):
    ImportJob.objects.get(pk=file).confirm(timezone.now())


def lease_ran_out():
    """As if a minute had passed since a worker claimed a file."""
    ImportJob.objects.exclude(claim_token=None).update(claimed_until=timezone.now())


def insights():
    """Of somebody who thanked one of two in time last month: the months, the steps and what the pages answer."""
    round = Round.objects.get(pk=held_round(hours_ago=24 * 40))
    ana = round.application.interviewers.earliest("pk")
    factories.make_note(round, ana, sent_at=timezone.now() - timedelta(days=40))
    factories.make_timeline(round, answered_at=timezone.now())
    found, charts = insights_of(round.application.candidate, timezone.now())
    return {
        "months": [found.in_time, found.to_thank],
        "steps": [step.total for step in found.pipeline.steps],
        "charts": [name for name, chart in charts.items() if chart],
        "pages": ["<h1>" in seen(path) for path in ("/", "/insights/")],
    }
