"""What was answered so far: to whom, in which round and in which words; for many jobs at once, in three queries."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from interviews.models import Debrief
from stories.consistency import Given, Prepared
from stories.models import Answer, AnswerGiven
from stories.models.answer import asked


def prepared_by_application(applications: Collection[int]) -> dict[int, list[Prepared]]:
    """The prepared answers of each job."""
    found: dict[int, list[Prepared]] = defaultdict(list)
    for answer in Answer.objects.present().filter(application__in=applications):
        found[answer.application_id].append(prepared(answer))
    return found


def given_by_application(applications: Collection[int]) -> dict[int, list[Given]]:
    """What was answered in each job: as noted with the answers, and what the debriefs keep about availability."""
    found: dict[int, list[Given]] = defaultdict(list)
    for row in answers_given(applications):
        found[row.answer.application_id].append(as_given(row))
    for debrief in about_availability(applications):
        found[debrief.round.application_id].append(as_debriefed(debrief))
    return found


def availability_rows(jobs: Any) -> QuerySet[Debrief, tuple[Any, ...]]:
    """The number of the round and what its debrief keeps about availability, for `said_of_availability`."""
    return about_availability(jobs).select_related(None).values_list("round__number", "availability_answer")


def answers_given(applications: Any) -> QuerySet[AnswerGiven]:
    rows = AnswerGiven.objects.present().filter(answer__application__in=applications)
    given: QuerySet[AnswerGiven] = rows.select_related("answer", "interviewer", "interview__round")
    return given


def about_availability(applications: Any) -> QuerySet[Debrief]:
    rows = Debrief.objects.present().filter(round__application__in=applications).exclude(availability_answer="")
    debriefs: QuerySet[Debrief] = rows.select_related("round").order_by("round__number")
    return debriefs


def prepared_rows(jobs: Any) -> QuerySet[Answer, tuple[Any, ...]]:
    """For `prepared_of`: the prepared answers of these jobs."""
    rows: QuerySet[Answer, tuple[Any, ...]] = Answer.objects.present().filter(application__in=jobs)
    return rows.values_list("application", "pk", "topic", "question", "text")


def given_rows(jobs: Any) -> QuerySet[AnswerGiven, tuple[Any, ...]]:
    """For `given_of`: what was answered in these jobs, as noted with the answers."""
    rows: QuerySet[AnswerGiven, tuple[Any, ...]] = AnswerGiven.objects.present().filter(answer__application__in=jobs)
    return rows.values_list(
        "answer__application",
        "answer__topic",
        "interviewer__name",
        "interview__round__number",
        "interview__round__time_zone",
        "given_at",
        "text",
        "answer",
    )


def prepared_of(row: tuple[Any, ...]) -> Prepared:
    _job, pk, topic, question, text = row
    return Prepared(pk, topic, asked(topic, question), text)


def given_of(row: tuple[Any, ...]) -> Given:
    _job, topic, name, number, zone, given_at, text, answer = row
    return Given(topic, name, number, given_at.astimezone(ZoneInfo(zone)).date(), text, answer)


def said_of_availability(number: int, text: str) -> Given:
    """What a debrief keeps of it."""
    return Given(Answer.Topic.AVAILABILITY, "", number, None, text)


def prepared(answer: Answer) -> Prepared:
    return Prepared(answer.pk, answer.topic, answer.asked, answer.text)


def as_given(row: AnswerGiven) -> Given:
    round = row.interview.round
    given_on = row.given_at.astimezone(round.zone).date()
    return Given(row.answer.topic, row.interviewer.name, round.number, given_on, row.text, row.answer_id)


def as_debriefed(debrief: Debrief) -> Given:
    return said_of_availability(debrief.round.number, debrief.availability_answer)
