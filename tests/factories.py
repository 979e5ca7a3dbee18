"""Rows for tests: each `make_x` needs as little as possible and takes any field as an override."""

from datetime import UTC, date, datetime, timedelta

from accounts.models import User
from followups.models import Reminder, ThankYouNote, Timeline
from interviews.models import (
    Application,
    Interview,
    Interviewer,
    Participation,
    Question,
    ResearchNote,
    Round,
    Topic,
)
from interviews.starter_questions import BY_CODE
from stories.models import Answer, AnswerGiven, Story, Tag, Telling
from stories.models.story import keyed

START = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


def make_user(email="candidate@example.com", password="correct horse battery", **fields):
    return User.objects.create_user(email, password, **fields)


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


WRITTEN = {"situation": "It was late.", "task": "Mine.", "action": "I did it step by step.", "result": "40 % faster."}

STARTERS = [code for code, starter in BY_CODE.items() if not starter.is_pay]


def make_ready(round):
    """Everything that readiness asks for is there: the round is one of at least two people and not its job's first."""
    job, people = round.application, list(Interviewer.objects.filter(interviews__round=round).distinct())
    Interviewer.objects.filter(pk=people[0].pk).update(relation="hiring_manager")
    Round.objects.filter(pk=round.pk).update(meeting_url="https://meet.example/1")
    for code, person in zip(STARTERS, people, strict=False):
        Question.objects.create(round=round, interviewer=person, code=code)
        ResearchNote.objects.create(application=job, interviewer=person, area="person", body="Wrote a book.")
    for area in ("company", "industry", "team"):
        ResearchNote.objects.create(application=job, area=area, body="Growing.")
    for topic in ("why_us", "why_leaving", "availability"):
        Answer.objects.create(application=job, topic=topic, text="Because.")
    for number in range(5):
        make_story(
            job.candidate, f"Story {number}", themes=Story.Theme.values, criteria=Story.Criterion.values, **WRITTEN
        )
    make_earlier(round)
    last = round.interviews.order_by("starts_at").last()
    person = last.interviewers.first()
    story = Story.objects.filter(candidate=job.candidate).first()
    Telling.objects.create(story=story, interview=last, interviewer=person, planned_at=START)
    return round


def make_earlier(round, name="Jo Recruit"):
    """Round one of the same job, weeks before, with one thing that was talked about."""
    earlier = make_round(round.application, number=1)
    person = make_interviewer(round.application, name, relation="recruiter")
    interview = make_interview(earlier, person, starts_at=START - timedelta(days=20))
    Topic.objects.create(interview=interview, interviewer=person, text="the roadmap")
    make_note(earlier, person, body="Thank you", sent_at=START - timedelta(days=19))
    return earlier


def make_note(round, interviewer, **fields):
    return ThankYouNote.objects.create(round=round, interviewer=interviewer, **fields)


def make_timeline(round, **fields):
    return Timeline.objects.create(
        round=round,
        **{"phrase": "by Friday", "stated_on": date(2026, 12, 1), "reply_by": date(2026, 12, 4)} | fields,
    )


def make_story(candidate, title="The outage at midnight", *, themes=(), criteria=(), skills=(), **fields):
    story = Story.objects.create(candidate=candidate, title=title, **fields)
    story.show(Tag.Kind.THEME, {key: "" for key in themes})
    story.show(Tag.Kind.CRITERION, {key: "" for key in criteria})
    story.show(Tag.Kind.SKILL, keyed(skills))
    return story


def make_telling(story, interview, interviewer, **fields):
    """Told, or without `told_at` planned."""
    planned = {} if "told_at" in fields else {"planned_at": START}
    return Telling.objects.create(story=story, interview=interview, interviewer=interviewer, **planned | fields)


def make_answer(application, topic="availability", text="I could start on 1 March.", **fields):
    return Answer.objects.create(application=application, topic=topic, text=text, **fields)


def make_given(answer, interview, interviewer, **fields):
    return AnswerGiven.objects.create(
        answer=answer,
        interview=interview,
        interviewer=interviewer,
        **{"given_at": interview.ends_at, "text": answer.text} | fields,
    )


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
