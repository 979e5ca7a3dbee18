"""What was talked about in earlier rounds, and with whom: a note may go on from there, if it is true."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from interviews.models import Interview, Interviewer, Round, Topic

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


def earlier_talks(round: Round) -> EarlierTalks:
    """One query."""
    rows = (
        Topic.objects.present()
        .filter(
            interview__round__application=round.application_id,
            interview__round__number__lt=round.number,
            interview__round__status=Round.Status.SCHEDULED,
            interview__status=Interview.Status.SCHEDULED,
            nature=Topic.Nature.DISCUSSED,
        )
        .select_related("interview__round", "interviewer")
        .order_by("interview__starts_at", "pk")
    )
    talks: dict[tuple[int, int], list[Topic]] = defaultdict(list)
    for topic in rows:
        talks[topic.interview_id, topic.interviewer_id].append(topic)
    by_person: dict[int, Earlier] = {}
    for (_interview, person), topics in talks.items():
        by_person.pop(person, None)  # so that the latest comes last
        by_person[person] = _earlier(topics)
    return EarlierTalks(by_person)


def _earlier(topics: list[Topic]) -> Earlier:
    interview = topics[0].interview
    began_on = interview.starts_at.astimezone(interview.round.zone).date()
    return Earlier(topics[0].interviewer, began_on, tuple(topic.text for topic in topics[:AT_MOST]))
