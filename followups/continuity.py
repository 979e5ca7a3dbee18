"""What was talked about in earlier rounds, and with whom: a note may go on from there, if it is true."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from interviews.continuity_topics import said_on
from interviews.grouping import grouped
from interviews.models import Interviewer, Round, Topic

AT_MOST = 2  # topics that a note goes back to


@dataclass(frozen=True, slots=True)
class Earlier:
    """The latest earlier conversation of which something was logged."""

    person: Interviewer
    on: date
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EarlierTalks:
    """The latest one with each person, the latest of all last."""

    by_person: dict[int, Earlier]

    def before(self, person: Interviewer) -> Earlier | None:
        """With the same person; else with somebody else of the company."""
        latest = next(reversed(self.by_person.values()), None)
        return self.by_person.get(person.pk, latest)


def earlier_talks(round: Round, of_job: Iterable[Topic]) -> EarlierTalks:
    """Of all that was noted in rounds of the job, with round and person."""
    earlier = (topic for topic in of_job if topic.interview.round.number < round.number)
    discussed = (topic for topic in earlier if topic.nature == Topic.Nature.DISCUSSED)
    in_order = sorted(discussed, key=lambda topic: (topic.interview.starts_at, topic.pk))
    talks = grouped(in_order, lambda topic: (topic.interview_id, topic.interviewer_id))
    by_person: dict[int, Earlier] = {}
    for (_interview, person), topics in talks.items():
        by_person.pop(person, None)  # so that the latest comes last
        by_person[person] = _earlier(topics)
    return EarlierTalks(by_person)


def _earlier(topics: list[Topic]) -> Earlier:
    return Earlier(topics[0].interviewer, said_on(topics[0]), tuple(topic.text for topic in topics[:AT_MOST]))
