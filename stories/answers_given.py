"""What was answered so far: to whom, in which round and in which words; for many jobs at once, in three queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from interviews.models import Debrief
from stories.consistency import Given, Prepared
from stories.models import Answer, AnswerGiven


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


def answers_given(applications: Collection[int]) -> Iterable[AnswerGiven]:
    rows = AnswerGiven.objects.present().filter(answer__application__in=applications)
    given: Iterable[AnswerGiven] = rows.select_related("answer", "interviewer", "interview__round")
    return given


def about_availability(applications: Collection[int]) -> Iterable[Debrief]:
    rows = Debrief.objects.present().filter(round__application__in=applications).exclude(availability_answer="")
    debriefs: Iterable[Debrief] = rows.select_related("round").order_by("round__number")
    return debriefs


def prepared(answer: Answer) -> Prepared:
    return Prepared(answer.pk, answer.topic, answer.asked, answer.text)


def as_given(row: AnswerGiven) -> Given:
    round = row.interview.round
    given_on = row.given_at.astimezone(round.zone).date()
    return Given(row.answer.topic, row.interviewer.name, round.number, given_on, row.text, row.answer_id)


def as_debriefed(debrief: Debrief) -> Given:
    return Given(Answer.Topic.AVAILABILITY, "", debrief.round.number, None, debrief.availability_answer)
