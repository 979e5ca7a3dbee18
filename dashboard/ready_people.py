"""The people whom one meets, each with what one would say, ask and know."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from interviews.asking import PAY_IS_ON_THE_TABLE, Noted, weighed
from interviews.continuity_topics import continuity_of
from interviews.grouping import grouped
from interviews.models import Interviewer, Participation, Round, Topic
from interviews.question_concerns import Kind
from interviews.starter_questions import wording_of

SAID_AT_MOST = 2  # openers and notes for one person


@dataclass(frozen=True, slots=True)
class Ready:
    """One person, and the words that are ready for them."""

    person: Interviewer
    openers: tuple[str, ...]
    stories: tuple[str, ...]
    questions: tuple[str, ...]
    research: tuple[str, ...]


def people_of(round: Round, found: dict[str, list[Any]]) -> list[Ready]:
    """In the order of the day, without those who were not met; `found` as `dashboard.ready_rows` has it."""
    seats = [seat for interview in round.held for seat in interview.participations.all()]
    openers = _openers(round, found["topics"], seats)
    stories = grouped(found["stories"], lambda row: row[0])
    questions = _questions(round, found)
    research = grouped(found["research"], lambda row: row[0])
    return [
        Ready(
            person,
            openers.get(pk, ()),
            tuple(title for _person, title in stories[pk]),
            tuple(questions[pk]),
            tuple(body or url for _person, body, url in research[pk][:SAID_AT_MOST]),
        )
        for pk, person in {seat.interviewer_id: seat.interviewer for seat in seats if seat.met is not False}.items()
    ]


def _openers(round: Round, topics: Iterable[Topic], seats: Iterable[Participation]) -> dict[int, tuple[str, ...]]:
    people = {seat.interviewer_id: seat.interviewer for seat in seats}
    earlier = [topic for topic in topics if topic.interview.round.number < round.number]
    openers = continuity_of(earlier, list(people.values())).openers
    return {pk: tuple(opener.line for opener in lines[:SAID_AT_MOST]) for pk, lines in openers.items()}


def _questions(round: Round, found: dict[str, list[Any]]) -> dict[int, list[str]]:
    """Without those about pay as long as nobody has raised it."""
    is_pay_raised = bool(found["raised"]) or round.application.stage in PAY_IS_ON_THE_TABLE
    own, _earlier, concerns = weighed(round, map(Noted._make, found["questions"]), is_pay_raised=is_pay_raised)
    for_later = {concern.question for concern in concerns if concern.kind == Kind.PAY}
    questions: dict[int, list[str]] = defaultdict(list)
    for noted in own:
        if noted.pk not in for_later:
            questions[noted.person].append(wording_of(noted.code, noted.text))
    return questions
