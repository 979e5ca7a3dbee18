"""The account whose pages are measured; called inside the product (Product.call).

Twenty-five things stand on Today: fifteen people to thank, five rounds ahead, five answers awaited. Every list has as
many rows as a page shows, so that an account with a thousand times as much shows no more of them.
"""

from datetime import timedelta
from itertools import cycle

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from accounts import feed_tokens
from interviews.models import Question, ResearchNote, Topic
from stories.models import Story
from tests.factories import (
    STARTERS,
    WRITTEN,
    make_application,
    make_interview,
    make_interviewer,
    make_note,
    make_round,
    make_story,
    make_telling,
    make_timeline,
    make_user,
)

JOBS, SHOWN = 5, 25
SKILLS = ["SQL", "dbt", "Python", "Forecasting", "Writing"]


@transaction.atomic
def live(email):
    """Make it; what stands in the addresses of its pages."""
    now = timezone.now()
    candidate = make_user(email, name="Alice Berg", time_zone="Europe/Berlin", country="DE")
    candidate.emailaddress_set.create(email=email, verified=True, primary=True)
    for number in range(SHOWN - JOBS):
        make_application(candidate, company=f"Sent to {number}", stage="applied")
    rounds = [job_of(candidate, number, now) for number in range(JOBS)]
    stories_of(candidate, rounds, now)
    focus = rounds[0]
    prepare(focus)
    return {
        "candidate": candidate.pk,
        "application": focus.application_id,
        "round": focus.pk,
        "feed": feed_tokens.make(candidate, now),
    }


def job_of(candidate, number, now):
    """A job with a round that was held this morning and one to come, which is returned."""
    job = make_application(candidate, company=f"Acme {number}", role_title="Analyst", job_description="SQL " * 50)
    for skill in SKILLS:
        job.skills.create(name=skill)
    held = make_round(job, number=1)
    people = [make_interviewer(job, f"{name} {number}", relation="team_member") for name in ("Ana", "Bo", "Cleo")]
    thanked = [make_interviewer(job, f"{name} {number}") for name in ("Dan", "Eve")]
    for position, person in enumerate([*people, *thanked]):
        starts_at = now - timedelta(hours=9 - position)
        interview = make_interview(held, person, starts_at=starts_at)
        Topic.objects.create(interview=interview, interviewer=person, text="the roadmap for next year")
    for person in thanked:
        make_note(held, person, body="Thank you for today.", body_as_sent="Thank you for today.", sent_at=now)
    today = timezone.localdate(now)
    make_timeline(held, stated_by=people[0], stated_on=today, reply_by=today + timedelta(days=number + 1))
    coming = make_round(job, number=2, meeting_url="https://meet.example/1")
    for hours, person in enumerate(people[:2]):
        make_interview(coming, person, starts_at=now + timedelta(days=3 + number, hours=hours))
    return coming


def stories_of(candidate, rounds, now):
    """A page of them; each was told once, and some are meant for the round to come."""
    told = cycle((row, row.interviewers.first()) for round in rounds for row in earlier(round).interviews.all())
    themes, criteria, skills = cycle(Story.Theme.values), cycle(Story.Criterion.values), cycle(SKILLS)
    for number in range(SHOWN):
        story = make_story(
            candidate,
            f"The release at midnight {number:02}",
            themes=[next(themes)],
            criteria=[next(criteria)],
            skills=[next(skills)],
            strength=number % 4 + 1,
            **WRITTEN,
        )
        make_telling(story, *next(told), told_at=now - timedelta(hours=1), text=story.spoken)


def earlier(round):
    return round.application.rounds.get(number=1)


def prepare(round):
    job = round.application
    for person in job.interviewers.filter(interviews__round=round):
        ResearchNote.objects.create(application=job, interviewer=person, area="person", body="Wrote a book.")
        for code in STARTERS[:3]:
            Question.objects.create(round=round, interviewer=person, code=code)
    for area in ("company", "industry", "team"):
        ResearchNote.objects.create(application=job, area=area, body="They are growing.")


def email_of(candidate):
    return get_user_model().objects.get(pk=candidate).email
