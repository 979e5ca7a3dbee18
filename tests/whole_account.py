"""An account in which every model has rows and every field that an archive holds says something unusual."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

from django.apps import apps

from accounts.models import AuditEvent
from followups.models import ReminderPreferences, Snooze
from interviews.models import (
    AskedQuestion,
    Assignment,
    BankQuestion,
    Debrief,
    ImportJob,
    InviteSource,
    Participation,
    Question,
    ResearchNote,
    Topic,
)
from stories.models import OwnTheme
from tests.factories import (
    START,
    STARTERS,
    make_answer,
    make_application,
    make_given,
    make_interview,
    make_interviewer,
    make_note,
    make_reminder,
    make_round,
    make_story,
    make_telling,
    make_timeline,
)

# To the microsecond, and long before anything that a restore could write by itself.
MOMENT = datetime(2025, 3, 30, 1, 59, 59, 123457, tzinfo=UTC)
HOSTILE = '=cmd|" /C calc"!A0 <script>alert(1)</script> שלום 👩‍💻 ＝１'


def fill(candidate):
    """Fill it; returns the round that is over."""
    fill_settings(candidate)
    job = make_application(
        candidate,
        company=HOSTILE[:120],
        role_title="Analyst",
        stage="offer",
        applied_on=date(2025, 2, 28),
        notes="@found by Ana\r\n80 %",
        job_url="https://jobs.example/1",
        job_description="Line one\r\nline two\ttabbed " * 1_000,
    )
    job.skills.create(name="SQL, “joins”")
    ana = make_interviewer(
        job,
        job_title="Head of data",
        relation="hiring_manager",
        email="ana@acme.example",
        profile_url="https://people.example/ana",
        notes="Quiet.",
    )
    bo = make_interviewer(job, "Bo Lind")
    round = fill_round(job, ana, bo)
    fill_preparation(candidate, round, ana)
    fill_stories(candidate, round, ana)
    fill_follow_ups(round, ana, bo)
    fill_ledger(round)
    date_back(candidate)
    return round


def fill_settings(candidate):
    for name, value in {
        "name": "Alice Berg",
        "time_zone": "Europe/Berlin",
        "country": "DE",
        "subdivision": "BE",
        "language": "en",
        "has_shortcuts": False,
    }.items():
        setattr(candidate, name, value)
    candidate.save()
    ReminderPreferences.objects.update_or_create(
        candidate=candidate,
        defaults={
            "thank_you": False,
            "timeline_passed": False,
            "prepare": False,
            "has_quiet_hours": False,
            "quiet_start": time(22, 15),
            "quiet_end": time(6, 45),
        },
    )
    AuditEvent.objects.create(user=candidate, what=AuditEvent.What.SIGNED_IN, browser="Firefox", system="Linux")
    ImportJob.objects.create(candidate=candidate, name="jobs.csv", content=b"Company\nAcme")


def fill_round(job, ana, bo):
    round = make_round(
        job,
        number=3,
        kind="technical",
        status="cancelled",
        format="onsite",
        location="12 Canal Street",
        meeting_url="https://meet.example/1",
        notes="Bring an ID.",
        primer_dismissed_at=MOMENT,
        recruiter_asked_at=MOMENT,
    )
    round = make_round(job, number=2, notes="The second one.")
    interview = make_interview(
        round,
        ana,
        bo,
        ended_at=START + timedelta(minutes=75),
        kinds=["technical", "culture_fit"],
        notes="Warm.",
        moved_at=MOMENT,
        feed_sequence=4,
    )
    make_interview(round, ana, starts_at=START + timedelta(hours=2), status="cancelled")
    Participation.objects.filter(interviewer=ana).update(met=True)
    Topic.objects.create(
        interview=interview,
        interviewer=ana,
        text="the roadmap",
        nature="promised",
        thought_since="Much.",
        settled_at=MOMENT,
    )
    signs = {name: position % 2 == 0 for position, name in enumerate(Debrief.SIGNS)}
    ratings = dict(zip(Debrief.CRITERIA, (1, 2, 3, 4), strict=True))
    Debrief.objects.create(
        round=round,
        **signs,
        **ratings,
        availability_answer="In March",
        pay_raised_by_them=True,
        what_next="They write.",
    )
    AskedQuestion.objects.create(
        interview=interview, interviewer=ana, kind="technical", text="Why SQL?", slot=2, answer="Sets."
    )
    AskedQuestion.objects.create(interview=interview, text="And without a name?")
    source = InviteSource.objects.create(
        candidate=job.candidate,
        round=round,
        uid=f"{uuid4()}@calendar.example",
        recurrence_id="20261201T090000Z",
        sequence=3,
        dtstamp=MOMENT,
    )
    source.interviews.set(round.interviews.all())
    return round


def fill_preparation(candidate, round, ana):
    Assignment.objects.create(
        round=round,
        kind="work_sample",
        title="Dashboard",
        brief="Build one.",
        to_bring="Laptop\nPen",
        due_at=START,
        handed_in_at=START - timedelta(hours=1),
    )
    ResearchNote.objects.create(
        application=round.application, interviewer=ana, area="person", body="Wrote a book.", url="https://b.example"
    )
    ResearchNote.objects.create(application=round.application, area="team", body="Growing.")
    BankQuestion.objects.create(candidate=candidate, relation="recruiter", text="Who decides?")
    Question.objects.create(
        round=round, interviewer=ana, code=STARTERS[0], asked_at=MOMENT, answer="Nobody \u2028 knows."
    )
    Question.objects.create(round=round, interviewer=ana, text="@What comes next?", place=-1)


def fill_stories(candidate, round, ana):
    story = make_story(
        candidate,
        "The outage",
        themes=["pressure"],
        criteria=["can_do"],
        skills=["SQL"],
        situation="Night.",
        task="Mine.",
        action="I did it.",
        result="40 % faster.",
        strength=4,
    )
    OwnTheme.objects.create(candidate=candidate, key="patience", name="Patience")
    interview = round.interviews.first()
    make_telling(story, interview, ana, planned_at=MOMENT, told_at=START, text="As told.", went=3)
    answer = make_answer(round.application, topic="own", question="Why here?", text="Because.")
    make_given(answer, interview, ana, went=2)


def fill_follow_ups(round, ana, bo):
    make_timeline(
        round, stated_by=ana, asked_again_at=MOMENT, answered_at=START, answer="Next week", phrase="by Friday"
    )
    make_timeline(round, stated_on=date(2026, 12, 2), reply_by=date(2026, 12, 9), is_undated=True)
    make_note(
        round,
        ana,
        subject="Thank you",
        body="Dear Ana",
        body_as_sent="Dear Ana!",
        channel="linkedin",
        sent_at=START + timedelta(hours=3),
        opened_at=MOMENT,
        recruiter_asked_at=MOMENT,
        version=7,
    )
    make_note(round, bo, skipped_at=START, skip_reason="no_address")
    Snooze.objects.create(round=round, kind="timeline_passed", until=START + timedelta(days=9))


def fill_ledger(round):
    """Sent, missed, failed, being retried, and simply open."""
    make_reminder(round, sent_at=START + timedelta(minutes=5), wire_started_at=START, attempts=1)
    make_reminder(round, step="last_call", skipped_at=START, reason="missed")
    make_reminder(round, kind="timeline_passed", step="second", failed_at=START, reason="refused", attempts=2)
    make_reminder(round, kind="prepare", step="once", about_on=date(2026, 11, 29), starts=2, attempts=3, uncertain=1)
    make_reminder(
        round,
        kind="prepare",
        step="once",
        about_on=date(2026, 12, 30),
        claim_token=uuid4(),
        claimed_until=START + timedelta(minutes=5),
    )


def date_back(candidate):
    """Give every row moments of its own that a save would overwrite."""
    candidate.date_joined = MOMENT - timedelta(days=100)
    candidate.save()
    for model in apps.get_models():
        if names := stamped(model):
            stamp(model, names)


def stamped(model):
    return [
        field.name
        for field in model._meta.fields
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    ]


def stamp(model, names):
    for position, row in enumerate(model.objects.order_by("pk")):
        moment = MOMENT + timedelta(days=position, microseconds=position)
        model.objects.filter(pk=row.pk).update(**dict.fromkeys(names, moment))
