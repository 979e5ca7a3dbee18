"""The reminder mails themselves: what they say, in text and HTML, and the headers that go with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import Truncator

from accounts.models import User
from followups.dossiers import Dossier
from followups.drafts import Draft, compose_url, follow_up_draft, thank_you_draft
from followups.models import Reminder
from followups.rules import LAST_CALL, LATE, THANK_YOU, Due, Owed, people_owed
from followups.unsubscribing import unsubscribe_token
from interviews.models import Interviewer

SUBJECT_LENGTH = 150
SHOWN_LENGTH = 700  # of a draft in HTML; the text part and the page have all of it
NO_DRAFT = Draft("", "")
LINK_LENGTH = 2000  # some mail programs ignore a longer mailto link without a word


@dataclass(frozen=True, slots=True)
class Mail:
    """A message, and the people whom it says are still to be thanked."""

    message: EmailMultiAlternatives
    people: frozenset[int]


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
        return _compose_url(self.person.email, self.draft)

    @property
    def topic_url(self) -> str:
        """To the one line that makes the draft a personal one, ready for typing."""
        return f"{self.url}?ask=topic#id_{self.person.pk}_topic"

    @property
    def body_shown(self) -> str:
        return Truncator(self.draft.body).chars(SHOWN_LENGTH)

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


def compose(dossier: Dossier, due: Due, row: Reminder, now: datetime) -> Mail:
    """The mail for one ledger row as the facts stand at `now`, in the candidate's language and time zone."""
    with translation.override(dossier.candidate.language), timezone.override(dossier.candidate.zone):
        if due.kind == THANK_YOU:
            thanks = [_thanks(dossier, owed, now) for owed in people_owed(dossier.facts, now)]
            content: dict[str, Any] = {
                "thanks": thanks,
                "wording": due.wording,
                "url": _link("round_thank_yous", dossier.round.pk),
                "all_sent_url": _link("all_sent", dossier.round.pk),
            }
            people = frozenset(entry.person.pk for entry in thanks)
        else:
            content, people = _follow_up(dossier, due), frozenset()
        content |= {
            "round": dossier.round,
            "candidate": dossier.candidate,
            "snooze_url": _link("snooze", dossier.round.pk, due.kind),
        }
        return Mail(_message(dossier.candidate, due.kind, content, row.message_id), people)


def send_test_reminder(candidate: User) -> None:
    """Send one mail that only shows that mails arrive; raises OSError if the mail server does not take it."""
    with translation.override(candidate.language), timezone.override(candidate.zone):
        content = {"candidate": candidate, "url": settings.BASE_URL + reverse("followups:reminders")}
        _message(candidate, "test", content).send()


def _thanks(dossier: Dossier, owed: Owed, now: datetime) -> Thanks:
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
        url=_link("note", dossier.round.pk, person.pk),
        is_begun=is_begun,
        recruiter_asked_at=note.recruiter_asked_at if note else None,
    )


def _fresh_draft(dossier: Dossier, person: Interviewer, topics: list[str]) -> Draft:
    return thank_you_draft(dossier.round, person, topics, dossier.candidate.name)


def _follow_up(dossier: Dossier, due: Due) -> dict[str, Any]:
    timeline = dossier.timeline
    if timeline is None:
        raise ValueError("a follow-up without a timeline")
    draft = follow_up_draft(timeline, dossier.candidate.name)
    address = timeline.stated_by.email if timeline.stated_by else ""
    return {
        "timeline": timeline,
        "draft": draft,
        "address": address,
        "step": due.step,
        "compose_url": _compose_url(address, draft),
        "url": _link("waiting"),
    }


def _message(
    candidate: User, kind: str, content: Mapping[str, Any], message_id: str | None = None
) -> EmailMultiAlternatives:
    unsubscribe_url = _link("unsubscribe", unsubscribe_token(candidate.pk, kind)) if message_id else ""
    context = {
        **content,
        "unsubscribe_url": unsubscribe_url,
        "preferences_url": _link("preferences"),
        "LAST_CALL": LAST_CALL,
        "LATE": LATE,
    }
    headers = {"Auto-Submitted": "auto-generated"}
    if message_id:
        headers |= {
            "Message-ID": message_id,
            "List-Unsubscribe": f"<{unsubscribe_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    message = EmailMultiAlternatives(
        subject=_one_line(render_to_string(f"followups/mail/{kind}_subject.txt", context)),
        body=render_to_string(f"followups/mail/{kind}.txt", context),
        to=[candidate.email],
        headers=headers,
    )
    message.attach_alternative(render_to_string(f"followups/mail/{kind}.html", context), "text/html")
    return message


def _one_line(text: str) -> str:
    """A header's worth of text: names in it may be long, and a line break would make the mail unsendable for ever."""
    return " ".join(text.split())[:SUBJECT_LENGTH]


def _compose_url(address: str, draft: Draft) -> str:
    """A mailto link with the whole draft, or "" where it would be too long to be opened."""
    url = compose_url(address, draft.subject, draft.body)
    return url if len(url) <= LINK_LENGTH else ""


def _link(name: str, *args: object) -> str:
    return f"{settings.BASE_URL}{reverse(f'followups:{name}', args=args)}"
