"""What `manage.py demo` and the example fill in: a believable fortnight of one candidate, laid out around `now`.

A thank-you reminder and a timeline reminder are due at once, at whatever hour of whatever day it is run.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from dashboard.demo_preparation import prepare
from dashboard.demo_texts import JOB_DESCRIPTION, NOTE, SKILLS, STORIES
from followups.business_days import is_business_day, next_business_day
from followups.models import ReminderPreferences, ThankYouNote, Timeline
from followups.quiet import wall_instant
from interviews.models import Application, Interview, Interviewer, Participation, Round, Skill, Topic
from stories.models import Story, Tag, Telling
from stories.models.story import keyed

# The held day takes two and a half hours; its second conversation ends after one and a half.
DAY_TAKES = timedelta(hours=2, minutes=30)
FIRST_OWED_ENDS = timedelta(hours=1, minutes=30)
REMIND_AFTER = timedelta(hours=2)
# So late the last call is still an hour away.
LAST_CALL_NEAR = timedelta(hours=19)
# When an employer would invite somebody; the last ones only for runs between midnight and noon.
USUAL_STARTS = [time(hour) for hour in (10, 9, 11, 13, 14, 8, 15, 16, 17, 7)]

Relation = Interviewer.Relation


def fill(candidate: User, now: datetime) -> None:
    """Give the candidate the demo's applications, rounds, people, notes, timelines and stories, in their language.

    For a candidate who looks at an example they are marked as an example.
    """
    with override(candidate.language):
        stories = _stories(candidate)
        _held_some_hours_ago(candidate, stories, now)
        _in_three_days(candidate, stories, now)
        _passed_in_silence(candidate, now)
        _without_a_round(candidate)


def empty(candidate: User) -> None:
    """Remove what `fill` entered, and whatever else there is of the kind."""
    candidate.applications.all().delete()
    candidate.stories.all().delete()
    candidate.own_themes.all().delete()
    candidate.bank_questions.all().delete()
    ReminderPreferences.objects.filter(candidate=candidate).delete()


def start_of_held_day(now: datetime, zone: ZoneInfo) -> datetime:
    """A usual start whose day is over for two hours, while the first person still owed has hours left."""
    today = now.astimezone(zone).date()
    starts = [wall_instant(day, clock, zone) for day in (today, today - timedelta(days=1)) for clock in USUAL_STARTS]
    return next(
        start for start in starts if start + DAY_TAKES + REMIND_AFTER <= now < start + FIRST_OWED_ENDS + LAST_CALL_NEAR
    )


def passed_day(today: date, country: str) -> date:
    """The latest working day by which they said they would reply whose reminder was due before today."""
    day = today - timedelta(days=2)
    while next_business_day(day, country) >= today or not is_business_day(day, country):
        day -= timedelta(days=1)
    return day


def _held_some_hours_ago(candidate: User, stories: list[Story], now: datetime) -> None:
    job = _job(candidate, "Halden Robotics", _("Senior data analyst"), job_description=str(JOB_DESCRIPTION))
    Skill.objects.bulk_create(Skill(application=job, name=str(name)) for name in SKILLS)
    start = start_of_held_day(now, candidate.zone)
    jonas = _person(job, "Jonas Wieland", _("Talent partner"), Relation.RECRUITER, "jonas.wieland@halden.example")
    amara = _person(job, "Amara Osei", _("Head of analytics"), Relation.HIRING_MANAGER, "amara.osei@halden.example")
    tom = _person(job, "Tom Lindqvist", _("Data engineer"), Relation.TEAM_MEMBER)
    lena = _person(job, "Lena Fischer", _("Analyst"), Relation.TEAM_MEMBER, "lena.fischer@halden.example")
    miriam = _person(job, "Miriam Castillo", _("VP operations"), Relation.SKIP_LEVEL)

    call = _conversation(_round(job, 1), start - timedelta(days=8), 30, jonas)
    _talked(call, jonas, _("why the analytics team doubled this year"))
    _thank(call.round, jonas, "Jonas", call.ends_at + timedelta(hours=3))
    _called_back(call, jonas, _("by the end of the week"), days_said=4, days_taken=3)

    round = _round(job, 2, meeting_url="https://meet.halden.example/second-round")
    first = _conversation(round, start, 45, amara)
    panel = _conversation(round, start + timedelta(minutes=45), 45, tom, lena)
    last = _conversation(round, start + timedelta(minutes=105), 45, miriam)
    _talked(first, amara, _("the dashboard that nobody opens, and what you would do about it"))
    _talked(panel, tom, _("moving the nightly jobs off the old warehouse"))
    _talked(panel, lena, _("pairing on queries every Thursday"))
    _talked(last, miriam, _("what the warehouse robots should report first"))
    mistake, pressure, agreement, *_others = stories
    for story, interview, person in [(agreement, call, jonas), (mistake, first, amara), (pressure, panel, tom)]:
        Telling(story=story, interview=interview, interviewer=person).mark_told(interview.ends_at)
    _thank(round, amara, "Amara", now - timedelta(minutes=40))
    today = now.astimezone(candidate.zone).date()
    _said(round, jonas, _("within a week"), today, today + timedelta(days=7))


def _in_three_days(candidate: User, stories: list[Story], now: datetime) -> None:
    job = _job(candidate, "Brightwell Health", _("Analytics manager"))
    day = now.astimezone(candidate.zone).date() + timedelta(days=3)
    start = wall_instant(day, time(13, 30), candidate.zone)
    ines = _person(job, "Inês Carvalho", _("Talent partner"), Relation.RECRUITER, "ines.carvalho@brightwell.example")
    call = _conversation(_round(job, 1), start - timedelta(days=11), 30, ines)
    _talked(call, ines, _("how the clinics share one set of numbers"))
    _thank(call.round, ines, "Inês", call.ends_at + timedelta(hours=2))
    _called_back(call, ines, _("in two or three days"), days_said=3, days_taken=6)

    round = _round(job, 2, format=Round.Format.ONSITE, location=_("12 Canal Street, third floor"))
    ravi = _person(job, "Ravi Menon", _("Director of data"), Relation.HIRING_MANAGER)
    chloe = _person(job, "Chloé Marchetti", _("Clinic operations"), Relation.CROSS_FUNCTIONAL)
    henk = _person(job, "Henk Adjei", _("Clinic data analyst"), Relation.TEAM_MEMBER)
    sigrun = _person(job, "Sigrun Bell", _("Chief operating officer"), Relation.SKIP_LEVEL)
    _conversation(round, start, 60, ravi)
    _conversation(round, start + timedelta(minutes=60), 45, chloe, henk)
    _conversation(round, start + timedelta(minutes=120), 30, sigrun)
    prepare(round, stories, now)


def _passed_in_silence(candidate: User, now: datetime) -> None:
    job = _job(candidate, "Kestrel Maps", _("Data analyst, routing"))
    reply_by = passed_day(now.astimezone(candidate.zone).date(), candidate.country)
    held_on = next_business_day(reply_by - timedelta(days=9), candidate.country)
    yusuf = _person(
        job, "Yusuf Demir", _("Team lead, routing"), Relation.HIRING_MANAGER, "yusuf.demir@kestrel.example"
    )
    talk = _conversation(_round(job, 2), wall_instant(held_on, time(11), candidate.zone), 60, yusuf)
    _talked(talk, yusuf, _("measuring whether a shorter route is also a calmer one"))
    _thank(talk.round, yusuf, "Yusuf", talk.ends_at + timedelta(hours=4))
    _said(talk.round, yusuf, _("in about a week"), held_on, reply_by)


def _without_a_round(candidate: User) -> None:
    for company, role_title, stage in [
        ("Foxglove Studio", _("Product analyst"), Application.Stage.OFFER),
        ("Tern & Daughters", _("Reporting lead"), Application.Stage.REJECTED),
        ("Marlow Energy", _("Data analyst, grid planning"), Application.Stage.APPLIED),
    ]:
        _job(candidate, company, role_title, stage=stage)


def _stories(candidate: User) -> list[Story]:
    """In the order of the texts, with what each of them shows."""
    stories = [
        Story(
            candidate=candidate,
            title=str(title),
            strength=strength,
            example_at=candidate.example_at,
            **{part: str(text) for part, text in parts.items()},
        )
        for title, parts, strength, _shows in STORIES
    ]
    Story.objects.bulk_create(stories)
    Tag.objects.bulk_create(
        Tag(story=story, kind=kind, key=key, name=name if kind == Tag.Kind.SKILL else "")
        for story, (*_, shows) in zip(stories, STORIES, strict=True)
        for kind, names in shows.items()
        for key, name in keyed(str(name) for name in names).items()
    )
    return stories


def _job(candidate: User, company: str, role_title: str, **fields: str) -> Application:
    return Application.objects.create(
        candidate=candidate, company=company, role_title=role_title, example_at=candidate.example_at, **fields
    )


def _person(job: Application, name: str, job_title: str, relation: str, email: str = "") -> Interviewer:
    return Interviewer.objects.create(application=job, name=name, job_title=job_title, relation=relation, email=email)


def _round(job: Application, number: int, **fields: str) -> Round:
    usual = {"format": Round.Format.PHONE, "kind": Round.Kind.SCREEN} if number == 1 else {}
    return Round.objects.create(
        application=job, number=number, time_zone=job.candidate.time_zone, **{**usual, **fields}
    )


def _conversation(round: Round, start: datetime, minutes: int, *people: Interviewer) -> Interview:
    interview = Interview.objects.create(round=round, starts_at=start, ends_at=start + timedelta(minutes=minutes))
    Participation.objects.bulk_create(Participation(interview=interview, interviewer=person) for person in people)
    return interview


def _talked(interview: Interview, person: Interviewer, text: str) -> None:
    Topic.objects.create(interview=interview, interviewer=person, text=text)


def _thank(round: Round, person: Interviewer, first_name: str, sent_at: datetime) -> None:
    body = NOTE.format(name=first_name)
    ThankYouNote.objects.create(
        round=round,
        interviewer=person,
        subject=_("Thank you for our conversation"),
        body=body,
        body_as_sent=body,
        sent_at=sent_at,
    )


def _called_back(call: Interview, person: Interviewer, phrase: str, *, days_said: int, days_taken: int) -> None:
    on = call.starts_at.astimezone(call.round.zone).date()
    timeline = _said(call.round, person, phrase, on, on + timedelta(days=days_said))
    timeline.mark_answered(call.ends_at + timedelta(days=days_taken))


def _said(round: Round, person: Interviewer, phrase: str, stated_on: date, reply_by: date) -> Timeline:
    return Timeline.objects.create(
        round=round, stated_by=person, phrase=phrase, stated_on=stated_on, reply_by=reply_by
    )
