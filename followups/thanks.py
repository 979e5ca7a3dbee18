"""What the thank-you reminder says of each person: how long there is left, what was talked about, a draft."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.text import Truncator

from followups.dossiers import Dossier
from followups.drafts import Draft, compose_url, thank_you_draft
from followups.links import site_link
from followups.rules import Owed
from interviews.models import Interviewer

SHOWN_LENGTH = 700  # of a draft in HTML; the text part and the page have all of it
NO_DRAFT = Draft("", "")
LINK_LENGTH = 2000  # some mail programs ignore a longer mailto link without a word


@dataclass(frozen=True, slots=True)
class Thanks:
    """One person in the mail: how long there is left, what was talked about, and a draft to send."""

    person: Interviewer
    mark: datetime
    left: timedelta
    topics: list[str]
    draft: Draft = NO_DRAFT
    url: str = ""
    is_begun: bool = False  # the draft is a text of their own
    recruiter_asked_at: datetime | None = None  # the note is under way over the recruiter

    @property
    def is_asked_about(self) -> bool:
        """Nothing is known yet that could make it a personal note."""
        return not self.topics and not self.is_begun

    @property
    def compose_url(self) -> str:
        return short_compose_url(self.person.email, self.draft)

    @property
    def topic_url(self) -> str:
        """To the one line that makes the draft a personal one, ready for typing."""
        return f"{self.url}?ask=topic#id_{self.person.pk}_topic"

    @property
    def body_shown(self) -> str:
        body = self.draft.body
        return body if len(body) <= SHOWN_LENGTH else Truncator(body).chars(SHOWN_LENGTH)

    @property
    def is_shortened(self) -> bool:
        return self.body_shown != self.draft.body

    @property
    def is_late(self) -> bool:
        return self.left <= timedelta()

    @property
    def hours(self) -> int:
        return int(self.left.total_seconds()) // 3600

    @property
    def minutes(self) -> int:
        return int(self.left.total_seconds()) // 60


def thanks_to(dossier: Dossier, owed: Owed, now: datetime) -> Thanks:
    person, topics = dossier.people[owed.person], dossier.topics.get(owed.person, [])
    note = dossier.notes.get(owed.person)
    is_begun = bool(note and note.body)
    draft = Draft(note.subject, note.body) if note and is_begun else _fresh_draft(dossier, person, topics)
    return Thanks(
        person=person,
        mark=owed.mark,
        left=owed.mark - now,
        topics=topics,
        draft=draft,
        url=site_link("followups:note", dossier.round.pk, person.pk),
        is_begun=is_begun,
        recruiter_asked_at=note.recruiter_asked_at if note else None,
    )


def _fresh_draft(dossier: Dossier, person: Interviewer, topics: list[str]) -> Draft:
    return thank_you_draft(dossier.round, person, topics, dossier.candidate.name)


def short_compose_url(address: str, draft: Draft) -> str:
    """A mailto link with the whole draft, or "" where it would be too long to be opened."""
    url = compose_url(address, draft.subject, draft.body)
    return url if len(url) <= LINK_LENGTH else ""
