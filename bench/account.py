"""The account whose pages are measured; called inside the product (Product.call).

Twenty-five things stand on Today: fifteen people to thank, five rounds ahead, four answers awaited, one piece of work
to hand in. Every list has as many rows as a page shows: an account with a thousand times as much shows no more.
"""

from datetime import timedelta
from itertools import cycle

from django.db import transaction
from django.utils import timezone

from accounts import feed_tokens
from interviews.models import Assignment, Question, ResearchNote, Topic
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
    for number in range(SHOWN - 2 * JOBS + 1):
        make_application(candidate, company=f"Sent to {number}", stage="applied")
    held = [held_round(job_of(candidate, number), now) for number in range(JOBS)]
    stories_of(candidate, held, now)
    focus = coming_round(held[0].application, now, 3)
    for number in range(1, JOBS):
        coming_round(job_of(candidate, JOBS + number), now, 3 + number)
    prepare(focus, now)
    return {
        "candidate": candidate.pk,
        "application": focus.application_id,
        "round": focus.pk,
        "feed": feed_tokens.make(candidate, now),
    }


def job_of(candidate, number):
    job = make_application(candidate, company=f"Acme {number}", role_title="Analyst", job_description="SQL " * 50)
    for skill in SKILLS:
        job.skills.create(name=skill)
    return job


def held_round(job, now):
    """Five conversations today: three people are still to be thanked, and they said when they will reply."""
    round, today = make_round(job, number=1), timezone.localdate(now)
    for position, name in enumerate(["Ana Ruiz", "Bo Lind", "Cleo Marsh", "Dan Oak", "Eve Stone"]):
        person = make_interviewer(job, name)
        interview = make_interview(round, person, starts_at=now - timedelta(hours=9 - position))
        Topic.objects.create(interview=interview, interviewer=person, text="the roadmap for next year")
        if position > 2:
            make_note(round, person, body="Thank you.", body_as_sent="Thank you.", sent_at=now)
    make_timeline(round, stated_by=person, stated_on=today, reply_by=today + timedelta(days=3))
    return round


def coming_round(job, now, days):
    """Two conversations, with people who are known or new."""
    round = make_round(job, number=2, meeting_url="https://meet.example/1")
    people = list(job.interviewers.all()[:2]) or [make_interviewer(job, name) for name in ("Ana Ruiz", "Bo Lind")]
    for hours, person in enumerate(people):
        make_interview(round, person, starts_at=now + timedelta(days=days, hours=hours))
    return round


def stories_of(candidate, rounds, now):
    """A page of them, each told once."""
    told = cycle((row, row.interviewers.first()) for round in rounds for row in round.interviews.all())
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


def prepare(round, now):
    Assignment.objects.create(round=round, kind="work_sample", title="A forecast", due_at=now + timedelta(days=2))
    job = round.application
    for person in job.interviewers.filter(interviews__round=round):
        ResearchNote.objects.create(application=job, interviewer=person, area="person", body="Wrote a book.")
        for code in STARTERS[:3]:
            Question.objects.create(round=round, interviewer=person, code=code)
    for area in ("company", "industry", "team"):
        ResearchNote.objects.create(application=job, area=area, body="They are growing.")
