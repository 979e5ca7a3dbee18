"""Rows for tests: each `make_x` needs as little as possible and takes any field as an override."""

from datetime import UTC, date, datetime, timedelta

from accounts.models import User
from followups.models import Reminder, ThankYouNote, Timeline
from interviews.models import Application, Interview, Interviewer, Participation, Round
from stories.models import Story

START = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


def make_user(email="candidate@example.com", **fields):
    return User.objects.create_user(email, "correct horse battery", **fields)


def make_application(candidate, **fields):
    return Application.objects.create(candidate=candidate, **{"company": "Acme", "role_title": "Analyst"} | fields)


def make_round(application, **fields):
    return Round.objects.create(application=application, **{"number": 2, "time_zone": "Europe/Berlin"} | fields)


def make_interviewer(application, name="Ana Ruiz", **fields):
    return Interviewer.objects.create(application=application, name=name, **fields)


def make_interview(round, *people, starts_at=START, minutes=60, **fields):
    interview = Interview.objects.create(
        round=round, **{"starts_at": starts_at, "ends_at": starts_at + timedelta(minutes=minutes)} | fields
    )
    for person in people:
        Participation.objects.create(interview=interview, interviewer=person)
    return interview


def make_held_round(candidate, *names, **fields):
    """A round with one interview a name, back to back from START, an hour each."""
    round = make_round(make_application(candidate), **fields)
    for position, name in enumerate(names or ("Ana Ruiz", "Bo Lind")):
        make_interview(round, make_interviewer(round.application, name), starts_at=START + timedelta(hours=position))
    return round


def make_note(round, interviewer, **fields):
    return ThankYouNote.objects.create(round=round, interviewer=interviewer, **fields)


def make_timeline(round, **fields):
    return Timeline.objects.create(
        round=round,
        **{"phrase": "by Friday", "stated_on": date(2026, 12, 1), "reply_by": date(2026, 12, 4)} | fields,
    )


def make_story(candidate, title="The outage at midnight", **fields):
    return Story.objects.create(candidate=candidate, title=title, **fields)


def make_reminder(round, **fields):
    due_at = fields.pop("due_at", START)
    return Reminder.objects.create(
        round=round,
        candidate=round.application.candidate,
        **{
            "kind": "thank_you",
            "step": "first",
            "about_on": date(2026, 12, 1),
            "due_at": due_at,
            "expires_at": due_at + timedelta(hours=24),
            "next_attempt_at": due_at,
        }
        | fields,
    )
