"""What `manage.py demo` has prepared for its coming round, and what it leaves open on purpose."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from dashboard.demo_texts import ANSWERS, COMING_DESCRIPTION, COMING_SKILLS, RESEARCH
from followups.quiet import wall_instant
from interviews.models import Assignment, Interviewer, Question, ResearchNote, Round, Skill, Topic
from stories.models import Answer, Story, Telling

# Whom a question is meant for, by first name; the others still lack one.
QUESTIONS = {"Ravi": "first_three_months", "Chloé": "like_here"}


def prepare(round: Round, stories: list[Story], now: datetime) -> None:
    """Half of what readiness asks for: research, questions, answers, a story for one, a case to bring."""
    job, people = round.application, list(round.application.interviewers.all())
    job.job_description = str(COMING_DESCRIPTION)
    job.save(update_fields=["job_description"])
    Skill.objects.bulk_create(Skill(application=job, name=str(name)) for name in COMING_SKILLS)
    by_name = {person.first_name: person for person in people}
    for first_name, code in QUESTIONS.items():
        Question.objects.create(round=round, interviewer=by_name[first_name], code=code)
    for area, first_name, body in RESEARCH:
        _look_up(round, area, by_name.get(first_name), str(body))
    for topic, text in ANSWERS:
        Answer.objects.create(application=job, topic=topic, text=str(text))
    _plan(round, by_name["Ravi"], stories[2], now)
    _hand_in(round, now)
    Topic.objects.filter(interview__round__application=job).update(
        thought_since=_("Three of the forty clinics could try one shared definition first.")
    )


def _look_up(round: Round, area: str, person: Interviewer | None, body: str) -> None:
    ResearchNote.objects.create(application=round.application, area=area, interviewer=person, body=body)


def _plan(round: Round, person: Interviewer, story: Story, now: datetime) -> None:
    interview = person.interviews.get(round=round)
    Telling.objects.create(story=story, interview=interview, interviewer=person, planned_at=now)


def _hand_in(round: Round, now: datetime) -> None:
    day = timezone.localdate(now, round.zone) + timedelta(days=2)
    Assignment.objects.create(
        round=round,
        kind=Assignment.Kind.CASE_STUDY,
        title=_("One dashboard for forty clinics"),
        brief=_("Two pages: which five numbers every clinic should see each morning, and why those."),
        to_bring=_("The two pages, printed\nA charger"),
        due_at=wall_instant(day, time(18), round.zone),
    )
